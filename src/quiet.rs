//! Foreign code that reads foreign bytes may panic: that is caught, without a word on the terminal.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::thread;

thread_local! {
    /// Whether a panic of this thread is expected.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What a job gives, or what it panicked with.
pub(crate) fn caught<T>(job: impl FnOnce() -> T) -> thread::Result<T> {
    static ONCE: Once = Once::new();
    // All other panics keep the hook they had.
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                previous(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(job));
    QUIET.set(before);
    outcome
}

#[cfg(test)]
mod tests {
    use super::{QUIET, caught};

    #[test]
    fn a_panic_is_caught_and_quiet_only_inside() {
        assert_eq!(caught(|| (7, QUIET.get())).ok(), Some((7, true)));
        assert!(caught(|| panic!("on purpose")).is_err());
        assert!(!QUIET.get());
    }
}
