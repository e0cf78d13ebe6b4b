//! Agreement with poppler, a foreign reader, on real documents and on one of our own.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use unicode_normalization::UnicodeNormalization;
use vanthu::page::Page;
use vanthu::page::line::lines;
use vanthu::page::{Run, Visibility};
use vanthu::pdf::read;

const MM: f64 = 25.4 / 72.0;
/// What two readers may differ by, in mm.
const TOLERANCE: f64 = 0.2;
/// What two readers may differ by in a size, in pt.
const SIZE_TOLERANCE: f64 = 0.1;

/// A word by poppler and its box in mm.
struct Foreign {
    page: usize,
    text: String,
    x: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn poppler(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let output = Command::new(program).args(arguments).arg(file).arg("-").output();
    let output = if program == "pdffonts" { Command::new(program).arg(file).output() } else { output };
    let Ok(output) = output else {
        crate::common::not_run(&format!("{program} is not here"));
        return None;
    };
    assert!(output.status.success(), "{program} cannot read {}", file.display());
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn documents() -> Vec<PathBuf> {
    let real = crate::common::shared("real-documents").map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let real = real.into_iter().flatten().flatten().map(|entry| entry.path());
    std::iter::once(crate::common::official_mau())
        .chain(real.filter(|path| path.extension().is_some_and(|e| e == "pdf")))
        .collect()
}

fn foreign_words(text: &str) -> Vec<Foreign> {
    let number = |line: &str, name: &str| -> f64 {
        let after = line.split_once(&format!("{name}=\"")).map_or("", |(_, after)| after);
        after.split('"').next().and_then(|digits| digits.parse().ok()).unwrap_or(f64::NAN)
    };
    let mut page = 0;
    let mut words = Vec::new();
    for line in text.lines() {
        page += usize::from(line.contains("<page "));
        if let Some((_, word)) = line.split_once("<word ") {
            let text = word.split_once('>').map_or("", |(_, text)| text.trim_end_matches("</word>"));
            let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            let text = text.nfc().collect();
            let [x, right, top, bottom] = ["xMin", "xMax", "yMin", "yMax"].map(|name| number(word, name) * MM);
            words.push(Foreign { page, text, x, right, top, bottom });
        }
    }
    words
}

/// A letter of ours, with what the depth of poppler's box hangs on: family, style and size.
struct Letter<'a> {
    sign: char,
    left: f64,
    right: f64,
    run: &'a Run,
}

fn letters(page: &Page) -> Vec<Letter<'_>> {
    let visible = page.runs.iter().filter(|run| run.visibility == Visibility::Painted);
    let mut letters: Vec<Letter<'_>> = visible
        .flat_map(|run| {
            let places = run.text.chars().zip(&run.extents);
            places.map(move |(letter, [left, right])| Letter {
                sign: letter,
                left: (*left).into(),
                right: (*right).into(),
                run,
            })
        })
        .filter(|letter| !letter.sign.is_whitespace())
        .collect();
    letters.sort_by(|a, b| a.left.total_cmp(&b.left));
    letters
}

/// The letters inside poppler's box, if they make its word and begin and end with it.
fn same<'a>(word: &Foreign, letters: &'a [Letter<'a>]) -> Option<&'a Run> {
    let inside: Vec<&Letter> = letters
        .iter()
        .filter(|letter| letter.left >= word.x - TOLERANCE && letter.right <= word.right + TOLERANCE)
        .filter(|letter| (word.top..word.bottom).contains(&letter.run.baseline))
        .collect();
    let (first, last) = (inside.first()?, inside.last()?);
    let text: String = inside.iter().map(|letter| letter.sign).nfc().collect();
    let fits = (first.left - word.x).abs() <= TOLERANCE && (last.right - word.right).abs() <= TOLERANCE;
    (fits && text == word.text).then_some(first.run)
}

/// Share of poppler's words whose letters stand at the same place with us.
fn compare(pages: &[Page], foreign: &[Foreign]) -> f64 {
    let mut depths: HashMap<String, Vec<f64>> = HashMap::new();
    let mut found = 0.0;
    for page in pages {
        let letters = letters(page);
        for word in foreign.iter().filter(|word| word.page == page.number) {
            if let Some(run) = same(word, &letters) {
                found += 1.0;
                let style = format!("{} {} {} {:.1}", run.family, run.bold, run.italic, run.size);
                depths.entry(style).or_default().push(word.bottom - run.baseline);
            } else if std::env::var_os("SHOW").is_some() {
                eprintln!("page {}: {} at {:.2}", page.number, word.text, word.x);
            }
        }
    }
    for (style, depths) in depths.into_iter().filter(|(_, depths)| depths.len() > 5) {
        // Poppler's box ends below the baseline by the font's descent; where all boxes agree, the baselines do.
        let mut sorted = depths.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted[sorted.len() / 2];
        let apart = depths.iter().filter(|depth| (*depth - middle).abs() > TOLERANCE).count();
        assert!(apart * 20 <= depths.len(), "{style}: {apart} of {} baselines apart", depths.len());
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand words")]
    let all = foreign.len() as f64;
    found / all
}

/// Sizes by poppler: its box of a word is so many times the size, a number of the font's own. Files of Word hold one
/// face in several fonts of different numbers, so this is for ours.
fn compare_sizes(pages: &[Page], foreign: &[Foreign]) {
    let mut sizes: BTreeMap<String, Vec<[f64; 2]>> = BTreeMap::new();
    for page in pages {
        let letters = letters(page);
        for word in foreign.iter().filter(|word| word.page == page.number) {
            if let Some(run) = same(word, &letters) {
                let face = format!("{} {} {}", run.family, run.bold, run.italic);
                sizes.entry(face).or_default().push([(word.bottom - word.top) / MM, run.size]);
            }
        }
    }
    assert!(!sizes.is_empty(), "no word was found");
    for (face, sizes) in sizes {
        let mut times: Vec<f64> = sizes.iter().map(|[height, size]| height / size).collect();
        times.sort_by(f64::total_cmp);
        let own = times[times.len() / 2];
        let apart = sizes.iter().find(|[height, size]| (height / own - size).abs() > SIZE_TOLERANCE);
        assert!(apart.is_none(), "{face}: box and size {apart:?}, elsewhere {own} times");
    }
}

fn check(file: &Path, words_too: bool) {
    let pages = read(&std::fs::read(file).expect("the file is there")).expect("a sound file is read");
    let Some(text) = poppler("pdftotext", &["-bbox-layout"], file) else { return };
    let foreign = foreign_words(&text);
    let share = compare(&pages, &foreign);
    assert!(share >= 0.99, "{}: only {share:.4} of poppler's words are where we see them", file.display());
    eprintln!("{}: {:.2} % of the words agree", file.display(), share * 100.0);
    if words_too {
        compare_sizes(&pages, &foreign);
        let segments = pages.iter().flat_map(lines).flat_map(|line| line.segments);
        let mut own: Vec<String> = segments.flat_map(|segment| segment.words).map(|word| word.text.into()).collect();
        let mut theirs: Vec<String> = foreign.into_iter().map(|word| word.text).collect();
        own.sort();
        theirs.sort();
        assert_eq!(own, theirs);
    }
    let Some(fonts) = poppler("pdffonts", &[], file) else { return };
    let plain = |name: &str| name.replace([' ', '-'], "").to_lowercase();
    let names: Vec<String> = fonts.lines().skip(2).map(plain).collect();
    let families: BTreeSet<&str> = pages.iter().flat_map(|page| &page.runs).map(|run| run.family.as_str()).collect();
    assert!(!families.is_empty());
    for family in families {
        assert!(names.iter().any(|name| name.contains(&plain(family))), "{family} is not among {names:?}");
    }
}

#[test]
fn real_documents_are_measured_as_poppler_does() {
    for file in documents() {
        check(&file, false);
    }
}

#[test]
fn a_page_of_ours_is_measured_as_poppler_does() {
    let bytes = super::build::typst(
        r#"#set page(width: 210mm, height: 297mm, margin: (left: 30mm, right: 15mm, y: 20mm))
           #set text(font: "Liberation Serif", size: 14pt, lang: "vi")
           #set par(justify: true, first-line-indent: 1cm)
           #grid(columns: (1fr, 1fr), align: center,
             [ỦY BAN NHÂN DÂN \ *THÀNH PHỐ CẦN THƠ*], text(13pt)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*])
           #for size in (11pt, 12pt, 13pt, 14pt) [
             #set text(size)
             Thực hiện Công văn số 1231/BGDĐT-GDTX ngày 09 tháng 4 năm 2020 của Bộ Giáo dục và Đào tạo về việc triển
             khai thực hiện các mục tiêu của Đề án “Xây dựng xã hội học tập”, _Chủ tịch Ủy ban nhân dân_ thành phố có
             *ý kiến như sau*: quyển, khuỷu, nghiễng, ữ ự ợ ỡ ở ỹ ỵ.

           ]"#,
    );
    let mut file = tempfile::NamedTempFile::with_suffix(".pdf").expect("a file for poppler");
    file.write_all(&bytes).expect("a file for poppler");
    check(file.path(), true);
}

/// Documents of every make: two columns, tables on their side, stamps, a copy of the mẫu for each of several kinds.
#[test]
fn our_cases_are_measured_as_poppler_does() {
    use vanthu::press::Press;
    let press = Press::new(vanthu::compose::Templates::built_in().unwrap(), vanthu::typeset::Fonts::bundled());
    let cases =
        ["cong-van-1120-ubnd-kgvx", "loai-quyet-dinh", "loai-bien-ban", "phu-luc-nhieu-ngang", "dau-khan", "dia-chi"];
    for case in cases {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(case);
        let bytes = std::fs::read(folder.join("directive.toml")).unwrap();
        let files = |name: &str| {
            std::fs::read(folder.join(name))
                .map_err(|e| vanthu::words::diagnostic::Message::new(e.to_string(), e.to_string()))
        };
        let directive = vanthu::rules::source::parse("directive.toml", &bytes, &files).directive.unwrap();
        let printed = press.print(&directive).unwrap();
        let pdf = vanthu::typeset::export(&printed.typeset.document, &vanthu::typeset::Format::Pdf(vec![])).unwrap();
        let mut file = tempfile::NamedTempFile::with_suffix(".pdf").expect("a file for poppler");
        file.write_all(&pdf[0]).expect("a file for poppler");
        eprint!("{case}: ");
        check(file.path(), true);
    }
}

#[test]
fn cells_of_a_table_name_the_headers_above_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bang.pdf");
    let (directive, _) = crate::common::read(&crate::common::case("bang-hai-tang"));
    let printed = crate::common::press().print(&directive).unwrap_or_else(|e| panic!("{e:#?}"));
    std::fs::write(&path, crate::common::pdf(&printed)).unwrap();
    let Ok(told) = Command::new("pdfinfo").arg("-struct").arg(&path).output() else {
        crate::common::not_run("pdfinfo is not here");
        return;
    };
    let tree = String::from_utf8_lossy(&told.stdout);
    let cell =
        |sign: &str| tree.split("TH <").skip(1).any(|cell| cell.contains("/Scope /Column") && cell.contains(sign));
    assert!(cell("/ColSpan 2") && cell("/RowSpan 2"), "{tree}");
    // The third column of the first table: its own title, and the name of its group.
    assert!(tree.contains("/Headers [(U1x2y0) (U1x2y1)]"), "{tree}");
    // The header stands again where the last table goes on overleaf.
    let overleaf = read(&std::fs::read(&path).unwrap()).unwrap();
    let titles = lines(&overleaf[1]).iter().flat_map(|l| &l.segments).filter(|s| s.text == "Khu vực").count();
    assert_eq!(titles, 1);
}
