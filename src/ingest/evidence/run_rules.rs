//! The rules by which rows of samples become runs, as one value: a query that compacts them in a database is made from
//! it, and the result carries its digest, so that runs made by other rules are not taken for these.

use crate::ingest::evidence::states::column_name;
use crate::ingest::evidence::states::state_table;
use crate::ingest::samples::StateTable;
use crate::model::Conflicts;
use crate::model::MonitoringSource;
use sha2::Digest;
use sha2::Sha256;
use std::fmt::Write;

/// What a source and the rules of evidence say about how samples become runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRules {
    /// The columns of time, monitor and state.
    pub needed: [String; 3],
    /// The columns of region, probe and latency, where the source names them.
    pub optional: [Option<String>; 3],
    /// Which words and codes mean which state.
    pub states: StateTable,
    /// An up sample slower than this is degraded, in milliseconds.
    pub slow_over_ms: Option<i64>,
    /// Runs break when neighbours are further apart, in milliseconds.
    pub step_max_ms: i64,
    /// Which of two rows counts that disagree about one instant.
    pub conflicts: Conflicts,
}

impl RunRules {
    /// The rules of a source: its own, its longest step, and which of two rows counts.
    pub fn of(source: &MonitoringSource, step_max_ms: i64, conflicts: Conflicts) -> Self {
        let named = |meaning: &str| source.columns.iter().find(|(m, _)| m == meaning).map(|(_, n)| n.clone());
        RunRules {
            needed: ["time", "monitor", "state"].map(|meaning| column_name(source, meaning).to_owned()),
            optional: ["region", "probe", "latency"].map(named),
            states: state_table(source),
            slow_over_ms: source.slow_over.map(|length| length.0),
            step_max_ms,
            conflicts,
        }
    }

    /// The rules one by one, each as a line of text.
    pub fn lines(&self) -> Vec<String> {
        let [time, monitor, state] = &self.needed;
        let mut columns = format!("columns: time {time:?}, monitor {monitor:?}, state {state:?}");
        for (meaning, name) in ["region", "probe", "latency"].iter().zip(&self.optional) {
            // Without a bound nobody looks at the latency.
            if let Some(name) = name.as_ref().filter(|_| *meaning != "latency" || self.slow_over_ms.is_some())
            {
                let _ = write!(columns, ", {meaning} {name:?}");
            }
        }
        let words = self.states.words().map(|(word, state)| format!("{word:?} {}", state.name()));
        let ranges = self.states.ranges().iter().map(|(a, b, state)| format!("{a}-{b} {}", state.name()));
        let states: Vec<String> = words.chain(ranges).collect();
        let slow = match self.slow_over_ms {
            Some(ms) => format!("an up sample slower than {ms} ms is degraded"),
            None => "no latency makes a sample degraded".to_owned(),
        };
        let counts = match self.conflicts {
            Conflicts::Worst => "the worst counts",
            Conflicts::First => "the first counts",
            Conflicts::Last => "the last counts",
            Conflicts::Refuse => "none counts where they disagree",
        };
        vec![
            columns,
            format!("states: {}", states.join(", ")),
            slow,
            format!("of samples of one series at one instant {counts}"),
            format!("runs break where neighbours are more than {} ms apart", self.step_max_ms),
        ]
    }

    /// The first twelve digits of the digest of the rules.
    pub fn digest(&self) -> String {
        let mut text = "amends runs 1\n".to_owned();
        for line in self.lines() {
            text.push_str(&line);
            text.push('\n');
        }
        let digest = Sha256::digest(text.as_bytes());
        digest.iter().take(6).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}
