//! Amounts of money in running text, in either style of decimals, with code or sign before or after.
//!
//! Only what is surely an amount is taken for one: digits beside the code of a currency that is in wide use (or that
//! the workspace uses), or beside a sign. `CAD 2024` and `PHP 8` are therefore no amounts unless customers pay in
//! those currencies. What can be read in two ways is kept in both, and is known when either is.

use crate::money::Currency;
use crate::money::Money;
use std::collections::BTreeSet;
use std::ops::Range;

/// Codes that hardly mean anything else where they stand beside digits.
const PLAIN_CODES: [&str; 18] = [
    "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "AUD", "NZD", "INR", "BRL",
    "ZAR", "CNY", "SGD",
];

/// Signs, with the currencies that they may mean; longer ones first.
const SIGNS: [(&str, &[&str]); 12] = [
    ("US$", &["USD"]),
    ("A$", &["AUD"]),
    ("C$", &["CAD"]),
    ("R$", &["BRL"]),
    ("€", &["EUR"]),
    ("£", &["GBP"]),
    ("¥", &["JPY", "CNY"]),
    ("₹", &["INR"]),
    ("zł", &["PLN"]),
    ("Kč", &["CZK"]),
    ("kr", &["SEK", "NOK", "DKK"]),
    ("$", &["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS"]),
];

/// A number without trailing noughts: digits, and how many of them stand behind the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Decimal {
    digits: u128,
    places: u32,
}

impl Decimal {
    fn new(mut digits: u128, mut places: u32) -> Self {
        while places > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        Decimal { digits, places }
    }

    fn of(whole: &str, fraction: &str) -> Option<Self> {
        let digits: String = [whole, fraction].concat();
        Some(Decimal::new(digits.parse().ok()?, u32::try_from(fraction.len()).ok()?))
    }
}

/// An amount with everything that it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Where it stands.
    pub range: Range<usize>,
    /// Currencies and numbers, each with each.
    pub readings: Vec<(Currency, Decimal)>,
}

/// What an amount of the ledger is in a text.
pub(super) fn reading(money: Money) -> (Currency, Decimal) {
    (money.currency, Decimal::new(money.minor.unsigned_abs(), money.currency.decimals()))
}

/// Every amount in a text; `used` are the currencies of the workspace.
pub(super) fn amounts(text: &str, used: &BTreeSet<Currency>) -> Vec<Amount> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let number = number(text, at);
        let before = before(text, number.range.start, used);
        let after = if before.is_some() { None } else { after(text, number.range.end, used) };
        if let Some((edge, currencies)) = before.or(after) {
            let range = edge.min(number.range.start)..edge.max(number.range.end);
            let each = |c: &Currency| number.readings.iter().map(|d| (*c, *d)).collect::<Vec<_>>();
            let readings: Vec<_> = currencies.iter().flat_map(each).collect();
            if !readings.is_empty() {
                all.push(Amount { range, readings });
            }
        }
        at = number.range.end;
    }
    all
}

struct Number {
    range: Range<usize>,
    readings: Vec<Decimal>,
}

/// The number that begins at a digit, with its separators.
fn number(text: &str, start: usize) -> Number {
    let mut parts: Vec<(char, &str)> = Vec::new();
    let mut end = start;
    let mut separator = '\0';
    loop {
        let rest = text.get(end..).unwrap_or("");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        // A space parts groups of three digits only.
        let group = rest.get(..digits).unwrap_or("");
        if separator == ' ' && (digits != 3 || parts.first().is_none_or(|(_, first)| first.len() > 3)) {
            end -= 1;
            break;
        }
        parts.push((separator, group));
        end += digits;
        let mut after = text.get(end..).unwrap_or("").chars();
        match (after.next(), after.next()) {
            (Some(c @ ('.' | ',' | '\'' | ' ')), Some(next)) if next.is_ascii_digit() => {
                separator = c;
                end += 1;
            }
            _ => break,
        }
    }
    Number { range: start..end, readings: readings(&parts) }
}

/// What a number may mean.
fn readings(parts: &[(char, &str)]) -> Vec<Decimal> {
    let mut all = readings_joined(parts);
    // `EUR 100 200 people`: a space may also end the number.
    if let Some(space) = parts.iter().position(|(c, _)| *c == ' ') {
        all.extend(readings_joined(parts.get(..space).unwrap_or(&[])));
    }
    all
}

fn readings_joined(parts: &[(char, &str)]) -> Vec<Decimal> {
    let marks: Vec<(usize, char)> = parts
        .iter()
        .enumerate()
        .filter(|(_, (c, _))| matches!(c, '.' | ','))
        .map(|(n, (c, _))| (n, *c))
        .collect();
    let join = |parts: &[(char, &str)]| parts.iter().map(|(_, digits)| *digits).collect::<String>();
    let whole = || Decimal::of(&join(parts), "");
    let split = |n: usize| Decimal::of(&join(parts.get(..n)?), &join(parts.get(n..)?));
    let found = match marks.as_slice() {
        [] => vec![whole()],
        [(n, _)] => {
            let (before, after) = (join(&parts[..*n]), join(&parts[*n..]));
            if after.len() == 3 && before.len() <= 3 { vec![whole(), split(*n)] } else { vec![split(*n)] }
        }
        [.., (_, c), (n, last)] if c != last => vec![split(*n)],
        _ => vec![whole()],
    };
    found.into_iter().flatten().collect()
}

/// The currency that stands before a number, and where it begins.
fn before(text: &str, start: usize, used: &BTreeSet<Currency>) -> Option<(usize, Vec<Currency>)> {
    let head = text.get(..start)?;
    let head = head.strip_suffix(['−', '+']).unwrap_or(head);
    let head = head.strip_suffix(' ').unwrap_or(head);
    for (sign, means) in SIGNS {
        if let Some(rest) = head.strip_suffix(sign) {
            let is_word = sign.chars().all(char::is_alphabetic);
            if !is_word || !rest.ends_with(char::is_alphanumeric) {
                return Some((rest.len(), currencies(means)));
            }
        }
    }
    let from = head.len().checked_sub(3)?;
    let code = head.get(from..)?;
    // `X-EUR 5` is a word, `-EUR 5` an amount below nought.
    let rest = head.get(..from)?;
    let touches = rest.strip_suffix('-').unwrap_or(rest).ends_with(char::is_alphanumeric);
    let currency = coded(code, used).filter(|_| !touches)?;
    Some((from, vec![currency]))
}

/// The currency that stands after a number, and where it ends.
fn after(text: &str, end: usize, used: &BTreeSet<Currency>) -> Option<(usize, Vec<Currency>)> {
    let tail = text.get(end..)?;
    let space = usize::from(tail.starts_with(' '));
    let tail = tail.get(space..)?;
    for (sign, means) in SIGNS {
        if let Some(rest) = tail.strip_prefix(sign) {
            let is_word = sign.chars().all(char::is_alphabetic);
            // `5 US$` is an amount, `5 $x` is none.
            if !rest.starts_with(|c: char| c.is_alphanumeric() && (is_word || sign == "$")) {
                return Some((end + space + sign.len(), currencies(means)));
            }
        }
    }
    let code = tail.get(..3)?;
    let touches = tail.get(3..)?.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let currency = coded(code, used).filter(|_| !touches)?;
    Some((end + space + 3, vec![currency]))
}

fn coded(code: &str, used: &BTreeSet<Currency>) -> Option<Currency> {
    if !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let currency = Currency::from_code(code)?;
    (used.contains(&currency) || PLAIN_CODES.contains(&code)).then_some(currency)
}

fn currencies(codes: &[&str]) -> Vec<Currency> {
    codes.iter().filter_map(|code| Currency::from_code(code)).collect()
}

#[cfg(test)]
mod tests {
    use super::amounts;
    use super::reading;
    use crate::money::Currency;
    use crate::money::Money;
    use std::collections::BTreeSet;

    fn money(code: &str, minor: i128) -> Money {
        Money { currency: Currency::from_code(code).expect("a currency"), minor }
    }

    #[test]
    fn amounts_are_read_in_every_style() {
        let used = BTreeSet::new();
        for text in [
            "EUR 1,234.50",
            "EUR 1.234,50",
            "1.234,50 EUR",
            "1 234,50 €",
            "€1234.50",
            "€ 1'234.50",
            "EUR1,234.5",
            "(EUR 1,234.50)",
            "**EUR 1,234.50**.",
            "-EUR 1,234.50",
            "1 234,50 EUR,",
        ] {
            let found = amounts(text, &used);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].readings.contains(&reading(money("EUR", 123_450))), "{text}: {found:?}");
        }
        let yen = amounts("JPY 9,877 and ¥9,877", &used);
        assert_eq!(yen.len(), 2);
        assert!(yen.iter().all(|a| a.readings.contains(&reading(money("JPY", 9877)))));
        assert_eq!(amounts("EUR 20.00 + USD 10.00", &used).len(), 2);
    }

    #[test]
    fn what_is_no_amount_is_left_alone() {
        let used = BTreeSet::new();
        for text in [
            "CAD 2024",
            "PHP 8.3",
            "ALL 5 services",
            "TRY 3 times",
            "INC-2026-031",
            "99.9 %",
            "11 March 2026, 09:02",
            "+44 117 496 0001",
            "1 h 18 min",
            "XEUR 5",
            "EUR-5",
            "5 EURO",
            "CVE 2024",
            "the 5 krona",
            "A4",
            "20 krs",
        ] {
            assert_eq!(amounts(text, &used), [], "{text}");
        }
        let used = BTreeSet::from([money("CAD", 0).currency]);
        assert_eq!(amounts("CAD 20.24", &used).len(), 1);
    }
}
