//! The timeline of an incident: bars of impact, numbered milestones, and messages along one axis of UTC.

use crate::compose::IncidentView;
use crate::compose::charts::pen;
use crate::compose::charts::pen::Axis;
use crate::compose::charts::pen::LABEL;
use crate::compose::charts::pen::SMALL;
use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::compose::figure::TenthMm;
use crate::compose::impact::place_of;
use crate::compose::windows;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::model::Audience;
use crate::model::EventKind;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;

const WIDTH: TenthMm = 1600;
const LABELS: TenthMm = 360;
const RIGHT: TenthMm = 40;
const BAR: TenthMm = 36;
const ROW: TenthMm = 56;
const LEAST: TenthMm = 4;
const RADIUS: TenthMm = 16;
/// Steps of the axis; the first that gives few enough ticks is taken.
const STEPS_MIN: [i64; 12] = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080];
const MOST_TICKS: i64 = 9;

/// A window of impact under its display name.
pub(in crate::compose) struct Bar {
    /// Service and place.
    pub label: String,
    /// From when to when.
    pub interval: Interval,
    /// Whether it was never wholly down.
    pub is_partial: bool,
}

/// A milestone.
pub(in crate::compose) struct Mark {
    /// When.
    pub at: Instant,
    /// Whether the time is only roughly known.
    pub is_approximate: bool,
    /// What, in a word or two.
    pub text: String,
}

/// The timeline of the internal postmortem; `None` when there is too little to draw.
pub fn incident_timeline(view: &IncidentView<'_>) -> Option<Figure> {
    let i = view.incident;
    let last = i.events.iter().map(|e| e.at).chain(i.communications.iter().map(|c| c.at)).max();
    let bar = |w: &Impact| {
        let name = windows::service_name(view.services, &w.service);
        Some(Bar {
            label: place_of(Language::english(), view, w)
                .map_or_else(|| name.clone(), |place| format!("{name}, {place}")),
            interval: Interval::new(w.start, w.end.or(last)?)?,
            is_partial: w.kind == ImpactKind::Degraded,
        })
    };
    let bars: Vec<Bar> = i.impacts.iter().filter_map(bar).collect();
    let is_milestone = |kind| !matches!(kind, EventKind::Action | EventKind::Note);
    let marks: Vec<Mark> = i
        .events
        .iter()
        .filter(|e| is_milestone(e.kind))
        .map(|e| Mark { at: e.at, is_approximate: e.approximate, text: e.kind.word().to_owned() })
        .collect();
    let told = i.communications.iter().filter(|c| c.audience != Audience::Internal);
    let messages: Vec<Instant> = told.map(|c| c.at).collect();
    timeline(Language::english(), &format!("{} ({})", i.title, i.id), &bars, &marks, &messages)
}

/// The drawing; `None` without a bar.
pub(in crate::compose) fn timeline(
    language: &Language,
    title: &str,
    bars: &[Bar],
    marks: &[Mark],
    messages: &[Instant],
) -> Option<Figure> {
    let axis = axis(bars, marks, messages)?;
    let mut shapes = Vec::new();
    let mut labels: Vec<&str> = Vec::new();
    for bar in bars {
        if !labels.contains(&bar.label.as_str()) {
            labels.push(&bar.label);
        }
    }
    let mut y = 8;
    let top = y;
    let mut rows = Vec::new();
    for label in &labels {
        let lines = wrapped(label);
        let mut baseline = if lines.len() == 1 { y + BAR / 2 + 10 } else { y + 14 };
        for part in lines {
            rows.push(pen::text(0, baseline, Anchor::Start, LABEL, Colour::Ink, part));
            baseline += 27;
        }
        for bar in bars.iter().filter(|b| b.label == *label) {
            let (x, w) = axis.span(bar.interval, LEAST);
            rows.push(match bar.is_partial {
                false => pen::fill(x, y, w, BAR, Colour::Down),
                true => pen::fill(x, y + BAR / 2, w, BAR - BAR / 2, Colour::Degraded),
            });
        }
        y += ROW;
    }
    let milestones_y = y + RADIUS;
    if !marks.is_empty() {
        rows.push(pen::text(
            0,
            milestones_y + 9,
            Anchor::Start,
            SMALL,
            Colour::Muted,
            language.say("chart-milestones"),
        ));
        y = milestone_marks(marks, axis, milestones_y, &mut rows) + RADIUS + 14;
    }
    if !messages.is_empty() {
        let name = language.say_count("chart-messages", messages.len(), &[]);
        rows.push(pen::text(0, y + 20, Anchor::Start, SMALL, Colour::Muted, name));
        for at in messages {
            let stroke = Some(Stroke::solid(Colour::White, 20));
            rows.push(Shape::Circle { x: axis.x(*at), y: y + 12, r: 9, fill: Some(Colour::Accent), stroke });
        }
        y += 36;
    }
    ticks(language, axis, top, y, &mut shapes);
    shapes.extend(rows);
    y += 58;
    let height = key(language, marks, axis, y, &mut shapes);
    Some(Figure { width: WIDTH, height, alt: alt(language, title, bars, marks, messages), shapes })
}

/// A label in at most two lines: service, and place.
fn wrapped(label: &str) -> Vec<String> {
    match label.split_once(", ") {
        Some((service, place)) if pen::text_width(label, LABEL) > LABELS - 20 => {
            vec![service.to_owned(), place.to_owned()]
        }
        _ => vec![label.to_owned()],
    }
}

/// From a little before the first to a little after the last of everything.
fn axis(bars: &[Bar], marks: &[Mark], messages: &[Instant]) -> Option<Axis> {
    if bars.is_empty() {
        return None;
    }
    let edges = bars.iter().flat_map(|b| [b.interval.start(), b.interval.end()]);
    let all: Vec<Instant> = edges.chain(marks.iter().map(|m| m.at)).chain(messages.iter().copied()).collect();
    let (first, last) = (all.iter().min()?, all.iter().max()?);
    let margin = Elapsed((last.since(*first).0 / 40).max(60_000));
    let time = Interval::new(first.less(margin), last.plus(margin))?;
    Some(Axis { time, left: LABELS, width: WIDTH - LABELS - RIGHT })
}

/// Numbered circles, moved down a level where they would touch; returns the last level used.
fn milestone_marks(marks: &[Mark], axis: Axis, y: TenthMm, shapes: &mut Vec<Shape>) -> TenthMm {
    let mut levels: Vec<TenthMm> = Vec::new();
    let mut lowest = y;
    for (n, mark) in marks.iter().enumerate() {
        let x = axis.x(mark.at);
        let free = levels.iter().position(|right| x - RADIUS > *right);
        let level = free.unwrap_or(levels.len());
        match levels.get_mut(level) {
            Some(right) => *right = x + RADIUS,
            None => levels.push(x + RADIUS),
        }
        let at = y + i32::try_from(level).unwrap_or(0) * (2 * RADIUS + 4);
        lowest = lowest.max(at);
        let stroke = Some(Stroke::solid(Colour::Ink, 25));
        shapes.push(Shape::Circle { x, y: at, r: RADIUS, fill: Some(Colour::White), stroke });
        shapes.push(pen::text(x, at + 8, Anchor::Middle, SMALL, Colour::Ink, (n + 1).to_string()));
    }
    lowest
}

/// Vertical hairlines with times in UTC; the date stands where a new day begins.
fn ticks(language: &Language, axis: Axis, top: TenthMm, bottom: TenthMm, shapes: &mut Vec<Shape>) {
    let length = axis.time.length().0;
    let step = STEPS_MIN.iter().map(|m| m * 60_000).find(|s| length / s <= MOST_TICKS);
    let step = step.unwrap_or_else(|| (length / MOST_TICKS / 86_400_000 + 1) * 86_400_000);
    let mut at = Instant((axis.time.start().0.div_euclid(step) + 1) * step);
    let mut day = None;
    shapes.push(pen::line((axis.left, bottom), (axis.left + axis.width, bottom), Colour::Muted, 25));
    while at < axis.time.end() {
        let x = axis.x(at);
        shapes.push(pen::line((x, top), (x, bottom), Colour::Rule, 12));
        let today = language.short_day(Zone::UTC.civil(at).date());
        if step < 86_400_000 {
            shapes.push(pen::text(
                x,
                bottom + 22,
                Anchor::Middle,
                SMALL,
                Colour::Muted,
                language.time(at, Zone::UTC),
            ));
        }
        if step >= 86_400_000 || day.as_ref() != Some(&today) {
            let y = if step < 86_400_000 { bottom + 44 } else { bottom + 22 };
            shapes.push(pen::text(x, y, Anchor::Middle, SMALL, Colour::Muted, today.clone()));
        }
        day = Some(today);
        at = at.plus(Elapsed(step));
    }
    shapes.push(pen::text(0, bottom + 22, Anchor::Start, SMALL, Colour::Muted, "UTC"));
}

/// What the numbers mean; returns the height of the whole.
fn key(language: &Language, marks: &[Mark], axis: Axis, y: TenthMm, shapes: &mut Vec<Shape>) -> TenthMm {
    let (mut x, mut y) = (axis.left, y + 22);
    let Some(first) = marks.first() else { return y };
    let mut day = Zone::UTC.civil(first.at).date();
    for (n, mark) in marks.iter().enumerate() {
        let today = Zone::UTC.civil(mark.at).date();
        let date = match today == day && n > 0 {
            true => String::new(),
            false => format!("{} ", language.short_day(today)),
        };
        day = today;
        let time = language.about(mark.is_approximate, language.time(mark.at, Zone::UTC));
        let label = format!("{}  {date}{time} {}", n + 1, mark.text);
        let width = pen::text_width(&label, SMALL) + 30;
        if x > axis.left && x + width > WIDTH {
            (x, y) = (axis.left, y + 28);
        }
        shapes.push(pen::text(x, y, Anchor::Start, SMALL, Colour::Ink, label));
        x += width;
    }
    y + 14
}

/// The same in words: windows, milestones with their dates where another day begins, messages.
fn alt(language: &Language, title: &str, bars: &[Bar], marks: &[Mark], messages: &[Instant]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let (first, last) =
        (bars.iter().map(|b| b.interval.start()).min(), bars.iter().map(|b| b.interval.end()).max());
    let mut day = first.unwrap_or(Instant(0));
    if let (Some(first), Some(last)) = (first, last) {
        let runs = bars.iter().map(|b| b.interval).collect::<IntervalSet>().len();
        let windows = language.say_count("chart-windows-count", runs, &[]);
        let start = language.date_time(first, Zone::UTC, false);
        let end = language.end_after(first, last, Zone::UTC, false);
        parts.push(
            language.say_with("chart-impact", &[("windows", &windows), ("start", &start), ("end", &end)]),
        );
    }
    for mark in marks {
        let at = language.end_after(day, mark.at, Zone::UTC, mark.is_approximate);
        day = mark.at;
        parts.push(language.say_with("chart-mark-at", &[("mark", &mark.text), ("time", &at)]));
    }
    if !messages.is_empty() {
        parts.push(language.say_count("chart-messages-count", messages.len(), &[]));
    }
    language.say_with("chart-alt", &[("title", title), ("parts", &language.in_a_row(&parts))])
}
