//! Exact ratios of whole numbers of any size: what percentages, shares and fractions of money are.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;
use num_traits::Signed;
use num_traits::ToPrimitive;
use num_traits::Zero;
use std::fmt;

/// An exact rational number. It never overflows and never rounds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// `numerator / denominator`; a zero denominator gives `None`.
    pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Option<Self> {
        let denominator = denominator.into();
        (!denominator.is_zero()).then(|| Exact(BigRational::new(numerator.into(), denominator)))
    }

    /// A whole number.
    pub fn whole(n: impl Into<BigInt>) -> Self {
        Exact(BigRational::from_integer(n.into()))
    }

    /// Nought.
    pub fn zero() -> Self {
        Exact(BigRational::zero())
    }

    /// One.
    pub fn one() -> Self {
        Exact(BigRational::one())
    }

    /// Reads digits with an optional sign and an optional dot (`-12.50`), or a fraction (`1/30`).
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((n, d)) = text.split_once('/') {
            let (n, d) = (Self::parse(n.trim())?, Self::parse(d.trim())?);
            return n.over(&d);
        }
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || digits.ends_with('.') {
            return None;
        }
        let number: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let scale = num_traits::pow(BigInt::from(10), fraction.len());
        Self::ratio(number * sign, scale)
    }

    /// The sum.
    pub fn plus(&self, other: &Self) -> Self {
        Exact(&self.0 + &other.0)
    }

    /// The difference.
    pub fn minus(&self, other: &Self) -> Self {
        Exact(&self.0 - &other.0)
    }

    /// The product.
    pub fn times(&self, other: &Self) -> Self {
        Exact(&self.0 * &other.0)
    }

    /// The quotient; `None` when `other` is nought.
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.0.is_zero()).then(|| Exact(&self.0 / &other.0))
    }

    /// The largest whole number that is not above.
    pub fn floor(&self) -> BigInt {
        self.0.numer().div_floor(self.0.denom())
    }

    /// The smallest whole number that is not below.
    pub fn ceil(&self) -> BigInt {
        self.0.ceil().to_integer()
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below nought.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The value without its sign.
    pub fn abs(&self) -> Self {
        Exact(self.0.abs())
    }

    /// The numerator in lowest terms.
    pub fn numerator(&self) -> &BigInt {
        self.0.numer()
    }

    /// The denominator in lowest terms, always positive.
    pub fn denominator(&self) -> &BigInt {
        self.0.denom()
    }

    /// The whole number, if it is one and fits.
    pub fn to_i128(&self) -> Option<i128> {
        self.0.is_integer().then(|| self.0.to_integer().to_i128()).flatten()
    }

    /// The decimal digits when they end within `places`, otherwise `None`.
    pub fn to_decimal(&self, places: u32) -> Option<String> {
        let scale = num_traits::pow(BigInt::from(10), places as usize);
        let scaled = &self.0 * BigRational::from_integer(scale);
        if !scaled.is_integer() {
            return None;
        }
        let text = decimal_digits(&scaled.to_integer(), places);
        let trimmed = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        };
        Some(trimmed)
    }
}

/// `value` × 10^-places in digits, for instance 1234 with 2 places is `12.34`.
pub(crate) fn decimal_digits(value: &BigInt, places: u32) -> String {
    let sign = if value.is_negative() { "-" } else { "" };
    let digits = value.abs().to_string();
    let places = places as usize;
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{sign}{whole}.{fraction}")
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0.numer(), self.0.denom())
    }
}
