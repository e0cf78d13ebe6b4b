//! `.ci/tracked` refuses what no tracked file may hold.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests write files, and stop where they cannot")]

mod common;

use std::path::Path;
use std::process::{Command, Output};

/// What the script says of a repository with one file.
fn judged(name: &str, text: &str) -> Option<Output> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("docs")).unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    let git = |arguments: &[&str]| Command::new("git").args(arguments).current_dir(folder.path()).output();
    let Ok(made) = git(&["init", "-q"]) else {
        common::not_run("git is not here");
        return None;
    };
    assert!(made.status.success() && git(&["add", "."]).unwrap().status.success());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/tracked");
    Some(Command::new(script).arg(folder.path()).output().unwrap())
}

#[test]
fn what_may_not_be_tracked_is_refused() {
    let signs = |sign: &str| sign.repeat(7);
    let home = ["", "home", "lan", "vanthu"].join("/");
    let wrong = [
        ("a.rs", format!("fn a() {{}}\n{} HEAD\n", signs("<"))),
        ("a.md", format!("one\n{} branch\ntwo\n", signs(">"))),
        ("a.toml", format!("{}\n", signs("|"))),
        ("a.rs", format!("const A: &str = \"{home}\";\n")),
        ("a.md", ["see C:", "Users", "lan\n"].join("\\")),
        ("a.md", "[a page](docs/none.md)\n".to_owned()),
        ("docs/a.md", "![a picture](docs/a.md) of [this](a.md)\n".to_owned()),
        ("a.md", "[a part](docs/none.md#part)\n".to_owned()),
    ];
    for (name, text) in wrong {
        let Some(told) = judged(name, &text) else { return };
        assert_eq!(told.status.code(), Some(1), "{text}{}", String::from_utf8_lossy(&told.stderr));
    }
}

#[test]
fn what_is_sound_passes() {
    let right = [
        ("a.md", "[this](a.md), [a part](a.md#b), [below](#b), [outside](https://example.vn/home/a)\n"),
        ("a.md", "```\n[no link](none.md)\n```\n"),
        ("a.md", "Title\n=======\n`~/work/a`, `./home/a`, a << b\n"),
    ];
    for (name, text) in right {
        let Some(told) = judged(name, text) else { return };
        assert!(told.status.success(), "{text}{}", String::from_utf8_lossy(&told.stderr));
    }
}
