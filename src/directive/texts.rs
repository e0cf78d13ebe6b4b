//! Every text of a directive, in the order of the document.

use std::collections::BTreeMap;

use super::figure::Figure;
use super::formula::Formula;
use super::model::{Assignment, Block, Directive, Field, Recipient, Task, Text};

impl Directive {
    /// Every text that is printed, in the order of the document.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut all: Vec<&Text> = Vec::new();
        all.extend(&self.issuer.parent);
        all.extend(&self.issuer.name);
        for issuer in &self.joint {
            all.extend(issuer.parent.iter().chain(&issuer.name).chain(&issuer.symbol));
        }
        all.extend([&self.symbol, &self.issuer.place, &self.subject]);
        all.extend(self.addressees.iter().chain(&self.authority).chain(&self.legal_bases).chain(&self.proposer));
        all.extend(self.form_texts().chain(&self.opening));
        self.body.iter().for_each(|block| of_block(block, &mut all));
        all.extend(self.closing.iter().chain(&self.enclosure));
        for recipient in &self.recipients {
            match recipient {
                Recipient::One(name) => all.push(name),
                Recipient::Group { names, purpose } => all.extend(names.iter().chain([purpose])),
            }
        }
        all.extend(self.filing.iter().chain(&self.drafter));
        for signer in self.signers() {
            all.extend(signer.authority.iter().chain(&signer.position).chain(&signer.other_title).chain(&signer.name));
        }
        if let Some(attached) = &self.attached {
            all.push(&attached.subject);
            attached.body.iter().for_each(|block| of_block(block, &mut all));
        }
        all.extend(&self.address);
        for annex in &self.annexes {
            all.extend(&annex.title);
            annex.body.iter().for_each(|block| of_block(block, &mut all));
        }
        all
    }

    /// Every block of the document, what goes with it and the annexes.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        let attached = self.attached.iter().flat_map(|attached| &attached.body);
        self.body.iter().chain(attached).chain(self.annexes.iter().flat_map(|annex| &annex.body))
    }

    /// Every picture, in the order of the document.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks().flat_map(|block| match block {
            Block::Figures(figures) => figures.as_slice(),
            _ => &[],
        })
    }

    /// Every formula, in the order of the document.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.blocks().filter_map(|block| match block {
            Block::Formula(formula) => Some(formula),
            _ => None,
        })
    }

    /// Tells the layout library where each picture is found.
    pub(super) fn number_figures(&mut self) {
        let attached = self.attached.iter_mut().flat_map(|attached| &mut attached.body);
        let annexes = self.annexes.iter_mut().flat_map(|annex| &mut annex.body);
        let figures = self.body.iter_mut().chain(attached).chain(annexes).flat_map(|block| match block {
            Block::Figures(figures) => figures.as_mut_slice(),
            _ => &mut [],
        });
        figures.zip(1..).for_each(|(figure, at)| figure.path = format!("hinh-{at}.{}", figure.format.ending()));
    }

    /// The words of the fields that some kinds have.
    pub fn form_texts(&self) -> impl Iterator<Item = &Text> {
        self.forms.values().flatten().flat_map(BTreeMap::values).flat_map(|field| match field {
            Field::Text(text) => std::slice::from_ref(text),
            Field::Lines(lines) => lines.as_slice(),
            Field::Date(_) | Field::Word(_) | Field::Flag(_) => &[],
        })
    }
}

fn of_block<'a>(block: &'a Block, all: &mut Vec<&'a Text>) {
    match block {
        Block::Text(items) => all.extend(items.iter().map(|item| &item.text)),
        Block::Assignments(list) => list.iter().for_each(|a| of_assignment(a, all)),
        Block::Table(table) => {
            all.extend(&table.caption);
            all.extend(table.columns.iter().flat_map(|column| column.group.iter().chain([&column.title])));
            all.extend(table.rows.iter().flatten());
        }
        Block::Figures(figures) => figures.iter().for_each(|figure| of_figure(figure, all)),
        // Its letters are those of mathematics; its number is all there is to read.
        Block::Formula(formula) => all.extend(&formula.number),
    }
}

fn of_figure<'a>(figure: &'a Figure, all: &mut Vec<&'a Text>) {
    all.extend(figure.number.iter().chain(&figure.caption));
}

fn of_assignment<'a>(assignment: &'a Assignment, all: &mut Vec<&'a Text>) {
    all.push(&assignment.assignees);
    all.extend(&assignment.lead);
    for task in &assignment.tasks {
        match task {
            Task::Assignment(inner) => of_assignment(inner, all),
            Task::Todo { text, below, .. } => {
                all.push(text);
                all.extend(below.iter().map(|item| &item.text));
            }
        }
    }
}
