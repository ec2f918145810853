//! Files of lines: written whole or not at all, and read line by line.

use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

/// Writes lines to a file, which is exchanged when all are written, or to standard output.
pub struct LineWriter {
    out: BufWriter<Box<dyn Write>>,
    place: Option<(PathBuf, PathBuf)>,
}

impl LineWriter {
    /// A writer to a file; to standard output without one.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn to(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(LineWriter { out: BufWriter::new(Box::new(io::stdout())), place: None });
        };
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file: File = options.open(&beside)?;
        Ok(LineWriter { out: BufWriter::new(Box::new(file)), place: Some((beside, path.to_owned())) })
    }

    /// Writes a line.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.out.write_all(line.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// When it cannot be.
    pub fn end(mut self) -> io::Result<()> {
        self.out.flush()?;
        match &self.place {
            Some((beside, path)) => std::fs::rename(beside, path),
            None => Ok(()),
        }
    }
}

/// The lines of a file that are not empty.
///
/// # Errors
/// When it cannot be read.
pub fn lines_of(path: &Path) -> io::Result<impl Iterator<Item = io::Result<String>>> {
    let lines = BufReader::new(File::open(path)?).lines();
    Ok(lines.filter(|line| line.as_ref().map_or(true, |line| !line.is_empty())))
}
