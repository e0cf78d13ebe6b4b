//! A small report for the tests of the writers: one finding of each kind of place that matters.

use super::{Report, Undecided};
use crate::words::diagnostic::{Diagnostic, Message, Place, Rect, Severity};
use crate::words::source::{Sources, Span};

pub(super) struct Example {
    sources: Sources,
    findings: Vec<Diagnostic>,
    accepted: Vec<Diagnostic>,
    undecided: Vec<Undecided>,
}

impl Example {
    pub(super) fn new() -> Self {
        let mut sources = Sources::default();
        let file = sources.add("cong-van.toml", "loai = \"cong-van\"\nky_hieu = \"CV-UBND\"\n");
        let origin = Some(Span { file, start: 29, end: 36 });
        let rect = Rect { x: 30.0, y: 25.401, width: 80.0, height: 5.0 };
        Self {
            sources,
            findings: vec![
                Diagnostic::new("le-trai-sai", Severity::Warning, "lề trái 28,0 mm", "left margin 28.0 mm")
                    .at(Place::Page { page: 1, rect, origin }),
                Diagnostic::new("so-ky-hieu-sai-dang", Severity::Error, "ký hiệu `<CV>`", "symbol `<CV>`")
                    .at_span(Span { file, start: 29, end: 31 })
                    .clause("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b")
                    .hint("viết `UBND`", "write `UBND`"),
                Diagnostic::new("trang-khong-du", Severity::Note, "chỉ có 1 trang", "1 page only"),
            ],
            accepted: vec![
                Diagnostic::new("tieu-ngu-sai-gach", Severity::Warning, "gạch nối dài", "en dash").at(Place::Page {
                    page: 1,
                    rect: Rect { x: 110.0, y: 24.0, width: 60.0, height: 0.0 },
                    origin: None,
                }),
            ],
            undecided: vec![Undecided {
                rule: "mau-chu-sai",
                reason: Message::new("trang là ảnh quét", "the page is a scan"),
            }],
        }
    }

    pub(super) fn report(&self) -> Report<'_> {
        Report {
            name: "ra.pdf",
            standard: Some("Nghị định 30/2020/NĐ-CP"),
            pages: &[[210.0, 297.0]],
            findings: &self.findings,
            accepted: &self.accepted,
            passed: 40,
            failed: 3,
            undecided: &self.undecided,
            not_applicable: &["phu-luc-sai-so"],
            sources: &self.sources,
        }
    }
}
