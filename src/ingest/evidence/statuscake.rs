//! `statuscake`: periods of an uptime check from StatusCake's API, as a file: `created_at`, `ended_at` (null while it
//! lasts), `duration` in milliseconds, `status` up or down. The monitor is the name of the file.

use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::parse_instant;

/// No period lasts longer, in milliseconds: a hundred years.
const LASTS_MAX: i64 = 100 * 366 * 86_400_000;

/// Reads the periods; `stem` is the name of the file without its ending.
pub(super) fn read(content: &str, stem: &str, file: SourceId) -> Result<Records, String> {
    let mut out = Collector::new(file);
    for record in &records(content, &["data"])? {
        out.read();
        let value = |key: &str| text(&record.value, key).unwrap_or_default();
        let state = match value("status").as_str() {
            "up" => SampleState::Up,
            "down" => SampleState::Down,
            other => {
                out.refuse(record.line, "status", other, "not a state of StatusCake (up, down)");
                continue;
            }
        };
        let Ok(start) = parse_instant(&value("created_at"), None) else {
            out.refuse(record.line, "created_at", &value("created_at"), "not a time with its offset");
            continue;
        };
        let stated = value("duration").parse::<i64>().ok();
        if value("ended_at").is_empty() {
            // A period that goes on is known as far as its duration reaches.
            match stated.filter(|ms| (1..=LASTS_MAX).contains(ms)) {
                Some(ms) => {
                    let end = start.plus(Elapsed(ms));
                    out.interval(record.line, stem, state, (start, end));
                    out.doubt(Some(stem), (Some(end), None));
                }
                None => out.open(record.line, stem, start, "ended_at"),
            }
            continue;
        }
        let Ok(end) = parse_instant(&value("ended_at"), None) else {
            out.refuse(record.line, "ended_at", &value("ended_at"), "not a time with its offset");
            continue;
        };
        let apart = end.since(start);
        // The duration is in milliseconds: one that disagrees by more than a second says something else than the times.
        if stated.is_some_and(|ms| apart.less(Elapsed(ms)).0.abs() > 1_000) {
            let reason = format!(
                "the duration in milliseconds does not fit its start and end, which are {apart} apart"
            );
            out.refuse(record.line, "duration", &value("duration"), &reason);
            continue;
        }
        out.interval(record.line, stem, state, (start, end));
    }
    Ok(out.finish())
}
