//! What the checker says of PDFs made by other programs (`tests/foreign/README.md`): conforming ones have no finding,
//! those with defects exactly theirs, and what cannot be read is said plainly.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::path::Path;

use vanthu::check::check;
use vanthu::words::diagnostic::Severity;

/// Each file with the rules that find something in it, in their order.
const FILES: [(&str, &[&str]); 29] = [
    ("chromium-cong-van", &[]),
    ("ghostscript-quy-che", &["noi-dung-chu-le-cuoi-doan"]),
    ("in-thu-nho-bien-ban", &["trang-in-thu-phong", "noi-dung-thieu-loi-cua-mau", "noi-dung-chu-le-cuoi-doan"]),
    ("pikepdf-nhan-xet", &[]),
    ("ps2pdf-mat-ma-chu", &["trang-khong-co-lop-chu"]),
    ("qpdf-gach-mem", &[]),
    ("reportlab-quet", &["trang-khong-co-lop-chu"]),
    ("so-hieu-chu-times", &["chu-sai-ma", "noi-nhan-sai-dau-cuoi"]),
    ("ten-chu-sai", &["chu-sai-ma", "so-ky-hieu-sai-co-chu"]),
    ("weasyprint-cong-van", &[]),
    ("writer-bien-ban-ba-ben", &["khoi-ky-tach-hai-trang"]),
    ("writer-canh-trai-dong-doi", &["noi-dung-khong-canh-deu", "noi-dung-sai-cach-dong", "khoi-ky-dung-mot-minh"]),
    ("writer-chu-ha-thap", &[]),
    ("writer-chu-thich", &[]),
    ("writer-khoi-ky-tach", &["kinh-gui-gach-khong-duoi-hai-cham", "khoi-ky-tach-hai-trang"]),
    ("writer-ky-so", &[]),
    ("writer-ngoac-moc", &[]),
    (
        "writer-nhieu-loi",
        &[
            "mau-chu-khac-den",
            "quoc-hieu-sai-kieu-chu",
            "tieu-ngu-sai-chu",
            "co-quan-ke-sai-do-dai",
            "so-ky-hieu-co-cach-chu",
            "dia-danh-ngay-thua-so-khong",
            "trich-yeu-cong-van-sai-kieu-chu",
            "noi-nhan-sai-co-chu",
            "noi-nhan-thieu-luu",
        ],
    ),
    ("writer-hinh-canh-loi", &["khoi-ky-tach-hai-trang", "quoc-hieu-gay-dong"]),
    ("writer-anh-canh-loi", &["noi-dung-chu-le-cuoi-doan"]),
    ("writer-ten-bang-hinh", &["quoc-hieu-gay-dong"]),
    ("writer-cong-thuc", &["noi-dung-sai-kieu-chu", "quoc-hieu-gay-dong"]),
    ("writer-dau-trang-chay", &["le-co-chu-ngoai-van-ban", "quoc-hieu-gay-dong", "noi-dung-chu-le-cuoi-doan"]),
    (
        "writer-ma-truong",
        &["so-trang-thieu", "quoc-hieu-gay-dong", "noi-dung-chu-le-cuoi-doan", "noi-dung-chu-le-cuoi-doan"],
    ),
    ("writer-trich-luat", &["quoc-hieu-gay-dong", "noi-dung-chu-le-cuoi-doan"]),
    ("writer-danh-so-lai", &[]),
    ("writer-loi-giua-hinh", &["noi-dung-sai-thut-dau-dong", "quoc-hieu-gay-dong"]),
    ("writer-sai-thu-tu", &["bo-cuc-sai-thu-tu", "quoc-hieu-gay-dong"]),
    ("writer-phu-luc-ngang", &["de-muc-o-cuoi-trang"]),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign")
}

#[test]
fn files_of_other_programs_have_exactly_their_findings() {
    for (name, expected) in FILES {
        let bytes = std::fs::read(folder().join(format!("{name}.pdf"))).expect("the file is read");
        let report = check(&vanthu::pdf::read(&bytes).expect("the file is a PDF"));
        let found: Vec<&str> = report.diagnostics.iter().map(|finding| finding.rule).collect();
        assert_eq!(found, expected, "{name}: {:#?}", report.diagnostics);
    }
}

#[test]
fn a_file_that_cannot_be_read_gets_one_warning_and_no_verdict() {
    for name in ["ps2pdf-mat-ma-chu", "reportlab-quet"] {
        let bytes = std::fs::read(folder().join(format!("{name}.pdf"))).expect("the file is read");
        let report = check(&vanthu::pdf::read(&bytes).expect("the file is a PDF"));
        assert!(report.diagnostics.iter().all(|finding| finding.severity == Severity::Warning), "{name}");
        assert!(report.verdicts.values().all(|counts| counts.fail == 0), "{name}");
        let told = report.verdicts.iter().filter(|(_, counts)| counts.pass > 0).map(|(id, _)| *id).collect::<Vec<_>>();
        assert!(told.iter().all(|id| *id == "phong-chu-khac-times-new-roman"), "{name}: {told:?}");
    }
}

#[test]
fn every_file_is_listed() {
    let listed = |name: &str| FILES.iter().any(|(file, _)| *file == name);
    let files = std::fs::read_dir(folder()).expect("the folder is read").flatten().map(|entry| entry.path());
    for file in files.filter(|path| path.extension().is_some_and(|extension| extension == "pdf")) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        assert!(listed(name), "{name} is not in the list");
    }
}
