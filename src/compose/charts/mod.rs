//! Figures from facts: the availability strip of a month and the timeline of an incident.
//!
//! Every state has a shape of its own beside its colour (full height, half height, hatched), so that a
//! print without colour says the same.

mod pen;
mod strip;
mod timeline;

pub use strip::availability_strip;
pub(super) use timeline::Bar;
pub(super) use timeline::Mark;
pub use timeline::incident_timeline;
pub(super) use timeline::timeline;

/// Name of the availability strip in templates.
pub const STRIP: &str = "strip";
/// Name of the incident timeline in templates.
pub const TIMELINE: &str = "timeline";
