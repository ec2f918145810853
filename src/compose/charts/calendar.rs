//! The month as a calendar: how long something was down on each day. Darker is longer, and every day says how long.

use crate::compose::charts::pen;
use crate::compose::charts::pen::LABEL;
use crate::compose::charts::pen::SMALL;
use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::TenthMm;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::time::Elapsed;
use crate::time::Month;
use crate::time::Zone;
use chrono::Datelike;
use chrono::NaiveDate;

const WIDTH: TenthMm = 1600;
const CELL: TenthMm = 150;
const GAP: TenthMm = 8;
const ROW: TenthMm = 105;
const TOP: TenthMm = 34;

/// From how long on a day has a shade, what the legend says of it, and the shade: each darker than the one before.
const SHADES: [(i64, &str, Colour); 4] = [
    (1, "calendar-some", Colour::Rgb(0xf3, 0xdc, 0xd8)),
    (15 * 60_000, "calendar-quarter", Colour::Rgb(0xe0, 0xa7, 0x9f)),
    (60 * 60_000, "calendar-hour", Colour::Rgb(0xc4, 0x66, 0x5c)),
    (4 * 60 * 60_000, "calendar-hours", Colour::Rgb(0x8c, 0x24, 0x1e)),
];

/// The calendar of a month; `None` when nothing was ever down in it.
pub fn calendar(language: &Language, month: Month, zone: Zone, down: &IntervalSet) -> Option<Figure> {
    let days: Vec<(NaiveDate, Elapsed)> = month
        .first_day()
        .iter_days()
        .take(usize::try_from(month.days()).unwrap_or(31))
        .map(|day| (day, on(day, zone, down)))
        .collect();
    let told: Vec<&(NaiveDate, Elapsed)> = days.iter().filter(|(_, time)| *time > Elapsed::ZERO).collect();
    if told.is_empty() {
        return None;
    }
    let mut shapes = Vec::new();
    for column in 0..7 {
        let name = language.say(&format!("weekday-short-{}", column + 1));
        let x = column * (CELL + GAP) + CELL / 2;
        shapes.push(pen::text(x, 20, Anchor::Middle, SMALL, Colour::Muted, name));
    }
    let before = i32::try_from(month.first_day().weekday().num_days_from_monday()).unwrap_or(0);
    let mut bottom = TOP;
    for (n, (day, time)) in (before..).zip(&days) {
        let (x, y) = (n % 7 * (CELL + GAP), TOP + n / 7 * (ROW + GAP));
        cell(language, *day, *time, (x, y), &mut shapes);
        bottom = y + ROW;
    }
    legend(language, 7 * (CELL + GAP) + 40, &mut shapes);
    let list = told.iter().map(|(day, time)| {
        let (day, time) = (language.day_and_month(*day), language.elapsed(*time));
        language.say_with("calendar-day", &[("day", &day), ("time", &time)])
    });
    let list = language.in_a_row(&list.collect::<Vec<_>>());
    let alt = language.say_with("calendar-alt", &[("month", &language.month(month)), ("days", &list)]);
    Some(Figure { width: WIDTH, height: bottom + 4, alt, shapes })
}

/// How long something was down on a day.
fn on(day: NaiveDate, zone: Zone, down: &IntervalSet) -> Elapsed {
    let next = day.succ_opt().unwrap_or(day);
    Interval::new(zone.start_of_day(day), zone.start_of_day(next))
        .map_or(Elapsed::ZERO, |whole| down.clip(whole).length())
}

fn shade(time: Elapsed) -> Option<Colour> {
    SHADES.iter().rev().find(|(from, _, _)| time.0 >= *from).map(|(_, _, colour)| *colour)
}

fn cell(
    language: &Language,
    day: NaiveDate,
    time: Elapsed,
    (x, y): (TenthMm, TenthMm),
    shapes: &mut Vec<Shape>,
) {
    let shade = shade(time);
    let is_dark = time.0 >= SHADES[2].0;
    let ink = if is_dark { Colour::White } else { Colour::Ink };
    // No outlines: a calendar is a picture, and lines that cross would make a table of it for those who hear the page.
    shapes.push(pen::fill(x, y, CELL, ROW, shade.unwrap_or(Colour::Shade)));
    let number = if is_dark { Colour::White } else { Colour::Muted };
    shapes.push(pen::text(x + 8, y + 28, Anchor::Start, SMALL, number, day.day().to_string()));
    if shade.is_some() {
        // Seconds are left out where there are minutes: a calendar is not a proof.
        let shown = if time.0 < 60_000 { time } else { Elapsed(time.0 / 60_000 * 60_000) };
        let shown = language.elapsed(shown);
        shapes.push(pen::text(x + CELL / 2, y + 72, Anchor::Middle, LABEL, ink, shown));
    }
}

fn legend(language: &Language, x: TenthMm, shapes: &mut Vec<Shape>) {
    for (n, (_, id, colour)) in (0..).zip(SHADES) {
        let y = TOP + n * 44;
        shapes.push(pen::outlined(x, y, 30, 30, colour, Colour::Rule));
        shapes.push(pen::text(x + 42, y + 24, Anchor::Start, SMALL, Colour::Muted, language.say(id)));
    }
}
