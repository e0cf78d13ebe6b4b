//! Paper, margins, typeface, colour (Mục I).

use super::style::excerpt;
use super::{Doc, decimal, error, margin, mm, once, rule, warning};
use crate::locate::document::Component::{self, Page as Sheet};
use crate::locate::document::{Block, Document, Row};
use crate::locate::is_mathematics;
use crate::locate::is_upright;
use crate::locate::marks::RECALL;
use crate::locate::text::fold;
use crate::page::line::Span;
use crate::page::{Letters, MM_PER_PT, Page};
use crate::rules::rule::{Rule, Verdict};
use crate::words::diagnostic::{Diagnostic, Place, Rect, Severity};

const MARGIN_WHY: [&str; 2] = [
    "lề trang đồng đều để đóng quyển, lưu trữ và sao chụp văn bản không mất chữ",
    "even margins let documents be bound, filed and copied without losing text",
];
const MARGIN_WHAT: [&str; 2] = ["lề trang ngoài khoảng quy định", "a margin is outside the range"];
const MARGIN: Doc = Doc { what: MARGIN_WHAT, why: MARGIN_WHY, example: "" };

pub(super) const RULES: &[Rule] = &[
    error(
        Sheet,
        "trang-sai-kho-giay",
        "I.1",
        Doc {
            what: ["khổ giấy không phải A4", "the paper is not A4"],
            why: [
                "mọi văn bản hành chính dùng một khổ giấy để in, lưu và gửi",
                "one paper size for print, file and post",
            ],
            example: "",
        },
        paper,
    ),
    warning(
        Sheet,
        "trang-nam-ngang-khong-co-bang",
        "I.2",
        Doc {
            what: ["trang nằm ngang mà không có bảng, biểu", "a page lies on its side without a table on it"],
            why: ["văn bản trình bày theo chiều dài; chỉ bảng, biểu mới cần chiều rộng", "only tables need the width"],
            example: "",
        },
        orientation,
    ),
    error(
        Sheet,
        "trang-in-thu-phong",
        "Mục V",
        Doc {
            what: [
                "trang bị thu nhỏ hoặc phóng to khi in ra PDF",
                "the pages were made smaller or larger when they were printed to PDF",
            ],
            why: [
                "mọi cỡ chữ, khoảng cách sai theo cùng một tỉ lệ; các quy tắc khác xét theo cỡ khi soạn",
                "all sizes and distances are off by one share; the other rules judge them as they were written",
            ],
            example: "xuất thẳng ra PDF, hoặc khi in chọn tỉ lệ 100 % (Actual size), không chọn Fit",
        },
        scaled,
    ),
    error(Sheet, "le-tren-ngoai-khoang", "I.3", MARGIN, margin::top),
    error(Sheet, "le-duoi-ngoai-khoang", "I.3", MARGIN, margin::bottom),
    error(Sheet, "le-trai-ngoai-khoang", "I.3", MARGIN, margin::left),
    error(Sheet, "le-phai-ngoai-khoang", "I.3", MARGIN, margin::right),
    warning(
        Sheet,
        "le-co-chu-ngoai-van-ban",
        "I.3",
        Doc {
            what: [
                "ở mép giấy có chữ nhỏ không thuộc văn bản",
                "small print that is no part of the document stands at the edge of the paper",
            ],
            why: [
                "trình duyệt và phần mềm quản lý tự in thêm địa chỉ, ngày giờ; tắt “Headers and footers” khi in",
                "browsers and registry programs add address and time; clear “Headers and footers” when printing",
            ],
            example: "",
        },
        |rule, document| {
            let findings = document.blocks(Component::MarginText).iter().map(|block| {
                let row = &block.rows[0];
                let words = excerpt(&row.text);
                rule.on(
                    document,
                    row,
                    format!("`{words}` ở mép giấy không thuộc văn bản"),
                    format!("`{words}` at the edge of the paper is no part of the document"),
                )
            });
            let mut pages: Vec<Diagnostic> = findings.collect();
            pages.dedup_by_key(|finding| place_of(finding));
            Verdict::of(once(pages))
        },
    ),
    error(
        Sheet,
        "phong-chu-khac-times-new-roman",
        "I.4",
        Doc {
            what: ["có chữ không phải phông Times New Roman", "some text is not in Times New Roman"],
            why: ["một phông chữ cho mọi cơ quan để văn bản mở ở đâu cũng như nhau", "one typeface for every office"],
            example: "",
        },
        typeface,
    ),
    rule(
        Sheet,
        "chu-sai-ma",
        Severity::Note,
        "I.4",
        Doc {
            what: [
                "tệp ghi sai mã chữ, hoặc không ghi, tuy in ra vẫn đúng",
                "the file names its letters wrongly, or not at all, though it prints them rightly",
            ],
            why: [
                "tìm, chép chữ hay đọc thành tiếng sẽ ra chữ khác; TCVN 6909:2001 quy định mã của từng chữ",
                "searching, copying and reading aloud give other letters; TCVN 6909:2001 fixes the code of each",
            ],
            example: "`nhƣ trên`, `CỘNG HÕA` thay cho `như trên`, `CỘNG HÒA`",
        },
        letters,
    ),
    error(
        Sheet,
        "mau-chu-khac-den",
        "I.4",
        Doc {
            what: ["có chữ không phải màu đen", "some text is not black"],
            why: [
                "chữ màu mất khi in, sao chụp đen trắng; chỉ dấu khẩn màu đỏ",
                "colour is lost in copies; only stamps are red",
            ],
            example: "",
        },
        colour,
    ),
];

fn paper(rule: &Rule, document: &Document<'_>) -> Verdict {
    let (width, height) = (&document.standard.trang.rong, &document.standard.trang.cao);
    let room = document.tolerance().do_dai.gia_tri;
    let is_a4 = |a: f64, b: f64| width.accepts(a, room) && height.accepts(b, room);
    let wrong =
        document.pages.iter().enumerate().filter(|(_, p)| !is_a4(p.width, p.height) && !is_a4(p.height, p.width));
    let findings = wrong.map(|(at, page)| {
        let (found, wanted) =
            (format!("{} × {} mm", mm(page.width), mm(page.height)), format!("{} × {} mm", width.dat, height.dat));
        rule.finding_by(
            document,
            (&width.dieu_khoan, width.muc),
            (at, page.rect()),
            format!("khổ giấy {found}, quy định A4 ({wanted})"),
            format!("the paper is {found}, A4 ({wanted}) expected"),
        )
    });
    Verdict::of(findings.collect())
}

fn orientation(rule: &Rule, document: &Document<'_>) -> Verdict {
    let lines = |page: &Page| page.strokes.iter().filter(|stroke| is_upright(stroke.rect)).count();
    // A document whose tables are no annexes may lie on its side as a whole: one table will do.
    let lies = document.pages.first().is_some_and(|page| page.width > page.height);
    if lies && document.main_pages().any(|at| lines(&document.pages[at]) > 1) {
        return Verdict::Pass;
    }
    let wrong = document.main_pages().filter(|at| {
        let page = &document.pages[*at];
        page.width > page.height && lines(page) < 2 && !document.content[*at].is_empty()
    });
    let findings = wrong.map(|at| {
        let (vi, en) = ("trang nằm ngang nhưng không có bảng, biểu", "the page lies on its side but has no table");
        rule.finding(document, at, document.pages[at].rect(), vi.to_owned(), en.to_owned())
    });
    Verdict::of(findings.collect())
}

/// Sizes that the decree fixes are off by one share.
fn scaled(rule: &Rule, document: &Document<'_>) -> Verdict {
    if (document.scale - 1.0).abs() < f64::EPSILON {
        return Verdict::Pass;
    }
    let fixed =
        [Component::Number, Component::RecipientsLabel, Component::Recipients].into_iter().filter_map(|component| {
            let (style, row) = (document.style(component)?, document.one(component)?.rows.first()?);
            let right = (row.size - style.co[0]).abs() <= document.tolerance().co_chu.gia_tri;
            right.then(|| (style, decimal(style.co[0] * document.scale, 1), decimal(style.co[0], 1)))
        });
    let (vi, en): (Vec<_>, Vec<_>) = fixed
        .map(|(style, found, asked)| {
            (format!("{} cỡ {found} thay vì {asked}", style.ten), format!("{} in {found} instead of {asked}", style.en))
        })
        .unzip();
    let share = super::per_cent((document.scale * 1000.0).round() / 1000.0);
    Verdict::Fail(vec![rule.finding(
        document,
        0,
        document.pages[0].rect(),
        format!("trang in ra bằng {share} cỡ khi soạn: {}", vi.join("; ")),
        format!("the pages are printed at {share} of their size: {}", en.join("; ")),
    )])
}

/// The first span of each page that is against a rule, with how many letters are.
fn spans<'d>(document: &'d Document<'_>, wrong: impl Fn(&Row, &Span) -> bool) -> Vec<(&'d Row, &'d Span)> {
    let added = [Component::SigningProgram, Component::MarginText];
    let added = || added.into_iter().flat_map(|component| document.blocks(component));
    let signed = |span: &Span, page: usize| {
        let mut rows = added().flat_map(|block| &block.rows);
        rows.any(|row| row.page == page && covers(row, span))
    };
    // Signs may come from another face: boxes to tick, arrows, numbers in circles.
    let is_letter = |c: char| c.is_alphabetic() || c.is_ascii_digit();
    let letters = |row: &Row, span: &Span| span.text.chars().any(is_letter) && !signed(span, row.page);
    let of_page = |rows: &'d Vec<Row>| {
        let spans = rows.iter().flat_map(|row| row.spans.iter().map(move |span| (row, span)));
        spans.filter(|(row, span)| wrong(row, span) && letters(row, span)).collect::<Vec<_>>()
    };
    document.rows.iter().filter_map(|rows| of_page(rows).into_iter().next()).collect()
}

fn typeface(rule: &Rule, document: &Document<'_>) -> Verdict {
    let face = &document.standard.phong_chu;
    if face.ten.is_empty() {
        return Verdict::Pass;
    }
    let plain =
        |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let known: Vec<String> = std::iter::once(&face.ten).chain(&face.tuong_duong).map(|name| plain(name)).collect();
    // Formulas have letters of their own.
    let wrong =
        |_: &Row, span: &Span| !known.iter().any(|name| plain(&span.family).starts_with(name)) && !is_mathematics(span);
    let findings = spans(document, wrong).into_iter().map(|(row, span)| {
        let (words, family) = (excerpt(span.text.trim()), &span.family);
        rule.finding_by(
            document,
            (&face.dieu_khoan, face.muc),
            (row.page, span_rect(row, span)),
            format!("`{words}` dùng phông `{family}`, quy định `{}`", face.ten),
            format!("`{words}` is in `{family}`, `{}` expected", face.ten),
        )
    });
    Verdict::of(findings.collect())
}

fn colour(rule: &Rule, document: &Document<'_>) -> Verdict {
    let face = &document.standard.phong_chu;
    let wanted = u32::from_str_radix(&face.mau, 16).unwrap_or(0).to_be_bytes();
    let room = document.tolerance().mau.gia_tri;
    let recall = |block: &&Block| fold(&block.text()) == RECALL;
    let red = || {
        let stamped = [Component::Urgency, Component::Secrecy].into_iter().flat_map(|stamp| document.blocks(stamp));
        stamped.chain(document.blocks(Component::Circulation).iter().filter(recall))
    };
    let stamps = || red().flat_map(|block| &block.rows);
    let stamp = |row: &Row, span: &Span| stamps().any(|s| s.page == row.page && covers(s, span));
    let wrong = |row: &Row, span: &Span| {
        !stamp(row, span) && span.colour.iter().zip(&wanted[1..]).any(|(a, b)| f64::from(a.abs_diff(*b)) > room)
    };
    let findings = spans(document, wrong).into_iter().map(|(row, span)| {
        let [r, g, b] = span.colour;
        let (words, colour) = (excerpt(span.text.trim()), format!("#{r:02x}{g:02x}{b:02x}"));
        rule.finding_by(
            document,
            (&face.dieu_khoan, face.muc),
            (row.page, span_rect(row, span)),
            format!("`{words}` có màu {colour}, quy định màu đen"),
            format!("`{words}` is of colour {colour}, black expected"),
        )
    });
    Verdict::of(findings.collect())
}

/// One finding for the file: the first words that are misnamed.
fn letters(rule: &Rule, document: &Document<'_>) -> Verdict {
    let runs = document.pages.iter().enumerate().flat_map(|(at, page)| page.runs.iter().map(move |run| (at, run)));
    let Some((page, run)) = runs.into_iter().find(|(_, run)| run.is_seen() && run.letters != Letters::Named) else {
        return Verdict::Pass;
    };
    let words = excerpt(run.text.trim());
    let (vi, en) = match run.letters {
        Letters::Numbered => (
            format!("phông trong tệp không kèm mã chữ; đọc theo số thứ tự chữ của Times New Roman: `{words}`"),
            format!(
                "the fonts of the file do not name their letters; read by the glyphs of Times New Roman: `{words}`"
            ),
        ),
        _ => (
            format!("tệp ghi sai mã chữ (`ư` thành `ƣ`, `Ò` thành `Õ`) ở `{words}`; các quy tắc khác xét chữ in ra"),
            format!(
                "the file misnames letters (`ư` as `ƣ`, `Ò` as `Õ`) in `{words}`; other rules judge what is printed"
            ),
        ),
    };
    let height = run.size * MM_PER_PT;
    let rect = Rect { x: run.x, y: run.baseline - height, width: run.right - run.x, height };
    Verdict::Fail(vec![rule.finding(document, page, rect, vi, en)])
}

/// The page that a finding is on.
const fn place_of(finding: &Diagnostic) -> usize {
    match finding.place {
        Place::Page { page, .. } => page,
        _ => 0,
    }
}

/// Whether a span of the same page stands in a row.
fn covers(row: &Row, span: &Span) -> bool {
    (row.baseline - span.baseline).abs() < 1.0 && row.x <= span.x + 0.1 && row.right >= span.right - 0.1
}

fn span_rect(row: &Row, span: &Span) -> Rect {
    Rect { x: span.x, width: span.right - span.x, ..row.rect() }
}
