//! Files that were named one by one, wherever they lie.

use crate::source::Folder;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

/// Files by the names that messages give them: the path below a folder for those that lie in it, otherwise as
/// they were named.
pub struct LooseFiles {
    files: BTreeMap<String, PathBuf>,
}

impl LooseFiles {
    /// Some files.
    ///
    /// # Errors
    /// The one that is not there.
    pub fn open(paths: &[PathBuf], home: &Path) -> Result<Self, (PathBuf, io::Error)> {
        let home = home.canonicalize().unwrap_or_else(|_| home.to_owned());
        let mut files = BTreeMap::new();
        for path in paths {
            let whole = path.canonicalize().map_err(|why| (path.clone(), why))?;
            let name = whole.strip_prefix(&home).unwrap_or(path);
            files.insert(name.to_string_lossy().replace('\\', "/"), whole);
        }
        Ok(LooseFiles { files })
    }

    fn path(&self, name: &str) -> io::Result<&PathBuf> {
        self.files.get(name).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Folder for LooseFiles {
    fn list(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.path(path)?)
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(self.path(path)?)?))
    }

    fn size(&self, path: &str) -> u64 {
        self.path(path).and_then(std::fs::metadata).map_or(0, |m| m.len())
    }
}
