//! The words some keys choose among.

use crate::words::kind::Kind;

pub(super) fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.key()).collect()
}

pub(super) fn standards() -> Vec<&'static str> {
    crate::standard::StandardId::ALL.into_iter().map(crate::standard::StandardId::key).collect()
}

pub(super) fn wordings() -> Vec<&'static str> {
    vec!["giao-viec", "cau", "tieu-de"]
}

pub(super) fn meetings() -> Vec<&'static str> {
    vec!["cuộc họp", "hội nghị", "hội thảo"]
}

pub(super) fn urgencies() -> Vec<&'static str> {
    crate::directive::model::stamps::Urgency::ALL
        .into_iter()
        .map(crate::directive::model::stamps::Urgency::key)
        .collect()
}

pub(super) fn secrecies() -> Vec<&'static str> {
    vec!["mat", "toi-mat", "tuyet-mat"]
}

pub(super) fn circulations() -> Vec<&'static str> {
    crate::directive::model::stamps::Circulation::ALL
        .into_iter()
        .map(crate::directive::model::stamps::Circulation::words)
        .collect()
}

pub(super) fn alignments() -> Vec<&'static str> {
    crate::directive::model::table::Align::ALL.into_iter().map(crate::directive::model::table::Align::key).collect()
}

pub(super) fn arrangements() -> Vec<&'static str> {
    vec!["canh-nhau", "chong"]
}

pub(super) fn marks() -> Vec<&'static str> {
    vec!["a)", "-", "+"]
}

pub(super) fn copy_forms() -> Vec<&'static str> {
    crate::directive::model::copy_form::CopyForm::ALL
        .into_iter()
        .map(crate::directive::model::copy_form::CopyForm::key)
        .collect()
}
