//! Monitoring exports to series of states, each with its place in the file it came from.
//!
//! A reader turns an export into what it *tells* and nothing more: samples as runs of equal state,
//! transitions and intervals as statements. Confirmation, quorum and what silence means are rules of
//! `measure`.

mod better_stack;
mod cloudwatch;
mod conflict;
mod datadog_corrections;
mod datadog_slo;
mod dispatch;
mod export;
mod files;
mod grafana;
mod icinga;
mod intervals;
mod join;
mod json;
mod nagios;
mod nagios_avail;
mod open;
mod outcome;
mod parts;
mod pingdom;
mod pingdom_more;
mod presets;
mod progress;
mod prometheus;
mod reading;
mod run_rules;
mod runs;
mod sample_faults;
mod samples;
mod shapes;
mod silence;
mod sniff;
mod states;
pub(super) mod status;
mod statuscake;
mod stream;
mod told;
mod transitions;
mod upptime;
mod uptimerobot;
mod uptimerobot_api;
mod uptimerobot_windows;
mod zabbix;
mod zabbix_sli;

pub use files::read_evidence;
pub use open::text_bytes;
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
pub use parts::make_part;
pub use presets::Preset;
pub use presets::no_hold;
pub use progress::Progress;
pub use run_rules::RunRules;
