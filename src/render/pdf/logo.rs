//! A logo: SVG to a form of PDF operators. Fills, strokes, dashes and opacity; no filters, no text, no files.

use std::collections::BTreeMap;
use std::fmt::Write;

use printpdf::DictItem;
use printpdf::ExternalStream;
use printpdf::ExternalXObject;
use usvg::Node;
use usvg::Paint;
use usvg::tiny_skia_path::PathSegment;

/// A logo, ready to be placed.
pub(super) struct Logo {
    /// The form.
    pub(super) form: ExternalXObject,
    /// Width and height in units of the image.
    pub(super) size: (f32, f32),
}

/// Reads a logo.
///
/// # Errors
/// Why the text is not an SVG image.
pub(super) fn read(svg: &str) -> Result<Logo, String> {
    // An image inside the logo would be a way to the disk; there is none.
    let options = usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut form = Form { out: String::new(), states: BTreeMap::new() };
    form.line(&format!("1 0 0 -1 0 {} cm", number(height)));
    form.group(tree.root());
    let mut resources = BTreeMap::new();
    if !form.states.is_empty() {
        resources.insert("ExtGState".to_owned(), DictItem::Dict { map: form.states });
    }
    let corner = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
    let dict = BTreeMap::from([
        ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
        ("Subtype".to_owned(), DictItem::Name(b"Form".to_vec())),
        ("BBox".to_owned(), DictItem::Array(corner)),
        ("Resources".to_owned(), DictItem::Dict { map: resources }),
    ]);
    let stream = ExternalStream { dict, content: form.out.into_bytes(), compress: true };
    Ok(Logo { form: ExternalXObject { stream, width: None, height: None, dpi: None }, size: (width, height) })
}

struct Form {
    out: String,
    states: BTreeMap<String, DictItem>,
}

impl Form {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn group(&mut self, group: &usvg::Group) {
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner),
                Node::Path(path) if path.is_visible() => self.path(path),
                _ => {}
            }
        }
    }

    fn path(&mut self, path: &usvg::Path) {
        let m = path.abs_transform();
        self.line(&format!("q {} cm", numbers(&[m.sx, m.ky, m.kx, m.sy, m.tx, m.ty])));
        let opacity = [path.fill().map(|f| f.opacity().get()), path.stroke().map(|s| s.opacity().get())];
        let opacity = opacity.into_iter().flatten().fold(1.0_f32, f32::min);
        if opacity < 1.0 {
            let name = format!("O{}", (opacity * 1000.0).round() as u32);
            let state = BTreeMap::from([
                ("ca".to_owned(), DictItem::Real(opacity)),
                ("CA".to_owned(), DictItem::Real(opacity)),
            ]);
            self.states.insert(name.clone(), DictItem::Dict { map: state });
            self.line(&format!("/{name} gs"));
        }
        let fill = path.fill().and_then(|f| rgb(f.paint()));
        if let Some(colour) = fill {
            self.line(&format!("{} rg", numbers(&colour)));
        }
        let stroke = path.stroke().and_then(|s| rgb(s.paint()).map(|colour| (colour, s)));
        if let Some((colour, stroke)) = stroke {
            self.line(&format!("{} RG {} w", numbers(&colour), number(stroke.width().get())));
            let cap = match stroke.linecap() {
                usvg::LineCap::Butt => 0,
                usvg::LineCap::Round => 1,
                usvg::LineCap::Square => 2,
            };
            self.line(&format!("{cap} J"));
            if let Some(dashes) = stroke.dasharray() {
                self.line(&format!("[{}] {} d", numbers(dashes), number(stroke.dashoffset())));
            }
        }
        self.segments(path);
        let even = path.fill().is_some_and(|f| f.rule() == usvg::FillRule::EvenOdd);
        self.line(match (fill.is_some(), stroke.is_some(), even) {
            (true, true, false) => "B Q",
            (true, true, true) => "B* Q",
            (true, false, false) => "f Q",
            (true, false, true) => "f* Q",
            (false, true, _) => "S Q",
            (false, false, _) => "n Q",
        });
    }

    fn segments(&mut self, path: &usvg::Path) {
        let mut last = (0.0, 0.0);
        for segment in path.data().segments() {
            let written = match segment {
                PathSegment::MoveTo(p) => {
                    last = (p.x, p.y);
                    writeln!(self.out, "{} m", numbers(&[p.x, p.y]))
                }
                PathSegment::LineTo(p) => {
                    last = (p.x, p.y);
                    writeln!(self.out, "{} l", numbers(&[p.x, p.y]))
                }
                PathSegment::CubicTo(a, b, p) => {
                    last = (p.x, p.y);
                    writeln!(self.out, "{} c", numbers(&[a.x, a.y, b.x, b.y, p.x, p.y]))
                }
                PathSegment::QuadTo(q, p) => {
                    let towards = |from: f32, to: f32| from + 2.0 / 3.0 * (to - from);
                    let a = (towards(last.0, q.x), towards(last.1, q.y));
                    let b = (towards(p.x, q.x), towards(p.y, q.y));
                    last = (p.x, p.y);
                    writeln!(self.out, "{} c", numbers(&[a.0, a.1, b.0, b.1, p.x, p.y]))
                }
                PathSegment::Close => writeln!(self.out, "h"),
            };
            debug_assert!(written.is_ok());
        }
    }
}

/// The colour of a paint; a gradient is drawn in its last colour.
fn rgb(paint: &Paint) -> Option<[f32; 3]> {
    let colour = match paint {
        Paint::Color(colour) => *colour,
        Paint::LinearGradient(gradient) => gradient.stops().last()?.color(),
        Paint::RadialGradient(gradient) => gradient.stops().last()?.color(),
        Paint::Pattern(_) => return None,
    };
    Some([colour.red, colour.green, colour.blue].map(|v| f32::from(v) / 255.0))
}

fn numbers(values: &[f32]) -> String {
    values.iter().map(|v| number(*v)).collect::<Vec<_>>().join(" ")
}

/// A number with at most four decimals.
fn number(value: f32) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}
