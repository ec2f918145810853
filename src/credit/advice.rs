//! What a credit comes to with tax. An advice for the books, never a legal document: that is numbered and written by
//! the program that keeps them.

use crate::money::Exact;
use crate::money::Money;
use crate::money::Rounding;

/// A net credit, the tax on it and both together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxAdvice {
    /// The rate that was billed, as a ratio.
    pub rate: Exact,
    /// The credit.
    pub net: Money,
    /// net × rate, rounded once, half up.
    pub tax: Money,
    /// net + tax.
    pub gross: Money,
}

impl TaxAdvice {
    /// The advice for a net credit; `None` only for amounts beyond 128 bits.
    pub fn of(net: Money, rate: &Exact) -> Option<Self> {
        let tax = Rounding::HalfUp.round(&net.exact().times(rate))?.money;
        Some(TaxAdvice { rate: rate.clone(), net, tax, gross: net.plus(tax)? })
    }
}
