//! The flow: blocks become strips, which pages are filled with.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::compose::figure::Figure;
use crate::render::document::Block;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::plain;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::draw::Tree;
use crate::render::pdf::lines;
use crate::render::pdf::lines::Line;
use crate::render::pdf::lines::Paragraph;
use crate::render::pdf::shape::Shaper;
use crate::render::pdf::theme::Rgb;
use crate::render::pdf::theme::Style;
use crate::render::pdf::theme::Theme;

/// The narrowest column words are set in, points.
const NARROWEST: f32 = 24.0;

/// A horizontal strip that is not broken; what it draws is measured from its top.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// Its height.
    pub(super) height: f32,
    /// The space above it, unless it begins a page.
    pub(super) before: f32,
    /// Whether it stays with the next one.
    pub(super) keep: bool,
    /// What it draws.
    pub(super) draws: Vec<Draw>,
    /// The head to repeat where a page begins with it.
    pub(super) head: Option<Rc<Strip>>,
    /// The heading it is, for the outline.
    pub(super) heading: Option<(u8, String)>,
    /// Whether it begins a new page.
    pub(super) new_page: bool,
}

/// Where blocks go: left edge, width, and what they belong to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The left edge.
    pub(super) x: f32,
    /// The width.
    pub(super) width: f32,
    /// The node they belong to.
    pub(super) parent: NodeIndex,
    /// Whether they stand close, as in a list or a box.
    pub(super) tight: bool,
    /// How their words are set.
    pub(super) style: Style,
}

impl Place {
    /// The same, belonging to another node.
    pub(super) fn under(self, parent: NodeIndex) -> Self {
        Place { parent, ..self }
    }

    /// The same, moved in from the left.
    pub(super) fn indented(self, by: f32) -> Self {
        Place { x: self.x + by, width: self.width - by, ..self }
    }
}

/// Turns blocks into strips.
pub(super) struct Flow<'a> {
    pub(super) shaper: &'a mut Shaper,
    pub(super) theme: &'a Theme,
    pub(super) figures: &'a BTreeMap<String, Figure>,
    pub(super) language: &'a str,
    pub(super) tree: Tree,
    pub(super) strips: Vec<Strip>,
    /// The space that is due before the next strip.
    pub(super) gap: f32,
    /// The first thing that went wrong.
    pub(super) problem: Option<PdfProblem>,
    /// The level of the last heading, so that none is skipped in the tree.
    pub(super) last_heading: u8,
    /// How many levels a subject line has pushed the headings down.
    pub(super) heading_shift: u8,
}

impl Flow<'_> {
    /// Sets words, and notes a character that has no glyph.
    pub(super) fn set(&mut self, inlines: &[Inline], style: &Style, width: f32) -> Paragraph {
        let paragraph = lines::set(self.shaper, inlines, style, width.max(NARROWEST), self.language);
        if let Some(missing) = self.shaper.take_missing()
            && self.problem.is_none()
        {
            let character = missing.character;
            let text: String = plain(inlines).chars().take(120).collect();
            let text = if text.contains(character) { text } else { missing.word };
            self.problem = Some(match missing.has_glyph {
                true => PdfProblem::RightToLeft { text, character },
                false => PdfProblem::MissingGlyph { text, character },
            });
        }
        paragraph
    }

    /// How wide words are without breaks, and their widest piece.
    pub(super) fn measure(&mut self, inlines: &[Inline], style: &Style) -> (f32, f32) {
        lines::measure(self.shaper, inlines, style, self.language)
    }

    /// Sets plain words.
    pub(super) fn set_plain(&mut self, text: &str, style: &Style, width: f32) -> Paragraph {
        self.set(&[Inline::Run(Run::plain(text))], style, width)
    }

    /// Adds a strip, with the space that is due.
    pub(super) fn push(&mut self, height: f32, keep: bool, draws: Vec<Draw>) {
        let before = std::mem::take(&mut self.gap);
        self.strips.push(Strip { height, before, keep, draws, ..Strip::default() });
    }

    /// Makes sure of a space before what follows.
    pub(super) fn space(&mut self, at_least: f32) {
        self.gap = self.gap.max(at_least);
    }

    /// Lays out blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading { level, inlines } => self.heading(*level, inlines, place),
            Block::Paragraph(inlines) => self.paragraph(inlines, place),
            Block::List { start, items } => self.list(*start, items, place),
            Block::Table(table) => self.table(table, place),
            Block::Rule => self.rule(place),
            Block::Code { text, .. } => self.code(text, place),
            Block::Quote(inner) => self.quote(inner, place),
            Block::Figure { name, alt } => self.figure(name, alt, place),
            Block::Div { class, argument, blocks } => self.div(*class, argument, blocks, place),
        }
    }

    /// The space between paragraphs of a place.
    pub(super) fn between(place: Place) -> f32 {
        if place.tight { place.style.leading * 0.2 } else { place.style.leading * 0.5 }
    }

    fn paragraph(&mut self, inlines: &[Inline], place: Place) {
        let paragraph = self.set(inlines, &place.style, place.width);
        let node = self.tree.add(Tag::Paragraph, place.parent);
        self.lines(&paragraph, place.x, node, false);
        // Words that announce what follows stay with it.
        if plain(inlines).trim_end().ends_with(':')
            && let Some(last) = self.strips.last_mut()
        {
            last.keep = true;
        }
        self.gap = Self::between(place);
    }

    /// A heading; the tree skips no level even where the text does.
    pub(super) fn heading(&mut self, level: u8, inlines: &[Inline], place: Place) {
        // A heading without words would be read out as one.
        if plain(inlines).trim().is_empty() {
            return;
        }
        let (style, above, below) = self.theme.heading(level);
        self.space(if self.strips.is_empty() { 0.0 } else { above });
        let tagged = (level + self.heading_shift).min(self.last_heading + 1).clamp(1, 6);
        self.last_heading = tagged;
        let paragraph = self.set(inlines, &style, place.width);
        let node = self.tree.add(Tag::Heading(tagged), place.parent);
        let at = self.strips.len();
        self.lines(&paragraph, place.x, node, true);
        if let Some(strip) = self.strips.get_mut(at) {
            strip.heading = Some((tagged, plain(inlines)));
        }
        self.gap = below;
    }

    /// Adds the lines of a paragraph; no single line is left at either end of a page.
    pub(super) fn lines(&mut self, paragraph: &Paragraph, x: f32, node: NodeIndex, keep_all: bool) {
        let count = paragraph.lines.len();
        let mut links = Vec::new();
        for (index, line) in paragraph.lines.iter().enumerate() {
            let mut draws = Vec::new();
            self.line(line, &paragraph.style, (x, paragraph.baseline), node, &mut links, &mut draws);
            let keep = keep_all || (count > 1 && (index == 0 || index + 2 == count));
            self.push(paragraph.leading, keep, draws);
        }
    }

    /// Draws a line; each stretch that leads somewhere becomes a node of its own.
    pub(super) fn line(
        &mut self,
        line: &Arc<Line>,
        style: &Style,
        (x, y): (f32, f32),
        node: NodeIndex,
        links: &mut Vec<(Arc<str>, NodeIndex)>,
        out: &mut Vec<Draw>,
    ) {
        if line.segments.iter().all(|s| s.link.is_none()) {
            out.extend([
                Draw::Begin(Some(node)),
                Draw::Text { x, y, line: Arc::clone(line), colour: style.colour },
                Draw::End,
            ]);
            return;
        }
        self.stretches(line, style, (x, y), node, (links, true), out);
    }

    /// Draws the stretches of a line one by one; links are shown as such, or only lead where they lead.
    pub(super) fn stretches(
        &mut self,
        line: &Arc<Line>,
        style: &Style,
        (x, y): (f32, f32),
        node: NodeIndex,
        (links, shown): (&mut Vec<(Arc<str>, NodeIndex)>, bool),
        out: &mut Vec<Draw>,
    ) {
        for stretch in line.segments.chunk_by(|a, b| a.link == b.link) {
            let Some((first, last)) = stretch.first().zip(stretch.last()) else {
                continue;
            };
            let width = last.x + last.width - first.x;
            let part = Arc::new(Line {
                segments: stretch.to_vec(),
                width: line.width,
                spaced: line.spaced && line.segments.last().is_some_and(|end| std::ptr::eq(end, last)),
            });
            let Some(url) = &first.link else {
                out.extend([
                    Draw::Begin(Some(node)),
                    Draw::Text { x, y, line: part, colour: style.colour },
                    Draw::End,
                ]);
                continue;
            };
            let target = self.link_node(url, node, links);
            let colour = if shown { self.theme.accent } else { style.colour };
            out.extend([Draw::Begin(Some(target)), Draw::Text { x, y, line: part, colour }, Draw::End]);
            let place = (x + first.x, y, width);
            let leading = self.underline(place, style.size, url, target);
            // The last of them is the place that leads there.
            out.extend(leading.into_iter().skip(if shown { 0 } else { 3 }));
        }
    }

    /// The line below a link, and the place that leads there.
    fn underline(&self, (x, y, w): (f32, f32, f32), size: f32, url: &Arc<str>, node: NodeIndex) -> [Draw; 4] {
        let below = y + size * 0.16;
        let line = Draw::Stroke {
            x1: x,
            y1: below,
            x2: x + w,
            y2: below,
            width: 0.35,
            dashed: false,
            colour: self.theme.accent,
        };
        let link = Draw::Link { x, y: y - size * 0.85, w, h: size * 1.15, url: Arc::clone(url), node };
        [Draw::Begin(None), line, Draw::End, link]
    }

    fn link_node(
        &mut self,
        url: &Arc<str>,
        parent: NodeIndex,
        links: &mut Vec<(Arc<str>, NodeIndex)>,
    ) -> NodeIndex {
        if let Some((_, node)) = links.iter().find(|(known, _)| known == url) {
            return *node;
        }
        let node = self.tree.add(Tag::Link, parent);
        if let Some(made) = self.tree.node_mut(node) {
            made.alt = Some(url.to_string());
        }
        links.push((Arc::clone(url), node));
        node
    }

    fn rule(&mut self, place: Place) {
        self.space(8.0);
        let stroke = Draw::Stroke {
            x1: place.x,
            y1: 0.5,
            x2: place.x + place.width,
            y2: 0.5,
            width: 0.5,
            dashed: false,
            colour: self.theme.rule,
        };
        self.push(1.0, false, vec![Draw::Begin(None), stroke, Draw::End]);
        self.gap = 10.0;
    }

    /// Draws a rectangle behind all strips from `from` on, `pad` above the first and below the last.
    pub(super) fn back(&mut self, from: usize, pad: f32, rects: &[(f32, f32, Rgb)]) {
        let count = self.strips.len().saturating_sub(from);
        for (index, strip) in self.strips.iter_mut().skip(from).enumerate() {
            let (is_first, is_last) = (index == 0, index + 1 == count);
            let above = if is_first { pad } else { strip.before };
            if !is_first {
                strip.before = 0.0;
            }
            let height = strip.height + above + if is_last { pad } else { 0.0 };
            for draw in &mut strip.draws {
                draw.shift(0.0, above);
            }
            // Neighbours overlap a little, so that no seam shows between them.
            let overlap = if is_last { 0.0 } else { 0.3 };
            let mut draws = vec![Draw::Begin(None)];
            draws.extend(rects.iter().map(|(x, w, colour)| Draw::Rect {
                x: *x,
                y: 0.0,
                w: *w,
                h: height + overlap,
                colour: *colour,
            }));
            draws.push(Draw::End);
            draws.append(&mut strip.draws);
            strip.draws = draws;
            strip.height = height;
        }
    }

    /// Keeps all strips from `from` on together.
    pub(super) fn keep_from(&mut self, from: usize) {
        let last = self.strips.len().saturating_sub(1);
        for strip in self.strips.iter_mut().take(last).skip(from) {
            strip.keep = true;
        }
    }
}
