//! Both standards are read whole, and their figures agree with one another.

use super::*;

fn figures(standard: &Standard) -> Vec<(String, &Figure)> {
    let tables = [
        ("trang", &standard.trang),
        ("dau_trang", &standard.dau_trang),
        ("van_ban", &standard.van_ban),
        ("ke", &standard.ke),
        ("dau_khan", &standard.dau_khan),
        ("luu_hanh", &standard.luu_hanh),
        ("so_hoa", &standard.so_hoa),
    ];
    tables.into_iter().flat_map(|(name, t)| t.iter().map(move |(key, f)| (format!("{name}.{key}"), f))).collect()
}

#[test]
fn both_standards_have_the_keys_the_layout_reads() {
    let [nd30, tt01] = StandardId::ALL.map(StandardId::get);
    for (id, standard) in [(StandardId::Nd30, nd30), (StandardId::Tt01, tt01)] {
        assert_eq!(standard.ma, id.key());
    }
    assert!(tt01.hieu_luc_tu.date < nd30.hieu_luc_tu.date);
    for (a, b) in [(&nd30.trang, &tt01.trang), (&nd30.van_ban, &tt01.van_ban), (&nd30.ke, &tt01.ke)] {
        assert!(a.keys().eq(b.keys()), "{:?} against {:?}", a.keys(), b.keys());
    }
    assert!(nd30.thanh_phan.keys().eq(tt01.thanh_phan.keys()));
    assert!(nd30.dau_cau.keys().eq(tt01.dau_cau.keys()));
    assert!(nd30.sai_so.keys().eq(tt01.sai_so.keys()));
}

#[test]
fn every_figure_names_its_clause() {
    for standard in StandardId::ALL.map(StandardId::get) {
        let mut clauses: Vec<_> = figures(standard).into_iter().map(|(k, f)| (k, &f.dieu_khoan)).collect();
        clauses.extend(standard.thanh_phan.iter().map(|(k, s)| (k.clone(), &s.dieu_khoan)));
        clauses.extend(standard.dau_cau.iter().map(|(k, m)| (k.clone(), &m.dieu_khoan)));
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
        for (key, style) in &standard.thanh_phan {
            let [low, high] = style.co;
            assert!(style.dat.iter().all(|size| (low..=high).contains(size)), "{}: {key}", standard.ma);
        }
    }
}

#[test]
fn an_open_range_has_no_upper_limit_and_a_closed_one_has() {
    let nd30 = StandardId::Nd30.get();
    assert!(nd30.van_ban["cach_doan"].accepts(18.0, 0.0));
    assert!(!nd30.van_ban["cach_doan"].accepts(5.0, 0.5));
    assert!(!nd30.van_ban["cach_dong"].accepts(1.6, 0.03));
    assert!(!nd30.van_ban["thut_dau_dong"].accepts(11.0, 0.5), "1 cm or 1.27 cm, nothing between");
    assert!(StandardId::Tt01.get().van_ban["thut_dau_dong"].accepts(11.0, 0.5), "TT 01 names a range");
}

/// Footnote to the column “Cỡ chữ” of Mục V: sizes of one document rise and fall together.
#[test]
fn paired_sizes_hold() {
    for standard in StandardId::ALL.map(StandardId::get) {
        let of = |key: &str, document: usize| standard.thanh_phan[key].dat[document];
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
        assert_eq!(tt01.thanh_phan[key].muc, Level::Mem, "{key}");
    }
    assert_eq!(tt01.dau_cau["can_cu_cuoi"].muc, Level::Mem);
    assert_eq!(tt01.van_ban["cach_dong"].muc, Level::Mem);
    let nd30 = StandardId::Nd30.get();
    assert!(figures(nd30).into_iter().all(|(_, f)| f.muc != Level::Mem));
    assert!(nd30.thanh_phan.values().all(|s| s.muc != Level::Mem));
}

#[test]
fn standards_differ_where_they_are_known_to() {
    let [nd30, tt01] = StandardId::ALL.map(StandardId::get);
    assert_eq!((nd30.so_trang.le, nd30.thanh_phan["so_trang"].can), (Margin::Tren, Alignment::Giua));
    assert_eq!((tt01.so_trang.le, tt01.thanh_phan["so_trang"].can), (Margin::Duoi, Alignment::Phai));
    assert!(tt01.phong_chu.ten.is_empty());
    assert_eq!((nd30.dau_cau["can_cu_cuoi"].dat.as_str(), tt01.dau_cau["can_cu_cuoi"].dat.as_str()), (".", ","));
    for (old, new) in &nd30.ky_hieu_cu {
        assert!(!nd30.ky_hieu.values().any(|code| code == old), "{old} is both old and current");
        assert!(nd30.ky_hieu.values().chain(nd30.ky_hieu_sao.values()).any(|code| code == new), "{new} is no code");
        assert!(tt01.ky_hieu.values().chain(tt01.ky_hieu_sao.values()).any(|code| code == old), "{old} never was");
    }
}

#[test]
fn every_kind_but_the_letter_has_its_code() {
    use crate::directive::kind::Kind;
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
    for clause in cited.chain(nd30.thanh_phan.values().map(|style| &style.dieu_khoan)).flat_map(|c| c.split("; ")) {
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
