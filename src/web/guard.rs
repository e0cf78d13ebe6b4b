//! Who may ask: a browser of this machine that was given the token, on a page of ours, and nobody else.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::answer;
use super::office::Office;

/// The header that carries the token; a page of another origin cannot send it without being asked first, and is refused.
const TOKEN: &str = "x-vanthu-token";

/// Nothing is loaded from elsewhere, no script stands in a page, no page may frame ours.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
    form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The names this server answers to, and the token of this start.
pub(super) struct Gate {
    hosts: [String; 2],
    token: String,
}

impl Gate {
    /// A gate with a fresh token of 128 bits.
    pub(super) fn new(port: u16) -> std::io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")], token })
    }

    /// The address to open; the fragment stays in the browser and is never sent.
    pub(super) fn address(&self) -> String {
        format!("http://{}/#token={}", self.hosts[0], self.token)
    }

    /// Why a request is turned away.
    fn refusal(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<&'static str> {
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let host = text("host").unwrap_or_default();
        if !self.hosts.iter().any(|known| known == host) {
            return Some("host");
        }
        let ours = |origin: &str| origin.strip_prefix("http://") == Some(host);
        let reads = *method == Method::GET || *method == Method::HEAD;
        match text("origin") {
            Some(origin) if !ours(origin) => return Some("origin"),
            // Browsers name the origin of everything but plain reading; programs without one have the token.
            _ if text("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) => {
                return Some("cross-site");
            }
            None if !reads && text("sec-fetch-site").is_some() => return Some("origin"),
            _ => {}
        }
        let known = text(TOKEN).is_some_and(|token| same(token.as_bytes(), self.token.as_bytes()));
        (path.starts_with("/api/") && !known).then_some("token")
    }
}

/// Compares in a time that does not tell how much is right.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

/// Lets a request through or turns it away, and marks every answer as ours alone.
pub(super) async fn watch(State(office): State<Arc<Office>>, request: Request, next: Next) -> Response {
    let refusal = office.gate.refusal(request.method(), request.uri().path(), request.headers());
    let mut response = match refusal {
        None => next.run(request).await,
        Some(why) => answer::refused(StatusCode::FORBIDDEN, why),
    };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(method: &Method, path: &str, headers: &[(&str, &str)]) -> Option<&'static str> {
        let gate = Gate { hosts: ["127.0.0.1:4000".into(), "localhost:4000".into()], token: "ab".into() };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(header::HeaderName::try_from(*name).unwrap(), HeaderValue::from_str(value).unwrap());
        }
        gate.refusal(method, path, &map)
    }

    const HOST: (&str, &str) = ("host", "127.0.0.1:4000");
    const KEY: (&str, &str) = (TOKEN, "ab");

    #[test]
    fn who_is_let_in() {
        assert_eq!(ask(&Method::GET, "/", &[HOST]), None);
        assert_eq!(ask(&Method::GET, "/api/keys", &[HOST, KEY]), None);
        assert_eq!(ask(&Method::POST, "/api/preview", &[HOST, KEY, ("origin", "http://127.0.0.1:4000")]), None);
        // A program without a browser.
        assert_eq!(ask(&Method::POST, "/api/preview", &[HOST, KEY]), None);
    }

    #[test]
    fn who_is_turned_away() {
        for host in ["127.0.0.1", "127.0.0.1:4001", "127.0.0.1:4000.example", "example:4000", ""] {
            assert_eq!(ask(&Method::GET, "/", &[("host", host)]), Some("host"), "{host}");
        }
        for origin in ["http://127.0.0.1:4001", "https://127.0.0.1:4000", "null", "http://localhost:4000"] {
            assert_eq!(
                ask(&Method::POST, "/api/preview", &[HOST, KEY, ("origin", origin)]),
                Some("origin"),
                "{origin}"
            );
            assert_eq!(ask(&Method::GET, "/api/keys", &[HOST, KEY, ("origin", origin)]), Some("origin"), "{origin}");
        }
        assert_eq!(ask(&Method::GET, "/", &[HOST, ("sec-fetch-site", "cross-site")]), Some("cross-site"));
        assert_eq!(ask(&Method::GET, "/", &[HOST, ("sec-fetch-site", "same-site")]), Some("cross-site"));
        for key in [None, Some((TOKEN, "")), Some((TOKEN, "aa")), Some((TOKEN, "abc"))] {
            let headers: Vec<_> = [HOST].into_iter().chain(key).collect();
            assert_eq!(ask(&Method::GET, "/api/keys", &headers), Some("token"), "{key:?}");
        }
    }
}
