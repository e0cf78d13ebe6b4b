//! Answers: JSON, files, and what went wrong, told as everywhere.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::words::diagnostic::{Diagnostic, Message};

/// A value as JSON.
pub(super) fn json(value: &Value) -> Response {
    with(StatusCode::OK, value)
}

/// A value as JSON with a status of its own.
pub(super) fn with(status: StatusCode, value: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// The bytes of a file.
pub(super) fn file(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response()
}

/// A request that is not let in, or asks for what is not there.
pub(super) fn refused(status: StatusCode, why: &str) -> Response {
    let message = Message::new(
        format!("yêu cầu bị từ chối ({why}): mở trang bằng địa chỉ mà `vanthu web` in ra"),
        format!("the request is refused ({why}): open the page by the address that `vanthu web` prints"),
    );
    with(status, &json!({ "rule": "yeu-cau-bi-tu-choi", "message": message }))
}

/// A job that could not be done: the first of its reasons leads, all of them follow.
pub(super) fn failed(status: StatusCode, problems: &[Diagnostic]) -> Response {
    let one = |d: &Diagnostic| json!({ "rule": d.rule, "severity": d.severity, "message": d.message, "hint": d.hint, "clause": d.clause });
    let all: Vec<Value> = problems.iter().map(one).collect();
    with(
        status,
        &json!({ "rule": all.first().map(|d| &d["rule"]), "message": all.first().map(|d| &d["message"]), "problems": all }),
    )
}
