//! Compression of streams, with one compressor for many.

use libdeflater::CompressionLvl;
use libdeflater::Compressor;
use lopdf::Object;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::finish::fault;

/// How hard the streams of a document are compressed: beyond this, time grows faster than files shrink.
const QUICK: i32 = 1;
/// How hard what many documents share is compressed.
const SMALL: i32 = 9;

/// Compresses streams one after another.
pub(in crate::render::pdf) struct Packer {
    compressor: Compressor,
    /// Room for what is compressed, kept for the next stream.
    room: Vec<u8>,
}

impl Packer {
    /// For the streams of one document.
    pub(in crate::render::pdf) fn quick() -> Packer {
        Packer::of(QUICK)
    }

    /// For what many documents share.
    pub(in crate::render::pdf) fn small() -> Packer {
        Packer::of(SMALL)
    }

    fn of(level: i32) -> Packer {
        let level = CompressionLvl::new(level).unwrap_or_default();
        Packer { compressor: Compressor::new(level), room: Vec::new() }
    }

    /// Compresses every stream that is not compressed and may be.
    ///
    /// # Errors
    /// [`PdfProblem::Assembly`] where the compressor fails.
    pub(in crate::render::pdf) fn streams(&mut self, file: &mut lopdf::Document) -> Result<(), PdfProblem> {
        for object in file.objects.values_mut() {
            let Object::Stream(stream) = object else {
                continue;
            };
            if stream.dict.has(b"Filter") || !stream.allows_compression {
                continue;
            }
            let packed = self.deflate(&stream.content)?;
            stream.set_content(packed);
            stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
        }
        Ok(())
    }

    /// Compresses one stream.
    ///
    /// # Errors
    /// [`PdfProblem::Assembly`] where the compressor fails.
    pub(super) fn deflate(&mut self, content: &[u8]) -> Result<Vec<u8>, PdfProblem> {
        let bound = self.compressor.zlib_compress_bound(content.len());
        if self.room.len() < bound {
            self.room.resize(bound, 0);
        }
        let length = self.compressor.zlib_compress(content, &mut self.room);
        let length = length.map_err(|error| fault(&error.to_string()))?;
        Ok(self.room.get(..length).unwrap_or(&[]).to_vec())
    }
}
