//! Phần, chương, mục, điều, khoản, điểm (Mục II, khoản 6.d và 6.đ).

use super::body::by_page;
use super::style::{excerpt, face_rule, size_rule};
use super::{Doc, among, decimal, error, mm, scanned};
use crate::locate::document::{Above, Component, Document, Paragraph, Row};
use crate::locate::text::{has_blanks, roman};
use crate::rules::rule::{Rule, Verdict};
use crate::words::diagnostic::Diagnostic;
use crate::words::level::Level;
use crate::words::marks::{LETTERS, to_roman};

const WHY: [&str; 2] = [
    "bố cục thống nhất để viện dẫn đúng phần, chương, mục, điều, khoản, điểm",
    "an outline set alike lets every part be cited rightly",
];

pub(super) const RULES: &[Rule] = &[
    size_rule!(
        PartWord,
        "phan-chuong",
        "II.6.đ",
        "từ “Phần”, “Chương” và số thứ tự",
        "a part or chapter with its number"
    ),
    face_rule!(
        PartWord,
        "phan-chuong",
        "II.6.đ",
        "từ “Phần”, “Chương” và số thứ tự",
        "a part or chapter with its number"
    ),
    size_rule!(
        PartTitle,
        "tieu-de-phan-chuong",
        "II.6.đ",
        "tiêu đề của phần, chương",
        "the title of a part or chapter"
    ),
    face_rule!(
        PartTitle,
        "tieu-de-phan-chuong",
        "II.6.đ",
        "tiêu đề của phần, chương",
        "the title of a part or chapter"
    ),
    size_rule!(SectionWord, "muc", "II.6.đ", "từ “Mục”, “Tiểu mục” và số thứ tự", "a section with its number"),
    face_rule!(SectionWord, "muc", "II.6.đ", "từ “Mục”, “Tiểu mục” và số thứ tự", "a section with its number"),
    size_rule!(SectionTitle, "tieu-de-muc", "II.6.đ", "tiêu đề của mục, tiểu mục", "the title of a section"),
    face_rule!(SectionTitle, "tieu-de-muc", "II.6.đ", "tiêu đề của mục, tiểu mục", "the title of a section"),
    size_rule!(RomanSection, "muc-la-ma", "V.6.b", "số thứ tự và tiêu đề của mục", "a section with a Roman number"),
    face_rule!(RomanSection, "muc-la-ma", "V.6.b", "số thứ tự và tiêu đề của mục", "a section with a Roman number"),
    size_rule!(Article, "dieu", "II.6.đ", "điều", "an article"),
    face_rule!(Article, "dieu", "II.6.đ", "điều", "an article"),
    size_rule!(TitledClause, "khoan-co-tieu-de", "II.6.đ", "khoản có tiêu đề", "a clause with a title"),
    face_rule!(TitledClause, "khoan-co-tieu-de", "II.6.đ", "khoản có tiêu đề", "a clause with a title"),
    size_rule!(Clause, "khoan", "II.6.đ", "khoản không có tiêu đề", "a clause without a title"),
    face_rule!(Clause, "khoan", "II.6.đ", "khoản không có tiêu đề", "a clause without a title"),
    size_rule!(Point, "diem", "II.6.đ", "điểm", "a point"),
    face_rule!(Point, "diem", "II.6.đ", "điểm", "a point"),
    error(
        Component::Body,
        "bo-cuc-khac-co-loi-van",
        "II.6.đ",
        Doc {
            what: [
                "cỡ chữ điều, khoản, điểm khác cỡ chữ lời văn",
                "an article, clause or point is not of the size of the text",
            ],
            why: WHY,
            example: "",
        },
        one_size,
    ),
    error(
        Component::PartWord,
        "phan-chuong-so-khong-la-ma",
        "II.6.đ",
        Doc {
            what: ["số thứ tự của phần, chương không phải chữ số La Mã", "a part or chapter has no Roman number"],
            why: WHY,
            example: "`Chương II`, không viết `Chương 2`",
        },
        |rule, document| {
            marks(
                rule,
                document,
                |p| matches!(p.level, Level::Part | Level::Chapter) && roman(&p.mark).is_none() && !has_blanks(&p.mark),
                ["La Mã", "Roman"],
            )
        },
    ),
    error(
        Component::SectionWord,
        "muc-so-khong-a-rap",
        "II.6.đ",
        Doc {
            what: ["số thứ tự của mục, tiểu mục không phải chữ số Ả Rập", "a section has no Arabic number"],
            why: WHY,
            example: "`Mục 1`, không viết `Mục I`",
        },
        |rule, document| {
            marks(
                rule,
                document,
                |p| {
                    matches!(p.level, Level::Section | Level::Subsection)
                        && p.mark.parse::<u32>().is_err()
                        && !has_blanks(&p.mark)
                },
                ["Ả Rập", "Arabic"],
            )
        },
    ),
    error(
        Component::Body,
        "phan-chuong-khong-can-giua",
        "II.6.đ",
        Doc {
            what: [
                "phần, chương, mục hoặc tiêu đề của chúng không canh giữa trên dòng riêng",
                "a part, chapter, section or its title is not centred on a line of its own",
            ],
            why: WHY,
            example: "",
        },
        centred,
    ),
    error(
        Component::Body,
        "phan-chuong-thieu-tieu-de",
        "II.6.d",
        Doc {
            what: ["phần, chương, mục không có tiêu đề", "a part, chapter or section has no title"],
            why: WHY,
            example: "",
        },
        untitled,
    ),
    error(
        Component::Body,
        "bo-cuc-sai-thu-tu",
        "II.6.đ",
        Doc {
            what: [
                "số thứ tự hoặc chữ cái của đề mục không liên tục",
                "numbers or letters of the outline do not follow each other",
            ],
            why: WHY,
            example: "a, b, c, d, đ, e, g; không có f, j, w, z",
        },
        sequence,
    ),
    error(
        Component::Body,
        "bo-cuc-sai-dau-sau-so",
        "II.6.đ",
        Doc {
            what: [
                "sau số của điều, khoản không có `.`, sau chữ của điểm không có `)`",
                "an article or clause number lacks its `.`, a point its `)`",
            ],
            why: WHY,
            example: "`Điều 1.`, `1.`, `a)`",
        },
        punctuation,
    ),
];

/// Sizes of điều, khoản, điểm against that of most body text. Sizes out of range are told elsewhere.
fn one_size(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(style) = document.style(Component::Body) else { return Verdict::not_found() };
    let room = document.tolerance().co_chu.gia_tri;
    let rows = document.blocks(Component::Body).iter().flat_map(|block| &block.rows);
    let mut sizes: Vec<f64> = rows.map(|row| row.size).collect();
    sizes.sort_by(f64::total_cmp);
    let Some(usual) = sizes.get(sizes.len() / 2).copied() else { return Verdict::NotApplicable };
    let parts = [Component::Article, Component::TitledClause, Component::Clause, Component::Point];
    let heads = parts.iter().flat_map(|part| document.blocks(*part)).filter_map(|block| block.rows.first());
    let legal = |size: f64| size >= style.co[0] - room && size <= style.co[1] + room;
    let wrong =
        heads.filter(|row| (row.size - usual).abs() > room && legal(row.size) && legal(usual)).take(1).map(|row| {
            let (words, found, usual) = (excerpt(&row.text), decimal(row.size, 1), decimal(usual, 1));
            rule.on(
                document,
                row,
                format!("`{words}` cỡ chữ {found}, lời văn cỡ {usual}; quy định bằng nhau"),
                format!("`{words}` is of size {found}, the text of {usual}; the same expected"),
            )
        });
    among(document, &parts, wrong)
}

fn marks(rule: &Rule, document: &Document<'_>, wrong: impl Fn(&Paragraph) -> bool, [vi, en]: [&str; 2]) -> Verdict {
    let wrong = document.body.iter().filter(|p| wrong(p)).map(|p| {
        let row = &p.rows[0];
        rule.on(
            document,
            row,
            format!("`{}`: số thứ tự `{}` không phải chữ số {vi}", excerpt(&row.text), p.mark),
            format!("`{}`: the number `{}` is not {en}", excerpt(&row.text), p.mark),
        )
    });
    Verdict::of(wrong.collect())
}

fn centred(rule: &Rule, document: &Document<'_>) -> Verdict {
    let parts = [Component::PartWord, Component::PartTitle, Component::SectionWord, Component::SectionTitle];
    let rows = parts.iter().flat_map(|part| document.blocks(*part)).flat_map(|block| &block.rows);
    let wrong = rows.filter_map(|row| super::title::off_middle(document, row).map(|off| (row, off)));
    let finding = |(row, off): (&Row, f64)| -> Diagnostic {
        let (words, off) = (excerpt(&row.text), mm(off.abs()));
        rule.on(
            document,
            row,
            format!("`{words}` lệch {off} mm so với giữa trang, quy định canh giữa"),
            format!("`{words}` is {off} mm off the middle, centred expected"),
        )
    };
    among(document, &parts, wrong.map(finding))
}

fn untitled(rule: &Rule, document: &Document<'_>) -> Verdict {
    let divisions = document.body.iter().enumerate().filter(|(_, p)| p.level <= Level::Subsection);
    let bare = divisions.filter(|(at, _)| {
        document
            .body
            .get(at + 1)
            .is_none_or(|next| next.level != Level::Paragraph || !(next.centred || next.rows.iter().all(Row::is_bold)))
    });
    let findings = bare.filter(|(_, p)| !has_blanks(&p.text())).map(|(_, p)| {
        let row = &p.rows[0];
        rule.on(
            document,
            row,
            format!("`{}` không có tiêu đề ở dòng dưới", row.text),
            format!("`{}` has no title below it", row.text),
        )
    });
    among(document, &[Component::PartWord, Component::SectionWord], findings)
}

/// Number of a mark in its own series.
fn ordinal(paragraph: &Paragraph) -> Option<u32> {
    let mark = paragraph.mark.as_str();
    match paragraph.level {
        Level::Point => {
            LETTERS.chars().position(|letter| mark.starts_with(letter)).and_then(|at| u32::try_from(at + 1).ok())
        }
        Level::Subclause => mark.rsplit('.').next()?.parse().ok(),
        Level::Part | Level::Chapter | Level::Roman => roman(mark),
        Level::Section | Level::Subsection | Level::Article | Level::Clause => mark.parse().ok(),
        _ => None,
    }
}

/// Walks the outline: each level counts from 1 again below a higher one, điều alone counts on.
fn sequence(rule: &Rule, document: &Document<'_>) -> Verdict {
    if document.has_scans() {
        return scanned();
    }
    let mut last: Vec<(Level, String, u32)> = Vec::new();
    let mut findings = Vec::new();
    let (mut annex, mut numbered, mut since) = (false, false, 0);
    for (at, paragraph) in document.body.iter().enumerate() {
        if paragraph.annex && !annex {
            (annex, last) = (true, Vec::new());
        }
        // What is quoted counts by its own document.
        if paragraph.quoted {
            continue;
        }
        let Some(number) = ordinal(paragraph) else { continue };
        numbered = true;
        let stem = paragraph.mark.rsplit_once('.').map_or(String::new(), |(stem, _)| stem.to_owned());
        last.retain(|(level, _, _)| *level <= paragraph.level || *level == Level::Article);
        let before = last.iter().rposition(|(level, known, _)| *level == paragraph.level && *known == stem);
        let wanted = before.map_or(1, |at| last[at].2 + 1);
        // In an annex several tables and forms may each begin anew, and so does a list under a heading of its own.
        // Columns may hold the items between.
        let lost = number > wanted && document.body[since..=at].iter().any(|p| p.above == Above::Columns);
        since = at;
        if number != wanted
            && !lost
            && !(number == 1 && (paragraph.annex || is_under_heading(&document.body[..at], paragraph)))
        {
            findings.push(out_of_order(rule, document, paragraph, wanted));
        }
        match before {
            Some(at) => last[at].2 = number,
            None => last.push((paragraph.level, stem, number)),
        }
    }
    if numbered { Verdict::of(findings) } else { Verdict::NotApplicable }
}

/// Whether a heading without number, or a lead-in, stands between an item and the last one of its level.
fn is_under_heading(before: &[Paragraph], item: &Paragraph) -> bool {
    let heads = |p: &&Paragraph| {
        let text = p.text();
        let short = p.rows.len() <= 2 && !text.ends_with(['.', ';', ',', '/']);
        p.mark.is_empty() && (p.centred || text.ends_with(':') || short || p.rows.iter().all(Row::is_bold))
    };
    before.iter().rev().take_while(|p| p.level != item.level || p.quoted).any(|p| heads(&p))
}

fn out_of_order(rule: &Rule, document: &Document<'_>, paragraph: &Paragraph, wanted: u32) -> Diagnostic {
    let row = &paragraph.rows[0];
    let (words, mark) = (excerpt(&row.text), &paragraph.mark);
    let letter = || LETTERS.chars().nth(wanted as usize - 1).map(String::from).unwrap_or_default();
    let wanted = match paragraph.level {
        Level::Point => letter(),
        _ if roman(mark).is_some() => to_roman(wanted),
        _ => match mark.rsplit_once('.') {
            Some((stem, _)) => format!("{stem}.{wanted}"),
            None => wanted.to_string(),
        },
    };
    rule.on(
        document,
        row,
        format!("`{words}` có thứ tự `{mark}`, đúng thứ tự phải là `{wanted}`"),
        format!("`{words}` is numbered `{mark}`, `{wanted}` comes next"),
    )
}

fn punctuation(rule: &Rule, document: &Document<'_>) -> Verdict {
    let wrong = document.body.iter().filter(|paragraph| !paragraph.quoted).filter_map(|paragraph| {
        let row = &paragraph.rows[0];
        let (word, wanted) = match paragraph.level {
            Level::Article => ("Điều ", '.'),
            Level::Clause => ("", '.'),
            Level::Point => ("", ')'),
            _ => return None,
        };
        let rest =
            row.text.strip_prefix(word).or(row.text.strip_prefix("ĐIỀU "))?.strip_prefix(paragraph.mark.as_str())?;
        (!rest.trim_start().starts_with(wanted)).then_some((row, &paragraph.mark, wanted))
    });
    let places = wrong.map(|(row, mark, wanted)| {
        let words = excerpt(&row.text);
        (
            row,
            format!("`{words}`: sau `{mark}` không có dấu `{wanted}`"),
            format!("`{words}`: there is no `{wanted}` after `{mark}`"),
        )
    });
    let parts = [Component::Article, Component::TitledClause, Component::Clause, Component::Point];
    if parts.iter().any(|part| document.has(*part)) {
        by_page(rule, document, None, places)
    } else {
        Verdict::NotApplicable
    }
}
