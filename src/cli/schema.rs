//! `vanthu schema`: the JSON Schema of directives.

use super::Status;
use super::output::Output;
use crate::directive::schema::schema;

pub(super) fn run(out: &Output) -> Status {
    match serde_json::to_string_pretty(&schema()) {
        Ok(text) => {
            out.result(&text);
            Status::Done
        }
        Err(_) => Status::Failed,
    }
}
