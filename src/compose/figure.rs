//! Figures as shapes: drawn once by `compose`, rendered to SVG and to PDF vectors.
//!
//! Lengths are whole tenths of a millimetre, so that a figure holds no floats and two runs agree to the byte.
//! The origin is the top left corner; x grows to the right and y downwards.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

/// A length in tenths of a millimetre.
pub type TenthMm = i32;

/// A drawing with a size and a description in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Width of the drawing, tenths of a millimetre.
    pub width: TenthMm,
    /// Height of the drawing, tenths of a millimetre.
    pub height: TenthMm,
    /// What the figure says, for those who cannot see it.
    pub alt: String,
    /// What is drawn, later shapes over earlier ones.
    pub shapes: Vec<Shape>,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A rectangle with its top left corner at (x, y).
    Rect {
        /// Left edge.
        x: TenthMm,
        /// Top edge.
        y: TenthMm,
        /// Width.
        w: TenthMm,
        /// Height.
        h: TenthMm,
        /// Colour of the inside, if any.
        fill: Option<Colour>,
        /// The outline, if any.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// Start, from the left.
        x1: TenthMm,
        /// Start, from the top.
        y1: TenthMm,
        /// End, from the left.
        x2: TenthMm,
        /// End, from the top.
        y2: TenthMm,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A circle about (x, y).
    Circle {
        /// Centre, from the left.
        x: TenthMm,
        /// Centre, from the top.
        y: TenthMm,
        /// Radius.
        r: TenthMm,
        /// Colour of the inside, if any.
        fill: Option<Colour>,
        /// The outline, if any.
        stroke: Option<Stroke>,
    },
    /// One line of text; y is its baseline.
    Text {
        /// Where the anchor stands, from the left.
        x: TenthMm,
        /// The baseline, from the top.
        y: TenthMm,
        /// Size of the type in tenths of a point.
        size: i32,
        /// Which point of the text stands at x.
        anchor: Anchor,
        /// The words.
        text: String,
        /// Whether it is bold.
        bold: bool,
        /// Colour of the type.
        fill: Colour,
    },
}

/// Which point of a text stands at its x.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The text begins at x.
    #[default]
    Start,
    /// The text is centred about x.
    Middle,
    /// The text ends at x.
    End,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width in hundredths of a millimetre.
    pub width: i32,
    /// Whether it is dashed.
    pub dashed: bool,
}

impl Stroke {
    /// A solid line of `width` hundredths of a millimetre.
    pub const fn solid(colour: Colour, width: i32) -> Self {
        Stroke { colour, width, dashed: false }
    }
}

/// A colour: a role that the renderer fills, or red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// The colour of running text.
    Ink,
    /// The colour of secondary text.
    Muted,
    /// The colour of hairlines.
    Rule,
    /// A pale background.
    Shade,
    /// The accent of the document.
    Accent,
    /// The service worked.
    Up,
    /// The service worked badly.
    Degraded,
    /// The service did not work.
    Down,
    /// Announced work.
    Maintenance,
    /// Nobody knows.
    Unknown,
    /// White.
    White,
    /// Red, green and blue, 0 to 255 each.
    Rgb(u8, u8, u8),
}

impl Colour {
    /// Red, green and blue; `accent` is the accent of the document.
    pub const fn rgb(self, accent: (u8, u8, u8)) -> (u8, u8, u8) {
        match self {
            Colour::Ink => (0x1f, 0x23, 0x28),
            Colour::Muted => (0x5c, 0x63, 0x6b),
            Colour::Rule => (0xc4, 0xca, 0xd0),
            Colour::Shade => (0xf2, 0xf4, 0xf6),
            Colour::Accent => accent,
            Colour::Up => (0x5f, 0x9e, 0x7c),
            Colour::Degraded => (0xe0, 0xa3, 0x3a),
            Colour::Down => (0xb8, 0x3a, 0x33),
            Colour::Maintenance => (0x6d, 0x86, 0xa8),
            Colour::Unknown => (0xa9, 0xaf, 0xb6),
            Colour::White => (0xff, 0xff, 0xff),
            Colour::Rgb(r, g, b) => (r, g, b),
        }
    }
}
