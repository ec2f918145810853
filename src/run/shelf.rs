//! Where a run puts its files, one by one as they are made, so that no run holds all of them in memory.

use crate::run::Artefact;
use crate::source::hex;
use sha2::Digest;
use sha2::Sha256;
use std::io;
use std::sync::Mutex;
use std::sync::PoisonError;

/// Takes the files of a run. What was put there counts only when the run is published as a whole.
pub trait Shelf: Sync {
    /// Takes a file.
    ///
    /// # Errors
    /// What the world says when it can't be kept.
    fn put(&self, artefact: Artefact) -> io::Result<()>;
}

/// A shelf in memory.
#[derive(Default)]
pub struct MemoryShelf {
    files: Mutex<Vec<Artefact>>,
}

impl MemoryShelf {
    /// The files by path.
    pub fn into_files(self) -> Vec<Artefact> {
        let mut files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

impl Shelf for MemoryShelf {
    fn put(&self, artefact: Artefact) -> io::Result<()> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(artefact);
        Ok(())
    }
}

/// A file that was put on the shelf.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Output {
    pub(super) path: String,
    pub(super) bytes: usize,
    pub(super) sha256: String,
}

/// The shelf of a run, with the list of what was put there and the first thing that went wrong.
pub(super) struct Outputs<'a> {
    shelf: &'a dyn Shelf,
    kept: Mutex<(Vec<Output>, Option<String>)>,
}

impl<'a> Outputs<'a> {
    pub(super) fn new(shelf: &'a dyn Shelf) -> Self {
        Outputs { shelf, kept: Mutex::default() }
    }

    /// Puts a file on the shelf and notes its digest.
    pub(super) fn put(&self, artefact: Artefact) {
        let output = Output {
            path: artefact.path.clone(),
            bytes: artefact.bytes.len(),
            sha256: hex(&Sha256::digest(&artefact.bytes)),
        };
        let result = self.shelf.put(artefact);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Err(why), None) = (result, &kept.1) {
            kept.1 = Some(format!("`{}` could not be written: {why}", output.path));
        }
        kept.0.push(output);
    }

    /// What was put there, by path, or what went wrong first.
    pub(super) fn list(&self) -> Result<Vec<Output>, String> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match &kept.1 {
            Some(why) => Err(why.clone()),
            None => {
                let mut outputs = kept.0.clone();
                outputs.sort();
                Ok(outputs)
            }
        }
    }
}
