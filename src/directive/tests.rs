//! Real directives, read from end to end.

use super::model::{Block, Recipient, Task, Wording};
use super::{Parsed, parse};
use crate::diagnostic::Message;

fn read(toml: &str) -> Parsed {
    parse("thu.toml", toml.as_bytes(), &|name| match name {
        "noi-dung.txt" => Ok("1. Mục đích\r\nTổ chức triển khai.\r\n".as_bytes().to_vec()),
        _ => Err(Message::new("không có tệp này", "no such file")),
    })
}

const CAN_THO: &str = include_str!("../../tests/directives/dung-cong-van-1120.toml");

#[test]
fn the_letter_of_can_tho_is_read_without_a_finding() {
    let parsed = read(CAN_THO);
    assert_eq!(parsed.diagnostics, []);
    let directive = parsed.directive.unwrap();
    assert_eq!(directive.number, Some(1120));
    assert_eq!(directive.symbol.value, "UBND-KGVX");
    assert_eq!(directive.addressees.len(), 2);
    assert_eq!(directive.addressees[1].value, "Chủ tịch Ủy ban nhân dân quận, huyện");
    assert_eq!(directive.closing[0].value.chars().last(), Some('n'), "the end mark is the template's");
    assert_eq!(directive.enclosure.unwrap().value, "Gửi kèm Công văn số 1231/BGDĐT-GDTX ngày 09 tháng 4 năm 2020");
    assert_eq!(directive.filing.unwrap().value, "VT, ND");
    assert!(matches!(&directive.recipients[0], Recipient::One(t) if t.value == "Như trên"));
    let [Block::Assignments(assignments)] = directive.body.as_slice() else { panic!("{:?}", directive.body) };
    assert_eq!((assignments.len(), assignments[0].wording), (2, Wording::Assign));
    let Task::Todo { deadline, text, .. } = &assignments[0].tasks[1] else { panic!() };
    assert_eq!(deadline.map(|d| (d.year, d.month, d.day)), Some((2020, Some(10), None)));
    assert!(parsed.sources.text(text.span).starts_with("Rà soát"));
}
