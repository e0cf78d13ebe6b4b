//! Finished documents as they are printed: pages with text runs, strokes and images, measured in mm and pt.

mod collect;
mod colour;
pub mod draw;
mod error;
mod face;
mod glyph;
mod guard;
mod letters;
pub mod limits;
mod preview;
pub mod read;
mod shown;
pub mod stack;
pub mod stamp;
mod tag;
mod unpack;
mod update;
mod weigh;

pub use draw::png;
pub use error::{Limit, ReadError};
pub use limits::MAX_BYTES;
pub use read::{read, read_own};
pub use stamp::{Spot, stamp};
