//! The command line in the language of the user: clap speaks English, the help texts of `args` are Vietnamese.

use std::ffi::OsString;
use std::sync::LazyLock;

use clap::{Arg, Command, CommandFactory, FromArgMatches};

use super::args::Args;
use super::mistake;
use crate::words::diagnostic::Lang;

/// Help texts in English, as `help-en.toml` has them.
static ENGLISH: LazyLock<toml::Table> =
    LazyLock::new(|| include_str!("help-en.toml").parse().expect("the file is part of the program"));

/// What the values of arguments are called.
const VALUES: [(&str, &str); 14] = [
    ("TIẾNG", "LANGUAGE"),
    ("DẠNG", "FORMAT"),
    ("TỆP", "FILE"),
    ("TỆP PDF", "PDF"),
    ("TỆP TOML", "TOML FILE"),
    ("TỆP|THƯ MỤC", "FILE|FOLDER"),
    ("THƯ MỤC|TỆP", "FOLDER|FILE"),
    ("THƯ MỤC", "FOLDER"),
    ("TÊN=TỆP[#TRANG]:CỘT", "NAME=FILE[#SHEET]:COLUMN"),
    ("TIÊU CHUẨN", "STANDARD"),
    ("QUY TẮC", "RULE"),
    ("MẪU TÊN", "PATTERN"),
    ("LOẠI", "KIND"),
    ("TÊN", "NAME"),
];

/// The arguments as typed, or what there is to print instead, with the exit status.
pub(super) fn parse(typed: &[OsString]) -> Result<Args, (String, u8)> {
    let lang = asked(typed);
    let mut command = command(lang);
    let matches = command.try_get_matches_from_mut(typed);
    matches
        .and_then(|mut matches| Args::from_arg_matches_mut(&mut matches))
        .map_err(|error| mistake::told(&error, typed, &command, lang))
}

/// The language asked for, wherever the option stands: what is wrong before it is said in that language too.
fn asked(typed: &[OsString]) -> Lang {
    let words: Vec<_> =
        typed.iter().skip(1).map(|word| word.to_string_lossy()).take_while(|word| word != "--").collect();
    let after = words.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en");
    if after || words.iter().any(|word| word == "--lang=en") { Lang::En } else { Lang::Vi }
}

/// The command line with its help texts in a language.
pub(super) fn command(lang: Lang) -> Command {
    match lang {
        Lang::Vi => Args::command(),
        Lang::En => english(Args::command(), "").about(text("", "about").unwrap_or_default()),
    }
}

fn english(command: Command, name: &str) -> Command {
    let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(|arg| english_arg(arg, name));
    names.into_iter().fold(command, |command, sub| {
        let path = if name.is_empty() { sub.clone() } else { format!("{name}-{sub}") };
        command.mut_subcommand(&sub, |command| {
            let example = command.get_after_help().map(|help| help.to_string().replace(EXAMPLE.0, EXAMPLE.1));
            let command = english(command, &path).about(text(&path, "about").unwrap_or_default());
            example.into_iter().fold(command, Command::after_help)
        })
    })
}

/// What goes before an example.
pub(super) const EXAMPLE: (&str, &str) = ("Ví dụ:", "Example:");

fn english_arg(arg: Arg, command: &str) -> Arg {
    let help = text(command, arg.get_id().as_str()).unwrap_or_default();
    let names: Vec<_> =
        arg.get_value_names().unwrap_or_default().iter().filter_map(|name| english_value(name)).collect();
    let choices: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let arg = if names.is_empty() { arg } else { arg.value_names(names) };
    // What each value means is told in Vietnamese only: their names say nearly as much.
    let switch = choices.is_empty() || choices == ["true", "false"];
    let help = if switch { help } else { format!("{help} [possible values: {}]", choices.join(", ")) };
    arg.help(help).hide_possible_values(true)
}

fn english_value(name: &str) -> Option<&'static str> {
    VALUES.iter().find(|(vietnamese, _)| *vietnamese == name).map(|(_, english)| *english)
}

/// The English help of an argument of a subcommand.
fn text(command: &str, argument: &str) -> Option<String> {
    let table = if command.is_empty() { Some(&*ENGLISH) } else { ENGLISH.get(command).and_then(toml::Value::as_table) };
    let shared = ENGLISH.get("all").and_then(toml::Value::as_table);
    let entry = [table, shared].into_iter().flatten().find_map(|table| table.get(argument)?.as_str());
    entry.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &[&str]) -> Vec<OsString> {
        text.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_known_wherever_it_stands() {
        assert_eq!(asked(&words(&["vanthu", "rendr", "x", "--lang", "en"])), Lang::En);
        assert_eq!(asked(&words(&["vanthu", "--lang=en", "rendr"])), Lang::En);
        assert_eq!(asked(&words(&["vanthu", "render", "--", "--lang", "en"])), Lang::Vi);
        assert_eq!(asked(&words(&["--lang", "en"])), Lang::Vi);
    }

    /// Every subcommand and argument has its English, and nothing is translated that is not there.
    #[test]
    fn every_help_text_has_its_english() {
        fn keys(command: &Command, path: &str, found: &mut Vec<String>) {
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                assert!(text(path, id).is_some(), "{path}: {id}");
                let names = arg.get_value_names().unwrap_or_default();
                assert!(names.iter().all(|name| name.is_ascii() || english_value(name).is_some()), "{path}: {id}");
                found.extend([format!("{path}.{id}"), format!("all.{id}")]);
            }
            for sub in command.get_subcommands() {
                let path =
                    if path.is_empty() { sub.get_name().to_owned() } else { format!("{path}-{}", sub.get_name()) };
                assert!(text(&path, "about").is_some(), "{path}");
                keys(sub, &path, found);
            }
        }
        let mut found = Vec::new();
        keys(&Args::command(), "", &mut found);
        for (path, table) in ENGLISH.iter().filter_map(|(path, value)| Some((path, value.as_table()?))) {
            for key in table.keys().filter(|key| *key != "about") {
                assert!(found.contains(&format!("{path}.{key}")), "{path}.{key} is no argument");
            }
        }
    }
}
