//! `upptime`: what Upptime keeps in its repository. The subjects of its commits say when a state changed:
//! `git log --format='%cI %s' > log.txt` gives lines such as `2026-08-18T05:10:33Z 🟥 Shop is down (0 in 0 ms) [skip ci]
//! [upptime]`, newest first. `history/*.yml` tells one state, that of `lastUpdated`; its monitor is the name of the
//! file. `summary.json` says how many minutes of a day of UTC were down, and not when: it is compared.

use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::written;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::exact;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::money::Exact;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Zone;
use crate::time::parse_date;
use serde_json::Value;

/// What the subject of a commit says of a state, its sign and its words.
const WORDS: [(SampleState, char, &str); 4] = [
    (SampleState::Down, '🟥', " is down ("),
    (SampleState::Up, '🟩', " is up ("),
    (SampleState::Degraded, '🟨', " has degraded performance ("),
    (SampleState::Degraded, '🟨', " is degraded ("),
];

/// Reads a summary, a log or a history file; `stem` is the name of the file without its ending.
pub(super) fn read(content: &str, stem: &str, file: SourceId) -> Result<Records, String> {
    let mut out = Collector::new(file);
    let filled = || content.lines().filter(|line| !line.trim().is_empty());
    if content.trim_start().starts_with(['[', '{']) {
        for record in &records(content, &[])? {
            summary(&mut out, record);
        }
        return Ok(out.finish());
    }
    if is_history(content) {
        out.read();
        history(&mut out, content, stem);
        return Ok(out.finish());
    }
    let time = |line: &str| written(line.split_whitespace().next().unwrap_or(""), None).is_ok();
    if filled().next().is_some() && !filled().any(time) {
        return Err(
            "it is neither a log (`git log --format='%cI %s'`), nor a history file, nor `summary.json`"
                .to_owned(),
        );
    }
    for (text, line) in content.lines().zip(1_u64..).filter(|(text, _)| !text.trim().is_empty()) {
        out.read();
        commit(&mut out, line, text.trim());
    }
    Ok(out.finish())
}

/// Whether a text is a history file: flat keys, two of which no other text has together.
pub(super) fn is_history(content: &str) -> bool {
    let has = |key: &str| content.lines().take(64).any(|line| line.starts_with(key));
    has("status:") && has("lastUpdated:")
}

/// Whether a text is a log: its first line begins with a time, and one of the first names a state.
pub(super) fn is_log(content: &str) -> bool {
    let mut lines = content.lines().take(256).filter(|line| !line.trim().is_empty());
    let first = lines.clone().next().and_then(|line| line.split_whitespace().next());
    first.is_some_and(|time| written(time, None).is_ok())
        && lines.any(|line| WORDS.iter().any(|(_, sign, words)| line.contains(*sign) && line.contains(words)))
}

/// A commit: the change of a state, or nothing to us.
fn commit(out: &mut Collector, line: u64, text: &str) {
    let (time, subject) = text.split_once(' ').unwrap_or((text, ""));
    let at = written(time, None);
    // A name may hold such words as well: the last ones count.
    let found = WORDS
        .iter()
        .filter_map(|(state, sign, words)| Some((subject.rfind(words)?, *state, *sign)))
        .max_by_key(|(at, ..)| *at)
        .map(|(at, state, sign)| (state, sign, subject[..at].trim()));
    let Some((state, sign, name)) = found else {
        // Commits that tell of no state: charts, settings, merges.
        if let Err(reason) = at {
            out.refuse(line, "time", time, &reason);
        }
        return;
    };
    let own = name.chars().next().filter(|first| WORDS.iter().any(|(_, sign, _)| sign == first));
    let monitor = name.trim_start_matches(['🟥', '🟩', '🟨']).trim();
    let at = match at {
        Ok(at) => at,
        Err(reason) => {
            out.lost(line, monitor);
            return out.refuse(line, "time", time, &reason);
        }
    };
    if own.is_some_and(|own| own != sign) {
        out.change(line, monitor, SampleState::Unknown, at, None);
        return out.refuse_since(line, monitor, at, "subject", subject, "its sign and its words disagree");
    }
    if monitor.is_empty() {
        return out.refuse(line, "subject", subject, "no monitor is named");
    }
    out.change(line, monitor, state, at, None);
}

/// A history file: flat keys and values.
fn history(out: &mut Collector, content: &str, stem: &str) {
    let value = |wanted: &str| {
        content.lines().zip(1_u64..).find_map(|(line, n)| {
            let (key, value) = line.split_once(':')?;
            (key == wanted).then(|| (value.trim().trim_matches(['"', '\'']).to_owned(), n))
        })
    };
    let (word, line) = value("status").unwrap_or_default();
    let state = match word.to_ascii_lowercase().as_str() {
        "up" => SampleState::Up,
        "down" => SampleState::Down,
        "degraded" => SampleState::Degraded,
        _ => return out.refuse(line.max(1), "status", &word, "not a state of Upptime (up, down, degraded)"),
    };
    let (time, line) = value("lastUpdated").unwrap_or_default();
    match written(&time, None) {
        Ok(at) => out.change(line, stem, state, at, None),
        Err(reason) => out.refuse(line.max(1), "lastUpdated", &time, &reason),
    }
}

/// A site of the summary: the minutes of each day that is named.
fn summary(out: &mut Collector, record: &Record) {
    let line = record.line;
    let named = text(&record.value, "name").or_else(|| text(&record.value, "slug"));
    let days = record.value.get("dailyMinutesDown").and_then(Value::as_object);
    let (Some(monitor), Some(days)) = (named.filter(|name| !name.trim().is_empty()), days) else {
        out.read();
        return out.reject(line, "dailyMinutesDown", "", "a site without a name, or without minutes by day");
    };
    if days.is_empty() {
        out.read();
    }
    for (day, minutes) in days {
        out.read();
        let next = parse_date(day).and_then(|date| Some((date, date.succ_opt()?)));
        let period = next
            .and_then(|(from, to)| Interval::new(Zone::UTC.start_of_day(from), Zone::UTC.start_of_day(to)));
        let Some(period) = period else {
            out.reject(line, "dailyMinutesDown", day, "not a day such as `2026-03-01`");
            continue;
        };
        let down = exact(minutes)
            .and_then(|n| n.times(&Exact::whole(60_000)).to_i128())
            .and_then(|ms| i64::try_from(ms).ok())
            .map(Elapsed)
            .filter(|down| (Elapsed::ZERO..=period.length()).contains(down));
        let Some(down) = down else {
            out.reject(line, "dailyMinutesDown", &minutes.to_string(), "not the minutes of a day");
            continue;
        };
        let (monitor, at) = (monitor.clone(), out.place(line));
        out.total(StatedTotal {
            source: 0,
            monitor,
            period: Some(period),
            down,
            unknown: None,
            outages: None,
            at,
        });
    }
}
