//! What overflows: no word stands over another, over a rule or beyond the margins, whatever is typed; what can't fit is told.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::press;
use vanthu::compose::{Templates, built_in_files};
use vanthu::press::{Made, Press, Writing};
use vanthu::rules::source;
use vanthu::typeset::{Fonts, Format};
use vanthu::words::diagnostic::{Diagnostic, Message, Place, Severity};

const INK: [&str; 2] = ["chu-in-de", "chu-ngoai-le"];

fn made(press: &Press, toml: &str) -> Result<Made, Vec<Diagnostic>> {
    let none = |_: &str| Err(Message::new("không có", "none"));
    let parsed = source::parse("a.toml", toml.as_bytes(), &none);
    let directive = parsed.directive.unwrap_or_else(|| panic!("{toml}: {:#?}", parsed.diagnostics));
    press.make(&directive, &[Writing::Pages(Format::Pdf(Vec::new()))], true)
}

fn rules(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().filter(|d| d.severity > Severity::Note).map(|d| d.rule).collect()
}

/// The words of a file in reading order, without blanks: what is folded or torn reads the same.
fn printed(made: &Made) -> String {
    let pages = vanthu::pdf::read(&made.files[0].1).expect("our own PDF is read");
    let text: String = pages.iter().flat_map(|page| &page.runs).map(|run| run.text.as_str()).collect();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

const PLAN: &str = r#"
loai = "ke-hoach"
so = 215
ky_hieu = "KH-SNV"
ngay = 2026-11-20
trich_yeu = "cung cấp số liệu phục vụ báo cáo năm"
noi_nhan = ["Lãnh đạo Sở"]
luu = "VT, VP"
ket_thuc = "Trên đây là kế hoạch, đề nghị các đơn vị thực hiện đúng thời hạn được giao và báo cáo kết quả về Sở."
[co_quan]
chu_quan = "UBND tỉnh An Thới"
ten = "Sở Nội vụ"
dia_danh = "An Thới"
[nguoi_ky]
chuc_vu = "GIÁM ĐỐC"
ho_ten = "Trần Thị Minh Khuê"
[[noi_dung]]
van_ban = "Số liệu như sau, do các đơn vị báo cáo và chịu trách nhiệm về tính chính xác của số liệu đã báo cáo:"
"#;

fn plan(columns: &[&str], rows: &[&[&str]]) -> String {
    let list = |cells: &[&str]| cells.iter().map(|cell| format!("{cell:?}")).collect::<Vec<_>>().join(", ");
    let rows: Vec<String> = rows.iter().map(|row| format!("[{}]", list(row))).collect();
    format!("{PLAN}[noi_dung.bang]\ncot = [{}]\ndong = [{}]\n", list(columns), rows.join(",\n"))
}

/// Tables that were printed with cells over one another, and others of their kind.
#[test]
fn columns_never_stand_over_each_other() {
    let months: Vec<String> = (1..=12).map(|month| format!("Tháng {month}")).collect();
    let mut wide = vec!["STT", "Đơn vị"];
    wide.extend(months.iter().map(String::as_str));
    let mut year = vec!["1", "Ủy ban nhân dân xã Hòa An"];
    year.extend(["12"; 12]);
    let money = "1.234.567.890,50";
    let mail = "nguyenthianhtuyet@anthoi.gov.vn";
    let web = "https://dichvucong.anthoi.gov.vn/ho-so/tiep-nhan/chi-tiet?ma=123456&nam=2026";
    let long = "Ngườiphụtráchchungcủađơnvị";
    let tables = [
        plan(
            &["STT", "Tên đơn vị", "Năm 2022", "Năm 2023", "Năm 2024", "Năm 2025", "Năm 2026"],
            &[&["1", "Ủy ban nhân dân xã Hòa An", money, money, money, money, money]],
        ),
        plan(&wide, &[&year]),
        plan(
            &["STT", "Họ và tên", "Số căn cước", "Số tài khoản", "Điện thoại", "Email"],
            &[&["1", "Nguyễn Thị Ánh Tuyết", "079085001234", "1903456789012345", "0905123456", mail]],
        ),
        plan(
            &["STT", "Dịch vụ", "Địa chỉ", "Đơn vị", "Hạn"],
            &[&["1", "Cấp bản sao trích lục hộ tịch", web, "Sở Tư pháp", "31/12/2026"]],
        ),
        plan(&["TT", long, "Số", "Ghi chú"], &[&["1", "a", "2", "(xem www.anthoi.gov.vn/van-ban)"]]),
        plan(&["A", "B", "C"], &[&["**Tổng cộng**", "-1.234.567.890,50 %", "*nghiêng* và **đậm đậm đậm**"]]),
        plan(&["STT", "Mã số", "Tên"], &[&["1", "TSCĐ-0001234567890-ABCDEF/XYZ-2026/QĐ-UBND-VX", "Máy in"]]),
        plan(&["STT", "Điện thoại", "Tài khoản"], &[&["1", "0905 123 456", "1903 4567 8901 2345 6789"]]),
        plan(&["STT", "Nội dung", "Ghi chú"], &[&["1", &"nội dung rất dài ".repeat(300), "một"]]),
        plan(&["STT", "Họ và tên"], &[&["1", "Nguyễn Thị Ánh Tuyết"]]),
    ];
    let press = press();
    for table in &tables {
        let made = made(&press, table).unwrap_or_else(|found| panic!("{table}: {found:#?}"));
        let ink: Vec<_> = made.diagnostics.iter().filter(|d| INK.contains(&d.rule)).collect();
        assert!(ink.is_empty(), "{table}: {ink:#?}");
    }
}

/// What no page can hold is refused: the message names the columns, the word that can't fold, and what to do.
#[test]
fn a_table_that_no_page_holds_is_told_by_its_columns() {
    let titles: Vec<String> = (1..=20).map(|at| format!("Chỉ tiêu {at}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let word = "a".repeat(200);
    let tables = [
        (plan(&titles, &[&["12345670"; 20]]), vec!["20 cột", "Chỉ tiêu 1", "12345670"]),
        (plan(&["STT", "Mã"], &[&["1", &word]]), vec!["`Mã`", "aaaa"]),
        (plan(&["STT", &word], &[&["1", "b"]]), vec!["2 cột", "aaaa"]),
        (
            plan(&["A", "B", "C", "D", "E", "F", "G"], &[&["1.234.567.890.123.456.789"; 7]]),
            vec!["7 cột", "1.234.567.890.123.456.789"],
        ),
        (plan(&["Ngày", "Số"], &[&[&"1".repeat(130), &"2".repeat(130)]]), vec!["`Ngày`", "`Số`"]),
    ];
    let press = press();
    for (table, words) in &tables {
        let Err(found) = made(&press, table) else { panic!("{table}: nothing is refused") };
        assert_eq!(found.iter().map(|d| d.rule).collect::<Vec<_>>(), ["bang-qua-rong"], "{found:#?}");
        assert!(found[0].hint.is_some() && matches!(found[0].place, Place::Source(_)));
        for word in words {
            assert!(found[0].message.vi.contains(word), "`{word}` in {}", found[0].message.vi);
        }
    }
}

/// A table that is too wide for an upright page lies on its side, and the user is told.
#[test]
fn a_wide_table_lies_on_its_side() {
    let press = press();
    let money = "1.234.567.890,50";
    let wide = plan(&["A", "B", "C", "D", "E", "F"], &[&[money; 6]]);
    let made = made(&press, &wide).expect("a landscape page holds it");
    let told: Vec<_> = made.diagnostics.iter().map(|d| (d.rule, d.severity)).collect();
    assert_eq!(told, [("bang-xoay-ngang", Severity::Note)], "{:#?}", made.diagnostics);
    let pages = vanthu::pdf::read(&made.files[0].1).expect("our own PDF is read");
    assert!(pages.iter().all(|page| page.width > page.height));
    let asked = format!("ngang = true\n{wide}");
    assert_eq!(rules(&made_quietly(&press, &asked).diagnostics), Vec::<&str>::new());
}

fn made_quietly(press: &Press, toml: &str) -> Made {
    let made = made(press, toml).unwrap_or_else(|found| panic!("{toml}: {found:#?}"));
    assert!(made.diagnostics.is_empty(), "{toml}: {:#?}", made.diagnostics);
    made
}

const LETTER: &str = r#"
loai = "cong-van"
so = 215
ky_hieu = "SNV-VP"
ngay = 2026-11-20
trich_yeu = "cung cấp số liệu"
kinh_gui = "Sở Tài chính"
noi_dung = "Nội dung công văn."
noi_nhan = ["Như trên", "Lãnh đạo Sở"]
luu = "VT, VP"
[co_quan]
chu_quan = "UBND tỉnh An Thới"
ten = "Sở Nội vụ"
dia_danh = "An Thới"
[nguoi_ky]
chuc_vu = "GIÁM ĐỐC"
ho_ten = "Trần Thị Minh Khuê"
"#;

/// Every other place that something typed can leave: one word of 200 letters, words of 500.
#[test]
fn what_leaves_its_room_is_told_with_its_place() {
    let press = press();
    let letter = LETTER;
    let word = "a".repeat(200);
    for words in [
        "cung cấp số liệu",
        "Sở Tài chính",
        "Nội dung công văn",
        "Lãnh đạo Sở",
        "UBND tỉnh An Thới",
        "Sở Nội vụ",
        "An Thới\"\n[nguoi",
        "GIÁM ĐỐC",
        "Trần Thị Minh Khuê",
    ] {
        let (words, place) = words.split_once('"').map_or((words, ""), |(words, _)| (words, "dia_danh = \""));
        let toml = letter.replace(&format!("{place}{words}"), &format!("{place}{word}"));
        assert_ne!(toml, letter);
        let made = made(&press, &toml).unwrap_or_else(|found| panic!("{words}: {found:#?}"));
        let ink: Vec<_> = made.diagnostics.iter().filter(|d| INK.contains(&d.rule)).collect();
        assert!(!ink.is_empty(), "{words}: nothing is told");
        let traced = |d: &&&Diagnostic| matches!(d.place, Place::Page { origin: Some(_), .. });
        assert!(ink.iter().any(|d| traced(&d)), "{words}: {ink:#?}");
    }
}

/// A template of an office that prints words over one another is noticed like any other.
#[test]
fn ink_is_judged_whatever_the_template() {
    let pages = [
        ("#place(dx: 0mm, dy: 40mm)[Một hai ba]#place(dx: 5mm, dy: 40mm)[bốn năm]", vec!["chu-in-de"]),
        (
            "#place(dx: 0mm, dy: 40mm)[Một hai ba]#place(dx: 5mm, dy: 30mm, line(angle: 90deg, length: 30mm))",
            vec!["chu-in-de"],
        ),
        ("#place(dx: 0mm, dy: 40mm, strike[Một hai ba])", vec!["chu-in-de"]),
        ("#place(dx: 150mm, dy: 40mm)[Một hai ba bốn năm]", vec!["chu-ngoai-le"]),
        ("#place(dx: -12mm, dy: 40mm)[Một]", vec!["chu-ngoai-le"]),
        ("#place(dx: 0mm, dy: 262mm)[Một]", vec!["chu-ngoai-le"]),
        ("#place(dx: 0mm, dy: 40mm, rect(width: 190mm, height: 9mm))", vec!["chu-ngoai-le"]),
        (
            "#place(dx: 0mm, dy: 40mm, underline[Một hai])#table(columns: 2, [a], [b], [Mộtgy], [Ẩ\\ Ẫ])H#super[2]O #emph[f]) *g*",
            vec![],
        ),
    ];
    let toml = r#"
loai = "cong-van"
ky_hieu = "SNV-VP"
trich_yeu = "a"
kinh_gui = "Sở Tài chính"
noi_dung = "Nội dung."
noi_nhan = ["Như trên"]
luu = "VT"
[co_quan]
ten = "Sở Nội vụ"
chu_quan = "UBND tỉnh An Thới"
dia_danh = "An Thới"
[nguoi_ky]
chuc_vu = "GIÁM ĐỐC"
ho_ten = "Trần Thị Minh Khuê"
"#;
    for (page, wanted) in pages {
        let mut files: BTreeMap<String, String> = built_in_files().into_iter().collect();
        files.insert("cong-van/main.typ.tera".to_owned(), format!("#import \"/lib.typ\": *\n#show: van-ban\n{page}"));
        let press = Press::new(
            Templates::new(&files.into_iter().collect::<Vec<_>>()).expect("a sound template"),
            Fonts::bundled(),
        );
        let made = made(&press, toml).unwrap_or_else(|found| panic!("{page}: {found:#?}"));
        let found: Vec<_> = made.diagnostics.iter().map(|d| d.rule).filter(|rule| INK.contains(rule)).collect();
        assert_eq!(found, wanted, "{page}");
    }
}

/// The inputs that other programs are known to print wrongly.
#[test]
fn inputs_that_failed_do_not_overlap() {
    let Some(inputs) = common::shared("failing-inputs") else { return };
    let press = press();
    for name in [
        "03-table-columns-overlap/tien",
        "03-table-columns-overlap/thang",
        "03-table-columns-overlap/email",
        "10-recipients-over-a-page/a",
        "22-long-place-name/a",
        "22-long-place-name/b",
        "22-long-place-name/c",
        "23-kinh-gui-over-pages/a",
        "24-joint-four-to-six/4-co-quan",
        "24-joint-four-to-six/6-co-quan",
    ] {
        let toml = fs::read_to_string(inputs.join(format!("{name}.toml"))).expect("it is there");
        let made = made(&press, &toml).unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        assert_eq!(rules(&made.diagnostics), Vec::<&str>::new(), "{name}: {:#?}", made.diagnostics);
        assert!(printed(&made).contains("TrầnThịMinhKhuê"));
    }
}

fn names(from: &str, count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("{from} {at}")).collect()
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
}

/// Above a note there is nothing to tell, every name is printed once and in its order, and the signature stands whole on
/// the page where Nơi nhận begins.
fn is_sound(press: &Press, toml: &str, wanted: &[String]) {
    let made = made(press, toml).unwrap_or_else(|found| panic!("{toml}: {found:#?}"));
    assert_eq!(rules(&made.diagnostics), Vec::<&str>::new(), "{toml}: {:#?}", made.diagnostics);
    let text = printed(&made);
    let mut from = 0;
    for name in wanted {
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let at = text[from..].find(&name).unwrap_or_else(|| panic!("{toml}: `{name}` is not printed"));
        from += at + name.len();
    }
    let pages = vanthu::pdf::read(&made.files[0].1).expect("our own PDF is read");
    let page_of = |words: &str| pages.iter().position(|page| page.runs.iter().any(|run| run.text.contains(words)));
    assert_eq!(page_of("Nơi nhận"), page_of("Minh Khuê"), "{toml}");
}

/// A list of recipients longer than a page goes on overleaf.
#[test]
fn recipients_go_on_overleaf() {
    let press = press();
    for (name, count) in [
        ("Ủy ban nhân dân xã Số", 20),
        ("Ủy ban nhân dân xã Số", 40),
        ("Ủy ban nhân dân xã Số", 65),
        ("Ủy ban nhân dân xã Số", 130),
        ("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông khu vực", 65),
        ("Phòng Văn hóa - Xã hội xã Số", 90),
    ] {
        let names = names(name, count);
        let toml = LETTER.replace("\"Lãnh đạo Sở\"", &list(&names));
        is_sound(&press, &toml, &names);
        let plan = PLAN.replace("\"Lãnh đạo Sở\"", &list(&names)) + "\n";
        is_sound(&press, &plan, &names);
    }
}

/// Kính gửi goes on overleaf, and its last name alone ends in a full stop.
#[test]
fn addressees_go_on_overleaf() {
    let press = press();
    for (name, count) in [
        ("Ủy ban nhân dân xã Số", 30),
        ("Ủy ban nhân dân xã Số", 40),
        ("Sở", 36),
        ("Ủy ban nhân dân xã Số", 60),
        ("Ủy ban nhân dân phường", 75),
        ("Phòng", 36),
    ] {
        let names = names(name, count);
        let toml = LETTER.replace("\"Sở Tài chính\"", &format!("[{}]", list(&names)));
        is_sound(&press, &toml, &names);
    }
}

/// Long places and long names of bodies leave a head in which everything is found where it belongs.
#[test]
fn long_places_and_issuers_leave_a_sound_head() {
    let press = press();
    for place in [
        "Thị trấn Nông trường Việt Lâm",
        "Thành phố Phan Rang - Tháp Chàm",
        "Thành phố Phan Rang - Tháp Chàm Đông Hải",
        "Thành phố Hồ Chí Minh",
        "Đặc khu Bạch Long Vĩ",
        "Thị trấn Nông trường Phong Hải Bát Xát",
    ] {
        for issuer in ["Sở Nội vụ", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp"]
        {
            let toml = LETTER.replace("dia_danh = \"An Thới\"", &format!("dia_danh = {place:?}"));
            let toml = toml.replace("ten = \"Sở Nội vụ\"", &format!("ten = {issuer:?}"));
            is_sound(&press, &toml, &[place.to_owned()]);
        }
    }
}

/// Two to six bodies that issue together: a long symbol folds, the date stands level with its first line.
#[test]
fn joint_documents_of_up_to_six_bodies_are_sound() {
    let press = press();
    let bodies = [
        ("Sở Tài chính", "STC"),
        ("Sở Nông nghiệp và Môi trường", "SNNMT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Y tế", "SYT"),
        ("Sở Xây dựng", "SXD"),
    ];
    for count in 1..=bodies.len() {
        let codes: Vec<&str> = bodies[..count].iter().map(|(_, code)| *code).collect();
        let mut toml = PLAN.replace("KH-SNV", &format!("KHPH-SNV-{}", codes.join("-")));
        for (name, _) in &bodies[..count] {
            toml += &format!(
                "[[co_quan_cung_ban_hanh]]\nten = {name:?}\nchu_quan = \"UBND tỉnh An Thới\"\n[co_quan_cung_ban_hanh.nguoi_ky]\nquyen_han = \"KT. GIÁM ĐỐC\"\nchuc_vu = \"PHÓ GIÁM ĐỐC\"\nho_ten = \"Nguyễn Thị Ánh Nguyệt\"\n"
            );
        }
        is_sound(&press, &toml, &["Trần Thị Minh Khuê".to_owned()]);
    }
}
