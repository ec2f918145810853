//! What the internal postmortem of one incident sees.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Figure;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::Window;
use crate::compose::context::shared::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// The internal account of one incident. Text values without a record read `not recorded`; they are never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PostmortemContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Whose incident it was.
    pub company: Company,
    /// Id, such as `INC-2026-031`.
    pub id: String,
    /// Title.
    pub title: String,
    /// `minor`, `major` or `critical`.
    pub severity: String,
    /// `open`, `monitoring` or `resolved`.
    pub status: String,
    /// Those who wrote it: `R. Patel and T. Wren`, or `not recorded`.
    pub authors: String,
    /// Date of the document: `1 April 2026`.
    pub date: String,
    /// When it was: `11 March 2026, 09:02 to 10:20`, in the incident's zone.
    pub when: String,
    /// The public page; null when there is none.
    pub link: Option<String>,
    /// Why documents are held (`legal`, `security`); null when they are not.
    pub hold: Option<String>,
    /// The zone of local times.
    pub zone: Zone,
    /// Prose: the summary of the authors; null when not recorded.
    pub summary: Option<String>,
    /// The gist in one generated sentence: what, when, how long, how many customers, what was lost.
    pub gist: String,
    /// What it meant, in numbers.
    pub impact: Impact,
    /// `None`, `Yes: …` or `Not yet known`.
    pub data_loss: String,
    /// The interruptions as recorded by people, in order of time.
    pub windows: Vec<Window>,
    /// Recorded interruptions beside what monitoring found.
    pub reconciliation: Vec<ReconciliationRow>,
    /// Everything that happened, in order of time: events, interruptions, communications.
    pub timeline: Vec<TimelineRow>,
    /// The figure of the timeline; null when there is too little to draw.
    pub chart: Option<Figure>,
    /// Time to detect, acknowledge, first public notice, mitigate, resolve; longest silence.
    pub metrics: Vec<Metric>,
    /// The promises of a next update, kept or not.
    pub promises: Promises,
    /// What was published, in order of time.
    pub communications: Vec<CommunicationRow>,
    /// Why it could happen.
    pub cause: Cause,
    /// What was learned.
    pub lessons: Lessons,
    /// What is done about it, internal wording, in order of term and date.
    pub actions: Vec<ActionRow>,
    /// What is not understood yet; empty when nothing is recorded.
    pub open_questions: Vec<String>,
    /// The four texts that customers see, so that both can be compared.
    pub public: PublicProse,
    /// Files the account rests on, such as `incidents/031-certificate.toml`.
    pub evidence: Vec<String>,
}

/// What an incident meant, in numbers; internal, because it holds money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Impact {
    /// How many customers have affected time.
    pub customers: u32,
    /// How many customers there are with a line for one of the services.
    pub customers_of_services: u32,
    /// How many contract lines missed their promise in a period in which this incident counts.
    pub lines_missed: u32,
    /// From the first start to the last end, overlaps once: `1 h 18 min`.
    pub affected_time: String,
    /// By service and place.
    pub services: Vec<ImpactRow>,
    /// Credits owed in the periods this incident counts in, one total a currency; empty when none. Internal only.
    pub credits_owed: Vec<String>,
    /// Credits that wait for a claim, one total a currency. Internal only.
    pub credits_awaiting: Vec<String>,
    /// Goodwill given for this incident, one total a currency. Internal only.
    pub goodwill: Vec<String>,
}

/// Impact on one service in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactRow {
    /// Name of the service.
    pub service: String,
    /// Region or component; `all` when all of it.
    pub place: String,
    /// `down`, or `degraded`, with the share where recorded: `degraded (40 %)`.
    pub kind: String,
    /// How long.
    pub affected_time: String,
    /// How many customers.
    pub customers: u32,
}

/// A recorded interruption and what monitoring saw of it, or one of the two alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReconciliationRow {
    /// Service and place.
    pub service: String,
    /// The incident's window in UTC: `11 March 2026, 09:02 – 10:20`; `not recorded` when only monitoring saw it.
    pub incident_window: String,
    /// Monitoring's window in UTC; `not seen` when only the incident has it; `not watched` when no monitor watches it.
    pub monitoring_window: String,
    /// Time both agree on.
    pub agreed: String,
    /// Time only one of them has, and which: `3 min only in monitoring`; `none`.
    pub disagreed: String,
    /// Which evidence decided.
    pub decided: String,
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimelineRow {
    /// In UTC: `11 March 2026, 09:02`; with `about` when only roughly known.
    pub utc: String,
    /// In the incident's zone: `09:02`, with its date when the day differs from UTC's.
    pub local: String,
    /// `started`, `detected`, `acknowledged`, `identified`, `mitigated`, `resolved`, `action`, `note`, `impact begins`, `impact ends` or `notice`.
    pub kind: String,
    /// What happened, in one paragraph of plain text.
    pub text: String,
    /// Where it is known from; `not recorded` when nowhere.
    pub source: String,
    /// Whether the time is only roughly known.
    pub approximate: bool,
}

/// A time between two events, with both of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Metric {
    /// `Time to detect`, `Time to acknowledge`, `Time to first public notice`, `Time to mitigate`, `Time to resolve`, `Longest silence`.
    pub name: String,
    /// `7 min`, or `not recorded`.
    pub value: String,
    /// Where it starts, with its time in UTC: `impact began 09:02`; `not recorded`.
    pub from: String,
    /// Where it ends: `detected 09:09`; `not recorded`.
    pub to: String,
    /// Whether there is a value.
    pub recorded: bool,
}

/// Promised updates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Promises {
    /// How many were made.
    pub made: u32,
    /// How many were kept.
    pub kept: u32,
    /// How many were not.
    pub missed: u32,
    /// Those not kept, one sentence each: `Promised for 10:00 UTC, came at 10:06 UTC: 6 min late.`
    pub late: Vec<String>,
}

/// One public or internal message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CommunicationRow {
    /// In UTC.
    pub utc: String,
    /// In the incident's zone.
    pub local: String,
    /// Channel, such as `status page`.
    pub channel: String,
    /// `public`, `customers` or `internal`.
    pub audience: String,
    /// The text.
    pub text: String,
    /// The promised time of the next update, and whether it was kept: `10:00 UTC, 6 min late`; `none promised`.
    pub promise: String,
}

/// The analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cause {
    /// Root cause; `not recorded` when not known.
    pub root: String,
    /// What set it off; `not recorded`.
    pub trigger: String,
    /// How it was noticed; `not recorded`.
    pub detection: String,
    /// What made it possible, longer or worse.
    pub contributing: Vec<String>,
    /// A supplier's part; null when none.
    pub supplier: Option<String>,
}

/// What was learned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lessons {
    /// What went well.
    pub went_well: Vec<String>,
    /// What went badly.
    pub went_badly: Vec<String>,
    /// Where we were lucky.
    pub lucky: Vec<String>,
}

/// One action, internal wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionRow {
    /// What.
    pub text: String,
    /// Who: a team or role; `not recorded`.
    pub owner: String,
    /// Ticket; `none`.
    pub ticket: String,
    /// By when: `15 April 2026`; `not recorded`.
    pub due: String,
    /// `immediate`, `short` or `long`; `not recorded`.
    pub term: String,
    /// `open` or `done`.
    pub status: String,
    /// Whether it has public wording.
    pub public: bool,
}

/// The texts for customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicProse {
    /// Prose: what happened; null when not written.
    pub what_happened: Option<String>,
    /// Prose: what it meant; null when not written.
    pub consequence: Option<String>,
    /// Prose: why; null when not written.
    pub cause: Option<String>,
    /// Prose: what keeps it from happening again; null when not written.
    pub prevention: Option<String>,
}
