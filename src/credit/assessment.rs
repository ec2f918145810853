//! One SLA applied to one contract line for one period, down to the exact amount.

use crate::credit::Base;
use crate::credit::ClaimState;
use crate::credit::Judged;
use crate::credit::Outcome;
use crate::credit::Pay;
use crate::credit::Remedied;
use crate::credit::RightGiven;
use crate::credit::base::line_base;
use crate::credit::claim::claim_state;
use crate::credit::judge::judge;
use crate::credit::outcome;
use crate::credit::steps;
use crate::credit::steps::Told;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Downtime;
use crate::measure::LineDowntime;
use crate::measure::Reading;
use crate::model::Bill;
use crate::model::Customer;
use crate::model::Line;
use crate::model::LineId;
use crate::model::RequestCount;
use crate::model::SlaId;
use crate::model::Term;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::sla::BucketRun;
use crate::sla::Evidence;
use crate::sla::Given;
use crate::sla::Measured;
use crate::sla::Past;
use crate::sla::PeriodDays;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::sla::Signal;
use crate::sla::exclusion_windows;
use crate::source::Sources;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Step;
use chrono::NaiveDate;
use std::collections::BTreeMap;

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
    /// In the run of which month.
    pub month: Month,
    /// For which period: one that ends in the month, or that part of a longer one that is over.
    pub days: PeriodDays,
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

    /// Time of service and rights that are no money; empty where there are none.
    pub fn in_kind(&self) -> Vec<Phrase> {
        let pay = &self.remedied.pay;
        let mut all = Vec::new();
        if self.policy.extends_term && !pay.time.is_zero() {
            let time = Pay { time: pay.time.clone(), ..Pay::default() };
            all.push(Phrase::new("added-to-the-term").with("time", time.phrase()));
        }
        all.extend(pay.rights.iter().map(Phrase::quoted));
        for right in self.rights.iter().filter(|_| self.outcome != Outcome::ToDate) {
            let named = Phrase::quoted(&right.name);
            if !all.contains(&named) {
                all.push(named);
            }
        }
        all
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
    /// The month of the run.
    pub month: Month,
    /// As of when claims are judged.
    pub as_of: Instant,
}

/// Why a contract line could not be assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentProblem {
    /// Which line.
    pub line: LineId,
    /// Under which SLA.
    pub sla: SlaId,
    /// What is the matter.
    pub what: String,
    /// Where: a fact that makes no sense, or the line itself.
    pub span: Span,
}

/// The consecutive terms of a line under one SLA.
type TermsUnder<'t> = (&'t SlaId, Vec<&'t Term>);

/// The assessments of one contract line: one for each SLA that was in force in the period.
///
/// # Errors
/// Each SLA that could not be applied, and why.
pub fn assess<'a>(
    facts: AssessmentFacts<'_, 'a>,
    line: &'a Line,
    policy_of: &dyn Fn(&SlaId) -> Option<&'a Policy>,
) -> Vec<Result<Assessment<'a>, AssessmentProblem>> {
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
        let subject = Subject { facts, customer, line, policy, terms: &terms, down: &down };
        subject.assess().transpose().map(|result| {
            result.map_err(|(what, span)| AssessmentProblem {
                line: line.id.clone(),
                sla: sla.clone(),
                what,
                span: span.unwrap_or(terms.last().map_or(policy.span, |t| t.span)),
            })
        })
    };
    under.into_iter().filter_map(one).collect()
}

/// What could not be reckoned, and where.
type Trouble = (String, Option<Span>);

/// One line under one policy.
struct Subject<'s, 'a> {
    facts: AssessmentFacts<'s, 'a>,
    customer: &'a Customer,
    line: &'a Line,
    policy: &'a Policy,
    terms: &'s [&'a Term],
    down: &'s LineDowntime,
}

impl<'a> Subject<'_, 'a> {
    fn zone(&self) -> Zone {
        match self.policy.zone {
            PolicyZone::Fixed(zone) => zone,
            PolicyZone::Customer => self.customer.zone,
        }
    }

    /// The first day of the contract.
    fn anchor(&self) -> NaiveDate {
        self.line.terms.first().map_or(self.facts.month.first_day(), |t| t.start)
    }

    /// The time under contract in a period; `None` where there is none.
    fn in_force(&self, days: PeriodDays) -> Option<(Interval, IntervalSet)> {
        let period = days.interval(self.zone())?;
        let in_force = terms_in_force(self.terms, self.zone()).clip(period);
        (!in_force.is_empty()).then_some((period, in_force))
    }

    /// Facts that no clock can tell.
    fn given(&self) -> Result<Given, Trouble> {
        let mut given = Given::default();
        let of_line = self.facts.downtime.workspace().facts.get(&self.line.id);
        for fact in of_line.into_iter().flatten().filter(|f| f.month == self.facts.month) {
            let Some(rule) = self.policy.facts.iter().find(|rule| rule.name == fact.name) else { continue };
            let value = rule.read(&fact.value.value, self.line.currency);
            let value = value.ok_or_else(|| {
                let what = format!("`{}` cannot be `{}`: {}", fact.value.value, rule.name, rule.about);
                (what, Some(fact.value.span))
            })?;
            given.values.insert(rule.name.clone(), value);
        }
        let missing = self
            .policy
            .facts
            .iter()
            .filter(|rule| rule.default.is_none() && !given.values.contains_key(&rule.name));
        let missing: Vec<String> = missing.map(|rule| format!("`{}` ({})", rule.name, rule.about)).collect();
        if !missing.is_empty() {
            return Err((format!("nobody says {}", missing.join(" and ")), None));
        }
        Ok(given)
    }

    /// Requests and errors of a period in the buckets of the policy.
    fn buckets(&self, days: PeriodDays) -> Result<Vec<BucketRun>, Trouble> {
        let Signal::Requests(rule) = &self.policy.signal else { return Ok(Vec::new()) };
        let Some((period, _)) = self.in_force(days) else { return Ok(Vec::new()) };
        let counts = self.facts.downtime.workspace().requests.get(&self.line.service);
        let of_period: Vec<&RequestCount> =
            counts.into_iter().flatten().filter(|c| period.contains(c.at)).collect();
        let in_place = |place: Option<&String>| -> Vec<&RequestCount> {
            of_period.iter().copied().filter(|c| c.region.as_ref() == place).collect()
        };
        // The region's own counts; otherwise those of everywhere; otherwise those of all regions together.
        let own = self.line.region.as_ref().map(|region| in_place(Some(region))).unwrap_or_default();
        let counts = [own, in_place(None), of_period.clone()].into_iter().find(|list| !list.is_empty());
        let counts = counts.unwrap_or_default();
        if counts.is_empty() && !self.policy.is_by_outages() {
            let what = format!("requests.csv has no counts of `{}` in {}", self.line.service, days.words());
            return Err((what, None));
        }
        Ok(bucket_runs(rule.bucket, period, &counts))
    }

    fn judge(
        &self,
        reading: Reading,
        days: PeriodDays,
        given: &Given,
        fee: &ExactMoney,
    ) -> Result<Judged, Trouble> {
        let (period, in_force) =
            self.in_force(days).ok_or_else(|| ("no time under contract".to_owned(), None))?;
        let workspace = self.facts.downtime.workspace();
        let windows =
            exclusion_windows(workspace, self.line, self.policy, (self.zone(), period), self.facts.sources);
        let evidence = Evidence {
            pieces: self.down.under(reading),
            origins: &self.facts.downtime.origins,
            windows: &windows,
            period,
            in_force: &in_force,
            zone: self.zone(),
            given,
        };
        judge(self.policy, evidence, fee).map_err(|problem| (problem.to_string(), None))
    }

    /// Earlier periods, the oldest first, as far back as rights look; only those under contract.
    fn history(&self, days: PeriodDays, given: &Given, fee: &ExactMoney) -> Result<Vec<Past>, Trouble> {
        let mut history = Vec::new();
        let mut days = days;
        for _ in 1..self.policy.rights.iter().map(|r| r.within).max().unwrap_or(1) {
            days = self.policy.period.before(days, self.anchor());
            if self.in_force(days).is_none() {
                break;
            }
            let given = Given { buckets: self.buckets(days)?, ..given.clone() };
            let Judged { measured, .. } = self.judge(Reading::Chosen, days, &given, fee)?;
            history.push(Past { uptime: measured.uptime, downtime: Some(measured.affected) });
        }
        history.reverse();
        Ok(history)
    }

    fn assess(&self) -> Result<Option<Assessment<'a>>, Trouble> {
        let (month, policy, line, zone) = (self.facts.month, self.policy, self.line, self.zone());
        let workspace = self.facts.downtime.workspace();
        let days = policy.period.of_run(month, self.anchor());
        let ends = days.end <= month.next().first_day();
        // Before its end, a period is told of up to the end of the month.
        let days = if ends { days } else { PeriodDays { end: month.next().first_day(), ..days } };
        let Some((_, in_force)) = self.in_force(days) else { return Ok(None) };
        let bills: Vec<&Bill> = workspace.bills.iter().filter(|b| b.line == line.id).collect();
        let base = line_base(self.terms, &bills, line.currency, days, policy);
        let mut given = self.given()?;
        given.history = self.history(days, &given, &base.amount)?;
        given.buckets = self.buckets(days)?;
        let judged = self.judge(Reading::Chosen, days, &given, &base.amount)?;
        let Judged { measured, remedied, amount, rights } = judged;
        let claims = workspace.claims.iter().filter(|c| {
            c.customer == line.customer && c.month == month && c.line.as_ref().is_none_or(|l| *l == line.id)
        });
        let received: Vec<NaiveDate> = claims.filter_map(|c| c.received_on).collect();
        let proactive = workspace.settings.credits.proactive.map(|span| self.facts.sources.place(span));
        let claim = claim_state(policy, &received, &measured, zone, self.facts.as_of).waived(proactive);
        let outcome =
            if ends { outcome(policy, &remedied, &rights, &amount, &claim) } else { Outcome::ToDate };
        let doubt = if self.down.low == self.down.high {
            None
        } else {
            let at = |reading| self.judge(reading, days, &given, &base.amount);
            doubt(at(Reading::Low)?, at(Reading::High)?)
        };
        let unknown = self.down.known.as_ref().map(|known| in_force.difference(known));
        let owed = matches!(outcome, Outcome::Owed | Outcome::AwaitingClaim | Outcome::TooLate);
        let credit = if owed { amount.money } else { Money::zero(line.currency) };
        let to_date = if ends { "period-in-zone" } else { "period-to-date" };
        let told = Told {
            policy,
            policy_place: &self.facts.sources.place(policy.span),
            measured: &measured,
            remedied: &remedied,
            amount: &amount,
            rights: &rights,
            given: &given,
            outcome,
            credit,
            claim: &claim,
            period: Phrase::new(to_date)
                .with("days", Arg::Days(days.first, days.last()))
                .with("zone", zone.name()),
            period_zone: zone,
            zone: self.customer.zone,
            origins: &self.facts.downtime.origins,
            unknown: unknown.as_ref().map(IntervalSet::length),
            doubt: doubt.as_ref(),
        };
        let workings = steps::workings(told, steps::fees(policy, &base, self.facts.sources));
        let mut measured = measured;
        if !ends {
            // The month's documents tell of the month; what came before stood in those of its own month.
            let start = month.start(zone);
            measured.segments.retain(|s| s.interval.end() > start);
        }
        Ok(Some(Assessment {
            customer: self.customer,
            line,
            policy,
            month,
            days,
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
        }))
    }
}

/// Counts added up in buckets from the start of a period on; buckets without counts are idle.
fn bucket_runs(width: Elapsed, period: Interval, counts: &[&RequestCount]) -> Vec<BucketRun> {
    let run = |count: u64, requests: u64, errors: u64| BucketRun {
        count,
        requests: Exact::whole(requests),
        errors: Exact::whole(errors),
    };
    let mut sums: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
    for c in counts {
        let index = u64::try_from(c.at.since(period.start()).0 / width.0.max(1)).unwrap_or(0);
        let sum = sums.entry(index).or_default();
        *sum = (sum.0.saturating_add(c.requests), sum.1.saturating_add(c.errors));
    }
    let (mut runs, mut next) = (Vec::new(), 0);
    for (index, (requests, errors)) in sums {
        if index > next {
            runs.push(run(index - next, 0, 0));
        }
        runs.push(run(1, requests, errors));
        next = index + 1;
    }
    runs
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
