//! Lists, quotations, code and figures in the flow.

use std::rc::Rc;

use crate::compose::figure::Anchor;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::render::document::Block;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::faces::Family;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
use crate::render::pdf::theme::MM;
use crate::render::pdf::theme::Style;

impl Flow<'_> {
    /// A list; its marks hang in the indent.
    pub(super) fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], place: Place) {
        let list = self.tree.add(Tag::List, place.parent);
        if let Some(node) = self.tree.node_mut(list) {
            node.numbered = start.is_some();
        }
        let first = start.unwrap_or(0);
        let highest = first.saturating_add(items.len() as u64);
        let indent = if start.is_none() {
            13.0
        } else if highest > 10 {
            22.0
        } else {
            16.0
        };
        let airy = items.iter().any(|item| item.len() > 1) && !place.tight;
        for (number, item) in (first..).zip(items) {
            let node = self.tree.add(Tag::Item, list);
            let label = self.tree.add(Tag::Label, node);
            let body = self.tree.add(Tag::Body, node);
            let at = self.strips.len();
            let inner = Place {
                tight: true,
                style: Style { justify: false, ..place.style },
                ..place.indented(indent).under(body)
            };
            self.blocks(item, inner);
            if self.strips.len() == at {
                self.push(place.style.leading, false, Vec::new());
            }
            let mark = if start.is_some() { format!("{number}.") } else { "\u{2022}".to_owned() };
            let style = Style { tabular: true, ..place.style.ragged() };
            let set = self.set_plain(&mark, &style, indent * 3.0);
            let Some((strip, line)) = self.strips.get_mut(at).zip(set.lines.first()) else {
                continue;
            };
            let x = if start.is_some() { place.x + indent - 5.0 - line.width } else { place.x + 2.0 };
            let mut draws = vec![
                Draw::Begin(Some(label)),
                Draw::Text { x, y: set.baseline, line: Rc::clone(line), colour: style.colour },
                Draw::End,
            ];
            draws.append(&mut strip.draws);
            strip.draws = draws;
            self.gap = place.style.leading * if airy { 0.35 } else { 0.18 };
        }
        self.gap = Self::between(place);
    }

    /// A quotation: set in from the left beside a line.
    pub(super) fn quote(&mut self, inner: &[Block], place: Place) {
        let node = self.tree.add(Tag::Quote, place.parent);
        let from = self.strips.len();
        let style = Style { italic: true, ..place.style };
        self.blocks(inner, Place { style, tight: true, ..place.indented(14.0).under(node) });
        self.back(from, 0.0, &[(place.x, 2.0, self.theme.rule)]);
        self.gap = Self::between(place);
    }

    /// Code, line for line, on a shaded ground; a line too long goes on below.
    pub(super) fn code(&mut self, text: &str, place: Place) {
        let parent = self.tree.add(Tag::Paragraph, place.parent);
        let node = self.tree.add(Tag::Code, parent);
        let style = self.theme.body.ragged().sized(8.6, 11.6);
        self.space(6.0);
        let from = self.strips.len();
        for line in text.lines() {
            // A leading space would be lost at the start of a line, so spaces are fixed ones.
            let shown = line.replace('\t', "    ").replace(' ', "\u{a0}");
            let run =
                crate::render::document::Run { code: true, ..crate::render::document::Run::plain(shown) };
            let set = self.set(&[crate::render::document::Inline::Run(run)], &style, place.width - 16.0);
            self.lines(&set, place.x + 8.0, node, false);
        }
        let count = self.strips.len() - from;
        if count <= 12 {
            self.keep_from(from);
        }
        self.back(from, 6.0, &[(place.x, place.width, self.theme.shade)]);
        self.gap = 9.0;
    }

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
        self.space(8.0);
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
                    if let Some(fill) = fill {
                        out.push(Draw::Rect {
                            x: left + at(*x),
                            y: at(*y),
                            w: at(*w),
                            h: at(*h),
                            colour: self.theme.rgb(*fill),
                        });
                    }
                    if let Some(stroke) = stroke {
                        let (x1, y1, x2, y2) = (left + at(*x), at(*y), left + at(*x + *w), at(*y + *h));
                        let sides = [(x1, y1, x2, y1), (x2, y1, x2, y2), (x2, y2, x1, y2), (x1, y2, x1, y1)];
                        out.extend(sides.map(|side| self.stroke(side, *stroke, scale)));
                    }
                }
                Shape::Line { x1, y1, x2, y2, stroke } => {
                    out.push(self.stroke((left + at(*x1), at(*y1), left + at(*x2), at(*y2)), *stroke, scale));
                }
                Shape::Circle { x, y, r, fill, stroke } => out.push(Draw::Circle {
                    x: left + at(*x),
                    y: at(*y),
                    r: at(*r),
                    fill: fill.map(|c| self.theme.rgb(c)),
                    stroke: stroke.map(|s| (self.theme.rgb(s.colour), hundredths(s.width) * scale)),
                }),
                Shape::Text { x, y, size, anchor, text, bold, fill } => {
                    let size = *size as f32 / 10.0 * scale;
                    let style = Style {
                        family: Family::Sans,
                        bold: *bold,
                        tabular: true,
                        ..self.theme.furniture.sized(size, size * 1.2)
                    };
                    let set = self.set_plain(text, &style, 10_000.0);
                    let shift = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => set.widest() / 2.0,
                        Anchor::End => set.widest(),
                    };
                    let colour = self.theme.rgb(*fill);
                    out.extend(set.lines.first().map(|line| Draw::Text {
                        x: left + at(*x) - shift,
                        y: at(*y),
                        line: Rc::clone(line),
                        colour,
                    }));
                }
            }
        }
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
