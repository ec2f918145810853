//! Which series a row is of: by the bytes of its names, and by what came next the last time.

use foldhash::fast::FixedState;
use std::collections::HashMap;

/// No honest export watches more.
const SERIES_MAX: usize = 1_000_000;

/// The series of a file in the order in which they first came. Exports repeat the same monitors in the same
/// order, so the series that came next the last time is tried first.
pub(super) struct Names {
    ids: HashMap<Box<[u8]>, u32, FixedState>,
    all: Vec<Box<[u8]>>,
    next: Vec<u32>,
    last: usize,
    scratch: Vec<u8>,
}

impl Names {
    pub(super) fn new() -> Self {
        Names {
            ids: HashMap::with_hasher(FixedState::default()),
            all: Vec::new(),
            next: Vec::new(),
            last: 0,
            scratch: Vec::new(),
        }
    }

    /// The series that is likely to come next.
    #[inline]
    pub(super) fn guess(&self) -> Option<usize> {
        self.next.get(self.last).map(|n| *n as usize)
    }

    /// The series of the last row.
    pub(super) fn last(&self) -> usize {
        self.last
    }

    /// The guess was right.
    #[inline]
    pub(super) fn follow(&mut self, id: usize) {
        self.last = id;
    }

    /// The series that is likely to come next, if the names are its own.
    #[inline]
    pub(super) fn guessed(&mut self, [monitor, region, probe]: [&[u8]; 3]) -> Option<usize> {
        let guess = self.guess().filter(|guess| is_name(&self.all[*guess], monitor, region, probe))?;
        self.last = guess;
        Some(guess)
    }

    /// The series of a row; empty region or probe means none. `None` when there are too many.
    pub(super) fn find(&mut self, monitor: &[u8], region: &[u8], probe: &[u8]) -> Option<usize> {
        if let Some(guess) = self.guessed([monitor, region, probe]) {
            return Some(guess);
        }
        self.scratch.clear();
        self.scratch.extend_from_slice(monitor);
        self.scratch.push(0);
        self.scratch.extend_from_slice(region);
        self.scratch.push(0);
        self.scratch.extend_from_slice(probe);
        let id = match self.ids.get(self.scratch.as_slice()) {
            Some(id) => *id as usize,
            None => self.add()?,
        };
        if let Some(next) = self.next.get_mut(self.last) {
            *next = id as u32;
        }
        self.last = id;
        Some(id)
    }

    fn add(&mut self) -> Option<usize> {
        let id = self.all.len();
        if id >= SERIES_MAX {
            return None;
        }
        let name: Box<[u8]> = self.scratch.as_slice().into();
        self.ids.insert(name.clone(), id as u32);
        self.all.push(name);
        self.next.push(0);
        Some(id)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The same file is read again.
    pub(super) fn restart(&mut self) {
        self.last = 0;
    }

    /// The parts of a name: monitor, region, probe.
    pub(super) fn parts(&self, id: usize) -> [String; 3] {
        let text = String::from_utf8_lossy(&self.all[id]);
        let mut parts = text.splitn(3, '\0').map(str::to_owned);
        [0; 3].map(|_| parts.next().unwrap_or_default())
    }
}

fn is_name(name: &[u8], monitor: &[u8], region: &[u8], probe: &[u8]) -> bool {
    let (m, r) = (monitor.len(), region.len());
    // An empty slice may stand at no address, and comparing there costs the processor a fault that it hides.
    let is_at = |start: usize, part: &[u8]| part.is_empty() || name[start..].starts_with(part);
    name.len() == m + r + probe.len() + 2
        && is_at(0, monitor)
        && name[m] == 0
        && is_at(m + 1, region)
        && name[m + 1 + r] == 0
        && is_at(m + r + 2, probe)
}
