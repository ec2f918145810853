//! Exact ratios of whole numbers of any size: what percentages, shares and fractions of money are.
//!
//! Nearly all of them fit into two machine words, and those are reckoned with as such. The rest are kept as whole
//! numbers of any size. Each value has one form only, so that equal values are equal in both.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Signed;
use num_traits::ToPrimitive;
use num_traits::Zero;
use std::cmp::Ordering;
use std::fmt;

/// An exact rational number. It never overflows and never rounds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Form);

/// In lowest terms with a positive denominator; `Small` whenever both fit.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    Small(i64, i64),
    Big(Box<BigRational>),
}

/// No number that a person writes is longer; reading a million digits takes minutes.
const LONGEST: usize = 1_000;

/// Whole numbers that a ratio can be made of.
pub trait Whole {
    /// The number as an exact one.
    fn exact(self) -> Exact;
}

macro_rules! whole {
    ($($kind:ty),*) => {
        $(impl Whole for $kind {
            fn exact(self) -> Exact {
                match i64::try_from(self) {
                    Ok(n) => Exact(Form::Small(n, 1)),
                    Err(_) => Exact::big(BigRational::from_integer(BigInt::from(self))),
                }
            }
        })*
    };
}

whole!(i32, u32, i64, u64, i128, u128, usize);

impl Whole for BigInt {
    fn exact(self) -> Exact {
        Exact::big(BigRational::from_integer(self))
    }
}

/// The greatest common divisor, by halving (Stein).
fn gcd(mut a: u128, mut b: u128) -> u128 {
    if a == 0 || b == 0 {
        return a | b;
    }
    if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
        return u128::from(a.gcd(&b));
    }
    let shift = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    loop {
        b >>= b.trailing_zeros();
        if a > b {
            std::mem::swap(&mut a, &mut b);
        }
        b -= a;
        if b == 0 {
            return a << shift;
        }
    }
}

impl Exact {
    /// `n / d` in lowest terms; `d` is above nought.
    fn reduced(n: i128, d: i128) -> Self {
        let divisor = i128::try_from(gcd(n.unsigned_abs(), d.unsigned_abs())).unwrap_or(1);
        let (n, d) = (n / divisor, d / divisor);
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) => Exact(Form::Small(n, d)),
            _ => Exact(Form::Big(Box::new(BigRational::new_raw(n.into(), d.into())))),
        }
    }

    fn big(value: BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_i64()) {
            (Some(n), Some(d)) => Exact(Form::Small(n, d)),
            _ => Exact(Form::Big(Box::new(value))),
        }
    }

    fn as_big(&self) -> BigRational {
        match &self.0 {
            Form::Small(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Form::Big(value) => (**value).clone(),
        }
    }

    /// `numerator / denominator`; a zero denominator gives `None`.
    pub fn ratio(numerator: impl Whole, denominator: impl Whole) -> Option<Self> {
        numerator.exact().over(&denominator.exact())
    }

    /// A whole number.
    pub fn whole(n: impl Whole) -> Self {
        n.exact()
    }

    /// Nought.
    pub fn zero() -> Self {
        Exact(Form::Small(0, 1))
    }

    /// One.
    pub fn one() -> Self {
        Exact(Form::Small(1, 1))
    }

    /// Reads digits with an optional sign and an optional dot (`-12.50`), or a fraction (`1/30`).
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
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
        if let (Form::Small(a, b), Form::Small(c, d)) = (&self.0, &other.0) {
            let (a, b, c, d) = (i128::from(*a), i128::from(*b), i128::from(*c), i128::from(*d));
            if b == d {
                // Two numerators of 64 bits: their sum fits.
                return if b == 1 { (a + c).exact() } else { Self::reduced(a + c, b) };
            }
            if let Some(n) = (a * d).checked_add(c * b) {
                return Self::reduced(n, b * d);
            }
        }
        Self::big(self.as_big() + other.as_big())
    }

    /// The difference.
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negative())
    }

    fn negative(&self) -> Self {
        match &self.0 {
            Form::Small(n, d) if *n != i64::MIN => Exact(Form::Small(-n, *d)),
            _ => Self::big(-self.as_big()),
        }
    }

    /// The product.
    pub fn times(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                Self::reduced(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d))
            }
            _ => Self::big(self.as_big() * other.as_big()),
        }
    }

    /// The quotient; `None` when `other` is nought.
    pub fn over(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        Some(match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                let sign = if *c < 0 { -1 } else { 1 };
                Self::reduced(i128::from(*a) * i128::from(*d) * sign, i128::from(*b) * i128::from(*c) * sign)
            }
            _ => Self::big(self.as_big() / other.as_big()),
        })
    }

    /// The largest whole number that is not above.
    pub fn floor(&self) -> BigInt {
        match &self.0 {
            Form::Small(n, d) => n.div_floor(d).into(),
            Form::Big(value) => value.numer().div_floor(value.denom()),
        }
    }

    /// The smallest whole number that is not below.
    pub fn ceil(&self) -> BigInt {
        match &self.0 {
            Form::Small(n, d) => n.div_ceil(d).into(),
            Form::Big(value) => value.ceil().to_integer(),
        }
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Form::Small(0, _))
    }

    /// Whether it is below nought.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(n, _) => *n < 0,
            Form::Big(value) => value.is_negative(),
        }
    }

    /// The value without its sign.
    pub fn abs(&self) -> Self {
        if self.is_negative() { self.negative() } else { self.clone() }
    }

    /// The numerator in lowest terms.
    pub fn numerator(&self) -> BigInt {
        match &self.0 {
            Form::Small(n, _) => (*n).into(),
            Form::Big(value) => value.numer().clone(),
        }
    }

    /// The denominator in lowest terms, always positive.
    pub fn denominator(&self) -> BigInt {
        match &self.0 {
            Form::Small(_, d) => (*d).into(),
            Form::Big(value) => value.denom().clone(),
        }
    }

    /// The whole number, if it is one and fits.
    pub fn to_i128(&self) -> Option<i128> {
        match &self.0 {
            Form::Small(n, d) => (*d == 1).then_some(i128::from(*n)),
            Form::Big(value) => value.is_integer().then(|| value.to_integer().to_i128()).flatten(),
        }
    }

    /// The decimal digits when they end within `places`, otherwise `None`.
    pub fn to_decimal(&self, places: u32) -> Option<String> {
        let scale = num_traits::pow(BigInt::from(10), places as usize);
        let (whole, rest) = (self.numerator() * scale).div_rem(&self.denominator());
        if !rest.is_zero() {
            return None;
        }
        let text = decimal_digits(&whole, places);
        let trimmed = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        };
        Some(trimmed)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.as_big().cmp(&other.as_big()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
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
        match &self.0 {
            Form::Small(n, d) => write!(f, "{n}/{d}"),
            Form::Big(value) => write!(f, "{}/{}", value.numer(), value.denom()),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
