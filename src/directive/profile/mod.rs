//! The house profile (hồ sơ đơn vị): what is the same in every document of an office, filled in where a directive is
//! silent. The directive wins, key by key.

mod names;

use super::judge::Judge;
use super::keys;
use super::model::Text;
use super::notes::Notes;
use super::reader::{self, Fields, Reader};
use super::rules::{self, problem};
use super::text::{self, Files, add_file, legacy_text};
use super::tree::{Entry, Node, Table, Value};
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::kind::Kind;
use crate::words::source::{Sources, Span};
use names::Names;

/// Name of the profile that is looked for near a directive.
pub const FILE_NAME: &str = "don-vi.toml";

/// A commented profile to start from.
pub const STARTER: &str = include_str!("../don-vi.toml");

/// What a profile says beyond the words of documents.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Its file, as named in the directive or as found.
    pub name: String,
    /// Its folder, relative to that of the directive or absolute; empty when they are the same.
    pub folder: String,
    /// Folder of letter templates, relative to the profile (`mau`).
    pub templates: Option<Text>,
    /// Fonts to be used first, relative to the profile (`phong_chu`).
    pub fonts: Vec<Text>,
    /// What the office declares to do otherwise (`lech`).
    pub deviations: Vec<Deviation>,
}

/// A profile that lies near a directive, before it is read.
#[derive(Debug, Clone)]
pub struct Near {
    /// Name to be shown.
    pub name: String,
    /// Its folder, relative to that of the directive or absolute; empty when they are the same.
    pub folder: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A rule that the office declares not to follow, and why.
#[derive(Debug, Clone)]
pub struct Deviation {
    /// Id of the rule.
    pub rule: &'static str,
    /// The reason.
    pub reason: Text,
}

/// Marks findings that the office has declared: they stay in the list as notes, with the reason, and no longer count.
pub fn declare(diagnostics: &mut [Diagnostic], deviations: &[Deviation]) {
    for found in diagnostics.iter_mut().filter(|d| d.severity < Severity::Failure) {
        if let Some(deviation) = deviations.iter().find(|d| d.rule == found.rule) {
            let reason = &deviation.reason.value;
            found.severity = Severity::Note;
            found.hint = crate::words::diagnostic::Message::new(
                format!("đơn vị đã khai là làm khác: {reason}"),
                format!("declared by the office: {reason}"),
            )
            .into();
        }
    }
}

/// What a profile declares, for documents that are no directives.
#[must_use]
pub fn read(near: Near, judge: &Judge) -> (Option<Profile>, Sources, Vec<Diagnostic>) {
    let (mut sources, mut found) = (Sources::default(), Vec::new());
    let none = |_: &str| Err(crate::words::diagnostic::Message::new("không có tệp này", "no such file"));
    let profile = complete(&mut Table::default(), Some(near), &mut sources, (&none, judge), &mut found);
    (profile.ok().flatten(), sources, found)
}

/// The profile could not be read; why has been said.
pub(super) struct Unreadable;

/// Completes a directive from the profile it names, else from the one near it.
pub(super) fn complete(
    table: &mut Table,
    near: Option<Near>,
    sources: &mut Sources,
    from: (&Files<'_>, &Judge),
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Profile>, Unreadable> {
    let profile = complete_from(table, near, sources, from, found);
    if profile.is_err() {
        // Who a short name means can't be known.
        table.entries.retain(|e| e.key != "nguoi_ky" || !matches!(e.node.value, Value::Text(_)));
    }
    profile
}

fn complete_from(
    table: &mut Table,
    near: Option<Near>,
    sources: &mut Sources,
    (files, judge): (&Files<'_>, &Judge),
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Profile>, Unreadable> {
    let given = match table.get("don_vi") {
        Some(entry) => Some(open(entry, files).map_err(|problem| found.push(problem)).map_err(|()| Unreadable)?),
        None => near,
    };
    let Some(Near { name, folder, bytes }) = given else {
        Names::default().resolve(table, found);
        return Ok(None);
    };
    let file = add_file(sources, &name, &bytes).map_err(|problem| found.push(*problem)).map_err(|()| Unreadable)?;
    let (mut office, mut syntax, _) = text::table(sources, file);
    let broken = !syntax.is_empty();
    found.append(&mut syntax);
    let mut reader = Reader { sources, files, kind: None, found: Vec::new(), notes: Notes::default() };
    let profile = reader.profile(&office, file, (name, folder), judge);
    found.append(&mut reader.found);
    bring_pictures(&mut office, &profile.folder);
    let kind = reader::kind_of(table);
    office.entries.iter().for_each(|entry| fill(table, entry, kind));
    Names { file: Some(&profile.name), signers: below(&office, "nguoi_ky"), groups: below(&office, "noi_nhan") }
        .resolve(table, found);
    if broken { Err(Unreadable) } else { Ok(Some(profile)) }
}

/// The profile that a directive names.
fn open(entry: &Entry, files: &Files<'_>) -> Result<Near, Diagnostic> {
    let Value::Text(name) = &entry.node.value else {
        let (vi, en) = entry.node.type_name();
        let (vi, en) = (
            format!("`don_vi` là {vi}, phải là chuỗi giữa hai dấu nháy"),
            format!("`don_vi` is {en}, a string was expected"),
        );
        return Err(problem(&rules::WRONG_TYPE, vi, en).at_span(entry.node.span));
    };
    let name = name.trim().to_owned();
    let folder = name.rfind(['/', '\\']).map_or("", |end| &name[..end]).to_owned();
    files(&name).map(|bytes| Near { name: name.clone(), folder, bytes }).map_err(|why| {
        problem(
            &rules::FILE_MISSING,
            format!("không đọc được hồ sơ đơn vị `{name}`: {}", why.vi),
            format!("can't read the house profile `{name}`: {}", why.en),
        )
        .at_span(entry.node.span)
        .hint("tên tệp tính từ thư mục của tệp mô tả", "the name is taken from the folder of the directive")
    })
}

/// The entries of a table of the profile.
fn below<'t>(office: &'t Table, key: &str) -> &'t [Entry] {
    match office.get(key).map(|entry| &entry.node.value) {
        Some(Value::Table(table)) => &table.entries,
        _ => &[],
    }
}

/// Pictures of signers are named from the folder of the profile.
fn bring_pictures(office: &mut Table, folder: &str) {
    let Some(Value::Table(signers)) = office.get_mut("nguoi_ky").map(|entry| &mut entry.node.value) else { return };
    if folder.is_empty() {
        return;
    }
    for signer in &mut signers.entries {
        let Value::Table(signer) = &mut signer.node.value else { continue };
        for entry in signer.entries.iter_mut().filter(|entry| entry.key.starts_with("anh_")) {
            if let Value::Text(name) = &mut entry.node.value {
                *name = format!("{folder}/{}", name.trim());
            }
        }
    }
}

/// Gives the directive what it does not say itself, as far as its kind has it.
fn fill(table: &mut Table, office: &Entry, kind: Option<Kind>) {
    let key = office.key.as_str();
    let fits = kind.is_none_or(|kind| keys::TOP.get(key).is_some_and(|key| key.kinds.has(kind)));
    if keys::PROFILE.get(key).is_none() || keys::PROFILE_ONLY.contains(&key) || !fits {
        return;
    }
    match table.get_mut(key).map(|own| &mut own.node.value) {
        None => table.entries.push(office.clone()),
        Some(Value::Table(own)) => {
            if let Value::Table(office) = &office.node.value {
                let missing: Vec<_> = office.entries.iter().filter(|e| own.get(&e.key).is_none()).cloned().collect();
                own.entries.extend(missing);
            }
        }
        Some(_) => {}
    }
}

impl Reader<'_> {
    /// Reads what concerns the program, and judges what is named there, used or not.
    fn profile(&mut self, office: &Table, file: usize, (name, folder): (String, String), judge: &Judge) -> Profile {
        self.found.extend(legacy_text(self.sources, file));
        let fields = self.open(office, &keys::PROFILE, Span { file, start: 0, end: 0 });
        for entry in self.named(fields, "nguoi_ky") {
            match &entry.node.value {
                Value::Table(signer) => _ = self.open(signer, &keys::SIGNER, entry.node.span),
                _ => self.wrong_type(&entry.node, &format!("nguoi_ky.{}", entry.key), "bảng", "a table"),
            }
        }
        for entry in self.named(fields, "noi_nhan") {
            if !matches!(entry.node.value, Value::Text(_) | Value::List(_)) {
                self.wrong_type(&entry.node, &format!("noi_nhan.{}", entry.key), "danh sách", "a list");
            }
        }
        if let Some(entry) = office.get("co_quan").filter(|e| !matches!(e.node.value, Value::Table(_))) {
            self.wrong_type(&entry.node, "co_quan", "bảng `[co_quan]`", "a table `[co_quan]`");
        }
        Profile {
            name,
            folder,
            templates: self.text(fields, "mau"),
            fonts: self.strings(fields, "phong_chu").iter().map(|d| d.all().finish()).collect(),
            deviations: self.deviations(fields, judge),
        }
    }

    /// The entries of a table of the profile whose keys are names of its own.
    fn named<'t>(&mut self, fields: Fields<'t>, key: &str) -> &'t [Entry] {
        match fields.table.get(key).map(|entry| &entry.node) {
            Some(Node { value: Value::Table(table), .. }) => &table.entries,
            Some(node) => {
                self.wrong_type(node, key, &format!("các bảng `[{key}.tên-tắt]`"), "tables by short name");
                &[]
            }
            None => &[],
        }
    }

    fn deviations(&mut self, fields: Fields<'_>, judge: &Judge) -> Vec<Deviation> {
        let mut deviations = Vec::new();
        for entry in self.named(fields, "lech") {
            let Some(reason) = self.string(&entry.node, &format!("lech.{}", entry.key)) else { continue };
            if reason.all().trim().text().is_empty() {
                self.empty_item("lech", entry.node.span);
                continue;
            }
            match (judge.deviation)(&entry.key) {
                Ok(rule) => deviations.push(Deviation { rule, reason: reason.all().finish() }),
                Err(problem) => self.found.push(problem.at_span(entry.key_span)),
            }
        }
        deviations
    }
}

#[cfg(test)]
mod tests;
