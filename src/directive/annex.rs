//! Phụ lục (`phu_luc`): what stands after the signature on pages of its own (Phụ lục I, Phần I, III.1).

use super::body;
use super::keys;
use super::kind::Kind;
use super::model::{Block, Text};
use super::reader::{Fields, Reader};
use super::rules::{self, finding};
use super::table;
use super::tree::Value;
use crate::source::Span;
use crate::standard::StandardId;

/// An annex.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Its title (`tieu_de`).
    pub title: Option<Text>,
    /// Whether its pages lie on their side (`ngang`).
    pub landscape: bool,
    /// Its text and tables.
    pub body: Vec<Block>,
    /// Where it stands.
    pub span: Span,
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
    if fields.table.get("noi_dung").is_none() && fields.table.get("bang").is_none() {
        reader.missing(fields, "noi_dung");
    }
    let landscape = reader.flag(fields, "ngang");
    let room = table::room(standard, landscape);
    let mut body = body::read_in(reader, fields, kind, standard, room);
    body.extend(table::read(reader, fields, standard, room).map(Block::Table));
    let has_table = fields.table.get("bang").is_some() || body.iter().any(|b| matches!(b, Block::Table(_)));
    if let (true, false, Some(entry)) = (landscape, has_table, fields.table.get("ngang")) {
        reader.found.push(
            finding(
                &rules::LANDSCAPE,
                standard,
                "phụ lục đặt trang ngang mà không có bảng",
                "an annex on landscape pages without a table",
            )
            .at_span(entry.node.span)
            .hint("bỏ `ngang`, hoặc thêm `bang`", "drop `ngang`, or add a `bang`"),
        );
    }
    Annex { title: reader.text(fields, "tieu_de"), landscape, body, span: fields.span }
}
