//! Dates and times as Japanese and Chinese write them: `2026年3月11日`, `3月11日`, `令和8年3月11日`, `10時20分`.
//!
//! Only Arabic digits are read, as business letters write them. A day alone counts only at the end of a range or beside
//! the day before it (`3月11日～12日`, `3月11日および12日`); elsewhere it is as often a number of days.

use crate::proofread::dates::Date;
use crate::proofread::dates::is_date;

/// Every date with 月 and 日 that begins at a run of digits.
pub(super) fn dates(text: &str, runs: &[(usize, usize)]) -> Vec<Date> {
    let mut all: Vec<Date> = Vec::new();
    if memchr::memmem::find(text.as_bytes(), "月".as_bytes()).is_none() {
        return all;
    }
    for (start, _) in runs.iter().copied() {
        if all.last().is_some_and(|last| start < last.range.end) {
            continue;
        }
        let Some((mut day, mut end)) = date(text, start) else { continue };
        all.push(Date { range: start..end, readings: vec![day] });
        while let Some((number, from, to)) = day_after(text, end, day) {
            day.2 = number;
            end = to;
            all.push(Date { range: from..to, readings: vec![day] });
        }
    }
    all
}

/// Minutes and seconds behind an hour, and where they end: `時20分`, `時20分30秒`, `時半`, `時`.
pub(super) fn minutes(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let rest = sign(text.get(at..)?, '時')?;
    let end = |rest: &str| text.len() - rest.len();
    if let Some((minute, rest)) = number(rest, 2).and_then(|(n, rest)| Some((n, sign(rest, '分')?))) {
        let second = number(rest, 2).and_then(|(n, rest)| Some((n, sign(rest, '秒')?)));
        let (second, rest) = second.unwrap_or((0, rest));
        return Some((minute, second, end(rest)));
    }
    if let Some(rest) = rest.strip_prefix('半') {
        return Some((30, 0, end(rest)));
    }
    // `2時間` is a length, `10時台` an hour long.
    let is_other = rest.starts_with(['間', '台', '代', '点', '期', '限', '給', '刻', '速']);
    (!is_other).then(|| (0, 0, end(rest)))
}

/// The half of the day, where it is said before the time.
pub(super) fn half_of_day(head: &str) -> Option<&'static str> {
    let head = head.strip_suffix(' ').unwrap_or(head);
    let is = |words: [&str; 2]| words.iter().any(|word| head.ends_with(word));
    if is(["午前", "上午"]) {
        return Some("am");
    }
    is(["午後", "下午"]).then_some("pm")
}

/// The date that begins at a byte, and where it ends; its year is 0 where none is said.
fn date(text: &str, start: usize) -> Option<((u32, u32, u32), usize)> {
    let (first, rest) = number(text.get(start..)?, 4)?;
    let (year, month, rest) = match sign(rest, '年') {
        Some(rest) => {
            let (month, rest) = number(rest, 2)?;
            (year(text.get(..start)?, first), month, rest)
        }
        None => (0, first, rest),
    };
    let (day, rest) = number(sign(rest, '月')?, 2)?;
    let rest = sign(rest, '日')?;
    is_day(year, month, day).then(|| ((year, month, day), text.len() - rest.len()))
}

/// A year of our calendar; years of the era that began in 2019 are counted from it. 0 where it is neither.
fn year(head: &str, number: u32) -> u32 {
    match number {
        1990..2200 => number,
        1..100 if head.ends_with("令和") => 2018 + number,
        _ => 0,
    }
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    // Without a year it may be a leap year.
    is_date(if year == 0 { 2000 } else { year }, month, day)
}

/// The later day of the same month that is linked to a date: its number, and where it begins and ends.
fn day_after(text: &str, end: usize, date: (u32, u32, u32)) -> Option<(u32, usize, usize)> {
    const LINKS: [&str; 9] = ["～", "〜", "-", "–", "−", "・", "および", "及び", "と"];
    let rest = aside(text.get(end..)?);
    let linked = LINKS.iter().find_map(|link| rest.strip_prefix(link));
    let until = rest.strip_prefix("から");
    let rest = linked.or(until)?.trim_start_matches(' ');
    let from = text.len() - rest.len();
    let (day, rest) = number(rest, 2)?;
    let rest = sign(rest, '日')?;
    // `から3日間` and `と3日分` are numbers of days.
    let tail = aside(rest);
    let is_meant = match until {
        Some(_) => tail.starts_with("まで"),
        None => !tail.starts_with(['間', '分', '後', '前', '以', '目', '連', '程', 'ほ', 'か']),
    };
    let (year, month, before) = date;
    (is_meant && day > before && is_day(year, month, day)).then(|| (day, from, text.len() - rest.len()))
}

/// Without a day of the week in brackets, and a time.
fn aside(rest: &str) -> &str {
    let open = rest.strip_prefix(['（', '(']);
    let week = open.and_then(|r| r.split_once(['）', ')'])).filter(|(week, _)| week.chars().count() <= 3);
    let rest = week.map_or(rest, |(_, rest)| rest).trim_start_matches(' ');
    let clock = || {
        let (_, tail) = number(rest, 2)?;
        match tail.strip_prefix(':') {
            Some(minutes) => number(minutes, 2).map(|(_, tail)| tail),
            None => minutes(tail, 0).and_then(|(_, _, end)| tail.get(end..)),
        }
    };
    clock().unwrap_or(rest)
}

/// A number of so many digits at most, and what follows.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let text = text.strip_prefix(' ').unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    (1..=most).contains(&digits).then(|| Some((number.parse().ok()?, rest)))?
}

/// What follows a sign, which a space may part from its number.
fn sign(text: &str, sign: char) -> Option<&str> {
    text.strip_prefix(' ').unwrap_or(text).strip_prefix(sign)
}

#[cfg(test)]
mod tests {
    use crate::proofread::dates::clocks;
    use crate::proofread::dates::dates;

    #[test]
    fn dates_with_signs_are_read() {
        let all = |text: &str| dates(text).into_iter().flat_map(|d| d.readings).collect::<Vec<_>>();
        for text in
            ["2026年3月11日", "停止は2026 年 3 月 11 日に", "2026年03月11日（水）", "令和8年3月11日より"]
        {
            assert_eq!(all(text), [(2026, 3, 11)], "{text}");
        }
        assert_eq!(all("3月11日の午前"), [(0, 3, 11)]);
        assert_eq!(all("2026年3月11日～4月2日"), [(2026, 3, 11), (0, 4, 2)]);
        for text in [
            "2026年3月11日～12日",
            "2026年3月11日および12日に",
            "2026年3月11日（水）10:02から12日（木）11:20まで",
            "2026年3月11日から12日まで",
        ] {
            assert_eq!(all(text), [(2026, 3, 11), (2026, 3, 12)], "{text}");
        }
        for text in ["3月11日から12日間", "3月11日と12日分", "3月11日から30日以内", "3月11日・9日"]
        {
            assert_eq!(all(text), [(0, 3, 11)], "{text}");
        }
        for text in ["2026年3月", "3か月12日", "2026年2月30日", "12日", "3月号11日", "13月1日"]
        {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn times_with_signs_are_read() {
        let all = |text: &str| clocks(text).into_iter().flat_map(|c| c.readings).collect::<Vec<_>>();
        assert_eq!(all("10時20分に"), [37_200]);
        assert_eq!(all("午後2時5分30秒から午後3時半まで、または16時ごろ"), [50_730, 55_800, 57_600]);
        for text in ["2時間", "1時間18分", "10時台", "25時", "10時75分に", "第3四半期"] {
            assert!(all(text).is_empty(), "{text}");
        }
    }
}
