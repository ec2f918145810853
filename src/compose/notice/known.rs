//! What was known of an incident at a time. Everything later is taken away before a word is written.

use crate::model::Approximate;
use crate::model::EventKind;
use crate::model::Impact;
use crate::model::Incident;
use crate::time::Instant;

/// The incident with nothing in it that happened, ended or was said after `at`: a window that ended later goes on,
/// one that began later is not there. A message of `at` itself is the one that is being written.
pub(super) fn known_at(incident: &Incident, at: Instant) -> Incident {
    let mut known = incident.clone();
    known.impacts.retain(|w| w.start <= at);
    for w in known.impacts.iter_mut().filter(|w| w.end.is_some_and(|end| end > at)) {
        w.end = None;
        w.approximate = Approximate { end: false, ..w.approximate };
    }
    known.impacts.sort_by_key(|w| (w.start, w.end.is_none(), w.end));
    known.events.retain(|e| e.at <= at);
    known.communications.retain(|c| c.at < at);
    known
}

/// Whether the incident had come to its end: no window and no end of it is recorded for later. Its prose, its link
/// and what it says of data carry no time; only then do they count as known.
pub(super) fn is_whole_at(incident: &Incident, at: Instant) -> bool {
    let is_over = |w: &Impact| w.start <= at && w.end.is_some_and(|end| end <= at);
    let is_later = |kind: EventKind, when: Instant| kind == EventKind::Resolved && when > at;
    incident.impacts.iter().all(is_over) && !incident.events.iter().any(|e| is_later(e.kind, e.at))
}
