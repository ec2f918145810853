//! The availability strip: one bar a service and place, the days of the month along it.

use crate::compose::CustomerView;
use crate::compose::charts::pen;
use crate::compose::charts::pen::Axis;
use crate::compose::charts::pen::LABEL;
use crate::compose::charts::pen::SMALL;
use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::TenthMm;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::compose::windows::Place;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::language::days_of;
use crate::measure::Origin;
use crate::model::ServiceId;
use crate::sla::Counted;
use std::collections::BTreeMap;

const WIDTH: TenthMm = 1600;
const LABELS: TenthMm = 360;
const BAR: TenthMm = 48;
const ROW: TenthMm = 76;
const TOP: TenthMm = 8;
/// The least width of something that lasted: it must be seen in print.
const LEAST: TenthMm = 4;
/// A pale green: time in which the service worked; light enough that all else stands out in grey.
const WORKED: Colour = Colour::Rgb(0xdb, 0xe9, 0xe0);
/// A pale grey: time without a contract.
const ABSENT: Colour = Colour::Rgb(0xf4, 0xf4, 0xf4);

/// What a stretch of a bar shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Down,
    Partial,
    Silent,
    NotCounted,
}

/// The availability strip of the month in the customer's zone; `None` without a contract line.
pub fn availability_strip(view: &CustomerView<'_>) -> Option<Figure> {
    let zone = view.customer.zone;
    let month = Interval::new(view.month.start(zone), view.month.end(zone))?;
    let axis = Axis { time: month, left: LABELS, width: WIDTH - LABELS };
    let mut places: BTreeMap<Place, IntervalSet> = BTreeMap::new();
    let mut order: Vec<Place> = Vec::new();
    for result in &view.lines {
        let place = (result.line().service.clone(), result.line().region.clone());
        if !order.contains(&place) {
            order.push(place.clone());
        }
        let known = places.entry(place).or_default();
        *known = known.union(&result.measured().in_force);
    }
    if order.is_empty() {
        return None;
    }
    let all = windows::interruptions(view);
    let mut figure = Figure { width: WIDTH, height: 0, alt: alt(view, &all), shapes: Vec::new() };
    let mut y = TOP;
    let mut used: Vec<State> = Vec::new();
    for place in &order {
        let of: Vec<&Interruption> =
            all.iter().filter(|i| (&i.service, &i.region) == (&place.0, &place.1)).collect();
        let in_force = places.get(place).cloned().unwrap_or_default();
        name(view, place, y, &mut figure.shapes);
        bar(axis, &in_force, y, &mut figure.shapes);
        for i in of {
            let state = state(view, i);
            used.push(state);
            let (x, w) = axis.span(i.interval, LEAST);
            draw(state, x, y, w, BAR, &mut figure.shapes);
        }
        y += ROW;
    }
    days(view, axis, y - ROW + BAR, &mut figure.shapes);
    y += 10;
    let bottom = legend(view.language, &mut used, y + 28, &mut figure.shapes);
    figure.height = bottom + 10;
    Some(figure)
}

fn state(view: &CustomerView<'_>, i: &Interruption) -> State {
    let silent = i.origins.iter().all(|o| view.origins.get(*o).origin == Origin::Silence);
    match (&i.counted, silent, i.is_partial) {
        (Counted::Yes, true, _) => State::Silent,
        (Counted::Yes, _, false) => State::Down,
        (Counted::Yes, _, true) => State::Partial,
        _ => State::NotCounted,
    }
}

/// Service and region before a bar.
fn name(view: &CustomerView<'_>, place: &Place, y: TenthMm, shapes: &mut Vec<Shape>) {
    let name = windows::service_name(view.services, &place.0);
    let middle = y + BAR / 2;
    match windows::place_name(view.language, view.services, &place.0, None, place.1.as_deref()) {
        Some(region) => {
            shapes.push(pen::text(0, middle - 2, Anchor::Start, LABEL, Colour::Ink, name));
            shapes.push(pen::text(0, middle + 23, Anchor::Start, SMALL, Colour::Muted, region));
        }
        None => shapes.push(pen::text(0, middle + 10, Anchor::Start, LABEL, Colour::Ink, name)),
    }
}

/// An empty bar: pale where the line was under contract, paler where it was not.
fn bar(axis: Axis, in_force: &IntervalSet, y: TenthMm, shapes: &mut Vec<Shape>) {
    shapes.push(pen::outlined(axis.left, y, axis.width, BAR, ABSENT, Colour::Rule));
    for stretch in in_force.clip(axis.time).iter() {
        let (x, w) = axis.span(stretch, 1);
        shapes.push(pen::fill(x, y, w, BAR, WORKED));
    }
}

/// A stretch in its colour and shape.
fn draw(state: State, x: TenthMm, y: TenthMm, w: TenthMm, h: TenthMm, shapes: &mut Vec<Shape>) {
    match state {
        State::Down => shapes.push(pen::fill(x, y, w, h, Colour::Down)),
        State::Partial => shapes.push(pen::fill(x, y + h / 2, w, h - h / 2, Colour::Degraded)),
        State::Silent => shapes.push(pen::fill(x, y, w, h, Colour::Unknown)),
        State::NotCounted => pen::hatched(x, y, w, h, Colour::Maintenance, shapes),
    }
}

/// A tick at the start of each day and the numbers of the days.
fn days(view: &CustomerView<'_>, axis: Axis, bottom: TenthMm, shapes: &mut Vec<Shape>) {
    let zone = view.customer.zone;
    let first = view.month.first_day();
    let count = usize::try_from(view.month.days()).unwrap_or(31);
    for (n, day) in first.iter_days().take(count).enumerate() {
        let x = axis.x(zone.start_of_day(day));
        let next = day.succ_opt().map_or(x, |d| axis.x(zone.start_of_day(d)));
        shapes.push(pen::line((x, bottom), (x, bottom + 8), Colour::Rule, 15));
        let label = (n + 1).to_string();
        shapes.push(pen::text((x + next) / 2, bottom + 28, Anchor::Middle, 55, Colour::Muted, label));
    }
    let end = axis.left + axis.width;
    shapes.push(pen::line((end, bottom), (end, bottom + 8), Colour::Rule, 15));
    shapes.push(pen::text(
        0,
        bottom + 28,
        Anchor::Start,
        SMALL,
        Colour::Muted,
        view.language.month(view.month),
    ));
}

/// What the shapes mean, for those that occur.
fn legend(language: &Language, used: &mut Vec<State>, y: TenthMm, shapes: &mut Vec<Shape>) -> TenthMm {
    used.sort();
    used.dedup();
    let (mut x, mut y) = (LABELS, y);
    shapes.push(pen::outlined(x, y - 18, 24, 18, WORKED, Colour::Rule));
    let available = language.say("strip-available");
    x += 32 + pen::text_width(&available, SMALL) + 30;
    shapes.push(pen::text(LABELS + 32, y - 2, Anchor::Start, SMALL, Colour::Muted, available));
    for state in used.iter() {
        let name = language.say(match state {
            State::Down => "strip-down",
            State::Partial => "strip-partial",
            State::Silent => "strip-silent",
            State::NotCounted => "strip-not-counted",
        });
        let width = pen::text_width(&name, SMALL);
        if x + 32 + width > WIDTH {
            (x, y) = (LABELS, y + 28);
        }
        draw(*state, x, y - 18, 24, 18, shapes);
        shapes.push(pen::text(x + 32, y - 2, Anchor::Start, SMALL, Colour::Muted, name));
        x += 32 + width + 30;
    }
    y
}

/// `March 2026, day by day: Public API was interrupted on 11 March 2026 for 1 h 18 min, and available otherwise.`
fn alt(view: &CustomerView<'_>, all: &[Interruption]) -> String {
    let (zone, language) = (view.customer.zone, view.language);
    let mut by_kind: BTreeMap<(&ServiceId, bool, bool), Vec<&Interruption>> = BTreeMap::new();
    for i in all {
        by_kind.entry((&i.service, !i.is_told(), i.is_partial)).or_default().push(i);
    }
    let month = language.month(view.month);
    if by_kind.is_empty() {
        return language.say_with("strip-all-well", &[("month", &month)]);
    }
    let told = by_kind.into_iter().map(|((service, is_excluded, is_partial), of)| {
        let name = windows::service_name(view.services, service);
        let when = language.days(&days_of(of.iter().map(|i| &i.interval), zone));
        let rough = of.iter().any(|i| i.is_approximate());
        let time = language.about(rough, language.elapsed(windows::covered(of)));
        let id = if is_partial { "strip-was-partial" } else { "strip-was-down" };
        let told = language.say_with(id, &[("service", &name), ("when", &when), ("time", &time)]);
        if is_excluded { language.say_with("strip-excluded", &[("told", &told)]) } else { told }
    });
    let told = language.apart(&told.collect::<Vec<_>>());
    language.say_with("strip-alt", &[("month", &month), ("told", &told)])
}
