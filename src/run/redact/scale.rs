//! Amounts times one whole number: shares, tiers and roundings of whole minor units stay what they are.

use crate::money::Currency;
use crate::money::Exact;

/// What amounts are multiplied by.
#[derive(Clone, Copy)]
pub(super) struct Scale(pub u32);

impl Scale {
    /// Digits of an amount; what is no number is left out.
    pub(super) fn digits(self, text: &str) -> String {
        let scaled = Exact::parse(text.trim()).map(|n| n.times(&Exact::whole(i64::from(self.0))));
        scaled.and_then(|n| n.to_decimal(12)).unwrap_or_default()
    }

    /// Words in which every number beside the code of a currency is an amount: `> 1.00 GBP`, `EUR 12.50 + 5 %`.
    pub(super) fn text(self, text: &str) -> String {
        let tokens = tokens(text);
        let is_code =
            |token: Option<&&str>| token.is_some_and(|t| t.len() == 3 && Currency::from_code(t).is_some());
        let solid = |at: usize, step: isize| {
            let mut at = at.checked_add_signed(step);
            while let Some(token) = at.and_then(|at| tokens.get(at)).filter(|t| t.trim().is_empty()) {
                let _ = token;
                at = at.and_then(|at| at.checked_add_signed(step));
            }
            at.and_then(|at| tokens.get(at))
        };
        let scaled = tokens.iter().enumerate().map(|(at, token)| {
            let is_number = token.starts_with(|c: char| c.is_ascii_digit());
            match is_number && (is_code(solid(at, 1)) || is_code(solid(at, -1))) {
                true => self.digits(token),
                false => (*token).to_owned(),
            }
        });
        scaled.collect()
    }
}

/// Numbers, words and what stands between them.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_ascii_digit() || c == '.' => 0,
        c if c.is_alphabetic() => 1,
        c if c.is_whitespace() => 2,
        _ => 3,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != class(c)) {
            tokens.push(text.get(start..at).unwrap_or(""));
            start = at;
        }
        last = Some(class(c));
    }
    tokens.push(text.get(start..).unwrap_or(""));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_amounts_are_scaled() {
        let scale = Scale(7);
        assert_eq!(scale.text("> 1.00 GBP"), "> 7 GBP");
        assert_eq!(scale.text("EUR 12.50 + 5 % * fee"), "EUR 87.5 + 5 % * fee");
        assert_eq!(scale.text("99.0% <= uptime < 99.9%"), "99.0% <= uptime < 99.9%");
        assert_eq!(scale.text("30min"), "30min");
        assert_eq!(scale.text("min(20USD, 3 days)"), "min(140USD, 3 days)");
        assert_eq!(
            (scale.digits("415.50"), scale.digits("98765"), scale.digits("?")),
            ("2908.5".into(), "691355".into(), String::new())
        );
    }
}
