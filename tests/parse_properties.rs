//! Whatever comes in, reading it gives an answer and never a panic.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, and stop where they cannot"
)]

use proptest::prelude::*;
use vanthu::directive::keys;
use vanthu::words::diagnostic::{Message, Place, Severity};
use vanthu::words::source::Sources;

/// Reads and lints; every place must lie in its file.
fn read(bytes: &[u8], file: &[u8]) -> bool {
    let parsed = vanthu::rules::source::parse("x.toml", bytes, &|name| match name {
        "" | "x" => Err(Message::new("không có", "none")),
        _ => Ok(file.to_vec()),
    });
    let mut diagnostics = parsed.diagnostics;
    if let Some(directive) = &parsed.directive {
        diagnostics.extend(vanthu::rules::source::lint(directive, &parsed.sources));
    }
    assert_eq!(parsed.directive.is_none(), diagnostics.iter().any(|d| d.severity == Severity::Failure));
    diagnostics.iter().for_each(|d| in_its_file(&d.place, &parsed.sources));
    parsed.directive.is_some()
}

fn in_its_file(place: &Place, sources: &Sources) {
    if let Place::Source(span) = place {
        let text = &sources.get(span.file).expect("a known file").text;
        assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    }
}

/// Arbitrary words as a TOML string, in one of the four ways TOML has.
fn string() -> impl Strategy<Value = String> {
    let words = prop_oneof![any::<String>(), "[-+IV1-9a-eđĐ.) ,;:/“”\"\n\tàòạ\u{300}\u{302}*()ĐiềuChươngMục]{0,60}"];
    (words, 0..4u8).prop_map(|(words, form)| {
        let words: String = words.chars().filter(|c| prints(*c)).collect();
        let plain: String = words.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        match form {
            0 => format!("\"x{}\"", words.chars().map(escaped).collect::<String>()),
            1 => format!("'x{}'", plain.replace(['\'', '\n'], " ")),
            2 => format!("\"\"\"\nx{}\"\"\"", plain.replace('\\', "\\\\").replace('"', "\\\"").replace('ề', "\\\n  ề")),
            _ => format!("'''x{}'''", plain.replace('\'', " ")),
        }
    })
}

/// Letters that are refused by name: signs of a font's own, what was lost, control characters without a meaning.
fn prints(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\n' | '\t' | '\r' | '\u{b}' | '\u{c}');
    !control
        && !matches!(letter, '\u{2400}'..='\u{2421}' | '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{fffd}' | '\u{f0000}'..)
}

fn escaped(letter: char) -> String {
    match letter {
        '"' | '\\' => format!("\\{letter}"),
        _ if letter.is_control() => format!("\\u{:04X}", u32::from(letter)),
        _ if u32::from(letter) % 3 == 0 => format!("\\U{:08X}", u32::from(letter)),
        _ => letter.to_string(),
    }
}

fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => string(),
        1 => (-5i64..3000).prop_map(|n| n.to_string()),
        1 => (1900..2100, 0..14, 0..33).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        1 => Just("true".to_owned()),
    ];
    leaf.prop_recursive(4, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|v| format!("[{}]", v.join(", "))),
            prop::collection::vec((key(), inner), 0..4).prop_map(|v| {
                let pairs: Vec<_> = v.into_iter().map(|(k, v)| format!("{k} = {v}")).collect();
                format!("{{ {} }}", pairs.join(", "))
            }),
        ]
    })
}

fn key() -> impl Strategy<Value = &'static str> {
    let names: Vec<_> = keys::TABLES.iter().flat_map(|t| t.keys.iter().map(|k| k.name)).collect();
    prop::sample::select(names)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|c| c.parse().ok()).unwrap_or(300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes, b"");
    }

    #[test]
    fn arbitrary_values_of_known_keys(pairs in prop::collection::btree_map(key(), value(), 0..12), file in any::<String>()) {
        let toml: String = pairs.iter().map(|(k, v)| format!("{k} = {v}\n")).collect();
        read(toml.as_bytes(), file.as_bytes());
    }

    #[test]
    fn arbitrary_words_in_a_sound_directive(words in prop::collection::vec(string(), 8)) {
        let [subject, to, opening, body, task, closing, enclosure, name] = words.as_slice() else { unreachable!() };
        let toml = format!(
            "loai = 'cong-van'\nky_hieu = 'UBND-VX'\nngay = 2025-08-01\ntrich_yeu = {subject}\nkinh_gui = [{to}]\nmo_dau = {opening}\n\
             noi_dung = {body}\nket_thuc = {closing}\nkem_theo = {enclosure}\nnoi_nhan = [{to}, {{ nhom = [{to}], ghi_chu = {name} }}]\n\
             luu = 'VT'\n[co_quan]\nten = 'UBND'\ndia_danh = 'X'\n[[nhiem_vu]]\ngiao = {name}\nviec = [{task}]\n\
             [nguoi_ky]\nquyen_han = {name}\nho_ten = {name}\n"
        );
        prop_assert!(read(toml.as_bytes(), b""), "{toml}");
    }

    #[test]
    fn a_sound_directive_with_a_few_bytes_changed(at in prop::collection::vec((0..2000usize, any::<u8>()), 1..6)) {
        let mut bytes = include_bytes!("directives/dung-cong-van-1120.toml").to_vec();
        for (place, byte) in at {
            let length = bytes.len();
            bytes[place % length] = byte;
        }
        read(&bytes, b"");
    }
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    for (open, close) in [("[", "]"), ("{ viec = [", "] }")] {
        let toml = format!("viec = {}{}", open.repeat(5000), close.repeat(5000));
        assert!(!read(toml.as_bytes(), b""));
    }
}

/// What is said first of a directive.
fn said(toml: &[u8]) -> (String, String) {
    let parsed = vanthu::rules::source::parse("x.toml", toml, &|_| Err(Message::new("không có", "none")));
    let first = &parsed.diagnostics[0];
    (first.message.vi.clone(), first.hint.clone().map(|hint| hint.vi).unwrap_or_default())
}

#[test]
fn broken_toml_is_told_in_vietnamese() {
    let cases: [(&[u8], &str, &str); 6] = [
        (b"so = 1\0\n", "U+0000", "xóa ký tự ấy"),
        (b"# a\rso = 1\rloai = 'x'\r", "CR", "LF"),
        (b"ngay = 99999-12-31\n", "năm-tháng-ngày", ""),
        (b"ngay = 2025-08-01T25:00:00\n", "giờ:phút:giây", ""),
        (b"trich_yeu = \"\\uD800\"\n", "mã ký tự", ""),
        (&[b"[".to_vec(), b"a.".repeat(200), b"a]\n".to_vec()].concat(), "quá nhiều lớp", ""),
    ];
    for (toml, words, hint) in cases {
        let (message, advice) = said(toml);
        assert!(message.contains(words) && advice.contains(hint), "{words}: {message} / {advice}");
    }
}

#[test]
fn a_long_table_file_takes_no_hours() {
    let toml = "loai = 'cong-van'\n[[phu_luc]]\ntieu_de = 'A'\nbang = { tep = 't.csv' }\n";
    // The last row is out of line, and its number is told.
    let table = "a;b\n".repeat(300_000) + "1;2;3\n";
    let begin = std::time::Instant::now();
    let parsed = vanthu::rules::source::parse("x.toml", toml.as_bytes(), &|_| Ok(table.clone().into_bytes()));
    assert!(parsed.diagnostics.iter().any(|d| d.message.vi.contains("hàng 300001 ")), "{:?}", parsed.diagnostics);
    assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
}

#[test]
fn more_findings_than_anybody_reads_are_not_all_told() {
    let toml = format!(
        "loai = 'cong-van'\nky_hieu = 'UBND-VX'\nngay = 2025-08-01\ntrich_yeu = 'a'\nkinh_gui = ['A']\nluu = 'VT'\n\
         noi_nhan = ['Như trên']\nnoi_dung = '{}'\nco_quan = {{ ten = 'UBND', dia_danh = 'X' }}\n\
         nguoi_ky = {{ quyen_han = 'A', ho_ten = 'B' }}\n",
        "a ,b .c ;“ ".repeat(20_000)
    );
    let begin = std::time::Instant::now();
    let parsed = vanthu::rules::source::parse("x.toml", toml.as_bytes(), &|_| Err(Message::new("không có", "none")));
    let found = vanthu::rules::source::lint(&parsed.directive.expect("a sound directive"), &parsed.sources);
    let told = vanthu::report::text::text(&found, &parsed.sources, vanthu::words::diagnostic::Lang::Vi, false);
    eprintln!("{} findings, {} bytes, {:?}", found.len(), told.len(), begin.elapsed());
    assert!(!found.is_empty() && found.len() <= 200);
    assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
}
