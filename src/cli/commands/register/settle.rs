//! `amends settle` and `amends void`: what became of postings.

use super::Outcome;
use super::settings;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::SettleArgs;
use crate::cli::register_args::VoidArgs;
use crate::register::Book;
use crate::register::PostingState;
use crate::register::Said;
use crate::run::booking::Choice;

/// Notes that issued credits stand in the customers' accounts.
pub(in crate::cli::commands) fn settle(args: &SettleArgs, terminal: &mut Terminal) -> Exit {
    try_settle(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_settle(args: &SettleArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    settings(&args.place.dir, terminal)?;
    let choice = args.choice.choice(Some(true));
    let said = args.said.said();
    let decide = |book: &Book| {
        let chosen = choice.of_book(book, &|p| p.state == PostingState::Issued);
        Outcome { decision: crate::register::settle(book, &chosen.some, &said), unknown: chosen.unknown }
    };
    let place = (args.place.dir.as_path(), args.place.period);
    Ok(write(place, &choice, args.said.dry_run, &decide, &|_, _| Ok(()), terminal)?.0)
}

/// Takes postings back.
pub(in crate::cli::commands) fn void(args: &VoidArgs, terminal: &mut Terminal) -> Exit {
    try_void(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_void(args: &VoidArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    settings(&args.place.dir, terminal)?;
    let choice = Choice { named: args.subjects.clone(), only_credits: Some(true), ..Choice::default() };
    let said = Said { by: args.by.clone(), note: args.note.clone() };
    let numbers: Vec<&str> = args.subjects.iter().map(String::as_str).collect();
    let decide = |book: &Book| {
        let chosen = choice.of_book(book, &|p| p.is_live());
        Outcome {
            decision: crate::register::void(book, &chosen.some, &numbers, &said),
            unknown: chosen.unknown,
        }
    };
    let place = (args.place.dir.as_path(), args.place.period);
    Ok(write(place, &choice, args.dry_run, &decide, &|_, _| Ok(()), terminal)?.0)
}
