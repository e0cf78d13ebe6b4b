//! The house profile (hồ sơ đơn vị): what is the same in every document of an office, filled in where a directive is
//! silent. The directive wins, key by key.

use super::build;
use super::keys;
use super::kind::Kind;
use super::model::Text;
use super::parse::{self, Files, add_file, legacy_text};
use super::reader::{Fields, Reader};
use super::rules::{self, problem};
use super::tree::{Entry, Node, Table, Value};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::RuleInfo;
use crate::source::{Sources, Span};

/// Name of the profile that is looked for near a directive.
pub const FILE_NAME: &str = "don-vi.toml";

/// A commented profile to start from.
pub const STARTER: &str = include_str!("don-vi.toml");

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
            found.hint = crate::diagnostic::Message::new(
                format!("đơn vị đã khai là làm khác: {reason}"),
                format!("declared by the office: {reason}"),
            )
            .into();
        }
    }
}

/// What a profile declares, for documents that are no directives.
#[must_use]
pub fn read(near: Near) -> (Option<Profile>, Sources, Vec<Diagnostic>) {
    let (mut sources, mut found) = (Sources::default(), Vec::new());
    let none = |_: &str| Err(crate::diagnostic::Message::new("không có tệp này", "no such file"));
    let profile = complete(&mut Table::default(), Some(near), &mut sources, &none, &mut found);
    (profile.ok().flatten(), sources, found)
}

/// The profile could not be read; why has been said.
pub(super) struct Unreadable;

/// Completes a directive from the profile it names, else from the one near it.
pub(super) fn complete(
    table: &mut Table,
    near: Option<Near>,
    sources: &mut Sources,
    files: &Files<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Profile>, Unreadable> {
    let profile = complete_from(table, near, sources, files, found);
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
    files: &Files<'_>,
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
    let (mut office, mut syntax, _) = parse::table(sources, file);
    let broken = !syntax.is_empty();
    found.append(&mut syntax);
    let mut reader = Reader { sources, files, kind: None, found: Vec::new() };
    let profile = reader.profile(&office, file, name, folder);
    found.append(&mut reader.found);
    bring_pictures(&mut office, &profile.folder);
    let kind = build::kind_of(table);
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
    fn profile(&mut self, office: &Table, file: usize, name: String, folder: String) -> Profile {
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
            deviations: self.deviations(fields),
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

    fn deviations(&mut self, fields: Fields<'_>) -> Vec<Deviation> {
        let mut deviations = Vec::new();
        for entry in self.named(fields, "lech") {
            let Some(reason) = self.string(&entry.node, &format!("lech.{}", entry.key)) else { continue };
            if reason.all().trim().text().is_empty() {
                self.empty_item("lech", entry.node.span);
                continue;
            }
            match crate::rule::all().find(|rule| rule.id == entry.key) {
                Some(rule) if rule.severity < Severity::Failure => {
                    deviations.push(Deviation { rule: rule.id, reason: reason.all().finish() });
                }
                rule => self.found.push(not_to_declare(entry, rule)),
            }
        }
        deviations
    }
}

fn not_to_declare(entry: &Entry, rule: Option<&RuleInfo>) -> Diagnostic {
    let id = &entry.key;
    if rule.is_some() {
        return problem(
            &rules::DEVIATION_UNKNOWN,
            format!("không khai khác được với `{id}`: gặp lỗi này thì không dàn trang được"),
            format!("`{id}` can't be declared: with it there is no document"),
        )
        .at_span(entry.key_span);
    }
    let near = crate::rule::all().map(|rule| (strsim::jaro_winkler(rule.id, id), rule.id));
    let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).map_or("", |(_, id)| id);
    problem(&rules::DEVIATION_UNKNOWN, format!("không có quy tắc `{id}`"), format!("there is no rule `{id}`"))
        .at_span(entry.key_span)
        .hint(
            format!("gần nhất là `{near}`; `vanthu rules` liệt kê tất cả"),
            format!("the nearest is `{near}`; `vanthu rules` lists all"),
        )
}

/// What a directive may call by a short name.
#[derive(Default)]
struct Names<'t> {
    /// Name of the profile, when there is one.
    file: Option<&'t str>,
    signers: &'t [Entry],
    groups: &'t [Entry],
}

impl Names<'_> {
    /// Puts signers and groups of recipients in the place of their short names.
    fn resolve(&self, table: &mut Table, found: &mut Vec<Diagnostic>) {
        match table.get_mut("nguoi_ky").map(|entry| &mut entry.node) {
            Some(Node { value: Value::List(items), .. }) => items.iter_mut().for_each(|node| self.signer(node, found)),
            Some(node) => self.signer(node, found),
            None => {}
        }
        if let Some(node) = table.get_mut("noi_nhan").map(|entry| &mut entry.node) {
            let items = match &mut node.value {
                Value::List(items) => std::mem::take(items),
                Value::Text(text) if text.trim_start().starts_with('@') => vec![node.clone()],
                _ => return,
            };
            let items = items.into_iter().flat_map(|item| self.recipients(item, found));
            node.value = Value::List(items.collect());
        }
    }

    fn signer(&self, node: &mut Node, found: &mut Vec<Diagnostic>) {
        let Value::Text(name) = &node.value else { return };
        match self.signers.iter().find(|entry| entry.key == name.trim()) {
            Some(entry) => *node = entry.node.clone(),
            None => found.push(self.unknown(&rules::UNKNOWN_SIGNER, self.signers, name.trim(), node.span)),
        }
    }

    fn recipients(&self, item: Node, found: &mut Vec<Diagnostic>) -> Vec<Node> {
        let Value::Text(text) = &item.value else { return vec![item] };
        let Some(name) = text.trim().strip_prefix('@') else { return vec![item] };
        match self.groups.iter().find(|entry| entry.key == name).map(|entry| &entry.node) {
            Some(Node { value: Value::List(items), .. }) => items.clone(),
            Some(node) => vec![node.clone()],
            None => {
                found.push(self.unknown(&rules::UNKNOWN_GROUP, self.groups, name, item.span));
                vec![item]
            }
        }
    }

    fn unknown(&self, rule: &'static RuleInfo, known: &[Entry], name: &str, span: Span) -> Diagnostic {
        let (what_vi, what_en) = if rule.id == rules::UNKNOWN_SIGNER.id {
            ("người ký", "signer")
        } else {
            ("nhóm nơi nhận", "group")
        };
        let Some(file) = self.file else {
            return problem(
                rule,
                format!("không biết {what_vi} `{name}`: không có hồ sơ đơn vị nào"),
                format!("unknown {what_en} `{name}`: there is no house profile"),
            )
            .at_span(span)
            .hint(
                format!("đặt `{FILE_NAME}` cạnh tệp này, hoặc ghi `don_vi = \"…\"`; `vanthu new don-vi` viết ra một hồ sơ mẫu"),
                format!("put `{FILE_NAME}` beside this file, or write `don_vi = \"…\"`; `vanthu new don-vi` prints one"),
            );
        };
        let found = problem(
            rule,
            format!("không có {what_vi} `{name}` trong hồ sơ đơn vị `{file}`"),
            format!("there is no {what_en} `{name}` in the house profile `{file}`"),
        )
        .at_span(span);
        let list = known.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>().join(", ");
        let near = known.iter().map(|entry| (strsim::damerau_levenshtein(&entry.key, name), &entry.key)).min();
        match near {
            Some((distance, near)) if distance <= 1 + name.chars().count() / 3 => found.hint(
                format!("có phải `{near}`? hồ sơ có: {list}"),
                format!("did you mean `{near}`? known are: {list}"),
            ),
            Some(_) => found.hint(format!("hồ sơ có: {list}"), format!("known are: {list}")),
            None => found.hint(format!("hồ sơ chưa có {what_vi} nào"), format!("the profile has no {what_en} yet")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directive::{Document, copy, document, lint, read};

    /// The examples of a manual in TOML.
    fn examples(manual: &str) -> Vec<&str> {
        manual.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
    }

    fn every_key_is_explained(manual: &str, table: &keys::Table) {
        for key in table.keys {
            assert!(manual.contains(&format!("| `{}` |", key.name)), "the manual lacks {}", key.name);
        }
    }

    #[test]
    fn the_manual_of_the_profile_is_true() {
        let manual = include_str!("../../docs/don-vi.md");
        every_key_is_explained(manual, &keys::PROFILE);
        let [office, letter] = examples(manual)[..] else { panic!("two examples") };
        let near = Some(Near { name: FILE_NAME.to_owned(), folder: String::new(), bytes: office.as_bytes().to_vec() });
        let parsed = read(Document { near, ..document("thu.toml", letter.as_bytes()) }, &|_| unreachable!());
        assert_eq!(parsed.diagnostics, []);
        let directive = parsed.directive.unwrap();
        assert_eq!(lint(&directive, &parsed.sources), []);
        assert_eq!((directive.recipients.len(), parsed.profile.unwrap().deviations.len()), (3, 1));
        assert_eq!(directive.signer.name.unwrap().value, "Trần Thị Bình");
    }

    #[test]
    fn the_manual_of_copies_and_its_starting_file_are_true() {
        let manual = include_str!("../../docs/ban-sao.md");
        every_key_is_explained(manual, &keys::COPY);
        for slip in examples(manual).into_iter().chain([copy::STARTER]) {
            let document = document("sao.toml", slip.as_bytes());
            let parsed = copy::read(document, copy::Medium::Paper, &|_| unreachable!());
            assert_eq!(parsed.diagnostics, [], "{slip}");
            assert!(parsed.copy.is_some());
        }
    }

    #[test]
    fn the_directive_wins_key_by_key() {
        let office =
            "luu = 'VT'\n[co_quan]\nten = 'Sở Nội vụ'\ndia_danh = 'Huế'\n[nguoi_ky.an]\nchuc_vu = 'GIÁM ĐỐC'\n";
        let letter = "loai = 'ke-hoach'\nky_hieu = 'KH-SNV'\ntrich_yeu = 'x'\nmo_dau = 'x'\nnoi_nhan = ['x']\nluu = 'VT, VP'\n\
                      nguoi_ky = 'an'\n[co_quan]\nten = 'Sở Y tế'\n";
        let near = Some(Near { name: FILE_NAME.to_owned(), folder: String::new(), bytes: office.as_bytes().to_vec() });
        let parsed = read(Document { near, ..document("kh.toml", letter.as_bytes()) }, &|_| unreachable!());
        let directive = parsed.directive.unwrap();
        assert_eq!(directive.filing.unwrap().value, "VT, VP");
        assert_eq!(directive.issuer.name[0].value, "Sở Y tế");
        let place = &directive.issuer.place;
        assert_eq!((place.value.as_str(), place.span.file), ("Huế", 1), "its place is in the profile");
        assert_eq!(parsed.sources.text(place.span), "Huế");
    }
}
