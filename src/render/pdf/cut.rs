//! A face cut down to some of its glyphs, with the objects that put it into a file.

use std::collections::BTreeMap;

use lopdf::Object;
use lopdf::ObjectId;
use printpdf::Codepoint;
use printpdf::FontId;
use printpdf::FontMetrics;
use printpdf::Mm;
use printpdf::Op;
use printpdf::ParsedFont;
use printpdf::PdfDocument;
use printpdf::PdfFont;
use printpdf::PdfFontHandle;
use printpdf::PdfPage;
use printpdf::PdfSaveOptions;
use printpdf::Pt;
use printpdf::TextItem;
use sha2::Digest;
use sha2::Sha256;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::faces::Face;
use crate::render::pdf::finish::Packer;
use crate::render::pdf::finish::fault;
use crate::render::pdf::ink::Ink;

/// Glyphs of a face, each with the text that a reader copies for it.
///
/// A glyph that stands for several texts is read back as the shortest and first of them: a hyphen, never a soft
/// hyphen.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Glyphs(BTreeMap<u16, Box<str>>);

impl Glyphs {
    /// Adds a glyph that stands for a text; the second glyph of a text stands for none.
    pub(super) fn add(&mut self, glyph: u16, text: &str) {
        let rank = |text: &str| (text.is_empty(), text.len());
        let known = self.0.entry(glyph).or_insert_with(|| text.into());
        if (rank(text), text) < (rank(known), known) {
            *known = text.into();
        }
    }
}

/// A face cut down to some of its glyphs.
pub(super) struct Cut {
    /// New glyph numbers by old ones.
    numbers: Vec<Option<u16>>,
    /// What each glyph stands for.
    glyphs: Glyphs,
    /// Widths by new number, in whole thousandths of an em, as they stand in the file.
    widths: Vec<f32>,
    /// The new number of the space.
    pub(super) space: Option<u16>,
    /// Font, descriptor, program and texts as they stand in a file; the font is the last.
    objects: Vec<Written>,
}

impl Cut {
    /// Cuts a face down to `glyphs` and the space.
    ///
    /// # Errors
    /// [`PdfProblem::Assembly`] where the embedded font cannot be cut.
    pub(super) fn new(face: &Face, mut glyphs: Glyphs, packer: &mut Packer) -> Result<Cut, PdfProblem> {
        let space = face.glyph(' ');
        if let Some(space) = space {
            glyphs.add(space, " ");
        }
        let mut remapper = subsetter::GlyphRemapper::new();
        for glyph in glyphs.0.keys() {
            remapper.remap(*glyph);
        }
        let program = subsetter::subset(face.data, 0, &remapper).map_err(|error| PdfProblem::Assembly {
            message: format!("{} cannot be cut down: {error}", face.name),
        })?;
        let mut widths = vec![0.0; usize::from(remapper.num_gids())];
        let mut numbers = vec![None; usize::from(face.shaping.number_of_glyphs())];
        for glyph in std::iter::once(0).chain(glyphs.0.keys().copied()) {
            let Some(new) = remapper.get(glyph) else {
                continue;
            };
            if let Some(slot) = numbers.get_mut(usize::from(glyph)) {
                *slot = Some(new);
            }
            if let Some(slot) = widths.get_mut(usize::from(new)) {
                *slot = (face.advance(glyph) * 1000.0).round();
            }
        }
        let objects = objects(parsed(face, program, &widths), specimen(&glyphs, &remapper), packer)?;
        let objects = objects.iter().map(Written::of).collect();
        let space = space.and_then(|glyph| remapper.get(glyph));
        Ok(Cut { numbers, glyphs, widths, space, objects })
    }

    /// The new number of a glyph.
    pub(super) fn number(&self, glyph: u16) -> Option<u16> {
        self.numbers.get(usize::from(glyph)).copied().flatten()
    }

    /// The width of a glyph by its new number, in thousandths of an em.
    pub(super) fn width(&self, number: u16) -> f32 {
        self.widths.get(usize::from(number)).copied().unwrap_or(0.0)
    }

    /// Whether it has a glyph for a text and reads it back as that text.
    pub(super) fn has(&self, glyph: u16, text: &str) -> bool {
        let reads_as = match text {
            "\u{a0}" | "\u{202f}" => " ",
            "\u{ad}" | "\u{2011}" => "-",
            other => other,
        };
        self.glyphs.0.get(&glyph).is_some_and(|known| known.as_ref() == text || known.as_ref() == reads_as)
    }

    /// Its objects; their numbers follow on one another, and the last is the font.
    pub(super) fn objects(&self) -> &[Written] {
        &self.objects
    }
}

/// An object as it stands in a file, but for the numbers of others.
pub(super) struct Written {
    /// Text, and after each but the last the number of another object, counted from 0 before the first.
    pieces: Vec<(String, Option<u32>)>,
    /// What follows it, if it is a stream.
    pub(super) content: Option<Vec<u8>>,
}

impl Written {
    fn of(object: &Object) -> Written {
        let mut found = object.clone();
        // A number that nothing else in a font has marks the place of a reference.
        let mut references = Vec::new();
        each_reference(&mut found, &mut |reference| {
            references.push(reference.0);
            *reference = (MARKED, 0);
        });
        let mut ink = Ink::default();
        ink.object(&found);
        let text = ink.take().unwrap_or_default();
        let mark = format!("{MARKED} 0 R");
        let mut numbers = references.into_iter().map(Some).chain(std::iter::repeat(None));
        let pieces = text.split(&mark).map(|piece| (piece.to_owned(), numbers.next().flatten())).collect();
        let content = object.as_stream().ok().map(|stream| stream.content.clone());
        Written { pieces, content }
    }

    /// Writes it into a file in which the number before its first neighbour's is `base`.
    pub(super) fn put(&self, base: u32, ink: &mut Ink) {
        for (text, reference) in &self.pieces {
            ink.put(text);
            if let Some(reference) = reference {
                ink.reference((base + reference, 0));
            }
        }
    }
}

/// The number of an object that no file has.
const MARKED: u32 = 4_000_000_000;

/// The font as printpdf takes it.
fn parsed(face: &Face, program: Vec<u8>, widths: &[f32]) -> ParsedFont {
    let listed = (0..).zip(widths).map(|(number, width)| (number, *width as u16)).collect();
    let name = format!("{}+{}", tag(&program), face.name);
    let metrics = FontMetrics { ascent: thousandths(face.ascent), descent: thousandths(face.descent) };
    let mut parsed =
        ParsedFont::with_glyph_data(program, 0, Some(name), BTreeMap::new(), listed, 1000, metrics);
    let bounds = face.shaping.global_bounding_box();
    let of_file = &mut parsed.pdf_font_metrics;
    of_file.x_min = thousandths(f32::from(bounds.x_min) / face.units);
    of_file.y_min = thousandths(f32::from(bounds.y_min) / face.units);
    of_file.x_max = thousandths(f32::from(bounds.x_max) / face.units);
    of_file.y_max = thousandths(f32::from(bounds.y_max) / face.units);
    of_file.us_weight_class = face.weight;
    if face.slope != 0.0 {
        of_file.caret_slope_rise = 1000;
        of_file.caret_slope_run = thousandths((-face.slope).to_radians().tan());
    }
    parsed
}

/// Each glyph once, with its text: printpdf embeds what is shown.
fn specimen(glyphs: &Glyphs, numbers: &subsetter::GlyphRemapper) -> Vec<TextItem> {
    let shown = glyphs.0.iter().filter_map(|(glyph, text)| {
        let gid = numbers.get(*glyph)?;
        Some(Codepoint { gid, offset: 0.0, cid: (!text.is_empty()).then(|| text.to_string()) })
    });
    vec![TextItem::GlyphIds(shown.collect())]
}

/// The objects of a font, compressed and numbered from 1, the font itself last.
fn objects(font: ParsedFont, items: Vec<TextItem>, packer: &mut Packer) -> Result<Vec<Object>, PdfProblem> {
    let mut pdf = PdfDocument::new("");
    let id = FontId("F".to_owned());
    pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
    let font = PdfFontHandle::External(id);
    let ops = vec![Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }];
    pdf.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), ops));
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut file = pdf.to_lopdf_document(&options, &mut Vec::new());
    packer.streams(&mut file)?;
    let is_font = |object: &Object| {
        object
            .as_dict()
            .is_ok_and(|d| d.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Type0"))
    };
    let font = file.objects.iter().find(|(_, object)| is_font(object)).map(|(id, _)| *id);
    let mut order = Vec::new();
    gather(&file, font.ok_or_else(|| fault("a font was not embedded"))?, &mut order);
    let renumbered: BTreeMap<ObjectId, u32> = order.iter().copied().zip(1..).collect();
    let mut found = Vec::with_capacity(order.len());
    for id in &order {
        let mut object = file.objects.remove(id).ok_or_else(|| fault("a part of a font is missing"))?;
        each_reference(&mut object, &mut |reference| {
            reference.0 = renumbered.get(reference).copied().unwrap_or(0);
        });
        found.push(object);
    }
    Ok(found)
}

/// An object after all that it refers to.
fn gather(file: &lopdf::Document, id: ObjectId, order: &mut Vec<ObjectId>) {
    let Some(mut object) = file.objects.get(&id).cloned() else {
        return;
    };
    let mut below = Vec::new();
    each_reference(&mut object, &mut |reference| below.push(*reference));
    for id in below {
        if !order.contains(&id) {
            gather(file, id, order);
        }
    }
    order.push(id);
}

fn each_reference(object: &mut Object, visit: &mut dyn FnMut(&mut ObjectId)) {
    match object {
        Object::Reference(id) => visit(id),
        Object::Array(list) => list.iter_mut().for_each(|o| each_reference(o, visit)),
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, o)| each_reference(o, visit)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, o)| each_reference(o, visit)),
        _ => {}
    }
}

/// Ems in thousandths.
fn thousandths(ems: f32) -> i16 {
    (ems * 1000.0).round() as i16
}

/// Six letters that tell cuts apart, from what is in them.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}
