//! CSV samples of any size: the header, the columns, and each record as a sample or a reject.

use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::Rules;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::StateTable;
use crate::ingest::samples::TimeFormat;
use crate::ingest::samples::TimeReader;
use crate::ingest::samples::blocks::Blocks;
use crate::ingest::samples::predict::Predict;
use crate::ingest::samples::records::Fields;
use crate::ingest::samples::records::Records;
use crate::ingest::samples::state::WordMemo;
use crate::model::Conflicts;
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

impl SampleSpec {
    /// What a compaction by it goes by, each file for itself.
    pub fn rules(&self) -> Rules {
        Rules { step_max_ms: self.step_max_ms, conflicts: Conflicts::Worst, edge_ms: 0 }
    }
}

/// How often progress is told, in rows.
pub(super) const PROGRESS_ROWS: u64 = 65_536;

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
    Ok(csv_pieces(open, spec, spec.rules(), progress)?.whole(spec.rules()))
}

/// The same, with the samples near the ends of each series one by one.
///
/// # Errors
/// As [`compact_csv`].
pub fn csv_pieces(
    open: &Open<'_>,
    spec: &SampleSpec,
    rules: Rules,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Pieces, SampleError> {
    in_passes(open, rules, &mut |stream, compactor| pass(stream, spec, compactor, progress))
}

/// Reads a stream from its beginning into a compactor.
pub(super) type Pass<'p> = &'p mut dyn FnMut(Box<dyn Read + Send>, &mut Compactor) -> Result<(), SampleError>;

/// Reads a stream as often as it needs: once, and again for rows that came too late to be put in order.
pub(super) fn in_passes(open: &Open<'_>, rules: Rules, pass: Pass<'_>) -> Result<Pieces, SampleError> {
    let mut compactor = Compactor::with_rules(rules);
    pass(open()?, &mut compactor)?;
    while compactor.needs_second_pass() {
        compactor.begin_second_pass();
        pass(open()?, &mut compactor)?;
    }
    Ok(compactor.pieces())
}

/// Reads all rows once.
fn pass(
    stream: Box<dyn Read + Send>,
    spec: &SampleSpec,
    compactor: &mut Compactor,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(), SampleError> {
    std::thread::scope(|scope| {
        let mut records = Records::new(Blocks::start(scope, stream)?);
        records.refuse_utf16()?;
        let (columns, delimiter) = header(&mut records, spec)?;
        let mut predict = Predict::new(&columns, spec, delimiter);
        let mut rows = Rows::new(spec, columns);
        let mut told = 0;
        loop {
            let mut n = match &predict {
                Some(predict) => rows.likely(&mut records, predict, compactor),
                None => told,
            };
            let Some(fields) = records.next()? else { break };
            n = n.max(compactor.row());
            if n / PROGRESS_ROWS > told / PROGRESS_ROWS {
                progress(n);
            }
            told = n;
            rows.take(&fields, compactor, &mut predict);
            compactor.verdict()?;
        }
        if told > 0 { Ok(()) } else { Err(SampleError::Empty) }
    })
}

/// Which column is what, in the order of [`SampleSpec::columns`].
pub(super) struct Columns {
    pub(super) at: [Option<usize>; 6],
    pub(super) width: usize,
}

fn header(records: &mut Records, spec: &SampleSpec) -> Result<(Columns, u8), SampleError> {
    let (names, delimiter) = records.header()?;
    let find = |wanted: &String| names.iter().position(|n| n.eq_ignore_ascii_case(wanted));
    let at = [0, 1, 2, 3, 4, 5].map(|i| find(&spec.columns[i]));
    let missing: Vec<String> = (0..3).filter(|i| at[*i].is_none()).map(|i| spec.columns[i].clone()).collect();
    if !missing.is_empty() {
        return Err(SampleError::Columns { missing, found: names });
    }
    Ok((Columns { width: names.len(), at }, delimiter))
}

/// Turns records into samples; holds what repeats from row to row.
struct Rows<'a> {
    spec: &'a SampleSpec,
    columns: Columns,
    time: TimeReader,
    states: WordMemo,
}

impl<'a> Rows<'a> {
    fn new(spec: &'a SampleSpec, columns: Columns) -> Self {
        Rows {
            spec,
            columns,
            time: TimeReader::new(spec.time.clone(), spec.zone),
            states: WordMemo::default(),
        }
    }

    /// Reads as many rows as are as expected.
    fn likely(&self, records: &mut Records, predict: &Predict, compactor: &mut Compactor) -> u64 {
        let (mut bytes, mut lines) = (0, 0);
        let (ahead, line) = (records.ahead(), records.next_line());
        while let Some(id) = compactor.names.guess()
            && let Some(row) = predict.row(&ahead[bytes..], id, &self.time, self.spec.slow_over_ms)
        {
            compactor.names.follow(id);
            compactor.row();
            compactor.sample_of(id, row.at_ms, row.state, line + lines);
            bytes += row.bytes;
            lines += 1;
        }
        records.skip(bytes, lines);
        compactor.rows()
    }

    /// Reads the cells of a record and gives it to the compactor.
    fn take(&mut self, fields: &Fields<'_>, compactor: &mut Compactor, predict: &mut Option<Predict>) {
        let (got, width) = (fields.len(), self.columns.width);
        if got != width {
            let value = String::from_utf8_lossy(fields.get(0)).chars().take(80).collect();
            let reason = format!("the row has {got} cells, the header has {width}");
            let reject = RowReject { line: fields.line, column: None, value, reason };
            return compactor.reject(reject, b"", b"", b"", None);
        }
        let cell = |i: usize| self.columns.at[i].map_or(&[][..], |at| fields.get(at));
        let names = [cell(1), cell(3), cell(4)];
        let at = self.time.read(cell(0));
        let state = self.states.lookup(&self.spec.states, cell(2));
        let slow = slow(cell(5), self.spec.slow_over_ms);
        let fault = match (&at, state, &slow) {
            _ if bad_name(names).is_some() => bad_name(names),
            (Err(reason), _, _) => Some((0, cell(0), reason.clone())),
            (_, None, _) => Some((2, cell(2), "a word for a state that the source does not name".to_owned())),
            (_, _, Err(reason)) => Some((5, cell(5), reason.clone())),
            _ => None,
        };
        let [monitor, region, probe] = names;
        match (fault, at, state, slow) {
            (None, Ok(at), Some(word), Ok(slow)) => {
                let state = if slow && word == SampleState::Up { SampleState::Degraded } else { word };
                compactor.sample(monitor, region, probe, at, state, fields.line);
                if let Some(predict) = predict {
                    predict.learn(fields, compactor.names.last(), word);
                }
            }
            (Some((column, value, reason)), at, _, _) => {
                let is_name = column == 1 || column > 2 && column < 5;
                let value = String::from_utf8_lossy(value).chars().take(80).collect();
                let reject = RowReject { line: fields.line, column: Some(MEANINGS[column]), value, reason };
                let [monitor, region, probe] = if is_name { [&b""[..]; 3] } else { names };
                compactor.reject(reject, monitor, region, probe, at.ok());
            }
            _ => {}
        }
    }
}

/// What is wrong with the names of a row (monitor, region, probe), if something is.
pub(super) fn bad_name(names: [&[u8]; 3]) -> Option<(usize, &[u8], String)> {
    if names[0].is_empty() {
        return Some((1, b"", "no monitor is named".to_owned()));
    }
    [1, 3, 4].into_iter().zip(names).find_map(|(column, name)| {
        if std::str::from_utf8(name).is_err() {
            Some((column, name, "not UTF-8 text".to_owned()))
        } else if name.contains(&0) {
            Some((column, name, "it holds a NUL byte, so the file is no text".to_owned()))
        } else {
            None
        }
    })
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
