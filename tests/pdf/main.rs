//! The PDF reader, measured against a foreign reader, against pages of known make, and with broken input.

mod broken;
mod build;
mod made;
mod poppler;
