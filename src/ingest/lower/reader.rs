//! Texts with places to checked values: one method for each kind of value, each with its message.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::nearest;
use crate::ingest::raw::TimeText;
use crate::ingest::raw::time_words;
use crate::model::id_problem;
use crate::money::AmountProblem;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Money;
use crate::money::parse_percent;
use crate::source::SourceId;
use crate::source::Sources;
use crate::source::Span;
use crate::time::CivilProblem;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use crate::time::TimeProblem;
use crate::time::Zone;
use crate::time::parse_date;
use crate::time::parse_instant;
use chrono::NaiveDate;
use std::ops::Range;

/// Reads values of one file and keeps its problems.
pub struct Reader<'a> {
    /// All files.
    pub sources: &'a Sources,
    /// This file.
    pub source: SourceId,
    /// What is found.
    pub diags: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// A reader of one file.
    pub fn new(sources: &'a Sources, source: SourceId, diags: &'a mut Diagnostics) -> Self {
        Reader { sources, source, diags }
    }

    /// A place in this file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range.start, range.end)
    }

    /// Keeps a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// The version of the format must be 1.
    pub fn schema(&mut self, version: i64) {
        if version != 1 {
            let at = self.sources.file(self.source).text.find("schema").unwrap_or(0);
            self.push(
                Diagnostic::error(
                    Code::SchemaVersion,
                    format!("this file says `schema = {version}`; this Amends reads version 1"),
                )
                .at(self.span(at..at + 6), "written for another version")
                .help("use the Amends that the file was written for, or change the file to version 1"),
            );
        }
    }

    /// An id that can stand in a file name.
    pub fn id(&mut self, text: &str, span: Span, what: &str) -> Option<String> {
        match id_problem(text) {
            None => Some(text.to_owned()),
            Some(why) => {
                self.push(
                    Diagnostic::error(Code::IdShape, format!("`{}` cannot be the id of a {what}", text.escape_debug()))
                        .at(span, why)
                        .note("ids become names of files and folders of letters")
                        .help("use letters a to z, digits, `-`, `_` and `.`; the name for people stands in another column"),
                );
                None
            }
        }
    }

    /// An amount in a currency.
    pub fn money(&mut self, text: &str, currency: Currency, span: Span, what: &str) -> Option<Money> {
        let problem = match Money::parse(text, currency) {
            Ok(money) => return Some(money),
            Err(problem) => problem,
        };
        let decimals = currency.decimals();
        let example = match decimals {
            0 => "`12500`".to_owned(),
            n => format!("`12500.{}`", "0".repeat(n as usize)),
        };
        let (code, title, label) = match problem {
            AmountProblem::Separator => {
                let readings = readings(text).unwrap_or_else(|| "thousands, or decimals?".to_owned());
                (Code::MoneyUnreadable, format!("the amount `{text}` can be read two ways"), readings)
            }
            AmountProblem::TooManyDecimals => (
                Code::MoneyUnreadable,
                format!("the amount `{text}` has more decimals than {currency} has"),
                format!("{currency} has {decimals} decimals"),
            ),
            AmountProblem::Negative => {
                (Code::MoneyNegative, format!("the {what} `{text}` is negative"), "below nought".to_owned())
            }
            AmountProblem::NotDigits => (
                Code::MoneyUnreadable,
                format!("`{text}` is not an amount"),
                "digits, one dot, decimals".to_owned(),
            ),
            AmountProblem::TooLarge => (
                Code::MoneyUnreadable,
                format!("the amount `{text}` is too large"),
                "too many digits".to_owned(),
            ),
        };
        self.push(
            Diagnostic::error(code, title)
                .at(span, label)
                .note(format!("credits and letters rest on this {what}, so no guess is made"))
                .help(format!("write digits, one dot and the decimals of {currency}: {example}")),
        );
        None
    }

    /// A currency of ISO 4217.
    pub fn currency(&mut self, text: &str, span: Span) -> Option<Currency> {
        let found = Currency::from_code(text);
        if found.is_none() {
            let upper = text.to_ascii_uppercase();
            let help = match Currency::from_code(&upper) {
                Some(c) => format!("write it in capitals: `{c}`"),
                None => "write the three letters of ISO 4217: EUR, USD, GBP, JPY …".to_owned(),
            };
            self.push(
                Diagnostic::error(Code::MoneyCurrency, format!("`{text}` is not a currency of ISO 4217"))
                    .at(span, "not known")
                    .note("the currency decides how many decimals an amount has")
                    .help(help),
            );
        }
        found
    }

    /// A percentage as an exact ratio.
    pub fn percent(&mut self, text: &str, span: Span, what: &str) -> Option<Exact> {
        let found = parse_percent(text).filter(|p| !p.is_negative());
        if found.is_none() {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let digits = if digits.is_empty() { "10".to_owned() } else { digits };
            self.push(
                Diagnostic::error(Code::NumberUnreadable, format!("`{text}` is not a percentage"))
                    .at(span, format!("the {what}"))
                    .note("`0.1` could mean a tenth or a tenth of a percent; the sign says which")
                    .help(format!("write the number with its sign: `{digits}%`")),
            );
        }
        found
    }

    /// A share from nought (not in it) to one.
    pub fn share(&mut self, text: &str, span: Span) -> Option<Exact> {
        let share = self.percent(text, span, "share")?;
        if share.is_zero() || share > Exact::one() {
            self.push(
                Diagnostic::error(Code::NumberUnreadable, format!("a share of `{text}` is not possible"))
                    .at(span, "more than 0% and at most 100%")
                    .help("leave the share out when all were hit"),
            );
            return None;
        }
        Some(share)
    }

    /// A plain decimal number.
    pub fn number(&mut self, text: &str, span: Span, what: &str) -> Option<Exact> {
        let found = Exact::parse(text).filter(|n| !n.is_negative());
        if found.is_none() {
            self.push(
                Diagnostic::error(Code::NumberUnreadable, format!("`{text}` is not a number"))
                    .at(span, format!("the {what}"))
                    .help("write digits with at most one dot: `2`, `1.5`"),
            );
        }
        found
    }

    /// A length of time.
    pub fn elapsed(&mut self, text: &str, span: Span) -> Option<Elapsed> {
        let found = Elapsed::parse(text);
        if found.is_none() {
            self.push(
                Diagnostic::error(Code::TimeDuration, format!("`{text}` is not a length of time"))
                    .at(span, "a number and a unit are needed")
                    .help("write for instance `90s`, `5min`, `36h`, `2d` or `1h 30min`"),
            );
        }
        found
    }

    /// A zone of the IANA database.
    pub fn zone(&mut self, text: &str, span: Span) -> Option<Zone> {
        let found = Zone::from_name(text);
        if found.is_none() {
            let near = nearest(text, Zone::names());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "write an IANA name, for instance `Europe/Berlin`, `America/New_York` or `UTC`".to_owned()
                }
            };
            self.push(
                Diagnostic::error(Code::TimeZone, format!("`{text}` is not a time zone"))
                    .at(span, "not in the IANA database")
                    .note("abbreviations such as EST or IST mean several zones, and none says when the clock changes")
                    .help(help),
            );
        }
        found
    }

    /// An instant: RFC 3339, or wall-clock time in `zone`.
    pub fn instant(&mut self, text: &str, zone: Option<Zone>, span: Span) -> Option<Instant> {
        match parse_instant(text, zone) {
            Ok(instant) => Some(instant),
            Err(problem) => {
                self.push(time_diagnostic(text, &problem, span));
                None
            }
        }
    }

    /// A time or date as written, as an instant.
    pub fn time(&mut self, raw: &TimeText, zone: Option<Zone>) -> Option<Instant> {
        let span = self.span(raw.span());
        self.instant(&time_words(raw), zone, span)
    }

    /// `file:line` of a place.
    pub fn place(&self, span: Span) -> String {
        self.sources.place(span)
    }

    /// A date.
    pub fn date(&mut self, text: &str, span: Span) -> Option<NaiveDate> {
        let found = parse_date(text);
        if found.is_none() {
            self.push(
                Diagnostic::error(Code::TimeUnreadable, format!("`{text}` is not a date"))
                    .at(span, "year-month-day is needed")
                    .note("03/04/2026 is two different days in two countries, so no guess is made")
                    .help("write for instance `2026-03-01`"),
            );
        }
        found
    }

    /// A month.
    pub fn month(&mut self, text: &str, span: Span) -> Option<Month> {
        let found = Month::parse(text);
        if found.is_none() {
            self.push(
                Diagnostic::error(Code::TimeUnreadable, format!("`{text}` is not a month"))
                    .at(span, "year-month is needed")
                    .help("write for instance `2026-03`"),
            );
        }
        found
    }
}

/// The two readings of an amount: its first separator between thousands, or before the decimals.
fn readings(text: &str) -> Option<String> {
    let marks = [',', '\'', '.', '’', ' ', '\u{a0}', '_'];
    let first = text.find(marks)?;
    let mark = text[first..].chars().next()?;
    let thousands = text.replace(mark, "");
    let rest = text[first + mark.len_utf8()..].split(marks).next()?;
    let decimals = format!("{}.{rest}", &text[..first]);
    let is_amount = |t: &str| t.chars().all(|c| c.is_ascii_digit() || c == '.');
    (is_amount(&thousands) && is_amount(&decimals)).then(|| format!("{thousands}, or {decimals}?"))
}

/// The message for a time that cannot be used.
pub fn time_diagnostic(text: &str, problem: &TimeProblem, span: Span) -> Diagnostic {
    let form = "%Y-%m-%d %H:%M:%S";
    match problem {
        TimeProblem::Unreadable => Diagnostic::error(Code::TimeUnreadable, format!("`{text}` is not a time"))
            .at(span, "not understood")
            .help("write `2026-03-11T14:02:00Z`, or `2026-03-11 14:02` where a zone is named"),
        TimeProblem::NoZone => Diagnostic::error(Code::TimeNoZone, format!("`{text}` names no zone"))
            .at(span, "in which zone?")
            .note("hours of affected time, and with them credits, would differ by the distance of the zones")
            .help(
                "add the offset (`2026-03-11T14:02:00Z`), or name the zone once: `zone = \"Europe/London\"`",
            ),
        TimeProblem::OutOfRange => {
            Diagnostic::error(Code::TimeUnreadable, format!("`{text}` lies before 1990 or after 2200"))
                .at(span, "surely another unit was meant")
                .help("check whether the time is in seconds or in milliseconds")
        }
        TimeProblem::Civil(CivilProblem::Gap { before, after }, zone) => {
            Diagnostic::error(Code::TimeGap, format!("`{text}` does not exist in {zone}"))
                .at(span, "the clock was put forward over it")
                .note(format!(
                    "the wall clock went from {} straight to {}",
                    before.format("%H:%M"),
                    after.format("%H:%M")
                ))
                .help(format!(
                    "write a time that exists, for instance `{}`, or the time in UTC with a `Z`",
                    after.format(form)
                ))
        }
        TimeProblem::Civil(CivilProblem::Fold { earlier, later }, zone) => {
            Diagnostic::error(Code::TimeFold, format!("`{text}` exists twice in {zone}"))
                .at(span, "the clock was put back over it")
                .note("an hour of affected time hangs on which one is meant, so no guess is made")
                .help(format!("write the one that is meant: `{earlier}` or `{later}`"))
        }
    }
}
