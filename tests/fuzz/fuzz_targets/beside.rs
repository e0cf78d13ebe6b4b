//! Any bytes as a file that a directive names: a picture of a signature, a table, a text. The first byte says which.
#![no_main]

mod zip;

use libfuzzer_sys::fuzz_target;
use vanthu::words::diagnostic::Lang;
use vanthu::{directive, report};

const PICTURE: &str = r#"
[nguoi_ky]
quyen_han = "GIÁM ĐỐC"
ho_ten = "A"
anh_chu_ky = "t"
anh_dau = "t"
duong_kinh_dau = 36
"#;
const TABLE: &str = r#"
[[phu_luc]]
tieu_de = "B"
bang = { tep = "t" }
[[phu_luc]]
tieu_de = "C"
bang = { tep = "t", hang_ten_cot = 2 }
"#;
const TEXT: &str = "[[phu_luc]]\ntieu_de = 'B'\nnoi_dung = { tep = 't' }\n";

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let (rest, file) = match kind % 4 {
        0 => (PICTURE, bytes.to_vec()),
        1 => (TABLE, bytes.to_vec()),
        2 => (TABLE, zip::workbook(bytes)),
        _ => (TEXT, bytes.to_vec()),
    };
    let toml = format!(
        "loai = 'cong-van'\nky_hieu = 'UBND-VX'\nngay = 2025-08-01\ntrich_yeu = 'X'\nkinh_gui = ['Y']\nnoi_dung = 'Z'\n\
         noi_nhan = ['Như trên']\nluu = 'VT'\nco_quan = {{ ten = 'UBND', dia_danh = 'X' }}\n{rest}"
    );
    let parsed = vanthu::rules::source::parse("van-ban.toml", toml.as_bytes(), &|_| Ok(file.clone()));
    let _ = report::text::text(&parsed.diagnostics, &parsed.sources, Lang::Vi, false);
});
