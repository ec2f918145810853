//! What must be said: interruptions, data loss, last days; and what a good letter says.

use crate::compose::DocumentFacts;
use crate::compose::WindowFact;
use crate::model::Rule;
use crate::proofread::flag::Flag;
use crate::proofread::text::Place;
use crate::proofread::text::Text;
use crate::proofread::words::Found;
use crate::source::flat;

/// What the facts ask a document to say.
pub(super) fn contents(text: &Text, facts: &DocumentFacts<'_>, found: Option<&Found>, flags: &mut Vec<Flag>) {
    for words in facts.data_loss.iter().filter(|words| !text.says(words)) {
        flags.push(Flag::new(Rule::DataLoss, flat(words)));
    }
    windows(text, &facts.windows, flags);
    if let Some(zone) = facts.zone.filter(|zone| !(text.says(zone) && text.says("UTC"))) {
        flags.push(Flag::new(Rule::ZoneMissing, flat(zone)));
    }
    for words in facts.undated.iter().filter(|words| text.says(words)) {
        flags.push(Flag::new(Rule::UndatedAction, flat(words)));
    }
    if facts.no_prevention {
        flags.push(Flag::new(Rule::PreventionMissing, "what is done about it"));
    }
    if let Some((name, email)) = facts.contact.filter(|(name, email)| !(text.says(name) && text.says(email)))
    {
        flags.push(Flag::new(Rule::ContactMissing, format!("{name}, {email}")));
    }
    if facts.is_follow_up {
        promises(text, facts, found, flags);
    }
    if !facts.is_letter {
        return;
    }
    let missing = [
        (Rule::DateMissing, &facts.claim_days),
        (Rule::UseMissing, &facts.uses),
        (Rule::HowMissing, &facts.hows),
        (Rule::AppearsMissing, &facts.appears),
    ];
    for (rule, all) in missing {
        for words in all.iter().filter(|words| !text.says(words)) {
            flags.push(Flag::new(rule, flat(words)));
        }
    }
    for service in facts.services {
        let name = flat(service);
        let early = |place: Place| matches!(place, Place::Subject | Place::Step(0 | 1));
        if !text.sentences.iter().any(|s| early(s.place) && text.of(s).contains(name.trim())) {
            flags.push(Flag::new(Rule::ServiceMissing, name));
        }
    }
    if let Some(found) = found {
        apology(text, facts, found, flags);
    }
}

/// Every date of a promise; an apology where one was not kept; and something for those for whom it is not enough.
fn promises(text: &Text, facts: &DocumentFacts<'_>, found: Option<&Found>, flags: &mut Vec<Flag>) {
    for words in facts.promises.iter().filter(|words| !text.says(words)) {
        flags.push(Flag::new(Rule::PromiseMissing, flat(words)));
    }
    let Some(found) = found else { return };
    if facts.owes_apology && found.sorry.is_empty() {
        flags.push(Flag::new(Rule::ApologyLate, "no apology for a date that was not kept"));
    }
    if facts.recourse.is_some_and(|to| !text.says(to)) || found.recourse.is_empty() {
        flags.push(Flag::new(Rule::RecourseMissing, "what to do if it is not enough"));
    }
}

/// Early, and owned; and something for those for whom it is not enough.
fn apology(text: &Text, facts: &DocumentFacts<'_>, found: &Found, flags: &mut Vec<Flag>) {
    let mut first = text.sentences.iter().filter(|s| s.place == Place::Step(0) && !s.is_row);
    let early = [first.next(), first.next()];
    let said = early.into_iter().flatten().any(|s| found.sorry.iter().any(|r| s.range.contains(&r.start)));
    if !said && text.steps.iter().any(|s| s.name == "apologise") {
        let mut flag = Flag::new(Rule::ApologyLate, "no apology in the first two sentences");
        flag.place = Place::Step(0).name().to_owned();
        flag.sentence = early[0].map(|s| text.of(s).to_owned()).unwrap_or_default();
        flags.push(flag);
    }
    let within = |ranges: &[std::ops::Range<usize>], step: usize| {
        ranges.iter().any(|r| text.at(r.start).is_some_and(|s| s.place == Place::Step(step)))
    };
    if !within(&found.owned, 0) {
        flags.push(Flag::new(Rule::ApologyNotOwned, "whose failure it was"));
    }
    let address = facts.recourse.is_none_or(|to| text.says(to));
    if !address || !within(&found.recourse, 4) {
        flags.push(Flag::new(Rule::RecourseMissing, "what to do if it is not enough"));
    }
}

/// Each interruption with its beginning and end, in both zones; in one row or sentence, or at least somewhere.
fn windows(text: &Text, windows: &[WindowFact<'_>], flags: &mut Vec<Flag>) {
    let mut from = 0;
    for window in windows {
        let told =
            [window.local.0, window.local.1, window.utc.0, window.utc.1].map(|t| flat(t).trim().to_owned());
        let holds = |at: usize| {
            let Some(sentence) = text.sentences.get(at) else { return false };
            let words = text.of(sentence);
            told.iter().all(|t| words.contains(t.as_str()))
        };
        // Rows stand in the order of the windows, so the next one is mostly the next row.
        let count = text.sentences.len();
        if let Some(at) = (from..count).chain(0..from.min(count)).find(|at| holds(*at)) {
            from = at;
            continue;
        }
        if !told.iter().all(|t| text.says(t)) {
            let words =
                format!("of {}, {} – {} ({} – {} UTC)", window.service, told[0], told[1], told[2], told[3]);
            flags.push(Flag::new(Rule::WindowMissing, words));
        }
    }
}
