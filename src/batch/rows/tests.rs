use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{Cell, read};

fn text(words: &str) -> Cell {
    Cell::Text(words.into())
}

#[test]
fn headings_lose_their_diacritics() {
    let names = ["Tên đơn vị", "  Số lượng (người) ", "Đặc khu?", "2026", "In", "Chỉ tiêu\nnăm 2026"];
    let keys: Vec<_> = names.iter().map(|n| super::key_of(n)).collect();
    assert_eq!(keys, ["ten_don_vi", "so_luong_nguoi", "dac_khu", "cot_2026", "in_", "chi_tieu_nam_2026"]);
    assert_eq!(super::key_of("Tên đơn vị"), super::key_of("Te\u{302}n đơn vị"));
}

#[test]
fn semicolons_with_a_byte_order_mark_as_excel_writes_them() {
    let file = "\u{feff}STT;Tên đơn vị;Ghi chú\r\n1;\"Sở; ngành\nA\";\r\n;;\r\n02;Huế;1.234\r\n";
    let table = read("a.csv", file.as_bytes(), None, false).unwrap();
    assert_eq!(table.columns[1].key, "ten_don_vi");
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.rows[0].cells, [Cell::Whole(1), text("Sở; ngành\nA"), Cell::Empty]);
    // Row 4 of the sheet, with the heading, the line break inside a cell no row of its own, and the blank row.
    assert_eq!((table.rows[0].number, table.rows[1].number), (2, 4));
    assert_eq!((table.rows[0].order, table.rows[1].order), (1, 2));
    assert_eq!(table.rows[1].cells, [text("02"), text("Huế"), text("1.234")]);
}

#[test]
fn commas_tabs_and_a_named_separator() {
    for file in ["a,b\n1,x", "a\tb\n1\tx", "sep=|\na|b\n1|x"] {
        let table = read("a.csv", file.as_bytes(), None, false).unwrap();
        assert_eq!(table.rows[0].cells, [Cell::Whole(1), text("x")], "{file}");
    }
}

#[test]
fn broken_tables_say_where() {
    let clash = read("a.csv", "Tên,TÊN,\n1,2,3".as_bytes(), None, false).unwrap_err();
    assert!(clash[0].message.vi.contains("`Tên` và `TÊN` cùng thành `ten`"), "{clash:?}");
    let long = read("a.csv", b"a,b\n1,2\n1,2,3\n", None, false).unwrap_err();
    assert!(format!("{:?}", long[0].place).contains("row: 3"), "{long:?}");
    assert!(read("a.csv", b"T\xean,b\n1,2", None, false).unwrap_err()[0].message.vi.contains("UTF-8"));
    assert!(read("a.csv", b"a,b\n", None, false).unwrap_err()[0].message.vi.contains("không có dòng"));
    assert!(read("a.xlsx", b"PK\x03\x04 not a book", None, false).is_err());
    assert!(read("a.json", b"{\"a\": 1}", None, false).is_err());
}

#[test]
fn json_keeps_lists_and_strings() {
    let file = r#"[{"Tên": "Huế", "Số": 12, "Tỷ lệ": 55.55, "Việc": ["a", "b"]}, {"Tên": "012", "Có": true}]"#;
    let table = read("a.json", file.as_bytes(), None, false).unwrap();
    let keys: Vec<_> = table.columns.iter().map(|c| c.key.as_str()).collect();
    assert_eq!(keys, ["ten", "so", "ty_le", "viec", "co"]);
    let list = Cell::List(vec![text("a"), text("b")]);
    assert_eq!(table.rows[0].cells, [text("Huế"), Cell::Whole(12), text("55,55"), list, Cell::Empty]);
    assert_eq!(table.rows[1].cells[0], text("012"));
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Khác").unwrap();
    let sheet = book.add_worksheet().set_name("Đơn vị").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in ["Tên đơn vị", "Ngày", "Tỷ lệ", "Dân số", "Năm", "Là thành phố"].iter().enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    sheet.write(3, 0, "Cần Thơ").unwrap();
    sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(2024, 3, 5).unwrap(), &date).unwrap();
    sheet.write_with_format(3, 2, 0.5555, &Format::new().set_num_format("0.00%")).unwrap();
    sheet.write_with_format(3, 3, 1234, &Format::new().set_num_format("#,##0")).unwrap();
    sheet.write(3, 4, 2026).unwrap();
    sheet.write(3, 5, true).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn spreadsheets_show_what_people_see() {
    let table = read("a.xlsx", &workbook(), Some("đơn vị"), false).unwrap();
    let seen =
        [text("Cần Thơ"), text("05/3/2024"), text("55,55 %"), text("1.234"), Cell::Whole(2026), Cell::Truth(true)];
    assert_eq!(table.rows[0].cells, seen);
    let unknown = read("a.xlsx", &workbook(), Some("Không có"), false).unwrap_err().remove(0);
    assert!(unknown.hint.unwrap().vi.contains("`Đơn vị`"));
    assert!(read("a.xlsx", &workbook(), None, false).unwrap_err()[0].message.vi.contains("trống"));
}

#[test]
fn a_second_table_is_joined_by_its_key() {
    let mut units = read("a.csv", "Đơn vị\nHuế\nCần Thơ".as_bytes(), None, false).unwrap();
    let targets = read("b.csv", "Đơn vị,Chỉ tiêu\nHuế,a\nHuế,b".as_bytes(), None, false).unwrap();
    units.join("chi_tieu", &targets, "b.csv", "don_vi").unwrap();
    let Cell::List(found) = &units.rows[0].cells[1] else { panic!("a list was joined") };
    assert_eq!(found.len(), 2);
    assert_eq!(units.rows[1].cells[1], Cell::List(vec![]));
    assert!(units.join("x", &targets, "b.csv", "khong_co").is_err());
}

/// The numbers that a spreadsheet shows at the left edge when it opens these files.
#[test]
fn rows_of_a_csv_are_counted_as_a_spreadsheet_counts_them() {
    let numbers = |file: &str| {
        let table = read("a.csv", file.as_bytes(), None, false).unwrap();
        table.rows.iter().map(|row| row.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers("a,b\n1,x\n2,y\n"), [2, 3]);
    assert_eq!(numbers("a,b\r\n\r\n1,x\r\n\r\n\r\n2,y"), [3, 6]);
    assert_eq!(numbers("\n\na,b\n1,x\n"), [4]);
    assert_eq!(numbers("sep=;\r\na;b\r\n1;x\r\n"), [2]);
    assert_eq!(numbers("a,\"b\nc\"\n1,\"x\n\ny\"\n2,z\n"), [2, 3]);
    assert_eq!(numbers("a,b\n1,\"nói \"\"có\n\"\" rồi\"\n2,5\" ống\n3,z\n"), [2, 3, 4]);
    assert_eq!(numbers("a,b\r1,x\r\r2,y"), [2, 4]);
}

#[test]
fn rows_of_a_sheet_keep_the_number_at_its_edge() {
    let table = read("a.xlsx", &workbook(), Some("đơn vị"), false).unwrap();
    assert_eq!((table.rows[0].number, table.rows[0].order), (4, 1));
}

#[test]
fn a_title_above_the_table_is_no_heading() {
    let csv = "BẢNG CHỈ TIÊU NĂM 2026;;\n;;\n(Kèm theo Công văn);;\nTên;Số;\nHuế;1;\n";
    let table = read("a.csv", csv.as_bytes(), None, false).unwrap();
    assert_eq!((table.columns[0].key.as_str(), table.rows.len(), table.rows[0].number), ("ten", 1, 5));
    let one = read("a.csv", "Tên\nHuế\nCần Thơ".as_bytes(), None, false).unwrap();
    assert_eq!((one.columns.len(), one.rows.len(), one.rows[1].number), (1, 2, 3));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 4, "BẢNG CHỈ TIÊU", &Format::new()).unwrap();
    for (column, words) in [(1, "Tên"), (3, "Số"), (4, "Tên")] {
        sheet.write(2, column, words).unwrap();
        sheet.write(3, column, "x").unwrap();
    }
    // A column with nothing in it is no column; one with cells and no name is an error.
    let clash = read("a.xlsx", &book.save_to_buffer().unwrap(), None, false).unwrap_err();
    assert!(clash[0].message.vi.contains("cùng thành `ten`"), "{clash:?}");
    let sheet = book.worksheet_from_index(0).unwrap();
    sheet.write(2, 4, "Ghi chú").unwrap();
    let table = read("a.xlsx", &book.save_to_buffer().unwrap(), None, false).unwrap();
    assert_eq!(table.columns.iter().map(|c| c.key.as_str()).collect::<Vec<_>>(), ["ten", "so", "ghi_chu"]);
    assert_eq!(table.rows[0].number, 4);
    book.worksheet_from_index(0).unwrap().write(3, 2, "x").unwrap().write(3, 5, "x").unwrap();
    let nameless = read("a.xlsx", &book.save_to_buffer().unwrap(), None, false).unwrap_err();
    assert_eq!(nameless.len(), 1);
    assert!(nameless[0].message.vi.contains("cột C, F không có tên ở dòng tiêu đề (dòng 3)"), "{nameless:?}");
}

#[test]
fn a_quote_that_is_never_closed_swallows_nothing() {
    let open = read("a.csv", "Tên;Số\nA;1\n\"B;2\nC;3\n".as_bytes(), None, false).unwrap_err();
    assert!(format!("{:?}", open[0].place).contains("row: 3"), "{open:?}");
    assert!(open[0].message.vi.contains("ngoặc kép"), "{open:?}");
}

#[test]
fn a_second_table_takes_no_name_of_the_first() {
    let mut units = read("a.csv", "Đơn vị\nHuế".as_bytes(), None, false).unwrap();
    let same = units.clone();
    assert!(units.join("don_vi", &same, "b.csv", "don_vi").unwrap_err().message.vi.contains("đã có cột `don_vi`"));
}

#[test]
fn a_sheet_of_a_file_without_sheets_is_refused() {
    let refused = read("a.csv", b"Ten\nA\n", Some("Trang 2"), false).unwrap_err();
    assert_eq!((refused.len(), refused[0].rule), (1, "bang-khong-doc-duoc"));
    assert!(read("a.csv", b"Ten\nA\n", None, false).is_ok());
}
