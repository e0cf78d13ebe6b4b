//! Real directives, read from end to end.

use super::Parsed;
use super::model::{Block, Item, Recipient, Task, Wording};
use crate::words::diagnostic::{Message, Place};
use crate::words::level::Level;

fn read(toml: &str) -> Parsed {
    crate::rules::source::parse("thu.toml", toml.as_bytes(), &|name| match name {
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

const PLAN: &str = include_str!("../../tests/directives/dung-ke-hoach.toml");
const PLAN_TEXT: &str = include_str!("../../tests/directives/ke-hoach-noi-dung.txt");

fn plan_items(text: &str) -> (Vec<Item>, Parsed) {
    let mut parsed = crate::rules::source::parse("ke-hoach.toml", PLAN.as_bytes(), &|_| Ok(text.as_bytes().to_vec()));
    let mut body = parsed.directive.as_mut().map(|d| std::mem::take(&mut d.body)).unwrap_or_default();
    match body.pop() {
        Some(Block::Text(items)) => (items, parsed),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_outline_of_the_reference_plan_is_recognised() {
    let (items, parsed) = plan_items(PLAN_TEXT);
    assert_eq!(parsed.diagnostics, []);
    let count = |level| items.iter().filter(|i| i.level == level).count();
    assert_eq!(count(Level::Roman), 5);
    assert_eq!(count(Level::Clause), 2 + 2 + 6 + 14);
    assert!(items.iter().filter(|i| i.level == Level::Clause).all(|i| i.title), "every clause of it is a title");
    let titled: Vec<_> = items.iter().filter(|i| i.level == Level::Point && i.title).map(|i| &i.text.value).collect();
    assert_eq!(
        titled,
        [
            "Phổ cập giáo dục, xóa mù chữ",
            "Tăng cường công tác giáo dục thường xuyên",
            "Đề nghị Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố Cần Thơ",
            "Đề nghị Hội Cựu chiến binh thành phố, Hội Nông dân thành phố",
        ]
    );
    assert_eq!(count(Level::Plus), 8);
    // Page breaks of the scan cut paragraphs in two.
    let joined = items.iter().find(|i| i.text.value.contains("bình đẳng trong việc")).unwrap();
    assert!(joined.text.value.contains("trong việc tiếp cận hệ thống giáo dục mở"));
    assert!(parsed.sources.text(joined.text.span).ends_with("hội nhập quốc tế của thành phố."));
    assert!(items.iter().all(|i| i.level != Level::Paragraph || i.text.value.starts_with(char::is_uppercase)));
}

#[test]
fn a_broken_sequence_is_said_at_its_line() {
    for (from, to, line, message) in [
        ("\n2. Yêu cầu", "\n3. Yêu cầu", 7, "`3.` đứng sau `1.`, đúng thứ tự phải là `2.`"),
        ("\nc) Phân công", "\nd) Phân công", 13, "`d)` đứng sau `b)`, đúng thứ tự phải là `c)`"),
        ("\nđ) Biểu dương", "\ne) Biểu dương", 0, "`e)` đứng sau `d)`, đúng thứ tự phải là `đ)`"),
        ("\nIII. NHIỆM VỤ", "\nIV. NHIỆM VỤ", 0, "`IV.` đứng sau `II.`, đúng thứ tự phải là `III.`"),
    ] {
        let text = PLAN_TEXT.replacen(from, to, 1);
        let (_, parsed) = plan_items(&text);
        let found = &parsed.diagnostics[0];
        assert_eq!((found.rule, found.message.vi.as_str()), ("bo-cuc-sai-thu-tu", message));
        let Place::Source(span) = found.place else { panic!("{found:?}") };
        let expected = if line > 0 { line } else { text.split(&to[1..]).next().unwrap().matches('\n').count() + 1 };
        assert_eq!(parsed.sources.line_column(span).map(|p| p.0), Some(expected));
    }
}

#[test]
fn numbers_of_several_levels_go_on_after_their_own_items() {
    let told = |marks: &str| -> Vec<String> {
        let text = marks.split(' ').map(|mark| format!("{mark} Việc phải làm.\n")).collect::<String>();
        let (_, parsed) = plan_items(&text);
        let wrong = parsed.diagnostics.into_iter().filter(|d| d.rule == "bo-cuc-sai-thu-tu");
        wrong.map(|d| d.message.vi).collect()
    };
    for right in [
        "1. 1.1. 1.1.1. 1.2.",
        "1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.1. 2.",
        "1. 1.1. 1.2. 1.2.1. 1.3. 2. 2.1. 2.1.1. 2.2.",
        "1. 1.1. 1.1.1. 1.1.2. 1.1.3. 1.2.",
        "I. 1. 1.1. 1.1.1. 1.2. 2. II. 1. 1.1.",
        "1. 1.1. 1.1.1. a) b) 1.1.2. 1.2.",
    ] {
        assert_eq!(told(right), Vec::<String>::new(), "{right}");
    }
    for (wrong, wanted) in [
        ("1. 1.1. 1.1.1. 1.3.", "`1.3.` đứng sau `1.1.1.`, đúng thứ tự phải là `1.2.`"),
        ("1. 1.1. 1.1.1. 1.1.", "`1.1.` đứng sau `1.1.1.`, đúng thứ tự phải là `1.2.`"),
        ("1. 1.1. 1.1.1. 1.1.3.", "`1.1.3.` đứng sau `1.1.1.`, đúng thứ tự phải là `1.1.2.`"),
        ("1. 1.1. 1.2. 1.2.1. 1.4.", "`1.4.` đứng sau `1.2.1.`, đúng thứ tự phải là `1.3.`"),
    ] {
        assert_eq!(told(wrong), [wanted], "{wrong}");
    }
}

#[test]
fn headings_of_a_structure_with_articles() {
    let text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định việc lập hồ sơ.\na) Hồ sơ giấy;\n\
                b) Hồ sơ điện tử.\nĐiều 2. Đối tượng\nCơ quan, tổ chức.\nChương II\nMục 1. QUẢN LÝ VĂN BẢN\nTiểu mục 1\n\
                VĂN BẢN ĐI\nĐiều 3. Ban hành kèm theo Quyết định này Quy chế.\n";
    let (items, parsed) = plan_items(text);
    let shown: Vec<_> =
        items.iter().map(|i| format!("{:?}|{}|{}|{}", i.level, i.mark, i.title, i.text.value)).collect();
    assert_eq!(
        shown,
        [
            "Chapter|Chương I|true|QUY ĐỊNH CHUNG",
            "Article|Điều 1.|true|Phạm vi điều chỉnh",
            "Clause|1.|false|Quy chế này quy định việc lập hồ sơ.",
            "Point|a)|false|Hồ sơ giấy;",
            "Point|b)|false|Hồ sơ điện tử.",
            "Article|Điều 2.|true|Đối tượng",
            "Paragraph||false|Cơ quan, tổ chức.",
            "Chapter|Chương II|true|",
            "Section|Mục 1|true|QUẢN LÝ VĂN BẢN",
            "Subsection|Tiểu mục 1|true|VĂN BẢN ĐI",
            "Article|Điều 3.|false|Ban hành kèm theo Quyết định này Quy chế.",
        ]
    );
    let rules: Vec<_> = parsed.diagnostics.iter().map(|d| d.rule).collect();
    assert_eq!(rules, ["de-muc-thieu-tieu-de"], "{:?}", parsed.diagnostics);
}

#[test]
fn text_and_assignments_alternate() {
    let toml = PLAN.replace("noi_dung = { tep = \"ke-hoach-noi-dung.txt\" }\n", "")
        + r#"
[[noi_dung]]
van_ban = """
I. MỤC ĐÍCH
Triển khai Đề án.
II. TỔ CHỨC THỰC HIỆN
"""

[[noi_dung.nhiem_vu]]
giao = "Sở Nội vụ"
viec = ["Chủ trì.\n- Việc một;\n- Việc hai.", { giao = "Đoàn Thanh niên", de_nghi = true, dau = "-", viec = ["Phối hợp."] }]

[[noi_dung]]
van_ban = "III. KINH PHÍ\nNgân sách nhà nước./."
"#;
    let parsed = read(&toml.replace("ket_thuc = ", "# "));
    assert_eq!(parsed.diagnostics, []);
    let directive = parsed.directive.unwrap();
    let [Block::Text(_), Block::Assignments(given), Block::Text(last)] = directive.body.as_slice() else { panic!() };
    assert_eq!(last[1].text.value, "Ngân sách nhà nước");
    assert_eq!(given[0].wording, Wording::Title);
    let [Task::Todo { below, .. }, Task::Assignment(nested)] = given[0].tasks.as_slice() else { panic!() };
    assert_eq!(below.iter().map(|i| i.mark.as_str()).collect::<Vec<_>>(), ["-", "-"]);
    assert!(nested.request && nested.mark == Some(Level::Dash));
}

#[test]
fn strings_filled_in_by_batch_are_read_like_typed_ones() {
    let mut document =
        super::document("thu.toml", CAN_THO.replace("Sở Giáo dục và Đào tạo\"", "{{ so }}\"").as_bytes());
    document.table.as_mut().unwrap().map_text(&mut |text, _| text.replace("{{ so }}", "Sở Nội vụ\""));
    let parsed = crate::rules::source::read(document, &|_| unreachable!());
    let Some(Block::Assignments(given)) = parsed.directive.unwrap().body.pop() else { panic!() };
    assert_eq!(given[1].assignees.value, "Giám đốc Sở Nội vụ\"");
    assert_eq!(parsed.sources.text(given[1].assignees.span), "\"Giám đốc {{ so }}\"");
}

#[test]
fn a_hostile_file_is_answered_in_bounded_time() {
    let started = std::time::Instant::now();
    for text in ["=\n".repeat(50_000), CAN_THO.replace("Thực hiện", &"Kế hoạch 1/KH-UBND , ".repeat(20_000))] {
        let parsed = read(&text);
        assert!(parsed.diagnostics.len() <= 400);
        let _ = parsed.directive.map(|d| crate::rules::source::lint(&d, &parsed.sources));
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
