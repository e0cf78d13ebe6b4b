//! Puts in words and capitals that the decree fixes and people leave out; `strip` takes off what they type twice.

use std::sync::LazyLock;

use regex::Regex;

use super::model::Text;
use crate::standard::StandardId;

/// Names of documents, with which a basis begins when its “Căn cứ” was left out.
static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?i:hiến pháp|bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|thông báo|quy chế|quy định|",
        r"kế hoạch|chương trình|công văn|công điện|kết luận|điều lệ|hướng dẫn|tờ trình)\s"
    ))
    .expect("patterns are part of the program")
});

/// A basis: with its “Căn cứ” and a capital.
pub(super) fn basis(mut text: Text) -> Text {
    if DOCUMENT.is_match(&text.value) {
        text.value = format!("{} {}", StandardId::Nd30.get().loi.can_cu.dat, capitalised(&text.value));
    }
    capital(text)
}

/// The subject below the name of a kind begins with a capital.
pub(super) fn capital(mut text: Text) -> Text {
    text.value = capitalised(&text.value);
    text
}

/// The name of a person, each part with a capital, where none was typed.
pub(super) fn name(mut text: Text) -> Text {
    if !text.value.chars().any(char::is_uppercase) {
        text.value = text.value.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
    }
    text
}

/// A text whose first letter is a capital; signs of emphasis may stand before it.
fn capitalised(text: &str) -> String {
    let Some((at, first)) = text.char_indices().find(|(_, c)| *c != '*').filter(|(_, c)| c.is_lowercase()) else {
        return text.to_owned();
    };
    let (before, rest) = text.split_at(at);
    // A word with capitals inside is a name spelt so: `eOffice`, `iPhone`.
    if rest.split(' ').next().is_some_and(|word| word.chars().any(char::is_uppercase)) {
        return text.to_owned();
    }
    format!("{before}{}{}", first.to_uppercase(), &rest[first.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::source::Span;

    fn with(supply: fn(Text) -> Text, value: &str) -> String {
        supply(Text { value: value.to_owned(), span: Span { file: 0, start: 0, end: 0 } }).value
    }

    #[test]
    fn words_left_out_are_supplied_and_others_stay() {
        assert_eq!(with(basis, "Luật Lưu trữ"), "Căn cứ Luật Lưu trữ");
        assert_eq!(with(basis, "nghị định số 30/2020/NĐ-CP"), "Căn cứ Nghị định số 30/2020/NĐ-CP");
        assert_eq!(with(basis, "căn cứ Luật Lưu trữ"), "Căn cứ Luật Lưu trữ");
        assert_eq!(with(basis, "Theo đề nghị của Chánh Văn phòng"), "Theo đề nghị của Chánh Văn phòng");
        assert_eq!(with(capital, "kiện toàn Ban Chỉ đạo"), "Kiện toàn Ban Chỉ đạo");
        assert_eq!(with(capital, "*kiện toàn* Ban Chỉ đạo"), "*Kiện toàn* Ban Chỉ đạo");
        assert_eq!(with(capital, "eOffice và văn thư"), "eOffice và văn thư");
        assert_eq!(with(capital, "đ/c Nguyễn Văn An"), "Đ/c Nguyễn Văn An");
        assert_eq!(with(capital, "02 cơ quan"), "02 cơ quan");
        assert_eq!(with(name, "trần thị minh khuê"), "Trần Thị Minh Khuê");
        assert_eq!(with(name, "Trần Thị Minh khuê"), "Trần Thị Minh khuê");
    }
}
