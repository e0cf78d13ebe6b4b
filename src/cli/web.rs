//! `vanthu web`: the page in the browser.

use super::Status;
use super::args::WebArgs;
use super::output::Output;
use crate::web::{self, Options};
use crate::words::diagnostic::Message;
use crate::words::source::Sources;

pub(super) fn run(args: &WebArgs, out: &Output) -> Status {
    let options = Options { folder: args.folder.clone(), port: args.port, stay: args.stay };
    let served = web::serve(&options, |address| {
        out.result(address);
        out.say(&Message::new(
            "trang đang mở ở địa chỉ trên; Ctrl+C để dừng",
            "the page is open at this address; Ctrl+C ends it",
        ));
        // Where no browser can be found, the address is there to be opened by hand.
        if !args.no_open {
            let _ = webbrowser::open(address);
        }
    });
    match served {
        Ok(()) => Status::Done,
        Err(problem) => {
            out.diagnostics(&[problem], &Sources::default());
            Status::Failed
        }
    }
}
