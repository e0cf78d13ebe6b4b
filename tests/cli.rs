//! The release binary as people run it: exit statuses, what is written and what is not, the same bytes everywhere.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write and read files, and stop where they cannot"
)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const LETTER: &str = r#"
loai = "cong-van"
so = 15
ky_hieu = "SNV-VP"
ngay = 2026-03-05
trich_yeu = "báo cáo kết quả công tác văn thư"
kinh_gui = "Các phòng, đơn vị thuộc Sở"
mo_dau = "Sở Nội vụ đề nghị các phòng, đơn vị gửi báo cáo."
noi_nhan = ["Như trên"]
luu = "VT"

[co_quan]
ten = "Sở Nội vụ"
dia_danh = "Thái Nguyên"

[nguoi_ky]
chuc_vu = "GIÁM ĐỐC"
ho_ten = "Nguyễn Văn An"
"#;

/// The letter with a symbol that the decree does not allow.
fn against_the_decree() -> String {
    LETTER.replace("SNV-VP", "SNV-CV")
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.current_dir(folder);
    command
}

fn vanthu(folder: &TempDir, args: &[&str]) -> Output {
    program(folder.path()).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn desk(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Names of everything in a folder.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[track_caller]
fn assert_status(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}", said(output));
}

#[test]
fn a_letter_is_written_beside_its_directive() {
    let folder = desk(&[("thu.toml", LETTER)]);
    let made = vanthu(&folder, &["render", "thu.toml"]);
    assert_status(&made, 0);
    assert!(made.stdout.is_empty());
    assert_eq!(said(&made), "đã ghi thu.pdf\n");
    assert_eq!(names(&folder), ["thu.pdf", "thu.toml"]);
}

#[test]
fn a_finding_is_written_and_said_unless_strict() {
    let folder = desk(&[("thu.toml", &against_the_decree())]);
    let strict = vanthu(&folder, &["render", "thu.toml", "--strict"]);
    assert_status(&strict, 2);
    assert_eq!(names(&folder), ["thu.toml"]);
    let made = vanthu(&folder, &["render", "thu.toml"]);
    assert_status(&made, 1);
    assert!(
        said(&made).contains("lỗi[so-ky-hieu-sai-dang]") && said(&made).contains("thu.toml:4:16"),
        "{}",
        said(&made)
    );
    assert_eq!(names(&folder), ["thu.pdf", "thu.toml"]);
}

#[test]
fn a_failure_writes_nothing_and_changes_nothing() {
    for (wrong, rule) in [
        (LETTER.replace("loai", "loại"), "toml-sai-cu-phap"),
        (LETTER.replace("trich_yeu", "trich_yue"), "khoa-khong-biet"),
        (LETTER.replace("so = 15", "so = \"15\""), "sai-kieu"),
        (LETTER.replace("kinh_gui", "# kinh_gui"), "thieu-khoa"),
        (LETTER.replace("Nguyễn Văn An", "Nguyễn 漢"), "chu-khong-co-trong-phong"),
        (LETTER.replace("Nguyễn Văn An", &format!("Nguyễn{}", "\u{302}".repeat(20_000))), "chu-chong-qua-nhieu-dau"),
        (String::new(), "tep-rong"),
    ] {
        let folder = desk(&[("thu.toml", &wrong), ("thu.pdf", "bản cũ")]);
        let made = vanthu(&folder, &["render", "thu.toml"]);
        assert_status(&made, 2);
        assert!(said(&made).contains(rule), "{rule}: {}", said(&made));
        assert_eq!(names(&folder), ["thu.pdf", "thu.toml"]);
        assert_eq!(fs::read_to_string(folder.path().join("thu.pdf")).unwrap(), "bản cũ");
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = desk(&[("thu.toml", LETTER)]);
    fs::create_dir(folder.path().join("muc")).unwrap();
    let missing = vanthu(&folder, &["render", "thuu.toml"]);
    assert_status(&missing, 2);
    assert!(said(&missing).contains("có phải `./thu.toml` không?"), "{}", said(&missing));
    let directory = vanthu(&folder, &["render", "muc"]);
    assert_status(&directory, 2);
    assert!(said(&directory).contains("đây là thư mục"));
    let several = vanthu(&folder, &["render", "thuu.toml", "thu.toml", "-o", "ra/"]);
    assert_status(&several, 2);
    assert!(folder.path().join("ra/thu.pdf").is_file(), "the other document is still made");
}

#[test]
fn standard_input_and_output() {
    let folder = desk(&[("thu.toml", LETTER)]);
    let mut child = program(folder.path())
        .args(["render", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(LETTER.as_bytes()).unwrap();
    let piped = child.wait_with_output().unwrap();
    assert_status(&piped, 0);
    assert!(piped.stdout.starts_with(b"%PDF-"));
    assert_status(&vanthu(&folder, &["render", "thu.toml"]), 0);
    assert_eq!(fs::read(folder.path().join("thu.pdf")).unwrap(), piped.stdout);
    let two = vanthu(&folder, &["render", "thu.toml", "thu.toml", "-o", "-"]);
    assert_status(&two, 2);
    assert!(two.stdout.is_empty() && said(&two).contains("chỉ ghi được một văn bản"));
}

#[test]
fn targets_of_every_form() {
    let folder = desk(&[("a/thu.toml", LETTER), ("b/thu.toml", LETTER)]);
    let clash = vanthu(&folder, &["render", "a/thu.toml", "b/thu.toml", "-o", "ra"]);
    assert_status(&clash, 2);
    assert!(said(&clash).contains("ket-qua-trung-ten"), "{}", said(&clash));
    assert_eq!(names(&folder), ["a", "b"]);
    let over = vanthu(&folder, &["render", "a/thu.toml", "-o", "a/thu.toml"]);
    assert_status(&over, 2);
    assert_eq!(fs::read_to_string(folder.path().join("a/thu.toml")).unwrap(), LETTER);
    for (args, made) in [
        (&["-o", "moi/sau/thu-15.pdf"][..], "moi/sau/thu-15.pdf"),
        (&["-o", "moi/"], "moi/thu.pdf"),
        (&["-o", "anh/", "--format", "png", "--dpi", "20"], "anh/thu.png"),
        (&["-o", "anh/", "--format", "svg"], "anh/thu.svg"),
        (&["-o", "ma", "--format", "typ"], "ma/main.typ"),
    ] {
        assert_status(&vanthu(&folder, &[&["render", "a/thu.toml"], args].concat()), 0);
        assert!(folder.path().join(made).is_file(), "{made}");
    }
}

#[test]
fn an_annex_in_a_file_of_its_own_is_written_beside_the_document() {
    let plan = include_str!("../cases/phu-luc-tep-rieng/directive.toml");
    let folder = desk(&[("kh.toml", plan)]);
    let made = vanthu(&folder, &["render", "kh.toml"]);
    assert_status(&made, 0);
    assert_eq!(said(&made), "đã ghi kh.pdf\nđã ghi kh-phu-luc-I.pdf\n");
    assert_eq!(names(&folder), ["kh-phu-luc-I.pdf", "kh.pdf", "kh.toml"]);
    // Judged as files of their own: the annex carries the data of the signature, and lacks nothing.
    for file in ["kh.pdf", "kh-phu-luc-I.pdf"] {
        assert_status(&vanthu(&folder, &["check", file]), 0);
    }
    // Two files do not fit into one output.
    let piped = vanthu(&folder, &["render", "kh.toml", "-o", "-"]);
    assert_status(&piped, 2);
    assert!(piped.stdout.is_empty());
    assert!(said(&piped).contains("nhieu-trang-ra-dau-ra-chuan"), "{}", said(&piped));
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let folder = desk(&[("thu.toml", LETTER), ("tep", "không phải thư mục")]);
    let made = vanthu(&folder, &["render", "thu.toml", "-o", "tep/thu.pdf"]);
    assert_status(&made, 2);
    assert!(said(&made).contains("tep-khong-ghi-duoc"), "{}", said(&made));
    assert_eq!(names(&folder), ["tep", "thu.toml"]);
}

#[test]
fn the_same_bytes_in_another_folder_locale_and_time_zone() {
    let folder = desk(&[("a/b/thu.toml", LETTER)]);
    let here = program(folder.path()).args(["render", "a/b/thu.toml", "-o", "-"]).output().unwrap();
    let there = program(&folder.path().join("a"))
        .args(["render", "b/thu.toml", "-o", "-"])
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("TZ", "Pacific/Auckland")
        .env("HOME", "/nonexistent")
        .env("SOURCE_DATE_EPOCH", "1")
        .output()
        .unwrap();
    assert_status(&here, 0);
    assert_status(&there, 0);
    assert!(here.stdout == there.stdout, "the bytes differ");
}

#[test]
fn a_starting_file_of_every_kind_renders() {
    let folder = tempfile::tempdir().unwrap();
    let unknown = vanthu(&folder, &["new", "thu-tinh"]);
    assert_status(&unknown, 2);
    let list = said(&unknown);
    let kinds: Vec<&str> =
        list.split("các tên loại: ").nth(1).unwrap().split(';').next().unwrap().split(", ").collect();
    assert!(kinds.len() > 10, "{list}");
    for kind in &kinds {
        let file = format!("{kind}.toml");
        assert_status(&vanthu(&folder, &["new", kind, "-o", &file]), 0);
        let again = vanthu(&folder, &["new", kind, "-o", &file]);
        assert_status(&again, 2);
        assert!(said(&again).contains("không ghi đè"));
    }
    let files: Vec<_> = kinds.iter().map(|kind| format!("{kind}.toml")).collect();
    let args: Vec<_> = ["render"].into_iter().chain(files.iter().map(String::as_str)).chain(["-o", "ra/"]).collect();
    assert_status(&vanthu(&folder, &args), 0);
    assert_eq!(fs::read_dir(folder.path().join("ra")).unwrap().count(), kinds.len());
}

#[test]
fn exported_templates_give_the_same_bytes_and_can_be_changed() {
    let folder = desk(&[("thu.toml", LETTER)]);
    assert_status(&vanthu(&folder, &["templates", "export", "mau"]), 0);
    let again = vanthu(&folder, &["templates", "export", "mau"]);
    assert_status(&again, 2);
    assert!(said(&again).contains("tep-da-co"));
    let built_in = vanthu(&folder, &["render", "thu.toml", "-o", "-"]);
    let exported = vanthu(&folder, &["render", "thu.toml", "--templates", "mau", "-o", "-"]);
    assert_status(&exported, 0);
    assert!(built_in.stdout == exported.stdout);
    fs::write(folder.path().join("mau/cong-van/main.typ.tera"), "{% if %}").unwrap();
    let broken = vanthu(&folder, &["render", "thu.toml", "--templates", "mau"]);
    assert_status(&broken, 2);
    assert!(said(&broken).contains("cong-van/main.typ.tera:1:"), "{}", said(&broken));
    assert!(!folder.path().join("thu.pdf").exists());
}

#[test]
fn the_other_language() {
    let folder = desk(&[("thu.toml", &against_the_decree())]);
    let made = vanthu(&folder, &["render", "thu.toml", "--lang", "en"]);
    assert_status(&made, 1);
    let said = said(&made);
    assert!(said.contains("error[so-ky-hieu-sai-dang]") && said.contains("wrote thu.pdf"), "{said}");
}

#[test]
fn rules_schema_and_completions_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let rules = vanthu(&folder, &["rules"]);
    assert_status(&rules, 0);
    assert!(String::from_utf8_lossy(&rules.stdout).lines().count() > 30);
    assert_status(&vanthu(&folder, &["rules", "so-ky-hieu-sai-dang"]), 0);
    let unknown = vanthu(&folder, &["rules", "so-ky-hieu-sai-dan"]);
    assert_status(&unknown, 2);
    assert!(said(&unknown).contains("so-ky-hieu-sai-dang"));
    let schema = vanthu(&folder, &["schema"]);
    assert_status(&schema, 0);
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert!(schema["properties"]["don_vi"].is_object());
    for (file, key) in [("don-vi", "lech"), ("ban-sao", "hinh_thuc")] {
        let schema = vanthu(&folder, &["schema", file]);
        assert_status(&schema, 0);
        let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
        assert!(schema["properties"][key].is_object(), "{file}");
    }
    assert!(!vanthu(&folder, &["completions", "bash"]).stdout.is_empty());
    assert_status(&vanthu(&folder, &[]), 2);
    assert_status(&vanthu(&folder, &["render"]), 2);
}

/// A letter that leaves to the profile what it can.
const SHORT: &str = r#"
loai = "cong-van"
ky_hieu = "UBND-VX"
ngay = 2026-03-05
trich_yeu = "báo cáo kết quả công tác văn thư"
kinh_gui = "Các sở, ban, ngành"
mo_dau = "Ủy ban nhân dân tỉnh đề nghị các cơ quan gửi báo cáo."
noi_nhan = ["Như trên", "@thuong-truc"]
nguoi_ky = "binh"
"#;

#[test]
fn the_house_profile_is_found_near_and_named() {
    let folder = desk(&[("nam/thang/thu.toml", SHORT)]);
    let without = vanthu(&folder, &["render", "nam/thang/thu.toml"]);
    assert_status(&without, 2);
    assert!(said(&without).contains("không có hồ sơ đơn vị nào"), "{}", said(&without));
    assert_status(&vanthu(&folder, &["new", "don-vi", "-o", "don-vi.toml"]), 0);
    let made = vanthu(&folder, &["render", "-v", "nam/thang/thu.toml"]);
    assert_status(&made, 0);
    assert!(said(&made).lines().next().unwrap().ends_with("don-vi.toml"), "{}", said(&made));
    let pages = vanthu::pdf::read(&fs::read(folder.path().join("nam/thang/thu.pdf")).unwrap()).unwrap();
    let words: String = pages[0].runs.iter().map(|run| run.text.as_str()).collect();
    for part in ["TỈNH THÁI NGUYÊN", "Thường trực Tỉnh ủy", "PHÓ CHỦ TỊCH", "Trần Thị Bình", "VT, VP"]
    {
        assert!(words.contains(part), "{part} in {words}");
    }
    // The nearer profile counts, and the directive before it.
    let nearer = fs::read_to_string(folder.path().join("don-vi.toml")).unwrap().replace("Bình", "Bích");
    fs::write(folder.path().join("nam/don-vi.toml"), nearer).unwrap();
    fs::write(folder.path().join("nam/thang/thu.toml"), format!("luu = 'VT, KT'{SHORT}")).unwrap();
    assert_status(&vanthu(&folder, &["render", "nam/thang/thu.toml"]), 0);
    let pages = vanthu::pdf::read(&fs::read(folder.path().join("nam/thang/thu.pdf")).unwrap()).unwrap();
    let words: String = pages[0].runs.iter().map(|run| run.text.as_str()).collect();
    assert!(words.contains("Trần Thị Bích") && words.contains("VT, KT"), "{words}");
    fs::write(folder.path().join("nam/thang/thu.toml"), format!("don_vi = '../../don-vi.toml'{SHORT}")).unwrap();
    let named = vanthu(&folder, &["render", "-v", "nam/thang/thu.toml"]);
    assert!(said(&named).starts_with("hồ sơ đơn vị: ../../don-vi.toml\n"), "{}", said(&named));
}

#[test]
fn a_declared_deviation_is_listed_and_does_not_count() {
    // The words of the directive and what is printed have a rule each.
    let profile =
        "[lech]\nso-ky-hieu-sai-dang = \"Sở quen dùng CV\"\nso-ky-hieu-cong-van-co-cv = \"Sở quen dùng CV\"\n";
    let folder = desk(&[("thu.toml", &against_the_decree()), ("don-vi.toml", profile)]);
    let made = vanthu(&folder, &["render", "thu.toml", "--strict"]);
    assert_status(&made, 0);
    let said = said(&made);
    assert!(
        said.contains("so-ky-hieu-sai-dang") && said.contains("đơn vị đã khai là làm khác: Sở quen dùng CV"),
        "{said}"
    );
}

#[test]
fn a_profile_brings_its_templates_and_says_what_is_wrong_with_itself() {
    let folder = desk(&[("thu.toml", LETTER), ("don-vi.toml", "mau = \"mau\"\n")]);
    let missing = vanthu(&folder, &["render", "thu.toml"]);
    assert_status(&missing, 2);
    assert_status(&vanthu(&folder, &["templates", "export", "mau"]), 0);
    let template = folder.path().join("mau/parts/kinh-gui.typ");
    let text = fs::read_to_string(&template).unwrap();
    fs::write(&template, text.replacen("loi(\"kinh_gui\")", "[Kính gửi các nơi:]", 1)).unwrap();
    let made = vanthu(&folder, &["render", "thu.toml", "-o", "ra.pdf", "--no-check"]);
    assert_status(&made, 0);
    let pages = vanthu::pdf::read(&fs::read(folder.path().join("ra.pdf")).unwrap()).unwrap();
    assert!(pages[0].runs.iter().any(|run| run.text.contains("Kính gửi các nơi")));
    for (wrong, rule) in [("", "tep-rong"), ("luu = VT", "toml-sai-cu-phap"), ("luuu = 'VT'", "khoa-khong-biet")] {
        fs::write(folder.path().join("don-vi.toml"), wrong).unwrap();
        let made = vanthu(&folder, &["render", "thu.toml"]);
        assert_status(&made, 2);
        assert!(said(&made).contains(rule) && said(&made).contains("don-vi.toml"), "{rule}: {}", said(&made));
        assert!(!folder.path().join("thu.pdf").exists());
    }
}

/// Notepad saves “Unicode” as UTF-16: a template of an office is read so, and one in an old encoding is told, not left out.
#[test]
fn a_template_in_another_encoding_is_read_or_told() {
    let folder = desk(&[("thu.toml", LETTER)]);
    assert_status(&vanthu(&folder, &["templates", "export", "mau"]), 0);
    let template = folder.path().join("mau/parts/van-ban.typ.tera");
    let text = fs::read_to_string(&template).unwrap() + "#doan[][Trân trọng cảm ơn.]\n";
    let printed = |bytes: Vec<u8>| {
        fs::write(&template, bytes).unwrap();
        let made = vanthu(&folder, &["render", "thu.toml", "--templates", "mau", "-o", "ra.pdf", "--no-check"]);
        (made.status.code(), said(&made))
    };
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    for bytes in [
        [0xff, 0xfe].into_iter().chain(little).collect::<Vec<u8>>(),
        [0xfe, 0xff].into_iter().chain(big).collect(),
        [0xef, 0xbb, 0xbf].into_iter().chain(text.bytes()).collect(),
    ] {
        assert_eq!(printed(bytes).0, Some(0));
        let pages = vanthu::pdf::read(&fs::read(folder.path().join("ra.pdf")).unwrap()).unwrap();
        assert!(pages[0].runs.iter().any(|run| run.text.contains("Trân trọng")));
    }
    let old: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0xb5)).collect();
    let (status, told) = printed(old);
    assert!(status == Some(2) && told.contains("tep-khong-utf8") && told.contains("van-ban.typ.tera"), "{told}");
}

/// What `render` and `batch` write has the rights of any new file of the person who asked for it.
#[cfg(unix)]
#[test]
fn files_are_written_with_the_rights_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    for (umask, rights) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
        let folder = desk(&[("thu.toml", LETTER)]);
        let batch = format!("{} batch . --out ra", env!("CARGO_BIN_EXE_vanthu"));
        let both = format!("umask {umask}; {} render thu.toml; {batch}", env!("CARGO_BIN_EXE_vanthu"));
        let made = Command::new("sh").args(["-c", &both]).current_dir(folder.path()).output().unwrap();
        for file in ["thu.pdf", "ra/thu.pdf", "ra/bao-cao.csv", "ra/so-dang-ky.xlsx"] {
            let written =
                fs::metadata(folder.path().join(file)).unwrap_or_else(|e| panic!("{file}: {e}: {}", said(&made)));
            assert_eq!(written.permissions().mode() & 0o777, rights, "{file} under {umask}");
        }
    }
}
