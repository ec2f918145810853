//! Records of a CSV stream: found with memchr, split without copying; a record with quotes goes the
//! strict way through csv-core. Memory is bounded by the longest record allowed.

use crate::ingest::samples::SampleError;
use crate::ingest::samples::blocks::Blocks;
use crate::ingest::sniff_delimiter;

/// No honest record is longer.
const RECORD_BYTES_MAX: usize = 1024 * 1024;

/// Reads records one by one.
pub(super) struct Records {
    blocks: Blocks,
    buffer: Vec<u8>,
    start: usize,
    is_done: bool,
    line: u64,
    lines_of_last: u64,
    delimiter: u8,
    core: csv_core::Reader,
    unquoted: Vec<u8>,
    ends: Vec<usize>,
}

/// The fields of one record: ranges into `bytes`.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    gap: usize,
    /// The record as it stands, if it has no quote.
    pub(super) raw: Option<&'a [u8]>,
    /// The 1-based line on which the record begins.
    pub(super) line: u64,
}

impl<'a> Fields<'a> {
    /// How many fields there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The ends of the fields in the record as it stands.
    pub(super) fn ends(&self) -> &'a [usize] {
        self.ends
    }

    /// A field, trimmed of spaces.
    pub(super) fn get(&self, index: usize) -> &'a [u8] {
        let Some(end) = self.ends.get(index).copied() else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + self.gap };
        self.bytes[start..end].trim_ascii()
    }
}

impl Records {
    /// Reads from a stream.
    pub(super) fn new(blocks: Blocks) -> Self {
        Records {
            blocks,
            buffer: Vec::new(),
            start: 0,
            is_done: false,
            line: 1,
            lines_of_last: 0,
            delimiter: b',',
            core: csv_core::Reader::new(),
            unquoted: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// The delimiter of the records to come.
    fn set_delimiter(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
        self.core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    }

    /// Reads more; false at the end of the stream. What was not used yet stays in front.
    fn fill(&mut self) -> Result<bool, SampleError> {
        if self.is_done {
            return Ok(false);
        }
        let used = std::mem::take(&mut self.buffer);
        let rest = used.get(self.start..).filter(|rest| !rest.is_empty()).map(<[u8]>::to_vec);
        self.start = 0;
        let next = self.blocks.next(used)?;
        self.is_done = next.is_none();
        self.buffer = match (rest, next) {
            (None, next) => next.unwrap_or_default(),
            (Some(rest), None) => rest,
            (Some(mut rest), Some(next)) => {
                rest.extend_from_slice(&next);
                rest
            }
        };
        Ok(!self.is_done)
    }

    /// What stands in memory from the next record on.
    #[inline]
    pub(super) fn ahead(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// The line of the next record.
    #[inline]
    pub(super) fn next_line(&self) -> u64 {
        self.line + self.lines_of_last
    }

    /// So many records of one line each, so many bytes long, were read from [`Records::ahead`].
    pub(super) fn skip(&mut self, bytes: usize, lines: u64) {
        self.start += bytes;
        self.line += lines;
    }

    /// The range of the next record without its line end, and whether it holds a quote that matters.
    fn next_range(&mut self, has_quotes: bool) -> Result<Option<(usize, usize, bool)>, SampleError> {
        self.line += self.lines_of_last;
        self.lines_of_last = 0;
        let mut scanned = 0;
        let mut has_quote = false;
        let mut is_open = false;
        loop {
            let rest = &self.buffer[self.start + scanned..];
            let found = match has_quotes {
                true => memchr::memchr2(b'\n', b'"', rest),
                false => memchr::memchr(b'\n', rest),
            };
            match found {
                Some(at) if rest[at] == b'"' => {
                    has_quote = true;
                    is_open = !is_open;
                    scanned += at + 1;
                }
                Some(at) => {
                    self.lines_of_last += 1;
                    scanned += at + 1;
                    if !is_open && scanned > RECORD_BYTES_MAX {
                        return Err(SampleError::RecordTooLong { line: self.line });
                    }
                    if !is_open {
                        let (from, to) = (self.start, self.start + scanned - 1);
                        self.start += scanned;
                        return Ok(Some((from, to, has_quote)));
                    }
                }
                None => {
                    scanned = self.buffer.len() - self.start;
                    if scanned > RECORD_BYTES_MAX {
                        let line = self.line;
                        return Err(if is_open {
                            SampleError::OpenQuote { line }
                        } else {
                            SampleError::RecordTooLong { line }
                        });
                    }
                    if !self.fill()? {
                        if is_open {
                            return Err(SampleError::OpenQuote { line: self.line });
                        }
                        let (from, to) = (self.start, self.buffer.len());
                        self.start = self.buffer.len();
                        return Ok((from < to).then_some((from, to, has_quote)));
                    }
                }
            }
        }
    }

    /// A file in which every character has two bytes says so at its beginning, or has a zero in every character.
    pub(super) fn refuse_utf16(&mut self) -> Result<(), SampleError> {
        if self.buffer.is_empty() {
            self.fill()?;
        }
        let is_utf16 = match self.ahead() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
            [0, a, 0, b, ..] | [a, 0, b, 0, ..] => *a != 0 && *b != 0,
            _ => false,
        };
        if is_utf16 { Err(SampleError::Utf16) } else { Ok(()) }
    }

    /// The next line as it stands, for the header.
    fn raw(&mut self) -> Result<Option<Vec<u8>>, SampleError> {
        let range = self.next_range(true)?;
        Ok(range.map(|(from, to, _)| self.buffer[from..to].trim_ascii_end().to_vec()))
    }

    /// The names of the columns, after a byte order mark or a line `sep=;`.
    pub(super) fn header(&mut self) -> Result<(Vec<String>, u8), SampleError> {
        let mut first = self.raw()?.ok_or(SampleError::Empty)?;
        if first.starts_with(b"\xef\xbb\xbf") {
            first.drain(..3);
        }
        let delimiter = match first.strip_prefix(b"sep=") {
            Some([delimiter]) => {
                let delimiter = *delimiter;
                first = self.raw()?.ok_or(SampleError::Empty)?;
                delimiter
            }
            _ => sniff_delimiter(&String::from_utf8_lossy(&first)),
        };
        self.set_delimiter(delimiter);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(first.as_slice());
        let names = reader.records().next().and_then(Result::ok).unwrap_or_default();
        let names: Vec<String> = names.iter().map(|n| n.trim().to_owned()).collect();
        if names.iter().all(String::is_empty) {
            return Err(SampleError::Empty);
        }
        Ok((names, delimiter))
    }

    /// The next line that is not blank, trimmed, whatever quotes it holds, and its number.
    pub(super) fn line(&mut self) -> Result<Option<(&[u8], u64)>, SampleError> {
        loop {
            let Some((from, to, _)) = self.next_range(false)? else { return Ok(None) };
            if !self.buffer[from..to].trim_ascii().is_empty() {
                return Ok(Some((self.buffer[from..to].trim_ascii(), self.line)));
            }
        }
    }

    /// The next record that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Fields<'_>>, SampleError> {
        loop {
            let Some((from, mut to, has_quote)) = self.next_range(true)? else { return Ok(None) };
            if to > from && self.buffer[to - 1] == b'\r' {
                to -= 1;
            }
            if from == to {
                continue;
            }
            self.ends.clear();
            if has_quote {
                self.split_quoted(from, to);
                return Ok(Some(Fields {
                    bytes: &self.unquoted,
                    ends: &self.ends,
                    gap: 0,
                    raw: None,
                    line: self.line,
                }));
            }
            let record = &self.buffer[from..to];
            self.ends.extend(memchr::memchr_iter(self.delimiter, record));
            self.ends.push(record.len());
            return Ok(Some(Fields {
                bytes: &self.buffer[from..to],
                ends: &self.ends,
                gap: 1,
                raw: Some(&self.buffer[from..to]),
                line: self.line,
            }));
        }
    }

    /// The strict way for one record with quotes.
    fn split_quoted(&mut self, from: usize, to: usize) {
        let mut record = self.buffer[from..to].to_vec();
        record.push(b'\n');
        self.unquoted.clear();
        self.unquoted.resize(record.len(), 0);
        self.ends.resize(record.len() + 1, 0);
        self.core.reset();
        let (_, _, written, fields) = self.core.read_record(&record, &mut self.unquoted, &mut self.ends);
        self.unquoted.truncate(written);
        self.ends.truncate(fields);
    }
}
