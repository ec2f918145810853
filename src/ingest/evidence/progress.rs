//! How far the reading is: rows, and bytes of the files as they stand on disk.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

/// How far the reading of all evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows of samples read so far.
    pub rows: u64,
    /// Bytes read so far, of compressed files as they stand.
    pub bytes: u64,
    /// Bytes of all files.
    pub of_bytes: u64,
}

/// Counts over all files.
pub(super) struct Tick {
    /// Bytes read of the file under way.
    pub(super) bytes: AtomicU64,
    rows: AtomicU64,
    rows_before: AtomicU64,
    bytes_before: AtomicU64,
    of_bytes: u64,
}

impl Tick {
    pub(super) fn new(of_bytes: u64) -> Self {
        Tick {
            bytes: AtomicU64::new(0),
            rows: AtomicU64::new(0),
            rows_before: AtomicU64::new(0),
            bytes_before: AtomicU64::new(0),
            of_bytes,
        }
    }

    /// So many rows of the file under way were read.
    pub(super) fn of(&self, rows: u64) -> Progress {
        self.rows.store(rows, Ordering::Relaxed);
        let bytes = self.bytes_before.load(Ordering::Relaxed) + self.bytes.load(Ordering::Relaxed);
        Progress {
            rows: self.rows_before.load(Ordering::Relaxed) + rows,
            bytes: bytes.min(self.of_bytes),
            of_bytes: self.of_bytes,
        }
    }

    /// A file of so many bytes is done.
    pub(super) fn done(&self, bytes: u64) {
        self.rows_before.fetch_add(self.rows.swap(0, Ordering::Relaxed), Ordering::Relaxed);
        self.bytes.store(0, Ordering::Relaxed);
        self.bytes_before.fetch_add(bytes, Ordering::Relaxed);
    }
}
