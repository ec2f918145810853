//! Times of day, zones, and changes of the clocks.

use crate::compose::words::date;
use crate::interval::Interval;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::Offset;
use chrono::TimeZone;

const UTC_NAMES: [&str; 9] =
    ["UTC", "Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/Zulu", "Etc/Universal", "Zulu", "Universal", "UCT"];

/// Whether a zone is UTC under any of its names.
pub fn is_utc(zone: Zone) -> bool {
    UTC_NAMES.contains(&zone.name())
}

/// `Berlin time`, `Buenos Aires time`, `UTC`.
pub fn zone_name(zone: Zone) -> String {
    if is_utc(zone) {
        return "UTC".to_owned();
    }
    let city = zone.name().rsplit('/').next().unwrap_or(zone.name());
    format!("{} time", city.replace('_', " "))
}

/// `14:02`, with seconds only when there are some.
pub fn time(at: Instant, zone: Zone) -> String {
    let pattern = if at.0.div_euclid(1000).rem_euclid(60) == 0 { "%H:%M" } else { "%H:%M:%S" };
    zone.format(at, pattern)
}

/// `11 March 2026, 14:02`; `about` stands before the time.
pub fn date_time(at: Instant, zone: Zone, is_approximate: bool) -> String {
    let about = if is_approximate { "about " } else { "" };
    format!("{}, {about}{}", date(zone.civil(at).date()), time(at, zone))
}

/// The end of something that began at `start`: `15:20`, or with its date when that is another day.
pub fn end_after(start: Instant, end: Instant, zone: Zone, is_approximate: bool) -> String {
    if zone.civil(start).date() == zone.civil(end).date() {
        let about = if is_approximate { "about " } else { "" };
        return format!("{about}{}", time(end, zone));
    }
    date_time(end, zone, is_approximate)
}

/// `15:20 on 11 March 2026`, with `about` where it is.
pub fn on_day(at: Instant, zone: Zone, is_approximate: bool) -> String {
    let about = if is_approximate { "about " } else { "" };
    format!("{about}{} on {}", time(at, zone), date(zone.civil(at).date()))
}

/// A time beside the same in UTC: `09:02`, with its date when the day differs from UTC's.
pub fn time_beside(at: Instant, zone: Zone, is_approximate: bool) -> String {
    if zone.civil(at).date() == Zone::UTC.civil(at).date() {
        let about = if is_approximate { "about " } else { "" };
        return format!("{about}{}", time(at, zone));
    }
    date_time(at, zone, is_approximate)
}

/// `clocks went forward by 1 h at 02:00`, when they did so inside a stretch.
pub fn clock_change(stretch: Interval, zone: Zone) -> Option<String> {
    let offset = |at: Instant| {
        i64::from(zone.tz().offset_from_utc_datetime(&at.utc().naive_utc()).fix().local_minus_utc())
    };
    let (before, after) = (offset(stretch.start()), offset(stretch.end().less(Elapsed(1))));
    if before == after {
        return None;
    }
    let (mut low, mut high) = (stretch.start().0, stretch.end().0 - 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if offset(Instant(middle)) == before { low = middle } else { high = middle }
    }
    let wall_clock = Instant(high.saturating_add(before.saturating_mul(1000)));
    let way = if after > before { "forward" } else { "back" };
    let by = Elapsed::seconds((after - before).abs());
    Some(format!("clocks went {way} by {by} at {}", time(wall_clock, Zone::UTC)))
}
