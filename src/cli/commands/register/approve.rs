//! `amends approve` and `amends mark`: what a published run proposes is approved; documents are reviewed and sent.

use super::Outcome;
use super::published;
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
    try_approve(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_approve(args: &ApproveArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let rules = settings(&args.place.dir, terminal)?.approval;
    let (run, folder, path) = published(&args.place, terminal)?;
    if let Some(wanted) = args.run.as_ref().filter(|wanted| **wanted != run.run) {
        terminal.fail(&format!(
            "the published run is {}, not {wanted}: it was made again since you looked; nothing was written",
            run.run
        ));
        return Err(Exit::Data);
    }
    let choice = args.choice.choice(args.only.map(|only| only == Only::Credits));
    let (proposals, papers) = choice.of_run(&run.proposals, &run.papers);
    let said = args.said.said();
    as_written(&run, &folder, &papers.some.iter().map(|p| p.path.as_str()).collect::<Vec<_>>(), terminal)?;
    let archive = args.place.dir.join("archive");
    let period = args.place.period;
    let (exit, entries) = write(
        (&args.place.dir, period),
        &choice,
        args.said.dry_run,
        &|book| {
            let mut decision = approve_credits(book, &proposals, (&run.run, &run.proposals), &said, &rules);
            let to = DocumentState::Approved;
            let documents = approve_documents(book, period, &papers.some, to, &run.run, &said);
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
        let dir = args.place.dir.display();
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
    try_mark(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_mark(args: &MarkArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    settings(&args.place.dir, terminal)?;
    let (run, _, _) = published(&args.place, terminal)?;
    let to = match args.state {
        MarkAs::Reviewed => DocumentState::Reviewed,
        MarkAs::Sent => DocumentState::Sent,
        MarkAs::Draft => DocumentState::Draft,
    };
    let choice = args.choice.choice(Some(false));
    let (_, papers) = choice.of_run(&[], &run.papers);
    let said = args.said.said();
    let period = args.place.period;
    let decide = |book: &crate::register::Book| Outcome {
        decision: approve_documents(book, period, &papers.some, to, &run.run, &said),
        unknown: papers.unknown.clone(),
    };
    let done =
        write((&args.place.dir, period), &choice, args.said.dry_run, &decide, &|_, _| Ok(()), terminal)?;
    Ok(done.0)
}
