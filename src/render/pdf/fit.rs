//! Total-fit line breaking: the breaks that make the whole paragraph look best.

use crate::render::pdf::items::ANYWHERE;
use crate::render::pdf::items::AT_TIE;
use crate::render::pdf::items::Item;

/// How far a space may grow, as a part of its width.
const STRETCH: f32 = 0.5;
/// How far a space may shrink, as a part of its width.
const SHRINK: f32 = 0.22;

/// How bad a last line of one short word is.
const RUNT: f32 = 100.0;

/// Breaks of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Fit {
    /// The item at which each line ends.
    pub(super) ends: Vec<usize>,
    /// How loose the worst line is.
    pub(super) worst: f32,
}

/// A place where a line may end.
struct Candidate {
    item: usize,
    /// The first item of a line that begins after it.
    next: usize,
    extra: f32,
    hang: f32,
    cost: f32,
    forced: bool,
    hyphen: bool,
}

/// The best way to reach a candidate.
#[derive(Clone, Copy)]
struct Reached {
    demerits: f32,
    from: usize,
    loose: f32,
}

/// Finds the breaks for lines of `width` points.
pub(super) fn fit(items: &[Item], width: f32, justify: bool) -> Fit {
    let (widths, spaces) = sums(items);
    let candidates = candidates(items);
    let unreached = Reached { demerits: f32::INFINITY, from: 0, loose: 0.0 };
    let mut best = vec![unreached; candidates.len()];
    if let Some(start) = best.first_mut() {
        start.demerits = 0.0;
    }
    for (index, end) in candidates.iter().enumerate().skip(1) {
        let is_last = end.forced;
        let mut reached = unreached;
        for before in (0..index).rev() {
            let (Some(start), Some(so_far)) = (candidates.get(before), best.get(before)) else {
                break;
            };
            let at = |sums: &[f32], item: usize| sums.get(item).copied().unwrap_or(0.0);
            let first = start.next.min(end.item);
            let natural =
                at(&widths, end.item) - at(&widths, first) + end.extra - if justify { end.hang } else { 0.0 };
            let space = at(&spaces, end.item) - at(&spaces, first);
            let (badness, loose) = line(width - natural, space, width, justify, is_last);
            let too_wide = badness.is_infinite();
            let badness = if too_wide && before + 1 == index { 1e9 } else { badness };
            if so_far.demerits.is_finite() && badness.is_finite() {
                let twice = if end.hyphen && start.hyphen { 3_000.0 } else { 0.0 };
                let line = 1.0 + badness + end.cost;
                let demerits = so_far.demerits + line * line + twice;
                if demerits < reached.demerits {
                    reached = Reached { demerits, from: before, loose };
                }
            }
            // What begins still earlier is wider still.
            if start.forced || too_wide {
                break;
            }
        }
        if let Some(slot) = best.get_mut(index) {
            *slot = reached;
        }
    }
    trace(&candidates, &best)
}

/// How bad a line is and how loose; infinite where it does not fit.
fn line(slack: f32, space: f32, width: f32, justify: bool, is_last: bool) -> (f32, f32) {
    if slack < 0.0 {
        let room = if justify { space * SHRINK } else { 0.0 };
        if -slack > room + 0.01 {
            return (f32::INFINITY, 0.0);
        }
        let ratio = -slack / room.max(0.01);
        return (60.0 * ratio * ratio * ratio, 0.0);
    }
    if is_last {
        return (if slack > width * 0.9 { RUNT } else { 0.0 }, 0.0);
    }
    if justify {
        let ratio = slack / (space * STRETCH).max(0.5);
        return ((100.0 * ratio * ratio * ratio).min(1e7), ratio);
    }
    let ratio = slack / width.max(1.0);
    (600.0 * ratio * ratio, ratio * 5.0)
}

/// Sums of widths and of spaces before each item.
fn sums(items: &[Item]) -> (Vec<f32>, Vec<f32>) {
    let (mut widths, mut spaces) = (Vec::with_capacity(items.len() + 1), Vec::with_capacity(items.len() + 1));
    let (mut width, mut space) = (0.0, 0.0);
    for item in items {
        widths.push(width);
        spaces.push(space);
        match item {
            Item::Box(piece) => width += piece.width,
            Item::Glue(glue) | Item::Tie(glue) => {
                width += glue;
                space += glue;
            }
            _ => {}
        }
    }
    widths.push(width);
    spaces.push(space);
    (widths, spaces)
}

fn candidates(items: &[Item]) -> Vec<Candidate> {
    let after = |from: usize| {
        let skipped =
            items.get(from..).unwrap_or(&[]).iter().take_while(|i| matches!(i, Item::Glue(_))).count();
        from + skipped
    };
    let hang_before = |item: usize| match item.checked_sub(1).and_then(|i| items.get(i)) {
        Some(Item::Box(piece)) => piece.hang,
        _ => 0.0,
    };
    let plain = |item: usize, next: usize, forced: bool| Candidate {
        item,
        next,
        extra: 0.0,
        hang: hang_before(item),
        cost: 0.0,
        forced,
        hyphen: false,
    };
    let mut found = vec![plain(0, after(0), true)];
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Glue(_) if index > 0 && matches!(items.get(index - 1), Some(Item::Box(_))) => {
                found.push(plain(index, after(index), false))
            }
            Item::Penalty { width, cost, hyphen } => {
                found.push(Candidate {
                    extra: *width,
                    cost: *cost,
                    hyphen: *hyphen,
                    ..plain(index, after(index + 1), false)
                });
            }
            Item::Tie(_) => {
                found.push(Candidate { cost: AT_TIE, ..plain(index, after(index + 1), false) });
            }
            Item::Break => found.push(plain(index, after(index + 1), true)),
            _ => {}
        }
    }
    found.push(plain(items.len(), items.len(), true));
    found
}

/// Follows the best way back from the end.
fn trace(candidates: &[Candidate], best: &[Reached]) -> Fit {
    let mut fit = Fit::default();
    let mut index = candidates.len().saturating_sub(1);
    while index > 0 {
        let (Some(candidate), Some(reached)) = (candidates.get(index), best.get(index)) else {
            break;
        };
        fit.ends.push(candidate.item);
        // A word broken where it has no joint is worse than any loose line.
        let torn = if candidate.cost >= ANYWHERE { f32::INFINITY } else { 0.0 };
        fit.worst = fit.worst.max(reached.loose).max(torn);
        if reached.demerits.is_infinite() {
            index -= 1;
        } else {
            index = reached.from;
        }
    }
    fit.ends.reverse();
    fit
}
