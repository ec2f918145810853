//! CSV samples of any size: the header, the columns, and each record as a sample or a reject.

use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::StateTable;
use crate::ingest::samples::TimeFormat;
use crate::ingest::samples::TimeReader;
use crate::ingest::samples::records::Fields;
use crate::ingest::samples::records::Records;
use crate::money::Exact;
use crate::time::Zone;
use std::io::Read;

/// What a source says about its samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSpec {
    /// Names of the columns: time, monitor, state, region, probe, latency.
    pub columns: [String; 6],
    /// How times are written.
    pub time: TimeFormat,
    /// The zone of times without an offset.
    pub zone: Option<Zone>,
    /// Which words mean which state.
    pub states: StateTable,
    /// An up sample slower than this is degraded.
    pub slow_over_ms: Option<i64>,
    /// Runs break when neighbours are further apart.
    pub step_max_ms: i64,
}

/// What each column is for, in the order of [`SampleSpec::columns`].
pub(super) const MEANINGS: [&str; 6] = ["time", "monitor", "state", "region", "probe", "latency"];

/// How often progress is told, in rows.
const PROGRESS_ROWS: u64 = 65_536;

/// Opens the stream from its beginning; called again when rows came so late that a second pass is needed.
pub type Open<'a> = dyn Fn() -> std::io::Result<Box<dyn Read + Send>> + 'a;

/// Compacts a CSV stream in bounded memory.
///
/// # Errors
/// What makes the file as a whole unreadable; bad rows are rejects in the result.
pub fn compact_csv(
    open: &Open<'_>,
    spec: &SampleSpec,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Compaction, SampleError> {
    let mut compactor = Compactor::new(spec.step_max_ms);
    pass(open, spec, &mut compactor, progress)?;
    if compactor.needs_second_pass() {
        compactor.begin_second_pass();
        pass(open, spec, &mut compactor, progress)?;
    }
    Ok(compactor.finish())
}

fn pass(
    open: &Open<'_>,
    spec: &SampleSpec,
    compactor: &mut Compactor,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(), SampleError> {
    let mut records = Records::new(open()?);
    let columns = header(&mut records, spec)?;
    let width = columns.width;
    let mut rows = Rows::new(spec, columns);
    let mut any = false;
    while let Some(fields) = records.next()? {
        any = true;
        let n = compactor.row();
        if n.is_multiple_of(PROGRESS_ROWS) {
            progress(n);
        }
        let got = fields.len();
        if got != width {
            let value = String::from_utf8_lossy(fields.get(0)).chars().take(80).collect();
            let reason = format!("the row has {got} cells, the header has {width}");
            let line = fields.line;
            compactor.reject(RowReject { line, column: None, value, reason }, b"", b"", b"", None);
            continue;
        }
        rows.take(&fields, compactor);
    }
    if any { Ok(()) } else { Err(SampleError::Empty) }
}

struct Columns {
    at: [Option<usize>; 6],
    width: usize,
}

fn header<R: Read>(records: &mut Records<R>, spec: &SampleSpec) -> Result<Columns, SampleError> {
    let names = records.header()?;
    let find = |wanted: &String| names.iter().position(|n| n.eq_ignore_ascii_case(wanted));
    let at = [0, 1, 2, 3, 4, 5].map(|i| find(&spec.columns[i]));
    let missing: Vec<String> = (0..3).filter(|i| at[*i].is_none()).map(|i| spec.columns[i].clone()).collect();
    if !missing.is_empty() {
        return Err(SampleError::Columns { missing, found: names });
    }
    Ok(Columns { width: names.len(), at })
}

/// Turns records into samples; holds what repeats from row to row.
struct Rows<'a> {
    spec: &'a SampleSpec,
    columns: Columns,
    time: TimeReader,
    states: Vec<(Vec<u8>, Option<SampleState>)>,
}

impl<'a> Rows<'a> {
    fn new(spec: &'a SampleSpec, columns: Columns) -> Self {
        Rows { spec, columns, time: TimeReader::new(spec.time.clone(), spec.zone), states: Vec::new() }
    }

    /// Reads the cells of a record and gives it to the compactor.
    fn take(&mut self, fields: &Fields<'_>, compactor: &mut Compactor) {
        let cell = |i: usize| self.columns.at[i].map_or(&[][..], |at| fields.get(at));
        let (monitor, region, probe) = (cell(1), cell(3), cell(4));
        let at = self.time.read(cell(0));
        let state = lookup(&mut self.states, &self.spec.states, cell(2));
        let slow = slow(cell(5), self.spec.slow_over_ms);
        let fault = match (&at, state, &slow) {
            _ if monitor.is_empty() => Some((1, b"".as_slice(), "no monitor is named".to_owned())),
            _ if std::str::from_utf8(monitor).is_err() => Some((1, monitor, "not UTF-8 text".to_owned())),
            (Err(reason), _, _) => Some((0, cell(0), reason.clone())),
            (_, None, _) => Some((2, cell(2), "a word for a state that the source does not name".to_owned())),
            (_, _, Err(reason)) => Some((5, cell(5), reason.clone())),
            _ => None,
        };
        match (fault, at, state, slow) {
            (None, Ok(at), Some(state), Ok(slow)) => {
                let state = if slow && state == SampleState::Up { SampleState::Degraded } else { state };
                compactor.sample(monitor, region, probe, at, state, fields.line);
            }
            (Some((column, value, reason)), at, _, _) => {
                let value = String::from_utf8_lossy(value).chars().take(80).collect();
                let reject = RowReject { line: fields.line, column: Some(MEANINGS[column]), value, reason };
                compactor.reject(reject, monitor, region, probe, at.ok());
            }
            _ => {}
        }
    }
}

/// The state of a word; the few words of a file are remembered as they stand.
fn lookup(
    seen: &mut Vec<(Vec<u8>, Option<SampleState>)>,
    states: &StateTable,
    word: &[u8],
) -> Option<SampleState> {
    if let Some((_, state)) = seen.iter().find(|(w, _)| w == word) {
        return *state;
    }
    let state = std::str::from_utf8(word).ok().and_then(|w| states.lookup(w));
    if seen.len() < 64 {
        seen.push((word.to_vec(), state));
    }
    state
}

/// Whether a latency in milliseconds is above the bound. An empty cell says nothing.
pub(super) fn slow(cell: &[u8], over_ms: Option<i64>) -> Result<bool, String> {
    let Some(over) = over_ms.filter(|_| !cell.is_empty()) else { return Ok(false) };
    let text = std::str::from_utf8(cell).unwrap_or("");
    if let Ok(ms) = text.parse::<i64>() {
        return Ok(ms > over);
    }
    match Exact::parse(text) {
        Some(ms) => Ok(ms > Exact::whole(over)),
        None => Err("not a number of milliseconds".to_owned()),
    }
}
