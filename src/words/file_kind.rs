//! What a file is, by its first bytes: people give a Word file where a PDF or a TOML file is wanted.

use crate::words::diagnostic::Message;

/// A sort of file that is neither plain text nor what was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// Text of the free office suite (ODF).
    Odt,
    /// Any other ZIP.
    Zip,
    /// Office files up to 2003.
    OldOffice,
    /// Rich text.
    Rtf,
    /// JPEG, PNG, GIF, TIFF, BMP.
    Picture,
    /// A page of the web, or other XML.
    Html,
}

impl FileKind {
    /// The sort of a file; none for text and for what is not known.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const MAGIC: [(&[u8], FileKind); 11] = [
            (b"%PDF-", FileKind::Pdf),
            (b"PK\x03\x04", FileKind::Zip),
            (b"\xd0\xcf\x11\xe0", FileKind::OldOffice),
            (b"{\\rtf", FileKind::Rtf),
            (b"\xff\xd8\xff", FileKind::Picture),
            (b"\x89PNG", FileKind::Picture),
            (b"GIF8", FileKind::Picture),
            (b"II*\0", FileKind::Picture),
            (b"MM\0*", FileKind::Picture),
            (b"RIFF", FileKind::Picture),
            (b"<", FileKind::Html),
        ];
        let (_, kind) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic))?;
        // A ZIP names its parts in plain letters.
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
        Some(match kind {
            Self::Zip if holds(b"word/document") => Self::Docx,
            Self::Zip if holds(b"xl/workbook") => Self::Xlsx,
            Self::Zip if holds(b"application/vnd.oasis.opendocument.text") => Self::Odt,
            kind => *kind,
        })
    }

    /// What people call it: `tệp Word (.docx)`.
    #[must_use]
    pub fn name(self) -> Message {
        let (vi, en) = match self {
            Self::Pdf => ("tệp PDF", "a PDF"),
            Self::Docx => ("tệp Word (.docx)", "a Word file (.docx)"),
            Self::Xlsx => ("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"),
            Self::Odt => ("tệp LibreOffice Writer (.odt)", "a file of LibreOffice Writer (.odt)"),
            Self::Zip => ("tệp nén ZIP", "a ZIP archive"),
            Self::OldOffice => ("tệp Word hoặc Excel đời cũ (.doc, .xls)", "an old file of Word or Excel (.doc, .xls)"),
            Self::Rtf => ("tệp RTF", "an RTF file"),
            Self::Picture => ("ảnh", "a picture"),
            Self::Html => ("trang web (HTML) hoặc tệp XML", "a web page (HTML) or an XML file"),
        };
        Message::new(vi, en)
    }

    /// What to do with it where a PDF is wanted.
    #[must_use]
    pub fn as_pdf(self) -> Message {
        match self {
            Self::Docx | Self::Rtf | Self::OldOffice => Message::new(
                "mở bằng Word, chọn Tệp (File) > Lưu thành (Save As) > PDF, rồi chạy lại với tệp PDF ấy",
                "open it in Word, choose File > Save As > PDF, and run again with that PDF",
            ),
            Self::Odt => Message::new(
                "mở bằng LibreOffice, chọn Tệp (File) > Xuất dạng PDF (Export as PDF), rồi chạy lại với tệp PDF ấy",
                "open it in LibreOffice, choose File > Export as PDF, and run again with that PDF",
            ),
            Self::Picture => Message::new(
                "ảnh chụp hay bản quét không có chữ để đo: dùng tệp PDF xuất thẳng từ chương trình soạn thảo",
                "a photo or a scan has no text to measure: use the PDF exported by the word processor",
            ),
            Self::Zip => Message::new("giải nén, rồi dùng tệp PDF bên trong", "unpack it and use the PDF inside"),
            Self::Pdf | Self::Xlsx | Self::Html => {
                Message::new("xuất văn bản thành PDF rồi thử lại", "export the document as PDF and try again")
            }
        }
    }

    /// What to do with it where a TOML file is wanted; `name` is what the user typed.
    #[must_use]
    pub fn as_directive(self, name: &str) -> Message {
        let start_vi =
            "văn bản được dựng từ tệp TOML: `vanthu new cong-van -o cong-van.toml` viết ra một tệp để bắt đầu";
        let start_en =
            "a document is made from a TOML file: `vanthu new cong-van -o cong-van.toml` writes one to start from";
        match self {
            Self::Pdf => Message::new(
                format!("để đo bản PDF này theo Nghị định: `vanthu check {name}`; {start_vi}"),
                format!("to measure this PDF by the decree: `vanthu check {name}`; {start_en}"),
            ),
            Self::Docx | Self::Odt | Self::OldOffice | Self::Rtf => Message::new(
                format!("{start_vi}; để kiểm tra bản này: lưu nó thành PDF rồi `vanthu check`"),
                format!("{start_en}; to check this one: save it as PDF, then `vanthu check`"),
            ),
            Self::Xlsx => Message::new(
                format!("bảng tính là dữ liệu của lô: `vanthu batch mau.toml --data {name} --out ra/`; {start_vi}"),
                format!(
                    "a workbook is the data of a batch: `vanthu batch plan.toml --data {name} --out out/`; {start_en}"
                ),
            ),
            Self::Zip | Self::Picture | Self::Html => Message::new(start_vi, start_en),
        }
    }
}

/// Text of UTF-16 with its byte order mark, as Notepad saves what it calls Unicode.
#[must_use]
pub fn utf16(bytes: &[u8]) -> Option<String> {
    let (big, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (false, rest),
        [0xfe, 0xff, rest @ ..] => (true, rest),
        _ => return None,
    };
    let pairs = rest.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    if rest.len() % 2 == 1 { None } else { String::from_utf16(&pairs.collect::<Vec<_>>()).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_bytes() {
        assert_eq!(FileKind::of(b"PK\x03\x04....word/document.xml"), Some(FileKind::Docx));
        assert_eq!(FileKind::of(b"PK\x03\x04....xl/workbook.xml"), Some(FileKind::Xlsx));
        assert_eq!(FileKind::of(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text"), Some(FileKind::Odt));
        assert_eq!(FileKind::of(b"PK\x03\x04"), Some(FileKind::Zip));
        assert_eq!(FileKind::of("loai = \"cong-van\"".as_bytes()), None);
        assert_eq!(FileKind::of(b""), None);
    }

    #[test]
    fn utf16_is_text_of_either_order() {
        assert_eq!(utf16(b"\xff\xfea\0\xe1\x1e").as_deref(), Some("aủ".replace('ủ', "\u{1ee1}").as_str()));
        assert_eq!(utf16(b"\xfe\xff\0a").as_deref(), Some("a"));
        assert_eq!(utf16(b"\xff\xfea"), None);
        assert_eq!(utf16(b"a"), None);
    }
}
