//! Word files: what stands in them is what stands on our pages, and the same directive gives the same bytes.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]
mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use vanthu::directive::model::Directive;
use vanthu::press::{Press, Printed};
use vanthu::word::outline::outline;

/// The parts of a Word file by name.
fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// A case as pages and as Word files, the files apart included; nothing of what has pictures or formulas.
fn files(press: &Press, folder: &Path) -> Vec<(Printed, Vec<u8>)> {
    let (directive, _) = common::read(folder);
    let main = press.print(&directive).unwrap();
    let separate = press.print_separate(&directive).unwrap().into_iter().map(|(_, printed)| printed);
    let word = |printed: Printed| match press.word(&printed, &directive) {
        Ok(file) => Some((printed, file)),
        Err(problems) if problems.iter().all(|it| it.rule == "chua-thanh-word") => None,
        Err(problems) => panic!("{}: {problems:#?}", folder.display()),
    };
    std::iter::once(main).chain(separate).filter_map(word).collect()
}

/// Letters of words, by how often each occurs: reading order in columns differs from program to program. Dots of blanks are
/// drawn, not typed, in one of the two.
fn letters(words: &str) -> BTreeMap<char, usize> {
    let mut found = BTreeMap::new();
    for letter in words.chars().filter(|c| c.is_alphanumeric()) {
        *found.entry(letter).or_default() += 1;
    }
    found
}

/// What a page shows but its number, which Word counts itself.
fn printed_letters(printed: &Printed) -> BTreeMap<char, usize> {
    let pages = vanthu::pdf::read(&common::pdf(printed)).unwrap();
    let mut words = String::new();
    for page in &pages {
        for line in vanthu::page::line::lines(page) {
            for segment in &line.segments {
                // The number of the page, and what stands above the text, are in parts of their own.
                let below = segment.baseline > page.height - 20.0;
                if segment.baseline > 18.0 && !(below && segment.text == page.number.to_string()) {
                    words.push_str(&segment.text);
                }
            }
        }
    }
    letters(&words)
}

#[test]
fn every_case_has_the_words_of_its_pages() {
    let press = common::press();
    for name in common::cases() {
        for (printed, file) in files(&press, &common::case(&name)) {
            let parts = parts(&file);
            // Rows that stand again on every page are in the file once; Word counts notes itself.
            let notes = parts.contains_key("word/footnotes.xml");
            let repeats = notes || text(&parts, "word/document.xml").contains("w:tblHeader");
            let words: String = outline(&file)
                .unwrap()
                .lines()
                .filter_map(|line| line.split_once(": "))
                .filter(|(style, _)| !style.starts_with("hết phần"))
                .map(|(_, words)| words)
                .collect();
            // The address stands in the foot of the first page, notes in a part of their own.
            let foot = |name: &str| name.starts_with("word/Chan") || name == "word/footnotes.xml";
            let foot = parts.iter().filter(|(name, _)| foot(name));
            let foot: String = foot.map(|(_, part)| plain(&String::from_utf8_lossy(part))).collect();
            let (ours, theirs) = (printed_letters(&printed), letters(&(words + &foot)));
            if repeats {
                assert!(theirs.iter().all(|(letter, count)| ours.get(letter) >= Some(count)), "{name}");
            } else {
                assert_eq!(ours, theirs, "{name}");
            }
        }
    }
}

/// The words of a part.
fn plain(xml: &str) -> String {
    let mut words = String::new();
    for piece in xml.split("<w:t").skip(1) {
        words.push_str(piece.split_once('>').and_then(|(_, rest)| rest.split_once('<')).map_or("", |(text, _)| text));
    }
    words
}

#[test]
fn the_same_directive_gives_the_same_bytes() {
    let folder = common::case("phu-luc-nhieu-ngang");
    let (once, again) = (files(&common::press(), &folder), files(&common::press(), &folder));
    assert!(once.iter().zip(&again).all(|(a, b)| a.1 == b.1));
}

fn case_parts(name: &str) -> (Directive, BTreeMap<String, Vec<u8>>) {
    let folder = common::case(name);
    let (directive, _) = common::read(&folder);
    (directive, parts(&files(&common::press(), &folder)[0].1))
}

#[test]
fn styles_carry_the_figures_of_the_standard() {
    let (_, parts) = case_parts("cong-van-1120-ubnd-kgvx");
    let styles = text(&parts, "word/styles.xml");
    let style = |name: &str| {
        let at = styles.find(&format!("<w:name w:val=\"{name}\"/>")).unwrap_or_else(|| panic!("no style {name}"));
        styles[at..].split("</w:style>").next().unwrap().to_owned()
    };
    let holds = |name: &str, what: &[&str]| {
        let style = style(name);
        what.iter().for_each(|it| assert!(style.contains(it), "{name}: {it} is not in {style}"));
    };
    holds("Quốc hiệu", &["<w:b/>", "<w:caps/>", "w:val=\"26\"", "<w:jc w:val=\"center\"/>"]);
    holds("Tiêu ngữ", &["<w:b/>", "w:val=\"28\""]);
    holds("Địa danh và thời gian", &["<w:i/>", "w:val=\"28\""]);
    holds("Nội dung", &["w:firstLine=\"567\"", "w:after=\"120\"", "w:line=\"276\"", "<w:jc w:val=\"both\"/>"]);
    holds("Nơi nhận", &["w:val=\"22\"", "w:hanging"]);
    holds("Họ và tên", &["w:before=\"1417\""]);
    for slot in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
        assert!(styles.contains(&format!("{slot}=\"Times New Roman\"")), "{slot}");
    }
    assert!(styles.contains("<w:lang w:val=\"vi-VN\""));
}

#[test]
fn pages_are_those_of_the_standard() {
    let (_, parts) = case_parts("phu-luc-nhieu-ngang");
    let document = text(&parts, "word/document.xml");
    assert!(document.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    assert!(document.contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    assert!(document.contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""));
    let sections = document.matches("<w:sectPr>").count();
    assert!(sections > 1);
    for it in ["<w:titlePg/>", "<w:pgNumType w:start=\"1\"/>"] {
        assert_eq!(document.matches(it).count(), sections, "{it}");
    }
    assert!(text(&parts, "word/soTrang.xml").contains(" PAGE "));
    assert!(document.contains("<w:tblHeader/>") && document.contains("<w:cantSplit/>"));
}

#[test]
fn properties_say_what_the_directive_says_and_nothing_of_the_machine() {
    let (directive, parts) = case_parts("cong-van-1120-ubnd-kgvx");
    let core = text(&parts, "docProps/core.xml");
    assert!(core.contains(&format!("<dc:subject>{}</dc:subject>", directive.subject.value)), "{core}");
    assert!(core.contains("<dc:title>Công văn số 1120/UBND-KGVX"), "{core}");
    assert!(core.contains("2020-04-14T00:00:00Z"), "{core}");
    assert!(core.contains("<dc:creator>Ủy ban nhân dân"), "{core}");
}

/// A directive of its own, as a Word file.
fn word_of(toml: &str) -> Result<Vec<u8>, Vec<vanthu::words::diagnostic::Diagnostic>> {
    let files = |_: &str| Err(vanthu::words::diagnostic::Message::new("không có tệp", "no file"));
    let parsed = vanthu::rules::source::parse("thu.toml", toml.as_bytes(), &files);
    let directive = parsed.directive.unwrap_or_else(|| panic!("{:#?}", parsed.diagnostics));
    let press = common::press();
    press.print(&directive).and_then(|printed| press.word(&printed, &directive))
}

const LETTER: &str = r#"
loai = "cong-van"
so = 7
ky_hieu = "SNV-VP"
ngay = 2026-03-16
trich_yeu = "TRICH"
kinh_gui = ["Văn phòng Sở"]
noi_dung = "THAN"
noi_nhan = ["Như trên"]
luu = "VT"
[co_quan]
ten = "Sở Nội vụ"
dia_danh = "Ninh Bình"
[nguoi_ky]
chuc_vu = "GIÁM ĐỐC"
ho_ten = "Nguyễn Văn An"
"#;

#[test]
fn what_cannot_be_printed_is_no_word_file_either() {
    let problems = word_of(&LETTER.replace("THAN", "chữ 漢 lạ")).unwrap_err();
    assert_eq!(problems[0].rule, "chu-khong-co-trong-phong");
}

#[test]
fn letters_that_mean_something_in_xml_are_words() {
    let file = word_of(&LETTER.replace("THAN", "a < b & c > d ]]> 'e' &amp; <w:p/>")).unwrap();
    assert!(outline(&file).unwrap().contains("a < b & c > d ]]> 'e' &amp; <w:p/>"));
}

#[test]
fn a_subject_of_five_hundred_letters_and_a_long_word_become_a_file() {
    let subject = "việc triển khai thực hiện ".repeat(20);
    let word = "ABCĐEGHIKLMN".repeat(20);
    let file = word_of(&LETTER.replace("TRICH", subject.trim()).replace("THAN", &word)).unwrap();
    let outline = outline(&file).unwrap();
    assert!(outline.contains(&word) && outline.matches('↵').count() > 5, "{outline}");
}

#[test]
fn raised_letters_and_notes_are_those_of_word() {
    let file = word_of(&LETTER.replace("THAN", "Diện tích 12 km^2^, khí CO~2~^[Theo *Sở* & ngành.] thấp.")).unwrap();
    let parts = parts(&file);
    let document = text(&parts, "word/document.xml");
    for it in ["\"superscript\"", "\"subscript\"", "<w:footnoteReference w:id=\"1\"/>"] {
        assert!(document.contains(it), "{it}: {document}");
    }
    assert!(text(&parts, "word/footnotes.xml").contains("<w:t xml:space=\"preserve\">Theo </w:t>"));
}
