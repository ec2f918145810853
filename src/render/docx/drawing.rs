//! Drawings as groups of shapes, in the place of a word: figures, and the logo drawn again from its paths.
//!
//! Lengths are English metric units: 36,000 to a millimetre, 12,700 to a point.

use std::collections::BTreeMap;

use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::render::docx::letters::Letters;
use crate::render::docx::letters::Line;
use crate::render::docx::xml::escaped;
use crate::render::docx::xml::hex;
use crate::render::logo::Logo;
use crate::render::logo::Outline;
use crate::render::logo::Step;

/// Units in a tenth of a millimetre.
const TENTH: i64 = 3_600;
/// Units in a hundredth of a millimetre, the unit of strokes.
const HUNDREDTH: i64 = 360;

/// Gives out the numbers of drawings and shapes; no two in a part are alike.
#[derive(Default)]
pub(super) struct Numbers(u32);

impl Numbers {
    /// Those of a header begin where no body ends.
    pub(super) fn of_header() -> Self {
        Numbers(100_000)
    }

    fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

/// A figure as a run.
pub(super) fn figure(
    figure: &Figure,
    accent: (u8, u8, u8),
    letters: &Letters,
    numbers: &mut Numbers,
) -> String {
    let size = (i64::from(figure.width) * TENTH, i64::from(figure.height) * TENTH);
    let number = numbers.next();
    let mut shapes = String::with_capacity(figure.shapes.len() * 600);
    for drawn in &figure.shapes {
        shape(&mut shapes, drawn, accent, numbers);
    }
    words(&mut shapes, figure, accent, letters, numbers);
    group(number, &figure.alt, size, &shapes)
}

/// The logo as a run, `height` units high and at most `width` wide.
pub(super) fn logo(logo: &Logo, name: &str, (width, height): (i64, i64), numbers: &mut Numbers) -> String {
    let (across, down) = (f64::from(logo.size.0.max(1.0)), f64::from(logo.size.1.max(1.0)));
    let scale = (width as f64 / across).min(height as f64 / down);
    let size = ((across * scale).round() as i64, (down * scale).round() as i64);
    let number = numbers.next();
    let mut shapes = String::new();
    for path in &logo.paths {
        outline(&mut shapes, path, scale, size, numbers);
    }
    group(number, name, size, &shapes)
}

/// Shapes as one drawing with words for those who cannot see it; a reader that knows no shapes shows the words.
fn group(number: u32, alt: &str, (w, h): (i64, i64), shapes: &str) -> String {
    let alt = escaped(alt);
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:drawing>\
         <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{w}\" cy=\"{h}\"/>\
         <wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>\
         <wp:docPr id=\"{number}\" name=\"Drawing {number}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\">\
         <wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{w}\" cy=\"{h}\"/>\
         <a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{w}\" cy=\"{h}\"/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>\
         <mc:Fallback><w:t>{alt}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

fn shape(out: &mut String, shape: &Shape, accent: (u8, u8, u8), numbers: &mut Numbers) {
    let at = |v: &i32| i64::from(*v) * TENTH;
    match shape {
        Shape::Rect { x, y, w, h, fill, stroke } => {
            let place = transform("", (at(x), at(y)), (at(w), at(h)));
            let paint = filled(*fill, accent) + &stroked(*stroke, accent);
            geometry(out, numbers.next(), &format!("{place}{}{paint}", preset("rect")));
        }
        Shape::Circle { x, y, r, fill, stroke } => {
            let place = transform("", (at(x) - at(r), at(y) - at(r)), (2 * at(r), 2 * at(r)));
            let paint = filled(*fill, accent) + &stroked(*stroke, accent);
            geometry(out, numbers.next(), &format!("{place}{}{paint}", preset("ellipse")));
        }
        Shape::Line { x1, y1, x2, y2, stroke } => {
            // A line runs from the top left to the bottom right of its box, unless the box is flipped.
            let flip = if (x1 < x2) == (y1 < y2) || x1 == x2 || y1 == y2 { "" } else { " flipV=\"1\"" };
            let from = (at(x1.min(x2)), at(y1.min(y2)));
            let place = transform(flip, from, (at(&(x1 - x2).abs()), at(&(y1 - y2).abs())));
            let paint = stroked(Some(*stroke), accent);
            geometry(out, numbers.next(), &format!("{place}{}{paint}", preset("line")));
        }
        // Words follow below, all that have one colour as one shape.
        Shape::Text { .. } => {}
    }
}

/// All words of a figure as outlines, one shape for each colour.
fn words(out: &mut String, figure: &Figure, accent: (u8, u8, u8), letters: &Letters, numbers: &mut Numbers) {
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    for shape in &figure.shapes {
        let Shape::Text { x, y, size, anchor, text, bold, fill } = shape else { continue };
        let path = paths.entry(hex(fill.rgb(accent))).or_default();
        let (text, bold, size, anchor) = (text.as_str(), *bold, *size, *anchor);
        letters.draw(&Line { text, bold, size, anchor, x: x * 10, y: y * 10 }, path);
    }
    let size = (i64::from(figure.width) * TENTH, i64::from(figure.height) * TENTH);
    for (colour, path) in paths.iter().filter(|(_, path)| !path.is_empty()) {
        let look = format!(
            "{}{}<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill><a:ln><a:noFill/></a:ln>",
            transform("", (0, 0), size),
            path_of((i64::from(figure.width) * 10, i64::from(figure.height) * 10), path)
        );
        geometry(out, numbers.next(), &look);
    }
}

/// One shape: where it stands, its outline and its paint.
fn geometry(out: &mut String, number: u32, look: &str) {
    out.push_str(&format!(
        "<wps:wsp><wps:cNvPr id=\"{number}\" name=\"Shape {number}\"/><wps:cNvSpPr/><wps:spPr>{look}</wps:spPr>\
         <wps:bodyPr/></wps:wsp>"
    ));
}

/// An outline of its own, in a space of this size.
fn path_of((w, h): (i64, i64), steps: &str) -> String {
    format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
         <a:pathLst><a:path w=\"{w}\" h=\"{h}\">{steps}</a:path></a:pathLst></a:custGeom>"
    )
}

fn transform(flip: &str, (x, y): (i64, i64), (w, h): (i64, i64)) -> String {
    format!("<a:xfrm{flip}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>")
}

fn preset(name: &str) -> String {
    format!("<a:prstGeom prst=\"{name}\"><a:avLst/></a:prstGeom>")
}

fn solid(rgb: (u8, u8, u8)) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", hex(rgb))
}

fn filled(fill: Option<Colour>, accent: (u8, u8, u8)) -> String {
    fill.map_or_else(|| "<a:noFill/>".to_owned(), |c| solid(c.rgb(accent)))
}

fn stroked(stroke: Option<Stroke>, accent: (u8, u8, u8)) -> String {
    let Some(stroke) = stroke else { return "<a:ln><a:noFill/></a:ln>".to_owned() };
    let dash = if stroke.dashed { "<a:prstDash val=\"dash\"/>" } else { "" };
    let width = i64::from(stroke.width) * HUNDREDTH;
    format!("<a:ln w=\"{width}\">{}{dash}</a:ln>", solid(stroke.colour.rgb(accent)))
}

/// One path of the logo as a shape over the whole of it, so that its places need no reckoning.
fn outline(out: &mut String, path: &Outline, scale: f64, (w, h): (i64, i64), numbers: &mut Numbers) {
    let [a, b, c, d, e, f] = path.matrix.map(f64::from);
    let point = |[x, y]: [f32; 2]| {
        let (x, y) = (f64::from(x), f64::from(y));
        let (x, y) = (scale * (a * x + c * y + e), scale * (b * x + d * y + f));
        format!("<a:pt x=\"{}\" y=\"{}\"/>", x.round() as i64, y.round() as i64)
    };
    let mut moves = String::new();
    for step in &path.steps {
        moves.push_str(&match *step {
            Step::Move(to) => format!("<a:moveTo>{}</a:moveTo>", point(to)),
            Step::Line(to) => format!("<a:lnTo>{}</a:lnTo>", point(to)),
            Step::Curve([x1, y1, x2, y2, x, y]) => format!(
                "<a:cubicBezTo>{}{}{}</a:cubicBezTo>",
                point([x1, y1]),
                point([x2, y2]),
                point([x, y])
            ),
            Step::Close => "<a:close/>".to_owned(),
        });
    }
    let alpha = format!("<a:alpha val=\"{}\"/>", (f64::from(path.opacity) * 100_000.0).round() as i64);
    let alpha = if path.opacity < 1.0 { alpha } else { String::new() };
    let paint = |[r, g, b]: [u8; 3]| {
        format!("<a:solidFill><a:srgbClr val=\"{}\">{alpha}</a:srgbClr></a:solidFill>", hex((r, g, b)))
    };
    let fill = path.fill.map_or_else(|| "<a:noFill/>".to_owned(), |(colour, _)| paint(colour));
    let line = path.stroke.as_ref().map_or_else(
        || "<a:ln><a:noFill/></a:ln>".to_owned(),
        |pen| {
            let width = f64::from(pen.width) * scale * (a * d - b * c).abs().sqrt();
            let cap = ["flat", "rnd", "sq"].get(usize::from(pen.cap)).unwrap_or(&"flat");
            let dash = if pen.dashes.is_empty() { "" } else { "<a:prstDash val=\"dash\"/>" };
            format!("<a:ln w=\"{}\" cap=\"{cap}\">{}{dash}</a:ln>", width.round() as i64, paint(pen.colour))
        },
    );
    let look = format!("{}{}{fill}{line}", transform("", (0, 0), (w, h)), path_of((w, h), &moves));
    geometry(out, numbers.next(), &look);
}
