//! What was down, for whom, for how long: evidence to downtime, outages, and the pieces of downtime
//! under each contract line.
//!
//! The rules of evidence (confirmation, quorum, silence, which evidence decides) are applied here.
//! Nothing here knows an SLA: exclusions, the run-length test and the clip to a period come after, on
//! the unclipped pieces, in the order that the SLA says.
//!
//! The laws, each tested by the property of the same name against one `bool` a second:
//! `samples_become_the_downtime_of_every_second`, `silence_counts_as_down_only_where_no_monitor_spoke`,
//! `rows_in_another_order_or_twice_say_the_same`, `of_samples_at_one_instant_the_worst_counts`,
//! `a_probe_has_one_voice_in_any_number_of_files`, `of_records_that_overlap_the_worst_counts`,
//! `a_transition_holds_until_the_next_one_or_as_long_as_it_may`.

mod bounds;
mod decide;
mod downtime;
mod monitors;
mod origin;
mod outage;
mod pieces;
mod reconcile;
mod timeline;
mod voices;
mod watch;

pub use bounds::Reading;
pub use downtime::Downtime;
pub use downtime::LineDowntime;
pub use origin::Origin;
pub use origin::OriginFacts;
pub use origin::OriginId;
pub use origin::Origins;
pub use outage::Outage;
pub use outage::outages;
pub use pieces::Pieces;
pub use reconcile::Compared;
pub use reconcile::Finding;
pub use reconcile::Reconciled;
pub use reconcile::compare;
pub use reconcile::reconcile;
pub use timeline::Stretch;
pub use timeline::timeline;
pub use watch::watched_by;
