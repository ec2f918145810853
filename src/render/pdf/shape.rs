//! Shaping: words to glyphs with kerning and ligatures, each word once.

use std::collections::HashMap;
use std::sync::Arc;

use rustybuzz::Feature;
use rustybuzz::ShapePlan;
use rustybuzz::UnicodeBuffer;
use rustybuzz::ttf_parser::Tag;

use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::faces::Fonts;
use crate::render::pdf::joints::Joint;
use crate::render::pdf::joints::joints;
use crate::render::pdf::remembered::Paragraphs;
use crate::render::pdf::subset::Commons;
use crate::render::pdf::subset::Reach;

/// A glyph and the bytes of the word it stands for.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Its number in the face.
    pub(super) id: u16,
    /// How far it moves the pen, in ems.
    pub(super) advance: f32,
    /// How far it is drawn from the pen, in ems.
    pub(super) offset: (f32, f32),
    /// First byte of its text.
    pub(super) from: usize,
    /// End of its text; equal to `from` for a further glyph of the same text.
    pub(super) to: usize,
}

/// Glyphs of one face.
#[derive(Debug)]
pub(super) struct Part {
    /// The face.
    pub(super) face: FaceIndex,
    /// The glyphs.
    pub(super) glyphs: Vec<Glyph>,
    /// Which fixed cut of the face has them all.
    pub(super) reach: Reach,
}

/// A shaped word.
#[derive(Debug)]
pub(super) struct Shaped {
    /// The word.
    pub(super) text: Box<str>,
    /// Its glyphs.
    pub(super) parts: Vec<Part>,
    /// Its width in ems.
    pub(super) width: f32,
    /// Where it may be broken.
    pub(super) joints: Vec<Joint>,
}

impl Shaped {
    /// All glyphs.
    pub(super) fn glyphs(&self) -> impl DoubleEndedIterator<Item = &Glyph> {
        self.parts.iter().flat_map(|part| part.glyphs.iter())
    }
}

/// A character that cannot be set.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    /// The word it stands in.
    pub(super) word: String,
    /// The character.
    pub(super) character: char,
    /// Whether a face has a glyph for it; then it is of a script that runs from right to left.
    pub(super) has_glyph: bool,
}

/// Letters of scripts that run from right to left: words of them would stand in the wrong order.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// How many words are remembered for each face before all are forgotten.
const REMEMBERED: usize = 20_000;

/// Shapes words and remembers them. One at a time uses it; many may exist.
pub(super) struct Shaper {
    fonts: Arc<Fonts>,
    commons: Option<Arc<Commons>>,
    known: Vec<HashMap<Box<str>, Arc<Shaped>, foldhash::fast::RandomState>>,
    /// Widths of the space and the hyphen, in ems, by face.
    marks: Vec<Option<(f32, f32)>>,
    plans: HashMap<(FaceIndex, bool, u32), Arc<ShapePlan>>,
    buffer: Option<UnicodeBuffer>,
    missing: Option<Missing>,
    /// Paragraphs that were set before; letters say much in the same words.
    pub(super) paragraphs: Paragraphs,
}

impl Shaper {
    /// A shaper that knows no word yet; without the fixed cuts, all parts are beyond them.
    pub(super) fn new(fonts: Arc<Fonts>, commons: Option<Arc<Commons>>) -> Self {
        Shaper {
            commons,
            known: (0..fonts.count() * 2).map(|_| HashMap::default()).collect(),
            marks: vec![None; fonts.count() * 2],
            plans: HashMap::new(),
            buffer: None,
            missing: None,
            paragraphs: Paragraphs::default(),
            fonts,
        }
    }

    /// The faces it shapes with.
    pub(super) fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Whether a character without a glyph was met since it was last asked for.
    pub(super) fn misses(&self) -> bool {
        self.missing.is_some()
    }

    /// The first word and character for which there was no glyph since the last call.
    pub(super) fn take_missing(&mut self) -> Option<Missing> {
        self.missing.take()
    }

    /// Shapes a word; `tabular` gives all digits one width.
    pub(super) fn shape(&mut self, face: FaceIndex, tabular: bool, word: &str) -> Arc<Shaped> {
        let slot = usize::from(face) * 2 + usize::from(tabular);
        if let Some(found) = self.known.get(slot).and_then(|known| known.get(word)) {
            return Arc::clone(found);
        }
        let missing_before = self.missing.is_some();
        let shaped = Arc::new(self.shape_anew(face, tabular, word));
        let incomplete = self.missing.is_some() && !missing_before;
        if let Some(known) = self.known.get_mut(slot).filter(|_| !incomplete) {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            known.insert(word.into(), Arc::clone(&shaped));
        }
        shaped
    }

    /// The width of a space in ems.
    pub(super) fn space(&mut self, face: FaceIndex, tabular: bool) -> f32 {
        self.marks(face, tabular).0
    }

    /// The width of a hyphen in ems.
    pub(super) fn hyphen(&mut self, face: FaceIndex, tabular: bool) -> f32 {
        self.marks(face, tabular).1
    }

    fn marks(&mut self, face: FaceIndex, tabular: bool) -> (f32, f32) {
        let slot = usize::from(face) * 2 + usize::from(tabular);
        if let Some(found) = self.marks.get(slot).copied().flatten() {
            return found;
        }
        let marks = (self.shape(face, tabular, " ").width, self.shape(face, tabular, "-").width);
        if let Some(known) = self.marks.get_mut(slot) {
            *known = Some(marks);
        }
        marks
    }

    fn shape_anew(&mut self, face: FaceIndex, tabular: bool, word: &str) -> Shaped {
        let mut shaped = Shaped { text: word.into(), parts: Vec::new(), width: 0.0, joints: joints(word) };
        for (face, from, to) in self.itemise(face, word) {
            if let Some(glyphs) = self.shape_part(face, tabular, word.get(from..to).unwrap_or(""), from) {
                shaped.width += glyphs.iter().map(|g| g.advance).sum::<f32>();
                let reach = self.reach(face, word, &glyphs);
                shaped.parts.push(Part { face, glyphs, reach });
            }
        }
        shaped
    }

    fn reach(&self, face: FaceIndex, word: &str, glyphs: &[Glyph]) -> Reach {
        let text = |g: &Glyph| word.get(g.from..g.to).unwrap_or("");
        let has = |reach: &Reach| {
            let cut = self.commons.as_ref().and_then(|commons| commons.of(&self.fonts, face, *reach));
            cut.is_some_and(|cut| glyphs.iter().all(|g| cut.has(g.id, text(g))))
        };
        [Reach::Common, Reach::Western, Reach::Latin].into_iter().find(has).unwrap_or(Reach::Beyond)
    }

    /// Cuts a word where its characters need another face.
    fn itemise(&mut self, face: FaceIndex, word: &str) -> Vec<(FaceIndex, usize, usize)> {
        let mut parts: Vec<(FaceIndex, usize, usize)> = Vec::new();
        for (at, c) in word.char_indices() {
            let end = at + c.len_utf8();
            let has = |face: FaceIndex| self.fonts.face(face).is_some_and(|f| f.glyph(c).is_some());
            let chosen = if has(face) { Some(face) } else { self.fonts.stand_ins(face).find(|f| has(*f)) };
            if (chosen.is_none() || is_right_to_left(c)) && self.missing.is_none() {
                self.missing =
                    Some(Missing { word: word.to_owned(), character: c, has_glyph: chosen.is_some() });
            }
            let chosen = chosen.unwrap_or(face);
            match parts.last_mut() {
                Some(last) if last.0 == chosen => last.2 = end,
                _ => parts.push((chosen, at, end)),
            }
        }
        parts
    }

    fn shape_part(
        &mut self,
        index: FaceIndex,
        tabular: bool,
        text: &str,
        start: usize,
    ) -> Option<Vec<Glyph>> {
        let face = self.fonts.face(index)?;
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let plan = self.plans.entry((index, tabular, buffer.script().tag().0)).or_insert_with(|| {
            let figures = Feature::new(Tag::from_bytes(b"pnum"), u32::from(!tabular), ..);
            Arc::new(ShapePlan::new(
                &face.shaping,
                buffer.direction(),
                Some(buffer.script()),
                None,
                &[figures],
            ))
        });
        let shaped = rustybuzz::shape_with_plan(&face.shaping, plan, buffer);
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        for (i, (info, position)) in infos.iter().zip(positions).enumerate() {
            let from = info.cluster as usize;
            let later = infos.get(i + 1..).unwrap_or(&[]);
            let to = later.iter().map(|g| g.cluster as usize).find(|c| *c > from).unwrap_or(text.len());
            let again =
                i.checked_sub(1).and_then(|p| infos.get(p)).is_some_and(|p| p.cluster == info.cluster);
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance as f32 / face.units,
                offset: (position.x_offset as f32 / face.units, position.y_offset as f32 / face.units),
                from: start + from,
                to: start + if again { from } else { to },
            });
        }
        self.buffer = Some(shaped.clear());
        Some(glyphs)
    }
}
