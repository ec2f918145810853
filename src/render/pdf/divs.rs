//! Fenced blocks in the flow: boxes, signatures, annexes.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::faces::Family;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
use crate::render::pdf::flow::Strip;
use crate::render::pdf::references;
use crate::render::pdf::theme::MM;
use crate::render::pdf::theme::Style;

/// The room for a hand above the name.
const HAND: f32 = 15.0 * MM;

impl Flow<'_> {
    /// A fenced block.
    pub(super) fn div(&mut self, class: Class, argument: &str, blocks: &[Block], place: Place) {
        match class {
            Class::Step => self.blocks(blocks, place),
            Class::Keep => {
                let from = self.strips.len();
                self.blocks(blocks, place);
                self.keep_from(from);
            }
            Class::PageBreak => self.strips.push(Strip { new_page: true, ..Strip::default() }),
            Class::Address | Class::Return => {
                let node = self.tree.add(Tag::Division, place.parent);
                let style = place.style.ragged();
                self.blocks(blocks, Place { style, tight: true, ..place.under(node) });
                self.gap = 18.0;
            }
            Class::Meta => self.meta(blocks, place),
            Class::Subject => self.subject(blocks, place),
            Class::Credit => self.credit(argument, blocks, place),
            Class::Callout => self.callout(argument, blocks, place),
            Class::Signature => self.signature(blocks, place),
            Class::Annex => self.annex(argument, blocks, place),
            Class::Small => {
                self.space(8.0);
                let style = Style { justify: place.style.justify, ..self.theme.small };
                self.blocks(blocks, Place { style, ..place });
                self.gap = Self::between(place);
            }
        }
    }

    /// The subject line is the first heading of a letter.
    fn subject(&mut self, blocks: &[Block], place: Place) {
        let (style, _, _) = self.theme.heading(1);
        let style = if self.theme.letter { style } else { style.sized(13.0, 17.0) };
        for block in blocks {
            if let Block::Paragraph(inlines) = block {
                let set = self.set(inlines, &style, place.width);
                let node = self.tree.add(Tag::Heading(1), place.parent);
                self.last_heading = 1;
                self.heading_shift = 1;
                let at = self.strips.len();
                self.lines(&set, place.x, node, true);
                if let Some(strip) = self.strips.get_mut(at) {
                    strip.heading = Some((1, crate::render::document::plain(inlines)));
                }
            }
        }
        self.gap = 12.0;
    }

    /// The boxed amount: a label, words that are all bold are large, the rest is small.
    fn credit(&mut self, argument: &str, blocks: &[Block], place: Place) {
        let theme = self.theme;
        let node = self.tree.add(Tag::Division, place.parent);
        let sans = Style { family: Family::Sans, ..theme.body.ragged() };
        let inner = Place { tight: true, style: sans.sized(9.5, 13.0), ..place.indented(18.0).under(node) };
        let inner = Place { width: inner.width - 14.0, ..inner };
        self.space(10.0);
        let before = std::mem::take(&mut self.gap);
        let from = self.strips.len();
        if !argument.is_empty() {
            let label = Inline::Run(Run::plain(argument));
            self.boxed(&[label], &sans.bold().sized(9.0, 13.0).coloured(theme.muted), inner);
            self.gap = 1.0;
        }
        for block in blocks {
            match block {
                Block::Paragraph(inlines) if all_bold(inlines) => {
                    self.boxed(inlines, &sans.bold().sized(16.0, 21.0), inner);
                    self.gap = 2.0;
                }
                other => self.blocks(std::slice::from_ref(other), inner),
            }
        }
        self.keep_from(from);
        if let Some(strip) = self.strips.get_mut(from) {
            strip.before = before;
        }
        self.back(from, 11.0, &[(place.x, place.width, theme.shade), (place.x, 3.0, theme.accent)]);
        self.gap = 13.0;
    }

    fn boxed(&mut self, inlines: &[Inline], style: &Style, place: Place) {
        let set = self.set(inlines, style, place.width);
        let node = self.tree.add(Tag::Paragraph, place.parent);
        self.lines(&set, place.x, node, true);
    }

    /// A box beside the argument.
    fn callout(&mut self, argument: &str, blocks: &[Block], place: Place) {
        let theme = self.theme;
        let node = self.tree.add(Tag::Division, place.parent);
        let style = Style { family: Family::Sans, ..place.style.ragged() }.sized(9.5, 13.2);
        let inner = Place { tight: true, style, ..place.indented(16.0).under(node) };
        let inner = Place { width: inner.width - 14.0, ..inner };
        self.space(9.0);
        let before = std::mem::take(&mut self.gap);
        let from = self.strips.len();
        if !argument.is_empty() {
            self.boxed(&[Inline::Run(Run::plain(argument))], &style.bold(), inner);
            self.gap = 1.5;
        }
        self.blocks(blocks, inner);
        if self.strips.len() - from <= 16 {
            self.keep_from(from);
        }
        if let Some(strip) = self.strips.get_mut(from) {
            strip.before = before;
        }
        self.back(from, 9.0, &[(place.x, place.width, theme.shade), (place.x, 2.0, theme.muted)]);
        self.gap = 12.0;
    }

    /// Name and office below room for a hand, with the closing line and the last two lines before it: the first of them
    /// ends another paragraph where the last one has one line.
    fn signature(&mut self, blocks: &[Block], place: Place) {
        self.gap = HAND;
        let from = self.strips.len();
        self.blocks(blocks, Place { style: place.style.ragged(), tight: true, ..place });
        self.keep_from(from.saturating_sub(3));
        self.gap = 12.0;
    }

    /// A new page with its own heading and smaller type.
    fn annex(&mut self, argument: &str, blocks: &[Block], place: Place) {
        let node = self.tree.add(Tag::Section, place.parent);
        self.strips.push(Strip { new_page: true, ..Strip::default() });
        self.gap = 0.0;
        let place = Place { style: place.style.ragged().sized(9.6, 13.2), ..place.under(node) };
        let place = Place { style: Style { hyphenate: true, ..place.style }, ..place };
        if !argument.is_empty() {
            let level = if self.theme.letter { 1 } else { 2 };
            self.heading(level, &[Inline::Run(Run::plain(argument))], place);
        }
        self.blocks(blocks, place);
    }

    /// References as two columns, in the text.
    fn meta(&mut self, blocks: &[Block], place: Place) {
        let node = self.tree.add(Tag::Division, place.parent);
        let place = Place {
            style: Style { family: Family::Sans, ..place.style.ragged() }.sized(9.0, 13.0),
            ..place.under(node)
        };
        let rows = references::rows(blocks);
        let set = references::set(self, &rows, place);
        for row in set {
            self.push(row.height, true, row.draws);
        }
        if let Some(last) = self.strips.last_mut() {
            last.keep = false;
        }
        self.gap = 14.0;
    }
}

fn all_bold(inlines: &[Inline]) -> bool {
    !inlines.is_empty() && inlines.iter().all(|inline| matches!(inline, Inline::Run(run) if run.bold))
}
