//! What status pages and pagers export: incidents that people opened and closed, in one shape for all tools.
//!
//! The same file can be read twice: as evidence (a source of `[[monitoring]]`, states of components over time) and
//! as timelines (a file in `incidents/`, with updates and words). Both begin here, so they cannot disagree.

mod exported;
mod gcp;
mod pagerduty;
mod read;
mod statuspage;
mod tell;
mod words;

pub(in crate::ingest) use exported::Export;
pub(in crate::ingest) use exported::Exported;
pub(in crate::ingest) use exported::Stretch;
pub(in crate::ingest) use exported::Update;
pub(in crate::ingest) use exported::newest;
pub(in crate::ingest) use read::Unread;
pub(in crate::ingest) use read::is_pager_header;
pub(in crate::ingest) use read::no_zone;
pub(in crate::ingest) use read::read;
pub(in crate::ingest) use read::read_page;
pub(super) use tell::records;
pub(in crate::ingest) use words::Said;
pub(in crate::ingest) use words::Tool;
pub(in crate::ingest) use words::state_of;
