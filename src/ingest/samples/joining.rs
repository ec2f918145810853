//! The files of one source together: what ends one file and begins the next is one story. Samples near the
//! ends of files are put in order one by one, so that a row that came a file too late stands where it belongs.

use crate::ingest::samples::Piece;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::Rules;
use crate::ingest::samples::Run;
use crate::ingest::samples::SeriesKey;
use crate::ingest::samples::series::Refused;
use crate::ingest::samples::window::Doubled;
use crate::ingest::samples::window::Sample;
use crate::source::SourceId;
use std::collections::BTreeMap;

/// A run that may begin in one file and end in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRun {
    /// The run.
    pub run: Run,
    /// The file of its first sample.
    pub first: SourceId,
    /// The file of its last sample.
    pub last: SourceId,
}

/// A row of one file about an instant that another file had told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// The file of the later row.
    pub file: SourceId,
    /// How many more states were told of the instant than each file counted for itself; fewer, where both files
    /// told the same ones.
    pub conflicts: i64,
    /// Where rows that disagree are refused: its line and state, and what it disagrees with.
    pub refused: Option<DoubleRefused>,
}

/// A row that disagrees with a row of another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleRefused {
    /// Its line.
    pub line: u64,
    /// Its state.
    pub state: &'static str,
    /// The file of the row before it.
    pub first_file: SourceId,
    /// The line of that.
    pub first_line: u64,
    /// The state of that.
    pub first_state: &'static str,
}

/// Two files that speak of the same time of one monitor, further than their samples were kept one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The monitor.
    pub key: SeriesKey,
    /// A file of each.
    pub files: (SourceId, SourceId),
    /// The time that both speak of, UTC milliseconds.
    pub overlap: (i64, i64),
}

/// All files of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The series by key, each as runs in time order. Files that speak of the same time of a monitor at
    /// length (one file for each probe, the same export twice) stay apart, and each speaks for itself.
    pub series: Vec<(SeriesKey, Vec<FileRun>)>,
    /// Rows that tell of one instant in two files.
    pub doubles: Vec<Double>,
    /// What stayed apart.
    pub apart: Vec<Apart>,
}

/// Takes one file after the other.
pub struct Joining {
    rules: Rules,
    strands: BTreeMap<SeriesKey, Vec<Strand>>,
    doubles: Vec<Double>,
}

/// A series over some files: samples near its first, runs, samples near its last.
#[derive(Default)]
struct Strand {
    head: Vec<(Sample, SourceId)>,
    runs: Vec<FileRun>,
    tail: Vec<(Sample, SourceId)>,
}

impl Joining {
    /// Nothing yet.
    pub fn new(rules: Rules) -> Self {
        Joining { rules, strands: BTreeMap::new(), doubles: Vec::new() }
    }

    /// Samples are kept at least so far from the ends of what was taken.
    pub fn keep(&mut self, edge_ms: i64) {
        self.rules.edge_ms = self.rules.edge_ms.max(edge_ms);
    }

    /// Takes a file. In the order of time this needs little memory; any other order is put right at the end.
    pub fn add(&mut self, pieces: Pieces, file: SourceId) {
        for Piece { key, built } in pieces.pieces {
            let of = |samples: Vec<Sample>| samples.into_iter().map(|s| (s, file)).collect();
            let runs = built.runs.into_iter().map(|run| FileRun { run, first: file, last: file });
            let strand = Strand { head: of(built.head), runs: runs.collect(), tail: of(built.tail) };
            let strands = self.strands.entry(key).or_default();
            match strands.last_mut() {
                Some(last) if last.first_ms() <= strand.first_ms() => {
                    if let Err(strand) = last.take(strand, self.rules, &mut self.doubles) {
                        strands.push(strand);
                    }
                }
                _ => strands.push(strand),
            }
        }
    }

    /// Everything together.
    pub fn finish(mut self) -> Joined {
        let mut joined = Joined::default();
        for (key, mut strands) in std::mem::take(&mut self.strands) {
            strands.sort_by_key(Strand::first_ms);
            let mut strands = strands.into_iter();
            let Some(mut whole) = strands.next() else { continue };
            for strand in strands {
                let Err(strand) = whole.take(strand, self.rules, &mut self.doubles) else { continue };
                joined.apart.push(Apart {
                    key: key.clone(),
                    files: (whole.last_file(), strand.first_file()),
                    overlap: (strand.first_ms(), whole.last_ms().min(strand.last_ms())),
                });
                let before = std::mem::replace(&mut whole, strand);
                joined.series.push((key.clone(), before.whole(self.rules)));
            }
            joined.series.push((key, whole.whole(self.rules)));
        }
        self.doubles.sort_by_key(|d| (d.file, d.refused.as_ref().map(|r| r.line)));
        joined.doubles = self.doubles;
        joined
    }
}

impl Strand {
    fn first_ms(&self) -> i64 {
        let head = self.head.first().or(self.tail.first().filter(|_| self.runs.is_empty()));
        let run = self.runs.first().map(|r| r.run.first_ms);
        head.map(|(s, _)| s.at_ms()).or(run).unwrap_or(i64::MIN)
    }

    fn last_ms(&self) -> i64 {
        let tail = self.tail.last().or(self.head.last().filter(|_| self.runs.is_empty()));
        let run = self.runs.last().map(|r| r.run.last_ms);
        tail.map(|(s, _)| s.at_ms()).or(run).unwrap_or(i64::MIN)
    }

    fn first_file(&self) -> SourceId {
        let sample = self.head.first().or(self.tail.first()).map(|(_, file)| *file);
        sample.or(self.runs.first().map(|r| r.first)).unwrap_or(SourceId(0))
    }

    fn last_file(&self) -> SourceId {
        let sample = self.tail.last().or(self.head.last()).map(|(_, file)| *file);
        sample.or(self.runs.last().map(|r| r.last)).unwrap_or(SourceId(0))
    }

    /// Takes a strand that begins later. Where both speak of the same time, all of it must be samples one by
    /// one on both sides; otherwise the later strand is given back.
    fn take(&mut self, mut later: Strand, rules: Rules, doubles: &mut Vec<Double>) -> Result<(), Strand> {
        let is_loose = self.runs.last().is_none_or(|r| r.run.last_ms < later.first_ms())
            && later.runs.first().is_none_or(|r| self.last_ms() < r.run.first_ms);
        if !is_loose {
            return self.weave(later, rules, doubles);
        }
        let mut ends = std::mem::take(&mut self.tail);
        if self.runs.is_empty() {
            ends.splice(..0, std::mem::take(&mut self.head));
        }
        let mut begins = std::mem::take(&mut later.head);
        if later.runs.is_empty() {
            begins.append(&mut later.tail);
        }
        let seam = merge(ends, begins, rules, doubles);
        match (self.runs.is_empty(), later.runs.is_empty()) {
            (false, false) => {
                push_samples(&mut self.runs, &seam, rules);
                later.runs.into_iter().for_each(|run| push(&mut self.runs, run, rules));
                self.tail = later.tail;
            }
            (true, false) => {
                self.head = near_first(seam, rules, &mut self.runs);
                later.runs.into_iter().for_each(|run| push(&mut self.runs, run, rules));
                self.tail = later.tail;
            }
            (false, true) => self.tail = near_last(seam, rules, &mut self.runs),
            (true, true) => {
                let first = seam.first().map_or(0, |(s, _)| s.at_ms());
                let near = seam.partition_point(|(s, _)| s.at_ms() - first <= rules.edge_ms);
                let mut seam = seam;
                let rest = seam.split_off(near);
                self.head = seam;
                self.tail = near_last(rest, rules, &mut self.runs);
            }
        }
        Ok(())
    }

    /// Takes a strand whose rows lie between those of this one in any way, as long as none lies within a run.
    fn weave(&mut self, later: Strand, rules: Rules, doubles: &mut Vec<Double>) -> Result<(), Strand> {
        let mut spans: Vec<(i64, i64, bool)> = self.spans().chain(later.spans()).collect();
        spans.sort_unstable();
        if spans.windows(2).any(|pair| pair[1].0 <= pair[0].1 && (pair[0].2 || pair[1].2)) {
            return Err(later);
        }
        let mut runs: Vec<FileRun> = self.runs.drain(..).chain(later.runs).collect();
        runs.sort_by_key(|r| r.run.first_ms);
        let samples = [&mut self.head, &mut self.tail].into_iter().flat_map(std::mem::take).collect();
        let more = later.head.into_iter().chain(later.tail).collect();
        let mut samples = merge(samples, more, rules, doubles);
        let (first, last) = match (runs.first(), runs.last()) {
            (Some(first), Some(last)) => (first.run.first_ms, last.run.last_ms),
            _ => (i64::MAX, i64::MAX),
        };
        self.tail = samples.split_off(samples.partition_point(|(s, _)| s.at_ms() <= last));
        let middle = samples.split_off(samples.partition_point(|(s, _)| s.at_ms() < first));
        self.head = samples;
        let mut middle = middle.into_iter().peekable();
        for run in runs {
            while let Some(sample) = middle.next_if(|(s, _)| s.at_ms() < run.run.first_ms) {
                push_samples(&mut self.runs, &[sample], rules);
            }
            push(&mut self.runs, run, rules);
        }
        Ok(())
    }

    /// From when to when its samples and runs go, and which are runs.
    fn spans(&self) -> impl Iterator<Item = (i64, i64, bool)> {
        let samples = self.head.iter().chain(&self.tail).map(|(s, _)| (s.at_ms(), s.at_ms(), false));
        samples.chain(self.runs.iter().map(|r| (r.run.first_ms, r.run.last_ms, true)))
    }

    /// All as runs.
    fn whole(self, rules: Rules) -> Vec<FileRun> {
        let mut runs = Vec::with_capacity(self.runs.len() + 2);
        push_samples(&mut runs, &self.head, rules);
        self.runs.into_iter().for_each(|run| push(&mut runs, run, rules));
        push_samples(&mut runs, &self.tail, rules);
        runs
    }
}

/// The samples near the first one; the others become runs.
fn near_first(
    mut samples: Vec<(Sample, SourceId)>,
    rules: Rules,
    runs: &mut Vec<FileRun>,
) -> Vec<(Sample, SourceId)> {
    let first = samples.first().map_or(0, |(s, _)| s.at_ms());
    let near = samples.partition_point(|(s, _)| s.at_ms() - first <= rules.edge_ms);
    push_samples(runs, &samples.split_off(near), rules);
    samples
}

/// The samples near the last one; the others become runs.
fn near_last(
    mut samples: Vec<(Sample, SourceId)>,
    rules: Rules,
    runs: &mut Vec<FileRun>,
) -> Vec<(Sample, SourceId)> {
    let last = samples.last().map_or(0, |(s, _)| s.at_ms());
    let far = samples.partition_point(|(s, _)| last - s.at_ms() > rules.edge_ms);
    let near = samples.split_off(far);
    push_samples(runs, &samples, rules);
    near
}

fn push_samples(runs: &mut Vec<FileRun>, samples: &[(Sample, SourceId)], rules: Rules) {
    for (sample, file) in samples {
        let run = Run::of(sample.state(rules.conflicts), sample.at_ms(), sample.line());
        push(runs, FileRun { run, first: *file, last: *file }, rules);
    }
}

fn push(runs: &mut Vec<FileRun>, next: FileRun, rules: Rules) {
    match runs.last_mut() {
        Some(last) if last.run.meets(&next.run, rules.step_max_ms) => {
            last.run.extend(&next.run);
            last.last = next.last;
        }
        _ => runs.push(next),
    }
}

/// Samples of both in order of time, one for each instant.
fn merge(
    a: Vec<(Sample, SourceId)>,
    b: Vec<(Sample, SourceId)>,
    rules: Rules,
    doubles: &mut Vec<Double>,
) -> Vec<(Sample, SourceId)> {
    let mut all = a;
    all.extend(b);
    all.sort_by_key(|(s, file)| (s.at_ms(), *file, s.line()));
    let mut out: Vec<(Sample, SourceId)> = Vec::with_capacity(all.len());
    for (sample, file) in all {
        match out.last_mut().filter(|(last, _)| last.at_ms() == sample.at_ms()) {
            Some((kept, kept_file)) => {
                let before = (*kept, *kept_file);
                let what = kept.absorb(sample, rules.conflicts);
                if kept.first_state() != before.0.first_state() || before.0.is_doubt() {
                    *kept_file = file;
                }
                let told = |s: Sample| i64::from(s.states_told());
                let conflicts = told(*kept) + 1 - told(before.0) - told(sample);
                doubles.extend(double(what, conflicts, before, (sample, file)));
            }
            None => out.push((sample, file)),
        }
    }
    out
}

fn double(
    what: Doubled,
    conflicts: i64,
    first: (Sample, SourceId),
    row: (Sample, SourceId),
) -> Option<Double> {
    match what {
        Doubled::Duplicate { .. } => Some(Double { file: row.1, conflicts, refused: None }),
        Doubled::Refused { .. } => {
            let Refused { line, state, first_line, first_state } = Refused::of(first.0, row.0);
            let refused = DoubleRefused {
                line,
                state: state.name(),
                first_file: first.1,
                first_line,
                first_state: first_state.name(),
            };
            Some(Double { file: row.1, conflicts, refused: Some(refused) })
        }
        Doubled::Doubt => None,
    }
}
