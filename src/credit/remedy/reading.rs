//! What a text leaves open: what each reading would give, and which one counts where the policy says so.

use crate::credit::case::Case;
use crate::credit::pay::Pay;
use crate::credit::remedy::Applied;
use crate::sla::FindingKind;
use crate::sla::InDoubt;
use crate::sla::formula::FormulaProblem;
use crate::workings::Phrase;

/// A result that the text does not decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The fault of the text.
    pub kind: FindingKind,
    /// What the text leaves open.
    pub why: Phrase,
    /// What each reading would give.
    pub readings: Vec<Reading>,
}

/// One way to read a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The reading and what it gives.
    pub words: Phrase,
    /// What it gives; `None` where it decides nothing either.
    pub pay: Option<Pay>,
}

impl Reading {
    /// A reading that gives something, or nothing.
    pub(super) fn new(name: Phrase, pay: Pay) -> Reading {
        let words = Phrase::new("reading-gives").with("reading", name).with("pay", pay.phrase());
        Reading { words, pay: Some(pay) }
    }
}

/// The reading that counts: where the policy says that doubt goes one way, the one worth most or least to the customer.
pub(super) fn settled(case: &Case<'_>, applied: Applied) -> Result<Applied, FormulaProblem> {
    let (Some(undecided), Some(in_doubt)) = (&applied.undecided, case.policy.in_doubt) else {
        return Ok(applied);
    };
    let mut best: Option<(&Reading, &Pay)> = None;
    for reading in &undecided.readings {
        let Some(pay) = &reading.pay else { continue };
        let is_better = match best {
            None => true,
            Some((_, other)) => {
                let (this, other) = (case.worth(pay)?.minor, case.worth(other)?.minor);
                match in_doubt {
                    InDoubt::ForTheCustomer => this > other,
                    InDoubt::ForTheProvider => this < other,
                }
            }
        };
        if is_better {
            best = Some((reading, pay));
        }
    }
    Ok(match best {
        None => applied.clone(),
        Some((reading, pay)) => Applied {
            pay: pay.clone(),
            tier: Phrase::new(in_doubt.message())
                .with("why", undecided.why.clone())
                .with("reading", reading.words.clone()),
            clause: None,
            undecided: None,
        },
    })
}
