//! Several who sign side by side above Nơi nhận: the bodies of a joint document (văn bản liên tịch).

use super::text::is_upper;
use super::{Sheet, Spot};
use crate::locate::document::{Component, Confidence, MM_PER_PT, Row};

/// A gap between two signers is at least this wide, in mm.
const COLUMN_GAP: f64 = 3.0;
/// A gap of this many lines is the room for the signatures.
const SIGNATURE_GAP: f64 = 2.2;
/// What stands over a name is off its middle by no more than this, in mm.
const OFF_CENTRE: f64 = 4.0;

/// Takes the signers above the label of Nơi nhận; gives the place where they begin. `above` are the rows above the label.
pub(super) fn locate(sheet: &mut Sheet<'_>, above: &[Row], label: &Row) -> Option<Spot> {
    let mut rest = above.iter().filter(|row| row.page == label.page).cloned().collect::<Vec<_>>();
    let mut signers = Vec::new();
    let mut begin = None;
    // The last row of signers is read first.
    while let Some((from, found)) = one_row(&rest, signers.is_empty()) {
        begin = Some(Spot { page: label.page, y: rest[from].baseline - 0.2 });
        signers.splice(0..0, found);
        rest.truncate(from);
    }
    for (position, name) in signers {
        sheet.put(Component::Authority, position, Confidence::Sure);
        sheet.put(Component::SignerName, vec![name], Confidence::Sure);
    }
    begin
}

/// The position of one who signs, and the name below it.
type Signer = (Vec<Row>, Row);

/// The signers of the last rows: where their positions begin, and each with the name below.
fn one_row(rows: &[Row], last: bool) -> Option<(usize, Vec<Signer>)> {
    let (names, above) = rows.split_last()?;
    let names: Vec<Row> = names.parts(COLUMN_GAP);
    let is_name = |row: &Row| row.is_bold() && !is_upper(&row.text) && row.text.split(' ').count() > 1;
    // Only behind a full row may one stand alone.
    if names.len() < if last { 2 } else { 1 } || !names.iter().all(is_name) {
        return None;
    }
    let room = SIGNATURE_GAP * names[0].size * MM_PER_PT;
    let first = above.last().filter(|row| names[0].baseline - row.baseline > room)?;
    let mut from = above.len();
    let mut below = first.baseline;
    for row in above.iter().rev() {
        let near = below - row.baseline < room;
        if !near || !row.is_bold() || !is_upper(&row.text) {
            break;
        }
        (from, below) = (from - 1, row.baseline);
    }
    let positions: Vec<Row> = above[from..].iter().flat_map(|row| row.parts(COLUMN_GAP)).collect();
    let of = |name: &Row| {
        let over = |row: &&Row| (row.centre() - name.centre()).abs() < OFF_CENTRE;
        positions.iter().filter(over).cloned().collect::<Vec<_>>()
    };
    let signers: Vec<_> = names.into_iter().map(|name| (of(&name), name)).collect();
    let complete = signers.iter().all(|(position, _)| !position.is_empty());
    let agreement = positions.iter().any(|row| row.text.starts_with("ĐẠI DIỆN") || row.text.starts_with("BÊN "));
    (complete && !agreement && from < above.len()).then_some((from, signers))
}
