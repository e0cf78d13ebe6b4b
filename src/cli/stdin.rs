//! Standard input and output, which `-` stands for.

use std::io;
use std::path::Path;

use crate::desk::files::{Given, TABLE_LIMIT, read_all, unreadable};
use crate::words::diagnostic::Diagnostic;

/// Whether a path stands for standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file of the command line; for `-` what stands on standard input.
pub(super) fn given(path: &Path) -> Result<Given, Diagnostic> {
    if !is_dash(path) {
        return Ok(Given::File(path.to_owned()));
    }
    let bytes = read_all(io::stdin().lock(), TABLE_LIMIT).map_err(|e| unreadable(path, &e))?;
    Ok(Given::Bytes(path.to_owned(), bytes))
}
