//! `incidents/*.toml` as written.
//!
//! Beside them stand timelines (`incidents/*.csv`, see [`crate::ingest::raw::TimelineRow`]) and exports: JSON of a
//! Statuspage, of incident.io, of Google Cloud's page or of PagerDuty's analytics, and PagerDuty's report as CSV. A TOML
//! file with the id of an exported incident completes it: what it says wins, what it does not list is taken from there.

use crate::ingest::raw::RawAction;
use crate::ingest::raw::RawExclusionClass;
use crate::ingest::raw::Text;
use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// An incident: what people know and wrote about it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIncident {
    /// Version of the format; 1.
    pub schema: i64,
    /// The facts.
    pub incident: RawIncidentHead,
    /// Windows of impact. Where none is listed, those of an export with the same id (a page or a pager's report in
    /// `incidents/`) are taken.
    #[serde(default)]
    #[schemars(with = "Vec<RawImpact>")]
    pub impact: Vec<toml::Spanned<RawImpact>>,
    /// The timeline; where none is listed, that of an export with the same id.
    #[serde(default)]
    #[schemars(with = "Vec<RawEvent>")]
    pub event: Vec<toml::Spanned<RawEvent>>,
    /// What was said; where none is listed, the updates of an export of the status page with the same id.
    #[serde(default)]
    #[schemars(with = "Vec<RawCommunication>")]
    pub communication: Vec<toml::Spanned<RawCommunication>>,
    /// Why it happened; internal.
    #[serde(default)]
    pub cause: RawCause,
    /// What was learnt; internal.
    #[serde(default)]
    pub lessons: RawLessons,
    /// What is done so that it does not happen again.
    #[serde(default)]
    #[schemars(with = "Vec<RawAction>")]
    pub action: Vec<toml::Spanned<RawAction>>,
    /// Words for your own people.
    #[serde(default)]
    pub internal: RawInternal,
    /// Words for customers.
    #[schemars(with = "Option<RawPublic>")]
    pub public: Option<toml::Spanned<RawPublic>>,
    /// What is not known yet.
    #[serde(default)]
    pub open_questions: RawOpenQuestions,
}

/// The facts of an incident.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIncidentHead {
    /// The id; that of an exported incident completes it.
    #[schemars(with = "String")]
    pub id: Text,
    /// The title; customers read it.
    pub title: String,
    /// How bad it was.
    pub severity: Option<RawSeverity>,
    /// Whether it is over.
    pub status: RawStatus,
    /// Zone of times in this file that have no offset.
    #[schemars(with = "Option<String>")]
    pub zone: Option<Text>,
    /// Whether data was lost. It is always stated; `unknown` holds the letters.
    #[schemars(with = "RawDataLoss")]
    pub data_loss: toml::Spanned<RawDataLoss>,
    /// With `yes`: what was lost, in words for the customer.
    pub data_loss_note: Option<String>,
    /// Holds letters and the public postmortem.
    pub hold: Option<RawHold>,
    /// Who wrote this down.
    #[serde(default)]
    pub authors: Vec<String>,
    /// A public page about it.
    pub link: Option<String>,
}

/// How bad it was.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawSeverity {
    /// Small and quickly fixed.
    Minor,
    /// Many could not work.
    Major,
    /// Everything stood still.
    Critical,
}

/// Whether it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawStatus {
    /// Going on.
    Open,
    /// Mended and watched.
    Monitoring,
    /// Over.
    Resolved,
}

/// Whether data was lost.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawDataLoss {
    /// None was.
    No,
    /// Some was.
    Yes,
    /// Not known yet.
    Unknown,
}

/// Why letters wait.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawHold {
    /// For a lawyer.
    Legal,
    /// For the security team.
    Security,
}

/// A window of impact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawImpact {
    /// The service that was hit.
    #[schemars(with = "String")]
    pub service: Text,
    /// Where; everywhere if it is missing.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub regions: Vec<Text>,
    /// Which component; the whole service if it is missing.
    #[schemars(with = "Option<String>")]
    pub component: Option<Text>,
    /// Which customers; all of the service if it is missing.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub customers: Vec<Text>,
    /// When it began.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub start: TimeText,
    /// When it ended; missing while it goes on.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub end: Option<TimeText>,
    /// Down, or working badly.
    pub kind: RawImpactKind,
    /// The share of requests or users that was hit, for instance `40%`.
    #[schemars(with = "Option<String>")]
    pub share: Option<Text>,
    /// Which ends are only about right.
    pub approximate: Option<RawApproximate>,
    /// Why it should not count; it counts all the same unless the SLA excludes the class.
    pub excluded: Option<RawExcluded>,
    /// When the customers reported it, for SLAs that count from then.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub reported_at: Option<TimeText>,
}

/// Down, or working badly.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawImpactKind {
    /// Not working.
    Down,
    /// Working badly.
    Degraded,
}

/// Which ends are only about right.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawApproximate {
    /// The start.
    Start,
    /// The end.
    End,
    /// Both.
    Both,
}

/// Why a window should not count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExcluded {
    /// The class.
    pub class: RawExclusionClass,
    /// The reason.
    pub reason: String,
}

/// Something that happened.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEvent {
    /// When.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub at: TimeText,
    /// What kind.
    pub kind: RawEventKind,
    /// What; internal.
    pub text: String,
    /// Where the fact comes from.
    pub source: Option<String>,
    /// Whether the time is only about right.
    #[serde(default)]
    pub approximate: bool,
}

/// Kinds of event.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawEventKind {
    /// Customers began to be hit.
    Started,
    /// A monitor or a person noticed.
    Detected,
    /// Somebody took it on.
    Acknowledged,
    /// The cause was found.
    Identified,
    /// Customers were no longer hit.
    Mitigated,
    /// It was over.
    Resolved,
    /// Something was done.
    Action,
    /// Anything else.
    Note,
}

/// Something that was said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCommunication {
    /// When.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub at: TimeText,
    /// How: status page, mail, …
    pub channel: String,
    /// To whom.
    pub audience: RawAudience,
    /// What.
    pub text: String,
    /// The same in other languages: `{ de = "…" }`. An account in another language quotes only what stands here.
    #[serde(default)]
    pub text_in: BTreeMap<String, String>,
    /// When the next word was promised.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub next_update: Option<TimeText>,
}

/// To whom something was said.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawAudience {
    /// Everybody.
    Public,
    /// Customers.
    Customers,
    /// Your own people.
    Internal,
}

/// Why it happened; internal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCause {
    /// The root of it.
    pub root: Option<String>,
    /// What set it off.
    pub trigger: Option<String>,
    /// How it was found.
    pub detection: Option<String>,
    /// What made it possible or worse.
    #[serde(default)]
    pub contributing: Vec<String>,
    /// A supplier's part in it: a cause, not an excuse.
    pub supplier: Option<String>,
}

/// What was learnt; internal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLessons {
    /// What went well.
    #[serde(default)]
    pub went_well: Vec<String>,
    /// What went badly.
    #[serde(default)]
    pub went_badly: Vec<String>,
    /// Where there was luck.
    #[serde(default)]
    pub lucky: Vec<String>,
}

/// Words for your own people.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawInternal {
    /// The summary: paragraphs, lists, emphasis, code, links.
    pub summary: Option<String>,
    /// What people can do meanwhile, for those who answer customers.
    pub workaround: Option<String>,
}

/// Words for customers: paragraphs, lists, emphasis, links.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct RawPublic {
    /// What happened, in plain words.
    pub what_happened: Option<String>,
    /// What the reader's people could not do, now and permanently.
    pub consequence: Option<String>,
    /// The cause in plain words.
    pub cause: Option<String>,
    /// What prevents a recurrence.
    pub prevention: Option<String>,
    /// The same in other languages, by language tag: `[public.de]`.
    #[serde(flatten)]
    pub translations: BTreeMap<String, RawPublicWords>,
}

/// The same words in another language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPublicWords {
    /// The title of the incident.
    pub title: Option<String>,
    /// What happened, in plain words.
    pub what_happened: Option<String>,
    /// What the reader's people could not do, now and permanently.
    pub consequence: Option<String>,
    /// The cause in plain words.
    pub cause: Option<String>,
    /// What prevents a recurrence.
    pub prevention: Option<String>,
    /// Which data was lost, where some was.
    pub data_loss: Option<String>,
}

/// What is not known yet.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOpenQuestions {
    /// The questions.
    #[serde(default)]
    pub list: Vec<String>,
}
