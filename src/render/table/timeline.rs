//! `timeline.csv` and `timeline.parquet`: what was down, degraded or unknown when, for tools that draw and count.

use crate::compose::PeriodFacts;
use crate::frame::Written;
use crate::frame::write_parquet;
use crate::measure::Stretch;
use crate::measure::timeline;
use crate::model::ImpactKind;
use crate::render::table::affected::incidents;
use crate::render::table::affected::places;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;

const COLUMNS: [&str; 8] =
    ["service", "region", "start", "end", "state", "milliseconds", "incidents", "source"];

fn stretches(facts: &PeriodFacts<'_>) -> Vec<Stretch> {
    facts.span().map(|period| timeline(facts.downtime, period)).unwrap_or_default()
}

fn state(stretch: &Stretch) -> &'static str {
    match stretch.kind {
        Some(ImpactKind::Down) => "down",
        Some(ImpactKind::Degraded) => "degraded",
        None => "unknown",
    }
}

/// The timeline as CSV.
pub fn timeline_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&COLUMNS);
    for s in stretches(facts) {
        sheet.row([
            plain(&s.service),
            plain(s.region.as_deref().unwrap_or("")),
            plain(s.interval.start()),
            plain(s.interval.end()),
            plain(state(&s)),
            plain(s.interval.length().0),
            plain(incidents(facts, &s.origins)),
            text(places(facts, &s.origins)),
        ]);
    }
    sheet.bytes()
}

/// The timeline as Parquet: times as instants in UTC, nothing as null.
///
/// # Errors
/// What the writer says; it writes into memory.
pub fn timeline_parquet(facts: &PeriodFacts<'_>) -> Result<Vec<u8>, String> {
    let all = stretches(facts);
    let texts = |of: &dyn Fn(&Stretch) -> String| {
        Written::Text(all.iter().map(|s| Some(of(s)).filter(|t| !t.is_empty())).collect())
    };
    let columns = [
        texts(&|s| s.service.to_string()),
        texts(&|s| s.region.clone().unwrap_or_default()),
        Written::Instant(all.iter().map(|s| s.interval.start().0).collect()),
        Written::Instant(all.iter().map(|s| s.interval.end().0).collect()),
        texts(&|s| state(s).to_owned()),
        Written::Whole(all.iter().map(|s| s.interval.length().0).collect()),
        texts(&|s| incidents(facts, &s.origins)),
        texts(&|s| places(facts, &s.origins)),
    ];
    write_parquet(COLUMNS.into_iter().zip(columns).collect()).map_err(|why| format!("{why:?}"))
}
