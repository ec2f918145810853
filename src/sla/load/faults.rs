//! What is wrong with the text of an SLA itself: holes, overlaps, contradictions, rows that nothing reaches, rules unsaid.

use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Band;
use crate::sla::Cap;
use crate::sla::Credit;
use crate::sla::FactRule;
use crate::sla::FactUnit;
use crate::sla::Finding;
use crate::sla::FindingKind;
use crate::sla::Per;
use crate::sla::PeriodKind;
use crate::sla::Remedy;
use crate::sla::check_bands;
use crate::sla::formula::Condition;
use crate::sla::formula::Formula;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::formula::Unit;
use crate::source::Span;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// What is looked at.
pub(super) struct Text<'a> {
    /// What is owed.
    pub remedy: &'a Remedy,
    /// Where that stands.
    pub remedy_span: Span,
    /// The promised uptime, if one is promised.
    pub promise: Option<&'a Exact>,
    /// When something is owed, where it is said otherwise, and where that stands.
    pub breach: Option<(&'a Condition, Span)>,
    /// For what the remedy is reckoned.
    pub per: Per,
    /// The period.
    pub period: PeriodKind,
    /// The cap, and where it stands.
    pub cap: Option<(&'a Cap, Span)>,
    /// Whether the base is said.
    pub has_base: bool,
    /// Facts.
    pub facts: &'a [FactRule],
}

/// Every fault.
pub(super) fn faults(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    match text.remedy {
        Remedy::Bands(bands) => {
            let full = Exact::one();
            findings.extend(check_bands(bands, text.promise.unwrap_or(&full)));
            findings.extend(bands.iter().filter_map(|band| unreachable(text, band)));
        }
        Remedy::Step { round: None, .. } => findings.push(Finding {
            kind: FindingKind::Unstated,
            what: "the text does not say whether a step that has begun counts".to_owned(),
            spans: Vec::new(),
        }),
        _ => {}
    }
    findings.extend(contradiction(text));
    findings.extend(capped_nothing(text));
    for finding in findings.iter_mut().filter(|f| f.spans.is_empty()) {
        finding.spans.push(text.remedy_span);
    }
    findings
}

/// The longest that a period can be.
fn longest(text: &Text<'_>) -> i64 {
    match (text.per, text.period) {
        (Per::Hour, _) => HOUR_MS,
        (Per::Day, _) => 25 * HOUR_MS,
        (_, PeriodKind::Month | PeriodKind::Anniversary) => 31 * DAY_MS + HOUR_MS,
        (_, PeriodKind::Quarter(_)) => 92 * DAY_MS + HOUR_MS,
        (_, PeriodKind::Year(_)) => 366 * DAY_MS + HOUR_MS,
        (_, PeriodKind::Rolling(days)) => i64::from(days) * DAY_MS + HOUR_MS,
    }
}

/// A row for more time than there is.
fn unreachable(text: &Text<'_>, band: &Band) -> Option<Finding> {
    let is_time = band.range.unit == Unit::TIME && !text.facts.iter().any(|f| f.name == band.range.on);
    let low = band.range.low.as_ref().filter(|_| is_time)?;
    let most = Exact::whole(longest(text));
    (low.at > most).then(|| Finding {
        kind: FindingKind::Unreachable,
        what: format!("nothing can be as long as {}", band.range.show(&low.at)),
        spans: vec![band.span],
    })
}

/// One outage of some length in a period of thirty days.
struct Probe<'a> {
    downtime: Exact,
    promise: &'a Exact,
}

const PROBED_MS: i64 = 30 * DAY_MS;

impl Scope for Probe<'_> {
    fn get(&self, name: &str) -> Option<Quantity> {
        let period = Exact::whole(PROBED_MS);
        let time = |ms: Exact| Some(Quantity::time(ms));
        let up = Exact::one().minus(&self.downtime.over(&period)?);
        let below = |value: Exact| if value.is_negative() { Exact::zero() } else { value };
        let allowed = Exact::one().minus(self.promise).times(&period);
        match name {
            "uptime" => Some(Quantity::number(up)),
            "downtime" | "longest" => time(self.downtime.clone()),
            "outages" => Some(Quantity::number(Exact::one())),
            "period" => time(period),
            "excess" => time(below(self.downtime.minus(&allowed))),
            "shortfall" => Some(Quantity::number(below(self.promise.minus(&up)))),
            "allowed" => time(allowed),
            _ => None,
        }
    }
}

/// A promise of uptime and a condition that disagree about one outage of some length.
fn contradiction(text: &Text<'_>) -> Option<Finding> {
    let (promise, (condition, span)) = text.promise.zip(text.breach)?;
    let allowed = Exact::one().minus(promise).times(&Exact::whole(PROBED_MS));
    let lengths = [
        allowed.times(&Exact::ratio(1, 2)?),
        allowed.clone(),
        allowed.plus(&Exact::one()),
        allowed.times(&Exact::whole(2)).plus(&Exact::one()),
    ];
    for downtime in lengths {
        let is_missed = downtime > allowed;
        let shown = Quantity::time(Exact::whole(downtime.floor()));
        let holds = condition.holds(&Probe { downtime, promise }).ok()?;
        if holds != is_missed {
            let promise = format_percent(promise);
            let (kept, met) = if is_missed { ("missed", "does not hold") } else { ("kept", "holds") };
            return Some(Finding {
                kind: FindingKind::Conflict,
                what: format!(
                    "after an outage of {shown} in 30 days the promise of {promise} is {kept}, and “{}” {met}",
                    condition.spoken()
                ),
                spans: vec![span],
            });
        }
    }
    None
}

/// A cap that is a share of a fee, although nothing that is paid is.
fn capped_nothing(text: &Text<'_>) -> Option<Finding> {
    let (Cap::Share(_), span) = text.cap? else { return None };
    let pays_money = |formula: &Formula| {
        let by_fact = |name: &&str| text.facts.iter().any(|f| f.name == *name && f.unit == FactUnit::Money);
        let constant = formula.constant().is_some_and(|value| value.unit.money.is_some());
        constant || formula.names().iter().any(by_fact)
    };
    let only_money = match text.remedy {
        Remedy::Bands(bands) => bands.iter().all(|band| match &band.credit {
            Credit::Formula(formula) => pays_money(formula),
            _ => true,
        }),
        Remedy::Formula(formula) | Remedy::Step { per_unit: formula, .. } => pays_money(formula),
        Remedy::Linear { .. } => false,
        Remedy::None => true,
    };
    (only_money && !text.has_base).then(|| Finding {
        kind: FindingKind::Unstated,
        what: "the cap is a share, and the text does not say of what".to_owned(),
        spans: vec![span],
    })
}
