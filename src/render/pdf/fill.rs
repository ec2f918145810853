//! Strips into pages: what stays together, where pages turn, and closer setting where that saves a page of a few lines.

use std::rc::Rc;

use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Entry;
use crate::render::pdf::flow::Strip;
use crate::render::pdf::letterhead::Opening;
use crate::render::pdf::theme::Theme;

/// A last page with less than this on it is worth closer setting, points: a close, a signature and a few lines.
const FEW: f32 = 170.0;
/// How far the spaces between blocks may shrink for it.
const CLOSER: [f32; 3] = [0.88, 0.76, 0.64];

/// Where a strip stands.
#[derive(Clone, Copy, Debug)]
struct Spot {
    page: usize,
    y: f32,
    /// Where the head of its table is repeated.
    head: Option<f32>,
}

/// Where the next strip would stand.
#[derive(Clone, Copy, Debug)]
struct Pen {
    page: usize,
    y: f32,
    /// Whether nothing stands on the page yet.
    fresh: bool,
}

/// Fills pages with strips; those that stay together go to the next page together.
pub(super) fn fill(strips: Vec<Strip>, opening: &Opening, theme: &Theme) -> (Vec<Vec<Draw>>, Vec<Entry>) {
    let mut spots = Vec::with_capacity(strips.len());
    let mut pen = Pen { page: 0, y: opening.top, fresh: true };
    let mut at = 0;
    while at < strips.len() {
        // A part of the document ends where a new page is asked for.
        let rest = strips.get(at + 1..).unwrap_or(&[]);
        let end = rest.iter().position(|strip| strip.new_page).map_or(strips.len(), |found| at + 1 + found);
        let part = strips.get(at..end).unwrap_or(&[]);
        let (mut found, mut after) = pace(part, pen, theme, 1.0);
        if after.page > pen.page && after.y - theme.top < FEW {
            let closer = CLOSER.iter().map(|factor| pace(part, pen, theme, *factor));
            if let Some(better) = closer.into_iter().find(|(_, end)| end.page < after.page) {
                (found, after) = better;
            }
        }
        spots.append(&mut found);
        (pen, at) = (after, end);
    }
    draw(strips, &spots, opening, pen.page + 1)
}

/// Finds the spots of a part of a document, its spaces `closer` times as high as usual.
fn pace(strips: &[Strip], start: Pen, theme: &Theme, closer: f32) -> (Vec<Spot>, Pen) {
    let mut pen = start;
    let mut spots = Vec::with_capacity(strips.len());
    let mut head: Option<&Rc<Strip>> = None;
    let room = theme.bottom - theme.top;
    let mut group_left = 0;
    for (index, strip) in strips.iter().enumerate() {
        let before = strip.before * closer;
        let mut turn = strip.new_page && !(pen.fresh && pen.page > 0);
        if group_left == 0 {
            let (count, height) = group(strips.get(index..).unwrap_or(&[]), closer);
            group_left = count;
            turn |= !pen.fresh && pen.y + before + height > theme.bottom + 0.01 && height <= room;
        }
        group_left -= 1;
        turn |= !pen.fresh && pen.y + before + strip.height > theme.bottom + 0.01;
        let mut repeated = None;
        if turn {
            pen = Pen { page: pen.page + 1, y: theme.top, fresh: true };
            if let (Some(last), Some(next)) = (head, &strip.head)
                && Rc::ptr_eq(last, next)
            {
                repeated = Some(pen.y);
                pen.y += next.height;
            }
        }
        head = strip.head.as_ref();
        if !pen.fresh {
            pen.y += before;
        }
        pen.fresh &= strip.height <= 0.0;
        spots.push(Spot { page: pen.page, y: pen.y, head: repeated });
        pen.y += strip.height;
    }
    (spots, pen)
}

/// How many strips stay together from the first on, and how high they are.
fn group(strips: &[Strip], closer: f32) -> (usize, f32) {
    let mut height = 0.0;
    for (index, strip) in strips.iter().enumerate() {
        height += strip.height + if index > 0 { strip.before * closer } else { 0.0 };
        if !strip.keep {
            return (index + 1, height);
        }
    }
    (strips.len().max(1), height)
}

fn draw(strips: Vec<Strip>, spots: &[Spot], opening: &Opening, pages: usize) -> (Vec<Vec<Draw>>, Vec<Entry>) {
    let mut drawn = vec![Vec::new(); pages];
    if let Some(first) = drawn.first_mut() {
        first.clone_from(&opening.draws);
    }
    let mut outline = Vec::new();
    for (strip, spot) in strips.into_iter().zip(spots) {
        let Some(page) = drawn.get_mut(spot.page) else { break };
        if let (Some(y), Some(head)) = (spot.head, &strip.head) {
            place(page, head.draws.clone(), y);
        }
        if let Some((level, title)) = strip.heading {
            outline.push(Entry { level, title, page: spot.page, y: spot.y });
        }
        place(page, strip.draws, spot.y);
    }
    (drawn, outline)
}

fn place(page: &mut Vec<Draw>, draws: Vec<Draw>, y: f32) {
    page.extend(draws.into_iter().map(|mut draw| {
        draw.shift(0.0, y);
        draw
    }));
}
