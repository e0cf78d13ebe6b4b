//! Deadlines of tasks, given as such.

use jiff::civil::{Date, Weekday};

use super::Lint;
use crate::directive::model::{Assignment, Block, Deadline, IssueDate, Task};
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;

/// Runs the rules on every deadline.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    for block in &lint.directive.body {
        if let Block::Assignments(assignments) = block {
            assignments.iter().for_each(|a| assignment(lint, a, found));
        }
    }
}

fn assignment(lint: &Lint<'_>, assignment: &Assignment, found: &mut Vec<Diagnostic>) {
    for task in &assignment.tasks {
        match task {
            Task::Todo { deadline, .. } => deadline.iter().for_each(|d| judge(lint, *d, found)),
            Task::Assignment(nested) => self::assignment(lint, nested, found),
        }
    }
}

fn judge(lint: &Lint<'_>, deadline: Deadline, found: &mut Vec<Diagnostic>) {
    let standard = lint.directive.standard;
    let Some(last) = last_day(deadline) else { return };
    if first_day(lint.directive.date).is_some_and(|issued| last < issued) {
        found.push(
            finding(
                &list::DEADLINE_PAST,
                standard,
                format!("hạn {} trước ngày ban hành văn bản", shown(last)),
                format!("the deadline {last} is before the date of issue"),
            )
            .at_span(deadline.span)
            .hint("xem lại năm và tháng của hạn", "look at its year and month"),
        );
    } else if deadline.day.is_some() && matches!(last.weekday(), Weekday::Saturday | Weekday::Sunday) {
        let name = if last.weekday() == Weekday::Saturday { "thứ Bảy" } else { "Chủ nhật" };
        found.push(
            finding(
                &list::DEADLINE_WEEKEND,
                standard,
                format!("hạn {} rơi vào {name}", shown(last)),
                format!("the deadline {last} falls on a weekend"),
            )
            .at_span(deadline.span),
        );
    }
}

fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// The last day that still meets a deadline.
fn last_day(deadline: Deadline) -> Option<Date> {
    let month = deadline.month.unwrap_or(12);
    let first = Date::new(deadline.year, month, 1).ok()?;
    Date::new(deadline.year, month, deadline.day.unwrap_or(first.days_in_month())).ok()
}

/// The first day that a date of issue, perhaps incomplete, can be.
fn first_day(date: IssueDate) -> Option<Date> {
    Date::new(date.year?, date.month.unwrap_or(1), date.day.unwrap_or(1)).ok()
}
