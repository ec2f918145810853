//! A range of ratios whose edges say for themselves whether they belong to it: `99.0% <= uptime < 99.9%`.

use crate::money::Exact;
use crate::money::format_percent;
use crate::money::parse_percent;

/// One edge: the value, and whether it is in the range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The value.
    pub at: Exact,
    /// Whether the value itself is in the range.
    pub closed: bool,
}

/// A range of uptime; a missing edge is open-ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lower edge.
    pub low: Option<Edge>,
    /// The upper edge.
    pub high: Option<Edge>,
}

impl Range {
    /// Reads `99.0% <= uptime < 99.9%`, `uptime < 95.0%`, `uptime >= 99%`.
    pub fn parse(text: &str) -> Option<Range> {
        let (left, right) = text.split_once("uptime")?;
        let mut range = Range { low: None, high: None };
        let left = left.trim();
        if let Some(value) = left.strip_suffix("<=") {
            range.low = Some(Edge { at: parse_percent(value)?, closed: true });
        } else if let Some(value) = left.strip_suffix('<') {
            range.low = Some(Edge { at: parse_percent(value)?, closed: false });
        } else if !left.is_empty() {
            return None;
        }
        let right = right.trim();
        if right.is_empty() {
            return range.low.is_some().then_some(range);
        }
        let signs = [("<=", true, true), (">=", false, true), ("<", true, false), (">", false, false)];
        let (sign, upper, closed) = signs.into_iter().find(|(s, _, _)| right.starts_with(s))?;
        let edge = Edge { at: parse_percent(&right[sign.len()..])?, closed };
        if upper {
            range.high = Some(edge);
        } else if range.low.is_none() {
            range.low = Some(edge);
        } else {
            return None;
        }
        Some(range)
    }

    /// Whether a ratio is in the range.
    pub fn contains(&self, value: &Exact) -> bool {
        let above = self.low.as_ref().is_none_or(|e| e.at < *value || (e.closed && e.at == *value));
        let below = self.high.as_ref().is_none_or(|e| *value < e.at || (e.closed && e.at == *value));
        above && below
    }

    /// Whether no ratio is in it.
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => {
                low.at > high.at || (low.at == high.at && !(low.closed && high.closed))
            }
            _ => false,
        }
    }

    /// The words: `99.0 % ≤ uptime < 99.9 %`.
    pub fn words(&self) -> String {
        let percent = |e: &Edge| format_percent(&e.at);
        let low = self.low.as_ref().map(|e| format!("{} {} ", percent(e), if e.closed { "≤" } else { "<" }));
        let high =
            self.high.as_ref().map(|e| format!(" {} {}", if e.closed { "≤" } else { "<" }, percent(e)));
        format!("{}uptime{}", low.unwrap_or_default(), high.unwrap_or_default())
    }
}
