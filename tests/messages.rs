//! What a clerk is told by the command line: mistakes in its words, files of another sort, blanks, differences from a
//! draft. In Vietnamese, in English with `--lang en`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write and read files, and stop where they cannot"
)]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

const LETTER: &str = r#"
loai = "cong-van"
ky_hieu = "SNV-VP"
ngay = "2026"
trich_yeu = "báo cáo kết quả công tác văn thư"
kinh_gui = "Các phòng, đơn vị thuộc Sở"
mo_dau = "Sở Nội vụ đề nghị các phòng, đơn vị thực hiện:"
noi_dung = """
1. Gửi báo cáo về Văn phòng Sở trước ngày 20 tháng 3 năm 2026.
2. Chuyển kinh phí 5.000.000 đồng cho đơn vị thực hiện.
3. Bố trí công chức phụ trách công tác lưu trữ.
"""
noi_nhan = ["Như trên", "Bộ Nội vụ (để b/c)", "Giám đốc Sở"]
luu = "VT"

[co_quan]
ten = "Sở Nội vụ"
dia_danh = "Thái Nguyên"

[nguoi_ky]
chuc_vu = "GIÁM ĐỐC"
ho_ten = "Nguyễn Văn An"
"#;

/// Exit status and everything said.
fn vanthu(folder: &TempDir, args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vanthu")).current_dir(folder.path()).args(args).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8_lossy(&said).into_owned())
}

fn desk(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[track_caller]
fn assert_said(said: &(i32, String), code: i32, words: &[&str]) {
    assert_eq!(said.0, code, "{}", said.1);
    for word in words {
        assert!(said.1.contains(word), "{word} is not in:\n{}", said.1);
    }
}

#[test]
fn mistakes_of_the_command_line_are_told_in_both_languages() {
    let folder = desk(&[]);
    for (args, vietnamese, english) in [
        (
            &["rendr", "a.toml"][..],
            &["lỗi: không có lệnh `rendr`", "có phải `render`?"][..],
            &["did you mean `render`?"][..],
        ),
        (&["cong-van.toml"], &["có phải `vanthu render cong-van.toml`?"], &["no command `cong-van.toml`"]),
        (&["van-ban.pdf"], &["có phải `vanthu check van-ban.pdf`?"], &["`vanthu check van-ban.pdf`"]),
        (
            &["render", "a.toml", "--formt", "png", "--ouput=b"],
            &[
                "không có tùy chọn `--formt`, `--ouput`",
                "có phải `--format`?",
                "có phải `--output`?",
                "Cách dùng: vanthu render",
            ],
            &["there is no option", "did you mean `--output`?", "Usage: vanthu render"],
        ),
        (
            &["render"],
            &["thiếu `<TỆP>...`", "Ví dụ: vanthu render"],
            &["`<FILE>...` is missing", "Example: vanthu render"],
        ),
        (
            &["render", "a", "--format", "doc"],
            &["chỉ nhận: pdf, docx, png, svg, typ"],
            &["only: pdf, docx, png, svg, typ"],
        ),
        (&["render", "a", "--dpi", "cao"], &["`--dpi <DPI>` không nhận `cao`", "Độ phân giải"], &["Resolution of PNG"]),
        (&["render", "a", "-o"], &["phải có giá trị"], &["needs a value"]),
        (&["render", "a", "-o", "b", "-o", "c"], &["ghi nhiều lần"], &["given several times"]),
        (&["new", "cong-van", "ra.toml"], &["thừa `ra.toml`", "`-o ra.toml`"], &["one word too many"]),
        (
            &["copy", "a.pdf"],
            &["thiếu `--toml <TỆP>`", "Phiếu sao"],
            &["`--toml <FILE>` is missing", "Slip of the copy"],
        ),
        (&["templates"], &["Cách dùng: vanthu templates", "export"], &["a command is missing: export"]),
    ] {
        assert_said(&vanthu(&folder, args), 2, vietnamese);
        let (code, said) = vanthu(&folder, args);
        assert_eq!(code, 2);
        for word in ["error:", "tip:", "Usage", "OPTIONS", "argument"] {
            assert!(!said.contains(word), "{word} in:\n{said}");
        }
        assert_said(&vanthu(&folder, &[args, &["--lang=en"]].concat()), 2, english);
    }
    // Also where the mistake stands behind the language.
    assert_said(&vanthu(&folder, &["--lang", "en", "rendr"]), 2, &["error: there is no command `rendr`"]);
    assert_said(&vanthu(&folder, &["--lang", "fr", "rules"]), 2, &["không nhận `fr`, chỉ nhận: vi, en"]);
}

#[test]
fn help_is_in_one_language() {
    let folder = desk(&[]);
    for args in [&["--help"][..], &["-h"], &["render", "--help"], &["check", "-h"], &["help", "batch"]] {
        let (code, said) = vanthu(&folder, args);
        assert_eq!(code, 0);
        for word in ["Usage", "Options", "Arguments", "Commands", "Print", "default", "possible", "OPTIONS", "COMMAND"]
        {
            assert!(!said.contains(word), "{word} in:\n{said}");
        }
        let english = vanthu(&folder, &[&["--lang", "en"], args].concat()).1;
        let foreign = |c: char| !c.is_ascii() && c.is_alphabetic();
        // The names of the decree and of the forms of copies are Vietnamese words.
        let lines = english.lines().filter(|line| !line.contains("SAO") && !line.contains("NĐ-CP"));
        assert!(lines.clone().all(|line| !line.contains(foreign)), "{english}");
    }
}

const DOCX: &[u8] = b"PK\x03\x04\x14\0\x06\0\x08\0word/document.xml";

#[test]
fn files_of_another_sort_are_named_with_what_to_do() {
    let old: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let files: [(&str, &[u8]); 6] = [
        ("a.docx", DOCX),
        ("a.xlsx", b"PK\x03\x04\x14\0\x06\0\x08\0xl/workbook.xml"),
        ("a.odt", b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text"),
        ("a.doc", old),
        ("a.jpg", b"\xff\xd8\xff\xe0\0"),
        ("thu.toml", LETTER.as_bytes()),
    ];
    let folder = desk(&files);
    assert_said(
        &vanthu(&folder, &["render", "a.docx"]),
        2,
        &["tệp Word (.docx)", "lưu nó thành PDF rồi `vanthu check`"],
    );
    assert_said(&vanthu(&folder, &["render", "a.docx", "--lang", "en"]), 2, &["a Word file", "save it as PDF"]);
    assert_said(&vanthu(&folder, &["render", "a.xlsx"]), 2, &["bảng tính Excel", "--data a.xlsx"]);
    for file in ["a.odt", "a.doc", "a.jpg"] {
        assert_said(&vanthu(&folder, &["render", file]), 2, &["không phải tệp văn bản thuần", "vanthu new cong-van"]);
    }
    assert_said(&vanthu(&folder, &["check", "a.docx"]), 2, &["đây là tệp Word (.docx), cần tệp PDF", "Save As) > PDF"]);
    assert_said(&vanthu(&folder, &["check", "a.odt"]), 2, &["Export as PDF"]);
    assert_said(
        &vanthu(&folder, &["check", "a.jpg", "--lang", "en"]),
        2,
        &["this is a picture", "exported by the word processor"],
    );
    // A PDF is measured whatever its name; a directive is read whatever its name.
    assert_said(&vanthu(&folder, &["render", "thu.toml"]), 0, &[]);
    assert_said(&vanthu(&folder, &["render", "thu.pdf"]), 2, &["là tệp PDF", "`vanthu check thu.pdf`"]);
    for (from, to) in [("thu.pdf", "pdf.toml"), ("thu.toml", "thu.txt")] {
        fs::copy(folder.path().join(from), folder.path().join(to)).unwrap();
        assert_said(&vanthu(&folder, &["check", to]), 0, &[]);
    }
    assert_said(&vanthu(&folder, &["render", "thu.toml", "–o", "ra"]), 2, &["gõ dấu `-` của bàn phím"]);
    // What is wrong with the slip and with the document is said at once.
    let both = vanthu(&folder, &["copy", "a.docx", "--toml", "thu.toml"]);
    assert_said(&both, 2, &["cần tệp PDF", "không phải phiếu sao"]);
    assert_said(&vanthu(&folder, &["check", "."]), 2, &["đây là thư mục", "đưa tên từng tệp"]);
    assert_said(&vanthu(&folder, &["test", "thu.toml"]), 2, &["đây là tệp, không phải thư mục"]);
    assert_said(&vanthu(&folder, &["new", "congvan"]), 2, &["có phải `cong-van`?"]);
    assert_said(&vanthu(&folder, &["rules", "trich-yeu"]), 0, &["trich-yeu-thieu-ke"]);
    for dpi in ["0", "-5", "nan", "99999"] {
        let args = ["render", "thu.toml", "--format", "png", "--dpi", dpi];
        assert_said(&vanthu(&folder, &args), 2, &["phải từ 10 đến 600"]);
    }
}

#[test]
fn a_report_goes_where_it_is_asked_for() {
    let folder = desk(&[("thu.toml", LETTER.as_bytes())]);
    for (name, begins) in [("a.json", "{"), ("a.sarif", "{"), ("a.html", "<!DOCTYPE html>")] {
        assert_said(&vanthu(&folder, &["check", "thu.toml", "-o", name]), 0, &[&format!("đã ghi {name}")]);
        assert!(fs::read_to_string(folder.path().join(name)).unwrap().starts_with(begins), "{name}");
    }
    assert_said(&vanthu(&folder, &["check", "thu.toml", "-o", "a.txt"]), 2, &["không rõ ghi báo cáo dạng nào"]);
    assert_said(&vanthu(&folder, &["check", "thu.toml", "--baseline", "thu.toml"]), 2, &["không đọc được từ dòng"]);
}

#[test]
fn a_blank_that_nobody_filled_is_told_and_printed() {
    let plan = LETTER.replace("\"Các phòng, đơn vị thuộc Sở\"", "\"{{ ten_don_vi }}\"");
    let folder = desk(&[("mau.toml", plan.as_bytes())]);
    let told = ["cảnh báo[cho-trong-chua-dien]", "`{{ ten_don_vi }}`", "mau.toml:6:13", "vanthu batch"];
    assert_said(&vanthu(&folder, &["render", "mau.toml"]), 1, &told);
    assert_said(&vanthu(&folder, &["check", "mau.toml"]), 1, &told);
    let filled = desk(&[("mau.toml", plan.as_bytes()), ("bang.csv", "ten_don_vi\nSở Y tế\n".as_bytes())]);
    let args = ["batch", "mau.toml", "--data", "bang.csv", "--out", "ra"];
    assert_said(&vanthu(&filled, &args), 0, &["1 văn bản đã tạo"]);
}

/// The caret stands under the letter, not under all the words around it.
#[test]
fn a_letter_that_no_font_has_is_pointed_at() {
    let plan = LETTER.replace("\"Các phòng, đơn vị thuộc Sở\"", "\"Các phòng 漢 thuộc Sở\"");
    let folder = desk(&[("thu.toml", plan.as_bytes())]);
    let told = ["lỗi[chu-khong-co-trong-phong]", "thu.toml:6:23", "^\n"];
    assert_said(&vanthu(&folder, &["render", "thu.toml"]), 2, &told);
}

#[test]
fn an_annex_left_out_of_the_text_is_told_by_source_and_page_alike() {
    let plan = include_str!("../cases/phu-luc-tep-rieng/directive.toml").replace("tep_rieng = true\n", "");
    let plan = plan
        .replace("thoi_gian_ky = 2026-03-05T14:05:09\n", "")
        .replace("tại Phụ lục I và Phụ lục II kèm", "tại Phụ lục I kèm");
    let folder = desk(&[("kh.toml", plan.as_bytes())]);
    let told = ["lỗi[phu-luc-khong-duoc-vien-dan]", "không có chỉ dẫn tới `Phụ lục II`", "kh.toml:40:"];
    assert_said(&vanthu(&folder, &["check", "kh.toml"]), 1, &told);
    assert_said(&vanthu(&folder, &["render", "kh.toml"]), 1, &told);
    assert_said(&vanthu(&folder, &["check", "kh.pdf"]), 1, &told[..2]);
}

/// The letter as it was issued, with something changed, against its draft.
#[track_caller]
fn against(change: impl Fn(&str) -> String) -> (i32, String) {
    let issued = change(&LETTER.replace("\"2026\"", "2026-03-05\nso = 15"));
    let folder = desk(&[("thu.toml", LETTER.as_bytes()), ("ban-hanh.toml", issued.as_bytes())]);
    vanthu(&folder, &["render", "ban-hanh.toml"]);
    vanthu(&folder, &["check", "ban-hanh.pdf", "--against", "thu.toml", "--select", "doi-chieu"])
}

#[test]
fn an_issued_document_is_compared_field_by_field() {
    assert_said(&against(str::to_owned), 0, &[]);
    let amount = against(|text| text.replace("5.000.000", "6.000.000"));
    assert_said(&amount, 1, &["doi-chieu-khac", "nội dung", "5.000.000", "6.000.000", "1 lỗi"]);
    let recipient = against(|text| text.replace("\"Bộ Nội vụ (để b/c)\", ", ""));
    assert_said(&recipient, 1, &["doi-chieu-mat", "nơi nhận", "Bộ Nội vụ (để b/c)", "1 lỗi"]);
    let signer = against(|text| text.replace("Nguyễn Văn An", "Trần Thị Bình"));
    assert_said(&signer, 1, &["doi-chieu-khac", "Nguyễn Văn An", "Trần Thị Bình", "1 lỗi"]);
    let moved = against(|text| {
        let last = "3. Bố trí công chức phụ trách công tác lưu trữ.\n";
        text.replace(last, "")
            .replace("1. Gửi", "1. Bố trí công chức phụ trách công tác lưu trữ.\n2. Gửi")
            .replace("2. Chuyển", "3. Chuyển")
    });
    assert_said(&moved, 1, &["`3. Bố trí công chức phụ trách công tác lưu trữ", "chuyển sang chỗ khác", "1 lỗi"]);
    let lost = against(|text| text.replace("2. Chuyển kinh phí 5.000.000 đồng cho đơn vị thực hiện.\n3.", "2."));
    assert_said(&lost, 1, &["nội dung: mất `2. Chuyển kinh phí", "1 lỗi"]);
}

#[test]
fn annexes_in_files_of_their_own_are_compared_with_their_drafts() {
    let plan = include_str!("../cases/phu-luc-tep-rieng/directive.toml");
    let issued = plan.replace("thời hạn bảo quản vĩnh viễn", "thời hạn bảo quản 20 năm");
    assert_ne!(plan, issued);
    let folder = desk(&[("kh.toml", plan.as_bytes()), ("bh.toml", issued.as_bytes())]);
    vanthu(&folder, &["render", "kh.toml", "bh.toml", "-o", "."]);
    let args = |files: &[&'static str]| [&["check", "--against", "kh.toml", "--select", "doi-chieu"], files].concat();
    assert_said(&vanthu(&folder, &args(&["kh-phu-luc-I.pdf", "kh.pdf"])), 0, &[]);
    assert_said(&vanthu(&folder, &args(&["kh.pdf"])), 0, &["doi-chieu-thieu-tep", "`phu-luc-I`", "chưa được so"]);
    let changed = vanthu(&folder, &args(&["bh-phu-luc-I.pdf", "bh.pdf"]));
    assert_said(&changed, 1, &["bh-phu-luc-I.pdf, trang 1", "vĩnh viễn", "20 năm", "1 lỗi"]);
    // A draft that can't be set says so once, with its line.
    fs::write(folder.path().join("hong.toml"), plan.replace("trich_yeu", "trich_yue")).unwrap();
    let broken = vanthu(&folder, &["check", "kh.pdf", "kh-phu-luc-I.pdf", "--against", "hong.toml"]);
    assert_said(&broken, 2, &["hong.toml:", "có phải `trich_yeu`?"]);
}
