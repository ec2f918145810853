//! So much for each step of time, or of uptime below the promise.

use crate::credit::case::Case;
use crate::credit::case::GroupScope;
use crate::credit::pay::Pay;
use crate::credit::remedy::Applied;
use crate::credit::remedy::Reading;
use crate::credit::remedy::Undecided;
use crate::credit::remedy::credit_words;
use crate::credit::remedy::of_words;
use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Credit;
use crate::sla::FindingKind;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::sla::formula::Formula;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;

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
        let free = free.map_or_else(String::new, |free| format!(" after the first {free}"));
        let unit = if self.of == RemedyOf::Shortfall {
            format_percent(&self.unit.amount)
        } else {
            self.unit.to_string()
        };
        let per = credit_words(&Credit::Formula(self.per_unit.clone()));
        let words = |count: String, kind: &str| {
            format!("{count} × {per}, for each {kind}{unit} of {}{free}", of_words(self.of))
        };
        let (pay, tier) = match round {
            Some(StepRound::Floor) => (full, words(steps.floor().to_string(), "full ")),
            Some(StepRound::Ceil) => (begun, words(steps.ceil().to_string(), "begun ")),
            None if full == begun => (full, words(steps.floor().to_string(), "")),
            None => {
                let readings = vec![
                    Reading::new("full steps only", full),
                    Reading::new("a step that has begun counts", begun),
                    Reading::new("in proportion", each.times(&steps)),
                ];
                let why =
                    format!("the text pays {per} for each {unit} and does not say what a part of one gives");
                let undecided = Some(Undecided { kind: FindingKind::Unstated, why, readings });
                return Ok(Applied { undecided, ..Applied::default() });
            }
        };
        Ok(Applied { pay, tier, ..Applied::default() })
    }
}
