//! The rules of evidence, one sentence each.

use crate::compose::words;
use crate::model::Confirm;
use crate::model::Decides;
use crate::model::Edge;
use crate::model::EvidenceRules;
use crate::model::Service;
use crate::model::Settings;
use crate::model::UnknownCountsAs;
use crate::time::Elapsed;

/// Which evidence decides, what unknown time counts as, how often we look; and what is otherwise for one of `services`,
/// or for one source of monitoring.
pub(super) fn evidence_rules<'s>(
    settings: &Settings,
    services: impl IntoIterator<Item = &'s Service>,
) -> Vec<String> {
    let mut rules = vec![decides(settings.decides())];
    for service in services {
        let own = service.decides.as_ref().filter(|own| *own != settings.decides());
        rules.extend(own.map(|own| format!("For {} another rule holds. {}", service.name, decides(own))));
    }
    let Some(evidence) = &settings.evidence else { return rules };
    let unknown = match evidence.unknown {
        UnknownCountsAs::Up => "available",
        UnknownCountsAs::Down => "interrupted",
    };
    rules.push(format!(
        "Time without evidence counts as {unknown}; where there is such time, both figures are shown."
    ));
    let has_steps = settings.monitoring.iter().any(|m| m.step.is_some());
    let shared = reading(evidence, has_steps);
    rules.extend(shared.iter().cloned());
    for (i, source) in settings.monitoring.iter().enumerate() {
        let own = settings.rules_of(i).map(|own| reading(&own, source.step.is_some())).unwrap_or_default();
        let other = own.into_iter().filter(|rule| !shared.contains(rule));
        rules.extend(
            other.map(|rule| format!("For the monitoring called {} another rule holds. {rule}", source.id)),
        );
    }
    let mut steps: Vec<Elapsed> = settings.monitoring.iter().filter_map(|m| m.step).collect();
    steps.sort();
    steps.dedup();
    if !steps.is_empty() {
        let steps: Vec<String> = steps.iter().map(|s| format!("every {s}")).collect();
        rules.push(format!("Checks are made {}.", words::list(&steps)));
    }
    rules
}

/// Which evidence decides, in a sentence.
fn decides(rule: &Decides) -> String {
    match rule {
        Decides::Union => "An interruption counts when the incident record or monitoring has it; where both have it, it is counted once.".to_owned(),
        Decides::Monitoring => "What monitoring recorded decides what was interrupted and for how long.".to_owned(),
        Decides::Incidents => {
            "What our people recorded as an incident decides what was interrupted and for how long.".to_owned()
        }
        Decides::Intersection => {
            "An interruption counts for the time that both the incident record and monitoring have.".to_owned()
        }
        Decides::Ranked(list) => format!(
            "The first of these that knows of a time decides about it: {}.",
            list.iter().map(words::witness).collect::<Vec<_>>().join(", then ")
        ),
    }
}

/// How monitoring is read, in sentences; edges only where checks are made at intervals.
fn reading(rules: &EvidenceRules, has_steps: bool) -> Vec<String> {
    let mut all = vec![format!(
        "When a monitor is silent for longer than {}, that time is without evidence.",
        rules.gap_after
    )];
    all.extend(confirmation(rules.confirm));
    if rules.quorum > 1 {
        all.push(format!("It is one when at least {} places that check agree.", words::number(rules.quorum)));
    }
    if has_steps {
        let (onset, recovery) = (edge(rules.onset, true), edge(rules.recovery, false));
        all.push(format!("An interruption seen by regular checks starts {onset} and ends {recovery}."));
    }
    all
}

/// How many checks must fail; nothing to say where one is enough.
fn confirmation(rule: Confirm) -> Option<String> {
    let n = words::number(usize::try_from(rule.failures).unwrap_or(usize::MAX));
    match rule.within {
        _ if rule.failures <= 1 => None,
        None => Some(format!(
            "An interruption seen by regular checks is one when {n} checks in a row fail, counted from the first of them."
        )),
        Some(within) => Some(format!(
            "An interruption seen by regular checks is one when {n} checks fail in a row, or within {within} of each other; good checks between them do not count as interrupted."
        )),
    }
}

fn edge(edge: Edge, is_onset: bool) -> &'static str {
    match (edge, is_onset) {
        (Edge::Inside, true) => "with the first check that failed",
        (Edge::Outside, true) => "with the last check that succeeded before it",
        (Edge::Inside, false) => "with the last check that failed",
        (Edge::Outside, false) => "with the first check that succeeded after it",
        (Edge::Midpoint, _) => "half-way between the two checks around its edge",
    }
}
