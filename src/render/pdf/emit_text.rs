//! A line of text as content: glyphs by number, real spaces between words, and what a reader copies.

use crate::render::pdf::cut::Cut;
use crate::render::pdf::emit::Emitter;
use crate::render::pdf::emit::Told;
use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::ink::Ink;
use crate::render::pdf::lines::Line;
use crate::render::pdf::lines::Segment;
use crate::render::pdf::shape::Glyph;
use crate::render::pdf::theme::Rgb;

/// Draws a line with its start at (x, y), y from the bottom of the page.
pub(super) fn line(
    emitter: &Emitter<'_>,
    line: &Line,
    (x, y): (f32, f32),
    colour: Rgb,
    told: &mut Told,
    ink: &mut Ink,
) {
    let Some(first) = line.segments.first() else {
        return;
    };
    // A stretch that goes on after another one begins with the space between them.
    let from = first.x - first.space;
    ink.put("BT\n");
    if told.colour != Some(colour) {
        ink.numbers(&colour);
        ink.put("rg\n");
        told.colour = Some(colour);
    }
    ink.numbers(&[hundredth(x + from), hundredth(y)]);
    ink.put("Td\n");
    let mut pen = Pen { emitter, ink, told, shown: Shown::Nothing, at: from, wanted: from };
    for (index, segment) in line.segments.iter().enumerate() {
        pen.segment(segment, index > 0 || segment.space > 0.0);
    }
    if line.spaced {
        pen.space();
    }
    pen.flush();
    pen.ink.put("ET\n");
}

/// Places of lines are written to the hundredth of a point, which no eye tells apart.
fn hundredth(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// How far the operation that shows glyphs is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Not begun.
    Nothing,
    /// After its bracket or a number.
    Array,
    /// Inside a string of glyphs.
    Glyphs,
}

/// Writes glyphs and keeps where the viewer's pen is beside where it should be.
struct Pen<'a, 'b> {
    emitter: &'a Emitter<'a>,
    ink: &'b mut Ink,
    told: &'b mut Told,
    shown: Shown,
    /// Where the viewer's pen is, points from the start of the line.
    at: f32,
    /// Where the next glyph belongs.
    wanted: f32,
}

impl Pen<'_, '_> {
    fn segment(&mut self, segment: &Segment, follows: bool) {
        self.wanted = segment.x;
        let mut space = follows && segment.space > 0.0;
        for part in &segment.shaped.parts {
            let Some(font) = self.emitter.fonts.get(usize::from(part.face)).and_then(Option::as_deref) else {
                continue;
            };
            self.choose(part.face, segment.size);
            if std::mem::take(&mut space)
                && let Some(glyph) = font.space
            {
                self.show(glyph);
                self.at += font.width(glyph) * segment.size / 1000.0;
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
        let face = self.told.font.map(|(face, _)| usize::from(face));
        let font = face.and_then(|face| self.emitter.fonts.get(face)).and_then(Option::as_deref);
        if let Some(space) = font.and_then(|font| font.space) {
            self.show(space);
        }
    }

    fn choose(&mut self, face: FaceIndex, size: f32) {
        if self.told.font == Some((face, size)) {
            return;
        }
        self.flush();
        self.ink.put("/F");
        self.ink.whole(usize::from(face));
        self.ink.put(" ");
        self.ink.number(size);
        self.ink.put(" Tf\n");
        self.told.font = Some((face, size));
    }

    fn glyph(&mut self, font: &Cut, segment: &Segment, glyph: &Glyph, soft: bool) {
        let Some(number) = font.number(glyph.id) else {
            return;
        };
        let per_point = 1000.0 / segment.size;
        let place = self.wanted + glyph.offset.0 * segment.size;
        let error = ((self.at - place) * per_point).round();
        if error.abs() >= 2.0 {
            self.offset(error);
            self.at -= error / per_point;
        }
        let raised = glyph.offset.1.abs() > 0.001;
        if raised {
            self.rise(glyph.offset.1 * segment.size);
        }
        if soft {
            self.soft_hyphen(number);
        } else {
            self.show(number);
        }
        if raised {
            self.rise(0.0);
        }
        self.at += font.width(number) / per_point;
        self.wanted += glyph.advance * segment.size;
    }

    fn show(&mut self, number: u16) {
        match self.shown {
            Shown::Nothing => self.ink.put("[("),
            Shown::Array => self.ink.put("("),
            Shown::Glyphs => {}
        }
        self.ink.glyph(number);
        self.shown = Shown::Glyphs;
    }

    /// Moves the pen back by thousandths of an em.
    fn offset(&mut self, error: f32) {
        match self.shown {
            Shown::Nothing => self.ink.put("["),
            Shown::Array => self.ink.put(" "),
            Shown::Glyphs => self.ink.put(")"),
        }
        self.ink.number(error);
        self.shown = Shown::Array;
    }

    fn rise(&mut self, by: f32) {
        self.flush();
        self.ink.number(by);
        self.ink.put(" Ts\n");
    }

    /// The hyphen of a line break: a reader copies the word without it.
    fn soft_hyphen(&mut self, number: u16) {
        self.flush();
        self.ink.put("/Span<</ActualText<FEFF00AD>>>BDC\n");
        self.show(number);
        self.flush();
        self.ink.put("EMC\n");
    }

    fn flush(&mut self) {
        match std::mem::replace(&mut self.shown, Shown::Nothing) {
            Shown::Nothing => {}
            Shown::Array => self.ink.put("]TJ\n"),
            Shown::Glyphs => self.ink.put(")]TJ\n"),
        }
    }
}
