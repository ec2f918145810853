//! `amends.toml` as written.

use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// Settings of a workspace: the company, who signs, the rules of evidence, the monitoring exports.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct RawSettings {
    /// Version of the format; 1.
    pub schema: i64,
    /// Who you are.
    pub company: RawCompany,
    /// The named person whom the reader of a letter can ask.
    pub contact: RawContact,
    /// Who can sign; the first one does unless `documents.signatory` names another.
    pub signatory: Vec<RawSignatory>,
    /// What holds where nothing else is said.
    pub defaults: RawDefaults,
    /// Choices about documents.
    #[serde(default)]
    pub documents: RawDocuments,
    /// How monitoring is read; needed as soon as there is a `[[monitoring]]`.
    #[schemars(with = "Option<RawEvidence>")]
    pub evidence: Option<toml::Spanned<RawEvidence>>,
    /// Monitoring exports.
    #[serde(default)]
    #[schemars(with = "Vec<RawMonitoring>")]
    pub monitoring: Vec<toml::Spanned<RawMonitoring>>,
}

/// Who you are, for the letterhead and the footer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCompany {
    /// The brand.
    pub name: String,
    /// The name in law; the brand if it is missing.
    pub legal_name: Option<String>,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// Two-letter country code (ISO 3166-1).
    pub country: String,
    /// Mail address.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Web page.
    pub website: Option<String>,
    /// Page where incidents are shown.
    pub status_page: Option<String>,
    /// What the law wants at the foot of a letter.
    pub registration: Option<String>,
    /// An SVG file in the workspace.
    #[schemars(with = "Option<String>")]
    pub logo: Option<Text>,
    /// The brand's colour, `#rrggbb`.
    #[schemars(with = "Option<String>")]
    pub accent: Option<Text>,
}

/// The person whom a reader can ask.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawContact {
    /// The name.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Mail address.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// When they can be reached.
    pub hours: Option<String>,
}

/// A person who signs letters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSignatory {
    /// A short name for `documents.signatory`.
    pub id: String,
    /// The name.
    pub name: String,
    /// The title.
    pub title: String,
    /// Mail address.
    pub email: Option<String>,
}

/// What holds where nothing else is said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDefaults {
    /// Your time zone, an IANA name such as `Europe/London`.
    #[schemars(with = "String")]
    pub time_zone: Text,
    /// Language of documents, a BCP 47 tag such as `en-GB`.
    pub language: String,
    /// Your currency, ISO 4217.
    #[schemars(with = "String")]
    pub currency: Text,
}

/// Choices about documents.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDocuments {
    /// Id of the signatory of letters.
    #[schemars(with = "Option<String>")]
    pub signatory: Option<Text>,
    /// When and where a credit appears; "on your next invoice" if it is missing.
    pub credit_appears: Option<String>,
    /// When and where goodwill appears; like a credit if it is missing.
    pub goodwill_appears: Option<String>,
    /// Paper for everybody instead of by the recipient's country.
    pub page: Option<RawPage>,
}

/// Paper.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum RawPage {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// How monitoring is read. Every rule must be stated; none has a silent default.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEvidence {
    /// Which evidence decides: `"union"`, `"monitoring"`, `"incidents"`, `"intersection"`, or a ranking such as
    /// `["uptimerobot", "incidents"]`.
    #[schemars(with = "RawDecides")]
    pub decides: toml::Spanned<RawDecides>,
    /// How many failing samples make an outage: `2`, or `{ failures = 3, within = "10min" }`.
    #[schemars(with = "RawConfirm")]
    pub confirm: toml::Spanned<RawConfirm>,
    /// Silence longer than this is unknown, for instance `5min`.
    #[schemars(with = "String")]
    pub gap_after: Text,
    /// What unknown time counts as; reports show both figures.
    pub unknown_counts_as: RawUnknown,
    /// Where inside a sampling step an outage starts.
    pub onset: RawOnset,
    /// Where inside a sampling step an outage ends.
    pub recovery: RawRecovery,
    /// How many probes of a monitor must agree that it is down; 1 if it is missing.
    #[schemars(with = "Option<i64>")]
    pub quorum: Option<toml::Spanned<i64>>,
    /// Which of two rows counts that say different things about one instant; needed as soon as any do.
    pub conflicts: Option<RawConflicts>,
    /// The share of users that is hit while a monitor says degraded, for instance `50%`; all if it is missing. It
    /// weighs time only where the SLA says so.
    #[schemars(with = "Option<String>")]
    pub degraded_share: Option<Text>,
}

/// How many failing samples make an outage: `2`, or `{ failures = 3, within = "10min" }`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawConfirm {
    /// So many in a row, counted from the first; at least 1.
    InARow(i64),
    /// So many in a row, or in runs that lie together within a time.
    Within(RawConfirmWithin),
}

/// So many failing samples in a row, or in runs that lie together within a time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawConfirmWithin {
    /// How many; at least 1.
    pub failures: i64,
    /// The time, for instance `10min`.
    pub within: String,
}

/// Which of two rows counts that say different things about one instant.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawConflicts {
    /// The worse state.
    Worst,
    /// The row that stands first.
    First,
    /// The row that stands last.
    Last,
    /// Neither: the rows are rejects, and the time is unknown.
    Refuse,
}

/// Which evidence decides: a word, or a ranking such as `["uptimerobot", "monitoring", "incidents"]` of which the
/// first that knows of a time decides about it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawDecides {
    /// In a word.
    Word(RawDecidesWord),
    /// Ids of `[[monitoring]]`, `monitoring` for all of them, `incidents`.
    Ranked(Vec<String>),
}

/// Which evidence decides, in a word.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawDecidesWord {
    /// What either monitors or incidents say.
    Union,
    /// What monitors say.
    Monitoring,
    /// What incidents say.
    Incidents,
    /// What both say.
    Intersection,
}

/// What unknown time counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawUnknown {
    /// As working.
    Up,
    /// As not working.
    Down,
}

/// Where an outage starts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawOnset {
    /// At the first failing sample.
    FirstFailure,
    /// At the last good sample before it.
    LastSuccess,
    /// Half-way between the two.
    Midpoint,
}

/// Where an outage ends.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawRecovery {
    /// At the first good sample after it.
    FirstSuccess,
    /// At the last failing sample.
    LastFailure,
    /// Half-way between the two.
    Midpoint,
}

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
