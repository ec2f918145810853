//! Why nothing is owed for a contract line: the reason, the margin, what was left out and by which clause.

use crate::compose::LineResult;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowState;
use crate::language::Language;
use crate::render::table::Verdict;
use crate::sla::Counted;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// The lines to print; none where something is owed.
pub(super) fn why_not(result: &LineResult<'_>, row: Option<&LedgerRow>) -> Vec<String> {
    if row.is_some_and(|row| row.state == RowState::Owed) {
        return Vec::new();
    }
    let verdict = Verdict::of(result);
    let first = match result.assessment().map(|a| a.outcome) {
        Some(Outcome::AwaitingClaim) => "nothing is owed before a claim",
        Some(Outcome::ToDate | Outcome::Undecided) => "nothing is decided",
        _ => "nothing is owed",
    };
    let mut told = vec![match verdict.margin.is_empty() {
        true => format!("{first}: {}", verdict.reason),
        false => format!(
            "{first}: {}; {} affected, {} allowed: {}",
            verdict.reason, verdict.affected, verdict.allowed, verdict.margin
        ),
    }];
    told.extend(left_out(result));
    told
}

/// `left out: 1 h 23 min, planned maintenance [A2.3]`, for each reason.
fn left_out(result: &LineResult<'_>) -> Vec<String> {
    let english = Language::english();
    let mut sums: BTreeMap<(&'static str, Option<&str>), Elapsed> = BTreeMap::new();
    for s in &result.measured().segments {
        let why = match &s.counted {
            Counted::Yes => continue,
            Counted::Excluded { class, clause, .. } => (class.message(), clause.as_deref()),
            other => (message(other), None),
        };
        let sum = sums.entry(why).or_default();
        *sum = sum.plus(s.interval.length());
    }
    let line = |((why, clause), time): ((&'static str, Option<&str>), Elapsed)| {
        let clause = clause.map(|c| format!("  [{c}]")).unwrap_or_default();
        format!("left out: {}, {}{clause}", english.elapsed(time), english.say(why))
    };
    sums.into_iter().map(line).collect()
}

/// The message about a reason that is no exclusion.
pub(super) fn message(counted: &Counted) -> &'static str {
    match counted {
        Counted::Yes => "step-counted",
        Counted::Excluded { class, .. } => class.message(),
        Counted::TooShort => "too-short",
        Counted::PartOfUnit => "part-of-a-unit",
        Counted::Unreported => "not-reported-yet",
        Counted::Grace => "before-grace-was-over",
        Counted::Degraded => "degraded-not-counted",
    }
}
