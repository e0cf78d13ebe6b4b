//! What the arguments of `vanthu batch` ask for.

use std::path::{Path, PathBuf};

use super::super::args::{BatchArgs, FormatArg};
use super::super::{render, stdin, target};
use crate::batch::rows::key_of;
use crate::desk::Refused;
use crate::desk::batch::{Joined, Order};
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::source::Sources;

/// A refusal that points into no file.
pub(super) fn alone(problem: Diagnostic) -> Refused {
    (vec![problem], Sources::default())
}

/// The order that the arguments make.
pub(super) fn order(args: &BatchArgs) -> Result<Order, Refused> {
    let formats = target::formats(&args.writing.format, None);
    if args.merge.is_some() && !formats.contains(&FormatArg::Pdf) {
        let problem = wrong_option("`--merge` chỉ ghép được PDF", "`--merge` puts only PDFs together");
        return Err(alone(
            problem.hint("thêm `pdf` vào `--format`, hoặc bỏ `--merge`", "add `pdf` to `--format`, or drop `--merge`"),
        ));
    }
    let read = || -> Result<Order, Diagnostic> {
        let joined = args.table.iter().map(|wanted| joined(wanted)).collect::<Result<_, _>>()?;
        let plan = stdin::given(&args.plan)?;
        let data = args.data.as_deref().map(stdin::given).transpose()?;
        let out = args.out.clone().unwrap_or_else(|| PathBuf::from("."));
        Ok(Order {
            sheet: args.sheet.clone(),
            all: args.all,
            joined,
            name: args.name.clone(),
            check: !args.writing.no_check,
            jobs: args.jobs,
            part: part(args)?,
            force: args.force,
            prune: args.prune,
            toml: args.toml,
            merge: args.merge.clone(),
            odd: args.odd,
            ..Order::new(plan, data, out, render::wanted(&args.writing, &formats)?)
        })
    };
    read().map_err(alone)
}

/// `chi_tieu=chi-tieu.xlsx#Trang 2:don_vi` in its parts.
fn joined(wanted: &str) -> Result<Joined, Diagnostic> {
    let parts = || {
        let (name, rest) = wanted.split_once('=')?;
        let (file, key) = rest.rsplit_once(':')?;
        let (file, sheet) = file.rsplit_once('#').map_or((file, None), |(file, sheet)| (file, Some(sheet)));
        let sound = key_of(name) == name && !file.is_empty() && key_of(key) == key;
        sound.then_some((name, file, sheet, key))
    };
    let Some((name, file, sheet, key)) = parts() else {
        return Err(wrong_option(
            &format!("`--table {wanted}` phải có dạng `TÊN=TỆP:CỘT`"),
            &format!("`--table {wanted}` must read `NAME=FILE:COLUMN`"),
        )
        .hint(
            "ví dụ: `--table chi_tieu=chi-tieu.xlsx:ten_don_vi`",
            "for example: `--table targets=targets.xlsx:unit`",
        ));
    };
    let (name, sheet, key) = (name.to_owned(), sheet.map(str::to_owned), key.to_owned());
    Ok(Joined { name, file: stdin::given(Path::new(file))?, sheet, key })
}

/// The part of the rows that this run makes: its number, counted from 0, and how many there are.
fn part(args: &BatchArgs) -> Result<Option<(usize, usize)>, Diagnostic> {
    let Some(text) = &args.shard else { return Ok(None) };
    let parts = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    match parts {
        Some((k, n)) if (1..=n).contains(&k) => Ok(Some((k - 1, n))),
        _ => Err(wrong_option(
            &format!("`--shard {text}` phải có dạng K/N, K từ 1 đến N"),
            &format!("`--shard {text}` must read K/N, K from 1 to N"),
        )
        .hint("ví dụ: `--shard 1/4`", "for example: `--shard 1/4`")),
    }
}

fn wrong_option(vi: &str, en: &str) -> Diagnostic {
    Diagnostic::new("tuy-chon-sai", Severity::Failure, vi, en)
}
