//! The first page: logo and word mark, sender, address in the window of the envelope, references beside it.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Window;
use crate::render::document::plain;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::faces::Family;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
use crate::render::pdf::lines::Paragraph;
use crate::render::pdf::masthead::brand;
use crate::render::pdf::masthead::masthead;
use crate::render::pdf::masthead::put;
use crate::render::pdf::masthead::sender;
use crate::render::pdf::references;
use crate::render::pdf::theme::MM;
use crate::render::pdf::theme::Style;

/// What stands on the first page before the text, and where the text begins.
pub(super) struct Opening {
    /// What is drawn.
    pub(super) draws: Vec<Draw>,
    /// Where the text begins, from the top of the page.
    pub(super) top: f32,
}

/// Where things stand on the first page of a letter; points from the left and the top.
struct Frame {
    address: (f32, f32),
    address_width: f32,
    address_height: f32,
    references: f32,
    body: f32,
    folds: Vec<f32>,
}

impl Frame {
    fn of(window: Window, left: f32) -> Self {
        match window {
            // Form B: the field is 20 mm from the left and 45 mm from the top, 85 by 45 mm; its first 17.7 mm are for
            // the sender's line and remarks, the other 27.3 mm for the address. The text begins at 98.46 mm.
            Window::Din5008 => Frame {
                address: (25.0 * MM, 62.7 * MM),
                address_width: 80.0 * MM,
                address_height: 27.3 * MM,
                references: 50.0 * MM,
                body: 98.46 * MM,
                folds: vec![105.0 * MM, 148.5 * MM, 210.0 * MM],
            },
            // #10: the window is 7/8 in from the left and shows 2.04 to 3.17 in of a letter folded in three.
            Window::Us10 => Frame {
                address: (left.max(72.0), 2.12 * 72.0),
                address_width: 3.9 * 72.0,
                address_height: 1.0 * 72.0,
                references: 2.12 * 72.0,
                body: 3.55 * 72.0,
                folds: vec![264.0, 528.0],
            },
            Window::None => Frame {
                address: (left, 50.0 * MM),
                address_width: 85.0 * MM,
                address_height: 40.0 * MM,
                references: 50.0 * MM,
                body: 0.0,
                folds: Vec::new(),
            },
        }
    }
}

/// Lays out the opening of the first page and gives the blocks that are left for the text.
pub(super) fn open<'d>(
    flow: &mut Flow<'_>,
    document: &'d Document,
    logo: Option<(f32, f32)>,
) -> (Opening, Vec<&'d Block>) {
    if flow.theme.letter {
        return letter(flow, document, logo);
    }
    let mut opening = Opening { draws: Vec::new(), top: 22.0 * MM };
    masthead(flow, document, logo, &mut opening);
    (opening, document.blocks.iter().collect())
}

fn letter<'d>(
    flow: &mut Flow<'_>,
    document: &'d Document,
    logo: Option<(f32, f32)>,
) -> (Opening, Vec<&'d Block>) {
    let front = &document.front;
    let frame = Frame::of(front.window, flow.theme.left);
    let mut opening = Opening { draws: Vec::new(), top: 0.0 };
    let mut lowest = brand(flow, document, logo, 15.0 * MM, &mut opening.draws);
    lowest = lowest.max(sender(flow, document, 15.0 * MM, &mut opening.draws));
    let mut rest = Vec::new();
    let (mut address, mut back, mut meta) = (None, None, None);
    for block in &document.blocks {
        match block {
            Block::Div { class: Class::Address, blocks, .. } if address.is_none() => address = Some(blocks),
            Block::Div { class: Class::Return, blocks, .. } if back.is_none() => back = Some(blocks),
            Block::Div { class: Class::Meta, blocks, .. } if meta.is_none() => meta = Some(blocks),
            other => rest.push(other),
        }
    }
    let shift =
        if front.window == Window::None { (lowest + 12.0 * MM - frame.address.1).max(0.0) } else { 0.0 };
    if let Some(blocks) = address {
        let bottom = self::address(flow, &frame, shift, back, blocks, &mut opening.draws);
        lowest = lowest.max(bottom);
    }
    if let Some(blocks) = meta {
        let bottom = beside(flow, frame.references + shift, blocks, &mut opening.draws);
        lowest = lowest.max(bottom);
    }
    for y in &frame.folds {
        // A mark is short; the hole mark of DIN 5008, halfway down, is a little longer.
        let length = if (*y - 148.5 * MM).abs() < 1.0 { 6.0 * MM } else { 4.0 * MM };
        let mark = Draw::Stroke {
            x1: 4.0 * MM,
            y1: *y,
            x2: 4.0 * MM + length,
            y2: *y,
            width: 0.3,
            dashed: false,
            colour: flow.theme.rule,
        };
        opening.draws.extend([Draw::Begin(None), mark, Draw::End]);
    }
    opening.top = frame.body.max(lowest + 11.0 * MM);
    (opening, rest)
}

/// The address, in the largest size that fits the window; gives the lower edge.
fn address(
    flow: &mut Flow<'_>,
    frame: &Frame,
    shift: f32,
    back: Option<&Vec<Block>>,
    blocks: &[Block],
    out: &mut Vec<Draw>,
) -> f32 {
    let (x, mut y) = (frame.address.0, frame.address.1 + shift);
    if let Some(text) = back.map(|blocks| words(blocks)).filter(|t| !t.is_empty()) {
        let style = flow.theme.furniture.sized(6.5, 8.5);
        let set = flow.set_plain(&text, &style, frame.address_width);
        let node = flow.tree.add(Tag::Paragraph, 0);
        let top = y - set.height() - 4.0;
        put(&set, (x, top), node, out);
        let below = top + set.height() + 1.0;
        let rule = Draw::Stroke {
            x1: x,
            y1: below,
            x2: x + set.widest(),
            y2: below,
            width: 0.3,
            dashed: false,
            colour: flow.theme.rule,
        };
        out.extend([Draw::Begin(None), rule, Draw::End]);
        y += 2.0;
    }
    let base = Style { family: Family::Sans, ..flow.theme.body.ragged() };
    let mut set = Vec::new();
    for size in [10.5, 10.0, 9.5, 9.0, 8.5, 8.0] {
        let style = base.sized(size, size * 1.24);
        set = paragraphs(flow, blocks, &style, frame.address_width);
        let height: f32 = set.iter().map(Paragraph::height).sum();
        let widest = set.iter().map(|p| p.natural).fold(0.0, f32::max);
        if height <= frame.address_height && widest <= frame.address_width {
            break;
        }
    }
    let division = flow.tree.add(Tag::Division, 0);
    for paragraph in &set {
        let node = flow.tree.add(Tag::Paragraph, division);
        put(paragraph, (x, y), node, out);
        y += paragraph.height();
    }
    y
}

/// References in the right column; gives the lower edge.
fn beside(flow: &mut Flow<'_>, top: f32, blocks: &[Block], out: &mut Vec<Draw>) -> f32 {
    let node = flow.tree.add(Tag::Division, 0);
    let style = Style { family: Family::Sans, ..flow.theme.body.ragged() }.sized(8.8, 12.6);
    let width = flow.theme.page.0 - flow.theme.column - 12.0 * MM;
    let place = Place { x: flow.theme.column, width, parent: node, tight: true, style };
    let mut y = top;
    for mut row in references::set(flow, &references::rows(blocks), place) {
        row.draws.iter_mut().for_each(|draw| draw.shift(0.0, y));
        out.append(&mut row.draws);
        y += row.height;
    }
    y
}

/// The words of all paragraphs on one line.
fn words(blocks: &[Block]) -> String {
    let parts = blocks
        .iter()
        .filter_map(|block| if let Block::Paragraph(inlines) = block { Some(plain(inlines)) } else { None });
    parts.collect::<Vec<_>>().join(" \u{b7} ")
}

/// All paragraphs, set.
fn paragraphs(flow: &mut Flow<'_>, blocks: &[Block], style: &Style, width: f32) -> Vec<Paragraph> {
    let mut set = Vec::new();
    for block in blocks {
        if let Block::Paragraph(inlines) = block {
            set.push(flow.set(inlines, style, width));
        }
    }
    set
}
