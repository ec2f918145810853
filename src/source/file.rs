//! One text of the workspace with its line starts and its SHA-256, and the list of all of them.

use crate::source::SourceId;
use crate::source::Span;
use sha2::Digest;
use sha2::Sha256;

/// A file of the workspace as it was read. Bulk evidence is listed with its digest but without its text.
#[derive(Debug)]
pub struct SourceFile {
    /// Path inside the workspace, with forward slashes.
    pub path: String,
    /// The text; empty for bulk evidence.
    pub text: String,
    /// SHA-256 of the bytes as they stand on disk.
    pub sha256: [u8; 32],
    line_starts: Vec<u32>,
}

impl SourceFile {
    fn new(path: String, text: String, sha256: [u8; 32]) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let after = newlines.map(|(i, _)| u32::try_from(i + 1).unwrap_or(u32::MAX));
        let line_starts = std::iter::once(0).chain(after).collect();
        SourceFile { path, text, sha256, line_starts }
    }

    /// The 1-based line of a byte position; unlike the column it does not ask how long the line is.
    fn line_of(&self, byte: u32) -> usize {
        self.line_starts.partition_point(|start| *start <= byte).max(1)
    }

    /// The 1-based line and column (in characters) of a byte position.
    pub fn line_column(&self, byte: u32) -> (usize, usize) {
        let line = self.line_of(byte);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0) as usize;
        let upto = self.text.get(start..byte as usize).unwrap_or("");
        (line, upto.chars().count() + 1)
    }

    /// The bytes of a 1-based line, with its line end; none at the end for a line that is not there.
    pub fn line_range(&self, line: usize) -> (usize, usize) {
        let start = self.line_starts.get(line.saturating_sub(1)).map_or(self.text.len(), |s| *s as usize);
        (start, self.line_starts.get(line).map_or(self.text.len(), |e| *e as usize))
    }

    /// The text of a 1-based line, without its line end.
    pub fn line(&self, line: usize) -> &str {
        let (start, end) = self.line_range(line);
        self.text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }
}

/// All files of one run, in the order they were added.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text and returns its id. The digest is that of the bytes on disk.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        let text = text.into();
        let digest = Sha256::digest(text.as_bytes()).into();
        self.add_with_digest(path, text, digest)
    }

    /// Adds a file whose digest is already known: bulk evidence, or a text whose bytes on disk
    /// differ from what is kept (a byte order mark).
    pub fn add_with_digest(
        &mut self,
        path: impl Into<String>,
        text: impl Into<String>,
        sha256: [u8; 32],
    ) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(path.into(), text.into(), sha256));
        id
    }

    /// The file with this id.
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The id of a path, if it was read.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let at = self.files.iter().position(|f| f.path == path)?;
        Some(SourceId(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (SourceId(u32::try_from(i).unwrap_or(0)), f))
    }

    /// `path:line`, the way workings name a source.
    pub fn place(&self, span: Span) -> String {
        let file = self.file(span.source);
        format!("{}:{}", file.path, file.line_of(span.start))
    }
}

/// Lower-case hexadecimal digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
