//! Maintenance windows of UptimeRobot's API v3: `name`, `interval` (once, daily, weekly, monthly), `date`, `time`,
//! `duration` in minutes, `days` (of the week from 1 for Monday, or of the month), `monitorIds`. The times are by a wall
//! clock that the record does not name: the zone of the source.

use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::json::whole;
use crate::ingest::evidence::json::whole_number;
use crate::model::MaintenanceKind;
use crate::model::MonitoringSource;
use crate::time::Repeat;
use crate::time::Zone;
use crate::time::parse_date;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::NaiveTime;
use chrono::TimeDelta;
use serde_json::Value;

/// Weekdays as RFC 5545 names them, from Monday.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// No window is longer than a month.
const MINUTES_MAX: i64 = 31 * 24 * 60;

type Fault = (&'static str, String, String);

/// A window: what it says, or why it cannot be used.
pub(super) fn window(out: &mut Collector, record: &Record, source: &MonitoringSource) {
    let (zone, first, repeats) = match times(&record.value, source) {
        Ok(found) => found,
        Err((column, value, reason)) => return out.reject(record.line, column, &value, &reason),
    };
    let monitors = match record.value.get("monitorIds") {
        None | Some(Value::Null) => vec![None],
        Some(Value::Array(ids)) if !ids.is_empty() => {
            ids.iter().map(|id| Some(id.as_str().map_or_else(|| id.to_string(), str::to_owned))).collect()
        }
        Some(other) => {
            return out.reject(record.line, "monitorIds", &other.to_string(), "the window names no monitor");
        }
    };
    for monitor in monitors {
        out.planned(PlannedWork {
            source: 0,
            monitor,
            first,
            zone,
            repeats: repeats.clone(),
            announced_at: None,
            kind: MaintenanceKind::Planned,
            note: text(&record.value, "name").filter(|name| !name.is_empty()),
            at: out.place(record.line),
        });
    }
}

type Times = (Zone, (NaiveDateTime, NaiveDateTime), Option<Repeat>);

fn times(value: &Value, source: &MonitoringSource) -> Result<Times, Fault> {
    let cell = |key: &str| text(value, key).unwrap_or_default();
    let fault = |key: &'static str, reason: &str| (key, cell(key), reason.to_owned());
    let zone = source.zone.ok_or_else(|| {
        fault("time", "a window is by a wall clock, and the record names no zone: add `zone` to the source")
    })?;
    let time =
        ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(&cell("time"), form).ok());
    let time = time.ok_or_else(|| fault("time", "not a time of day such as `22:00:00`"))?;
    let minutes = whole(value, "duration").filter(|m| (1..=MINUTES_MAX).contains(m));
    let minutes = minutes
        .ok_or_else(|| fault("duration", "not a whole number of minutes, from 1 to those of 31 days"))?;
    let days = days(value)?;
    let rule = rule(&cell("interval"), &days).map_err(|reason| fault("interval", &reason))?;
    let written = cell("date");
    let from = match (&rule, written.is_empty(), source.covers) {
        (_, false, _) => {
            parse_date(&written).ok_or_else(|| fault("date", "not a day such as `2026-03-01`"))?
        }
        (Some(_), true, Some(covers)) => zone.civil(covers.start()).date(),
        (Some(_), true, None) => {
            return Err(fault(
                "date",
                "it does not say from which day on it repeats: add `covers` to the source",
            ));
        }
        (None, true, _) => return Err(fault("date", "a window that is not repeated needs a day")),
    };
    let day = first_day(from, &cell("interval"), &days)
        .ok_or_else(|| fault("days", "none of these days comes within the next year"))?;
    let start = day.and_time(time);
    let end = start.checked_add_signed(TimeDelta::minutes(minutes)).unwrap_or(start);
    let repeats = match rule {
        None => None,
        Some(rule) => Some(Repeat::parse(&rule).map_err(|reason| fault("interval", &reason))?),
    };
    Ok((zone, (start, end), repeats))
}

fn days(value: &Value) -> Result<Vec<i64>, Fault> {
    let Some(list) = value.get("days").and_then(Value::as_array) else { return Ok(Vec::new()) };
    let fault = || ("days", Value::Array(list.clone()).to_string(), "not a list of whole numbers".to_owned());
    list.iter().map(|day| whole_number(day).ok_or_else(fault)).collect()
}

/// The rule of RFC 5545 that an interval and its days mean; `None` for a window that comes once.
fn rule(interval: &str, days: &[i64]) -> Result<Option<String>, String> {
    let within = |range: std::ops::RangeInclusive<i64>, what: &str| {
        if days.is_empty() {
            Err(format!("it names no days of the {what}"))
        } else if days.iter().all(|day| range.contains(day)) {
            Ok(())
        } else {
            Err(format!("its days are not days of the {what}"))
        }
    };
    match interval.to_ascii_lowercase().as_str() {
        "once" => Ok(None),
        "daily" => Ok(Some("FREQ=DAILY".to_owned())),
        "weekly" => {
            within(1..=7, "week")?;
            let names: Vec<&str> =
                DAYS.iter().zip(1..).filter(|(_, n)| days.contains(n)).map(|(name, _)| *name).collect();
            Ok(Some(format!("FREQ=WEEKLY;BYDAY={}", names.join(","))))
        }
        "monthly" => {
            within(1..=31, "month")?;
            let numbers: Vec<String> = days.iter().map(i64::to_string).collect();
            Ok(Some(format!("FREQ=MONTHLY;BYMONTHDAY={}", numbers.join(","))))
        }
        _ => Err("neither once, daily, weekly nor monthly".to_owned()),
    }
}

/// The first day from one on that the window falls on.
fn first_day(from: NaiveDate, interval: &str, days: &[i64]) -> Option<NaiveDate> {
    let fits = |day: &NaiveDate| match interval.to_ascii_lowercase().as_str() {
        "weekly" => days.contains(&i64::from(day.weekday().number_from_monday())),
        "monthly" => days.contains(&i64::from(day.day())),
        _ => true,
    };
    from.iter_days().take(366).find(fits)
}
