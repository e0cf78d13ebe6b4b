//! Word files: what reading and writing them share, and the writer. The only room that knows `WordprocessingML`.

pub mod outline;
pub(crate) mod styles;
pub(crate) mod units;
pub mod write;
