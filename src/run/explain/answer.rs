//! The answer as data, and its forms.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::dispute_words;
use crate::compose::disputes;
use crate::credit::LedgerRow;
use crate::language::Language;
use crate::measure::Outage;
use crate::model::Claim;
use crate::model::Customer;
use crate::model::Incident;
use crate::model::Line;
use crate::render::table::JsonStep;
use crate::run::explain::derived::Root;
use crate::run::explain::derived::line_title;
use crate::run::explain::derived::roots;
use crate::run::explain::figure::Figure;
use crate::run::explain::figure::Hit;
use crate::run::explain::figure::hits;
use crate::run::explain::hit;
use crate::run::explain::paragraph;
use crate::run::explain::reason::why_not;
use crate::run::explain::subject::Subject;
use crate::run::tree::tree;
use crate::sla::MeasuredSegment;
use crate::workings::Step;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many places of one figure are shown, and how many figures near one that is not there.
const MOST_PLACES: usize = 6;
const MOST_NEAR: usize = 5;
/// How many lines of input files are printed below a figure, and how much of each.
const MOST_LINES: usize = 12;
const LINE_CHARS: usize = 110;

/// An answer.
#[derive(Serialize)]
pub(super) struct Answer {
    schema: u32,
    kind: &'static str,
    subject: String,
    period: String,
    /// The first line.
    heading: String,
    parts: Vec<Part>,
    /// A few plain sentences.
    pub(super) paragraph: String,
}

/// What is said about one line, one row, one outage or one place of a figure.
#[derive(Default, Serialize)]
struct Part {
    title: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    facts: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    workings: Option<JsonStep>,
    #[serde(skip)]
    steps: Option<Step>,
    /// Lines of input files: place and text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<InputLine>,
}

#[derive(Serialize)]
struct InputLine {
    place: String,
    text: String,
}

impl Part {
    fn with(title: String, steps: &Step) -> Part {
        Part { title, workings: Some(JsonStep::new(steps)), steps: Some(steps.clone()), ..Part::default() }
    }
}

impl Answer {
    /// All about a subject.
    pub(super) fn about<'f>(facts: &'f PeriodFacts<'f>, subject: Subject<'f>) -> Answer {
        match subject {
            Subject::Customer(customer) => of_customer(facts, customer),
            Subject::Row(row) => of_row(facts, row),
            Subject::Line(line) => {
                let of: Vec<&LineResult<'_>> =
                    facts.lines_of(&line.customer).iter().filter(|r| r.line().id == line.id).collect();
                let heading = format!("{} of {}, {}", line.id, line.customer, facts.month.words());
                let words = paragraph::lines(facts, &line.customer, &|l| *l == line.id);
                let parts = of.iter().map(|r| line_part(facts, r)).collect();
                answer(facts, "contract-line", line.id.as_str(), heading, parts, words)
            }
            Subject::Incident(incident) => of_incident(facts, incident),
            Subject::Outage(outage) => of_outage(facts, outage),
        }
    }

    /// With the paragraphs of the letter that people wrote anew.
    pub(super) fn with_edits(mut self, notes: Vec<String>) -> Answer {
        if !notes.is_empty() {
            let title = "Paragraphs of the letter in a person's own words".to_owned();
            self.parts.push(Part { title, notes, ..Part::default() });
        }
        self
    }

    /// Where a figure of a customer comes from.
    ///
    /// # Errors
    /// Figures of the same kind that are near it, where none is it.
    pub(super) fn figure(
        facts: &PeriodFacts<'_>,
        customer: &Customer,
        figure: &Figure,
    ) -> Result<Answer, Vec<String>> {
        let roots = roots(facts, customer);
        let mut found: Vec<(&Root, Hit<'_>)> = roots
            .iter()
            .flat_map(|root| hits(&root.top, figure).into_iter().map(move |hit| (root, hit)))
            .collect();
        if found.is_empty() {
            return Err(near(&roots, figure));
        }
        found.sort_by_key(|(_, hit)| !hit.is_value);
        let more = found.len().saturating_sub(MOST_PLACES);
        let mut parts: Vec<Part> =
            found.iter().take(MOST_PLACES).map(|(root, hit)| place_part(facts, root, hit)).collect();
        if more > 0 {
            parts.push(Part { title: format!("and {more} more places"), ..Part::default() });
        }
        let heading =
            format!("{} ({}), {}: {}", customer.name, customer.id, facts.month.words(), figure.text);
        let words =
            found.first().map(|(root, hit)| paragraph::figure(&root.title, hit, figure)).unwrap_or_default();
        Ok(answer(facts, "figure", customer.id.as_str(), heading, parts, words))
    }

    /// As lines of text.
    pub(super) fn tree(&self) -> String {
        let mut out = String::new();
        if !self.heading.is_empty() {
            let _ = writeln!(out, "{}", self.heading);
        }
        for part in &self.parts {
            let _ = writeln!(out, "\n{}", part.title);
            for note in &part.notes {
                let _ = writeln!(out, "  {note}");
            }
            if let Some(steps) = &part.steps {
                tree(steps, &mut out);
            }
            for line in &part.lines {
                let _ = writeln!(out, "  {}  {}", line.place, line.text);
            }
        }
        out
    }

    /// As JSON.
    pub(super) fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn answer(
    facts: &PeriodFacts<'_>,
    kind: &'static str,
    subject: &str,
    heading: String,
    parts: Vec<Part>,
    paragraph: String,
) -> Answer {
    let (subject, period) = (subject.to_owned(), facts.month.to_string());
    Answer { schema: 1, kind, subject, period, heading, parts, paragraph }
}

fn of_customer(facts: &PeriodFacts<'_>, customer: &Customer) -> Answer {
    let heading = format!("{} ({}), {}", customer.name, customer.id, facts.month.words());
    let mut parts: Vec<Part> = facts.lines_of(&customer.id).iter().map(|r| line_part(facts, r)).collect();
    if parts.is_empty() {
        let title = "no contract line was in force in this period".to_owned();
        parts.push(Part { title, ..Part::default() });
    }
    parts.extend(facts.ledger.of(&customer.id).iter().filter(|r| r.line.is_none()).map(row_part));
    let words = paragraph::customer(facts, &customer.id);
    answer(facts, "customer", customer.id.as_str(), heading, parts, words)
}

fn of_row(facts: &PeriodFacts<'_>, row: &LedgerRow) -> Answer {
    let words = match &row.line {
        Some(line) => paragraph::lines(facts, &row.customer, &|l| l == line),
        None => paragraph::goodwill(facts, row),
    };
    answer(facts, row.kind.name(), &row.id, String::new(), vec![row_part(row)], words)
}

fn line_part(facts: &PeriodFacts<'_>, result: &LineResult<'_>) -> Part {
    let line = result.line();
    let title = line_title(facts, result);
    let row = hit::row_of(facts, result);
    let mut part = match result {
        LineResult::Assessed(a) => {
            let id = row.map(|r| format!("   {} · {}", r.id, r.short_id)).unwrap_or_default();
            let title = format!("{title}, {} {}{id}", a.policy.name, a.policy.version);
            let mut part = Part::with(title, &a.workings);
            part.facts.insert("sla", a.policy.id.to_string());
            part.facts.insert("verdict", a.outcome.verdict().to_owned());
            part
        }
        LineResult::Unpromised { measured, is_free, .. } => {
            let why = match is_free {
                true => "a free plan: there is no fee to give a credit on",
                false => "no SLA was agreed",
            };
            let ms = i64::try_from(measured.affected.floor()).unwrap_or(i64::MAX);
            let notes = vec![format!("{}  downtime in the period", crate::time::Elapsed(ms))];
            Part { title: format!("{title}: {why}"), notes, ..Part::default() }
        }
    };
    if result.assessment().is_some() {
        part.notes = why_not(result, row);
    }
    part.notes.extend(disputed(facts, line));
    part.facts.insert("customer", line.customer.to_string());
    part.facts.insert("line", line.id.to_string());
    part.facts.insert("service", line.service.to_string());
    if let Some(row) = row {
        row_facts(row, &mut part.facts);
    }
    part
}

/// That the customer disputes it, and where that is written.
fn disputed(facts: &PeriodFacts<'_>, line: &Line) -> Vec<String> {
    let told = disputes(facts, &line.customer, &line.id);
    let words = |c: &Claim| Some(format!("{}  ← {}", dispute_words(c)?, facts.sources.place(c.span)));
    told.into_iter().filter_map(words).collect()
}

fn row_facts(row: &LedgerRow, facts: &mut BTreeMap<&'static str, String>) {
    facts.insert("credit_id", row.id.clone());
    facts.insert("short_id", row.short_id.clone());
    facts.insert("customer", row.customer.to_string());
    facts.insert("kind", row.kind.name().to_owned());
    facts.insert("state", row.state.name().to_owned());
    facts.insert("amount", row.amount.digits());
    facts.insert("currency", row.amount.currency.to_string());
    if let Some(day) = row.claim_by {
        facts.insert("claim_by", day.to_string());
    }
}

fn row_part(row: &LedgerRow) -> Part {
    let title =
        format!("{} · {}   {} {} ({})", row.id, row.short_id, row.kind.name(), row.amount, row.state.name());
    let mut part = Part::with(title, &row.workings);
    row_facts(row, &mut part.facts);
    part
}

fn of_incident<'f>(facts: &'f PeriodFacts<'f>, incident: &Incident) -> Answer {
    let place = facts.sources.place(incident.span);
    let heading = format!("{} “{}”, {}  ← {place}", incident.id, incident.title, facts.month.words());
    let outages: Vec<&Outage> = facts.outages.iter().filter(|o| o.incidents.contains(&incident.id)).collect();
    let mut parts: Vec<Part> = outages.iter().map(|o| outage_part(facts, o)).collect();
    if outages.is_empty() {
        let title = "no outage of it lies in the time that this run looks at".to_owned();
        parts.push(Part { title, ..Part::default() });
    }
    parts.extend(hit_parts(facts, &|s| hit::is_of(facts, incident, s)));
    let given =
        |r: &&LedgerRow| r.decision.as_ref().is_some_and(|d| d.incident.as_ref() == Some(&incident.id));
    parts.extend(facts.ledger.rows.iter().filter(given).map(row_part));
    let words = paragraph::outages(facts, &outages);
    answer(facts, "incident", incident.id.as_str(), heading, parts, words)
}

fn of_outage<'f>(facts: &'f PeriodFacts<'f>, outage: &Outage) -> Answer {
    let heading = format!("{}, {}", outage.id, facts.month.words());
    let mut parts = vec![outage_part(facts, outage)];
    parts.extend(hit_parts(facts, &|s| hit::is_part(outage, s)));
    let words = paragraph::outages(facts, &[outage]);
    answer(facts, "outage", &outage.id, heading, parts, words)
}

fn outage_part(facts: &PeriodFacts<'_>, outage: &Outage) -> Part {
    let (title, notes) = hit::outage(facts, outage);
    let mut part = Part { title, notes, ..Part::default() };
    part.facts.insert("outage", outage.id.clone());
    part.facts.insert("service", outage.service.to_string());
    part.facts.insert("start", outage.interval.start().to_string());
    part.facts.insert("end", outage.interval.end().to_string());
    if let Some(region) = &outage.region {
        part.facts.insert("region", region.clone());
    }
    part
}

fn hit_parts<'f>(facts: &'f PeriodFacts<'f>, wanted: &dyn Fn(&MeasuredSegment) -> bool) -> Vec<Part> {
    let hit = hit::lines(facts, wanted);
    if hit.is_empty() {
        let title = "it hit no contract line in this period".to_owned();
        return vec![Part { title, ..Part::default() }];
    }
    let part = |hit: hit::LineHit<'_>| {
        let mut part = Part { title: hit.title, notes: hit.notes, ..Part::default() };
        part.facts.insert("customer", hit.result.line().customer.to_string());
        part.facts.insert("line", hit.result.line().id.to_string());
        if let Some(row) = hit::row_of(facts, hit.result) {
            row_facts(row, &mut part.facts);
        }
        part
    };
    hit.into_iter().map(part).collect()
}

/// One place of a figure: what is above it, the tree below it, and the lines of the files that it rests on.
fn place_part(facts: &PeriodFacts<'_>, root: &Root, hit: &Hit<'_>) -> Part {
    let english = Language::english();
    let above: Vec<String> = hit.path.iter().map(|s| english.phrase(&s.what)).collect();
    let what = english.phrase(&hit.step.what);
    let what = if hit.is_value { what } else { format!("{what}, in its rule") };
    let title = format!("{}: {}", root.title, [above, vec![what]].concat().join(" › "));
    let mut part = Part::with(title, hit.step);
    let mut places: Vec<&String> = Vec::new();
    hit.step.walk(&mut |_, step| {
        let new = step.sources.iter().filter(|place| !places.contains(place)).collect::<Vec<_>>();
        places.extend(new);
    });
    part.lines = places.into_iter().filter_map(|place| input_line(facts, place)).take(MOST_LINES).collect();
    part
}

/// The text of a place, where the file was kept: evidence in bulk is not.
fn input_line(facts: &PeriodFacts<'_>, place: &str) -> Option<InputLine> {
    let (path, line) = place.rsplit_once(':')?;
    let line = line.split('-').next()?.parse().ok()?;
    let file = facts.sources.file(facts.sources.find(path)?);
    let text = file.line(line).trim();
    let shown: String = text.chars().take(LINE_CHARS).collect();
    let cut = if shown.len() < text.len() { "…" } else { "" };
    (!text.is_empty()).then(|| InputLine { place: place.to_owned(), text: format!("{shown}{cut}") })
}

/// Figures of the same kind, the nearest first.
fn near(roots: &[Root], figure: &Figure) -> Vec<String> {
    let mut near = BTreeMap::new();
    for root in roots {
        root.top.walk(&mut |_, step| {
            if let Some(far) = figure.distance(&step.value).filter(|_| figure.is_like(&step.value)) {
                near.insert((far, Language::english().value(&step.value).replace('\u{a0}', " ")), ());
            }
        });
    }
    near.into_keys().map(|(_, words)| format!("`{words}`")).take(MOST_NEAR).collect()
}
