//! Use cases: a folder and a request in, artefacts and diagnostics out. No disk, no clock, no terminal.

mod artefact;
mod check;
mod close;
mod documents;
mod explain;
mod load;
mod manifest;
mod period;
mod policy_check;
mod request;
mod scaffold;
mod schema;
mod shelf;

pub use artefact::Artefact;
pub use artefact::Summary;
pub use check::CheckReport;
pub use check::check;
pub use close::Closed;
pub use close::close;
pub use close::close_onto;
pub use explain::Explained;
pub use explain::explain;
pub use load::Loaded;
pub use load::load;
pub use manifest::run_id;
pub use period::horizon;
pub use request::Request;
pub use scaffold::scaffold;
pub use schema::SCHEMAS;
pub use schema::schema;
pub use shelf::MemoryShelf;
pub use shelf::Shelf;
