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

/// Gives a file its fonts, tags, names and identity, and packs it.
pub(super) fn finish(
    mut file: lopdf::Document,
    document: &Document,
    laid: &Laid,
    structure: &Structure,
    fonts: &[Option<Arc<Cut>>],
    issued_on: (i32, u32, u32),
    packer: &mut Packer,
) -> Result<Vec<u8>, PdfProblem> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let root = file.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| fault("no catalogue"))?;
    embed(&mut file, &pages, fonts)?;
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
    packer.streams(&mut file)?;
    save::save(&file, packed, packer)
}

/// Puts the fonts among the resources that all pages share.
fn embed(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    fonts: &[Option<Arc<Cut>>],
) -> Result<(), PdfProblem> {
    let Some(first) = pages.first() else {
        return Ok(());
    };
    let found = file.get_dictionary(*first).and_then(|page| page.get(b"Resources"));
    let resources = found.and_then(Object::as_reference).and_then(|id| file.get_dictionary(id));
    let shared = resources.and_then(|resources| resources.get(b"Font")).and_then(Object::as_reference);
    let shared = shared.map_err(|_| fault("no resources"))?;
    for (index, cut) in fonts.iter().enumerate() {
        if let Some(cut) = cut {
            let font = cut.graft(file);
            let names = file.get_dictionary_mut(shared).map_err(|_| fault("no list of fonts"))?;
            names.set(format!("F{index}"), font);
        }
    }
    Ok(())
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
