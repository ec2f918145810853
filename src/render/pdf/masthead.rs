//! Who sends a document: logo, word mark and sender of a letter, and the head of a report.

use std::sync::Arc;

use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::is_safe_link;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::faces::Family;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::letterhead::Opening;
use crate::render::pdf::lines::Paragraph;
use crate::render::pdf::theme::MM;
use crate::render::pdf::theme::Style;

/// How high the logo may be.
const LOGO_HEIGHT: f32 = 13.0 * MM;
/// How wide the logo may be.
const LOGO_WIDTH: f32 = 55.0 * MM;

/// Logo and word mark at the left; gives the lower edge.
pub(super) fn brand(
    flow: &mut Flow<'_>,
    document: &Document,
    logo: Option<(f32, f32)>,
    top: f32,
    out: &mut Vec<Draw>,
) -> f32 {
    let front = &document.front;
    let mut x = flow.theme.left;
    let mut bottom = top;
    if let Some((width, height)) = logo.filter(|(w, h)| *w > 0.0 && *h > 0.0) {
        let scale = (LOGO_HEIGHT / height).min(LOGO_WIDTH / width);
        let (w, h) = (width * scale, height * scale);
        let node = flow.tree.add(Tag::Figure, 0);
        if let Some(made) = flow.tree.node_mut(node) {
            made.alt = Some(if front.brand.is_empty() { front.title.clone() } else { front.brand.clone() });
        }
        out.extend([
            Draw::Begin(Some(node)),
            Draw::Bounds { x, y: top, w, h, node },
            Draw::Logo { x, y: top, w, h },
            Draw::End,
        ]);
        x += w + 11.0;
        bottom = top + LOGO_HEIGHT;
    }
    if !front.brand.is_empty() {
        let style = Style { family: Family::Sans, ..flow.theme.body.ragged().bold() }
            .sized(17.0, 21.0)
            .coloured(flow.theme.accent);
        let room = flow.theme.column - x - 8.0;
        let set = flow.set_plain(&front.brand, &style, room);
        let y = if logo.is_some() { top + (LOGO_HEIGHT - set.height()) / 2.0 } else { top - 3.0 };
        let node = flow.tree.add(Tag::Paragraph, 0);
        put(&set, (x, y), node, out);
        bottom = bottom.max(y + set.height());
    }
    bottom
}

/// The lines of the sender in the right column; gives the lower edge.
pub(super) fn sender(flow: &mut Flow<'_>, document: &Document, top: f32, out: &mut Vec<Draw>) -> f32 {
    let style = flow.theme.furniture;
    let (x, width) = (flow.theme.column, flow.theme.page.0 - flow.theme.column - 12.0 * MM);
    let mut y = top;
    if document.front.sender.is_empty() {
        return y;
    }
    let node = flow.tree.add(Tag::Paragraph, 0);
    for (index, line) in document.front.sender.iter().enumerate() {
        let style = if index == 0 { style.bold().coloured(flow.theme.ink) } else { style };
        let set = flow.set(&linked(line), &style, width);
        let mut links = Vec::new();
        for (index, line) in set.lines.iter().enumerate() {
            let y = y + set.baseline + set.leading * index as f32;
            flow.stretches(line, &style, (x, y), node, (&mut links, false), out);
        }
        y += set.height();
    }
    y
}

/// A line of the sender; mail and web addresses lead where they say, without being marked.
fn linked(words: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (index, part) in words.split(" \u{b7} ").enumerate() {
        if index > 0 {
            inlines.push(Inline::Run(Run::plain(" \u{b7} ")));
        }
        let is_word = !part.contains(' ') && part.len() > 4;
        let url = match part {
            w if is_word && w.contains('@') => format!("mailto:{w}"),
            w if is_word && w.starts_with("www.") => format!("https://{w}"),
            w => w.to_owned(),
        };
        let link = is_safe_link(&url).then(|| Arc::from(url));
        inlines.push(Inline::Run(Run { link, ..Run::plain(part) }));
    }
    inlines
}

/// The head of a report: a small word mark at the left, the date at the right, a line below.
pub(super) fn masthead(
    flow: &mut Flow<'_>,
    document: &Document,
    logo: Option<(f32, f32)>,
    opening: &mut Opening,
) {
    let front = &document.front;
    if front.brand.is_empty() && front.date.is_empty() && logo.is_none() {
        return;
    }
    let top = 14.0 * MM;
    let mut x = flow.theme.left;
    if let Some((width, height)) = logo.filter(|(w, h)| *w > 0.0 && *h > 0.0) {
        let scale = (8.0 * MM / height).min(40.0 * MM / width);
        let node = flow.tree.add(Tag::Figure, 0);
        if let Some(made) = flow.tree.node_mut(node) {
            made.alt = Some(front.brand.clone());
        }
        let (y, w, h) = (top - 5.0, width * scale, height * scale);
        opening.draws.extend([
            Draw::Begin(Some(node)),
            Draw::Bounds { x, y, w, h, node },
            Draw::Logo { x, y, w, h },
            Draw::End,
        ]);
        x += w + 8.0;
    }
    let style = flow.theme.furniture.sized(10.0, 13.0);
    if !front.brand.is_empty() {
        let set = flow.set_plain(
            &front.brand,
            &style.bold().coloured(flow.theme.accent),
            flow.theme.measure() / 2.0,
        );
        let node = flow.tree.add(Tag::Paragraph, 0);
        put(&set, (x, top), node, &mut opening.draws);
    }
    if !front.date.is_empty() {
        let set = flow.set_plain(&front.date, &style.sized(9.0, 13.0), flow.theme.measure() / 2.0);
        let node = flow.tree.add(Tag::Paragraph, 0);
        let x = flow.theme.page.0 - flow.theme.right - set.widest();
        put(&set, (x, top), node, &mut opening.draws);
    }
    let y = top + 18.0;
    let rule = Draw::Stroke {
        x1: flow.theme.left,
        y1: y,
        x2: flow.theme.page.0 - flow.theme.right,
        y2: y,
        width: 0.8,
        dashed: false,
        colour: flow.theme.accent,
    };
    opening.draws.extend([Draw::Begin(None), rule, Draw::End]);
    opening.top = y + 26.0;
}

/// Puts a set paragraph on the page.
pub(super) fn put(set: &Paragraph, (x, y): (f32, f32), node: NodeIndex, out: &mut Vec<Draw>) {
    for (index, line) in set.lines.iter().enumerate() {
        let y = y + set.baseline + set.leading * index as f32;
        out.extend([
            Draw::Begin(Some(node)),
            Draw::Text { x, y, line: Arc::clone(line), colour: set.style.colour },
            Draw::End,
        ]);
    }
}
