use super::{FILE_NAME, Near, keys};
use crate::directive::{Document, copy, document};
use crate::rules::source::lint;

/// The examples of a manual in TOML.
fn examples(manual: &str) -> Vec<&str> {
    manual.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn every_key_is_explained(manual: &str, table: &keys::Table) {
    for key in table.keys {
        assert!(manual.contains(&format!("| `{}` |", key.name)), "the manual lacks {}", key.name);
    }
}

#[test]
fn the_manual_of_the_profile_is_true() {
    let manual = include_str!("../../../docs/don-vi.md");
    every_key_is_explained(manual, &keys::PROFILE);
    let [office, letter] = examples(manual)[..] else { panic!("two examples") };
    let near = Some(Near { name: FILE_NAME.to_owned(), folder: String::new(), bytes: office.as_bytes().to_vec() });
    let parsed =
        crate::rules::source::read(Document { near, ..document("thu.toml", letter.as_bytes()) }, &|_| unreachable!());
    assert_eq!(parsed.diagnostics, []);
    let directive = parsed.directive.unwrap();
    assert_eq!(lint(&directive, &parsed.sources), []);
    assert_eq!((directive.recipients.len(), parsed.profile.unwrap().deviations.len()), (3, 1));
    assert_eq!(directive.signer.name.unwrap().value, "Trần Thị Bình");
}

#[test]
fn the_manual_of_copies_and_its_starting_file_are_true() {
    let manual = include_str!("../../../docs/ban-sao.md");
    every_key_is_explained(manual, &keys::COPY);
    for slip in examples(manual).into_iter().chain([copy::STARTER]) {
        let document = document("sao.toml", slip.as_bytes());
        let parsed = crate::rules::source::read_slip(document, copy::Medium::Paper, &|_| unreachable!());
        assert_eq!(parsed.diagnostics, [], "{slip}");
        assert!(parsed.copy.is_some());
    }
}

#[test]
fn the_directive_wins_key_by_key() {
    let office = "luu = 'VT'\n[co_quan]\nten = 'Sở Nội vụ'\ndia_danh = 'Huế'\n[nguoi_ky.an]\nchuc_vu = 'GIÁM ĐỐC'\n";
    let letter = "loai = 'ke-hoach'\nky_hieu = 'KH-SNV'\ntrich_yeu = 'x'\nmo_dau = 'x'\nnoi_nhan = ['x']\nluu = 'VT, VP'\n\
                  nguoi_ky = 'an'\n[co_quan]\nten = 'Sở Y tế'\n";
    let near = Some(Near { name: FILE_NAME.to_owned(), folder: String::new(), bytes: office.as_bytes().to_vec() });
    let parsed =
        crate::rules::source::read(Document { near, ..document("kh.toml", letter.as_bytes()) }, &|_| unreachable!());
    let directive = parsed.directive.unwrap();
    assert_eq!(directive.filing.unwrap().value, "VT, VP");
    assert_eq!(directive.issuer.name[0].value, "Sở Y tế");
    let place = &directive.issuer.place;
    assert_eq!((place.value.as_str(), place.span.file), ("Huế", 1), "its place is in the profile");
    assert_eq!(parsed.sources.text(place.span), "Huế");
}
