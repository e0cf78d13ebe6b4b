//! `so-dang-ky.xlsx`: the register of outgoing documents (Phụ lục IV, Sổ đăng ký văn bản đi).

use std::io::{Seek, Write};

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use serde::{Deserialize, Serialize};

use super::{Ledger, Outcome};
use crate::directive::markup::plain;
use crate::directive::model::{Directive, Recipient, Text};
use crate::standard::written;
use crate::workbook::date;

/// The ten columns of Phụ lục IV, and how wide they are drawn, in letters.
const COLUMNS: [(&str, f64); 10] = [
    ("Số, ký hiệu văn bản", 16.0),
    ("Ngày tháng văn bản", 12.0),
    ("Tên loại và trích yếu nội dung văn bản", 48.0),
    ("Người ký", 22.0),
    ("Nơi nhận văn bản", 40.0),
    ("Đơn vị, người nhận bản lưu", 18.0),
    ("Số lượng bản", 10.0),
    ("Ngày chuyển", 12.0),
    ("Ký nhận", 12.0),
    ("Ghi chú", 24.0),
];

/// What the register says of a document, column by column; what is filled in by hand is not among it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    fields: [String; 7],
}

impl Registered {
    /// The entry of a directive.
    #[must_use]
    pub fn of(directive: &Directive) -> Self {
        let number = directive.number.map(written::number).unwrap_or_default();
        let day = directive.date;
        let day = match (day.day, day.month, day.year) {
            (Some(d), Some(m), Some(y)) => date(d, m, y),
            (_, Some(m), Some(y)) => format!("…/{m:02}/{y}"),
            (_, _, Some(y)) => format!("…/…/{y}"),
            _ => String::new(),
        };
        let kind = first_upper(directive.kind.name());
        let addressees = directive.addressees.iter().chain(directive.recipients.iter().flat_map(names));
        let addressees = addressees.map(|t| plain(&t.value)).filter(|t| t != "Như trên" && t != "Như Kính gửi");
        let copies = directive.drafter.as_ref().map(|t| t.value.as_str()).and_then(copies).unwrap_or_default();
        let words = |text: &Option<Text>| text.as_ref().map(|t| plain(&t.value)).unwrap_or_default();
        Self {
            fields: [
                format!("{number}/{}", directive.symbol.value),
                day,
                format!("{kind} {}", plain(&directive.subject.value)),
                words(&directive.signer.name),
                addressees.collect::<Vec<_>>().join("; "),
                words(&directive.filing),
                copies,
            ],
        }
    }
}

fn names(recipient: &Recipient) -> Vec<&Text> {
    match recipient {
        Recipient::One(name) => vec![name],
        Recipient::Group { names, .. } => names.iter().collect(),
    }
}

/// The number of copies in the drafter's mark: 300 in `PL.(300)`.
fn copies(mark: &str) -> Option<String> {
    let inside = mark.rsplit_once('(')?.1.split(')').next()?;
    let digits: String = inside.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

fn first_upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The register of all documents of a run that are there.
///
/// # Errors
/// When there are more rows than a sheet holds, and what the ledger and the writer say.
pub fn register(ledger: &Ledger, out: impl Write + Seek + Send) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    // A register made twice is the same file: no moment of making in it.
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2020, 3, 5)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&epoch));
    // Ten thousand rows are written as they come, not kept.
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name("Văn bản đi")?.set_landscape().set_paper_size(9).set_repeat_rows(0, 1)?;
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let cell = cell.set_font_name("Times New Roman").set_font_size(12);
    let head = cell.clone().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    for (place, (heading, width)) in (0u16..).zip(COLUMNS) {
        sheet.set_column_width(place, width)?;
        sheet.write_with_format(0, place, heading, &head)?;
    }
    // The form of Phụ lục IV numbers its columns. Rows must be written from top to bottom.
    for place in 0..10u16 {
        sheet.write_with_format(1, place, format!("({})", place + 1), &head)?;
    }
    let mut line = 2;
    for record in ledger.records() {
        let record = record?;
        if !matches!(record.outcome, Outcome::Made | Outcome::Unchanged) {
            continue;
        }
        let fields = record.registered.iter().flat_map(|r| &r.fields);
        let mut place = 0;
        for words in fields {
            sheet.write_with_format(line, place, words, &cell)?;
            place += 1;
        }
        for place in place..9 {
            sheet.write_with_format(line, place, "", &cell)?;
        }
        sheet.write_with_format(line, 9, record.files.join(", "), &cell)?;
        line += 1;
    }
    book.save_to_writer(out)
}
