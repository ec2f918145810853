//! Figures as inline SVG with a title and a description.

use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::render::html::escaped;

/// The typefaces of words in a figure.
const FAMILY: &str = "Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif";

/// A figure as SVG; `number` makes its ids unlike those of other figures in the file.
pub(super) fn svg(figure: &Figure, number: usize, accent: (u8, u8, u8)) -> String {
    let (w, h) = (millimetres(figure.width), millimetres(figure.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}mm\" height=\"{h}mm\" role=\"img\" aria-labelledby=\"figure-{number}\">\n<title id=\"figure-{number}\">{}</title>\n",
        escaped(&figure.alt)
    );
    for shape in &figure.shapes {
        draw(&mut out, shape, accent);
    }
    out.push_str("</svg>");
    out
}

fn draw(out: &mut String, shape: &Shape, accent: (u8, u8, u8)) {
    let mm = |v: &i32| millimetres(*v);
    let drawn = match shape {
        Shape::Rect { x, y, w, h, fill, stroke } => {
            let (fill, stroke) = (filled(*fill, accent), stroked(*stroke, accent));
            let (x, y, w, h) = (mm(x), mm(y), mm(w), mm(h));
            format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{fill}{stroke}/>\n")
        }
        Shape::Line { x1, y1, x2, y2, stroke } => {
            let stroke = stroked(Some(*stroke), accent);
            let (x1, y1, x2, y2) = (mm(x1), mm(y1), mm(x2), mm(y2));
            format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{stroke}/>\n")
        }
        Shape::Circle { x, y, r, fill, stroke } => {
            let (fill, stroke) = (filled(*fill, accent), stroked(*stroke, accent));
            format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{fill}{stroke}/>\n", mm(x), mm(y), mm(r))
        }
        Shape::Text { x, y, size, anchor, text, bold, fill } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            // One point is 127/360 of a millimetre; `size` is in tenths of a point.
            let size = thousandths(i64::from(*size) * 12_700 / 360);
            let (weight, fill) =
                (if *bold { " font-weight=\"600\"" } else { "" }, filled(Some(*fill), accent));
            let (x, y, text) = (mm(x), mm(y), escaped(text));
            format!(
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-family=\"{FAMILY}\" \
                 text-anchor=\"{anchor}\"{weight}{fill}>{text}</text>\n"
            )
        }
    };
    out.push_str(&drawn);
}

fn hex(colour: Colour, accent: (u8, u8, u8)) -> String {
    let (r, g, b) = colour.rgb(accent);
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn filled(fill: Option<Colour>, accent: (u8, u8, u8)) -> String {
    fill.map_or_else(|| " fill=\"none\"".to_owned(), |c| format!(" fill=\"{}\"", hex(c, accent)))
}

fn stroked(stroke: Option<Stroke>, accent: (u8, u8, u8)) -> String {
    stroke.map_or_else(String::new, |s| {
        let dash = if s.dashed { " stroke-dasharray=\"1 1\"" } else { "" };
        format!(
            " stroke=\"{}\" stroke-width=\"{}\"{dash}",
            hex(s.colour, accent),
            thousandths(i64::from(s.width) * 10)
        )
    })
}

/// Tenths of a millimetre as a decimal number.
fn millimetres(tenths: i32) -> String {
    thousandths(i64::from(tenths) * 100)
}

/// Thousandths as a decimal number without trailing zeros.
fn thousandths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
    let text = format!("{sign}{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
