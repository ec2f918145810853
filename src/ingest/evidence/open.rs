//! The files that a source names, opened and decompressed.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::TEXT_BYTES_MAX;
use crate::ingest::add_text;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use std::io::Read;

/// The files that a source names, if its path can be read as a pattern.
pub(super) fn matching<'a>(list: &'a [String], source: &MonitoringSource) -> Option<Vec<&'a String>> {
    let glob = globset::GlobBuilder::new(&source.path).literal_separator(true).build().ok()?;
    let matcher = glob.compile_matcher();
    Some(list.iter().filter(|p| matcher.is_match(p.as_str())).collect())
}

/// A file from its beginning, decompressed by its name's ending.
pub(super) fn opened(folder: &dyn Folder, path: &str) -> std::io::Result<Box<dyn Read>> {
    Ok(match path.rsplit('.').next() {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(folder.open(path)?)),
        Some("zst") => Box::new(zstd::stream::read::Decoder::new(folder.open(path)?)?),
        _ => folder.open(path)?,
    })
}

/// The bytes of a file of ordinary size, decompressed by its name's ending; `None` when it is larger.
///
/// # Errors
/// What the world says when it can't be read.
pub fn text_bytes(folder: &dyn Folder, path: &str) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    opened(folder, path)?.take(TEXT_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= TEXT_BYTES_MAX).then_some(bytes))
}

/// A file of ordinary size as a source.
pub(super) fn whole(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    path: &str,
    diags: &mut Diagnostics,
) -> Option<SourceId> {
    let bytes = match text_bytes(folder, path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            diags.push(
                Diagnostic::error(
                    Code::FileTooLarge,
                    format!("`{path}` holds more than {} MiB of records", TEXT_BYTES_MAX >> 20),
                )
                .at(source.path_span, "named here")
                .help("only `samples` are read at any size; split an export of records by month"),
            );
            return None;
        }
        Err(error) => {
            diags.push(
                Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {error}"))
                    .at(source.path_span, "named here"),
            );
            return None;
        }
    };
    add_text(sources, path, bytes, diags)
}
