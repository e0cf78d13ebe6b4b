//! Copies (bản sao, Phụ lục I, Phần II): a finished PDF and a slip become a copy. The original stays byte for byte;
//! what the copying office says is painted under its last line or, in an electronic copy, in the top right corner.

use crate::directive::copy::{Copy, Medium};
use crate::locate::documents;
use crate::page::{MM_PER_PT, Page, rule};
use crate::pdf::{self, Spot};
use crate::press::Press;
use crate::standard::{Standard, StandardId};
use crate::words::diagnostic::{Diagnostic, Place, Rect, Severity};

/// A finished copy.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub pdf: Vec<u8>,
    /// Page, from 1, that carries what was added.
    pub page: usize,
    /// Whether that page was added too, because there was no room on the last one.
    pub own_page: bool,
    /// What a person should look at.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes a copy of a PDF.
///
/// # Errors
/// A PDF that can't be read or added to, letters that the font lacks, a template that is wrong.
pub fn make(press: &Press, original: &[u8], copy: &Copy, medium: Medium) -> Result<Made, Vec<Diagnostic>> {
    let fail = |error: pdf::ReadError| vec![error.diagnostic()];
    let pages = pdf::read(original).map_err(fail)?;
    let standard = StandardId::Nd30.get();
    let margins = margins(&pages, standard);
    let (block, mut diagnostics) = press.print_copy(copy, medium, margins)?;
    let height = pdf::read(&block).map_err(fail)?.first().map_or(0.0, |page| page.height);
    let (spot, taken) = match medium {
        Medium::Paper => (under_last_line(&pages, height, standard), vec![]),
        Medium::Electronic => corner(&pages, height, standard, margins),
    };
    diagnostics.extend(taken);
    let made = pdf::stamp(original, &block, spot).map_err(fail)?;
    let after = pdf::read(&made).map_err(fail)?;
    let (page, own_page) = match spot {
        Spot::Page { number, .. } => (number, false),
        Spot::Own { .. } => (pages.len() + 1, true),
    };
    if !is_kept(&pages, &after, page) {
        return Err(vec![damaged()]);
    }
    Ok(Made { pdf: made, page, own_page, diagnostics })
}

/// The left and the right margin of the document, in mm, where they can be measured and are such as the decree allows:
/// the rule across the text is as long as its text is wide (Phần II, II.2.a).
fn margins(pages: &[Page], standard: &Standard) -> Option<(f64, f64)> {
    let document = documents(pages).pop()?;
    let last = document.pages.last().filter(|page| is_a4(page, standard))?;
    let frame = document.frame?;
    let (left, right) = (frame.left, last.width - frame.right);
    let slack = document.tolerance().do_dai.gia_tri;
    let allowed = &standard.trang;
    (allowed.le_trai.accepts(left, slack) && allowed.le_phai.accepts(right, slack)).then_some((left, right))
}

fn is_a4(page: &Page, standard: &Standard) -> bool {
    let paper = &standard.trang;
    (page.width - paper.rong.dat).abs() < 2.0 && (page.height - paper.cao.dat).abs() < 2.0
}

/// Under the last line of the last page where the block fits above the bottom margin, else on a page of its own.
fn under_last_line(pages: &[Page], height: f64, standard: &Standard) -> Spot {
    let paper = &standard.trang;
    let own = Spot::Own { top: paper.le_tren.dat, width: paper.rong.dat, height: paper.cao.dat };
    let Some(last) = pages.last() else { return own };
    let bottom = last.height - paper.le_duoi.dat;
    let top = foot(last, bottom) + standard.van_ban.cach_ban_sao.dat;
    if is_a4(last, standard) && top + height <= bottom {
        Spot::Page { number: last.number, left: 0.0, top }
    } else {
        own
    }
}

/// Where what is printed on a page ends, in mm from its top; what stands in the bottom margin is a footer.
fn foot(page: &Page, bottom: f64) -> f64 {
    let descent = StandardId::Nd30.get().van_ban.chan_dong.dat;
    let seen = page.runs.iter().filter(|run| run.is_seen() && !run.text.trim().is_empty());
    let words = seen.filter(|run| run.baseline <= bottom).map(|run| run.baseline + descent * run.size * MM_PER_PT);
    let rules = rule::rules(page).into_iter().map(|rule| rule.rect).filter(|rect| rect.y <= bottom);
    let images = page.images.iter().map(|image| image.rect);
    let drawn = rules.chain(images).map(|rect| rect.y + rect.height);
    words.chain(drawn).fold(0.0, f64::max)
}

/// In the top right corner of the first page, above the text.
fn corner(pages: &[Page], height: f64, standard: &Standard, margins: Option<(f64, f64)>) -> (Spot, Vec<Diagnostic>) {
    let paper = &standard.trang;
    let foot = paper.le_tren.dat - standard.van_ban.cach_o_ban_sao.dat;
    let top = (foot - height).max(0.0);
    let width = standard.van_ban.rong_o_ban_sao.dat;
    // A page that lies across is wider than the stamp.
    let beyond = pages.first().map_or(0.0, |page| page.width - paper.rong.dat);
    let taken = pages.first().and_then(|page| {
        let left = page.width - margins.map_or(paper.le_phai.dat, |(_, right)| right) - width;
        let area = Rect { x: left, y: top, width, height };
        let run = page.runs.iter().find(|run| {
            let visible = run.is_seen() && !run.text.trim().is_empty();
            visible && run.right > left && (top..foot + 3.0).contains(&run.baseline)
        })?;
        Some(taken(area, run.text.trim()))
    });
    (Spot::Page { number: 1, left: beyond, top }, taken.into_iter().collect())
}

fn taken(rect: Rect, words: &str) -> Diagnostic {
    Diagnostic::new(
        "o-ban-sao-da-co-chu",
        Severity::Warning,
        format!("góc trên bên phải trang đầu đã có chữ `{words}`, dòng ghi bản sao đè lên"),
        format!("the top right corner of the first page holds `{words}` already, the line of the copy overlaps it"),
    )
    .at(Place::Page { page: 1, rect, origin: None })
    .hint("xem lại trang đầu của bản sao", "look at the first page of the copy")
}

/// Whether every page shows the words it had, and the page of the block more than that.
fn is_kept(before: &[Page], after: &[Page], added: usize) -> bool {
    let words = |page: &Page| page.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let same = before.iter().zip(after).all(|(old, new)| {
        let (old, new) = (words(old), words(new));
        if added == before.len() + 1 { old == new } else { new.starts_with(&old) }
    });
    let grown = after.get(added - 1).is_some_and(|page| {
        let had = before.get(added - 1).map_or(0, |page| page.runs.len());
        page.runs.len() > had
    });
    same && grown && after.len() == before.len().max(added)
}

fn damaged() -> Diagnostic {
    Diagnostic::new(
        "ban-sao-khong-ghep-duoc",
        Severity::Failure,
        "không ghép được phần bản sao vào tệp PDF này mà giữ nguyên các trang của nó",
        "the copy's part can't be added to this PDF so that its pages stay as they are",
    )
    .hint(
        "mở tệp bằng trình đọc PDF rồi lưu lại (in ra PDF), sau đó sao",
        "open it in a PDF reader, save it again, then copy",
    )
}
