//! What the requests ask of the desk, and its answers as JSON.

use std::collections::HashMap;
use std::sync::Mutex;

use serde_json::{Value, json};

use super::pictures::Pictures;
use super::{alive, guard};
use crate::desk::{Desk, Folder, Opened, Preview, Revision, Stop};
use crate::directive::edit;
use crate::press::Writing;
use crate::report::{Counts, in_reading_order, json as report};
use crate::typeset::{Format, picture};
use crate::words::diagnostic::Diagnostic;
use crate::words::kind::Kind;

/// What all requests share.
pub(super) struct Office {
    pub(super) gate: guard::Gate,
    pub(super) folder: Folder,
    pub(super) pictures: Pictures,
    pub(super) tabs: alive::Tabs,
    /// How many documents may be set at once.
    pub(super) turns: tokio::sync::Semaphore,
    desk: Desk,
    /// What the list says of each file, as long as the file is the same.
    rows: Mutex<HashMap<String, (Revision, Value)>>,
}

/// What a finished document may be taken away as, with its type for browsers.
pub(super) const FORMATS: [(&str, &str); 2] =
    [("pdf", "application/pdf"), ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")];

/// The format of a name in [`FORMATS`].
pub(super) fn format(name: &str) -> Option<(Writing, &'static str)> {
    let (_, kind) = FORMATS.into_iter().find(|(known, _)| *known == name)?;
    Some((if name == "docx" { Writing::Word } else { Writing::Pages(Format::pdf()) }, kind))
}

impl Office {
    pub(super) fn new(gate: guard::Gate, folder: Folder) -> Self {
        let turns = tokio::sync::Semaphore::new(2);
        let (pictures, tabs, desk) = (Pictures::default(), alive::Tabs::default(), Desk::default());
        Self { gate, folder, pictures, tabs, turns, desk, rows: Mutex::default() }
    }

    /// The documents of the folder; files that are no directive (the house profile, slips of copies) are left out.
    pub(super) fn list(&self) -> Result<Vec<Value>, Diagnostic> {
        let mut rows = Vec::new();
        for (name, modified) in self.folder.names()? {
            let Ok((text, revision)) = self.folder.read(&name) else { continue };
            let known =
                self.rows.lock().ok().and_then(|rows| rows.get(&name).filter(|(known, _)| *known == revision).cloned());
            let mut row = if let Some((_, row)) = known {
                row
            } else {
                let row = self.row(&name, &text);
                if let Ok(mut rows) = self.rows.lock() {
                    rows.insert(name.clone(), (revision, row.clone()));
                }
                row
            };
            if row.is_object() {
                row["modified"] = json!(modified);
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// What the list says of one file; null for a file that describes no document.
    fn row(&self, name: &str, text: &str) -> Value {
        let values = edit::values(text);
        if values.as_ref().is_some_and(|values| values.get("loai").is_none()) {
            return Value::Null;
        }
        let values = values.unwrap_or_default();
        let shown = self.shown(&self.opened(name, text));
        let number = values["so"].as_i64().map_or_else(String::new, |n| format!("{n:02}"));
        let symbol = values["ky_hieu"].as_str().unwrap_or_default();
        let date = values["ngay"]["date"].as_str().or(values["ngay"].as_str()).unwrap_or_default().to_owned();
        json!({
            "name": name,
            "kind": values["loai"],
            "number": format!("{number}/{symbol}"),
            "number_value": values["so"],
            "date": date.rsplit('-').collect::<Vec<_>>().join("/"),
            "date_value": date,
            "subject": values["trich_yeu"],
            "readable": !shown.documents.is_empty(),
            "counts": Counts::of(&shown.findings),
        })
    }

    fn opened(&self, name: &str, text: &str) -> Opened {
        self.desk.open_bytes(&self.folder.root().join(name), text.as_bytes())
    }

    fn shown(&self, opened: &Opened) -> Preview {
        self.desk.preview(opened, &Stop::default()).unwrap_or_default()
    }

    /// Pages and findings of a text, or of values put into it.
    pub(super) fn preview(&self, name: &str, text: &str, values: Option<&Value>) -> Result<Value, Diagnostic> {
        self.folder.is_inside(name)?;
        let text = with(text, values);
        let opened = self.opened(name, &text);
        let shown = self.shown(&opened);
        let pages = shown.documents.iter().flat_map(|document| self.pictures.keep(document));
        let pages = pages.map(|(id, [width, height])| json!({ "id": id, "width": width, "height": height }));
        let pages: Vec<_> = pages.collect();
        let marks = shown.marks.iter().map(|mark| {
            let rect = mark.run.rect;
            json!({ "page": mark.run.page, "x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height,
                    "path": mark.path, "line": mark.line })
        });
        let findings = report::findings(&shown.findings, &opened.parsed.sources);
        let paths = in_reading_order(&shown.findings).into_iter().map(|finding| shown.path(finding));
        let findings = findings.into_iter().zip(paths).map(|(mut finding, path)| {
            finding["path"] = json!(path);
            finding
        });
        Ok(json!({
            "findings": findings.collect::<Vec<_>>(),
            "marks": marks.collect::<Vec<_>>(),
            "pages": if pages.is_empty() { Value::Null } else { json!(pages) },
            "values": edit::values(&text),
            "text": text,
        }))
    }

    /// The finished document.
    pub(super) fn render(
        &self,
        name: &str,
        text: &str,
        values: Option<&Value>,
        format: &Writing,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.folder.is_inside(name).map_err(|problem| vec![problem])?;
        let pressed = self.desk.make(&self.opened(name, &with(text, values)), std::slice::from_ref(format), false);
        let main = pressed.made.and_then(|made| made.files.into_iter().next());
        main.map(|(_, bytes)| bytes).ok_or(pressed.diagnostics)
    }

    /// The first page of the sample of a kind.
    pub(super) fn sample(&self, kind: Kind) -> Option<String> {
        let name = format!("{}.toml", kind.key());
        let shown = self.shown(&self.opened(&name, crate::compose::sample(kind)));
        picture::svg(&shown.documents.first()?.typeset, 0)
    }
}

/// The text with the values of the form in it, where the form sent some.
fn with(text: &str, values: Option<&Value>) -> String {
    values.and_then(|values| edit::put(text, values)).unwrap_or_else(|| text.to_owned())
}
