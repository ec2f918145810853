//! Rows that say different things about one time: which of them counts is a rule of the source, never a guess.

use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::model::Conflicts;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What became of rows that tell of one time.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Rows that another row had told of.
    doubles: Vec<LineRef>,
    /// Rows that say something else than another, each once for every time at which it does.
    disagreeing: Vec<LineRef>,
    /// Rows that were refused, with the reason.
    refused: Vec<(LineRef, String)>,
}

impl Settled {
    /// Counts in each file what became of its rows.
    pub(super) fn count_in(self, files: &mut [EvidenceFile]) {
        let mut at: BTreeMap<SourceId, &mut EvidenceFile> = files.iter_mut().map(|f| (f.file, f)).collect();
        for place in self.doubles {
            let Some(file) = at.get_mut(&place.file) else { continue };
            file.counts.duplicates += 1;
            file.counts.accepted = file.counts.accepted.saturating_sub(1);
        }
        for place in self.disagreeing {
            let Some(file) = at.get_mut(&place.file) else { continue };
            file.conflicts += 1;
        }
        // A record that says several things is one record.
        let mut refused = self.refused;
        refused.sort_by_key(|record| record.0);
        refused.dedup_by(|later, first| later.0 == first.0);
        for (place, reason) in refused {
            let Some(file) = at.get_mut(&place.file) else { continue };
            file.counts.rejected += 1;
            file.counts.accepted = file.counts.accepted.saturating_sub(1);
            let (column, value) = (None, String::new());
            file.rejects.push(EvidenceReject { line: place.line, column, value, reason });
        }
        for file in at.into_values() {
            file.rejects.sort_by_key(|r| r.line);
        }
    }
}

/// The state that counts of rows that disagree, each with its place.
fn decide(told: &[(SampleState, LineRef)], rule: Conflicts) -> Option<(SampleState, LineRef)> {
    let by_place = |(_, place): &&(SampleState, LineRef)| *place;
    match rule {
        Conflicts::Worst => told.iter().max().copied(),
        Conflicts::First => told.iter().min_by_key(by_place).copied(),
        Conflicts::Last => told.iter().max_by_key(by_place).copied(),
        Conflicts::Refuse => {
            told.iter().min_by_key(by_place).map(|(_, place)| (SampleState::Unknown, *place))
        }
    }
}

fn contradicts(other: LineRef, by: LineRef) -> String {
    let where_to = if other.file == by.file { "" } else { " of another file" };
    format!("line {}{where_to} says something else about the same time", other.line)
}

/// The changes in time order, one for each instant.
pub(super) fn settle_changes(mut list: Vec<Change>, rule: Conflicts, settled: &mut Settled) -> Vec<Change> {
    list.sort_by_key(|c| (c.at, c.place, c.state));
    let mut kept: Vec<Change> = Vec::with_capacity(list.len());
    for group in list.chunk_by(|a, b| a.at == b.at) {
        let Some(first) = group.first() else { continue };
        let told: Vec<(SampleState, LineRef)> = group.iter().map(|c| (c.state, c.place)).collect();
        let disagrees = |c: &Change| c.state != first.state;
        let rule = if group.iter().any(disagrees) { rule } else { Conflicts::Worst };
        let is_refused = rule == Conflicts::Refuse;
        for change in group {
            let other = group.iter().find(|c| c.state != change.state).filter(|_| is_refused);
            match other {
                Some(other) => {
                    settled.refused.push((change.place, contradicts(other.place, change.place)));
                    settled.disagreeing.push(change.place);
                }
                None if change.place != first.place => {
                    settled.doubles.push(change.place);
                    settled.disagreeing.extend(disagrees(change).then_some(change.place));
                }
                None => {}
            }
        }
        let (state, place) = decide(&told, rule).unwrap_or((first.state, first.place));
        let lasted = group.iter().filter(|c| c.state == state).find_map(|c| c.lasted);
        kept.push(Change { at: first.at, state, place, lasted });
    }
    kept
}

/// Records that may overlap as statements that do not. Where rows that disagree are refused, those are that began while
/// another said something else.
///
/// One walk over all starts and ends, with what is open at each of them: any number of records may overlap.
pub(super) fn settle_rows(mut rows: Vec<Labelled>, rule: Conflicts, settled: &mut Settled) -> Vec<Statement> {
    once(&mut rows, settled);
    // At one instant ends (`false`) come before starts.
    let starts = rows.iter().enumerate().map(|(i, (interval, _))| (interval.start(), true, i));
    let ends = rows.iter().enumerate().map(|(i, (interval, _))| (interval.end(), false, i));
    let mut edges: Vec<(Instant, bool, usize)> = starts.chain(ends).collect();
    edges.sort_unstable();
    let mut open = Open::default();
    let mut statements: Vec<Statement> = Vec::new();
    let mut since = Instant::MIN;
    for (at, is_start, i) in edges {
        if let (Some((state, place)), Some(interval)) = (open.decide(rule), Interval::new(since, at)) {
            settled.disagreeing.extend(open.disagrees().map(|(best, worst)| best.1.max(worst.1)));
            push(&mut statements, state, interval, place);
        }
        since = at;
        let Some((_, (state, place))) = rows.get(i) else { continue };
        if !is_start {
            open.remove(*state, *place, i);
            continue;
        }
        open.insert(*state, *place, i);
        if let Some((best, worst)) = open.disagrees().filter(|_| rule == Conflicts::Refuse) {
            let other = if *state <= SampleState::Maintenance { worst.1 } else { best.1 };
            settled.refused.push((*place, contradicts(other, *place)));
        }
    }
    statements
}

/// Takes out what a row of another file has told in the same words. A record that says more than that stays one.
fn once(rows: &mut Vec<Labelled>, settled: &mut Settled) {
    rows.sort_by_key(|(interval, (state, place))| (*interval, *state, *place));
    let mut doubles = Vec::new();
    rows.dedup_by(|(interval, (state, place)), (kept, (kept_state, first))| {
        let is_double = (*interval, *state) == (*kept, *kept_state) && place.file != first.file;
        doubles.extend(is_double.then_some(*place));
        is_double
    });
    let kept: BTreeSet<LineRef> = rows.iter().map(|(_, (_, place))| *place).collect();
    doubles.sort_unstable();
    doubles.dedup();
    settled.doubles.extend(doubles.into_iter().filter(|place| !kept.contains(place)));
}

/// One count for each monitor and bucket.
pub(super) fn settle_counts(
    mut counts: Vec<StatedCount>,
    rule: Conflicts,
    settled: &mut Settled,
) -> Vec<StatedCount> {
    counts.sort_by(|a, b| (&a.monitor, a.start, a.at).cmp(&(&b.monitor, b.start, b.at)));
    let mut kept = Vec::with_capacity(counts.len());
    for group in counts.chunk_by(|a, b| (&a.monitor, a.start) == (&b.monitor, b.start)) {
        let Some(first) = group.first() else { continue };
        let said = |c: &StatedCount| (c.requests, c.errors);
        let other = group.iter().find(|c| said(c) != said(first));
        let counted = match (other, rule) {
            (None, _) | (_, Conflicts::First) => Some(first),
            (Some(_), Conflicts::Last) => group.last(),
            (Some(_), Conflicts::Worst) => group.iter().max_by(|a, b| by_badness(a, b)),
            (Some(_), Conflicts::Refuse) => None,
        };
        for one in group.iter().filter(|c| said(c) != said(first)) {
            settled.disagreeing.push(one.at);
        }
        match (counted, other) {
            (None, Some(other)) => settled.refused.extend(group.iter().map(|c| {
                let against = if said(c) == said(first) { other.at } else { first.at };
                (c.at, contradicts(against, c.at))
            })),
            _ => settled.doubles.extend(group.iter().skip(1).map(|c| c.at)),
        }
        kept.extend(counted.cloned());
    }
    kept
}

/// By the share of requests that failed, and where that is equal by how many did.
fn by_badness(a: &StatedCount, b: &StatedCount) -> Ordering {
    let share = |x: &StatedCount, y: &StatedCount| u128::from(x.errors) * u128::from(y.requests);
    share(a, b).cmp(&share(b, a)).then(a.errors.cmp(&b.errors)).then(b.at.cmp(&a.at))
}

/// The records that cover an instant, by state and by line.
#[derive(Default)]
struct Open {
    by_state: BTreeSet<(SampleState, LineRef, usize)>,
    by_line: BTreeSet<(LineRef, SampleState, usize)>,
}

/// A state and the line that says it.
type Said = (SampleState, LineRef);

impl Open {
    fn insert(&mut self, state: SampleState, line: LineRef, i: usize) {
        self.by_state.insert((state, line, i));
        self.by_line.insert((line, state, i));
    }

    fn remove(&mut self, state: SampleState, line: LineRef, i: usize) {
        self.by_state.remove(&(state, line, i));
        self.by_line.remove(&(line, state, i));
    }

    /// The best and the worst that is said, where one says that it worked and the other that it did not. Two records
    /// that say how badly it worked do not quarrel: the worse one holds.
    fn disagrees(&self) -> Option<(Said, Said)> {
        let (best, worst) = (self.by_state.first()?, self.by_state.last()?);
        let quarrels = best.0 <= SampleState::Maintenance && worst.0 >= SampleState::Degraded;
        quarrels.then_some(((best.0, best.1), (worst.0, worst.1)))
    }

    /// The state that counts.
    fn decide(&self, rule: Conflicts) -> Option<Said> {
        let rule = if self.disagrees().is_some() { rule } else { Conflicts::Worst };
        let by_line = |(line, state, _): &(LineRef, SampleState, usize)| (*state, *line);
        match rule {
            Conflicts::Worst => self.by_state.last().map(|(state, line, _)| (*state, *line)),
            Conflicts::First => self.by_line.first().map(by_line),
            Conflicts::Last => self.by_line.last().map(by_line),
            Conflicts::Refuse => self.by_line.first().map(|(line, _, _)| (SampleState::Unknown, *line)),
        }
    }
}

/// A statement after the others; one of the same state that it touches becomes longer.
fn push(all: &mut Vec<Statement>, state: SampleState, interval: Interval, at: LineRef) {
    if let Some(last) = all.last_mut()
        && last.state == state
        && last.interval.end() == interval.start()
        && let Some(longer) = Interval::new(last.interval.start(), interval.end())
    {
        last.interval = longer;
        return;
    }
    let (start_slack, end_slack) = (Elapsed::ZERO, Elapsed::ZERO);
    all.push(Statement { state, interval, start_slack, end_slack, at });
}
