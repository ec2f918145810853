//! Monitoring exports to series of states, each with its place in the file it came from.
//!
//! A reader turns an export into what it *tells* and nothing more: samples as runs of equal state,
//! transitions and intervals as statements. Confirmation, quorum and what silence means are rules of
//! `measure`.

mod conflict;
mod export;
mod files;
mod grafana;
mod intervals;
mod join;
mod json;
mod nagios;
mod outcome;
mod pingdom;
mod prometheus;
mod run_rules;
mod runs;
mod samples;
mod states;
mod statuscake;
mod transitions;
mod uptimerobot;
mod uptimerobot_api;
mod zabbix;

pub use files::read_evidence;
pub use outcome::Evidence;
pub use outcome::EvidenceFile;
pub use outcome::EvidenceReject;
pub use outcome::LineRef;
pub use outcome::MonitorSeries;
pub use outcome::PlannedWork;
pub use outcome::SampleRun;
pub use outcome::StatedCount;
pub use outcome::StatedTotal;
pub use outcome::Statement;
pub use outcome::Told;
pub use run_rules::RunRules;
