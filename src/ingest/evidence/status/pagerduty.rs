//! PagerDuty: the incident report as CSV (basic or advanced) and the answer of the analytics API as JSON.
//!
//! Quirks: times of the CSV are by the clock of the account and do not say so; the advanced report has no time of
//! resolution but the seconds until it; a CSV is cut off at 20,000 rows without a word.

use crate::ingest::Row;
use crate::ingest::Table;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::status::exported::Exported;
use crate::ingest::evidence::status::exported::Stretch;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::money::Exact;
use crate::time::Elapsed;
use crate::time::Instant;

/// Where a report is cut off.
pub(super) const ROWS_MAX: usize = 20_000;

/// Reads the time of a cell, or says why not.
pub(super) type Clock<'a> = dyn Fn(&str) -> Result<Instant, String> + 'a;

/// The names of the columns of one kind of report.
struct Names {
    id: &'static [&'static str],
    service: &'static [&'static str],
    opened: &'static str,
}

const ADVANCED: Names =
    Names { id: &["id", "incident_number"], service: &["service_name", "service_id"], opened: "created_on" };
const BASIC: Names = Names { id: &["#", "id", "number"], service: &["service"], opened: "opened on" };

/// Whether a header is that of an incident report: the names of the columns of its kind.
fn kind<'a>(header: impl Iterator<Item = &'a str>) -> Option<&'static Names> {
    let header: Vec<String> = header.map(|name| name.trim().to_ascii_lowercase()).collect();
    let has = |name: &&str| header.iter().any(|h| h == name);
    let fits = |names: &Names, end: &str| has(&names.opened) && has(&end) && names.service.iter().any(has);
    if fits(&ADVANCED, "seconds_to_resolve") {
        Some(&ADVANCED)
    } else if fits(&BASIC, "resolved on") {
        Some(&BASIC)
    } else {
        None
    }
}

/// Whether these are the columns of an incident report.
pub(super) fn is_header<'a>(header: impl Iterator<Item = &'a str>) -> bool {
    kind(header).is_some()
}

/// The first time of a report, as it stands there, with its line.
pub(super) fn first_time(table: &Table) -> Option<(u64, &str)> {
    let names = kind(table.header.iter().map(|h| h.text.as_str()))?;
    let at = table.column(names.opened)?;
    let filled = |row: &'_ Row| row.cell(at).is_some_and(|cell| !cell.text.is_empty());
    let row = table.rows.iter().find(|row| filled(row))?;
    Some((row.line, row.cell(at)?.text.as_str()))
}

/// The rows of a report.
///
/// # Errors
/// What the table lacks.
pub(super) fn rows(table: &Table, clock: &Clock<'_>) -> Result<Vec<Exported>, String> {
    let Some(names) = kind(table.header.iter().map(|h| h.text.as_str())) else {
        return Err("it has neither the columns `created_on`, `seconds_to_resolve` and `service_name` of an advanced report nor `Opened On`, `Resolved On` and `Service` of a basic one".to_owned());
    };
    let list = table.rows.iter().map(|row| {
        let cell = |name: &str| {
            let found = table.column(name).and_then(|at| row.cell(at));
            found.map(|c| c.text.clone()).filter(|t| !t.is_empty())
        };
        one_row(row, names, &cell, clock)
    });
    Ok(list.collect())
}

fn one_row(row: &Row, names: &Names, cell: &dyn Fn(&str) -> Option<String>, clock: &Clock<'_>) -> Exported {
    let facts = Facts {
        id: names.id.iter().find_map(|name| cell(name)),
        number: ["incident_number", "#"].iter().find_map(|name| cell(name)),
        service: names.service.iter().find_map(|name| cell(name)),
        description: cell("description"),
        opened: (names.opened, cell(names.opened)),
        resolved: ("resolved on", cell("resolved on")),
        to_resolve: cell("seconds_to_resolve"),
        to_ack: cell("seconds_to_first_ack"),
        words: ["priority_name", "priority", "urgency"].iter().filter_map(|name| cell(name)).collect(),
        is_major: false,
    };
    exported(Exported::new(row.line, row.span.start as usize), facts, clock)
}

/// One record of the analytics API.
pub(super) fn answer(record: &Record, clock: &Clock<'_>) -> Exported {
    let cell = |name: &str| text(&record.value, name).filter(|t| !t.is_empty());
    let facts = Facts {
        id: cell("id").or_else(|| cell("incident_number")),
        number: cell("incident_number"),
        service: cell("service_name").or_else(|| cell("service_id")),
        description: cell("description"),
        opened: ("created_at", cell("created_at")),
        resolved: ("resolved_at", cell("resolved_at")),
        to_resolve: cell("seconds_to_resolve"),
        to_ack: cell("seconds_to_first_ack"),
        words: ["priority_name", "urgency"].iter().filter_map(|name| cell(name)).collect(),
        is_major: record.value.get("major").and_then(serde_json::Value::as_bool) == Some(true),
    };
    exported(Exported::new(record.line, record.at), facts, clock)
}

/// What a record says, as texts.
struct Facts {
    id: Option<String>,
    number: Option<String>,
    service: Option<String>,
    description: Option<String>,
    opened: (&'static str, Option<String>),
    resolved: (&'static str, Option<String>),
    to_resolve: Option<String>,
    to_ack: Option<String>,
    words: Vec<String>,
    is_major: bool,
}

/// Seconds, with or without a fraction and commas between thousands.
fn seconds(words: &str) -> Option<Elapsed> {
    let exact = Exact::parse(&words.replace(',', "")).filter(|n| !n.is_negative())?;
    let ms = i64::try_from(exact.times(&Exact::whole(1_000)).floor()).ok()?;
    // No page stays open for a hundred years.
    (ms < 3_155_760_000_000).then_some(Elapsed(ms))
}

fn exported(mut one: Exported, facts: Facts, clock: &Clock<'_>) -> Exported {
    one.id = facts.id.unwrap_or_default();
    if one.id.is_empty() {
        one.spoil("id", "", "a record without the number of its incident");
    }
    let service = facts.service.unwrap_or_default();
    // The description is what a machine wrote for engineers; customers read titles.
    one.title = match &facts.number {
        Some(number) => format!("Page {number}: {service}"),
        None => format!("Page: {service}"),
    };
    one.severity = facts.is_major.then_some(IncidentSeverity::Major);
    let (column, opened) = facts.opened;
    let opened = opened.unwrap_or_default();
    let began = match clock(&opened) {
        Ok(began) => began,
        Err(reason) => {
            one.spoil(column, &opened, reason);
            return one;
        }
    };
    one.began = Some(began);
    if let Some(description) = facts.description {
        let (at, status) = (began, "triggered".to_owned());
        one.updates.push(super::Update { at, posted: at, status, body: description });
    }
    if service.is_empty() {
        one.spoil("service", "", "a record without a service");
        return one;
    }
    one.parts.insert(service.clone());
    let end = match (&facts.to_resolve, &facts.resolved) {
        (Some(words), _) => match seconds(words) {
            Some(length) => Some(began.plus(length)),
            None => {
                one.spoil("seconds_to_resolve", words, "not a number of seconds");
                return one;
            }
        },
        (None, (column, Some(words))) => match clock(words) {
            Ok(end) => Some(end),
            Err(reason) => {
                one.spoil(column, words, reason);
                return one;
            }
        },
        (None, (_, None)) => None,
    };
    if end.is_some_and(|end| end <= began) {
        let reason = if end == Some(began) { "the record has no length" } else { "it ends before it starts" };
        one.spoil("resolved", &end.map(|e| e.to_string()).unwrap_or_default(), reason);
        return one;
    }
    one.ended = end;
    one.status = if end.is_some() { IncidentStatus::Resolved } else { IncidentStatus::Open };
    let acknowledged = facts.to_ack.as_deref().and_then(seconds).map(|length| began.plus(length));
    one.acknowledged = acknowledged.filter(|at| end.is_none_or(|end| *at <= end));
    one.stretches.push(Stretch { part: service, region: None, words: facts.words, start: began, end });
    one
}
