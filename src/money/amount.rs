//! Whole amounts of money, fractions of amounts, and the one strict grammar for reading them.

use crate::money::Currency;
use crate::money::Exact;
use crate::money::exact::decimal_digits;
use num_bigint::BigInt;
use std::collections::BTreeMap;
use std::fmt;

/// Whole minor units of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// The currency.
    pub currency: Currency,
    /// Cents, pence, yen …
    pub minor: i128,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// A comma, an apostrophe or a space inside: it could be read two ways.
    Separator,
    /// More decimals than the currency has.
    TooManyDecimals,
    /// A minus sign.
    Negative,
    /// Not digits.
    NotDigits,
    /// Larger than any amount that can be kept.
    TooLarge,
}

impl Money {
    /// No money at all.
    pub fn zero(currency: Currency) -> Self {
        Money { currency, minor: 0 }
    }

    /// Reads digits, at most one dot, and no more decimals than the currency has.
    ///
    /// # Errors
    /// The reason why the text is not an amount; nothing is guessed.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, AmountProblem> {
        let text = text.trim();
        if text.starts_with(['-', '−']) {
            return Err(AmountProblem::Negative);
        }
        if text.contains([',', '\'', '’', ' ', '\u{a0}', '_']) && text.chars().any(|c| c.is_ascii_digit()) {
            return Err(AmountProblem::Separator);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) || text.ends_with('.') {
            return Err(AmountProblem::NotDigits);
        }
        let decimals = currency.decimals() as usize;
        if fraction.len() > decimals {
            return Err(AmountProblem::TooManyDecimals);
        }
        if whole.len() > 20 {
            return Err(AmountProblem::TooLarge);
        }
        let minor = format!("{whole}{fraction:0<decimals$}");
        let minor = minor.parse().map_err(|_| AmountProblem::TooLarge)?;
        Ok(Money { currency, minor })
    }

    /// The sum; `None` when the currencies differ or the sum cannot be kept.
    pub fn plus(self, other: Money) -> Option<Money> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Money { currency: self.currency, minor })
    }

    /// The difference; `None` when the currencies differ.
    pub fn minus(self, other: Money) -> Option<Money> {
        self.plus(Money { currency: other.currency, minor: other.minor.checked_neg()? })
    }

    /// The same amount as an exact fraction.
    pub fn exact(self) -> ExactMoney {
        ExactMoney { currency: self.currency, minor: Exact::whole(self.minor) }
    }

    /// Whether there is nothing.
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The digits without the currency: `1234.50`.
    pub fn digits(self) -> String {
        decimal_digits(&BigInt::from(self.minor), self.currency.decimals())
    }
}

/// Sums by currency, in the order of the codes; currencies never mix.
pub fn sums(amounts: impl IntoIterator<Item = Money>) -> BTreeMap<Currency, Money> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for amount in amounts {
        let sum = sums.entry(amount.currency).or_insert(Money::zero(amount.currency));
        *sum = sum.plus(amount).unwrap_or(*sum);
    }
    sums
}

impl fmt::Display for Money {
    /// `EUR 1,234.50`: the code first, thousands by comma, a dot before the decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}{}", self.currency, grouped(&self.digits()))
    }
}

/// Thousands by comma, and a minus sign that can't be taken for a hyphen.
fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// An amount that may hold fractions of a minor unit: what multiplying gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExactMoney {
    /// The currency.
    pub currency: Currency,
    /// Minor units, exact.
    pub minor: Exact,
}

impl ExactMoney {
    /// No money at all.
    pub fn zero(currency: Currency) -> Self {
        ExactMoney { currency, minor: Exact::zero() }
    }

    /// The amount × a ratio.
    pub fn times(&self, share: &Exact) -> Self {
        ExactMoney { currency: self.currency, minor: self.minor.times(share) }
    }

    /// The sum; `None` when the currencies differ.
    pub fn plus(&self, other: &ExactMoney) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| ExactMoney { currency: self.currency, minor: self.minor.plus(&other.minor) })
    }

    /// An amount from major units: `1001/1000` of a dollar.
    pub fn from_major(major: &Exact, currency: Currency) -> Self {
        let scale = num_traits::pow(BigInt::from(10), currency.decimals() as usize);
        ExactMoney { minor: major.times(&Exact::whole(scale)), currency }
    }

    /// The amount in major units as `numerator/denominator`, for instance `1001/1000` of a dollar.
    pub fn major(&self) -> Exact {
        let scale = num_traits::pow(BigInt::from(10), self.currency.decimals() as usize);
        self.minor.over(&Exact::whole(scale)).unwrap_or_else(Exact::zero)
    }
}

impl fmt::Display for ExactMoney {
    /// All decimals when they end within nine, otherwise four more than the currency has, cut off and
    /// marked `…`; the exact ratio is in [`ExactMoney::major`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(minor) = self.minor.to_i128() {
            return write!(f, "{}", Money { currency: self.currency, minor });
        }
        match self.major().to_decimal(9) {
            Some(digits) => write!(f, "{}\u{a0}{}", self.currency, grouped(&digits)),
            None => {
                let places = self.currency.decimals() + 4;
                let scale = num_traits::pow(BigInt::from(10), 4);
                let cut = self.minor.abs().times(&Exact::whole(scale)).floor();
                let cut = if self.minor.is_negative() { -cut } else { cut };
                write!(f, "{}\u{a0}{}…", self.currency, grouped(&decimal_digits(&cut, places)))
            }
        }
    }
}
