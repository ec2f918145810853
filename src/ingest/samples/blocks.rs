//! A stream in large blocks, read and unpacked by a thread of its own while the one before is parsed.

use std::io;
use std::io::Read;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::sync::mpsc::SyncSender;
use std::sync::mpsc::channel;
use std::sync::mpsc::sync_channel;
use std::thread::Scope;

/// How many bytes a block has, and how many blocks wait.
const BLOCK_BYTES: usize = 1024 * 1024;
const BLOCKS_WAITING: usize = 3;

/// The blocks of a stream in order.
pub(super) struct Blocks {
    source: Source,
    spare: Sender<Vec<u8>>,
}

enum Source {
    /// A stream that fits into one block needs no thread.
    One(Option<Vec<u8>>),
    Thread(Option<Vec<u8>>, Receiver<io::Result<Vec<u8>>>),
}

impl Blocks {
    /// Starts to read. A block ends after a line end where there is one.
    pub(super) fn start<'scope>(
        scope: &'scope Scope<'scope, '_>,
        mut stream: Box<dyn Read + Send>,
    ) -> io::Result<Self> {
        let (spare, spares) = channel();
        let mut first = Vec::new();
        if fill(&mut *stream, &mut first)? {
            return Ok(Blocks { source: Source::One(Some(first)), spare });
        }
        let rest = cut(&mut first);
        let (full, blocks) = sync_channel(BLOCKS_WAITING);
        scope.spawn(move || run(stream, rest, &full, &spares));
        Ok(Blocks { source: Source::Thread(Some(first), blocks), spare })
    }

    /// The next block; `None` at the end. `used` is a block that is not needed any more.
    pub(super) fn next(&mut self, used: Vec<u8>) -> io::Result<Option<Vec<u8>>> {
        match &mut self.source {
            Source::One(first) => Ok(first.take()),
            Source::Thread(first, blocks) => match first.take() {
                Some(first) => Ok(Some(first)),
                None => {
                    let _ = self.spare.send(used);
                    blocks.recv().ok().transpose()
                }
            },
        }
    }
}

/// Reads until the end, or until nobody wants more.
fn run(
    mut stream: Box<dyn Read + Send>,
    mut rest: Vec<u8>,
    full: &SyncSender<io::Result<Vec<u8>>>,
    spares: &Receiver<Vec<u8>>,
) {
    loop {
        let is_end = match fill(&mut *stream, &mut rest) {
            Ok(is_end) => is_end,
            Err(error) => {
                let _ = full.send(Err(error));
                return;
            }
        };
        let mut next = spares.try_recv().unwrap_or_default();
        next.clear();
        if !is_end {
            move_tail(&mut rest, &mut next);
        }
        if full.send(Ok(std::mem::replace(&mut rest, next))).is_err() || is_end {
            return;
        }
    }
}

/// Fills a block; true at the end of the stream.
fn fill(stream: &mut dyn Read, block: &mut Vec<u8>) -> io::Result<bool> {
    let mut have = block.len();
    block.resize(BLOCK_BYTES.max(have + BLOCK_BYTES / 2), 0);
    while have < block.len() {
        match stream.read(&mut block[have..]) {
            Ok(0) => {
                block.truncate(have);
                return Ok(true);
            }
            Ok(n) => have += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

/// What stands after the last line end of a block, taken off it.
fn cut(block: &mut Vec<u8>) -> Vec<u8> {
    let mut tail = Vec::new();
    move_tail(block, &mut tail);
    tail
}

fn move_tail(block: &mut Vec<u8>, tail: &mut Vec<u8>) {
    if let Some(end) = memchr::memrchr(b'\n', block) {
        tail.extend_from_slice(&block[end + 1..]);
        block.truncate(end + 1);
    }
}
