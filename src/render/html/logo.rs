//! The logo of an HTML document: drawn again from its paths, so that nothing but shapes is left of it.

use crate::render::html::escaped;
use crate::render::logo;
use crate::render::logo::Outline;
use crate::render::logo::Step;
use crate::render::logo::number;
use crate::render::logo::numbers;

/// How high the logo is on the screen, in pixels.
const HEIGHT: f32 = 48.0;

/// A logo as inline SVG with the name of the brand, or nothing where it is not an image.
pub(super) fn drawn(svg: &str, brand: &str) -> Option<String> {
    if svg.trim().is_empty() {
        return None;
    }
    let logo = logo::read(svg).ok()?;
    let (width, height) = logo.size;
    let mut out = format!(
        "<svg class=\"logo\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{HEIGHT}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
        number(HEIGHT * width / height.max(1.0)),
        number(width),
        number(height),
        escaped(brand)
    );
    for path in &logo.paths {
        out.push_str(&drawn_path(path));
    }
    out.push_str("</svg>");
    Some(out)
}

fn drawn_path(path: &Outline) -> String {
    let mut data = String::new();
    for step in &path.steps {
        data.push_str(&match step {
            Step::Move(to) => format!("M{}", numbers(to)),
            Step::Line(to) => format!("L{}", numbers(to)),
            Step::Curve(to) => format!("C{}", numbers(to)),
            Step::Close => "Z".to_owned(),
        });
    }
    let fill = path.fill.map_or_else(|| "none".to_owned(), |(colour, _)| hex(colour));
    let rule = if path.fill.is_some_and(|(_, even)| even) { " fill-rule=\"evenodd\"" } else { "" };
    let stroke = path.stroke.as_ref().map_or_else(String::new, |pen| {
        let cap = ["butt", "round", "square"].get(usize::from(pen.cap)).unwrap_or(&"butt");
        let dashes = if pen.dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{}\"", numbers(&pen.dashes))
        };
        format!(
            " stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"{cap}\"{dashes}",
            hex(pen.colour),
            number(pen.width)
        )
    });
    let opacity =
        if path.opacity < 1.0 { format!(" opacity=\"{}\"", number(path.opacity)) } else { String::new() };
    format!(
        "<path transform=\"matrix({})\" d=\"{data}\" fill=\"{fill}\"{rule}{stroke}{opacity}/>\n",
        numbers(&path.matrix)
    )
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
