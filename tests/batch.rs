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

const SMALL: &str = r#"loai = "thong-bao"
ky_hieu = "TB-SNV"
ngay = 2026-03-05
trich_yeu = "Giao chỉ tiêu cho {{ ten }}"
noi_dung = """
Sở Nội vụ giao {{ ten }} chỉ tiêu như sau:
{{ so | so_thanh_chu }} người.
"""
noi_nhan = ["Các phòng"]
luu = "VT"
co_quan = { ten = "Sở Nội vụ", dia_danh = "Ninh Bình" }
nguoi_ky = { chuc_vu = "GIÁM ĐỐC", ho_ten = "Hoàng Minh Đức" }
"#;

/// The small plan with a table, into the folder `ra` beside them.
fn small(folder: &Path, plan: &str, rows: &str, more: &[&str]) -> Output {
    let (file, data) = (folder.join("tb.toml"), folder.join("bang.csv"));
    std::fs::write(&file, plan).unwrap();
    std::fs::write(&data, rows).unwrap();
    let mut command = Command::new(PROGRAM);
    command.arg("batch").arg(file).arg("--data").arg(data).arg("--out").arg(folder.join("ra"));
    command.args(["--name", "{{ ten }}", "--no-check", "-q"]).args(more).output().unwrap()
}

#[test]
fn files_that_no_row_has_any_more_are_told_and_deleted_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("ra");
    let run = |rows: &str, more: &[&str]| told(&small(folder.path(), SMALL, rows, more));
    assert!(!run("Tên,Số\nA,1\nB,2\nC,3\n", &["--toml"]).contains("lần chạy trước"));
    // Two rows are gone, and the third has no TOML any more.
    let said = run("Tên,Số\nA,1\n", &[]);
    assert!(said.contains("5 tệp của lần chạy trước") && said.contains("`B.pdf`"), "{said}");
    assert_eq!(documents(&out).len(), 3, "nothing is deleted unasked");
    let csv = std::fs::read_to_string(out.join("bao-cao.csv")).unwrap();
    assert!(csv.contains("\r\n;B.pdf;tệp cũ, không còn ứng với dòng nào;B.pdf;"), "{csv}");
    let names: Vec<_> = report(&out)["old_files"].as_array().unwrap().iter().map(|o| o["file"].clone()).collect();
    assert_eq!(names, ["A.toml", "B.pdf", "B.toml", "C.pdf", "C.toml"]);
    assert!(std::fs::read_to_string(out.join("index.html")).unwrap().contains("<li>B.pdf: tệp cũ"));
    // What somebody has worked on stays.
    std::fs::write(out.join("B.toml"), "sửa tay").unwrap();
    let said = run("Tên,Số\nA,1\n", &["--prune"]);
    assert!(said.contains("1 tệp của lần chạy trước") && said.contains("đã xóa 4 tệp cũ"), "{said}");
    assert_eq!(documents(&out).into_keys().collect::<Vec<_>>(), ["A.pdf"]);
    std::fs::remove_file(out.join("B.toml")).unwrap();
    assert!(!run("Tên,Số\nA,1\n", &[]).contains("lần chạy trước"));
}

#[test]
fn parts_of_a_batch_do_not_take_each_others_files_for_old_ones() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "Tên,Số\nA,1\nB,2\nC,3\n";
    for part in ["1/2", "2/2", "1/2", "1/3"] {
        let said = told(&small(folder.path(), SMALL, rows, &["--shard", part]));
        assert!(!said.contains("lần chạy trước"), "{part}: {said}");
    }
    assert!(!told(&small(folder.path(), SMALL, rows, &[])).contains("lần chạy trước"));
    let said = told(&small(folder.path(), SMALL, "Tên,Số\nA,1\nB,2\n", &[]));
    assert!(said.contains("1 tệp của lần chạy trước") && said.contains("`C.pdf`"), "{said}");
}

#[test]
fn a_row_that_fails_now_says_that_its_old_file_is_still_there() {
    let folder = tempfile::tempdir().unwrap();
    small(folder.path(), SMALL, "Tên,Số\nA,1\n", &[]);
    small(folder.path(), SMALL, "Tên,Số\nA,nhiều\n", &[]);
    let report = report(&folder.path().join("ra"));
    let found = report["rows"][0]["findings"].as_array().unwrap();
    assert!(found.iter().any(|f| f["message"].as_str().unwrap().contains("vẫn còn ở `A.pdf`")), "{report:#}");
    assert_eq!(found.len(), 2, "what follows from the blank is not told: {report:#}");
}

#[test]
fn two_runs_at_once_keep_out_of_each_others_way() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("ra");
    let run = |more: &[&str]| small(folder.path(), SMALL, "Tên,Số\nA,1\nB,2\n", more);
    std::fs::create_dir(&out).unwrap();
    // A lock file that a killed run left behind blocks nobody.
    let open = |name: &str| std::fs::File::create(out.join(name)).unwrap();
    let whole = open(".vanthu-khoa");
    assert_eq!(run(&[]).status.code(), Some(0));
    whole.lock().unwrap();
    for more in [&[][..], &["--shard", "1/2"]] {
        let refused = run(more);
        assert_eq!(refused.status.code(), Some(2));
        assert!(told(&refused).contains("một lần chạy khác đang ghi vào thư mục"), "{}", told(&refused));
    }
    whole.unlock().unwrap();
    // Parts go together, but not a part with itself, and not a part with the whole.
    let part = open(".vanthu-khoa-1-2");
    whole.lock_shared().unwrap();
    part.lock().unwrap();
    assert_eq!(run(&["--shard", "1/2"]).status.code(), Some(2));
    assert_eq!(run(&["--shard", "2/2"]).status.code(), Some(0));
    assert_eq!(run(&[]).status.code(), Some(2));
    drop((whole, part));
    assert_eq!(run(&[]).status.code(), Some(0));
}

#[test]
fn a_mistake_of_the_plan_is_told_once_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (1..=30).map(|i| format!("Phòng {i},{i}\n")).collect();
    // A recipient's line ends with a sign of its own.
    let plan = SMALL.replace("[\"Các phòng\"]", "[\"Như trên\"]");
    let output = small(folder.path(), &plan, &format!("Tên,Số\n{rows}"), &[]);
    let said = told(&output);
    assert_eq!(said.matches("Như trên").count(), 1, "{said}");
    assert!(said.contains("30 dòng: ") && said.contains("tb.toml:9:14"), "{said}");
    let report = report(&folder.path().join("ra"));
    assert_eq!(report["shared"][0]["rows"], 30);
    // A plan that fails everywhere: one line as well.
    let plan = SMALL.replace("so_thanh_chu", "upper");
    let said = told(&small(folder.path(), &plan, &format!("Tên,Số\n{rows}"), &["--force"]));
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(said.starts_with("30 dòng (2, 3, 4, 5, 6, …): ô `Số`: cần chuỗi chữ, mà đây là số nguyên;"), "{said}");
}

#[test]
fn findings_at_a_blank_name_the_column() {
    let folder = tempfile::tempdir().unwrap();
    let plan = SMALL.replace("ngay = 2026-03-05", "ngay = \"{{ ngay }}\"");
    small(folder.path(), &plan, "Tên,Số,Ngày\nA,1,05/3/2026\nB,2,35/3/2026\n", &[]);
    let report = report(&folder.path().join("ra"));
    let found = &report["rows"][1]["findings"][0];
    assert!(found["place"].as_str().unwrap().ends_with("tb.toml:3:8; cột `Ngày`"), "{report:#}");
}

#[test]
fn what_somebody_has_worked_on_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("ra");
    let rows = "Tên,Số\nA,1\nB,2\n";
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("B.pdf"), "của người khác").unwrap();
    let said = told(&small(folder.path(), SMALL, rows, &["--toml"]));
    assert!(said.contains("`B.pdf` đã có người sửa: bản ấy được giữ ở `B.giu-lai-1.pdf`"), "{said}");
    std::fs::write(out.join("A.toml"), "sửa tay").unwrap();
    let said = told(&small(folder.path(), SMALL, rows, &["--toml"]));
    assert!(said.contains("`A.giu-lai-1.toml`") && !said.contains("B.pdf"), "{said}");
    assert_eq!(std::fs::read_to_string(out.join("A.giu-lai-1.toml")).unwrap(), "sửa tay");
    assert_eq!(std::fs::read_to_string(out.join("B.giu-lai-1.pdf")).unwrap(), "của người khác");
    // What the program itself wrote is simply replaced, whatever has changed since.
    let said = told(&small(folder.path(), SMALL, "Tên,Số\nA,7\nB,8\n", &["--toml"]));
    assert!(said.starts_with("2 văn bản đã tạo"), "{said}");
}

#[test]
fn a_register_filled_in_by_hand_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("ra");
    let run = |rows: &str| told(&small(folder.path(), SMALL, rows, &[]));
    let register = |name: &str| std::fs::read(out.join(name)).unwrap();
    run("Tên,Số\nA,1\n");
    assert!(!run("Tên,Số\nA,1\nB,2\n").contains("được giữ"), "reports of the program itself are replaced");
    assert!(!run("Tên,Số\nA,1\nB,2\n").contains("được giữ"));
    std::fs::write(out.join("so-dang-ky.xlsx"), "đã ghi ngày chuyển").unwrap();
    let said = run("Tên,Số\nA,1\nB,2\n");
    assert!(said.contains("so-dang-ky.xlsx` đã có người sửa") && said.contains("so-dang-ky.giu-lai-1.xlsx"), "{said}");
    assert_eq!(register("so-dang-ky.giu-lai-1.xlsx"), "đã ghi ngày chuyển".as_bytes());
    assert!(register("so-dang-ky.xlsx").starts_with(b"PK"));
    assert_eq!(std::fs::read_dir(&out).unwrap().filter(|e| e.as_ref().unwrap().path().is_dir()).count(), 0);
}

#[test]
fn a_folder_does_not_take_its_own_results_for_directives() {
    let folder = tempfile::tempdir().unwrap();
    let plan = SMALL.replace("{{ ten }}", "Phòng A").replace("{{ so | so_thanh_chu }}", "Hai");
    std::fs::write(folder.path().join("a.toml"), &plan).unwrap();
    let run = |out: &Path| {
        let mut command = Command::new(PROGRAM);
        command
            .arg("batch")
            .arg(folder.path())
            .arg("--out")
            .arg(out)
            .args(["--toml", "--no-check", "-q"])
            .output()
            .unwrap()
    };
    let inside = folder.path().join("ra");
    for _ in 0..2 {
        assert_eq!(run(&inside).status.code(), Some(0));
        assert_eq!(documents(&inside).into_keys().collect::<Vec<_>>(), ["a.pdf"]);
    }
    let refused = run(folder.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("chính thư mục văn bản"), "{}", told(&refused));
    assert_eq!(std::fs::read_to_string(folder.path().join("a.toml")).unwrap(), plan);
}
