//! `amends status` and `amends history`: where things stand, and how they came there.

use super::cannot;
use super::register_path;
use super::settings;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::HistoryArgs;
use crate::cli::register_args::StatusArgs;
use crate::io::RegisterFile;
use crate::io::RegisterProblem;
use crate::io::Which;
use crate::register::Book;
use crate::run::booking;
use crate::run::booking::Status;
use std::path::Path;

/// Opens the register of a workspace, or says that there is none.
fn open(dir: &Path, terminal: &mut Terminal) -> Result<Option<RegisterFile>, Exit> {
    let file = RegisterFile::look(&register_path(dir)).map_err(|problem| cannot(&problem, terminal))?;
    if file.is_none() {
        terminal.say(&format!("`{}` has no register: nothing was approved yet", dir.display()));
    }
    Ok(file)
}

/// Where everything stands.
pub(in crate::cli::commands) fn status(args: &StatusArgs, terminal: &mut Terminal) -> Exit {
    try_status(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_status(args: &StatusArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let rules = settings(&args.dir, terminal)?.approval;
    let Some(file) = open(&args.dir, terminal)? else { return Ok(Exit::Done) };
    let months = match args.period {
        Some(month) => vec![month],
        None => file.periods().map_err(|problem| cannot(&problem, terminal))?,
    };
    let mut status = Status::default();
    for month in months {
        let mut book = Book::default();
        let read = file.each(&Which::Light(month), &mut |entry| {
            book.add(&entry);
            Ok(())
        });
        read.map_err(|problem| cannot(&problem, terminal))?;
        status.take(month, &book, &|amount| rules.people_for(amount));
    }
    terminal.data(&if args.json { status.json() } else { status.text() });
    Ok(Exit::Done)
}

/// The entries about one thing.
pub(in crate::cli::commands) fn history(args: &HistoryArgs, terminal: &mut Terminal) -> Exit {
    try_history(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_history(args: &HistoryArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let zone = settings(&args.dir, terminal)?.defaults.zone;
    let Some(file) = open(&args.dir, terminal)? else { return Ok(Exit::Done) };
    let mut entries = Vec::new();
    let read: Result<(), RegisterProblem> = file.each(&Which::Named(&args.subject), &mut |entry| {
        entries.push(entry);
        Ok(())
    });
    read.map_err(|problem| cannot(&problem, terminal))?;
    if entries.is_empty() {
        terminal.fail(&format!("the register has nothing about `{}`", args.subject));
        terminal.say(
            "help: name a credit by its short id (CR-…), a posting, a customer, a batch or a document's path",
        );
        return Ok(Exit::Usage);
    }
    let text = match args.json {
        true => entries.iter().map(|e| e.line() + "\n").collect(),
        false => booking::history(&entries, zone),
    };
    terminal.data(&text);
    Ok(Exit::Done)
}
