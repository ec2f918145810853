//! The words of a figure as outlines: shapes in groups show no text in all programs, outlines they do.
//!
//! Outlines stand in hundredths of a millimetre from the top left corner of their figure.

use rustybuzz::Face;
use rustybuzz::UnicodeBuffer;
use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::ttf_parser::OutlineBuilder;

use crate::compose::figure::Anchor;
use crate::render::docx::DocxProblem;
use crate::render::pdf::sans;

/// The typeface of figures, in its two weights.
pub(super) struct Letters {
    regular: Face<'static>,
    bold: Face<'static>,
}

/// A line of text in a figure.
pub(super) struct Line<'t> {
    /// The words.
    pub(super) text: &'t str,
    /// Whether they are bold.
    pub(super) bold: bool,
    /// The size of the type, tenths of a point.
    pub(super) size: i32,
    /// Which point of it stands at `x`.
    pub(super) anchor: Anchor,
    /// Where the anchor stands, hundredths of a millimetre from the left.
    pub(super) x: i32,
    /// The baseline, hundredths of a millimetre from the top.
    pub(super) y: i32,
}

impl Letters {
    /// Reads the typeface.
    pub(super) fn load() -> Result<Self, DocxProblem> {
        let face = |bold: bool| {
            sans(bold)
                .and_then(|data| Face::from_slice(data, 0))
                .ok_or_else(|| DocxProblem("the typeface of figures cannot be read".to_owned()))
        };
        Ok(Letters { regular: face(false)?, bold: face(true)? })
    }

    /// Adds the outlines of a line to the steps of a path.
    pub(super) fn draw(&self, line: &Line<'_>, out: &mut String) {
        let face = if line.bold { &self.bold } else { &self.regular };
        // A point is 2540 ÷ 72 hundredths of a millimetre.
        let scale = f64::from(line.size) * 254.0 / 72.0 / f64::from(face.units_per_em().max(1));
        let glyphs = glyphs(face, line.text);
        let width: i32 = glyphs.iter().map(|glyph| glyph.advance).sum();
        let width = f64::from(width) * scale;
        let mut left = match line.anchor {
            Anchor::Start => f64::from(line.x),
            Anchor::Middle => f64::from(line.x) - width / 2.0,
            Anchor::End => f64::from(line.x) - width,
        };
        for glyph in &glyphs {
            let origin =
                (left + f64::from(glyph.across) * scale, f64::from(line.y) - f64::from(glyph.up) * scale);
            face.outline_glyph(GlyphId(glyph.id), &mut Pen { out, origin, scale });
            left += f64::from(glyph.advance) * scale;
        }
    }
}

/// A glyph and where it stands, in units of the face.
struct Glyph {
    id: u16,
    advance: i32,
    across: i32,
    up: i32,
}

fn glyphs(face: &Face<'static>, text: &str) -> Vec<Glyph> {
    if text.is_ascii() {
        // Plain letters stand one after another; in type as small as this nobody misses their kerning.
        let of = |c: char| {
            let id = face.glyph_index(c)?;
            let advance = i32::from(face.glyph_hor_advance(id).unwrap_or(0));
            Some(Glyph { id: id.0, advance, across: 0, up: 0 })
        };
        return text.chars().filter_map(of).collect();
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    let shaped = rustybuzz::shape(face, &[], buffer);
    shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, place)| Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: place.x_advance,
            across: place.x_offset,
            up: place.y_offset,
        })
        .collect()
}

/// Writes the outline of a glyph as the steps of a path.
struct Pen<'o> {
    out: &'o mut String,
    origin: (f64, f64),
    scale: f64,
}

impl Pen<'_> {
    fn step(&mut self, name: &str, points: &[(f32, f32)]) {
        self.out.push_str(&format!("<a:{name}>"));
        for (x, y) in points {
            let x = self.origin.0 + f64::from(*x) * self.scale;
            let y = self.origin.1 - f64::from(*y) * self.scale;
            self.out.push_str(&format!("<a:pt x=\"{}\" y=\"{}\"/>", x.round() as i64, y.round() as i64));
        }
        self.out.push_str(&format!("</a:{name}>"));
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step("moveTo", &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step("lnTo", &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step("quadBezTo", &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step("cubicBezTo", &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.out.push_str("<a:close/>");
    }
}
