//! The fonts of a workspace, for characters that the built-in ones lack.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::render::pdf::FontFile;
use crate::source::Folder;
use crate::source::Sources;
use crate::source::Span;
use sha2::Digest;
use sha2::Sha256;

/// The largest font file; the largest of Chinese, Japanese and Korean together are about 20 MiB.
const FONT_BYTES_MAX: u64 = 32 << 20;

/// Reads the fonts that the settings name, with the places where they do. One that cannot be used is a problem.
pub(super) fn read(
    folder: &dyn Folder,
    list: &[String],
    named: &[(&str, Span)],
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Vec<FontFile> {
    let mut fonts = Vec::new();
    for (path, span) in named {
        match one(folder, list, path) {
            Ok(font) => {
                sources.add_with_digest(*path, "", Sha256::digest(&font.bytes).into());
                fonts.push(font);
            }
            Err(problem) => diags.push(problem.at(*span, "named here")),
        }
    }
    fonts
}

fn one(folder: &dyn Folder, list: &[String], path: &str) -> Result<FontFile, Diagnostic> {
    if !list.iter().any(|known| known == path) {
        let missing =
            Diagnostic::error(Code::FileMissing, format!("the font `{path}` is not in the workspace"));
        return Err(missing.help("put the font file there, or take its name out"));
    }
    if folder.size(path) > FONT_BYTES_MAX {
        let title = format!("the font `{path}` is larger than {} MiB", FONT_BYTES_MAX >> 20);
        return Err(
            Diagnostic::error(Code::FileTooLarge, title).help("name the font of one script, not of all")
        );
    }
    let bytes = folder
        .read(path)
        .map_err(|error| Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {error}")))?;
    let font = FontFile { path: path.to_owned(), bytes };
    font.check().map_err(|why| {
        Diagnostic::error(Code::DocumentFont, format!("the font `{path}` cannot be used: {why}"))
            .help("download the font again, as .ttf or .otf")
    })?;
    Ok(font)
}
