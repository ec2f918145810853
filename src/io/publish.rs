//! All artefacts or none: written beside, then exchanged with what was there.
//!
//! A run is written to `<out>/.staging-<run>`. When it is complete, the folder of the period is moved to
//! `<out>/.previous-<period>`, the staged one takes its place, and the previous one is removed. A crash
//! between these steps is mended at the next start: what was moved away and not replaced is moved back.

use crate::run::Artefact;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

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

/// Publishes a run of a period under `out`.
///
/// # Errors
/// What could not be written. The published runs are as they were.
pub fn publish(
    out: &Path,
    period: &str,
    run_id: &str,
    artefacts: &[Artefact],
) -> Result<PathBuf, PublishError> {
    at(fs::create_dir_all(out), out, "made")?;
    recover(out)?;
    let staging = out.join(format!(".staging-{run_id}"));
    if staging.exists() {
        at(fs::remove_dir_all(&staging), &staging, "cleared")?;
    }
    let staged = stage(&staging, artefacts);
    if let Err(error) = staged {
        let _ = fs::remove_dir_all(&staging);
        return Err(error);
    }
    let target = out.join(period);
    let previous = out.join(format!(".previous-{period}"));
    if target.exists() {
        at(fs::rename(&target, &previous), &target, "moved aside")?;
    }
    if let Err(error) = at(fs::rename(&staging, &target), &target, "put in place") {
        let _ = fs::rename(&previous, &target);
        let _ = fs::remove_dir_all(&staging);
        return Err(error);
    }
    if previous.exists() {
        at(fs::remove_dir_all(&previous), &previous, "removed")?;
    }
    sync_folder(out);
    Ok(target)
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
