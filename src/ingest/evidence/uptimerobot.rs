//! `uptimerobot`: the logs export of UptimeRobot in its two forms, newest first.
//!
//! 2015: no header, `Up,"name","07-07-2015 03:18:35",OK,"13 hrs, 2 mins"` (event, monitor, month-day-year,
//! reason, duration). Later: a header with `Event`, `Monitor`, `Date-Time`, `Reason`, `Duration`,
//! `Duration (in mins.)` in any order. Times carry no zone: the source must name it. A state holds until
//! the next event of the monitor; the newest one as long as its own duration says.

use crate::ingest::Row;
use crate::ingest::Table;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use chrono::NaiveDateTime;

const HEADER: [&str; 7] =
    ["event", "monitor", "monitor url", "date-time", "reason", "duration", "duration (in mins.)"];
const PATTERNS: [&str; 6] = [
    "%m-%d-%Y %H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%m-%d-%Y %H:%M",
];

/// Whether the first row of a table is the later form's header.
pub(super) fn has_header(first_line: &str) -> bool {
    let lower = first_line.to_ascii_lowercase();
    lower.contains("event") && lower.contains("date-time")
}

/// Whether a line is one of the earlier form, which has no header.
pub(super) fn is_headerless(first_line: &str) -> bool {
    let mut cells = first_line.split(',').map(|cell| cell.trim().trim_matches('"'));
    let event = cells.next().is_some_and(|e| matches!(e, "Up" | "Down" | "Started" | "Paused"));
    event && cells.count() >= 4
}

/// Reads the export, or the names of the columns that it lacks.
pub(super) fn read(table: &Table, source: &MonitoringSource, file: SourceId) -> Result<Records, Vec<String>> {
    let at = |name: &str| table.column(name);
    let columns = if table.header.is_empty() {
        [Some(0), Some(1), Some(2), Some(4), None]
    } else {
        let found = [at(HEADER[0]), at(HEADER[1]), at(HEADER[3]), at(HEADER[5]), at(HEADER[6])];
        let needed = [HEADER[0], HEADER[1], HEADER[3]];
        let missing: Vec<String> =
            needed.iter().zip(found).filter(|(_, f)| f.is_none()).map(|(n, _)| (*n).to_owned()).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        found
    };
    let mut out = Records::default();
    for row in &table.rows {
        out.counts.read += 1;
        match change(row, columns, source, file) {
            Ok((monitor, change)) => {
                let key = SeriesKey { monitor, region: None, probe: None };
                out.changes.entry(key).or_default().push(change);
            }
            Err((column, value, reason)) => {
                out.counts.rejected += 1;
                let column = Some(column.to_owned());
                out.rejects.push(EvidenceReject { line: row.line, column, value, reason });
            }
        }
    }
    out.counts.accepted = out.counts.read - out.counts.rejected;
    Ok(out)
}

type Fault = (&'static str, String, String);

fn change(
    row: &Row,
    columns: [Option<usize>; 5],
    source: &MonitoringSource,
    file: SourceId,
) -> Result<(String, Change), Fault> {
    let text = |i: usize| columns[i].and_then(|c| row.cell(c)).map(|c| c.text.clone()).unwrap_or_default();
    let state = match text(0).to_ascii_lowercase().as_str() {
        "up" | "started" => SampleState::Up,
        "down" => SampleState::Down,
        "paused" => SampleState::Unknown,
        other => {
            let reason = "not an event of UptimeRobot (Up, Down, Started, Paused)".to_owned();
            return Err(("event", other.to_owned(), reason));
        }
    };
    let monitor = text(1);
    if monitor.is_empty() {
        return Err(("monitor", monitor, "no monitor is named".to_owned()));
    }
    let at = instant(&text(2), source).map_err(|reason| ("date-time", text(2), reason))?;
    let minutes = text(4).parse::<i64>().ok().map(|m| Elapsed(m.saturating_mul(60_000)));
    let lasted = minutes.or_else(|| duration(&text(3)));
    Ok((
        monitor,
        Change {
            at,
            state,
            place: LineRef { file, line: row.line },
            lasted: Some(lasted.unwrap_or(Elapsed::ZERO)),
        },
    ))
}

fn instant(text: &str, source: &MonitoringSource) -> Result<Instant, String> {
    if let Ok(instant) = crate::time::parse_instant(text, None) {
        return Ok(instant);
    }
    let own = source.time.as_deref().filter(|t| t.contains('%'));
    let civil = own
        .into_iter()
        .chain(PATTERNS)
        .find_map(|p| NaiveDateTime::parse_from_str(text, p).ok())
        .ok_or_else(|| "not a time of the export (month-day-year hours:minutes:seconds)".to_owned())?;
    let zone = source.zone.ok_or_else(|| "the export names no zone: add `zone` to the source".to_owned())?;
    zone.resolve(civil)
        .map_err(|_| format!("a wall-clock time that does not exist, or exists twice, in {zone}"))
}

/// `13 hrs, 2 mins` to a length.
fn duration(text: &str) -> Option<Elapsed> {
    let mut minutes = 0;
    for part in text.split(',') {
        let mut words = part.split_whitespace();
        let n: i64 = words.next()?.parse().ok()?;
        minutes += match words.next()?.trim_end_matches(['s', '.']) {
            "hr" | "h" | "hour" => n.checked_mul(60)?,
            "min" | "minute" => n,
            "day" | "d" => n.checked_mul(1440)?,
            _ => return None,
        };
    }
    Some(Elapsed(minutes * 60_000))
}
