//! Small files that ask for more memory than there is: each is refused before the reader believes it.

use std::io::Write;
use std::time::{Duration, Instant};

use vanthu::pdf::{png, read};

use super::build::{file, page, stream};

/// What the refusal is called. It comes long before the time limit, because nothing large was made.
fn refused(name: &str, bytes: &[u8]) -> &'static str {
    let begin = Instant::now();
    let outcome = read(bytes).map(|pages| pages.len());
    eprintln!("{name}: {} bytes, {:.1?}", bytes.len(), begin.elapsed());
    assert!(begin.elapsed() < Duration::from_secs(20), "{name} took {:?}", begin.elapsed());
    outcome.expect_err(name).diagnostic().rule
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(data).expect("memory takes what is written");
    encoder.finish().expect("memory takes what is written")
}

/// One page in the font that is object 5.
fn in_font(font: &str) -> Vec<u8> {
    page(b"BT /F 12 Tf 50 700 Td (AB) Tj ET", "/Resources << /Font << /F 5 0 R >> >>", "", &[font.as_bytes().to_vec()])
}

#[test]
fn numbers_of_letters_in_fonts() {
    let simple = |kind: &str, first: u32| {
        in_font(&format!(
            "<< /Type /Font /Subtype /{kind} /BaseFont /X /FirstChar {first} /LastChar {first} /Widths [500] /FontMatrix [1 0 0 1 0 0] /CharProcs << >> /Encoding << >> >>"
        ))
    };
    for kind in ["TrueType", "Type1", "Type3"] {
        assert_eq!(refused(kind, &simple(kind, i32::MAX.unsigned_abs())), "pdf-khong-doc-duoc");
        assert!(read(&simple(kind, 65)).is_ok(), "{kind}");
    }
    let composite = |widths: &str| {
        in_font(&format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-V /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {widths} >>] >>"
        ))
    };
    for widths in ["/W [0 4294967295 500]", "/W2 [1 [500 1 1] 2 2147483647 500 1 1]"] {
        assert_eq!(refused(widths, &composite(widths)), "pdf-khong-doc-duoc");
    }
    assert!(read(&composite("/W [0 65535 500 3 [400 300]]")).is_ok());
}

#[test]
fn bombs_in_disguise() {
    let spaces = packed(&vec![b' '; 150 << 20]);
    let content = |entries: &str, data: &[u8], more: &[u8]| {
        file(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>".to_vec(),
            stream(entries, data),
            more.to_vec(),
        ])
    };
    let named = |entries: &str, data: &[u8]| refused(entries, &content(entries, data, b"/FlateDecode"));
    assert_eq!(named("/Filter /FlateDecode", &spaces), "pdf-qua-lon");
    assert_eq!(named("/Filter /#46lateDecode", &spaces), "pdf-qua-lon");
    assert_eq!(named("/Filter 5 0 R", &spaces), "pdf-qua-lon");
    assert_eq!(named("/Filter [5 0 R 5 0 R]", &packed(&spaces)), "pdf-qua-lon");
    // Without the header that a reader can do without.
    assert_eq!(named("/Filter /FlateDecode /DecodeParms null", &spaces[2..]), "pdf-qua-lon");
    let runs = packed(&[129, b' '].repeat(2 << 20));
    assert_eq!(named("/Filter [/FlateDecode /RunLengthDecode]", &runs), "pdf-qua-lon");
    let zeros = packed(&vec![b'z'; 40 << 20]);
    assert_eq!(named("/Filter [/FlateDecode /ASCII85Decode]", &zeros), "pdf-qua-lon");
}

#[test]
fn what_is_shown_many_times() {
    let megabytes = packed(&vec![b' '; 10 << 20]);
    let times = |times: usize| {
        file(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents [{}] >>", "4 0 R ".repeat(times))
                .into_bytes(),
            stream("/Filter /FlateDecode", &megabytes),
        ])
    };
    assert!(read(&times(3)).is_ok());
    assert_eq!(refused("one stream, 200 times", &times(200)), "pdf-qua-lon");
    let letters = "1 0 0 1 50 50 Tm (a) Tj 1 0 0 1 500 500 Tm (a) Tj ".repeat(5_000);
    let kids: String = (5..2_005).map(|number| format!("{number} 0 R ")).collect();
    let mut pages = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count 2000 /MediaBox [0 0 600 800] /Resources << /Font << /R 4 0 R >> >> >>")
            .into_bytes(),
        stream("", format!("BT /R 12 Tf {letters} ET").as_bytes()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>".to_vec(),
    ];
    pages.extend(vec![b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>".to_vec(); 2000]);
    assert_eq!(refused("2,000 pages of 10,000 runs", &file(&pages)), "pdf-qua-lon");
}

/// A page that may be read but not drawn.
fn not_drawn(name: &str, bytes: &[u8]) {
    let begin = Instant::now();
    assert!(read(bytes).is_ok(), "{name}");
    let outcome = png(bytes, 0, 110.0).map(|picture| picture.len());
    eprintln!("{name}: {:.1?}", begin.elapsed());
    assert!(begin.elapsed() < Duration::from_secs(10), "{name} took {:?}", begin.elapsed());
    assert_eq!(outcome.expect_err(name).diagnostic().rule, "pdf-qua-lon", "{name}");
}

#[test]
fn pictures_and_dashes_beyond_measure() {
    not_drawn("short dashes", &page(b"[0.0000001] 0 d 0 0 m 600 800 l S", "", "", &[]));
    not_drawn(
        "short dashes around letters",
        &page(b"[0.0000001] 0 d BT 1 Tr /R 12 Tf 50 700 Td (abc) Tj ET", "", "", &[]),
    );
    let inline = [b"BI /W 1000000000 /H 1000000000 /BPC 8 /CS /G ID ".to_vec(), vec![b'x'; 1000], b" EI".to_vec()];
    not_drawn("an inline picture", &page(&inline.concat(), "", "", &[]));
    let picture = |entries: &str, data: &[u8]| {
        let entries = format!("/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray {entries}");
        page(b"500 0 0 500 0 0 cm /I Do", "", "/XObject << /I 5 0 R >>", &[stream(&entries, data)])
    };
    not_drawn(
        "a fax",
        &picture(
            "/Width 9 /Height 9 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>",
            &[0x80; 1000],
        ),
    );
    not_drawn(
        "a JPEG",
        &picture(
            "/Width 9 /Height 9 /Filter /DCTDecode",
            b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03",
        ),
    );
    not_drawn(
        "a JPEG 2000",
        &picture("/Width 9 /Height 9 /Filter /JPXDecode", b"\xff\x4f\xff\x51\0\x2f\0\0\0\x01\0\0\0\x01\0\0"),
    );
    not_drawn(
        "a JBIG2",
        &picture("/Width 9 /Height 9 /Filter /JBIG2Decode", b"\0\0\0\0\x30\0\x01\0\0\0\x13\0\0\xff\xff\0\0\xff\xff"),
    );
    let small = page(b"[3 2] 0 d 0 0 m 600 800 l S BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI", "", "", &[]);
    assert!(png(&small, 0, 72.0).is_ok());
}
