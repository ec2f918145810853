//! What `amends.toml` says: the company, who signs, the rules of evidence, the monitoring sources.

use crate::interval::Hours;
use crate::interval::Interval;
use crate::model::ApprovalRules;
use crate::model::Escalation;
use crate::model::FinanceTarget;
use crate::model::GoodwillRules;
use crate::model::Translated;
use crate::money::Currency;
use crate::money::Exact;
use crate::source::Span;
use crate::source::Spanned;
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
    pub role: Translated,
    /// Mail address.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// When they can be reached.
    pub hours: Translated,
}

/// A person who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The title.
    pub title: Translated,
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
    /// When and where a credit appears; without words on the next invoice.
    pub credit_appears: Translated,
    /// When and where goodwill appears; without words like a credit.
    pub goodwill_appears: Translated,
    /// Who signs executive letters.
    pub executive_signatory: Signatory,
    /// How the size of a letter is chosen.
    pub sizes: LetterSizes,
    /// What happens to a letter that cannot be written in the reader's language as a whole.
    pub fallback: LanguageFallback,
    /// Who hears what became of promised actions.
    pub follow_up: FollowUp,
    /// `A4` or `Letter` for everybody, instead of by country.
    pub page: Option<String>,
    /// In which forms letters and accounts are written, in the order of [`Form::ALL`].
    pub forms: Vec<Form>,
    /// When readers of notices are at work, by the clocks of each.
    pub business_hours: Hours,
    /// How long after a notice the next one is promised.
    pub update_every: UpdateEvery,
}

/// How long after a notice the next one is promised, by how bad the incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UpdateEvery {
    /// While everything stands still.
    pub critical: Elapsed,
    /// While many cannot work, and where nobody says how bad it is.
    pub major: Elapsed,
    /// While little is wrong.
    pub minor: Elapsed,
}

/// A form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// For print and for the archive.
    Pdf,
    /// For the screen.
    Html,
    /// For wikis.
    Markdown,
    /// For those who read plain text.
    Text,
    /// For those who write on.
    Docx,
    /// The draft of a mail, for a mail program; letters only.
    Eml,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 6] = [Form::Pdf, Form::Html, Form::Markdown, Form::Text, Form::Docx, Form::Eml];

    /// The form whose files end like this.
    pub fn named(ending: &str) -> Option<Form> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// How its files end, and its name in settings.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Pdf => "pdf",
            Form::Html => "html",
            Form::Markdown => "md",
            Form::Text => "txt",
            Form::Docx => "docx",
            Form::Eml => "eml",
        }
    }
}

/// Rules for the size of letters, as conditions; `None` leaves the built-in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterSizes {
    /// When a letter comes from the top of the house.
    pub executive: Option<Spanned<String>>,
    /// When a few sentences are enough.
    pub short: Option<Spanned<String>>,
}

/// What happens to a letter of which one part is not there in the reader's language. It never is a mixture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LanguageFallback {
    /// All of it is in the language of the workspace.
    #[default]
    Workspace,
    /// The same, and it is held.
    Hold,
}

/// Who hears in a later month what became of the actions that a letter promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FollowUp {
    /// Those whose letter about the incident is sent, by the register.
    #[default]
    Sent,
    /// All whom the incident hit.
    Hit,
    /// Nobody.
    Off,
}

/// Which evidence decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decides {
    /// What either says.
    Union,
    /// What the monitors say.
    Monitoring,
    /// What the incidents say.
    Incidents,
    /// What both say.
    Intersection,
    /// The first of these that knows of a time decides about it.
    Ranked(Vec<Witness>),
}

/// One voice in a ranking of evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Witness {
    /// The monitoring source with this id.
    Source(String),
    /// All monitoring together.
    Monitoring,
    /// What people recorded; it knows of every time.
    Incidents,
}

impl Witness {
    /// The name in settings.
    pub fn name(&self) -> &str {
        match self {
            Witness::Source(id) => id,
            Witness::Monitoring => "monitoring",
            Witness::Incidents => "incidents",
        }
    }
}

impl Decides {
    /// The name in settings.
    pub fn name(&self) -> String {
        match self {
            Decides::Union => "union".to_owned(),
            Decides::Monitoring => "monitoring".to_owned(),
            Decides::Incidents => "incidents".to_owned(),
            Decides::Intersection => "intersection".to_owned(),
            Decides::Ranked(list) => list.iter().map(Witness::name).collect::<Vec<_>>().join(" > "),
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

/// How many failing samples make an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// So many failing samples of one state in a row; the outage counts from the first.
    pub failures: u64,
    /// Failing runs that lie together within this time and have so many failures count too; the good time between
    /// them does not.
    pub within: Option<Elapsed>,
}

/// Which of two rows counts that say different things about one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflicts {
    /// The worse state.
    Worst,
    /// The row that stands first.
    First,
    /// The row that stands last.
    Last,
    /// Neither: the rows are rejects, and the time is unknown.
    Refuse,
}

/// How monitoring is read. Nothing here has a silent default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRules {
    /// Which evidence decides.
    pub decides: Decides,
    /// How many failing samples make an outage.
    pub confirm: Confirm,
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
    /// Which of two rows counts that disagree; needed as soon as any do.
    pub conflicts: Option<Conflicts>,
    /// The share of users that is hit while a monitor says degraded; `None` means all.
    pub degraded_share: Option<Exact>,
    /// Where the rules stand.
    pub span: Span,
}

/// Rules that hold for one source instead of those of the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRules {
    /// How many failing samples make an outage.
    pub confirm: Option<Confirm>,
    /// Silence longer than this is unknown.
    pub gap_after: Option<Elapsed>,
    /// Where an outage starts.
    pub onset: Option<Edge>,
    /// Where it ends.
    pub recovery: Option<Edge>,
    /// How many probes must agree.
    pub quorum: Option<usize>,
    /// Which of two rows counts that disagree.
    pub conflicts: Option<Conflicts>,
    /// The share of users that is hit while it says degraded.
    pub degraded_share: Option<Exact>,
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A state at an instant, every so often.
    Samples,
    /// Samples that a database has compacted to runs.
    Runs,
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
    /// Incidents, or the answer `/sla`, from Better Stack's API.
    BetterStack,
    /// What Upptime keeps in its repository: a log of commits, a history file, a summary.
    Upptime,
    /// CSV of the availability report of Nagios (`avail.cgi`).
    NagiosAvail,
    /// The history of hard states, or of downtimes, of Icinga DB.
    Icinga,
    /// The answer of `sla.getsli` of Zabbix.
    ZabbixSli,
    /// The history of an SLO from Datadog's API.
    DatadogSlo,
    /// Corrections of SLOs from Datadog's API.
    DatadogCorrections,
    /// Metric statistics or metric data of CloudWatch.
    CloudWatch,
    /// Incidents and planned work of a status page.
    Statuspage,
    /// Incidents of Google Cloud.
    GcpStatus,
    /// Reports of PagerDuty.
    PagerDuty,
    /// Whatever the file shows itself to be.
    Auto,
}

impl Format {
    /// Whether its records say from when on a state holds, and not until when.
    pub fn needs_hold(self) -> bool {
        matches!(
            self,
            Format::Transitions | Format::NagiosLog | Format::ZabbixEvents | Format::Icinga | Format::Upptime
        )
    }

    /// Whether its files hold samples and nothing else.
    pub fn is_sampled(self) -> bool {
        matches!(
            self,
            Format::Samples | Format::Runs | Format::Prometheus | Format::Grafana | Format::CloudWatch
        )
    }
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
    /// When the tool itself was at fault: what it says of that time does not count.
    pub blind: Vec<Interval>,
    /// Whether a state that is still being tried again counts; only tools that say which is which ask for it.
    pub soft_counts: bool,
    /// Its own rules.
    pub rules: SourceRules,
    /// The stretch that its records cover: what none of them speaks of within it was up.
    pub covers: Option<Interval>,
    /// Where it stands.
    pub span: Span,
    /// Where its path stands.
    pub path_span: Span,
}

/// Choices about credits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// Credits that an SLA gives on a claim only are paid without one; where that is said. `None` when they are not.
    pub proactive: Option<Span>,
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
    /// Who has to say yes before a credit is issued.
    pub approval: ApprovalRules,
    /// What may be given as goodwill, and by whom.
    pub goodwill: GoodwillRules,
    /// When management hears of a customer who was let down again and again.
    pub escalation: Option<Escalation>,
    /// Choices about credits.
    pub credits: Credits,
    /// How monitoring is read; `None` when there is none.
    pub evidence: Option<EvidenceRules>,
    /// The exports.
    pub monitoring: Vec<MonitoringSource>,
    /// Where credits are booked.
    pub finance: Vec<FinanceTarget>,
}

impl Settings {
    /// Which evidence decides; without monitoring it is the incidents.
    pub fn decides(&self) -> &Decides {
        self.evidence.as_ref().map_or(&Decides::Incidents, |rules| &rules.decides)
    }

    /// The rules that hold for one source: its own, and those of the workspace where it has none.
    pub fn rules_of(&self, source: usize) -> Option<EvidenceRules> {
        let rules = self.evidence.as_ref()?;
        let Some(source) = self.monitoring.get(source) else { return Some(rules.clone()) };
        let own = &source.rules;
        Some(EvidenceRules {
            decides: rules.decides.clone(),
            confirm: own.confirm.unwrap_or(rules.confirm),
            gap_after: own.gap_after.unwrap_or(rules.gap_after),
            unknown: rules.unknown,
            onset: own.onset.unwrap_or(rules.onset),
            recovery: own.recovery.unwrap_or(rules.recovery),
            quorum: own.quorum.unwrap_or(rules.quorum),
            conflicts: own.conflicts.or(rules.conflicts),
            degraded_share: own.degraded_share.clone().or_else(|| rules.degraded_share.clone()),
            span: rules.span,
        })
    }
}
