//! A line of text as operations: glyphs by number, real spaces between words, and what a reader copies.

use std::collections::BTreeMap;

use printpdf::Codepoint;
use printpdf::DictItem;
use printpdf::Op;
use printpdf::PdfFontHandle;
use printpdf::Point;
use printpdf::Pt;
use printpdf::TextItem;

use crate::render::pdf::emit::Emitter;
use crate::render::pdf::emit::color;
use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::lines::Line;
use crate::render::pdf::lines::Segment;
use crate::render::pdf::shape::Glyph;
use crate::render::pdf::subset::SubsetFont;
use crate::render::pdf::theme::Rgb;

/// Draws a line with its start at (x, y), y from the bottom of the page.
pub(super) fn line(emitter: &Emitter<'_>, line: &Line, (x, y): (f32, f32), colour: Rgb, ops: &mut Vec<Op>) {
    let Some(first) = line.segments.first() else {
        return;
    };
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFillColor { col: color(colour) });
    // A stretch that goes on after another one begins with the space between them.
    let from = first.x - first.space;
    let mut pen = Pen {
        emitter,
        ops,
        items: Vec::new(),
        text: String::new(),
        font: None,
        at: from,
        wanted: from,
        start: Some((x + from, y)),
    };
    for (index, segment) in line.segments.iter().enumerate() {
        pen.segment(segment, index > 0 || segment.space > 0.0);
    }
    if line.spaced {
        pen.space();
    }
    pen.flush();
    ops.push(Op::EndTextSection);
}

/// Writes glyphs and keeps where the viewer's pen is beside where it should be.
struct Pen<'a, 'b> {
    emitter: &'a Emitter<'a>,
    ops: &'b mut Vec<Op>,
    items: Vec<TextItem>,
    text: String,
    font: Option<(FaceIndex, f32)>,
    /// Where the viewer's pen is, points from the start of the line.
    at: f32,
    /// Where the next glyph belongs.
    wanted: f32,
    /// Where the line starts on the page, until that is written.
    start: Option<(f32, f32)>,
}

impl Pen<'_, '_> {
    fn segment(&mut self, segment: &Segment, follows: bool) {
        self.wanted = segment.x;
        let mut space = follows && segment.space > 0.0;
        for part in &segment.shaped.parts {
            let Some(font) = self.emitter.fonts.get(usize::from(part.face)).and_then(Option::as_ref) else {
                continue;
            };
            self.choose(part.face, segment.size);
            if std::mem::take(&mut space)
                && let Some(glyph) = font.space
            {
                self.text.push(' ');
                self.at += width(font, glyph) * segment.size / 1000.0;
            }
            let last = part.glyphs.len();
            for (index, glyph) in part.glyphs.iter().enumerate() {
                let soft = segment.soft && index + 1 == last;
                self.glyph(font, segment, glyph, soft);
            }
        }
    }

    /// A space at the end of the line.
    fn space(&mut self) {
        let face = self.font.map(|(face, _)| usize::from(face));
        let font = face.and_then(|face| self.emitter.fonts.get(face)).and_then(Option::as_ref);
        if font.is_some_and(|font| font.space.is_some()) {
            self.text.push(' ');
        }
    }

    fn choose(&mut self, face: FaceIndex, size: f32) {
        if self.font == Some((face, size)) {
            return;
        }
        self.flush();
        if let Some(id) = self.emitter.ids.get(usize::from(face)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(size) });
        }
        if let Some((x, y)) = self.start.take() {
            self.ops.push(Op::SetTextCursor { pos: Point { x: Pt(x), y: Pt(y) } });
        }
        self.font = Some((face, size));
    }

    fn glyph(&mut self, font: &SubsetFont, segment: &Segment, glyph: &Glyph, soft: bool) {
        let Some(number) = font.renumbered.get(&glyph.id).copied() else {
            return;
        };
        let per_point = 1000.0 / segment.size;
        let place = self.wanted + glyph.offset.0 * segment.size;
        let error = ((self.at - place) * per_point).round();
        if error.abs() >= 2.0 {
            self.end_text();
            self.items.push(TextItem::Offset(error));
            self.at -= error / per_point;
        }
        let raised = glyph.offset.1.abs() > 0.001;
        if raised {
            self.flush();
            self.ops.push(Op::SetLineOffset { multiplier: glyph.offset.1 * segment.size });
        }
        if soft {
            self.soft_hyphen();
        } else {
            self.show(font, segment, glyph, number);
        }
        if raised {
            self.flush();
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        self.at += width(font, number) / per_point;
        self.wanted += glyph.advance * segment.size;
    }

    fn show(&mut self, font: &SubsetFont, segment: &Segment, glyph: &Glyph, number: u16) {
        let source = segment.shaped.text.get(glyph.from..glyph.to).unwrap_or("");
        if let Some(c) = font.characters.get(&number) {
            self.text.push(*c);
            return;
        }
        self.end_text();
        let cid = (!source.is_empty()).then(|| source.to_owned());
        self.items.push(TextItem::GlyphIds(vec![Codepoint { gid: number, offset: 0.0, cid }]));
    }

    /// The hyphen of a line break: a reader copies the word without it.
    fn soft_hyphen(&mut self) {
        self.flush();
        let data = vec![0xfe, 0xff, 0x00, 0xad];
        let map = BTreeMap::from([("ActualText".to_owned(), DictItem::String { data, literal: false })]);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict { map },
        });
        self.ops.push(Op::ShowText { items: vec![TextItem::Text("-".to_owned())] });
        self.ops.push(Op::EndMarkedContent);
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.items.push(TextItem::Text(std::mem::take(&mut self.text)));
        }
    }

    fn flush(&mut self) {
        self.end_text();
        if !self.items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(&mut self.items) });
        }
    }
}

/// The width of a glyph as the PDF has it, in thousandths of an em.
fn width(font: &SubsetFont, glyph: u16) -> f32 {
    font.widths.get(usize::from(glyph)).copied().unwrap_or(0.0)
}
