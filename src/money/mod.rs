//! Money without floats and without silent rounding.
//!
//! An amount is whole minor units of one currency ([`Money`]); a fraction of an amount is another
//! type ([`ExactMoney`]) that only a named [`Rounding`] turns back into money, keeping the residue.
//! Currencies never mix: adding two different ones is `None`, never a number.

mod amount;
mod currency;
mod exact;
mod percent;
mod round;

pub use amount::AmountProblem;
pub use amount::ExactMoney;
pub use amount::Money;
pub use currency::Currency;
pub use exact::Exact;
pub use percent::format_percent;
pub use percent::format_percent_down;
pub use percent::parse_percent;
pub use round::Rounded;
pub use round::Rounding;
