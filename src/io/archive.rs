//! Runs and notices that were approved, kept as they were: `archive/<period>/<run>/`.
//!
//! They are copies, and share nothing with what they were copied from: a file that is changed there by hand, or written
//! over, stays what it was here.

use crate::run::booking::Seal;
use chrono::NaiveDate;
use serde::Deserialize;
use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Copies a published run, or a notice, into the archive, whole or not at all; one that is there already is left alone.
/// What is copied is what was looked at: the seal of the folder says whether it was exchanged on the way.
///
/// # Errors
/// What could not be copied. The archive is as it was.
pub fn freeze(published: &Path, archive: &Path, period: &str, run: &str, seal: &Seal) -> io::Result<PathBuf> {
    let folder = archive.join(period);
    let target = folder.join(run);
    if target.exists() {
        return Ok(target);
    }
    fs::create_dir_all(&folder)?;
    // One copies at a time, and a killed one holds nothing; where a system cannot hold a folder, the renaming decides.
    let held = File::open(&folder);
    let _ = held.as_ref().map(File::lock);
    if target.exists() {
        return Ok(target);
    }
    let staging = folder.join(format!(".staging-{run}"));
    if staging.exists() {
        fs::remove_dir_all(&staging)?;
    }
    let copied = copy_all(published, &staging)
        .and_then(|()| is_sealed(published, seal))
        .and_then(|()| is_sealed(&staging, seal))
        .and_then(|()| fs::rename(&staging, &target));
    if copied.is_err() {
        let _ = fs::remove_dir_all(&staging);
    }
    match copied {
        Err(why) if !target.exists() => Err(why),
        _ => Ok(target),
    }
}

/// The date on the documents of a run in the archive; none where the archive does not have it.
pub fn issued_on(archive: &Path, period: &str, run: &str) -> Option<NaiveDate> {
    let is_name = run.bytes().all(|b| b.is_ascii_alphanumeric());
    let path = archive.join(period).join(run).join("manifest.json");
    let text = is_name.then(|| fs::read(path).ok()).flatten()?;
    serde_json::from_slice::<Dated>(&text).ok()?.issued_on.parse().ok()
}

/// What is read of a manifest.
#[derive(Deserialize)]
struct Dated {
    issued_on: String,
}

/// A folder is exchanged as a whole: as long as the file that names all others is the same, so are they.
fn is_sealed(folder: &Path, seal: &Seal) -> io::Result<()> {
    match seal.is_of(&fs::read(folder.join(seal.file))?) {
        true => Ok(()),
        false => {
            Err(io::Error::other("it was made again while it was copied; look at it, and do this again"))
        }
    }
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    for entry in WalkDir::new(from).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(io::Error::other)?;
        let below = entry.path().strip_prefix(from).map_err(io::Error::other)?;
        let target = to.join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else if entry.file_type().is_file() {
            fs::copy(entry.path(), &target)?;
        }
    }
    File::open(to).and_then(|folder| folder.sync_all())
}
