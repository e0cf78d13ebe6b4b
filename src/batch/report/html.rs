//! `index.html`: one page with a link to every document.

use std::io::{self, Write};

use super::{Found, Ledger, Record, Shared, Weight};

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>Kết quả tạo văn bản hàng loạt</title>\n<style>\n\
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}\n\
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}\n\
td.n{text-align:right}.error,.failure{color:#a00}.warning{color:#850}.note{color:#555}ul{margin:0;padding-left:1.2rem}\n</style>\n</head>\n<body>\n";

/// The report as a page.
///
/// # Errors
/// What the ledger and the writer say.
pub fn html(ledger: &Ledger, mut out: impl Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    let parts = ledger.totals().each().into_iter().filter(|(n, _)| *n > 0);
    let parts = parts.map(|(n, outcome)| format!("{n} {}", outcome.words()));
    let summary = parts.collect::<Vec<_>>().join(", ");
    writeln!(out, "<h1>Kết quả tạo văn bản hàng loạt</h1>\n<p>{} dòng: {summary}.</p>", ledger.rows())?;
    common(ledger.shared(), &mut out)?;
    writeln!(
        out,
        "<table>\n<tr><th>Dòng trong bảng</th><th>Văn bản</th><th>Số trang</th><th>Kết quả</th><th>Phát hiện</th></tr>"
    )?;
    for record in ledger.records() {
        let record = record?;
        let links = record.files.iter().map(|f| format!("<a href=\"{}\">{}</a>", address(f), escaped(f)));
        let links = links.collect::<Vec<_>>().join("<br>");
        let name = if links.is_empty() { escaped(&record.name) } else { links };
        writeln!(
            out,
            "<tr><td class=\"n\">{}</td><td>{name}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>",
            record.row,
            record.pages,
            record.outcome.words(),
            findings(&record, ledger.shared()),
        )?;
    }
    writeln!(out, "</table>")?;
    if !ledger.old.is_empty() {
        writeln!(out, "<h2>Tệp của lần chạy trước không còn ứng với dòng nào</h2>\n<ul>")?;
        for old in &ledger.old {
            writeln!(out, "<li>{}: {}</li>", escaped(&old.file), old.words())?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</body>\n</html>")?;
    out.flush()
}

/// What several rows share.
fn common(shared: &Shared, out: &mut impl Write) -> io::Result<()> {
    let all = shared.all();
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Phát hiện chung của nhiều dòng: sửa ở văn bản mẫu</h2>\n<ol>")?;
    for (found, rows) in all {
        let (class, words, source) = (class(found), escaped(&found.message), escaped(&found.source));
        writeln!(out, "<li class=\"{class}\">{rows} dòng: {words} ({source})</li>")?;
    }
    writeln!(out, "</ol>")
}

fn class(found: &Found) -> &'static str {
    match found.severity {
        Weight::Failure => "failure",
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "note",
    }
}

fn findings(record: &Record, shared: &Shared) -> String {
    let items = record.findings.iter().map(|f| {
        let words = escaped(&shared.words(f));
        format!("<li class=\"{}\">{words}</li>", class(f))
    });
    let items: String = items.collect();
    if items.is_empty() { items } else { format!("<ul>{items}</ul>") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A file name as an address: every byte that is not plain is written in hexadecimal.
fn address(file: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    file.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
