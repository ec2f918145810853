//! Amounts of money in running text, in either style of decimals, with code or sign before or after.
//!
//! Only what is surely an amount is taken for one: digits beside the code of a currency that is in wide use (or that
//! the workspace uses), or beside a sign. `CAD 2024` and `PHP 8` are therefore no amounts unless customers pay in
//! those currencies. What can be read in two ways is kept in both, and is known when either is. Japanese writes the
//! currency as a word after the number, and large numbers by the ten thousand: `5万円`.

use crate::money::Currency;
use crate::money::Money;
use crate::source::begins_at;
use crate::source::ends_at;
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

/// Japanese words for currencies, which stand after a number and never before one; longer ones first.
const WORDS: [(&str, &[&str]); 4] = [
    ("円", &["JPY"]),
    ("ユーロ", &["EUR"]),
    ("米ドル", &["USD"]),
    ("ドル", &["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS"]),
];

/// What multiplies a number that stands before it, by so many noughts.
const NOUGHTS: [(char, u32); 3] = [('千', 3), ('万', 4), ('億', 8)];

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

    /// With so many noughts more.
    fn times_ten(self, noughts: u32) -> Option<Self> {
        Some(Decimal::new(self.shifted(noughts)?, self.places))
    }

    fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let [a, b] = [self, other].map(|d| d.shifted(places - d.places));
        Some(Decimal::new(a?.checked_add(b?)?, places))
    }

    fn shifted(self, noughts: u32) -> Option<u128> {
        self.digits.checked_mul(10_u128.checked_pow(noughts)?)
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
        let number = spelt(text, number(text, at));
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

/// A number with the words that multiply it: `5万`, `1億2,000万`, `3万5,000`.
fn spelt(text: &str, first: Number) -> Number {
    let noughts = |end: usize| {
        let c = text.get(end..).unwrap_or("").chars().next()?;
        NOUGHTS.iter().find(|(word, _)| *word == c).map(|(_, noughts)| (end + c.len_utf8(), *noughts))
    };
    let Some((mut end, by)) = noughts(first.range.end) else { return first };
    let start = first.range.start;
    let scaled = |number: &Number, by: u32| number.readings.first()?.times_ten(by);
    let mut sum = scaled(&first, by);
    while text.get(end..).unwrap_or("").starts_with(|c: char| c.is_ascii_digit()) {
        let next = number(text, end);
        let (after, by) = noughts(next.range.end).unwrap_or((next.range.end, 0));
        sum = sum.zip(scaled(&next, by)).and_then(|(sum, next)| sum.plus(next));
        end = after;
    }
    Number { range: start..end, readings: sum.into_iter().collect() }
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
            if !is_word || begins_at(text, rest.len()) {
                return Some((rest.len(), currencies(means)));
            }
        }
    }
    let from = head.len().checked_sub(3)?;
    let code = head.get(from..)?;
    // `X-EUR 5` is a word, `-EUR 5` an amount below nought.
    let rest = head.get(..from)?;
    let edge = rest.strip_suffix('-').unwrap_or(rest).len();
    let currency = coded(code, used).filter(|_| begins_at(text, edge))?;
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
            let edge = text.len() - rest.len();
            if !(is_word || sign == "$") || ends_at(text, edge) {
                return Some((edge, currencies(means)));
            }
        }
    }
    for (word, means) in WORDS {
        let edge = end + space + word.len();
        if tail.starts_with(word) && ends_at(text, edge) {
            return Some((edge, currencies(means)));
        }
    }
    let code = tail.get(..3)?;
    let edge = end + space + 3;
    let is_whole = !tail.get(3..)?.starts_with('-') && ends_at(text, edge);
    let currency = coded(code, used).filter(|_| is_whole)?;
    Some((edge, vec![currency]))
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
    fn amounts_are_read_inside_japanese() {
        let used = BTreeSet::new();
        for text in ["合計EUR 1,234.50を", "合計1,234.50 EURを", "約€1,234.50に", "合計1,234.50ユーロを"]
        {
            let found = amounts(text, &used);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].readings.contains(&reading(money("EUR", 123_450))), "{text}: {found:?}");
        }
        for text in ["合計50,000円を", "合計5万円を", "4万9千1,000円", "¥50,000を", "JPY 5万を"]
        {
            let found = amounts(text, &used);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].readings.contains(&reading(money("JPY", 50_000))), "{text}: {found:?}");
        }
        for text in ["5万人", "3回", "5ドルトムント", "A社EUROの5", "99999999999999999999999999999999億円"]
        {
            assert_eq!(amounts(text, &used), [], "{text}");
        }
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
