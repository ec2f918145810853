//! `icinga`: the history of Icinga DB, as CSV of its tables with the names of hosts and services joined. From
//! `sla_history_state` each row says from when on a hard state holds (`event_time`, `hard_state`); `sla_history_downtime`
//! says which work was planned (`downtime_start`, `downtime_end`). Times are milliseconds. A row with a service is about
//! that service: 0 up, 1 degraded, 2 down, 3 unknown; one without is about the host: 0 up, 1 down. 99 is pending. A
//! monitor is called `host` or `host/service`.

use crate::ingest::Row;
use crate::ingest::Table;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::model::MaintenanceKind;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::time::Instant;
use crate::time::Zone;

/// The columns of a table, by what the source calls them or by what Icinga DB does.
struct Columns {
    host: usize,
    service: Option<usize>,
}

fn find(
    table: &Table,
    source: &MonitoringSource,
    meaning: &str,
    usual: &[&str],
) -> Result<usize, Vec<String>> {
    let own = source.columns.iter().find(|(m, _)| m == meaning).map(|(_, name)| name.as_str());
    let names: Vec<&str> = own.map_or_else(|| usual.to_vec(), |own| vec![own]);
    let found = names.iter().find_map(|name| table.column(name));
    found.ok_or_else(|| vec![names.first().copied().unwrap_or(meaning).to_owned()])
}

/// Reads a table of either kind, or the names of the columns that it lacks.
pub(super) fn read(table: &Table, source: &MonitoringSource, file: SourceId) -> Result<Records, Vec<String>> {
    let columns = Columns {
        host: find(table, source, "monitor", &["host", "host_name", "host_id"])?,
        service: find(table, source, "service", &["service", "service_name", "service_id"]).ok(),
    };
    let mut out = Collector::new(file);
    let start = find(table, source, "start", &["downtime_start"]);
    let end = find(table, source, "end", &["downtime_end"]);
    if let (Ok(start), Ok(end)) = (start, end) {
        for row in &table.rows {
            out.read();
            downtime(&mut out, row, &columns, (start, end));
        }
        return Ok(out.finish());
    }
    let time = find(table, source, "time", &["event_time"])?;
    let state = find(table, source, "state", &["hard_state"])?;
    for row in &table.rows {
        out.read();
        change(&mut out, row, &columns, (time, state));
    }
    Ok(out.finish())
}

/// A cell; what a database writes for nothing is empty.
fn cell(row: &Row, at: usize) -> &str {
    let text = row.cell(at).map_or("", |c| c.text.as_str());
    if matches!(text, "NULL" | "\\N") { "" } else { text }
}

/// The monitor, and whether it is a service.
fn monitor(row: &Row, columns: &Columns) -> Option<(String, bool)> {
    let host = cell(row, columns.host);
    let service = columns.service.map_or("", |at| cell(row, at));
    match (host.is_empty(), service.is_empty()) {
        (true, _) => None,
        (false, true) => Some((host.to_owned(), false)),
        (false, false) => Some((format!("{host}/{service}"), true)),
    }
}

fn instant(text: &str) -> Result<Instant, String> {
    let number = text.parse::<i64>().map_err(|_| "not a whole number of milliseconds".to_owned())?;
    epoch(number, 1)
}

fn change(out: &mut Collector, row: &Row, columns: &Columns, (time, state): (usize, usize)) {
    let line = row.line;
    let Some((monitor, is_service)) = monitor(row, columns) else {
        return out.refuse(line, "host", "", "no host is named");
    };
    let at = match instant(cell(row, time)) {
        Ok(at) => at,
        Err(reason) => return out.refuse(line, "event_time", cell(row, time), &reason),
    };
    let state = match (cell(row, state), is_service) {
        ("0", _) => SampleState::Up,
        ("1", false) | ("2", true) => SampleState::Down,
        ("1", true) => SampleState::Degraded,
        ("3", true) | ("99", _) => SampleState::Unknown,
        (other, _) => {
            let reason = if is_service {
                "not a state of a service (0, 1, 2, 3, 99)"
            } else {
                "not a state of a host (0, 1, 99)"
            };
            // What holds from here on is not what held before.
            out.refuse_since(line, &monitor, at, "hard_state", other, reason);
            return out.change(line, &monitor, SampleState::Unknown, at, None);
        }
    };
    out.change(line, &monitor, state, at, None);
}

fn downtime(out: &mut Collector, row: &Row, columns: &Columns, (start, end): (usize, usize)) {
    let line = row.line;
    let Some((monitor, _)) = monitor(row, columns) else {
        return out.reject(line, "host", "", "no host is named");
    };
    let from = match instant(cell(row, start)) {
        Ok(from) => from,
        Err(reason) => return out.reject(line, "downtime_start", cell(row, start), &reason),
    };
    if matches!(cell(row, end), "" | "0") {
        return out.reject(line, "downtime_end", "", "the record has no end: it was never closed");
    }
    let to = match instant(cell(row, end)) {
        Ok(to) => to,
        Err(reason) => return out.reject(line, "downtime_end", cell(row, end), &reason),
    };
    if to <= from {
        return out.reject(
            line,
            "downtime_end",
            cell(row, end),
            "it ends before it starts, or has no length",
        );
    }
    out.planned(PlannedWork {
        source: 0,
        monitor: Some(monitor),
        first: (Zone::UTC.civil(from), Zone::UTC.civil(to)),
        zone: Zone::UTC,
        repeats: None,
        announced_at: None,
        kind: MaintenanceKind::Planned,
        note: None,
        at: out.place(line),
    });
}
