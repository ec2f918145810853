//! Bytes to text: UTF-8 or a message that names the byte; a byte order mark is dropped.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::source::SourceId;
use crate::source::Sources;
use sha2::Digest;
use sha2::Sha256;

/// No workspace text that a person wrote is larger.
pub const TEXT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Adds a file to the sources. A file that is not UTF-8 is reported and kept without its text.
pub fn add_text(
    sources: &mut Sources,
    path: &str,
    bytes: Vec<u8>,
    diags: &mut Diagnostics,
) -> Option<SourceId> {
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            Some(sources.add_with_digest(path, text, digest))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = bytes[..at].iter().filter(|b| **b == b'\n').count() as u64 + 1;
            let id = sources.add_with_digest(path, "", digest);
            let byte = bytes.get(at).copied().unwrap_or(0);
            let start = bytes[..at].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
            let end = bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n);
            let shown: String = String::from_utf8_lossy(&bytes[start..end]).chars().take(200).collect();
            let place = Place::Line { source: id, line, column: None, excerpt: shown };
            diags.push(
                Diagnostic::error(Code::FileEncoding, format!("`{path}` is not UTF-8 text"))
                    .at_place(place, format!("the byte {byte:#04x} on this line is not UTF-8"))
                    .note("names and addresses would be printed wrongly in letters, so no guess is made about the encoding")
                    .help("save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)"),
            );
            None
        }
    }
}
