//! Statuspage: `/api/v2/incidents.json` and `/api/v2/scheduled-maintenances.json`, and the pages of incident.io.
//!
//! Quirks: updates are newest first; `display_at` is when it was so and `created_at` when it was written, which
//! differ for incidents that were entered afterwards; the state of a component is the `new_status` of the last
//! update that names it and never the impact of the incident; `started_at` is new and may be null; with `resolved`
//! every component is up again, whatever the updates forgot to say.

use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::status::exported::Exported;
use crate::ingest::evidence::status::exported::Plan;
use crate::ingest::evidence::status::exported::Stretch;
use crate::ingest::evidence::status::exported::Update;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::time::Instant;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What is known of the page as a whole: the names of its components by id.
pub(super) type Names = BTreeMap<String, String>;

/// The names in a list of components.
pub(super) fn names(list: Option<&Value>, into: &mut Names) {
    for component in list.and_then(Value::as_array).into_iter().flatten() {
        let id = ["id", "component_id", "code"].iter().find_map(|key| text(component, key));
        if let (Some(id), Some(name)) = (id, text(component, "name").filter(|n| !n.trim().is_empty())) {
            into.insert(id, name);
        }
    }
}

/// The names of components: those of the incident, otherwise those of the page.
struct Known<'a> {
    page: &'a Names,
    own: Names,
}

impl Known<'_> {
    fn name(&self, id: &str) -> Option<&String> {
        self.own.get(id).or_else(|| self.page.get(id))
    }
}

/// One incident; `is_planned` for those from the list of planned work.
pub(super) fn incident(record: &Record, page: &Names, is_planned: bool) -> Exported {
    let value = &record.value;
    let mut one = Exported::new(record.line, record.at);
    one.id = text(value, "id").unwrap_or_default().trim().to_owned();
    if one.id.is_empty() {
        one.spoil("id", "", "an incident without an id");
    }
    one.title = text(value, "name").unwrap_or_default();
    let impact = text(value, "impact").or_else(|| text(value, "impact_override")).unwrap_or_default();
    one.severity = match impact.as_str() {
        "minor" => Some(IncidentSeverity::Minor),
        "major" => Some(IncidentSeverity::Major),
        "critical" => Some(IncidentSeverity::Critical),
        _ => None,
    };
    one.is_harmless = impact == "none";
    one.link = ["shortlink", "url"].iter().find_map(|k| text(value, k)).filter(|l| l.starts_with("http"));
    one.updated_at = one.time(value, "updated_at");
    one.began = one.time(value, "started_at");
    let word = text(value, "status").unwrap_or_default();
    one.status = match status(&word) {
        Some(status) => status,
        None => {
            one.spoil("status", &word, UNKNOWN_STATUS);
            IncidentStatus::Open
        }
    };
    let has_window = value.get("scheduled_for").is_some_and(|v| !v.is_null());
    if is_planned || has_window || impact == "maintenance" {
        one.plan = Some(plan(&mut one, value));
    }
    let mut known = Known { page, own: Names::new() };
    names(value.get("components"), &mut known.own);
    names(value.get("affected_components"), &mut known.own);
    for list in ["components", "affected_components"] {
        for part in value.get(list).and_then(Value::as_array).into_iter().flatten() {
            if let Some(name) = name_of(part, &known) {
                one.parts.insert(name);
            }
        }
    }
    let entries = updates(&mut one, value);
    match value.get("component_impacts").and_then(Value::as_array) {
        Some(list) => impacts(&mut one, list, &known),
        None => from_updates(&mut one, &entries, &known, value),
    }
    one.updates = entries.into_iter().map(|(update, _)| update).collect();
    one
}

const UNKNOWN_STATUS: &str = "not a status of an incident (investigating, identified, monitoring, resolved, postmortem, scheduled, in_progress, verifying, completed)";

/// Where an incident stands, by the words for incidents and for planned work.
fn status(word: &str) -> Option<IncidentStatus> {
    Some(match word {
        "investigating"
        | "identified"
        | "scheduled"
        | "in_progress"
        | "maintenance_scheduled"
        | "maintenance_in_progress" => IncidentStatus::Open,
        "monitoring" | "verifying" => IncidentStatus::Monitoring,
        "resolved" | "postmortem" | "completed" | "maintenance_complete" => IncidentStatus::Resolved,
        _ => return None,
    })
}

fn plan(one: &mut Exported, value: &Value) -> Plan {
    let (start, end) = (one.time(value, "scheduled_for"), one.time(value, "scheduled_until"));
    let window = match (start, end) {
        (Some(start), Some(end)) if start < end => Some((start, end)),
        (Some(_), Some(end)) => {
            one.spoil("scheduled_until", &end.to_string(), "it ends before it starts");
            None
        }
        _ => {
            one.spoil("scheduled_for", "", "planned work without `scheduled_for` and `scheduled_until`");
            None
        }
    };
    Plan { window, announced_at: one.time(value, "created_at") }
}

/// The id of a component; pages name it in three ways.
fn id_of(part: &Value) -> Option<String> {
    ["component_id", "code", "id"].iter().find_map(|key| text(part, key))
}

fn name_of(part: &Value, known: &Known<'_>) -> Option<String> {
    let by_id = || {
        let id = id_of(part)?;
        Some(known.name(&id).cloned().unwrap_or(id))
    };
    text(part, "name").or_else(by_id).map(|n| n.trim().to_owned()).filter(|n| !n.is_empty())
}

/// The updates in order of time, each with the components that it names.
fn updates(one: &mut Exported, value: &Value) -> Vec<(Update, Option<Value>)> {
    let list = ["incident_updates", "updates"].iter().find_map(|k| value.get(k).and_then(Value::as_array));
    let mut all = Vec::new();
    // Newest first in the file; of two at one instant the one that stands further down came first.
    for update in list.into_iter().flatten().rev() {
        let posted = one.time(update, "created_at").or_else(|| one.time(update, "published_at"));
        let at = one.time(update, "display_at").or(posted);
        let (Some(at), Some(posted)) = (at, posted.or(at)) else {
            one.spoil("display_at", "", "an update without a time");
            continue;
        };
        let word = ["status", "to_status"].iter().find_map(|k| text(update, k)).unwrap_or_default();
        if status(&word).is_none() {
            one.spoil("incident_updates.status", &word, UNKNOWN_STATUS);
        }
        let body = ["body", "message_string", "message"].iter().find_map(|k| text(update, k));
        let parts = ["affected_components", "component_statuses"].iter().find_map(|k| update.get(k));
        let entry = Update { at, posted, status: word, body: body.unwrap_or_default() };
        all.push((entry, parts.filter(|p| p.is_array()).cloned()));
    }
    all.sort_by_key(|(update, _)| (update.at, update.posted));
    all
}

/// Stretches as incident.io gives them.
fn impacts(one: &mut Exported, list: &[Value], known: &Known<'_>) {
    for impact in list {
        let word = ["component_status", "status"].iter().find_map(|k| text(impact, k)).unwrap_or_default();
        let Some(part) = name_of(impact, known) else {
            one.spoil("component_impacts.component_id", "", "an impact without a component");
            continue;
        };
        one.parts.insert(part.clone());
        let Some(start) = one.time(impact, "start_at") else {
            one.spoil("component_impacts.start_at", "", "an impact without a start");
            continue;
        };
        let end = one.time(impact, "end_at");
        if end.is_some_and(|end| end < start) {
            one.spoil("component_impacts.end_at", &word, "it ends before it starts");
            continue;
        }
        one.stretches.push(Stretch { part, region: None, words: vec![word], start, end });
    }
    let last = one.stretches.iter().filter_map(|s| s.end).max();
    let resolved = one.status == IncidentStatus::Resolved;
    one.ended = last.filter(|_| resolved && one.stretches.iter().all(|s| s.end.is_some()));
}

/// A component by id and name: two of one name in two groups are two.
type Part = (Option<String>, String);

/// Components that are not over: since when, under which words. A component that one update names twice has both
/// states, and the worse one counts.
type Open = BTreeMap<Part, (Instant, BTreeSet<String>)>;

fn close(one: &mut Exported, part: &str, (since, words): (Instant, BTreeSet<String>), end: Option<Instant>) {
    if end.is_some_and(|end| end <= since) {
        return;
    }
    for word in words {
        let (part, words) = (part.to_owned(), vec![word]);
        one.stretches.push(Stretch { part, region: None, words, start: since, end });
    }
}

/// The state of each component between the updates that name it.
fn from_updates(one: &mut Exported, entries: &[(Update, Option<Value>)], known: &Known<'_>, value: &Value) {
    let mut open: Open = BTreeMap::new();
    let is_planned = one.plan.is_some();
    for (i, (update, parts)) in entries.iter().enumerate() {
        match update.status.as_str() {
            "resolved" | "completed" | "maintenance_complete" => {
                for ((_, part), stretch) in std::mem::take(&mut open) {
                    close(one, &part, stretch, Some(update.at));
                }
                one.ended = Some(update.at);
                name_parts(one, parts.as_ref(), known);
                continue;
            }
            // Written when all was over, or when nothing had begun.
            "postmortem" | "scheduled" | "maintenance_scheduled" => {
                name_parts(one, parts.as_ref(), known);
                continue;
            }
            _ => {}
        }
        // What the first words name was so from the start of the incident, where that is known.
        let began = one.began.filter(|began| i == 0 && !is_planned && *began < update.at);
        let since = began.unwrap_or(update.at);
        let mut said: BTreeMap<Part, BTreeSet<String>> = BTreeMap::new();
        for part in parts.iter().filter_map(Value::as_array).flatten() {
            let word = ["new_status", "status"].iter().find_map(|k| text(part, k)).unwrap_or_default();
            match name_of(part, known) {
                Some(name) => {
                    said.entry((id_of(part), name)).or_default().insert(word);
                }
                None => one.spoil("affected_components", &word, "a component without a name"),
            }
        }
        for (part, words) in said {
            one.parts.insert(part.1.clone());
            if open.get(&part).is_some_and(|(_, before)| *before == words) {
                continue;
            }
            if let Some(before) = open.insert(part.clone(), (since, words)) {
                close(one, &part.1, before, Some(update.at));
            }
        }
    }
    let over = one.status == IncidentStatus::Resolved;
    let last = entries.last().map(|(update, _)| update.at);
    let resolved_at = one.time(value, "resolved_at").filter(|at| over && last.is_none_or(|last| last <= *at));
    if over && !open.is_empty() && resolved_at.is_none() {
        one.spoil("resolved_at", "", "it is resolved, and nothing says when");
    }
    for ((_, part), stretch) in open {
        close(one, &part, stretch, resolved_at);
    }
    one.ended = if over { one.ended.max(resolved_at) } else { None };
}

fn name_parts(one: &mut Exported, parts: Option<&Value>, known: &Known<'_>) {
    let list = parts.and_then(Value::as_array).into_iter().flatten();
    one.parts.extend(list.filter_map(|part| name_of(part, known)));
}
