//! How long each incident lasted, as bars on one scale.

use crate::compose::charts::pen;
use crate::compose::charts::pen::LABEL;
use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::TenthMm;
use crate::language::Language;
use crate::time::Elapsed;

const WIDTH: TenthMm = 1600;
const LABELS: TenthMm = 430;
const VALUES: TenthMm = 250;
const BAR: TenthMm = 34;
const ROW: TenthMm = 56;
/// The least width of something that lasted: it must be seen in print.
const LEAST: TenthMm = 4;
/// More bars than these are no picture any more; the table has all.
const MOST: usize = 24;

/// How long an incident lasted.
pub struct Lasted<'i> {
    /// Its id, which stands beside the bar.
    pub id: &'i str,
    /// Its title, for those who hear the figure.
    pub title: &'i str,
    /// How long.
    pub time: Elapsed,
}

/// The bars of incidents with their ids, in the order given; `None` when there is nothing to compare, or too much.
pub fn durations(language: &Language, incidents: &[Lasted<'_>]) -> Option<Figure> {
    let longest = incidents.iter().map(|lasted| lasted.time.0).max().filter(|ms| *ms > 0)?;
    if incidents.len() < 2 || incidents.len() > MOST {
        return None;
    }
    let (mut shapes, mut y) = (Vec::new(), 6);
    let room = WIDTH - LABELS - VALUES;
    for Lasted { id, time, .. } in incidents {
        let width = i64::from(room).saturating_mul(time.0) / longest;
        let width = i32::try_from(width).unwrap_or(room).max(LEAST);
        let base = y + BAR / 2 + 10;
        shapes.push(pen::text(0, base, Anchor::Start, LABEL, Colour::Ink, *id));
        shapes.push(pen::fill(LABELS, y, width, BAR, Colour::Down));
        let value = language.elapsed(*time);
        shapes.push(pen::text(LABELS + width + 14, base, Anchor::Start, LABEL, Colour::Ink, value));
        y += ROW;
    }
    let told = incidents.iter().map(|Lasted { id, title, time }| {
        let name = format!("{title} ({id})");
        language.say_with("durations-one", &[("name", &name), ("time", &language.elapsed(*time))])
    });
    let told = language.apart(&told.collect::<Vec<_>>());
    let alt = language.say_with("durations-alt", &[("incidents", &told)]);
    Some(Figure { width: WIDTH, height: y, alt, shapes })
}
