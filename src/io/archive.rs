//! Runs that were approved, kept as they were: `archive/<period>/<run>/`.

use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Copies a published run into the archive, whole or not at all; one that is there already is left alone.
///
/// # Errors
/// What could not be copied. The archive is as it was.
pub fn freeze(published: &Path, archive: &Path, period: &str, run: &str) -> io::Result<PathBuf> {
    let target = archive.join(period).join(run);
    if target.exists() {
        return Ok(target);
    }
    let staging = archive.join(period).join(format!(".staging-{run}"));
    if staging.exists() {
        fs::remove_dir_all(&staging)?;
    }
    let copied = copy_all(published, &staging).and_then(|()| fs::rename(&staging, &target));
    match copied {
        Ok(()) => Ok(target),
        // Another command may have been quicker with the same run.
        Err(_) if target.exists() => {
            let _ = fs::remove_dir_all(&staging);
            Ok(target)
        }
        Err(why) => {
            let _ = fs::remove_dir_all(&staging);
            Err(why)
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
