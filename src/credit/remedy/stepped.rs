//! So much for each step of time, or of uptime below the promise.

use crate::credit::case::Case;
use crate::credit::case::GroupScope;
use crate::credit::pay::Pay;
use crate::credit::remedy::Applied;
use crate::credit::remedy::Reading;
use crate::credit::remedy::Undecided;
use crate::credit::remedy::credit_phrase;
use crate::credit::remedy::of_message;
use crate::money::Exact;
use crate::sla::Credit;
use crate::sla::FindingKind;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::sla::formula::Formula;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;
use crate::workings::Arg;
use crate::workings::Phrase;

/// Steps of time or of uptime.
pub(super) struct Stepped<'a> {
    pub case: &'a Case<'a>,
    pub scope: &'a GroupScope<'a>,
    pub of: RemedyOf,
    pub unit: &'a Quantity,
    pub per_unit: &'a Formula,
    pub first_free: Option<&'a Formula>,
}

impl Stepped<'_> {
    pub fn apply(&self, round: Option<StepRound>) -> Result<Applied, FormulaProblem> {
        let free = self.first_free.map(|f| f.eval(self.scope)).transpose()?;
        let of = self.case.time(self.scope.group, self.of);
        let rest = of.minus(&free.as_ref().map_or_else(Exact::zero, |f| f.amount.clone()));
        if rest.is_negative() {
            return Ok(Applied::default());
        }
        let steps = rest.over(&self.unit.amount).unwrap_or_else(Exact::zero);
        let each = Pay::of(&self.per_unit.eval(self.scope)?);
        let full = each.times(&Exact::whole(steps.floor()));
        let begun = each.times(&Exact::whole(steps.ceil()));
        let free = free.filter(|f| !f.amount.is_zero());
        let unit = match self.of {
            RemedyOf::Shortfall => Phrase::just(Arg::Share(self.unit.amount.clone())),
            _ => self.unit.phrase(),
        };
        let per = credit_phrase(&Credit::Formula(self.per_unit.clone()));
        let words = |count: Exact, id: &'static str, after_free: &'static str| {
            let each = |id| {
                Phrase::new(id)
                    .with("count", Arg::Decimal(count))
                    .with("per", per.clone())
                    .with("unit", unit.clone())
                    .with("of", Phrase::new(of_message(self.of)))
            };
            match &free {
                None => each(id),
                Some(free) => each(after_free).with("free", free.phrase()),
            }
        };
        let (floor, ceil) = (Exact::whole(steps.floor()), Exact::whole(steps.ceil()));
        let (pay, tier) = match round {
            Some(StepRound::Floor) => (full, words(floor, "each-full-step", "each-full-step-after")),
            Some(StepRound::Ceil) => (begun, words(ceil, "each-begun-step", "each-begun-step-after")),
            None if full == begun => (full, words(floor, "each-step", "each-step-after")),
            None => {
                let readings = vec![
                    Reading::new(Phrase::new("reading-full-steps"), full),
                    Reading::new(Phrase::new("reading-begun-steps"), begun),
                    Reading::new(Phrase::new("reading-proportion"), each.times(&steps)),
                ];
                let why = Phrase::new("part-of-a-step-unstated").with("per", per).with("unit", unit);
                let undecided = Some(Undecided { kind: FindingKind::Unstated, why, readings });
                return Ok(Applied { undecided, ..Applied::default() });
            }
        };
        Ok(Applied { pay, tier, ..Applied::default() })
    }
}
