//! The starting file of every kind (`vanthu new`): valid as it stands, set without a finding, and shown in the docs.

use std::path::Path;

use vanthu::compose::{Templates, sample};
use vanthu::press::Press;
use vanthu::typeset::Fonts;
use vanthu::words::kind::Kind;

#[test]
fn every_kind_has_a_starting_file_without_a_finding() {
    let press = Press::new(Templates::built_in().expect("built-in templates parse"), Fonts::bundled());
    assert_eq!(Kind::ALL.len(), 29, "Điều 7");
    for kind in Kind::ALL {
        let file = sample(*kind);
        assert!(file.starts_with("# "), "{}: no starting file with comments", kind.key());
        let parsed = vanthu::rules::source::parse("moi.toml", file.as_bytes(), &|_| unreachable!("it names no file"));
        assert_eq!(parsed.diagnostics, [], "{}", kind.key());
        let directive = parsed.directive.expect("without a failure there is a directive");
        assert_eq!(directive.kind, *kind);
        assert_eq!(vanthu::rules::source::lint(&directive, &parsed.sources), [], "{}", kind.key());
        if let Err(problems) = press.print(&directive) {
            panic!("{}: {problems:#?}", kind.key());
        }
    }
}

#[test]
fn every_kind_has_a_case_and_a_picture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = include_str!("../docs/kinds.md");
    for kind in Kind::ALL {
        let key = kind.key();
        assert!(root.join(format!("cases/loai-{key}/directive.toml")).is_file(), "{key}: no case");
        assert!(root.join(format!("docs/gallery/{key}.png")).is_file(), "{key}: no picture");
        assert!(table.contains(&format!("| `{key}` |")), "{key}: not in docs/kinds.md");
    }
}
