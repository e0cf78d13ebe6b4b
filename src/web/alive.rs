//! Which tabs are open: when the last one is closed, the program may end.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

/// A hidden tab is allowed to speak once a minute: one that is silent for longer than this was lost.
const LOST: Duration = Duration::from_secs(150);
/// A page that is loaded again closes and opens within this time.
const GRACE: Duration = Duration::from_secs(5);

/// The tabs by the name each gave itself, and when it last spoke.
#[derive(Default)]
pub(super) struct Tabs(Mutex<State>);

#[derive(Default)]
struct State {
    seen: HashMap<String, Instant>,
    empty_since: Option<Instant>,
    opened: bool,
}

impl Tabs {
    /// A tab says that it is there, or that it goes.
    pub(super) fn speaks(&self, tab: &str, leaves: bool) {
        let Ok(mut state) = self.0.lock() else { return };
        state.opened = true;
        if leaves {
            state.seen.remove(tab);
        } else {
            state.seen.insert(tab.chars().take(64).collect(), Instant::now());
        }
        state.settle();
    }

    /// Waits until a tab was open and all are closed.
    pub(super) async fn all_closed(&self) {
        loop {
            tokio::time::sleep(Duration::from_millis(500)).await;
            let Ok(mut state) = self.0.lock() else { return };
            state.settle();
            if state.opened && state.empty_since.is_some_and(|since| since.elapsed() > GRACE) {
                return;
            }
        }
    }
}

impl State {
    fn settle(&mut self) {
        self.seen.retain(|_, spoke| spoke.elapsed() < LOST);
        self.empty_since = if self.seen.is_empty() { self.empty_since.or(Some(Instant::now())) } else { None };
    }
}
