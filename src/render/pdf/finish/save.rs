//! The file as bytes: streams one by one, all other objects packed together, and where each of them is.
//!
//! Half of the time of a document went into doing this through a general writer; a file has one shape here.

use std::sync::Arc;

use lopdf::Object;
use lopdf::ObjectId;
use lopdf::dictionary;
use sha2::Digest;
use sha2::Sha256;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::cut::Cut;
use crate::render::pdf::finish::fault;
use crate::render::pdf::finish::pack::Packer;
use crate::render::pdf::ink::Ink;

/// The version, and bytes that tell a program that moves files that this one is not text.
const HEAD: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
/// How many objects are packed into one stream.
const TOGETHER: usize = 200;

/// Objects that are written already, one after another.
#[derive(Default)]
pub(super) struct Packed {
    ink: Ink,
    /// Number and start of each.
    starts: Vec<(u32, usize)>,
}

impl Packed {
    /// Begins an object, which the caller writes.
    pub(super) fn begin(&mut self, id: ObjectId) -> &mut Ink {
        self.ink.put("\n");
        self.starts.push((id.0, self.ink.len()));
        &mut self.ink
    }

    /// The objects from `first` to before `end` as the content of a stream, with the length of its index.
    fn content(&self, first: usize, end: usize) -> (Vec<u8>, usize) {
        let start_of = |at: usize| self.starts.get(at).map_or(self.ink.len(), |(_, start)| *start);
        let begin = start_of(first);
        let mut index = Ink::default();
        for (number, start) in self.starts.get(first..end).unwrap_or(&[]) {
            index.whole(*number as usize);
            index.put(" ");
            index.whole(start - begin);
            index.put(" ");
        }
        let mut content = index.bytes().to_vec();
        content.extend_from_slice(self.ink.bytes().get(begin..start_of(end)).unwrap_or(&[]));
        (content, index.len())
    }
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// At a byte of the file.
    At(usize),
    /// In the stream of this number, at this position.
    In(u32, usize),
}

/// Writes the file.
///
/// # Errors
/// A document without a catalogue.
pub(super) fn save(
    file: &lopdf::Document,
    mut packed: Packed,
    fonts: &[(u32, Arc<Cut>)],
    packer: &mut Packer,
) -> Result<Vec<u8>, PdfProblem> {
    let mut bytes = Vec::with_capacity(128 * 1024);
    bytes.extend_from_slice(HEAD);
    let mut places = vec![Place::Nowhere; file.max_id as usize + 1];
    let mut place = |number: u32, at: Place| {
        if places.len() <= number as usize {
            places.resize(number as usize + 1, Place::Nowhere);
        }
        if let Some(slot) = places.get_mut(number as usize) {
            *slot = at;
        }
    };
    for (base, font) in fonts {
        for (number, object) in (base + 1..).zip(font.objects()) {
            match &object.content {
                Some(content) => {
                    place(number, Place::At(bytes.len()));
                    put_stream(&mut bytes, number, |ink| object.put(*base, ink), content);
                }
                None => object.put(*base, packed.begin((number, 0))),
            }
        }
    }
    let after_fonts = bytes.len();
    for (id, object) in &file.objects {
        match object {
            Object::Stream(stream) => {
                place(id.0, Place::At(bytes.len()));
                put_stream(&mut bytes, id.0, |ink| ink.object(object), &stream.content);
            }
            other => packed.begin(*id).object(other),
        }
    }
    let mut number = file.max_id;
    for first in (0..packed.starts.len()).step_by(TOGETHER) {
        number += 1;
        let end = packed.starts.len().min(first + TOGETHER);
        for (position, (id, _)) in packed.starts.get(first..end).unwrap_or(&[]).iter().enumerate() {
            place(*id, Place::In(number, position));
        }
        let (content, index) = packed.content(first, end);
        let content = packer.deflate(&content)?;
        let dictionary = dictionary! {
            "Type" => "ObjStm", "N" => whole(end - first), "First" => whole(index),
            "Length" => whole(content.len()), "Filter" => "FlateDecode",
        };
        place(number, Place::At(bytes.len()));
        put_stream(&mut bytes, number, |ink| ink.dictionary(&dictionary), &content);
    }
    number += 1;
    place(number, Place::At(bytes.len()));
    // The names of the fonts, which stand among the objects, tell one program from another.
    let digest = Sha256::digest(bytes.get(after_fonts..).unwrap_or(&[]));
    table(&mut bytes, file, (number, &digest), &places, packer)?;
    Ok(bytes)
}

/// The table of places, as a stream that is the trailer too.
fn table(
    bytes: &mut Vec<u8>,
    file: &lopdf::Document,
    (number, digest): (u32, &[u8]),
    places: &[Place],
    packer: &mut Packer,
) -> Result<(), PdfProblem> {
    let start = bytes.len();
    let mut rows = Vec::with_capacity(places.len() * 7);
    for place in places {
        let (kind, what, position) = match place {
            Place::Nowhere => (0, 0, 0),
            Place::At(start) => (1, *start as u32, 0),
            Place::In(stream, position) => (2, *stream, *position as u16),
        };
        rows.push(kind);
        rows.extend(what.to_be_bytes());
        rows.extend(position.to_be_bytes());
    }
    let content = packer.deflate(&rows)?;
    let entry = |key: &[u8]| file.trailer.get(key).cloned().map_err(|_| fault("no catalogue"));
    let digest = digest.get(..16).unwrap_or(digest).to_vec();
    let identity = Object::String(digest, lopdf::StringFormat::Hexadecimal);
    let dictionary = dictionary! {
        "Type" => "XRef", "Size" => whole(places.len()), "W" => vec![1.into(), 4.into(), 2.into()],
        "Root" => entry(b"Root")?, "Info" => entry(b"Info")?, "ID" => vec![identity.clone(), identity],
        "Length" => whole(content.len()), "Filter" => "FlateDecode",
    };
    put_stream(bytes, number, |ink| ink.dictionary(&dictionary), &content);
    bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    Ok(())
}

fn put_stream(bytes: &mut Vec<u8>, number: u32, dictionary: impl FnOnce(&mut Ink), content: &[u8]) {
    let mut ink = Ink::default();
    ink.whole(number as usize);
    ink.put(" 0 obj\n");
    dictionary(&mut ink);
    ink.put("\nstream\n");
    bytes.extend_from_slice(ink.bytes());
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
}

fn whole(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}
