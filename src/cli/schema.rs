//! `vanthu schema`: JSON Schemas of the files that a clerk writes.

use super::Status;
use super::args::{SchemaArg, SchemaArgs};
use super::output::Output;
use crate::directive::schema::{File, schema};

pub(super) fn run(args: &SchemaArgs, out: &Output) -> Status {
    let file = match args.file {
        SchemaArg::VanBan => File::Directive,
        SchemaArg::DonVi => File::Profile,
        SchemaArg::BanSao => File::Slip,
    };
    match serde_json::to_string_pretty(&schema(file)) {
        Ok(text) => {
            out.result(&text);
            Status::Done
        }
        Err(_) => Status::Failed,
    }
}
