//! Several issuers (văn bản liên tịch): the bodies that issue a document with the presiding one. The decree has no clause
//! for them; names, numbers and signers follow its rules for one issuer, their order and arrangement follow practice.

use super::keys;
use super::model::{Directive, JointIssuer, Signer, Text};
use super::reader::{Fields, Reader};
use super::rules::{self, problem};
use super::tree::Value;
use crate::standard::StandardId;

const KEY: &str = "co_quan_cung_ban_hanh";
const ARRANGEMENT: &str = "xep_ten_co_quan";

impl Directive {
    /// Who signs, the presiding body's signer first.
    pub fn signers(&self) -> impl Iterator<Item = &Signer> {
        std::iter::once(&self.signer).chain(self.joint.iter().map(|issuer| &issuer.signer))
    }

    /// The names of the issuers, each on one line, the presiding body first.
    #[must_use]
    pub fn issuer_names(&self) -> Vec<String> {
        let names = std::iter::once(&self.issuer.name).chain(self.joint.iter().map(|issuer| &issuer.name));
        names.map(|lines| one_line(lines)).collect()
    }
}

impl JointIssuer {
    /// Its name on one line.
    #[must_use]
    pub fn one_line(&self) -> String {
        one_line(&self.name)
    }
}

fn one_line(lines: &[Text]) -> String {
    lines.iter().map(|line| line.value.as_str()).collect::<Vec<_>>().join(" ")
}

/// Reads the bodies that issue with the presiding one, and whether their names stand one below the other.
pub(super) fn read(reader: &mut Reader<'_>, top: Fields<'_>, standard: StandardId) -> (Vec<JointIssuer>, bool) {
    let mut joint = Vec::new();
    for node in reader.items(top, KEY) {
        if let Value::Table(table) = &node.value {
            let fields = reader.open(table, &keys::JOINT_ISSUER, node.span);
            joint.push(issuer(reader, fields, standard));
        } else {
            reader.wrong_type(node, KEY, &format!("bảng `[[{KEY}]]`"), &format!("a table `[[{KEY}]]`"));
        }
    }
    let asked = reader.word(top, ARRANGEMENT);
    if let (Some(entry), None) = (top.table.get(ARRANGEMENT), top.table.get(KEY)) {
        reader.found.push(
            problem(
                &rules::FOREIGN_KEY,
                format!("khóa `{ARRANGEMENT}` chỉ dùng khi nhiều cơ quan cùng ban hành"),
                format!("the key `{ARRANGEMENT}` is for several issuers"),
            )
            .at_span(entry.key_span)
            .hint(
                format!("thêm bảng `[[{KEY}]]` cho từng cơ quan, hoặc bỏ khóa này"),
                format!("add a table `[[{KEY}]]` for each body, or drop the key"),
            ),
        );
    }
    // Two short names fit side by side; names of several lines, or below superiors of their own, are clearer in rows.
    let short = joint.len() == 1 && joint[0].parent.is_empty() && joint[0].name.len() == 1;
    (joint, asked.map_or(!short, |asked| asked == "chong"))
}

fn issuer(reader: &mut Reader<'_>, fields: Fields<'_>, standard: StandardId) -> JointIssuer {
    let symbol = reader.text(fields, "ky_hieu");
    if symbol.is_none() && fields.table.get("so").is_some() {
        reader.missing(fields, "ky_hieu");
    }
    JointIssuer {
        parent: reader.name_lines(fields, "chu_quan"),
        name: reader.name_lines(fields, "ten"),
        number: reader.document_number(fields, standard),
        symbol,
        signer: reader.signer(fields, crate::words::kind::Kind::CongVan, standard),
    }
}
