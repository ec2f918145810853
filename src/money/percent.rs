//! Percentages: read exactly, shown rounded down so that a figure never flatters us.

use crate::money::Exact;
use crate::money::exact::decimal_digits;
use num_bigint::BigInt;
use num_integer::Integer;

/// Reads `99.9%` (with or without a space before the sign) as the exact ratio 999/1000.
pub fn parse_percent(text: &str) -> Option<Exact> {
    let number = text.trim().strip_suffix('%')?.trim_end();
    Exact::parse(number)?.over(&Exact::whole(100))
}

/// A ratio as a percentage, rounded *down*, with at least `places` decimals and as many more as it
/// takes not to look equal to (or better than) a `threshold` that it is below.
pub fn format_percent_down(ratio: &Exact, places: u32, thresholds: &[Exact]) -> String {
    let below: Vec<(&Exact, bool)> = thresholds.iter().map(|t| (t, ratio < t)).collect();
    for decimals in places..places + 12 {
        let scale = num_traits::pow(BigInt::from(10), decimals as usize + 2);
        let digits = (ratio.numerator() * &scale).div_floor(&ratio.denominator());
        let contradicts = below.iter().any(|(threshold, is_below)| {
            let shown_is_below = &digits * threshold.denominator() < threshold.numerator() * &scale;
            shown_is_below != *is_below
        });
        if !contradicts {
            return format!("{}\u{a0}%", decimal_digits(&digits, decimals));
        }
    }
    format!("{ratio}")
}

/// A ratio that a text states (a commitment, a tier's credit, a share) as a percentage with all its
/// digits: `10 %`, `99.95 %`; one that never ends is cut after six decimals and marked `…`.
pub fn format_percent(ratio: &Exact) -> String {
    let percent = ratio.times(&Exact::whole(100));
    match percent.to_decimal(9) {
        Some(digits) => format!("{digits}\u{a0}%"),
        None => {
            let cut = percent.times(&Exact::whole(1_000_000)).floor();
            format!("{}…\u{a0}%", decimal_digits(&cut, 6))
        }
    }
}
