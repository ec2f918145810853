//! Faults of the text of an SLA as messages.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::sla::Finding;
use crate::sla::FindingKind;
use crate::sla::Policy;

/// A fault of a text as a message. It does not stop: only facts that fall on it are undecided.
pub fn finding(policy: &Policy, finding: &Finding) -> Diagnostic {
    let title = match finding.kind {
        FindingKind::Unstated => format!("this SLA leaves something open: {}", finding.what),
        FindingKind::Conflict => format!("this SLA contradicts itself: {}", finding.what),
        FindingKind::Hole | FindingKind::Overlap | FindingKind::Unreachable => {
            format!("in this credit table, {}", finding.what)
        }
    };
    let mut diagnostic = Diagnostic::warning(Code::SlaBands, title);
    let label = |i: usize| match (i, finding.kind) {
        (_, FindingKind::Hole) => "the table",
        (_, FindingKind::Unstated | FindingKind::Conflict) => "this rule",
        (0, _) => "this row",
        _ => "and this row",
    };
    for (i, span) in finding.spans.iter().enumerate() {
        diagnostic = diagnostic.at(*span, label(i));
    }
    if finding.kind == FindingKind::Unreachable {
        return diagnostic.note("the row never applies").help("is the unit right? `h`, `min`, `days`");
    }
    if let Some(in_doubt) = policy.in_doubt {
        return diagnostic.note(format!("where facts fall on it, it is read {}", in_doubt.words()));
    }
    diagnostic = diagnostic
        .note("where facts fall on it, nothing can be said of what is owed, and the letter is held");
    let help = match finding.kind {
        FindingKind::Unstated => "say it: `round = \"floor\"` or `\"ceil\"`, or of what a cap is a share",
        _ => "in a text of your own, let the rows meet: `<` in one and `<=` in the other at the same value",
    };
    diagnostic.help(help).help(
        "in a published text that is so, say under [sla] how it is read here: `interpretation = \"…\"` and `in_doubt = \"for-the-customer\"`",
    )
}
