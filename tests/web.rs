//! The page in a real browser: Debian's Chromium, driven by its own driver. On a machine without it these tests say that they
//! did not run; `.ci/run` sets `VANTHU_BROWSER=1`, which makes a missing browser a failure.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests write and read files, and stop where they cannot"
)]

#[path = "web/driver.rs"]
mod driver;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use driver::Browser;
use serde_json::{Value, json};

/// The program, serving a folder of its own.
struct Program {
    child: Child,
    address: String,
    folder: tempfile::TempDir,
}

impl Program {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (child, address) = serve(folder.path());
        Self { child, address, folder }
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the server and reads its address from the first line it prints.
fn serve(folder: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["web", "--no-open", "--stay"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap_or_else(|| panic!("{line}"));
    (child, address.to_owned())
}

/// The browser, or none where the machine has none and none is demanded.
fn browser(width: u32, height: u32) -> Option<Browser> {
    if driver::is_there() {
        return Some(Browser::new(width, height));
    }
    assert!(std::env::var_os("VANTHU_BROWSER").is_none(), "chromium and chromium-driver are missing");
    eprintln!("not run: this machine has no chromium and chromium-driver");
    None
}

fn case(name: &str) -> String {
    std::fs::read_to_string(Path::new("cases").join(name).join("directive.toml")).unwrap()
}

/// The PDF that the page hands out for the open document, in base 64.
const TAKEN: &str = r#"const done = arguments[arguments.length - 1];
    fetch("/api/render?format=pdf", { method: "POST", headers: { "x-vanthu-token": sessionStorage.getItem("vanthu-token"), "content-type": "application/json" },
      body: JSON.stringify({ name: NAME, text: TEXT }) })
      .then((answer) => answer.arrayBuffer()).then((buffer) => { let text = ""; for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte); done(btoa(text)); });"#;

fn taken(browser: &Browser, name: &str, text: &str) -> String {
    let script = TAKEN.replace("NAME", &json!(name).to_string()).replace("TEXT", &json!(text).to_string());
    browser.run_async(&script).as_str().unwrap().to_owned()
}

#[test]
fn a_letter_is_begun_typed_saved_and_taken_away() {
    let Some(browser) = browser(1366, 768) else { return };
    let program = Program::start();
    browser.go(&program.address);
    browser.click(".row .main");
    browser.wait("the kinds", "document.querySelectorAll('.kinds li').length === 29");
    browser.fill("dialog input[type=search]", "cong van");
    browser.wait("one kind", "document.querySelectorAll('.kinds li').length === 1");
    browser.click(".kinds button");
    browser.wait("pages", "document.querySelectorAll('.sheet img').length > 0");
    let field = |name: &str| format!("[data-path='[\"{name}\"]'] textarea");
    browser.fill(&field("trich_yeu"), "kiểm tra công tác văn thư năm 2027");
    browser.wait("saving", "document.querySelector('.state').textContent.startsWith('Đã lưu')");
    let text = program.read("cong-van.toml");
    assert!(text.contains("kiểm tra công tác văn thư năm 2027"), "{text}");
    assert!(text.contains('#'), "comments of the sample are gone: {text}");
}

#[test]
fn what_is_typed_as_text_prints_the_bytes_of_the_case() {
    let Some(browser) = browser(1366, 768) else { return };
    let program = Program::start();
    let text = case("cong-van-1120-ubnd-kgvx");
    program.write("1120.toml", &text);
    browser.go(&program.address);
    browser.click(".documents a");
    browser.wait("pages", "document.querySelectorAll('.sheet img').length === 2");
    let ours = taken(&browser, "1120.toml", &text);
    let pdf = program.folder.path().join("1120.pdf");
    let made = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["render", "-o"])
        .arg(&pdf)
        .arg(program.folder.path().join("1120.toml"))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let begins = browser.run("return atob(arguments[0]).slice(0, 5)", &[json!(ours)]);
    assert_eq!(begins, "%PDF-");
    let theirs = std::fs::read(pdf).unwrap();
    let sums = browser.run(
        "let a = 0, b = 0; const t = atob(arguments[0]); for (let i = 0; i < t.length; i++) { a = (a + t.charCodeAt(i)) % 65521; b = (b + a) % 65521; } return [t.length, a, b]",
        &[json!(ours)],
    );
    let (mut a, mut b) = (0_u32, 0_u32);
    for byte in &theirs {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    assert_eq!(sums, json!([theirs.len(), a, b]));
}

#[test]
fn a_finding_leads_to_its_field_and_undo_takes_a_change_back() {
    let Some(browser) = browser(1366, 768) else { return };
    let program = Program::start();
    program.write(
        "1120.toml",
        &case("cong-van-1120-ubnd-kgvx").replace("ky_hieu = \"UBND-KGVX\"", "ky_hieu = \"CV-UBND\""),
    );
    browser.go(&program.address);
    browser.click(".documents a");
    browser.wait("the finding", "document.querySelector('.summary.error')");
    browser.click(".summary");
    browser.click(".long button");
    let focused = "document.activeElement.closest('[data-path]')?.dataset.path";
    browser.wait("the field", &format!("{focused} === '[\"ky_hieu\"]'"));
    browser.fill("[data-path='[\"ky_hieu\"]'] textarea", "UBND-KGVX");
    browser.wait("no error", "!document.querySelector('.summary.error')");
    browser.press(&["\u{e009}", "z"]);
    browser.wait("the error again", "document.querySelector('.summary.error')");
    let value: Value = browser.run("return document.querySelector(`[data-path='[\"ky_hieu\"]'] textarea`).value", &[]);
    assert_eq!(value, "CV-UBND");
}

#[test]
fn a_file_changed_elsewhere_is_never_written_over() {
    let Some(browser) = browser(1366, 768) else { return };
    let program = Program::start();
    let text = case("cong-van-1120-ubnd-kgvx");
    program.write("1120.toml", &text);
    browser.go(&program.address);
    browser.click(".documents a");
    browser.wait("the form", "document.querySelector(`[data-path='[\"luu\"]'] textarea`)");
    let theirs = text.replace("Võ Thị Hồng Ánh", "Lê Thị Sen");
    program.write("1120.toml", &theirs);
    browser.fill("[data-path='[\"luu\"]'] textarea", "VT, TH");
    browser.wait("both versions", "document.querySelectorAll('.versions pre').length === 2");
    assert_eq!(program.read("1120.toml"), theirs);
    browser.click("dialog .main");
    browser.wait("saving", "document.querySelector('.state').textContent.startsWith('Đã lưu')");
    assert!(program.read("1120.toml").contains("VT, TH"));
    assert_eq!(program.read("1120-ban-khac.toml"), theirs);
}
