//! Pages that were shown lately, by what they look like, drawn when a browser asks for them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use crate::press::Printed;
use crate::typeset::picture;

/// Documents whose pages can still be asked for: some tabs, and some versions back for answers that come late.
const KEPT: usize = 40;

/// A document and the fingerprints of its pages.
type Shown = (Vec<u128>, Arc<Printed>);

/// The latest documents, newest last.
#[derive(Default)]
pub(super) struct Pictures(Mutex<VecDeque<Shown>>);

impl Pictures {
    /// Remembers the pages of a document; their names, with width and height in mm.
    pub(super) fn keep(&self, printed: &Arc<Printed>) -> Vec<(String, [f64; 2])> {
        let prints = picture::fingerprints(&printed.typeset);
        let names = prints.iter().map(|print| format!("{print:032x}"));
        let pages = names.zip(picture::sizes(&printed.typeset)).collect();
        if let Ok(mut shown) = self.0.lock() {
            shown.retain(|(known, _)| *known != prints);
            shown.push_back((prints, Arc::clone(printed)));
            if shown.len() > KEPT {
                shown.pop_front();
            }
        }
        pages
    }

    /// The picture of a page, if it was shown lately.
    pub(super) fn svg(&self, name: &str) -> Option<String> {
        let print = u128::from_str_radix(name, 16).ok()?;
        let (document, page) = {
            let shown = self.0.lock().ok()?;
            shown.iter().rev().find_map(|(prints, document)| {
                prints.iter().position(|known| *known == print).map(|page| (Arc::clone(document), page))
            })?
        };
        picture::svg(&document.typeset, page)
    }
}
