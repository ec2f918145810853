//! What the notices of one incident see: what is known at one time, and nothing that is not public.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Furniture;
use schemars::JsonSchema;
use serde::Serialize;

/// A message to the public while an incident goes on, or when it is over. All that it says was known at its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoticeContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Who writes.
    pub company: Company,
    /// Whom to ask.
    pub contact: Contact,
    /// `identified`, `update` or `resolved`.
    pub kind: String,
    /// Id of the incident, such as `INC-2026-031`.
    pub id: String,
    /// The time of the notice in UTC: `29 March 2026, 01:00`.
    pub at_utc: String,
    /// What the notice is about, each once: `File Storage (Europe)`; while it goes on what is hit, and what it was when it is over.
    pub names: Vec<String>,
    /// How many that are.
    pub name_count: u32,
    /// Whether nothing of it is, or was, wholly down.
    pub partial: bool,
    /// The first start in UTC; null when nothing is known to have been hit.
    pub since_utc: Option<String>,
    /// The last end in UTC, without its date where that is the start's; null while it goes on.
    pub until_utc: Option<String>,
    /// How long it lasted, overlaps once: `1 h 18 min`; null while it goes on.
    pub lasted: Option<String>,
    /// How many interruptions there were until now.
    pub interruptions: u32,
    /// What is hit now, in order of time.
    pub hit: Vec<NoticeHit>,
    /// What people can do all the same, as far as is known: `sign in`; of services that no open incident touches.
    pub working: Vec<String>,
    /// Whether our people have taken it on, as far as the timeline says.
    pub at_work: bool,
    /// Whether the cause has been found.
    pub cause_found: bool,
    /// Time of the last message in UTC; null when this is the first.
    pub last_said_utc: Option<String>,
    /// What was hit after the last message and is not over.
    pub newly_hit: Vec<NoticeHit>,
    /// What recovered after the last message; of a notice that it is over: everything.
    pub recovered: Vec<NoticeHit>,
    /// Whether the cause was found after the last message.
    pub cause_found_since: bool,
    /// Whether nothing of that changed.
    pub unchanged: bool,
    /// The same times as the readers' clocks have them: the zones of most customers who are hit, from west to east.
    pub zones: Vec<NoticeZone>,
    /// When the next word comes, in UTC; null when nothing is promised. When it is over: by when the account of it comes.
    pub next_update_utc: Option<String>,
    /// Prose: what happened; null while it is not over, or nobody wrote it.
    pub what_happened: Option<String>,
    /// Prose: what it meant; null as above.
    pub consequence: Option<String>,
    /// Statement on data loss, one sentence; null while nothing is known.
    pub data_loss: Option<String>,
    /// Whether some data was lost, as far as it is known.
    pub data_lost: bool,
    /// Address of the page of the incident; null while it is not over, or when there is none.
    pub link: Option<String>,
    /// For the short form: how much there is room for, from 4 (all) to 0 (the least).
    pub room: u32,
}

/// Something that is or was hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoticeHit {
    /// Name of the service.
    pub service: String,
    /// Region or component in words; null when all of it.
    pub place: Option<String>,
    /// Whether it answers for some and not for none.
    pub partial: bool,
    /// Whether only some of its customers are hit.
    pub some: bool,
    /// What it needs that is down, when it is hit through that; else null.
    pub through: Option<String>,
    /// What people cannot do, to follow `cannot`: `open or save files`; null when not recorded.
    pub use_phrase: Option<String>,
    /// From when, in UTC: `29 March 2026, 00:40`.
    pub since_utc: String,
    /// Until when, in UTC; null while it goes on.
    pub until_utc: Option<String>,
    /// How long: `1 h 45 min`; null while it goes on.
    pub lasted: Option<String>,
}

/// The times of a notice by the clocks of some of its readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoticeZone {
    /// The zones, which have the same time then: `Berlin time`, `Paris time`.
    pub names: Vec<String>,
    /// The first start.
    pub since: Option<String>,
    /// The last end; null while it goes on.
    pub until: Option<String>,
    /// The next word; null when nothing is promised.
    pub next_update: Option<String>,
    /// The same to stand beside UTC: the time, with its date only where the day is another one there.
    pub next_update_beside: Option<String>,
}
