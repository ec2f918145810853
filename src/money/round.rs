//! Rounding: one named way per ledger line, and what it took or gave is kept.

use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// How a fraction of a minor unit becomes a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rounding {
    /// To the nearest; a half goes away from nought: sgn(q) × ⌊|q| + ½⌋.
    HalfUp,
    /// To the nearest; a half goes to the even neighbour.
    HalfEven,
    /// Towards nought.
    Down,
    /// Away from nought.
    Up,
}

/// A rounded amount and what rounding changed: exact = money + residue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The whole amount.
    pub money: Money,
    /// The exact amount less the rounded one, in minor units.
    pub residue: Exact,
}

impl Rounding {
    /// The message that names it in workings.
    pub fn message(self) -> &'static str {
        match self {
            Rounding::HalfUp => "rounded-half-up",
            Rounding::HalfEven => "rounded-half-even",
            Rounding::Down => "rounded-down",
            Rounding::Up => "rounded-up",
        }
    }

    /// The name in policies and ledgers.
    pub fn name(self) -> &'static str {
        match self {
            Rounding::HalfUp => "half-up",
            Rounding::HalfEven => "half-even",
            Rounding::Down => "down",
            Rounding::Up => "up",
        }
    }

    /// The nearest whole number in this way.
    pub fn whole(self, value: &Exact) -> BigInt {
        let magnitude = value.abs();
        let floor = magnitude.floor();
        let fraction = magnitude.minus(&Exact::whole(floor.clone()));
        let half = fraction.plus(&fraction).cmp(&Exact::one());
        let odd = (&floor % 2u8) == BigInt::from(1u8);
        let up = match self {
            Rounding::HalfUp => half.is_ge(),
            Rounding::HalfEven => half.is_gt() || (half.is_eq() && odd),
            Rounding::Down => false,
            Rounding::Up => !fraction.is_zero(),
        };
        let rounded = if up { floor + 1u8 } else { floor };
        if value.is_negative() { -rounded } else { rounded }
    }

    /// The whole amount and the residue; `None` only for amounts beyond 128 bits.
    pub fn round(self, exact: &ExactMoney) -> Option<Rounded> {
        let whole = self.whole(&exact.minor);
        let residue = exact.minor.minus(&Exact::whole(whole.clone()));
        let money = Money { currency: exact.currency, minor: whole.to_i128()? };
        Some(Rounded { money, residue })
    }
}
