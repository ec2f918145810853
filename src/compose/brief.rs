//! The brief for support agents about one incident.

use crate::compose::CustomerView;
use crate::compose::IncidentView;
use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::compose::claims;
use crate::compose::context::BriefContext;
use crate::compose::context::brief::BriefGift;
use crate::compose::context::brief::BriefLine;
use crate::compose::context::brief::BriefOutcome;
use crate::compose::context::shared::Furniture;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::impact;
use crate::compose::letter::public_actions;
use crate::compose::letter_holds;
use crate::compose::metrics;
use crate::compose::postmortem;
use crate::compose::public_postmortem_holds;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::words;
use crate::credit::Assessment;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::model::Audience;
use crate::model::Communication;
use crate::model::CustomerId;
use crate::model::DataLoss;
use crate::model::Incident;
use crate::model::Line;
use crate::sla::Counted;
use crate::sla::MeasuredSegment;
use crate::time::Elapsed;
use crate::time::Month;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// So many windows stand on the page; the postmortem has all.
const WINDOWS: usize = 4;
/// So many contract lines stand on the page; `ledger/affected.csv` has all.
const LINES: usize = 24;
/// So many gifts stand on the page.
const GIFTS: usize = 8;

/// The brief; the mark across its margin says that it stays inside.
pub fn brief(view: &IncidentView<'_>, facts: &PeriodFacts<'_>) -> BriefContext {
    let (i, english) = (view.incident, Language::english());
    let held = public_postmortem_holds(view);
    let impact = impact::impact(view);
    let own = view.settings.defaults.zone;
    let windows = postmortem::sorted(i);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let told = Tongue { language: english, is_own: true };
    let lines = lines(view, facts);
    let gifts: Vec<&LedgerRow> = view.rows.iter().copied().filter(|r| is_gift_for(r, i)).collect();
    BriefContext {
        furniture: sheet(view),
        company: furniture::company(view.settings),
        contact: furniture::contact(view.settings, Tongue::in_house()),
        signatory: furniture::signatory(&view.settings.documents.signatory, Tongue::in_house()),
        id: i.id.to_string(),
        title: i.title.clone(),
        severity: postmortem::severity(i.severity).to_owned(),
        status: postmortem::status(i.status).to_owned(),
        date: english.date(view.issued_on),
        period: english.month(view.month),
        zone: furniture::zone(own, english),
        say: if held.is_empty() { say(i) } else { None },
        held,
        customers: impact.customers,
        customers_of_services: impact.customers_of_services,
        hit: impact.services,
        windows: windows.iter().take(WINDOWS).map(|w| postmortem::window(view, w, own)).collect(),
        windows_more: count(windows.len().saturating_sub(WINDOWS)),
        data_loss: match &i.data_loss.value {
            DataLoss::No => english.say("no-data-lost-at-all"),
            DataLoss::Yes(what) => what.trim().to_owned(),
            DataLoss::Unknown => english.say("data-loss-unknown"),
        },
        workaround: words::written(&i.internal.workaround),
        link: i.link.clone(),
        promised: public_actions(told, i, view.issued_on),
        next_update: next_update(i),
        outcomes: outcomes(&lines, view.month),
        claims_by: claims_by(view, english),
        lines_more: count(lines.len().saturating_sub(LINES)),
        lines: lines.into_iter().take(LINES).collect(),
        gifts_more: count(gifts.len().saturating_sub(GIFTS)),
        gifts: gifts.into_iter().take(GIFTS).map(gift).collect(),
        credit_appears: told
            .words(&view.settings.documents.credit_appears)
            .map_or_else(|| english.say("on-next-invoice"), str::to_owned),
        cause_told: words::written(&i.public.cause).is_some(),
        cause_known: i.cause.root.as_deref().and_then(words::written).is_some(),
        open_questions: i.open_questions.clone(),
    }
}

fn sheet(view: &IncidentView<'_>) -> Furniture {
    let i = view.incident;
    let sheet = Sheet {
        kind: "report",
        title: format!("Support brief: {}", i.id),
        subject: format!("For those who answer customers about {}. Not for publication.", i.id),
        keywords: vec![i.id.to_string(), view.month.to_string(), "internal".to_owned()],
        country: &view.settings.company.country,
        language: Language::english(),
        tag: &view.settings.defaults.language,
        date: view.issued_on,
        mark: Some("INTERNAL"),
    };
    furniture::furniture(view.settings, sheet)
}

/// The first two sentences of what happened, in the words for customers.
fn say(i: &Incident) -> Option<String> {
    let happened = sentences(&i.public.what_happened);
    let two: Vec<String> = happened.into_iter().take(2).collect();
    (!two.is_empty()).then(|| two.join(" "))
}

/// Words before a full stop that does not end a sentence.
const SHORTENED: [&str; 14] =
    ["Dr", "Mr", "Mrs", "Ms", "Prof", "St", "No", "Nr", "Art", "Hr", "Fr", "Sr", "Sra", "vs"];

/// The sentences of the first paragraph of a text. A full stop ends one where a capital or a digit follows, unless it
/// stands after a single letter, a word with another full stop in it, or a shortened one.
fn sentences(text: &str) -> Vec<String> {
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    let mut all = Vec::new();
    let mut sentence: Vec<&str> = Vec::new();
    let mut parts = paragraph.split_whitespace().peekable();
    while let Some(word) = parts.next() {
        sentence.push(word);
        let bare = word.trim_end_matches(['*', '_', '”', '"', ')', '’']);
        let is_whole = |word: &str| {
            let word = word.trim_start_matches(['*', '_', '“', '"', '(']);
            word.chars().count() > 1 && !word.contains('.') && !SHORTENED.contains(&word)
        };
        let is_end = bare.ends_with(['!', '?']) || bare.strip_suffix('.').is_some_and(is_whole);
        let begins = parts.peek().is_none_or(|next| {
            next.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
        });
        if is_end && begins {
            all.push(sentence.join(" "));
            sentence.clear();
        }
    }
    if !sentence.is_empty() {
        all.push(sentence.join(" "));
    }
    all
}

/// What became of the last promise of an update to anybody outside.
fn next_update(i: &Incident) -> Option<String> {
    let is_promise = |c: &&Communication| c.audience != Audience::Internal && c.next_update.is_some();
    i.communications.iter().rfind(is_promise).map(|made| metrics::promise_words(i, made))
}

fn is_gift_for(row: &LedgerRow, i: &Incident) -> bool {
    terms::is_goodwill(row) && row.decision.as_ref().and_then(|d| d.incident.as_ref()) == Some(&i.id)
}

fn gift(row: &LedgerRow) -> BriefGift {
    BriefGift {
        customer: row.customer.to_string(),
        amount: Language::english().money(row.to_come),
        reason: row.decision.as_ref().map(|d| words::one_paragraph(d.reason.in_own())).unwrap_or_default(),
    }
}

fn claims_by(view: &IncidentView<'_>, english: &Language) -> Vec<String> {
    let waiting = view.rows.iter().filter(|row| terms::is_awaiting(row));
    let days: BTreeSet<_> = waiting.filter_map(|row| row.claim_by).collect();
    days.into_iter().map(|day| english.date(day)).collect()
}

fn lines(view: &IncidentView<'_>, facts: &PeriodFacts<'_>) -> Vec<BriefLine> {
    let ids: BTreeSet<&CustomerId> = view.lines.iter().map(|l| &l.line().customer).collect();
    let customers = ids.into_iter().filter_map(|id| facts.workspace.customers.get(id));
    let mut all = Vec::new();
    for customer in customers {
        let own = CustomerView::new(facts, customer);
        let held = !letter_holds(&own).is_empty();
        for result in view.lines.iter().filter(|l| l.line().customer == customer.id) {
            all.push(line(view, (facts, &own), result, held));
        }
    }
    all
}

fn line(
    view: &IncidentView<'_>,
    (facts, own): (&PeriodFacts<'_>, &CustomerView<'_>),
    result: &LineResult<'_>,
    held: bool,
) -> BriefLine {
    let (english, line) = (Language::english(), result.line());
    let row = terms::row_of(own, result);
    let outcome = terms::outcome(result, row);
    let counts = |s: &&MeasuredSegment| {
        !matches!(s.counted, Counted::Excluded { .. }) && s.origins.iter().any(|o| view.is_own(*o))
    };
    let time = result.measured().segments.iter().filter(counts).map(|s| s.interval).collect::<IntervalSet>();
    BriefLine {
        customer: own.customer.id.to_string(),
        name: own.customer.name.clone(),
        partner: own.partner.map(|p| p.name.clone()),
        line: line.id.to_string(),
        service: windows::service_name(view.services, &line.service),
        place: windows::place_name(english, view.services, &line.service, None, line.region.as_deref()),
        affected_time: match time.length() {
            Elapsed::ZERO => "none that counts".to_owned(),
            length => english.elapsed(length),
        },
        amount: row.map_or_else(|| words::NONE.to_owned(), |row| terms::row_amount(english, row)),
        outcome: outcome.to_owned(),
        claim_by: row.and_then(|r| r.claim_by).map(|day| english.date(day)),
        why: with_disputes(why(english, result, outcome), facts, line),
        held,
    }
}

/// That the customer disputes it, for those who answer.
fn with_disputes(why: String, facts: &PeriodFacts<'_>, line: &Line) -> String {
    let told = claims::disputes(facts, &line.customer, &line.id);
    let told = told.into_iter().filter_map(claims::dispute_words);
    std::iter::once(why).chain(told).collect::<Vec<_>>().join("; ")
}

/// How the figure of a line comes about.
fn why(english: &Language, result: &LineResult<'_>, outcome: &str) -> String {
    let Some(a) = result.assessment() else {
        return match outcome {
            "free" => "a free plan: no fee to give a credit on",
            _ => "no SLA was agreed",
        }
        .to_owned();
    };
    let promised = format!(
        "{} of {} promised",
        terms::percent(english, &a.measured.uptime, &a.policy.commitment),
        terms::stated(english, &a.policy.commitment)
    );
    format!("{promised}; {}", consequence(english, a))
}

fn consequence(english: &Language, a: &Assessment<'_>) -> String {
    match (a.outcome, &a.remedied.undecided) {
        (Outcome::Met, _) if terms::is_beyond(a) => {
            format!(
                "{} more than the {} allowed, and kept all the same: a further condition of the agreement is not met",
                english.elapsed(terms::margin(a)),
                english.elapsed(a.allowance())
            )
        }
        (Outcome::Met, _) => {
            format!("{} to spare of {}", english.elapsed(terms::margin(a)), english.elapsed(a.allowance()))
        }
        (Outcome::ToDate, _) => "the period is not over".to_owned(),
        (Outcome::Undecided, Some(undecided)) => {
            format!("the text does not decide: {}", english.phrase(&undecided.why))
        }
        _ => terms::how(english, a).unwrap_or_else(|| english.say("none")),
    }
}

fn outcomes(lines: &[BriefLine], month: Month) -> Vec<BriefOutcome> {
    let mut found: BTreeMap<&str, BriefOutcome> = BTreeMap::new();
    for line in lines {
        let entry = found.entry(&line.outcome).or_insert_with(|| BriefOutcome {
            outcome: line.outcome.clone(),
            lines: 0,
            command: format!("amends explain WORKSPACE {} --period {month}", line.customer),
        });
        entry.lines += 1;
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_where_a_reader_would_stop() {
        let text = "At 9.30 p.m. Dr. Kent called us, e.g. twice. A cable was cut. 84 minutes passed!\nThen **it worked.** done\n\nMore.";
        let found = sentences(text);
        let expected = [
            "At 9.30 p.m. Dr. Kent called us, e.g. twice.",
            "A cable was cut.",
            "84 minutes passed!",
            "Then **it worked.** done",
        ];
        assert_eq!(found, expected);
        assert!(sentences("  ").is_empty());
    }
}
