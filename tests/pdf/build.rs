//! Small PDFs written by hand, and PDFs set by Typst.

use vanthu::typeset::{Fonts, Format, compile_plain, export};

/// A file of these objects, numbered from 1; object 1 is the catalog.
pub(crate) fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let xref = bytes.len();
    bytes.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        bytes.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n", objects.len() + 1);
    bytes.extend_from_slice(trailer.as_bytes());
    bytes
}

/// A stream object.
pub(crate) fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dict} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend_from_slice(content);
    object.extend_from_slice(b"\nendstream");
    object
}

/// One page of 600 × 800 pt with fonts that are not embedded, and more objects from number 5 on.
pub(crate) fn page(content: &[u8], page_extra: &str, resources_extra: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let font = |name: &str, base: &str, kind: &str| {
        format!("/{name} << /Type /Font /Subtype /{kind} /BaseFont /{base} /Encoding /WinAnsiEncoding >>")
    };
    let fonts = [
        font("R", "Times-Roman", "Type1"),
        font("B", "Times-Bold", "Type1"),
        font("W", "Times#20New#20Roman,Bold", "TrueType"),
        font("V", "ABCDEF+.VnTime", "TrueType"),
        font("C", "Calibri-Italic", "TrueType"),
    ];
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R {page_extra} \
             /Resources << /Font << {} >> {resources_extra} >> >>",
            fonts.join(" ")
        )
        .into_bytes(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

/// A PDF of a Typst source, in the bundled fonts.
pub(crate) fn typst(source: &str) -> Vec<u8> {
    let document = compile_plain(source, Fonts::bundled()).expect("the source of a test compiles");
    export(&document, &Format::Pdf(Vec::new())).expect("a plain PDF can be exported").remove(0)
}
