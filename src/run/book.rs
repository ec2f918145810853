//! The page of a month: `index.html`, beside everything that it links to.
//!
//! Customers are told in parts, each packed as soon as it is told, so that no run holds all of their pages in memory.

use crate::compose::LettersMade;
use crate::compose::PeriodFacts;
use crate::compose::book::BookDesk;
use crate::compose::book::BookFlag;
use crate::compose::book::CustomerRow;
use crate::compose::book::RunSays;
use crate::compose::book::book_front;
use crate::compose::book::book_ledger;
use crate::compose::book::book_part;
use crate::diag::Diagnostics;
use crate::model::Customer;
use crate::proofread::Flag;
use crate::render::book::BookParts;
use crate::render::book::Packed;
use crate::render::book::book_html;
use crate::render::book::pack;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::context_file::CONTEXT_ENDING;
use crate::run::documents::Documents;
use crate::run::documents::missing;
use crate::run::documents::shown;
use crate::run::edits;
use crate::run::shelf::Output;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use std::collections::BTreeMap;

/// How many customers stand in one part: what they share is told once a part, and a part is unpacked in no time.
const CUSTOMERS_A_PART: usize = 500;

/// What a run comes to, for the page.
pub(super) struct BookRun<'r> {
    pub facts: &'r PeriodFacts<'r>,
    pub loaded: &'r Loaded,
    pub made: &'r Documents,
    /// Everything that was written so far.
    pub written: &'r [Output],
    pub diags: &'r Diagnostics,
    pub run_id: &'r str,
}

/// The page.
///
/// # Errors
/// What serde says when the data cannot be written; that is a mistake of ours.
pub(super) fn book(run: &BookRun<'_>) -> serde_json::Result<Artefact> {
    let files = run.written.iter().map(|output| output.path.as_str());
    let files = files.filter(|path| !path.ends_with(CONTEXT_ENDING));
    let edits = edits::of_month(run.loaded, run.facts.month);
    let edits = edits.map(|(customer, edits)| (format!("customers/{customer}/letter"), edits.for_book()));
    let desk = BookDesk::new(run.facts, &run.made.held, flags(run.made), files).with_edits(edits.collect());
    let customers: Vec<&Customer> = run.facts.workspace.customers.values().collect();
    let of_part = |some: &[&Customer]| {
        let (rows, part) = book_part(&desk, some);
        Ok((rows, pack(&part)?))
    };
    let told: Vec<serde_json::Result<(Vec<CustomerRow>, Packed)>> =
        customers.par_chunks(CUSTOMERS_A_PART).map(of_part).collect();
    let (mut rows, mut pages) = (Vec::with_capacity(customers.len()), Vec::new());
    for part in told {
        let (some, packed) = part?;
        rows.extend(some);
        pages.push(packed);
    }
    let says = RunSays {
        run: run.run_id,
        evidence: &run.loaded.evidence,
        letters: LettersMade {
            held: &run.made.held,
            languages: run.made.languages(run.facts.languages).into_iter().map(shown).collect(),
            fallbacks: run.made.fallbacks.iter().map(missing).collect(),
        },
        without_mail: &run.made.without_mail,
        notes: run.diags.sorted(),
        customers_a_part: CUSTOMERS_A_PART,
    };
    let front = book_front(&desk, &rows, &says);
    let parts = BookParts { customers: pack(&rows)?, ledger: pack(&book_ledger(run.facts))?, pages };
    let accent = run.facts.workspace.settings.company.accent.as_deref();
    Ok(Artefact::new("index.html", book_html(&front, &parts, accent)?))
}

/// What was found in documents, by their paths.
fn flags(made: &Documents) -> BTreeMap<&str, Vec<BookFlag>> {
    let found = made.proofs.iter().filter(|proof| !proof.flags.is_empty());
    found.map(|proof| (proof.document.as_str(), proof.flags.iter().map(flag).collect())).collect()
}

fn flag(found: &Flag) -> BookFlag {
    BookFlag {
        holds: found.is_error(),
        rule: found.rule.name().to_owned(),
        place: found.place_and_edit(),
        sentence: found.sentence.clone(),
        words: found.words.clone(),
        why: found.why.clone(),
        instead: found.instead.clone(),
        accepted: found.accepted.as_ref().map(|a| format!("{}, {}: {}", a.by, a.on, a.reason)),
    }
}
