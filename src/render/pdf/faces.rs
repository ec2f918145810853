//! The faces a document is set in: a serif for reading, a sans for furniture and tables, a mono for code.

use rustybuzz::ttf_parser::GlyphId;

/// The index of a face in [`Fonts`].
pub(super) type FaceIndex = u8;

/// How many faces there are.
pub(super) const FACES: usize = 9;

/// The face of code.
const MONO: FaceIndex = 8;

/// The two families of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// For reading.
    Serif,
    /// For furniture, headings and tables.
    Sans,
}

/// The face of a family in a weight and slope.
pub(super) fn face_of(family: Family, bold: bool, italic: bool, code: bool) -> FaceIndex {
    if code {
        return MONO;
    }
    let base = if family == Family::Sans { 4 } else { 0 };
    base + u8::from(bold) + 2 * u8::from(italic)
}

/// The faces to look for a glyph that a face lacks.
pub(super) fn stand_ins(face: FaceIndex) -> [FaceIndex; 5] {
    let marks = if face == MONO { 0 } else { face % 4 };
    [4 + marks, marks, 4, 0, MONO]
}

/// One face, parsed; all measures are in ems.
pub(super) struct Face {
    /// The name for the PDF.
    pub(super) name: &'static str,
    /// The file.
    pub(super) data: &'static [u8],
    /// The file, ready for shaping.
    pub(super) shaping: rustybuzz::Face<'static>,
    /// How many units make one em.
    pub(super) units: f32,
    /// How high letters rise above the baseline.
    pub(super) ascent: f32,
    /// How deep they go below it, as a negative number.
    pub(super) descent: f32,
    /// The angle of an italic, in degrees.
    pub(super) slope: f32,
    /// The weight, 400 for regular.
    pub(super) weight: u16,
}

impl Face {
    /// The glyph of a character.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        self.shaping.glyph_index(c).map(|g| g.0).filter(|g| *g != 0)
    }

    /// How far a glyph moves the pen, in ems.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        f32::from(self.shaping.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)) / self.units
    }
}

/// All faces; parsed once, shared by all documents.
pub(super) struct Fonts {
    faces: Vec<Face>,
}

/// Name and file of each face, in the order of [`face_of`].
const FILES: [(&str, &[u8]); FACES] = [
    ("AmendsSerif-Regular", include_bytes!("fonts/serif-regular.ttf")),
    ("AmendsSerif-Bold", include_bytes!("fonts/serif-bold.ttf")),
    ("AmendsSerif-Italic", include_bytes!("fonts/serif-italic.ttf")),
    ("AmendsSerif-BoldItalic", include_bytes!("fonts/serif-bold-italic.ttf")),
    ("AmendsSans-Regular", include_bytes!("fonts/sans-regular.ttf")),
    ("AmendsSans-Bold", include_bytes!("fonts/sans-bold.ttf")),
    ("AmendsSans-Italic", include_bytes!("fonts/sans-italic.ttf")),
    ("AmendsSans-BoldItalic", include_bytes!("fonts/sans-bold-italic.ttf")),
    ("AmendsMono-Regular", include_bytes!("fonts/mono-regular.ttf")),
];

/// The file of the sans, for other renderers that draw with it.
pub(in crate::render) fn sans(bold: bool) -> Option<&'static [u8]> {
    FILES.get(usize::from(face_of(Family::Sans, bold, false, false))).map(|(_, data)| *data)
}

impl Fonts {
    /// Parses the faces.
    ///
    /// # Errors
    /// The name of a face that cannot be parsed.
    pub(super) fn load() -> Result<Fonts, &'static str> {
        let faces = FILES.iter().map(|(name, data)| {
            let shaping = rustybuzz::Face::from_slice(data, 0).ok_or(*name)?;
            let units = f32::from(u16::try_from(shaping.units_per_em()).unwrap_or(1000).max(1));
            Ok(Face {
                name,
                data,
                units,
                ascent: f32::from(shaping.ascender()) / units,
                descent: f32::from(shaping.descender()) / units,
                slope: shaping.italic_angle(),
                weight: shaping.weight().to_number(),
                shaping,
            })
        });
        Ok(Fonts { faces: faces.collect::<Result<Vec<Face>, &'static str>>()? })
    }

    /// A face; an index that is none means the first.
    pub(super) fn face(&self, index: FaceIndex) -> Option<&Face> {
        self.faces.get(usize::from(index))
    }
}
