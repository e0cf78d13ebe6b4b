//! Takes values out of a table and says what is wrong with them.

use super::keys::{self, Kinds, Shape};
use super::located::Decoded;
use super::model::{Field, Form, Text};
use super::notes::Notes;
use super::rules::{self, problem};
use super::strip;
use super::syntax::plain;
use super::text::{Files, MOST, add_file, has_blank};
use super::tree::{Node, Table, Value};
use crate::words::date::{self, Parts};
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::kind::Kind;
use crate::words::source::{Sources, Span};

/// What reading goes along with: the sources, the files, and everything found.
pub(super) struct Reader<'a> {
    pub sources: &'a mut Sources,
    pub files: &'a Files<'a>,
    /// The kind of the directive, once it is known: keys that other kinds have are not its own.
    pub kind: Option<Kind>,
    pub found: Vec<Diagnostic>,
    /// The notes of the directive.
    pub notes: Notes,
}

/// A table with the keys it may have.
#[derive(Clone, Copy)]
pub(super) struct Fields<'t> {
    pub table: &'t Table,
    keys: &'static keys::Table,
    pub span: Span,
}

impl Fields<'_> {
    /// Key with the name of its table: `co_quan.ten`.
    pub(super) fn path(&self, key: &str) -> String {
        if self.keys.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.keys.name) }
    }
}

/// Advice for a blank of a batch where a value was wanted.
fn batch_hint(found: Diagnostic) -> Diagnostic {
    found.hint(
        "đây là chỗ trống của lô: điền từ bảng dữ liệu bằng `vanthu batch`",
        "this is a blank of a batch: fill it from a table with `vanthu batch`",
    )
}

impl Reader<'_> {
    /// Opens a table: unknown keys and missing ones are said at once.
    pub(super) fn open<'t>(&mut self, table: &'t Table, keys: &'static keys::Table, span: Span) -> Fields<'t> {
        let fields = Fields { table, keys, span };
        for entry in &table.entries {
            match (keys.get(&entry.key), self.kind) {
                (None, _) => self.unknown_key(fields, &entry.key, entry.key_span),
                (Some(key), Some(kind)) if !key.kinds.has(kind) => self.foreign_key(fields, key, kind, entry.key_span),
                _ => {}
            }
        }
        let kind = self.kind;
        for key in keys.keys.iter().filter(|k| k.is_needed(kind) && table.get(k.name).is_none()) {
            self.missing(fields, key.name);
        }
        fields
    }

    /// Says that a key is for other kinds.
    fn foreign_key(&mut self, fields: Fields<'_>, key: &keys::Key, kind: Kind, span: Span) {
        let list = |kinds: &[Kind], name: fn(Kind) -> &'static str| {
            kinds.iter().map(|kind| name(*kind)).collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = match key.kinds {
            Kinds::Only(kinds) => (
                format!("khóa này chỉ dùng cho {}", list(kinds, Kind::name)),
                format!("the key is for a {}", list(kinds, Kind::english)),
            ),
            Kinds::All | Kinds::But(_) => (
                format!("bỏ khóa này: {} không có thành phần ấy", kind.name()),
                format!("drop the key: a {} has no such component", kind.english()),
            ),
        };
        self.found.push(
            problem(
                &rules::FOREIGN_KEY,
                format!("khóa `{}` không dùng cho {}", fields.path(key.name), kind.name()),
                format!("the key `{}` is not for a {}", fields.path(key.name), kind.english()),
            )
            .at_span(span)
            .hint(vi, en),
        );
    }

    fn unknown_key(&mut self, fields: Fields<'_>, key: &str, span: Span) {
        let found = problem(
            &rules::UNKNOWN_KEY,
            format!("khóa `{}` không có trong tệp mô tả", fields.path(key)),
            format!("unknown key `{}`", fields.path(key)),
        )
        .at_span(span);
        let plain = plain(key).to_lowercase().trim().replace([' ', '-'], "_");
        let near = fields.keys.keys.iter().map(|k| (strsim::damerau_levenshtein(k.name, &plain), k.name)).min();
        let elsewhere = keys::TABLES.iter().find(|t| t.get(key).is_some() && t.name != fields.keys.name);
        let has = |name| fields.keys.get(name).is_some();
        self.found.push(match (near, elsewhere) {
            _ if key == "loai" && has("hinh_thuc") => found.hint(
                "đây là tệp mô tả văn bản, không phải phiếu sao: `vanthu new ban-sao` viết ra một phiếu mẫu",
                "this describes a document, it is no slip of a copy: `vanthu new ban-sao` writes one to start from",
            ),
            _ if key == "hinh_thuc" && has("loai") => found.hint(
                "đây là phiếu sao: dùng với `vanthu copy VĂN-BẢN.pdf --toml TỆP`",
                "this is a slip of a copy: use it with `vanthu copy DOCUMENT.pdf --toml FILE`",
            ),
            (Some((distance, name)), _) if distance <= 1 + key.chars().count() / 4 => {
                found.hint(format!("có phải `{name}`?"), format!("did you mean `{name}`?"))
            }
            (_, Some(table)) if table.name.is_empty() => found.hint(
                format!("`{key}` phải đứng ở đầu tệp, trước mọi bảng có ngoặc vuông"),
                format!("`{key}` belongs at the top of the file, before any table in brackets"),
            ),
            (_, Some(table)) => found.hint(
                format!("`{key}` thuộc bảng `{}`", table.name),
                format!("`{key}` belongs to the table `{}`", table.name),
            ),
            _ => {
                let known: Vec<_> = fields.keys.keys.iter().map(|k| k.name).collect();
                let known = known.join(", ");
                found.hint(format!("các khóa ở đây: {known}"), format!("keys known here: {known}"))
            }
        });
    }

    /// Says that a key is missing.
    pub(super) fn missing(&mut self, fields: Fields<'_>, key: &str) {
        let about = fields.keys.get(key).map_or("", |k| k.about);
        let span = Span { end: fields.span.start, ..fields.span };
        self.found.push(
            problem(
                &rules::MISSING_KEY,
                format!("thiếu `{}`", fields.path(key)),
                format!("`{}` is missing", fields.path(key)),
            )
            .at_span(if fields.keys.name.is_empty() { span } else { fields.span })
            .hint(format!("{key}: {about}"), format!("add `{key}`")),
        );
    }

    /// Says that a value is of the wrong type, and which one it should be.
    pub(super) fn wrong_type(&mut self, node: &Node, name: &str, vi: &str, en: &str) {
        let (is_vi, is_en) = node.type_name();
        let found = problem(
            &rules::WRONG_TYPE,
            format!("`{name}` là {is_vi}, phải là {vi}"),
            format!("`{name}` is {is_en}, {en} was expected"),
        )
        .at_span(node.span);
        self.found.push(match &node.value {
            Value::Text(text) if has_blank(text) => batch_hint(found),
            _ => found,
        });
    }

    /// Says that a value is none of the accepted ones.
    pub(super) fn wrong_value(&mut self, node: &Node, name: &str, accepted: &[String]) {
        let typed = self.sources.text(node.span).trim_matches(['"', '\'']).to_owned();
        let list = accepted.join(", ");
        let found = problem(
            &rules::WRONG_VALUE,
            format!("`{name}` không nhận `{typed}`, chỉ nhận: {list}"),
            format!("`{name}` does not take `{typed}`, only: {list}"),
        )
        .at_span(node.span);
        // People write the name as they speak it: `Công văn`.
        let plain = plain(&typed).to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let near = accepted.iter().map(|a| (strsim::damerau_levenshtein(a, &plain), a)).min();
        self.found.push(match near {
            _ if has_blank(&typed) => batch_hint(found),
            Some((distance, word)) if distance <= 1 + word.len() / 3 => {
                found.hint(format!("có phải `{word}`?"), format!("did you mean `{word}`?"))
            }
            _ => found,
        });
    }

    /// Says that a list or a string is empty.
    pub(super) fn empty(&mut self, fields: Fields<'_>, key: &str, span: Span) {
        if fields.keys.get(key).is_some_and(|k| k.is_needed(self.kind)) {
            let name = fields.path(key);
            self.found.push(
                problem(&rules::MISSING_KEY, format!("`{name}` để trống"), format!("`{name}` is empty"))
                    .at_span(span)
                    .hint("điền vào: thành phần này không được thiếu", "fill it in: this component can't be left out"),
            );
            return;
        }
        let name = fields.path(key);
        self.found.push(
            problem(&rules::EMPTY_LIST, format!("`{name}` để trống"), format!("`{name}` is empty"))
                .at_span(span)
                .hint("điền vào, hoặc bỏ hẳn khóa này", "fill it in, or drop the key"),
        );
    }

    /// A string with its places.
    pub(super) fn string(&mut self, node: &Node, name: &str) -> Option<Decoded> {
        if let Value::Text(text) = &node.value {
            let decoded = Decoded::toml(text, self.sources.text(node.span), node.span);
            Some(self.readable(decoded))
        } else {
            self.wrong_type(node, name, "chuỗi giữa hai dấu nháy", "a string");
            None
        }
    }

    /// The string of a key.
    pub(super) fn field(&mut self, fields: Fields<'_>, key: &str) -> Option<Decoded> {
        let entry = fields.table.get(key)?;
        let decoded = self.string(&entry.node, &fields.path(key))?;
        if decoded.all().trim().text().is_empty() {
            self.empty(fields, key, entry.node.span);
            return None;
        }
        Some(decoded)
    }

    /// The words of a key, as they are.
    pub(super) fn text(&mut self, fields: Fields<'_>, key: &str) -> Option<Text> {
        self.field(fields, key).map(|d| d.all().finish())
    }

    /// The strings of a key that takes one or a list.
    pub(super) fn strings(&mut self, fields: Fields<'_>, key: &str) -> Vec<Decoded> {
        let Some(entry) = fields.table.get(key) else { return Vec::new() };
        let Value::List(items) = &entry.node.value else {
            if !matches!(entry.node.value, Value::Text(_)) {
                self.wrong_type(
                    &entry.node,
                    &fields.path(key),
                    "chuỗi hoặc danh sách chuỗi",
                    "a string or a list of strings",
                );
                return Vec::new();
            }
            return self.field(fields, key).into_iter().collect();
        };
        if items.is_empty() {
            self.empty(fields, key, entry.node.span);
        }
        let name = fields.path(key);
        let mut strings = Vec::with_capacity(items.len());
        for item in items {
            let Some(decoded) = self.string(item, &name) else { continue };
            if decoded.all().trim().text().is_empty() {
                self.empty_item(&name, item.span);
            } else {
                strings.push(decoded);
            }
        }
        strings
    }

    /// Says that an item of a list is empty.
    pub(super) fn empty_item(&mut self, name: &str, span: Span) {
        self.found.push(
            problem(
                &rules::EMPTY_LIST,
                format!("trong `{name}` có một mục để trống"),
                format!("an item of `{name}` is empty"),
            )
            .at_span(span)
            .hint("điền vào, hoặc bỏ mục này", "fill it in, or drop it"),
        );
    }

    /// The word of a key that takes one of a few.
    pub(super) fn word(&mut self, fields: Fields<'_>, key: &str) -> Option<&'static str> {
        let entry = fields.table.get(key)?;
        let Some(keys::Key { shape: Shape::Word(words), .. }) = fields.keys.get(key) else { return None };
        let accepted = words();
        let Value::Text(text) = &entry.node.value else {
            self.wrong_type(&entry.node, &fields.path(key), "chuỗi giữa hai dấu nháy", "a string");
            return None;
        };
        let found = accepted.iter().copied().find(|w| *w == text.trim());
        if found.is_none() {
            let accepted: Vec<_> = accepted.into_iter().map(str::to_owned).collect();
            self.wrong_value(&entry.node, &fields.path(key), &accepted);
        }
        found
    }

    /// The number of a key that takes one of a few.
    pub(super) fn size(&mut self, fields: Fields<'_>, key: &str) -> Option<u8> {
        let Some(keys::Key { shape: Shape::Size(sizes), .. }) = fields.keys.get(key) else { return None };
        let (number, _) = self.number(fields, key)?;
        if let Some(size) = number.filter(|n| sizes.contains(n)) {
            return u8::try_from(size).ok();
        }
        let accepted: Vec<_> = sizes.iter().map(ToString::to_string).collect();
        self.wrong_value(&fields.table.get(key)?.node, &fields.path(key), &accepted);
        None
    }

    /// The whole number of a key (`None` inside when too large) and its place.
    pub(super) fn number(&mut self, fields: Fields<'_>, key: &str) -> Option<(Option<i64>, Span)> {
        let entry = fields.table.get(key)?;
        if let Value::Integer(number) = entry.node.value {
            Some((number, entry.node.span))
        } else {
            self.wrong_type(
                &entry.node,
                &fields.path(key),
                "số nguyên, không có dấu nháy",
                "a whole number without quotes",
            );
            None
        }
    }

    /// The label of a key: a whole number, or a string such as `2.1`.
    pub(super) fn label(&mut self, fields: Fields<'_>, key: &str) -> Option<Text> {
        let node = &fields.table.get(key)?.node;
        match node.value {
            Value::Integer(Some(number)) if number > 0 => Some(Text { value: number.to_string(), span: node.span }),
            Value::Text(_) => self.text(fields, key),
            _ => {
                self.wrong_type(node, &fields.path(key), "số từ 1, hoặc chuỗi như \"2.1\"", "a number or a string");
                None
            }
        }
    }

    /// The truth of a key.
    pub(super) fn flag(&mut self, fields: Fields<'_>, key: &str) -> bool {
        match fields.table.get(key).map(|e| &e.node) {
            Some(Node { value: Value::Bool(flag), .. }) => *flag,
            Some(node) => {
                self.wrong_type(node, &fields.path(key), "true hoặc false", "true or false");
                false
            }
            None => false,
        }
    }

    /// The table of a key.
    pub(super) fn table<'t>(
        &mut self,
        fields: Fields<'t>,
        key: &str,
        keys: &'static keys::Table,
    ) -> Option<Fields<'t>> {
        let entry = fields.table.get(key)?;
        if let Value::Table(table) = &entry.node.value {
            Some(self.open(table, keys, entry.node.span))
        } else {
            let (vi, en) = (format!("bảng `[{key}]`"), format!("a table `[{key}]`"));
            self.wrong_type(&entry.node, &fields.path(key), &vi, &en);
            None
        }
    }

    /// The items of a key that takes a list (one item alone stands for a list of one).
    pub(super) fn items<'t>(&mut self, fields: Fields<'t>, key: &str) -> &'t [Node] {
        match fields.table.get(key).map(|e| &e.node) {
            Some(Node { value: Value::List(items), span }) => {
                if items.is_empty() {
                    self.empty(fields, key, *span);
                }
                items
            }
            Some(node @ Node { value: Value::Text(_) | Value::Table(_), .. }) => std::slice::from_ref(node),
            Some(node) => {
                self.wrong_type(node, &fields.path(key), "danh sách giữa hai ngoặc vuông", "a list in square brackets");
                &[]
            }
            None => &[],
        }
    }

    /// Says what an item of a list should have been.
    pub(super) fn wrong_item(&mut self, fields: Fields<'_>, key: &str, node: &Node) {
        self.wrong_type(node, &fields.path(key), "chuỗi hoặc bảng", "a string or a table");
    }

    /// The date of a key; parts that are not in the calendar are left out and said.
    pub(super) fn date(&mut self, fields: Fields<'_>, key: &str) -> Option<(Parts, Span)> {
        let node = &fields.table.get(key)?.node;
        let typed = match &node.value {
            Value::Text(text) => text.trim().to_owned(),
            Value::Date => {
                // A date with a time is cut at the time: only the day counts.
                self.sources.text(node.span).chars().take(10).collect()
            }
            Value::Integer(Some(year)) => year.to_string(),
            _ => {
                self.wrong_type(node, &fields.path(key), "ngày, như 2020-04-14", "a date such as 2020-04-14");
                return None;
            }
        };
        if typed.is_empty() {
            self.empty(fields, key, node.span);
            return None;
        }
        let Some(parts) = date::read(&typed) else {
            self.date_form(&fields.path(key), &typed, node.span);
            return None;
        };
        if !parts.exists() {
            self.found.push(
                problem(
                    &rules::DATE_UNREAL,
                    format!("ngày `{typed}` không có trong lịch"),
                    format!("the date `{typed}` is not in the calendar"),
                )
                .at_span(node.span)
                .hint("xem lại ngày và tháng; bản in để trống phần sai", "look again; the wrong part is left blank"),
            );
        }
        Some((parts.sound(), node.span))
    }

    fn date_form(&mut self, name: &str, typed: &str, span: Span) {
        let found = problem(
            &rules::DATE_FORM,
            format!("`{name}` ghi `{typed}`, phải theo thứ tự năm-tháng-ngày"),
            format!("`{name}` is `{typed}`, year-month-day was expected"),
        )
        .at_span(span);
        self.found.push(match date::suggest(typed) {
            _ if has_blank(typed) => batch_hint(found),
            Some(better) => found.hint(format!("viết `{better}`"), format!("write `{better}`")),
            None if date::names_a_day(typed) => found.hint(
                format!("`{typed}` không có trong lịch; viết ngày đúng theo dạng `2020-04-14`"),
                format!("`{typed}` is not in the calendar; write a day in the form `2020-04-14`"),
            ),
            None => found.hint(
                "viết một ngày có trong lịch, theo dạng `2020-04-14`",
                "write a day of the calendar in the form `2020-04-14`",
            ),
        });
    }

    /// The fields of a table, each by its shape.
    pub(super) fn form(&mut self, fields: Fields<'_>) -> Form {
        let mut form = Form::new();
        for key in fields.keys.keys {
            let name = key.name;
            let value = match key.shape {
                Shape::Lines => {
                    let lines: Vec<_> = self.strings(fields, name);
                    let lines: Vec<_> =
                        lines.iter().flat_map(|d| d.all().lines()).map(|l| strip::item(l).finish()).collect();
                    (!lines.is_empty()).then_some(Field::Lines(lines))
                }
                Shape::Date => self.date(fields, name).map(|(parts, _)| Field::Date(parts)),
                Shape::Word(_) => self.word(fields, name).map(Field::Word),
                Shape::Bool => Some(Field::Flag(self.flag(fields, name))),
                _ => self.field(fields, name).map(|d| Field::Text(strip::item(d.all()).finish())),
            };
            form.extend(value.map(|value| (name, value)));
        }
        form
    }

    /// The text of a file beside the directive.
    pub(super) fn file(&mut self, fields: Fields<'_>, key: &str) -> Option<Decoded> {
        let (name, bytes) = self.bytes(fields, key)?;
        let file = self.source(&name, &bytes)?;
        let decoded = Decoded::file(&self.sources.get(file)?.text, file);
        Some(self.readable(decoded))
    }

    /// Words with the letters of Word as what they mean; what means nothing is said, once.
    fn readable(&mut self, decoded: Decoded) -> Decoded {
        let (decoded, lost) = decoded.readable();
        for (span, Message { vi, en }) in lost.into_iter().take(MOST) {
            let found = rules::unprintable(format!("có {vi}"), format!("there is {en}")).at_span(span);
            if !self.found.contains(&found) {
                self.found.push(found);
            }
        }
        self.notes.place(decoded, &mut self.found)
    }

    /// Takes bytes in as a text file that messages can point into.
    pub(super) fn source(&mut self, name: &Text, bytes: &[u8]) -> Option<usize> {
        match add_file(self.sources, &name.value, bytes) {
            Ok(file) => {
                self.found.extend(super::text::legacy_text(self.sources, file));
                Some(file)
            }
            Err(problem) => {
                self.found.push(*problem);
                None
            }
        }
    }

    /// The name and the bytes of a file beside the directive.
    pub(super) fn bytes(&mut self, fields: Fields<'_>, key: &str) -> Option<(Text, Vec<u8>)> {
        let name = self.text(fields, key)?;
        match (self.files)(&name.value) {
            Ok(bytes) => Some((name, bytes)),
            Err(why) => {
                self.found.push(
                    problem(
                        &rules::FILE_MISSING,
                        format!("không đọc được tệp `{}`: {}", name.value, why.vi),
                        format!("can't read `{}`: {}", name.value, why.en),
                    )
                    .at_span(name.span)
                    .hint(
                        "tên tệp tính từ thư mục của tệp mô tả",
                        "the name is taken from the folder of the directive",
                    ),
                );
                None
            }
        }
    }
}

/// The kind, needed before the keys are looked at; what is wrong with it is said when it is read.
pub(super) fn kind_of(table: &Table) -> Option<Kind> {
    match &table.get("loai")?.node.value {
        Value::Text(key) => Kind::from_key(key.trim()),
        _ => None,
    }
}
