//! Data packed for a page: JSON, deflated, as letters and digits. Browsers unpack it part by part, when it is asked for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use libdeflater::CompressionLvl;
use libdeflater::Compressor;
use serde::Serialize;

/// Packed data: only letters, digits, `+`, `/` and `=`, so that nothing of it can be read as HTML.
pub struct Packed(pub(super) String);

/// How hard to press: pressing harder makes the data little smaller and takes twice the time.
const LEVEL: i32 = 3;

/// A text without the unseen characters that turn the direction of what follows, so that no name can make its
/// neighbours read otherwise.
pub(super) fn straight(text: String) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(turns) { text.replace(turns, "") } else { text }
}

/// Packs data.
///
/// # Errors
/// What serde says when the data cannot be written; that is a mistake of ours.
pub fn pack(data: &(impl Serialize + ?Sized)) -> serde_json::Result<Packed> {
    let json = straight(serde_json::to_string(data)?).into_bytes();
    let mut press = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
    let mut bytes = vec![0; press.zlib_compress_bound(json.len())];
    // The bound is enough for any data; were it not, the part would be empty and the page would say that it is not whole.
    let length = press.zlib_compress(&json, &mut bytes).unwrap_or(0);
    bytes.truncate(length);
    Ok(Packed(STANDARD.encode(bytes)))
}
