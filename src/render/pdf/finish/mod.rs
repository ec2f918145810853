//! The finishing pass: what printpdf leaves out or gets wrong, written into its document before it is saved.

mod outline;
mod properties;
mod structure;

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::Object;
use lopdf::ObjectId;
use lopdf::StringFormat;
use sha2::Digest;
use sha2::Sha256;

use crate::render::document::Document;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::emit::Structure;

/// How hard streams are compressed: beyond this, time grows faster than files shrink.
const LEVEL: u32 = 4;

/// A fault of the file.
fn fault(what: &str) -> PdfProblem {
    PdfProblem::Assembly { message: format!("the PDF cannot be finished: {what}") }
}

/// Tags, names, identifies and packs a file.
pub(super) fn finish(
    mut file: lopdf::Document,
    document: &Document,
    laid: &Laid,
    structure: &Structure,
    issued_on: (i32, u32, u32),
) -> Result<Vec<u8>, PdfProblem> {
    file.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let root = file.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| fault("no catalogue"))?;
    let tree = structure::write(&mut file, &pages, laid, structure)?;
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
    pack(&mut file)?;
    identify(&mut file);
    let mut bytes = Vec::with_capacity(64 * 1024);
    let options = lopdf::SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(LEVEL)
        .build();
    file.save_with_options(&mut bytes, options).map_err(|error| fault(&error.to_string()))?;
    Ok(bytes)
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

/// Compresses every stream that is not compressed and may be.
fn pack(file: &mut lopdf::Document) -> Result<(), PdfProblem> {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if stream.dict.has(b"Filter") || !stream.allows_compression {
            continue;
        }
        let mut encoder =
            ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 2), Compression::new(LEVEL));
        let packed = encoder.write_all(&stream.content).and_then(|()| encoder.finish());
        stream.set_content(packed.map_err(|error| fault(&error.to_string()))?);
        stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    }
    Ok(())
}

/// Gives the file an identity made of its content: pages, fonts, properties.
fn identify(file: &mut lopdf::Document) {
    let mut hash = Sha256::new();
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(stream.content.len().to_be_bytes());
            hash.update(&stream.content);
        }
    }
    let digest = hash.finalize().get(..16).map(<[u8]>::to_vec).unwrap_or_default();
    let id = Object::String(digest, StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
}
