//! One SLA applied to one contract line for one period, down to the exact amount.

use crate::credit::Base;
use crate::credit::ClaimState;
use crate::credit::Judged;
use crate::credit::Remedied;
use crate::credit::RightGiven;
use crate::credit::base::line_base;
use crate::credit::case::Amount;
use crate::credit::claim::claim_state;
use crate::credit::judge::judge;
use crate::credit::steps;
use crate::credit::steps::Told;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Downtime;
use crate::measure::LineDowntime;
use crate::measure::Reading;
use crate::model::Bill;
use crate::model::Claim;
use crate::model::Customer;
use crate::model::Line;
use crate::model::SlaId;
use crate::model::Term;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::sla::Evidence;
use crate::sla::Given;
use crate::sla::Measured;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::sla::exclusion_windows;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use crate::workings::Step;
use chrono::NaiveDate;

/// What an assessment comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The commitment was kept.
    Met,
    /// It was missed, and nothing is owed by the rules (a first step that is free, a fee of nought).
    NothingOwed,
    /// It was missed, and the amount does not pass the minimum.
    BelowMinimum,
    /// It was missed, and this is owed.
    Owed,
    /// It is owed when the customer asks in time.
    AwaitingClaim,
    /// It would have been owed; nobody asked in time.
    TooLate,
    /// It was missed, and time of service or a right is owed, not money.
    InKind,
    /// The text of the SLA does not decide what is owed.
    Undecided,
}

/// A result that differs between the bounds of the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Uptime if the least that the evidence proves is true (the higher one).
    pub uptime_high: Exact,
    /// Uptime if the most that it allows is true (the lower one).
    pub uptime_low: Exact,
    /// The credit in the first case.
    pub credit_low: Money,
    /// The credit in the second case.
    pub credit_high: Money,
}

/// An assessment with its workings.
#[derive(Clone, Debug)]
pub struct Assessment<'a> {
    /// Whose.
    pub customer: &'a Customer,
    /// Of what.
    pub line: &'a Line,
    /// Under which policy.
    pub policy: &'a Policy,
    /// For which month.
    pub month: Month,
    /// The zone of the period.
    pub zone: Zone,
    /// What was measured.
    pub measured: Measured,
    /// Time in the period that no monitor saw, although one should; `None` when none watches.
    pub unknown: Option<IntervalSet>,
    /// The base.
    pub base: Base,
    /// The share and the tier.
    pub remedied: Remedied,
    /// Rights that this period and the ones before it give.
    pub rights: Vec<RightGiven>,
    /// The credit before rounding, after the cap.
    pub exact: ExactMoney,
    /// The cap, if there is one.
    pub cap: Option<ExactMoney>,
    /// Whether the cap cut it.
    pub is_capped: bool,
    /// The credit.
    pub credit: Money,
    /// What rounding took (positive) or gave (negative), in minor units.
    pub residue: Exact,
    /// What it comes to.
    pub outcome: Outcome,
    /// Where the claim stands.
    pub claim: ClaimState,
    /// Whether the evidence leaves it in doubt.
    pub doubt: Option<Doubt>,
    /// Why it is what it is.
    pub workings: Step,
}

impl Assessment<'_> {
    /// How much affected time the commitment allows.
    pub fn allowance(&self) -> Elapsed {
        elapsed(&self.policy.allowance(self.measured.denominator))
    }

    /// Counted affected time, rounded down to the millisecond.
    pub fn affected(&self) -> Elapsed {
        elapsed(&self.measured.affected)
    }

    /// How long no monitor saw the service.
    pub fn unknown_time(&self) -> Option<Elapsed> {
        self.unknown.as_ref().map(IntervalSet::length)
    }

    /// Whether any time counts.
    pub fn has_affected_time(&self) -> bool {
        !self.measured.affected.is_zero()
    }
}

fn elapsed(ms: &Exact) -> Elapsed {
    Elapsed(i64::try_from(ms.floor()).unwrap_or(i64::MAX))
}

/// What an assessment needs beside the line itself.
#[derive(Clone, Copy)]
pub struct AssessmentFacts<'a, 'w> {
    /// All downtime.
    pub downtime: &'a Downtime<'w>,
    /// The files, for places.
    pub sources: &'a Sources,
    /// The month.
    pub month: Month,
    /// As of when claims are judged.
    pub as_of: Instant,
}

/// The consecutive terms of a line under one SLA.
type TermsUnder<'t> = (&'t SlaId, Vec<&'t Term>);

/// The assessments of one contract line: one for each SLA that was in force in the month.
pub fn assess<'a>(
    facts: AssessmentFacts<'_, 'a>,
    line: &'a Line,
    policy_of: &dyn Fn(&SlaId) -> Option<&'a Policy>,
) -> Vec<Assessment<'a>> {
    let workspace = facts.downtime.workspace();
    let Some(customer) = workspace.customers.get(&line.customer) else { return Vec::new() };
    let mut under: Vec<TermsUnder<'a>> = Vec::new();
    for term in &line.terms {
        let Some(sla) = &term.sla else { continue };
        match under.iter_mut().find(|(id, _)| *id == sla) {
            Some((_, terms)) => terms.push(term),
            None => under.push((sla, vec![term])),
        }
    }
    let down = facts.downtime.of_line(line);
    let one = |(sla, terms): TermsUnder<'a>| {
        let policy = policy_of(sla)?;
        assess_under(facts, customer, line, policy, &terms, &down)
    };
    under.into_iter().filter_map(one).collect()
}

fn assess_under<'a>(
    facts: AssessmentFacts<'_, 'a>,
    customer: &'a Customer,
    line: &'a Line,
    policy: &'a Policy,
    terms: &[&'a Term],
    down: &LineDowntime,
) -> Option<Assessment<'a>> {
    let (month, sources) = (facts.month, facts.sources);
    let workspace = facts.downtime.workspace();
    let zone = match policy.zone {
        PolicyZone::Fixed(zone) => zone,
        PolicyZone::Customer => customer.zone,
    };
    let period = Interval::new(month.start(zone), month.end(zone))?;
    let in_force = terms_in_force(terms, zone).clip(period);
    if in_force.is_empty() {
        return None;
    }
    let windows = exclusion_windows(workspace, line, policy, sources);
    let given = Given::default();
    let evidence = |reading| Evidence {
        pieces: down.under(reading),
        origins: &facts.downtime.origins,
        windows: &windows,
        period,
        in_force: &in_force,
        zone,
        given: &given,
    };
    let bills: Vec<&Bill> =
        workspace.bills.iter().filter(|b| b.line == line.id && b.month == month).collect();
    let base = line_base(terms, &bills, line.currency, month, policy.proration);
    let judged = judge(policy, evidence(Reading::Chosen), &base.amount).ok()?;
    let Judged { measured, remedied, amount, rights } = judged;
    let claims: Vec<&Claim> = workspace
        .claims
        .iter()
        .filter(|c| {
            c.customer == line.customer && c.month == month && c.line.as_ref().is_none_or(|l| *l == line.id)
        })
        .collect();
    let received: Vec<NaiveDate> = claims.iter().map(|c| c.received_on).collect();
    let claim = claim_state(policy, &received, &measured, zone, facts.as_of);
    let outcome = outcome(policy, &remedied, &rights, &amount, &claim);
    let doubt = if down.low == down.high {
        None
    } else {
        let at = |reading| judge(policy, evidence(reading), &base.amount).ok();
        doubt(at(Reading::Low)?, at(Reading::High)?)
    };
    let unknown = down.known.as_ref().map(|known| in_force.difference(known));
    let owed = matches!(outcome, Outcome::Owed | Outcome::AwaitingClaim | Outcome::TooLate);
    let credit = if owed { amount.money } else { Money::zero(line.currency) };
    let told = Told {
        policy,
        policy_place: &sources.place(policy.span),
        measured: &measured,
        remedied: &remedied,
        amount: &amount,
        rights: &rights,
        given: &given,
        outcome,
        credit,
        claim: &claim,
        period: &format!("{} in {zone}", month.words()),
        zone: customer.zone,
        origins: &facts.downtime.origins,
        unknown: unknown.as_ref().map(IntervalSet::length),
        doubt: doubt.as_ref(),
    };
    let workings = steps::workings(told, steps::fees(policy, &base, sources));
    Some(Assessment {
        customer,
        line,
        policy,
        month,
        zone,
        measured,
        unknown,
        base,
        remedied,
        rights,
        exact: amount.exact,
        cap: amount.cap,
        is_capped: amount.is_capped,
        credit,
        residue: if owed { amount.residue } else { Exact::zero() },
        outcome,
        claim,
        doubt,
        workings,
    })
}

/// The stretches of time of some terms: from the start of the first day to the start of the first day
/// no longer in force, in the zone of the assessment.
fn terms_in_force(terms: &[&Term], zone: Zone) -> IntervalSet {
    terms
        .iter()
        .filter_map(|t| {
            let end = t.end.map_or(Instant::MAX, |end| zone.start_of_day(end));
            Interval::new(zone.start_of_day(t.start), end)
        })
        .collect()
}

/// What an amount comes to under the rules of a policy.
pub fn outcome(
    policy: &Policy,
    remedied: &Remedied,
    rights: &[RightGiven],
    amount: &Amount,
    claim: &ClaimState,
) -> Outcome {
    if remedied.undecided.is_some() {
        return Outcome::Undecided;
    }
    if !remedied.is_breach && rights.is_empty() {
        return Outcome::Met;
    }
    if amount.exact.minor.is_zero() || amount.money.is_zero() {
        let extends = policy.extends_term && !remedied.pay.time.is_zero();
        let in_kind = extends || !remedied.pay.rights.is_empty() || !rights.is_empty();
        return if in_kind { Outcome::InKind } else { Outcome::NothingOwed };
    }
    let minimum = policy.minimum.iter().find(|m| m.amount.currency == amount.exact.currency);
    if minimum.is_some_and(|m| !m.op.passes(&amount.exact.minor, &m.amount.exact().minor)) {
        return Outcome::BelowMinimum;
    }
    match claim {
        ClaimState::NotNeeded | ClaimState::Received(_) => Outcome::Owed,
        ClaimState::Awaited(_) => Outcome::AwaitingClaim,
        ClaimState::TooLate(_) => Outcome::TooLate,
    }
}

/// Both ends of the evidence; `None` when they come to the same value.
fn doubt(low: Judged, high: Judged) -> Option<Doubt> {
    if low.remedied.pay == high.remedied.pay {
        return None;
    }
    Some(Doubt {
        uptime_high: low.measured.uptime,
        uptime_low: high.measured.uptime,
        credit_low: low.amount.money,
        credit_high: high.amount.money,
    })
}
