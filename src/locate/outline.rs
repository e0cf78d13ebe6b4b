//! Levels of the body as components: căn cứ, phần, chương, mục, điều, khoản, điểm.

use super::Sheet;
use super::text::{fold, has_blanks, is_upper};
use crate::locate::document::{Component, Confidence, Measure, Paragraph, Row};
use crate::words::kind::{Kind, Trait};
use crate::words::level::Level;

/// Paragraphs that name who issues, at most.
const ISSUES: usize = 3;

/// Notes the paragraphs that the standard gives a style of their own.
pub(super) fn locate(sheet: &mut Sheet<'_>, body: &mut [Paragraph], kind: Option<Kind>) {
    let (issues, bases) = opening(sheet, body, kind);
    let decides = body[issues + bases..].iter().take(1).filter(|p| decides(p)).count();
    for at in (0..issues).chain(issues + bases..issues + bases + decides) {
        // Titles in the middle, be they too long or too far off to be seen there.
        body[at].centred = true;
        sheet.put(Component::Decision, body[at].rows.clone(), Confidence::Likely);
    }
    for paragraph in &body[issues..issues + bases] {
        sheet.put(Component::LegalBasis, paragraph.rows.clone(), Confidence::Sure);
    }
    let mut titles = 0;
    for (at, paragraph) in body.iter().enumerate().skip(issues + bases) {
        if titles > 0 {
            titles -= 1;
            continue;
        }
        // What is quoted has an outline of its own.
        if paragraph.quoted {
            continue;
        }
        let next = body.get(at + 1);
        let (component, confidence) = match paragraph.level {
            Level::Part | Level::Chapter => (Component::PartWord, Confidence::Sure),
            Level::Section | Level::Subsection => (Component::SectionWord, Confidence::Sure),
            Level::Article => (Component::Article, Confidence::Sure),
            Level::Roman => (Component::RomanSection, Confidence::Sure),
            Level::Clause if is_titled(paragraph, next) => (Component::TitledClause, Confidence::Likely),
            Level::Clause => (Component::Clause, Confidence::Sure),
            Level::Point => (Component::Point, Confidence::Sure),
            _ if paragraph.centred => continue,
            _ => (Component::Body, Confidence::Sure),
        };
        let title = match component {
            Component::PartWord => Some(Component::PartTitle),
            Component::SectionWord => Some(Component::SectionTitle),
            _ => None,
        };
        sheet.put(component, paragraph.rows.clone(), confidence);
        if let Some(title) = title {
            let under = division_title(&body[at + 1..]);
            titles = under.len();
            sheet.put(title, under.iter().flat_map(|p| p.rows.clone()).collect(), Confidence::Likely);
        }
    }
}

/// How many paragraphs name who issues (Mẫu 1.1-1.3: a line in capitals above the bases; a long one folds), and how many
/// below them are căn cứ.
fn opening(sheet: &Sheet<'_>, body: &[Paragraph], kind: Option<Kind>) -> (usize, usize) {
    let decision = kind.is_some_and(|kind| kind.has(Trait::Decides));
    let bold = |p: &Paragraph| p.rows.iter().all(Row::is_bold);
    let names = |p: &&Paragraph| {
        p.level == Level::Paragraph && is_upper(&p.text()) && (p.centred || decision && bold(p)) && !decides(p)
    };
    let issues = body.iter().take(ISSUES).take_while(names).count();
    // All that stands above the word of decision is a basis, however it begins.
    let plain = |p: &&Paragraph| matches!(p.level, Level::Paragraph | Level::Dash) && !p.centred;
    let above = body[issues..].iter().take_while(plain).count();
    let decided = decision && body.get(issues + above).is_some_and(decides);
    (issues, if decided { above } else { legal_bases(sheet, &body[issues..]) })
}

/// Whether a paragraph is “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”, with or without its colon.
fn decides(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    is_upper(&text) && matches!(fold(&text).as_str(), "quyetdinh" | "quyetnghi")
}

/// How many paragraphs at the beginning are căn cứ, with what stands above them: a line naming who issues.
fn legal_bases(sheet: &Sheet<'_>, body: &[Paragraph]) -> usize {
    let slanted = |p: &Paragraph| p.rows.iter().all(Row::is_italic);
    let italic = body.first().is_some_and(slanted);
    // An official letter has prose that begins with “Căn cứ”; only what is set as a basis is one.
    let letter = sheet.one(Component::LetterSubject).is_some();
    let is_base = |p: &&Paragraph| {
        let words = fold(&p.text());
        let opens = ["cancu", "theodenghi", "xet", "theoquyetdinh"].iter().any(|word| words.starts_with(word));
        // A contract rests on what its parties agreed on: “Theo thỏa thuận …”.
        let rests = words.starts_with("theo") && slanted(p) && p.text().ends_with([';', '.', ',']);
        (opens || rests) && !p.text().ends_with(':') && !p.centred
    };
    let count = body.iter().take_while(|p| is_base(p) && (!letter || slanted(p))).count();
    // A form leaves lines of dots for more bases above the centred word of decision.
    let dotted = |p: &&Paragraph| !p.centred && has_blanks(&p.text()) && !p.text().chars().any(char::is_alphanumeric);
    let blanks = body[count..].iter().take_while(dotted).count();
    let decision = body.get(count + blanks).is_some_and(|p| p.centred && is_upper(&p.text()));
    let count = if count > 0 && decision { count + blanks } else { count };
    // One sentence that begins with “Căn cứ” is prose; a list of them, or an italic one, is not.
    let listed = count > 1 || italic || body.first().is_some_and(|p| p.text().ends_with(';'));
    if listed { count } else { 0 }
}

/// A clause that only names what follows: short, no sentence, deeper text below it.
fn is_titled(clause: &Paragraph, next: Option<&Paragraph>) -> bool {
    let text = clause.text();
    let bold = clause.rows.iter().all(Row::is_bold);
    let phrase = !text.ends_with(['.', ';', ':', ',', '/']) && clause.rows.len() == 1;
    let deeper = next.is_some_and(|next| {
        next.level > Level::Clause && next.annex == clause.annex && next.measure != Measure::Continued
    });
    deeper && (phrase || bold && clause.rows.len() <= 3)
}

/// The title right under “Phần”, “Chương”, “Mục”: centred rows, or rows in capitals.
fn division_title(rest: &[Paragraph]) -> &[Paragraph] {
    let is_title = |p: &&Paragraph| p.level == Level::Paragraph && (p.centred || is_upper(&p.text()));
    let count = rest.iter().take_while(is_title).count();
    &rest[..count.min(3)]
}
