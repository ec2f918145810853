//! Updates of a page to events and messages.
//!
//! The updates of one's own status page were read by customers: each is a message to the public, at the time when it
//! could be read, and an event at the time when it was so. Its words stand once, in the message. Google's page and a
//! pager are not one's own voice: their words are internal notes, and no message.

use crate::ingest::evidence::status::Exported;
use crate::ingest::evidence::status::Tool;
use crate::ingest::evidence::status::Update;
use crate::ingest::lower::translated;
use crate::ingest::plain_text;
use crate::model::Audience;
use crate::model::Communication;
use crate::model::Event;
use crate::model::EventKind;
use crate::model::Impact;
use crate::source::Span;
use crate::time::Instant;
use std::collections::BTreeMap;

/// The events of an incident in order of time.
pub(super) fn events(tool: Tool, one: &Exported, impacts: &[Impact], span: Span) -> Vec<Event> {
    let mut all = Vec::new();
    let mut add = |at: Instant, kind: EventKind, text: String| {
        let source = Some(tool.name().to_owned());
        all.push(Event { at, approximate: false, kind, text, source, span });
    };
    match tool {
        Tool::Statuspage => page(one, impacts, &mut add),
        Tool::Gcp => {
            if let Some(began) = one.began {
                add(began, EventKind::Started, "It began.".to_owned());
            }
            for update in &one.updates {
                add(update.at, EventKind::Note, words(update));
            }
            if let Some(ended) = one.ended {
                add(ended, EventKind::Resolved, "It was over.".to_owned());
            }
        }
        Tool::PagerDuty => {
            if let Some(began) = one.began {
                let words = one.updates.first().map(words).filter(|w| !w.is_empty());
                add(began, EventKind::Detected, words.unwrap_or_else(|| "Somebody was paged.".to_owned()));
            }
            if let Some(at) = one.acknowledged {
                add(at, EventKind::Acknowledged, "The page was acknowledged.".to_owned());
            }
            if let Some(ended) = one.ended {
                add(ended, EventKind::Resolved, "The page was resolved.".to_owned());
            }
        }
    }
    all.sort_by_key(|e| e.at);
    all
}

fn page(one: &Exported, impacts: &[Impact], add: &mut dyn FnMut(Instant, EventKind, String)) {
    let first_update = one.updates.first().map(|u| u.at);
    if let Some(began) = one.began.filter(|at| first_update.is_none_or(|first| *at <= first)) {
        add(began, EventKind::Started, "It began, as the page says.".to_owned());
    }
    let first_of = |status: &str| one.updates.iter().position(|u| u.status == status);
    let last_over = one.updates.iter().rposition(|u| matches!(u.status.as_str(), "resolved" | "completed"));
    let (acknowledged, mitigated) = (first_of("investigating"), first_of("monitoring"));
    for (i, update) in one.updates.iter().enumerate() {
        let is_over = impacts.iter().all(|w| w.end.is_some_and(|end| end <= update.at));
        let kind = match update.status.as_str() {
            "investigating" if acknowledged == Some(i) => EventKind::Acknowledged,
            "identified" => EventKind::Identified,
            // A fix that was watched is a mitigation only if no component was hit any more.
            "monitoring" if mitigated == Some(i) && is_over => EventKind::Mitigated,
            "monitoring" | "in_progress" | "verifying" => EventKind::Action,
            "resolved" | "completed" if last_over == Some(i) => EventKind::Resolved,
            _ => EventKind::Note,
        };
        add(update.at, kind, format!("The page said: {}.", update.status.replace('_', " ")));
    }
    let over =
        one.ended.filter(|_| last_over.is_none() && one.updates.iter().all(|u| u.status != "postmortem"));
    if let Some(ended) = over {
        add(ended, EventKind::Resolved, "It was over, as the page says.".to_owned());
    }
}

fn words(update: &Update) -> String {
    let words = plain_text(&update.body);
    if words.is_empty() { format!("{}.", update.status.replace('_', " ")) } else { words }
}

/// The messages of an incident in order of time.
pub(super) fn communications(tool: Tool, one: &Exported, span: Span) -> Vec<Communication> {
    if tool != Tool::Statuspage {
        return Vec::new();
    }
    let message = |update: &Update| Communication {
        // When readers could see it: an incident that was entered afterwards was not announced in time.
        at: update.posted,
        channel: "status page".to_owned(),
        audience: Audience::Public,
        text: translated(Some(words(update)), BTreeMap::new()),
        next_update: None,
        span,
    };
    let mut all: Vec<Communication> = one.updates.iter().map(message).collect();
    all.sort_by_key(|c| c.at);
    all
}
