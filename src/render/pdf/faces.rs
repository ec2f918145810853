//! The faces a document is set in: a serif for reading, a sans for furniture and tables, a mono for code.

use rustybuzz::ttf_parser::GlyphId;

/// The index of a face in [`Fonts`].
pub(super) type FaceIndex = u8;

/// How many faces are built in.
pub(super) const BUILT_IN: usize = 9;

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

/// A font file that a workspace names for characters that the built-in faces lack.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Its path in the workspace.
    pub path: String,
    /// What it holds: TrueType or OpenType outlines.
    pub bytes: Vec<u8>,
}

impl FontFile {
    /// Why it cannot be used, if it cannot.
    ///
    /// # Errors
    /// It is not a font, has no outlines, or cannot be cut down to some of its glyphs.
    pub fn check(&self) -> Result<(), String> {
        let wrong = || "it is not a TrueType or OpenType font (.ttf, .otf)".to_owned();
        let face = rustybuzz::Face::from_slice(&self.bytes, 0).ok_or_else(wrong)?;
        if face.tables().glyf.is_none() && face.tables().cff.is_none() {
            return Err(
                "it has no outlines that a PDF can hold; pictures and variable CFF2 outlines are none"
                    .to_owned(),
            );
        }
        let mut some = subsetter::GlyphRemapper::new();
        some.remap(1.min(face.number_of_glyphs().saturating_sub(1)));
        subsetter::subset(&self.bytes, 0, &some)
            .map(|_| ())
            .map_err(|error| format!("it is damaged: {error}"))
    }
}

/// One face, parsed; all measures are in ems.
pub(super) struct Face {
    /// The name for the PDF.
    pub(super) name: String,
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
    /// Parses a file.
    fn new(name: String, data: &'static [u8]) -> Result<Face, String> {
        let Some(shaping) = rustybuzz::Face::from_slice(data, 0) else { return Err(name) };
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
    }

    /// The glyph of a character; a hyphen that holds may be drawn as the other one.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        let c = if c == '\u{2011}' && self.shaping.glyph_index(c).is_none() { '\u{2010}' } else { c };
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
const FILES: [(&str, &[u8]); BUILT_IN] = [
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
    /// Parses the built-in faces and those of a workspace, which stand in for what the built-in ones lack.
    ///
    /// The bytes of a workspace's fonts are kept until the program ends, as those of the built-in ones are.
    ///
    /// # Errors
    /// The name of a face that cannot be parsed.
    pub(super) fn load(more: &[FontFile]) -> Result<Fonts, String> {
        let built_in = FILES.iter().map(|(name, data)| Face::new((*name).to_owned(), data));
        let more =
            more.iter().take(usize::from(FaceIndex::MAX) - BUILT_IN).enumerate().map(|(index, file)| {
                let data: &'static [u8] = Box::leak(file.bytes.clone().into_boxed_slice());
                Face::new(format!("Workspace-{}", index + 1), data).map_err(|_| file.path.clone())
            });
        Ok(Fonts { faces: built_in.chain(more).collect::<Result<Vec<Face>, String>>()? })
    }

    /// The faces to look for a glyph that a face lacks.
    pub(super) fn stand_ins(&self, face: FaceIndex) -> impl Iterator<Item = FaceIndex> {
        let marks = if face == MONO { 0 } else { face % 4 };
        let more = BUILT_IN as FaceIndex..self.faces.len() as FaceIndex;
        [4 + marks, marks, 4, 0, MONO].into_iter().chain(more)
    }

    /// How many faces there are.
    pub(super) fn count(&self) -> usize {
        self.faces.len()
    }

    /// A face, if there is one of this index.
    pub(super) fn face(&self, index: FaceIndex) -> Option<&Face> {
        self.faces.get(usize::from(index))
    }
}
