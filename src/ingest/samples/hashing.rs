//! A reader that takes the SHA-256 of what passes through it.

use sha2::Digest;
use sha2::Sha256;
use std::io;
use std::io::Read;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

/// Reads from another reader and hashes every byte.
pub struct HashingReader<R> {
    inner: R,
    hasher: Arc<Mutex<Sha256>>,
}

impl<R: Read> HashingReader<R> {
    /// A reader, and the handle that gives the digest when everything has been read.
    pub fn new(inner: R) -> (Self, Arc<Mutex<Sha256>>) {
        let hasher = Arc::new(Mutex::new(Sha256::new()));
        (HashingReader { inner, hasher: Arc::clone(&hasher) }, hasher)
    }
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.hasher.lock().unwrap_or_else(PoisonError::into_inner).update(&into[..n]);
        Ok(n)
    }
}
