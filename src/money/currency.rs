//! ISO 4217 currencies: the three letters and the number of decimals.

use std::fmt;

/// A currency of ISO 4217, compared and sorted by its code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code (upper case, as the standard writes it), if there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code)?;
        Some(Currency(code.as_bytes().try_into().ok()?))
    }

    /// No currency: `XXX` of the standard, for facts in which no money is named.
    pub fn none() -> Self {
        Currency(*b"XXX")
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals an amount has: EUR 2, JPY 0, KWD 3.
    pub fn decimals(&self) -> u32 {
        let known = iso_currency::Currency::from_code(self.code());
        known.and_then(|c| c.exponent()).map_or(2, u32::from)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
