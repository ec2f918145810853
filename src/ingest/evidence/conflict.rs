//! Rows that say different things about one time: which of them counts is a rule of the source, never a guess.

use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::model::Conflicts;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use std::collections::BTreeSet;

/// What became of rows that tell of one time.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Rows of an instant that another row had told of, and whether they said something else.
    pub(super) doubles: Vec<(LineRef, bool)>,
    /// Rows that were refused, with the reason.
    pub(super) refused: Vec<(LineRef, String)>,
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
                Some(other) => settled.refused.push((change.place, contradicts(other.place, change.place))),
                None if change.place != first.place => {
                    settled.doubles.push((change.place, disagrees(change)))
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

/// Records that may overlap as statements that do not; how many stretches were told of in two ways; and, where such
/// rows are refused, those that began while another said something else.
///
/// One walk over all starts and ends, with what is open at each of them: any number of records may overlap.
pub(super) fn settle_rows(
    rows: &[Labelled],
    file: SourceId,
    rule: Conflicts,
) -> (Vec<Statement>, u64, Vec<EvidenceReject>) {
    // At one instant ends (`false`) come before starts.
    let starts = rows.iter().enumerate().map(|(i, (interval, _))| (interval.start(), true, i));
    let ends = rows.iter().enumerate().map(|(i, (interval, _))| (interval.end(), false, i));
    let mut edges: Vec<(Instant, bool, usize)> = starts.chain(ends).collect();
    edges.sort_unstable();
    let mut open = Open::default();
    let mut statements: Vec<Statement> = Vec::new();
    let (mut conflicts, mut rejects) = (0, Vec::new());
    let mut since = Instant::MIN;
    for (at, is_start, i) in edges {
        if let (Some((state, line)), Some(interval)) = (open.decide(rule), Interval::new(since, at)) {
            conflicts += u64::from(open.disagrees().is_some());
            push(&mut statements, state, interval, LineRef { file, line });
        }
        since = at;
        let Some((_, (state, line))) = rows.get(i) else { continue };
        if !is_start {
            open.remove(*state, *line, i);
            continue;
        }
        open.insert(*state, *line, i);
        if let Some((best, worst)) = open.disagrees().filter(|_| rule == Conflicts::Refuse) {
            let other = if *state <= SampleState::Maintenance { worst.1 } else { best.1 };
            let reason = format!("line {other} says something else about the same time");
            rejects.push(EvidenceReject { line: *line, column: None, value: String::new(), reason });
        }
    }
    (statements, conflicts, rejects)
}

/// The records that cover an instant, by state and by line.
#[derive(Default)]
struct Open {
    by_state: BTreeSet<(SampleState, u64, usize)>,
    by_line: BTreeSet<(u64, SampleState, usize)>,
}

/// A state and the line that says it.
type Said = (SampleState, u64);

impl Open {
    fn insert(&mut self, state: SampleState, line: u64, i: usize) {
        self.by_state.insert((state, line, i));
        self.by_line.insert((line, state, i));
    }

    fn remove(&mut self, state: SampleState, line: u64, i: usize) {
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
        let by_line = |(line, state, _): &(u64, SampleState, usize)| (*state, *line);
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
