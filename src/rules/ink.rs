//! What a person is told of ink where it should not be.

use std::collections::BTreeSet;

use crate::page::spill::{Fault, Side, Spill};
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Place, Severity};
use crate::words::rule::{RuleInfo, Words};

/// More of one document than this nobody reads.
const MOST: usize = 20;
/// Letters of the words that a message shows.
const SHOWN: usize = 40;

const OVER: RuleInfo = RuleInfo {
    id: "chu-in-de",
    severity: Severity::Error,
    clause: "",
    what: Words::new("chữ in đè lên chữ khác hoặc lên đường kẻ", "words stand over others or over a drawn rule"),
    why: Words::new("chữ đè lên nhau thì không đọc được", "what stands over each other can't be read"),
    example: "một chữ dài hơn chỗ dành cho nó tràn sang phần bên cạnh",
};
const BEYOND: RuleInfo = RuleInfo {
    id: "chu-ngoai-le",
    severity: Severity::Error,
    clause: "I.3",
    what: Words::new("chữ, bảng hoặc hình ra ngoài lề trang", "words, a table or a picture beyond the margins"),
    why: Words::new(
        "lề trang để đóng quyển, sao chụp; ra ngoài giấy thì mất chữ",
        "margins let documents be bound and copied; beyond the paper words are lost",
    ),
    example: "một chữ dài hơn dòng không ngắt được",
};

/// The rules on ink.
pub const RULES: &[RuleInfo] = &[OVER, BEYOND];

/// Says what was noticed on finished pages; one defect is told once.
#[must_use]
pub fn told(spills: &[Spill], standard: StandardId) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let new = spills.iter().filter(|spill| told.insert((kind(&spill.fault), spill.words.clone(), spill.page)));
    new.take(MOST).map(|spill| tell(spill, standard)).collect()
}

fn kind(fault: &Fault) -> u8 {
    match fault {
        Fault::OverWords(_) | Fault::OverRule => 0,
        Fault::Beyond(..) => 1,
    }
}

fn tell(spill: &Spill, standard: StandardId) -> Diagnostic {
    let words = shown(&spill.words);
    let [what_vi, what_en] = if words.is_empty() {
        ["đường kẻ hoặc hình".to_owned(), "a rule or a picture".to_owned()]
    } else {
        [format!("`{words}`"), format!("`{words}`")]
    };
    let place = Place::Page { page: spill.page, rect: spill.rect, origin: None };
    let make = |rule: &RuleInfo, vi: String, en: String| {
        let found = Diagnostic::new(rule.id, rule.severity, vi, en).at(place.clone());
        let clause = standard.get().cite(rule.clause);
        if rule.clause.is_empty() { found } else { found.clause(clause) }
    };
    let found = match &spill.fault {
        Fault::OverWords(other) => {
            let other = shown(other);
            make(&OVER, format!("{what_vi} in đè lên `{other}`"), format!("{what_en} stands over `{other}`"))
        }
        Fault::OverRule => {
            make(&OVER, format!("{what_vi} in đè lên đường kẻ"), format!("{what_en} stands over a drawn rule"))
        }
        Fault::Beyond(side, by) => {
            let [side_vi, side_en] = match side {
                Side::Left => ["lề trái", "the left margin"],
                Side::Right => ["lề phải", "the right margin"],
                Side::Top => ["mép trên của giấy", "the top edge of the paper"],
                Side::Bottom => ["lề dưới", "the bottom margin"],
            };
            let by_vi = format!("{by:.1}").replace('.', ",");
            make(
                &BEYOND,
                format!("{what_vi} ra ngoài {side_vi} {by_vi} mm"),
                format!("{what_en} stands {by:.1} mm beyond {side_en}"),
            )
        }
    };
    found.hint(
        "viết ngắn lại, hoặc đặt dấu cách ở chỗ chữ dài có thể ngắt dòng; dùng mẫu riêng thì xem lại mẫu",
        "make it shorter, or put a blank where a long word may fold; a template of your own may be at fault",
    )
}

fn shown(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    format!("{}…", words.chars().take(SHOWN).collect::<String>())
}
