//! An SLA read back in plain sentences, in the order in which it is applied.

use crate::language::Language;
use crate::money::format_percent;
use crate::sla::Aggregate;
use crate::sla::AllowancePer;
use crate::sla::Anchor;
use crate::sla::Cap;
use crate::sla::Claim;
use crate::sla::Clock;
use crate::sla::Credit;
use crate::sla::Deadline;
use crate::sla::Degraded;
use crate::sla::Notice;
use crate::sla::PartPeriod;
use crate::sla::Per;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::sla::Proration;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::Signal;
use crate::sla::StackRule;
use crate::sla::StepRound;
use crate::sla::formula::Formula;
use crate::sla::formula::Unit;
use crate::time::Elapsed;
use chrono::NaiveDate;

/// A part of an SLA: its name, and its sentences.
pub struct Paragraph {
    /// What it is about.
    pub about: &'static str,
    /// What it says.
    pub sentences: Vec<String>,
}

/// The whole SLA.
pub fn plain(p: &Policy) -> Vec<Paragraph> {
    let all = [
        ("the promise", promise(p)),
        ("the period", period(p)),
        ("downtime", downtime(p)),
        ("what does not count", exclusions(p)),
        ("facts that it needs", facts(p)),
        ("what is owed", remedy(p)),
        ("of what", base(p)),
        ("limits", limits(p)),
        ("rights", rights(p)),
        ("other promises", stack(p)),
        ("the claim", claim(&p.claim)),
    ];
    let kept = all.into_iter().filter(|(_, sentences)| !sentences.is_empty());
    kept.map(|(about, sentences)| Paragraph { about, sentences }).collect()
}

fn promise(p: &Policy) -> Vec<String> {
    let mut sentences = Vec::new();
    if p.promises_uptime {
        sentences.push(format!("The service is up for {} of the time.", format_percent(&p.commitment)));
    }
    if let Some(breach) = &p.breach {
        let also = if p.promises_uptime { " also" } else { "" };
        sentences.push(format!("The promise is{also} broken when {}.", breach.spoken()));
    }
    for gate in &p.requires {
        sentences.push(format!("It applies only if {gate}."));
    }
    sentences
}

fn month_name(month: u32) -> String {
    NaiveDate::from_ymd_opt(2026, month, 1).map_or_else(String::new, |d| d.format("%B").to_string())
}

fn period(p: &Policy) -> Vec<String> {
    let kind = match p.period {
        PeriodKind::Month => "each calendar month".to_owned(),
        PeriodKind::Quarter(1) => "each calendar quarter".to_owned(),
        PeriodKind::Quarter(n) => format!("each quarter of a year that begins in {}", month_name(n)),
        PeriodKind::Year(1) => "each calendar year".to_owned(),
        PeriodKind::Year(n) => format!("each year from {} on", month_name(n)),
        PeriodKind::Anniversary => "each month from the day on which the contract began".to_owned(),
        PeriodKind::Rolling(days) => format!("the {days} days up to the claim"),
    };
    let zone = match p.zone {
        PolicyZone::Fixed(zone) => format!("in {zone}"),
        PolicyZone::Customer => "in the customer's zone".to_owned(),
    };
    let mut sentences = vec![format!("It is measured over {kind}, {zone}.")];
    if let Some(formula) = &p.measured_over {
        sentences.push(format!("Uptime is divided by {}.", formula.spoken()));
    }
    sentences.push(match p.part_period {
        PartPeriod::AssumeUp => "Time outside of the contract counts as up.".to_owned(),
        PartPeriod::ExistingTime => {
            "Only the time under contract counts, above and below the line.".to_owned()
        }
    });
    sentences
}

fn downtime(p: &Policy) -> Vec<String> {
    let mut sentences = Vec::new();
    match &p.signal {
        Signal::Outages => {}
        Signal::Formula(formula) => sentences.push(format!("Uptime is {}.", formula.spoken())),
        Signal::Requests(rule) => {
            let width = rule.bucket;
            sentences.push(match (&rule.aggregate, &rule.error) {
                (Aggregate::Mean, _) => {
                    format!("Uptime is 100 % less the mean of the error rates of all stretches of {width}.")
                }
                (Aggregate::Total, _) => "Uptime is 100 % less all errors ÷ all requests.".to_owned(),
                (Aggregate::Time, Some((op, share))) => {
                    format!(
                        "A stretch of {width} is down with {} {} of errors.",
                        op.words(),
                        format_percent(share)
                    )
                }
                (Aggregate::Time, None) => String::new(),
            });
            if !rule.min_requests.is_zero() {
                sentences.push(format!("With fewer than {} requests it is not.", rule.min_requests));
            }
            if rule.aggregate == Aggregate::Mean {
                let idle = if rule.idle_is_up { "has no errors" } else { "is left out" };
                sentences.push(format!("A stretch without requests {idle}."));
            }
        }
    }
    if let Some(min) = p.min_run {
        sentences.push(format!("An outage counts when it lasts {} {}.", min.op.words(), min.length));
    }
    if let Some(unit) = p.unit {
        let part = if unit.partial_counts { "counts as a whole one" } else { "does not count" };
        sentences.push(format!("Time is counted in stretches of {}; a part of one {part}.", unit.length));
    }
    if p.clock == Clock::Reported {
        sentences.push("An outage counts from when the customer reports it.".to_owned());
    }
    if p.grace > 0 {
        sentences.push(format!("The first {} full working days after it begins do not count.", p.grace));
    }
    match p.degraded {
        Degraded::Ignore => {}
        Degraded::Full => sentences.push("A service that works badly is down.".to_owned()),
        Degraded::Share => {
            sentences.push("A service that works for some is down for the share that was hit.".to_owned());
        }
    }
    sentences
}

fn exclusions(p: &Policy) -> Vec<String> {
    let one = |e: &crate::sla::Exclude| {
        let notice = match e.notice {
            None => String::new(),
            Some(Notice::Time(notice)) => format!(", announced {} before or earlier", long(notice)),
            Some(Notice::BusinessDays(n)) => format!(", announced {n} business days before or earlier"),
        };
        let hours = e.only_within.as_ref().map(|h| format!(", within {}", h.text())).unwrap_or_default();
        let most = e.allowance.map(|a| {
            let per = match a.per {
                AllowancePer::Calendar(PeriodKind::Quarter(_)) => "a quarter".to_owned(),
                AllowancePer::Calendar(PeriodKind::Year(_)) => "a year".to_owned(),
                AllowancePer::Calendar(_) => "a month".to_owned(),
                AllowancePer::Any(length) => format!("in any {}", long(length)),
            };
            format!(", up to {} {per}; what is beyond that counts", a.time)
        });
        format!("{}{notice}{hours}{}.", sentence(&english(e.class.message())), most.unwrap_or_default())
    };
    let mut all: Vec<String> = p.exclude.iter().map(one).collect();
    if let Some(time) = &p.service_time {
        let holidays = if time.holidays.is_empty() { "" } else { ", and holidays" };
        all.push(format!("Time outside of {}{holidays}.", time.hours.text()));
    }
    if p.runs_first && p.min_run.is_some() {
        all.push("An outage is held against the least length before any of this is taken out.".to_owned());
    }
    all
}

/// With a capital.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn facts(p: &Policy) -> Vec<String> {
    let one = |f: &crate::sla::FactRule| match &f.default {
        None => format!("{}: {}.", f.name, f.about),
        Some(value) => format!("{}: {}; {value} if nobody says.", f.name, f.about),
    };
    p.facts.iter().map(one).collect()
}

/// `5 % of the base`, `3 days of service`, `20 USD`, or the formula.
fn credit(formula: &Formula) -> String {
    match formula.constant() {
        Some(value) if value.unit == Unit::NUMBER => format!("{} of the base", format_percent(&value.amount)),
        Some(value) if value.unit == Unit::TIME => {
            match value.amount.to_i128().map(|ms| (ms / 86_400_000, ms % 86_400_000)) {
                Some((1, 0)) => "1\u{a0}day of service".to_owned(),
                Some((days, 0)) => format!("{days}\u{a0}days of service"),
                _ => format!("{value} of service"),
            }
        }
        Some(value) => value.to_string(),
        None => formula.spoken().to_owned(),
    }
}

fn remedy(p: &Policy) -> Vec<String> {
    let each = match p.per {
        Per::Period => String::new(),
        per => format!("For {}, and added up: ", english(per.message())),
    };
    let mut sentences: Vec<String> = match &p.remedy {
        Remedy::None => vec!["No money.".to_owned()],
        Remedy::Formula(formula) => vec![format!("{each}{}.", credit(formula))],
        Remedy::Linear { of, factor } => {
            let times = factor.to_decimal(6).unwrap_or_else(|| factor.to_string());
            let times = if times == "1" { String::new() } else { format!("{times} times ") };
            vec![format!("{each}{times}what {} costs.", of_words(*of))]
        }
        Remedy::Step { of, unit, per_unit, round, first_free } => {
            let unit =
                if *of == RemedyOf::Shortfall { format_percent(&unit.amount) } else { unit.to_string() };
            let free = first_free.as_ref().map(|f| format!(", the first {} left out", f.text()));
            let round = match round {
                Some(StepRound::Floor) => "only full ones count",
                Some(StepRound::Ceil) => "one that has begun counts",
                None => "whether a part of one counts is not said",
            };
            vec![format!(
                "{each}{} for each {unit} of {}{}; {round}.",
                credit(per_unit),
                of_words(*of),
                free.unwrap_or_default()
            )]
        }
        Remedy::Bands(bands) => {
            let rows = bands.iter().map(|band| {
                let gives = match &band.credit {
                    Credit::Nothing => "nothing".to_owned(),
                    Credit::Right(right) => format!("a right: {right}"),
                    Credit::Formula(formula) => credit(formula),
                };
                let table = band.table.as_ref().map(|t| format!(" ({t})")).unwrap_or_default();
                format!("{}{table}: {gives}.", band.range.words())
            });
            let head = (!each.is_empty()).then(|| each.trim_end_matches(": ").to_owned() + ":");
            head.into_iter().chain(rows).collect()
        }
    };
    if p.extends_term {
        sentences.push("The time is added to the end of the term; it is not paid.".to_owned());
    }
    sentences
}

fn of_words(of: RemedyOf) -> &'static str {
    match of {
        RemedyOf::Downtime => "the affected time",
        RemedyOf::Excess => "the affected time beyond the promise",
        RemedyOf::Shortfall => "uptime below the promise",
    }
}

fn base(p: &Policy) -> Vec<String> {
    let mut sentences = vec![match &p.base {
        None => "The base is the fee of the period.".to_owned(),
        Some(formula) => format!("The base is {}.", formula.spoken()),
    }];
    if let Some(formula) = &p.base_pays_for {
        sentences.push(format!("It pays for {} of service.", credit_time(formula)));
    }
    if p.proration == Proration::ByDay {
        sentences.push("A part of a month costs its share by days.".to_owned());
    }
    sentences
}

fn credit_time(formula: &Formula) -> String {
    formula.constant().map_or_else(|| formula.spoken().to_owned(), |value| value.to_string())
}

fn limits(p: &Policy) -> Vec<String> {
    let mut sentences = Vec::new();
    let capped = |formula: &Formula| credit(formula);
    match &p.cap {
        None => {}
        Some(Cap::Share(share)) => {
            sentences.push(format!("At most {} of the base in a period.", format_percent(share)));
        }
        Some(Cap::Formula(formula)) => sentences.push(format!("At most {} in a period.", capped(formula))),
    }
    if let Some(formula) = &p.cap_each {
        sentences.push(format!("At most {} for {}.", capped(formula), english(p.per.message())));
    }
    for minimum in &p.minimum {
        sentences.push(format!(
            "Paid only when it is {} {}, before rounding.",
            minimum.op.words(),
            minimum.amount
        ));
    }
    if let Some(hold) = p.hold_until {
        sentences.push(format!("Carried over until it is {} {} together.", hold.op.words(), hold.amount));
    }
    sentences.push(format!("Fractions of the smallest coin are {}.", english(p.rounding.message())));
    sentences
}

fn rights(p: &Policy) -> Vec<String> {
    let one = |r: &crate::sla::Right| {
        let when = r.when.spoken();
        match (r.times, r.within) {
            (1, _) => format!("{}, when {when}.", r.name),
            (n, m) if n == m => format!("{}, after {n} periods in a row in which {when}.", r.name),
            (n, m) => format!("{}, after {n} of {m} periods in which {when}.", r.name),
        }
    };
    p.rights.iter().map(one).collect()
}

fn stack(p: &Policy) -> Vec<String> {
    let Some(stack) = &p.stack else { return Vec::new() };
    let rule = match stack.rule {
        StackRule::Sum => "all are paid",
        StackRule::Best => "only the greatest is paid",
        StackRule::Choice => "the customer chooses one",
        StackRule::OnePerTime => "one is paid for the same time",
    };
    vec![format!("When one outage breaks several promises of `{}`, {rule}.", stack.group)]
}

fn claim(claim: &Claim) -> Vec<String> {
    match claim {
        Claim::Automatic => vec!["No claim is needed, or none is spoken of.".to_owned()],
        Claim::Within { length, anchor, also } => {
            let rest = also.iter().map(|step| deadline(&step.what, step.length, step.anchor));
            std::iter::once(deadline("ask", *length, *anchor)).chain(rest).collect()
        }
    }
}

fn deadline(what: &str, length: Deadline, anchor: Anchor) -> String {
    let (the, a) = match anchor {
        Anchor::PeriodEnd => ("the end of the period", "the period"),
        Anchor::IncidentEnd => ("the end of the outage", "the outage"),
        Anchor::IncidentStart => ("the start of the outage", "the outage"),
    };
    match length {
        Deadline::Time(elapsed) => format!("The customer must {what} within {} of {the}.", long(elapsed)),
        Deadline::BusinessDays(n) => format!("The customer must {what} within {n} business days of {the}."),
        Deadline::Months(1) => format!("The customer must {what} by the end of the month after {a}."),
        Deadline::Months(n) => {
            format!("The customer must {what} by the end of the {} month after {a}.", ordinal(n))
        }
    }
}

/// `2nd`, `3rd`, `4th`.
fn ordinal(n: u32) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// Whole days as days.
fn long(elapsed: Elapsed) -> String {
    match (elapsed.0 / 86_400_000, elapsed.0 % 86_400_000) {
        (1, 0) => "1 day".to_owned(),
        (days, 0) if days > 0 => format!("{days} days"),
        _ => elapsed.to_string(),
    }
}

/// A message in English.
fn english(id: &str) -> String {
    Language::english().say(id)
}
