//! Passages quoted from other documents: between quotation marks over several paragraphs.

use crate::locate::document::Paragraph;

/// A passage that is not closed within so many paragraphs has lost its mark.
const LONGEST: usize = 80;

/// Notes which paragraphs are quoted.
pub(super) fn mark_quoted(paragraphs: &mut [Paragraph]) {
    let mut at = 0;
    while at < paragraphs.len() {
        let length = passage(&paragraphs[at..]);
        paragraphs[at..at + length].iter_mut().for_each(|paragraph| paragraph.quoted = true);
        at += length.max(1);
    }
}

/// How many paragraphs the passage has that begins with the first; none where it begins none.
fn passage(rest: &[Paragraph]) -> usize {
    let begins = rest.first().is_some_and(|first| first.rows[0].text.starts_with(['“', '"', '«']));
    if !begins {
        return 0;
    }
    let mut depth = 0;
    for (at, paragraph) in rest.iter().take(LONGEST).enumerate() {
        let text = paragraph.text();
        for sign in text.chars() {
            depth += match sign {
                '“' | '«' => 1,
                '”' | '»' => -1,
                // One mark opens and closes alike.
                '"' => {
                    if depth > 0 {
                        -1
                    } else {
                        1
                    }
                }
                _ => 0,
            };
        }
        if depth <= 0 {
            let ends = text.trim_end_matches(['.', ';', ',', ':', '/', ' ']).ends_with(['”', '"', '»']);
            // A paragraph that begins with a word in quotation marks goes on after it.
            return if at > 0 || ends { at + 1 } else { 0 };
        }
    }
    0
}
