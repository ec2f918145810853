//! Settings of a source to what a row needs: its columns, its words for states, the form of its times.

use crate::ingest::Cell;
use crate::ingest::Row;
use crate::ingest::Table;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::StateTable;
use crate::ingest::samples::TimeFormat;
use crate::model::MonitoringSource;
use crate::time::Instant;
use crate::time::TIMES_MS;
use crate::time::TimeProblem;
use crate::time::parse_instant;
use chrono::NaiveDateTime;

/// The name that a source gives to a column.
pub(super) fn column_name<'a>(source: &'a MonitoringSource, meaning: &'a str) -> &'a str {
    source.columns.iter().find(|(m, _)| m == meaning).map_or(meaning, |(_, name)| name.as_str())
}

/// The words for states, with the usual ones where the source names none.
pub(super) fn state_table(source: &MonitoringSource) -> StateTable {
    let mut table = StateTable::default();
    let usual: &[(&str, &[&str])] = &[
        ("up", &["up", "ok", "success", "1", "200-399"]),
        ("down", &["down", "fail", "failed", "failure", "timeout", "error", "0", "400-599"]),
        ("degraded", &["degraded", "slow", "warning"]),
        ("maintenance", &["maintenance"]),
        ("unknown", &["unknown", "paused", "pending"]),
    ];
    let named = source.states.iter().any(|(_, words)| !words.is_empty());
    for (state, words) in usual {
        let own =
            source.states.iter().find(|(s, _)| s == state).map(|(_, w)| w.as_slice()).unwrap_or_default();
        let Some(state) = SampleState::from_name(state) else { continue };
        for word in own {
            table.insert(word, state);
        }
        if !named {
            for word in *words {
                table.insert(word, state);
            }
        }
    }
    table
}

/// How the source writes times.
pub(super) fn time_format(source: &MonitoringSource) -> TimeFormat {
    match source.time.as_deref() {
        None | Some("rfc3339") => TimeFormat::Rfc3339,
        Some("epoch-s") => TimeFormat::EpochSeconds,
        Some("epoch-ms") => TimeFormat::EpochMillis,
        Some("civil") => TimeFormat::Civil,
        Some(pattern) => TimeFormat::Pattern(pattern.to_owned()),
    }
}

/// The instant that a cell says.
pub(super) fn cell_instant(
    text: &str,
    source: &MonitoringSource,
    format: &TimeFormat,
) -> Result<Instant, String> {
    let problem = |p: TimeProblem| match p {
        TimeProblem::Unreadable => "not a time in the form that the source names".to_owned(),
        TimeProblem::NoZone => "a wall-clock time, and the source names no zone".to_owned(),
        TimeProblem::OutOfRange => "a time before 1990 or after 2200; check the unit".to_owned(),
        TimeProblem::Civil(_, zone) => {
            format!("a wall-clock time that does not exist, or exists twice, in {zone}")
        }
    };
    let epoch = |per_second: i64| {
        let exact = crate::money::Exact::parse(text).ok_or(TimeProblem::Unreadable);
        let ms = exact.map(|n| n.times(&crate::money::Exact::whole(1000 / per_second)).floor());
        let ms = ms.and_then(|n| i64::try_from(n).map_err(|_| TimeProblem::OutOfRange));
        ms.map(Instant)
            .and_then(|t| if TIMES_MS.contains(&t.0) { Ok(t) } else { Err(TimeProblem::OutOfRange) })
    };
    match format {
        TimeFormat::Rfc3339 | TimeFormat::Civil => parse_instant(text, source.zone),
        TimeFormat::EpochSeconds => epoch(1),
        TimeFormat::EpochMillis => epoch(1000),
        TimeFormat::Pattern(pattern) => match NaiveDateTime::parse_from_str(text, pattern) {
            Err(_) => Err(TimeProblem::Unreadable),
            Ok(civil) => match source.zone {
                None => Err(TimeProblem::NoZone),
                Some(zone) => zone.resolve(civil).map_err(|p| TimeProblem::Civil(p, zone)),
            },
        },
    }
    .map_err(problem)
}

/// The cells of one row by meaning.
pub(super) struct Columns<'a> {
    source: &'a MonitoringSource,
    table: &'a Table,
}

impl<'a> Columns<'a> {
    /// The columns of a table, or the names of those that are missing.
    pub(super) fn new(
        source: &'a MonitoringSource,
        table: &'a Table,
        needed: &[&str],
    ) -> Result<Self, Vec<String>> {
        let columns = Columns { source, table };
        let missing: Vec<String> = needed
            .iter()
            .filter(|meaning| table.column(column_name(source, meaning)).is_none())
            .map(|meaning| column_name(source, meaning).to_owned())
            .collect();
        if missing.is_empty() { Ok(columns) } else { Err(missing) }
    }

    /// The cell of a meaning, if there is such a column and it is filled.
    pub(super) fn cell<'r>(&self, row: &'r Row, meaning: &str) -> Option<&'r Cell> {
        let at = self.table.column(column_name(self.source, meaning))?;
        row.cell(at).filter(|c| !c.text.is_empty())
    }

    /// The name of the column of a meaning.
    pub(super) fn name(&self, meaning: &str) -> String {
        column_name(self.source, meaning).to_owned()
    }
}
