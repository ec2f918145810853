//! Times of day, zones, and changes of the clocks.

use crate::interval::Interval;
use crate::language::Language;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::Offset;
use chrono::TimeZone;
use chrono::Timelike;

const UTC_NAMES: [&str; 9] =
    ["UTC", "Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/Zulu", "Etc/Universal", "Zulu", "Universal", "UCT"];

/// Whether a zone is UTC under any of its names.
pub fn is_utc(zone: Zone) -> bool {
    UTC_NAMES.contains(&zone.name())
}

impl Language {
    /// `Berlin time`, `Buenos Aires time`, `UTC`.
    pub fn zone_name(&self, zone: Zone) -> String {
        if is_utc(zone) {
            return "UTC".to_owned();
        }
        let key = zone.name().rsplit('/').next().unwrap_or(zone.name());
        self.say_with("zone-name", &[("key", key), ("city", &key.replace('_', " "))])
    }

    /// `14:02`, with seconds only when there are some.
    pub fn time(&self, at: Instant, zone: Zone) -> String {
        let pattern = if at.0.div_euclid(1000).rem_euclid(60) == 0 { "%H:%M" } else { "%H:%M:%S" };
        zone.format(at, pattern)
    }

    /// `11 March 2026, 14:02`; `about` stands before the time.
    pub fn date_time(&self, at: Instant, zone: Zone, is_approximate: bool) -> String {
        let time = self.about(is_approximate, self.time(at, zone));
        let date = self.date(zone.civil(at).date());
        self.say_with("date-and-time", &[("date", &date), ("time", &time)])
    }

    /// The end of something that began at `start`: `15:20`, or with its date when that is another day.
    pub fn end_after(&self, start: Instant, end: Instant, zone: Zone, is_approximate: bool) -> String {
        if zone.civil(start).date() == zone.civil(end).date() {
            return self.about(is_approximate, self.time(end, zone));
        }
        self.date_time(end, zone, is_approximate)
    }

    /// `15:20 on 11 March 2026`, with `about` where it is.
    pub fn on_day(&self, at: Instant, zone: Zone, is_approximate: bool) -> String {
        let time = self.about(is_approximate, self.time(at, zone));
        let civil = zone.civil(at);
        let (date, hour) = (self.date(civil.date()), civil.hour());
        self.say_hour("time-on-date", hour, &[("time", &time), ("date", &date)])
    }

    /// A time beside the same in UTC: `09:02`, with its date when the day differs from UTC's.
    pub fn time_beside(&self, at: Instant, zone: Zone, is_approximate: bool) -> String {
        if zone.civil(at).date() == Zone::UTC.civil(at).date() {
            return self.about(is_approximate, self.time(at, zone));
        }
        self.date_time(at, zone, is_approximate)
    }

    /// `11 March 14:02:00`, where the year is known.
    pub fn clock(&self, at: Instant, zone: Zone) -> String {
        let day = self.day_and_month(zone.civil(at).date());
        self.say_with("day-and-clock", &[("day", &day), ("time", &zone.format(at, "%H:%M:%S"))])
    }

    /// `clocks went forward by 1 h at 02:00`, when they did so inside a stretch.
    pub fn clock_change(&self, stretch: Interval, zone: Zone) -> Option<String> {
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
        let id = if after > before { "clocks-went-forward" } else { "clocks-went-back" };
        let by = self.elapsed(Elapsed::seconds((after - before).abs()));
        Some(self.say_with(id, &[("by", &by), ("time", &self.time(wall_clock, Zone::UTC))]))
    }

    /// The name of a country, or its code when it is not known here.
    pub fn country(&self, code: &str) -> String {
        let upper = code.to_ascii_uppercase();
        let id = format!("country-{upper}");
        if self.has(&id) { self.say(&id) } else { upper }
    }

    /// A region as people call it: `Europe` for `eu`; other codes stay as they are.
    pub fn region(&self, code: &str) -> String {
        let id = format!("region-{}", code.to_ascii_lowercase());
        if self.has(&id) { self.say(&id) } else { code.to_owned() }
    }
}
