use super::*;
use crate::report::example::Example;

#[test]
fn a_finding_and_its_box_point_at_each_other() {
    let example = Example::new();
    let page = html(&example.report(), &[vec![0x89, b'P', b'N', b'G']], Lang::Vi);
    assert!(page.contains("src=\"data:image/png;base64,iVBORw==\""));
    assert!(
        page.contains(
            "<a class=\"box warning\" id=\"b3\" href=\"#f3\" style=\"left:13.90%;top:8.28%;width:38.86%;height:2.22%\""
        ),
        "{page}"
    );
    assert!(page.contains("<li class=\"warning\" id=\"f3\">\n<p><a href=\"#b3\">"), "{page}");
    assert_eq!(page.matches("class=\"box").count(), 1, "an accepted finding has no box");
    assert!(page.contains("1 lỗi, 1 cảnh báo, 1 lưu ý") && page.contains("40 quy tắc đạt, 3 không đạt"));
}

#[test]
fn every_text_is_escaped() {
    let example = Example::new();
    let report = Report { name: "<script>\"&'.pdf", ..example.report() };
    let page = html(&report, &[], Lang::En);
    assert!(page.contains("&lt;script&gt;&quot;&amp;&#39;.pdf") && page.contains("<code>&lt;CV&gt;</code>"));
    assert_eq!(page.matches("<script>").count(), 1);
    assert_eq!(rich("a ` b"), "a ` b");
}

#[test]
fn nothing_is_fetched() {
    let page = html(&Example::new().report(), &[], Lang::Vi);
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("));
}

#[test]
fn boxes_stay_on_the_page() {
    let outside = Rect { x: -20.0, y: 290.0, width: 500.0, height: 500.0 };
    assert_eq!(percent(outside, 210.0, 297.0), "left:0.00%;top:97.37%;width:100.00%;height:2.63%");
    let nowhere = Rect { x: 400.0, y: 400.0, width: 1.0, height: 1.0 };
    assert_eq!(percent(nowhere, 210.0, 297.0), "left:100.00%;top:100.00%;width:0.00%;height:0.00%");
}

#[test]
fn a_page_that_could_not_be_drawn_says_so() {
    let page = html(&Example::new().report(), &[vec![]], Lang::Vi);
    assert!(page.contains("Không vẽ được hình trang này") && !page.contains("<img"), "{page}");
    assert!(!html(&Example::new().report(), &[], Lang::Vi).contains("Không vẽ được"));
}
