//! The door for the browser: a server on the loopback address of this machine, for one folder. It does none of the work
//! of a document; that is the desk's.

mod alive;
mod answer;
mod assets;
mod guard;
mod office;
mod pictures;
mod routes;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use office::Office;

use crate::words::diagnostic::{Diagnostic, Severity};

/// What the page is opened on.
#[derive(Debug)]
pub struct Options {
    /// The folder whose documents it shows; nothing outside it can be read or written.
    pub folder: PathBuf,
    /// The port; 0 lets the system choose one.
    pub port: u16,
    /// Whether the server goes on when the last tab is closed.
    pub stay: bool,
}

/// Serves the page until the process is interrupted or the last tab is closed; `ready` is told its address, with the token
/// that lets a browser in.
///
/// # Errors
/// A port that is taken, a folder that cannot be opened, a machine without random numbers.
pub fn serve(options: &Options, ready: impl FnOnce(&str)) -> Result<(), Diagnostic> {
    let folder = crate::desk::Folder::open(&options.folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|e| refused(options.port, &e))?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|e| refused(options.port, &e))?;
        let port = listener.local_addr().map_err(|e| refused(options.port, &e))?.port();
        let gate = guard::Gate::new(port).map_err(|e| refused(port, &e))?;
        let address = gate.address();
        let office = Arc::new(Office::new(gate, folder));
        let (over, stay) = (office.clone(), options.stay);
        let end = async move {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                () = over.tabs.all_closed(), if !stay => {}
            }
        };
        ready(&address);
        let served = axum::serve(listener, routes::router(office)).with_graceful_shutdown(end).await;
        served.map_err(|e| refused(port, &e))
    })
}

fn refused(port: u16, error: &std::io::Error) -> Diagnostic {
    let hint = if error.kind() == std::io::ErrorKind::AddrInUse {
        ("bỏ `--port` để máy tự chọn cổng còn trống", "leave `--port` out and a free port is chosen")
    } else {
        (
            "thử lại; nếu vẫn vậy, xem phần mềm bảo vệ máy có chặn không",
            "try again; see whether a security program blocks it",
        )
    };
    Diagnostic::new(
        "trang-khong-mo-duoc",
        Severity::Failure,
        format!("không mở được trang ở cổng {port}: {error}"),
        format!("the page cannot be opened on port {port}: {error}"),
    )
    .hint(hint.0, hint.1)
}
