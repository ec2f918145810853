//! Facts to documents as plain data: what templates see, in words and figures.
//!
//! A document about one customer is made from a [`CustomerView`], which holds only that customer's
//! facts; a public one from a view that holds no internal prose, no customers and no money.

pub mod context;
pub mod figure;
mod brief;
mod charts;
mod cover;
mod facts;
mod furniture;
mod held;
mod impact;
mod letter;
mod metrics;
mod notice;
mod postmortem;
mod public_postmortem;
mod reconcile;
mod report;
mod rules;
mod size;
mod steps;
mod summary;
mod terms;
mod timeline;
mod tongue;
mod view;
mod windows;
mod words;

pub use brief::brief;
pub use cover::PartnerView;
pub use cover::cover;
pub use facts::ChoiceCost;
pub use facts::LineResult;
pub use facts::PeriodFacts;
pub use held::letter_holds;
pub use held::public_postmortem_holds;
pub use letter::letter;
pub use letter::letter_figures;
pub use notice::AfterHours;
pub use notice::NextUpdate;
pub use notice::Notice;
pub use notice::NoticeKind;
pub use notice::NoticeRefusal;
pub use notice::NoticeRequest;
pub use notice::notice;
pub use notice::notice_lacks;
pub use postmortem::postmortem;
pub use postmortem::postmortem_figures;
pub use public_postmortem::PublicIncident;
pub use public_postmortem::public_postmortem;
pub use public_postmortem::public_postmortem_figures;
pub use report::report_figures;
pub use report::sla_report;
pub use size::LetterSize;
pub use size::check_sizes;
pub use summary::LettersMade;
pub use summary::month_summary;
pub use terms::in_kind;
pub use tongue::Tongue;
pub use view::CustomerView;
pub use view::IncidentView;
pub use view::incident_views;
