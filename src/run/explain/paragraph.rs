//! An answer as a few plain sentences that can be pasted into a reply: from one customer's view only, without files,
//! lines and names of our own.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::compose::context::LetterContext;
use crate::compose::context::letter::LetterGoodwill;
use crate::compose::context::letter::LetterLine;
use crate::compose::letter;
use crate::credit::LedgerRow;
use crate::credit::whole_stretches;
use crate::interval::Interval;
use crate::language::Language;
use crate::language::capital;
use crate::measure::Outage;
use crate::model::CustomerId;
use crate::model::ImpactKind;
use crate::model::LineId;
use crate::money::Exact;
use crate::run::explain::derived::service_name;
use crate::run::explain::figure::Figure;
use crate::run::explain::figure::Hit;
use crate::sla::Counted;
use crate::sla::MeasuredSegment;
use crate::time::Zone;
use crate::workings::Step;

/// More stretches than these are counted instead of told.
const MOST_TOLD: usize = 6;

/// All lines of a customer, and goodwill.
pub(super) fn customer(facts: &PeriodFacts<'_>, id: &CustomerId) -> String {
    lines_and(facts, id, &|_| true, true)
}

/// Some lines of a customer.
pub(super) fn lines(facts: &PeriodFacts<'_>, id: &CustomerId, wanted: &dyn Fn(&LineId) -> bool) -> String {
    lines_and(facts, id, wanted, false)
}

/// What a person decided to give.
pub(super) fn goodwill(facts: &PeriodFacts<'_>, row: &LedgerRow) -> String {
    let Some(context) = context(facts, &row.customer) else { return String::new() };
    let amount = Language::english().money(row.difference);
    let gifts = context.goodwill.iter().filter(|g| g.amount == amount).take(1).map(gift);
    finished(gifts.collect())
}

/// What an outage was, without whom it hit.
pub(super) fn outages(facts: &PeriodFacts<'_>, outages: &[&Outage]) -> String {
    let english = Language::english();
    let zone = facts.workspace.settings.defaults.zone;
    let one = |o: &&Outage| {
        let what = match o.kind {
            ImpactKind::Down => "could not be used",
            ImpactKind::Degraded => "worked badly",
        };
        let place = o.region.as_ref().map(|r| format!(" in {}", english.region(r))).unwrap_or_default();
        format!(
            "{}{place} {what} from {} ({}).",
            service_name(facts, &o.service),
            stretch(o.interval, zone),
            english.elapsed(o.interval.length())
        )
    };
    finished(match outages.is_empty() {
        true => vec![format!("In {} nothing of this was recorded.", english.month(facts.month))],
        false => outages.iter().map(one).collect(),
    })
}

/// What a figure is.
pub(super) fn figure(title: &str, hit: &Hit<'_>, figure: &Figure) -> String {
    let english = Language::english();
    let (what, rule) = (english.phrase(&hit.step.what), english.phrase(&hit.step.rule));
    let value = english.value(&hit.step.value);
    let clause = hit.step.clause.as_ref().map(|c| format!(" (clause {c})")).unwrap_or_default();
    let first = match (hit.is_value, rule.is_empty()) {
        (true, true) => format!("{value} is the {what}{clause}."),
        (true, false) => format!("{value} is the {what}: {rule}{clause}."),
        (false, _) => format!("{} stands behind the {what} of {value}: {rule}{clause}.", figure.text),
    };
    let mut told = vec![format!("{title}."), first];
    let part = |s: &Step| format!("{} {}", english.value(&s.value), english.phrase(&s.what));
    let below: Vec<String> = hit.step.steps.iter().take(MOST_TOLD).map(part).collect();
    if !below.is_empty() {
        told.push(format!("It rests on {}.", english.list(&below)));
    }
    finished(told)
}

fn lines_and(
    facts: &PeriodFacts<'_>,
    id: &CustomerId,
    wanted: &dyn Fn(&LineId) -> bool,
    with_goodwill: bool,
) -> String {
    let Some(context) = context(facts, id) else { return String::new() };
    let zone = facts.workspace.customers.get(id).map_or(Zone::UTC, |c| c.zone);
    let mut told: Vec<String> = Vec::new();
    for result in facts.lines_of(id).iter().filter(|r| wanted(&r.line().id)) {
        let sla = result.assessment().map(|a| &a.policy.name);
        let is_it = |l: &&LetterLine| l.line == result.line().id.as_str() && l.sla.as_ref() == sla;
        match context.lines.iter().find(is_it) {
            Some(line) => told.extend(line_sentences(&context, line, result, zone)),
            None => told.push(untouched(facts, &context, result)),
        }
    }
    if told.is_empty() {
        told.push(format!("In {} no contract of yours was in force.", context.period));
    }
    if with_goodwill {
        told.extend(context.goodwill.iter().map(gift));
    }
    finished(told)
}

/// The letter's data in English; it holds one customer's facts only.
fn context(facts: &PeriodFacts<'_>, id: &CustomerId) -> Option<LetterContext> {
    let customer = facts.workspace.customers.get(id)?;
    let view = CustomerView::new(facts, customer);
    let tongue = Tongue::in_house();
    Some(letter(&CustomerView { tongue, language: tongue.language, ..view }, None))
}

fn untouched(facts: &PeriodFacts<'_>, context: &LetterContext, result: &LineResult<'_>) -> String {
    let english = Language::english();
    let service = service_name(facts, &result.line().service);
    let promise = result.assessment().map(|a| english.share(&a.policy.commitment));
    let kept = promise.map(|p| format!(", so the promise of {p} was kept and no credit is due"));
    format!("In {} no interruption of {service} was recorded{}.", context.period, kept.unwrap_or_default())
}

fn line_sentences(
    context: &LetterContext,
    line: &LetterLine,
    result: &LineResult<'_>,
    zone: Zone,
) -> Vec<String> {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
    let place = line.place.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
    let service = format!("{}{place}", line.service);
    let (how, amount, by) = (or_none(&line.how), or_none(&line.amount), or_none(&line.claim_by));
    let mut told = Vec::new();
    match &line.sla {
        Some(sla) => told.push(format!(
            "In {}, {service} was available {} of the time; the agreement ({sla}) promises {}.",
            line.period,
            or_none(&line.measured),
            or_none(&line.commitment)
        )),
        None => {
            told.push(format!("In {}, {service} was interrupted for {}.", line.period, line.affected_time))
        }
    }
    if let (Some(allowed), false) = (&line.allowed, line.outcome == "free") {
        told.push(format!("{} count; the promise allows {allowed}.", capital(&line.affected_time)));
    }
    told.extend(counted(result, zone));
    if let Some(excluded) = &line.excluded {
        told.push(format!("Not counted: {excluded}."));
    }
    told.push(match line.outcome.as_str() {
        "owed" => format!("For that the agreement gives {how}: {amount}. It appears {}.", context.credit_appears),
        "awaiting-claim" => format!(
            "For that the agreement gives {how}: {amount}. It asks that you claim it: a line to {} by {by} that quotes {} is enough.",
            context.contact.email, context.reference
        ),
        "too-late" => format!("The agreement gives {how}, {amount}, when it is claimed by {by}; no claim came in, so no credit is due."),
        "below-minimum" => format!(
            "The agreement gives {how}, {amount}, and credits amounts of {} only, so no credit is due.",
            or_none(&line.minimum)
        ),
        "met" => format!("The promise was kept with {} to spare, so no credit is due.", or_none(&line.margin)),
        "nothing-owed" => format!("For that the agreement gives {how}, and that comes to nothing here."),
        "free" => "This is a free plan: there is no fee to give a credit on.".to_owned(),
        "no-promise" => "No SLA was agreed for it, so no credit is due.".to_owned(),
        "in-kind" => format!("The agreement gives {}.", or_none(&line.in_kind)),
        "carried-over" => format!("The agreement gives {how}, {amount}, which is carried over until the agreed sum is reached."),
        "not-combined" => format!("The {amount} for it is not paid beside another credit for the same time."),
        "to-date" => "The period of this agreement is not over, so nothing is decided yet.".to_owned(),
        _ => "The agreement does not decide this case, so a person will.".to_owned(),
    });
    told
}

/// `Counted: 17 March 13:00:00 to 17 March 19:00:00 GMT, weighted 40 %.`
fn counted(result: &LineResult<'_>, zone: Zone) -> Option<String> {
    let english = Language::english();
    let whole = whole_stretches(&result.measured().segments);
    let counted: Vec<&MeasuredSegment> = whole.iter().filter(|s| s.counted == Counted::Yes).collect();
    if counted.is_empty() || counted.len() > MOST_TOLD {
        return None;
    }
    let one = |s: &&MeasuredSegment| match s.weight == Exact::one() {
        true => stretch(s.interval, zone),
        false => format!("{}, of which {} counts", stretch(s.interval, zone), english.share(&s.weight)),
    };
    let all: Vec<String> = counted.iter().map(one).collect();
    Some(format!("Counted: {}.", all.join("; ")))
}

/// `17 March 13:00:00 to 17 March 19:00:00 GMT`.
fn stretch(interval: Interval, zone: Zone) -> String {
    let english = Language::english();
    let (start, end) = (interval.start(), interval.end());
    format!("{} to {} {}", english.clock(start, zone), english.clock(end, zone), zone.abbreviation(end))
}

fn gift(gift: &LetterGoodwill) -> String {
    let what = match gift.what.as_str() {
        "" => String::new(),
        what => format!(" ({what})"),
    };
    format!("Beside what any agreement says we give you {}{what}; it appears {}.", gift.amount, gift.appears)
}

/// One paragraph in plain spaces.
fn finished(told: Vec<String>) -> String {
    format!("{}\n", told.join(" ").replace('\u{a0}', " "))
}
