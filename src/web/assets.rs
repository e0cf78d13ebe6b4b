//! The files of the page, inside the program.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

use super::answer;

static PAGE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/web/page");

/// The page itself.
pub(super) async fn index() -> Response {
    file("index.html")
}

/// A file the page asks for.
pub(super) async fn asset(Path(path): Path<String>) -> Response {
    file(&path)
}

fn file(path: &str) -> Response {
    let Some(file) = PAGE.get_file(path) else { return answer::refused(StatusCode::NOT_FOUND, "file") };
    let kind = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    ([(header::CONTENT_TYPE, kind)], file.contents()).into_response()
}
