//! Số, ký hiệu của văn bản, ô 3.

use std::sync::LazyLock;

use regex::Regex;

use super::style::{face_rule, size_rule};
use super::{Doc, error, missing, warning};
use crate::locate::document::{Component, Confidence, Document, Row};
use crate::locate::text::has_blanks;
use crate::rules::rule::{Rule, Verdict};
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::Words;

const WHY: [&str; 2] = [
    "số và ký hiệu là căn cứ để đăng ký, tìm và viện dẫn văn bản",
    "number and symbol are how a document is registered, found and cited",
];

static FORM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^Số\s*:\s*(\d*)\s*/\s*((?:\d{4}\s*/)?)\s*(\S.*)$").expect("a fixed pattern"));

pub(super) const RULES: &[Rule] = &[
    error(
        Component::Number,
        "so-ky-hieu-thieu",
        "II.3",
        Doc {
            what: ["văn bản không có số, ký hiệu", "there is no number and symbol"], why: WHY, example: ""
        },
        |rule, document| {
            missing(
                rule,
                document,
                "không tìm thấy số, ký hiệu dưới tên cơ quan ban hành",
                "no number and symbol under the issuer",
            )
        },
    ),
    size_rule!(Number, "so-ky-hieu", "II.3.c", "số, ký hiệu", "number and symbol"),
    face_rule!(Number, "so-ky-hieu", "II.3.c", "số, ký hiệu", "number and symbol"),
    error(
        Component::Number,
        "so-ky-hieu-sai-dang",
        "II.3.c",
        Doc {
            what: ["số, ký hiệu không đúng dạng `Số: …/…-…`", "number and symbol are not of the form `Số: …/…-…`"],
            why: WHY,
            example: "`Số: 15/QĐ-BNV`, không viết `Số 15 QĐ-BNV`",
        },
        form,
    ),
    error(
        Component::Number,
        "so-ky-hieu-thieu-so-khong",
        "II.3.c",
        Doc {
            what: ["số nhỏ hơn 10 không có số 0 phía trước", "a number below 10 lacks its 0"],
            why: WHY,
            example: "`Số: 08/KH-UBND`, không viết `Số: 8/KH-UBND`",
        },
        |rule, document| {
            symbol(rule, document, |n| {
                (n.number.len() == 1).then(|| {
                    [
                        format!("số `{}` nhỏ hơn 10, quy định ghi `0{}`", n.number, n.number),
                        format!("the number `{}` is below 10, `0{}` expected", n.number, n.number),
                    ]
                })
            })
        },
    ),
    error(
        Component::Number,
        "so-ky-hieu-co-cach-chu",
        "II.3.c",
        Doc {
            what: ["trong ký hiệu có khoảng trắng", "there is a space in the symbol"],
            why: WHY,
            example: "`/SGDĐT-GDTX`, không viết `/SGDĐT - GDTX`",
        },
        |rule, document| {
            symbol(rule, document, |n| {
                n.symbol.contains(' ').then(|| {
                    [
                        format!("ký hiệu `{}` có khoảng trắng, quy định không cách chữ", n.symbol),
                        format!("the symbol `{}` has spaces, none expected", n.symbol),
                    ]
                })
            })
        },
    ),
    error(
        Component::Number,
        "so-ky-hieu-in-thuong",
        "II.3.c",
        Doc {
            what: ["ký hiệu không in hoa", "the symbol is not in capitals"],
            why: WHY,
            example: "`/KH-UBND`, không viết `/kh-ubnd`; `QyĐ`, `CTr`, `TTr` giữ chữ thường của bảng viết tắt",
        },
        capitals,
    ),
    error(
        Component::Number,
        "so-ky-hieu-thieu-nhom",
        "II.3.b",
        Doc {
            what: ["ký hiệu chỉ có một nhóm chữ viết tắt", "the symbol has one code only"],
            why: [
                "ký hiệu gồm tên loại và cơ quan; của công văn gồm cơ quan và đơn vị soạn thảo",
                "it is kind and body, or body and unit for an official letter",
            ],
            example: "`/UBND-KGVX`, không viết `/UBND`",
        },
        |rule, document| {
            symbol(rule, document, |n| {
                (n.groups().len() < 2).then(|| {
                    [
                        format!("ký hiệu `{}` chỉ có một nhóm chữ viết tắt, quy định hai nhóm nối bằng `-`", n.symbol),
                        format!("the symbol `{}` has one code, two joined by `-` expected", n.symbol),
                    ]
                })
            })
        },
    ),
    error(
        Component::Number,
        "so-ky-hieu-sai-ten-loai",
        "II.3.b; Phụ lục III",
        Doc {
            what: [
                "chữ viết tắt tên loại trong ký hiệu không khớp với tên loại",
                "the code of the kind is not that of the title",
            ],
            why: WHY,
            example: "Kế hoạch: `KH`; Tờ trình: `TTr`; Chương trình: `CTr`",
        },
        kind_code,
    ),
    warning(
        Component::Number,
        "so-ky-hieu-viet-tat-cu",
        "Phụ lục III",
        Doc {
            what: [
                "chữ viết tắt tên loại là của quy định trước",
                "the code of the kind is that of the former circular",
            ],
            why: WHY,
            example: "Giấy ủy quyền: `GUQ`, không còn `UQ`",
        },
        |rule, document| {
            symbol(rule, document, |n| {
                let new = document.standard.ky_hieu_cu.get(n.groups()[0])?;
                let own = document.kind.and_then(|kind| document.standard.ky_hieu.get(kind.key()));
                (own == Some(new)).then(|| {
                    [
                        format!("chữ viết tắt `{}` không còn dùng, nay là `{new}`", n.groups()[0]),
                        format!("the code `{}` is no longer used, it is `{new}` now", n.groups()[0]),
                    ]
                })
            })
        },
    ),
    warning(
        Component::Number,
        "so-ky-hieu-cong-van-co-cv",
        "II.3.b",
        Doc {
            what: ["ký hiệu công văn có chữ `CV`", "the symbol of an official letter has `CV`"],
            why: ["công văn không ghi tên loại trong ký hiệu", "an official letter has no code of its kind"],
            example: "`/UBND-KGVX`, không viết `/CV-UBND`",
        },
        |rule, document| {
            symbol(rule, document, |n| {
                (document.is_letter() && n.groups().contains(&"CV")).then(|| {
                    [
                        format!("ký hiệu `{}` có chữ `CV`; công văn không ghi tên loại trong ký hiệu", n.symbol),
                        format!("the symbol `{}` has `CV`; an official letter has no code of its kind", n.symbol),
                    ]
                })
            })
        },
    ),
    warning(
        Component::Number,
        "so-ky-hieu-co-nam",
        "II.3.b",
        Doc {
            what: ["giữa số và ký hiệu có năm", "there is a year between number and symbol"],
            why: ["chỉ văn bản quy phạm pháp luật ghi năm", "only legislation has the year"],
            example: "`Số: 15/QĐ-UBND`, không viết `Số: 15/2025/QĐ-UBND`",
        },
        |rule, document| {
            symbol(rule, document, |n| {
                (!n.year.is_empty()).then(|| {
                    [
                        format!("giữa số và ký hiệu có năm `{}`; chỉ văn bản quy phạm pháp luật ghi năm", n.year),
                        format!("the year `{}` stands between number and symbol; only legislation has it", n.year),
                    ]
                })
            })
        },
    ),
    warning(
        Component::Number,
        "so-ky-hieu-thieu-co-quan",
        "II.3.b",
        Doc {
            what: [
                "ký hiệu chung của văn bản liên tịch không đủ chữ viết tắt của các cơ quan",
                "the shared symbol of a joint document does not name every body that signs it",
            ],
            why: ["ký hiệu cho biết những cơ quan nào ban hành", "the symbol tells which bodies issue the document"],
            example: "kế hoạch của Sở Nội vụ và Sở Tài chính: `/KH-SNV-STC`",
        },
        |rule, document| {
            // Those who sign a record, an agreement or a paper of another form side by side do not all issue it.
            if document.kind.is_none() || document.parties_sign() {
                return Verdict::NotApplicable;
            }
            let signers = document.signers();
            let numbers = document.one(Component::Number).map_or(0, |block| block.rows.len());
            symbol(rule, document, |n| {
                (numbers == 1 && signers > 1 && n.groups().len() <= signers).then(|| {
                    [
                        format!("ký hiệu `{}` không đủ chữ viết tắt của {signers} cơ quan ký văn bản", n.symbol),
                        format!("the symbol `{}` does not name the {signers} bodies that sign", n.symbol),
                    ]
                })
            })
        },
    ),
    warning(
        Component::Number,
        "so-ky-hieu-lien-tich-mot-nguoi-ky",
        "II.7",
        Doc {
            what: [
                "ký hiệu ghi văn bản liên tịch mà chỉ có một người ký",
                "the symbol is that of a joint document, which one person signs",
            ],
            why: [
                "văn bản liên tịch có người ký của từng cơ quan ban hành",
                "a joint document is signed for each body that issues it",
            ],
            example: "`/NQLT-UBND-MTTQ` có hai người ký",
        },
        |rule, document| {
            let own = document.kind.and_then(|kind| document.standard.ky_hieu.get(kind.key()));
            let joint = |head: &str| own.and_then(|code| document.standard.joint_words(head, code)).is_some();
            symbol(rule, document, |n| {
                (document.signers() == 1 && n.groups().len() > 2 && joint(n.groups()[0])).then(|| {
                    [
                        format!("ký hiệu `{}` là của văn bản liên tịch, chỉ thấy một người ký", n.symbol),
                        format!("the symbol `{}` is that of a joint document, one signer is found", n.symbol),
                    ]
                })
            })
        },
    ),
];

/// Number and symbol in their parts.
struct Parts {
    number: String,
    year: String,
    symbol: String,
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        let found = FORM.captures(text)?;
        let year = found[2].trim_end_matches(['/', ' ']).to_owned();
        Some(Self { number: found[1].to_owned(), year, symbol: found[3].trim().to_owned() })
    }

    /// Whether a form leaves the symbol, or a part of it, to be filled in.
    fn is_blank(&self) -> bool {
        has_blanks(&self.symbol) || self.symbol.contains("...") || self.symbol.contains('…')
    }

    fn groups(&self) -> Vec<&str> {
        self.symbol.split('-').map(str::trim).collect()
    }
}

/// Judges the parts of each number; what is of another form is told by other rules.
fn symbol(rule: &Rule, document: &Document<'_>, wrong: impl Fn(&Parts) -> Option<[String; 2]>) -> Verdict {
    let rows = document.one(Component::Number).map_or(&[][..], |block| &block.rows);
    let whole: Vec<_> =
        rows.iter().filter_map(|row| Some((row, Parts::of(&row.text).filter(|parts| !parts.is_blank())?))).collect();
    if whole.is_empty() {
        return Verdict::CannotTell(Words::new(
            "ký hiệu để trống hoặc không đọc được",
            "the symbol is blank or unreadable",
        ));
    }
    let findings = whole.iter().filter_map(|(row, parts)| wrong(parts).map(|[vi, en]| rule.on(document, row, vi, en)));
    Verdict::of(findings.collect())
}

fn row<'d>(document: &'d Document<'_>) -> Option<&'d Row> {
    document.one(Component::Number)?.rows.first()
}

fn form(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(row) = row(document) else { return Verdict::not_found() };
    if Parts::of(&row.text).is_some() || has_blanks(&row.text) {
        return Verdict::Pass;
    }
    let text = &row.text;
    Verdict::Fail(vec![rule.on(
        document,
        row,
        format!("`{text}` không đúng dạng, quy định `Số: …/…-…`: có dấu `:` sau từ `Số`, dấu `/` giữa số và ký hiệu"),
        format!("`{text}` is not of the form `Số: …/…-…`"),
    )])
}

fn capitals(rule: &Rule, document: &Document<'_>) -> Verdict {
    let known = |group: &str| {
        document.standard.ky_hieu.values().chain(document.standard.ky_hieu_sao.values()).any(|code| code == group)
    };
    // Heads of agencies set codes such as `TTg` and `GDTrH`: a code that begins with a capital is theirs to choose.
    let small = |group: &&str| {
        let misspelt =
            document.standard.ky_hieu.values().any(|code| code.to_lowercase() == group.to_lowercase()) && !known(group);
        let has_small = group.chars().any(char::is_lowercase);
        has_small && (misspelt || group.chars().next().is_some_and(char::is_lowercase))
    };
    symbol(rule, document, |n| {
        let group = n.groups().into_iter().find(small)?.to_owned();
        Some([
            format!("nhóm `{group}` trong ký hiệu `{}` không in hoa", n.symbol),
            format!("the code `{group}` of `{}` is not in capitals", n.symbol),
        ])
    })
}

fn kind_code(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some((kind, code)) = document.kind.and_then(|kind| Some((kind, document.standard.ky_hieu.get(kind.key())?)))
    else {
        return Verdict::NotApplicable;
    };
    let goes_on = document.one(Component::KindName).is_some_and(|block| block.confidence == Confidence::Likely);
    symbol(rule, document, |n| {
        let first = *n.groups().first()?;
        let told = document.standard.joint_words(first, code).is_some()
            || document.standard.ky_hieu_cu.get(first) == Some(code)
            || first.to_lowercase() == code.to_lowercase()
            // The code of a name that goes on may go on with it: `HĐLĐ` of a hợp đồng lao động.
            || goes_on && first.starts_with(code.as_str());
        (!told).then(|| {
            [
                format!("ký hiệu bắt đầu bằng `{first}`, chữ viết tắt của {} là `{code}`", kind.name()),
                format!("the symbol begins with `{first}`, the code of {} is `{code}`", kind.name()),
            ]
        })
    })
}

/// The finding that a row is of a wrong form, for the file of place and date too.
pub(super) fn on_row(rule: &Rule, document: &Document<'_>, row: &Row, words: Option<[String; 2]>) -> Vec<Diagnostic> {
    words.map(|[vi, en]| rule.on(document, row, vi, en)).into_iter().collect()
}
