//! An incident: what people wrote about it, with its impact windows, timeline and follow-up.

use crate::model::Action;
use crate::model::CustomerId;
use crate::model::ExclusionClass;
use crate::model::IncidentId;
use crate::model::InternalProse;
use crate::model::PublicProse;
use crate::model::ServiceId;
use crate::model::Translated;
use crate::money::Exact;
use crate::source::Span;
use crate::source::Spanned;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;

/// How bad people said it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IncidentSeverity {
    /// Small and quickly fixed.
    Minor,
    /// Many could not work.
    Major,
    /// Everything stood still.
    Critical,
}

/// Whether it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncidentStatus {
    /// Going on.
    Open,
    /// Mended and watched.
    Monitoring,
    /// Over.
    Resolved,
}

/// Whether data was lost. It is always stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataLoss {
    /// None was.
    No,
    /// Some was; what, in words for the customer.
    Yes(String),
    /// Not known yet: letters are held.
    Unknown,
}

/// Why letters and the public postmortem must wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// For a lawyer.
    Legal,
    /// For the security team.
    Security,
}

/// Which ends of a window are only about right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approximate {
    /// The start is.
    pub start: bool,
    /// The end is.
    pub end: bool,
}

/// Down, or working badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImpactKind {
    /// Working badly.
    Degraded,
    /// Not working.
    Down,
}

/// What an incident says about why time should not count. It counts all the same unless the SLA excludes the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExclusionClaim {
    /// The class.
    pub class: ExclusionClass,
    /// The reason.
    pub reason: String,
}

/// A window of impact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// What was hit.
    pub service: ServiceId,
    /// Where; empty means everywhere.
    pub regions: Vec<String>,
    /// Which part; `None` means the whole.
    pub component: Option<String>,
    /// Whom; empty means every customer of the service.
    pub customers: Vec<CustomerId>,
    /// From when.
    pub start: Instant,
    /// Until when; `None` is not over.
    pub end: Option<Instant>,
    /// How.
    pub kind: ImpactKind,
    /// The share of requests or users that was hit; `None` means all.
    pub share: Option<Exact>,
    /// Which ends are only about right.
    pub approximate: Approximate,
    /// Why it should not count.
    pub excluded: Option<ExclusionClaim>,
    /// When the customers reported it.
    pub reported_at: Option<Instant>,
    /// Where it stands.
    pub span: Span,
}

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
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

impl EventKind {
    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            EventKind::Started => "started",
            EventKind::Detected => "detected",
            EventKind::Acknowledged => "acknowledged",
            EventKind::Identified => "identified",
            EventKind::Mitigated => "mitigated",
            EventKind::Resolved => "resolved",
            EventKind::Action => "action",
            EventKind::Note => "note",
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Instant,
    /// Whether the time is only about right.
    pub approximate: bool,
    /// What kind.
    pub kind: EventKind,
    /// What, internal.
    pub text: String,
    /// Where the fact comes from.
    pub source: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// Who was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Customers.
    Customers,
    /// Our own people.
    Internal,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Communication {
    /// When.
    pub at: Instant,
    /// How.
    pub channel: String,
    /// To whom.
    pub audience: Audience,
    /// What; in other languages, where it was said in them too or translated since.
    pub text: Translated,
    /// When the next word was promised.
    pub next_update: Option<Instant>,
    /// Where it stands.
    pub span: Span,
}

/// Why it happened. Internal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// The root of it.
    pub root: Option<String>,
    /// What set it off.
    pub trigger: Option<String>,
    /// How it was found.
    pub detection: Option<String>,
    /// What made it possible or worse.
    pub contributing: Vec<String>,
    /// A supplier's part in it: a cause, not an excuse.
    pub supplier: Option<String>,
}

/// What was learnt. Internal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// What went well.
    pub went_well: Vec<String>,
    /// What went badly.
    pub went_badly: Vec<String>,
    /// Where there was luck.
    pub lucky: Vec<String>,
}

/// What people wrote about an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// The id.
    pub id: IncidentId,
    /// The title; customers read it.
    pub title: String,
    /// How bad.
    pub severity: Option<IncidentSeverity>,
    /// Whether it is over.
    pub status: IncidentStatus,
    /// The zone it is told in.
    pub zone: Zone,
    /// Whether data was lost.
    pub data_loss: Spanned<DataLoss>,
    /// Why letters must wait.
    pub hold: Option<Hold>,
    /// Who wrote it down.
    pub authors: Vec<String>,
    /// A public page.
    pub link: Option<String>,
    /// Windows of impact.
    pub impacts: Vec<Impact>,
    /// The timeline, in time order.
    pub events: Vec<Event>,
    /// What was said, in time order.
    pub communications: Vec<Communication>,
    /// Why.
    pub cause: Cause,
    /// What was learnt.
    pub lessons: Lessons,
    /// What is done about it.
    pub actions: Vec<Action>,
    /// What is not known yet.
    pub open_questions: Vec<String>,
    /// Words for our own people.
    pub internal: InternalProse,
    /// Words for customers.
    pub public: PublicProse,
    /// Words for customers in other languages, by language tag.
    pub public_translations: BTreeMap<String, PublicProse>,
    /// Whether it was written as a table, where texts in other languages stand in columns.
    pub is_table: bool,
    /// Where it stands.
    pub span: Span,
}
