//! Pages to the operations of printpdf, and which content belongs to which node.

use printpdf::Actions;
use printpdf::BorderArray;
use printpdf::Color;
use printpdf::Line;
use printpdf::LineDashPattern;
use printpdf::LinePoint;
use printpdf::LinkAnnotation;
use printpdf::Op;
use printpdf::PaintMode;
use printpdf::Point;
use printpdf::Polygon;
use printpdf::PolygonRing;
use printpdf::Pt;
use printpdf::Rect;
use printpdf::WindingOrder;
use printpdf::XObjectId;
use printpdf::XObjectTransform;

use std::sync::Arc;

use crate::render::pdf::cut::Cut;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Edge;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tree;
use crate::render::pdf::emit_text;
use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::ink::Ink;
use crate::render::pdf::theme::Rgb;

/// What a node holds, in reading order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Child {
    /// Marked content: page and number.
    Content(usize, usize),
    /// Another node.
    Node(NodeIndex),
    /// A link annotation, by its number in the document.
    Annotation(usize),
}

/// What emission finds out about the structure.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// The children of each node.
    pub(super) children: Vec<Vec<Child>>,
    /// For each page, the node of each piece of marked content.
    pub(super) content: Vec<Vec<NodeIndex>>,
    /// Page and node of each link annotation.
    pub(super) links: Vec<(usize, NodeIndex)>,
    /// The boxes of figures.
    pub(super) bounds: Vec<(NodeIndex, [f32; 4])>,
    attached: Vec<bool>,
}

impl Structure {
    /// The structure of a tree before anything is drawn.
    pub(super) fn of(tree: &Tree) -> Self {
        let count = tree.nodes().len();
        let mut attached = vec![false; count];
        if let Some(root) = attached.first_mut() {
            *root = true;
        }
        Structure { children: vec![Vec::new(); count], attached, ..Structure::default() }
    }

    /// Makes a node the next child of its parent when it is first met.
    fn attach(&mut self, tree: &Tree, node: NodeIndex) {
        let mut path = Vec::new();
        let mut at = node;
        while let (Some(false), Some(found)) = (self.attached.get(at).copied(), tree.nodes().get(at)) {
            path.push((found.parent, at));
            if let Some(slot) = self.attached.get_mut(at) {
                *slot = true;
            }
            at = found.parent;
        }
        for (parent, node) in path.into_iter().rev() {
            self.add(parent, Child::Node(node));
        }
    }

    fn add(&mut self, node: NodeIndex, child: Child) {
        if let Some(children) = self.children.get_mut(node) {
            children.push(child);
        }
    }
}

/// What pages are drawn with.
pub(super) struct Emitter<'a> {
    /// The fonts, by face.
    pub(super) fonts: &'a [Option<Arc<Cut>>],
    /// The name of the logo and its size.
    pub(super) logo: Option<(XObjectId, (f32, f32))>,
    /// The height of a page.
    pub(super) height: f32,
    /// The tree of meanings.
    pub(super) tree: &'a Tree,
}

impl Emitter<'_> {
    /// The operations of one page.
    pub(super) fn page(&self, index: usize, draws: &[Draw], structure: &mut Structure) -> Vec<Op> {
        let mut ops = Vec::with_capacity(draws.len());
        let mut content = Vec::new();
        let (mut ink, mut told) = (Ink::default(), Told::default());
        for draw in draws {
            match draw {
                Draw::Begin(Some(node)) => {
                    structure.attach(self.tree, *node);
                    structure.add(*node, Child::Content(index, content.len()));
                    ink.put("/");
                    ink.put(self.tree.nodes().get(*node).map_or("P", |n| n.tag.name()));
                    ink.put("<</MCID ");
                    ink.whole(content.len());
                    ink.put(">>BDC\n");
                    content.push(*node);
                }
                Draw::Begin(None) => ink.put("/Artifact BMC\n"),
                Draw::Furniture(Edge::Header) => ink.put("/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"),
                Draw::Furniture(Edge::Footer) => ink.put("/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"),
                Draw::End => ink.put("EMC\n"),
                Draw::Text { x, y, line, colour } => {
                    emit_text::line(self, line, (*x, self.height - y), *colour, &mut told, &mut ink)
                }
                Draw::Link { x, y, w, h, url, node } => {
                    structure.add(*node, Child::Annotation(structure.links.len()));
                    structure.links.push((index, *node));
                    let border = Some(BorderArray::Solid([0.0, 0.0, 0.0]));
                    let link = LinkAnnotation::new(
                        self.rect(*x, *y, *w, *h, None),
                        Actions::uri(in_ascii(url)),
                        border,
                        None,
                        None,
                    );
                    ops.push(Op::LinkAnnotation { link });
                }
                Draw::Bounds { x, y, w, h, node } => {
                    structure.bounds.push((*node, [*x, self.height - y - h, x + w, self.height - y]));
                }
                shape => {
                    ops.extend(ink.take().map(written));
                    self.shape(shape, &mut told, &mut ops);
                }
            }
        }
        ops.extend(ink.take().map(written));
        structure.content.push(content);
        ops
    }

    fn shape(&self, draw: &Draw, told: &mut Told, ops: &mut Vec<Op>) {
        match draw {
            Draw::Rect { x, y, w, h, colour } => {
                ops.extend(told.fill(*colour));
                ops.push(Op::DrawRectangle { rectangle: self.rect(*x, *y, *w, *h, Some(PaintMode::Fill)) });
            }
            Draw::Stroke { x1, y1, x2, y2, width, dashed, colour } => {
                ops.extend(told.stroke(*colour, *width));
                if *dashed {
                    ops.push(Op::SetLineDashPattern {
                        dash: LineDashPattern { offset: 0.0, pattern: vec![2.5, 2.0].into() },
                    });
                }
                let points = vec![self.point(*x1, *y1, false), self.point(*x2, *y2, false)];
                ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
                if *dashed {
                    ops.push(Op::SetLineDashPattern {
                        dash: LineDashPattern { offset: 0.0, pattern: Vec::new().into() },
                    });
                }
            }
            Draw::Circle { x, y, r, fill, stroke } => self.circle((*x, *y, *r), *fill, *stroke, told, ops),
            Draw::Logo { x, y, w, h } => {
                let Some((id, size)) = &self.logo else { return };
                let transform = XObjectTransform {
                    translate_x: Some(Pt(*x)),
                    translate_y: Some(Pt(self.height - y - h)),
                    scale_x: Some(w / size.0),
                    scale_y: Some(h / size.1),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                ops.push(Op::UseXobject { id: id.clone(), transform });
            }
            _ => {}
        }
    }

    /// A circle of four curves.
    fn circle(
        &self,
        (x, y, r): (f32, f32, f32),
        fill: Option<Rgb>,
        stroke: Option<(Rgb, f32)>,
        told: &mut Told,
        ops: &mut Vec<Op>,
    ) {
        let c = r * 0.552_284_8;
        let around = [
            (x + r, y, false),
            (x + r, y + c, true),
            (x + c, y + r, true),
            (x, y + r, false),
            (x - c, y + r, true),
            (x - r, y + c, true),
            (x - r, y, false),
            (x - r, y - c, true),
            (x - c, y - r, true),
            (x, y - r, false),
            (x + c, y - r, true),
            (x + r, y - c, true),
            (x + r, y, false),
        ];
        let points = around.into_iter().map(|(x, y, bezier)| self.point(x, y, bezier)).collect();
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (None, Some(_)) => PaintMode::Stroke,
            _ => PaintMode::Fill,
        };
        ops.extend(fill.and_then(|colour| told.fill(colour)));
        ops.extend(stroke.into_iter().flat_map(|(colour, width)| told.stroke(colour, width)));
        let polygon =
            Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
        ops.push(Op::DrawPolygon { polygon });
    }

    fn point(&self, x: f32, y: f32, bezier: bool) -> LinePoint {
        LinePoint { p: Point { x: Pt(x), y: Pt(self.height - y) }, bezier }
    }

    fn rect(&self, x: f32, y: f32, w: f32, h: f32, mode: Option<PaintMode>) -> Rect {
        Rect { x: Pt(x), y: Pt(self.height - y - h), width: Pt(w), height: Pt(h), mode, winding_order: None }
    }
}

/// What a page has been told already and need not be told again.
#[derive(Default)]
pub(super) struct Told {
    /// The colour of what is filled.
    pub(super) colour: Option<Rgb>,
    /// The colour and width of lines.
    line: Option<(Rgb, f32)>,
    /// The face and size of text.
    pub(super) font: Option<(FaceIndex, f32)>,
}

impl Told {
    fn fill(&mut self, colour: Rgb) -> Option<Op> {
        let known = self.colour.replace(colour);
        (known != Some(colour)).then(|| Op::SetFillColor { col: color(colour) })
    }

    fn stroke(&mut self, colour: Rgb, width: f32) -> Vec<Op> {
        if self.line.replace((colour, width)) == Some((colour, width)) {
            return Vec::new();
        }
        vec![Op::SetOutlineColor { col: color(colour) }, Op::SetOutlineThickness { pt: Pt(width) }]
    }
}

/// Content that is written already.
fn written(content: String) -> Op {
    Op::Unknown { key: content, value: Vec::new() }
}

/// An address in ASCII: other characters are percent-encoded.
fn in_ascii(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'\\' | b'(' | b')') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A colour as printpdf takes it.
fn color(colour: Rgb) -> Color {
    let [r, g, b] = colour;
    Color::Rgb(printpdf::Rgb { r, g, b, icc_profile: None })
}
