//! The fonts of a document: a fixed cut of common characters where that is enough, else only the glyphs it uses.
//!
//! A fixed cut depends on the face alone and is made once for all documents; which one a document gets depends on
//! its text alone. So the same document always gives the same file.

use std::sync::Arc;
use std::sync::OnceLock;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::cut::Cut;
use crate::render::pdf::cut::Glyphs;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::faces::FACES;
use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::faces::Fonts;
use crate::render::pdf::finish::Packer;
use crate::render::pdf::shape::Part;
use crate::render::pdf::shape::Shaped;
use crate::render::pdf::shape::Shaper;

/// The characters of the fixed cuts beyond ASCII: punctuation, marks of money and measure, arrows.
const COMMON: &str = "\u{a0}\u{a3}\u{a7}\u{b0}\u{b7}\u{d7}\u{2011}\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}\
                      \u{2022}\u{2026}\u{202f}\u{203a}\u{20ac}\u{2192}\u{2212}\u{2264}\u{2265}\u{f7}";

/// Letters that some faces join.
const JOINED: [&str; 16] =
    ["fb", "ff", "fh", "fi", "fj", "fk", "fl", "ft", "ffb", "fff", "ffh", "ffi", "ffj", "ffk", "ffl", "fft"];

/// The fixed cuts, each made when it is first needed.
#[derive(Default)]
pub(super) struct Commons([OnceLock<Option<Arc<Cut>>>; FACES]);

impl Commons {
    /// The fixed cut of a face; none where it cannot be made.
    pub(super) fn of(&self, fonts: &Arc<Fonts>, face: FaceIndex) -> Option<&Arc<Cut>> {
        self.0.get(usize::from(face))?.get_or_init(|| common(fonts, face).map(Arc::new)).as_ref()
    }
}

fn common(fonts: &Arc<Fonts>, index: FaceIndex) -> Option<Cut> {
    let face = fonts.face(index)?;
    let mut glyphs = Glyphs::default();
    let mut shaper = Shaper::new(Arc::clone(fonts), None);
    let single = (' '..='~').chain(COMMON.chars()).filter(|c| face.glyph(*c).is_some()).map(String::from);
    let texts: Vec<String> = single.chain(JOINED.map(str::to_owned)).collect();
    for text in &texts {
        for tabular in [false, true] {
            let shaped = shaper.shape(index, tabular, text);
            for part in shaped.parts.iter().filter(|part| part.face == index) {
                collect(&shaped, part, &mut glyphs);
            }
        }
    }
    Cut::new(face, glyphs, &mut Packer::small()).ok()
}

/// What a document uses of a face.
#[derive(Default)]
struct Used {
    any: bool,
    beyond: bool,
    glyphs: Glyphs,
}

/// The cuts of the faces that a document uses.
///
/// # Errors
/// [`PdfProblem::Assembly`] where an embedded font cannot be cut.
pub(super) fn subset(
    fonts: &Arc<Fonts>,
    commons: &Commons,
    laid: &Laid,
    packer: &mut Packer,
) -> Result<Vec<Option<Arc<Cut>>>, PdfProblem> {
    let mut used: Vec<Used> = (0..FACES).map(|_| Used::default()).collect();
    for (_, part) in parts(laid) {
        if let Some(used) = used.get_mut(usize::from(part.face)) {
            used.any = true;
            used.beyond |= !part.common;
        }
    }
    if used.iter().any(|used| used.beyond) {
        for (shaped, part) in parts(laid) {
            if let Some(used) = used.get_mut(usize::from(part.face)).filter(|used| used.beyond) {
                collect(shaped, part, &mut used.glyphs);
            }
        }
    }
    let mut cuts = Vec::with_capacity(FACES);
    for (index, used) in (0..).zip(used) {
        cuts.push(match (used.any, used.beyond) {
            (false, _) => None,
            (true, false) => commons.of(fonts, index).cloned(),
            (true, true) => {
                let own = fonts.face(index).map(|face| Cut::new(face, used.glyphs, packer));
                own.transpose()?.map(Arc::new)
            }
        });
    }
    Ok(cuts)
}

/// The words of a document by face.
fn parts(laid: &Laid) -> impl Iterator<Item = (&Shaped, &Part)> {
    let lines = laid.pages.iter().flatten().filter_map(|draw| match draw {
        Draw::Text { line, .. } => Some(line),
        _ => None,
    });
    let words = lines.flat_map(|line| line.segments.iter().map(|segment| segment.shaped.as_ref()));
    words.flat_map(|shaped| shaped.parts.iter().map(move |part| (shaped, part)))
}

/// Adds the glyphs of a part of a word.
fn collect(shaped: &Shaped, part: &Part, glyphs: &mut Glyphs) {
    for glyph in &part.glyphs {
        glyphs.add(glyph.id, shaped.text.get(glyph.from..glyph.to).unwrap_or(""));
    }
}
