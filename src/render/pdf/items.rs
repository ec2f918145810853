//! Words as boxes, spaces as glue and possible breaks as penalties, in the manner of Knuth and Plass.

use std::borrow::Cow;
use std::sync::Arc;

use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::kinsoku;
use crate::render::pdf::faces::FaceIndex;
use crate::render::pdf::faces::face_of;
use crate::render::pdf::hyphen;
use crate::render::pdf::joints;
use crate::render::pdf::joints::Joint;
use crate::render::pdf::shape::Shaped;
use crate::render::pdf::shape::Shaper;
use crate::render::pdf::spaces::as_set;
use crate::render::pdf::spaces::is_ignorable;
use crate::render::pdf::spaces::is_space;
use crate::render::pdf::spaces::is_tied;
use crate::render::pdf::theme::Style;

/// The size of code beside that of the words around it.
const CODE: f32 = 0.9;
/// What it costs to break at a hyphenation point.
const AT_SYLLABLE: f32 = 50.0;
/// What it costs to break at a space where words belong together.
pub(super) const AT_TIE: f32 = 20_000.0;
/// What it costs to break inside a word where it has no joint.
pub(super) const ANYWHERE: f32 = 2_000.0;

/// A piece of a word.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The whole word.
    pub(super) word: Arc<Shaped>,
    /// First byte of the piece.
    pub(super) from: usize,
    /// End of the piece.
    pub(super) to: usize,
    /// Its width, points.
    pub(super) width: f32,
    /// How far its end may stand out of a justified line, points.
    pub(super) hang: f32,
    /// Its face.
    pub(super) face: FaceIndex,
    /// Its size, points.
    pub(super) size: f32,
    /// Where it leads to.
    pub(super) link: Option<Arc<str>>,
}

impl Piece {
    /// Whether it begins an address of the web or of mail, which is better kept whole than broken.
    pub(super) fn is_address(&self) -> bool {
        self.from == 0 && joints::is_address(&self.word.text)
    }
}

/// A box, a space, a possible break or a forced one.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A piece of a word.
    Box(Piece),
    /// A space of this width.
    Glue(f32),
    /// A space of this width at which the line is broken only where nothing else is left.
    Tie(f32),
    /// A possible break: the width it adds, its cost, whether a hyphen is set.
    Penalty {
        /// The width that is added at the end of the line.
        width: f32,
        /// What breaking here costs.
        cost: f32,
        /// Whether a hyphen is set.
        hyphen: bool,
    },
    /// The line ends here.
    Break,
}

/// The longest stretch of characters without a space that is looked at as one word; the work for one grows with the
/// square of its length.
const LONGEST: usize = 400;
/// A language, and whether its words may be hyphenated.
#[derive(Clone, Copy)]
pub(super) struct Language<'a> {
    /// BCP 47.
    pub(super) tag: &'a str,
    /// Whether they may.
    pub(super) hyphenates: bool,
}

/// Makes the items of words that are to stand in lines of `width`.
pub(super) fn make(
    shaper: &mut Shaper,
    inlines: &[Inline],
    style: &Style,
    width: f32,
    language: Language<'_>,
) -> Vec<Item> {
    let mut items = Vec::with_capacity(64);
    for inline in inlines {
        match inline {
            Inline::Break => items.push(Item::Break),
            Inline::Run(run) => add_run(shaper, run, style, width, language, &mut items),
        }
    }
    items
}

fn add_run(
    shaper: &mut Shaper,
    run: &Run,
    style: &Style,
    width: f32,
    language: Language<'_>,
    items: &mut Vec<Item>,
) {
    let face = face_of(style.family, style.bold || run.bold, style.italic || run.italic, run.code);
    let size = if run.code { style.size * CODE } else { style.size };
    let whole = if run.code { Cow::Borrowed(run.text.as_str()) } else { as_set(&run.text, language.tag) };
    let mut text = &*whole;
    while !text.is_empty() {
        let spaces = text.len() - text.trim_start_matches(is_space).len();
        if spaces > 0 {
            let space = shaper.space(face, style.tabular) * size;
            let before = whole.get(..whole.len() - text.len()).unwrap_or("");
            text = text.get(spaces..).unwrap_or("");
            if !matches!(items.last(), Some(Item::Glue(_) | Item::Tie(_))) {
                let tied = matches!(items.last(), Some(Item::Box(_))) && is_tied(before, text, language.tag);
                items.push(if tied { Item::Tie(space) } else { Item::Glue(space) });
            }
            continue;
        }
        let end = text.find(is_space).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        text = rest;
        let shown: Cow<'_, str> = match word.is_ascii() || !word.contains(is_ignorable) {
            true => word.into(),
            false => word.chars().filter(|c| !is_ignorable(*c)).collect(),
        };
        let mut rest = shown.as_ref();
        while !rest.is_empty() {
            let (end, cost) = end_of_piece(rest);
            let (piece, after) = rest.split_at(end);
            add_word(shaper, piece, run, (face, size), style, width, language, items);
            rest = after;
            if !rest.is_empty() {
                items.push(Item::Penalty { width: 0.0, cost, hyphen: false });
            }
        }
    }
}

/// Where a word without a space is cut for the work that it makes, and what a break there costs: between characters that
/// allow one where there are such.
fn end_of_piece(word: &str) -> (usize, f32) {
    let Some((end, _)) = word.char_indices().nth(LONGEST) else { return (word.len(), 0.0) };
    let places = word.char_indices().zip(word.chars().skip(1)).take(LONGEST);
    let places = places.filter(|((_, before), after)| kinsoku::breaks_between(*before, *after));
    places.last().map_or((end, ANYWHERE), |((at, before), _)| (at + before.len_utf8(), 0.0))
}

#[allow(clippy::too_many_arguments)]
fn add_word(
    shaper: &mut Shaper,
    text: &str,
    run: &Run,
    (face, size): (FaceIndex, f32),
    style: &Style,
    width: f32,
    language: Language<'_>,
    items: &mut Vec<Item>,
) {
    let word = shaper.shape(face, style.tabular, text);
    let mut joints = word.joints.to_vec();
    if language.hyphenates && joints.is_empty() && run.link.is_none() && !run.code {
        joints.extend(hyphen::breaks(text, language.tag).into_iter().map(|at| Joint {
            at,
            cost: AT_SYLLABLE,
            hyphen: true,
        }));
    }
    if word.width * size > width {
        add_emergency_joints(&word, width / size.max(0.1), &mut joints);
    }
    let hyphen = if joints.is_empty() { 0.0 } else { shaper.hyphen(face, style.tabular) * size };
    let (mut from, mut before, mut ems) = (0, 0.0, 0.0);
    let mut glyphs = word.glyphs().peekable();
    for joint in joints {
        while let Some(glyph) = glyphs.next_if(|glyph| glyph.from < joint.at) {
            ems += glyph.advance;
        }
        let upto = ems * size;
        items.push(Item::Box(Piece {
            word: Arc::clone(&word),
            from,
            to: joint.at,
            width: upto - before,
            hang: if joint.hyphen { hyphen * 0.55 } else { 0.0 },
            face,
            size,
            link: run.link.clone(),
        }));
        items.push(Item::Penalty {
            width: if joint.hyphen { hyphen } else { 0.0 },
            cost: joint.cost,
            hyphen: joint.hyphen,
        });
        (from, before) = (joint.at, upto);
    }
    drop(glyphs);
    let last = word.glyphs().next_back().map_or(0.0, |g| g.advance * size);
    items.push(Item::Box(Piece {
        from,
        to: text.len(),
        width: word.width * size - before,
        hang: last * hanging(text.chars().next_back()),
        face,
        size,
        link: run.link.clone(),
        word,
    }));
}

/// How much of a mark may stand out of a justified line.
fn hanging(mark: Option<char>) -> f32 {
    match mark {
        Some('.' | ',' | '\u{2019}' | '\u{201d}' | '\'') => 0.5,
        Some('-' | '\u{2013}' | ';' | ':') => 0.3,
        _ => 0.0,
    }
}

/// A part of a word that is wider than the line, `width` in ems, may be broken anywhere, at a price.
fn add_emergency_joints(word: &Shaped, width: f32, joints: &mut Vec<Joint>) {
    let ends: Vec<usize> = joints.iter().map(|j| j.at).chain([word.text.len()]).collect();
    let mut from = 0;
    for to in ends {
        let part = word.text.get(from..to).unwrap_or("");
        let wide: f32 = word.glyphs().filter(|g| (from..to).contains(&g.from)).map(|g| g.advance).sum();
        if wide > width {
            let anywhere = part.char_indices().skip(1).map(|(at, _)| from + at);
            joints.extend(anywhere.map(|at| Joint { at, cost: ANYWHERE, hyphen: false }));
        }
        from = to;
    }
    joints.sort_by_key(|j| j.at);
}
