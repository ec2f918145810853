//! `amends issue`: approved credits get their numbers and keys, and finance gets the files to book them.

use super::Outcome;
use super::cannot;
use super::register_path;
use super::settings;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::IssueArgs;
use crate::cli::register_args::WhereArgs;
use crate::io::DiskFolder;
use crate::io::RegisterFile;
use crate::io::publish_folder;
use crate::model::Settings;
use crate::register::Book;
use crate::register::PostingState;
use crate::register::Said;
use crate::run::Artefact;
use crate::run::booking::Batch;
use crate::run::booking::Choice;
use crate::run::booking::next_batch;
use crate::run::booking::read_published;
use std::path::PathBuf;

/// Issues what is approved.
pub(in crate::cli::commands) fn issue(args: &IssueArgs, terminal: &mut Terminal) -> Exit {
    try_issue(args, terminal).unwrap_or_else(|exit| exit)
}

/// Where the files of a batch lie: beside the runs, so that no run takes them away.
fn folder(place: &WhereArgs, batch: &str) -> PathBuf {
    place.out().join("finance").join(place.period.to_string()).join(batch)
}

fn try_issue(args: &IssueArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let settings = settings(&args.place.dir, terminal)?;
    if let Some(batch) = &args.choice.again {
        return again(args, &settings, batch, terminal);
    }
    let choice = Choice {
        named: args.choice.subjects.clone(),
        all: args.choice.all,
        only_credits: Some(true),
        currency: args.choice.currency.clone(),
        sla: args.choice.sla.clone(),
        up_to: None,
    };
    let said = Said { by: args.said.by.clone().unwrap_or_default(), note: args.said.note.clone() };
    let period = args.place.period;
    // What was approved from a run that was made again since is held against the newer one.
    let path = args.place.out().join(period.to_string());
    let run = DiskFolder::open(&path).ok().and_then(|folder| read_published(&folder).ok());
    let decide = |book: &Book| {
        let chosen = choice.of_book(book, &|p| p.state == PostingState::Approved);
        let batch = next_batch(book, period);
        Outcome {
            decision: crate::register::issue(
                book,
                &chosen.some,
                run.as_ref().map(|run| run.proposals.as_slice()),
                &batch,
                &said,
                &settings.approval,
            ),
            unknown: chosen.unknown,
        }
    };
    let (exit, entries) =
        write((&args.place.dir, period), &choice, args.said.dry_run, &decide, &|_| Ok(()), terminal)?;
    match entries.first() {
        Some(first) => files(args, &settings, &first.says.batch.clone(), terminal),
        None => Ok(exit),
    }
}

/// Writes the files of a batch that was issued before.
fn again(args: &IssueArgs, settings: &Settings, batch: &str, terminal: &mut Terminal) -> Result<Exit, Exit> {
    files(args, settings, batch, terminal)
}

/// The files of a batch, from the register as it is now.
fn files(args: &IssueArgs, settings: &Settings, number: &str, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let book = RegisterFile::look(&register_path(&args.place.dir))
        .and_then(|file| file.map(|f| f.book(args.place.period)).transpose())
        .map_err(|problem| cannot(&problem, terminal))?
        .unwrap_or_default();
    let Some(batch) = Batch::of(&book, number) else {
        terminal.fail(&format!("no batch of {} is called `{number}`", args.place.period));
        return Err(Exit::Usage);
    };
    let made: Vec<Artefact> = batch.files(settings.defaults.zone).map_err(|mistake| {
        terminal.fail(&format!(
            "this is our mistake, not yours: {mistake}; what is issued stands in the register"
        ));
        Exit::Mistake
    })?;
    let target = folder(&args.place, number);
    publish_folder(&target, &made).map_err(|why| {
        terminal.fail(&format!(
            "{why}; the batch {number} is issued: `amends issue --again {number}` writes its files"
        ));
        Exit::World
    })?;
    terminal.data(&format!("batch {number}: {}\n", target.display()));
    Ok(Exit::Done)
}
