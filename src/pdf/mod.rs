//! Finished documents as they are printed: pages with text runs, strokes and images, measured in mm and pt.

pub mod page;
