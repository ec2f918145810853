//! The likely row: where the series that comes next is known, its bytes are compared in place, and only the
//! time, the state and the short rest of the line are looked at. Whatever differs goes the general way.

use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::TimeReader;
use crate::ingest::samples::csv::Columns;
use crate::ingest::samples::csv::slow;
use crate::ingest::samples::records::Fields;

/// How many words for states are remembered, and how long they may be with the delimiter after them.
const WORDS_KEPT: usize = 16;
const WORD_BYTES: usize = 16;

/// What is remembered of the rows so far.
pub(super) struct Predict {
    layout: Layout,
    shapes: Vec<Shape>,
    words: Vec<Word>,
}

/// Columns in an order that allows it: the time and all names before the state, a latency after it.
#[derive(Clone, Copy)]
struct Layout {
    time: usize,
    state: usize,
    latency: Option<usize>,
    width: usize,
    delimiter: u8,
}

/// The bytes of a series' row before its time, and between time and state.
#[derive(Clone, Default)]
struct Shape {
    bytes: Box<[u8]>,
    before: usize,
    time: usize,
}

/// A word for a state with what ends it, in the lower bytes of a number.
struct Word {
    bits: u128,
    mask: u128,
    bytes: usize,
    state: SampleState,
}

/// A row that was as expected.
pub(super) struct Likely {
    pub(super) at_ms: i64,
    pub(super) state: SampleState,
    /// Its length with the line end.
    pub(super) bytes: usize,
}

impl Predict {
    /// For a file with these columns, if their order allows it.
    pub(super) fn new(columns: &Columns, spec: &SampleSpec, delimiter: u8) -> Option<Self> {
        let [time, monitor, state, region, probe, latency] = columns.at;
        let (time, state) = (time?, state?);
        let latency = latency.filter(|_| spec.slow_over_ms.is_some());
        let is_before = |column: Option<usize>| column.is_none_or(|at| at < state && at != time);
        let fits = time < state
            && [monitor, region, probe].into_iter().all(is_before)
            && latency.is_none_or(|at| at > state);
        let layout = Layout { time, state, latency, width: columns.width, delimiter };
        fits.then(|| Predict { layout, shapes: Vec::new(), words: Vec::new() })
    }

    /// The row ahead, if it is one of this series, all is as it was, and it ends before the block does.
    #[inline]
    pub(super) fn row(
        &self,
        ahead: &[u8],
        series: usize,
        time: &TimeReader,
        slow_over_ms: Option<i64>,
    ) -> Option<Likely> {
        let shape = self.shapes.get(series).filter(|s| s.time > 0)?;
        let (before, between) = shape.bytes.split_at_checked(shape.before)?;
        if !before.is_empty() && !ahead.starts_with(before) {
            return None;
        }
        let rest = ahead.get(before.len()..)?;
        let (clock, rest) = rest.split_at_checked(shape.time)?;
        if !rest.starts_with(between) {
            return None;
        }
        let rest = &rest[between.len()..];
        let next = u128::from_le_bytes(*rest.first_chunk::<WORD_BYTES>()?);
        let word = self.words.iter().find(|w| next & w.mask == w.bits)?;
        let rest = &rest[word.bytes..];
        let Layout { state, latency, width, delimiter, .. } = self.layout;
        let tail = if state + 1 == width { 0 } else { tail_bytes(rest, delimiter, width - state - 2)? };
        let at_ms = time.quick(clock)?;
        let mut told = word.state;
        if let Some(latency) = latency {
            let cell = rest[..tail].split(|b| *b == delimiter).nth(latency - state - 1)?;
            let is_slow = slow(cell.trim_ascii(), slow_over_ms).ok()?;
            told = if is_slow && told == SampleState::Up { SampleState::Degraded } else { told };
        }
        Some(Likely { at_ms, state: told, bytes: ahead.len() - rest.len() + tail })
    }

    /// Remembers a row that went the general way.
    pub(super) fn learn(&mut self, fields: &Fields<'_>, series: usize, state: SampleState) {
        let Some(raw) = fields.raw else { return };
        let ends = fields.ends();
        let start = |column: usize| if column == 0 { 0 } else { ends[column - 1] + 1 };
        let Layout { time, state: column, width, delimiter, .. } = self.layout;
        let (time, word) = (start(time)..ends[time], start(column)..ends[column]);
        if raw[time.clone()].trim_ascii().len() != time.len() {
            return;
        }
        if self.shapes.len() <= series {
            self.shapes.resize(series + 1, Shape::default());
        }
        let (before, between) = (&raw[..time.start], &raw[time.end..word.start]);
        let shape = &mut self.shapes[series];
        let is_same = shape.time == time.len()
            && shape.before == before.len()
            && shape.bytes.starts_with(before)
            && shape.bytes[before.len()..] == *between;
        if !is_same {
            let bytes = [before, between].concat().into_boxed_slice();
            *shape = Shape { bytes, before: before.len(), time: time.len() };
        }
        let word = &raw[word];
        if column + 1 == width {
            self.learn_word(word, b"\n", state);
            self.learn_word(word, b"\r\n", state);
        } else {
            self.learn_word(word, &[delimiter], state);
        }
    }

    fn learn_word(&mut self, word: &[u8], end: &[u8], state: SampleState) {
        let bytes = word.len() + end.len();
        if bytes > WORD_BYTES || self.words.len() >= WORDS_KEPT {
            return;
        }
        let mut all = [0; WORD_BYTES];
        all[..word.len()].copy_from_slice(word);
        all[word.len()..bytes].copy_from_slice(end);
        let mask = u128::MAX >> (8 * (WORD_BYTES - bytes));
        let word = Word { bits: u128::from_le_bytes(all), mask, bytes, state };
        if self.words.iter().all(|w| w.bits != word.bits || w.mask != word.mask) {
            self.words.push(word);
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;

/// The high bit of every byte that is zero, and of no other.
#[inline]
fn zeros(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word | LOW)
}

/// The length of the rest of a line with its end, if it has so many delimiters and no quote.
#[inline]
fn tail_bytes(rest: &[u8], delimiter: u8, delimiters: usize) -> Option<usize> {
    let mut count = 0;
    for (i, chunk) in rest.as_chunks::<8>().0.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let ends = zeros(word ^ (ONES * u64::from(b'\n')));
        // The bytes before the first line end, or all of them.
        let inside = (ends & ends.wrapping_neg()).wrapping_sub(1);
        if zeros(word ^ (ONES * u64::from(b'"'))) & inside != 0 {
            return None;
        }
        let found = zeros(word ^ (ONES * u64::from(delimiter))) & inside;
        count += ((found >> 7).wrapping_mul(ONES) >> 56) as usize;
        if ends != 0 {
            let bytes = 8 * i + ends.trailing_zeros() as usize / 8 + 1;
            return (count == delimiters).then_some(bytes);
        }
    }
    None
}
