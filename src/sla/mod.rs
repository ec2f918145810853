//! The policy language: an SLA's text as data, loaded, checked, and applied to downtime.
//!
//! A [`Policy`] says over which stretch of time uptime is measured, what counts as downtime, what is
//! excluded and what is owed. [`measure`] applies the first three in the order: union → subtract
//! exclusions → run-length test on the unclipped outage → clip to the period → sum. What is owed is
//! `credit`'s work.

mod band;
mod exclusion;
mod load;
mod measured;
mod policy;
mod range;

pub use band::Band;
pub use band::check_bands;
pub use exclusion::ExclusionWindow;
pub use exclusion::exclusion_windows;
pub use load::policy;
pub use measured::Counted;
pub use measured::Measured;
pub use measured::MeasuredSegment;
pub use measured::measure;
pub use measured::measure_plain;
pub use policy::Anchor;
pub use policy::Claim;
pub use policy::Comparator;
pub use policy::Degraded;
pub use policy::Exclude;
pub use policy::MinRun;
pub use policy::Minimum;
pub use policy::PartPeriod;
pub use policy::Policy;
pub use policy::PolicyZone;
pub use policy::Proration;
pub use policy::Remedy;
pub use policy::RemedyOf;
pub use policy::StepRound;
pub use range::Range;
