//! The fonts of a document: fixed cuts where they are enough, else only the glyphs it uses.
//!
//! Fixed cuts depend on the face alone and are made once for all documents: one of common characters, one
//! with the letters of Western Europe, one with those of all Latin. A face of which a document shows only a few glyphs is cut down to just these, and the
//! cut is kept for the next document that shows the same ones. What a document gets depends on its text alone, so
//! the same document always gives the same file.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::PoisonError;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::cut::Cut;
use crate::render::pdf::cut::Glyphs;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::faces::BUILT_IN;
use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::faces::Fonts;
use crate::render::pdf::finish::Packer;
use crate::render::pdf::shape::Part;
use crate::render::pdf::shape::Shaped;
use crate::render::pdf::shape::Shaper;

/// The characters of the fixed cuts beyond ASCII: punctuation, marks of money and measure, arrows.
const COMMON: &str = "\u{a0}\u{a3}\u{a7}\u{b0}\u{b7}\u{d7}\u{2011}\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}\
                      \u{2022}\u{2026}\u{202f}\u{203a}\u{20ac}\u{2192}\u{2212}\u{2264}\u{2265}\u{f7}";

/// Marks of both cuts beyond their letters.
const MARKS: &str = "\u{a1}\u{a5}\u{ab}\u{bb}\u{bf}\u{152}\u{153}\u{160}\u{161}\u{178}\u{17d}\u{17e}\u{201a}\u{201e}\u{2039}\u{218}\u{219}\u{21a}\u{21b}";

/// The letters of Western Europe with marks; the cut takes all that a face has.
const WESTERN: std::ops::RangeInclusive<char> = '\u{c0}'..='\u{ff}';

/// The Latin letters with marks.
const LETTERS: std::ops::RangeInclusive<char> = '\u{c0}'..='\u{17f}';

/// Letters that some faces join.
const JOINED: [&str; 16] =
    ["fb", "ff", "fh", "fi", "fj", "fk", "fl", "ft", "ffb", "fff", "ffh", "ffi", "ffj", "ffk", "ffl", "fft"];

/// How many glyphs are few.
const FEW: usize = 24;

/// How many cuts of few glyphs are kept before all are forgotten.
const KEPT: usize = 500;

/// What a part of a word needs of its face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The fixed cut of common characters.
    #[default]
    Common,
    /// The fixed cut with the letters of Western Europe.
    Western,
    /// The fixed cut with the letters of Latin.
    Latin,
    /// A cut of its own.
    Beyond,
}

/// Cuts that documents share, each made when it is first needed.
pub(super) struct Commons {
    fixed: [[OnceLock<Option<Arc<Cut>>>; 3]; BUILT_IN],
    few: Mutex<BTreeMap<(FaceIndex, Glyphs), Arc<Cut>>>,
}

impl Commons {
    /// No cut is made yet.
    pub(super) fn new() -> Commons {
        Commons { fixed: Default::default(), few: Mutex::default() }
    }

    /// The fixed cut of a face; none where it cannot be made, or only a cut of its own would do.
    pub(super) fn of(&self, fonts: &Arc<Fonts>, face: FaceIndex, reach: Reach) -> Option<&Arc<Cut>> {
        let slot = self.fixed.get(usize::from(face))?.get(reach as usize)?;
        slot.get_or_init(|| fixed(fonts, face, reach).map(Arc::new)).as_ref()
    }

    /// The cut of a few glyphs.
    fn few(&self, fonts: &Fonts, index: FaceIndex, glyphs: Glyphs) -> Result<Option<Arc<Cut>>, PdfProblem> {
        let key = (index, glyphs);
        let kept = |key| self.few.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        if let Some(found) = kept(&key) {
            return Ok(Some(found));
        }
        let Some(face) = fonts.face(index) else { return Ok(None) };
        let made = Arc::new(Cut::new(face, key.1.clone(), &mut Packer::small())?);
        let mut few = self.few.lock().unwrap_or_else(PoisonError::into_inner);
        if few.len() >= KEPT {
            few.clear();
        }
        few.insert(key, Arc::clone(&made));
        Ok(Some(made))
    }
}

fn fixed(fonts: &Arc<Fonts>, index: FaceIndex, reach: Reach) -> Option<Cut> {
    let face = fonts.face(index)?;
    let mut glyphs = Glyphs::default();
    let mut shaper = Shaper::new(Arc::clone(fonts), None);
    let letters = if reach == Reach::Latin { LETTERS } else { WESTERN };
    let more = letters.chain(MARKS.chars()).filter(|_| reach > Reach::Common);
    let single = (' '..='~').chain(COMMON.chars()).chain(more);
    let single = single.filter(|c| face.glyph(*c).is_some()).map(String::from);
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
    reach: Reach,
    seen: Vec<bool>,
    distinct: usize,
}

impl Used {
    fn note(&mut self, part: &Part) {
        self.reach = self.reach.max(part.reach);
        for glyph in &part.glyphs {
            let at = usize::from(glyph.id);
            if self.seen.len() <= at {
                self.seen.resize(at + 1, false);
            }
            if let Some(seen) = self.seen.get_mut(at).filter(|seen| !**seen) {
                *seen = true;
                self.distinct += 1;
            }
        }
    }

    /// Whether the document gets a cut of just its glyphs.
    fn is_own(&self) -> bool {
        self.distinct <= FEW || self.reach == Reach::Beyond
    }
}

/// The cuts of the faces that a document uses.
///
/// # Errors
/// [`PdfProblem::Assembly`] where a font cannot be cut.
pub(super) fn subset(
    fonts: &Arc<Fonts>,
    commons: &Commons,
    laid: &Laid,
    packer: &mut Packer,
) -> Result<Vec<Option<Arc<Cut>>>, PdfProblem> {
    let mut used: Vec<Used> = (0..fonts.count()).map(|_| Used::default()).collect();
    for (_, part) in parts(laid) {
        if let Some(used) = used.get_mut(usize::from(part.face)) {
            used.note(part);
        }
    }
    let mut own: Vec<Glyphs> = (0..used.len()).map(|_| Glyphs::default()).collect();
    for (shaped, part) in parts(laid) {
        let at = usize::from(part.face);
        if let Some(glyphs) = own.get_mut(at).filter(|_| used.get(at).is_some_and(Used::is_own)) {
            collect(shaped, part, glyphs);
        }
    }
    let mut cuts = Vec::with_capacity(used.len());
    for ((index, used), glyphs) in (0..).zip(used).zip(own) {
        cuts.push(match used.distinct {
            0 => None,
            1..=FEW => commons.few(fonts, index, glyphs)?,
            _ if used.reach == Reach::Beyond => {
                let own = fonts.face(index).map(|face| Cut::new(face, glyphs, packer));
                own.transpose()?.map(Arc::new)
            }
            _ => commons.of(fonts, index, used.reach).cloned(),
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
