//! `incidents/*.csv`: timelines as tables, one row an entry, to incidents.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::Record;
use crate::ingest::TextLanguages;
use crate::ingest::lower::Reader;
use crate::ingest::lower::incidents::check_incident;
use crate::ingest::lower::translated;
use crate::ingest::raw::TimelineRow;
use crate::ingest::read_translated;
use crate::interval::Interval;
use crate::model::Action;
use crate::model::ActionTerm;
use crate::model::Approximate;
use crate::model::Audience;
use crate::model::Cause;
use crate::model::Communication;
use crate::model::DataLoss;
use crate::model::Event;
use crate::model::EventKind;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::model::InternalProse;
use crate::model::Lessons;
use crate::model::PublicProse;
use crate::model::ServiceId;
use crate::model::Translated;
use crate::source::Span;
use crate::source::Spanned;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

const KINDS: [&str; 17] = [
    "impact",
    "communication",
    "started",
    "detected",
    "acknowledged",
    "identified",
    "mitigated",
    "resolved",
    "note",
    "action",
    "cause",
    "public-what-happened",
    "public-consequence",
    "public-cause",
    "public-prevention",
    "public-data-loss",
    "summary",
];

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// The incidents of one CSV timeline, in the order of their first rows.
pub fn incident_timelines(r: &mut Reader<'_>, languages: &TextLanguages) -> Vec<Incident> {
    let records = read_translated::<TimelineRow>(r.sources, r.source, languages, r.diags);
    let mut order: Vec<String> = Vec::new();
    let mut rows: BTreeMap<String, Vec<Record<TimelineRow>>> = BTreeMap::new();
    for record in records {
        let id = record.row.incident.clone();
        if !order.contains(&id) {
            order.push(id.clone());
        }
        rows.entry(id).or_default().push(record);
    }
    let mut all = Vec::new();
    for id in order {
        let Some(rows) = rows.get(&id) else { continue };
        let span = rows[0].span;
        if r.id(&id, rows[0].cell("incident"), "incident").is_none() {
            continue;
        }
        let Some(mut incident) = head(r, &id, rows, span) else { continue };
        for record in rows {
            entry(r, record, &mut incident);
        }
        incident.events.sort_by_key(|e| e.at);
        incident.communications.sort_by_key(|c| c.at);
        check_incident(r, &incident);
        all.push(incident);
    }
    all
}

fn head(r: &mut Reader<'_>, id: &str, rows: &[Record<TimelineRow>], span: Span) -> Option<Incident> {
    let first =
        |pick: fn(&TimelineRow) -> &Option<String>| rows.iter().find_map(|rec| filled(pick(&rec.row)));
    let word = |r: &mut Reader<'_>, name: &str, text: Option<&str>, known: &[&str]| match text {
        Some(text) if !known.contains(&text) => {
            let cell = rows.iter().map(|rec| rec.cell(name)).next().unwrap_or(span);
            r.push(
                Diagnostic::error(Code::TomlValue, format!("`{text}` is not one of the words for `{name}`"))
                    .at(cell, "not one of them")
                    .help(did_you_mean(text, known.iter().copied())),
            );
        }
        _ => {}
    };
    let loss = first(|row| &row.data_loss);
    let status = first(|row| &row.status);
    let severity = first(|row| &row.severity);
    word(r, "data_loss", loss, &["no", "unknown", "yes"]);
    word(r, "status", status, &["open", "monitoring", "resolved"]);
    word(r, "severity", severity, &["minor", "major", "critical"]);
    if loss.is_none() {
        r.push(
            Diagnostic::error(Code::IncidentDataLoss, format!("`{id}` does not say whether data was lost"))
                .at(span, "no row of it fills `data_loss`")
                .note("every letter states it, yes or no; `unknown` holds the letters")
                .help("fill the column `data_loss` on one row of the incident: no, yes or unknown"),
        );
        return None;
    }
    let lost = prose(rows, "public-data-loss");
    let data_loss = match loss {
        Some("no") => DataLoss::No,
        Some("yes") if lost.is_empty() => {
            r.push(
                Diagnostic::error(
                    Code::IncidentDataLoss,
                    format!("`{id}` lost data, and it is not said what"),
                )
                .at(span, "what was lost?")
                .note("a customer whose data is gone must be told which")
                .help("add a row of kind `public-data-loss` whose `text` says it in words for the customer"),
            );
            return None;
        }
        Some("yes") => DataLoss::Yes(lost),
        _ => DataLoss::Unknown,
    };
    let zone = rows.iter().find_map(|rec| filled(&rec.row.zone)).and_then(Zone::from_name);
    Some(Incident {
        id: IncidentId::new(id),
        title: first(|row| &row.title).unwrap_or(id).to_owned(),
        severity: match severity {
            Some("minor") => Some(IncidentSeverity::Minor),
            Some("major") => Some(IncidentSeverity::Major),
            Some("critical") => Some(IncidentSeverity::Critical),
            _ => None,
        },
        status: match status {
            Some("open") => IncidentStatus::Open,
            Some("monitoring") => IncidentStatus::Monitoring,
            _ => IncidentStatus::Resolved,
        },
        zone: zone.unwrap_or(Zone::UTC),
        data_loss: Spanned::new(data_loss, span),
        hold: None,
        authors: Vec::new(),
        link: None,
        impacts: Vec::new(),
        events: Vec::new(),
        communications: Vec::new(),
        cause: Cause { root: Some(prose(rows, "cause")).filter(|t| !t.is_empty()), ..Cause::default() },
        lessons: Lessons::default(),
        actions: Vec::new(),
        open_questions: Vec::new(),
        internal: InternalProse { summary: prose(rows, "summary"), ..InternalProse::default() },
        public: PublicProse {
            what_happened: prose(rows, "public-what-happened"),
            consequence: prose(rows, "public-consequence"),
            cause: prose(rows, "public-cause"),
            prevention: prose(rows, "public-prevention"),
            ..PublicProse::default()
        },
        public_translations: public_translations(rows),
        is_table: true,
        span,
    })
}

/// The texts of all rows of a kind, a paragraph each.
fn prose(rows: &[Record<TimelineRow>], kind: &str) -> String {
    let texts = rows.iter().filter(|rec| rec.row.kind == kind).filter_map(|rec| filled(&rec.row.text));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// The same in another language; empty as long as a paragraph of it is missing.
fn prose_in(rows: &[Record<TimelineRow>], kind: &str, tag: &str) -> String {
    let of_kind = rows.iter().filter(|rec| rec.row.kind == kind);
    let texts = of_kind.map(|rec| (filled(&rec.row.text).is_some(), rec.translations("text").remove(tag)));
    let texts: Vec<(bool, Option<String>)> = texts.collect();
    if texts.iter().any(|(is_written, here)| *is_written && here.is_none()) {
        return String::new();
    }
    texts.into_iter().filter_map(|(_, here)| here).collect::<Vec<_>>().join("\n\n")
}

/// The words for customers in every other language in which there are any.
fn public_translations(rows: &[Record<TimelineRow>]) -> BTreeMap<String, PublicProse> {
    let is_public = |rec: &&Record<TimelineRow>| rec.row.kind.starts_with("public-");
    let texts = rows.iter().filter(is_public).flat_map(|rec| rec.translations("text").into_keys());
    let titles = rows.iter().flat_map(|rec| rec.translations("title").into_keys());
    let tags: BTreeSet<String> = texts.chain(titles).collect();
    let of = |tag: &str| PublicProse {
        title: rows.iter().find_map(|rec| rec.translations("title").remove(tag)).unwrap_or_default(),
        what_happened: prose_in(rows, "public-what-happened", tag),
        consequence: prose_in(rows, "public-consequence", tag),
        cause: prose_in(rows, "public-cause", tag),
        prevention: prose_in(rows, "public-prevention", tag),
        data_loss: prose_in(rows, "public-data-loss", tag),
    };
    tags.into_iter().map(|tag| (tag.clone(), of(&tag))).collect()
}

/// The row's time in its own zone.
fn time(
    r: &mut Reader<'_>,
    record: &Record<TimelineRow>,
    name: &str,
    text: &Option<String>,
) -> Option<Instant> {
    let zone = match filled(&record.row.zone) {
        None => None,
        Some(name) => Some(r.zone(name, record.cell("zone"))?),
    };
    match filled(text) {
        Some(text) => r.instant(text, zone, record.cell(name)),
        None => {
            r.push(
                Diagnostic::error(
                    Code::CsvEmptyCell,
                    format!("`{name}` is empty on a row of kind `{}`", record.row.kind),
                )
                .at(record.span, "when?")
                .help("fill it with a time, for instance `2026-03-11T14:02:00Z`"),
            );
            None
        }
    }
}

fn entry(r: &mut Reader<'_>, record: &Record<TimelineRow>, incident: &mut Incident) {
    let row = &record.row;
    let text = filled(&row.text).unwrap_or_default().to_owned();
    let kind = match row.kind.as_str() {
        "impact" => return impact(r, record, incident),
        "communication" => return communication(r, record, text, incident),
        "action" => {
            let due = filled(&row.end).and_then(|t| r.date(t, record.cell("end")));
            incident.actions.push(Action {
                text,
                public_text: Translated::default(),
                owner: None,
                ticket: filled(&row.source).map(str::to_owned),
                due,
                term: ActionTerm::Short,
                is_done: false,
                done_on: None,
                late: Vec::new(),
                span: record.cell("kind"),
            });
            return;
        }
        "cause" | "summary" => return,
        prose if prose.starts_with("public-") && KINDS.contains(&prose) => return,
        "started" => EventKind::Started,
        "detected" => EventKind::Detected,
        "acknowledged" => EventKind::Acknowledged,
        "identified" => EventKind::Identified,
        "mitigated" => EventKind::Mitigated,
        "resolved" => EventKind::Resolved,
        "note" => EventKind::Note,
        other => {
            r.push(
                Diagnostic::error(Code::TomlValue, format!("`{other}` is not a kind of entry"))
                    .at(record.cell("kind"), "not known")
                    .help(did_you_mean(other, KINDS)),
            );
            return;
        }
    };
    if let Some(at) = time(r, record, "at", &row.at) {
        incident.events.push(Event {
            at,
            approximate: filled(&row.approximate).is_some_and(|a| a != "no"),
            kind,
            text,
            source: filled(&row.source).map(str::to_owned),
            span: record.span,
        });
    }
}

fn communication(r: &mut Reader<'_>, record: &Record<TimelineRow>, text: String, incident: &mut Incident) {
    let row = &record.row;
    let Some(at) = time(r, record, "at", &row.at) else { return };
    let next_update = match filled(&row.next_update) {
        None => None,
        Some(_) => match time(r, record, "next_update", &row.next_update) {
            Some(t) => Some(t),
            None => return,
        },
    };
    incident.communications.push(Communication {
        at,
        channel: filled(&row.channel).unwrap_or("status page").to_owned(),
        audience: match filled(&row.audience) {
            Some("internal") => Audience::Internal,
            Some("customers") => Audience::Customers,
            _ => Audience::Public,
        },
        text: translated(Some(text), record.translations("text")),
        next_update,
        span: record.span,
    });
}

fn impact(r: &mut Reader<'_>, record: &Record<TimelineRow>, incident: &mut Incident) {
    let row = &record.row;
    let Some(start) = time(r, record, "at", &row.at) else { return };
    let end = match filled(&row.end) {
        None => None,
        Some(_) => match time(r, record, "end", &row.end) {
            Some(end) => Some(end),
            None => return,
        },
    };
    if end.is_some_and(|end| Interval::new(start, end).is_none()) {
        r.push(
            Diagnostic::error(Code::IntervalBackwards, "this window of impact ends before it starts")
                .at(record.cell("end"), "not after its start")
                .at(record.cell("at"), "starts here")
                .help("check the dates and the zone"),
        );
        return;
    }
    let Some(service) = filled(&row.service) else {
        r.push(
            Diagnostic::error(Code::CsvEmptyCell, "a window of impact names no service")
                .at(record.span, "what was hit?")
                .help("fill the column `service`"),
        );
        return;
    };
    let share = match filled(&row.share) {
        None => None,
        Some(text) => match r.share(text, record.cell("share")) {
            Some(share) => Some(share),
            None => return,
        },
    };
    let approximate = match filled(&row.approximate) {
        Some("start") => Approximate { start: true, end: false },
        Some("end") => Approximate { start: false, end: true },
        Some("both" | "yes") => Approximate { start: true, end: true },
        _ => Approximate::default(),
    };
    incident.impacts.push(Impact {
        service: ServiceId::new(service),
        regions: filled(&row.region).map(str::to_owned).into_iter().collect(),
        component: filled(&row.component).map(str::to_owned),
        customers: Vec::new(),
        start,
        end,
        kind: if filled(&row.impact) == Some("degraded") { ImpactKind::Degraded } else { ImpactKind::Down },
        share,
        approximate,
        excluded: None,
        reported_at: None,
        span: record.span,
    });
}
