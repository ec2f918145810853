//! `[[monitoring]]` of `amends.toml` as written.

use crate::ingest::raw::RawConfirm;
use crate::ingest::raw::RawConflicts;
use crate::ingest::raw::RawOnset;
use crate::ingest::raw::RawRecovery;
use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A monitoring export, or many of one kind.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMonitoring {
    /// A short name.
    #[schemars(with = "String")]
    pub id: Text,
    /// A file or a glob inside the workspace; `.csv`, `.csv.gz`, `.csv.zst` or `.parquet`.
    #[schemars(with = "String")]
    pub path: Text,
    /// The format.
    pub format: RawFormat,
    /// Zone of times that have no offset.
    #[schemars(with = "Option<String>")]
    pub zone: Option<Text>,
    /// What a row that can't be read does; it stops the run if this is missing.
    pub on_reject: Option<RawOnReject>,
    /// Which column is what.
    #[serde(default)]
    pub columns: RawColumns,
    /// How times are written: `rfc3339` (the default), `epoch-s`, `epoch-ms`, `civil`, or a pattern such as `%m-%d-%Y %H:%M:%S`.
    pub time: Option<String>,
    /// Which words and codes mean which state.
    #[serde(default)]
    pub states: RawStates,
    /// A good sample slower than this is degraded, for instance `2s`; the latency column is in milliseconds.
    #[schemars(with = "Option<String>")]
    pub slow_over: Option<Text>,
    /// The expected distance of samples, for instance `60s`.
    #[schemars(with = "Option<String>")]
    pub step: Option<Text>,
    /// How long a transition's state holds at most, for instance `26h`; after that it is unknown.
    #[schemars(with = "Option<String>")]
    pub hold: Option<Text>,
    /// The stretch that records of outages cover, for instance `2026-03-01/2026-04-01` (days of `zone`, the second one
    /// not included) or two instants: within it, what no record speaks of was up; without it, nobody knows.
    #[schemars(with = "Option<String>")]
    pub covers: Option<Text>,
    /// Stretches in which the tool itself was at fault, such as `2026-03-10T02:00:00Z/2026-03-10T02:20:00Z` (days and
    /// wall-clock times are those of `zone`): what it says of them does not count, and they are unknown.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub blind: Vec<Text>,
    /// Whether soft states count, which the tool still tries again: for tools that tell soft states from hard ones.
    pub soft_states: Option<RawSoftStates>,
    /// This source's own `confirm`.
    #[schemars(with = "Option<RawConfirm>")]
    pub confirm: Option<toml::Spanned<RawConfirm>>,
    /// This source's own `gap_after`.
    #[schemars(with = "Option<String>")]
    pub gap_after: Option<Text>,
    /// This source's own `onset`.
    pub onset: Option<RawOnset>,
    /// This source's own `recovery`.
    pub recovery: Option<RawRecovery>,
    /// This source's own `quorum`.
    #[schemars(with = "Option<i64>")]
    pub quorum: Option<toml::Spanned<i64>>,
    /// This source's own `conflicts`.
    pub conflicts: Option<RawConflicts>,
    /// This source's own `degraded_share`.
    #[schemars(with = "Option<String>")]
    pub degraded_share: Option<Text>,
}

/// Whether states count that the tool still tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawSoftStates {
    /// They count.
    Count,
    /// They do not.
    Ignore,
}

/// The format of a monitoring export.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawFormat {
    /// A state at an instant, every so often.
    Samples,
    /// Samples that a database has compacted to runs: what the query of `amends sql --result runs` gives. `columns`,
    /// `states` and `slow_over` are about the table in the database.
    Runs,
    /// A new state from an instant on.
    Transitions,
    /// A state over an interval.
    Intervals,
    /// The export of UptimeRobot, with or without a header line.
    Uptimerobot,
    /// Logs from UptimeRobot's API v2, or incidents or maintenance windows from its API v3, as a file.
    UptimerobotApi,
    /// Pingdom's `summary.outage`, `summary.performance`, `results`, or the report of a transaction check, as a file.
    Pingdom,
    /// Periods of an uptime check from StatusCake's API, as a file.
    Statuscake,
    /// The heartbeats of Uptime Kuma: its database (a path that ends in `.db`), or CSV of it:
    /// `sqlite3 -csv -header kuma.db "select * from heartbeat"`.
    UptimeKuma,
    /// The log of Nagios or Icinga 1.
    NagiosLog,
    /// Zabbix's export of trigger events, one JSON object a line.
    ZabbixEvents,
    /// The answer of a range query of Prometheus (`query_range`), as a file.
    Prometheus,
    /// CSV of a panel of Grafana, in any of its forms.
    Grafana,
    /// `incidents.json` or `scheduled-maintenances.json` of a Statuspage or of incident.io; the monitor is the component.
    Statuspage,
    /// `incidents.json` of Google Cloud; the monitor is the product, the region the location.
    GcpStatus,
    /// The incident report of PagerDuty as CSV (`zone` is that of the account) or its analytics as JSON; the monitor is the service.
    Pagerduty,
    /// Incidents, or the answer `/sla` of a monitor, from Better Stack's API, as a file.
    BetterStack,
    /// What Upptime keeps in its repository: `git log --format='%cI %s'` as a file, `history/*.yml`, `summary.json`.
    Upptime,
    /// CSV of the availability report of Nagios (`avail.cgi`) or Thruk; it is compared, and decides nothing.
    NagiosAvail,
    /// `sla_history_state` or `sla_history_downtime` of Icinga DB as CSV, with the names of hosts and services.
    Icinga,
    /// The answer of `sla.getsli` of Zabbix, as a file; it is compared, and decides nothing.
    ZabbixSli,
    /// The history of an SLO from Datadog's API, as a file.
    DatadogSlo,
    /// Corrections of SLOs from Datadog's API, as a file.
    DatadogCorrections,
    /// The answer of `get-metric-statistics` or `get-metric-data` of CloudWatch, as a file. Data older than 15 days has
    /// points five minutes apart, and older than 63 days an hour: `gap_after` must be longer than that.
    Cloudwatch,
    /// Outages of Site24x7 as CSV. A preset of columns that was never seen in a real file: check it.
    #[serde(rename = "site24x7")]
    Site24x7,
    /// Alerts of Opsgenie as CSV. A preset of columns that was never seen in a real file: check it.
    Opsgenie,
    /// Issues of Jira as CSV. A preset of columns that was never seen in a real file: check it.
    Jira,
    /// Whatever the file shows itself to be; what it was taken for is said, and two that fit are refused.
    Auto,
}

/// What a row that can't be read does.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawOnReject {
    /// It stops the run.
    Stop,
    /// It is listed, and its step is unknown.
    Continue,
}

/// Column names by meaning.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawColumns {
    /// The time of a sample or transition.
    pub time: Option<String>,
    /// The start of an interval.
    pub start: Option<String>,
    /// The end of an interval.
    pub end: Option<String>,
    /// The monitor's name; of Icinga, the host.
    pub monitor: Option<String>,
    /// The service on a host (Icinga).
    pub service: Option<String>,
    /// The state: a word or a code; of CloudWatch, the statistic that says it.
    pub state: Option<String>,
    /// The region of the service that is watched.
    pub region: Option<String>,
    /// The place that the check was made from.
    pub probe: Option<String>,
    /// The response time in milliseconds.
    pub latency: Option<String>,
}

/// Words (in any case), whole-number codes and ranges of codes (`500-599`) by state.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStates {
    /// Working.
    #[serde(default)]
    pub up: Vec<String>,
    /// Not working.
    #[serde(default)]
    pub down: Vec<String>,
    /// Working badly.
    #[serde(default)]
    pub degraded: Vec<String>,
    /// Being worked on.
    #[serde(default)]
    pub maintenance: Vec<String>,
    /// Nobody knows.
    #[serde(default)]
    pub unknown: Vec<String>,
}
