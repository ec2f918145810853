//! Presets: tables of tools whose columns, words and times are known, read as samples or intervals. What a source says
//! itself goes first. Those that are marked as unverified were never seen in a real file, and say so each time.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::model::MonitoringSource;
use crate::source::Span;
use crate::time::Zone;

/// A table of a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Heartbeats of Uptime Kuma.
    UptimeKuma,
    /// Outages of Site24x7; unverified.
    Site24x7,
    /// Alerts of Opsgenie; unverified.
    Opsgenie,
    /// Issues of Jira; unverified.
    Jira,
}

type Names = &'static [(&'static str, &'static str)];

impl Preset {
    fn name(self) -> &'static str {
        match self {
            Preset::UptimeKuma => "uptime-kuma",
            Preset::Site24x7 => "site24x7",
            Preset::Opsgenie => "opsgenie",
            Preset::Jira => "jira",
        }
    }

    fn columns(self) -> Names {
        match self {
            Preset::UptimeKuma => &[("time", "time"), ("monitor", "monitor_id"), ("state", "status")],
            Preset::Site24x7 => &[
                ("start", "Start Time"),
                ("end", "End Time"),
                ("monitor", "Monitor Name"),
                ("state", "Status"),
            ],
            Preset::Opsgenie => {
                &[("start", "createdAt"), ("end", "updatedAt"), ("monitor", "alias"), ("state", "status")]
            }
            Preset::Jira => {
                &[("start", "Created"), ("end", "Resolved"), ("monitor", "Summary"), ("state", "Status")]
            }
        }
    }

    fn states(self) -> Names {
        match self {
            Preset::UptimeKuma => &[("up", "1"), ("down", "0"), ("maintenance", "3"), ("unknown", "2")],
            Preset::Site24x7 => &[
                ("up", "Up"),
                ("down", "Down"),
                ("degraded", "Trouble"),
                ("down", "Critical"),
                ("maintenance", "Maintenance"),
                ("unknown", "Suspended"),
            ],
            // An alert that is open has not ended when it was last touched.
            Preset::Opsgenie => &[("down", "closed"), ("unknown", "open")],
            Preset::Jira => &[("down", "Done"), ("down", "Resolved"), ("down", "Closed")],
        }
    }

    fn time(self) -> &'static str {
        match self {
            // Uptime Kuma writes UTC without saying so.
            Preset::UptimeKuma => "civil",
            Preset::Site24x7 => "%b %d, %Y %I:%M:%S %p",
            Preset::Opsgenie => "epoch-ms",
            Preset::Jira => "%d/%b/%y %I:%M %p",
        }
    }

    /// Fills in what the source does not say itself.
    pub fn fill(self, source: &mut MonitoringSource) {
        for (meaning, name) in self.columns() {
            if !source.columns.iter().any(|(m, _)| m == meaning) {
                source.columns.push(((*meaning).to_owned(), (*name).to_owned()));
            }
        }
        let own: Vec<String> = source
            .states
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(state, _)| state.clone())
            .collect();
        for (state, word) in self.states().iter().filter(|(state, _)| !own.iter().any(|o| o == state)) {
            if let Some((_, words)) = source.states.iter_mut().find(|(s, _)| s == state) {
                words.push((*word).to_owned());
            }
        }
        if source.time.is_none() {
            source.time = Some(self.time().to_owned());
        }
        if self == Preset::UptimeKuma && source.zone.is_none() {
            source.zone = Some(Zone::UTC);
        }
    }

    /// What is said of a layout that nobody has seen.
    pub fn warning(self, source: &MonitoringSource) -> Option<Diagnostic> {
        if self == Preset::UptimeKuma {
            return None;
        }
        let columns: Vec<String> =
            self.columns().iter().map(|(m, name)| format!("{m} = \"{name}\"")).collect();
        Some(
            Diagnostic::warning(
                Code::EvidenceUnverified,
                format!("the layout of `{}` is unverified: it was never seen in a real file", self.name()),
            )
            .at(source.span, format!("read by the preset `{}`", self.name()))
            .note("a column that means something else would make outages longer, shorter or invisible")
            .help(format!(
                "compare one outage with the tool by hand; the preset is time = \"{}\", columns = {{ {} }}, and what the source says itself goes first",
                self.time(),
                columns.join(", ")
            )),
        )
    }
}

/// The message for records of changes without a length of silence.
pub fn no_hold(span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::TomlMissingKey,
        "records of changes need `hold`: how long a state holds without a new record",
    )
    .at(span, "how long may silence last?")
    .note("without it a monitor that was switched off would stay up, or down, for ever")
    .help("write for instance `hold = \"26h\"` when the tool records at least once a day")
}
