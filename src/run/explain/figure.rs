//! A figure that somebody read in a letter, in any style of decimals, and whether a value is it.

use crate::language::Language;
use crate::money::Currency;
use crate::money::Exact;
use crate::source::ends_at;
use crate::time::Elapsed;
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;

/// What was typed.
pub(super) struct Figure {
    /// As it was typed.
    pub text: String,
    kind: Kind,
}

enum Kind {
    /// Each way to read the number, with its decimals.
    Money(Option<Currency>, Vec<Number>),
    /// A length of time, known to this unit.
    Elapsed(Elapsed, i64),
    /// Each way to read the percentage.
    Percent(Vec<Number>),
}

#[derive(Clone)]
struct Number {
    value: Exact,
    places: u32,
}

/// Units of time in the languages of our letters, by how their words begin; longer ones first.
const UNITS: [(&str, i64); 16] = [
    ("min", 60_000),
    ("std", 3_600_000),
    ("stunde", 3_600_000),
    ("godz", 3_600_000),
    ("uur", 3_600_000),
    ("ore", 3_600_000),
    ("ora", 3_600_000),
    ("時間", 3_600_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("分", 60_000),
    ("秒", 1_000),
    ("s", 1_000),
    ("u", 3_600_000),
    ("d", 86_400_000),
    ("t", 86_400_000),
];

/// Signs that mean one currency.
const SIGNS: [(char, &str); 4] = [('€', "EUR"), ('£', "GBP"), ('₹', "INR"), ('¥', "JPY")];

impl Figure {
    /// Reads it; `None` when it is neither money nor time nor a percentage.
    pub(super) fn parse(text: &str) -> Option<Figure> {
        let plain = text.replace(['\u{a0}', '\u{202f}'], " ");
        let plain = plain.trim();
        let kind = match plain.strip_suffix('%') {
            Some(number) => Kind::Percent(numbers(number)),
            None => elapsed(plain).map(|(time, unit)| Kind::Elapsed(time, unit)).or_else(|| money(plain))?,
        };
        let is_read = match &kind {
            Kind::Money(_, numbers) | Kind::Percent(numbers) => !numbers.is_empty(),
            Kind::Elapsed(..) => true,
        };
        is_read.then(|| Figure { text: plain.to_owned(), kind })
    }

    /// Whether the value of a step is it.
    pub(super) fn is(&self, value: &Value) -> bool {
        match value {
            Value::Money(m) => self.is_money(m.currency, &m.exact().major(), false),
            Value::ExactMoney(m) => self.is_money(m.currency, &m.major(), true),
            Value::Percent(ratio, _) => self.is_share(ratio),
            Value::Share(ratio) => self.is_share(ratio),
            Value::Elapsed(time) => self.is_elapsed(*time),
            Value::Count(_) => false,
            Value::Phrase(phrase) => self.is_in(phrase),
        }
    }

    /// Whether words say it.
    pub(super) fn is_in(&self, phrase: &Phrase) -> bool {
        match phrase {
            Phrase::Empty => false,
            Phrase::Quoted(words) => self.stands_in(words),
            Phrase::Formula(_) => self.stands_in(&Language::english().phrase(phrase)),
            Phrase::Message(_, args) => args.iter().any(|(_, arg)| self.is_arg(arg)),
            Phrase::Just(arg) => self.is_arg(arg),
            Phrase::Listed(all) => all.iter().any(|p| self.is_in(p)),
        }
    }

    fn is_arg(&self, arg: &Arg) -> bool {
        match arg {
            Arg::Money(m) => self.is_money(m.currency, &m.exact().major(), false),
            Arg::ExactMoney(m) => self.is_money(m.currency, &m.major(), true),
            Arg::Share(ratio) => self.is_share(ratio),
            Arg::Elapsed(time) => self.is_elapsed(*time),
            Arg::Text(words) => self.stands_in(words),
            Arg::Phrase(phrase) => self.is_in(phrase),
            Arg::Decimal(_)
            | Arg::Count(_)
            | Arg::Day(_)
            | Arg::DayOfMonth(..)
            | Arg::Clock(..)
            | Arg::Days(..) => false,
        }
    }

    /// Whether a value is of the same kind, so that a mistyped figure may mean it.
    pub(super) fn is_like(&self, value: &Value) -> bool {
        match (&self.kind, value) {
            (Kind::Money(currency, _), Value::Money(m)) => currency.is_none_or(|c| c == m.currency),
            (Kind::Elapsed(..), Value::Elapsed(_))
            | (Kind::Percent(_), Value::Percent(..) | Value::Share(_)) => true,
            _ => false,
        }
    }

    /// How far a value of the same kind is from it, to put the nearest first.
    pub(super) fn distance(&self, value: &Value) -> Option<Exact> {
        let from = |numbers: &[Number], of: &Exact| numbers.iter().map(|n| n.value.minus(of).abs()).min();
        match (&self.kind, value) {
            (Kind::Money(_, numbers), Value::Money(m)) => from(numbers, &m.exact().major()),
            (Kind::Percent(numbers), Value::Percent(r, _) | Value::Share(r)) => {
                from(numbers, &r.times(&Exact::whole(100)))
            }
            (Kind::Elapsed(time, _), Value::Elapsed(of)) => Some(Exact::whole(time.less(*of).0).abs()),
            _ => None,
        }
    }

    fn is_money(&self, currency: Currency, major: &Exact, is_exact: bool) -> bool {
        let Kind::Money(wanted, numbers) = &self.kind else { return false };
        let shown = |n: &Number| is_exact && n.places >= currency.decimals() && is_cut(major, n);
        wanted.is_none_or(|w| w == currency) && numbers.iter().any(|n| n.value == *major || shown(n))
    }

    fn is_share(&self, ratio: &Exact) -> bool {
        let Kind::Percent(numbers) = &self.kind else { return false };
        let percent = ratio.times(&Exact::whole(100));
        numbers.iter().any(|n| n.value == percent || (n.places > 0 && is_cut(&percent, n)))
    }

    fn is_elapsed(&self, time: Elapsed) -> bool {
        let Kind::Elapsed(wanted, unit) = self.kind else { return false };
        wanted.0.div_euclid(unit) == time.0.div_euclid(unit)
    }

    /// Whether words hold it as it was typed, and not as a part of a longer figure.
    fn stands_in(&self, words: &str) -> bool {
        let words = words.replace('\u{a0}', " ");
        words.match_indices(&self.text).any(|(at, found)| {
            let before = words.get(..at).and_then(|w| w.chars().next_back());
            let goes_on = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
            !before.is_some_and(goes_on) && ends_at(&words, at + found.len())
        })
    }
}

/// Whether a number is an exact one cut or rounded to its decimals.
fn is_cut(exact: &Exact, shown: &Number) -> bool {
    let scale = (0..shown.places).fold(Exact::one(), |scale, _| scale.times(&Exact::whole(10)));
    let (exact, shown) = (exact.times(&scale), shown.value.times(&scale));
    exact.floor() == shown.floor() || exact.ceil() == shown.ceil()
}

/// `2h24`, `2 h 24 min`, `144 min`, `2 Std. 24 Min.`; with the smallest unit that was said.
fn elapsed(text: &str) -> Option<(Elapsed, i64)> {
    let (mut rest, mut total, mut last) = (text, 0_i64, 0_i64);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let n: i64 = rest.get(..digits)?.parse().ok()?;
        let after = rest.get(digits..)?.trim_start();
        let end = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let word = after.get(..end)?.trim().to_lowercase();
        let word = word.trim_end_matches(['.', ',', ' ']);
        // The figure after hours needs no unit: `2h24`.
        let unit = match (word, last) {
            ("", 3_600_000) => 60_000,
            ("", 60_000) => 1_000,
            (word, _) => UNITS.iter().find(|(name, _)| word.starts_with(name))?.1,
        };
        total = total.checked_add(n.checked_mul(unit)?)?;
        (last, rest) = (unit, after.get(end..)?);
    }
    (last > 0).then_some((Elapsed(total), last))
}

fn money(text: &str) -> Option<Kind> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (from, to) = (text.find(is_digit)?, text.rfind(is_digit)? + 1);
    let around = format!("{} {}", text.get(..from)?, text.get(to..)?);
    let word = around.trim();
    let sign = SIGNS.iter().find(|(sign, _)| word == sign.to_string()).map(|(_, code)| *code);
    let currency = match word {
        "" | "$" | "kr" => None,
        word => Some(Currency::from_code(sign.unwrap_or(&word.to_uppercase()))?),
    };
    Some(Kind::Money(currency, numbers(text.get(from..to)?)))
}

/// Each way to read a number: marks between groups, a mark before decimals, or one that may be either.
fn numbers(text: &str) -> Vec<Number> {
    let text = text.trim().replace([' ', '\'', '’'], "");
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let number = |decimal: Option<usize>| {
        let (whole, fraction) = decimal.map_or((&*text, ""), |at| (&text[..at], &text[at + 1..]));
        let whole = whole.replace(['.', ','], "");
        let digits = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
        Some(Number { value: Exact::parse(&digits)?, places: u32::try_from(fraction.len()).ok()? })
    };
    let last = marks.last().copied();
    let repeats = |mark: char| marks.iter().filter(|(_, c)| *c == mark).count() > 1;
    let readings = match last {
        None => vec![number(None)],
        Some((_, mark)) if repeats(mark) => vec![number(None)],
        Some((at, _)) if marks.len() == 1 && text.len() - at == 4 => vec![number(Some(at)), number(None)],
        Some((at, _)) => vec![number(Some(at))],
    };
    readings.into_iter().flatten().collect()
}

/// A step whose value, or whose rule, is a figure, with the names of the steps above it.
pub(super) struct Hit<'s> {
    /// The steps above, the top first.
    pub path: Vec<&'s Step>,
    /// The step.
    pub step: &'s Step,
    /// Whether its value is it, and not only a part of its rule.
    pub is_value: bool,
}

/// Every step of a tree that is, or says, a figure.
pub(super) fn hits<'s>(top: &'s Step, figure: &Figure) -> Vec<Hit<'s>> {
    let mut path: Vec<&Step> = Vec::new();
    let mut hits = Vec::new();
    top.walk(&mut |depth, step| {
        path.truncate(depth);
        let is_value = figure.is(&step.value);
        if is_value || figure.is_in(&step.rule) {
            hits.push(Hit { path: path.clone(), step, is_value });
        }
        path.push(step);
    });
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    fn is_money(typed: &str, code: &str, minor: i128) -> bool {
        let currency = Currency::from_code(code).unwrap_or(Currency::none());
        Figure::parse(typed).is_some_and(|f| f.is(&Value::Money(Money { currency, minor })))
    }

    #[test]
    fn money_in_any_style() {
        for typed in ["EUR 1,234.50", "1.234,50 EUR", "1 234,50 €", "€1234.5", "1’234.50", "1234,50"] {
            assert!(is_money(typed, "EUR", 123_450), "{typed}");
        }
        assert!(is_money("JPY 9,877", "JPY", 9_877));
        assert!(is_money("KWD 9.877", "KWD", 9_877));
        assert!(!is_money("GBP 1,234.50", "EUR", 123_450));
        assert!(!is_money("EUR 1,234.51", "EUR", 123_450));
    }

    #[test]
    fn time_in_any_style() {
        let time = Value::Elapsed(Elapsed(8_640_000));
        for typed in [
            "2h24",
            "2 h 24 min",
            "144 min",
            "2 Std. 24 Min.",
            "2h24m",
            "2時間24分",
            "8640 s",
            "2 godz. 24 min",
        ] {
            assert!(Figure::parse(typed).is_some_and(|f| f.is(&time)), "{typed}");
        }
        assert!(!Figure::parse("2h25").is_some_and(|f| f.is(&time)));
        assert!(Figure::parse("half an hour").is_none());
    }

    #[test]
    fn percentages_as_they_are_shown() {
        let Some(ratio) = Exact::ratio(99_676_537, 100_000_000) else { return };
        let value = Value::Percent(ratio, Vec::new());
        for typed in ["99.676%", "99,676 %", "99.67 %"] {
            assert!(Figure::parse(typed).is_some_and(|f| f.is(&value)), "{typed}");
        }
        assert!(!Figure::parse("99.675%").is_some_and(|f| f.is(&value)));
        assert!(!Figure::parse("99%").is_some_and(|f| f.is(&value)));
    }
}
