//! Dates and times of day in running text, with the names of months in eight languages.
//!
//! A date needs a year; a time needs a colon. Other forms are not looked for, so that nothing is taken for a date
//! that is none. The forms with 年, 月, 日 and 時, which can be nothing else, are read by [`eastern`].

use crate::proofread::eastern;
use crate::source::begins_at;
use crate::source::ends_at;
use crate::source::is_edge;
use crate::source::is_unspaced;
use std::ops::Range;

/// Names of months in small letters, with their accents: English, German, French, Spanish, Portuguese, Dutch,
/// Italian, Polish (which inflects them in dates).
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "janeiro", "januari", "gennaio", "stycznia", "jan"],
    &["february", "februar", "février", "febrero", "fevereiro", "februari", "febbraio", "lutego", "feb"],
    &["march", "märz", "mars", "marzo", "março", "maart", "marca", "mar"],
    &["april", "avril", "abril", "aprile", "kwietnia", "apr"],
    &["may", "mai", "mayo", "maio", "mei", "maggio", "maja"],
    &["june", "juni", "juin", "junio", "junho", "giugno", "czerwca", "jun"],
    &["july", "juli", "juillet", "julio", "julho", "luglio", "lipca", "jul"],
    &["august", "août", "agosto", "augustus", "sierpnia", "aug"],
    &["september", "septembre", "septiembre", "setembro", "settembre", "września", "sep", "sept"],
    &["october", "oktober", "octobre", "octubre", "outubro", "ottobre", "października", "oct", "okt"],
    &["november", "novembre", "noviembre", "novembro", "listopada", "nov"],
    &["december", "dezember", "décembre", "diciembre", "dezembro", "dicembre", "grudnia", "dec", "dez"],
];

/// A date: year, month, day; the year is 0 where none is said. Where day and month can be exchanged, both readings are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it may mean.
    pub readings: Vec<(u32, u32, u32)>,
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Where it stands.
    pub range: Range<usize>,
    /// Seconds since midnight that it may mean.
    pub readings: Vec<u32>,
}

/// Every date in a text.
pub(super) fn dates(text: &str) -> Vec<Date> {
    let runs = digit_runs(text);
    let mut all = eastern::dates(text, &runs);
    for (start, end) in runs {
        let Some(run) = text.get(start..end).filter(|run| run.len() == 4) else { continue };
        let Some(year) = run.parse::<u32>().ok().filter(|y| (1990..2200).contains(y)) else { continue };
        let found = iso(text, start, end, year)
            .or_else(|| numeric(text, start, end, year))
            .or_else(|| worded(text, start, end, year));
        all.extend(found);
    }
    all
}

/// Every time of day in a text.
pub(super) fn clocks(text: &str) -> Vec<Clock> {
    let mut all: Vec<Clock> = Vec::new();
    for (start, end) in digit_runs(text) {
        if all.last().is_some_and(|last| start < last.range.end) {
            continue;
        }
        let head = text.get(..start).unwrap_or("");
        if end - start > 2 || head.ends_with([':', '.', '/']) || !begins_at(text, start) {
            continue;
        }
        let Some(hour) = text.get(start..end).and_then(|run| run.parse::<u32>().ok()) else { continue };
        let Some((minute, second, end)) = colons(text, end).or_else(|| eastern::minutes(text, end)) else {
            continue;
        };
        if hour > 24 || minute > 59 || second > 59 {
            continue;
        }
        let at = hour * 3600 + minute * 60 + second;
        let tail = text.get(end..).unwrap_or("");
        let half = tail.strip_prefix(' ').unwrap_or(tail).get(..2).unwrap_or("").to_ascii_lowercase();
        let half = eastern::half_of_day(head).unwrap_or(&half);
        let readings = match half {
            "am" | "a." if hour == 12 => vec![at, at - 43_200],
            "pm" | "p." if hour < 12 => vec![at + 43_200],
            _ => vec![at],
        };
        all.push(Clock { range: start..end, readings });
    }
    all
}

/// Minutes and seconds behind an hour, and where they end. `1:30:20:5`, `10:20b` and `10:5` are something else; a full
/// stop may follow.
fn colons(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let (minute, end) = after_colon(text, at)?;
    let (second, end) = after_colon(text, end).unwrap_or((0, end));
    let goes_on = text.get(end..)?.starts_with(':') || !ends_at(text, end);
    (!goes_on).then_some((minute, second, end))
}

/// Two digits after a colon, and where they end.
fn after_colon(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits = text.get(at..)?.strip_prefix(':')?.get(..2)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| Some((digits.parse().ok()?, at + 3)))?
}

/// Where digits stand.
fn digit_runs(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        runs.push((start, at));
    }
    runs
}

pub(super) fn is_date(year: u32, month: u32, day: u32) -> bool {
    let (Ok(year), true) = (i32::try_from(year), month > 0) else { return false };
    chrono::NaiveDate::from_ymd_opt(year, month, day).is_some()
}

/// `2026-03-11`; an id such as `INC-2026-03-11` is none.
fn iso(text: &str, start: usize, end: usize, year: u32) -> Option<Date> {
    if text.get(..start)?.ends_with(['-', '/', '_']) || !begins_at(text, start) {
        return None;
    }
    let rest = text.get(end..)?.strip_prefix('-')?;
    let (month, day) =
        (rest.get(..2)?.parse().ok()?, rest.get(2..)?.strip_prefix('-')?.get(..2)?.parse().ok()?);
    let touches =
        rest.get(5..).and_then(|t| t.chars().next()).is_some_and(|c| c.is_ascii_digit() || c == '-');
    let range = start..end + 6;
    (is_date(year, month, day) && !touches).then(|| Date { range, readings: vec![(year, month, day)] })
}

/// `11.03.2026`, `11/03/2026`, `03/11/2026`.
fn numeric(text: &str, start: usize, end: usize, year: u32) -> Option<Date> {
    let head = text.get(..start)?;
    let mark = head.chars().next_back().filter(|c| matches!(c, '.' | '/'))?;
    let head = head.strip_suffix(mark)?;
    let (second, head) = number_before(head)?;
    let head = head.strip_suffix(mark)?;
    let (first, head) = number_before(head)?;
    if head.ends_with(['.', '/']) || !begins_at(text, head.len()) {
        return None;
    }
    // `10.20.2026.1` is a version.
    let mut tail = text.get(end..)?.chars();
    if tail.next() == Some(mark) && tail.next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let readings = [(year, second, first), (year, first, second)];
    let readings: Vec<_> = readings.into_iter().filter(|(y, m, d)| is_date(*y, *m, *d)).collect();
    (!readings.is_empty()).then_some(Date { range: head.len()..end, readings })
}

/// `11 March 2026`, `11. März 2026`, `11 de marzo de 2026`, `March 11, 2026`.
fn worded(text: &str, start: usize, end: usize, year: u32) -> Option<Date> {
    let head = link(text.get(..start)?);
    if let Some((month, head)) = month_before(head) {
        let (day, head) = number_before(ordinal(link(head)))?;
        let range = head.len()..end;
        return is_date(year, month, day).then(|| Date { range, readings: vec![(year, month, day)] });
    }
    // March 11, 2026
    let (day, head) = number_before(ordinal(head))?;
    let (month, head) = month_before(head.trim_end_matches(' '))?;
    let range = head.len()..end;
    is_date(year, month, day).then(|| Date { range, readings: vec![(year, month, day)] })
}

/// Without what links the parts of a date.
fn link(head: &str) -> &str {
    let head = head.trim_end_matches([' ', ',']);
    let short = [" de", " del"].iter().find_map(|word| head.strip_suffix(word));
    short.unwrap_or(head).trim_end_matches(' ')
}

/// Without the mark of an ordinal.
fn ordinal(head: &str) -> &str {
    let marks = [".", "º", "°", "er", "st", "nd", "rd", "th"];
    let cut =
        marks.iter().find_map(|m| head.strip_suffix(m).filter(|h| h.ends_with(|c: char| c.is_ascii_digit())));
    cut.unwrap_or(head)
}

/// A number of one or two digits at the end of a text, and what stands before it.
fn number_before(head: &str) -> Option<(u32, &str)> {
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, number) = head.split_at_checked(head.len() - digits)?;
    // The number of an id, such as `acme-11`, is no day.
    let id = before.strip_suffix('-').unwrap_or(before);
    let is_of_id = id.ends_with(|c: char| c.is_alphabetic() && !is_edge('0', c));
    if is_of_id {
        return None;
    }
    (1..=2).contains(&digits).then(|| Some((number.parse().ok()?, before)))?
}

/// The name of a month at the end of a text, and what stands before it.
fn month_before(head: &str) -> Option<(u32, &str)> {
    let head = head.strip_suffix('.').unwrap_or(head);
    let letters: usize =
        head.chars().rev().take_while(|c| c.is_alphabetic() && !is_unspaced(*c)).map(char::len_utf8).sum();
    if !(3..=14).contains(&letters) {
        return None;
    }
    let (before, word) = head.split_at_checked(head.len() - letters)?;
    let word = word.to_lowercase();
    let month = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    Some((u32::try_from(month).ok()? + 1, before))
}

#[cfg(test)]
mod tests {
    use super::clocks;
    use super::dates;

    #[test]
    fn dates_are_read_in_every_language() {
        for text in [
            "11 March 2026",
            "on 11 March 2026, 09:02",
            "11. März 2026",
            "le 11 mars 2026",
            "11 de marzo de 2026",
            "11 de março de 2026",
            "11 maart 2026",
            "11 marzo 2026",
            "11 marca 2026",
            "March 11, 2026",
            "2026-03-11",
            "11.03.2026",
            "11/03/2026",
            "03/11/2026",
            "11th March 2026",
            "2026-03-11T09:02:00Z",
        ] {
            let found = dates(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].readings.contains(&(2026, 3, 11)), "{text}: {found:?}");
        }
        assert_eq!(dates("9 and 19 May 2017")[0].readings, [(2017, 5, 19)]);
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "March 2026",
            "INC-2026-031",
            "2026-03/acme",
            "version 11.2026",
            "31 February 2026",
            "2026",
            "acme-11 March 2026",
            "acme 11\nMarch 2026",
            "10.20.2026.1",
        ] {
            assert_eq!(dates(text), [], "{text}");
        }
    }

    #[test]
    fn times_are_read() {
        let seconds = |text: &str| clocks(text).into_iter().map(|c| c.readings).collect::<Vec<_>>();
        assert_eq!(seconds("from 09:02 to 10:20:05."), [[32_520], [37_205]]);
        assert_eq!(seconds("at 2:05 pm"), [[50_700]]);
        for text in ["1:2", "ratio 3:100", "10:99", "a10:20", "fe80:10:20", "1:30:20:50", "10.20"] {
            assert_eq!(clocks(text), [], "{text}");
        }
    }

    #[test]
    fn figures_are_read_inside_japanese() {
        for text in ["期限2026-03-11まで", "期限11.03.2026に", "はMarch 11, 2026に"] {
            assert_eq!(dates(text).len(), 1, "{text}");
        }
        let seconds = |text: &str| clocks(text).into_iter().map(|c| c.readings).collect::<Vec<_>>();
        assert_eq!(seconds("開始09:02に、終了10:20:05。"), [[32_520], [37_205]]);
        assert_eq!(seconds("午後2:05と午前9時2分"), [[50_700], [32_520]]);
    }
}
