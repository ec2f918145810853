//! Taking approvals back, of credits that are not issued and of documents: what the page of `review` calls reject.

use super::Ask;
use super::Outcome;
use super::settings;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::register::Book;
use crate::register::DocumentState;
use crate::register::PublishedPaper;
use crate::register::Refusal;
use crate::register::approve_documents;
use crate::run::booking::Published;

/// Takes approvals back. What is issued is not: finance may have booked it.
pub(in crate::cli::commands) fn reject_asked(ask: &Ask, terminal: &mut Terminal) -> Exit {
    try_reject(ask, terminal).unwrap_or_else(|exit| exit)
}

fn try_reject(ask: &Ask, terminal: &mut Terminal) -> Result<Exit, Exit> {
    settings(&ask.place.dir, terminal)?;
    let (run, _, _) = ask.seen(terminal)?;
    let place = (ask.place.dir.as_path(), ask.place.period);
    let decide = |book: &Book| rejected(ask, &run, book);
    Ok(write(place, &ask.choice, ask.is_dry, &decide, &|_, _| Ok(()), terminal)?.0)
}

fn rejected(ask: &Ask, run: &Published, book: &Book) -> Outcome {
    let of_book = ask.choice.of_book(book, &|p| p.is_live());
    let (proposals, papers) = ask.choice.of_run(&run.proposals, &run.papers);
    let (mut ids, mut numbers, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    let mut unchanged: Vec<String> = proposals
        .iter()
        .filter(|p| !book.accounts.contains_key(&p.short_id))
        .map(|p| p.short_id.clone())
        .collect();
    for id in of_book.some {
        let Some(account) = book.accounts.get(id) else { continue };
        match account.pending() {
            Some(posting) => {
                ids.push(id);
                numbers.push(posting.number.as_str());
            }
            None if account.last_issued().is_some() => refusals.push(Refusal {
                subject: id.to_owned(),
                why: "it is issued, and finance may have booked it: `amends void` takes it back".to_owned(),
            }),
            None => unchanged.push(id.to_owned()),
        }
    }
    let mut decision = crate::register::void(book, &ids, &numbers, &ask.said);
    let is_draft = |path: &str| book.papers.get(path).is_none_or(|p| p.state == DocumentState::Draft);
    let (drafts, others): (Vec<&PublishedPaper>, Vec<&PublishedPaper>) =
        papers.some.iter().partition(|p| is_draft(&p.path));
    unchanged.extend(drafts.into_iter().map(|p| p.path.clone()));
    let documents =
        approve_documents(book, ask.place.period, &others, DocumentState::Draft, &run.run, &ask.said);
    decision.drafts.extend(documents.drafts);
    decision.refusals.extend(refusals);
    decision.refusals.extend(documents.refusals);
    decision.unchanged.extend(unchanged);
    let is_known = |name: &String| !of_book.unknown.iter().any(|(n, _)| n == name);
    let unknown = papers.unknown.into_iter().filter(|(name, _)| !is_known(name)).collect();
    Outcome { decision, unknown }
}
