//! A logo: an SVG image read into plain paths, so that nothing of it but shapes reaches a document.
//!
//! Fills, strokes, dashes and opacity come through; filters, text, scripts, links and other images do not.

use usvg::Node;
use usvg::Paint;
use usvg::tiny_skia_path::PathSegment;

/// A logo as paths, in units of its own.
#[derive(Clone, Debug)]
pub(super) struct Logo {
    /// Width and height.
    pub(super) size: (f32, f32),
    /// The paths, later ones over earlier ones.
    pub(super) paths: Vec<Outline>,
}

/// One path.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    /// From the units of the path to those of the logo, as in `a b c d e f`.
    pub(super) matrix: [f32; 6],
    /// How the pen moves.
    pub(super) steps: Vec<Step>,
    /// The colour of the inside, and whether the even-odd rule says what that is.
    pub(super) fill: Option<([u8; 3], bool)>,
    /// The line along the path.
    pub(super) stroke: Option<Pen>,
    /// 1 for opaque.
    pub(super) opacity: f32,
}

/// A line along a path.
#[derive(Clone, Debug)]
pub(super) struct Pen {
    /// Its colour.
    pub(super) colour: [u8; 3],
    /// Its width.
    pub(super) width: f32,
    /// How it ends: 0 flat, 1 round, 2 square.
    pub(super) cap: u8,
    /// Its dashes, none for a solid line.
    pub(super) dashes: Vec<f32>,
}

/// A move of the pen.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// To a new place.
    Move([f32; 2]),
    /// In a straight line.
    Line([f32; 2]),
    /// Along a cubic curve.
    Curve([f32; 6]),
    /// Back to where it began.
    Close,
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
    let mut paths = Vec::new();
    gather(tree.root(), &mut paths);
    Ok(Logo { size: (tree.size().width(), tree.size().height()), paths })
}

fn gather(group: &usvg::Group, paths: &mut Vec<Outline>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => gather(inner, paths),
            Node::Path(path) if path.is_visible() => paths.push(outline(path)),
            _ => {}
        }
    }
}

fn outline(path: &usvg::Path) -> Outline {
    let m = path.abs_transform();
    let fill = path.fill().and_then(|fill| {
        let colour = rgb(fill.paint())?;
        Some((colour, fill.rule() == usvg::FillRule::EvenOdd))
    });
    let stroke = path.stroke().and_then(|stroke| {
        Some(Pen {
            colour: rgb(stroke.paint())?,
            width: stroke.width().get(),
            cap: match stroke.linecap() {
                usvg::LineCap::Butt => 0,
                usvg::LineCap::Round => 1,
                usvg::LineCap::Square => 2,
            },
            dashes: stroke.dasharray().map(<[f32]>::to_vec).unwrap_or_default(),
        })
    });
    let opacity = [path.fill().map(|f| f.opacity().get()), path.stroke().map(|s| s.opacity().get())];
    Outline {
        matrix: [m.sx, m.ky, m.kx, m.sy, m.tx, m.ty],
        steps: steps(path),
        fill,
        stroke,
        opacity: opacity.into_iter().flatten().fold(1.0, f32::min),
    }
}

fn steps(path: &usvg::Path) -> Vec<Step> {
    let mut last = (0.0, 0.0);
    let mut found = Vec::new();
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                last = (p.x, p.y);
                found.push(Step::Move([p.x, p.y]));
            }
            PathSegment::LineTo(p) => {
                last = (p.x, p.y);
                found.push(Step::Line([p.x, p.y]));
            }
            PathSegment::CubicTo(a, b, p) => {
                last = (p.x, p.y);
                found.push(Step::Curve([a.x, a.y, b.x, b.y, p.x, p.y]));
            }
            PathSegment::QuadTo(q, p) => {
                let towards = |from: f32, to: f32| from + 2.0 / 3.0 * (to - from);
                let (ax, ay) = (towards(last.0, q.x), towards(last.1, q.y));
                let (bx, by) = (towards(p.x, q.x), towards(p.y, q.y));
                last = (p.x, p.y);
                found.push(Step::Curve([ax, ay, bx, by, p.x, p.y]));
            }
            PathSegment::Close => found.push(Step::Close),
        }
    }
    found
}

/// The colour of a paint; a gradient is drawn in its last colour.
fn rgb(paint: &Paint) -> Option<[u8; 3]> {
    let colour = match paint {
        Paint::Color(colour) => *colour,
        Paint::LinearGradient(gradient) => gradient.stops().last()?.color(),
        Paint::RadialGradient(gradient) => gradient.stops().last()?.color(),
        Paint::Pattern(_) => return None,
    };
    Some([colour.red, colour.green, colour.blue])
}

/// Numbers with at most four decimals, with spaces between them.
pub(super) fn numbers(values: &[f32]) -> String {
    values.iter().map(|v| number(*v)).collect::<Vec<_>>().join(" ")
}

/// A number with at most four decimals.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}
