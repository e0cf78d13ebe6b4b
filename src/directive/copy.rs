//! The slip of a copy (bản sao, Phụ lục I, Phần II): what the office that makes the copy adds to the document.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use super::judge::Judge;
use super::keys;
use super::model::{IssueDate, Issuer, Recipient, Signer, Text};
use super::notes::Notes;
use super::parse::{self, Document};
use super::profile::{self, Profile};
use super::reader::{Fields, Reader};
use super::rules::{self, finding, problem};
use super::text::{Files, legacy_text};
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::kind::Kind;
use crate::words::source::{Sources, Span};

pub use super::model::copy_form::CopyForm;

/// Hours that the time of Vietnam is ahead of UTC.
const VIETNAM: i8 = 7;

/// A commented slip to start from.
pub const STARTER: &str = include_str!("ban-sao.toml");

/// What the copy is made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Paper (mẫu 3.1).
    Paper,
    /// An electronic file (mẫu 3.2).
    Electronic,
}

/// A slip ready to be set.
#[derive(Debug, Clone)]
pub struct Copy {
    /// Hình thức sao (`hinh_thuc`).
    pub form: CopyForm,
    /// Base size in pt, 13 or 14 (`co_chu`).
    pub size: u8,
    /// Số (`so`).
    pub number: Option<u32>,
    /// Ký hiệu (`ky_hieu`): `SY-UBND`.
    pub symbol: Option<Text>,
    /// Ngày sao (`ngay`).
    pub date: IssueDate,
    /// Cơ quan sao (`co_quan`).
    pub issuer: Issuer,
    /// Nơi nhận (`noi_nhan`).
    pub recipients: Vec<Recipient>,
    /// Lưu (`luu`).
    pub filing: Option<Text>,
    /// Who signs the copy (`nguoi_ky`).
    pub signer: Option<Signer>,
    /// Time of the electronic signature (`thoi_gian_ky`), in the time of Vietnam.
    pub signed_at: Option<DateTime>,
}

impl Copy {
    /// Every text that is printed.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut all: Vec<&Text> = self.issuer.parent.iter().chain(&self.issuer.name).collect();
        all.push(&self.issuer.place);
        all.extend(&self.symbol);
        for recipient in &self.recipients {
            match recipient {
                Recipient::One(name) => all.push(name),
                Recipient::Group { names, purpose } => all.extend(names.iter().chain([purpose])),
            }
        }
        all.extend(&self.filing);
        if let Some(signer) = &self.signer {
            all.extend(signer.authority.iter().chain(&signer.position).chain(&signer.other_title).chain(&signer.name));
        }
        all
    }
}

/// What came of a slip.
#[derive(Debug)]
pub struct ParsedCopy {
    /// The files diagnostics point into.
    pub sources: Sources,
    /// The slip; `None` when there was a failure.
    pub copy: Option<Copy>,
    /// Everything found.
    pub diagnostics: Vec<Diagnostic>,
    /// The house profile it was completed from.
    pub profile: Option<Profile>,
}

/// Reads a slip.
#[must_use]
pub fn read(document: Document, medium: Medium, files: &Files<'_>, judge: &Judge) -> ParsedCopy {
    let Document { mut sources, table, mut diagnostics, near, endless } = document;
    let Some(mut table) = table else { return ParsedCopy { sources, copy: None, diagnostics, profile: None } };
    let mut broken = !diagnostics.is_empty();
    let profile = profile::complete(&mut table, near, &mut sources, (files, judge), &mut diagnostics);
    broken |= profile.is_err();
    let mut found: Vec<Diagnostic> = legacy_text(&sources, 0).into_iter().collect();
    let mut reader = Reader { sources: &mut sources, files, kind: None, found: Vec::new(), notes: Notes::default() };
    let fields = reader.open(&table, &keys::COPY, Span { file: 0, start: 0, end: 0 });
    let copy = reader.copy(fields, medium);
    found.append(&mut reader.found);
    parse::drop_consequences(&mut found, &diagnostics, &sources, endless);
    parse::add_new(&mut diagnostics, found, broken);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    ParsedCopy { sources, copy: copy.filter(|_| !failed), diagnostics, profile: profile.ok().flatten() }
}

impl Reader<'_> {
    fn copy(&mut self, fields: Fields<'_>, medium: Medium) -> Option<Copy> {
        let needed: &[&str] = match medium {
            Medium::Paper => &["ky_hieu", "noi_nhan", "nguoi_ky"],
            Medium::Electronic => &["thoi_gian_ky"],
        };
        for key in needed.iter().filter(|key| fields.table.get(key).is_none()) {
            self.missing(fields, key);
        }
        let form = self.word(fields, "hinh_thuc").and_then(|key| CopyForm::ALL.into_iter().find(|f| f.key() == key));
        let symbol = self.text(fields, "ky_hieu");
        if let (Some(form), Some(symbol)) = (form, &symbol) {
            self.found.extend(wrong_symbol(form, symbol));
        }
        Some(Copy {
            form: form?,
            size: self.size(fields, "co_chu").unwrap_or(StandardId::Nd30.get().van_ban.co_chu.dat as u8),
            number: self.document_number(fields, StandardId::Nd30),
            symbol,
            date: self.date(fields, "ngay").map(super::model::IssueDate::of).unwrap_or_default(),
            issuer: self.issuer(fields),
            recipients: self.recipients(fields),
            filing: self.field(fields, "luu").map(|d| super::strip::filing(d.all()).finish()),
            signer: fields
                .table
                .get("nguoi_ky")
                .is_some()
                .then(|| self.signer(fields, Kind::CongVan, StandardId::Nd30)),
            signed_at: self.time(fields, "thoi_gian_ky"),
        })
    }

    /// A moment, brought to the time of Vietnam; without an offset it is that time.
    pub(super) fn time(&mut self, fields: Fields<'_>, key: &str) -> Option<DateTime> {
        let node = &fields.table.get(key)?.node;
        let typed = self.sources.text(node.span).trim_matches(['"', '\'']).trim().to_owned();
        let here = TimeZone::fixed(Offset::constant(VIETNAM));
        let moment = typed.parse::<jiff::Timestamp>().map(|moment| moment.to_zoned(here).datetime());
        let time = moment.ok().or_else(|| typed.contains(':').then(|| typed.parse().ok()).flatten());
        if time.is_none() {
            self.found.push(
                problem(
                    &rules::TIME_FORM,
                    format!("`{key}` ghi `{typed}`, phải có ngày và giờ, phút, giây"),
                    format!("`{key}` is `{typed}`, a date with hour, minute and second was expected"),
                )
                .at_span(node.span)
                .hint("viết `2026-03-05T14:05:09`", "write `2026-03-05T14:05:09`"),
            );
        }
        time
    }
}

/// A symbol that does not begin with the abbreviation of its form.
fn wrong_symbol(form: CopyForm, symbol: &Text) -> Option<Diagnostic> {
    let code = StandardId::Nd30.get().ky_hieu_sao.get(form.key())?;
    let typed = symbol.value.as_str();
    let rest = typed.strip_prefix(code.as_str()).and_then(|rest| rest.strip_prefix('-'));
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)) {
        return None;
    }
    let (name, agency) = (form.name(), typed.rsplit('-').next().unwrap_or("UBND"));
    let agency = if typed.contains('-') && !agency.is_empty() { agency } else { "UBND" };
    let found = finding(
        &rules::COPY_SYMBOL,
        StandardId::Nd30,
        format!("ký hiệu `{typed}` không phải của bản {name}: phải bắt đầu bằng `{code}-`"),
        format!("the symbol `{typed}` is not that of {name}: it begins with `{code}-`"),
    );
    Some(found.at_span(symbol.span).hint(format!("viết `{code}-{agency}`"), format!("write `{code}-{agency}`")))
}
