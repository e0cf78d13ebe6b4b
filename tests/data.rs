//! Tables as people keep them, and what comes out of them: the kinds of `shared/failing-inputs`, each with further inputs.
#![allow(clippy::unwrap_used, reason = "tests stop where something is missing")]

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use vanthu::batch::merge::Plan;
use vanthu::batch::rows::{self, Table};
use vanthu::directive::{self, Parsed};
use vanthu::rules::source;
use vanthu::words::diagnostic::{Diagnostic, Message};

const LETTER: &str = r#"
loai = "cong-van"
ky_hieu = "SNV-VP"
ngay = 2026-11-20
trich_yeu = "kiểm tra số liệu"
kinh_gui = "Sở Tài chính"
noi_dung = """
v [@]
"""
noi_nhan = ["Như trên"]
luu = "VT, VP"
co_quan = { chu_quan = "UBND tỉnh An Thới", ten = "Sở Nội vụ", dia_danh = "An Thới" }
nguoi_ky = { chuc_vu = "GIÁM ĐỐC", ho_ten = "Trần Thị Minh Khuê" }
"#;

fn csv(text: &str) -> Table {
    rows::read("d.csv", text.as_bytes(), None, false).unwrap()
}

fn json(text: &str) -> Result<Table, Vec<Diagnostic>> {
    rows::read("d.json", text.as_bytes(), None, false)
}

/// A workbook of one sheet.
fn book(write: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    write(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn sheet(bytes: &[u8], all: bool) -> Result<Table, Vec<Diagnostic>> {
    rows::read("d.xlsx", bytes, None, all)
}

/// What hides something in a sheet.
type Hide = fn(&mut Worksheet);

/// Words of every cell of a column.
fn column(table: &Table, key: &str) -> Vec<String> {
    let at = table.column(key).unwrap();
    table.rows.iter().map(|row| row.cells[at].shown()).collect()
}

/// What a blank comes to in each row: the text, or the ids of what keeps it from being printed.
fn filled(table: &Table, blank: &str) -> Vec<String> {
    let document = directive::document("m.toml", LETTER.replace('@', blank).as_bytes());
    let plan = Plan::new(document, &table.columns).unwrap_or_else(|(_, found)| panic!("{blank}: {found:?}"));
    let row = |row| {
        let merged = plan.merge("d.csv", table, row);
        let ids: Vec<_> = merged.findings.iter().map(|found| found.rule).collect();
        let none = |_: &str| Err(Message::new("không có", "none"));
        let Parsed { directive, .. } = source::read(merged.document, &none);
        if ids.iter().any(|id| *id != "o-trong") {
            return ids.join(" ");
        }
        let directive = directive.unwrap();
        let text = directive.texts().into_iter().find(|text| text.value.starts_with("v [")).unwrap();
        text.value.trim_start_matches("v [").trim_end_matches('.').trim_end_matches(']').to_owned()
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn arithmetic_is_decimal_and_vietnamese() {
    let table = csv("ten,v,w\nA,1234567,\"0,1\"");
    for (blank, wanted) in [
        ("{{ v | gia_tri * 1.1 }}", "1358023,7"),
        ("{{ v | gia_tri * 100 / 3 }}", "41152233,3333333"),
        ("{{ v | gia_tri }}", "1234567"),
        ("{{ (v | gia_tri / 7) | so }}", "176.366,714285714"),
        ("{{ v * 2 }}", "2469134"),
        ("{{ w + 0.2 }}", "0,3"),
        ("{{ v * w }}", "123456,7"),
        ("{{ (v * 1.15) | so(le=2) }}", "1.419.752,05"),
        ("{{ v / 1000 | round }}", "1234,567"),
        ("{{ (v / 1000) | round(precision=1) }}", "1234,6"),
        ("{{ (v * 0.00001) | round }}", "12"),
        ("{{ v * 1.1 ~ ' đồng' }}", "1358023,7 đồng"),
        ("{% set t = v * 1.5 %}{{ t }}", "1851850,5"),
        ("{% if v * 2 > 2000000 %}lớn{% else %}nhỏ{% endif %}", "lớn"),
        ("{{ v - v }}", "0"),
        ("{{ v / 0 }}", "cho-trong-khong-dien-duoc"),
        ("{{ ten * 2 }}", "cho-trong-khong-dien-duoc"),
        ("{{ (v * 1.1) | so_thanh_chu }}", "một triệu ba trăm năm mươi tám nghìn không trăm hai mươi ba phẩy bảy"),
    ] {
        assert_eq!(filled(&table, blank), [wanted], "{blank}");
    }
}

#[test]
fn numbers_that_were_cut_off_are_told_and_never_read() {
    let table = csv("ten,v\nA,7.90850E+10\nB,1E+05\nC,\"1,23E+11\"\nD,-4.5E+12\nE,2.5e-7\nF,79085012345");
    assert_eq!(
        filled(&table, "{{ v }}"),
        ["so-bi-cat", "so-bi-cat", "so-bi-cat", "so-bi-cat", "so-bi-cat", "79085012345"]
    );
    for blank in ["{{ v | so }}", "{{ v | so_thanh_chu }}", "{{ v * 2 }}"] {
        assert_eq!(filled(&table, blank)[..5], vec!["cho-trong-khong-dien-duoc"; 5], "{blank}");
    }
    // A column that no blank asks for is nobody's concern.
    assert_eq!(filled(&table, "{{ ten }}")[0], "A");
    let shown = book(|sheet| {
        sheet.write_row(0, 0, ["ten", "v"]).unwrap().write(1, 0, "A").unwrap();
        let format = Format::new().set_num_format("0.00E+00");
        sheet.write_with_format(1, 1, 12_345_678_901_234.0, &format).unwrap();
    });
    assert_eq!(filled(&sheet(&shown, false).unwrap(), "{{ v }}"), ["1,23E+13"]);
}

#[test]
fn words_for_none_say_no() {
    let no = [
        "-",
        "–",
        "không có",
        "chưa có",
        "N/A",
        "…",
        "...",
        "/",
        "0",
        "0,0",
        "0 %",
        "KHÔNG",
        "Chưa.",
        "none",
        "không áp dụng",
        "ko  có",
    ];
    let yes = ["x", "có", "1", "+", "✓", "Không Tên", "nhiều", "0,5", "-5"];
    for (words, wanted) in no.iter().map(|w| (w, "KHÔNG")).chain(yes.iter().map(|w| (w, "CÓ"))) {
        let table = csv(&format!("ten;v\nA;{words}"));
        assert_eq!(filled(&table, "{% if v %}CÓ{% else %}KHÔNG{% endif %}"), [wanted], "{words}");
    }
}

#[test]
fn formulas_that_were_never_computed_are_refused() {
    // This writer computes nothing and says so: every value is a nought.
    for formula in ["=C2*3", "=SUM(A1:A9)", "=IF(A1>2,\"a\",\"b\")", "=VLOOKUP(A1,B:C,2,0)", "=A1&\"<x>\""] {
        let bytes = book(|sheet| {
            sheet.write_row(0, 0, ["ten", "v"]).unwrap().write(1, 0, "A").unwrap();
            sheet.write_formula(1, 1, formula).unwrap();
        });
        let found = sheet(&bytes, false).unwrap_err();
        let said = &found[0].message.vi;
        assert!(
            said.contains("ô B2 của trang `Sheet1`") && said.contains(formula) && said.contains("chưa được tính"),
            "{said}"
        );
        assert!(found[0].hint.as_ref().unwrap().vi.contains("lưu lại"), "{found:?}");
    }
    let computed = book(|sheet| {
        sheet.write_row(0, 0, ["ten", "v"]).unwrap().write(1, 0, "A").unwrap();
        sheet.write_formula(1, 1, rust_xlsxwriter::Formula::new("=2*3").set_result("6")).unwrap();
    });
    assert_eq!(column(&sheet(&computed, false).unwrap(), "v"), ["6"]);
}

#[test]
fn what_is_hidden_stays_out() {
    let wages = |hide: Hide| {
        book(|sheet| {
            sheet.write_row(0, 0, ["STT", "Tên", "Lương", "Ghi chú"]).unwrap();
            for (row, name) in (1..).zip(["A", "B", "C", "D"]) {
                sheet.write(row, 0, row).unwrap().write(row, 1, name).unwrap();
                sheet.write(row, 2, 1000 * row).unwrap().write(row, 3, "x").unwrap();
            }
            hide(sheet);
        })
    };
    let kinds: [(Hide, &[&str], usize, &str); 6] = [
        (|_| {}, &["A", "B", "C", "D"], 4, ""),
        (|s| drop(s.set_row_hidden(2)), &["A", "C", "D"], 4, "1 dòng ẩn"),
        (|s| drop(s.set_column_hidden(2)), &["A", "B", "C", "D"], 3, "cột ẩn C"),
        (
            |s| drop(s.set_row_hidden(1).unwrap().set_row_hidden(4).unwrap().set_column_hidden(3)),
            &["B", "C"],
            3,
            "2 dòng ẩn",
        ),
        (|s| drop(s.set_row_height(3, 0)), &["A", "B", "D"], 4, "1 dòng ẩn"),
        (|s| drop(s.set_column_width(0, 0)), &["A", "B", "C", "D"], 3, "cột ẩn A"),
    ];
    for (hide, names, width, note) in kinds {
        let bytes = wages(hide);
        let table = sheet(&bytes, false).unwrap();
        assert_eq!(
            (column(&table, "ten"), table.columns.len()),
            (names.iter().map(|n| (*n).to_owned()).collect(), width)
        );
        assert!(table.notes.iter().any(|n| n.vi.contains(note)) || note.is_empty(), "{note}: {:?}", table.notes);
        let all = sheet(&bytes, true).unwrap();
        assert_eq!((all.rows.len(), all.columns.len(), all.notes.len()), (4, 4, 0), "{note}");
    }
    let mut two = Workbook::new();
    two.add_worksheet()
        .set_name("Lưu trữ")
        .unwrap()
        .set_hidden(true)
        .write(0, 0, "ten")
        .unwrap()
        .write(1, 0, "lộ")
        .unwrap();
    let seen = two.add_worksheet().set_name("Danh sách").unwrap();
    seen.write(0, 0, "ten").unwrap().write(1, 0, "đúng").unwrap();
    seen.set_active(true);
    let bytes = two.save_to_buffer().unwrap();
    let table = sheet(&bytes, false).unwrap();
    assert_eq!(column(&table, "ten"), ["đúng"]);
    assert!(table.notes[0].vi.contains("`Lưu trữ`"), "{:?}", table.notes);
    assert_eq!(column(&rows::read("d.xlsx", &bytes, Some("Lưu trữ"), false).unwrap(), "ten"), ["lộ"]);
}

#[test]
fn joined_cells_hold_for_all_their_rows() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["STT", "Cụm", "Xã"]).unwrap();
        for (row, name) in (1..).zip(["A", "B", "C", "D", "E"]) {
            sheet.write(row, 0, row).unwrap().write(row, 2, name).unwrap();
        }
        sheet.merge_range(1, 1, 3, 1, "Cụm Bắc", &Format::new()).unwrap();
        sheet.merge_range(4, 1, 5, 1, "Cụm Nam", &Format::new()).unwrap();
        sheet.merge_range(6, 0, 6, 2, "Tổng cộng", &Format::new()).unwrap();
    });
    let table = sheet(&bytes, false).unwrap();
    assert_eq!(column(&table, "cum"), ["Cụm Bắc", "Cụm Bắc", "Cụm Bắc", "Cụm Nam", "Cụm Nam"]);
    assert!(table.notes[0].vi.contains("B2:B4, B5:B6"), "{:?}", table.notes);
    assert!(table.notes[1].vi.contains("Tổng cộng"), "{:?}", table.notes);
    let mut hidden = Workbook::new();
    let sheet_with = hidden.add_worksheet();
    sheet_with.write_row(0, 0, ["Cụm", "Xã"]).unwrap();
    (1..4).zip(["A", "B", "C"]).for_each(|(row, name)| drop(sheet_with.write(row, 1, name)));
    sheet_with.merge_range(1, 0, 3, 0, "Bắc", &Format::new()).unwrap();
    sheet_with.set_row_hidden(2).unwrap();
    let table = sheet(&hidden.save_to_buffer().unwrap(), false).unwrap();
    assert_eq!((column(&table, "cum"), column(&table, "xa")), (vec!["Bắc".into(); 2], vec!["A".into(), "C".into()]));
}

#[test]
fn rows_that_are_no_data_make_no_letter() {
    for text in [
        "STT,ten,v\n(1),(2),(3)\n1,Hòa An,5",
        "STT;ten;v\nA;1;2\n1;Hòa An;5",
        "sep=;\nSTT;ten;v\n[1];[2];[3]\n1;Hòa An;5\nTổng cộng;;5",
        "DANH SÁCH NĂM 2026;;\n;;\nSTT;ten;v\n1;Hòa An;5\n;Tổng số:;5",
        "STT;ten;v\n1;2;3\n1;Hòa An;5\nCộng;;5",
        "STT;ten;v\n(1);(2);(3)=(1)+(2)\n1;Hòa An;5\nTỔNG CỘNG (A+B);;5",
    ] {
        let table = csv(text);
        assert_eq!(column(&table, "ten"), ["Hòa An"], "{text}");
        assert!(!table.notes.is_empty() || text.starts_with("DANH"), "{text}");
    }
    let kept = csv("STT;ten;v\n1;Tổng cục Thuế;5\n2;Công an xã;6\n3;Xã Cộng Hòa;7");
    assert_eq!((kept.rows.len(), kept.notes.len()), (3, 0));
}

#[test]
fn lists_and_groups_of_json_fill_no_blank() {
    let table =
        json(r#"[{"ten":"A","v":["x","y"]},{"ten":"B","v":{"a":1,"b":{"c":"sâu"}}},{"ten":"C","v":1}]"#).unwrap();
    let refused = "cho-trong-khong-dien-duoc";
    assert_eq!(filled(&table, "{{ v }}"), [refused, refused, "1"]);
    assert_eq!(filled(&table, "{{ v | in_hoa }}"), [refused, refused, "1"]);
    assert_eq!(filled(&table, "{{ v | so }}"), [refused, refused, "1"]);
    assert_eq!(filled(&table, "{% if ten == 'B' %}{{ v.a }} {{ v.b.c }}{% endif %}")[1], "1 sâu");
    assert_eq!(filled(&table, "{% if ten == 'B' %}{{ v.b }}{% endif %}")[1], refused);
    assert_eq!(filled(&table, "{% if ten == 'A' %}{% for x in v %}{{ x }};{% endfor %}{% endif %}")[0], "x;y;");
    let twice = json(r#"[{"ten":"C","v":1,"v":2}]"#).unwrap_err();
    assert!(twice[0].message.vi.contains("khóa `v` được ghi hai lần"), "{twice:?}");
    let long = json(r#"[{"ten":"C","v":{"so":123456789012345678901}}]"#).unwrap_err();
    assert!(long[0].message.vi.contains("`v.so`"), "{long:?}");
    let whole = json(r#"[{"v":98765432.1,"w":12345678901234567}]"#).unwrap();
    assert_eq!(
        (column(&whole, "v"), column(&whole, "w")),
        (vec!["98765432,1".into()], vec!["12345678901234567".into()])
    );
}

#[test]
fn old_fonts_in_cells_are_told() {
    let table = csv(
        "ten,v\nHßa An,Uû ban nh©n d©n x· Hßa An b¸o c¸o\nHoøa An,Uyû ban nhaân daân xaõ Hoøa An baùo caùo\nHòa An,đo 5 µg/m³ và 7 µg/m³; Großmann",
    );
    assert_eq!(filled(&table, "{{ v }}")[..2], ["chu-ngoai-unicode", "chu-ngoai-unicode"]);
    assert!(filled(&table, "{{ v }}")[2].starts_with("đo 5"), "{:?}", filled(&table, "{{ v }}"));
    let words =
        |row: usize| table.rows[row].findings.iter().map(|f| f.message.vi.clone()).collect::<Vec<_>>().join(" ");
    assert!(words(0).contains("TCVN3") && !words(0).contains("VNI"), "{}", words(0));
    assert!(words(1).contains("VNI") && !words(1).contains("TCVN3"), "{}", words(1));
}

#[test]
fn letters_of_word_are_alike_in_every_file() {
    let text = "A\u{b}B\u{feff} 2026\u{2011}2030";
    let cell = "A\nB 2026\u{2011}2030";
    assert_eq!(column(&csv(&format!("ten,v\nX,\"{text}\"")), "v"), [cell]);
    assert_eq!(column(&json(&format!(r#"[{{"v":"A\u000bB\ufeff 2026{}2030"}}]"#, '\u{2011}')).unwrap(), "v"), [cell]);
    let bytes = book(|sheet| {
        drop(sheet.write_row(0, 0, ["ten", "v"]).unwrap().write_row(
            1,
            0,
            ["X", "A\u{2028}B\u{feff} 2026\u{2011}2030"],
        ));
    });
    assert_eq!(column(&sheet(&bytes, false).unwrap(), "v"), [cell]);
    for lost in ['\u{fffc}', '\u{fffd}', '\u{7}', '\u{f04a}'] {
        let refused = rows::read("d.csv", format!("ten,v\nX,a{lost}b").as_bytes(), None, false).unwrap_err();
        assert!(refused[0].rule == "o-khong-doc-duoc" && refused[0].message.vi.contains("trong ô có"), "{refused:?}");
    }
}

#[test]
fn lines_of_a_cell_are_lines_and_items() {
    let table =
        csv("ten,v\nX,\"- Rà soát hồ sơ;\n- Báo cáo kết quả.\"\nY,\"a) Một;\nb) Hai.\"\nZ,\"I. MỤC TIÊU\nđạt\"");
    let toml = LETTER.replace("v [@]", "Đề nghị:\n{{ v }}").replace("[\"Như trên\"]", "[\"{{ v }}\"]");
    let plan = Plan::new(directive::document("m.toml", toml.as_bytes()), &table.columns)
        .unwrap_or_else(|(_, f)| panic!("{f:?}"));
    let none = |_: &str| Err(Message::new("không có", "none"));
    let merged: Vec<_> = table.rows.iter().map(|row| plan.merge("d", &table, row)).collect();
    assert!(merged[2].findings.iter().any(|f| f.rule == "gia-tri-thanh-de-muc"));
    for (merged, words) in merged.into_iter().zip([["Rà soát hồ sơ", "Báo cáo kết quả"], ["Một", "Hai"]]) {
        assert!(merged.findings.is_empty(), "{:?}", merged.findings);
        let directive = source::read(merged.document, &none).directive.unwrap();
        assert_eq!(directive.recipients.len(), 2, "{:?}", directive.recipients);
        let texts: Vec<_> = directive.texts().into_iter().map(|text| text.value.clone()).collect();
        assert!(words.iter().all(|word| texts.iter().any(|text| text.starts_with(word))), "{texts:?}");
    }
}
