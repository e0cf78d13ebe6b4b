//! A room with thick walls for code that reads foreign bytes: its own stack, a time limit, panics caught.

use std::cell::RefCell;
use std::panic;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::error::{Limit, ReadError};
use super::limits::TIME_LIMIT;
use crate::quiet::caught;

/// Stack of the reading thread. Forms may nest 50 deep and objects 512 deep in the reader; the default
/// stack of a thread (2 MiB) is too near to that. Colour spaces and functions may refer to each other without a limit,
/// but the reader gets slower with every link, so that the time limit comes first. Only what is used is taken.
const STACK: usize = 256 << 20;
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
    guarded_within(TIME_LIMIT, job)
}

fn guarded_within<T: Send + 'static>(
    limit: Duration,
    job: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let outcome = caught(job).unwrap_or_else(|cause| {
            Err(cause.downcast::<Stop>().map_or(ReadError::Broken, |stop| ReadError::TooLarge(stop.0)))
        });
        // Nobody listens after a time-out.
        let _ = sender.send(outcome);
    };
    if !hand_over(Box::new(work)) {
        return Err(ReadError::TooSlow);
    }
    receiver.recv_timeout(limit).unwrap_or_else(|cause| match cause {
        RecvTimeoutError::Timeout => {
            WORKER.set(None);
            Err(ReadError::TooSlow)
        }
        RecvTimeoutError::Disconnected => Err(ReadError::Broken),
    })
}

type Work = Box<dyn FnOnce() + Send>;

thread_local! {
    /// The reading thread of this thread: a batch reads thousands of files, and a fresh thread begins with cold memory.
    static WORKER: RefCell<Option<Sender<Work>>> = const { RefCell::new(None) };
}

/// Gives work to the reading thread, a new one if the last is gone or still busy with what ran out of time.
fn hand_over(work: Work) -> bool {
    WORKER.with_borrow_mut(|worker| {
        let work = match worker {
            Some(sender) => match sender.send(work) {
                Ok(()) => return true,
                Err(unsent) => unsent.0,
            },
            None => work,
        };
        let (sender, receiver) = mpsc::channel::<Work>();
        let run = move || receiver.into_iter().for_each(|work| work());
        let began = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(run).is_ok();
        *worker = (began && sender.send(work).is_ok()).then_some(sender);
        worker.is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_happens_an_answer_comes() {
        assert_eq!(guarded(|| Ok(7)), Ok(7));
        assert_eq!(guarded::<()>(|| panic!("on purpose")), Err(ReadError::Broken));
        assert_eq!(guarded::<()>(|| stop(Limit::Marks(3))), Err(ReadError::TooLarge(Limit::Marks(3))));
        let slow = || {
            thread::sleep(Duration::from_millis(500));
            Ok(())
        };
        assert_eq!(guarded_within(Duration::from_millis(20), slow), Err(ReadError::TooSlow));
    }

    #[test]
    fn the_stack_is_deep() {
        fn down(depth: usize) -> usize {
            let room = std::hint::black_box([depth; 1024]);
            if depth == 0 { 0 } else { down(depth - 1) + room[1] - room[0] + 1 }
        }
        // 1,500 frames of 8 KiB or more: many times the stack of an ordinary thread.
        assert_eq!(guarded(|| Ok(down(1_500))), Ok(1_500));
    }
}
