//! The requests, as `docs/web.md` lists them. Each takes bytes, asks the desk, answers bytes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, Request, State};
use axum::http::StatusCode;
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::office::{self, FORMATS, Office};
use super::{answer, assets, guard};
use crate::desk::Saved;
use crate::directive::keys::form;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::kind::Kind;

/// The largest body of a request in bytes: a directive with all that is typed into it is far smaller.
const LARGEST: usize = 64 << 20;
/// How long the body of a request may take.
const SLOWEST: Duration = Duration::from_secs(30);

/// All requests.
pub(super) fn router(office: Arc<Office>) -> Router {
    Router::new()
        .route("/", get(assets::index))
        .route("/{*path}", get(assets::asset))
        .route("/api/alive", post(alive))
        .route("/api/keys", get(keys))
        .route("/api/documents", get(documents))
        .route("/api/document/{name}", get(open).put(save))
        .route("/api/keep", post(keep))
        .route("/api/new", post(begin))
        .route("/api/sample/{kind}", get(sample))
        .route("/api/preview", post(preview))
        .route("/api/page/{id}", get(page))
        .route("/api/render", post(render))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(middleware::from_fn_with_state(office.clone(), guard::watch))
        .with_state(office)
}

type Said = State<Arc<Office>>;

/// The body of a request as JSON.
async fn body(request: Request) -> Result<Value, Response> {
    let read = tokio::time::timeout(SLOWEST, to_bytes(request.into_body(), LARGEST)).await;
    let bytes = match read {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(answer::refused(StatusCode::PAYLOAD_TOO_LARGE, "body")),
        Err(_) => return Err(answer::refused(StatusCode::REQUEST_TIMEOUT, "body")),
    };
    serde_json::from_slice(&bytes).map_err(|_| answer::refused(StatusCode::BAD_REQUEST, "json"))
}

/// Work that takes processor time, away from the threads that listen; no more at once than there is use for.
async fn work<T: Send + 'static>(office: &Arc<Office>, job: impl FnOnce(&Office) -> T + Send + 'static) -> Option<T> {
    let _turn = office.turns.acquire().await.ok()?;
    let office = office.clone();
    tokio::task::spawn_blocking(move || job(&office)).await.ok()
}

fn broken() -> Response {
    let problem = Diagnostic::new(
        "loi-chuong-trinh",
        Severity::Failure,
        "chương trình gặp lỗi khi làm việc này",
        "the program failed at this job",
    )
    .hint("văn bản đã lưu vẫn còn; tải lại trang rồi thử lại", "what was saved is safe; load the page again and retry");
    answer::failed(StatusCode::INTERNAL_SERVER_ERROR, &[problem])
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The values of the form, where they are sent.
fn values(said: &Value) -> Option<&Value> {
    said.get("values").filter(|values| values.is_object())
}

async fn alive(State(office): Said, request: Request) -> Result<Response, Response> {
    let said = body(request).await?;
    office.tabs.speaks(text(&said, "tab"), said["leaves"] == true);
    Ok(answer::json(&json!({})))
}

async fn keys() -> Response {
    let mut form = form::form();
    form["formats"] = json!(FORMATS.map(|(name, _)| name));
    answer::json(&form)
}

async fn documents(State(office): Said) -> Response {
    match work(&office, Office::list).await {
        Some(Ok(rows)) => {
            answer::json(&json!({ "folder": office.folder.root().display().to_string(), "documents": rows }))
        }
        Some(Err(problem)) => answer::failed(StatusCode::INTERNAL_SERVER_ERROR, &[problem]),
        None => broken(),
    }
}

async fn open(State(office): Said, Path(name): Path<String>) -> Response {
    match work(&office, move |office| office.folder.read(&name)).await {
        Some(Ok((text, revision))) => answer::json(&json!({ "text": text, "revision": revision })),
        Some(Err(problem)) => answer::failed(StatusCode::NOT_FOUND, &[problem]),
        None => broken(),
    }
}

async fn save(State(office): Said, Path(name): Path<String>, request: Request) -> Result<Response, Response> {
    let said = body(request).await?;
    let job = move |office: &Office| office.folder.save(&name, text(&said, "text"), said["revision"].as_str());
    Ok(match work(&office, job).await {
        Some(Ok(Saved::Done(revision))) => answer::json(&json!({ "revision": revision })),
        Some(Ok(Saved::Changed(text, revision))) => {
            answer::with(StatusCode::CONFLICT, &json!({ "text": text, "revision": revision }))
        }
        Some(Err(problem)) => answer::failed(StatusCode::UNPROCESSABLE_ENTITY, &[problem]),
        None => broken(),
    })
}

async fn keep(State(office): Said, request: Request) -> Result<Response, Response> {
    let said = body(request).await?;
    let job =
        move |office: &Office| office.folder.keep(text(&said, "name").trim_end_matches(".toml"), text(&said, "text"));
    Ok(made(work(&office, job).await))
}

async fn begin(State(office): Said, request: Request) -> Result<Response, Response> {
    let said = body(request).await?;
    let Some(kind) = Kind::from_key(text(&said, "kind")) else {
        return Err(answer::refused(StatusCode::BAD_REQUEST, "kind"));
    };
    Ok(made(work(&office, move |office| office.folder.begin(kind)).await))
}

fn made(name: Option<Result<String, Diagnostic>>) -> Response {
    match name {
        Some(Ok(name)) => answer::json(&json!({ "name": name })),
        Some(Err(problem)) => answer::failed(StatusCode::UNPROCESSABLE_ENTITY, &[problem]),
        None => broken(),
    }
}

async fn sample(State(office): Said, Path(kind): Path<String>) -> Response {
    let Some(kind) = Kind::from_key(&kind) else { return answer::refused(StatusCode::NOT_FOUND, "kind") };
    picture(work(&office, move |office| office.sample(kind)).await.flatten())
}

async fn page(State(office): Said, Path(id): Path<String>) -> Response {
    picture(work(&office, move |office| office.pictures.svg(&id)).await.flatten())
}

fn picture(svg: Option<String>) -> Response {
    match svg {
        Some(svg) => answer::file("image/svg+xml", svg.into_bytes()),
        None => answer::refused(StatusCode::NOT_FOUND, "page"),
    }
}

async fn preview(State(office): Said, request: Request) -> Result<Response, Response> {
    let said = body(request).await?;
    let job = move |office: &Office| office.preview(text(&said, "name"), text(&said, "text"), values(&said));
    Ok(match work(&office, job).await {
        Some(Ok(shown)) => answer::json(&shown),
        Some(Err(problem)) => answer::failed(StatusCode::UNPROCESSABLE_ENTITY, &[problem]),
        None => broken(),
    })
}

async fn render(State(desk): Said, RawQuery(query): RawQuery, request: Request) -> Result<Response, Response> {
    let said = body(request).await?;
    let wanted = query.as_deref().and_then(|query| query.strip_prefix("format=")).unwrap_or("pdf").to_owned();
    let Some((format, kind)) = office::format(&wanted) else {
        return Err(answer::refused(StatusCode::BAD_REQUEST, "format"));
    };
    let job = move |office: &Office| office.render(text(&said, "name"), text(&said, "text"), values(&said), &format);
    Ok(match work(&desk, job).await {
        Some(Ok(bytes)) => answer::file(kind, bytes),
        Some(Err(problems)) => answer::failed(StatusCode::UNPROCESSABLE_ENTITY, &problems),
        None => broken(),
    })
}
