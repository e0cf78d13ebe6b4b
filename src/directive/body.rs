//! The body: text with its outline, and assignments between (`noi_dung`, `nhiem_vu`).

use super::figure;
use super::formula;
use super::keys;
use super::located::Decoded;
use super::model::{Assignment, Block, Deadline, Item, Task, Text, Wording};
use super::outline::{self, Order};
use super::reader::{Fields, Reader};
use super::table;
use super::tree::{Node, Value};
use crate::standard::StandardId;
use crate::words::kind::Kind;
use crate::words::level::Level;

/// Deeper nesting than any outline has is a mistake, and would exhaust the stack.
const DEEPEST: usize = 6;

/// What a section may have beside its text, in their order.
const PARTS: [&str; 4] = ["cong_thuc", "hinh", "bang", "nhiem_vu"];

/// What the parts of a body have in common while they are read.
struct Body<'r, 'a> {
    reader: &'r mut Reader<'a>,
    wording: Wording,
    standard: StandardId,
    /// Width of the text in mm, which pictures keep to.
    room: f64,
    order: Order,
    blocks: Vec<Block>,
}

/// Reads `noi_dung` of a document or an annex, then its `nhiem_vu`.
pub(super) fn read(reader: &mut Reader<'_>, top: Fields<'_>, kind: Kind, standard: StandardId) -> Vec<Block> {
    let wording = if kind.is_titled() { Wording::Title } else { Wording::Assign };
    let landscape = matches!(top.table.get("ngang").map(|e| &e.node.value), Some(Value::Bool(true)));
    let room = table::room(standard, landscape);
    let mut body = Body { reader, wording, standard, room, order: Order::default(), blocks: Vec::new() };
    let followed = ["nhiem_vu", "bang"].iter().any(|key| top.table.get(key).is_some());
    match top.table.get("noi_dung").map(|e| &e.node) {
        Some(Node { value: Value::Text(_), .. }) => {
            let text = body.reader.field(top, "noi_dung");
            body.text(text.as_ref(), followed);
        }
        Some(Node { value: Value::List(items), span }) => {
            if items.is_empty() {
                body.reader.empty(top, "noi_dung", *span);
            }
            for (at, item) in items.iter().enumerate() {
                body.section(top, item, followed && at + 1 == items.len());
            }
        }
        Some(node) => body.section(top, node, followed),
        None => {}
    }
    body.assignments(top);
    body.blocks
}

/// The last words of a block, where `./.` may have been typed.
pub(super) fn last_text(block: &mut Block) -> Option<&mut Text> {
    match block {
        Block::Text(items) => items.last_mut().map(|i| &mut i.text),
        Block::Assignments(assignments) => assignments.last_mut().and_then(last_task),
        Block::Table(_) | Block::Figures(_) | Block::Formula(_) => None,
    }
}

fn last_task(assignment: &mut Assignment) -> Option<&mut Text> {
    match assignment.tasks.last_mut()? {
        Task::Todo { below, text, .. } => Some(below.last_mut().map_or(text, |i| &mut i.text)),
        Task::Assignment(nested) => last_task(nested),
    }
}

impl Body<'_, '_> {
    /// A section: a string, or a table with text and the assignments after it.
    fn section(&mut self, top: Fields<'_>, node: &Node, followed: bool) {
        match &node.value {
            Value::Table(table) => {
                let fields = self.reader.open(table, &keys::SECTION, node.span);
                let followed = followed || PARTS.iter().any(|key| table.get(key).is_some());
                let text = if table.get("tep").is_some() {
                    self.reader.file(fields, "tep")
                } else {
                    if PARTS.iter().chain(&["van_ban"]).all(|key| table.get(key).is_none()) {
                        self.reader.missing(fields, "van_ban");
                    }
                    self.reader.field(fields, "van_ban")
                };
                self.text(text.as_ref(), followed);
                self.blocks.extend(formula::read(self.reader, fields, self.room).map(Block::Formula));
                let figures = figure::read(self.reader, fields, self.standard, self.room);
                self.blocks.extend((!figures.is_empty()).then_some(Block::Figures(figures)));
                let table = table::read(self.reader, fields, self.standard);
                self.blocks.extend(table.map(Block::Table));
                self.assignments(fields);
            }
            Value::Text(_) => {
                let text = self.reader.string(node, "noi_dung");
                self.text(text.as_ref(), followed);
            }
            _ => self.reader.wrong_item(top, "noi_dung", node),
        }
    }

    fn text(&mut self, text: Option<&Decoded>, followed: bool) {
        let Some(text) = text else { return };
        let items = outline::items(text.all(), followed);
        self.order.check(&items, self.standard, self.reader.sources, &mut self.reader.found);
        self.blocks.push(Block::Text(items));
    }

    fn assignments(&mut self, fields: Fields<'_>) {
        let nodes = self.reader.items(fields, "nhiem_vu");
        let wording = self.wording;
        let assignments: Vec<_> =
            nodes.iter().filter_map(|n| self.assignment_node(fields, "nhiem_vu", n, wording, 0)).collect();
        if !assignments.is_empty() {
            self.order.pass_assignments();
            self.blocks.push(Block::Assignments(assignments));
        }
    }

    fn assignment_node(
        &mut self,
        parent: Fields<'_>,
        key: &str,
        node: &Node,
        wording: Wording,
        depth: usize,
    ) -> Option<Assignment> {
        match &node.value {
            Value::Table(table) if depth < DEEPEST => {
                let fields = self.reader.open(table, &keys::ASSIGNMENT, node.span);
                Some(self.assignment(fields, wording, depth))
            }
            _ => {
                self.reader.wrong_item(parent, key, node);
                None
            }
        }
    }

    fn assignment(&mut self, fields: Fields<'_>, inherited: Wording, depth: usize) -> Assignment {
        let wording = match self.reader.word(fields, "cach_viet") {
            Some("giao-viec") => Wording::Assign,
            Some("cau") => Wording::Sentence,
            Some("tieu-de") => Wording::Title,
            _ => inherited,
        };
        let mark = self.reader.word(fields, "dau").map(|mark| match mark {
            "-" => Level::Dash,
            "+" => Level::Plus,
            _ => Level::Point,
        });
        let assignees = self.reader.text(fields, "giao");
        Assignment {
            assignees: assignees.unwrap_or(Text { value: String::new(), span: fields.span }),
            wording,
            request: self.reader.flag(fields, "de_nghi"),
            lead: self.reader.text(fields, "dan"),
            tasks: self.tasks(fields, wording, depth),
            mark,
            span: fields.span,
        }
    }

    fn tasks(&mut self, fields: Fields<'_>, wording: Wording, depth: usize) -> Vec<Task> {
        let mut tasks = Vec::new();
        for node in self.reader.items(fields, "viec") {
            match &node.value {
                Value::Text(_) => {
                    let text = self.reader.string(node, "viec");
                    match text.and_then(|t| self.todo(&t, None)) {
                        Some(task) => tasks.push(task),
                        None => self.reader.empty_item("viec", node.span),
                    }
                }
                Value::Table(table) if table.get("giao").is_some() => {
                    let nested = self.assignment_node(fields, "viec", node, wording, depth + 1);
                    tasks.extend(nested.map(Task::Assignment));
                }
                Value::Table(table) => {
                    let task = self.reader.open(table, &keys::TASK, node.span);
                    let deadline = self.reader.date(task, "han").map(|(parts, span)| Deadline {
                        day: parts.day,
                        month: parts.month,
                        year: parts.year,
                        span,
                    });
                    let text = self.reader.field(task, "noi_dung");
                    tasks.extend(text.and_then(|t| self.todo(&t, deadline)));
                }
                _ => self.reader.wrong_item(fields, "viec", node),
            }
        }
        tasks
    }

    /// A task: its first paragraph, then the lines below it with marks of their own.
    fn todo(&mut self, text: &Decoded, deadline: Option<Deadline>) -> Option<Task> {
        let mut items = outline::items(text.all(), false);
        if items.is_empty() {
            return None;
        }
        let first: Item = items.remove(0);
        // A mark typed before the task is left out: the program numbers tasks by their place.
        Order::default().check(&items, self.standard, self.reader.sources, &mut self.reader.found);
        Some(Task::Todo { text: first.text, below: items, deadline })
    }
}
