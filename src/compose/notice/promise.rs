//! The next update: when it is promised, and whether its readers are still at work then.

use crate::compose::notice::readers::close_of_business;
use crate::model::Documents;
use crate::model::IncidentSeverity;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;

/// Nearer to the close of business than this nobody can be promised anything more for that day.
const LEAST: Elapsed = Elapsed(5 * 60_000);
/// Promises are made for full five minutes.
const FIVE_MINUTES: i64 = 5 * 60_000;

/// A promise that some readers would wait for in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AfterHours {
    /// The zone.
    pub zone: Zone,
    /// When they go home there.
    pub close: Instant,
    /// A time that suits them: at the close, or when they come back where that is too near.
    pub better: Instant,
}

/// Those zones in which a promise lies after the next close of business.
pub(super) fn after_hours(
    documents: &Documents,
    zones: &BTreeMap<Zone, usize>,
    at: Instant,
    promise: Instant,
) -> Vec<AfterHours> {
    let mut late = Vec::new();
    for zone in zones.keys() {
        let Some((close, opening)) = close_of_business(&documents.business_hours, *zone, at) else {
            continue;
        };
        if promise <= close {
            continue;
        }
        let better = if at.plus(LEAST) <= close { close } else { opening.unwrap_or(close) };
        // Whoever comes back before the promise has lost nothing when even the close was too near.
        if better >= promise {
            continue;
        }
        late.push(AfterHours { zone: *zone, close, better });
    }
    late
}

/// When to promise the next update: so long after `at` as the severity asks, at full five minutes, and not after the
/// close of business of any reader who is still there long enough.
pub(super) fn proposal(
    documents: &Documents,
    severity: Option<IncidentSeverity>,
    zones: &BTreeMap<Zone, usize>,
    at: Instant,
) -> Instant {
    let every = documents.update_every;
    let after = match severity {
        Some(IncidentSeverity::Critical) => every.critical,
        Some(IncidentSeverity::Minor) => every.minor,
        Some(IncidentSeverity::Major) | None => every.major,
    };
    let due = at.plus(after).0;
    let due = Instant(
        due.div_euclid(FIVE_MINUTES) * FIVE_MINUTES
            + if due.rem_euclid(FIVE_MINUTES) > 0 { FIVE_MINUTES } else { 0 },
    );
    let closes = zones.keys().filter_map(|z| close_of_business(&documents.business_hours, *z, at));
    let closes = closes.map(|(close, _)| close).filter(|close| at.plus(LEAST) <= *close);
    closes.min().map_or(due, |close| due.min(close))
}
