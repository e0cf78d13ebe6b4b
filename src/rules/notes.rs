//! What makes a page poor though lawful.

use super::body::by_page;
use super::style::excerpt;
use super::{Doc, rule};
use crate::locate::document::{Component, Document, Row};
use crate::rules::rule::{Rule, Verdict};
use crate::words::diagnostic::{Rect, Severity};
use crate::words::level::Level;

const WHY: [&str; 2] = ["đúng thể thức nhưng trang in chưa đẹp", "lawful, but a poor page"];
/// A last line this short, in mm, is a word left alone.
const LONE: f64 = 12.0;

pub(super) const RULES: &[Rule] = &[
    rule(
        Component::Authority,
        "khoi-ky-dung-mot-minh",
        Severity::Note,
        "",
        Doc {
            what: ["khối chữ ký đứng một mình trên trang", "the signature block stands alone on its page"],
            why: WHY,
            example: "",
        },
        alone,
    ),
    rule(
        Component::Authority,
        "khoi-ky-tach-hai-trang",
        Severity::Note,
        "",
        Doc {
            what: [
                "Nơi nhận hoặc khối chữ ký bị tách ra hai trang",
                "recipients or signature block are torn over two pages",
            ],
            why: [
                "đúng thể thức nhưng khối ký đứt đoạn; trong Word, bỏ chọn “Allow row to break across pages” của bảng",
                "lawful, but the block is torn; in Word, clear “Allow row to break across pages” of the table",
            ],
            example: "",
        },
        torn,
    ),
    rule(
        Component::NationalName,
        "quoc-hieu-gay-dong",
        Severity::Note,
        "",
        Doc {
            what: ["Quốc hiệu gãy thành hai dòng", "the national name folds into two lines"],
            why: [
                "đúng từng chữ nhưng cột bên phải hẹp quá; nới rộng cột hoặc dùng cỡ chữ 12",
                "every letter is right, but its column is too narrow: widen it, or set the name in 12",
            ],
            example: "",
        },
        folded,
    ),
    rule(
        Component::Body,
        "de-muc-o-cuoi-trang",
        Severity::Note,
        "",
        Doc {
            what: [
                "đề mục nằm ở cuối trang, nội dung sang trang sau",
                "a heading ends a page and its text begins the next",
            ],
            why: WHY,
            example: "",
        },
        stranded,
    ),
    rule(
        Component::Body,
        "noi-dung-chu-le-cuoi-doan",
        Severity::Note,
        "",
        Doc {
            what: ["dòng cuối đoạn chỉ có một chữ ngắn", "the last line of a paragraph is one short word"],
            why: WHY,
            example: "",
        },
        lone_word,
    ),
    rule(
        Component::Page,
        "trang-trong",
        Severity::Note,
        "",
        Doc { what: ["có trang trống", "there is an empty page"], why: WHY, example: "" },
        empty,
    ),
];

fn alone(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(block) = document.one(Component::Authority) else { return Verdict::not_found() };
    let page = block.page();
    let text = document.body.iter().filter(|p| !p.annex).any(|p| p.rows.iter().any(|row| row.page == page));
    if page == 0 || text {
        return Verdict::Pass;
    }
    let row = &block.rows[0];
    Verdict::Fail(vec![rule.on(
        document,
        row,
        "khối chữ ký đứng một mình trên trang, không có dòng nội dung nào".into(),
        "the signature block stands alone on its page".into(),
    )])
}

fn torn(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(block) = document.one(Component::Authority) else { return Verdict::not_found() };
    let parts = [Component::Authority, Component::SignerName, Component::Recipients];
    let mut rows = parts.iter().filter_map(|part| document.one(*part)).flat_map(|block| &block.rows);
    let Some(row) = rows.find(|row| row.page == block.page() + 1) else { return Verdict::Pass };
    let words = excerpt(&row.text);
    Verdict::Fail(vec![rule.on(
        document,
        row,
        format!("`{words}` sang trang sau, tách khỏi khối Nơi nhận và chữ ký ở trang trước"),
        format!("`{words}` stands on the page after the block of recipients and signature it belongs to"),
    )])
}

fn folded(rule: &Rule, document: &Document<'_>) -> Verdict {
    super::each(rule, document, |block| {
        let Some(row) = block.rows.get(1) else { return Vec::new() };
        let words = &row.text;
        vec![rule.on(
            document,
            row,
            format!("Quốc hiệu gãy dòng, còn `{words}` ở dòng thứ hai"),
            format!("the national name folds; `{words}` stands on a second line"),
        )]
    })
}

fn stranded(rule: &Rule, document: &Document<'_>) -> Verdict {
    let pairs = document.body.windows(2).filter(|pair| {
        let pages = [pair[0].rows.last(), pair[1].rows.first()].map(|row| row.map(|row| row.page));
        let heading = pair[0].level <= Level::Point && pair[0].rows.len() < 4 && pair[0].rows.iter().all(Row::is_bold);
        // A table may follow, which is no paragraph.
        let last = pair[0].rows.last();
        let lowest = |row: &Row| document.content[row.page].iter().all(|other| other.baseline <= row.baseline + 0.1);
        heading && pages[0] != pages[1] && pair[0].annex == pair[1].annex && last.is_some_and(lowest)
    });
    let findings = pairs.map(|pair| {
        let row = &pair[0].rows[0];
        let words = excerpt(&row.text);
        rule.on(
            document,
            row,
            format!("đề mục `{words}` nằm ở cuối trang, nội dung sang trang sau"),
            format!("the heading `{words}` ends the page, its text begins the next"),
        )
    });
    Verdict::of(findings.collect())
}

fn lone_word(rule: &Rule, document: &Document<'_>) -> Verdict {
    let long = document.body.iter().filter(|p| p.rows.len() > 2 && !p.centred);
    let short = long.filter_map(|p| p.rows.last()).filter(|row| row.words.len() == 1 && row.right - row.x < LONE);
    let places = short.map(|row| {
        let words = &row.text;
        (row, format!("dòng cuối đoạn chỉ có `{words}`"), format!("the last line of the paragraph is `{words}` alone"))
    });
    by_page(rule, document, None, places)
}

fn empty(rule: &Rule, document: &Document<'_>) -> Verdict {
    let bare = document
        .pages
        .iter()
        .enumerate()
        .filter(|(at, page)| document.rows[*at].is_empty() && page.images.is_empty() && page.strokes.is_empty());
    let findings = bare.map(|(at, page)| {
        let rect = Rect { x: 0.0, y: 0.0, width: page.width, height: page.height };
        rule.finding(document, at, rect, format!("trang {} trống", at + 1), format!("page {} is empty", at + 1))
    });
    Verdict::of(findings.collect())
}
