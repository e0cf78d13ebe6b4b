//! What a template sees of a directive: words ready to print, under the keys of the TOML file.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Value};

use super::body::{self, Paragraph, Words};
use super::layout::Layout;
use super::{dates, grid, inline, naming};
use crate::directive::copy::Copy;
use crate::directive::figure::Figure;
use crate::directive::formula::Formula;
use crate::directive::keys;
use crate::directive::markup;
use crate::directive::model::{Attached, Directive, Field, Form, IssueDate, Issuer, Recipient, Signer, Text, Wording};
use crate::directive::stamps::{Circulation, Urgency};
use crate::standard::{Fixed, StandardId, written};
use crate::words::kind::Trait;
use crate::words::level::Level;

type Map = BTreeMap<&'static str, Value>;

/// The context of a letter template. Every key is always there; what is blank is `none`.
pub(super) fn context(directive: &Directive, layout: &Layout) -> Context {
    let mut context = Context::new();
    for (key, value) in fields(directive, layout) {
        context.insert_value(key, value);
    }
    context
}

/// The context of what goes with a document in a file of its own: an annex by its place, or the attached document.
pub(super) fn separate_context(directive: &Directive, annex: Option<usize>, layout: &Layout) -> Context {
    let mut context = context(directive, layout);
    let wanted = |at: usize| annex == Some(at);
    context.insert_value("phu_luc", annexes(directive, layout, wanted));
    let attached = directive.attached.as_ref().filter(|_| annex.is_none());
    context.insert_value("van_ban_kem_theo", attached.map(|it| self::attached(it, layout)).into());
    context.insert_value("tep_rieng", true.into());
    context
}

/// The dotted names of what a template sees of this directive; the items of a list share their names.
pub(super) fn names(directive: &Directive, layout: &Layout) -> BTreeSet<String> {
    fn collect(name: String, value: &Value, names: &mut BTreeSet<String>) {
        for item in value.as_array().unwrap_or_default() {
            collect(name.clone(), item, names);
        }
        for (key, inner) in value.as_map().into_iter().flatten() {
            collect(format!("{name}.{key}"), inner, names);
        }
        names.insert(name);
    }
    let mut names = BTreeSet::new();
    fields(directive, layout).iter().for_each(|(key, value)| collect((*key).to_owned(), value, &mut names));
    names
}

fn fields(directive: &Directive, layout: &Layout) -> Map {
    let (opening, body, closing) = running_text(directive, layout);
    let same_file = directive.attached.as_ref().filter(|it| !it.separate);
    let mut fields = Map::from([
        ("loai", directive.kind.name().into()),
        ("ten_loai", naming::kind(directive).into()),
        ("tham_quyen", directive.authority.as_ref().map(centred).into()),
        ("theo_de_nghi", directive.proposer.as_ref().map(rich).into()),
        ("van_ban_kem_theo", same_file.map(|it| attached(it, layout)).into()),
        ("so", directive.number.map(written::number).into()),
        ("ky_hieu", directive.symbol.value.as_str().into()),
        ("thoi_gian", date(directive.date)),
        ("trich_yeu", centred(&directive.subject)),
        ("co_quan", issuer(&directive.issuer)),
        ("co_quan_cung_ban_hanh", joint(directive)),
        ("xep_chong", directive.stacked.into()),
        ("kinh_gui", list(&directive.addressees)),
        ("dau_cau", fixed(directive.standard.get().dau_cau.all())),
        ("loi", fixed(directive.standard.get().loi.all())),
        ("can_cu", list(&directive.legal_bases)),
        ("mo_dau", opening),
        ("noi_dung", body),
        ("ket_thuc", closing),
        ("kem_theo", directive.enclosure.as_ref().map(rich).into()),
        ("noi_nhan", Value::from(directive.recipients.iter().map(recipient).collect::<Vec<_>>())),
        ("luu", directive.filing.as_ref().map(rich).into()),
        (
            "nguoi_soan",
            directive.drafter.as_ref().map(|text| inline::value_of(text.value.trim_end_matches('.'), text.span)).into(),
        ),
        ("nguoi_ky", signer(&directive.signer, 0)),
        ("phu_luc", annexes(directive, layout, |at| !directive.annexes[at].separate)),
        ("tep_rieng", false.into()),
        ("thoi_gian_ky", signing_time(directive.signed_at).into()),
        ("ban_dien_tu", directive.electronic.into()),
        ("do_khan", directive.stamps.urgency.map(Urgency::key).into()),
        ("do_mat", directive.stamps.secret.into()),
        ("luu_hanh", directive.stamps.circulation.map(Circulation::words).into()),
        ("thu_hoi", directive.stamps.recalled.into()),
        ("du_thao", directive.stamps.draft.is_some().into()),
        ("lan_du_thao", directive.stamps.draft.filter(|n| *n > 0).map(|n| n.to_string()).into()),
        ("dia_chi", list(&directive.address)),
    ]);
    fields.extend(keys::FORMS.map(|table| (table.name, forms(table, directive.forms.get(table.name)))));
    fields
}

/// Marks and words that the standard fixes, by their keys in its data.
fn fixed(all: impl Iterator<Item = (&'static str, &'static Fixed)>) -> Value {
    Value::from(all.map(|(key, fixed)| (key, Value::safe_string(&fixed.dat))).collect::<Map>())
}

/// The fields of a table that some kinds have; a list of them where the table may stand several times.
fn forms(table: &keys::Table, forms: Option<&Vec<Form>>) -> Value {
    let Some(forms) = forms else { return Value::none() };
    let view = |form: &Form| Value::from(table.keys.iter().map(|key| (key.name, field(key, form))).collect::<Map>());
    match keys::TOP.get(table.name).map(|key| key.shape) {
        Some(keys::Shape::Tables(_)) => Value::from(forms.iter().map(view).collect::<Vec<_>>()),
        _ => forms.first().map_or_else(Value::none, view),
    }
}

fn field(key: &keys::Key, form: &Form) -> Value {
    match form.get(key.name) {
        Some(Field::Text(text)) => rich(text),
        Some(Field::Lines(lines)) => list(lines),
        Some(Field::Date(parts)) => inline::value(&dates::words(*parts)),
        Some(Field::Word(word)) => (*word).into(),
        Some(Field::Flag(flag)) => (*flag).into(),
        None if matches!(key.shape, keys::Shape::Lines) => list(&[]),
        None => Value::none(),
    }
}

fn attached(attached: &Attached, layout: &Layout) -> Value {
    let body = body::paragraphs(&attached.body, usize::from(attached.kind.is_titled()));
    let last = body.len();
    let views: Vec<_> = body.iter().enumerate().map(|(at, p)| paragraph(p, at + 1 == last, layout)).collect();
    Map::from([
        ("loai", attached.kind.name().into()),
        ("trich_yeu", centred(&attached.subject)),
        ("noi_dung", Value::from(views)),
    ])
    .into()
}

/// A time of signing to the second, in the time of Vietnam, as the mẫu orders its parts.
fn signing_time(time: Option<jiff::civil::DateTime>) -> Option<String> {
    time.map(|time| time.strftime("%d/%m/%Y; %H:%M:%S +07:00").to_string())
}

/// The annexes that are wanted by their places; two or more in all are numbered in Roman letters (III.1.a).
fn annexes(directive: &Directive, layout: &Layout, wanted: impl Fn(usize) -> bool) -> Value {
    let wanted = directive.annexes.iter().enumerate().filter(|(at, _)| wanted(*at));
    let annexes = wanted.map(|(at, annex)| {
        // The name of the annex is a heading of its own.
        let body = body::paragraphs(&annex.body, 1);
        let last = body.len();
        let body = body.iter().zip(1..).map(|(p, at)| paragraph(p, at == last, layout));
        Value::from(Map::from([
            ("so", directive.annex_number(at).into()),
            ("tieu_de", annex.title.as_ref().map(centred).into()),
            ("ngang", layout.annexes.get(at).is_some_and(|landscape| *landscape).into()),
            ("noi_dung", Value::from(body.collect::<Vec<_>>())),
        ]))
    });
    Value::from(annexes.collect::<Vec<_>>())
}

/// The context of the template of a copy.
pub(super) fn copy_context(copy: &Copy) -> Context {
    let blank = Signer::default();
    let standard = StandardId::Nd30.get();
    let fields = Map::from([
        ("loi", fixed(standard.loi.all())),
        ("dau_cau", fixed(standard.dau_cau.all())),
        ("hinh_thuc", copy.form.name().into()),
        ("so", copy.number.map(written::number).into()),
        ("ky_hieu", copy.symbol.as_ref().map_or("", |symbol| symbol.value.as_str()).into()),
        ("thoi_gian", date(copy.date)),
        ("thoi_gian_ky", signing_time(copy.signed_at).into()),
        ("co_quan", issuer(&copy.issuer)),
        ("noi_nhan", Value::from(copy.recipients.iter().map(recipient).collect::<Vec<_>>())),
        ("luu", copy.filing.as_ref().map(rich).into()),
        ("nguoi_soan", Value::none()),
        ("nguoi_ky", signer(copy.signer.as_ref().unwrap_or(&blank), 0)),
    ]);
    let mut context = Context::new();
    for (key, value) in fields {
        context.insert_value(key, value);
    }
    context
}

/// A signer; `at` tells their images apart.
fn signer(signer: &Signer, at: usize) -> Value {
    Map::from([
        ("thu_tu", Value::safe_string(&at.to_string())),
        ("quyen_han", centred_lines(&signer.authority)),
        ("chuc_vu", signer.position.as_ref().map(centred).into()),
        ("chuc_vu_khac", signer.other_title.as_ref().map(centred).into()),
        ("ho_ten", signer.name.as_ref().map(rich).into()),
        ("anh_chu_ky", signer.signature.is_some().into()),
        ("duong_kinh_dau", signer.seal.as_ref().map(|seal| Value::safe_string(&format!("{}mm", seal.diameter))).into()),
    ])
    .into()
}

fn rich(text: &Text) -> Value {
    inline::value_of(&text.value, text.span)
}

fn list(texts: &[Text]) -> Value {
    Value::from(texts.iter().map(rich).collect::<Vec<_>>())
}

/// Words that are set in the middle.
fn centred(text: &Text) -> Value {
    inline::balanced(&text.value, text.span)
}

fn centred_lines(texts: &[Text]) -> Value {
    Value::from(texts.iter().map(centred).collect::<Vec<_>>())
}

fn date(date: IssueDate) -> Value {
    Map::from([
        ("ngay", date.day.map(written::day).into()),
        ("thang", date.month.map(written::month).into()),
        ("nam", date.year.map(|y| y.to_string()).into()),
    ])
    .into()
}

fn issuer(issuer: &Issuer) -> Value {
    Map::from([
        ("chu_quan", centred_lines(&issuer.parent)),
        ("ten", centred_lines(&issuer.name)),
        ("dia_danh", rich(&issuer.place)),
    ])
    .into()
}

/// The bodies that issue with the presiding one; a superior that stands above the body before it is not said again.
fn joint(directive: &Directive) -> Value {
    let mut above = &directive.issuer.parent;
    let views = directive.joint.iter().zip(1..).map(|(issuer, at)| {
        let words = |texts: &[Text]| texts.iter().map(|t| t.value.to_lowercase()).collect::<Vec<_>>();
        let again = words(above) == words(&issuer.parent);
        if !issuer.parent.is_empty() {
            above = &issuer.parent;
        }
        Value::from(Map::from([
            ("chu_quan", centred_lines(if again { &[] } else { &issuer.parent })),
            ("ten", centred_lines(&issuer.name)),
            ("so", issuer.number.map(written::number).into()),
            ("ky_hieu", issuer.symbol.as_ref().map(|symbol| symbol.value.as_str()).into()),
            ("nguoi_ky", signer(&issuer.signer, at)),
        ]))
    });
    Value::from(views.collect::<Vec<_>>())
}

fn recipient(recipient: &Recipient) -> Value {
    match recipient {
        Recipient::One(name) => Map::from([("ten", rich(name)), ("nhom", Value::none())]).into(),
        Recipient::Group { names, purpose } => {
            Map::from([("nhom", list(names)), ("ghi_chu", rich(purpose)), ("ten", Value::none())]).into()
        }
    }
}

/// Opening, body and closing; the last paragraph of all is marked, because the end mark `./.` follows it.
fn running_text(directive: &Directive, layout: &Layout) -> (Value, Value, Value) {
    let opening: Vec<_> = directive.opening.iter().map(plain_paragraph).collect();
    // The name of the kind is the first heading of a titled document.
    let body = body::paragraphs(&directive.body, usize::from(directive.kind.is_titled()));
    let closing: Vec<_> = directive.closing.iter().map(plain_paragraph).collect();
    let fixed = directive.kind.has(Trait::EndsInFixedWords);
    let total = if fixed { 0 } else { opening.len() + body.len() + closing.len() };
    let mut count = 0;
    let mut view = |paragraphs: Vec<Paragraph>| {
        let views = paragraphs.iter().map(|p| {
            count += 1;
            paragraph(p, count == total, layout)
        });
        Value::from(views.collect::<Vec<_>>())
    };
    (view(opening), view(body), view(closing))
}

fn plain_paragraph(text: &Text) -> Paragraph {
    let words = Words::Text(text.clone());
    Paragraph { level: Level::Paragraph, mark: String::new(), title: false, depth: 1, words }
}

fn paragraph(paragraph: &Paragraph, last: bool, layout: &Layout) -> Value {
    let mut map = words(&paragraph.words, last);
    map.insert(
        "bang",
        match &paragraph.words {
            Words::Table(table) => layout.setting(table).map(|setting| grid::view(table, setting)).into(),
            _ => Value::none(),
        },
    );
    let figures = match &paragraph.words {
        Words::Figures(figures) => Some(Value::from(figures.iter().map(figure).collect::<Vec<_>>())),
        _ => None,
    };
    map.insert("hinh", figures.into());
    let formula = match &paragraph.words {
        Words::Formula(formula) => Some(self::formula(formula)),
        _ => None,
    };
    map.insert("cong_thuc", formula.into());
    map.insert("ham", Value::safe_string(&function(paragraph)));
    map.insert("so", paragraph.mark.as_str().into());
    map.insert("cuoi", last.into());
    map.into()
}

fn figure(figure: &Figure) -> Value {
    Map::from([
        ("tep", Value::safe_string(&figure.path)),
        ("rong", Value::safe_string(&format!("{:.1}mm", figure.width))),
        ("so", figure.number.as_ref().map(rich).into()),
        ("chu_thich", figure.caption.as_ref().map(centred).into()),
        ("mo_ta", markup::plain(&figure.alt.value).into()),
    ])
    .into()
}

fn formula(formula: &Formula) -> Value {
    Map::from([("chu", formula.source.as_str().into()), ("so", formula.number.as_ref().map(rich).into())]).into()
}

/// The layout function of a paragraph, by its level; titles say how deep they stand.
fn function(paragraph: &Paragraph) -> String {
    let depth = paragraph.depth;
    match (paragraph.level, paragraph.title) {
        (Level::Part, _) => format!("phan(bac: {depth})"),
        (Level::Chapter, _) => format!("chuong(bac: {depth})"),
        (Level::Section, _) => format!("muc(bac: {depth})"),
        (Level::Subsection, _) => format!("tieu-muc(bac: {depth})"),
        (Level::Roman, _) => format!("muc-la-ma(bac: {depth})"),
        (Level::Article, true) => format!("dieu-tieu-de(bac: {depth})"),
        (Level::Clause | Level::Subclause, true) => format!("khoan-tieu-de(bac: {depth})"),
        (Level::Article, false) => "dieu".to_owned(),
        (Level::Clause | Level::Subclause, false) => "khoan".to_owned(),
        (Level::Point, _) => "diem".to_owned(),
        (Level::Dash, _) => "gach".to_owned(),
        (Level::Plus, _) => "cong".to_owned(),
        (Level::Paragraph, _) => "doan".to_owned(),
    }
}

/// The words of a paragraph; of the last one without its end mark, which the template writes.
fn words(words: &Words, last: bool) -> Map {
    let blank = [("cach", Value::none()), ("han", Value::none()), ("dau", "".into())];
    let mut map = Map::from(blank);
    match words {
        Words::Table(_) | Words::Figures(_) | Words::Formula(_) => {
            map.insert("chu", "".into());
        }
        Words::Text(text) => {
            map.insert("chu", if last { inline::value_of(&end_mark(&text.value).0, text.span) } else { rich(text) });
        }
        Words::Due(text, deadline) => {
            let (stem, mark) = end_mark(&text.value);
            map.insert("chu", inline::value_of(&stem, text.span));
            map.insert("dau", if last { "" } else { mark }.into());
            map.insert("han", inline::value(&dates::deadline(*deadline)));
        }
        Words::Opening { wording, request, assignees, lead, task } => {
            if let Some(task) = task {
                map.extend(self::words(task, last));
            }
            map.insert("co_viec", task.is_some().into());
            map.insert("cach", wording_key(*wording).into());
            map.insert("de_nghi", (*request).into());
            map.insert("giao", rich(assignees));
            map.insert("dan", lead.as_ref().map(rich).into());
        }
    }
    map
}

/// The words without their end mark, and the mark; what notes follow it stay with the words.
fn end_mark(text: &str) -> (String, &str) {
    let (words, notes) = markup::split_notes(text);
    let stem = words.trim_end_matches(['.', ';', '/', ',', ' ']);
    (format!("{stem}{notes}"), &words[stem.len()..])
}

fn wording_key(wording: Wording) -> &'static str {
    match wording {
        Wording::Assign => "giao-viec",
        Wording::Sentence => "cau",
        Wording::Title => "tieu-de",
    }
}
