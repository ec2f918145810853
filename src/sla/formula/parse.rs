//! Text to formulas: a descent over a handful of words.

use crate::money::Currency;
use crate::money::Exact;
use crate::sla::Comparator;
use crate::sla::formula::Comparison;
use crate::sla::formula::Expr;
use crate::sla::formula::Function;
use crate::sla::formula::Operation;
use crate::sla::formula::Quantity;
use crate::sla::formula::Test;
use crate::sla::formula::Unit;
use std::fmt;

/// How deep brackets may stand in each other.
const DEEPEST: usize = 32;

/// No sentence of an agreement is longer, and none needs a number of more digits.
const LONGEST: usize = 1_000;
const DIGITS: usize = 30;

/// A text that is too long is not read at all.
fn short(text: &str) -> Result<(), ParseProblem> {
    let digits = text.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(str::len).max().unwrap_or(0);
    let message = if text.len() > LONGEST {
        format!("it is longer than {LONGEST} characters")
    } else if digits > DIGITS {
        format!("a number has more than {DIGITS} digits")
    } else {
        return Ok(());
    };
    Err(ParseProblem { message, at: 0 })
}

/// The lengths of units of time, in milliseconds.
const TIMES: [(&str, i64); 16] = [
    ("ms", 1),
    ("s", 1_000),
    ("second", 1_000),
    ("seconds", 1_000),
    ("min", 60_000),
    ("minute", 60_000),
    ("minutes", 60_000),
    ("h", 3_600_000),
    ("hour", 3_600_000),
    ("hours", 3_600_000),
    ("d", 86_400_000),
    ("day", 86_400_000),
    ("days", 86_400_000),
    ("week", 604_800_000),
    ("weeks", 604_800_000),
    ("w", 604_800_000),
];

/// What is not of the grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseProblem {
    /// What was expected.
    pub message: String,
    /// At which byte.
    pub at: usize,
}

impl fmt::Display for ParseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

pub(super) fn formula(text: &str) -> Result<Expr, ParseProblem> {
    short(text)?;
    let mut parser = Parser { text, at: 0, depth: 0 };
    let expr = parser.sum()?;
    parser.end(expr)
}

pub(super) fn condition(text: &str) -> Result<Test, ParseProblem> {
    short(text)?;
    let mut parser = Parser { text, at: 0, depth: 0 };
    let test = parser.any()?;
    parser.end(test)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn fail<T>(&self, message: impl Into<String>) -> Result<T, ParseProblem> {
        Err(ParseProblem { message: message.into(), at: self.at })
    }

    /// What is left, from the next word on.
    fn rest(&mut self) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or("");
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed
    }

    fn end<T>(&mut self, value: T) -> Result<T, ParseProblem> {
        match self.rest() {
            "" => Ok(value),
            rest => self.fail(format!("nothing may follow, and there is `{}`", start_of(rest))),
        }
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    /// A word that stands alone.
    fn eat_word(&mut self, word: &str) -> bool {
        let found = word_at(self.rest()) == word;
        if found {
            self.at += word.len();
        }
        found
    }

    fn any(&mut self) -> Result<Test, ParseProblem> {
        let mut parts = vec![self.all()?];
        while self.eat_word("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Test::Any(parts) })
    }

    fn all(&mut self) -> Result<Test, ParseProblem> {
        let mut parts = Vec::new();
        loop {
            self.comparisons(&mut parts)?;
            if !self.eat_word("and") {
                break;
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Test::All(parts) })
    }

    /// `a < b`, or a chain as in `99% <= uptime < 99.9%`.
    fn comparisons(&mut self, parts: &mut Vec<Test>) -> Result<(), ParseProblem> {
        let mut left = self.sum()?;
        let Some(mut comparison) = self.comparison() else {
            return self.fail("a comparison is needed here: `<`, `<=`, `>`, `>=` or `=`");
        };
        loop {
            let right = self.sum()?;
            parts.push(Test::Compare(left, comparison, right.clone()));
            match self.comparison() {
                Some(next) => (left, comparison) = (right, next),
                None => return Ok(()),
            }
        }
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let signs = [
            ("<=", Comparison::AtMost),
            (">=", Comparison::Bound(Comparator::AtLeast)),
            ("<", Comparison::Below),
            (">", Comparison::Bound(Comparator::MoreThan)),
            ("=", Comparison::Equal),
        ];
        signs.into_iter().find(|(sign, _)| self.eat(sign)).map(|(_, comparison)| comparison)
    }

    fn sum(&mut self) -> Result<Expr, ParseProblem> {
        let mut left = self.product()?;
        loop {
            let operation = match () {
                () if self.eat("+") => Operation::Plus,
                () if self.eat("-") => Operation::Minus,
                () => return Ok(left),
            };
            left = Expr::Binary(operation, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expr, ParseProblem> {
        let mut left = self.factor()?;
        loop {
            let operation = match () {
                () if self.eat("*") => Operation::Times,
                () if self.eat("/") => Operation::Over,
                () => return Ok(left),
            };
            left = Expr::Binary(operation, Box::new(left), Box::new(self.factor()?));
        }
    }

    fn factor(&mut self) -> Result<Expr, ParseProblem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.fail("brackets stand too deep in each other");
        }
        let expr = self.factor_inside();
        self.depth -= 1;
        expr
    }

    fn factor_inside(&mut self) -> Result<Expr, ParseProblem> {
        if self.eat("-") {
            return Ok(Expr::Negative(Box::new(self.factor()?)));
        }
        if self.eat("(") {
            let inner = self.sum()?;
            return if self.eat(")") { Ok(inner) } else { self.fail("`)` is missing") };
        }
        let rest = self.rest();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.literal();
        }
        let word = word_at(rest);
        if word.is_empty() {
            let found = start_of(rest);
            let found = if found.is_empty() { "the end".to_owned() } else { format!("`{found}`") };
            return self.fail(format!("a number, a name or a bracket is needed, and there is {found}"));
        }
        self.at += word.len();
        if let Some(currency) = Currency::from_code(word) {
            let number = self.number()?;
            return Ok(Expr::Literal(Quantity { amount: number, unit: Unit::money(currency) }));
        }
        if self.eat("(") {
            return self.call(word);
        }
        Ok(Expr::Name(word.to_owned()))
    }

    fn call(&mut self, name: &str) -> Result<Expr, ParseProblem> {
        let (function, wanted) = match name {
            "min" => (Function::Min, 1..=16),
            "max" => (Function::Max, 1..=16),
            "floor" => (Function::Floor, 1..=1),
            "ceil" => (Function::Ceil, 1..=1),
            "round" => (Function::Round, 2..=2),
            _ => return self.fail(format!("`{name}` cannot be called; min, max, floor, ceil and round can")),
        };
        let mut parts = vec![self.sum()?];
        while self.eat(",") {
            parts.push(self.sum()?);
        }
        if !self.eat(")") {
            return self.fail("`)` is missing");
        }
        if !wanted.contains(&parts.len()) {
            return self.fail(format!("`{name}` takes another number of values"));
        }
        Ok(Expr::Call(function, parts))
    }

    fn number(&mut self) -> Result<Exact, ParseProblem> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        match rest.get(..end).and_then(Exact::parse) {
            Some(number) => {
                self.at += end;
                Ok(number)
            }
            None => self.fail(format!("`{}` is not a number", start_of(rest))),
        }
    }

    /// A number with its unit; times add up: `1h 30min`.
    fn literal(&mut self) -> Result<Expr, ParseProblem> {
        let mut total: Option<Exact> = None;
        loop {
            let before = self.at;
            let number = self.number()?;
            if total.is_none() && self.eat("%") {
                let share = number.over(&Exact::whole(100)).unwrap_or_else(Exact::zero);
                return Ok(Expr::Literal(Quantity::number(share)));
            }
            let word = word_at(self.rest());
            let unit = TIMES.iter().find(|(name, _)| *name == word);
            match (unit, &total) {
                (Some((name, ms)), _) => {
                    self.at += name.len();
                    let part = number.times(&Exact::whole(*ms));
                    total = Some(total.map_or(part.clone(), |sum| sum.plus(&part)));
                }
                (None, None) => {
                    let Some(currency) = Currency::from_code(word) else {
                        return Ok(Expr::Literal(Quantity::number(number)));
                    };
                    self.at += word.len();
                    return Ok(Expr::Literal(Quantity { amount: number, unit: Unit::money(currency) }));
                }
                (None, Some(_)) => self.at = before,
            }
            let more = self.rest().starts_with(|c: char| c.is_ascii_digit());
            if let Some(ms) = total.clone().filter(|_| !more || unit.is_none()) {
                return Ok(Expr::Literal(Quantity::time(ms)));
            }
        }
    }
}

/// The name at the beginning of a text.
fn word_at(text: &str) -> &str {
    let is_first = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    if is_first { text.get(..end).unwrap_or("") } else { "" }
}

/// The first few characters, for a message.
fn start_of(text: &str) -> String {
    text.chars().take(12).collect()
}
