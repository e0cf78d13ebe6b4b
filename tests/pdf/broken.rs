//! Broken and hostile files: a result or a clear error, in bounded time, never a panic.

use std::io::Write;
use std::time::{Duration, Instant};

use vanthu::page::Page;
use vanthu::page::line::lines;
use vanthu::page::rule::rules;
use vanthu::pdf::{ReadError, png, read};

use super::build::{file, page, stream, typst};

const ENCRYPTED: &[u8] = include_bytes!("encrypted.pdf");
const OWNER_ONLY: &[u8] = include_bytes!("owner-only.pdf");

/// Reads, and rebuilds lines and rules of what was read; says how long it took.
fn timed(name: &str, bytes: &[u8], limit: Duration) -> Result<Vec<Page>, ReadError> {
    let begin = Instant::now();
    let outcome = read(bytes);
    let reading = begin.elapsed();
    for page in outcome.iter().flatten() {
        let _ = (lines(page), rules(page));
    }
    let all = begin.elapsed();
    eprintln!("{name}: {} bytes, read {reading:.1?}, with lines {all:.1?}", bytes.len());
    assert!(all < limit, "{name} took {all:?}");
    outcome
}

fn sample() -> Vec<u8> {
    typst(
        "#set text(font: \"Liberation Serif\")\n= Công văn\n#line(length: 5cm)\n#lorem(300)\n#pagebreak()\n*Hết* _rồi_",
    )
}

fn id(outcome: Result<Vec<Page>, ReadError>) -> &'static str {
    outcome.expect_err("no readable file").diagnostic().rule
}

#[test]
fn what_is_no_pdf_is_named() {
    assert_eq!(id(read(b"")), "pdf-rong");
    let jpeg = read(b"\xff\xd8\xff\xe0\0\x10JFIF\0").expect_err("a picture");
    assert_eq!(jpeg.diagnostic().rule, "pdf-khong-phai-pdf");
    assert!(jpeg.diagnostic().message.vi.contains("ảnh"), "{}", jpeg.diagnostic().message.vi);
    assert_eq!(id(read(b"Van ban")), "pdf-khong-phai-pdf");
    assert_eq!(id(read(b"%PDF-1.7\n%%EOF")), "pdf-khong-doc-duoc");
    let no_pages =
        file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec()]);
    assert_eq!(id(read(&no_pages)), "pdf-khong-co-trang");
}

#[test]
fn a_password_is_asked_for_only_where_one_is_needed() {
    assert_eq!(id(read(ENCRYPTED)), "pdf-ma-hoa");
    assert_eq!(png(ENCRYPTED, 0, 72.0).expect_err("locked").diagnostic().rule, "pdf-ma-hoa");
    let pages = read(OWNER_ONLY).expect("a file that may be read but not changed");
    assert_eq!(lines(&pages[0])[0].text(), "abc");
}

#[test]
fn cut_at_every_kilobyte() {
    let bytes = sample();
    assert!(bytes.len() > 8 << 10, "the sample is long enough to be cut");
    let begin = Instant::now();
    for end in (0..bytes.len()).step_by(1 << 10) {
        let _ = read(&bytes[..end]);
    }
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn cut_within_a_later_version() {
    let whole = page(b"BT /R 12 Tf 50 700 Td (abc) Tj ET", "", "", &[]);
    let with = |rest: &[u8]| read(&[whole.as_slice(), rest].concat());
    assert!(with(b"\r\n--mail boundary--\r\n").is_ok());
    assert_eq!(id(with(b"4 0 obj\n<< /Length 9999 >>\nstream\nBT /R 12 Tf")), "pdf-khong-doc-duoc");
    assert_eq!(id(with(b"4 0 obj<</Length 9999>>stream\r\nBT /R 12 Tf")), "pdf-khong-doc-duoc");
}

/// Numbers that look random and are the same every time, so that a failure can be repeated (xorshift).
fn randoms() -> impl FnMut() -> usize {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 16).unwrap_or(0)
    }
}

#[test]
fn bytes_flipped() {
    let bytes = sample();
    let mut random = randoms();
    let begin = Instant::now();
    for _ in 0..400 {
        let mut broken = bytes.clone();
        for _ in 0..=random() % 20 {
            let at = random() % broken.len();
            broken[at] = u8::try_from(random() % 256).unwrap_or(0);
        }
        for page in read(&broken).iter().flatten() {
            let _ = (lines(page), rules(page));
        }
    }
    eprintln!("400 broken files in {:.1?}", begin.elapsed());
    assert!(begin.elapsed() < Duration::from_mins(1), "{:?}", begin.elapsed());
}

#[test]
fn real_documents_cut_and_flipped() {
    let bytes = std::fs::read(crate::common::official_mau()).expect("the mẫu are part of the repository");
    let whole = read(&bytes).expect("the whole file is read");
    assert_eq!(whole.len(), 18);
    assert!(read(&bytes[..1 << 10]).is_err(), "nothing of a document stands in its first kilobyte");
    for end in (0..bytes.len()).step_by(1 << 10) {
        // What is read of a part is never more than the whole.
        for (page, of_whole) in read(&bytes[..end]).iter().flatten().zip(&whole) {
            assert!(page.number <= whole.len() && page.runs.len() <= of_whole.runs.len(), "{end} bytes");
        }
    }
    for at in (0..bytes.len()).step_by(9_973) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0xff;
        for page in read(&flipped).iter().flatten() {
            assert!(page.width.is_finite() && page.height.is_finite(), "byte {at}");
            let _ = (lines(page), rules(page));
        }
    }
}

#[test]
fn five_hundred_pages() {
    let count = 500;
    let kids = (0..count).map(|index| format!("{} 0 R", 4 + 2 * index)).collect::<Vec<_>>().join(" ");
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 595 842] /Resources << /Font << /R 3 0 R >> >> >>")
            .into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>".to_vec(),
    ];
    for index in 0..count {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", 5 + 2 * index).into_bytes());
        let text = format!("BT /R 12 Tf 14 TL 50 800 Td {} ET", "(The quick brown fox jumps over it) ' ".repeat(50));
        objects.push(stream("", text.as_bytes()));
    }
    let pages = timed("500 pages", &file(&objects), Duration::from_secs(20)).expect("many pages are no error");
    assert_eq!(pages.len(), 500);
    assert_eq!(lines(&pages[499]).len(), 50);
}

#[test]
fn two_hundred_thousand_glyphs() {
    let in_rows = "(abcdefghi ) ' ".repeat(20_000);
    let rows = page(format!("BT /R 1 Tf 0.03 TL 50 700 Td {in_rows} ET").as_bytes(), "", "", &[]);
    let pages = timed("200,000 glyphs below each other", &rows, Duration::from_secs(20)).expect("within the limits");
    assert_eq!(pages[0].runs.iter().map(|run| run.text.chars().count()).sum::<usize>(), 200_000);
    let in_a_row = "(abcdefghi ) Tj ".repeat(20_000);
    let row = page(format!("BT /R 0.01 Tf 1 700 Td {in_a_row} ET").as_bytes(), "", "", &[]);
    timed("200,000 glyphs in a row", &row, Duration::from_secs(20)).expect("within the limits");
    let too_many =
        page(format!("BT /R 1 Tf 50 700 Td {} ET", "(abcdefghij) ' ".repeat(100_001)).as_bytes(), "", "", &[]);
    assert_eq!(id(timed("a million glyphs and ten", &too_many, Duration::from_secs(30))), "pdf-qua-lon");
}

#[test]
fn many_lines() {
    let cross = |i: usize| format!("{0} 0 m {0} 800 l S 0 {1} m 600 {1} l S", i % 600, i % 800);
    let crossed = (0..60_000).map(cross).collect::<Vec<_>>().join(" ");
    let bytes = page(crossed.as_bytes(), "", "", &[]);
    timed("120,000 lines", &bytes, Duration::from_secs(20)).expect("within the limits");
}

#[test]
fn deep_nesting() {
    let deep = 200_000;
    let arrays =
        [b"BT /R 12 Tf 50 700 Td ".to_vec(), b"[".repeat(deep), b"(x)".to_vec(), b"]".repeat(deep), b" TJ ET".to_vec()];
    let _ = timed("arrays in the content", &page(&arrays.concat(), "", "", &[]), Duration::from_secs(20));
    let dicts = [b"<< /A ".repeat(deep), b"1".to_vec(), b" >>".repeat(deep)].concat();
    let _ = timed(
        "dictionaries in an object",
        &page(b"BT ET", "/Extra 5 0 R", "", std::slice::from_ref(&dicts)),
        Duration::from_secs(20),
    );
    let _ =
        timed("dictionaries as resources", &page(b"/X Do", "", "/XObject 5 0 R", &[dicts]), Duration::from_secs(20));
    let states = [b"q ".repeat(deep), b"BT /R 12 Tf 50 700 Td (x) Tj ET".to_vec(), b" Q".repeat(deep)].concat();
    let _ = timed("graphics states", &page(&states, "", "", &[]), Duration::from_secs(20));
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let mut tree = vec![catalog];
    tree.extend((2..20_002).map(|n| format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", n + 1).into_bytes()));
    tree.push(b"<< /Type /Page /MediaBox [0 0 100 100] >>".to_vec());
    let _ = timed("a deep page tree", &file(&tree), Duration::from_secs(20));
    let ring =
        file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>".to_vec()]);
    assert!(timed("a page tree that holds itself", &ring, Duration::from_secs(20)).is_err());
}

#[test]
fn forms_that_draw_each_other() {
    let form = |inner: usize| {
        let dict =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X {inner} 0 R >> >>");
        stream(&dict, "/X Do ".repeat(10).as_bytes())
    };
    let itself = page(b"/X Do", "", "/XObject << /X 5 0 R >>", &[form(5)]);
    let _ = timed("a form that draws itself ten times", &itself, Duration::from_secs(20));
    let chain: Vec<Vec<u8>> = (0..30).map(|index| form(6 + index)).collect();
    let chain = page(b"/X Do", "", "/XObject << /X 5 0 R >>", &chain);
    assert_eq!(id(timed("ten forms in ten forms in ten forms", &chain, Duration::from_mins(1))), "pdf-qua-lon");
}

#[test]
fn strange_numbers() {
    let content = b"BT /R 1e38 Tf 1e38 1e38 Td (a) Tj /R 0 Tf (b) Tj 0 0 0 0 0 0 Tm /R 12 Tf (c) Tj ET \
        1e38 w 0 0 m 1e38 1e38 l S 0 0 0 0 re f 99999999999999999999 0 0 1 0 0 cm 0 0 1 1 re f";
    let _ = timed("strange numbers", &page(content, "", "", &[]), Duration::from_secs(5));
    for media_box in ["[0 0 0 0]", "[0 0 1e9 1e9]", "[1 1 -5 -5]", "[0 0 1e-9 800]"] {
        let bytes = page(b"BT /R 12 Tf 10 10 Td (a) Tj ET", &format!("/CropBox {media_box}"), "", &[]);
        let _ = timed(media_box, &bytes, Duration::from_secs(5));
        let _ = png(&bytes, 0, 72.0);
    }
}

/// The pages of a portfolio and of a form that a viewer draws are no document: neither measured nor copied.
#[test]
fn what_only_wraps_a_document_is_named() {
    let form = include_bytes!("xfa.pdf").to_vec();
    let key = b"/AcroForm << /Fields [ ] /NeedsRendering true /XFA 2 0 R >>".as_slice();
    let at = form.windows(key.len()).position(|part| part == key).expect("the form in its catalog");
    let with = |entry: &str| {
        let mut bytes = form.clone();
        bytes[at..at + key.len()].copy_from_slice(format!("{entry:<width$}", width = key.len()).as_bytes());
        bytes
    };
    assert_eq!(id(read(&form)), "pdf-bieu-mau-xfa");
    assert_eq!(png(&form, 0, 72.0), Err(ReadError::Xfa));
    for portfolio in ["/Collection << /Type /Collection /View /D >>", "/Collection << >>"] {
        assert_eq!(id(read(&with(portfolio))), "pdf-tap-hop", "{portfolio}");
    }
    // A form whose fields stand on the page is a document like any other.
    for plain in ["/AcroForm << /Fields [ ] >>", "/AcroForm << /Fields [ ] /SigFlags 3 >>", ""] {
        assert!(read(&with(plain)).is_ok(), "{plain}");
    }
}

#[test]
fn pictures_have_limits() {
    let bytes = page(b"BT /R 12 Tf 50 700 Td (abc) Tj ET", "", "", &[]);
    let picture = png(&bytes, 0, 72.0).expect("a page is drawn");
    assert!(picture.starts_with(b"\x89PNG"));
    assert_eq!(picture[16..24], [0, 0, 2, 88, 0, 0, 3, 32]); // 600 × 800
    assert_eq!(png(&bytes, 1, 72.0), Err(ReadError::NoPage));
    for dpi in [1e6, 0.0, -1.0, f32::NAN] {
        assert_eq!(png(&bytes, 0, dpi).expect_err("no such picture").diagnostic().rule, "pdf-qua-lon");
    }
}

/// Objects that refer to the next, so deep that a reader that follows them by recursion needs a deep stack.
fn chain(resources: &str, content: &[u8], link: impl Fn(usize) -> String) -> Vec<u8> {
    let objects: Vec<Vec<u8>> = (0..CHAIN).map(|index| link(index + 6).into_bytes()).collect();
    page(content, "", resources, &objects)
}

const CHAIN: usize = 8_000;

#[test]
fn long_chains_of_references() {
    let space = chain("/ColorSpace << /S 5 0 R >>", b"/S cs 1 sc 0 0 9 9 re f", |next| {
        format!("[/Indexed {next} 0 R 1 <000000ffffff>]")
    });
    let _ = timed("colour spaces", &space, Duration::from_secs(20));
    let tint = chain("/ColorSpace << /S 5 0 R >>", b"/S cs 1 sc 0 0 9 9 re f", |next| {
        format!("[/Separation /X {next} 0 R << /FunctionType 2 /Domain [0 1] /N 1 >>]")
    });
    let _ = timed("separations", &tint, Duration::from_secs(20));
    let function =
        chain("/ColorSpace << /S [/Separation /X /DeviceGray 5 0 R] >>", b"/S cs 1 sc 0 0 9 9 re f", |next| {
            format!("<< /FunctionType 3 /Domain [0 1] /Functions [{next} 0 R] /Bounds [] /Encode [0 1] >>")
        });
    let _ = timed("functions", &function, Duration::from_secs(20));
    let reference = chain("/ColorSpace << /S 5 0 R >>", b"/S cs 1 sc 0 0 9 9 re f", |next| format!("{next} 0 R"));
    let _ = timed("references", &reference, Duration::from_secs(20));
    let font = chain("/Font << /F 5 0 R >>", b"BT /F 12 Tf 50 700 Td (abc) Tj ET", |next| {
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{next} 0 R] >>")
    });
    let _ = timed("fonts", &font, Duration::from_secs(20));
    let state = chain("/ExtGState << /S 5 0 R >>", b"/S gs 0 0 9 9 re f", |next| {
        format!("<< /SMask << /S /Luminosity /G {next} 0 R >> /Font [{next} 0 R 12] /TR {next} 0 R >>")
    });
    let _ = timed("graphics states in a chain", &state, Duration::from_secs(20));
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).expect("memory takes what is written");
    encoder.finish().expect("memory takes what is written")
}

#[test]
fn streams_that_grow_beyond_measure_are_refused() {
    // As large when packed, but it does not grow.
    let mut random = randoms();
    let noise: Vec<u8> = (0..1 << 20).map(|_| u8::try_from(random() % 256).unwrap_or(0)).collect();
    let noise = stream("/Filter /FlateDecode", &packed(&noise));
    assert!(noise.len() > 1 << 20);
    assert!(read(&page(b"", "", "", &[noise])).is_ok());
    let gigabyte = packed(&vec![b' '; 600 << 20]);
    assert!(gigabyte.len() < 1 << 20, "{}", gigabyte.len());
    for (filter, data) in [("/FlateDecode", gigabyte.clone()), ("[/FlateDecode /FlateDecode]", packed(&gigabyte))] {
        let bomb = page(b"", "", "", &[stream(&format!("/Filter {filter}"), &data)]);
        assert_eq!(id(timed(filter, &bomb, Duration::from_secs(20))), "pdf-qua-lon");
    }
}
