//! Every letter and public postmortem read before it is published: what it is read against, and what was found.

use crate::compose::DocumentFacts;
use crate::compose::PeriodFacts;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::model::Accept;
use crate::model::Rule;
use crate::money::Currency;
use crate::proofread;
use crate::proofread::Flag;
use crate::proofread::Lists;
use crate::proofread::Names;
use crate::proofread::proofread;
use crate::render::document::Document;
use crate::render::table::FlagRow;
use crate::render::table::flags_csv;
use crate::run::Artefact;
use crate::run::Loaded;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What was found in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Its path without an ending.
    pub document: String,
    /// Its language.
    pub language: String,
    /// The flags, errors first.
    pub flags: Vec<Flag>,
}

/// All that documents are read against.
pub(super) struct Desk<'a> {
    loaded: &'a Loaded,
    lists: Lists,
    names: Names,
    used: BTreeSet<Currency>,
}

impl<'a> Desk<'a> {
    /// The desk of a run: one matcher over the names of all customers, one for each language.
    pub(super) fn new(facts: &PeriodFacts<'_>, loaded: &'a Loaded) -> Self {
        let w = facts.workspace;
        let mut used: BTreeSet<Currency> = w.lines.values().map(|line| line.currency).collect();
        used.extend(facts.ledger.rows.iter().map(|row| row.amount.currency));
        used.insert(w.settings.defaults.currency);
        Desk {
            loaded,
            lists: Lists::new(&loaded.wording),
            names: Names::new(w.customers.values().map(|c| c.name.as_str())),
            used,
        }
    }

    /// Reads a document; `accepts` are the warnings that a person took upon themselves. Also returns those that match nothing.
    pub(super) fn read(
        &self,
        path: &str,
        document: &Document,
        facts: &DocumentFacts<'_>,
        accepts: &'a [Accept],
    ) -> (Proof, Vec<&'a Accept>) {
        let mut flags = proofread(document, facts, &self.lists, &self.names, &self.used);
        let unused = proofread::accept(&mut flags, accepts);
        (Proof { document: path.to_owned(), language: document.front.lang.clone(), flags }, unused)
    }

    /// The accepted warnings of a letter.
    pub(super) fn of_letter(&self, customer: &crate::model::CustomerId) -> &'a [Accept] {
        self.loaded.letters.get(customer).map_or(&[], Vec::as_slice)
    }

    /// The accepted warnings of a letter on promised actions.
    pub(super) fn of_follow_up(&self, customer: &crate::model::CustomerId) -> &'a [Accept] {
        self.loaded.follow_ups.get(customer).map_or(&[], Vec::as_slice)
    }

    /// The accepted warnings of a public postmortem.
    pub(super) fn of_postmortem(&self, incident: &crate::model::IncidentId) -> &'a [Accept] {
        self.loaded.postmortems.get(incident).map_or(&[], Vec::as_slice)
    }

    /// The lists that were used, by language, with who reviewed them.
    pub(super) fn lists(&self) -> Vec<(String, String)> {
        self.lists.used()
    }

    /// One note for each language that was written in and has no list.
    pub(super) fn without_list(&self, proofs: &[Proof]) -> Vec<Diagnostic> {
        let languages: BTreeSet<&str> = proofs.iter().map(|p| p.language.as_str()).collect();
        let unknown = languages.into_iter().filter(|language| !self.lists.knows(language));
        let note = |language: &str| {
            let count = proofs.iter().filter(|p| p.language == language).count();
            let documents = if count == 1 { "1 document".to_owned() } else { format!("{count} documents") };
            Diagnostic::notice(Code::WordingNone, format!("there is no list of words for `{language}`"))
                .note(format!("{documents} in it were read for steps, figures and names only"))
                .help(format!("put a list into report-templates/wording/{language}.toml; `amends schema wording` says how"))
        };
        unknown.map(note).collect()
    }
}

/// A warning that was accepted and is not there any more.
pub(super) fn unused(path: &str, accept: &Accept) -> Diagnostic {
    Diagnostic::warning(
        Code::WordingUnused,
        format!(
            "the accepted warning `{}` “{}” matches nothing in `{path}`",
            accept.rule.name(),
            accept.words
        ),
    )
    .at(accept.span, "nothing to accept")
    .note("what is accepted today would be accepted unseen tomorrow")
    .help("take it out; flags.csv has the rule and the words of every warning")
}

/// What the proofs of a run come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProofSummary {
    /// Documents read.
    pub documents: usize,
    /// Errors, each of which holds its document.
    pub errors: usize,
    /// Warnings that nobody accepted, and in how many documents.
    pub open: (usize, usize),
    /// Warnings that nobody accepted, by rule.
    pub open_by_rule: BTreeMap<Rule, usize>,
    /// The first of them: document and flag.
    pub first: Vec<(String, Flag)>,
    /// Those that a person accepted.
    pub accepted: Vec<(String, Flag)>,
    /// Languages read in, with who reviewed the list.
    pub lists: Vec<(String, String)>,
}

/// How many open warnings are told of on the terminal.
const FIRST: usize = 3;

/// Counts what was found.
pub(super) fn summary(proofs: &[Proof], lists: Vec<(String, String)>) -> ProofSummary {
    let all = || proofs.iter().flat_map(|p| p.flags.iter().map(|f| (p.document.clone(), f)));
    let open = |p: &&Proof| p.flags.iter().any(Flag::is_open);
    let mut open_by_rule = BTreeMap::new();
    for (_, flag) in all().filter(|(_, f)| f.is_open()) {
        *open_by_rule.entry(flag.rule).or_insert(0) += 1;
    }
    let some = |wanted: &dyn Fn(&Flag) -> bool, most: usize| {
        all().filter(|(_, f)| wanted(f)).take(most).map(|(d, f)| (d, f.clone())).collect()
    };
    ProofSummary {
        documents: proofs.len(),
        errors: all().filter(|(_, f)| f.is_error()).count(),
        open: (all().filter(|(_, f)| f.is_open()).count(), proofs.iter().filter(open).count()),
        open_by_rule,
        first: some(&Flag::is_open, FIRST),
        accepted: some(&|f| f.accepted.is_some(), usize::MAX),
        lists,
    }
}

/// `flags.csv`: every flag of every document, accepted or not.
pub(super) fn table(proofs: &[Proof]) -> Artefact {
    let all = || proofs.iter().flat_map(|p| p.flags.iter().map(|f| (p.document.as_str(), f)));
    let places: Vec<String> = all().map(|(_, f)| f.place_and_edit()).collect();
    let rows = all().zip(&places).map(|((document, flag), place)| row(document, flag, place));
    Artefact::new("flags.csv", flags_csv(rows))
}

fn row<'f>(document: &'f str, flag: &'f Flag, place: &'f str) -> FlagRow<'f> {
    let accepted = flag.accepted.as_ref();
    FlagRow {
        document,
        severity: if flag.is_error() { "error" } else { "warning" },
        rule: flag.rule.name(),
        place,
        sentence: &flag.sentence,
        words: &flag.words,
        why: &flag.why,
        instead: &flag.instead,
        accepted_by: accepted.map_or("", |a| &a.by),
        accepted_on: accepted.map_or("", |a| &a.on),
        reason: accepted.map_or("", |a| &a.reason),
    }
}
