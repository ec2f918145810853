//! Figures as inline SVG with a title and a description.

use std::fmt::Write;

use crate::compose::figure::Anchor;
use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::compose::figure::Stroke;
use crate::render::html::escaped;

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
    let written = match shape {
        Shape::Rect { x, y, w, h, fill, stroke } => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}/>",
            millimetres(*x),
            millimetres(*y),
            millimetres(*w),
            millimetres(*h),
            filled(*fill, accent),
            stroked(*stroke, accent)
        ),
        Shape::Line { x1, y1, x2, y2, stroke } => writeln!(
            out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
            millimetres(*x1),
            millimetres(*y1),
            millimetres(*x2),
            millimetres(*y2),
            stroked(Some(*stroke), accent)
        ),
        Shape::Circle { x, y, r, fill, stroke } => writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}{}/>",
            millimetres(*x),
            millimetres(*y),
            millimetres(*r),
            filled(*fill, accent),
            stroked(*stroke, accent)
        ),
        Shape::Text { x, y, size, anchor, text, bold, fill } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            // One point is 127/360 of a millimetre; `size` is in tenths of a point.
            writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-family=\"Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif\" text-anchor=\"{anchor}\"{}{}>{}</text>",
                millimetres(*x),
                millimetres(*y),
                thousandths(i64::from(*size) * 12_700 / 360),
                if *bold { " font-weight=\"600\"" } else { "" },
                filled(Some(*fill), accent),
                escaped(text)
            )
        }
    };
    debug_assert!(written.is_ok());
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
