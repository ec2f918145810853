//! The words of status pages and pagers for states.

use crate::ingest::samples::SampleState;
use crate::ingest::samples::StateTable;
use crate::model::Format;
use crate::model::MonitoringSource;

/// A tool that people tell incidents in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum Tool {
    /// Atlassian Statuspage, and incident.io, which imitates it.
    Statuspage,
    /// Google Cloud's status page.
    Gcp,
    /// PagerDuty.
    PagerDuty,
}

impl Tool {
    /// The tool of a format.
    pub(in crate::ingest) fn of(format: Format) -> Option<Self> {
        match format {
            Format::Statuspage => Some(Tool::Statuspage),
            Format::GcpStatus => Some(Tool::Gcp),
            Format::PagerDuty => Some(Tool::PagerDuty),
            _ => None,
        }
    }

    /// Its name for people.
    pub(in crate::ingest) fn name(self) -> &'static str {
        match self {
            Tool::Statuspage => "status page",
            Tool::Gcp => "Google Cloud status page",
            Tool::PagerDuty => "PagerDuty",
        }
    }

    /// The words that it has, for messages.
    fn known(self) -> &'static str {
        match self {
            Tool::Statuspage => {
                "operational, degraded_performance, partial_outage, major_outage, under_maintenance"
            }
            Tool::Gcp => "AVAILABLE, SERVICE_INFORMATION, SERVICE_DISRUPTION, SERVICE_OUTAGE",
            Tool::PagerDuty => "none; a record means that somebody was paged",
        }
    }
}

/// What a word says of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Said {
    /// Its state.
    State(SampleState),
    /// Nothing: a message for information.
    Nothing,
}

/// What the words of a stretch say: what the source's own `states` say, otherwise what the tool means.
///
/// # Errors
/// Why the word cannot be used.
pub(in crate::ingest) fn state_of(
    tool: Tool,
    source: Option<&MonitoringSource>,
    words: &[String],
) -> Result<Said, String> {
    let mut own = StateTable::default();
    for (state, list) in source.iter().flat_map(|s| &s.states) {
        let Some(state) = SampleState::from_name(state) else { continue };
        list.iter().for_each(|word| own.insert(word, state));
    }
    if let Some(state) = words.iter().find_map(|word| own.lookup(word)) {
        return Ok(Said::State(state));
    }
    if tool == Tool::PagerDuty {
        return Ok(Said::State(SampleState::Down));
    }
    let word = words.first().map(String::as_str).unwrap_or_default();
    usual(tool, word)
        .ok_or_else(|| format!("not a state of this tool ({}) nor a word under its `states`", tool.known()))
}

fn usual(tool: Tool, word: &str) -> Option<Said> {
    Some(Said::State(match (tool, word) {
        (Tool::Statuspage, "operational") | (Tool::Gcp, "AVAILABLE") => SampleState::Up,
        // Part of the users or of the functions, and nobody says which part: counted as down it would be time that
        // nobody proved, and as up it would be hidden. `states` of the source decides otherwise.
        (Tool::Statuspage, "degraded_performance" | "partial_outage") | (Tool::Gcp, "SERVICE_DISRUPTION") => {
            SampleState::Degraded
        }
        (Tool::Statuspage, "major_outage" | "full_outage") | (Tool::Gcp, "SERVICE_OUTAGE") => {
            SampleState::Down
        }
        (Tool::Statuspage, "under_maintenance" | "maintenance") => SampleState::Maintenance,
        (Tool::Gcp, "SERVICE_INFORMATION") => return Some(Said::Nothing),
        _ => return None,
    }))
}
