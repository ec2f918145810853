//! `flags.csv`: what was found in the words of letters and public postmortems.

use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;

const COLUMNS: [&str; 11] = [
    "document",
    "severity",
    "rule",
    "place",
    "sentence",
    "words",
    "why",
    "instead",
    "accepted_by",
    "accepted_on",
    "reason",
];

/// One flag.
pub struct FlagRow<'f> {
    /// Path of the document without an ending.
    pub document: &'f str,
    /// `error` holds the document; `warning` asks a person to look.
    pub severity: &'f str,
    /// Name of the rule.
    pub rule: &'f str,
    /// The step, or where else in the document; empty where something is missing.
    pub place: &'f str,
    /// The sentence; empty where something is missing.
    pub sentence: &'f str,
    /// The words, or what is missing.
    pub words: &'f str,
    /// Why it matters.
    pub why: &'f str,
    /// What to write instead.
    pub instead: &'f str,
    /// Who accepted it; empty while nobody has.
    pub accepted_by: &'f str,
    /// When: `2026-04-02`.
    pub accepted_on: &'f str,
    /// Why.
    pub reason: &'f str,
}

/// The flags, a row each.
pub fn flags_csv<'f>(rows: impl Iterator<Item = FlagRow<'f>>) -> Vec<u8> {
    let mut sheet = Sheet::new(&COLUMNS);
    for row in rows {
        sheet.row([
            plain(row.document),
            plain(row.severity),
            plain(row.rule),
            plain(row.place),
            text(row.sentence),
            text(row.words),
            text(row.why),
            text(row.instead),
            text(row.accepted_by),
            plain(row.accepted_on),
            text(row.reason),
        ]);
    }
    sheet.bytes()
}
