//! The policy language: an SLA's text as data, loaded, checked, and applied to downtime.
//!
//! A [`Policy`] says over which stretch of time uptime is measured, what counts as downtime, what is
//! excluded and what is owed. [`measure`] applies the first three in the order: union → subtract
//! exclusions → run-length test on the unclipped outage → clip to the period → sum. What is owed is
//! `credit`'s work.
//!
//! The laws, each tested by the property of the same name: `measuring_is_counting_seconds`,
//! `every_stretch_lies_in_the_term_and_is_told_once`,
//! `cutting_an_incident_in_two_that_touch_changes_nothing`,
//! `the_order_of_incidents_and_windows_changes_nothing`, `adding_an_exclusion_never_adds_affected_time`,
//! `more_downtime_never_means_less_affected_time`, `what_the_policy_ignores_changes_nothing`.

mod allowance;
mod band;
mod count;
mod exclusion;
pub mod formula;
mod given;
mod load;
mod measured;
mod period;
mod plain;
mod policy;
mod presets;
mod range;

pub use allowance::within_allowances;
pub use band::Band;
pub use band::Finding;
pub use band::FindingKind;
pub use band::check_bands;
pub use exclusion::ExclusionWindow;
pub use exclusion::allowed_windows;
pub use exclusion::exclusion_windows;
pub use exclusion::outside_service_time;
pub use given::BucketRun;
pub use given::Given;
pub use given::Past;
pub use load::policy;
pub use measured::Counted;
pub use measured::Evidence;
pub use measured::Measured;
pub use measured::MeasuredSegment;
pub use measured::after_business_days;
pub use measured::fact;
pub use measured::measure;
pub use measured::measure_plain;
pub use period::PeriodDays;
pub use plain::Paragraph;
pub use plain::plain;
pub use policy::Aggregate;
pub use policy::Allowance;
pub use policy::AllowancePer;
pub use policy::Anchor;
pub use policy::CARRIED_OVER;
pub use policy::Cap;
pub use policy::Claim;
pub use policy::ClaimStep;
pub use policy::Clock;
pub use policy::ClockUnit;
pub use policy::Comparator;
pub use policy::Credit;
pub use policy::Deadline;
pub use policy::Degraded;
pub use policy::Exclude;
pub use policy::FactRule;
pub use policy::FactUnit;
pub use policy::InDoubt;
pub use policy::MinRun;
pub use policy::Minimum;
pub use policy::Notice;
pub use policy::PartPeriod;
pub use policy::Per;
pub use policy::PeriodKind;
pub use policy::Policy;
pub use policy::PolicyZone;
pub use policy::Proration;
pub use policy::Remedy;
pub use policy::RemedyOf;
pub use policy::Requests;
pub use policy::Right;
pub use policy::ServiceTime;
pub use policy::Signal;
pub use policy::Stack;
pub use policy::StackRule;
pub use policy::StepRound;
pub use presets::INCOMPLETE;
pub use presets::PRESETS;
pub use presets::Preset;
pub use presets::preset;
pub use range::Range;
