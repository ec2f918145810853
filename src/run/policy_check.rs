//! What a run can do with an SLA: faults of its text, and needs that a workspace cannot fill yet.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::sla::Clock;
use crate::sla::Finding;
use crate::sla::FindingKind;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::sla::Signal;

/// A fault of a text as a message. Whether it stops depends on who asks.
pub fn finding(finding: &Finding) -> Diagnostic {
    let title = match finding.kind {
        FindingKind::Unstated => format!("this SLA leaves something open: {}", finding.what),
        _ => format!("in this credit table, {}", finding.what),
    };
    let mut diagnostic = Diagnostic::warning(Code::SlaBands, title);
    let label = |i: usize| match (i, finding.kind) {
        (_, FindingKind::Hole) => "the table",
        (_, FindingKind::Unstated) => "this rule",
        (0, _) => "this row",
        _ => "and this row",
    };
    for (i, span) in finding.spans.iter().enumerate() {
        diagnostic = diagnostic.at(*span, label(i));
    }
    let note = "what a customer with this uptime is owed could not be said";
    match finding.kind {
        FindingKind::Unstated => diagnostic.note(note).help("round = \"floor\"   # or \"ceil\""),
        _ => diagnostic.note(note).help(
            "let the rows meet: `<` in one and `<=` in the other at the same percentage, down to `uptime < …`",
        ),
    }
}

/// What of an SLA a workspace cannot say yet; `amends assess` takes it as facts.
pub(super) fn beyond(policy: &Policy, diags: &mut Diagnostics) {
    let mut needs: Vec<String> = Vec::new();
    if policy.period != PeriodKind::Month {
        needs.push("a period other than the calendar month".to_owned());
    }
    if policy.signal != Signal::Outages {
        needs.push("requests or events instead of outages".to_owned());
    }
    if policy.clock == Clock::Reported {
        needs.push("the time at which the customer reported an outage".to_owned());
    }
    needs.extend(
        policy.facts.iter().filter(|f| f.default.is_none()).map(|f| format!("the fact `{}`", f.name)),
    );
    if policy.extends_term {
        needs.push("time added to the end of the term".to_owned());
    }
    if !policy.rights.is_empty() || policy.stack.is_some() {
        needs.push("earlier periods or other promises".to_owned());
    }
    if needs.is_empty() {
        return;
    }
    diags.push(
        Diagnostic::error(Code::SlaBeyond, format!("a run cannot apply the SLA `{}` yet", policy.id))
            .at(policy.span, format!("it needs {}", needs.join(", ")))
            .note("its customers would be told a wrong figure, so nothing is reckoned")
            .help(format!("`amends assess --sla {} …` reckons it from facts that you give", policy.id)),
    );
}
