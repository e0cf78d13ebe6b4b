//! Every key of a directive, once: the reader knows no other, the schema is made of them, the manual is tested by them.

pub mod form;
mod forms;
mod office;
mod parts;
mod top;
mod words;

use crate::words::kind::Kind;

pub use forms::{ATTACHED, FORMS, INTRODUCTION, LEAVE, MEETING, PARTY, SECRETARY, TELEGRAM};
pub use office::{COPY, PROFILE, PROFILE_ONLY};
pub use parts::{ANNEX, ASSIGNMENT, COLUMN, FIGURE, GRID, ISSUER, JOINT_ISSUER, RECIPIENTS, SECTION, SIGNER, TASK};
pub use top::TOP;

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// A string or a list of strings.
    Lines,
    /// A whole number.
    Number,
    /// A whole number, or a string such as `2.1`.
    Label,
    /// A table, or a list of a few.
    Few(&'static Table),
    /// `true` or `false`.
    Bool,
    /// A TOML date, or a string such as `2020-04`.
    Date,
    /// One of a few words; a function because some lists live elsewhere.
    Word(fn() -> Vec<&'static str>),
    /// One of a few numbers.
    Size(&'static [i64]),
    /// A table of its own.
    Table(&'static Table),
    /// A table of its own, or its short name in the house profile.
    Named(&'static Table),
    /// In the house profile: tables by short name.
    Names(&'static Table),
    /// In the house profile: lists of strings or of tables by short name.
    Groups(&'static Table),
    /// In the house profile: a reason for each rule.
    Reasons,
    /// A list of strings or of tables.
    Mixed(&'static Table),
    /// A list of strings or of any of two kinds of tables.
    Tasks,
    /// A list of tables.
    Tables(fn() -> &'static Table),
    /// A string, a table that names a file, or a list of tables.
    Body,
    /// `true`, or which draft it is.
    Draft,
    /// A list of lists of strings and numbers.
    Rows,
}

/// Kinds for which something holds.
#[derive(Debug, Clone, Copy)]
pub enum Kinds {
    /// Every kind.
    All,
    /// These.
    Only(&'static [Kind]),
    /// Every kind but these.
    But(&'static [Kind]),
}

impl Kinds {
    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        match self {
            Self::All => true,
            Self::Only(kinds) => kinds.contains(&kind),
            Self::But(kinds) => !kinds.contains(&kind),
        }
    }
}

/// A key and what a clerk is told of it.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Kinds whose directives may have it.
    pub kinds: Kinds,
    /// Those among them whose directives must have it.
    pub needed: Kinds,
    /// What it means, in Vietnamese.
    pub about: &'static str,
}

/// A table of a directive.
#[derive(Debug)]
pub struct Table {
    /// Its name in messages, in Vietnamese and English; the directive itself has none.
    pub name: &'static str,
    /// Its keys, in the order of the manual.
    pub keys: &'static [Key],
}

impl Table {
    /// The key of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}

impl Key {
    /// The key is for these kinds only.
    const fn only(mut self, kinds: &'static [Kind]) -> Self {
        self.kinds = Kinds::Only(kinds);
        self
    }

    /// The key is for every kind but these.
    const fn but(mut self, kinds: &'static [Kind]) -> Self {
        self.kinds = Kinds::But(kinds);
        self
    }

    /// These kinds need the key.
    const fn needed(mut self, kinds: Kinds) -> Self {
        self.needed = kinds;
        self
    }

    /// Whether directives of a kind must have it; of an unknown kind, when nearly all must.
    #[must_use]
    pub fn is_needed(&self, kind: Option<Kind>) -> bool {
        match kind {
            Some(kind) => self.kinds.has(kind) && self.needed.has(kind),
            None => !matches!(self.kinds, Kinds::Only(_)) && !matches!(self.needed, Kinds::Only(_)),
        }
    }
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, kinds: Kinds::All, needed: Kinds::Only(&[]), about }
}

const fn must(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, kinds: Kinds::All, needed: Kinds::All, about }
}

/// Every table, in the order of the manual.
pub const TABLES: &[&Table] = &[
    &TOP,
    &ISSUER,
    &JOINT_ISSUER,
    &SIGNER,
    &RECIPIENTS,
    &SECTION,
    &FIGURE,
    &ANNEX,
    &GRID,
    &COLUMN,
    &ASSIGNMENT,
    &TASK,
    &ATTACHED,
    &TELEGRAM,
    &MEETING,
    &SECRETARY,
    &INTRODUCTION,
    &LEAVE,
    &PARTY,
];
