//! The work of the program without its terminal, as another door uses it.

use std::path::{Path, PathBuf};

use vanthu::desk::batch::Order;
use vanthu::desk::files::{Given, write};
use vanthu::desk::{Desk, Stop};
use vanthu::press::Writing;
use vanthu::typeset::Format;
use vanthu::words::diagnostic::Severity;

const LETTER: &str = include_str!("../letter-templates/cong-van/sample.toml");

#[test]
fn a_directive_becomes_pages_with_findings_and_a_batch_stops_and_goes_on() {
    let folder = tempfile::tempdir().expect("a folder to work in");
    let (plan, data) = (folder.path().join("mau.toml"), folder.path().join("don-vi.csv"));
    write(&plan, LETTER.replace("trich_yeu = \"", "trich_yeu = \"{{ viec }} ").as_bytes()).expect("written");
    write(&data, "viec\nrà soát\nbáo cáo\nđăng ký\ntổng hợp\n".as_bytes()).expect("written");

    let desk = Desk::default();
    let opened = desk.open_bytes(Path::new("cong-van.toml"), LETTER.as_bytes());
    let pressed = desk.make(&opened, &[Writing::Pages(Format::Pdf(vec![]))], true);
    assert!(pressed.made.expect("it can be set").files[0].1.starts_with(b"%PDF-"));
    assert!(pressed.diagnostics.iter().all(|found| found.severity < Severity::Error));

    let out = folder.path().join("ra");
    let order = Order {
        jobs: Some(1),
        ..Order::new(given(&plan), Some(given(&data)), out, vec![Writing::Pages(Format::Pdf(vec![]))])
    };
    let batch = desk.batch(order).expect("it can be run");
    let stop = Stop::default();
    let first = batch.run(&stop, &mut |_| stop.ask()).expect("it runs").ledger.totals();
    assert!(first.made >= 1 && first.not_reached >= 1 && first.failed == 0, "{first:?}");
    let rest = batch.run(&Stop::default(), &mut |_| ()).expect("it goes on").ledger.totals();
    assert_eq!((rest.made, rest.unchanged, rest.not_reached), (4 - first.made, first.made, 0));
}

fn given(path: &Path) -> Given {
    Given::File(PathBuf::from(path))
}

#[test]
fn several_threads_look_at_documents_of_one_desk() {
    let desk = Desk::default();
    let look = |subject: &str| {
        let text = LETTER.replace("trich_yeu = \"", &format!("trich_yeu = \"{subject} "));
        let opened = desk.open_bytes(Path::new("cong-van.toml"), text.as_bytes());
        desk.preview(&opened, &Stop::default()).expect("nobody asked to stop")
    };
    let seen: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = ["một", "hai", "ba"].into_iter().map(|word| scope.spawn(move || look(word))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    for preview in &seen {
        assert!(!preview.marks.is_empty() && preview.pages().all(|page| page.starts_with("<svg")));
        assert!(preview.findings.iter().all(|found| found.severity < Severity::Error), "{:?}", preview.findings);
    }
    assert_ne!(seen[0].pages().next(), seen[1].pages().next());
    let stopped = Stop::default();
    stopped.ask();
    let opened = desk.open_bytes(Path::new("cong-van.toml"), LETTER.as_bytes());
    assert!(desk.preview(&opened, &stopped).is_none());
}
