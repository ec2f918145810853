//! Pages to the operations of printpdf, and which content belongs to which node.

use printpdf::Actions;
use printpdf::BorderArray;
use printpdf::Color;
use printpdf::DictItem;
use printpdf::FontId;
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

use std::collections::BTreeMap;

use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tree;
use crate::render::pdf::emit_text;
use crate::render::pdf::subset::SubsetFont;
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

/// The fonts of a document and their names in it.
pub(super) struct Emitter<'a> {
    /// The fonts.
    pub(super) fonts: &'a [Option<SubsetFont>],
    /// Their names.
    pub(super) ids: &'a [FontId],
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
        let mut ops = Vec::with_capacity(draws.len() * 5);
        let mut content = Vec::new();
        for draw in draws {
            match draw {
                Draw::Begin(Some(node)) => {
                    structure.attach(self.tree, *node);
                    structure.add(*node, Child::Content(index, content.len()));
                    let number = i64::try_from(content.len()).unwrap_or(i64::MAX);
                    let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
                    let tag = self.tree.nodes().get(*node).map_or("P", |n| n.tag.name());
                    ops.push(Op::BeginMarkedContentWithProperties {
                        tag: tag.to_owned(),
                        properties: DictItem::Dict { map },
                    });
                    content.push(*node);
                }
                Draw::Begin(None) => ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
                Draw::End => ops.push(Op::EndMarkedContent),
                Draw::Text { x, y, line, colour } => {
                    emit_text::line(self, line, (*x, self.height - y), *colour, &mut ops)
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
                shape => self.shape(shape, &mut ops),
            }
        }
        structure.content.push(content);
        ops
    }

    fn shape(&self, draw: &Draw, ops: &mut Vec<Op>) {
        match draw {
            Draw::Rect { x, y, w, h, colour } => {
                ops.push(Op::SetFillColor { col: color(*colour) });
                ops.push(Op::DrawRectangle { rectangle: self.rect(*x, *y, *w, *h, Some(PaintMode::Fill)) });
            }
            Draw::Stroke { x1, y1, x2, y2, width, dashed, colour } => {
                ops.push(Op::SetOutlineColor { col: color(*colour) });
                ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
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
            Draw::Circle { x, y, r, fill, stroke } => self.circle((*x, *y, *r), *fill, *stroke, ops),
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
        ops.extend(fill.map(|colour| Op::SetFillColor { col: color(colour) }));
        if let Some((colour, width)) = stroke {
            ops.push(Op::SetOutlineColor { col: color(colour) });
            ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
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
pub(super) fn color(colour: Rgb) -> Color {
    let [r, g, b] = colour;
    Color::Rgb(printpdf::Rgb { r, g, b, icc_profile: None })
}
