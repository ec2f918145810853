//! Lists, quotations and code in the flow.

use std::sync::Arc;

use crate::render::document::Block;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
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
                Draw::Text { x, y: set.baseline, line: Arc::clone(line), colour: style.colour },
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
        self.space(9.0);
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
}
