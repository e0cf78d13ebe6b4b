//! The five reference documents: the words printed are the words of the originals, in order, nothing lost, nothing added.
//! The originals are text recognised from scans, in `tests/references/`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files, and stop where they cannot")]

mod common;

use common::{Line, case, lines, same_words};
use vanthu::page::Page;
use vanthu::standard::{Standard, StandardId};

/// A reference document, and what is known to differ between its recognised text and the page.
struct Reference {
    case: &'static str,
    file: &'static str,
    standard: StandardId,
    /// Header that the recognised text has lost.
    lost: &'static str,
    /// Recognition errors (README of the references), and marks that the decree fixes and the program writes.
    corrections: &'static [(&'static str, &'static str)],
}

const REFERENCES: [Reference; 5] = [
    Reference {
        case: "cong-van-1120-ubnd-kgvx",
        file: "cong-van-1120-ubnd-kgvx-can-tho-2020.md",
        standard: StandardId::Nd30,
        lost: "",
        corrections: &[
            ("BGDĐT-GDĐT", "BGDĐT-GDTX"),
            ("Công TTĐT", "Cổng TTĐT"),
            ("VP.UBND", "VP. UBND"),
            ("Lưu: VT,ND", "Lưu: VT, ND."),
            ("1120 /UBND", "1120/UBND"),
        ],
    },
    Reference {
        case: "cong-van-1926-ubnd-kgvx",
        file: "cong-van-1926-ubnd-kgvx-thai-nguyen-2020.md",
        standard: StandardId::Nd30,
        lost: "",
        corrections: &[
            ("GDTEX", "GDTX"),
            ("KT CHỦ TỊCH", "KT. CHỦ TỊCH"),
            ("ĐAN QUẬN", ""),
            (" HL", ""),
            ("thực hiện. /", "thực hiện./."),
            ("lập – Tự do – Hạnh", "lập - Tự do - Hạnh"),
        ],
    },
    Reference {
        case: "ke-hoach-xa-hoi-hoc-tap-2024",
        file: "ke-hoach-xa-hoi-hoc-tap-can-tho-2024.md",
        standard: StandardId::Nd30,
        lost: "UBND THÀNH PHỐ CẦN THƠ\nBAN CHỈ ĐẠO XÂY DỰNG XÃ HỘI HỌC TẬP - XÓA MÙ CHỮ - PHỔ CẬP GIÁO DỤC\nSố: /KH-BCĐ\n\
               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCần Thơ, ngày tháng năm 2024\n",
        corrections: &[
            ("GDDT", "GDĐT"),
            ("Công TTĐT", "Cổng TTĐT"),
            ("./. W", "./."),
            ("\nH\n", "\n"),
            ("Lưu: VT, ND", "Lưu: VT, ND."),
        ],
    },
    Reference {
        case: "cong-van-2687-sgddt-gdtx",
        file: "cong-van-2687-sgddt-gdtx-ha-noi-2016.md",
        standard: StandardId::Tt01,
        lost: "",
        corrections: &[
            ("GDTEX", "GDTX"),
            ("Lưu VT", "Lưu: VT"),
            ("2687 /SGD", "2687/SGD"),
            ("CỘNG HOÀ", "CỘNG HÒA"),
            ("thường xuyên).", "thường xuyên)./."),
        ],
    },
    Reference {
        case: "cong-van-hai-phong-2022-du-thao",
        file: "cong-van-sgddt-gdtxdh-hai-phong-2022-du-thao.md",
        standard: StandardId::Nd30,
        lost: "UBND THÀNH PHỐ HẢI PHÒNG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\
               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        corrections: &[
            ("SGDDĐT-GDĐT&ĐH", "SGDĐT-GDTX&ĐH"),
            ("5244/BGDĐT-GDĐT", "5244/BGDĐT-GDTX"),
            ("Chính phủ .", "Chính phủ."),
        ],
    },
];

/// Words by their place on the page, each zone in its own order.
#[derive(Default)]
struct Zones<T> {
    /// Issuer, number, V/v.
    header_left: T,
    /// National name, motto, place and date.
    header_right: T,
    /// From “Kính gửi” or the kind's name to the end of the text.
    body: T,
    /// From “Nơi nhận” on, at the left.
    recipients: T,
    /// At the right of it.
    signature: T,
}

impl<T> Zones<T> {
    fn each(&self) -> [(&'static str, &T); 5] {
        [
            ("header, left", &self.header_left),
            ("header, right", &self.header_right),
            ("body", &self.body),
            ("recipients", &self.recipients),
            ("signature", &self.signature),
        ]
    }
}

fn begins_body(line: &str) -> bool {
    line.starts_with("Kính gửi") || line == "KẾ HOẠCH"
}

/// The words of the original. Emphasis and escapes of Markdown are no words.
fn wanted(reference: &Reference, recognised: &str) -> Zones<String> {
    let mut text = recognised.replace(['*', '\\'], "");
    for (wrong, right) in reference.corrections {
        assert!(text.contains(wrong), "{}: “{wrong}” is not in the recognised text", reference.file);
        text = text.replace(wrong, right);
    }
    let text = format!("{}{text}", reference.lost);
    let mut zones = Zones::<String>::default();
    let (mut in_body, mut in_foot, mut signed) = (false, false, false);
    for line in text.lines().map(str::trim) {
        in_body |= begins_body(line);
        in_foot |= line.starts_with("Nơi nhận");
        signed |= in_foot && ["KT.", "TM.", "GIÁM ĐỐC"].iter().any(|word| line.starts_with(word));
        let right = line.starts_with("CỘNG HÒA") || line.starts_with("Độc lập") || line.contains(", ngày");
        let zone = match (signed, in_foot, in_body, right) {
            (true, ..) => &mut zones.signature,
            (_, true, ..) => &mut zones.recipients,
            (_, _, true, _) => &mut zones.body,
            (.., true) => &mut zones.header_right,
            _ => &mut zones.header_left,
        };
        zone.push_str(line);
        zone.push('\n');
    }
    zones
}

/// The lines of the pages, page numbers left out.
fn printed(pages: &[Page], standard: &Standard) -> Zones<Vec<String>> {
    let paper = &standard.trang;
    let left = paper.le_trai.dat;
    let width = paper.rong.dat - left - paper.le_phai.dat;
    let head = left + width * standard.dau_trang.cot_trai.dat;
    let foot = left + width * standard.van_ban.cot_noi_nhan.dat;
    let text_area = paper.le_tren.dat..pages[0].height - paper.le_duoi.dat;
    let whole = |page: &Page| lines(page, 0.0, page.width);
    let place = |is: &dyn Fn(&str) -> bool| -> (usize, f64) {
        let found = pages.iter().flat_map(whole).find(|line| is(&line.text)).expect("the words are printed");
        (found.page, found.baseline - 0.5)
    };
    let body = place(&begins_body);
    let recipients = place(&|text| text.starts_with("Nơi nhận:"));
    let between = |from: (usize, f64), to: (usize, f64), across: std::ops::Range<f64>| -> Vec<String> {
        let on_page = |page: &Page| lines(page, across.start, across.end);
        let inside = |line: &Line| {
            let at = (line.page, line.baseline);
            at >= from && at < to && text_area.contains(&line.baseline)
        };
        pages.iter().flat_map(on_page).filter(inside).map(|line| line.text).collect()
    };
    let end = (pages.len() + 1, 0.0);
    Zones {
        header_left: between((0, 0.0), body, 0.0..head),
        header_right: between((0, 0.0), body, head..f64::MAX),
        body: between(body, recipients, 0.0..f64::MAX),
        recipients: between(recipients, end, 0.0..foot),
        signature: between(recipients, end, foot..f64::MAX),
    }
}

#[test]
fn the_references_lose_nothing() {
    let texts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/references");
    let mut differences = Vec::new();
    for reference in &REFERENCES {
        let recognised = std::fs::read_to_string(texts.join(reference.file)).unwrap();
        let wanted = wanted(reference, &recognised);
        let pages = common::render(&case(reference.case));
        let printed = printed(&pages, reference.standard.get());
        for ((zone, wanted), (_, printed)) in wanted.each().into_iter().zip(printed.each()) {
            if let Err(difference) = same_words(wanted, printed.iter().map(String::as_str)) {
                differences.push(format!("{}, {zone}: {difference}", reference.case));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_comparison_sees_a_word_lost_added_changed_or_moved() {
    let text = "Số: 1231/BGDĐT-GDTX ngày 09 tháng 4";
    assert_eq!(same_words(text, ["Số: 1231/BGDĐT-", "GDTX ngày 09", "tháng 4"]), Ok(()));
    for wrong in [
        ["Số: 1231/BGDĐT-", "GDTX ngày", "tháng 4"],
        ["Số: 1231/BGDĐT-", "GDTX ngày 09", "tháng 4 năm"],
        ["Số: 1231/BGDĐT-", "GDĐT ngày 09", "tháng 4"],
        ["Số: 1231/BGDĐT-GDTX", "09 ngày", "tháng 4"],
        ["Số: 1231/BGDĐT- GDTX", "ngày 09", "tháng 4"],
    ] {
        assert!(same_words(text, wrong).is_err(), "{wrong:?}");
    }
}
