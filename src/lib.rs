//! Amends: from evidence to amends.
pub mod source;
pub mod diag;
pub mod money;
pub mod time;
pub mod interval;
pub mod workings;
pub mod model;
pub mod ingest;
pub mod measure;
pub mod sla;
pub mod credit;
pub mod compose;
pub mod render;
pub mod run;
pub mod io;
pub mod cli;
