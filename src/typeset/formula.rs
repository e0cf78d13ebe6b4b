//! Formulas: looked through before they are set, so that no code is reached from one and every mistake has its place.

use std::ops::Range;

use typst::foundations::Value;
use typst::syntax::{LinkedNode, SyntaxKind, parse_math};
use typst::{Library, WorldExt};

use super::fonts::{Fonts, SIGNS};
use super::world::{self, Job, Target};
use super::{Spacing, Typesetter};
use crate::compose::Manuscript;
use crate::standard::StandardId;
use crate::words::diagnostic::Message;

/// More mistakes in one formula nobody reads.
const MOST: usize = 20;
/// Deeper nesting no reader follows.
const DEEPEST: usize = 40;
/// Functions of mathematics that are none: they set text in any style.
const REFUSED: [&str; 3] = ["text", "equation", "std"];

/// A mistake in a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Bytes of the formula.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: Message,
}

impl Typesetter {
    /// Looks through a formula; gives its width in mm.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn formula(&self, source: &str, standard: StandardId, size: f64) -> Result<f64, Vec<Mistake>> {
        let family = self.family(standard);
        let mut mistakes = Vec::new();
        look(&LinkedNode::new(&parse_math(source)), 0, self.stage.library(), &mut mistakes);
        mistakes.extend(unpaired(source).filter(|_| mistakes.is_empty()));
        mistakes.extend(missing(source, self.fonts(), &family));
        mistakes.sort_by_key(|mistake| mistake.at.start);
        mistakes.truncate(MOST);
        if mistakes.is_empty() { self.measured(source, &family, size) } else { Err(mistakes) }
    }

    /// Sets a formula that is sound in itself on a page of its own.
    fn measured(&self, source: &str, family: &str, size: f64) -> Result<f64, Vec<Mistake>> {
        let faces = format!("((name: {family:?}, covers: regex(\"\\\\p{{L}}\")), {:?})", SIGNS[1]);
        let head = format!(
            "#set page(width: auto, height: auto, margin: 0pt)\n#set text(size: {size}pt, fallback: false)\n\
             #show math.equation: set text(font: {faces})\n$ "
        );
        let manuscript = Manuscript { source: format!("{head}{source} $"), ..Manuscript::default() };
        let main = world::main_source(&manuscript);
        let job = Job::new(&self.stage, Target::Pages, &manuscript, &main, Spacing::of(manuscript.standard));
        let place = |span| {
            let range = job.range(span)?;
            Some(range.start.checked_sub(head.len())?..range.end.checked_sub(head.len())?.min(source.len()))
        };
        let document = typst::compile::<typst_layout::PagedDocument>(&job).output;
        let document = document.map_err(|errors| {
            let mistake = |error: &typst::diag::SourceDiagnostic| Mistake {
                at: place(error.span).unwrap_or(0..source.len()),
                message: translated(&error.message),
            };
            errors.iter().map(mistake).collect::<Vec<_>>()
        })?;
        Ok(document.pages().first().map_or(0.0, |page| page.frame.width().to_mm()))
    }
}

fn look(node: &LinkedNode<'_>, depth: usize, library: &Library, mistakes: &mut Vec<Mistake>) {
    let mut tell = |message| {
        // One mistake spoils what stands around it: told at its first place.
        if !mistakes.iter().any(|mistake| mistake.message == message) {
            mistakes.push(Mistake { at: node.range(), message });
        }
    };
    if depth > DEEPEST {
        return tell(Message::new("công thức lồng nhau quá nhiều tầng", "the formula is nested too deeply"));
    }
    match node.kind() {
        SyntaxKind::Error => {
            let errors = node.get().errors_and_warnings().0;
            let message = errors.first().map_or_else(|| node.get().leaf_text().to_string(), |e| e.message.to_string());
            return tell(translated(&message));
        }
        SyntaxKind::Str if node.get().leaf_text().contains('#') => return tell(code()),
        SyntaxKind::MathIdent => {
            let name = node.get().leaf_text();
            let known = library.math.scope().get(name).is_some() && !REFUSED.contains(&name.as_str());
            if !known {
                return tell(unknown(name));
            }
        }
        SyntaxKind::MathFieldAccess => {
            // Only a symbol has parts that are mathematics: `arrow.r`.
            let root = node.children().next();
            let name = root.as_ref().map(|root| root.get().leaf_text().to_string()).unwrap_or_default();
            let value = library.math.scope().get(&name).map(|binding| binding.read().clone());
            if !matches!(value, Some(Value::Symbol(_))) {
                tell(unknown(&node.get().full_text()));
            }
            return;
        }
        kind if !is_mathematics(kind) => return tell(code()),
        _ => {}
    }
    node.children().for_each(|child| look(&child, depth + 1, library, mistakes));
}

/// Whether a part of a formula is mathematics: anything else is code, or markup.
fn is_mathematics(kind: SyntaxKind) -> bool {
    use SyntaxKind as Kind;
    matches!(
        kind,
        Kind::Math
            | Kind::MathText
            | Kind::MathShorthand
            | Kind::MathAlignPoint
            | Kind::MathCall
            | Kind::MathArgs
            | Kind::MathDelimited
            | Kind::MathAttach
            | Kind::MathPrimes
            | Kind::MathFrac
            | Kind::MathRoot
            | Kind::Str
            | Kind::Escape
            | Kind::Linebreak
            | Kind::Space
            | Kind::Named
            | Kind::Ident
            | Kind::Text
            | Kind::LeftParen
            | Kind::RightParen
            | Kind::Comma
            | Kind::Semicolon
            | Kind::Colon
            | Kind::Dot
            | Kind::Underscore
            | Kind::Hat
            | Kind::Slash
            | Kind::Root
    )
}

/// A bracket without a mate: the half-open `[0; 1)` is a pair.
fn unpaired(source: &str) -> Option<Mistake> {
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    for (at, letter) in source.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => open.push(at),
            ')' | ']' | '}' if open.pop().is_none() => {
                let message = Message::new("ngoặc đóng mà không có ngoặc mở", "a closing bracket without its mate");
                return Some(Mistake { at: at..at + 1, message });
            }
            _ => {}
        }
    }
    let at = *open.last()?;
    Some(Mistake { at: at..at + 1, message: translated("unclosed delimiter") })
}

/// Letters and signs that no face for formulas has.
fn missing(source: &str, fonts: &Fonts, family: &str) -> Vec<Mistake> {
    let lacking =
        |(_, letter): &(usize, char)| !letter.is_ascii() && !letter.is_whitespace() && !fonts.sets(family, *letter);
    let mistake = |(at, letter): (usize, char)| Mistake {
        at: at..at + letter.len_utf8(),
        message: Message::new(
            format!("chữ `{letter}` (U+{:04X}) không có trong phông", u32::from(letter)),
            format!("no face has the letter `{letter}` (U+{:04X})", u32::from(letter)),
        ),
    };
    source.char_indices().filter(lacking).map(mistake).take(20).collect()
}

fn code() -> Message {
    Message::new(
        "trong công thức có mã lệnh (`#`) hoặc ghi chú (`//`), chỉ được viết toán",
        "code (`#`) or a comment (`//`) in a formula, only mathematics is read",
    )
}

fn unknown(name: &str) -> Message {
    Message::new(
        format!(
            "không có ký hiệu toán tên `{name}`; chữ để đọc thì đặt giữa hai dấu nháy, tích của nhiều chữ thì để cách nhau"
        ),
        format!("no symbol of mathematics is called `{name}`; put words between quotes, and blanks between letters"),
    )
}

/// What the compiler says, in Vietnamese where it is a usual mistake.
fn translated(message: &str) -> Message {
    let quoted = || message.split(':').nth(1).unwrap_or_default().trim().to_owned();
    let vi = match message {
        "unclosed delimiter" => "ngoặc mở mà không đóng".to_owned(),
        "unclosed string" => "dấu nháy mở mà không đóng".to_owned(),
        "expected expression" => "thiếu một vế của công thức".to_owned(),
        "unexpected slash" => "dấu chia `/` thiếu một vế".to_owned(),
        "unexpected dollar sign" => "công thức không viết dấu `$`".to_owned(),
        _ if message.starts_with("missing argument") => format!("hàm thiếu {}", argument(&quoted())),
        _ if message.starts_with("unexpected argument") => "hàm có thừa phần trong ngoặc".to_owned(),
        _ if message.starts_with("expected ") || message.starts_with("unexpected ") => format!("viết sai: {message}"),
        _ => format!("không dàn được: {message}"),
    };
    Message::new(vi, message)
}

/// What a function lacks, in words.
fn argument(name: &str) -> String {
    let words = match name {
        "radicand" => "biểu thức dưới dấu căn",
        "num" => "tử số",
        "denom" => "mẫu số",
        "upper" | "lower" => "số của tổ hợp",
        "body" | "base" => "phần trong ngoặc",
        other => return format!("`{other}`"),
    };
    words.to_owned()
}
