//! `amends approve` and `amends mark`: what a published run proposes is approved; documents are reviewed and sent.

use super::Ask;
use super::Outcome;
use super::settings;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::ApproveArgs;
use crate::cli::register_args::MarkArgs;
use crate::cli::register_args::MarkAs;
use crate::cli::register_args::Only;
use crate::io::DiskFolder;
use crate::io::RegisterProblem;
use crate::io::freeze;
use crate::register::DocumentState;
use crate::register::approve_credits;
use crate::register::approve_documents;
use crate::run::booking::Published;

/// Approves proposals and documents of the published run.
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
    let Ask { place, choice, said, .. } = ask;
    let rules = settings(&place.dir, terminal)?.approval;
    let (run, folder, path) = ask.seen(terminal)?;
    let (proposals, papers) = choice.of_run(&run.proposals, &run.papers);
    as_written(&run, &folder, &papers.some.iter().map(|p| p.path.as_str()).collect::<Vec<_>>(), terminal)?;
    let archive = place.dir.join("archive");
    let period = place.period;
    let (exit, entries) = write(
        (&place.dir, period),
        choice,
        ask.is_dry,
        &|book| {
            let mut decision = approve_credits(book, &proposals, (&run.run, &run.proposals), said, &rules);
            let to = DocumentState::Approved;
            let documents = approve_documents(book, period, &papers.some, to, &run.run, said);
            decision.drafts.extend(documents.drafts);
            decision.refusals.extend(documents.refusals);
            decision.unchanged.extend(documents.unchanged);
            Outcome { decision, unknown: papers.unknown.clone() }
        },
        &|_, entries| {
            // What was looked at stays: before the approval is final, and again for one that was final already.
            if entries.is_empty() {
                return Ok(());
            }
            let frozen = freeze(&path, &archive, &period.to_string(), &run.run);
            frozen.map(|_| ()).map_err(|why| {
                RegisterProblem::World(format!("the run cannot be kept in the archive: {why}"))
            })
        },
        terminal,
    )?;
    if !entries.is_empty() {
        let month = period;
        let dir = place.dir.display();
        terminal.say(&format!("the run {} is kept in {dir}/archive/{month}/{}", run.run, run.run));
        terminal.say(&format!("next: `amends run {dir} --period {month}` prints what is approved without the word DRAFT; `amends issue {dir} --period {month} --all --by NAME` hands the credits to finance"));
    }
    Ok(exit)
}

/// Documents whose files were changed by hand since the run are not what would be approved.
fn as_written(
    run: &Published,
    folder: &DiskFolder,
    papers: &[&str],
    terminal: &mut Terminal,
) -> Result<(), Exit> {
    let changed: Vec<String> = papers.iter().flat_map(|path| run.changed_files(folder, path)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    for file in &changed {
        terminal.fail(&format!("`{file}` is not as the run {} wrote it", run.run));
    }
    terminal.say("help: what is approved is what was made from the facts; put a change into the workspace and run again");
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
    let (run, _, _) = ask.seen(terminal)?;
    let (_, papers) = ask.choice.of_run(&[], &run.papers);
    let period = ask.place.period;
    let decide = |book: &crate::register::Book| Outcome {
        decision: approve_documents(book, period, &papers.some, to, &run.run, &ask.said),
        unknown: papers.unknown.clone(),
    };
    let place = (ask.place.dir.as_path(), period);
    Ok(write(place, &ask.choice, ask.is_dry, &decide, &|_, _| Ok(()), terminal)?.0)
}
