//! One file, or standard input, read whole.

use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

/// The bytes of a file; `-` is standard input.
///
/// # Errors
/// When it cannot be read, or is larger than any file that a person writes.
pub fn read_input(path: &Path) -> io::Result<Vec<u8>> {
    let limit = crate::ingest::TEXT_BYTES_MAX;
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?
    } else {
        std::fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?
    };
    if read as u64 > limit {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "it is larger than any file that a person writes",
        ));
    }
    Ok(bytes)
}

/// Writes a file that must not be there yet.
///
/// # Errors
/// When it is there, or cannot be written.
pub fn write_new_file(path: &Path, text: &str) -> io::Result<()> {
    use std::io::Write;
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(text.as_bytes())
}

/// Writes a file, or leaves what was there as it was: it is written beside and exchanged.
///
/// # Errors
/// When it cannot be written.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    std::fs::write(&beside, bytes)?;
    std::fs::rename(&beside, path)
}

/// Writes a file and the folders above it; one that is there is exchanged.
///
/// # Errors
/// When it cannot be written.
pub fn place_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    replace_file(path, bytes)
}

/// The first part of a path below a folder that is a link, so that what is written there would go elsewhere.
pub fn link_in_the_way(root: &Path, below: &str) -> Option<PathBuf> {
    let mut path = root.to_owned();
    below.split('/').find_map(|part| {
        path.push(part);
        path.symlink_metadata().is_ok_and(|meta| meta.is_symlink()).then(|| path.clone())
    })
}
