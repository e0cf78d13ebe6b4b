//! `vanthu batch` as a whole: the annual plan of every province and city, and runs that are killed.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and list files, and stop where they cannot"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_vanthu");

fn case(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/ke-hoach-hang-nam").join(file)
}

/// The annual plan into a folder, with further arguments.
fn annual_plan(out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("batch").arg(case("ke-hoach.toml")).arg("--data").arg(case("don-vi.csv"));
    command.arg("--table").arg(format!("chi_tieu={}:ten", case("chi-tieu.csv").display()));
    command.args(["--name", "{{ stt | du_so }}-{{ ten }}", "--quiet", "--out"]).arg(out).args(more);
    command
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every document of a folder by name.
fn documents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pdfs = files.filter(|path| path.extension().is_some_and(|e| e == "pdf"));
    pdfs.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())).collect()
}

fn report(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join("bao-cao.json")).unwrap()).unwrap()
}

const LETTER: &str = r#"loai = "thong-bao"
ky_hieu = "TB-SNV"
ngay = 2026-03-05
trich_yeu = "Giao chỉ tiêu cho {{ ten_don_vi }}"
noi_dung = "{{ ngay_giao }}; {{ thang_hoan_thanh }}; {{ ty_le_tham_gia }}; {{ so_nguoi }}; {{ kinh_phi }}; {{ nam }}; {{ la_thanh_pho }}; {{ ma }}; {{ 'tp' if la_thanh_pho else 'tỉnh' }}"
noi_nhan = ["Như trên"]
luu = "VT"
co_quan = { ten = "Sở Nội vụ", dia_danh = "Ninh Bình" }
nguoi_ky = { chuc_vu = "GIÁM ĐỐC", ho_ten = "Hoàng Minh Đức" }
"#;

fn spreadsheet(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// `libreoffice.xlsx` was written by that program, with true dates, percentages and truths in its cells.
#[test]
fn a_workbook_of_libreoffice_comes_out_as_people_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("thong-bao.toml");
    std::fs::write(&plan, LETTER).unwrap();
    let batch = |file: &str| {
        let mut command = Command::new(PROGRAM);
        command.arg("batch").arg(&plan).arg("--data").arg(spreadsheet(file));
        command
    };
    let book = "cases/bang-hai-tang/libreoffice.xlsx";
    let columns = batch(book).arg("--columns").output().unwrap();
    let columns = String::from_utf8(columns.stdout).unwrap();
    assert_eq!(columns.lines().count(), 10, "{columns}");
    assert!(columns.contains("{{ thang_hoan_thanh }}  Tháng hoàn thành"), "{columns}");
    let out = folder.path().join("ra");
    batch(book).args(["--toml", "--no-check", "--name", "{{ stt }}", "--out"]).arg(&out).output().unwrap();
    let seen = |row: &str| {
        let merged = std::fs::read_to_string(out.join(row).with_extension("toml")).unwrap();
        merged.lines().find_map(|line| line.strip_prefix("noi_dung = ")).unwrap().trim_matches('"').to_owned()
    };
    assert_eq!(seen("1"), "05/3/2026; 10/2026; 55,55 %; 1.234; 1.500.000 đồng; 2026; có; 007; tp");
    assert_eq!(seen("2"), "09/01/2026; 02/2026; 90,00 %; 85; 250.001 đồng; 2026; có; 012; tp");
    assert_eq!(seen("3"), "15/12/2026; 12/2026; 100,00 %; 1.234.567; 0 đồng; 2026; không; 100; tỉnh");
    let refused = batch("tests/directives/libreoffice.ods").arg("--columns").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains(".ods") && told(&refused).contains(".xlsx"), "{}", told(&refused));
}

#[test]
fn thirty_four_drafts_without_a_finding() {
    let out = tempfile::tempdir().unwrap();
    let output = annual_plan(out.path(), &["--toml", "--merge", out.path().join("in/tat-ca.pdf").to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let report = report(out.path());
    assert_eq!(report["made"], 34);
    let rows = report["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["findings"].as_array().unwrap().is_empty()), "{report:#}");
    assert_eq!(documents(out.path()).len(), 34);
    let pages: u64 = rows.iter().map(|row| row["pages"].as_u64().unwrap()).sum();
    let stack = std::fs::read(out.path().join("in/tat-ca.pdf")).unwrap();
    assert_eq!(vanthu::pdf::read(&stack).unwrap().len() as u64, pages);
}

#[test]
fn the_filled_directive_makes_the_same_document() {
    let out = tempfile::tempdir().unwrap();
    annual_plan(out.path(), &["--toml", "--shard", "3/34"]).output().unwrap();
    let again = out.path().join("again.pdf");
    let mut render = Command::new(PROGRAM);
    render.arg("render").arg(out.path().join("03-Huế.toml")).arg("-o").arg(&again).output().unwrap();
    assert!(std::fs::read(again).unwrap() == std::fs::read(out.path().join("03-Huế.pdf")).unwrap());
}

#[test]
fn a_killed_run_is_completed_with_the_same_bytes() {
    let whole = tempfile::tempdir().unwrap();
    annual_plan(whole.path(), &["--no-check"]).output().unwrap();
    let wanted = documents(whole.path());
    for wait in [30, 120, 400, 900] {
        let out = tempfile::tempdir().unwrap();
        let mut child = annual_plan(out.path(), &["--no-check"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let output = annual_plan(out.path(), &["--no-check"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        assert!(documents(out.path()) == wanted, "killed after {wait} ms");
        let left: Vec<_> =
            std::fs::read_dir(out.path()).unwrap().filter(|e| e.as_ref().unwrap().path().is_dir()).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn a_second_run_makes_only_what_changed() {
    let out = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("don-vi.csv");
    let table = std::fs::read_to_string(case("don-vi.csv")).unwrap();
    let run = |table: &str, more: &[&str]| {
        std::fs::write(&data, table).unwrap();
        let mut more = more.to_vec();
        more.extend(["--no-check", "--shard", "1/3"]);
        let mut command = annual_plan(out.path(), &more);
        // The last `--data` would be a second one: the table is given in its place.
        let args: Vec<_> = command.get_args().map(std::ffi::OsStr::to_owned).collect();
        let own = case("don-vi.csv");
        command = Command::new(PROGRAM);
        command.args(args.iter().map(|a| if a == own.as_os_str() { data.as_os_str() } else { a.as_os_str() }));
        assert_eq!(command.output().unwrap().status.code(), Some(0));
        let bytes = std::fs::read(out.path().join("bao-cao-1-3.json")).unwrap();
        let report: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        (report["made"].as_u64().unwrap(), report["unchanged"].as_u64().unwrap())
    };
    assert_eq!(run(&table, &[]), (12, 0));
    assert_eq!(run(&table, &[]), (0, 12));
    assert_eq!(run(&table.replacen("2026", "2027", 1), &[]), (1, 11));
    std::fs::write(out.path().join("04-Đà Nẵng.pdf"), b"spoilt").unwrap();
    assert_eq!(run(&table.replacen("2026", "2027", 1), &[]), (1, 11));
    assert_eq!(run(&table, &["--force"]), (12, 0));
}

#[test]
fn broken_rows_never_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let plan = std::fs::read_to_string(case("../cong-van-1120-ubnd-kgvx/directive.toml")).unwrap();
    let plan = plan.replacen("Giám đốc sở", "{{ so | so_thanh_chu }} {{ ten }}", 1);
    assert!(plan.contains("{{ ten }}"));
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let rows: String =
        (1..=60).map(|i| format!("sở {i};{}\n", if i % 20 == 7 { "nhiều".into() } else { i.to_string() })).collect();
    let out = folder.path().join("out");
    let mut command = Command::new(PROGRAM);
    command.arg("batch").arg(file("p.toml", &plan)).arg("--data").arg(file("d.csv", &format!("Tên;Số\n{rows}")));
    let output = command.arg("--out").arg(&out).args(["-q", "--no-check"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let report = report(&out);
    assert_eq!((report["made"].as_u64(), report["failed"].as_u64()), (Some(57), Some(3)), "{}", told(&output));
    let failed: Vec<_> = report["rows"].as_array().unwrap().iter().filter(|r| r["outcome"] == "failed").collect();
    // The seventh document stands in row 8 of the sheet.
    assert_eq!(failed[0]["row"], 8);
    assert_eq!(failed[0]["name"], "07-sở 7");
    let said = failed[0]["findings"][0]["message"].as_str().unwrap();
    assert!(said.starts_with("ô `Số`: `nhiều` không phải là số;"), "{said}");
    assert!(failed[0]["findings"][0]["place"].as_str().unwrap().ends_with("d.csv, dòng 8, cột Số"), "{:#}", failed[0]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_said_at_once() {
    let output = annual_plan(Path::new("/proc/vanthu"), &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("không ghi được `/proc/vanthu`"), "{}", told(&output));
}
