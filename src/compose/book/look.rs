//! What a person should look at before anything is approved: what blocks first, then what is only doubtful.

use crate::compose::book::desk::BookDesk;
use crate::compose::book::month::RunSays;
use crate::compose::book::shape::Attention;
use crate::compose::book::shape::AttentionItem;
use crate::compose::book::shape::EvidencePage;
use crate::compose::words::count;
use crate::credit::Outcome;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Severity;
use crate::language::Language;
use crate::measure::Finding;
use crate::source::Sources;

/// How many of a kind stand in the page one by one.
const SHOWN: usize = 12;

/// Everything that asks for a person, heaviest first.
pub(super) fn attention(desk: &BookDesk<'_>, says: &RunSays<'_>, evidence: &EvidencePage) -> Vec<Attention> {
    let all = [
        listed(held(says), "customers?letter=held"),
        listed(undecided(desk), "customers?state=undecided"),
        wording(desk),
        listed(doubts(evidence), "customers?doubt=yes"),
        rejects(evidence),
        accounts(evidence),
        languages(says),
        mail(says),
        notes(desk, says),
    ];
    all.into_iter().flatten().collect()
}

/// A kind with its items, or `None` where there are none.
fn kind(
    blocks: bool,
    title: impl Fn(usize) -> String,
    why: &str,
    mut items: Vec<AttentionItem>,
) -> Option<Attention> {
    let all = items.len();
    items.truncate(SHOWN);
    (all > 0).then(|| Attention {
        blocks,
        title: title(all),
        why: why.to_owned(),
        more: all - items.len(),
        items,
        all: None,
    })
}

/// The same, with the list that shows all of them.
fn listed(attention: Option<Attention>, all: &str) -> Option<Attention> {
    attention.map(|attention| Attention { all: Some(all.to_owned()), ..attention })
}

/// Where a document is shown: `customers/acme` for `customers/acme/letter`.
fn shown_at(path: &str) -> Option<String> {
    path.rsplit_once('/').map(|(folder, _)| folder.to_owned())
}

fn held(says: &RunSays<'_>) -> Option<Attention> {
    let item = |(path, reasons): &(String, Vec<String>)| AttentionItem {
        title: path.clone(),
        text: reasons.join(" "),
        to: shown_at(path),
        at: None,
    };
    kind(
        true,
        |n| count(n, "document is held", "documents are held"),
        "They are in no mail and cannot be approved until the reason is gone; then run again.",
        says.letters.held.iter().map(item).collect(),
    )
}

fn undecided(desk: &BookDesk<'_>) -> Option<Attention> {
    let all =
        desk.facts.lines.iter().filter_map(|l| l.assessment()).filter(|a| a.outcome == Outcome::Undecided);
    let items = all.map(|a| AttentionItem {
        title: format!("{}, line {}", a.customer.name, a.line.id),
        text: match &a.remedied.undecided {
            Some(undecided) => Language::english().phrase(&undecided.why),
            None => "the text of the SLA does not say what is owed".to_owned(),
        },
        to: Some(format!("customers/{}", a.customer.id)),
        at: Some(desk.facts.sources.place(a.policy.span)),
    });
    kind(
        true,
        |n| count(n, "result is undecided", "results are undecided"),
        "The text of the SLA has a hole or contradicts itself here. Say in the SLA how it is read, and run again.",
        items.collect(),
    )
}

fn wording(desk: &BookDesk<'_>) -> Option<Attention> {
    let items = desk.open_flags().map(|(path, flags)| AttentionItem {
        title: path.to_owned(),
        text: flags.iter().map(|f| format!("{}: “{}”", f.rule, f.words)).collect::<Vec<_>>().join("; "),
        to: shown_at(path),
        at: None,
    });
    kind(
        false,
        |n| count(n, "document has words to look at", "documents have words to look at"),
        "Change the words, or accept the warning with your name and a reason.",
        items.collect(),
    )
}

fn doubts(evidence: &EvidencePage) -> Option<Attention> {
    let items = evidence.doubts.iter().map(|d| AttentionItem {
        title: format!("{}, line {}", d.name, d.line),
        text: format!("{} in the ledger; the evidence allows {} to {}", d.chosen, d.least, d.most),
        to: Some(format!("customers/{}", d.customer)),
        at: None,
    });
    let mut doubts = kind(
        false,
        |n| count(n, "result is in doubt", "results are in doubt"),
        "Samples prove less than they allow, and the credit hangs on it. A shorter step of the monitor would decide.",
        items.collect(),
    )?;
    doubts.more += evidence.doubts_more;
    Some(doubts)
}

fn rejects(evidence: &EvidencePage) -> Option<Attention> {
    let items = evidence.rejects.iter().map(|r| AttentionItem {
        title: r.reason.clone(),
        text: format!("“{}”", r.value),
        to: Some("evidence/rejects".to_owned()),
        at: Some(r.at.clone()),
    });
    let more = usize::try_from(evidence.rejects_more).unwrap_or(usize::MAX);
    let all = evidence.rejects.len().saturating_add(more);
    let mut rejects = kind(
        false,
        |_| count(all, "row of evidence could not be used", "rows of evidence could not be used"),
        "Their time counts as unknown, never as up.",
        items.collect(),
    )?;
    rejects.more = rejects.more.saturating_add(more);
    Some(rejects)
}

fn accounts(evidence: &EvidencePage) -> Option<Attention> {
    let agrees = Finding::Agrees.words();
    let items = evidence.reconciliation.iter().filter(|r| r.finding != agrees).map(|r| AttentionItem {
        title: format!("{}, {} UTC", r.service, r.when),
        text: r.finding.clone(),
        to: Some("evidence/accounts".to_owned()),
        at: None,
    });
    kind(
        false,
        |_| {
            count(
                evidence.disagreeing,
                "stretch in which monitors and incidents differ",
                "stretches in which monitors and incidents differ",
            )
        },
        "The rule of evidence decided each of them; the table of choices says what another rule would cost.",
        items.collect(),
    )
}

fn languages(says: &RunSays<'_>) -> Option<Attention> {
    let item = |(customer, missing): &(String, String)| AttentionItem {
        title: customer.clone(),
        text: format!("missing in {missing}"),
        to: Some(format!("customers/{customer}")),
        at: None,
    };
    kind(
        false,
        |n| count(n, "letter is not in its reader's language", "letters are not in their readers' language"),
        "Something was not written in it, so the whole letter is in the language of the workspace.",
        says.letters.fallbacks.iter().map(item).collect(),
    )
}

fn mail(says: &RunSays<'_>) -> Option<Attention> {
    let item = |path: &String| AttentionItem {
        title: path.clone(),
        text: "no mail address is known".to_owned(),
        to: shown_at(path),
        at: None,
    };
    kind(
        false,
        |n| count(n, "letter has no mail draft", "letters have no mail draft"),
        "Send them by post, or put the address into customers.csv.",
        says.without_mail.iter().map(item).collect(),
    )
}

/// What the run said on the terminal, apart from doubts, which stand above.
fn notes(desk: &BookDesk<'_>, says: &RunSays<'_>) -> Option<Attention> {
    let warnings = says.notes.iter().filter(|d| d.severity == Severity::Warning);
    let items = warnings.map(|d| AttentionItem {
        title: d.title.clone(),
        text: d.notes.iter().chain(&d.help).cloned().collect::<Vec<_>>().join(" · "),
        to: None,
        at: at(desk.facts.sources, d),
    });
    kind(
        false,
        |n| count(n, "warning of the run", "warnings of the run"),
        "They were shown on the terminal too.",
        items.collect(),
    )
}

/// The place that a warning is about.
fn at(sources: &Sources, d: &Diagnostic) -> Option<String> {
    Some(match &d.labels.first()?.place {
        Place::Span(span) => sources.place(*span),
        Place::Line { source, line, .. } => format!("{}:{line}", sources.file(*source).path),
        Place::File(source) => sources.file(*source).path.clone(),
    })
}
