//! Copies of finished documents, made by the release binary as a clerk makes them.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests write and read files, and stop where they cannot"
)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use vanthu::compose::Manuscript;
use vanthu::directive::copy::Medium;
use vanthu::page::Page;
use vanthu::page::line::lines;
use vanthu::page::rule::rules;
use vanthu::pdf::read;
use vanthu::typeset::{Format, export};
use vanthu::words::diagnostic::Message;

const SLIP: &str = r#"
hinh_thuc = "sao-y"
so = 5
ky_hieu = "SY-SGDĐT"
ngay = 2020-04-20
thoi_gian_ky = 2020-04-20T07:05:09Z
noi_nhan = ["Trưởng phòng GDĐT các quận, huyện", "Giám đốc các trung tâm GDTX"]
luu = "VT, GDTX"

[co_quan]
ten = "Sở Giáo dục và Đào tạo"
dia_danh = "Cần Thơ"

[nguoi_ky]
quyen_han = "TL. GIÁM ĐỐC"
chuc_vu = "CHÁNH VĂN PHÒNG"
ho_ten = "Nguyễn Văn An"
"#;

fn vanthu(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanthu")).current_dir(folder).args(args).output().unwrap()
}

/// A folder with Công văn 1120 as a PDF and the slip.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let letter = common::case("cong-van-1120-ubnd-kgvx").join("directive.toml");
    let made = vanthu(folder.path(), &["render", letter.to_str().unwrap(), "-o", "cv.pdf"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    fs::write(folder.path().join("sao.toml"), SLIP).unwrap();
    folder
}

fn pages(folder: &TempDir, name: &str) -> Vec<Page> {
    read(&fs::read(folder.path().join(name)).unwrap()).unwrap()
}

fn copy(folder: &TempDir, from: &str, to: &str, more: &[&str]) {
    let args = [&["copy", from, "--toml", "sao.toml", "-o", to], more].concat();
    let made = vanthu(folder.path(), &args);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
}

/// The structure tree of a PDF with its words, as poppler reads it.
fn structure(folder: &TempDir, name: &str) -> Option<String> {
    let told = Command::new("pdfinfo").args(["-struct-text", name]).current_dir(folder.path()).output();
    if told.is_err() {
        common::not_run("pdfinfo is not here");
    }
    Some(String::from_utf8_lossy(&told.ok()?.stdout).replace('\u{a0}', " "))
}

/// Text with baseline, left edge, size and weight of its first segment that begins with these words.
fn find(page: &Page, words: &str) -> (f64, f64, f64, bool) {
    let lines = lines(page);
    let mut segments = lines.iter().flat_map(|line| &line.segments);
    let found = segments.find(|s| s.text.starts_with(words)).unwrap_or_else(|| panic!("no {words}"));
    (found.baseline, found.x, found.size, found.bold)
}

#[test]
fn the_original_stays_byte_for_byte_and_the_block_stands_under_its_last_line() {
    let folder = desk();
    copy(&folder, "cv.pdf", "sao.pdf", &[]);
    let (original, made) =
        (fs::read(folder.path().join("cv.pdf")).unwrap(), fs::read(folder.path().join("sao.pdf")).unwrap());
    assert!(made.starts_with(&original));
    let (before, after) = (pages(&folder, "cv.pdf"), pages(&folder, "sao.pdf"));
    assert_eq!((before.len(), after.len()), (2, 2));
    assert_eq!(before[0].runs, after[0].runs);
    assert_eq!(before[1].runs, after[1].runs[..before[1].runs.len()]);
    let page = &after[1];
    let signed = find(page, "Võ Thị Hồng Ánh");
    let form = find(page, "SAO Y");
    let across: Vec<_> = rules(page).into_iter().map(|r| r.rect).filter(|r| r.width > 160.0).collect();
    let [rule] = across.as_slice() else { panic!("{across:?}") };
    assert!((rule.width - 165.0).abs() < 0.5 && (rule.x - 30.0).abs() < 0.5, "{rule:?}");
    assert!(signed.0 < rule.y && rule.y < form.0, "{signed:?} {rule:?} {form:?}");
    assert!(rule.y - signed.0 < 12.0, "the block follows the text at once");
    assert_eq!((form.2.round(), form.3), (14.0, true));
    let issuer = find(page, "SỞ GIÁO DỤC VÀ ĐÀO TẠO");
    assert!(issuer.1 < form.1 && (issuer.0 - form.0).abs() < 1.5 && issuer.3);
    assert!((find(page, "Số: 05/SY-SGDĐT").2 - 13.0).abs() < 0.5);
    find(page, "Cần Thơ, ngày 20 tháng 4 năm 2020");
    find(page, "- Lưu: VT, GDTX.");
    find(page, "Nguyễn Văn An");
}

#[test]
fn a_copy_of_a_copy_keeps_both_and_takes_a_page_of_its_own_where_there_is_no_room() {
    let folder = desk();
    copy(&folder, "cv.pdf", "1.pdf", &[]);
    let slip = SLIP.replace("sao-y", "sao-luc").replace("SY-SGDĐT", "SL-SGDĐT").replace("so = 5", "so = 6");
    fs::write(folder.path().join("sao.toml"), slip).unwrap();
    copy(&folder, "1.pdf", "2.pdf", &[]);
    let twice = pages(&folder, "2.pdf");
    assert_eq!(twice.len(), 2);
    assert!(find(&twice[1], "SAO Y").0 < find(&twice[1], "SAO LỤC").0);
    assert!(find(&twice[1], "Số: 05/SY").0 < find(&twice[1], "Số: 06/SL").0);
    copy(&folder, "2.pdf", "3.pdf", &[]);
    let thrice = pages(&folder, "3.pdf");
    assert_eq!(thrice.len(), 3);
    assert_eq!(thrice[1].runs, twice[1].runs);
    assert!(find(&thrice[2], "SAO LỤC").0 < 40.0);
    assert!((thrice[2].height - 297.0).abs() < 0.1);
    let judged = vanthu(folder.path(), &["check", "1.pdf", "3.pdf"]);
    assert_eq!(judged.status.code(), Some(0), "{}", String::from_utf8_lossy(&judged.stdout));
}

#[test]
fn an_electronic_copy_says_form_body_and_time_of_vietnam_in_the_corner() {
    let folder = desk();
    copy(&folder, "cv.pdf", "dt.pdf", &["--dien-tu"]);
    let (before, after) = (pages(&folder, "cv.pdf"), pages(&folder, "dt.pdf"));
    assert_eq!(before[1].runs, after[1].runs);
    let added = &after[0].runs[before[0].runs.len()..];
    let text: String = added.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(text.split_whitespace().collect::<String>(), "SAOY;SởGiáodụcvàĐàotạo;20/04/2020;14:05:09+07:00");
    for run in added {
        assert!((run.size - 10.0).abs() < 0.01 && !run.bold && !run.italic && run.colour == [0, 0, 0], "{run:?}");
        assert!(run.baseline < 20.0 && run.x > 110.0 && run.right < 196.0, "{run:?}");
    }
    let judged = vanthu(folder.path(), &["check", "dt.pdf"]);
    assert_eq!(judged.status.code(), Some(0), "{}", String::from_utf8_lossy(&judged.stdout));
    let again = vanthu(folder.path(), &["copy", "dt.pdf", "--toml", "sao.toml", "--dien-tu", "-o", "dt2.pdf"]);
    assert_eq!(again.status.code(), Some(1), "a second line in the corner is said");
    assert!(String::from_utf8_lossy(&again.stderr).contains("o-ban-sao-da-co-chu"));
}

#[test]
fn superior_body_signature_and_seal_stand_in_the_block_and_its_tags_in_the_tree() {
    let folder = desk();
    let images = common::case("chu-ky-anh");
    for name in ["ky.png", "dau.png"] {
        fs::copy(images.join(name), folder.path().join(name)).unwrap();
    }
    let slip = SLIP.replace("ten = \"Sở", "chu_quan = \"UBND thành phố Cần Thơ\"\nten = \"Sở");
    let slip = format!("{slip}anh_chu_ky = \"ky.png\"\nanh_dau = \"dau.png\"\nduong_kinh_dau = 36\n");
    fs::write(folder.path().join("sao.toml"), slip).unwrap();
    copy(&folder, "cv.pdf", "sao.pdf", &[]);
    let page = &pages(&folder, "sao.pdf")[1];
    let (superior, issuer) = (find(page, "UBND THÀNH PHỐ CẦN THƠ"), find(page, "SỞ GIÁO DỤC VÀ ĐÀO TẠO"));
    assert!(superior.0 < issuer.0 && !superior.3 && issuer.3);
    let sizes: Vec<_> = page.images.iter().map(|image| image.rect.width).collect();
    assert!(sizes.len() == 2 && sizes.iter().any(|size| (size - 36.0).abs() < 0.1), "signature and seal: {sizes:?}");
    copy(&folder, "sao.pdf", "hai.pdf", &[]);
    let (Some(structure), Some(twice)) = (structure(&folder, "sao.pdf"), structure(&folder, "hai.pdf")) else { return };
    // The words of a line may come in pieces.
    let spoken: String =
        structure.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"')).collect();
    for words in ["Võ Thị Hồng Ánh", "UBND THÀNH PHỐ CẦN THƠ", "SAO Y", "Nguyễn Văn An"] {
        assert!(spoken.contains(words), "{words}: {structure}");
    }
    let after = structure.split("\"SAO Y\"").nth(1).unwrap();
    assert_eq!(after.matches("Figure").count(), 2, "{after}");
    assert_eq!(twice.matches("\"SAO Y\"").count(), 2, "a copy of the copy has both");
}

#[test]
fn the_rule_is_as_wide_as_the_text_of_the_document() {
    let press = common::press();
    let letter = fs::read(common::case("cong-van-1120-ubnd-kgvx").join("directive.toml")).unwrap();
    let none = |_: &str| Err(Message::new("", ""));
    let printed =
        press.print(&vanthu::rules::source::parse("cv.toml", &letter, &none).directive.unwrap()).ok().unwrap();
    let slip = vanthu::directive::document("sao.toml", SLIP.as_bytes());
    let slip = vanthu::rules::source::read_slip(slip, Medium::Paper, &none).copy.unwrap();
    for (left, right) in [(30.0, 15.0), (35.0, 20.0)] {
        let wide = Manuscript { margins: Some((left, right)), ..printed.manuscript.clone() };
        let set = press.typesetter().compile(&wide).unwrap();
        let pdf = export(&set.document, &Format::Pdf(vec![])).unwrap().remove(0);
        let made = vanthu::copy::make(&press, &pdf, &slip, Medium::Paper).unwrap();
        let page = &read(&made.pdf).unwrap()[made.page - 1];
        let across: Vec<_> = rules(page).into_iter().map(|r| r.rect).filter(|r| r.width > 150.0).collect();
        let [rule] = across.as_slice() else { panic!("{across:?}") };
        assert!((rule.x - left).abs() < 0.5, "{rule:?}");
        assert!((rule.width - (210.0 - left - right)).abs() < 0.7, "{rule:?}");
    }
}

#[test]
fn what_cannot_be_copied_is_refused_and_nothing_written() {
    let folder = desk();
    let whole = fs::read(folder.path().join("cv.pdf")).unwrap();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf");
    let broken_table = String::from_utf8_lossy(&whole).into_owned();
    let start = broken_table.rfind("startxref").unwrap();
    let no_start = whole.len() - (broken_table.len() - start);
    for (name, bytes, rule) in [
        ("khoa.pdf", fs::read(tests.join("encrypted.pdf")).unwrap(), "pdf-ma-hoa"),
        ("khoa-sua.pdf", fs::read(tests.join("owner-only.pdf")).unwrap(), "pdf-khoa-sua"),
        ("cut.pdf", whole[..whole.len() / 2].to_vec(), "pdf-khong-doc-duoc"),
        ("mat-muc-luc.pdf", whole[..no_start].to_vec(), "pdf-khong-doc-duoc"),
        ("anh.pdf", b"\x89PNG\r\n\x1a\n".to_vec(), "pdf-khong-phai-pdf"),
        ("rong.pdf", vec![], "pdf-rong"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        for more in [&[][..], &["--dien-tu"]] {
            let args = [&["copy", name, "--toml", "sao.toml", "-o", "ra.pdf"], more].concat();
            let made = vanthu(folder.path(), &args);
            let said = String::from_utf8_lossy(&made.stderr);
            assert_eq!(made.status.code(), Some(2), "{name}: {said}");
            assert!(said.contains(rule) && said.contains(name), "{name}: {said}");
            assert!(!folder.path().join("ra.pdf").exists());
        }
    }
    let over = vanthu(folder.path(), &["copy", "cv.pdf", "--toml", "sao.toml", "-o", "./cv.pdf"]);
    assert_eq!(over.status.code(), Some(2));
    assert_eq!(fs::read(folder.path().join("cv.pdf")).unwrap(), whole);
}

#[test]
fn every_wrong_slip_gets_its_answer() {
    let folder = desk();
    for (from, to, code, words) in [
        ("\"sao-y\"", "\"sao-u\"", 2, "có phải `sao-y`?"),
        ("SY-SGDĐT", "SL-SGDĐT", 1, "viết `SY-SGDĐT`"),
        ("SY-SGDĐT", "SGDĐT", 1, "ky-hieu-ban-sao-sai"),
        ("ky_hieu", "# ky_hieu", 2, "thiếu `ky_hieu`"),
        ("noi_nhan", "# noi_nhan", 2, "thiếu `noi_nhan`"),
        ("hinh_thuc", "hinhthuc", 2, "có phải `hinh_thuc`?"),
        ("2020-04-20T07:05:09Z", "2020-04-20", 2, "thoi-gian-ky-sai-dang"),
        ("Nguyễn Văn An", "Nguyễn 中 An", 2, "chu-khong-co-trong-phong"),
        ("[nguoi_ky]", "[nguoi_ki]", 2, "có phải `nguoi_ky`?"),
    ] {
        fs::write(folder.path().join("sai.toml"), SLIP.replacen(from, to, 1)).unwrap();
        let made = vanthu(folder.path(), &["copy", "cv.pdf", "--toml", "sai.toml", "-o", "ra.pdf"]);
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        assert_eq!(made.status.code(), Some(code), "{to}: {said}");
        assert!(said.contains(words), "{to}: {said}");
        assert_eq!(folder.path().join("ra.pdf").exists(), code < 2, "{to}");
        let _ = fs::remove_file(folder.path().join("ra.pdf"));
    }
}
