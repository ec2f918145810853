//! `[evidence]`, and what a source or a service says instead of it, to rules.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::model::Confirm;
use crate::model::Conflicts;
use crate::model::Decides;
use crate::model::Edge;
use crate::model::EvidenceRules;
use crate::model::SourceRules;
use crate::model::UnknownCountsAs;
use crate::model::Witness;
use crate::money::Exact;
use crate::source::Span;
use crate::time::Elapsed;

/// The rules of the workspace.
pub(super) fn rules(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawEvidence>) -> Option<EvidenceRules> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    let at = r.span(raw.decides.span());
    let decides = decides(r, raw.decides.into_inner(), at);
    let confirm = confirm(r, &raw.confirm);
    let quorum = quorum(r, raw.quorum.as_ref());
    let at = r.span(raw.gap_after.span());
    let gap_after = r.elapsed(raw.gap_after.get_ref(), at);
    let degraded_share = share(r, raw.degraded_share.as_ref());
    Some(EvidenceRules {
        decides: decides?,
        confirm: confirm?,
        gap_after: gap_after?,
        unknown: match raw.unknown_counts_as {
            raw::RawUnknown::Up => UnknownCountsAs::Up,
            raw::RawUnknown::Down => UnknownCountsAs::Down,
        },
        onset: onset(raw.onset),
        recovery: recovery(raw.recovery),
        quorum: quorum?.unwrap_or(1),
        conflicts: raw.conflicts.map(conflicts),
        degraded_share: degraded_share?,
        span,
    })
}

/// What a source says, as written.
pub(super) struct OwnRules<'r> {
    pub(super) confirm: Option<&'r toml::Spanned<raw::RawConfirm>>,
    pub(super) gap_after: Option<&'r raw::Text>,
    pub(super) onset: Option<raw::RawOnset>,
    pub(super) recovery: Option<raw::RawRecovery>,
    pub(super) quorum: Option<&'r toml::Spanned<i64>>,
    pub(super) conflicts: Option<raw::RawConflicts>,
    pub(super) degraded_share: Option<&'r raw::Text>,
}

/// The rules of one source.
pub(super) fn source_rules(r: &mut Reader<'_>, own: &OwnRules<'_>) -> Option<SourceRules> {
    let confirm = match own.confirm {
        None => Some(None),
        Some(c) => confirm(r, c).map(Some),
    };
    let gap_after = match own.gap_after {
        None => Some(None),
        Some(text) => {
            let at = r.span(text.span());
            r.elapsed(text.get_ref(), at).map(Some)
        }
    };
    let quorum = quorum(r, own.quorum);
    let degraded_share = share(r, own.degraded_share);
    Some(SourceRules {
        confirm: confirm?,
        gap_after: gap_after?,
        onset: own.onset.map(onset),
        recovery: own.recovery.map(recovery),
        quorum: quorum?,
        conflicts: own.conflicts.map(conflicts),
        degraded_share: degraded_share?,
    })
}

/// Which evidence decides. Whether the sources of a ranking exist is seen when all files are read.
pub(super) fn decides(r: &mut Reader<'_>, raw: raw::RawDecides, span: Span) -> Option<Decides> {
    let list = match raw {
        raw::RawDecides::Word(word) => {
            return Some(match word {
                raw::RawDecidesWord::Union => Decides::Union,
                raw::RawDecidesWord::Monitoring => Decides::Monitoring,
                raw::RawDecidesWord::Incidents => Decides::Incidents,
                raw::RawDecidesWord::Intersection => Decides::Intersection,
            });
        }
        raw::RawDecides::Ranked(list) => list,
    };
    let witness = |name: String| match name.as_str() {
        "monitoring" => Witness::Monitoring,
        "incidents" => Witness::Incidents,
        _ => Witness::Source(name),
    };
    let ranked: Vec<Witness> = list.into_iter().map(witness).collect();
    let problem = match ranked.iter().position(|w| *w == Witness::Incidents) {
        _ if ranked.is_empty() => Some("an empty ranking decides nothing"),
        Some(at) if at + 1 < ranked.len() => {
            Some("incidents know of every time, so that nothing after them is ever asked")
        }
        _ if (1..ranked.len()).any(|i| ranked[..i].contains(&ranked[i])) => {
            Some("the same evidence stands in the ranking twice")
        }
        _ => None,
    };
    if let Some(problem) = problem {
        r.push(Diagnostic::error(Code::EvidenceRules, problem).at(span, "which evidence decides").help(
            "write the most trusted first, for instance `[\"uptimerobot\", \"monitoring\", \"incidents\"]`",
        ));
        return None;
    }
    Some(Decides::Ranked(ranked))
}

fn confirm(r: &mut Reader<'_>, raw: &toml::Spanned<raw::RawConfirm>) -> Option<Confirm> {
    let span = r.span(raw.span());
    match raw.get_ref() {
        raw::RawConfirm::InARow(n) => {
            positive(r, *n, span, "confirm").map(|failures| Confirm { failures, within: None })
        }
        raw::RawConfirm::Within(both) => {
            let failures = positive(r, both.failures, span, "failures");
            let within: Option<Elapsed> = r.elapsed(&both.within, span);
            Some(Confirm { failures: failures?, within: Some(within?) })
        }
    }
}

fn quorum(r: &mut Reader<'_>, raw: Option<&toml::Spanned<i64>>) -> Option<Option<usize>> {
    let Some(raw) = raw else { return Some(None) };
    let span = r.span(raw.span());
    positive(r, *raw.get_ref(), span, "quorum").map(|n| Some(usize::try_from(n).unwrap_or(1)))
}

fn share(r: &mut Reader<'_>, raw: Option<&raw::Text>) -> Option<Option<Exact>> {
    let Some(raw) = raw else { return Some(None) };
    let span = r.span(raw.span());
    r.share(raw.get_ref(), span).map(Some)
}

fn onset(raw: raw::RawOnset) -> Edge {
    match raw {
        raw::RawOnset::FirstFailure => Edge::Inside,
        raw::RawOnset::LastSuccess => Edge::Outside,
        raw::RawOnset::Midpoint => Edge::Midpoint,
    }
}

fn recovery(raw: raw::RawRecovery) -> Edge {
    match raw {
        raw::RawRecovery::FirstSuccess => Edge::Outside,
        raw::RawRecovery::LastFailure => Edge::Inside,
        raw::RawRecovery::Midpoint => Edge::Midpoint,
    }
}

fn conflicts(raw: raw::RawConflicts) -> Conflicts {
    match raw {
        raw::RawConflicts::Worst => Conflicts::Worst,
        raw::RawConflicts::First => Conflicts::First,
        raw::RawConflicts::Last => Conflicts::Last,
        raw::RawConflicts::Refuse => Conflicts::Refuse,
    }
}

fn positive(r: &mut Reader<'_>, n: i64, span: Span, what: &str) -> Option<u64> {
    let found = u64::try_from(n).ok().filter(|n| (1..=10_000).contains(n));
    if found.is_none() {
        r.push(
            Diagnostic::error(Code::NumberUnreadable, format!("`{what} = {n}` is not possible"))
                .at(span, "a whole number of at least 1 is needed")
                .help(format!("write `{what} = 1` for the least")),
        );
    }
    found
}
