//! What a template sees of a directive: words ready to print, under the keys of the TOML file.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Value};

use super::body::{self, Paragraph, Words};
use super::{dates, inline};
use crate::directive::copy::Copy;
use crate::directive::model::{Directive, IssueDate, Issuer, Level, Recipient, Signer, Text, Wording};

type Map = BTreeMap<&'static str, Value>;

/// The context of a letter template. Every key is always there; what is blank is `none`.
pub(super) fn context(directive: &Directive) -> Context {
    let mut context = Context::new();
    for (key, value) in fields(directive) {
        context.insert_value(key, value);
    }
    context
}

/// The dotted names of what a template sees of this directive; the items of a list share their names.
pub(super) fn names(directive: &Directive) -> BTreeSet<String> {
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
    fields(directive).iter().for_each(|(key, value)| collect((*key).to_owned(), value, &mut names));
    names
}

fn fields(directive: &Directive) -> Map {
    let (opening, body, closing) = running_text(directive);
    Map::from([
        ("loai", directive.kind.name().into()),
        ("so", directive.number.map(dates::padded).into()),
        ("ky_hieu", directive.symbol.value.as_str().into()),
        ("thoi_gian", date(directive.date)),
        ("trich_yeu", rich(&directive.subject)),
        ("co_quan", issuer(&directive.issuer)),
        ("kinh_gui", list(&directive.addressees)),
        ("can_cu", list(&directive.legal_bases)),
        ("mo_dau", opening),
        ("noi_dung", body),
        ("ket_thuc", closing),
        ("kem_theo", directive.enclosure.as_ref().map(rich).into()),
        ("noi_nhan", Value::from(directive.recipients.iter().map(recipient).collect::<Vec<_>>())),
        ("luu", directive.filing.as_ref().map(rich).into()),
        ("nguoi_soan", directive.drafter.as_ref().map(|text| inline::value(text.value.trim_end_matches('.'))).into()),
        ("nguoi_ky", signer(&directive.signer)),
    ])
}

/// The context of the template of a copy.
pub(super) fn copy_context(copy: &Copy) -> Context {
    let blank = Signer { authority: Vec::new(), position: None, other_title: None, name: None };
    let signed_at = copy.signed_at.map(|time| time.strftime("%d/%m/%Y; %H:%M:%S +07:00").to_string());
    let fields = Map::from([
        ("hinh_thuc", copy.form.name().into()),
        ("so", copy.number.map(dates::padded).into()),
        ("ky_hieu", copy.symbol.as_ref().map_or("", |symbol| symbol.value.as_str()).into()),
        ("thoi_gian", date(copy.date)),
        ("thoi_gian_ky", signed_at.into()),
        ("co_quan", issuer(&copy.issuer)),
        ("noi_nhan", Value::from(copy.recipients.iter().map(recipient).collect::<Vec<_>>())),
        ("luu", copy.filing.as_ref().map(rich).into()),
        ("nguoi_soan", Value::none()),
        ("nguoi_ky", signer(copy.signer.as_ref().unwrap_or(&blank))),
    ]);
    let mut context = Context::new();
    for (key, value) in fields {
        context.insert_value(key, value);
    }
    context
}

fn signer(signer: &Signer) -> Value {
    Map::from([
        ("quyen_han", list(&signer.authority)),
        ("chuc_vu", signer.position.as_ref().map(rich).into()),
        ("chuc_vu_khac", signer.other_title.as_ref().map(rich).into()),
        ("ho_ten", signer.name.as_ref().map(rich).into()),
    ])
    .into()
}

/// Title of the document for readers of the PDF.
pub(super) fn title(directive: &Directive) -> String {
    let mut title = capitalised(directive.kind.name());
    if let Some(number) = directive.number {
        title.push_str(&format!(" số {}/{}", dates::padded(number), directive.symbol.value));
    }
    let subject = inline::plain(&directive.subject.value);
    if subject.is_empty() { title } else { format!("{title}: {subject}") }
}

/// Name of the issuing body on one line.
pub(super) fn issuer_name(directive: &Directive) -> String {
    let lines: Vec<_> = directive.issuer.name.iter().map(|line| line.value.as_str()).collect();
    lines.join(" ")
}

/// Keywords of the document: kind, number and symbol, issuer, signer.
pub(super) fn keywords(directive: &Directive) -> Vec<String> {
    let mut words = vec![directive.kind.name().to_owned(), directive.symbol.value.clone(), issuer_name(directive)];
    words.extend(directive.signer.name.as_ref().map(|name| name.value.clone()));
    words.retain(|word| !word.is_empty());
    words
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn rich(text: &Text) -> Value {
    inline::value(&text.value)
}

fn list(texts: &[Text]) -> Value {
    Value::from(texts.iter().map(rich).collect::<Vec<_>>())
}

fn date(date: IssueDate) -> Value {
    Map::from([
        ("ngay", date.day.map(|d| dates::padded(d.unsigned_abs().into())).into()),
        ("thang", date.month.map(dates::month).into()),
        ("nam", date.year.map(|y| y.to_string()).into()),
    ])
    .into()
}

fn issuer(issuer: &Issuer) -> Value {
    Map::from([("chu_quan", list(&issuer.parent)), ("ten", list(&issuer.name)), ("dia_danh", rich(&issuer.place))])
        .into()
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
fn running_text(directive: &Directive) -> (Value, Value, Value) {
    let opening: Vec<_> = directive.opening.iter().map(plain_paragraph).collect();
    // The name of the kind is the first heading of a titled document.
    let body = body::paragraphs(&directive.body, usize::from(directive.kind.is_titled()));
    let closing: Vec<_> = directive.closing.iter().map(plain_paragraph).collect();
    let total = opening.len() + body.len() + closing.len();
    let mut count = 0;
    let mut view = |paragraphs: Vec<Paragraph>| {
        let views = paragraphs.iter().map(|p| {
            count += 1;
            paragraph(p, count == total)
        });
        Value::from(views.collect::<Vec<_>>())
    };
    (view(opening), view(body), view(closing))
}

fn plain_paragraph(text: &Text) -> Paragraph {
    let words = Words::Text(text.value.clone());
    Paragraph { level: Level::Paragraph, mark: String::new(), title: false, depth: 1, words }
}

fn paragraph(paragraph: &Paragraph, last: bool) -> Value {
    let mut map = words(&paragraph.words, last);
    map.insert("ham", Value::safe_string(&function(paragraph)));
    map.insert("so", paragraph.mark.as_str().into());
    map.insert("cuoi", last.into());
    map.into()
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
        Words::Text(text) => {
            map.insert("chu", inline::value(if last { without_end_mark(text) } else { text }));
        }
        Words::Due(text, deadline) => {
            let stem = without_end_mark(text);
            map.insert("chu", inline::value(stem));
            map.insert("dau", if last { "" } else { &text[stem.len()..] }.into());
            map.insert("han", inline::value(&dates::deadline(*deadline)));
        }
        Words::Opening { wording, request, assignees, lead, task } => {
            if let Some(task) = task {
                map.extend(self::words(task, last));
            }
            map.insert("co_viec", task.is_some().into());
            map.insert("cach", wording_key(*wording).into());
            map.insert("de_nghi", (*request).into());
            map.insert("giao", inline::value(assignees));
            map.insert("dan", lead.as_ref().map(|words| inline::value(words)).into());
        }
    }
    map
}

fn without_end_mark(text: &str) -> &str {
    text.trim_end_matches(['.', ';', '/', ',', ' '])
}

fn wording_key(wording: Wording) -> &'static str {
    match wording {
        Wording::Assign => "giao-viec",
        Wording::Sentence => "cau",
        Wording::Title => "tieu-de",
    }
}
