//! Runs that a database has made of samples: the header, and each record as a run. The file is the result of a query,
//! so a row that is not understood is no odd sample but a damaged file, and the file is refused.

use crate::ingest::samples::Compaction;
use crate::ingest::samples::RowCounts;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::Run;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::Series;
use crate::ingest::samples::SeriesKey;
use crate::ingest::samples::blocks::Blocks;
use crate::ingest::samples::csv::Open;
use crate::ingest::samples::records::Fields;
use crate::ingest::samples::records::Records;
use crate::time::TIMES_MS;
use std::collections::BTreeMap;

/// The columns of a file of runs. `rows` are all rows of the table behind a run, `duplicates` those that
/// told of an instant again, `rejected` those of them that could
/// not be used, `conflicts` the states that another row of the same instant outdid, `rules` the digest of the rules
/// by which the run was made.
pub const RUN_COLUMNS: [&str; 12] = [
    "monitor",
    "region",
    "probe",
    "state",
    "first",
    "last",
    "samples",
    "rows",
    "duplicates",
    "rejected",
    "conflicts",
    "rules",
];

/// How many rejects of one file are kept with their values; all are counted.
const REJECTS_KEPT: usize = 10_000;

const AGAIN: &str = "run the query of `amends sql --result runs` again and save its result as it is";

/// Reads a CSV stream of runs that were made by the rules with this digest.
///
/// # Errors
/// What makes the file as a whole unusable.
pub fn read_runs(
    open: &Open<'_>,
    rules: &str,
    step_max_ms: i64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Compaction, SampleError> {
    std::thread::scope(|scope| {
        let mut records = Records::new(Blocks::start(scope, open()?)?);
        records.refuse_utf16()?;
        runs(&mut records, rules, step_max_ms, progress)
    })
}

fn runs(
    records: &mut Records,
    rules: &str,
    step_max_ms: i64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Compaction, SampleError> {
    let (names, _) = records.header()?;
    let at = RUN_COLUMNS.map(|wanted| names.iter().position(|n| n.eq_ignore_ascii_case(wanted)));
    let missing = RUN_COLUMNS.iter().zip(at).filter(|(_, at)| at.is_none()).map(|(n, _)| (*n).to_owned());
    let missing: Vec<String> = missing.collect();
    if !missing.is_empty() {
        return Err(SampleError::Columns { missing, found: names });
    }
    let at = at.map(Option::unwrap_or_default);
    let mut reading = Reading::default();
    while let Some(fields) = records.next()? {
        let line = fields.line;
        if let Err((why, help)) = reading.take(&fields, &at, names.len(), rules) {
            let cells: Vec<String> = (0..fields.len().min(names.len()))
                .map(|i| shown(&String::from_utf8_lossy(fields.get(i))))
                .collect();
            let row = cells.join(",");
            return Err(SampleError::Runs { line, row, why, help: help.to_owned() });
        }
        if line.is_multiple_of(65_536) {
            progress(line);
        }
    }
    if reading.counts.read == 0 { Err(SampleError::Empty) } else { reading.finish(step_max_ms) }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    series: BTreeMap<SeriesKey, Vec<Run>>,
    counts: RowCounts,
    conflicts: u64,
    rejects: Vec<RowReject>,
    covers: Option<(i64, i64)>,
}

type Fault = (String, &'static str);

impl Reading {
    fn take(
        &mut self,
        fields: &Fields<'_>,
        at: &[usize; 12],
        width: usize,
        rules: &str,
    ) -> Result<(), Fault> {
        let got = fields.len();
        if got != width {
            return Err((format!("the row has {got} cells, the header has {width}"), AGAIN));
        }
        let cell = |i: usize| {
            std::str::from_utf8(fields.get(at[i]))
                .map_err(|_| (format!("`{}` is not UTF-8 text", RUN_COLUMNS[i]), AGAIN))
        };
        let number = |i: usize| {
            let text = cell(i)?;
            text.parse::<i64>().map_err(|_| {
                (format!("`{}` is `{}`, not a whole number", RUN_COLUMNS[i], shown(text)), AGAIN)
            })
        };
        let count = |i: usize| {
            let n = number(i)?;
            u64::try_from(n).map_err(|_| (format!("`{}` is {n}", RUN_COLUMNS[i]), AGAIN))
        };
        if cell(11)? != rules {
            let why = format!("it was made by the rules {}, and amends.toml has {rules}", shown(cell(11)?));
            return Err((
                why,
                "columns, states, slow_over or gap_after have changed since the query was made: make it again with \
                 `amends sql --result runs` and run it again",
            ));
        }
        let (samples, rows, spare, rejected) = (count(6)?, count(7)?, count(8)?, count(9)?);
        if spare.saturating_add(rejected) > rows || rows < samples.max(1) {
            return Err((
                format!("{samples} samples and {rejected} rejected of {rows} rows do not add up"),
                AGAIN,
            ));
        }
        self.counts.read = self.counts.read.saturating_add(rows);
        self.counts.rejected = self.counts.rejected.saturating_add(rejected);
        let state = match cell(3)? {
            "no-monitor" => {
                self.reject(fields.line, rows, "rows of the table that name no monitor");
                return Ok(());
            }
            "no-time" => {
                let why = format!("{rows} rows of `{}` have no time that can be read", shown(cell(0)?));
                let help =
                    "nobody can say when they were: mend them in the table, or name a table without them";
                return Err((why, help));
            }
            word => SampleState::from_name(word)
                .ok_or_else(|| (format!("`{}` is not a state", shown(word)), AGAIN))?,
        };
        let (first_ms, last_ms) = (number(4)?, number(5)?);
        let is_stretch = TIMES_MS.contains(&first_ms) && TIMES_MS.contains(&last_ms) && first_ms <= last_ms;
        if !is_stretch || samples == 0 || (samples == 1) != (first_ms == last_ms) {
            return Err((format!("{samples} samples from {first_ms} to {last_ms} cannot be"), AGAIN));
        }
        if rejected > 0 {
            self.reject(
                fields.line,
                rejected,
                "rows of the table with a state that the source does not name, or a latency that is no number",
            );
        }
        self.counts.duplicates = self.counts.duplicates.saturating_add(spare);
        self.conflicts = self.conflicts.saturating_add(count(10)?);
        if rows > rejected {
            let (from, to) = self.covers.unwrap_or((first_ms, last_ms));
            self.covers = Some((from.min(first_ms), to.max(last_ms)));
        }
        let filled = |i: usize| cell(i).map(|text| Some(text.to_owned()).filter(|t| !t.is_empty()));
        let key = SeriesKey { monitor: cell(0)?.to_owned(), region: filled(1)?, probe: filled(2)? };
        if key.monitor.is_empty() {
            return Err(("the run names no monitor".to_owned(), AGAIN));
        }
        let (first_line, last_line) = (fields.line, fields.line);
        let run = Run { state, first_ms, last_ms, count: samples, first_line, last_line };
        self.series.entry(key).or_default().push(run);
        Ok(())
    }

    fn reject(&mut self, line: u64, rows: u64, reason: &str) {
        if self.rejects.len() < REJECTS_KEPT {
            let column = Some("rejected");
            self.rejects.push(RowReject { line, column, value: rows.to_string(), reason: reason.to_owned() });
        }
    }

    /// The runs in time order. Results of neighbouring stretches may stand in one file: runs of one state that meet
    /// there are one. Runs that overlap are two stories of one time, and none is believed.
    fn finish(mut self, step_max_ms: i64) -> Result<Compaction, SampleError> {
        let mut series = Vec::with_capacity(self.series.len());
        for (key, mut list) in self.series {
            list.sort_by_key(|run| (run.first_ms, run.first_line));
            let mut runs: Vec<Run> = Vec::with_capacity(list.len());
            for run in list {
                match runs.last_mut() {
                    Some(last) if run.first_ms <= last.last_ms => {
                        let why = format!(
                            "this run of `{}` overlaps the one on line {}",
                            shown(&key.monitor),
                            last.last_line
                        );
                        let help = "results of several queries may stand in one file only where their stretches of \
                                    time do not overlap";
                        let (line, row) = (run.first_line, shown(&key.monitor));
                        return Err(SampleError::Runs { line, row, why, help: help.to_owned() });
                    }
                    Some(last) if run.state == last.state && run.first_ms - last.last_ms <= step_max_ms => {
                        last.last_ms = run.last_ms;
                        last.last_line = run.last_line;
                        last.count = last.count.saturating_add(run.count);
                    }
                    _ => runs.push(run),
                }
            }
            series.push(Series { key, runs });
        }
        let counts = &mut self.counts;
        counts.duplicates = counts.duplicates.min(counts.read - counts.rejected);
        counts.accepted = counts.read - counts.duplicates - counts.rejected;
        let (counts, conflicts, rejects, covers) = (self.counts, self.conflicts, self.rejects, self.covers);
        Ok(Compaction { series, counts, conflicts, rejects, covers })
    }
}

fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}
