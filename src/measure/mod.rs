//! What was down, for whom, for how long: evidence to downtime, outages, and the pieces of downtime
//! under each contract line.
//!
//! The rules of evidence (confirmation, quorum, silence, which evidence decides) are applied here.
//! Nothing here knows an SLA: exclusions, the run-length test and the clip to a period come after, on
//! the unclipped pieces, in the order that the SLA says.

mod bounds;
mod downtime;
mod monitors;
mod origin;
mod outage;
mod pieces;

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
