//! `amends issue`: approved credits get their numbers and keys, and finance gets the files to book them.

use super::Outcome;
use super::cannot;
use super::facts;
use super::register_path;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::IssueArgs;
use crate::cli::register_args::WhereArgs;
use crate::io::DiskFolder;
use crate::io::RegisterFile;
use crate::io::RegisterProblem;
use crate::io::publish_folder;
use crate::model::Workspace;
use crate::register::Book;
use crate::register::Entry;
use crate::register::PostingState;
use crate::register::Said;
use crate::run::Artefact;
use crate::run::booking::Batch;
use crate::run::booking::BatchProblem;
use crate::run::booking::Choice;
use crate::run::booking::next_batch;
use crate::run::booking::read_published;
use std::cell::RefCell;
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
    let loaded = facts(&args.place.dir, terminal)?;
    let Some(w) = &loaded.workspace else { return Err(Exit::Data) };
    if let Some(batch) = &args.choice.again {
        return again(args, w, batch, terminal);
    }
    let choice = Choice {
        named: args.choice.subjects.clone(),
        all: args.choice.all,
        only_credits: Some(true),
        currency: args.choice.currency.clone(),
        sla: args.choice.sla.clone(),
        up_to: None,
        leaves_out: false,
    };
    let said = Said { by: args.said.by.clone().unwrap_or_default(), note: args.said.note.clone() };
    let period = args.place.period;
    // What was approved from a run that was made again since is held against the newer one.
    let path = args.place.out().join(period.to_string());
    let run = DiskFolder::open(&path).ok().and_then(|folder| read_published(&folder).ok());
    let decide = |book: &Book| {
        let chosen = choice.of_book(book, &|p| p.state == PostingState::Approved);
        Outcome {
            decision: crate::register::issue(
                book,
                &chosen.some,
                run.as_ref().map(|run| run.proposals.as_slice()),
                &next_batch(book, period),
                &said,
                &w.settings.approval,
            ),
            unknown: chosen.unknown,
        }
    };
    // Nothing is issued that finance could not book: the files are made before the entries are final.
    let made: RefCell<Option<(String, Vec<Artefact>)>> = RefCell::default();
    let before_commit = |book: &Book, entries: &[Entry]| {
        let Some(first) = entries.first() else { return Ok(()) };
        let number = first.says.batch.clone();
        let files = batch_files(book, &number, w)?;
        *made.borrow_mut() = Some((number, files));
        Ok(())
    };
    let (exit, _) =
        write((&args.place.dir, period), &choice, args.said.dry_run, &decide, &before_commit, terminal)?;
    match made.into_inner() {
        Some((number, files)) => publish(args, &number, &files, terminal),
        None => Ok(exit),
    }
}

/// The files of a batch of a book.
fn batch_files(book: &Book, number: &str, w: &Workspace) -> Result<Vec<Artefact>, RegisterProblem> {
    let batch = Batch::of(book, number)
        .ok_or_else(|| RegisterProblem::Refused(format!("no batch is called `{number}`")))?;
    batch.files(&w.settings, &w.ledger_ids).map_err(|problem| {
        RegisterProblem::Refused(match problem {
            BatchProblem::Refused(all) => format!("finance could not book this: {}", all.join("; ")),
            BatchProblem::Mistake(what) => format!("this is our mistake, not yours: {what}"),
        })
    })
}

/// Writes the files of a batch that was issued before.
fn again(args: &IssueArgs, w: &Workspace, number: &str, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let files = RegisterFile::look(&register_path(&args.place.dir)).and_then(|file| {
        let book = file.map(|f| f.book(args.place.period)).transpose()?.unwrap_or_default();
        batch_files(&book, number, w)
    });
    let files = files.map_err(|problem| cannot(&problem, terminal))?;
    publish(args, number, &files, terminal)
}

fn publish(
    args: &IssueArgs,
    number: &str,
    files: &[Artefact],
    terminal: &mut Terminal,
) -> Result<Exit, Exit> {
    let target = folder(&args.place, number);
    publish_folder(&target, files).map_err(|why| {
        terminal.fail(&format!(
            "{why}; the batch {number} is issued: `amends issue --again {number}` writes its files"
        ));
        Exit::World
    })?;
    terminal.data(&format!("batch {number}: {}\n", target.display()));
    Ok(Exit::Done)
}
