//! Both standards are read whole, and their figures agree with one another.

use super::*;

fn figures(standard: &Standard) -> Vec<(String, &Figure)> {
    let of = |table: &'static str| move |(key, figure)| (format!("{table}.{key}"), figure);
    let tables = standard.trang.all().map(of("trang")).chain(standard.dau_trang.all().map(of("dau_trang")));
    let tables = tables.chain(standard.van_ban.all().map(of("van_ban"))).chain(standard.ke.all().map(of("ke")));
    let tables = tables.chain(standard.so_khong.all().map(of("so_khong")));
    let tables = tables.chain(standard.dau_khan.all().map(of("dau_khan")));
    tables.chain(standard.luu_hanh.all().map(of("luu_hanh"))).collect()
}

fn style<'s>(standard: &'s Standard, wanted: &str) -> &'s Style {
    standard.thanh_phan.all().find(|(key, _)| *key == wanted).unwrap().1
}

#[test]
fn both_standards_are_named_and_dated() {
    let [nd30, tt01] = StandardId::ALL.map(StandardId::get);
    for (id, standard) in [(StandardId::Nd30, nd30), (StandardId::Tt01, tt01)] {
        assert_eq!(standard.ma, id.key());
    }
    assert!(tt01.hieu_luc_tu.date < nd30.hieu_luc_tu.date);
}

/// What a data file lacks, or has too much of, is told by its name and never fills a page wrongly.
#[test]
fn a_figure_that_is_missing_or_unknown_does_not_load() {
    let told = |text: &str| toml::from_str::<Standard>(text).unwrap_err().to_string();
    for line in ND30.lines().filter(|line| line.contains("dieu_khoan = ") && line.contains(" = {")) {
        let key = line.split(" = ").next().unwrap();
        if !["quyet-dinh", "nghi-quyet", "cong-dien", "giay-", "bien-ban"].iter().any(|kind| key.starts_with(kind)) {
            assert!(told(&ND30.replacen(line, "", 1)).contains(key), "{key}");
            assert!(
                told(&ND30.replacen(line, &format!("{line}\nla_{line}"), 1)).contains(&format!("la_{key}")),
                "{key}"
            );
        }
    }
    let styles = ND30.split("[thanh_phan.").skip(1).map(|style| style.split(']').next().unwrap());
    for key in styles {
        let renamed = ND30.replace(&format!("[thanh_phan.{key}]"), &format!("[thanh_phan.la_{key}]"));
        assert!(told(&renamed).contains(key), "{key}");
    }
}

/// A clause of NĐ 30 binds nobody under the circular: what the circular does not name does not load.
#[test]
fn an_entry_without_a_clause_of_its_own_is_not_handed_down() {
    let differences = include_str!("tt01.toml");
    for line in differences.lines().filter(|line| line.contains("{ dieu_khoan = ")) {
        let whole = differences::apply(ND30, &differences.replace(&format!("\n{line}\n"), "\n")).unwrap();
        let told = toml::from_str::<Standard>(&whole).unwrap_err().to_string();
        assert!(told.contains("missing field `dieu_khoan`"), "{line}: {told}");
    }
}

/// Values of a table that are those of another one already, each by its path. How binding an entry is, is always its own.
fn copies(base: &toml::Table, other: &toml::Table, path: &str, found: &mut Vec<String>) {
    for (key, value) in other {
        match (base.get(key), value) {
            (Some(toml::Value::Table(base)), toml::Value::Table(other)) => {
                copies(base, other, &format!("{path}{key}."), found);
            }
            (Some(same), value) if same == value && key != "muc" => found.push(format!("{path}{key}")),
            _ => {}
        }
    }
}

/// What differs is told, what does not is not told again.
#[test]
fn no_value_stands_twice() {
    let table = |text: &str| text.parse::<toml::Table>().unwrap();
    let (base, differences) = (table(ND30), table(include_str!("tt01.toml")));
    let mut found = Vec::new();
    copies(&base, &differences, "", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_figure_names_its_clause() {
    for standard in StandardId::ALL.map(StandardId::get) {
        let mut clauses: Vec<_> = figures(standard).into_iter().map(|(k, f)| (k, &f.dieu_khoan)).collect();
        clauses.extend(standard.thanh_phan.all().map(|(k, s)| (k.to_owned(), &s.dieu_khoan)));
        clauses.extend(standard.dau_cau.all().chain(standard.loi.all()).map(|(k, m)| (k.to_owned(), &m.dieu_khoan)));
        clauses.extend(standard.loi_cua_mau.iter().map(|(k, w)| (k.clone(), &w.dieu_khoan)));
        clauses.push(("so_trang".into(), &standard.so_trang.dieu_khoan));
        clauses.push(("phong_chu".into(), &standard.phong_chu.dieu_khoan));
        let form = match standard.ma.as_str() {
            "nd30" => {
                r"^((Phụ lục I, Phần II, )?(I|II|III|V)\.\d+(\.(\d+|[a-zđ]))*(; (?:III|V)\.\d+(\.[a-zđ])?)?|V\.\d+|Mục IV|Mẫu \d\.\d+|Phụ lục III)$"
            }
            _ => r"^(Điều \d+|Phụ lục [IV]+)$",
        };
        let form = regex::Regex::new(form).unwrap();
        for (key, clause) in clauses {
            assert!(form.is_match(clause), "{}: {key} cites `{clause}`", standard.ma);
        }
    }
}

#[test]
fn what_is_set_is_accepted() {
    for standard in StandardId::ALL.map(StandardId::get) {
        for (key, figure) in figures(standard) {
            assert!(figure.accepts(figure.dat, 0.0), "{}: {key} sets {} outside its range", standard.ma, figure.dat);
            if let (Some(low), Some(high)) = (figure.tu, figure.den) {
                assert!(low <= high, "{}: {key}", standard.ma);
            }
        }
        for (key, style) in standard.thanh_phan.all() {
            let [low, high] = style.co;
            assert!(style.dat.iter().all(|size| (low..=high).contains(size)), "{}: {key}", standard.ma);
        }
    }
}

#[test]
fn an_open_range_has_no_upper_limit_and_a_closed_one_has() {
    let nd30 = StandardId::Nd30.get();
    assert!(nd30.van_ban.cach_doan.accepts(18.0, 0.0));
    assert!(!nd30.van_ban.cach_doan.accepts(5.0, 0.5));
    assert!(!nd30.van_ban.cach_dong.accepts(1.6, 0.03));
    assert!(!nd30.van_ban.thut_dau_dong.accepts(11.0, 0.5), "1 cm or 1.27 cm, nothing between");
    assert!(StandardId::Tt01.get().van_ban.thut_dau_dong.accepts(11.0, 0.5), "TT 01 names a range");
}

/// Footnote to the column “Cỡ chữ” of Mục V: sizes of one document rise and fall together.
#[test]
fn paired_sizes_hold() {
    for standard in StandardId::ALL.map(StandardId::get) {
        let of = |key: &str, document: usize| style(standard, key).dat[document];
        for (document, expected) in [(0, [12.0, 13.0, 13.0]), (1, [13.0, 14.0, 14.0])] {
            let set = ["quoc_hieu", "tieu_ngu", "dia_danh_ngay"].map(|key| of(key, document));
            let same = set.iter().zip(expected).all(|(size, expected)| (size - expected).abs() < 1e-9);
            assert!(same, "{} in a document of {}: {set:?}", standard.ma, 13 + document);
        }
    }
}

/// rules.md §9: what has no source beside memory is never enforced as an error.
#[test]
fn what_is_from_memory_is_never_law() {
    let tt01 = StandardId::Tt01.get();
    let from_memory =
        ["quoc_hieu", "tieu_ngu", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "trich_yeu", "trich_yeu_cong_van"]
            .into_iter()
            .chain([
                "can_cu",
                "quyen_han_chuc_vu",
                "ho_ten",
                "kinh_gui",
                "tu_noi_nhan",
                "noi_nhan",
                "dau_khan",
                "nguoi_soan",
            ]);
    for key in from_memory {
        assert_eq!(style(tt01, key).muc, Level::Mem, "{key}");
    }
    assert_eq!(tt01.dau_cau.can_cu_cuoi.muc, Level::Mem);
    assert_eq!(tt01.van_ban.cach_dong.muc, Level::Mem);
    let nd30 = StandardId::Nd30.get();
    assert!(figures(nd30).into_iter().all(|(_, f)| f.muc != Level::Mem));
    assert!(nd30.thanh_phan.all().all(|(_, s)| s.muc != Level::Mem));
}

#[test]
fn standards_differ_where_they_are_known_to() {
    let [nd30, tt01] = StandardId::ALL.map(StandardId::get);
    assert_eq!((nd30.so_trang.le, nd30.thanh_phan.so_trang.can), (Margin::Tren, Alignment::Giua));
    assert_eq!((tt01.so_trang.le, tt01.thanh_phan.so_trang.can), (Margin::Duoi, Alignment::Phai));
    assert!(tt01.phong_chu.ten.is_empty());
    assert_eq!((nd30.dau_cau.can_cu_cuoi.dat.as_str(), tt01.dau_cau.can_cu_cuoi.dat.as_str()), (".", ","));
    for (old, new) in &nd30.ky_hieu_cu {
        assert!(!nd30.ky_hieu.values().any(|code| code == old), "{old} is both old and current");
        assert!(nd30.ky_hieu.values().chain(nd30.ky_hieu_sao.values()).any(|code| code == new), "{new} is no code");
        assert!(tt01.ky_hieu.values().chain(tt01.ky_hieu_sao.values()).any(|code| code == old), "{old} never was");
    }
}

#[test]
fn every_kind_but_the_letter_has_its_code() {
    use crate::words::kind::Kind;
    for standard in StandardId::ALL.map(StandardId::get) {
        for kind in Kind::ALL {
            // Phiếu báo came with Nghị định 30.
            let coded =
                !matches!(kind, Kind::CongVan | Kind::ThuCong) && (standard.ma == "nd30" || *kind != Kind::PhieuBao);
            assert_eq!(standard.ky_hieu.contains_key(kind.key()), coded, "{}: {}", standard.ma, kind.key());
        }
    }
    assert_eq!(StandardId::Nd30.get().ky_hieu.len(), 27, "Phụ lục III, Mục I");
}

#[test]
fn every_row_of_the_companion_is_read() {
    let rows = include_str!("nd30.md").lines().filter(|line| line.starts_with("| ")).count() - 1;
    let clauses = clauses::clauses();
    assert_eq!(clauses.len(), rows, "a row of nd30.md is not in one of the four forms");
    let mut names: Vec<_> = clauses.iter().map(|row| row.clause).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rows, "a clause stands twice");
    for row in &clauses {
        assert!(row.asks.ends_with('.') && row.asks.len() > 10, "{} is not told in a sentence", row.clause);
    }
}

/// Every clause that a figure of Phụ lục I cites is answered in the companion.
#[test]
fn the_companion_answers_every_clause_cited() {
    let nd30 = StandardId::Nd30.get();
    let answered: Vec<_> = clauses::clauses().into_iter().map(|row| row.clause).collect();
    let cited = figures(nd30).into_iter().map(|(_, figure)| &figure.dieu_khoan);
    for clause in cited.chain(nd30.thanh_phan.all().map(|(_, style)| &style.dieu_khoan)).flat_map(|c| c.split("; ")) {
        let clause = clause.strip_prefix("Phụ lục I, ").unwrap_or(clause);
        if clause.starts_with("Mẫu") || clause == "Mục IV" {
            continue;
        }
        let is_answered = answered
            .iter()
            .any(|row| row.strip_prefix(clause).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())));
        assert!(is_answered, "{clause} is cited in nd30.toml and not in nd30.md");
    }
}
