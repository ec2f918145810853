//! `amends approve` and `amends mark`: what a published run proposes is approved, and notices; documents are reviewed and
//! sent.

use super::Ask;
use super::Outcome;
use super::ask::About;
use super::book_now;
use super::cannot;
use super::settings;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::ApproveArgs;
use crate::cli::register_args::MarkArgs;
use crate::cli::register_args::MarkAs;
use crate::cli::register_args::Only;
use crate::io::RegisterProblem;
use crate::io::freeze;
use crate::register::Book;
use crate::register::Decision;
use crate::register::DocumentState;
use crate::register::Entry;
use crate::register::PublishedPaper;
use crate::register::approve_credits;
use crate::register::approve_documents;
use std::collections::BTreeSet;

/// Approves proposals and documents of the published run, and notices.
pub(in crate::cli::commands) fn approve(args: &ApproveArgs, terminal: &mut Terminal) -> Exit {
    let only = args.only.map(|only| only == Only::Credits);
    let ask = Ask::typed(&args.place, &args.choice, only, &args.said);
    approve_asked(&Ask { run: args.run.clone(), ..ask }, terminal)
}

/// The same as asked.
pub(in crate::cli::commands) fn approve_asked(ask: &Ask, terminal: &mut Terminal) -> Exit {
    try_approve(ask, terminal).unwrap_or_else(|exit| exit)
}

fn try_approve(ask: &Ask, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let Ask { place, said, .. } = ask;
    let rules = settings(&place.dir, terminal)?.approval;
    let about = ask.about(terminal)?;
    let run = about.run();
    let (proposals, papers) = about.choice().of_run(&run.proposals, &run.papers);
    as_written(&about, &papers.some, terminal)?;
    let of_run = about.papers(&papers.some);
    let decide = |book: &Book| {
        let mut decision = approve_credits(book, &proposals, (&run.run, &run.proposals), said, &rules);
        for (made_by, papers) in &of_run {
            let to = DocumentState::Approved;
            decision.add(approve_documents(book, place.period, papers, to, made_by, said));
        }
        Outcome { decision, unknown: about.unknown(&papers.unknown) }
    };
    // What was looked at stays. It is copied before anybody has to wait for it; in the transaction, where it is there
    // already, that is no work, and no approval becomes final without it.
    let keep = |made_by: &BTreeSet<&str>| keep(ask, &about, made_by);
    if !ask.is_dry {
        let expected = decide(&book_now((&place.dir, place.period), terminal)?);
        if !expected.stops(&ask.choice) {
            let made_by = expected.decision.drafts.iter().map(|draft| draft.run.as_str()).collect();
            keep(&made_by).map_err(|problem| cannot(&problem, terminal))?;
        }
    }
    let (exit, entries) = write(
        (&place.dir, place.period),
        &ask.choice,
        ask.is_dry,
        &decide,
        &|_, entries| keep(&entries.iter().map(|entry| entry.says.run.as_str()).collect()),
        terminal,
    )?;
    next(ask, &about, &entries, terminal);
    Ok(exit)
}

/// Copies into the archive what entries rest on.
fn keep(ask: &Ask, about: &About, made_by: &BTreeSet<&str>) -> Result<(), RegisterProblem> {
    let archive = ask.place.dir.join("archive");
    let period = ask.place.period.to_string();
    let of_run = about.place().map(|(run, _, path)| (run.run.as_str(), path.to_owned(), &run.seal));
    let notices = about
        .notices()
        .iter()
        .map(|notice| (notice.id.as_str(), ask.place.out().join(&notice.paper.path), &notice.seal));
    for (id, path, seal) in of_run.into_iter().chain(notices).filter(|(id, ..)| made_by.contains(id)) {
        freeze(&path, &archive, &period, id, seal).map_err(|why| {
            RegisterProblem::World(format!("`{}` cannot be kept in the archive: {why}", path.display()))
        })?;
    }
    Ok(())
}

/// Says where what was approved is kept, and what comes next.
fn next(ask: &Ask, about: &About, entries: &[Entry], terminal: &mut Terminal) {
    let (dir, month) = (ask.place.dir.display(), ask.place.period);
    let is_new = |run: &str| entries.iter().any(|entry| entry.says.run == run);
    let run = &about.run().run;
    if is_new(run) {
        terminal.say(&format!("the run {run} is kept in {dir}/archive/{month}/{run}"));
        terminal.say(&format!("next: `amends run {dir} --period {month}` prints what is approved without the word DRAFT; `amends issue {dir} --period {month} --all --by NAME` hands the credits to finance"));
    }
    let notices: Vec<_> = about.notices().iter().filter(|notice| is_new(&notice.id)).collect();
    for notice in &notices {
        let (path, id) = (&notice.paper.path, &notice.id);
        terminal.say(&format!("{path} is kept in {dir}/archive/{month}/{id}"));
    }
    if !notices.is_empty() {
        terminal.say("next: the same `amends notice … --keep` once more writes it without the word DRAFT");
    }
}

/// Documents whose files were changed by hand since they were made are not what would be approved.
fn as_written(about: &About, papers: &[&PublishedPaper], terminal: &mut Terminal) -> Result<(), Exit> {
    let mut changed: Vec<String> = Vec::new();
    if let Some((run, folder, _)) = about.place() {
        let files = papers.iter().flat_map(|paper| run.changed_files(folder, &paper.path));
        changed.extend(files.map(|file| format!("`{file}` is not as the run {} wrote it", run.run)));
    }
    let files = about.notices().iter().flat_map(|notice| &notice.changed);
    changed.extend(files.map(|file| format!("`{file}` is not as `amends notice` wrote it")));
    if changed.is_empty() {
        return Ok(());
    }
    for file in &changed {
        terminal.fail(file);
    }
    terminal.say("help: what is approved is what was made from the facts; put a change into the workspace and make it again");
    terminal.say("nothing was written");
    Err(Exit::Data)
}

/// Marks documents as reviewed, sent, or drafts again.
pub(in crate::cli::commands) fn mark(args: &MarkArgs, terminal: &mut Terminal) -> Exit {
    let to = match args.state {
        MarkAs::Reviewed => DocumentState::Reviewed,
        MarkAs::Sent => DocumentState::Sent,
        MarkAs::Draft => DocumentState::Draft,
    };
    mark_asked(&Ask::typed(&args.place, &args.choice, Some(false), &args.said), to, terminal)
}

/// The same as asked; only documents are chosen.
pub(in crate::cli::commands) fn mark_asked(ask: &Ask, to: DocumentState, terminal: &mut Terminal) -> Exit {
    try_mark(ask, to, terminal).unwrap_or_else(|exit| exit)
}

fn try_mark(ask: &Ask, to: DocumentState, terminal: &mut Terminal) -> Result<Exit, Exit> {
    settings(&ask.place.dir, terminal)?;
    let about = ask.about(terminal)?;
    let (_, papers) = about.choice().of_run(&[], &about.run().papers);
    let period = ask.place.period;
    let decide = |book: &Book| {
        let mut decision = Decision::default();
        for (made_by, papers) in about.papers(&papers.some) {
            decision.add(approve_documents(book, period, &papers, to, made_by, &ask.said));
        }
        Outcome { decision, unknown: about.unknown(&papers.unknown) }
    };
    let place = (ask.place.dir.as_path(), period);
    Ok(write(place, &ask.choice, ask.is_dry, &decide, &|_, _| Ok(()), terminal)?.0)
}
