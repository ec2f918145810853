//! Small helpers to draw with: text, lines, boxes, and an axis from time to length.

use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::compose::figure::TenthMm;
use crate::interval::Interval;
use crate::time::Instant;

/// Type of labels, tenths of a point.
pub(super) const LABEL: i32 = 80;
/// Type of small print in figures.
pub(super) const SMALL: i32 = 65;

/// A text with its anchor on the baseline.
pub(super) fn text(
    x: TenthMm,
    y: TenthMm,
    anchor: Anchor,
    size: i32,
    fill: Colour,
    text: impl Into<String>,
) -> Shape {
    Shape::Text { x, y, size, anchor, text: text.into(), bold: false, fill }
}

/// A box without outline.
pub(super) fn fill(x: TenthMm, y: TenthMm, w: TenthMm, h: TenthMm, colour: Colour) -> Shape {
    Shape::Rect { x, y, w, h, fill: Some(colour), stroke: None }
}

/// A box with an outline.
pub(super) fn outlined(
    x: TenthMm,
    y: TenthMm,
    w: TenthMm,
    h: TenthMm,
    inside: Colour,
    line: Colour,
) -> Shape {
    Shape::Rect { x, y, w, h, fill: Some(inside), stroke: Some(Stroke::solid(line, 20)) }
}

/// A straight line, `width` in hundredths of a millimetre.
pub(super) fn line(from: (TenthMm, TenthMm), to: (TenthMm, TenthMm), colour: Colour, width: i32) -> Shape {
    Shape::Line { x1: from.0, y1: from.1, x2: to.0, y2: to.1, stroke: Stroke::solid(colour, width) }
}

/// A box of slanted strokes inside an outline: time that does not count.
pub(super) fn hatched(x: TenthMm, y: TenthMm, w: TenthMm, h: TenthMm, colour: Colour, out: &mut Vec<Shape>) {
    const GAP: TenthMm = 9;
    out.push(outlined(x, y, w, h, Colour::White, colour));
    let mut offset = GAP;
    while offset < w + h {
        let (x1, y1) = if offset <= h { (x, y + offset) } else { (x + offset - h, y + h) };
        let (x2, y2) = if offset <= w { (x + offset, y) } else { (x + w, y + offset - w) };
        out.push(line((x1, y1), (x2, y2), colour, 20));
        offset += GAP;
    }
}

/// A stretch of time laid over a stretch of paper.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    /// The time.
    pub time: Interval,
    /// Left edge.
    pub left: TenthMm,
    /// Width.
    pub width: TenthMm,
}

impl Axis {
    /// Where an instant stands; instants outside stand at the edge.
    pub(super) fn x(self, at: Instant) -> TenthMm {
        let length = i128::from(self.time.length().0.max(1));
        let into = i128::from(at.since(self.time.start()).0).clamp(0, length);
        self.left + i32::try_from(into * i128::from(self.width) / length).unwrap_or(self.width)
    }

    /// Left edge and width of a stretch, at least `least` wide and never beyond the axis.
    pub(super) fn span(self, stretch: Interval, least: TenthMm) -> (TenthMm, TenthMm) {
        let (from, to) = (self.x(stretch.start()), self.x(stretch.end()));
        let width = (to - from).max(least);
        (from.min(self.left + self.width - width), width)
    }
}

/// A rough width of a text in tenths of a millimetre, for keeping labels apart.
pub(super) fn text_width(text: &str, size: i32) -> TenthMm {
    let chars = i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 1000);
    chars.saturating_mul(size).saturating_mul(17) / 100
}
