//! Numbers as a language writes them. All start from the one exact notation of `money` and `time` (`1,234.50`); a
//! language changes the marks and the order, never a digit.

use crate::language::Language;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::money::format_percent;
use crate::money::format_percent_down;
use crate::time::Elapsed;

/// Where a value stands in a pattern.
const FIRST: char = '\u{1}';
const SECOND: char = '\u{2}';

/// The marks of numbers, read once.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberStyle {
    decimal: String,
    group: String,
    /// Whole parts with fewer digits have no marks between groups.
    group_from: usize,
    percent: String,
    money: String,
    hours: String,
    minutes: String,
    seconds: String,
    joint: String,
}

impl NumberStyle {
    pub(super) fn of(language: &Language) -> NumberStyle {
        let one = |id: &str| language.say_with(id, &[("n", &FIRST.to_string())]);
        let money = [("amount", &*FIRST.to_string()), ("currency", &*SECOND.to_string())];
        NumberStyle {
            decimal: language.say("decimal-mark"),
            group: language.say("group-mark"),
            group_from: language.say("group-from").parse().unwrap_or(4),
            percent: one("percent"),
            money: language.say_with("money", &money),
            hours: one("hours"),
            minutes: one("minutes"),
            seconds: one("seconds"),
            joint: language.say("elapsed-joint"),
        }
    }

    /// Digits such as `1,234.50` with the marks of the language.
    fn marks(&self, digits: &str) -> String {
        let whole = digits.split('.').next().unwrap_or(digits);
        let is_grouped = whole.chars().filter(char::is_ascii_digit).count() >= self.group_from;
        let mut out = String::with_capacity(digits.len() + 4);
        for c in digits.chars() {
            match c {
                ',' if is_grouped => out.push_str(&self.group),
                ',' => {}
                '.' => out.push_str(&self.decimal),
                other => out.push(other),
            }
        }
        out
    }
}

fn filled(pattern: &str, value: &str) -> String {
    pattern.replace(FIRST, value)
}

/// Digits in groups of three: `28,077`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Language {
    /// Digits such as `1,234.50` with the marks of the language: `1.234,50`.
    pub fn digits(&self, digits: &str) -> String {
        self.numbers.marks(digits)
    }

    /// A whole number: `28.077`.
    pub fn count(&self, n: u64) -> String {
        self.numbers.marks(&grouped(n))
    }

    /// An amount: `1.234,50 EUR`.
    pub fn money(&self, money: Money) -> String {
        self.amount(&money.to_string())
    }

    /// An amount with the fractions of a minor unit that it has.
    pub fn exact_money(&self, money: &ExactMoney) -> String {
        self.amount(&money.to_string())
    }

    /// `EUR 1,234.50` in the order and with the marks of the language.
    pub(super) fn amount(&self, text: &str) -> String {
        let Some((code, digits)) = text.split_once('\u{a0}') else { return self.digits(text) };
        filled(&self.numbers.money, &self.digits(digits)).replace(SECOND, code)
    }

    /// A ratio that a text states, as a percentage with all its digits: `99,95 %`.
    pub fn share(&self, ratio: &Exact) -> String {
        self.percentage(&format_percent(ratio))
    }

    /// A ratio as a percentage, rounded down, as [`format_percent_down`] does.
    pub fn percent_down(&self, ratio: &Exact, places: u32, thresholds: &[Exact]) -> String {
        self.percentage(&format_percent_down(ratio, places, thresholds))
    }

    /// `99.95 %` as the language writes it.
    pub(super) fn percentage(&self, text: &str) -> String {
        match text.strip_suffix("\u{a0}%") {
            Some(digits) => filled(&self.numbers.percent, &self.digits(digits)),
            None => text.to_owned(),
        }
    }

    /// A number with the decimals that it has, at most six.
    pub fn decimal(&self, value: &Exact) -> String {
        let text = value.to_decimal(6).map_or_else(|| value.to_string(), |digits| self.digits(&digits));
        match text.strip_prefix('-') {
            Some(amount) => format!("−{amount}"),
            None => text,
        }
    }

    /// A length of time: `7 h 26 min 24,5 s`; only the units that are not nought.
    pub fn elapsed(&self, elapsed: Elapsed) -> String {
        let style = &self.numbers;
        let sign = if elapsed.0 < 0 { "−" } else { "" };
        let total = elapsed.0.unsigned_abs();
        let (h, min) = (total / 3_600_000, total / 60_000 % 60);
        let (s, ms) = (total / 1000 % 60, total % 1000);
        let mut parts = Vec::with_capacity(3);
        if h > 0 {
            parts.push(filled(&style.hours, &h.to_string()));
        }
        if min > 0 {
            parts.push(filled(&style.minutes, &min.to_string()));
        }
        if ms > 0 {
            let digits = format!("{s}.{ms:03}");
            parts.push(filled(&style.seconds, &style.marks(digits.trim_end_matches('0'))));
        } else if s > 0 || parts.is_empty() {
            parts.push(filled(&style.seconds, &s.to_string()));
        }
        format!("{sign}{}", parts.join(&style.joint))
    }

    /// A whole number in words as far as the language file has them, in digits above.
    pub fn number(&self, n: usize) -> String {
        let id = format!("number-{n}");
        if self.has(&id) { self.say(&id) } else { self.count(n as u64) }
    }

    /// `twice`, `ten times`, `2.5 times`, from the digits of a factor; empty for one.
    pub fn times(&self, factor: &str) -> String {
        match factor.parse::<usize>() {
            Ok(1) => String::new(),
            Ok(2) => self.say("twice"),
            Ok(n) => self.say_with("times", &[("n", &self.number(n))]),
            Err(_) => self.say_with("times", &[("n", &self.digits(factor))]),
        }
    }
}
