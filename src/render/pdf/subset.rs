//! Fonts for one document: only the glyphs it uses.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

use printpdf::FontMetrics;
use printpdf::ParsedFont;
use sha2::Digest;
use sha2::Sha256;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::faces::FACES;
use crate::render::pdf::faces::Face;
use crate::render::pdf::faces::Fonts;

/// A face cut down to what a document uses. The maps are only looked things up in.
pub(super) struct SubsetFont {
    /// The font as printpdf takes it.
    pub(super) parsed: ParsedFont,
    /// Old glyph number to new.
    pub(super) renumbered: HashMap<u16, u16>,
    /// The character that a new glyph number stands for, where it stands for one.
    pub(super) characters: HashMap<u16, char>,
    /// Widths by new glyph number, in whole thousandths of an em, as they stand in the PDF.
    pub(super) widths: Vec<f32>,
    /// The new number of the space.
    pub(super) space: Option<u16>,
}

/// What a document uses of a face.
#[derive(Default)]
struct Used {
    glyphs: BTreeSet<u16>,
    /// The glyph of a character, as first met.
    characters: BTreeMap<char, u16>,
}

/// Cuts down all faces that a document uses.
pub(super) fn subset(fonts: &Fonts, laid: &Laid) -> Result<Vec<Option<SubsetFont>>, PdfProblem> {
    let mut used: Vec<Used> = (0..FACES).map(|_| Used::default()).collect();
    for draw in laid.pages.iter().flatten() {
        let Draw::Text { line, .. } = draw else {
            continue;
        };
        for segment in &line.segments {
            for part in &segment.shaped.parts {
                let Some(used) = used.get_mut(usize::from(part.face)) else {
                    continue;
                };
                for glyph in &part.glyphs {
                    used.glyphs.insert(glyph.id);
                    let mut text = segment.shaped.text.get(glyph.from..glyph.to).unwrap_or("").chars();
                    if let (Some(c), None) = (text.next(), text.next()) {
                        used.characters.entry(c).or_insert(glyph.id);
                    }
                }
            }
        }
    }
    let mut cut = Vec::with_capacity(FACES);
    for (index, used) in used.into_iter().enumerate() {
        let face = u8::try_from(index).ok().and_then(|i| fonts.face(i)).filter(|_| !used.glyphs.is_empty());
        cut.push(face.map(|face| one(face, used)).transpose()?);
    }
    Ok(cut)
}

fn one(face: &Face, mut used: Used) -> Result<SubsetFont, PdfProblem> {
    if let Some(space) = face.glyph(' ') {
        used.glyphs.insert(space);
        used.characters.insert(' ', space);
    }
    let mut remapper = subsetter::GlyphRemapper::new();
    for glyph in &used.glyphs {
        remapper.remap(*glyph);
    }
    let bytes = subsetter::subset(face.data, 0, &remapper).map_err(|error| PdfProblem::Assembly {
        message: format!("{} cannot be cut down: {error}", face.name),
    })?;
    let mut renumbered = HashMap::new();
    let mut widths = vec![0.0; usize::from(remapper.num_gids())];
    let mut listed = BTreeMap::new();
    for glyph in std::iter::once(0).chain(used.glyphs.iter().copied()) {
        let Some(new) = remapper.get(glyph) else {
            continue;
        };
        renumbered.insert(glyph, new);
        let width = (face.advance(glyph) * 1000.0).round();
        listed.insert(new, width as u16);
        if let Some(slot) = widths.get_mut(usize::from(new)) {
            *slot = width;
        }
    }
    let (mut characters, mut codes) = (HashMap::new(), BTreeMap::new());
    for (c, glyph) in &used.characters {
        // Characters that share a glyph are read back as the first of them: a hyphen, never a soft hyphen.
        let Some(new) = renumbered.get(glyph).filter(|new| !characters.contains_key(*new)) else {
            continue;
        };
        characters.insert(*new, *c);
        codes.insert(u32::from(*c), *new);
    }
    let name = format!("{}+{}", tag(&bytes), face.name);
    let metrics = FontMetrics { ascent: thousandths(face.ascent), descent: thousandths(face.descent) };
    let space = face.glyph(' ').and_then(|glyph| renumbered.get(&glyph).copied());
    let mut parsed = ParsedFont::with_glyph_data(bytes, 0, Some(name), codes, listed, 1000, metrics);
    let bounds = face.shaping.global_bounding_box();
    parsed.pdf_font_metrics.x_min = thousandths(f32::from(bounds.x_min) / face.units);
    parsed.pdf_font_metrics.y_min = thousandths(f32::from(bounds.y_min) / face.units);
    parsed.pdf_font_metrics.x_max = thousandths(f32::from(bounds.x_max) / face.units);
    parsed.pdf_font_metrics.y_max = thousandths(f32::from(bounds.y_max) / face.units);
    parsed.pdf_font_metrics.us_weight_class = face.weight;
    if face.slope != 0.0 {
        parsed.pdf_font_metrics.caret_slope_rise = 1000;
        parsed.pdf_font_metrics.caret_slope_run = thousandths((-face.slope).to_radians().tan());
    }
    Ok(SubsetFont { parsed, renumbered, characters, widths, space })
}

/// Ems in thousandths.
fn thousandths(ems: f32) -> i16 {
    (ems * 1000.0).round() as i16
}

/// Six letters that tell subsets apart, from what is in them.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}
