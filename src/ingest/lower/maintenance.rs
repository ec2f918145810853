//! `maintenance.csv` to maintenance windows.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw::MaintenanceRow;
use crate::ingest::read_records;
use crate::interval::Interval;
use crate::model::Maintenance;
use crate::model::MaintenanceKind;
use crate::model::ServiceId;
use crate::model::repeated;
use crate::time::Repeat;
use crate::time::Zone;

/// The windows by start. Civil times are read in the row's zone; without one they are refused.
pub fn maintenance(r: &mut Reader<'_>) -> Vec<Maintenance> {
    let mut all = Vec::new();
    for record in read_records::<MaintenanceRow>(r.sources, r.source, r.diags) {
        let row = &record.row;
        let filled = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
        let zone: Option<Zone> = match filled(&row.zone) {
            None => None,
            Some(name) => match r.zone(&name, record.cell("zone")) {
                Some(zone) => Some(zone),
                None => continue,
            },
        };
        let start = r.instant(&row.start, zone, record.cell("start"));
        let end = r.instant(&row.end, zone, record.cell("end"));
        let announced = match filled(&row.announced_at) {
            None => Some(None),
            Some(text) => r.instant(&text, zone, record.cell("announced_at")).map(Some),
        };
        let kind = match row.kind.as_str() {
            "planned" => Some(MaintenanceKind::Planned),
            "emergency" => Some(MaintenanceKind::Emergency),
            other => {
                r.push(
                    Diagnostic::error(Code::TomlValue, format!("`{other}` is not a kind of maintenance"))
                        .at(record.cell("kind"), "planned, or forced by events?")
                        .help("write `planned` or `emergency`"),
                );
                None
            }
        };
        let (Some(start), Some(end), Some(announced_at), Some(kind)) = (start, end, announced, kind) else {
            continue;
        };
        let Some(interval) = Interval::new(start, end) else {
            r.push(
                Diagnostic::error(Code::IntervalBackwards, "this maintenance ends before it starts")
                    .at(record.cell("end"), format!("{end} is not after {start}"))
                    .help("`end` is the first instant after the work"),
            );
            continue;
        };
        let windows = match filled(&row.repeats) {
            None => vec![interval],
            Some(rule) => match (Repeat::parse(&rule), zone) {
                (Ok(rule), Some(zone)) => {
                    repeated((zone.civil(interval.start()), zone.civil(interval.end())), zone, &rule)
                }
                (Err(why), _) => {
                    r.push(
                        Diagnostic::error(Code::TimeUnreadable, format!("`{rule}` cannot be read: {why}"))
                            .at(record.cell("repeats"), "how the window repeats")
                            .help(
                                "write for instance `FREQ=WEEKLY;BYDAY=SU`, or `FREQ=DAILY;UNTIL=20261231`",
                            ),
                    );
                    continue;
                }
                (Ok(_), None) => {
                    r.push(
                        Diagnostic::error(Code::TimeNoZone, "a window that repeats needs a zone")
                            .at(record.cell("repeats"), "by whose clock?")
                            .note("at the change of the clocks it would be an hour off, and an outage beside it would not be paid")
                            .help("name it under `zone`, for instance `Europe/Berlin`"),
                    );
                    continue;
                }
            },
        };
        all.push(Maintenance {
            service: ServiceId::new(row.service.clone()),
            region: filled(&row.region),
            windows,
            announced_at,
            kind,
            note: filled(&row.note),
            span: record.span,
        });
    }
    all.sort_by_key(|m| (m.windows.first().copied(), m.span));
    all
}
