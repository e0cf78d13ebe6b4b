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
/// Sizes this near to halves of a point were set so, in pt: printers and Word round by up to 0.06 pt.
const HALF: f64 = 0.12;
/// Of the sizes so many may be of another step: a defect of its own.
const ODD: usize = 1;

/// The share of its size that a document was printed in; none for one of its own size.
pub(super) fn of(document: &Document<'_>) -> Option<f64> {
    let size = |component| Some(document.one(component)?.rows.first()?.size);
    let share = |component| Some(size(component)? / document.style(component)?.co[0]);
    let shares: Vec<f64> = FIXED.into_iter().filter_map(share).collect();
    let pairs =
        shares.iter().enumerate().flat_map(|(at, one)| shares[at + 1..].iter().map(move |other| (*one, *other)));
    let alike = pairs.filter(|(one, other)| (one - other).abs() <= ALIKE).map(|(one, other)| f64::midpoint(one, other));
    let scaled = |share: &f64| {
        let halves = |size: f64| ((size / share * 2.0).round() / 2.0 - size / share).abs() < HALF;
        let sizes: Vec<f64> = HALVES.into_iter().filter_map(size).collect();
        let odd = sizes.iter().filter(|size| !halves(**size)).count();
        (LEAST..MOST).contains(&(share - 1.0).abs()) && sizes.len() > ODD && odd <= ODD.min(sizes.len() / 3)
    };
    // A form without recipients has one size that is fixed: the others, out of range as printed, must be in it undone.
    let alone = shares.first().copied().filter(|share| shares.len() == 1 && ranged(document, *share));
    alike.chain(alone).find(scaled)
}

/// Whether the sizes of the head are out of range as printed, two of them at least, and in it once a share is undone.
fn ranged(document: &Document<'_>, share: f64) -> bool {
    let sizes: Vec<_> = HALVES
        .into_iter()
        .filter_map(|component| Some((document.style(component)?.co, document.one(component)?.rows.first()?.size)))
        .collect();
    let out = |([low, high], size): &([f64; 2], f64)| *size < low - HALF || *size > high + HALF;
    sizes.iter().filter(|size| out(size)).count() > 1 && !sizes.iter().any(|(co, size)| out(&(*co, size / share)))
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
