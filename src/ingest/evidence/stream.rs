//! A file of samples from its beginning, as often as it is needed: counted and hashed as it stands on disk,
//! unpacked by the ending of its name.

use crate::ingest::samples::HashingReader;
use crate::source::Folder;
use sha2::Digest;
use sha2::Sha256;
use std::io;
use std::io::Read;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

/// A file that unpacks to more than so many times its size is a trap, once it is so large.
const RATIO_MAX: u64 = 500;
const RATIO_FROM_BYTES: u64 = 64 * 1024 * 1024;

/// A file of a folder.
pub(super) struct Stream<'a> {
    folder: &'a dyn Folder,
    path: &'a str,
    hasher: OnceLock<Arc<Mutex<Sha256>>>,
    read: Arc<AtomicU64>,
}

impl<'a> Stream<'a> {
    pub(super) fn new(folder: &'a dyn Folder, path: &'a str) -> Self {
        Stream { folder, path, hasher: OnceLock::new(), read: Arc::default() }
    }

    /// From the beginning. Only the first reading is hashed.
    pub(super) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        self.read.store(0, Ordering::Relaxed);
        let raw = Counting { inner: self.folder.open(self.path)?, read: Arc::clone(&self.read) };
        let raw: Box<dyn Read + Send> = if self.hasher.get().is_some() {
            Box::new(raw)
        } else {
            let (raw, handle) = HashingReader::new(raw);
            let _ = self.hasher.set(handle);
            Box::new(raw)
        };
        let unpacked: Box<dyn Read + Send> = match self.path.rsplit('.').next() {
            Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(raw)),
            Some("zst") => Box::new(zstd::stream::read::Decoder::new(raw)?),
            _ => return Ok(raw),
        };
        Ok(Box::new(Unpacked { inner: unpacked, packed: Arc::clone(&self.read), bytes: 0 }))
    }

    /// The digest of the file, when it has been read to its end.
    pub(super) fn digest(&self) -> [u8; 32] {
        let digest =
            |h: &Arc<Mutex<Sha256>>| h.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize();
        self.hasher.get().map(|h| digest(h).into()).unwrap_or_default()
    }

    /// How many bytes of the file were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }
}

/// Counts what is read.
struct Counting {
    inner: Box<dyn Read + Send>,
    read: Arc<AtomicU64>,
}

impl Read for Counting {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Compares what is unpacked with what it is unpacked from.
struct Unpacked {
    inner: Box<dyn Read + Send>,
    packed: Arc<AtomicU64>,
    bytes: u64,
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.bytes += n as u64;
        let packed = self.packed.load(Ordering::Relaxed);
        if self.bytes > RATIO_FROM_BYTES && self.bytes / RATIO_MAX > packed {
            let why = format!("it unpacks to more than {RATIO_MAX} times its size, as no honest export does");
            return Err(io::Error::new(io::ErrorKind::InvalidData, why));
        }
        Ok(n)
    }
}
