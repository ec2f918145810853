//! Figures from facts: the availability strip and the calendar of a month, the timeline and the length of incidents.
//!
//! Every state has a shape of its own beside its colour (full height, half height, hatched), so that a
//! print without colour says the same.

mod calendar;
mod durations;
mod pen;
mod strip;
mod timeline;

pub use calendar::calendar;
pub(super) use durations::Lasted;
pub(super) use durations::durations;
pub use strip::availability_strip;
pub(super) use timeline::Bar;
pub(super) use timeline::Mark;
pub use timeline::incident_timeline;
pub(super) use timeline::timeline;

/// Name of the availability strip in templates.
pub const STRIP: &str = "strip";
/// Name of the calendar in templates.
pub const CALENDAR: &str = "calendar";
/// Name of the lengths of incidents in templates.
pub const DURATIONS: &str = "durations";
/// Name of the incident timeline in templates.
pub const TIMELINE: &str = "timeline";
