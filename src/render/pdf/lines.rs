//! Paragraphs: words set into lines.

use std::sync::Arc;

use crate::render::document::Inline;
use crate::render::pdf::faces::face_of;
use crate::render::pdf::fit::End;
use crate::render::pdf::fit::fit;
use crate::render::pdf::items;
use crate::render::pdf::items::Item;
use crate::render::pdf::items::Language;
use crate::render::pdf::items::Piece;
use crate::render::pdf::remembered::Asked;
use crate::render::pdf::shape::Shaped;
use crate::render::pdf::shape::Shaper;
use crate::render::pdf::theme::Style;

/// A word, or a piece of one, in its place on a line; lengths in points.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// The glyphs.
    pub(super) shaped: Arc<Shaped>,
    /// The size of the type.
    pub(super) size: f32,
    /// Where it leads to.
    pub(super) link: Option<Arc<str>>,
    /// From the start of the line.
    pub(super) x: f32,
    /// Its width.
    pub(super) width: f32,
    /// The space before it; 0 where it is joined to the last one.
    pub(super) space: f32,
    /// Whether its last glyph is a hyphen that the line break brought.
    pub(super) soft: bool,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its words.
    pub(super) segments: Vec<Segment>,
    /// Its width.
    pub(super) width: f32,
    /// Whether a space was lost at its end, which a reader of the text needs.
    pub(super) spaced: bool,
}

/// Words set into lines.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// The lines.
    pub(super) lines: Vec<Arc<Line>>,
    /// From baseline to baseline.
    pub(super) leading: f32,
    /// From the top of a line to its baseline.
    pub(super) baseline: f32,
    /// How wide it would be without breaks.
    pub(super) natural: f32,
    /// The style it is set in.
    pub(super) style: Style,
}

impl Paragraph {
    /// How high all lines are.
    pub(super) fn height(&self) -> f32 {
        self.leading * self.lines.len() as f32
    }

    /// The width of the widest line.
    pub(super) fn widest(&self) -> f32 {
        self.lines.iter().map(|l| l.width).fold(0.0, f32::max)
    }
}

/// Sets words into lines of `width` points, or remembers how they were set.
pub(super) fn set(
    shaper: &mut Shaper,
    inlines: &[Inline],
    style: &Style,
    width: f32,
    language: &str,
) -> Paragraph {
    let asked = Asked { inlines, style, width, language };
    if let Some(known) = shaper.paragraphs.get(&asked) {
        return known;
    }
    let paragraph = set_anew(shaper, inlines, style, width, language);
    if !shaper.misses() {
        shaper.paragraphs.keep(&asked, &paragraph);
    }
    paragraph
}

fn set_anew(shaper: &mut Shaper, inlines: &[Inline], style: &Style, width: f32, language: &str) -> Paragraph {
    let mut list = items::make(shaper, inlines, style, width, Language { tag: language, hyphenates: false });
    let mut found = fit(&list, width, style.justify);
    let tolerated = if style.justify { 1.1 } else { 1.4 };
    if style.hyphenate && (found.worst > tolerated || found.runt) {
        let hyphenated =
            items::make(shaper, inlines, style, width, Language { tag: language, hyphenates: true });
        let again = fit(&hyphenated, width, style.justify);
        if found.worst > tolerated || !again.runt {
            (list, found) = (hyphenated, again);
        }
    }
    let (natural, _) = extent(&list);
    let mut lines = Vec::with_capacity(found.ends.len());
    let mut start = 0;
    for (index, End { item: end, ragged }) in found.ends.iter().copied().enumerate() {
        let forced = matches!(list.get(end), Some(Item::Break)) || index + 1 == found.ends.len() || ragged;
        let slice = list.get(start..end).unwrap_or(&[]);
        let hyphen = matches!(list.get(end), Some(Item::Penalty { hyphen: true, .. }));
        let mut line = set_line(shaper, slice, style, width, hyphen, forced);
        line.spaced = matches!(list.get(end), Some(Item::Glue(_) | Item::Tie(_) | Item::Break));
        lines.push(Arc::new(line));
        start = end + usize::from(!matches!(list.get(end), Some(Item::Glue(_))));
    }
    let (above, below) = extents(shaper, style);
    let content = (above - below) * style.size;
    let baseline = (style.leading - content) / 2.0 + above * style.size;
    Paragraph { lines, leading: style.leading, baseline, natural, style: *style }
}

/// How wide words are without breaks, and their widest piece, in points.
pub(super) fn measure(shaper: &mut Shaper, inlines: &[Inline], style: &Style, language: &str) -> (f32, f32) {
    let language = Language { tag: language, hyphenates: false };
    extent(&items::make(shaper, inlines, style, f32::INFINITY, language))
}

/// The parts of words that are not broken, each with the space before it, in points.
pub(super) fn chunks(
    shaper: &mut Shaper,
    inlines: &[Inline],
    style: &Style,
    language: &str,
) -> Vec<(f32, f32)> {
    let language = Language { tag: language, hyphenates: false };
    let mut found: Vec<(f32, f32)> = Vec::new();
    let mut space = Some(0.0);
    for item in items::make(shaper, inlines, style, f32::INFINITY, language) {
        match (item, found.last_mut()) {
            (Item::Box(piece), Some(last)) if space.is_none() => last.1 += piece.width,
            (Item::Box(piece), _) => found.push((space.take().unwrap_or(0.0), piece.width)),
            (Item::Tie(width), Some(last)) => last.1 += width,
            (Item::Glue(width), _) => space = Some(width),
            (Item::Penalty { .. } | Item::Tie(_), _) => space = Some(0.0),
            (Item::Break, _) => space = Some(f32::INFINITY),
        }
    }
    found
}

/// Ascent and descent of the face of a style, in ems.
fn extents(shaper: &Shaper, style: &Style) -> (f32, f32) {
    let face = face_of(style.family, style.bold, style.italic, false);
    shaper.fonts().face(face).map_or((0.9, -0.3), |f| (f.ascent, f.descent))
}

/// How wide the words are without breaks, and the widest piece.
fn extent(list: &[Item]) -> (f32, f32) {
    let (mut natural, mut minimum, mut line, mut piece): (f32, f32, f32, f32) = (0.0, 0.0, 0.0, 0.0);
    for item in list {
        match item {
            Item::Box(part) => {
                line += part.width;
                piece += part.width;
            }
            Item::Glue(width) => {
                line += width;
                piece = 0.0;
            }
            Item::Tie(width) => {
                line += width;
                piece += width;
            }
            Item::Penalty { width, .. } => {
                minimum = minimum.max(piece + width);
                piece = 0.0;
            }
            Item::Break => (line, piece) = (0.0, 0.0),
        }
        natural = natural.max(line);
        minimum = minimum.max(piece);
    }
    (natural, minimum)
}

/// Sets the items of one line; joins the pieces of a word that are not broken.
fn set_line(
    shaper: &mut Shaper,
    list: &[Item],
    style: &Style,
    width: f32,
    hyphen: bool,
    forced: bool,
) -> Line {
    let first = list.iter().position(|i| matches!(i, Item::Box(_))).unwrap_or(list.len());
    let last = list.iter().rposition(|i| matches!(i, Item::Box(_))).map_or(first, |i| i + 1);
    let list = list.get(first..last).unwrap_or(&[]);
    let mut line = Line::default();
    let (mut x, mut space, mut index) = (0.0, 0.0, 0);
    let mut hang = 0.0;
    while let Some(item) = list.get(index) {
        index += 1;
        match item {
            Item::Glue(glue) | Item::Tie(glue) => space += glue,
            Item::Box(piece) => {
                let mut to = piece.to;
                while let (Some(Item::Penalty { .. }), Some(Item::Box(next))) =
                    (list.get(index), list.get(index + 1))
                {
                    if !Arc::ptr_eq(&next.word, &piece.word) || next.from != to {
                        break;
                    }
                    (to, hang) = (next.to, next.hang);
                    index += 2;
                }
                if to == piece.to {
                    hang = piece.hang;
                }
                let soft = hyphen && index >= list.len();
                let shaped = cut(shaper, piece, to, soft, style);
                let wide = shaped.width * piece.size;
                x += space;
                line.segments.push(Segment {
                    shaped,
                    size: piece.size,
                    link: piece.link.clone(),
                    x,
                    width: wide,
                    space,
                    soft,
                });
                x += wide;
                space = 0.0;
            }
            _ => {}
        }
    }
    line.width = x;
    if style.justify && (!forced || x > width) {
        spread(&mut line, width + hang);
    }
    line
}

/// The glyphs of a piece of a word, with a hyphen where the line is broken.
fn cut(shaper: &mut Shaper, piece: &Piece, to: usize, soft: bool, style: &Style) -> Arc<Shaped> {
    let text = piece.word.text.get(piece.from..to).unwrap_or("");
    if soft {
        let with_hyphen = format!("{text}-");
        return shaper.shape(piece.face, style.tabular, &with_hyphen);
    }
    if piece.from == 0 && to == piece.word.text.len() {
        return Arc::clone(&piece.word);
    }
    shaper.shape(piece.face, style.tabular, text)
}

/// Shares what is left of a line among its spaces.
fn spread(line: &mut Line, width: f32) {
    let spaces = line.segments.iter().filter(|s| s.space > 0.0).count();
    if spaces == 0 {
        return;
    }
    let each = (width - line.width) / spaces as f32;
    let mut moved = 0.0;
    for segment in &mut line.segments {
        if segment.space > 0.0 {
            moved += each;
            segment.space += each;
        }
        segment.x += moved;
    }
    line.width = width;
}
