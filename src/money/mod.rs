//! Money without floats and without silent rounding.
//!
//! An amount is whole minor units of one currency ([`Money`]); a fraction of an amount is another
//! type ([`ExactMoney`]) that only a named [`Rounding`] turns back into money, keeping the residue.
//! Currencies never mix: adding two different ones is `None`, never a number.
//!
//! The laws, each tested by the property of the same name:
//! `a_rounded_amount_and_its_residue_are_the_exact_amount`,
//! `rounding_keeps_the_order_and_mirrors_at_nought`, `an_amount_is_read_as_it_was_printed`,
//! `minus_undoes_plus_and_currencies_never_mix`, `ratios_reckon_as_fractions_do`,
//! `a_ratio_is_read_as_it_was_printed`, `the_parts_of_a_fee_add_up_to_it`,
//! `a_shown_percentage_never_flatters_and_never_contradicts`.

mod amount;
mod currency;
mod exact;
mod percent;
mod round;

pub use amount::AmountProblem;
pub use amount::ExactMoney;
pub use amount::Money;
pub use amount::sums;
pub use currency::Currency;
pub use exact::Exact;
pub use percent::format_percent;
pub use percent::format_percent_down;
pub use percent::parse_percent;
pub use round::Rounded;
pub use round::Rounding;
