use super::{NumberFormat, Signs, VIETNAM};

const ENGLISH: Signs = Signs { point: '.', group: ',', percent: "" };

fn shown(value: f64, code: &str) -> String {
    NumberFormat::read(code).number(value, &VIETNAM)
}

/// A point with nothing behind it is not printed here.
fn printed(excel: &str) -> String {
    excel.strip_suffix('.').unwrap_or(excel).to_owned()
}

#[test]
fn what_excel_shows() {
    let pairs = include_str!("excel.tsv").lines().filter(|line| !line.starts_with("# "));
    let (mut count, mut wrong) = (0, Vec::new());
    for line in pairs {
        let [value, code, excel] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three fields: {line}") };
        let format = NumberFormat::read(code);
        let found = match value.parse() {
            Ok(value) => format.number(value, &ENGLISH),
            Err(_) => format.words(value.to_owned()),
        };
        count += 1;
        if found != printed(excel) {
            wrong.push(format!("{value}\t{code}\twanted {excel:?}, found {found:?}"));
        }
    }
    assert!(count >= 300, "{count}");
    assert!(wrong.is_empty(), "{} of {count} pairs:\n{}", wrong.len(), wrong.join("\n"));
}

/// Where Excel writes for its narrow cells and this does not: digits are not cut to eleven letters, a sign stands at its
/// number, a number under a format for two texts is shown once for each.
#[test]
fn where_excel_shows_something_else() {
    for (value, code, excel, here) in [
        (4_294_967_296.5, "General", "4294967297", "4294967296,5"),
        (123_456_789_012.0, "General", "1.23457E+11", "123456789012"),
        (-1.2, "??/??", "- 6/5", "-6/5"),
        (1.0, "@@", "1", "11"),
    ] {
        assert_eq!(shown(value, code), here, "{value} {code}, in Excel {excel}");
    }
}

#[test]
fn numbers_come_out_as_their_cells_show_them() {
    let accounting = "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)";
    let millions = "[>=1000000]#,##0.0,,\"tr\";#,##0";
    let short = "[>=1000000]0.0,,\"tr\";[>=1000]0.0,\"k\";0";
    let cases = [
        (1234.0, "#,##0", "1.234"),
        (1_234_567.5, "#,##0.00", "1.234.567,50"),
        (0.5555, "0.00%", "55,55 %"),
        (0.9, "0%", "90 %"),
        (0.9, "0 %", "90 %"),
        (2026.0, "General", "2026"),
        (55.55, "General", "55,55"),
        (1234.0, "#,##0\" người\"", "1.234 người"),
        (-12.5, "0.0", "-12,5"),
        (0.125, "0.0##", "0,125"),
        (3.0, "0.##", "3"),
        (1500.0, "#,##0\\ [$₫-42A]", "1.500 ₫"),
        (1_500_000.0, "#,##0,", "1.500"),
        (5.0, "000", "005"),
        (0.0, accounting, "-"),
        (1234.0, accounting, "1.234"),
        (-1234.0, accounting, "(1.234)"),
        (-1500.0, "_-* #,##0_-;\\-* #,##0_-;_-* \"-\"??_-;_-@_-", "-1.500"),
        (0.5, "# ?/?", "1/2"),
        (250_000.5, "#,##0", "250.001"),
        (2.675, "0.00", "2,68"),
        (1.005, "0.00", "1,01"),
        (8.325, "0.00", "8,33"),
        (0.285, "0%", "29 %"),
        (999.95, "0.0", "1000,0"),
        (0.125, "0%", "13 %"),
        (0.3333, "0%", "33 %"),
        (-0.004, "0.00", "0,00"),
        (1e-7, "0.0000000000", "0,0000001000"),
        (12_345_678_901_234.0, "0.00E+00", "1,23E+13"),
        (1500.0, millions, "1.500"),
        (1_500_000.0, millions, "1,5tr"),
        (1500.0, short, "1,5k"),
        (500.0, short, "500"),
        (15.0, "[<10]\"0\"0;0", "15"),
        (5.0, "[<10]\"0\"0;0", "05"),
        (-3.0, "[>=0]#,##0;[Red](#,##0)", "(3)"),
        (0.0, "0;-0;\"không\"", "không"),
        (0.0, "0;-0;", ""),
        (905_123_456.0, "0000 000 000", "0905 123 456"),
        (2_838_123_456.0, "(000) 0000 0000", "(028) 3812 3456"),
        (905_123_456.0, "\"0\"000-000-000", "0905-123-456"),
        (11_020_011.0, "000\\.00\\.000\\.0", "011.02.001.1"),
        (1_234_567.0, "#\\.###\\.##0", "1.234.567"),
        (2_026_001.0, "0000\"/\"000", "2026/001"),
        (79_085.0, "00000\\-\"VT\"", "79085-VT"),
        (12.0, "General\" người\"", "12 người"),
        (12.5, "\"khoảng \"General", "khoảng 12,5"),
        (38.0, "\"Số \"000\"/QĐ-UBND\"", "Số 038/QĐ-UBND"),
        (1_234_567_890_123_456_789.0, "0", "1234567890123460000"),
        (9_007_199_254_740_991.0, "#,##0", "9.007.199.254.740.991"),
    ];
    for (value, code, wanted) in cases {
        assert_eq!(shown(value, code), wanted, "{value} {code}");
    }
}

#[test]
fn words_stand_where_their_format_has_them() {
    let words = |code: &str| NumberFormat::read(code).words("Hòa An".to_owned());
    assert_eq!(words("\"Xã \"@"), "Xã Hòa An");
    assert_eq!(words("0;-0;0;@\" (xã)\""), "Hòa An (xã)");
    assert_eq!(words("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"), "Hòa An");
    assert_eq!(words("#,##0"), "Hòa An");
    assert_eq!(words(";;;"), "");
}

#[test]
fn formats_beyond_measure_show_the_plain_number() {
    assert_eq!(shown(0.5, &format!("0.{}", "0".repeat(500))).len(), 32);
    assert_eq!(shown(0.5, &format!("0.{}", "#".repeat(500))), "0,5");
    assert_eq!(shown(5.0, &"0".repeat(100_000)), "5");
    for odd in
        ["[", "\"", "\\", "_", "*", "[$", "0.0.0", "E+", "0E+", "/", "?/", "#/0", "%", ",", ";;;;;", "[>]0", "@@0"]
    {
        for value in [0.0, -1.5, 1e300, 1e-300, f64::MAX, f64::MIN_POSITIVE] {
            shown(value, odd);
        }
    }
}
