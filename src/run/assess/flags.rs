//! Facts from the command line, written as the file of facts that says the same.

use std::fmt::Write;

/// The flags of `assess`, as typed.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// Keys with one value: `period`, `fee`, `zone` …
    pub single: Vec<(&'static str, String)>,
    /// `START/END` or `START/END@REPORTED`.
    pub outages: Vec<String>,
    /// `START/END` or `START/END@ANNOUNCED`.
    pub maintenance: Vec<String>,
    /// `REQUESTS/ERRORS` or `COUNTxREQUESTS/ERRORS`.
    pub buckets: Vec<String>,
    /// `NAME=VALUE`.
    pub facts: Vec<String>,
    /// `WHAT=AMOUNT`.
    pub bill: Vec<String>,
    /// `PROMISE=AMOUNT`.
    pub candidates: Vec<String>,
    /// Uptimes of earlier periods, or `UPTIME@DOWNTIME`.
    pub history: Vec<String>,
    /// Dates.
    pub claimed_on: Vec<String>,
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// `START/END@AT` as an inline table.
fn stretch(text: &str, at_key: &str) -> Result<String, String> {
    let (times, at) = match text.split_once('@') {
        Some((times, at)) => (times, Some(at)),
        None => (text, None),
    };
    let (start, end) =
        times.split_once('/').ok_or_else(|| format!("`{text}` is no stretch of time: write START/END"))?;
    let mut table = format!("{{ start = {}, end = {}", quoted(start), quoted(end));
    if let Some(at) = at {
        let _ = write!(table, ", {at_key} = {}", quoted(at));
    }
    Ok(table + " }")
}

/// `COUNTxREQUESTS/ERRORS` as an inline table.
fn bucket(text: &str) -> Result<String, String> {
    let (count, rest) = text.split_once('x').unwrap_or(("1", text));
    let parts = rest.split_once('/').map(|(a, b)| (count.parse(), a.parse(), b.parse()));
    match parts {
        Some((Ok(count), Ok(requests), Ok(errors))) => {
            let (count, requests, errors): (u64, u64, u64) = (count, requests, errors);
            Ok(format!("{{ count = {count}, requests = {requests}, errors = {errors} }}"))
        }
        _ => Err(format!("`{text}` is no bucket: write REQUESTS/ERRORS, or COUNTxREQUESTS/ERRORS")),
    }
}

fn pair<'t>(text: &'t str, what: &str) -> Result<(&'t str, &'t str), String> {
    text.split_once('=')
        .map(|(a, b)| (a.trim(), b.trim()))
        .ok_or_else(|| format!("`{text}` has no `=`: write {what}"))
}

impl Flags {
    /// The file of facts.
    ///
    /// # Errors
    /// Every flag that cannot be read.
    pub fn toml(&self) -> Result<String, Vec<String>> {
        let mut out = String::new();
        let mut problems = Vec::new();
        for (key, value) in &self.single {
            let _ = writeln!(out, "{key} = {}", quoted(value));
        }
        let mut list = |key: &str, items: Vec<Result<String, String>>| {
            if items.is_empty() {
                return;
            }
            let _ = writeln!(out, "{key} = [");
            for item in items {
                match item {
                    Ok(item) => {
                        let _ = writeln!(out, "  {item},");
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            out.push_str("]\n");
        };
        let named = |text: &String, key: &str, what: &str| {
            pair(text, what).map(|(a, b)| format!("{{ {key} = {}, amount = {} }}", quoted(a), quoted(b)))
        };
        list("outage", self.outages.iter().map(|t| stretch(t, "reported_at")).collect());
        list("maintenance", self.maintenance.iter().map(|t| stretch(t, "announced_at")).collect());
        list("bucket", self.buckets.iter().map(|t| bucket(t)).collect());
        list("bill", self.bill.iter().map(|t| named(t, "what", "WHAT=AMOUNT")).collect());
        list("candidate", self.candidates.iter().map(|t| named(t, "promise", "PROMISE=AMOUNT")).collect());
        let past = |text: &String| {
            Ok(match text.split_once('@') {
                None => format!("{{ uptime = {} }}", quoted(text)),
                Some((uptime, downtime)) => {
                    format!("{{ uptime = {}, downtime = {} }}", quoted(uptime), quoted(downtime))
                }
            })
        };
        list("history", self.history.iter().map(past).collect());
        list("claimed_on", self.claimed_on.iter().map(|t| Ok(quoted(t))).collect());
        if !self.facts.is_empty() {
            out.push_str("[facts]\n");
        }
        for text in &self.facts {
            match pair(text, "NAME=VALUE") {
                Ok((name, value)) => {
                    let _ = writeln!(out, "{} = {}", quoted(name), quoted(value));
                }
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(out) } else { Err(problems) }
    }
}
