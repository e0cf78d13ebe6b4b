//! Documents that were printed smaller or larger than they were written, as “fit to page” of a printer does. They are
//! judged as they were written, and one rule tells that they were scaled.

use crate::locate::document::{Component, Document};
use crate::page::Page;
use crate::words::diagnostic::{Diagnostic, Place};

/// What the decree gives one size: number and symbol, “Nơi nhận:”, the list below it. One of them may be wrong.
const FIXED: [Component; 3] = [Component::Number, Component::RecipientsLabel, Component::Recipients];
/// What has one of several sizes, all of them halves of a point.
const HALVES: [Component; 4] = [Component::NationalName, Component::Motto, Component::PlaceDate, Component::Authority];
/// The sizes of one print differ from those asked for by one share, within this.
const ALIKE: f64 = 0.006;
/// Less is not told from rounding.
const LEAST: f64 = 0.02;
/// More is not a print of the same document.
const MOST: f64 = 0.3;
/// Sizes this near to halves of a point were set so, in pt.
const HALF: f64 = 0.08;

/// The share of its size that a document was printed in; none for one of its own size.
pub(super) fn of(document: &Document<'_>) -> Option<f64> {
    let size = |component| Some(document.one(component)?.rows.first()?.size);
    let share = |component| Some(size(component)? / document.style(component)?.co[0]);
    let shares: Vec<f64> = FIXED.into_iter().filter_map(share).collect();
    let pairs =
        shares.iter().enumerate().flat_map(|(at, one)| shares[at + 1..].iter().map(move |other| (*one, *other)));
    let mut alike =
        pairs.filter(|(one, other)| (one - other).abs() <= ALIKE).map(|(one, other)| f64::midpoint(one, other));
    let scaled = |share: &f64| {
        let halves = |size: f64| ((size / share * 2.0).round() / 2.0 - size / share).abs() < HALF;
        let sizes: Vec<f64> = HALVES.into_iter().filter_map(size).collect();
        (LEAST..MOST).contains(&(share - 1.0).abs()) && sizes.len() > 1 && sizes.into_iter().all(halves)
    };
    alike.find(scaled)
}

/// The pages as they were written.
pub(super) fn undone(pages: &[Page], share: f64) -> Vec<Page> {
    pages.iter().map(|page| page.scaled(1.0 / share)).collect()
}

/// Puts a finding on a page as it was written back to its place on the print.
pub(super) fn on_print(finding: &mut Diagnostic, pages: &[Page], share: f64) {
    let Place::Page { page: number, rect, .. } = &mut finding.place else { return };
    let Some(page) = pages.iter().find(|page| page.number == *number) else { return };
    rect.x = page.width / 2.0 + (rect.x - page.width / 2.0) * share;
    rect.y = page.height / 2.0 + (rect.y - page.height / 2.0) * share;
    rect.width *= share;
    rect.height *= share;
}
