//! The parts of a copy on paper (Phần II): “SAO Y” and what stands with it under a line across the page.

use super::Sheet;
use super::rows::Edge;
use super::text::{fold, is_upper};
use crate::check::document::{Component, Confidence};

/// The line stands no more than this above the form of the copy, in mm.
const ABOVE: f64 = 25.0;

/// Takes the form of the copy and what stands below the line of the copy.
pub(super) fn locate(sheet: &mut Sheet<'_>) {
    for page in (0..sheet.pages.len()).rev() {
        let form = sheet.content[page].iter().filter(|row| row.text.contains("SAO")).find_map(|row| {
            row.inked(5.0).into_iter().filter_map(|(from, to)| row.part(Edge { from, to })).find(|part| {
                let words = fold(&part.text);
                is_upper(&part.text) && matches!(words.as_str(), "saoy" | "saoluc" | "trichsao" | "saoybanchinh")
            })
        });
        let Some(form) = form else { continue };
        let across = |width: f64| width > 0.6 * sheet.pages[page].width;
        let line = sheet.lines[page]
            .iter()
            .rev()
            .find(|line| across(line.rect.width) && (form.baseline - ABOVE..form.baseline).contains(&line.rect.y));
        let line = line.copied();
        let top = line.map_or(form.baseline - 8.0, |line| line.rect.y);
        sheet.content[page].retain(|row| row.baseline <= top);
        sheet.put(Component::CopyForm, vec![form], Confidence::Sure);
        if let Some(block) = sheet.found.get_mut(&Component::CopyForm).and_then(|blocks| blocks.first_mut()) {
            block.line = line;
        }
        return;
    }
}
