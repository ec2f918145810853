//! What `amends.toml` says: the company, who signs, the rules of evidence, the monitoring sources.

use crate::money::Currency;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Zone;

/// Who we are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// The brand.
    pub name: String,
    /// The name in law.
    pub legal_name: String,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Mail address.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Web page.
    pub website: Option<String>,
    /// Page where incidents are shown.
    pub status_page: Option<String>,
    /// What the law wants in the footer.
    pub registration: Option<String>,
    /// The logo as SVG text.
    pub logo: Option<String>,
    /// The brand's colour, `#rrggbb`.
    pub accent: Option<String>,
}

/// The person whom a reader can ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
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

/// A person who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The title.
    pub title: String,
    /// Mail address.
    pub email: Option<String>,
}

/// What holds where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defaults {
    /// The company's zone.
    pub zone: Zone,
    /// BCP 47 tag.
    pub language: String,
    /// The company's currency.
    pub currency: Currency,
}

/// Choices about documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// Who signs letters.
    pub signatory: Signatory,
    /// When and where a credit appears: "on your next invoice".
    pub credit_appears: String,
    /// When and where goodwill appears.
    pub goodwill_appears: String,
    /// `A4` or `Letter` for everybody, instead of by country.
    pub page: Option<String>,
}

/// Which evidence decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decides {
    /// What either says.
    Union,
    /// What the monitors say.
    Monitoring,
    /// What the incidents say.
    Incidents,
    /// What both say.
    Intersection,
}

impl Decides {
    /// The name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Decides::Union => "union",
            Decides::Monitoring => "monitoring",
            Decides::Incidents => "incidents",
            Decides::Intersection => "intersection",
        }
    }
}

/// Where inside a sampling step an outage starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// At the last sample on the outside (last success before, first success after).
    Outside,
    /// At the sample on the inside (first failure, last failure).
    Inside,
    /// Half-way between.
    Midpoint,
}

/// What unknown time counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownCountsAs {
    /// As working.
    Up,
    /// As not working.
    Down,
}

/// What rows count that tell of one instant of one monitor differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conflicts {
    /// The worst state.
    #[default]
    Worst,
    /// What the first of them in the file says.
    First,
    /// What the last of them in the file says.
    Last,
    /// Nothing: those that disagree with the first are rejects, and the instant is unknown.
    Refuse,
}

/// How monitoring is read. Nothing here has a silent default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRules {
    /// Which evidence decides.
    pub decides: Decides,
    /// Consecutive failing samples before it is an outage, counted from the first.
    pub confirm: u64,
    /// Silence longer than this is unknown.
    pub gap_after: Elapsed,
    /// What unknown time counts as.
    pub unknown: UnknownCountsAs,
    /// Where an outage starts: `Inside` is the first failure, `Outside` the last success.
    pub onset: Edge,
    /// Where it ends: `Outside` is the first success, `Inside` the last failure.
    pub recovery: Edge,
    /// How many probes must agree that it is down.
    pub quorum: usize,
    /// Where the rules stand.
    pub span: Span,
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A state at an instant, every so often.
    Samples,
    /// A new state from an instant on.
    Transitions,
    /// A state over an interval.
    Intervals,
    /// The UptimeRobot export, headerless (2015) or with a header.
    UptimeRobot,
    /// Logs from UptimeRobot's API v2.
    UptimeRobotApi,
    /// Answers of Pingdom's API.
    Pingdom,
    /// Periods from StatusCake's API.
    StatusCake,
    /// The log of Nagios or Icinga 1.
    NagiosLog,
    /// Zabbix's export of events.
    ZabbixEvents,
    /// The answer of a range query of Prometheus.
    Prometheus,
    /// CSV of a panel of Grafana.
    Grafana,
}

/// What a row that can't be read does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnReject {
    /// It stops the run.
    Stop,
    /// It is listed, and its step is unknown.
    Continue,
}

/// One `[[monitoring]]` source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitoringSource {
    /// The id.
    pub id: String,
    /// File or glob, relative to the workspace.
    pub path: String,
    /// The format.
    pub format: Format,
    /// The zone of times without an offset.
    pub zone: Option<Zone>,
    /// What a bad row does.
    pub on_reject: OnReject,
    /// Column names by meaning: (meaning, name).
    pub columns: Vec<(String, String)>,
    /// How times are written: `rfc3339`, `epoch-s`, `epoch-ms`, `civil` or a pattern.
    pub time: Option<String>,
    /// Which words and codes mean which state: (state, words).
    pub states: Vec<(String, Vec<String>)>,
    /// An up sample slower than this is degraded.
    pub slow_over: Option<Elapsed>,
    /// The expected distance of samples.
    pub step: Option<Elapsed>,
    /// How long a transition's state holds at most.
    pub hold: Option<Elapsed>,
    /// Where it stands.
    pub span: Span,
    /// Where its path stands.
    pub path_span: Span,
}

/// All of `amends.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Who we are.
    pub company: Company,
    /// Whom a reader can ask.
    pub contact: Contact,
    /// What holds where nothing else is said.
    pub defaults: Defaults,
    /// Choices about documents.
    pub documents: Documents,
    /// How monitoring is read; `None` when there is none.
    pub evidence: Option<EvidenceRules>,
    /// The exports.
    pub monitoring: Vec<MonitoringSource>,
}

impl Settings {
    /// Which evidence decides; without monitoring it is the incidents.
    pub fn decides(&self) -> Decides {
        self.evidence.as_ref().map_or(Decides::Incidents, |rules| rules.decides)
    }
}
