//! The protocol of browser drivers, as far as these tests need it: one request a connection to a driver of our own.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The name the protocol gives an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser.
pub(super) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

/// Whether this machine has what the tests drive.
pub(super) fn is_there() -> bool {
    ["/usr/bin/chromium", "/usr/bin/chromedriver"].iter().all(|path| Path::new(path).exists())
}

/// One HTTP request; the body of the answer as JSON, an error of the driver as `Err`.
pub(super) fn ask(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let body = if method == "GET" || method == "DELETE" { String::new() } else { body.to_string() };
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|e| e.to_string())?;
    stream.set_read_timeout(Some(Duration::from_mins(1))).map_err(|e| e.to_string())?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).map_err(|e| e.to_string())?;
    let mut answer = Vec::new();
    // The driver may keep the connection open: the length says where its answer ends.
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = stream.read(&mut piece).map_err(|e| e.to_string())?;
        answer.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&answer);
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, rest)| {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok());
            length.is_some_and(|length| rest.len() >= length)
        });
        if read == 0 || whole {
            break;
        }
    }
    let text = String::from_utf8_lossy(&answer);
    let body = text.split_once("\r\n\r\n").ok_or("no answer")?.1;
    let value: Value = serde_json::from_str(body).map_err(|e| format!("{e}: {body}"))?;
    let value = value["value"].clone();
    if value.get("error").is_some() { Err(value["message"].as_str().unwrap_or_default().to_owned()) } else { Ok(value) }
}

impl Browser {
    /// A browser with a window of this size and a profile of its own.
    pub(super) fn new(width: u32, height: u32) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("/usr/bin/chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let profile = tempfile::tempdir().unwrap();
        let downloads = profile.path().join("downloads");
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-color-profile=srgb",
            "--lang=vi",
        ];
        let mut arguments: Vec<String> = arguments.map(str::to_owned).into();
        arguments.push(format!("--window-size={width},{height}"));
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "unhandledPromptBehavior": "accept",
            "goog:chromeOptions": {
                "binary": "/usr/bin/chromium", "args": arguments,
                "prefs": { "download.default_directory": downloads.display().to_string() },
            },
        } } });
        let begun = Instant::now();
        let session = loop {
            match ask(port, "POST", "/session", &wanted) {
                Ok(session) => break session,
                Err(e) if begun.elapsed() > Duration::from_secs(30) => panic!("no browser: {e}"),
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        };
        let session = session["sessionId"].as_str().unwrap().to_owned();
        Self { driver, port, session, _profile: profile }
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        ask(self.port, "POST", &format!("/session/{}{path}", self.session), body)
    }

    /// Opens an address.
    pub(super) fn go(&self, address: &str) {
        self.post("/url", &json!({ "url": address })).unwrap();
    }

    /// Runs a script; its value.
    pub(super) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
            .unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Runs a script that calls its last argument when it is done.
    pub(super) fn run_async(&self, script: &str) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": [] }))
            .unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Waits until a script gives something that is not nothing.
    pub(super) fn wait(&self, what: &str, script: &str) -> Value {
        let begun = Instant::now();
        loop {
            let value = self.run(&format!("return {script}"), &[]);
            if !value.is_null() && value != false && value != "" {
                return value;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "waited for {what}: {}",
                self.run("return document.body.innerText", &[])
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// The element of a CSS selector, waited for.
    fn find(&self, selector: &str) -> String {
        let begun = Instant::now();
        loop {
            match self.post("/element", &json!({ "using": "css selector", "value": selector })) {
                Ok(element) => return element[ELEMENT].as_str().unwrap().to_owned(),
                Err(e) if begun.elapsed() > Duration::from_secs(15) => panic!("{selector}: {e}"),
                Err(_) => std::thread::sleep(Duration::from_millis(30)),
            }
        }
    }

    /// Presses an element.
    pub(super) fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.post(&format!("/element/{element}/click"), &json!({})).unwrap_or_else(|e| panic!("{selector}: {e}"));
    }

    /// Types into an element as a person would, over what it holds.
    pub(super) fn fill(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.post(&format!("/element/{element}/clear"), &json!({})).unwrap_or_else(|e| panic!("{selector}: {e}"));
        self.post(&format!("/element/{element}/value"), &json!({ "text": text }))
            .unwrap_or_else(|e| panic!("{selector}: {e}"));
    }

    /// Presses keys where the focus is.
    pub(super) fn press(&self, keys: &[&str]) {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.post("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] })).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = ask(self.port, "DELETE", &format!("/session/{}", self.session), &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
