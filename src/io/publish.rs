//! All artefacts or none: written beside, then exchanged with what was there.
//!
//! A run is written to `<out>/.staging-<run>`. When it is complete, the folder of the period is moved to
//! `<out>/.previous-<period>`, the staged one takes its place, and the previous one is removed. A crash
//! between these steps is mended at the next start: what was moved away and not replaced is moved back.

use crate::run::Artefact;
use crate::run::Shelf;
use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

/// What the world said when something could not be written.
#[derive(Debug)]
pub struct PublishError {
    /// The file or folder.
    pub path: PathBuf,
    /// What was being done.
    pub doing: &'static str,
    /// Why it could not be.
    pub why: io::Error,
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` could not be {}: {}", self.path.display(), self.doing, self.why)
    }
}

impl std::error::Error for PublishError {}

fn at<T>(result: io::Result<T>, path: &Path, doing: &'static str) -> Result<T, PublishError> {
    result.map_err(|why| PublishError { path: path.to_owned(), doing, why })
}

/// A run that is being written. Dropped before it is published, it leaves nothing behind.
pub struct Staging {
    out: PathBuf,
    folder: PathBuf,
    made: Mutex<BTreeSet<PathBuf>>,
    is_published: bool,
}

impl Staging {
    /// Prepares a run under `out`; nothing is written before the first file.
    ///
    /// # Errors
    /// When what an earlier crash left can't be mended.
    pub fn new(out: &Path, run_id: &str) -> Result<Self, PublishError> {
        if out.exists() {
            recover(out)?;
        }
        let folder = out.join(format!(".staging-{run_id}"));
        Ok(Staging { out: out.to_owned(), folder, made: Mutex::default(), is_published: false })
    }

    /// Puts the staged run in the place of the period's former one.
    ///
    /// # Errors
    /// What could not be moved. The published runs are as they were.
    pub fn publish(mut self, period: &str) -> Result<PathBuf, PublishError> {
        sync_folder(&self.folder);
        let target = self.out.join(period);
        let previous = self.out.join(format!(".previous-{period}"));
        if target.exists() {
            at(fs::rename(&target, &previous), &target, "moved aside")?;
        }
        if let Err(error) = at(fs::rename(&self.folder, &target), &target, "put in place") {
            let _ = fs::rename(&previous, &target);
            return Err(error);
        }
        self.is_published = true;
        if previous.exists() {
            at(fs::remove_dir_all(&previous), &previous, "removed")?;
        }
        sync_folder(&self.out);
        Ok(target)
    }
}

impl Shelf for Staging {
    fn put(&self, artefact: Artefact) -> io::Result<()> {
        let path = self.folder.join(&artefact.path);
        if let Some(parent) = path.parent() {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            if !made.contains(parent) {
                make_folder(&self.folder, &artefact.path)?;
                made.insert(parent.to_owned());
            }
        }
        match is_private(&artefact.path) {
            true => write_private(&path, &artefact.bytes),
            false => fs::write(path, artefact.bytes),
        }
    }
}

/// What only its owner may read: letters and all else about single customers, and copies of what they were made from.
fn is_private(path: &str) -> bool {
    ["customers/", "inputs/"].iter().any(|folder| path.starts_with(folder))
}

/// Makes the folders of a file below `root`; those of private files are for their owner alone.
fn make_folder(root: &Path, path: &str) -> io::Result<()> {
    let mut folder = root.to_owned();
    fs::create_dir_all(&folder)?;
    let parents = Path::new(path).parent().into_iter().flat_map(Path::components);
    for part in parents {
        folder.push(part);
        match new_folder(&folder, is_private(path)) {
            Err(why) if why.kind() != io::ErrorKind::AlreadyExists => return Err(why),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(unix)]
fn new_folder(path: &Path, is_private: bool) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let mode = if is_private { 0o700 } else { 0o777 };
    fs::DirBuilder::new().mode(mode).create(path)
}

#[cfg(not(unix))]
fn new_folder(path: &Path, _is_private: bool) -> io::Result<()> {
    fs::create_dir(path)
}

/// Writes a file that only its owner may read, from its first byte on.
#[cfg(unix)]
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)
}

#[cfg(not(unix))]
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes)
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.is_published && self.folder.exists() {
            let _ = fs::remove_dir_all(&self.folder);
            let _ = fs::remove_dir(&self.out); // only when it is empty
        }
    }
}

/// Publishes files that are held in memory as a run of a period under `out`.
///
/// # Errors
/// What could not be written. The published runs are as they were.
pub fn publish(
    out: &Path,
    period: &str,
    run_id: &str,
    artefacts: &[Artefact],
) -> Result<PathBuf, PublishError> {
    let staging = Staging::new(out, run_id)?;
    for artefact in artefacts {
        at(staging.put(artefact.clone()), &out.join(&artefact.path), "written")?;
    }
    staging.publish(period)
}

/// Finishes or undoes what a crash interrupted.
fn recover(out: &Path) -> Result<(), PublishError> {
    for entry in at(fs::read_dir(out), out, "read")? {
        let entry = at(entry, out, "read")?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if name.starts_with(".staging-") {
            at(fs::remove_dir_all(&path), &path, "cleared")?;
        } else if let Some(period) = name.strip_prefix(".previous-") {
            let target = out.join(period);
            if target.exists() {
                at(fs::remove_dir_all(&path), &path, "removed")?;
            } else {
                at(fs::rename(&path, &target), &target, "moved back")?;
            }
        }
    }
    Ok(())
}

fn stage(staging: &Path, artefacts: &[Artefact]) -> Result<(), PublishError> {
    at(fs::create_dir_all(staging), staging, "made")?;
    let mut made: Option<PathBuf> = None;
    for artefact in artefacts {
        let path = staging.join(&artefact.path);
        if let Some(parent) = path.parent().filter(|p| made.as_deref() != Some(p)) {
            at(fs::create_dir_all(parent), parent, "made")?;
            made = Some(parent.to_owned());
        }
        let mut file = at(File::create(&path), &path, "made")?;
        at(file.write_all(&artefact.bytes), &path, "written")?;
    }
    sync_folder(staging);
    Ok(())
}

/// One flush of a folder to the disk; a file system that can't do that is left alone.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Writes files into a folder that must not hold any of them yet.
///
/// # Errors
/// A file that is already there, or what the world said.
pub fn write_new_folder(root: &Path, files: &[Artefact]) -> Result<(), PublishError> {
    for file in files {
        let path = root.join(&file.path);
        if path.exists() {
            let why =
                io::Error::new(io::ErrorKind::AlreadyExists, "it is already there, and is not overwritten");
            return Err(PublishError { path, doing: "written", why });
        }
    }
    stage(root, files)
}

/// Puts files into a folder as a whole: they are written beside it, and what was there gives way.
///
/// # Errors
/// What could not be written. What was there is as it was.
pub fn publish_folder(target: &Path, files: &[Artefact]) -> Result<(), PublishError> {
    let beside = |mark: &str| {
        let mut name = std::ffi::OsString::from(mark);
        name.push(target.file_name().unwrap_or_default());
        target.with_file_name(name)
    };
    let (staging, previous) = (beside(".staging-"), beside(".previous-"));
    for left in [&staging, &previous] {
        if left.exists() {
            at(fs::remove_dir_all(left), left, "cleared")?;
        }
    }
    stage(&staging, files)?;
    if target.exists() {
        at(fs::rename(target, &previous), target, "moved aside")?;
    }
    if let Err(error) = at(fs::rename(&staging, target), target, "put in place") {
        let _ = fs::rename(&previous, target);
        return Err(error);
    }
    if previous.exists() {
        at(fs::remove_dir_all(&previous), &previous, "removed")?;
    }
    Ok(())
}
