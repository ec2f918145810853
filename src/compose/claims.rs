//! The claims of a period: what must be asked for until when, what came in, what was missed, and what is disputed.

use crate::compose::PeriodFacts;
use crate::credit::Assessment;
use crate::credit::ClaimState;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::model::Claim;
use crate::model::CustomerId;
use crate::model::LineId;
use chrono::NaiveDate;

/// One contract line with a claim rule, or with a dispute.
pub struct ClaimLine<'f> {
    /// What it came to.
    pub assessment: &'f Assessment<'f>,
    /// Its credit, if there is one.
    pub row: Option<&'f LedgerRow>,
    /// Disputes about it.
    pub disputes: Vec<&'f Claim>,
}

impl ClaimLine<'_> {
    /// `awaiting-claim`, `claimed`, `too-late`, `without-claim`, or `not-owed` where only a dispute brought it here.
    pub fn state(&self) -> &'static str {
        match (self.assessment.outcome, &self.assessment.claim) {
            (Outcome::AwaitingClaim, _) => "awaiting-claim",
            (Outcome::TooLate, _) => "too-late",
            (Outcome::Owed, ClaimState::Received(_)) => "claimed",
            (Outcome::Owed, _) => "without-claim",
            _ => "not-owed",
        }
    }

    /// The last day for it, while or when it was missed.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self.assessment.claim {
            ClaimState::Awaited(day) | ClaimState::TooLate(day) => Some(day),
            _ => None,
        }
    }

    /// The day on which it came in.
    pub fn received_on(&self) -> Option<NaiveDate> {
        match self.assessment.claim {
            ClaimState::Received(day) => Some(day),
            _ => None,
        }
    }
}

/// Every claim, the next to expire first, those without a day last.
pub fn claims<'f>(facts: &'f PeriodFacts<'f>) -> Vec<ClaimLine<'f>> {
    let mut all: Vec<ClaimLine<'f>> = Vec::new();
    for assessment in facts.lines.iter().filter_map(|l| l.assessment()) {
        let row = facts.ledger.of(&assessment.line.customer).iter().find(|r| {
            r.kind == RowKind::Credit
                && r.line.as_ref() == Some(&assessment.line.id)
                && r.sla.as_ref().is_some_and(|(sla, _)| *sla == assessment.policy.id)
        });
        let disputes = disputes(facts, &assessment.line.customer, &assessment.line.id);
        let asks = assessment.claim != ClaimState::NotNeeded
            && matches!(assessment.outcome, Outcome::AwaitingClaim | Outcome::TooLate | Outcome::Owed);
        if asks || !disputes.is_empty() {
            all.push(ClaimLine { assessment, row, disputes });
        }
    }
    let key = |c: &ClaimLine<'_>| (c.last_day().is_none(), c.last_day());
    all.sort_by_key(key);
    all
}

/// The disputes about a contract line in the period, in the order of `claims.csv`.
pub fn disputes<'f>(facts: &'f PeriodFacts<'_>, customer: &CustomerId, line: &LineId) -> Vec<&'f Claim> {
    let is_about = |c: &&Claim| {
        c.customer == *customer
            && c.month == facts.month
            && c.dispute.is_some()
            && c.line.as_ref().is_none_or(|l| l == line)
    };
    facts.workspace.claims.iter().filter(is_about).collect()
}

/// `disputed on 2026-04-03: the window is wrong`, for our own people.
pub fn dispute_words(claim: &Claim) -> Option<String> {
    let dispute = claim.dispute.as_ref()?;
    let note = dispute.note.split_whitespace().collect::<Vec<_>>().join(" ");
    let colon = if note.is_empty() { "" } else { ": " };
    Some(format!("disputed on {}{colon}{note}", dispute.on))
}
