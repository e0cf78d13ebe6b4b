//! Measures a printed document against the standard of its date: locates the components, then asks every rule.

pub mod against;
pub mod baseline;
mod scale;

use std::collections::BTreeMap;

use crate::locate;
use crate::locate::document::{Component, Confidence, Document, Form};
use crate::page::Page;
pub use crate::rules::rule::{Rule, Verdict};
pub use crate::rules::rules;
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Place, Severity};
use crate::words::kind::Kind;
use crate::words::rule::Words;

/// The rule that names a font; a text that cannot be read has one, too.
const TYPEFACE: &str = "phong-chu-khac-times-new-roman";
/// The id of what is told of a file that is no administrative document.
const OTHER: &str = "khong-phai-van-ban-hanh-chinh";

/// Which rules are asked: ids, or the beginning of ids.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these; all when empty.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether a rule is asked.
    #[must_use]
    pub fn takes(&self, id: &str) -> bool {
        let named = |names: &[String]| names.iter().any(|name| is_prefix(name, id));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// Whether a name is an id or its first words.
fn is_prefix(name: &str, id: &str) -> bool {
    id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-') || name.ends_with('-'))
}

/// How often a rule came to which verdict, once for each document of the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Passed.
    pub pass: usize,
    /// Failed.
    pub fail: usize,
    /// Could not tell.
    pub cannot_tell: usize,
    /// Had nothing to judge.
    pub not_applicable: usize,
}

impl Counts {
    /// Whether the rule passed in every document that has what it is about.
    #[must_use]
    pub const fn passes(self) -> bool {
        self.pass > 0 && self.fail == 0 && self.cannot_tell == 0
    }

    /// Whether no document has what the rule is about.
    #[must_use]
    pub const fn is_idle(self) -> bool {
        self.pass + self.fail + self.cannot_tell == 0
    }
}

/// A component as it was found, for reports.
#[derive(Debug, Clone)]
pub struct Located {
    /// Which.
    pub component: Component,
    /// Where.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// How sure.
    pub confidence: Confidence,
}

/// What the checker has to say of a file.
#[derive(Debug)]
pub struct CheckReport {
    /// The standard the first document was judged by.
    pub standard: StandardId,
    /// The kind of the first document.
    pub kind: Option<Kind>,
    /// How many documents stand in the file.
    pub documents: usize,
    /// All findings, in the order of the rules.
    pub diagnostics: Vec<Diagnostic>,
    /// Verdicts by rule.
    pub verdicts: BTreeMap<&'static str, Counts>,
    /// Why a rule could not tell.
    pub cannot_tell: BTreeMap<&'static str, Words>,
    /// The components found.
    pub components: Vec<Located>,
}

/// Checks pages by all rules.
#[must_use]
pub fn check(pages: &[Page]) -> CheckReport {
    check_with(pages, &Selection::default())
}

/// Checks pages by the rules selected. A file may hold several documents: each is judged by itself.
#[must_use]
pub fn check_with(pages: &[Page], selection: &Selection) -> CheckReport {
    let documents = locate::documents(pages);
    let mut report = CheckReport {
        standard: documents.first().map_or(StandardId::Nd30, |document| document.standard_id),
        kind: documents.first().and_then(|document| document.kind),
        documents: documents.len(),
        diagnostics: Vec::new(),
        verdicts: BTreeMap::new(),
        cannot_tell: BTreeMap::new(),
        components: documents.iter().flat_map(located).collect(),
    };
    for document in &documents {
        let Some(share) = scale::of(document) else {
            report.ask(document, selection);
            continue;
        };
        let pages = scale::undone(document.pages, share);
        let written = Document { scale: share, ..locate::locate(&pages) };
        let before = report.diagnostics.len();
        report.ask(&written, selection);
        for finding in &mut report.diagnostics[before..] {
            scale::on_print(finding, &pages, share);
        }
    }
    report
}

impl CheckReport {
    /// Asks the rules about a document.
    fn ask(&mut self, document: &Document<'_>, selection: &Selection) {
        if !document.readable {
            self.diagnostics.push(without_text(document));
        } else if matches!(document.form, Form::Other | Form::Party) {
            self.diagnostics.push(other(document));
        }
        for rule in rules().filter(|rule| selection.takes(rule.info.id)) {
            self.take(rule, judge(rule, document));
        }
    }

    fn take(&mut self, rule: &'static Rule, verdict: Verdict) {
        let counts = self.verdicts.entry(rule.info.id).or_default();
        match verdict {
            Verdict::Pass => counts.pass += 1,
            Verdict::Fail(mut findings) => {
                counts.fail += 1;
                self.diagnostics.append(&mut findings);
            }
            Verdict::CannotTell(why) => {
                counts.cannot_tell += 1;
                self.cannot_tell.insert(rule.info.id, why);
            }
            Verdict::NotApplicable => counts.not_applicable += 1,
        }
    }
}

fn judge(rule: &'static Rule, document: &Document<'_>) -> Verdict {
    // A font of an old encoding can't be read, but named.
    let named = rule.info.id == TYPEFACE && document.pages.iter().any(Page::has_text);
    if !document.readable && !named {
        let why = if document.pages.iter().any(Page::has_text) {
            Words::new("chữ không phải tiếng Việt Unicode", "the text is not Vietnamese in Unicode")
        } else {
            Words::new("trang in không có lớp chữ (bản quét)", "the pages have no text layer (a scan)")
        };
        return Verdict::CannotTell(why);
    }
    if matches!(document.form, Form::Other | Form::Party) {
        let (vi, en) = ("không phải văn bản hành chính", "this is no administrative document");
        return Verdict::CannotTell(Words::new(vi, en));
    }
    if !document.has(rule.component) && !document.expects(rule.component) || !asks(rule, document) {
        return Verdict::NotApplicable;
    }
    match (rule.judge)(rule, document) {
        // A rule finds nothing against a component that is not there; that proves nothing.
        Verdict::Pass if !document.has(rule.component) => Verdict::NotApplicable,
        verdict => verdict,
    }
}

fn without_text(document: &Document<'_>) -> Diagnostic {
    let pages = document.pages.len();
    let (vi, en) = if document.pages.iter().any(Page::has_text) {
        (
            "chữ trong tệp, hoặc một phần, không phải tiếng Việt theo mã Unicode nên không đánh giá được; có lẽ dùng \
             phông TCVN3, VNI, hoặc mã chữ đã mất khi in qua máy in ảo"
                .to_owned(),
            "the text, or a part of it, is not Vietnamese in Unicode, so nothing can be told; it is set in a font of an \
             old encoding, or a virtual printer lost the codes of its letters"
                .to_owned(),
        )
    } else if document.pages.iter().any(Page::has_hidden_text) {
        (
            format!(
                "cả {pages} trang là ảnh quét; lớp chữ ẩn do chương trình nhận dạng thêm vào không cho biết phông, cỡ, kiểu chữ \
                 nên không đánh giá được"
            ),
            format!(
                "all {pages} pages are scans; the hidden text laid over them by character recognition does not show \
                 typeface, size and style, so nothing can be told"
            ),
        )
    } else {
        (
            format!("cả {pages} trang không có lớp chữ nên không đánh giá được; có lẽ là bản quét"),
            format!("none of the {pages} pages has a text layer, so nothing can be told; a scan, it seems"),
        )
    };
    Diagnostic::new("trang-khong-co-lop-chu", Severity::Warning, vi, en)
        .hint("kiểm tra tệp PDF xuất thẳng từ chương trình soạn thảo", "check the PDF exported by the word processor")
}

/// Whether a rule is about a document of this kind: the title of a paper of another form is named, not judged.
fn asks(rule: &Rule, document: &Document<'_>) -> bool {
    let title = match rule.component {
        Component::Subject => true,
        Component::KindName => rule.info.severity > Severity::Note,
        _ => false,
    };
    !(title && document.is_foreign())
}

/// A list, a form or a book is told so once, instead of all that it lacks.
fn other(document: &Document<'_>) -> Diagnostic {
    let first = document.content.iter().flatten().next();
    let place = first.map_or(Place::Whole, |row| Place::Page {
        page: document.page_number(row.page),
        rect: row.rect(),
        origin: None,
    });
    let told = |vi: &str, en: &str| Diagnostic::new(OTHER, Severity::Warning, vi, en).at(place.clone());
    if document.form == Form::Party {
        return told(
            "văn bản của Đảng có thể thức riêng, không theo Nghị định, nên không xét",
            "documents of the Party have a form of their own outside the decree, so nothing is judged",
        )
        .hint("xem Hướng dẫn của Văn phòng Trung ương Đảng", "see the guidance of the Party's Central Office");
    }
    told(
        "không thấy tên cơ quan, số, ký hiệu, tên loại, `Nơi nhận` của văn bản hành chính nên không xét gì thêm",
        "no issuer, number, kind or recipients of an administrative document are found, so nothing more is judged",
    )
    .hint(
        "bảng, biểu, bài viết không theo thể thức của Nghị định; nếu là phụ lục thì ghi `Phụ lục` ở dòng đầu",
        "lists, forms and articles are outside the decree; an annex begins with `Phụ lục`",
    )
}

fn located(document: &Document<'_>) -> Vec<Located> {
    let blocks =
        document.found.iter().flat_map(|(component, blocks)| blocks.iter().map(move |block| (component, block)));
    blocks
        .map(|(component, block)| Located {
            component: *component,
            place: Place::Page { page: document.page_number(block.page()), rect: block.rect(), origin: None },
            text: block.text(),
            confidence: block.confidence,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_selected_by_id_or_its_first_words() {
        let selection = Selection { select: vec!["tieu-ngu".into()], ignore: vec!["tieu-ngu-sai-chu".into()] };
        assert!(selection.takes("tieu-ngu-thieu-ke"));
        assert!(!selection.takes("tieu-ngu-sai-chu"));
        assert!(!selection.takes("quoc-hieu-sai-chu"));
        assert!(!is_prefix("so", "soan-thao"));
    }
}
