//! What the computing storeys may ask of a workspace folder; the disk itself is `io`'s.

use std::collections::BTreeMap;
use std::io;
use std::io::Read;

/// A folder of files named by relative paths with forward slashes.
pub trait Folder: Sync {
    /// All files, sorted by path.
    fn list(&self) -> Vec<String>;

    /// The bytes of a small file.
    ///
    /// # Errors
    /// What the world says when it can't be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// A reader over a file of any size; opening it again starts from the beginning.
    ///
    /// # Errors
    /// What the world says when it can't be opened.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>>;

    /// The heartbeats in a database of Uptime Kuma, as CSV with a header; opening them again starts from the beginning.
    ///
    /// # Errors
    /// What it is instead; a folder that is not on a disk opens no databases.
    fn heartbeats(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        let why = format!("`{path}` is not on a disk, and only there is a database opened");
        Err(io::Error::new(io::ErrorKind::Unsupported, why))
    }

    /// How many bytes it has.
    fn size(&self, path: &str) -> u64;

    /// The links at a path and below it, sorted; links are never followed, and not in the list of files.
    fn links(&self, _path: &str) -> Vec<String> {
        Vec::new()
    }
}

/// A folder in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryFolder {
    /// The files by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Folder for MemoryFolder {
    fn list(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }

    fn size(&self, path: &str) -> u64 {
        self.files.get(path).map_or(0, |bytes| bytes.len() as u64)
    }
}
