//! How large a picture is printed, and what a reader would say of it.

use super::{Format, Natural};
use crate::directive::rules::{self, finding};
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;

/// Points to the inch of a picture that tells none: those of a screen.
const SCREEN: f64 = 96.0;
/// What the caption of the highest picture takes of a page, in mm.
const CAPTION: f64 = 25.0;
const MM_PER_INCH: f64 = 25.4;

/// The width of a picture in mm: the one asked for, else its own, never wider or higher than the page has room; and what is
/// to be said of it.
pub(super) fn fitted(
    natural: Natural,
    format: Format,
    asked: Option<f64>,
    room: f64,
    standard: StandardId,
) -> (f64, Option<Diagnostic>) {
    let figures = &standard.get().van_ban;
    let [across, down] = natural.points;
    let own = across / natural.dpi.unwrap_or(SCREEN) * MM_PER_INCH;
    let wanted = asked.unwrap_or(own.min(figures.rong_hinh.dat * room));
    let highest = page_height(standard) - CAPTION;
    let width = wanted.min(room).min(highest * across / down);
    let told = if wanted > room + 0.5 {
        Some(wide(wanted, room, standard))
    } else if asked.is_some() && width < wanted - 0.5 {
        Some(tall(width, wanted, standard))
    } else if format == Format::Svg {
        None
    } else {
        coarse(across / (width / MM_PER_INCH), width / own, standard)
    };
    (width, told)
}

fn page_height(standard: StandardId) -> f64 {
    let page = &standard.get().trang;
    page.cao.dat - page.le_tren.dat - page.le_duoi.dat
}

fn wide(wanted: f64, room: f64, standard: StandardId) -> Diagnostic {
    finding(
        &rules::FIGURE_WIDE,
        standard,
        format!("hình rộng {wanted:.0} mm, chỗ cho hình chỉ có {room:.0} mm; in vừa {room:.0} mm"),
        format!("the picture is {wanted:.0} mm wide, there is room for {room:.0} mm; it is printed that wide"),
    )
    .hint(format!("ghi `rong = {room:.0}` hoặc nhỏ hơn"), format!("write `rong = {room:.0}` or less"))
}

fn tall(width: f64, wanted: f64, standard: StandardId) -> Diagnostic {
    finding(
        &rules::FIGURE_WIDE,
        standard,
        format!("rộng {wanted:.0} mm thì hình cao hơn trang; in rộng {width:.0} mm"),
        format!("{wanted:.0} mm wide the picture is higher than the page; it is printed {width:.0} mm wide"),
    )
    .hint(format!("ghi `rong = {width:.0}` hoặc nhỏ hơn"), format!("write `rong = {width:.0}` or less"))
}

/// A picture of which the reader sees the points.
fn coarse(dpi: f64, enlarged: f64, standard: StandardId) -> Option<Diagnostic> {
    let figures = &standard.get().van_ban;
    if figures.do_phan_giai_hinh.accepts(dpi, 0.5) && figures.phong_to_hinh.accepts(enlarged, 0.0) {
        return None;
    }
    let least = figures.do_phan_giai_hinh.least();
    let (vi, en) = if figures.phong_to_hinh.accepts(enlarged, 0.0) {
        (String::new(), String::new())
    } else {
        let per_cent = enlarged * 100.0;
        (format!(", phóng to {per_cent:.0} %"), format!(", enlarged to {per_cent:.0} %"))
    };
    let found = finding(
        &rules::FIGURE_COARSE,
        standard,
        format!("hình in ra chỉ có {dpi:.0} điểm trên một inch{vi}, nên từ {least:.0} trở lên"),
        format!("the picture is printed at {dpi:.0} dpi{en}, {least:.0} or more expected"),
    );
    let share = dpi / least;
    Some(found.hint(
        format!("dùng hình nét hơn, hoặc in hình nhỏ lại còn {:.0} %", (share * 100.0).min(100.0)),
        format!("take a finer picture, or print it at {:.0} % of that width", (share * 100.0).min(100.0)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(points: [f64; 2], dpi: Option<f64>, asked: Option<f64>) -> (f64, Option<&'static str>) {
        let (width, told) = fitted(Natural { points, dpi }, Format::Png, asked, 165.0, StandardId::Nd30);
        (width.round(), told.map(|told| told.rule))
    }

    #[test]
    fn a_picture_has_the_size_of_its_file_where_there_is_room() {
        assert_eq!(size([1200.0, 600.0], Some(300.0), None), (102.0, None));
        assert_eq!(size([4000.0, 3000.0], None, None), (124.0, None));
        assert_eq!(size([4000.0, 3000.0], None, Some(165.0)), (165.0, None));
        assert_eq!(size([1000.0, 4000.0], Some(300.0), None), (58.0, None), "no higher than the page");
    }

    #[test]
    fn what_a_reader_would_see_is_told() {
        assert_eq!(size([4000.0, 3000.0], None, Some(200.0)), (165.0, Some(rules::FIGURE_WIDE.id)));
        assert_eq!(size([1000.0, 4000.0], None, Some(120.0)), (58.0, Some(rules::FIGURE_WIDE.id)));
        assert_eq!(size([400.0, 300.0], None, None), (106.0, Some(rules::FIGURE_COARSE.id)));
        assert_eq!(size([100.0, 100.0], None, Some(100.0)), (100.0, Some(rules::FIGURE_COARSE.id)));
        assert_eq!(size([600.0, 400.0], Some(600.0), Some(80.0)), (80.0, Some(rules::FIGURE_COARSE.id)), "over 300 %");
    }
}
