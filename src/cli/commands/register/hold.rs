//! `amends hold`: nothing happens to a credit or a document until it is released.

use super::Ask;
use super::Outcome;
use super::settings;
use super::write;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::HoldArgs;
use crate::register::Book;
use crate::register::Holdable;

/// Holds things, or releases them.
pub(in crate::cli::commands) fn hold(args: &HoldArgs, terminal: &mut Terminal) -> Exit {
    hold_asked(&Ask::typed(&args.place, &args.choice, None, &args.said), args.release, terminal)
}

/// The same as asked.
pub(in crate::cli::commands) fn hold_asked(ask: &Ask, is_release: bool, terminal: &mut Terminal) -> Exit {
    try_hold(ask, is_release, terminal).unwrap_or_else(|exit| exit)
}

fn try_hold(ask: &Ask, is_release: bool, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let Ask { place, choice, said, .. } = ask;
    settings(&place.dir, terminal)?;
    let about = ask.about(terminal)?;
    let run = about.run();
    let (proposals, papers) = about.choice().of_run(&run.proposals, &run.papers);
    let credits = proposals.iter().map(|p| Holdable {
        kind: p.kind(),
        subject: p.short_id.clone(),
        customer: p.customer.clone(),
    });
    let notices = about.notices().iter().map(|notice| &notice.paper);
    let documents = papers.some.iter().copied().chain(notices).map(|p| Holdable {
        kind: p.kind,
        subject: p.path.clone(),
        customer: p.customer.clone(),
    });
    let of_run: Vec<Holdable> = credits.chain(documents).collect();
    let decide = |book: &Book| {
        // What was approved and is proposed no more can be held too.
        let of_book = about.choice().of_book(book, &|p| p.is_live());
        let mut all = of_run.clone();
        for id in of_book.some {
            let Some(account) = book.accounts.get(id) else { continue };
            if !all.iter().any(|h| h.subject == id) {
                all.push(Holdable {
                    kind: account.kind,
                    subject: id.to_owned(),
                    customer: account.customer.clone(),
                });
            }
        }
        let is_known = |name: &String| !of_book.unknown.iter().any(|(n, _)| n == name);
        let unknown =
            about.unknown(&papers.unknown).into_iter().filter(|(name, _)| !is_known(name)).collect();
        let all: Vec<&Holdable> = all.iter().collect();
        Outcome { decision: crate::register::hold(book, place.period, &all, is_release, said), unknown }
    };
    let place = (place.dir.as_path(), place.period);
    Ok(write(place, choice, ask.is_dry, &decide, &|_, _| Ok(()), terminal)?.0)
}
