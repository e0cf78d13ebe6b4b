use super::Plan;
use crate::batch::rows::{self, Table};
use crate::directive::model::{Block, Directive, Recipient};
use crate::directive::{self, Parsed};
use crate::words::diagnostic::Diagnostic;

const PLAN: &str = r#"
loai = "ke-hoach"
so = "{{ so_kh }}"
ky_hieu = "KH-UBND"
ngay = "{{ ngay_ky }}"
trich_yeu = "Phát triển {{ ten_don_vi }} năm {{ nam }}"
noi_nhan = ["Bộ GDĐT", "{{ noi_nhan_them }}", { chu = "Thành ủy", khi = "la_thanh_pho" }]
luu = "VT"
noi_dung = """
I. MỤC TIÊU
1. Dân số {{ dan_so }} người ({{ dan_so | so_thanh_chu }})
{% if co_bien %}
2. Kinh tế biển
{% endif %}
3. Văn hóa
a) Lễ hội;
{% if co_bien -%}
b) Du lịch biển;
{% endif -%}
c) Thể thao.
II. TỔ CHỨC THỰC HIỆN
"""

[[nhiem_vu]]
giao = "Sở Nội vụ"
viec = ["Báo cáo{% if ngay_ky %} trước {{ ngay_ky | ngay_thang_nam }}{% endif %}."]

[[nhiem_vu]]
giao = "Sở Nông nghiệp và Môi trường"
khi = "co_bien and dan_so > 1000"
viec = [{ chu = "Thực hiện {{ t.ten }}: {{ t.muc }};", lap = "t in chi_tieu" }]

[co_quan]
ten = ["Ủy ban nhân dân", "{{ ten_don_vi }}"]
dia_danh = "Huế"

[nguoi_ky]
chuc_vu = "CHỦ TỊCH"
ho_ten = "{{ nguoi_ky | in_hoa }}"
"#;

const ROWS: &str = "Tên đơn vị;Năm;Dân số;Có biển;Là thành phố;Số KH;Ngày ký;Người ký;Nơi nhận thêm
thành phố Huế;2026;1.234;có;x;7;05/3/2026;Trần An;Cục Biển
tỉnh Lào Cai;2026;950;không;;;;Lê Bình;
tỉnh Sơn La;2026;2.000;0;;;01/01/2026;;";

fn table(text: &str) -> Table {
    let mut table = rows::read("don-vi.csv", text.as_bytes(), None, false).unwrap();
    let targets = "Tên đơn vị,Tên,Mức\nthành phố Huế,cảng,2\nthành phố Huế,đảo,\"55,5 %\"";
    let targets = rows::read("chi-tieu.csv", targets.as_bytes(), None, false).unwrap();
    table.join("chi_tieu", &targets, "chi-tieu.csv", "ten_don_vi").unwrap();
    table
}

fn merged(plan: &str, rows: &str, row: usize) -> (Option<Directive>, Vec<Diagnostic>) {
    let table = table(rows);
    let plan =
        Plan::new(directive::document("kh.toml", plan.as_bytes()), &table.columns).unwrap_or_else(|e| panic!("{e:?}"));
    let merged = plan.merge("don-vi.csv", &table, &table.rows[row]);
    let Parsed { directive, diagnostics, .. } = crate::rules::source::read(merged.document, &|_| unreachable!());
    (directive, merged.findings.into_iter().chain(diagnostics).collect())
}

fn body(directive: &Directive) -> Vec<String> {
    let items = directive.body.iter().flat_map(|block| match block {
        Block::Text(items) => items.iter().map(|i| format!("{} {}", i.mark, i.text.value)).collect(),
        Block::Assignments(all) => {
            all.iter().map(|a| format!("→ {} {}", a.assignees.value, a.tasks.len())).collect::<Vec<_>>()
        }
        Block::Table(table) => vec![format!("▦ {} {}", table.columns.len(), table.rows.len())],
        Block::Figures(figures) => vec![format!("▣ {}", figures.len())],
        Block::Formula(formula) => vec![format!("∑ {}", formula.source)],
    });
    items.collect()
}

#[test]
fn a_row_fills_every_blank() {
    let (directive, found) = merged(PLAN, ROWS, 0);
    assert!(found.is_empty(), "{found:#?}");
    let directive = directive.unwrap();
    assert_eq!(directive.number, Some(7));
    assert_eq!((directive.date.day, directive.date.month), (Some(5), Some(3)));
    assert_eq!(directive.subject.value, "Phát triển thành phố Huế năm 2026");
    assert_eq!(directive.signer.name.as_ref().unwrap().value, "TRẦN AN");
    assert_eq!(directive.recipients.len(), 3);
    let body = body(&directive);
    assert_eq!(body[1], "1. Dân số 1.234 người (một nghìn hai trăm ba mươi tư)");
    assert_eq!(body.last().unwrap(), "→ Sở Nông nghiệp và Môi trường 2");
}

#[test]
fn what_a_condition_drops_leaves_no_gap_in_the_numbers() {
    let (directive, found) = merged(PLAN, ROWS, 1);
    assert!(found.is_empty(), "{found:#?}");
    let directive = directive.unwrap();
    assert_eq!((directive.number, directive.date.year), (None, None));
    let [Recipient::One(only)] = &directive.recipients[..] else { panic!("{:?}", directive.recipients) };
    assert_eq!(only.value, "Bộ GDĐT");
    let marks: Vec<_> = body(&directive).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(marks, ["I.", "1.", "2.", "a)", "b)", "II.", "→"]);
}

#[test]
fn an_empty_cell_that_a_blank_needs_is_a_finding_of_its_row() {
    let (directive, found) = merged(PLAN, ROWS, 2);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, "o-trong");
    assert!(found[0].message.vi.contains("`Người ký`") && found[0].message.vi.contains("dòng 39"), "{found:?}");
    assert!(directive.unwrap().signer.name.is_none());
}

#[test]
fn an_unknown_blank_names_its_line_and_the_columns() {
    let table = table(ROWS);
    let plan = PLAN.replace("{{ nguoi_ky | in_hoa }}", "{{ nguoi_ki }} {{ nguoi_ki }}");
    let Err((sources, found)) = Plan::new(directive::document("kh.toml", plan.as_bytes()), &table.columns) else {
        panic!("the blank is unknown")
    };
    assert_eq!(found.len(), 1, "{found:#?}");
    let crate::words::diagnostic::Place::Source(span) = found[0].place else { panic!("{found:?}") };
    assert_eq!(sources.line_column(span).unwrap().0, 39);
    assert_eq!(sources.text(span), "nguoi_ki");
    assert!(found[0].hint.as_ref().unwrap().vi.contains("có phải `nguoi_ky`?"));
}

#[test]
fn a_value_never_changes_the_structure() {
    let hostile = ROWS.replace("Trần An", "\"Trần\nII. AN {{ nam }} {% if x %} #panic(1)\"");
    let (directive, found) = merged(PLAN, &hostile, 0);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(directive.unwrap().signer.name.unwrap().value, "TRẦN II. AN {{ NAM }} {% IF X %} #PANIC(1)");
    let heading = PLAN.replace("II. TỔ CHỨC", "{{ ten_don_vi }}\nII. TỔ CHỨC");
    let (_, found) = merged(&heading, &ROWS.replace("tỉnh Lào Cai", "III. LÀO CAI"), 1);
    let found = found.iter().find(|f| f.rule == "gia-tri-thanh-de-muc").unwrap();
    assert!(found.message.vi.starts_with("ô `Tên đơn vị`: giá trị `III. LÀO CAI`"), "{found:?}");
}

#[test]
fn a_list_fills_the_rows_of_a_table() {
    let bang = r#"
[[phu_luc]]
tieu_de = "Chỉ tiêu"
[phu_luc.bang]
cot = ["Tên", { ten = "Mức", nhom = "Năm {{ nam }}" }, { ten = "Ghi chú", nhom = "Năm {{ nam }}" }]
dong = [
  { o = ["{{ t.ten }}", "{{ t.muc }}", "{{ noi_nhan_them }}"], lap = "t in chi_tieu" },
  { o = ["biển", 1, ""], khi = "co_bien" },
  ["{{ ten_don_vi }}", "{{ dan_so }}", ""],
]
"#;
    let plan = PLAN.replace("II. TỔ CHỨC THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN\nTheo Phụ lục kèm theo.") + bang;
    let cells = |row: usize| {
        let (directive, found) = merged(&plan, ROWS, row);
        assert!(found.is_empty(), "{found:#?}");
        let Some(Block::Table(table)) = directive.unwrap().annexes.remove(0).body.pop() else { panic!("a table") };
        assert_eq!(table.columns[1].group.as_ref().unwrap().value, "Năm 2026");
        let words = |row: &Vec<_>| row.iter().map(|t: &directive::model::Text| t.value.clone()).collect::<Vec<_>>();
        table.rows.iter().map(words).collect::<Vec<_>>()
    };
    let first =
        [["cảng", "2", "Cục Biển"], ["đảo", "55,5 %", "Cục Biển"], ["biển", "1", ""], ["thành phố Huế", "1.234", ""]];
    assert_eq!(cells(0), first);
    assert_eq!(cells(1), [["tỉnh Lào Cai", "950", ""]]);
}

#[test]
fn data_never_choose_a_file() {
    let table = table(ROWS);
    for bad in ["anh_dau = \"{{ nam }}.png\"", "anh_chu_ky = \"{{ nam }}\""] {
        let plan = PLAN.replace("chuc_vu = \"CHỦ TỊCH\"", bad);
        let Err((_, found)) = Plan::new(directive::document("kh.toml", plan.as_bytes()), &table.columns) else {
            panic!("{bad}")
        };
        assert_eq!(found[0].rule, "cho-trong-trong-ten-tep", "{bad}");
    }
}

#[test]
fn templates_reach_nothing_else() {
    let table = table(ROWS);
    for bad in
        ["{% include 'x' %}", "{{ nam | safe }}", "{{ __tera_context }}", "{% if %}", "{{ nam", "{% extends 'a' %}"]
    {
        let plan = PLAN.replace("Phát triển {{ ten_don_vi }}", bad);
        let Err((_, found)) = Plan::new(directive::document("kh.toml", plan.as_bytes()), &table.columns) else {
            panic!("{bad}")
        };
        assert_eq!(found[0].rule, "cho-trong-sai-cu-phap", "{bad}");
    }
}

/// What is said of a plan with this subject: the words, the advice, the place in the TOML and the text there.
fn said_of(subject: &str) -> (String, String, (usize, usize), String) {
    let table = table(ROWS);
    let plan = PLAN.replace("Phát triển {{ ten_don_vi }} năm {{ nam }}", subject);
    let Err((sources, found)) = Plan::new(directive::document("kh.toml", plan.as_bytes()), &table.columns) else {
        panic!("{subject} is taken")
    };
    let crate::words::diagnostic::Place::Source(span) = found[0].place else { panic!("{found:?}") };
    let (message, hint) = (found[0].message.vi.clone(), found[0].hint.clone().unwrap().vi);
    (message, hint, sources.line_column(span).unwrap(), sources.text(span).to_owned())
}

#[test]
fn what_is_wrong_in_a_blank_is_said_in_plain_words_at_its_place() {
    let cases = [
        ("{{ nam | so_thanh_chuu }}", "không có bộ lọc `so_thanh_chuu`", "có phải `so_thanh_chu`?", "so_thanh_chuu"),
        ("{{ nam }} {{ nam | viethoa }}", "không có bộ lọc `viethoa`", "in_hoa", "viethoa"),
        ("{{ hom_nay() }}", "không có hàm `hom_nay`", "range", "hom_nay"),
        ("{% if nam is trong %}x{% endif %}", "không có phép thử `trong`", "defined", "trong"),
        ("Năm {{ nam", "`{{` không có `}}` đóng", "{{ ten_cot }}", "{{ nam"),
        ("{{ nam } và {{ nam }}", "`{{` không có `}}` đóng", "", "{{ nam } và {{ nam }}"),
        ("{% if nam %}a", "`{% if %}` không có `{% endif %}`", "", "{% if"),
        ("a{% endif %}", "`{% endif %}` không có `{% if %}` đi trước", "", "{% endif"),
        ("{% nếu nam %}a{% endif %}", "`{% endif %}` không có `{% if %}` đi trước", "", "{% endif"),
        ("{% elseif nam %}", "không có thẻ `{% elseif %}`", "các thẻ: if", "elseif"),
        ("{{ Tên đơn vị }}", "`Tên đơn vị` không phải là tên cột", "`{{ ten_don_vi }}`", "{{ Tên đơn vị }}"),
        ("{{ ten don vi | in_hoa }}", "`ten don vi` không phải là tên cột", "`{{ ten_don_vi }}`", ""),
        ("{% if nam = 2026 %}a{% endif %}", "`=` không phải là phép so sánh", "`==`", "="),
        ("{% if ten_don_vi == “Huế” %}a{% endif %}", "dấu ngoặc cong `“`", "ngoặc thẳng", ""),
        ("{{\u{a0}nam }}", "dấu cách không ngắt", "gõ lại", ""),
        ("{{ nam | du_so(3) }}", "tham số phải có tên", "du_so(rong=3)", "3"),
        ("{{ nam + }}", "gặp `}}`, đáng lẽ là tên cột hoặc giá trị", "", "}}"),
        ("{% for v in %}{% endfor %}", "gặp `%}`, đáng lẽ là tên cột hoặc giá trị", "", "%}"),
        ("{{ nam | safe }}", "`safe` không dùng được", "", "safe"),
        ("{{ 'nam }}", "chuỗi mở bằng `'` không có `'` đóng", "", ""),
    ];
    for (subject, words, advice, at) in cases {
        let (message, hint, (line, column), text) = said_of(subject);
        assert!(message.contains(words), "{subject}: {message}");
        assert!(hint.contains(advice), "{subject}: {hint}");
        assert_eq!(line, 6, "{subject}");
        if !at.is_empty() {
            assert_eq!(text, at, "{subject}");
            assert!(column >= 14, "{subject}: {column}");
        }
    }
}

#[test]
fn a_row_that_cannot_be_filled_names_its_cell() {
    let cases = [
        ("{{ ten_don_vi | so_thanh_chu }}", "ô `Tên đơn vị`: `tỉnh Lào Cai` không phải là số", Some("Tên đơn vị")),
        ("{{ nam | ngay_thang_nam }}", "ô `Năm`: `2026` không phải là ngày, tháng, năm", Some("Năm")),
        ("{{ dan_so / (nam - 2026) }}", "ô `Năm`, `Dân số`: chia cho 0", Some("Năm")),
        ("{{ ten_don_vi + 1 }}", "ô `Tên đơn vị`: `tỉnh Lào Cai` không phải là số", Some("Tên đơn vị")),
        ("{{ ten_don_vi * 2 }}", "`tỉnh Lào Cai` không phải là số", Some("Tên đơn vị")),
        ("{{ nam | upper }}", "cần chuỗi chữ, mà đây là số nguyên", Some("Năm")),
        ("{{ ten_don_vi | default }}", "thiếu tham số `value`", Some("Tên đơn vị")),
        ("{% for v in nam %}{{ v }}{% endfor %}", "`for` cần một danh sách, mà đây là số nguyên", Some("Năm")),
        (
            "{% for v in ten_don_vi | tach %}{{ v | so }}{% endfor %}",
            "`tỉnh Lào Cai` không phải là số",
            Some("Tên đơn vị"),
        ),
        ("{% if ten_don_vi > 5 %}a{% endif %}", "`tỉnh Lào Cai` không phải là số", Some("Tên đơn vị")),
        ("{{ nam | du_so(dai=3) }}", "`du_so` không có tham số `dai`", Some("Năm")),
        ("{{ nam | du_so(rong='a') }}", "cần số nguyên, mà đây là chuỗi chữ", Some("Năm")),
        ("{{ throw(message='không được') }}", "không được", None),
    ];
    for (subject, words, wanted) in cases {
        let plan = PLAN.replace("Phát triển {{ ten_don_vi }} năm {{ nam }}", subject);
        let (_, found) = merged(&plan, ROWS, 1);
        let found = found.iter().find(|f| f.rule == "cho-trong-khong-dien-duoc").unwrap_or_else(|| panic!("{subject}"));
        assert!(found.message.vi.contains(words), "{subject}: {}", found.message.vi);
        assert!(found.message.vi.contains("dòng 6 của văn bản mẫu"), "{subject}: {}", found.message.vi);
        let crate::words::diagnostic::Place::Row { row, column, .. } = &found.place else { panic!("{found:?}") };
        assert_eq!((*row, column.as_deref()), (3, wanted), "{subject}");
        assert!(
            found.message.en.is_ascii() || found.message.en.contains('`') || wanted.is_none(),
            "{}",
            found.message.en
        );
    }
}
