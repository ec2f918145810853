//! Total-fit line breaking: the breaks that make the whole paragraph look best.

use crate::render::pdf::items::ANYWHERE;
use crate::render::pdf::items::AT_TIE;
use crate::render::pdf::items::Item;

/// How far a space may grow, as a part of its width.
const STRETCH: f32 = 0.5;
/// How far a space may shrink, as a part of its width.
const SHRINK: f32 = 0.22;

/// A last line is short where it fills no more than this part of the width.
const SHORT: f32 = 0.14;

/// A last line of one short word: it fills no more than this part of the width.
const WORD: f32 = 0.08;

/// A line that gives words to a last line of one short word stays at least this full.
const GIVEN: f32 = 0.85;

/// How bad a last line of one short word is; one that is a little longer is a little better.
const RUNT: f32 = 180.0;

/// What two divided words cost, one right below the other.
const TWICE: f32 = 3_000.0;

/// What it costs to divide a word before the last line.
const AT_LAST: f32 = 15_000.0;

/// How bad a line is that stays ragged in a justified text because an address comes after it or begins it.
const RAGGED: f32 = 200.0;

/// How much worse it is the emptier it is, by the square of the part that is empty.
const EMPTY: f32 = 8.0;

/// Breaks of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Fit {
    /// Where each line ends.
    pub(super) ends: Vec<End>,
    /// How loose the worst line is.
    pub(super) worst: f32,
    /// Whether the last of several lines is one short word.
    pub(super) runt: bool,
}

/// The end of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The item at which it ends.
    pub(super) item: usize,
    /// Whether its spaces stay as they are in a justified text: what comes after it is kept whole and had no room.
    pub(super) ragged: bool,
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
    address: bool,
}

/// The best way to reach a candidate.
#[derive(Clone, Copy)]
struct Reached {
    demerits: f32,
    from: usize,
    loose: f32,
    ragged: bool,
}

/// Finds the breaks for lines of `width` points.
pub(super) fn fit(items: &[Item], width: f32, justify: bool) -> Fit {
    let (widths, spaces) = sums(items);
    let at = |sums: &[f32], item: usize| sums.get(item).copied().unwrap_or(0.0);
    let candidates = candidates(items);
    let unreached = Reached { demerits: f32::INFINITY, from: 0, loose: 0.0, ragged: false };
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
            let first = start.next.min(end.item);
            let natural =
                at(&widths, end.item) - at(&widths, first) + end.extra - if justify { end.hang } else { 0.0 };
            let space = at(&spaces, end.item) - at(&spaces, first);
            let (badness, loose) = line(width - natural, space, width, justify, is_last);
            let too_wide = badness.is_infinite();
            let badness = if too_wide && before + 1 == index { 1e9 } else { badness };
            let left = RAGGED * (1.0 + EMPTY * ((width - natural) / width.max(1.0)).powi(2));
            let ragged = justify && (start.address || end.address) && loose > 0.0 && left < badness;
            let badness = if ragged { left } else { badness };
            if so_far.demerits.is_finite() && badness.is_finite() {
                let divided = match start.hyphen {
                    true if end.hyphen => TWICE,
                    true if is_last => AT_LAST,
                    _ => 0.0,
                };
                let line = 1.0 + badness + end.cost;
                let demerits = so_far.demerits + line * line + divided;
                if demerits < reached.demerits {
                    reached = Reached { demerits, from: before, loose, ragged };
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
    let mut fit = trace(&candidates, &best);
    mend_runt(&candidates, &widths, (width, justify), &mut fit);
    fit
}

/// Where the last line is one short word, the line before it gives away words and stays ragged: at the end of a
/// paragraph a line that is a little shorter is seen less than holes in it, or than a word that stands alone.
fn mend_runt(candidates: &[Candidate], widths: &[f32], (width, justify): (f32, bool), fit: &mut Fit) {
    let at = |item: usize| widths.get(item).copied().unwrap_or(0.0);
    let start = fit.ends.len().checked_sub(3).and_then(|i| fit.ends.get(i)).map_or(0, |end| end.item);
    let [.., before, last] = fit.ends.as_mut_slice() else { return };
    let filled = |from: usize| at(last.item) - at(from);
    // The end of a word that was divided is still less than a short word.
    let is_divided = candidates.iter().any(|c| c.hyphen && c.item == before.item);
    fit.runt = filled(before.item) < width * if is_divided { SHORT } else { WORD };
    if !fit.runt || candidates.iter().any(|c| c.forced && c.item == before.item) {
        return;
    }
    let words = candidates.iter().rev().filter(|c| c.cost == 0.0 && !c.hyphen && !c.forced);
    let better = words
        .filter(|c| c.item > start && c.item < before.item)
        .find(|c| filled(c.next) >= width * (WORD + SHORT) / 2.0);
    if let Some(better) = better.filter(|c| at(c.item) - at(start) >= width * GIVEN) {
        *before = End { item: better.item, ragged: justify };
    }
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
        let filled = 1.0 - slack / width.max(1.0);
        return (RUNT * ((SHORT - filled) / (SHORT - WORD)).clamp(0.0, 1.0), 0.0);
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
        address: false,
    };
    let is_address = |item: usize| matches!(items.get(item), Some(Item::Box(piece)) if piece.is_address());
    let mut found = vec![plain(0, after(0), true)];
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Glue(_) if index > 0 && matches!(items.get(index - 1), Some(Item::Box(_))) => {
                let next = after(index);
                found.push(Candidate { address: is_address(next), ..plain(index, next, false) });
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
        fit.ends.push(End { item: candidate.item, ragged: reached.ragged });
        // A word broken where it has no joint is worse than any loose line.
        let torn = if candidate.cost >= ANYWHERE { f32::INFINITY } else { 0.0 };
        let loose = if reached.ragged { 0.0 } else { reached.loose };
        fit.worst = fit.worst.max(loose).max(torn);
        if reached.demerits.is_infinite() {
            index -= 1;
        } else {
            index = reached.from;
        }
    }
    fit.ends.reverse();
    fit
}
