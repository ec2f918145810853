//! A range of values whose edges say for themselves whether they belong to it: `99.0% <= uptime < 99.9%`.

use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::formula::Formula;
use crate::sla::formula::Quantity;
use crate::sla::formula::Unit;

/// One edge: the value, and whether it is in the range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The value: a ratio, milliseconds, or major units of money.
    pub at: Exact,
    /// Whether the value itself is in the range.
    pub closed: bool,
}

/// A range of one named value; a missing edge is open-ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The name: `uptime`, `downtime`, or a fact.
    pub on: String,
    /// What it counts.
    pub unit: Unit,
    /// Whether it is written as a percentage.
    pub is_percent: bool,
    /// The lower edge.
    pub low: Option<Edge>,
    /// The upper edge.
    pub high: Option<Edge>,
    words: String,
}

/// Edges are written as numbers, never as names.
fn value(text: &str) -> Option<Quantity> {
    Formula::parse(text).ok()?.constant()
}

impl Range {
    /// Reads `99.0% <= uptime < 99.9%`, `downtime >= 420min`, `failures = 2`.
    pub fn parse(text: &str) -> Option<Range> {
        let is_sign = |c: char| matches!(c, '<' | '>' | '=');
        let mut parts: Vec<&str> = Vec::new();
        let mut signs: Vec<&str> = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(is_sign) {
            let (part, from) = rest.split_at(at);
            let end = from.find(|c| !is_sign(c)).unwrap_or(from.len());
            let (sign, after) = from.split_at(end);
            parts.push(part.trim());
            signs.push(sign);
            rest = after;
        }
        parts.push(rest.trim());
        let is_name = |p: &str| {
            let is_word = p.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            is_word && p.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        };
        let name_at = parts.iter().position(|p| is_name(p))?;
        let mut range = Range {
            on: parts[name_at].to_owned(),
            unit: Unit::NUMBER,
            is_percent: false,
            low: None,
            high: None,
            words: String::new(),
        };
        match (parts.as_slice(), signs.as_slice(), name_at) {
            ([low, _, high], [first, second], 1) => {
                range.bound(low, flipped(first)?)?;
                range.bound(high, second)?;
                if range.low.is_none() || range.high.is_none() {
                    return None;
                }
            }
            ([bound, _], [sign], 1) => range.bound(bound, flipped(sign)?)?,
            ([_, bound], [sign], 0) => range.bound(bound, sign)?,
            _ => return None,
        }
        // Uptime is written as a percentage: `99` would be 9,900 %.
        range.words = range.to_words();
        (range.on != "uptime" || range.is_percent).then_some(range)
    }

    /// Adds `name sign text`.
    fn bound(&mut self, text: &str, sign: &str) -> Option<()> {
        let quantity = value(text)?;
        let has_other = self.low.is_some() || self.high.is_some();
        if has_other && quantity.unit != self.unit && !quantity.amount.is_zero() {
            return None;
        }
        if !has_other || !quantity.amount.is_zero() {
            self.unit = quantity.unit;
        }
        self.is_percent |= text.contains('%');
        let edge = |closed| Some(Edge { at: quantity.amount.clone(), closed });
        match sign {
            "<" => self.high = edge(false),
            "<=" => self.high = edge(true),
            ">" => self.low = edge(false),
            ">=" => self.low = edge(true),
            "=" => (self.low, self.high) = (edge(true), edge(true)),
            _ => return None,
        }
        Some(())
    }

    /// Whether a value is in the range.
    pub fn contains(&self, value: &Exact) -> bool {
        let above = self.low.as_ref().is_none_or(|e| e.at < *value || (e.closed && e.at == *value));
        let below = self.high.as_ref().is_none_or(|e| *value < e.at || (e.closed && e.at == *value));
        above && below
    }

    /// Whether no value is in it.
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => {
                low.at > high.at || (low.at == high.at && !(low.closed && high.closed))
            }
            _ => false,
        }
    }

    /// A value of the kind that the range is of, in words.
    pub fn show(&self, value: &Exact) -> String {
        if self.is_percent {
            return format_percent(value);
        }
        Quantity { amount: value.clone(), unit: self.unit }.to_string()
    }

    /// The words: `99.0 % ≤ uptime < 99.9 %`.
    pub fn words(&self) -> &str {
        &self.words
    }

    fn to_words(&self) -> String {
        if let (Some(low), Some(high)) = (&self.low, &self.high)
            && low.at == high.at
        {
            return format!("{} = {}", self.on, self.show(&low.at));
        }
        let low =
            self.low.as_ref().map(|e| format!("{} {} ", self.show(&e.at), if e.closed { "≤" } else { "<" }));
        let high =
            self.high.as_ref().map(|e| format!(" {} {}", if e.closed { "≤" } else { "<" }, self.show(&e.at)));
        format!("{}{}{}", low.unwrap_or_default(), self.on, high.unwrap_or_default())
    }
}

fn flipped(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        "=" => "=",
        _ => return None,
    })
}
