//! Everything that happened in an incident, in order of time: events, interruptions, messages.

use crate::compose::IncidentView;
use crate::compose::context::postmortem::TimelineRow;
use crate::compose::impact::place_of;
use crate::compose::windows;
use crate::compose::words;
use crate::language::Language;
use crate::model::Audience;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::time::Instant;
use crate::time::Zone;

/// An entry before it is put into words. The rank orders entries of the same instant.
struct Entry {
    at: Instant,
    rank: u8,
    kind: &'static str,
    text: String,
    source: String,
    is_approximate: bool,
}

/// The rows of the internal timeline.
pub(super) fn rows(view: &IncidentView<'_>) -> Vec<TimelineRow> {
    let i = view.incident;
    let mut entries: Vec<Entry> = Vec::new();
    for w in &i.impacts {
        let (name, source) = (name(view, w), words::place(&view.sources.place(w.span)));
        let how = match w.kind {
            ImpactKind::Down => "down",
            ImpactKind::Degraded => "degraded",
        };
        add(
            &mut entries,
            w.start,
            0,
            "impact begins",
            format!("{name} ({how})"),
            &source,
            w.approximate.start,
        );
        if let Some(end) = w.end {
            add(&mut entries, end, 2, "impact ends", name, &source, w.approximate.end);
        }
    }
    for e in &i.events {
        entries.push(Entry {
            at: e.at,
            rank: 1,
            kind: e.kind.word(),
            text: words::one_paragraph(&e.text),
            source: words::recorded(e.source.as_deref()),
            is_approximate: e.approximate,
        });
    }
    for c in &i.communications {
        let whom = match c.audience {
            Audience::Public => "to the public",
            Audience::Customers => "to customers",
            Audience::Internal => "to our own people",
        };
        entries.push(Entry {
            at: c.at,
            rank: 3,
            kind: "notice",
            text: format!("({whom}) {}", words::one_paragraph(c.text.in_own())),
            source: c.channel.clone(),
            is_approximate: false,
        });
    }
    entries.sort_by_key(|e| (e.at, e.rank));
    entries.into_iter().map(|e| row(e, i.zone)).collect()
}

fn row(e: Entry, zone: Zone) -> TimelineRow {
    TimelineRow {
        utc: Language::english().date_time(e.at, Zone::UTC, e.is_approximate),
        local: Language::english().time_beside(e.at, zone, e.is_approximate),
        kind: e.kind.to_owned(),
        text: e.text,
        source: e.source,
        approximate: e.is_approximate,
    }
}

/// An edge of impact; windows with the same edge share one entry.
fn add(
    entries: &mut Vec<Entry>,
    at: Instant,
    rank: u8,
    kind: &'static str,
    text: String,
    source: &str,
    is_approximate: bool,
) {
    let same = |e: &&mut Entry| e.at == at && e.kind == kind && e.is_approximate == is_approximate;
    if let Some(entry) = entries.iter_mut().find(same) {
        entry.text = format!("{}; {text}", entry.text);
        return;
    }
    entries.push(Entry { at, rank, kind, text, source: source.to_owned(), is_approximate });
}

/// `Public API, Europe`.
fn name(view: &IncidentView<'_>, w: &Impact) -> String {
    let name = windows::service_name(view.services, &w.service);
    place_of(Language::english(), view, w).map_or_else(|| name.clone(), |place| format!("{name}, {place}"))
}
