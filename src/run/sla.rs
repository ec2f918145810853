//! SLAs for people: the list of presets, one in plain sentences with worked examples, its faults, a copy to begin with.

use crate::diag::Diagnostics;
use crate::language::Language;
use crate::model::id_problem;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::money::format_percent_down;
use crate::run::assess::assess;
use crate::run::assess::example;
use crate::run::policy_check::finding;
use crate::sla::Credit;
use crate::sla::INCOMPLETE;
use crate::sla::PRESETS;
use crate::sla::Policy;
use crate::sla::Preset;
use crate::sla::Remedy;
use crate::sla::plain;
use crate::time::Elapsed;
use std::fmt::Write;

/// The value of a key of the head of an SLA's file.
fn head<'t>(text: &'t str, key: &str) -> &'t str {
    let line = text.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='));
    line.map_or("", |value| value.trim().trim_matches('"'))
}

/// All presets with their edition and how their text was read, and those that are not complete.
pub fn sla_list(word: Option<&str>) -> String {
    let word = word.unwrap_or_default().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    let rows: Vec<[&str; 4]> = PRESETS
        .iter()
        .map(|p| [p.id, head(p.text, "name"), head(p.text, "version"), head(p.text, "source_status")])
        .filter(|row| has(row[0]) || has(row[1]))
        .collect();
    let width = |i: usize| rows.iter().map(|row| row[i].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut out = String::new();
    for row in &rows {
        let [a, b, c] = widths;
        let _ = writeln!(out, "{:a$}  {:b$}  {:c$}  {}", row[0], row[1], row[2], row[3]);
    }
    let missing: Vec<&(&str, &str)> = INCOMPLETE.iter().filter(|(id, _)| has(id)).collect();
    if !missing.is_empty() {
        out.push_str("\nnot here, because too little of the text is known:\n");
    }
    let wide = missing.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
    for (id, what) in missing {
        let _ = writeln!(out, "{id:wide$}  missing: {what}");
    }
    out
}

/// Every fault of the text of an SLA.
pub fn lint(policy: &Policy) -> Diagnostics {
    let mut diags = Diagnostics::default();
    policy.findings.iter().for_each(|found| diags.push(finding(policy, found)));
    diags
}

/// The file of a preset under another id.
///
/// # Errors
/// Why the id cannot be one.
pub fn sla_start(preset: &Preset, id: &str) -> Result<String, String> {
    if let Some(problem) = id_problem(id) {
        return Err(format!("`{id}` cannot be the id of an SLA: {problem}"));
    }
    let old = format!("id = \"{}\"", preset.id);
    let mut text = preset.text.replacen(&old, &format!("id = \"{id}\""), 1);
    let status = format!("source_status = \"{}\"", head(preset.text, "source_status"));
    text = text.replacen(&status, &format!("source_status = \"own text, begun from {}\"", preset.id), 1);
    Ok(text)
}

/// An SLA in plain sentences, and what some outages would give.
pub fn sla_show(policy: &Policy) -> String {
    let mut out = String::new();
    let status = policy.source_status.as_ref().map(|s| format!(", {s}")).unwrap_or_default();
    let _ = writeln!(out, "{} ({}, edition {}{status})", policy.name, policy.id, policy.version);
    if let Some(source) = &policy.source {
        let _ = writeln!(out, "{source}");
    }
    if let Some(from) = policy.effective_from {
        let _ = writeln!(out, "in effect from {}", from.format("%-d\u{a0}%B %Y"));
    }
    if let Some(words) = &policy.interpretation {
        let _ = writeln!(out, "read here as: {words}");
    }
    for paragraph in plain(policy) {
        let _ = writeln!(out, "\n{}", paragraph.about);
        for sentence in &paragraph.sentences {
            let _ = writeln!(out, "  {sentence}");
        }
    }
    if !policy.findings.is_empty() {
        out.push_str("\nfaults of the text\n");
    }
    for found in &policy.findings {
        let _ = writeln!(out, "  {}: {}.", found.kind.word(), found.what);
    }
    examples(policy, &mut out);
    out
}

/// Lengths of downtime that are worth showing: around the promise and around every edge of the table.
fn lengths(policy: &Policy, period: Elapsed) -> Vec<Elapsed> {
    let minute = 60_000_i64;
    let mut found: Vec<i64> = vec![44 * minute, 4 * 60 * minute];
    let mut around = |ms: &Exact| {
        let whole = i64::try_from(ms.floor() / minute).unwrap_or(0) * minute;
        found.extend([whole, whole + minute]);
    };
    around(&policy.allowance(period));
    if let Remedy::Bands(bands) = &policy.remedy {
        for band in bands.iter().filter(|b| b.credit != Credit::Nothing) {
            for edge in band.range.low.iter().chain(&band.range.high) {
                match band.range.on.as_str() {
                    "uptime" => around(&Exact::one().minus(&edge.at).times(&Exact::whole(period.0))),
                    "downtime" | "longest" => around(&edge.at),
                    _ => {}
                }
            }
        }
    }
    found.retain(|ms| (0..=period.0).contains(ms));
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(Elapsed).collect()
}

/// What an outage of some lengths gives, in a month of thirty days and for a fee of 1,000.
fn examples(policy: &Policy, out: &mut String) {
    let has_all = policy.facts.iter().all(|f| f.default.is_some());
    if !policy.is_by_outages() || !has_all {
        return;
    }
    let Some(mut facts) = example(policy) else { return };
    let _ = writeln!(
        out,
        "\none outage in {} ({} days), for a fee of {}",
        facts.period_words,
        facts.period.length().0 / 86_400_000,
        facts.fee.clone().unwrap_or_else(|| ExactMoney::zero(facts.currency))
    );
    let mut last = String::new();
    for length in lengths(policy, facts.period.length()) {
        facts.one_outage(length);
        let Ok(answer) = assess(policy, &facts, "") else { continue };
        let edges = std::slice::from_ref(&policy.commitment);
        let uptime = format_percent_down(&answer.judged.measured.uptime, 3, edges);
        let pay = &answer.judged.remedied.pay;
        let gives = match &answer.judged.remedied.undecided {
            Some(undecided) => format!("undecided: {}", Language::english().phrase(&undecided.why)),
            None if answer.credit == Money::zero(facts.currency)
                && answer.judged.amount.exact.minor.is_zero() =>
            {
                pay.to_string()
            }
            None if answer.credit == Money::zero(facts.currency) => {
                format!("{pay} = {}, which is not paid", answer.judged.amount.exact)
            }
            None => format!("{pay} = {}", answer.credit),
        };
        let line = format!("down for {length} → {uptime} → {gives}");
        if line != last {
            let _ = writeln!(out, "  {line}");
        }
        last = line;
    }
}
