//! What is drawn on a page, and the tree of what it means.

use std::sync::Arc;

use crate::render::pdf::lines::Line;
use crate::render::pdf::theme::Rgb;

/// The meaning of a part of the document, by its name in the PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Document,
    Section,
    Division,
    Heading(u8),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table,
    TableHead,
    TableBody,
    Row,
    HeaderCell,
    Cell,
    Link,
    Figure,
    Caption,
    Quote,
    Code,
}

impl Tag {
    /// Its name in the structure tree.
    pub(super) fn name(self) -> &'static str {
        match self {
            Tag::Document => "Document",
            Tag::Section => "Sect",
            Tag::Division => "Div",
            Tag::Heading(1) => "H1",
            Tag::Heading(2) => "H2",
            Tag::Heading(3) => "H3",
            Tag::Heading(4) => "H4",
            Tag::Heading(5) => "H5",
            Tag::Heading(_) => "H6",
            Tag::Paragraph => "P",
            Tag::List => "L",
            Tag::Item => "LI",
            Tag::Label => "Lbl",
            Tag::Body => "LBody",
            Tag::Table => "Table",
            Tag::TableHead => "THead",
            Tag::TableBody => "TBody",
            Tag::Row => "TR",
            Tag::HeaderCell => "TH",
            Tag::Cell => "TD",
            Tag::Link => "Link",
            Tag::Figure => "Figure",
            Tag::Caption => "Caption",
            Tag::Quote => "BlockQuote",
            Tag::Code => "Code",
        }
    }
}

/// The index of a node in the tree.
pub(super) type NodeIndex = usize;

/// A part of the document in the tree of meanings.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) tag: Tag,
    /// What it belongs to.
    pub(super) parent: NodeIndex,
    /// What it says in words: of a figure, or where a link leads.
    pub(super) alt: Option<String>,
    /// Of a list: whether its items are numbered.
    pub(super) numbered: bool,
}

/// The tree of meanings; the first node is the document.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree of the document alone.
    pub(super) fn new() -> Self {
        Tree { nodes: vec![Node { tag: Tag::Document, parent: 0, alt: None, numbered: false }] }
    }

    /// Adds a node below `parent`.
    pub(super) fn add(&mut self, tag: Tag, parent: NodeIndex) -> NodeIndex {
        self.nodes.push(Node { tag, parent, alt: None, numbered: false });
        self.nodes.len() - 1
    }

    /// A node, to be changed.
    pub(super) fn node_mut(&mut self, index: NodeIndex) -> Option<&mut Node> {
        self.nodes.get_mut(index)
    }

    /// All nodes.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}

/// Where on a page what stands on every page has its place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    /// Above the text: running header and mark.
    Header,
    /// Below it: what the law wants, and the number of the page.
    Footer,
}

/// One thing to draw. Points; y grows downwards from the top of the page, or of the strip it belongs to.
#[derive(Clone, Debug)]
pub(super) enum Draw {
    /// What follows belongs to a node, or to none: an artefact.
    Begin(Option<NodeIndex>),
    /// What follows stands on every page and belongs to none of its words.
    Furniture(Edge),
    /// The end of what belongs to it.
    End,
    /// A line of text; y is its baseline.
    Text { x: f32, y: f32, line: Arc<Line>, colour: Rgb },
    /// A filled rectangle.
    Rect { x: f32, y: f32, w: f32, h: f32, colour: Rgb },
    /// A straight line.
    Stroke { x1: f32, y1: f32, x2: f32, y2: f32, width: f32, dashed: bool, colour: Rgb },
    /// A filled or outlined circle.
    Circle { x: f32, y: f32, r: f32, fill: Option<Rgb>, stroke: Option<(Rgb, f32)> },
    /// A place that leads somewhere.
    Link { x: f32, y: f32, w: f32, h: f32, url: Arc<str>, node: NodeIndex },
    /// The box of a figure.
    Bounds { x: f32, y: f32, w: f32, h: f32, node: NodeIndex },
    /// The logo.
    Logo { x: f32, y: f32, w: f32, h: f32 },
}

impl Draw {
    /// Moves it.
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Draw::Begin(_) | Draw::Furniture(_) | Draw::End => {}
            Draw::Text { x, y, .. }
            | Draw::Rect { x, y, .. }
            | Draw::Circle { x, y, .. }
            | Draw::Link { x, y, .. }
            | Draw::Bounds { x, y, .. }
            | Draw::Logo { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Draw::Stroke { x1, y1, x2, y2, .. } => {
                *x1 += dx;
                *x2 += dx;
                *y1 += dy;
                *y2 += dy;
            }
        }
    }
}

/// A heading in the outline.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// 1 for the highest.
    pub(super) level: u8,
    /// Its words.
    pub(super) title: String,
    /// The page, from 0.
    pub(super) page: usize,
    /// From the top of the page.
    pub(super) y: f32,
}

/// A document laid out in pages.
#[derive(Debug)]
pub(super) struct Laid {
    /// Width and height of every page.
    pub(super) page: (f32, f32),
    /// What is drawn on each.
    pub(super) pages: Vec<Vec<Draw>>,
    /// What it means.
    pub(super) tree: Tree,
    /// The headings.
    pub(super) outline: Vec<Entry>,
}
