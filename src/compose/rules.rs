//! The rules of evidence, one sentence each.

use crate::compose::words;
use crate::language::Language;
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
    language: &Language,
    settings: &Settings,
    services: impl IntoIterator<Item = &'s Service>,
) -> Vec<String> {
    let mut rules = vec![decides(language, settings.decides())];
    for service in services {
        let own = service.decides.as_ref().filter(|own| *own != settings.decides());
        rules.extend(own.map(|own| {
            let values = [("service", service.name.as_str()), ("rule", &decides(language, own))];
            language.say_with("rule-of-service", &values)
        }));
    }
    let Some(evidence) = &settings.evidence else { return rules };
    rules.push(language.say(match evidence.unknown {
        UnknownCountsAs::Up => "rule-unknown-up",
        UnknownCountsAs::Down => "rule-unknown-down",
    }));
    let has_steps = settings.monitoring.iter().any(|m| m.step.is_some());
    let shared = reading(language, evidence, has_steps);
    rules.extend(shared.iter().cloned());
    for (i, source) in settings.monitoring.iter().enumerate() {
        let own = settings.rules_of(i);
        let own = own.map(|own| reading(language, &own, source.step.is_some())).unwrap_or_default();
        for rule in own.iter().filter(|rule| !shared.contains(rule)) {
            rules.push(language.say_with("rule-of-source", &[("source", &source.id), ("rule", rule)]));
        }
    }
    let mut steps: Vec<Elapsed> = settings.monitoring.iter().filter_map(|m| m.step).collect();
    steps.sort();
    steps.dedup();
    if !steps.is_empty() {
        let every = |s: &Elapsed| language.say_with("every", &[("time", &language.elapsed(*s))]);
        let steps = language.list(&steps.iter().map(every).collect::<Vec<_>>());
        rules.push(language.say_with("rule-checks", &[("steps", &steps)]));
    }
    rules
}

/// Which evidence decides, in a sentence.
fn decides(language: &Language, rule: &Decides) -> String {
    match rule {
        Decides::Union => language.say("rule-union"),
        Decides::Monitoring => language.say("rule-monitoring"),
        Decides::Incidents => language.say("rule-incidents"),
        Decides::Intersection => language.say("rule-intersection"),
        Decides::Ranked(list) => {
            let names: Vec<String> = list.iter().map(|w| words::witness(language, w)).collect();
            let ranked = names
                .into_iter()
                .reduce(|all, next| language.say_with("ranked-then", &[("a", &all), ("b", &next)]));
            language.say_with("rule-ranked", &[("list", &ranked.unwrap_or_default())])
        }
    }
}

/// How monitoring is read, in sentences; edges only where checks are made at intervals.
fn reading(language: &Language, rules: &EvidenceRules, has_steps: bool) -> Vec<String> {
    let mut all = vec![language.say_with("rule-gap", &[("time", &language.elapsed(rules.gap_after))])];
    all.extend(confirmation(language, rules.confirm));
    if rules.quorum > 1 {
        all.push(language.say_with("rule-quorum", &[("number", &language.number(rules.quorum))]));
    }
    if has_steps {
        let onset = language.say(edge(rules.onset, "onset-inside", "onset-outside"));
        let recovery = language.say(edge(rules.recovery, "recovery-inside", "recovery-outside"));
        all.push(language.say_with("rule-edges", &[("onset", &onset), ("recovery", &recovery)]));
    }
    all
}

/// How many checks must fail; nothing to say where one is enough.
fn confirmation(language: &Language, rule: Confirm) -> Option<String> {
    let number = language.number(usize::try_from(rule.failures).unwrap_or(usize::MAX));
    match rule.within {
        _ if rule.failures <= 1 => None,
        None => Some(language.say_with("rule-confirm", &[("number", &number)])),
        Some(within) => {
            let values = [("number", number.as_str()), ("within", &language.elapsed(within))];
            Some(language.say_with("rule-confirm-within", &values))
        }
    }
}

fn edge(edge: Edge, inside: &'static str, outside: &'static str) -> &'static str {
    match edge {
        Edge::Inside => inside,
        Edge::Outside => outside,
        Edge::Midpoint => "edge-midpoint",
    }
}
