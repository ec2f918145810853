//! `run`: a month from evidence to everything that is published.

use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::diag::Diagnostics;
use crate::language::Language;
use crate::model::CustomerId;
use crate::model::Rule;
use crate::money::Currency;
use crate::money::Money;
use crate::register::DocumentState;
use crate::register::proposals_jsonl;
use crate::render::calendar::claims_calendar;
use crate::render::table;
use crate::render::xlsx::workbook;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::MemoryShelf;
use crate::run::Request;
use crate::run::Shelf;
use crate::run::Summary;
use crate::run::book::BookRun;
use crate::run::book::book;
use crate::run::choices::choices;
use crate::run::documents::Contexts;
use crate::run::documents::Documents;
use crate::run::documents::documents;
use crate::run::finance;
use crate::run::finance::Preview;
use crate::run::kinds::LETTER;
use crate::run::load::PRESET;
use crate::run::manifest::manifest;
use crate::run::manifest::run_id;
use crate::run::period::downtime;
use crate::run::period::horizon;
use crate::run::period::period;
use crate::run::period::warn_horizon;
use crate::run::proofs;
use crate::run::proofs::Proof;
use crate::run::shelf::Outputs;
use crate::source::flat;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What `approve` takes.
pub(super) const PROPOSALS: &str = "ledger/proposals.jsonl";
/// Where a run keeps the texts that it was made from.
pub(super) const INPUTS: &str = "inputs/";

/// Whether a run also writes its timeline, as CSV and Parquet, for tools that draw and count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Archive {
    /// It does not.
    #[default]
    No,
    /// It does: `evidence/timeline.csv` and `evidence/timeline.parquet`.
    Yes,
}

/// Whether a run keeps the texts that it was made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeepInputs {
    /// It does not: the manifest has their digests.
    #[default]
    No,
    /// It does, below `inputs/`, so that two runs can be compared line by line. Evidence in bulk is not kept.
    Yes,
}

/// What a run writes beside what every run writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The timeline, for tools that draw and count.
    pub archive: Archive,
    /// The data of each document.
    pub contexts: Contexts,
    /// The texts that it was made from.
    pub inputs: KeepInputs,
}

/// What a run comes to.
pub struct Closed {
    /// What to publish, when it was kept in memory; empty when there is an error.
    pub artefacts: Vec<Artefact>,
    /// How many files there are.
    pub files: usize,
    /// The run in figures.
    pub summary: Summary,
    /// Every problem.
    pub diags: Diagnostics,
    /// A broken promise of ours: figures that do not agree. Nothing is published then.
    pub mistake: Option<String>,
    /// What the world said when a file could not be written.
    pub world: Option<String>,
}

impl Closed {
    fn nothing(diags: Diagnostics) -> Self {
        Closed {
            artefacts: Vec::new(),
            files: 0,
            summary: Summary::default(),
            diags,
            mistake: None,
            world: None,
        }
    }

    /// Whether the run may be published.
    pub fn is_whole(&self) -> bool {
        self.files > 0 && !self.diags.has_errors() && self.mistake.is_none() && self.world.is_none()
    }
}

/// Closes a month and keeps its files in memory. `progress` hears of every customer whose documents are done.
pub fn close(loaded: &Loaded, request: &Request, progress: &(dyn Fn(u64) + Sync)) -> Closed {
    let shelf = MemoryShelf::default();
    let mut closed = close_onto(loaded, request, &shelf, progress);
    if closed.is_whole() {
        closed.artefacts = shelf.into_files();
    }
    closed
}

/// Closes a month and puts its files on a shelf as they are made. They count only when the result is whole.
pub fn close_onto(
    loaded: &Loaded,
    request: &Request,
    shelf: &dyn Shelf,
    progress: &(dyn Fn(u64) + Sync),
) -> Closed {
    close_with(loaded, request, shelf, Extras::default(), progress)
}

/// The same, and what was asked for beside it.
pub fn close_with(
    loaded: &Loaded,
    request: &Request,
    shelf: &dyn Shelf,
    extras: Extras,
    progress: &(dyn Fn(u64) + Sync),
) -> Closed {
    let mut diags = loaded.diags.clone();
    let Some(w) = &loaded.workspace else { return Closed::nothing(diags) };
    let Some(span) = horizon(w, &loaded.policies, request.month) else { return Closed::nothing(diags) };
    let (downtime, cuts) = downtime(w, loaded, request, span, &mut diags);
    if diags.has_errors() {
        return Closed::nothing(diags);
    }
    warn_horizon(w, &downtime, span, request.month, &mut diags);
    let facts = period(
        w,
        (&loaded.policies, &loaded.languages, &loaded.register),
        &loaded.sources,
        &downtime,
        request,
        &mut diags,
    );
    let Some(mut facts) = facts else { return Closed::nothing(diags) };
    let previews = finance::previews(&facts, &mut diags);
    if diags.has_errors() {
        return Closed::nothing(diags);
    }
    facts.choices = choices(&facts, &loaded.policies, request);
    let outputs = Outputs::new(shelf);
    let (made, tables) = rayon::join(
        || documents(&facts, loaded, &outputs, extras.contexts, progress, &mut diags),
        || tables(&facts, loaded),
    );
    let tables = match tables {
        Ok(tables) => tables,
        Err(mistake) => return Closed { mistake: Some(mistake), ..Closed::nothing(diags) },
    };
    if diags.has_errors() {
        return Closed::nothing(diags);
    }
    let agreed = control(&facts, &tables, &made).and_then(|()| books_agree(&facts, &previews, &tables));
    if let Err(mistake) = agreed {
        return Closed { mistake: Some(mistake), ..Closed::nothing(diags) };
    }
    tables.into_iter().for_each(|table| outputs.put(table));
    let previews: Vec<Preview> = previews.into_iter().flatten().collect();
    previews.iter().flat_map(finance::artefacts).for_each(|file| outputs.put(file));
    outputs.put(proofs::table(&made.proofs));
    if extras.archive == Archive::Yes {
        outputs.put(Artefact::new("evidence/timeline.csv", table::timeline_csv(&facts)));
        match table::timeline_parquet(&facts) {
            Ok(bytes) => outputs.put(Artefact::new("evidence/timeline.parquet", bytes)),
            Err(why) => {
                let mistake = Some(format!("the timeline cannot be written: {why}"));
                return Closed { mistake, ..Closed::nothing(diags) };
            }
        }
    }
    if extras.inputs == KeepInputs::Yes {
        inputs(loaded).for_each(|text| outputs.put(text));
    }
    let targets = previews.iter().map(|p| p.target).collect();
    let summary = Summary { cuts, targets, ..summary(&facts, loaded, request, &made) };
    if extras.contexts != Contexts::Alone {
        let page = outputs.list().map(|written| {
            let (loaded, made, run_id) = (loaded, &made, summary.run_id.as_str());
            book(&BookRun { facts: &facts, loaded, made, written: &written, diags: &diags, run_id })
        });
        match page {
            Ok(Ok(page)) => outputs.put(page),
            Ok(Err(why)) => {
                let mistake = Some(format!("index.html cannot be written: {why}"));
                return Closed { mistake, ..Closed::nothing(diags) };
            }
            Err(why) => return Closed { world: Some(why), ..Closed::nothing(diags) },
        }
    }
    let manifest = outputs
        .list()
        .map(|list| manifest(&facts, loaded, (request, extras), (&summary, &previews), &made.papers, &list));
    let listed = manifest.and_then(|manifest| {
        outputs.put(Artefact::new("manifest.json", manifest));
        outputs.list()
    });
    match listed {
        Ok(list) => Closed { files: list.len(), summary, ..Closed::nothing(diags) },
        Err(why) => Closed { world: Some(why), ..Closed::nothing(diags) },
    }
}

/// The texts of the workspace that were read, below `inputs/`.
fn inputs(loaded: &Loaded) -> impl Iterator<Item = Artefact> {
    let is_kept = |text: &str, path: &str| !text.is_empty() && !path.starts_with(PRESET);
    let kept = loaded.sources.iter().filter(move |(_, file)| is_kept(&file.text, &file.path));
    kept.map(|(_, file)| Artefact::new(format!("{INPUTS}{}", file.path), file.text.as_bytes()))
}

fn tables(facts: &PeriodFacts<'_>, loaded: &Loaded) -> Result<Vec<Artefact>, String> {
    let settings = &facts.workspace.settings;
    let bookings = finance::bookings(facts);
    let mut tables = vec![
        Artefact::new("ledger/affected.csv", table::affected_csv(facts)),
        Artefact::new("ledger/claims.csv", table::claims_csv(facts)),
        Artefact::new("ledger/credits.csv", table::credits_csv(facts)),
        Artefact::new("ledger/credits.json", table::credits_json(facts)),
        Artefact::new(PROPOSALS, proposals_jsonl(&facts.ledger, &|row| bookings.get(&row.short_id).cloned())),
        Artefact::new(
            WORKBOOK,
            workbook(facts).map_err(|why| format!("{WORKBOOK} cannot be written: {why}"))?,
        ),
        Artefact::new("ledger/outages.csv", table::outages_csv(facts)),
        Artefact::new("ledger/not-owed.csv", table::not_owed_csv(facts)),
        Artefact::new("evidence/reconciliation.csv", table::reconciliation_csv(facts)),
        Artefact::new("evidence/rejects.csv", table::rejects_csv(&loaded.evidence, settings, facts.sources)),
    ];
    if let Some(calendar) = claims_calendar(facts) {
        tables.push(Artefact::new("claims-calendar.ics", calendar));
    }
    if !facts.choices.is_empty() {
        tables.push(Artefact::new("evidence/choices.csv", table::choices_csv(facts)));
    }
    if !loaded.evidence.totals.is_empty() {
        tables.push(Artefact::new("evidence/totals.csv", table::totals_csv(facts, &loaded.evidence)));
    }
    Ok(tables)
}

const WORKBOOK: &str = "ledger/credits.xlsx";

/// Law: the workbook and the previews of finance files come to what the ledger comes to.
fn books_agree(
    facts: &PeriodFacts<'_>,
    previews: &[finance::FinancePreview],
    tables: &[Artefact],
) -> Result<(), String> {
    let workbook = tables.iter().find(|a| a.path == WORKBOOK).map_or(&[][..], |a| &a.bytes);
    finance::agree(facts, previews, workbook)
}

/// Law: the written ledger and the written letters agree with the ledger, by reading them again.
fn control(facts: &PeriodFacts<'_>, artefacts: &[Artefact], made: &Documents) -> Result<(), String> {
    let totals = facts.ledger.control_totals();
    let written = artefacts.iter().find(|a| a.path == "ledger/credits.csv");
    let again = written.and_then(|a| table::read_control_totals(&a.bytes));
    if again.as_ref() != Some(&totals) {
        let why = "the control totals read back from ledger/credits.csv differ from the ledger";
        return Err(why.to_owned());
    }
    let letters: BTreeMap<&str, (&String, &String)> =
        made.letter_texts.iter().map(|(customer, tag, text)| (customer.as_str(), (tag, text))).collect();
    // A letter that was seen to leave an amount out is held, and cannot go out.
    let lacks = |p: &&Proof| p.flags.iter().any(|f| f.rule == Rule::AmountMissing);
    let lacking: BTreeSet<&str> = made.proofs.iter().filter(lacks).map(|p| p.document.as_str()).collect();
    for row in facts.ledger.rows.iter().filter(|r| r.state == RowState::Owed && r.to_come.minor > 0) {
        let Some((tag, text)) = letters.get(row.customer.as_str()) else {
            return Err(format!("{} is owed and there is no letter about it", row.id));
        };
        if lacking.contains(format!("customers/{}/letter", row.customer).as_str()) {
            continue;
        }
        let language = facts.languages.get(tag).unwrap_or(Language::english());
        let total = customer_total(facts.ledger.of(&row.customer), row.kind, row.amount.currency);
        for amount in [row.amount, total] {
            if !flat(text).contains(&flat(&language.money(amount))) {
                return Err(format!("the letter to {} does not say {amount}", row.customer));
            }
        }
    }
    merge_agrees(facts, made)
}

/// The sums of the mail merge, read back, are those of the ledger: what is held is in none of its rows.
fn merge_agrees(facts: &PeriodFacts<'_>, made: &Documents) -> Result<(), String> {
    // No letters, no sheet; and none where only the data of documents is written.
    if made.merge_sheet.is_empty() {
        return Ok(());
    }
    let written = table::read_merge_sums(&made.merge_sheet)
        .ok_or_else(|| "customers/mail-merge.csv cannot be read back".to_owned())?;
    let is_held = |id: &CustomerId| {
        let path = format!("customers/{id}/letter");
        made.held.iter().any(|(held, _)| *held == path)
    };
    let mut owed: BTreeMap<(String, String), Money> = BTreeMap::new();
    let told = |r: &&LedgerRow| r.kind == RowKind::Credit && r.state == RowState::Owed && r.to_come.minor > 0;
    let sent = made.papers.iter().filter(|p| p.kind == LETTER.name && p.state == DocumentState::Sent);
    let sent: BTreeSet<&str> = sent.map(|p| p.customer.as_str()).collect();
    let in_sheet = |r: &&LedgerRow| told(r) && !is_held(&r.customer) && !sent.contains(r.customer.as_str());
    for row in facts.ledger.rows.iter().filter(in_sheet) {
        let currency = row.amount.currency;
        let sum = owed
            .entry((row.customer.to_string(), currency.code().to_owned()))
            .or_insert(Money::zero(currency));
        *sum = sum.plus(row.to_come).unwrap_or(*sum);
    }
    let expected: BTreeSet<(String, String, String)> =
        owed.into_iter().map(|((customer, currency), sum)| (customer, currency, sum.digits())).collect();
    if written == expected {
        return Ok(());
    }
    let odd = written.symmetric_difference(&expected).next();
    let whose = odd.map_or_else(String::new, |(customer, ..)| format!(" about {customer}"));
    Err(format!("customers/mail-merge.csv does not say what the ledger says{whose}"))
}

fn customer_total(rows: &[LedgerRow], kind: RowKind, currency: Currency) -> Money {
    let zero = Money::zero(currency);
    let mine =
        rows.iter().filter(|r| r.kind == kind && r.state == RowState::Owed && r.amount.currency == currency);
    mine.filter(|r| r.to_come.minor > 0).fold(zero, |sum, r| sum.plus(r.to_come).unwrap_or(sum))
}

pub(super) fn squeeze(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn summary(facts: &PeriodFacts<'_>, loaded: &Loaded, request: &Request, made: &Documents) -> Summary {
    let customers: BTreeSet<&CustomerId> = facts.lines.iter().map(|l| &l.line().customer).collect();
    let hit = facts.lines.iter().filter(|l| !l.measured().segments.is_empty());
    let affected: BTreeSet<&CustomerId> = hit.map(|l| &l.line().customer).collect();
    let count = |wanted: &dyn Fn(&LedgerRow) -> bool| facts.ledger.rows.iter().filter(|r| wanted(r)).count();
    let sums = |totals: BTreeMap<Currency, Money>| totals.into_values().collect::<Vec<_>>();
    Summary {
        customers: customers.len(),
        affected: affected.len(),
        credits: (count(&LedgerRow::is_in_control_total), sums(facts.ledger.control_totals())),
        goodwill: (
            count(&|r| r.kind == RowKind::Goodwill && r.state == RowState::Owed && r.difference.minor > 0),
            sums(facts.ledger.goodwill_totals()),
        ),
        awaiting: (
            count(&|r| r.state == RowState::AwaitingClaim && r.difference.minor > 0),
            sums(facts.ledger.awaiting_totals()),
        ),
        issued: sums(facts.ledger.issued_totals()),
        overpaid: sums(facts.ledger.overpaid_totals()),
        letters: made.letters,
        follow_ups: made.follow_ups,
        drafts: made.drafts,
        without_mail: made.without_mail.clone(),
        postmortems: made.postmortems,
        held: made.held.clone(),
        languages: made.languages(facts.languages),
        fallbacks: made.fallbacks.clone(),
        doubts: facts.lines.iter().filter_map(|l| l.assessment()).filter(|a| a.doubt.is_some()).count(),
        undecided: facts
            .lines
            .iter()
            .filter_map(|l| l.assessment())
            .filter(|a| a.outcome == Outcome::Undecided)
            .count(),
        cuts: 0,
        targets: Vec::new(),
        proofs: proofs::summary(&made.proofs, made.lists.clone()),
        run_id: run_id(loaded, request),
    }
}
