//! The summary of a month for management: what was down, what it costs, where the evidence disagrees, what waits.

use crate::compose::ChoiceCost;
use crate::compose::IncidentView;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::compose::charts;
use crate::compose::charts::Lasted;
use crate::compose::context::SummaryContext;
use crate::compose::context::shared::Figure as FigureRef;
use crate::compose::context::shared::Furniture;
use crate::compose::context::summary::SummaryChoice;
use crate::compose::context::summary::SummaryDoubt;
use crate::compose::context::summary::SummaryFallback;
use crate::compose::context::summary::SummaryFile;
use crate::compose::context::summary::SummaryHeld;
use crate::compose::context::summary::SummaryIncident;
use crate::compose::context::summary::SummaryLanguage;
use crate::compose::context::summary::SummaryMoney;
use crate::compose::context::summary::SummaryService;
use crate::compose::context::summary::SummaryStretch;
use crate::compose::context::summary::SummaryTotal;
use crate::compose::context::summary::SummaryUnknown;
use crate::compose::figure::Figure;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::incident_views;
use crate::compose::pace::pace;
use crate::compose::repeats;
use crate::compose::rules::evidence_rules;
use crate::compose::windows::service_name;
use crate::compose::words;
use crate::credit::Assessment;
use crate::credit::Doubt;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::EvidenceFile;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::language::grouped;
use crate::measure::Compared;
use crate::measure::Finding;
use crate::measure::Outage;
use crate::measure::Reconciled;
use crate::model::CustomerId;
use crate::model::Decides;
use crate::model::Service;
use crate::money::Currency;
use crate::money::Money;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// How many rows of a table a manager reads; the CSV beside the summary holds all.
const SHOWN: usize = 40;

/// What became of the letters of a month.
#[derive(Clone, Debug, Default)]
pub struct LettersMade<'l> {
    /// Documents that wait, with their reasons.
    pub held: &'l [(String, Vec<String>)],
    /// Names of languages, how many letters are in each, and who has reviewed its words.
    pub languages: Vec<(String, usize, Option<String>)>,
    /// Whose letter is in another language than theirs, and what was missing.
    pub fallbacks: Vec<(String, String)>,
}

/// The summary of a month.
pub fn month_summary(
    facts: &PeriodFacts<'_>,
    evidence: &Evidence,
    credited: &BTreeMap<String, BTreeSet<Month>>,
    letters: &LettersMade<'_>,
) -> SummaryContext {
    let w = facts.workspace;
    let promised = || facts.lines.iter().filter_map(|l| l.assessment());
    let open = [Outcome::Met, Outcome::ToDate, Outcome::Undecided];
    let customers: BTreeSet<&CustomerId> = facts.lines.iter().map(|l| &l.line().customer).collect();
    let hit = facts.lines.iter().filter(|l| !l.measured().segments.is_empty());
    let affected: BTreeSet<&CustomerId> = hit.map(|l| &l.line().customer).collect();
    let compared = facts.compared(evidence);
    let in_doubt = || promised().filter_map(|a| Some((a, a.doubt.as_ref()?)));
    let in_month = in_month(facts);
    let agreeing = in_month.iter().filter(|r| r.finding == Finding::Agrees).count();
    let figures = summary_figures(facts);
    let (metrics, still_open) = pace(&incident_views(facts));
    SummaryContext {
        furniture: sheet(facts),
        company: furniture::company(&w.settings),
        contact: furniture::contact(&w.settings, Tongue::in_house()),
        date: Language::english().date(facts.issued_on),
        period: facts.month.words(),
        customer_count: count(customers.len()),
        affected_count: count(affected.len()),
        promised_count: count(promised().count()),
        missed_count: count(promised().filter(|a| !open.contains(&a.outcome)).count()),
        money: money(facts),
        issued: facts.ledger.rows.iter().any(|row| !row.before.is_empty()),
        rights: repeats::rights(facts),
        repeats: repeats::repeats(facts, credited),
        repeats_rule: repeats::rule(facts),
        services: services(facts),
        incidents: incidents(facts),
        metrics,
        still_open,
        reconciliation: in_month.iter().take(SHOWN).map(|r| stretch(facts, r)).collect(),
        reconciliation_more: count(in_month.len().saturating_sub(SHOWN)),
        agreeing_count: count(agreeing),
        disagreeing_count: count(in_month.len() - agreeing),
        choices: choices(facts),
        totals: compared.iter().take(SHOWN).filter_map(|c| total(facts, evidence, c)).collect(),
        totals_more: count(compared.len().saturating_sub(SHOWN)),
        doubts: in_doubt().take(SHOWN).map(|(a, d)| doubt(facts, a, d)).collect(),
        doubts_more: count(in_doubt().count().saturating_sub(SHOWN)),
        unknown: unknown(facts),
        held: letters.held.iter().take(SHOWN).map(|(document, reasons)| waiting(document, reasons)).collect(),
        held_more: count(letters.held.len().saturating_sub(SHOWN)),
        languages: languages(letters),
        unreviewed: letters.languages.iter().any(|(_, _, reviewed)| reviewed.is_none()),
        fallbacks: letters.fallbacks.iter().take(SHOWN).map(fallback).collect(),
        fallbacks_more: count(letters.fallbacks.len().saturating_sub(SHOWN)),
        calendar: named(&figures, charts::CALENDAR),
        durations: named(&figures, charts::DURATIONS),
        evidence: files(facts, evidence),
        evidence_more: count(evidence.files.len().saturating_sub(SHOWN)),
        evidence_rules: evidence_rules(Language::english(), &w.settings, w.services.values()),
    }
}

/// The figures of a summary, by the names that its context uses.
pub fn summary_figures(facts: &PeriodFacts<'_>) -> BTreeMap<String, Figure> {
    let (english, zone) = (Language::english(), facts.workspace.settings.defaults.zone);
    let down: IntervalSet = facts.outages.iter().map(|o| o.interval).collect();
    let views = incident_views(facts);
    let lengths = views.iter().map(|view| {
        let all: IntervalSet = view.outages.iter().map(|o| o.interval).collect();
        Lasted { id: view.incident.id.as_str(), title: &view.incident.title, time: all.length() }
    });
    let lengths: Vec<Lasted<'_>> = lengths.collect();
    let drawn = [
        (charts::CALENDAR, charts::calendar(english, facts.month, zone, &down)),
        (charts::DURATIONS, charts::durations(english, &lengths)),
    ];
    drawn.into_iter().filter_map(|(name, figure)| Some((name.to_owned(), figure?))).collect()
}

fn named(figures: &BTreeMap<String, Figure>, name: &str) -> Option<FigureRef> {
    figures.get(name).map(|f| FigureRef { name: name.to_owned(), alt: f.alt.clone() })
}

/// In which languages letters are; nothing to say where all are in English.
fn languages(letters: &LettersMade<'_>) -> Vec<SummaryLanguage> {
    let english = Language::english().name();
    if letters.languages.iter().all(|(name, _, _)| *name == english) {
        return Vec::new();
    }
    let told = |(name, letters, reviewed): &(String, usize, Option<String>)| SummaryLanguage {
        name: name.clone(),
        letters: count(*letters),
        reviewed_by: reviewed.clone(),
    };
    letters.languages.iter().map(told).collect()
}

fn fallback((customer, missing): &(String, String)) -> SummaryFallback {
    SummaryFallback { customer: customer.clone(), missing: missing.clone() }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Both accounts of every stretch of the month, in order of time.
pub(super) fn in_month<'f>(facts: &'f PeriodFacts<'_>) -> Vec<&'f Reconciled> {
    let Some(month) = month(facts) else { return Vec::new() };
    let mut in_month: Vec<_> = facts.reconciled.iter().filter(|r| month.meets(r.whole)).collect();
    in_month.sort_by_key(|r| (r.whole.start(), r.service.clone(), r.region.clone()));
    in_month
}

/// The month in every zone in use: nothing that a contract counts is left out.
fn month(facts: &PeriodFacts<'_>) -> Option<Interval> {
    facts.span()
}

fn sheet(facts: &PeriodFacts<'_>) -> Furniture {
    let settings = &facts.workspace.settings;
    let title = format!("Month summary, {}", facts.month.words());
    let sheet = Sheet {
        kind: "report",
        subject: format!("Outages, credits and evidence of {}", facts.month.words()),
        title,
        keywords: vec![facts.month.to_string()],
        country: &settings.company.country,
        language: Language::english(),
        tag: &settings.defaults.language,
        date: facts.issued_on,
        mark: None,
    };
    furniture::furniture(settings, sheet)
}

fn length(time: Elapsed) -> String {
    if time == Elapsed::ZERO { words::NONE.to_owned() } else { time.to_string() }
}

fn money(facts: &PeriodFacts<'_>) -> Vec<SummaryMoney> {
    let (owed, awaiting, goodwill) =
        (facts.ledger.control_totals(), facts.ledger.awaiting_totals(), facts.ledger.goodwill_totals());
    let (issued, beyond) = (facts.ledger.issued_totals(), facts.ledger.overpaid_totals());
    let all: BTreeSet<Currency> =
        [&owed, &awaiting, &goodwill, &issued].into_iter().flat_map(|t| t.keys().copied()).collect();
    let of = |totals: &BTreeMap<Currency, Money>, c: Currency| match totals.get(&c) {
        Some(money) if !money.is_zero() => money.to_string(),
        _ => words::NONE.to_owned(),
    };
    let one = |c: Currency| SummaryMoney {
        owed: of(&owed, c),
        awaiting: of(&awaiting, c),
        goodwill: of(&goodwill, c),
        issued: of(&issued, c),
        beyond: of(&beyond, c),
    };
    all.into_iter().map(one).collect()
}

/// A service and its place in words.
fn place(facts: &PeriodFacts<'_>, outage: &Outage) -> (String, Option<String>) {
    let name = service_name(&facts.workspace.services, &outage.service);
    (name, outage.region.as_deref().map(|d| Language::english().region(d)))
}

fn services(facts: &PeriodFacts<'_>) -> Vec<SummaryService> {
    let Some(month) = month(facts) else { return Vec::new() };
    let mut by_place: BTreeMap<(String, Option<String>), Vec<Interval>> = BTreeMap::new();
    for outage in &facts.outages {
        if let Some(part) = outage.interval.intersection(month) {
            by_place.entry(place(facts, outage)).or_default().push(part);
        }
    }
    let one = |((service, place), parts): ((String, Option<String>), Vec<Interval>)| SummaryService {
        service,
        place,
        outages: count(parts.len()),
        down: parts.iter().fold(Elapsed::ZERO, |sum, p| sum.plus(p.length())).to_string(),
        longest: parts.iter().map(|p| p.length()).max().unwrap_or(Elapsed::ZERO).to_string(),
    };
    by_place.into_iter().map(one).collect()
}

fn incidents(facts: &PeriodFacts<'_>) -> Vec<SummaryIncident> {
    let one = |view: &IncidentView<'_>| {
        let customers: BTreeSet<&CustomerId> = view.lines.iter().map(|l| &l.line().customer).collect();
        SummaryIncident {
            id: view.incident.id.to_string(),
            title: view.incident.title.clone(),
            customers: count(customers.len()),
        }
    };
    incident_views(facts).iter().map(one).collect()
}

pub(super) fn stretch(facts: &PeriodFacts<'_>, r: &Reconciled) -> SummaryStretch {
    let name = service_name(&facts.workspace.services, &r.service);
    let region =
        r.region.as_deref().map(|r| format!(", {}", Language::english().region(r))).unwrap_or_default();
    let ids: Vec<String> = r.incidents.iter().map(ToString::to_string).collect();
    SummaryStretch {
        service: format!("{name}{region}"),
        when: when(r.whole),
        incidents: if ids.is_empty() { words::NONE.to_owned() } else { Language::english().list(&ids) },
        agreed: length(r.agreed),
        only_monitoring: length(r.only_monitoring),
        only_incidents: length(r.only_incidents),
        counted: length(r.counted),
        finding: r.finding.words().to_owned(),
    }
}

/// The month stands above the table; its year is not said again in every row.
fn when(whole: Interval) -> String {
    let day = |at| Zone::UTC.format(at, "%-d\u{a0}%B");
    let (start, end) = (whole.start(), whole.end());
    let from = format!("{}, {}", day(start), Language::english().time(start, Zone::UTC));
    let until = Language::english().time(end, Zone::UTC);
    if day(start) == day(end) {
        format!("{from} – {until}")
    } else {
        format!("{from} – {}, {until}", day(end))
    }
}

pub(super) fn choices(facts: &PeriodFacts<'_>) -> Vec<SummaryChoice> {
    type Totals = BTreeMap<Currency, Money>;
    let sum = |c: &ChoiceCost| -> Totals {
        let mut all = c.owed.clone();
        for (currency, money) in &c.awaiting {
            let total = all.entry(*currency).or_insert(Money::zero(*currency));
            *total = total.plus(*money).unwrap_or(*total);
        }
        all
    };
    let in_force = facts.choices.iter().find(|c| c.is_in_force).map(sum).unwrap_or_default();
    let names = |choice: &str| match choice {
        "union" => words::decides(&Decides::Union),
        "monitoring" => words::decides(&Decides::Monitoring),
        "incidents" => words::decides(&Decides::Incidents),
        "intersection" => words::decides(&Decides::Intersection),
        _ => "the rules of this month".to_owned(),
    };
    let one = |c: &ChoiceCost| {
        let mine = sum(c);
        let currencies: BTreeSet<Currency> = mine.keys().chain(in_force.keys()).copied().collect();
        let of = |totals: &Totals, c: &Currency| totals.get(c).copied().unwrap_or(Money::zero(*c));
        let shown = |money: Money| (!money.is_zero()).then(|| money.to_string());
        let credits: Vec<String> = currencies.iter().filter_map(|c| shown(of(&mine, c))).collect();
        let apart = |c: &Currency| {
            let more = of(&mine, c).minus(of(&in_force, c))?;
            let sign = if more.minor > 0 { "+" } else { "" };
            shown(more).map(|text| format!("{sign}{text}"))
        };
        let difference: Vec<String> = currencies.iter().filter_map(apart).collect();
        let or_none =
            |list: Vec<String>| if list.is_empty() { words::NONE.to_owned() } else { list.join(", ") };
        SummaryChoice {
            decides: names(&c.choice),
            in_force: c.is_in_force,
            credits: or_none(credits),
            difference: or_none(difference),
            lines: count(c.lines.values().sum()),
        }
    };
    facts.choices.iter().map(one).collect()
}

pub(super) fn total(facts: &PeriodFacts<'_>, evidence: &Evidence, c: &Compared) -> Option<SummaryTotal> {
    let total = evidence.totals.get(c.total)?;
    let source = facts.workspace.settings.monitoring.get(total.source).map_or("", |m| m.id.as_str());
    Some(SummaryTotal {
        monitor: format!("{source}: {}", total.monitor),
        service: service_name(&facts.workspace.services, &c.service),
        period: span((c.period.start(), c.period.end())),
        stated: length(total.down),
        measured: length(c.measured),
    })
}

/// From when to when, in UTC.
fn span((start, end): (Instant, Instant)) -> String {
    let from = Language::english().date_time(start, Zone::UTC, false);
    format!("{from} – {}", Language::english().end_after(start, end, Zone::UTC, false))
}

/// The bounds, and beside them what stands in the ledger.
pub(super) fn doubt(facts: &PeriodFacts<'_>, a: &Assessment<'_>, doubt: &Doubt) -> SummaryDoubt {
    let of_line = |row: &&LedgerRow| {
        row.kind == RowKind::Credit
            && row.line.as_ref() == Some(&a.line.id)
            && row.sla.as_ref().is_some_and(|(id, _)| *id == a.policy.id)
    };
    let row = facts.ledger.of(&a.customer.id).iter().find(of_line);
    SummaryDoubt {
        customer: a.customer.name.clone(),
        line: a.line.id.to_string(),
        least: doubt.credit_low.to_string(),
        chosen: row.map_or_else(|| words::NONE.to_owned(), |row| row.amount.to_string()),
        most: doubt.credit_high.to_string(),
    }
}

pub(super) fn unknown(facts: &PeriodFacts<'_>) -> Vec<SummaryUnknown> {
    let zone = facts.workspace.settings.defaults.zone;
    let month = Interval::new(facts.month.start(zone), facts.month.end(zone));
    let Some(month) = month else { return Vec::new() };
    let of = |service: &Service, place: Option<&str>| {
        let known = facts.downtime.known_service(service, place)?;
        let dark = IntervalSet::from(month).difference(&known).length();
        let region = place.map(|r| format!(", {}", Language::english().region(r))).unwrap_or_default();
        (dark > Elapsed::ZERO)
            .then(|| SummaryUnknown { service: format!("{}{region}", service.name), time: dark.to_string() })
    };
    let services = facts.workspace.services.values();
    services.flat_map(|s| s.places().into_iter().filter_map(move |p| of(s, p))).collect()
}

fn waiting(document: &str, reasons: &[String]) -> SummaryHeld {
    SummaryHeld { document: document.to_owned(), reasons: reasons.join(" ") }
}

fn files(facts: &PeriodFacts<'_>, evidence: &Evidence) -> Vec<SummaryFile> {
    evidence.files.iter().take(SHOWN).map(|f| file(facts, f)).collect()
}

/// A file of monitoring with its rows.
pub(super) fn file(facts: &PeriodFacts<'_>, f: &EvidenceFile) -> SummaryFile {
    let settings = &facts.workspace.settings;
    let stated = |f: &EvidenceFile| {
        let covers = settings.monitoring.get(f.source)?.covers?;
        Some((covers.start(), covers.end()))
    };
    let number = |n: u64| if n == 0 { words::NONE.to_owned() } else { grouped(n) };
    SummaryFile {
        source: settings.monitoring.get(f.source).map_or_else(String::new, |m| m.id.clone()),
        path: facts.sources.file(f.file).path.clone(),
        read: number(f.counts.read),
        duplicates: number(f.counts.duplicates),
        rejected: number(f.counts.rejected),
        covers: stated(f).or(f.covers).map_or_else(|| words::NONE.to_owned(), span),
    }
}
