//! The directive: what a clerk describes, in the decree's words, with the place of every word.
//!
//! Text is in NFC with normalised white space; punctuation that the decree fixes is stripped from the ends of
//! fields that get it from the templates. Emphasis marks (`*`, `**`) are still in the text: `compose` reads them.

pub mod copy_form;
pub mod figure;
pub mod formula;
pub mod picture;
pub mod stamps;
pub mod table;

use std::collections::BTreeMap;

use picture::{Picture, Seal};
use stamps::Stamps;
use table::Table;

use crate::standard::StandardId;
use crate::words::date::Parts;
use crate::words::kind::Kind;
use crate::words::level::Level;
use crate::words::source::Span;
use figure::Figure;
use formula::Formula;

pub use crate::words::text::Text;

/// A directive (văn bản) ready to be set.
#[derive(Debug, Clone)]
pub struct Directive {
    /// Tên loại (`loai`).
    pub kind: Kind,
    /// The standard it follows: `tieu_chuan`, else by its date.
    pub standard: StandardId,
    /// Base size in pt, 13 or 14 (`co_chu`).
    pub size: u8,
    /// Số (`so`): blank until the document is issued.
    pub number: Option<u32>,
    /// Ký hiệu (`ky_hieu`).
    pub symbol: Text,
    /// Thời gian ban hành (`ngay`).
    pub date: IssueDate,
    /// Trích yếu (`trich_yeu`), without "V/v".
    pub subject: Text,
    /// Cơ quan (`co_quan`).
    pub issuer: Issuer,
    /// Bodies that issue it with that one, in their order (`co_quan_cung_ban_hanh`).
    pub joint: Vec<JointIssuer>,
    /// Whether the names of several issuers stand one below the other (`xep_ten_co_quan`).
    pub stacked: bool,
    /// Thẩm quyền ban hành (`tham_quyen`), of a nghị quyết or quyết định.
    pub authority: Option<Text>,
    /// Who proposed it (`theo_de_nghi`), without "Theo đề nghị của".
    pub proposer: Option<Text>,
    /// Kính gửi (`kinh_gui`).
    pub addressees: Vec<Text>,
    /// Căn cứ (`can_cu`).
    pub legal_bases: Vec<Text>,
    /// Paragraphs before the body (`mo_dau`).
    pub opening: Vec<Text>,
    /// Nội dung and nhiệm vụ, in the order of the document.
    pub body: Vec<Block>,
    /// Paragraphs after the body (`ket_thuc`).
    pub closing: Vec<Text>,
    /// Enclosure line (`kem_theo`), without its brackets.
    pub enclosure: Option<Text>,
    /// Nơi nhận (`noi_nhan`).
    pub recipients: Vec<Recipient>,
    /// Lưu (`luu`), without the word and without the full stop.
    pub filing: Option<Text>,
    /// Ký hiệu người soạn thảo và số lượng bản phát hành, ô 12 (`nguoi_soan`).
    pub drafter: Option<Text>,
    /// Người ký (`nguoi_ky`).
    pub signer: Signer,
    /// The document issued with this one (`van_ban_kem_theo`).
    pub attached: Option<Attached>,
    /// What the mẫu of a kind has fields for, by table: `cuoc_hop`, `nghi_phep`; `ben` may stand several times.
    pub forms: BTreeMap<&'static str, Vec<Form>>,
    /// Phụ lục, in their order (`phu_luc`).
    pub annexes: Vec<Annex>,
    /// Whether its pages lie on their side (`ngang`).
    pub landscape: bool,
    /// Whether it is an electronic document: the reference lines of its annexes stay blank (`ban_dien_tu`).
    pub electronic: bool,
    /// When the body signed the files of annexes and attached document, in the time of Vietnam (`thoi_gian_ky`).
    pub signed_at: Option<jiff::civil::DateTime>,
    /// Marks on the first page: ô 10a, 10b, 11 and the draft mark.
    pub stamps: Stamps,
    /// Địa chỉ cơ quan, line by line, ô 13 (`dia_chi`).
    pub address: Vec<Text>,
}

/// Date of issue; the parts a draft leaves blank are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IssueDate {
    /// Day from 1.
    pub day: Option<i8>,
    /// Month from 1.
    pub month: Option<i8>,
    /// Year.
    pub year: Option<i16>,
    /// Where it stands, when it was given.
    pub span: Option<Span>,
}

/// The body that issues the document.
#[derive(Debug, Clone)]
pub struct Issuer {
    /// Cơ quan chủ quản trực tiếp, line by line (`chu_quan`).
    pub parent: Vec<Text>,
    /// Tên cơ quan ban hành, line by line (`ten`).
    pub name: Vec<Text>,
    /// Địa danh (`dia_danh`).
    pub place: Text,
}

/// A body that issues the document jointly with the presiding one (văn bản liên tịch).
#[derive(Debug, Clone)]
pub struct JointIssuer {
    /// Its direct superior, line by line, when it differs from that of the body before it (`chu_quan`).
    pub parent: Vec<Text>,
    /// Its name, line by line (`ten`).
    pub name: Vec<Text>,
    /// Its own number (`so`), where each body has one.
    pub number: Option<u32>,
    /// Its own symbol (`ky_hieu`); none where the presiding body's stands for all.
    pub symbol: Option<Text>,
    /// Who signs for it (`nguoi_ky`).
    pub signer: Signer,
}

/// A document issued or approved by another (mẫu 1.3).
#[derive(Debug, Clone)]
pub struct Attached {
    /// Tên loại (`loai`).
    pub kind: Kind,
    /// Trích yếu (`trich_yeu`).
    pub subject: Text,
    /// Nội dung (`noi_dung`, `nhiem_vu`).
    pub body: Vec<Block>,
    /// Whether it is a file of its own (`tep_rieng`).
    pub separate: bool,
}

/// The fields of a table that some kinds have, by key; what was left out is not there.
pub type Form = BTreeMap<&'static str, Field>;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Words.
    Text(Text),
    /// Lines.
    Lines(Vec<Text>),
    /// A date.
    Date(Parts),
    /// One of a few words.
    Word(&'static str),
    /// `true` or `false`.
    Flag(bool),
}

/// One entry of Nơi nhận.
#[derive(Debug, Clone)]
pub enum Recipient {
    /// A line of its own: `Bộ GDĐT (để báo cáo)`.
    One(Text),
    /// Lines joined by a brace with a note: `(để b/c)`.
    Group {
        /// The lines.
        names: Vec<Text>,
        /// The note, without brackets: `để b/c`.
        purpose: Text,
    },
}

/// Who signs.
#[derive(Debug, Clone, Default)]
pub struct Signer {
    /// Quyền hạn, line by line: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH` (`quyen_han`).
    pub authority: Vec<Text>,
    /// Chức vụ (`chuc_vu`).
    pub position: Option<Text>,
    /// Chức vụ khác above the name, ô 7b (`chuc_vu_khac`).
    pub other_title: Option<Text>,
    /// Họ và tên (`ho_ten`).
    pub name: Option<Text>,
    /// Image of the signature, ô 7c (`anh_chu_ky`).
    pub signature: Option<Picture>,
    /// Image of the seal, ô 8 (`anh_dau`).
    pub seal: Option<Seal>,
}

/// A stretch of the body: text, then the assignments that follow it.
#[derive(Debug, Clone)]
pub enum Block {
    /// Text with its outline.
    Text(Vec<Item>),
    /// Numbered assignments; they take their level and numbers from their place.
    Assignments(Vec<Assignment>),
    /// A table of cells.
    Table(Table),
    /// Pictures side by side.
    Figures(Vec<Figure>),
    /// A formula on a line of its own.
    Formula(Formula),
}

/// One paragraph of the body.
#[derive(Debug, Clone)]
pub struct Item {
    /// Level.
    pub level: Level,
    /// The mark as printed: `Phần I`, `Điều 5.`, `I.`, `1.`, `1.1.`, `a)`, `-`, `+`; empty for a paragraph.
    pub mark: String,
    /// Whether the item is a title rather than a sentence.
    pub title: bool,
    /// The words after the mark.
    pub text: Text,
}

/// How an assignment is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wording {
    /// `Giao X thực hiện các nội dung sau:` with points below (`giao-viec`).
    Assign,
    /// X is the subject of the sentence: `Sở Nội vụ chủ trì, …` (`cau`).
    Sentence,
    /// X is a bold title, the tasks stand below (`tieu-de`).
    Title,
}

/// A numbered assignment (nhiệm vụ giao): who, and what.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// Who is to act, as typed (`giao`).
    pub assignees: Text,
    /// How it is worded (`cach_viet`).
    pub wording: Wording,
    /// Whether it is a request rather than an order: `Đề nghị X …` (`de_nghi`).
    pub request: bool,
    /// Words after the assignee that lead to the tasks (`dan`), instead of the fixed ones.
    pub lead: Option<Text>,
    /// What is to be done (`viec`).
    pub tasks: Vec<Task>,
    /// Mark of the tasks when it is not the next level of the outline (`dau`): `-`, `a)`.
    pub mark: Option<Level>,
    /// Where the assignment stands.
    pub span: Span,
}

/// One task of an assignment.
#[derive(Debug, Clone)]
pub enum Task {
    /// A sentence, with further lines below it, and its deadline.
    Todo {
        /// The sentence.
        text: Text,
        /// Lines below it, with marks of their own.
        below: Vec<Item>,
        /// Hạn (`han`).
        deadline: Option<Deadline>,
    },
    /// A nested assignment: a point with an assignee of its own.
    Assignment(Assignment),
}

/// A deadline (thời hạn).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Day, when it is given.
    pub day: Option<i8>,
    /// Month, when it is given.
    pub month: Option<i8>,
    /// Year.
    pub year: i16,
    /// Where it stands.
    pub span: Span,
}

/// An annex.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Its title (`tieu_de`).
    pub title: Option<Text>,
    /// Whether its pages lie on their side (`ngang`).
    pub landscape: bool,
    /// Its text and tables.
    pub body: Vec<Block>,
    /// Whether it is a file of its own (`tep_rieng`).
    pub separate: bool,
    /// Where it stands.
    pub span: Span,
}

impl IssueDate {
    /// A date as it was typed.
    pub(super) fn of((parts, span): (Parts, Span)) -> Self {
        Self { day: parts.day, month: parts.month, year: Some(parts.year), span: Some(span) }
    }
}
