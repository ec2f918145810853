//! The finishing pass: what printpdf leaves out or gets wrong, written into its document before it is saved.

mod outline;
mod pack;
mod properties;
mod save;
mod structure;

use std::sync::Arc;

use lopdf::Object;
use lopdf::ObjectId;
use lopdf::StringFormat;

use crate::render::document::Document;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::cut::Cut;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::emit::Structure;
pub(super) use crate::render::pdf::finish::pack::Packer;
use crate::render::pdf::finish::save::Packed;

/// A fault of the file.
pub(super) fn fault(what: &str) -> PdfProblem {
    PdfProblem::Assembly { message: format!("the PDF cannot be finished: {what}") }
}

/// A file that has everything and only needs to be packed.
pub(super) struct Finished {
    file: lopdf::Document,
    packed: Packed,
    /// The fonts, each with the number before that of its first object.
    fonts: Vec<(u32, Arc<Cut>)>,
}

/// Packs a file.
///
/// # Errors
/// [`PdfProblem::Assembly`] where the compressor fails or the file has no catalogue.
pub(super) fn save(mut finished: Finished, packer: &mut Packer) -> Result<Vec<u8>, PdfProblem> {
    packer.streams(&mut finished.file)?;
    save::save(&finished.file, finished.packed, &finished.fonts, packer)
}

/// Gives a file its fonts, tags, names and identity.
pub(super) fn finish(
    mut file: lopdf::Document,
    document: &Document,
    laid: &Laid,
    structure: &Structure,
    fonts: &[Option<Arc<Cut>>],
    issued_on: (i32, u32, u32),
) -> Result<Finished, PdfProblem> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let root = file.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| fault("no catalogue"))?;
    let fonts = embed(&mut file, &pages, fonts)?;
    let mut packed = Packed::default();
    let tree = structure::write(&mut file, &mut packed, &pages, laid, structure)?;
    let outline = outline::write(&mut file, &pages, laid);
    properties::write(&mut file, root, document, issued_on)?;
    let catalogue = file.get_dictionary_mut(root).map_err(|_| fault("no catalogue"))?;
    catalogue.set("StructTreeRoot", tree);
    if let Some(outline) = outline {
        catalogue.set("Outlines", outline);
    }
    catalogue.set(
        "PageMode",
        Object::Name(if outline.is_some() && pages.len() > 2 {
            b"UseOutlines".to_vec()
        } else {
            b"UseNone".to_vec()
        }),
    );
    Ok(Finished { file, packed, fonts })
}

/// Puts the fonts among the resources that all pages share, and keeps numbers free for their objects.
fn embed(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    fonts: &[Option<Arc<Cut>>],
) -> Result<Vec<(u32, Arc<Cut>)>, PdfProblem> {
    let mut embedded = Vec::new();
    let Some(first) = pages.first() else {
        return Ok(embedded);
    };
    let found = file.get_dictionary(*first).and_then(|page| page.get(b"Resources"));
    let resources = found.and_then(Object::as_reference).and_then(|id| file.get_dictionary(id));
    let shared = resources.and_then(|resources| resources.get(b"Font")).and_then(Object::as_reference);
    let shared = shared.map_err(|_| fault("no resources"))?;
    for (index, cut) in fonts.iter().enumerate() {
        if let Some(cut) = cut {
            let base = file.max_id;
            file.max_id += cut.objects().len() as u32;
            let font = (file.max_id, 0);
            let names = file.get_dictionary_mut(shared).map_err(|_| fault("no list of fonts"))?;
            names.set(format!("F{index}"), font);
            embedded.push((base, Arc::clone(cut)));
        }
    }
    Ok(embedded)
}

/// Words as a PDF string: Latin as it is, anything else in UTF-16.
fn words(text: &str) -> Object {
    if text.chars().all(|c| c.is_ascii() && !c.is_ascii_control()) {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xfe, 0xff];
    for unit in text.encode_utf16() {
        bytes.extend(unit.to_be_bytes());
    }
    Object::String(bytes, StringFormat::Hexadecimal)
}
