//! `claims-calendar.ics` (RFC 5545): the last day of every claim that is still awaited, with a reminder before it.

use crate::compose::PeriodFacts;
use crate::compose::claims;
use crate::credit::Outcome;
use crate::language::Language;
use chrono::Days;
use std::fmt::Write;

/// A line has at most so many octets, its end left out.
const OCTETS: usize = 75;

/// The calendar; `None` when nothing waits for a claim, as a calendar without entries is none.
pub fn claims_calendar(facts: &PeriodFacts<'_>) -> Option<String> {
    let waiting: Vec<_> =
        claims(facts).into_iter().filter(|c| c.assessment.outcome == Outcome::AwaitingClaim).collect();
    if waiting.is_empty() {
        return None;
    }
    let english = Language::english();
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Amends//Claims//EN", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .to_vec();
    // The request's day: no clock is asked, so that the same input gives the same bytes.
    let stamp = facts.issued_on.format("%Y%m%dT120000Z");
    for claim in waiting {
        let a = claim.assessment;
        let (Some(row), Some(day)) = (claim.row, claim.last_day()) else { continue };
        let after = day.checked_add_days(Days::new(1)).unwrap_or(day);
        let amount = english.money(row.amount);
        let title = format!("Last day to claim {amount}: {}", a.customer.name);
        let (email, reference) =
            (&facts.workspace.settings.contact.email, format!("{}/{}", facts.month, a.line.customer));
        let words = format!(
            "{} of {} ({}), line {}, for {}. The customer sends a line to {email} by {} that quotes {reference}. {}",
            amount,
            a.customer.name,
            a.line.customer,
            a.line.id,
            facts.month.words(),
            english.date(day),
            row.id
        );
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@claims.amends", row.short_id),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")),
            format!("SUMMARY:{}", escaped(&title)),
            format!("DESCRIPTION:{}", escaped(&words)),
            "TRANSP:TRANSPARENT".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            // A week before the day, so that a reminder to the customer can still be written.
            "TRIGGER:-P7D".to_owned(),
            format!("DESCRIPTION:{}", escaped(&title)),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    Some(lines.iter().fold(String::new(), |mut out, line| {
        let _ = write!(out, "{}\r\n", folded(line));
        out
    }))
}

/// Text with its marks escaped; control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\u{a0}' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line cut into pieces of at most 75 octets, never inside a character; each piece but the first begins with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = format!("SUMMARY:{}", "ü".repeat(100));
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|piece| piece.len() <= OCTETS));
        assert_eq!(folded.replace("\r\n ", ""), line);
    }

    #[test]
    fn marks_and_line_ends_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }
}
