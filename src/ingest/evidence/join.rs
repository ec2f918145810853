//! The files of one source together: what ends one file and begins the next is one story.

use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::SampleRun;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::conflict::Settled;
use crate::ingest::evidence::conflict::settle_changes;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::statements;
use crate::ingest::samples::SeriesKey;
use crate::model::Conflicts;
use crate::model::MonitoringSource;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// Changes of all files of a source to series. Rows that tell of one instant twice are counted in the file
/// of the later one.
pub(super) fn join_changes(
    changes: BTreeMap<SeriesKey, Vec<Change>>,
    source: &MonitoringSource,
    (index, rule): (usize, Conflicts),
    settled: &mut Settled,
) -> Vec<MonitorSeries> {
    let hold = source.hold.unwrap_or(Elapsed(i64::MAX / 8));
    let step = source.step.unwrap_or(Elapsed::ZERO);
    let mut all = Vec::new();
    for (key, list) in changes {
        let list = settle_changes(list, rule, settled);
        all.push(MonitorSeries { source: index, key, told: Told::Statements(statements(&list, hold, step)) });
    }
    all
}

/// Runs of one series from several files as one, where the files do not overlap in time. Files that do
/// overlap (the same export twice, one file for each probe) stay apart, and each speaks for itself.
pub(super) fn join_runs(series: Vec<MonitorSeries>, step_max_ms: i64) -> Vec<MonitorSeries> {
    let mut by_key: BTreeMap<SeriesKey, Vec<MonitorSeries>> = BTreeMap::new();
    for one in series {
        by_key.entry(one.key.clone()).or_default().push(one);
    }
    let mut all = Vec::new();
    for mut parts in by_key.into_values() {
        parts.sort_by_key(first_ms);
        let mut parts = parts.into_iter();
        let Some(mut whole) = parts.next() else { continue };
        for part in parts {
            if last_ms(&whole) < first_ms(&part) {
                append(&mut whole, part, step_max_ms);
            } else {
                all.push(std::mem::replace(&mut whole, part));
            }
        }
        all.push(whole);
    }
    all
}

fn runs(series: &MonitorSeries) -> &[SampleRun] {
    match &series.told {
        Told::Samples(runs) => runs,
        Told::Statements(_) => &[],
    }
}

fn first_ms(series: &MonitorSeries) -> i64 {
    runs(series).first().map_or(i64::MAX, |r| r.run.first_ms)
}

fn last_ms(series: &MonitorSeries) -> i64 {
    runs(series).last().map_or(i64::MIN, |r| r.run.last_ms)
}

/// The later part after the earlier one; two runs of one state that meet at the seam become one.
fn append(whole: &mut MonitorSeries, part: MonitorSeries, step_max_ms: i64) {
    let (Told::Samples(runs), Told::Samples(later)) = (&mut whole.told, part.told) else { return };
    let mut later = later.into_iter();
    if let (Some(last), Some(next)) = (runs.last_mut(), later.next()) {
        let meets = last.run.state == next.run.state && next.run.first_ms - last.run.last_ms <= step_max_ms;
        if meets {
            last.run.last_ms = next.run.last_ms;
            last.run.last_line = next.run.last_line;
            last.run.count += next.run.count;
            last.last = next.last;
        } else {
            runs.push(next);
        }
    }
    runs.extend(later);
}
