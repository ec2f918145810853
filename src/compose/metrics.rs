//! How quickly we acted: times between milestones with both end points, silences, and promises kept.

use crate::compose::context::postmortem::Metric;
use crate::compose::context::postmortem::Promises;
use crate::compose::words;
use crate::language::Language;
use crate::model::Audience;
use crate::model::Communication;
use crate::model::EventKind;
use crate::model::Incident;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::NaiveDate;

/// A point in time with its name: `impact began`.
#[derive(Clone)]
struct Point {
    name: &'static str,
    at: Instant,
    is_approximate: bool,
}

/// What became of a promised update.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// It came in time.
    Kept,
    /// It came so much too late.
    Late(Instant, Elapsed),
    /// It never came.
    NeverKept,
}

/// A metric by its name, with the points between which it is measured.
type Ends = (&'static str, Option<Point>, Option<Point>);

/// The metrics of an incident, each with its end points in UTC.
pub(super) fn metrics(incident: &Incident) -> Vec<Metric> {
    let day = began(incident).map(|p| Zone::UTC.civil(p.at).date());
    let ends = ends(incident).into_iter();
    ends.map(|(name, from, to)| metric(name, from, to, day)).chain([longest_silence(incident, day)]).collect()
}

/// The lengths of the metrics that have both end points, the second not before the first: what was announced before it
/// began was not told late.
pub(super) fn lengths(incident: &Incident) -> Vec<(&'static str, Option<Elapsed>)> {
    let length = |from: Option<Point>, to: Option<Point>| {
        Some(to?.at.since(from?.at)).filter(|length| *length >= Elapsed::ZERO)
    };
    ends(incident).into_iter().map(|(name, from, to)| (name, length(from, to))).collect()
}

fn ends(incident: &Incident) -> [Ends; 5] {
    let began = began(incident);
    let event = |kind: EventKind, name| {
        let found = incident.events.iter().find(|e| e.kind == kind)?;
        Some(Point { name, at: found.at, is_approximate: found.approximate })
    };
    let detected = event(EventKind::Detected, "detected");
    let notice =
        external(incident).next().map(|c| Point { name: "first notice", at: c.at, is_approximate: false });
    let mitigated = event(EventKind::Mitigated, "mitigated").or_else(|| ended(incident));
    [
        ("Time to detect", began.clone(), detected.clone()),
        ("Time to acknowledge", detected, event(EventKind::Acknowledged, "acknowledged")),
        ("Time to first public notice", began.clone(), notice),
        ("Time to mitigate", began.clone(), mitigated),
        ("Time to resolve", began, event(EventKind::Resolved, "resolved")),
    ]
}

/// When customers began to be hit: the first window, or the event that says so.
fn began(incident: &Incident) -> Option<Point> {
    let first = incident.impacts.iter().min_by_key(|i| i.start);
    let impact =
        first.map(|i| Point { name: "impact began", at: i.start, is_approximate: i.approximate.start });
    let started = incident.events.iter().find(|e| e.kind == EventKind::Started);
    impact.or(started.map(|e| Point { name: "started", at: e.at, is_approximate: e.approximate }))
}

/// When customers were no longer hit.
fn ended(incident: &Incident) -> Option<Point> {
    if incident.impacts.iter().any(|i| i.end.is_none()) {
        return None;
    }
    let last = incident.impacts.iter().max_by_key(|i| i.end)?;
    Some(Point { name: "impact ended", at: last.end?, is_approximate: last.approximate.end })
}

fn point_words(point: Option<&Point>, day: Option<NaiveDate>) -> String {
    let Some(p) = point else { return words::NOT_RECORDED.to_owned() };
    let at = if day == Some(Zone::UTC.civil(p.at).date()) {
        Language::english().about(p.is_approximate, Language::english().time(p.at, Zone::UTC))
    } else {
        Language::english().date_time(p.at, Zone::UTC, p.is_approximate)
    };
    format!("{} {at}", p.name)
}

fn metric(name: &str, from: Option<Point>, to: Option<Point>, day: Option<NaiveDate>) -> Metric {
    let value = from.as_ref().zip(to.as_ref()).map(|(from, to)| {
        let is_rough = from.is_approximate || to.is_approximate;
        match (to.at.since(from.at), is_rough) {
            (Elapsed::ZERO, true) => "not known to the minute".to_owned(),
            (Elapsed::ZERO, false) => "at once".to_owned(),
            (length, _) => Language::english().about(is_rough, length.to_string()),
        }
    });
    Metric {
        name: name.to_owned(),
        from: point_words(from.as_ref(), day),
        to: point_words(to.as_ref(), day),
        recorded: value.is_some(),
        value: value.unwrap_or_else(|| words::NOT_RECORDED.to_owned()),
    }
}

/// Messages to the public and to customers, in order of time.
fn external(incident: &Incident) -> impl Iterator<Item = &Communication> {
    incident.communications.iter().filter(|c| c.audience != Audience::Internal)
}

/// The longest time without a message, from the first one until it was over.
fn longest_silence(incident: &Incident, day: Option<NaiveDate>) -> Metric {
    let over = incident.events.iter().find(|e| e.kind == EventKind::Resolved);
    let over = over
        .map(|e| Point { name: "resolved", at: e.at, is_approximate: e.approximate })
        .or_else(|| ended(incident));
    let mut points: Vec<Point> =
        external(incident).map(|c| Point { name: "message", at: c.at, is_approximate: false }).collect();
    let none = || metric("Longest silence", None, None, day);
    let Some(over) = over.filter(|_| !points.is_empty()) else { return none() };
    points.retain(|p| p.at < over.at);
    points.push(over);
    let longest = points.windows(2).max_by_key(|pair| match pair {
        [from, to] => (to.at.since(from.at), std::cmp::Reverse(from.at)),
        _ => (Elapsed::ZERO, std::cmp::Reverse(Instant::MAX)),
    });
    match longest {
        Some([from, to]) => metric("Longest silence", Some(from.clone()), Some(to.clone()), day),
        _ => none(),
    }
}

/// What became of the promise in a message; `None` when it made none. It is kept by a later message to the
/// same readers: public and customers are told together, our own people apart.
pub(super) fn promise(incident: &Incident, made: &Communication) -> Option<Promise> {
    let due = made.next_update?;
    let inside = made.audience == Audience::Internal;
    let later = incident
        .communications
        .iter()
        .filter(|c| c.at > made.at && (c.audience == Audience::Internal) == inside)
        .map(|c| c.at)
        .min();
    Some(match later {
        Some(at) if at <= due => Promise::Kept,
        Some(at) => Promise::Late(at, at.since(due)),
        None => Promise::NeverKept,
    })
}

/// The promised time of the next update and whether it was kept: `10:00 UTC, 6 min late`.
pub(super) fn promise_words(incident: &Incident, made: &Communication) -> String {
    let (Some(due), Some(promise)) = (made.next_update, promise(incident, made)) else {
        return "none promised".to_owned();
    };
    let due = format!("{}\u{a0}UTC", Language::english().end_after(made.at, due, Zone::UTC, false));
    match promise {
        Promise::Kept => format!("{due}, kept"),
        Promise::Late(_, by) => format!("{due}, {by} late"),
        Promise::NeverKept => format!("{due}, no update followed"),
    }
}

/// The promises that were made to the public and to customers, kept or not.
pub(super) fn promises(incident: &Incident) -> Promises {
    let (mut made, mut kept) = (0, 0);
    let mut late = Vec::new();
    for message in external(incident) {
        let (Some(due), Some(promise)) = (message.next_update, promise(incident, message)) else { continue };
        made += 1;
        let utc =
            |at| format!("{}\u{a0}UTC", Language::english().end_after(message.at, at, Zone::UTC, false));
        match promise {
            Promise::Kept => kept += 1,
            Promise::Late(at, by) => {
                late.push(format!("Promised for {}, came at {}: {by} late.", utc(due), utc(at)))
            }
            Promise::NeverKept => late.push(format!("Promised for {}, did not come.", utc(due))),
        }
    }
    Promises { made, kept, missed: made - kept, late }
}
