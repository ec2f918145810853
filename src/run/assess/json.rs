//! An answer for scripts: every figure as an exact ratio, with a decimal beside it.

use crate::credit::ClaimState;
use crate::credit::Outcome;
use crate::language::Language;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Rounding;
use crate::run::assess::Answer;
use crate::run::assess::Facts;
use crate::sla::Policy;
use crate::workings::Step;
use serde_json::Value as Json;
use serde_json::json;

/// How many decimals stand beside a ratio.
const PLACES: u32 = 12;

/// The answer as JSON.
pub fn answer_json(policy: &Policy, facts: &Facts, answer: &Answer) -> Json {
    let judged = &answer.judged;
    let pay = &judged.remedied.pay;
    let claim = match &answer.claim {
        ClaimState::NotNeeded | ClaimState::Waived(_) => json!({ "needed": false }),
        ClaimState::Received(day) => json!({ "needed": true, "received_on": day.to_string() }),
        ClaimState::Awaited(day) => json!({ "needed": true, "last_day": day.to_string(), "is_late": false }),
        ClaimState::TooLate(day) => json!({ "needed": true, "last_day": day.to_string(), "is_late": true }),
    };
    json!({
        "sla": {
            "id": policy.id.as_str(),
            "version": policy.version,
            "name": policy.name,
            "source": policy.source,
            "source_status": policy.source_status,
            "interpretation": policy.interpretation,
            "requires": policy.requires,
        },
        "period": {
            "start": facts.period.start().to_string(),
            "end": facts.period.end().to_string(),
            "zone": facts.zone.name(),
        },
        "outcome": outcome_name(answer.outcome),
        "credit": money(&answer.exact, answer.credit.digits()),
        "owed": {
            "share": ratio(&pay.share),
            "time_ms": ratio(&pay.time),
            "money": pay.money.as_ref().map(|m| ratio(&m.major())),
            "rights": pay.rights,
        },
        "rule": Language::english().phrase(&judged.remedied.tier),
        "uptime": ratio(&judged.measured.uptime),
        "uptime_without_exclusions": ratio(&judged.measured.uptime_all),
        "affected_ms": ratio(&judged.measured.affected),
        "measured_ms": judged.measured.denominator.0,
        "undecided": judged.remedied.undecided.as_ref().map(|u| json!({
            "kind": u.kind.word(),
            "why": Language::english().phrase(&u.why),
            "readings": u.readings.iter().map(|r| Language::english().phrase(&r.words)).collect::<Vec<_>>(),
        })),
        "rights": judged.rights.iter().map(|r| json!({
            "name": r.name, "bad": r.bad, "among": r.among, "when": r.when,
        })).collect::<Vec<_>>(),
        "several": answer.stacked.as_ref().map(|s| json!({
            "amount": ratio(&s.amount.major()),
            "rule": s.words,
            "paying": s.paying.and_then(|i| facts.candidates.get(i)).map(|c| c.promise.clone()),
        })),
        "claim": claim,
        "workings": step(&answer.workings),
    })
}

/// The word for an outcome.
pub(super) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NothingOwed => "nothing-owed",
        Outcome::BelowMinimum => "below-minimum",
        Outcome::CarriedOver => "carried-over",
        Outcome::Owed => "owed",
        Outcome::AwaitingClaim => "awaiting-claim",
        Outcome::TooLate => "too-late",
        Outcome::InKind => "in-kind",
        Outcome::Undecided => "undecided",
        Outcome::ToDate => "to-date",
    }
}

fn ratio(value: &Exact) -> Json {
    json!({ "exact": value.to_string(), "decimal": decimal(value) })
}

fn money(exact: &ExactMoney, amount: String) -> Json {
    json!({
        "currency": exact.currency.code(),
        "amount": amount,
        "exact": exact.major().to_string(),
        "decimal": decimal(&exact.major()),
    })
}

/// All digits, or half-up at [`PLACES`].
fn decimal(value: &Exact) -> String {
    value.to_decimal(PLACES).unwrap_or_else(|| {
        let scale = Exact::whole(10_i64.pow(PLACES));
        let whole = Rounding::HalfUp.whole(&value.times(&scale));
        let rounded = Exact::ratio(whole, 10_i64.pow(PLACES)).unwrap_or_else(Exact::zero);
        rounded.to_decimal(PLACES).unwrap_or_default()
    })
}

fn step(step_: &Step) -> Json {
    let english = Language::english();
    let value = english.value(&step_.value);
    json!({
        "what": english.phrase(&step_.what),
        "value": value,
        "exact": step_.value.exact().unwrap_or(value),
        "rule": english.phrase(&step_.rule),
        "clause": step_.clause,
        "sources": step_.sources,
        "steps": step_.steps.iter().map(step).collect::<Vec<_>>(),
    })
}
