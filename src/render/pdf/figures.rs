//! Figures in the flow: shapes as vectors, with a caption.

use std::sync::Arc;

use crate::compose::figure::Anchor;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::faces::Family;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
use crate::render::pdf::theme::MM;
use crate::render::pdf::theme::Rgb;
use crate::render::pdf::theme::Style;

impl Flow<'_> {
    /// A figure and its caption, kept together.
    pub(super) fn figure(&mut self, name: &str, caption: &str, place: Place) {
        let Some(figure) = self.figures.get(name) else {
            self.problem.get_or_insert(PdfProblem::MissingFigure { name: name.to_owned() });
            return;
        };
        let node = self.tree.add(Tag::Figure, place.parent);
        if let Some(made) = self.tree.node_mut(node) {
            made.alt = Some(if figure.alt.is_empty() { caption.to_owned() } else { figure.alt.clone() });
        }
        let (width, height) = (tenths(figure.width), tenths(figure.height));
        let room = (self.theme.bottom - self.theme.top) * 0.8;
        let scale = (place.width / width.max(1.0)).min(room / height.max(1.0)).min(1.0);
        self.space(11.0);
        let mut draws = vec![Draw::Begin(Some(node))];
        draws.push(Draw::Bounds { x: place.x, y: 0.0, w: width * scale, h: height * scale, node });
        self.shapes(figure, place.x, scale, &mut draws);
        draws.push(Draw::End);
        self.push(height * scale, !caption.is_empty(), draws);
        if !caption.is_empty() {
            self.caption(caption, node, place);
        }
        self.gap = 12.0;
    }

    fn caption(&mut self, caption: &str, figure: NodeIndex, place: Place) {
        let parent = self.tree.nodes().get(figure).map_or(0, |n| n.parent);
        let node = self.tree.add(Tag::Caption, parent);
        let style = self.theme.furniture;
        let set = self.set_plain(caption, &style, place.width);
        self.gap = 4.0;
        self.lines(&set, place.x, node, true);
        if let Some(last) = self.strips.last_mut() {
            last.keep = false;
        }
    }

    fn shapes(&mut self, figure: &Figure, left: f32, scale: f32, out: &mut Vec<Draw>) {
        let at = |v: i32| tenths(v) * scale;
        for shape in &figure.shapes {
            match shape {
                Shape::Rect { x, y, w, h, fill, stroke } => {
                    let (x1, y1, w, h) = (left + at(*x), at(*y), at(*w), at(*h));
                    if let Some(fill) = fill {
                        let colour = self.theme.rgb(*fill);
                        out.push(Draw::Rect { x: x1, y: y1, w, h, colour });
                    }
                    if let Some(stroke) = stroke {
                        let (x2, y2) = (x1 + w, y1 + h);
                        let sides = [(x1, y1, x2, y1), (x2, y1, x2, y2), (x2, y2, x1, y2), (x1, y2, x1, y1)];
                        out.extend(sides.map(|side| self.stroke(side, *stroke, scale)));
                    }
                }
                Shape::Line { x1, y1, x2, y2, stroke } => {
                    let ends = (left + at(*x1), at(*y1), left + at(*x2), at(*y2));
                    out.push(self.stroke(ends, *stroke, scale));
                }
                Shape::Circle { x, y, r, fill, stroke } => out.push(Draw::Circle {
                    x: left + at(*x),
                    y: at(*y),
                    r: at(*r),
                    fill: fill.map(|c| self.theme.rgb(c)),
                    stroke: stroke.map(|s| (self.theme.rgb(s.colour), hundredths(s.width) * scale)),
                }),
                Shape::Text { x, y, size, anchor, text, bold, fill } => {
                    let place = (left + at(*x), at(*y));
                    let size = *size as f32 / 10.0 * scale;
                    out.extend(self.label(text, (size, *bold), *anchor, place, self.theme.rgb(*fill)));
                }
            }
        }
    }

    /// A line of text in a figure.
    fn label(
        &mut self,
        text: &str,
        (size, bold): (f32, bool),
        anchor: Anchor,
        (x, y): (f32, f32),
        colour: Rgb,
    ) -> Option<Draw> {
        let style = Style {
            family: Family::Sans,
            bold,
            tabular: true,
            ..self.theme.furniture.sized(size, size * 1.2)
        };
        let set = self.set_plain(text, &style, 10_000.0);
        let shift = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => set.widest() / 2.0,
            Anchor::End => set.widest(),
        };
        set.lines.first().map(|line| Draw::Text { x: x - shift, y, line: Arc::clone(line), colour })
    }

    fn stroke(&self, (x1, y1, x2, y2): (f32, f32, f32, f32), stroke: Stroke, scale: f32) -> Draw {
        let width = hundredths(stroke.width) * scale;
        Draw::Stroke { x1, y1, x2, y2, width, dashed: stroke.dashed, colour: self.theme.rgb(stroke.colour) }
    }
}

/// Tenths of a millimetre in points.
fn tenths(value: i32) -> f32 {
    value as f32 / 10.0 * MM
}

/// Hundredths of a millimetre in points.
fn hundredths(value: i32) -> f32 {
    value as f32 / 100.0 * MM
}
