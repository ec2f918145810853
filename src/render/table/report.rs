//! `sla-report.csv`: one customer's month in rows, for those who want figures and not words.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::money::format_percent_down;
use crate::render::table::affected::counted;
use crate::render::table::affected::local;
use crate::render::table::affected::seconds;
use crate::render::table::sheet::Cell;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;

const COLUMNS: [&str; 20] = [
    "row",
    "line",
    "service",
    "sla_id",
    "sla_version",
    "verdict",
    "commitment",
    "uptime_exact",
    "uptime_shown",
    "uptime_without_exclusions",
    "start",
    "end",
    "start_local",
    "end_local",
    "seconds",
    "counted",
    "exclusion",
    "currency",
    "credit_minor",
    "incident",
];

/// A row for each contract line and below it one for each stretch of downtime.
pub fn sla_report_csv(view: &CustomerView<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&COLUMNS);
    for result in &view.lines {
        sheet.row(line_row(view, result));
        for s in &result.measured().segments {
            let (yes, exclusion, _) = counted(s);
            let incident = s.origins.iter().find_map(|o| view.origins.get(*o).incident());
            let mut cells: Vec<Cell> =
                vec![plain("downtime"), plain(&result.line().id), plain(&result.line().service)];
            cells.extend((0..7).map(|_| plain("")));
            cells.extend([
                plain(s.interval.start()),
                plain(s.interval.end()),
                plain(local(s.interval.start(), view.customer.zone)),
                plain(local(s.interval.end(), view.customer.zone)),
                plain(seconds(s.interval.length())),
                plain(yes),
                plain(exclusion),
                plain(""),
                plain(""),
                plain(incident.map_or("", |i| i.as_str())),
            ]);
            sheet.row(cells);
        }
    }
    sheet.bytes()
}

fn line_row(view: &CustomerView<'_>, result: &LineResult<'_>) -> Vec<Cell> {
    let line = result.line();
    let m = result.measured();
    let service = view.services.get(&line.service).map_or(line.service.as_str(), |s| s.name.as_str());
    let mut cells = vec![plain("line"), plain(&line.id), text(service)];
    match result.assessment() {
        None => cells.extend(["", "", "no promise", "", "", "", ""].map(plain)),
        Some(a) => {
            let edges = std::slice::from_ref(&a.policy.commitment);
            cells.extend([
                plain(&a.policy.id),
                text(&a.policy.version),
                plain(a.outcome.verdict()),
                plain(format_percent_down(&a.policy.commitment, 1, edges)),
                plain(&m.uptime),
                plain(format_percent_down(&m.uptime, 3, edges)),
                plain(format_percent_down(&m.uptime_all, 3, edges)),
            ]);
        }
    }
    let row = view.rows.iter().find(|r| {
        r.line.as_ref() == Some(&line.id)
            && r.sla.as_ref().map(|s| &s.0) == result.assessment().map(|a| &a.policy.id)
    });
    let affected = crate::time::Elapsed(i64::try_from(m.affected.floor()).unwrap_or(i64::MAX));
    cells.extend([
        plain(m.period.start()),
        plain(m.period.end()),
        plain(local(m.period.start(), view.customer.zone)),
        plain(local(m.period.end(), view.customer.zone)),
        plain(seconds(affected)),
        plain(""),
        plain(""),
        plain(row.map(|r| r.amount.currency.to_string()).unwrap_or_default()),
        plain(row.map(|r| r.amount.minor.to_string()).unwrap_or_default()),
        plain(""),
    ]);
    cells
}
