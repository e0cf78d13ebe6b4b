//! The parts of the file, their types and relations, packed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Job;
use super::section::{BLANK_FOOT, BLANK_TOP, NUMBERED, own};
use super::xml::Xml;
use crate::standard::Margin;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE_RELATION: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// A part: its path, its type, its relation to the text, its bytes.
struct Part {
    path: String,
    kind: String,
    relation: Option<(String, String)>,
    bytes: Vec<u8>,
}

pub(super) fn pack(job: &Job) -> Vec<u8> {
    let parts = parts(job);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, bytes: &[u8]| {
        // A day long past, and rights that Word for Mac asks for.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(path, options).expect("memory takes every file");
        zip.write_all(bytes).expect("memory takes every byte");
    };
    add("[Content_Types].xml", &content_types(&parts));
    add("_rels/.rels", &package_relations());
    for part in &parts {
        add(&part.path, &part.bytes);
        if part.path == "word/document.xml" {
            add("word/_rels/document.xml.rels", &relations(&parts));
        }
    }
    zip.finish().expect("memory takes every byte").into_inner()
}

fn parts(job: &Job) -> Vec<Part> {
    let word = |name: &str, kind: &str, bytes| Part {
        path: format!("word/{name}.xml"),
        kind: format!("{WORD}.{kind}+xml"),
        relation: Some((format!("rId{}", name.replace('/', "")), format!("{OFFICE}/{kind}"))),
        bytes,
    };
    let margin = |name: &str, relation: String, kind: &str, bytes| Part {
        relation: Some((relation, format!("{OFFICE}/{kind}"))),
        ..word(name, kind, bytes)
    };
    let blank = crate::elements::Section::default();
    let above = job.standard().so_trang.le == Margin::Tren;
    let (kind, root) = if above { ("header", "w:hdr") } else { ("footer", "w:ftr") };
    let mut parts = vec![
        // First of all: what it calls is collected on the way.
        Part { relation: None, ..word("document", "document.main", job.text()) },
        word("styles", "styles", job.styles()),
        word("settings", "settings", Job::settings()),
        word("fontTable", "fontTable", job.font_table()),
        Part {
            kind: "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
            ..word("theme/theme1", "theme", job.theme())
        },
        margin("soTrang", NUMBERED.to_owned(), kind, Job::numbered(root)),
        margin("dauTrong", BLANK_TOP.to_owned(), "header", job.margin("w:hdr", &blank, &[])),
        margin("chanTrong", BLANK_FOOT.to_owned(), "footer", job.margin("w:ftr", &blank, &[])),
    ];
    for (at, section) in job.document.sections.iter().enumerate() {
        for (kind, name, root, blocks) in
            [("header", "Dau", "w:hdr", &section.top), ("footer", "Chan", "w:ftr", &section.foot)]
        {
            if !blocks.is_empty() {
                let name = own(name, at);
                parts.push(margin(&name, format!("rId{name}"), kind, job.margin(root, section, blocks)));
            }
        }
    }
    parts.extend(job.footnotes().map(|bytes| word("footnotes", "footnotes", bytes)));
    for (at, (_, bytes, ending)) in job.images().enumerate() {
        let number = at + 1;
        parts.push(Part {
            path: format!("word/media/anh{number}.{ending}"),
            kind: format!("image/{ending}"),
            relation: Some((format!("rIdAnh{number}"), format!("{OFFICE}/image"))),
            bytes: bytes.to_vec(),
        });
    }
    parts.push(Part {
        path: "docProps/core.xml".to_owned(),
        kind: CORE_TYPE.to_owned(),
        relation: None,
        bytes: job.core(),
    });
    parts.push(Part {
        path: "docProps/app.xml".to_owned(),
        kind: "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        relation: None,
        bytes: job.app(),
    });
    parts
}

fn content_types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", TYPES)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (ending, kind) in [("rels", relations), ("xml", "application/xml")] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for part in parts {
            xml.empty("Override", &[("PartName", &format!("/{}", part.path)), ("ContentType", &part.kind)]);
        }
    });
    xml.finish()
}

fn package_relations() -> Vec<u8> {
    let mut xml = Xml::new();
    let document = format!("{OFFICE}/officeDocument");
    let app = format!("{OFFICE}/extended-properties");
    xml.within("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (id, kind, target) in [
            ("rId1", document.as_str(), "word/document.xml"),
            ("rId2", CORE_RELATION, "docProps/core.xml"),
            ("rId3", app.as_str(), "docProps/app.xml"),
        ] {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

/// Relations of the text to the other parts.
fn relations(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for part in parts {
            let Some((id, kind)) = &part.relation else { continue };
            let target = part.path.trim_start_matches("word/");
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}
