//! Why a PDF could not be read.

use crate::words::diagnostic::{Diagnostic, Message, Severity};
use crate::words::file_kind::FileKind;

/// Why a PDF could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The file has no bytes.
    Empty,
    /// The file is something else; what it looks like, if known.
    NotPdf(Option<FileKind>),
    /// It begins like a PDF, but nothing can be made of it: damaged or cut short.
    Broken,
    /// It opens with a password only.
    Encrypted,
    /// It may be read, but its owner locked it against changes.
    Locked,
    /// A portfolio: the documents are files inside it, its pages are a cover.
    Portfolio,
    /// A form that a viewer draws by itself (dynamic XFA): its page only asks to wait.
    Xfa,
    /// There is no page in it, or not the one asked for.
    NoPage,
    /// It holds more than the limits of the reader allow; which limit.
    TooLarge(Limit),
    /// Reading took longer than [`super::limits::TIME_LIMIT`].
    TooSlow,
}

/// A limit of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    Bytes,
    /// Bytes of one stream, or of the content of one page, when unpacked.
    Stream,
    /// Pages.
    Pages,
    /// Glyphs of the whole file.
    Whole,
    /// Glyphs, lines and pictures on one page (number from 1).
    Marks(usize),
    /// Pixels of the picture of a page (number from 1).
    Picture(usize),
}

impl ReadError {
    /// The sentence for the person who gave the file; the caller adds the place.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let failure = |rule, vi: &str, en: &str| Diagnostic::new(rule, Severity::Failure, vi, en);
        match self {
            Self::Empty => failure("pdf-rong", "tệp rỗng, không có byte nào", "the file is empty")
                .hint("tải lại hoặc xuất lại tệp PDF", "download or export the PDF again"),
            Self::NotPdf(kind) => not_pdf(*kind),
            Self::Broken => failure(
                "pdf-khong-doc-duoc",
                "tệp bắt đầu như một tệp PDF nhưng bị hỏng hoặc bị cắt cụt nên không đọc được",
                "the file begins like a PDF but is damaged or cut short",
            )
            .hint("tải lại hoặc xuất lại tệp PDF từ bản gốc", "download it again or export it from the original"),
            Self::Encrypted => failure(
                "pdf-ma-hoa",
                "tệp PDF được khoá bằng mật khẩu, không đọc được nội dung",
                "the PDF is locked with a password",
            )
            .hint(
                "mở tệp bằng mật khẩu rồi lưu thành bản không khoá",
                "open it with the password and save it unlocked",
            ),
            Self::Locked => failure(
                "pdf-khoa-sua",
                "tệp PDF xem được nhưng bị khoá quyền sửa, không ghi thêm gì vào được",
                "the PDF can be read, but it is locked against changes: nothing can be added to it",
            )
            .hint(
                "mở tệp rồi in ra PDF (Print to PDF), sau đó dùng bản vừa in; hoặc xin bản không khoá của nơi ban hành",
                "print it to PDF and use that, or ask the issuer for an unlocked file",
            ),
            Self::Portfolio => failure(
                "pdf-tap-hop",
                "đây là tập hợp tệp PDF (portfolio): văn bản là tệp ở bên trong, trang nhìn thấy chỉ là bìa",
                "this is a PDF portfolio: the documents are files inside it, the page is only its cover",
            )
            .hint(
                "mở bằng Adobe Reader, lưu tệp văn bản bên trong ra ngoài rồi dùng tệp ấy",
                "open it in Adobe Reader, save the document out of it and use that file",
            ),
            Self::Xfa => failure(
                "pdf-bieu-mau-xfa",
                "đây là biểu mẫu XFA: chỉ Adobe Reader dựng được nội dung, trang trong tệp chỉ là lời chờ",
                "this is an XFA form: only Adobe Reader can draw it, the page in the file merely asks to wait",
            )
            .hint(
                "mở bằng Adobe Reader, in ra PDF (Print to PDF) rồi dùng bản vừa in",
                "open it in Adobe Reader, print it to PDF and use that file",
            ),
            Self::NoPage => failure("pdf-khong-co-trang", "tệp PDF không có trang cần đọc", "the PDF has no such page")
                .hint("xuất lại tệp PDF từ bản gốc", "export it again from the original"),
            Self::TooLarge(limit) => too_large(*limit),
            Self::TooSlow => failure(
                "pdf-doc-qua-lau",
                "đọc tệp PDF quá lâu nên đã dừng; tệp có thể bị hỏng hoặc được tạo bất thường",
                "reading the PDF took too long and was stopped; it may be damaged",
            )
            .hint("xuất lại tệp PDF từ bản gốc", "export it again from the original"),
        }
    }
}

fn not_pdf(kind: Option<FileKind>) -> Diagnostic {
    let (what, hint) = match kind {
        Some(kind) => {
            let Message { vi, en } = kind.name();
            (Message::new(format!("đây là {vi}, cần tệp PDF"), format!("this is {en}, a PDF is needed")), kind.as_pdf())
        }
        None => (
            Message::new("tệp không phải PDF", "the file is not a PDF"),
            Message::new(
                "xuất văn bản thành PDF rồi thử lại; tệp mô tả văn bản phải có đuôi `.toml`",
                "export the document as PDF and try again; a file that describes a document ends in `.toml`",
            ),
        ),
    };
    Diagnostic::new("pdf-khong-phai-pdf", Severity::Failure, what.vi, what.en).hint(hint.vi, hint.en)
}

fn too_large(limit: Limit) -> Diagnostic {
    use super::limits::{MAX_BYTES, MAX_MARKS, MAX_PAGES, MAX_PART, MAX_STREAM};
    let (vi, en) = match limit {
        Limit::Bytes => (
            format!("tệp PDF lớn hơn giới hạn {} MiB", MAX_BYTES >> 20),
            format!("the PDF is larger than the limit of {} MiB", MAX_BYTES >> 20),
        ),
        Limit::Stream => (
            format!(
                "tệp PDF có phần nén mà khi giải nén lớn quá giới hạn (một ảnh {} MiB, nội dung một trang hoặc một phông \
                 chữ {} MiB)",
                MAX_STREAM >> 20,
                MAX_PART >> 20
            ),
            format!(
                "a part of the PDF is too large when unpacked (a picture {} MiB, the content of a page or a font {} MiB)",
                MAX_STREAM >> 20,
                MAX_PART >> 20
            ),
        ),
        Limit::Pages => (
            format!("tệp PDF có nhiều trang hơn giới hạn {MAX_PAGES} trang"),
            format!("the PDF has more than {MAX_PAGES} pages"),
        ),
        Limit::Whole => (
            "tệp PDF có quá nhiều chữ để đọc cả tệp một lần".to_owned(),
            "the PDF has too many letters to be read at once".to_owned(),
        ),
        Limit::Marks(page) => (
            format!("trang {page} có nhiều hơn {MAX_MARKS} chữ và nét vẽ"),
            format!("page {page} has more than {MAX_MARKS} glyphs and lines"),
        ),
        Limit::Picture(page) => (
            format!("trang {page} quá lớn hoặc không có kích thước nên không vẽ được thành ảnh"),
            format!("page {page} is too large, or of no size, to be drawn as a picture"),
        ),
    };
    Diagnostic::new("pdf-qua-lon", Severity::Failure, vi, en).hint(
        "tách tệp thành từng văn bản, hoặc xuất lại tệp PDF từ bản gốc",
        "split the file into its documents, or export it again from the original",
    )
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.diagnostic().message.en)
    }
}

impl std::error::Error for ReadError {}
