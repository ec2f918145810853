//! A workspace folder on disk.

use crate::source::Folder;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use walkdir::DirEntry;
use walkdir::WalkDir;

/// A folder on disk. Hidden files, links and what Amends itself makes (`out`, `archive`) are not part of it.
pub struct DiskFolder {
    root: PathBuf,
    is_whole: bool,
}

impl DiskFolder {
    /// The folder at a path.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn open(root: &Path) -> io::Result<Self> {
        let meta = std::fs::metadata(root)?;
        if !meta.is_dir() {
            return Err(io::Error::new(io::ErrorKind::NotADirectory, "it is not a folder"));
        }
        Ok(DiskFolder { root: root.to_owned(), is_whole: false })
    }

    /// The same with every file in it, hidden ones too: the folder of a published run.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn open_whole(root: &Path) -> io::Result<Self> {
        Ok(DiskFolder { is_whole: true, ..DiskFolder::open(root)? })
    }

    fn is_input(entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        let made =
            entry.depth() == 1 && (name == "out" || name == "archive" || name.starts_with("register.db"));
        entry.depth() == 0 || !(name.starts_with('.') || made)
    }
}

/// The nearest folder above a path that has an `amends.toml`.
pub fn workspace_above(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().ok()?;
    path.ancestors().skip(1).find(|folder| folder.join("amends.toml").is_file()).map(Path::to_owned)
}

/// The folders of the published and archived runs of a workspace: `out/*` and `archive/*/*`, by name.
pub fn published_runs(workspace: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path, depth: usize| {
        let walk =
            WalkDir::new(folder).follow_links(false).min_depth(depth).max_depth(depth).sort_by_file_name();
        walk.into_iter().filter_map(Result::ok).map(DirEntry::into_path).collect::<Vec<_>>()
    };
    let mut runs = below(&workspace.join("out"), 1);
    runs.extend(below(&workspace.join("archive"), 2));
    runs.retain(|run| run.join(crate::run::MANIFEST).is_file());
    runs
}

impl Folder for DiskFolder {
    fn list(&self) -> Vec<String> {
        let walk = WalkDir::new(&self.root).follow_links(false).max_depth(8).into_iter();
        let files = walk
            .filter_entry(|e| self.is_whole || Self::is_input(e))
            .filter_map(Result::ok)
            .filter(|e| e.file_type().is_file());
        let mut list: Vec<String> = files
            .filter_map(|e| {
                let below = e.path().strip_prefix(&self.root).ok()?;
                let parts: Vec<&str> = below.iter().map(|p| p.to_str()).collect::<Option<_>>()?;
                Some(parts.join("/"))
            })
            .collect();
        list.sort();
        list
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.root.join(path))
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(self.root.join(path))?))
    }

    fn heartbeats(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        super::db::heartbeats(&self.root.join(path))
    }

    fn size(&self, path: &str) -> u64 {
        std::fs::metadata(self.root.join(path)).map_or(0, |m| m.len())
    }
    fn links(&self, path: &str) -> Vec<String> {
        let walk = WalkDir::new(self.root.join(path))
            .follow_links(false)
            .follow_root_links(false)
            .max_depth(8)
            .into_iter();
        let links = walk.filter_map(Result::ok).filter(|e| e.path_is_symlink());
        let mut list: Vec<String> = links
            .filter_map(|e| {
                Some(e.path().strip_prefix(&self.root).ok()?.to_string_lossy().replace('\\', "/"))
            })
            .collect();
        list.sort();
        list
    }
}
