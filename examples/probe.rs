use vanthu::check::{check, locate};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let pages = vanthu::pdf::read(&bytes).unwrap();
    let long = std::env::args().nth(2).is_some();
    for document in locate::documents(&pages) {
        let d = locate::locate(document);
        println!(
            "== pages {}..{} kind {:?} standard {:?} frame {:?} annexes {:?}",
            d.page_number(0),
            d.page_number(0) + d.pages.len() - 1,
            d.kind,
            d.standard_id,
            d.frame,
            d.annexes
        );
        for (c, blocks) in &d.found {
            for b in blocks.iter().take(if long { 1000 } else { 3 }) {
                let r = &b.rows[0];
                println!(
                    "{c:?} {:?} p{} y{:.1} x{:.1}-{:.1} {}pt b{} i{} line {:?} | {}",
                    b.confidence,
                    r.page + 1,
                    r.baseline,
                    r.x,
                    r.right,
                    r.size,
                    r.is_bold(),
                    r.is_italic(),
                    b.line.map(|l| (l.rect.x, l.rect.y, l.rect.width)),
                    b.rows
                        .iter()
                        .map(|r| r.text.clone())
                        .collect::<Vec<_>>()
                        .join(" ¦ ")
                        .chars()
                        .take(150)
                        .collect::<String>()
                );
            }
        }
    }
    let report = check(&pages);
    for d in &report.diagnostics {
        println!(
            "{:?} [{}] {:?} {}",
            d.severity,
            d.rule,
            match &d.place {
                vanthu::diagnostic::Place::Page { page, .. } => *page,
                _ => 0,
            },
            d.message.vi
        );
    }
    for (id, why) in &report.cannot_tell {
        println!("?? {id}: {}", why.vi);
    }
}
