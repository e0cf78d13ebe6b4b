//! What is wrong with the command line, in the language of the user and in the layout of clap.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::translated::translated;
use crate::words::diagnostic::{Lang, Message};

/// What to print for an answer of clap that is not the arguments, and the exit status.
pub(super) fn told(error: &Error, typed: &[OsString], command: &Command, lang: Lang) -> (String, u8) {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let terminal = if asked { std::io::stdout().is_terminal() } else { std::io::stderr().is_terminal() };
        let help = error.render();
        let help = if terminal { help.ansi().to_string() } else { help.to_string() };
        return (translated(&help, lang), if asked { 0 } else { 2 });
    }
    let words: Vec<String> = typed.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let sub = words.iter().find_map(|word| command.find_subcommand(word));
    let mistake = Mistake { error, words: &words, command: sub.unwrap_or(command), whole: command };
    (mistake.told(lang), 2)
}

struct Mistake<'a> {
    error: &'a Error,
    words: &'a [String],
    /// The subcommand that was typed, if any.
    command: &'a Command,
    whole: &'a Command,
}

impl Mistake<'_> {
    fn told(&self, lang: Lang) -> String {
        let (what, tips) = self.what();
        let (error, tip) = match lang {
            Lang::Vi => ("lỗi", "gợi ý"),
            Lang::En => ("error", "tip"),
        };
        let mut text = format!("{error}: {}\n", what.get(lang));
        if !tips.is_empty() {
            text.push('\n');
        }
        for advice in tips {
            text.push_str(&format!("  {tip}: {}\n", advice.get(lang)));
        }
        text.push('\n');
        if let Some(ContextValue::StyledStr(usage)) = self.error.get(ContextKind::Usage) {
            text.push_str(&format!("{}\n", translated(usage.to_string().trim_end(), lang)));
        }
        if let Some(example) = self.command.get_after_help() {
            text.push_str(&format!("{example}\n"));
        }
        let name = if self.command.get_name() == "vanthu" { "" } else { self.command.get_name() };
        let help = format!("vanthu {name}{}--help", if name.is_empty() { "" } else { " " });
        text + &match lang {
            Lang::Vi => format!("\nXem thêm: `{help}`\n"),
            Lang::En => format!("\nFor more: `{help}`\n"),
        }
    }

    /// What is wrong, and what to do.
    fn what(&self) -> (Message, Vec<Message>) {
        let (arg, value) = (self.text(ContextKind::InvalidArg), self.text(ContextKind::InvalidValue));
        match self.error.kind() {
            ErrorKind::UnknownArgument => self.unknown(&arg),
            ErrorKind::InvalidSubcommand => self.unknown_command(&self.text(ContextKind::InvalidSubcommand)),
            ErrorKind::MissingRequiredArgument => self.missing(),
            ErrorKind::MissingSubcommand => {
                let list = self.command.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ");
                let what =
                    Message::new(format!("thiếu lệnh, một trong: {list}"), format!("a command is missing: {list}"));
                (what, vec![])
            }
            ErrorKind::InvalidValue if value.is_empty() => {
                let what = Message::new(format!("sau `{arg}` phải có giá trị"), format!("`{arg}` needs a value"));
                (what, self.meaning(&arg))
            }
            ErrorKind::InvalidValue => self.no_choice(&arg, &value),
            ErrorKind::ValueValidation => {
                let what =
                    Message::new(format!("`{arg}` không nhận `{value}`"), format!("`{arg}` does not take `{value}`"));
                (what, self.meaning(&arg))
            }
            ErrorKind::ArgumentConflict => {
                let what = format!("`{arg}` được ghi nhiều lần, hoặc không đi cùng một tùy chọn khác");
                let en = format!("`{arg}` is given several times, or does not go with another option");
                (Message::new(what, en), vec![])
            }
            ErrorKind::TooManyValues => {
                let what = format!("`{arg}` không nhận thêm giá trị `{value}`");
                (Message::new(what, format!("`{arg}` takes no value `{value}`")), self.meaning(&arg))
            }
            _ => (Message::new("dòng lệnh không đúng", "the command line is wrong"), vec![]),
        }
    }

    fn text(&self, kind: ContextKind) -> String {
        self.list(kind).join(" ")
    }

    fn list(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(list)) => list.clone(),
            _ => vec![],
        }
    }

    /// Every option that is not there, each with the nearest; a word too many.
    fn unknown(&self, first: &str) -> (Message, Vec<Message>) {
        if !first.starts_with('-') {
            let what = Message::new(format!("thừa `{first}`"), format!("`{first}` is one word too many"));
            let takes_output = self.command.get_arguments().any(|arg| arg.get_id() == "output");
            let output = Message::new(format!("ghi ra tệp ấy: `-o {first}`"), format!("to write there: `-o {first}`"));
            return (what, if takes_output { vec![output] } else { vec![] });
        }
        let known = |word: &&str| !self.options().any(|arg| arg.get_long() == Some(word));
        let typed = self.words.iter().take_while(|word| *word != "--").filter_map(|word| word.strip_prefix("--"));
        let typed = typed.map(|word| word.split('=').next().unwrap_or_default());
        let mut names: Vec<String> = typed.filter(known).map(|word| format!("--{word}")).collect();
        if !names.iter().any(|name| name == first) {
            names.insert(0, first.to_owned());
        }
        let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let what = Message::new(format!("không có tùy chọn {list}"), format!("there is no option {list}"));
        (what, names.iter().filter_map(|name| self.nearest(name)).collect())
    }

    fn options(&self) -> impl Iterator<Item = &Arg> {
        self.command.get_arguments().chain(self.whole.get_arguments())
    }

    fn nearest(&self, typed: &str) -> Option<Message> {
        let name = typed.trim_start_matches('-');
        let near = self.options().filter_map(Arg::get_long).map(|long| (strsim::jaro_winkler(long, name), long));
        let (_, long) = near.filter(|(score, _)| *score > 0.7).max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Message::new(format!("`{typed}`: có phải `--{long}`?"), format!("`{typed}`: did you mean `--{long}`?")))
    }

    fn unknown_command(&self, typed: &str) -> (Message, Vec<Message>) {
        let names: Vec<_> = self.whole.get_subcommands().map(Command::get_name).collect();
        let list = names.join(", ");
        let what = Message::new(format!("không có lệnh `{typed}`"), format!("there is no command `{typed}`"));
        let for_file = match typed.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).as_deref() {
            Some("toml") => Some("render"),
            Some("pdf") => Some("check"),
            _ => None,
        };
        if let Some(name) = for_file {
            let way = format!("vanthu {name} {typed}");
            return (what, vec![Message::new(format!("có phải `{way}`?"), format!("did you mean `{way}`?"))]);
        }
        let near = names.iter().map(|name| (strsim::jaro_winkler(name, typed), name));
        let near = near.filter(|(score, _)| *score > 0.7).max_by(|a, b| a.0.total_cmp(&b.0));
        let tip = match near {
            Some((_, name)) => Message::new(format!("có phải `{name}`?"), format!("did you mean `{name}`?")),
            None => Message::new(format!("các lệnh: {list}"), format!("the commands: {list}")),
        };
        (what, vec![tip])
    }

    fn missing(&self) -> (Message, Vec<Message>) {
        let names = self.list(ContextKind::InvalidArg);
        let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let what = Message::new(format!("thiếu {list}"), format!("{list} is missing"));
        (what, names.iter().flat_map(|name| self.meaning(name)).collect())
    }

    fn no_choice(&self, arg: &str, value: &str) -> (Message, Vec<Message>) {
        let choices = self.list(ContextKind::ValidValue);
        let list = choices.join(", ");
        let what = format!("`{arg}` không nhận `{value}`, chỉ nhận: {list}");
        let what = Message::new(what, format!("`{arg}` does not take `{value}`, only: {list}"));
        let near = choices.iter().map(|choice| (strsim::jaro_winkler(choice, value), choice));
        let near = near.filter(|(score, _)| *score > 0.7).max_by(|a, b| a.0.total_cmp(&b.0));
        let tip =
            |(_, word): (f64, &String)| Message::new(format!("có phải `{word}`?"), format!("did you mean `{word}`?"));
        (what, near.map(tip).into_iter().collect())
    }

    /// What an argument is for, by the name clap gives it in a message.
    fn meaning(&self, name: &str) -> Vec<Message> {
        let arg = self.options().find(|arg| {
            arg.to_string() == name || arg.get_long().is_some_and(|long| name.starts_with(&format!("--{long}")))
        });
        let help = arg.and_then(Arg::get_help).map(|help| format!("`{name}`: {help}"));
        // The help is in the language of the user already.
        help.map(|help| Message::new(help.clone(), help)).into_iter().collect()
    }
}
