//! Partial results: what files of samples came to, as a small file that is put together with others later.
//!
//! Lines of JSON, packed with zstd: a header that names the rules, for each file its counts and rejects and
//! then its series, and at the end the digest of everything before. Times and lines are written as differences.

use crate::ingest::samples::Piece;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::RowCounts;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::Run;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::ingest::samples::csv::MEANINGS;
use crate::ingest::samples::series::Built;
use crate::ingest::samples::window::Sample;
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Digest;
use sha2::Sha256;
use std::fmt::Write as _;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;

/// The edition of the format.
const VERSION: u32 = 1;
/// No line is longer.
const LINE_BYTES_MAX: u64 = 64 * 1024 * 1024;
const LEVEL: i32 = 3;

/// A partial result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The edition of the program that made it.
    pub tool: String,
    /// The source.
    pub source: String,
    /// The digest of the rules of the source that matter.
    pub rules: String,
    /// So far from its first and last sample each series was kept sample by sample.
    pub edge_ms: i64,
    /// The files.
    pub files: Vec<PartFile>,
}

/// One file of a partial result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFile {
    /// Its path.
    pub path: String,
    /// Its digest.
    pub sha256: [u8; 32],
    /// What it came to.
    pub pieces: Pieces,
}

#[derive(Serialize, Deserialize)]
struct HeaderLine {
    amends_part: u32,
    tool: String,
    source: String,
    rules: String,
    edge_ms: i64,
    files: usize,
}

#[derive(Serialize, Deserialize)]
struct FileLine {
    file: String,
    sha256: String,
    read: u64,
    accepted: u64,
    duplicates: u64,
    rejected: u64,
    conflicts: u64,
    covers: Option<(i64, i64)>,
    rejects: Vec<(u64, Option<String>, String, String)>,
    series: usize,
}

#[derive(Serialize, Deserialize)]
struct SeriesLine {
    monitor: String,
    region: Option<String>,
    probe: Option<String>,
    head: Vec<i64>,
    runs: Vec<i64>,
    tail: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
struct EndLine {
    end: String,
}

/// A digest as people read it.
fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut all = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (i, byte) in all.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
    }
    Some(all)
}

/// A partial result as the bytes of a file; the same for the same.
///
/// # Errors
/// Never for any that was made here.
pub fn write_part(part: &Part) -> io::Result<Vec<u8>> {
    let mut out = zstd::stream::write::Encoder::new(Vec::new(), LEVEL)?;
    let mut hasher = Sha256::new();
    let mut line = |text: String| {
        hasher.update(&text);
        hasher.update(b"\n");
        out.write_all(text.as_bytes())?;
        out.write_all(b"\n")
    };
    let Part { tool, source, rules, edge_ms, files } = part.clone();
    let header = HeaderLine { amends_part: VERSION, tool, source, rules, edge_ms, files: files.len() };
    line(serde_json::to_string(&header)?)?;
    for PartFile { path, sha256, pieces } in files {
        let rejects = pieces.rejects.into_iter();
        let rejects = rejects.map(|r| (r.line, r.column.map(str::to_owned), r.value, r.reason));
        let file = FileLine {
            file: path,
            sha256: hex(&sha256),
            read: pieces.counts.read,
            accepted: pieces.counts.accepted,
            duplicates: pieces.counts.duplicates,
            rejected: pieces.counts.rejected,
            conflicts: pieces.conflicts,
            covers: pieces.covers,
            rejects: rejects.collect(),
            series: pieces.pieces.len(),
        };
        line(serde_json::to_string(&file)?)?;
        for Piece { key, built } in pieces.pieces {
            let series = SeriesLine {
                monitor: key.monitor,
                region: key.region,
                probe: key.probe,
                head: samples_out(&built.head),
                runs: runs_out(&built.runs),
                tail: samples_out(&built.tail),
            };
            line(serde_json::to_string(&series)?)?;
        }
    }
    let end = EndLine { end: hex(&hasher.finalize()) };
    out.write_all(serde_json::to_string(&end)?.as_bytes())?;
    out.write_all(b"\n")?;
    out.finish()
}

fn samples_out(samples: &[Sample]) -> Vec<i64> {
    let (mut at, mut line) = (0, 0);
    let mut out = Vec::with_capacity(samples.len() * 3);
    for sample in samples {
        let (next_at, next_line) = (sample.at_ms(), sample.line() as i64);
        out.extend([next_at - at, sample.bits() as i64, next_line - line]);
        (at, line) = (next_at, next_line);
    }
    out
}

fn runs_out(runs: &[Run]) -> Vec<i64> {
    let (mut at, mut line) = (0, 0);
    let mut out = Vec::with_capacity(runs.len() * 6);
    for r in runs {
        let (first_line, last_line) = (r.first_line as i64, r.last_line as i64);
        let lasted = r.last_ms - r.first_ms;
        out.extend([i64::from(r.state.code()), r.first_ms - at, lasted, r.count as i64]);
        out.extend([first_line - line, last_line - first_line]);
        (at, line) = (r.last_ms, last_line);
    }
    out
}

/// Why a file is no partial result.
#[derive(Debug)]
pub enum PartError {
    /// The world.
    Io(io::Error),
    /// It is something else.
    NotAPart,
    /// It was made by an edition of the program with another format: its version.
    Version(u32),
    /// It is torn or was changed: which line.
    Broken(u64),
}

impl From<io::Error> for PartError {
    fn from(error: io::Error) -> Self {
        PartError::Io(error)
    }
}

/// Lines, counted and hashed.
struct Lines<R> {
    reader: BufReader<R>,
    hasher: Sha256,
    line: u64,
    text: Vec<u8>,
}

impl<R: Read> Lines<R> {
    fn next<T: DeserializeOwned>(&mut self, is_hashed: bool) -> Result<T, PartError> {
        self.line += 1;
        self.text.clear();
        self.reader.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut self.text)?;
        if is_hashed {
            self.hasher.update(&self.text);
        }
        serde_json::from_slice(&self.text).map_err(|_| PartError::Broken(self.line))
    }
}

/// Reads a partial result and checks that it is whole.
///
/// # Errors
/// Why it is none.
pub fn read_part(packed: impl Read) -> Result<Part, PartError> {
    let decoder = zstd::stream::read::Decoder::new(packed)?;
    let mut lines =
        Lines { reader: BufReader::new(decoder), hasher: Sha256::new(), line: 0, text: Vec::new() };
    let header: HeaderLine = lines.next(true).map_err(|_| PartError::NotAPart)?;
    if header.amends_part != VERSION {
        return Err(PartError::Version(header.amends_part));
    }
    let mut files = Vec::new();
    for _ in 0..header.files {
        let file: FileLine = lines.next(true)?;
        let mut pieces = Vec::new();
        for _ in 0..file.series {
            let series: SeriesLine = lines.next(true)?;
            pieces.push(piece(series).ok_or(PartError::Broken(lines.line))?);
        }
        let broken = PartError::Broken(lines.line);
        files.push(part_file(file, pieces).ok_or(broken)?);
    }
    let digest = hex(&lines.hasher.clone().finalize());
    let end: EndLine = lines.next(false)?;
    if end.end != digest {
        return Err(PartError::Broken(lines.line));
    }
    let HeaderLine { tool, source, rules, edge_ms, .. } = header;
    Ok(Part { tool, source, rules, edge_ms, files })
}

fn part_file(file: FileLine, pieces: Vec<Piece>) -> Option<PartFile> {
    let reject = |(line, column, value, reason): (u64, Option<String>, String, String)| {
        let column = match column {
            None => None,
            Some(name) => Some(*MEANINGS.iter().find(|m| **m == name)?),
        };
        Some(RowReject { line, column, value, reason })
    };
    let FileLine { read, accepted, duplicates, rejected, .. } = file;
    if accepted.checked_add(duplicates)?.checked_add(rejected)? != read {
        return None;
    }
    let pieces = Pieces {
        pieces,
        counts: RowCounts { read, accepted, duplicates, rejected },
        conflicts: file.conflicts,
        rejects: file.rejects.into_iter().map(reject).collect::<Option<_>>()?,
        covers: file.covers,
    };
    Some(PartFile { path: file.file, sha256: unhex(&file.sha256)?, pieces })
}

fn piece(series: SeriesLine) -> Option<Piece> {
    let SeriesLine { monitor, region, probe, head, runs, tail } = series;
    let built = Built { head: samples_in(&head)?, runs: runs_in(&runs)?, tail: samples_in(&tail)? };
    let ends = [
        built.head.last().map(|s| s.at_ms()),
        built.runs.first().map(|r| r.first_ms),
        built.runs.last().map(|r| r.last_ms),
        built.tail.first().map(|s| s.at_ms()),
    ];
    let ends: Vec<i64> = ends.into_iter().flatten().collect();
    let is_sorted = ends.is_sorted() && !built.is_empty();
    is_sorted.then_some(Piece { key: SeriesKey { monitor, region, probe }, built })
}

fn samples_in(numbers: &[i64]) -> Option<Vec<Sample>> {
    let (mut at, mut line) = (0_i64, 0_i64);
    let (chunks, []) = numbers.as_chunks::<3>() else { return None };
    let mut all: Vec<Sample> = Vec::with_capacity(chunks.len());
    for [later, bits, lines] in chunks {
        (at, line) = (at.checked_add(*later)?, line.checked_add(*lines)?);
        let is_later = all.last().is_none_or(|last| last.at_ms() < at);
        let sample = Sample::from_parts(at, u64::try_from(*bits).ok()?, u64::try_from(line).ok()?)?;
        is_later.then(|| all.push(sample))?;
    }
    Some(all)
}

fn runs_in(numbers: &[i64]) -> Option<Vec<Run>> {
    let (mut at, mut line) = (i64::MIN, 0_i64);
    let (chunks, []) = numbers.as_chunks::<6>() else { return None };
    let mut all = Vec::with_capacity(chunks.len());
    for [state, later, lasted, count, first, last] in chunks {
        let first_ms = if at == i64::MIN { *later } else { at.checked_add(*later)? };
        let last_ms = first_ms.checked_add(*lasted)?;
        let first_line = line.checked_add(*first)?;
        let last_line = first_line.checked_add(*last)?;
        (first_ms > at && *lasted >= 0 && *count > 0).then_some(())?;
        all.push(Run {
            state: SampleState::from_code(u32::try_from(*state).ok()?)?,
            first_ms,
            last_ms,
            count: u64::try_from(*count).ok()?,
            first_line: u64::try_from(first_line).ok()?,
            last_line: u64::try_from(last_line).ok()?,
        });
        (at, line) = (last_ms, last_line);
    }
    Some(all)
}
