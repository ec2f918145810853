//! An answer for a person: the result first, then why.

use crate::credit::ClaimState;
use crate::credit::Outcome;
use crate::language::Language;
use crate::money::format_percent_down;
use crate::run::assess::Answer;
use crate::run::assess::Facts;
use crate::run::tree::tree;
use crate::sla::Policy;
use std::fmt::Write;

/// The answer in words.
pub fn answer_text(policy: &Policy, facts: &Facts, answer: &Answer) -> String {
    let mut out = String::new();
    let source = policy.source_status.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
    let _ = writeln!(out, "{}, edition {}{source}", policy.name, policy.version);
    let _ = writeln!(out, "{}", facts.period_words);
    let _ = writeln!(out, "\n  {}", verdict(policy, facts, answer));
    if let Some(undecided) = &answer.judged.remedied.undecided {
        for reading in &undecided.readings {
            let _ = writeln!(out, "    {}", Language::english().phrase(&reading.words));
        }
        out.push_str(
            "  a copy of the SLA that says how it is read decides it (`interpretation` and `in_doubt`):\n",
        );
        let _ = writeln!(out, "    amends sla new slas/mine.toml --from {}", policy.id);
    }
    if let Some(stacked) = &answer.stacked {
        let _ = writeln!(out, "  several credits: {}, {}", stacked.amount, stacked.words);
        for (i, candidate) in facts.candidates.iter().enumerate() {
            let mark = if stacked.paying == Some(i) { "  ← this one" } else { "" };
            let _ = writeln!(out, "    {}  {}{mark}", candidate.amount, candidate.promise);
        }
    }
    for right in &answer.judged.rights {
        let _ = writeln!(
            out,
            "  right: {} ({} of {} periods with {})",
            right.name, right.bad, right.among, right.when
        );
    }
    if let Some(words) = claim(answer) {
        let _ = writeln!(out, "  {words}");
    }
    let first = facts.zone.civil(facts.period.start()).date();
    if let Some(from) = policy.effective_from.filter(|from| *from > first) {
        let _ = writeln!(out, "  this edition is in effect only from {}", from.format("%-d\u{a0}%B %Y"));
    }
    for gate in &policy.requires {
        let _ = writeln!(out, "  only if {gate}");
    }
    out.push('\n');
    tree(&answer.workings, &mut out);
    out
}

fn verdict(policy: &Policy, facts: &Facts, answer: &Answer) -> String {
    let edges = std::slice::from_ref(&policy.commitment);
    let uptime = format_percent_down(&answer.judged.measured.uptime, 3, edges);
    match answer.outcome {
        Outcome::Met => format!("nothing is owed: uptime {uptime}"),
        Outcome::NothingOwed if facts.candidates.is_empty() => {
            format!("nothing is owed by the rules, although the promise was missed: uptime {uptime}")
        }
        Outcome::NothingOwed => format!("the promise was missed: uptime {uptime}"),
        Outcome::BelowMinimum => {
            format!(
                "nothing is paid: {} does not pass the minimum; uptime {uptime}",
                answer.judged.amount.exact
            )
        }
        Outcome::CarriedOver => format!(
            "{} stands over until the agreed sum is reached; uptime {uptime}",
            answer.judged.amount.exact
        ),
        Outcome::Owed => format!("{} is owed: uptime {uptime}", answer.credit),
        Outcome::AwaitingClaim => format!("{} is owed when it is claimed: uptime {uptime}", answer.credit),
        Outcome::TooLate => {
            format!("{} would be owed, and the claim is too late: uptime {uptime}", answer.credit)
        }
        Outcome::InKind if !answer.judged.remedied.pay.is_nothing() => {
            let end = if policy.extends_term { ", added to the end of the term" } else { "" };
            format!("owed, not in money: {}{end}; uptime {uptime}", answer.judged.remedied.pay)
        }
        Outcome::InKind => format!("no money is owed, and a right is given: uptime {uptime}"),
        Outcome::ToDate => format!("the period is not over: uptime {uptime} so far"),
        Outcome::Undecided => {
            let undecided = answer.judged.remedied.undecided.as_ref();
            let why = undecided.map_or_else(String::new, |u| Language::english().phrase(&u.why));
            format!("undecided: {why}")
        }
    }
}

fn claim(answer: &Answer) -> Option<String> {
    if matches!(answer.outcome, Outcome::Met | Outcome::NothingOwed | Outcome::BelowMinimum) {
        return None;
    }
    let show = |day: &chrono::NaiveDate| day.format("%-d\u{a0}%B %Y").to_string();
    match &answer.claim {
        ClaimState::NotNeeded | ClaimState::Waived(_) => None,
        ClaimState::Received(day) => Some(format!("claimed on {}, in time", show(day))),
        ClaimState::Awaited(day) => Some(format!("the last day for the claim is {}", show(day))),
        ClaimState::TooLate(day) => Some(format!("the last day for the claim was {}", show(day))),
    }
}
