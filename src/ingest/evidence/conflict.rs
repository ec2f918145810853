//! Rows that say different things about one time: which of them counts is a rule of the source, never a guess.

use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::interval::sweep;
use crate::model::Conflicts;
use crate::source::SourceId;
use crate::time::Elapsed;
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

/// Records that may overlap as statements that do not; how many stretches were told of in two ways.
pub(super) fn settle_rows(
    rows: &[Labelled],
    file: SourceId,
    rule: Conflicts,
) -> (Vec<Statement>, u64, Vec<EvidenceReject>) {
    let mut statements: Vec<Statement> = Vec::new();
    let (mut conflicts, mut refused) = (0, BTreeSet::new());
    for segment in sweep(rows) {
        let told: Vec<(SampleState, LineRef)> =
            segment.labels.iter().map(|(state, line)| (*state, LineRef { file, line: *line })).collect();
        let disagree = told.iter().any(|(state, _)| told.first().is_some_and(|(first, _)| first != state));
        conflicts += u64::from(disagree);
        let rule = if disagree { rule } else { Conflicts::Worst };
        if rule == Conflicts::Refuse {
            let lines: BTreeSet<u64> = told.iter().map(|(_, place)| place.line).collect();
            let first = lines.first().copied().unwrap_or(1);
            refused.extend(lines.into_iter().skip(1).map(|line| (line, first)));
        }
        let Some((state, at)) = decide(&told, rule) else { continue };
        match statements.last_mut() {
            Some(last) if last.state == state && last.interval.end() == segment.interval.start() => {
                if let Some(longer) = Interval::new(last.interval.start(), segment.interval.end()) {
                    last.interval = longer;
                }
            }
            _ => statements.push(Statement {
                state,
                interval: segment.interval,
                start_slack: Elapsed::ZERO,
                end_slack: Elapsed::ZERO,
                at,
            }),
        }
    }
    let mut seen = BTreeSet::new();
    let rejects =
        refused.into_iter().filter(|(line, _)| seen.insert(*line)).map(|(line, first)| EvidenceReject {
            line,
            column: None,
            value: String::new(),
            reason: format!("line {first} says something else about the same time"),
        });
    (statements, conflicts, rejects.collect())
}
