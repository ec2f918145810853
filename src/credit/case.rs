//! One policy held against one measurement: the names that its formulas use, and what time and shares are worth.

use crate::credit::pay::Pay;
use crate::interval::Interval;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Rounding;
use crate::sla::CARRIED_OVER;
use crate::sla::Cap;
use crate::sla::Given;
use crate::sla::Measured;
use crate::sla::Per;
use crate::sla::Policy;
use crate::sla::RemedyOf;
use crate::sla::fact;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::formula::Unit;
use crate::time::Instant;
use crate::time::Zone;
use crate::workings::Arg;
use crate::workings::Phrase;

/// A policy, a measurement, the facts and the fee.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// What was measured.
    pub measured: &'a Measured,
    /// Facts that no clock can tell.
    pub given: &'a Given,
    /// The fee of the period.
    pub fee: &'a ExactMoney,
    /// The zone of the period.
    pub zone: Zone,
}

/// What the remedy is reckoned for: the period, an outage, a day or an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is.
    pub of: GroupOf,
    /// Its affected time in milliseconds.
    pub downtime: Exact,
    /// Its longest outage in milliseconds.
    pub longest: Exact,
}

/// What a remedy is reckoned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupOf {
    /// The whole period.
    Period,
    /// An outage.
    Outage(Interval),
    /// The day that begins then.
    Day(Instant),
    /// The hour that begins then.
    Hour(Instant),
}

impl GroupOf {
    /// Its name for people in a zone.
    pub fn phrase(self, zone: Zone) -> Phrase {
        match self {
            GroupOf::Period => Phrase::new("the-period"),
            GroupOf::Outage(i) => Phrase::new("span")
                .with("from", Arg::Clock(i.start(), zone))
                .with("to", Arg::Clock(i.end(), zone)),
            GroupOf::Day(at) => Phrase::just(Arg::DayOfMonth(at, zone)),
            GroupOf::Hour(at) => Phrase::just(Arg::Clock(at, zone)),
        }
    }
}

/// Money in the end: exact, whole, and what rounding left over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Before rounding, after the cap.
    pub exact: ExactMoney,
    /// The cap, if there is one.
    pub cap: Option<ExactMoney>,
    /// Whether the cap cut it.
    pub is_capped: bool,
    /// In whole minor units.
    pub money: crate::money::Money,
    /// What rounding took (positive) or gave (negative), in minor units.
    pub residue: Exact,
}

/// The names of a group.
pub struct GroupScope<'a> {
    /// The case.
    pub case: &'a Case<'a>,
    /// The group.
    pub group: &'a Group,
}

impl Scope for GroupScope<'_> {
    fn get(&self, name: &str) -> Option<Quantity> {
        let case = self.case;
        let m = case.measured;
        Some(match name {
            "uptime" => Quantity::number(m.uptime.clone()),
            "downtime" => Quantity::time(self.group.downtime.clone()),
            "longest" => Quantity::time(self.group.longest.clone()),
            "outages" => Quantity::number(Exact::whole(m.outages.len())),
            "period" => Quantity::elapsed(m.denominator),
            "service_time" => Quantity::elapsed(m.served),
            "allowed" => Quantity::time(case.policy.allowance(m.denominator)),
            "excess" => Quantity::time(case.time(self.group, RemedyOf::Excess)),
            "shortfall" => Quantity::number(case.time(self.group, RemedyOf::Shortfall)),
            "fee" => Quantity::money(case.fee),
            _ => return fact(case.policy, case.given, name),
        })
    }
}

impl Case<'_> {
    /// The whole period as one group.
    pub fn whole(&self) -> Group {
        let longest = self.measured.outages.iter().map(|(_, time)| time).max();
        Group {
            of: GroupOf::Period,
            downtime: self.measured.affected.clone(),
            longest: longest.cloned().unwrap_or_else(Exact::zero),
        }
    }

    /// What the remedy is reckoned for.
    pub fn groups(&self) -> Vec<Group> {
        let zone = self.zone;
        let group = |of: GroupOf, time: Exact| Group { of, longest: time.clone(), downtime: time };
        match self.policy.per {
            Per::Period => vec![self.whole()],
            Per::Outage => {
                let outages = self.measured.outages.iter();
                outages.map(|(interval, time)| group(GroupOf::Outage(*interval), time.clone())).collect()
            }
            Per::Day => {
                let days = self.measured.by_cuts(&days(self.measured.period, zone)).into_iter();
                days.map(|(at, downtime, longest)| Group { of: GroupOf::Day(at), downtime, longest })
                    .collect()
            }
            Per::Hour => {
                let hours = self.measured.by_cuts(&hours(self.measured.period)).into_iter();
                hours
                    .map(|(at, downtime, longest)| Group { of: GroupOf::Hour(at), downtime, longest })
                    .collect()
            }
        }
    }

    /// The time that a remedy is of, in milliseconds; for a shortfall the share. Never below nought.
    pub fn time(&self, group: &Group, of: RemedyOf) -> Exact {
        let time = match of {
            RemedyOf::Downtime => return group.downtime.clone(),
            RemedyOf::Excess => group.downtime.minus(&self.policy.allowance(self.measured.denominator)),
            RemedyOf::Shortfall => self.policy.commitment.minus(&self.measured.uptime),
        };
        if time.is_negative() { Exact::zero() } else { time }
    }

    /// The amount that shares are shares of.
    ///
    /// # Errors
    /// A fact that the base needs and that is not given.
    pub fn base(&self) -> Result<ExactMoney, FormulaProblem> {
        let Some(formula) = &self.policy.base else { return Ok(self.fee.clone()) };
        let value = formula.eval(&GroupScope { case: self, group: &self.whole() })?;
        value.as_money().ok_or_else(|| FormulaProblem::Units(format!("the base is {}", value.unit)))
    }

    /// What a value is worth in money.
    ///
    /// # Errors
    /// A fact that is not given, or another currency.
    pub fn worth(&self, pay: &Pay) -> Result<ExactMoney, FormulaProblem> {
        let base = self.base()?;
        let mut sum = base.times(&pay.share);
        if !pay.time.is_zero() {
            let pays_for = match &self.policy.base_pays_for {
                None => Exact::whole(self.measured.period.length().0),
                Some(formula) => formula.eval(&GroupScope { case: self, group: &self.whole() })?.amount,
            };
            let share = pay.time.over(&pays_for).ok_or(FormulaProblem::ByNought)?;
            sum = sum.plus(&base.times(&share)).unwrap_or(sum);
        }
        match &pay.money {
            None => Ok(sum),
            Some(money) => sum.plus(money).ok_or_else(|| {
                FormulaProblem::Units(format!(
                    "the fee is in {} and the credit in {}",
                    base.currency.code(),
                    money.currency.code()
                ))
            }),
        }
    }

    /// No more than a limit; values of one unit stay in it, others become money.
    ///
    /// # Errors
    /// As for [`Case::worth`].
    pub fn limit(&self, pay: Pay, limit: &Quantity) -> Result<Pay, FormulaProblem> {
        let is_share_only = pay.time.is_zero() && pay.money.is_none();
        let is_time_only = pay.share.is_zero() && pay.money.is_none();
        if limit.unit == Unit::NUMBER && is_share_only {
            let share = pay.share.clone().min(limit.amount.clone());
            return Ok(Pay { share, ..pay });
        }
        if limit.unit == Unit::TIME && is_time_only {
            let time = pay.time.clone().min(limit.amount.clone());
            return Ok(Pay { time, ..pay });
        }
        let (worth, most) = (self.worth(&pay)?, self.worth(&Pay::of(limit))?);
        if worth.minor <= most.minor {
            return Ok(pay);
        }
        Ok(Pay { money: Some(most), rights: pay.rights, ..Pay::default() })
    }

    /// The amount of a value: capped, and rounded once.
    ///
    /// # Errors
    /// As for [`Case::worth`]. `Ok(None)` where the amount is beyond all money.
    pub fn amount(&self, pay: &Pay) -> Result<Option<Amount>, FormulaProblem> {
        let policy = self.policy;
        let owed = if policy.extends_term {
            self.worth(&Pay { time: Exact::zero(), ..pay.clone() })?
        } else {
            self.worth(pay)?
        };
        let carried = fact(policy, self.given, CARRIED_OVER).filter(|_| policy.hold_until.is_some());
        let owed = match carried.and_then(|value| value.as_money()).filter(|_| !pay.is_nothing()) {
            Some(carried) => owed.plus(&carried).unwrap_or(owed),
            None => owed,
        };
        let cap = match &policy.cap {
            None => None,
            Some(Cap::Share(share)) => Some(self.base()?.times(share)),
            Some(Cap::Formula(formula)) => {
                let limit = formula.eval(&GroupScope { case: self, group: &self.whole() })?;
                Some(self.worth(&Pay::of(&limit))?)
            }
        };
        let (exact, is_capped) = match &cap {
            Some(cap) if owed.minor > cap.minor => (cap.clone(), true),
            _ => (owed, false),
        };
        let Some(mut rounded) = policy.rounding.round(&exact) else { return Ok(None) };
        if let Some(cap) = cap.as_ref().filter(|cap| rounded.money.exact().minor > cap.minor) {
            // Rounding never lifts a credit above its cap.
            let Some(down) = Rounding::Down.round(cap) else { return Ok(None) };
            rounded = down;
            rounded.residue = exact.minor.minus(&Exact::whole(rounded.money.minor));
        }
        Ok(Some(Amount { exact, cap, is_capped, money: rounded.money, residue: rounded.residue }))
    }
}

/// The starts of the local days of a period.
fn days(period: Interval, zone: Zone) -> Vec<Instant> {
    let mut day = zone.civil(period.start()).date();
    let mut starts = Vec::new();
    loop {
        let start = zone.start_of_day(day);
        starts.push(start);
        match day.succ_opt() {
            Some(next) if start < period.end() => day = next,
            _ => return starts,
        }
    }
}

/// The starts of the hours of a period.
fn hours(period: Interval) -> Vec<Instant> {
    let first = period.start().0.div_euclid(3_600_000);
    let last = period.end().0.div_euclid(3_600_000);
    (first..=last).map(|hour| Instant(hour * 3_600_000)).collect()
}
