//! What the public postmortem of one incident sees: a type of its own, so that nothing internal can reach it.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Figure;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::PublicAction;
use crate::compose::context::shared::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// The public account of one incident: display names, times, the public prose and public messages; no money, no customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicPostmortemContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Whose incident it was.
    pub company: Company,
    /// Whom to ask.
    pub contact: Contact,
    /// Id, such as `INC-2026-031`.
    pub id: String,
    /// Title.
    pub title: String,
    /// `open`, `monitoring` or `resolved`.
    pub status: String,
    /// Whether it is resolved.
    pub resolved: bool,
    /// Date of the document: `1 April 2026`.
    pub date: String,
    /// On which days: `on 11 March 2026`.
    pub when: String,
    /// The zone of local times: the company's.
    pub zone: Zone,
    /// From the first start to the last end, overlaps once: `1 h 18 min`.
    pub affected_time: String,
    /// Names of the affected services.
    pub service_names: Vec<String>,
    /// How many names that are.
    pub service_count: u32,
    /// The end of the impact: `10:20 on 11 March 2026`; null while it is not over.
    pub restored: Option<String>,
    /// How many interruptions.
    pub interruptions: u32,
    /// Prose: what happened; null when not written.
    pub what_happened: Option<String>,
    /// Prose: what it meant; null when not written.
    pub consequence: Option<String>,
    /// Prose: why; null when not written.
    pub cause: Option<String>,
    /// Prose: what keeps it from happening again; null when not written.
    pub prevention: Option<String>,
    /// Statement on data loss, one sentence.
    pub data_loss: String,
    /// The interruptions.
    pub windows: Vec<PublicWindow>,
    /// Milestones (began, noticed, restored) and public messages, in order of time.
    pub timeline: Vec<PublicTimelineRow>,
    /// Measures with public wording.
    pub actions: Vec<PublicAction>,
    /// The figure of the timeline; null when there is too little to draw.
    pub chart: Option<Figure>,
}

/// One interruption, as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicWindow {
    /// Name of the service.
    pub service: String,
    /// Region or component; null when all of it.
    pub place: Option<String>,
    /// Start in the company's zone: `11 March 2026, 09:02`.
    pub start_local: String,
    /// End, same form as in [`Window`](crate::compose::context::shared::Window).
    pub end_local: String,
    /// Start in UTC.
    pub start_utc: String,
    /// End in UTC.
    pub end_utc: String,
    /// How long.
    pub duration: String,
    /// `interrupted` or `slowed or partly failing`, with the share where recorded.
    pub kind: String,
    /// Whether start or end is only roughly known.
    pub approximate: bool,
}

/// One entry of the public timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicTimelineRow {
    /// In UTC.
    pub utc: String,
    /// In the company's zone.
    pub local: String,
    /// The milestone in general words, or the public message; that there was one where it has no words in this language.
    pub text: String,
}
