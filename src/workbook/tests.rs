use rust_xlsxwriter::{Format, Workbook};

use super::{Seen, read};

fn words(words: &str) -> Seen {
    Seen::Words(words.to_owned())
}

#[test]
fn cells_are_found_wherever_the_table_begins() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(2, 1, 2, 2, "Năm 2026", &Format::new()).unwrap();
    sheet.write_with_format(3, 1, 0.5, &Format::new().set_num_format("0.0%")).unwrap();
    sheet.write_with_format(3, 2, "", &Format::new().set_bold()).unwrap();
    let sheet = read(&book.save_to_buffer().unwrap(), None, false).unwrap();
    assert_eq!(sheet.rows, [[words("Năm 2026")], [words("50,0 %")]]);
    assert_eq!(sheet.merged, [(0..=0, 0..=1)]);
    assert_eq!((sheet.address(1, 0), sheet.number(1)), ("B4".to_owned(), 4));
}

#[test]
fn a_stray_cell_far_away_is_refused() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "a").unwrap().write(1_048_575, 16_383, "b").unwrap();
    let trouble = read(&book.save_to_buffer().unwrap(), None, false).unwrap_err();
    assert!(trouble.why.vi.contains("1048576 hàng, 16384 cột"), "{trouble:?}");
}

#[test]
fn other_formats_are_refused() {
    let xls = read(b"\xd0\xcf\x11\xe0 and so on", None, false).unwrap_err();
    assert!(xls.why.vi.contains(".xls"), "{xls:?}");
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
    let locked = read(&[&b"\xd0\xcf\x11\xe0"[..], &name].concat(), None, false).unwrap_err();
    assert!(locked.why.vi.contains("mật khẩu"), "{locked:?}");
    let ods = b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    assert!(read(ods, None, false).unwrap_err().why.vi.contains(".ods"));
    assert!(read(b"PK\x03\x04 not a book", None, false).is_err());
}
