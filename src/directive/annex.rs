//! Phụ lục (`phu_luc`): what stands after the signature on pages of its own (Phụ lục I, Phần I, III.1).

use super::body;
use super::figure;
use super::keys;
use super::model::{Block, Directive};

use super::reader::{Fields, Reader};
use super::rules::{self, finding, problem};
use super::table;
use super::tree::Value;
use crate::standard::StandardId;
use crate::words::kind::Kind;
use crate::words::marks::to_roman;

pub use super::model::Annex;

impl Directive {
    /// The number of an annex by its place from 0, in Roman letters; the only one has none (Phụ lục I, Phần I, III.1.a).
    #[must_use]
    pub fn annex_number(&self, at: usize) -> Option<String> {
        (self.annexes.len() > 1).then(|| to_roman(at as u32 + 1))
    }

    /// The name of an annex by its place from 0: `Phụ lục II`.
    #[must_use]
    pub fn annex_name(&self, at: usize) -> String {
        let word = &self.standard.get().loi.phu_luc.dat;
        self.annex_number(at).map_or_else(|| word.clone(), |number| format!("{word} {number}"))
    }
}

/// Reads the annexes of a directive.
pub(super) fn read(reader: &mut Reader<'_>, top: Fields<'_>, kind: Kind, standard: StandardId) -> Vec<Annex> {
    let mut annexes = Vec::new();
    for node in reader.items(top, "phu_luc") {
        match &node.value {
            Value::Table(table) => {
                let fields = reader.open(table, &keys::ANNEX, node.span);
                annexes.push(annex(reader, fields, kind, standard));
            }
            _ => reader.wrong_type(node, "phu_luc", "bảng `[[phu_luc]]`", "a table `[[phu_luc]]`"),
        }
    }
    annexes
}

fn annex(reader: &mut Reader<'_>, fields: Fields<'_>, kind: Kind, standard: StandardId) -> Annex {
    if ["noi_dung", "hinh", "bang"].iter().all(|key| fields.table.get(key).is_none()) {
        reader.missing(fields, "noi_dung");
    }
    let landscape = reader.flag(fields, "ngang");
    let mut body = body::read(reader, fields, kind, standard);
    let figures = figure::read(reader, fields, standard, table::room(standard, landscape));
    body.extend((!figures.is_empty()).then_some(Block::Figures(figures)));
    body.extend(table::read(reader, fields, standard).map(Block::Table));
    landscape_without_table(reader, fields, landscape, &body, standard);
    let separate = reader.flag(fields, SEPARATE);
    Annex { title: reader.text(fields, "tieu_de"), landscape, body, separate, span: fields.span }
}

/// Pages lie on their side for the sake of a table (I.2).
pub(super) fn landscape_without_table(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    landscape: bool,
    body: &[Block],
    standard: StandardId,
) {
    let has_table = fields.table.get("bang").is_some() || body.iter().any(|b| matches!(b, Block::Table(_)));
    let (true, false, Some(entry)) = (landscape, has_table, fields.table.get("ngang")) else { return };
    reader.found.push(
        finding(
            &rules::LANDSCAPE,
            standard,
            "đặt trang ngang mà nội dung không có bảng",
            "landscape pages without a table",
        )
        .at_span(entry.node.span)
        .hint("bỏ `ngang`, hoặc thêm `bang`", "drop `ngang`, or add a `bang`"),
    );
}

const SEPARATE: &str = "tep_rieng";

/// Files of their own are those of an electronic document (II.8.b, III.1.d); the time of signing is told on them, with the number.
pub(super) fn separate(reader: &mut Reader<'_>, top: Fields<'_>) {
    let annexes = reader.items(top, "phu_luc").iter().chain(reader.items(top, "van_ban_kem_theo"));
    let tables = annexes.filter_map(|node| match &node.value {
        Value::Table(table) => table.get(SEPARATE),
        _ => None,
    });
    let asked: Vec<_> = tables.filter(|entry| matches!(entry.node.value, Value::Bool(true))).collect();
    let electronic = matches!(top.table.get("ban_dien_tu").map(|e| &e.node.value), Some(Value::Bool(true)));
    for entry in asked.iter().filter(|_| !electronic) {
        reader.found.push(
            problem(
                &rules::SEPARATE_PAPER,
                "`tep_rieng` chỉ dùng với văn bản điện tử",
                "`tep_rieng` is for electronic documents",
            )
            .at_span(entry.key_span)
            .hint("thêm `ban_dien_tu = true`, hoặc bỏ `tep_rieng`", "add `ban_dien_tu = true`, or drop `tep_rieng`"),
        );
    }
    let Some(time) = top.table.get("thoi_gian_ky") else { return };
    if asked.is_empty() {
        reader.found.push(
            problem(
                &rules::FOREIGN_KEY,
                "khóa `thoi_gian_ky` chỉ dùng khi có phụ lục hoặc văn bản kèm theo ở tệp riêng",
                "the key `thoi_gian_ky` is for annexes in files of their own",
            )
            .at_span(time.key_span)
            .hint(
                "thêm `tep_rieng = true` vào phụ lục, hoặc bỏ khóa này",
                "add `tep_rieng = true` to the annex, or drop the key",
            ),
        );
    } else if top.table.get("so").is_none() {
        reader.missing(top, "so");
    }
}
