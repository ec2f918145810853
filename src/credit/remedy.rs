//! What a policy owes for a measurement, as an exact share of the base, and in which tier.

use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Measured;
use crate::sla::Policy;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::time::Elapsed;

/// The share of the base, before caps, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedied {
    /// The share of the base.
    pub share: Exact,
    /// The tier or rule that applied, in words; empty when nothing is owed.
    pub tier: String,
    /// The clause of the row, if it has its own.
    pub clause: Option<String>,
}

/// Applies the remedy. Nothing is owed while the commitment is kept.
pub fn remedy(policy: &Policy, measured: &Measured) -> Remedied {
    let none = Remedied { share: Exact::zero(), tier: String::new(), clause: None };
    if measured.uptime >= policy.commitment {
        return none;
    }
    let allowance = policy.allowance(measured.denominator);
    let time = |of: RemedyOf| match of {
        RemedyOf::Downtime => measured.affected.clone(),
        RemedyOf::Excess => measured.affected.minus(&allowance),
    };
    match &policy.remedy {
        Remedy::Bands(bands) => match bands.iter().find(|b| b.range.contains(&measured.uptime)) {
            Some(band) => {
                Remedied { share: band.credit.clone(), tier: band.range.words(), clause: band.clause.clone() }
            }
            None => none,
        },
        Remedy::Linear { of, factor } => {
            let denominator = Exact::whole(measured.denominator.0);
            let share = time(*of).over(&denominator).unwrap_or_else(Exact::zero).times(factor);
            Remedied {
                share,
                tier: format!("in proportion to {}{}", of_words(*of), times(factor)),
                clause: None,
            }
        }
        Remedy::Step { of, unit, per_unit, round, first_free } => {
            let free = Exact::whole(first_free.0);
            let rest = time(*of).minus(&free);
            if rest.is_negative() {
                return none;
            }
            let steps = rest.over(&Exact::whole(unit.0)).unwrap_or_else(Exact::zero);
            let count = match round {
                StepRound::Floor => steps.floor(),
                StepRound::Ceil => steps.ceil(),
            };
            let begun = if *round == StepRound::Ceil { "begun " } else { "full " };
            let percent = format_percent(per_unit);
            let tier = format!(
                "{count} × {percent}, for each {begun}{unit} of {}{}",
                of_words(*of),
                free_words(*first_free)
            );
            Remedied { share: Exact::whole(count).times(per_unit), tier, clause: None }
        }
    }
}

fn of_words(of: RemedyOf) -> &'static str {
    match of {
        RemedyOf::Downtime => "affected time",
        RemedyOf::Excess => "affected time beyond what the commitment allows",
    }
}

fn times(factor: &Exact) -> String {
    if *factor == Exact::one() {
        return String::new();
    }
    format!(", {} times", factor.to_decimal(6).unwrap_or_else(|| factor.to_string()))
}

fn free_words(first_free: Elapsed) -> String {
    if first_free == Elapsed::ZERO { String::new() } else { format!(" after the first {first_free}") }
}
