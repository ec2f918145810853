//! Why a document must wait before it can be sent, in sentences that a person understands.

use crate::compose::CustomerView;
use crate::compose::IncidentView;
use crate::compose::windows;
use crate::compose::words;
use crate::credit::Outcome;
use crate::language::Language;
use crate::model::DataLoss;
use crate::model::Hold;
use crate::model::Incident;
use crate::time::Zone;

/// Why the letter to a customer is held; empty when it is fit to be approved.
pub fn letter_holds(view: &CustomerView<'_>) -> Vec<String> {
    let english = Language::english();
    let mut holds: Vec<String> = view.incidents.iter().flat_map(|i| incident_holds(i)).collect();
    for a in view.lines.iter().filter_map(|l| l.assessment()) {
        let Some(undecided) = a.remedied.undecided.as_ref().filter(|_| a.outcome == Outcome::Undecided)
        else {
            continue;
        };
        let readings: Vec<String> = undecided.readings.iter().map(|r| english.phrase(&r.words)).collect();
        holds.push(format!(
            "The line {} ({}) is undecided: {}. The readings: {}. Say under [sla] how the text is read (interpretation, in_doubt).",
            a.line.id,
            a.policy.name,
            english.phrase(&undecided.why),
            readings.join("; ")
        ));
    }
    for row in view.rows.iter().filter(|row| row.difference.minor < 0) {
        holds.push(format!(
            "{} was issued as {}, and by what is known now {} is owed: a person decides what becomes of the rest.",
            row.issued_before, row.id, row.amount
        ));
    }
    let alone: Vec<_> =
        windows::interruptions(view).into_iter().filter(|i| i.is_told() && i.incidents.is_empty()).collect();
    if let Some(first) = alone.first() {
        let service = windows::service_name(view.services, &first.service);
        let when = Language::english().on_day(first.interval.start(), Zone::UTC, false);
        let what = match alone.len() {
            1 => format!("The interruption of {service} at {when} (UTC) is"),
            n => format!("{n} interruptions, the first of {service} at {when} (UTC), are"),
        };
        holds.push(format!(
            "{what} known from monitoring alone: no incident says what happened and whether data was lost."
        ));
    }
    holds
}

/// Why the public account of an incident is held; empty when it is fit to be approved.
pub fn public_postmortem_holds(view: &IncidentView<'_>) -> Vec<String> {
    incident_holds(view.incident)
}

fn incident_holds(incident: &Incident) -> Vec<String> {
    let mut holds = Vec::new();
    let named = format!("{} ({})", incident.id, incident.title);
    if incident.data_loss.value == DataLoss::Unknown {
        holds.push(format!("{named}: it is not yet known whether data was lost."));
    }
    if let Some(hold) = incident.hold {
        holds.push(format!("{named}: {}.", hold_words(hold)));
    }
    if words::written(&incident.public.what_happened).is_none() {
        holds.push(format!("{named}: nobody has written yet, under [public], what happened."));
    }
    holds
}

/// Who must release it first.
pub(super) fn hold_words(hold: Hold) -> &'static str {
    match hold {
        Hold::Legal => "a lawyer must release it first (hold = \"legal\")",
        Hold::Security => "the security team must release it first (hold = \"security\")",
    }
}
