//! A room with thick walls for code that reads foreign bytes: its own stack, a time limit, panics caught.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use super::error::{Limit, ReadError};
use super::read::TIME_LIMIT;

/// Stack of the reading thread. Form XObjects may nest 50 deep and objects 512 deep in the reader; the default
/// stack of a thread (2 MiB) is too near to that.
const STACK: usize = 64 << 20;
const THREAD: &str = "vanthu-pdf";

/// Thrown through the interpreter, which offers no other way to stop it, when a page passes a limit.
pub(super) struct Stop(pub Limit);

/// Leaves the interpreter at once, without the panic hook.
pub(super) fn stop(limit: Limit) -> ! {
    panic::resume_unwind(Box::new(Stop(limit)))
}

/// Runs a job on foreign bytes and always comes back: the reader's crates are young and may panic on broken input,
/// which means that the file cannot be read. On time-out the thread is left behind; it owns all it works on.
pub(super) fn guarded<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    silence();
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let outcome = panic::catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|cause| {
            Err(cause.downcast::<Stop>().map_or(ReadError::Broken, |stop| ReadError::TooLarge(stop.0)))
        });
        // Nobody listens after a time-out.
        let _ = sender.send(outcome);
    };
    if thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(work).is_err() {
        return Err(ReadError::TooSlow);
    }
    receiver.recv_timeout(TIME_LIMIT).unwrap_or_else(|cause| match cause {
        RecvTimeoutError::Timeout => Err(ReadError::TooSlow),
        RecvTimeoutError::Disconnected => Err(ReadError::Broken),
    })
}

/// Keeps a caught panic of the reading thread from being printed; all other threads keep the hook they had.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(THREAD) {
                previous(info);
            }
        }));
    });
}
