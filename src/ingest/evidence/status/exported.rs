//! An incident as a tool exports it, before anybody has decided what it means.

use crate::ingest::evidence::json::text;
use crate::ingest::evidence::status::Tool;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::source::SourceId;
use crate::time::Instant;
use crate::time::Zone;
use crate::time::parse_instant;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// All incidents of one file.
#[derive(Debug)]
pub(in crate::ingest) struct Export {
    pub(in crate::ingest) tool: Tool,
    /// The zone that the page is told in, if it says so.
    pub(in crate::ingest) zone: Option<Zone>,
    pub(in crate::ingest) list: Vec<Exported>,
}

/// One incident, or one piece of planned work.
#[derive(Debug)]
pub(in crate::ingest) struct Exported {
    /// The line on which it begins, and its first byte.
    pub(in crate::ingest) line: u64,
    pub(in crate::ingest) byte: usize,
    /// The tool's own id; empty when there is none.
    pub(in crate::ingest) id: String,
    pub(in crate::ingest) title: String,
    pub(in crate::ingest) status: IncidentStatus,
    pub(in crate::ingest) severity: Option<IncidentSeverity>,
    /// The tool says itself that nothing was hit.
    pub(in crate::ingest) is_harmless: bool,
    pub(in crate::ingest) plan: Option<Plan>,
    pub(in crate::ingest) began: Option<Instant>,
    pub(in crate::ingest) acknowledged: Option<Instant>,
    pub(in crate::ingest) ended: Option<Instant>,
    /// The parts that it names, whether they were hit or not.
    pub(in crate::ingest) parts: BTreeSet<String>,
    pub(in crate::ingest) stretches: Vec<Stretch>,
    /// In order of time.
    pub(in crate::ingest) updates: Vec<Update>,
    pub(in crate::ingest) link: Option<String>,
    pub(in crate::ingest) updated_at: Option<Instant>,
    /// The first thing in it that cannot be used. What the rest proves is told all the same.
    pub(in crate::ingest) fault: Option<Fault>,
}

impl Exported {
    /// Nothing but its place.
    pub(super) fn new(line: u64, byte: usize) -> Self {
        Exported {
            line,
            byte,
            id: String::new(),
            title: String::new(),
            status: IncidentStatus::Open,
            severity: None,
            is_harmless: false,
            plan: None,
            began: None,
            acknowledged: None,
            ended: None,
            parts: BTreeSet::new(),
            stretches: Vec::new(),
            updates: Vec::new(),
            link: None,
            updated_at: None,
            fault: None,
        }
    }

    /// A time with its offset, which may be missing or null; what is no time is its first fault.
    pub(super) fn time(&mut self, value: &Value, key: &str) -> Option<Instant> {
        let words = text(value, key).filter(|t| !t.trim().is_empty())?;
        match parse_instant(&words, None) {
            Ok(at) => Some(at),
            Err(_) => {
                self.spoil(key, &words, "not a time with its offset");
                None
            }
        }
    }

    /// Keeps the first fault.
    pub(super) fn spoil(&mut self, column: &str, value: &str, reason: impl Into<String>) {
        if self.fault.is_none() {
            let (column, value) = (column.to_owned(), value.chars().take(200).collect());
            self.fault = Some(Fault { column, value, reason: reason.into() });
        }
    }
}

/// A state of one part over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Stretch {
    pub(in crate::ingest) part: String,
    pub(in crate::ingest) region: Option<String>,
    /// The tool's words for the state: of several the first one that the settings know.
    pub(in crate::ingest) words: Vec<String>,
    pub(in crate::ingest) start: Instant,
    /// `None` while it goes on.
    pub(in crate::ingest) end: Option<Instant>,
}

/// What was written on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Update {
    /// When it says that it was so.
    pub(in crate::ingest) at: Instant,
    /// When readers could see it: later than `at` for an incident that was entered afterwards.
    pub(in crate::ingest) posted: Instant,
    pub(in crate::ingest) status: String,
    /// As written: Markdown, HTML or plain.
    pub(in crate::ingest) body: String,
}

/// Planned work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Plan {
    pub(in crate::ingest) window: Option<(Instant, Instant)>,
    pub(in crate::ingest) announced_at: Option<Instant>,
}

/// What cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Fault {
    pub(in crate::ingest) column: String,
    pub(in crate::ingest) value: String,
    pub(in crate::ingest) reason: String,
}

/// When a version was changed, whether it is over, the number of its file and its number there: the greatest counts.
type Version = (Option<Instant>, bool, usize, usize);

/// For each incident of several files, which version counts: the one that was changed last; of equals the one that
/// is over, and then the later one. The others are duplicates: exports of neighbouring months overlap, and an incident
/// that was open in the first is over in the second.
pub(in crate::ingest) fn newest(exports: &[(SourceId, Export)]) -> BTreeSet<(usize, usize)> {
    // The same id in one file with other words is no other version: both are told.
    let mut best: BTreeMap<(Tool, &str, usize), Version> = BTreeMap::new();
    let mut chosen = BTreeSet::new();
    for (f, (_, export)) in exports.iter().enumerate() {
        let mut seen: BTreeMap<&str, Vec<&Exported>> = BTreeMap::new();
        for (i, one) in export.list.iter().enumerate() {
            if one.id.is_empty() {
                chosen.insert((f, i));
                continue;
            }
            let others = seen.entry(&one.id).or_default();
            let same = |other: &&Exported| other.stretches == one.stretches && other.updates == one.updates;
            let nth = others.iter().position(same).unwrap_or(others.len());
            if nth == others.len() {
                others.push(one);
            }
            let version = (one.updated_at, one.status == IncidentStatus::Resolved, f, i);
            let kept = best.entry((export.tool, &one.id, nth)).or_insert(version);
            *kept = version.max(*kept);
        }
    }
    chosen.extend(best.into_values().map(|(_, _, f, i)| (f, i)));
    chosen
}
