//! The look: sizes of type, colours and measures, in points.

use crate::compose::figure::Colour;
use crate::render::document::Front;
use crate::render::pdf::faces::Family;

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// Red, green and blue, each 0 to 1.
pub(super) type Rgb = [f32; 3];

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// The family.
    pub(super) family: Family,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether all of it is italic.
    pub(super) italic: bool,
    /// The size of the type, points.
    pub(super) size: f32,
    /// From baseline to baseline, points.
    pub(super) leading: f32,
    /// The colour of the type.
    pub(super) colour: Rgb,
    /// Whether the lines are made equally long.
    pub(super) justify: bool,
    /// Whether all digits have one width.
    pub(super) tabular: bool,
    /// Whether words may be hyphenated.
    pub(super) hyphenate: bool,
}

impl Style {
    /// The same in bold.
    pub(super) fn bold(self) -> Self {
        Style { bold: true, ..self }
    }

    /// The same, ragged and without hyphens.
    pub(super) fn ragged(self) -> Self {
        Style { justify: false, hyphenate: false, ..self }
    }

    /// The same in another size and leading.
    pub(super) fn sized(self, size: f32, leading: f32) -> Self {
        Style { size, leading, ..self }
    }

    /// The same in another colour.
    pub(super) fn coloured(self, colour: Rgb) -> Self {
        Style { colour, ..self }
    }
}

/// The look of one document.
#[derive(Clone, Debug)]
pub(super) struct Theme {
    /// Width and height of the page.
    pub(super) page: (f32, f32),
    /// Left margin.
    pub(super) left: f32,
    /// Right margin.
    pub(super) right: f32,
    /// Where the text of later pages begins.
    pub(super) top: f32,
    /// Where the text of every page ends, from the top.
    pub(super) bottom: f32,
    /// Where the column of the sender and of the references begins.
    pub(super) column: f32,
    /// Running text.
    pub(super) body: Style,
    /// Furniture: sender, header, footer.
    pub(super) furniture: Style,
    /// Words in tables.
    pub(super) cell: Style,
    /// Small print.
    pub(super) small: Style,
    /// The colour of running text.
    pub(super) ink: Rgb,
    /// The colour of secondary text.
    pub(super) muted: Rgb,
    /// The colour of hairlines.
    pub(super) rule: Rgb,
    /// A pale background.
    pub(super) shade: Rgb,
    /// The accent.
    pub(super) accent: Rgb,
    /// The accent as bytes.
    pub(super) accent_bytes: (u8, u8, u8),
    /// Whether it is a letter.
    pub(super) letter: bool,
}

impl Theme {
    /// The look that a front matter asks for.
    pub(super) fn of(front: &Front) -> Self {
        let (width, height) = front.page.millimetres();
        let accent_bytes = front.accent_rgb();
        let ink = colour(Colour::Ink, accent_bytes);
        let muted = colour(Colour::Muted, accent_bytes);
        let letter = front.is_letter();
        let body = Style {
            family: Family::Serif,
            bold: false,
            italic: false,
            size: 10.5,
            leading: 14.4,
            colour: ink,
            justify: front.justify,
            tabular: false,
            hyphenate: true,
        };
        let sans = Style { family: Family::Sans, justify: false, ..body };
        Theme {
            page: (width * MM, height * MM),
            left: 25.0 * MM,
            right: 25.0 * MM,
            top: 28.0 * MM,
            bottom: (height - 27.0) * MM,
            column: if letter { (width - 82.0) * MM } else { (width - 85.0) * MM },
            body,
            furniture: Style { size: 8.0, leading: 10.8, colour: muted, hyphenate: false, ..sans },
            cell: Style { size: 9.0, leading: 12.0, tabular: true, ..sans },
            small: Style { size: 8.5, leading: 11.6, colour: muted, ..body },
            ink,
            muted,
            rule: colour(Colour::Rule, accent_bytes),
            shade: colour(Colour::Shade, accent_bytes),
            accent: colour(Colour::Accent, accent_bytes),
            accent_bytes,
            letter,
        }
    }

    /// The width of the text.
    pub(super) fn measure(&self) -> f32 {
        self.page.0 - self.left - self.right
    }

    /// How a heading is set, and the space above and below it.
    pub(super) fn heading(&self, level: u8) -> (Style, f32, f32) {
        let sans = Style { family: Family::Sans, hyphenate: false, ..self.body.ragged().bold() };
        match (self.letter, level) {
            (true, 1) => (sans.sized(12.5, 16.0), 18.0, 5.0),
            (true, 2) => (sans.sized(11.0, 14.4), 14.0, 4.0),
            (false, 1) => (Style { family: Family::Serif, ..sans }.sized(21.0, 26.0), 26.0, 8.0),
            (false, 2) => (sans.sized(13.5, 17.0).coloured(self.accent), 20.0, 6.0),
            (false, 3) => (sans.sized(11.0, 14.4), 14.0, 4.0),
            _ => (sans.sized(10.0, 14.0), 11.0, 3.0),
        }
    }

    /// A colour of a figure.
    pub(super) fn rgb(&self, of: Colour) -> Rgb {
        colour(of, self.accent_bytes)
    }
}

fn colour(of: Colour, accent: (u8, u8, u8)) -> Rgb {
    let (r, g, b) = of.rgb(accent);
    [f32::from(r) / 255.0, f32::from(g) / 255.0, f32::from(b) / 255.0]
}
