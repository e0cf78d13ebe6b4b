//! From the table to the model.

use std::collections::BTreeMap;

use super::annex;
use super::body;
use super::joint;
use super::keys::{self, Shape};
use super::located::Located;
use super::model::{Attached, Directive, Form, IssueDate, Issuer, Recipient, Signer, Text};
use super::notes::Notes;
use super::outline;
use super::picture;
use super::reader::{self, Fields, Reader};
use super::rules::{self, finding};
use super::stamps;
use super::strip;
use super::supply;
use super::text::{Files, legacy_text};
use super::tree::{Node, Table, Value};
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;
use crate::words::kind::{Kind, Trait};
use crate::words::source::{Sources, Span};

/// Reads a table; a directive is given also when there were failures, so that everything is found at once.
pub(super) fn directive(
    table: &Table,
    sources: &mut Sources,
    files: &Files<'_>,
) -> (Option<Directive>, Vec<Diagnostic>) {
    let start = Span { file: 0, start: 0, end: 0 };
    let mut found: Vec<Diagnostic> = legacy_text(sources, 0).into_iter().collect();
    let kind = reader::kind_of(table);
    let notes = Notes::of(table, sources);
    let mut reader = Reader { sources, files, kind, found: Vec::new(), notes };
    let top = reader.open(table, &keys::TOP, start);
    reader.word(top, "loai");
    let date = reader.date(top, "ngay").map(IssueDate::of).unwrap_or_default();
    let standard = match reader.word(top, "tieu_chuan") {
        Some(key) => StandardId::ALL.into_iter().find(|s| s.key() == key).unwrap_or(StandardId::Nd30),
        None => standard_of(date),
    };
    let mut directive = reader.directive(top, kind.unwrap_or(Kind::CongVan), standard, date);
    if directive.filing.is_none() {
        directive.filing = filing_among(&mut directive.recipients);
    }
    end_mark(&mut directive);
    directive.number_figures();
    annex::landscape_without_table(&mut reader, top, directive.landscape, &directive.body, standard);
    found.append(&mut reader.found);
    found.extend(reader.notes.unnamed());
    (kind.map(|_| directive), found)
}

/// The standard in force on a date; today's when the year is blank.
fn standard_of(date: IssueDate) -> StandardId {
    let since = StandardId::Nd30.get().hieu_luc_tu.date;
    match (date.year, since) {
        (Some(year), Some(since)) => {
            let day = (i32::from(year), date.month.map_or(12, i32::from), date.day.map_or(31, i32::from));
            let since = (i32::from(since.year), i32::from(since.month), i32::from(since.day));
            if day < since { StandardId::Tt01 } else { StandardId::Nd30 }
        }
        _ => StandardId::Nd30,
    }
}

impl Reader<'_> {
    fn directive(&mut self, top: Fields<'_>, kind: Kind, standard: StandardId, date: IssueDate) -> Directive {
        self.required_by_kind(top, kind);
        annex::separate(self, top);
        let subject = self.field(top, "trich_yeu").map(|d| match kind {
            Kind::CongVan => strip::subject(d.all()).finish(),
            _ => supply::capital(d.all().finish()),
        });
        let landscape = self.flag(top, "ngang");
        let (joint, stacked) = joint::read(self, top, standard);
        Directive {
            kind,
            standard,
            size: self.size(top, "co_chu").unwrap_or(standard.get().van_ban.co_chu.dat as u8),
            number: self.document_number(top, standard),
            authority: self.text(top, "tham_quyen"),
            proposer: self.field(top, "theo_de_nghi").map(|d| strip::proposer(d.all()).finish()),
            symbol: self.text(top, "ky_hieu").unwrap_or_else(|| blank(top)),
            date,
            subject: subject.unwrap_or_else(|| blank(top)),
            issuer: self.issuer(top),
            joint,
            stacked,
            addressees: self.listed(top, "kinh_gui", strip::addressee),
            legal_bases: self.listed(top, "can_cu", strip::item).into_iter().map(supply::basis).collect(),
            opening: self.paragraphs(top, "mo_dau"),
            body: body::read(self, top, kind, standard),
            landscape,
            closing: self.paragraphs(top, "ket_thuc"),
            enclosure: self.field(top, "kem_theo").map(|d| strip::brackets(d.all()).finish()),
            recipients: self.recipients(top),
            filing: self.field(top, "luu").map(|d| strip::filing(d.all()).finish()),
            drafter: self.text(top, "nguoi_soan"),
            signer: self.signer(top, kind, standard),
            attached: self.attached(top, standard),
            forms: self.forms(top),
            annexes: annex::read(self, top, kind, standard),
            electronic: self.flag(top, "ban_dien_tu"),
            signed_at: self.time(top, "thoi_gian_ky"),
            stamps: stamps::read(self, top, standard),
            address: self.name_lines(top, "dia_chi"),
        }
    }

    /// What a kind needs beyond what every directive has.
    fn required_by_kind(&mut self, top: Fields<'_>, kind: Kind) {
        let bodiless = kind.has(Trait::Bodiless);
        if !bodiless && !["noi_dung", "nhiem_vu", "mo_dau"].iter().any(|key| top.table.get(key).is_some()) {
            self.missing(top, "noi_dung");
        }
    }

    pub(super) fn document_number(&mut self, top: Fields<'_>, standard: StandardId) -> Option<u32> {
        let (number, span) = self.number(top, "so")?;
        match number.map(u32::try_from) {
            Some(Ok(number)) if number > 0 => Some(number),
            // `05`: that it may not begin with a zero has been said.
            _ if self.sources.text(span).trim_start_matches('0').parse::<u32>().is_ok_and(|number| number > 0) => None,
            _ => {
                let typed = self.sources.text(span).to_owned();
                self.found.push(
                    finding(
                        &rules::NUMBER_ZERO,
                        standard,
                        format!("số văn bản là `{typed}`, phải từ 1 trở lên"),
                        format!("the number is `{typed}`, it runs from 1"),
                    )
                    .at_span(span)
                    .hint("bỏ khóa `so` nếu chưa có số: bản in chừa chỗ", "drop `so` while there is no number"),
                );
                None
            }
        }
    }

    fn listed(&mut self, fields: Fields<'_>, key: &str, strip: fn(Located<'_>) -> Located<'_>) -> Vec<Text> {
        // A string pasted with one item a line is a list too.
        let strings = self.strings(fields, key);
        let lines = strings.iter().flat_map(|d| outline::lines(d.all()));
        lines.map(|line| strip(line).finish()).filter(|t| !t.value.is_empty()).collect()
    }

    fn paragraphs(&mut self, fields: Fields<'_>, key: &str) -> Vec<Text> {
        self.strings(fields, key).iter().flat_map(|d| outline::paragraphs(d.all())).collect()
    }

    /// Names that fold over lines, one line each.
    pub(super) fn name_lines(&mut self, fields: Fields<'_>, key: &str) -> Vec<Text> {
        self.strings(fields, key).iter().flat_map(|d| d.all().lines()).map(|l| l.finish()).collect()
    }

    pub(super) fn issuer(&mut self, top: Fields<'_>) -> Issuer {
        let Some(fields) = self.table(top, "co_quan", &keys::ISSUER) else {
            return Issuer { parent: Vec::new(), name: Vec::new(), place: blank(top) };
        };
        Issuer {
            parent: self.name_lines(fields, "chu_quan"),
            name: self.name_lines(fields, "ten"),
            place: self.field(fields, "dia_danh").map_or_else(|| blank(fields), |d| strip::item(d.all()).finish()),
        }
    }

    /// The document issued with this one.
    fn attached(&mut self, top: Fields<'_>, standard: StandardId) -> Option<Attached> {
        let fields = self.table(top, "van_ban_kem_theo", &keys::ATTACHED)?;
        let kind = self.word(fields, "loai").and_then(Kind::from_key)?;
        let mut body = body::read(self, fields, kind, standard);
        if let Some(text) = body.last_mut().and_then(body::last_text) {
            strip::end_mark(&mut text.value);
        }
        let separate = self.flag(fields, "tep_rieng");
        Some(Attached {
            kind,
            subject: self.text(fields, "trich_yeu").map_or_else(|| blank(fields), supply::capital),
            body,
            separate,
        })
    }

    /// The tables that the mẫu of the kind has fields for.
    fn forms(&mut self, top: Fields<'_>) -> BTreeMap<&'static str, Vec<Form>> {
        let mut forms = BTreeMap::new();
        for keys in keys::FORMS {
            let several = matches!(keys::TOP.get(keys.name).map(|k| k.shape), Some(Shape::Tables(_)));
            let read: Vec<Form> = if several {
                let nodes = self.items(top, keys.name);
                nodes.iter().filter_map(|node| self.one_form(top, node, keys)).collect()
            } else {
                let fields = self.table(top, keys.name, keys);
                fields.map(|fields| self.form(fields)).into_iter().collect()
            };
            if !read.is_empty() {
                forms.insert(keys.name, read);
            }
        }
        forms
    }

    fn one_form(&mut self, top: Fields<'_>, node: &Node, keys: &'static keys::Table) -> Option<Form> {
        let Value::Table(table) = &node.value else {
            self.wrong_item(top, keys.name, node);
            return None;
        };
        let fields = self.open(table, keys, node.span);
        Some(self.form(fields))
    }

    pub(super) fn signer(&mut self, top: Fields<'_>, kind: Kind, standard: StandardId) -> Signer {
        let Some(fields) = self.table(top, "nguoi_ky", &keys::SIGNER) else { return Signer::default() };
        // Minutes call their signer CHỦ TỌA (mẫu 1.9).
        if kind != Kind::BienBan && fields.table.get("quyen_han").is_none() && fields.table.get("chuc_vu").is_none() {
            self.missing(fields, "chuc_vu");
        }
        Signer {
            authority: self.name_lines(fields, "quyen_han"),
            position: self.text(fields, "chuc_vu"),
            other_title: self.text(fields, "chuc_vu_khac"),
            name: self.text(fields, "ho_ten").map(supply::name),
            signature: picture::signature(self, fields, standard),
            seal: picture::seal(self, fields, standard),
        }
    }

    pub(super) fn recipients(&mut self, top: Fields<'_>) -> Vec<Recipient> {
        let mut recipients = Vec::new();
        for node in self.items(top, "noi_nhan") {
            match &node.value {
                Value::Text(_) => {
                    let Some(decoded) = self.string(node, "noi_nhan") else { continue };
                    let lines = outline::lines(decoded.all());
                    if lines.is_empty() {
                        self.empty_item("noi_nhan", node.span);
                    }
                    recipients.extend(lines.into_iter().map(|l| Recipient::One(strip::item(l).finish())));
                }
                Value::Table(table) => {
                    let group = self.open(table, &keys::RECIPIENTS, node.span);
                    let names = self.listed(group, "nhom", strip::item);
                    let purpose = self.field(group, "ghi_chu").map(|d| strip::brackets(d.all()).finish());
                    recipients.push(Recipient::Group { names, purpose: purpose.unwrap_or_else(|| blank(group)) });
                }
                _ => self.wrong_item(top, "noi_nhan", node),
            }
        }
        recipients
    }
}

/// Stands for words that are missing; never reaches a page, because what is missing is a failure.
fn blank(fields: Fields<'_>) -> Text {
    Text { value: String::new(), span: fields.span }
}

/// The filing line, when it was typed as the last recipient.
fn filing_among(recipients: &mut Vec<Recipient>) -> Option<Text> {
    let Some(Recipient::One(last)) = recipients.last() else { return None };
    let filed = strip::filing_text(&last.value)?;
    let text = Text { value: filed.to_owned(), span: last.span };
    recipients.pop();
    Some(text)
}

/// Takes the end mark off the last paragraph of the document.
fn end_mark(directive: &mut Directive) {
    let last = directive
        .closing
        .last_mut()
        .or_else(|| directive.body.last_mut().and_then(body::last_text))
        .or_else(|| directive.opening.last_mut());
    if let Some(text) = last {
        strip::end_mark(&mut text.value);
        if directive.kind.has(Trait::EndsInFixedWords) {
            text.value.push('.');
        }
    }
    for annex in &mut directive.annexes {
        if let Some(text) = annex.body.last_mut().and_then(body::last_text) {
            strip::end_mark(&mut text.value);
        }
    }
}
