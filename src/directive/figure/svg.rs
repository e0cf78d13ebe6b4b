//! SVG: a drawing and nothing else. What it may not do: run a script, fetch anything from outside, blow up.

use roxmltree::{Document, Node, ParsingOptions};

use super::{Defect, Natural};

/// Elements of a drawing; more take minutes.
const MOST: u32 = 200_000;
/// Depth of its groups.
const DEEPEST: usize = 100;
/// What a picture drawn inside may stand for, once: a use of a use multiplies.
const USES: usize = 2_000;
/// Size of a drawing that tells none, in px.
const PLAIN: [f64; 2] = [300.0, 150.0];
/// Lengths that make sense, in px.
const LENGTHS: std::ops::RangeInclusive<f64> = 1.0..=20_000.0;

/// Elements that do more than draw.
const ACTIVE: [&str; 9] =
    ["script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"];

/// Whether a file is an SVG, by its beginning.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('<') && head.contains("<svg")
}

/// The size of a drawing, when it is safe.
pub(super) fn natural(bytes: &[u8]) -> Result<Natural, Defect> {
    let broken = |vi: &str, en: String| Defect::Broken(vi.to_owned(), en);
    let text = std::str::from_utf8(bytes).map_err(|_| broken("tệp không phải UTF-8", "it is not UTF-8".to_owned()))?;
    if text.contains("<!ENTITY") {
        return Err(active("khai báo thực thể (`<!ENTITY`)", "declares entities"));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        broken(&format!("XML sai ở dòng {}, cột {}", at.row, at.col), format!("broken XML: {error}"))
    })?;
    let root = document.root_element();
    let mut uses = 0;
    for node in root.descendants().filter(Node::is_element) {
        if let Some((vi, en)) = trouble(node) {
            return Err(Defect::Active(vi, en));
        }
        uses += usize::from(node.tag_name().name() == "use");
        if uses > USES || node.ancestors().nth(DEEPEST).is_some() {
            return Err(broken("hình vẽ lồng nhau quá nhiều", "it is nested too deeply".to_owned()));
        }
    }
    let bounds: Vec<f64> = root
        .attribute("viewBox")
        .map(|list| list.split([' ', ',']).filter_map(|number| number.parse().ok()).collect())
        .unwrap_or_default();
    let side = |name, at: usize| {
        let told = root.attribute(name).and_then(length).filter(|px| LENGTHS.contains(px));
        told.or_else(|| bounds.get(at).copied().filter(|px| LENGTHS.contains(px)))
    };
    let points = match (side("width", 2), side("height", 3)) {
        (Some(width), Some(height)) => [width, height],
        _ => PLAIN,
    };
    Ok(Natural { points, dpi: Some(96.0) })
}

fn active(vi: &str, en: &str) -> Defect {
    Defect::Active(vi.to_owned(), en.to_owned())
}

/// What an element does beyond drawing.
fn trouble(node: Node<'_, '_>) -> Option<(String, String)> {
    let name = node.tag_name().name();
    if ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(name)) {
        return Some((format!("có phần tử `<{name}>`, không chỉ là hình vẽ"), format!("has an element `<{name}>`")));
    }
    if name == "style" && node.text().is_some_and(fetches) {
        return Some(outside("@import"));
    }
    node.attributes().find_map(|attribute| {
        let (key, value) = (attribute.name(), attribute.value());
        if key.len() > 2 && key.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) {
            return Some((format!("có mã lệnh ở thuộc tính `{key}`"), format!("has code in the attribute `{key}`")));
        }
        // A link of `<a>` is not followed when the drawing is set.
        let fetched = key == "href" && name != "a" && points_outside(value);
        (fetched || fetches(value)).then(|| outside(value))
    })
}

fn outside(what: &str) -> (String, String) {
    let what: String = what.chars().take(60).collect();
    (format!("lấy `{what}` ở ngoài tệp"), format!("takes `{what}` from outside"))
}

/// Whether an address names something outside of the drawing itself.
fn points_outside(address: &str) -> bool {
    let address = address.trim();
    let embedded = ["data:image/png", "data:image/jpeg", "data:image/jpg"];
    !(address.is_empty() || address.starts_with('#') || embedded.iter().any(|sort| address.starts_with(sort)))
}

/// Whether a style or an attribute fetches something: `@import`, `url(…)` of more than a part of the drawing.
fn fetches(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let addresses = style.split("url(").skip(1).map(|rest| rest.trim_start().trim_start_matches(['"', '\'']));
    style.contains("@import") || addresses.into_iter().any(points_outside)
}

/// A length in px: `120`, `120px`, `80mm`, `100%` (none).
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let at = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    let number: f64 = text[..at].parse().ok()?;
    let px = match text[at..].trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    Some(number * px)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(inner: &str) -> String {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80mm" height="40mm">{inner}</svg>"#
        );
        match natural(svg.as_bytes()) {
            Ok(natural) => format!("{:.0}×{:.0}", natural.points[0], natural.points[1]),
            Err(Defect::Active(vi, _) | Defect::Broken(vi, _)) => vi,
            Err(_) => "?".to_owned(),
        }
    }

    #[test]
    fn a_drawing_is_only_a_drawing() {
        for sound in [
            "<rect width='5' height='5' fill='url(#a)'/>",
            "<use xlink:href='#a'/>",
            "<image href='data:image/png;base64,AAAA'/>",
            "<a href='https://vi.du'><path d='M0 0'/></a>",
            "<style>.a { fill: url(#b) }</style>",
        ] {
            assert_eq!(told(sound), "302×151", "{sound}");
        }
        for active in [
            "<script>alert(1)</script>",
            "<g onload='x()'/>",
            "<image href='/etc/passwd'/>",
            "<image xlink:href='https://vi.du/a.png'/>",
            "<image href='data:image/svg+xml;base64,AAAA'/>",
            "<use href='b.svg#a'/>",
            "<foreignObject/>",
            "<style>@import 'a.css';</style>",
            "<rect style='fill: URL( \"http://vi.du\")'/>",
        ] {
            assert!(!told(active).contains('×'), "{active}: {}", told(active));
        }
    }

    #[test]
    fn bombs_are_refused() {
        let deep = format!("{}{}", "<g>".repeat(300), "</g>".repeat(300));
        assert!(told(&deep).contains("lồng nhau"), "{}", told(&deep));
        assert!(told(&"<use href='#a'/>".repeat(5_000)).contains("lồng nhau"));
        let bomb = r#"<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>"#;
        assert!(matches!(natural(bomb.as_bytes()), Err(Defect::Active(..))));
        assert!(matches!(natural(b"<svg><g></svg>"), Err(Defect::Broken(..))));
    }
}
