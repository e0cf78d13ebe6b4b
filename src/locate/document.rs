//! A printed document with its components located.

use std::collections::BTreeMap;
use std::ops::Range;

use super::text::has_blanks;
use ecow::{EcoString, EcoVec};

pub use crate::page::MM_PER_PT;
use crate::page::Page;
use crate::page::line::{Span, Word};
use crate::standard::{Standard, StandardId, Style, Tolerances};
use crate::words::diagnostic::Rect;
use crate::words::kind::{Kind, Trait};
use crate::words::level::Level;

/// A component of a document (thành phần thể thức), or a level of its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// The page itself: paper, margins, typeface, colour.
    Page,
    /// Số trang.
    PageNumber,
    /// Quốc hiệu, ô 1.
    NationalName,
    /// Tiêu ngữ, ô 1.
    Motto,
    /// Tên cơ quan chủ quản trực tiếp, ô 2.
    Parent,
    /// Tên cơ quan ban hành, ô 2.
    Issuer,
    /// Số, ký hiệu, ô 3.
    Number,
    /// Địa danh và thời gian ban hành, ô 4.
    PlaceDate,
    /// Tên loại, ô 5a.
    KindName,
    /// Trích yếu, ô 5a.
    Subject,
    /// Trích yếu of a công văn, ô 5b.
    LetterSubject,
    /// Thẩm quyền ban hành and “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:” (Mẫu 1.1-1.3).
    Decision,
    /// Căn cứ.
    LegalBasis,
    /// Chú thích cuối trang, which the decree says nothing of.
    Footnote,
    /// Công thức between the paragraphs, which the decree says nothing of.
    Formula,
    /// Số and tên of a picture, below it; the decree says nothing of them.
    Caption,
    /// Nội dung, ô 6.
    Body,
    /// “Phần”, “Chương” and the number.
    PartWord,
    /// Tiêu đề of a phần or chương.
    PartTitle,
    /// “Mục”, “Tiểu mục” and the number.
    SectionWord,
    /// Tiêu đề of a mục or tiểu mục.
    SectionTitle,
    /// Mục with a Roman number.
    RomanSection,
    /// Điều.
    Article,
    /// Khoản with a title.
    TitledClause,
    /// Khoản without a title.
    Clause,
    /// Điểm.
    Point,
    /// Kính gửi, ô 9a.
    Addressees,
    /// Quyền hạn, chức vụ, ô 7a.
    Authority,
    /// Place and date over a signature, as contracts and permits have them: no component of the decree.
    SignedDate,
    /// Họ tên, ô 7b.
    SignerName,
    /// “Nơi nhận:”, ô 9b.
    RecipientsLabel,
    /// Danh sách nơi nhận with the Lưu line, ô 9b.
    Recipients,
    /// Ký hiệu người soạn thảo và số lượng bản, ô 12.
    Drafter,
    /// “Phụ lục” and its number.
    Annex,
    /// Tiêu đề of a phụ lục.
    AnnexTitle,
    /// “(Kèm theo …)” of a phụ lục.
    AnnexReference,
    /// Dấu chỉ độ mật, ô 10a.
    Secrecy,
    /// Dấu chỉ mức độ khẩn, ô 10b.
    Urgency,
    /// Chỉ dẫn về phạm vi lưu hành, ô 11.
    Circulation,
    /// Địa chỉ, ô 13.
    Address,
    /// Hình thức sao, Phần II.
    CopyForm,
    /// Thông tin chữ ký số, ô 14.
    SignatureInfo,
    /// What stands in the margin beside the page number: running heads, and the address, date and time that a browser or
    /// registry program adds in small print.
    MarginText,
    /// A field in the margin that prints its code instead of the page number.
    PageField,
    /// What a signing program prints beside it, which is no part of the document.
    SigningProgram,
}

impl Component {
    /// Key in the table of styles of the standard; empty for what has no style of its own.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Footnote => "chu_thich",
            Self::PageNumber => "so_trang",
            Self::NationalName => "quoc_hieu",
            Self::Motto => "tieu_ngu",
            Self::Parent => "chu_quan",
            Self::Issuer => "co_quan",
            Self::Number => "so_ky_hieu",
            Self::PlaceDate => "dia_danh_ngay",
            Self::KindName => "ten_loai",
            Self::Subject => "trich_yeu",
            Self::LetterSubject => "trich_yeu_cong_van",
            Self::Decision => "tham_quyen",
            Self::LegalBasis => "can_cu",
            Self::Formula => "cong_thuc",
            Self::Caption => "chu_thich_hinh",
            Self::Body => "noi_dung",
            Self::PartWord => "phan_chuong",
            Self::PartTitle => "tieu_de_phan_chuong",
            Self::SectionWord => "muc",
            Self::SectionTitle => "tieu_de_muc",
            Self::RomanSection => "muc_la_ma",
            Self::Article => "dieu",
            Self::TitledClause => "khoan_tieu_de",
            Self::Clause => "khoan",
            Self::Point => "diem",
            Self::Addressees => "kinh_gui",
            Self::Authority => "quyen_han_chuc_vu",
            Self::SignedDate => "ngay_ky",
            Self::SignerName => "ho_ten",
            Self::RecipientsLabel => "tu_noi_nhan",
            Self::Recipients => "noi_nhan",
            Self::Drafter => "nguoi_soan",
            Self::Annex => "phu_luc",
            Self::AnnexTitle => "tieu_de_phu_luc",
            Self::AnnexReference => "chi_dan_phu_luc",
            Self::Secrecy => "dau_mat",
            Self::Urgency => "dau_khan",
            Self::Circulation => "luu_hanh",
            Self::Address => "dia_chi",
            Self::CopyForm => "hinh_thuc_sao",
            Self::SignatureInfo => "thong_tin_ky_so",
            Self::MarginText => "chu_o_le",
            Self::PageField => "ma_truong",
            Self::SigningProgram => "chuong_trinh_ky",
        }
    }
}

/// How sure the place of a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// By place or by elimination only.
    Likely,
    /// By the words the decree fixes, at the place it gives.
    Sure,
}

/// A line of text, or the part of it that belongs to one column.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Index of the page in the document.
    pub page: usize,
    /// The words, single spaces between them.
    pub text: EcoString,
    /// The words with their places, from left to right.
    pub words: EcoVec<Word>,
    /// The text by style, from left to right.
    pub spans: EcoVec<Span>,
    /// Left edge of the ink in mm.
    pub x: f64,
    /// Right edge of the ink in mm.
    pub right: f64,
    /// Baseline in mm from the top.
    pub baseline: f64,
    /// Size in pt of most of its letters, raised and lowered ones left out.
    pub size: f64,
    /// Where the line is cut by more than words and justification explain: the cells of a table, a tab. From and to, in mm.
    pub breaks: Vec<(f64, f64)>,
}

/// A line drawn under a component.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Where.
    pub rect: Rect,
    /// Dashed or dotted.
    pub dashed: bool,
}

/// A component as found.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its rows, from the top.
    pub rows: Vec<Row>,
    /// The line drawn under it.
    pub line: Option<Drawn>,
    /// How sure.
    pub confidence: Confidence,
    /// The part of the file it belongs to: 0 the document itself, then what is issued or copied with it.
    pub part: usize,
}

/// A paragraph of the body.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Its rows, from the top.
    pub rows: Vec<Row>,
    /// Level in the outline.
    pub level: Level,
    /// The mark that gave the level: `I.`, `1.`, `a)`; empty for a plain paragraph.
    pub mark: String,
    /// Whether it is set in the middle or at the right, as titles, captions and dates are: no running text.
    pub centred: bool,
    /// Whether it belongs to an annex.
    pub annex: bool,
    /// What stands right above it.
    pub above: Above,
    /// How much of the measure of the page holds for it.
    pub measure: Measure,
    /// Whether it is quoted from another document, whose outline is its own.
    pub quoted: bool,
}

/// What stands right above a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Above {
    /// The paragraph before it.
    Text,
    /// The top of a page, or of the body.
    Page,
    /// A table, a formula.
    Figure,
    /// Cells without rules, or a figure with text beside it, which may hold items of the outline.
    Columns,
}

/// How much of the measure of the page holds for a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Both edges of the text and the indent of the first line.
    Whole,
    /// The edges: its first row goes on with what stands above a figure, and is no first line.
    Continued,
    /// Nothing: it stands beside a figure, which sets its edges.
    Beside,
}

/// The edges of the text, in mm from the left of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Whether lines end short of the right edge, as text does that is not justified: the true edge may lie further out.
    pub ragged: bool,
}

/// Day, month, year as printed; `None` where a draft leaves a blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedDate {
    /// Day, the digits as printed.
    pub day: Option<String>,
    /// Month, the digits as printed.
    pub month: Option<String>,
    /// Year, the digits as printed.
    pub year: Option<String>,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A document with all it needs.
    Whole,
    /// A text issued with a decision in a file of its own (Mẫu 1.3): a head without number and date, no signature.
    Companion,
    /// An annex in a file of its own (Mẫu 2.2): nothing of what a document begins and ends with.
    Annex,
    /// No administrative document: a list, a form, a book, a paper of a private person.
    Other,
    /// A document of the Party, which has rules of its own.
    Party,
}

/// A document and its components.
#[derive(Debug)]
pub struct Document<'a> {
    /// What the file holds of it.
    pub form: Form,
    /// Its pages.
    pub pages: &'a [Page],
    /// The standard it is judged by.
    pub standard_id: StandardId,
    /// The same, as data.
    pub standard: &'static Standard,
    /// The kind, by its title or its V/v.
    pub kind: Option<Kind>,
    /// The date as printed.
    pub date: Option<PrintedDate>,
    /// Rows of each page, header and footer included.
    pub rows: Vec<Vec<Row>>,
    /// Rows of each page without page numbers, stamps, address and the heads of annexes.
    pub content: Vec<Vec<Row>>,
    /// Horizontal lines of each page.
    pub lines: Vec<Vec<Drawn>>,
    /// The components found.
    pub found: BTreeMap<Component, Vec<Block>>,
    /// The paragraphs of the body, annexes included.
    pub body: Vec<Paragraph>,
    /// Edges of the text on pages that lie as the first one does.
    pub frame: Option<Frame>,
    /// Pages of each annex.
    pub annexes: Vec<Range<usize>>,
    /// The share of its size it was printed in; its parts are measured as they were written.
    pub scale: f64,
    /// Whether the signature block was looked for on all pages with a text layer.
    pub readable: bool,
}

impl Document<'_> {
    /// All blocks of a component.
    #[must_use]
    pub fn blocks(&self, component: Component) -> &[Block] {
        self.found.get(&component).map_or(&[], Vec::as_slice)
    }

    /// The first block of a component of the document itself.
    #[must_use]
    pub fn one(&self, component: Component) -> Option<&Block> {
        self.of_part(component, 0)
    }

    /// The first block of a component of a part of the file.
    #[must_use]
    pub fn of_part(&self, component: Component, part: usize) -> Option<&Block> {
        self.blocks(component).iter().find(|block| block.part == part)
    }

    /// Whether a document of this form and kind has a component: what it lacks by its mẫu is no defect.
    #[must_use]
    pub fn expects(&self, component: Component) -> bool {
        use Component as C;
        let of_kind = |wanted| self.kind.is_some_and(|kind| kind.has(wanted));
        let head = matches!(component, C::NationalName | C::Motto | C::Parent | C::Issuer | C::KindName | C::Subject);
        let received = matches!(component, C::RecipientsLabel | C::Recipients);
        let rest = matches!(
            component,
            C::Number
                | C::PlaceDate
                | C::LetterSubject
                | C::Addressees
                | C::Authority
                | C::SignerName
                | C::RecipientsLabel
                | C::Recipients
        );
        match self.form {
            Form::Annex => !head && !rest,
            Form::Companion => !rest,
            Form::Other | Form::Party => false,
            // Papers of another form have their date where it wants it, and name no receivers.
            Form::Whole if self.is_foreign() => {
                !(received || matches!(component, C::PlaceDate | C::Subject | C::LetterSubject | C::Addressees))
            }
            Form::Whole if self.parties_sign() && received => false,
            // Phụ lục III gives a thư công no code; Mẫu 1.9: a biên bản tells its time in the text.
            Form::Whole => {
                !(component == C::Number && of_kind(Trait::Numberless)
                    || component == C::PlaceDate && of_kind(Trait::Undated))
            }
        }
    }

    /// Whether a component occurs; the page itself always does.
    #[must_use]
    pub fn has(&self, component: Component) -> bool {
        match component {
            Component::Page => true,
            // Headings of the body are its paragraphs too.
            Component::Body => !self.body.is_empty(),
            _ => self.found.contains_key(&component),
        }
    }

    /// The style of a component.
    #[must_use]
    pub fn style(&self, component: Component) -> Option<&'static Style> {
        let styles = &self.standard.thanh_phan;
        styles.all().find(|(key, _)| *key == component.key()).map(|(_, style)| style)
    }

    /// What a reader may be off.
    #[must_use]
    pub fn tolerance(&self) -> &'static Tolerances {
        &self.standard.sai_so
    }

    /// Number from 1 of the page with an index in this document.
    #[must_use]
    pub fn page_number(&self, index: usize) -> usize {
        self.pages.get(index).map_or(index + 1, |page| page.number)
    }

    /// Whether it is a công văn.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        self.kind.is_some_and(|kind| !kind.is_titled())
    }

    /// Whether its title names no kind of Điều 7: a giấy phép, a phiếu trình. Its form is for others to prescribe.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.kind.is_none() && self.one(Component::KindName).is_some_and(|block| !has_blanks(&block.text()))
    }

    /// Whether its kind is an agreement of several parties.
    #[must_use]
    pub fn is_agreement(&self) -> bool {
        self.kind.is_some_and(|kind| kind.has(Trait::Agreement))
    }

    /// Whether those who sign it side by side keep a copy each, so that it need not tell its receivers.
    #[must_use]
    pub fn parties_sign(&self) -> bool {
        self.signers() > 1 && self.kind.is_some_and(|kind| kind.has(Trait::PartiesSign))
    }

    /// Whether a page lies as the first one does: its edges are those of [`Self::frame`].
    #[must_use]
    pub fn is_framed(&self, page: &Page) -> bool {
        self.pages.first().is_some_and(|first| lies_alike(first, page))
    }

    /// How many sign it side by side, or alone.
    #[must_use]
    pub fn signers(&self) -> usize {
        self.blocks(Component::Authority).iter().filter(|block| block.part == 0).count()
    }

    /// Whether a page of the document itself is a scan: what it lacks may stand there.
    #[must_use]
    pub fn has_scans(&self) -> bool {
        self.main_pages().any(|page| self.pages[page].is_scan())
    }

    /// Pages before the first annex.
    #[must_use]
    pub fn main_pages(&self) -> Range<usize> {
        0..self.annexes.first().map_or(self.pages.len(), |annex| annex.start)
    }
}

/// Whether two pages are both upright or both on their side.
#[must_use]
pub fn lies_alike(one: &Page, other: &Page) -> bool {
    (one.width > one.height) == (other.width > other.height)
}

impl Block {
    /// The words of all rows.
    #[must_use]
    pub fn text(&self) -> String {
        join(&self.rows)
    }

    /// The rectangle around all rows of its first page.
    #[must_use]
    pub fn rect(&self) -> Rect {
        around(&self.rows)
    }

    /// Index of its first page.
    #[must_use]
    pub fn page(&self) -> usize {
        self.rows.first().map_or(0, |row| row.page)
    }
}

impl Paragraph {
    /// The words of all rows.
    #[must_use]
    pub fn text(&self) -> String {
        join(&self.rows)
    }
}

fn join(rows: &[Row]) -> String {
    rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The rectangle around the rows that stand on the page of the first.
#[must_use]
pub fn around(rows: &[Row]) -> Rect {
    let Some(first) = rows.first() else { return Rect::default() };
    let same = || rows.iter().filter(|row| row.page == first.page).map(Row::rect);
    let left = same().map(|r| r.x).fold(f64::MAX, f64::min);
    let top = same().map(|r| r.y).fold(f64::MAX, f64::min);
    let right = same().map(|r| r.x + r.width).fold(f64::MIN, f64::max);
    let bottom = same().map(|r| r.y + r.height).fold(f64::MIN, f64::max);
    Rect { x: left, y: top, width: right - left, height: bottom - top }
}
