//! Records of a CSV stream: found with memchr, split without copying; a record with quotes goes the
//! strict way through csv-core. Memory is bounded by the longest record allowed.

use crate::ingest::samples::SampleError;
use crate::ingest::sniff_delimiter;
use std::io::Read;

/// No honest record is longer.
const RECORD_BYTES_MAX: usize = 1024 * 1024;
const BLOCK_BYTES: usize = 1024 * 1024;

/// Reads records one by one.
pub(super) struct Records<R> {
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
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
    /// The 1-based line on which the record begins.
    pub(super) line: u64,
}

impl<'a> Fields<'a> {
    /// How many fields there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A field, trimmed of spaces.
    pub(super) fn get(&self, index: usize) -> &'a [u8] {
        let Some(end) = self.ends.get(index).copied() else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + self.gap };
        self.bytes[start..end].trim_ascii()
    }
}

impl<R: Read> Records<R> {
    /// Reads from a stream.
    pub(super) fn new(reader: R) -> Self {
        Records {
            reader,
            buffer: vec![0; BLOCK_BYTES],
            start: 0,
            end: 0,
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

    /// Reads more; false at the end of the stream.
    fn fill(&mut self) -> Result<bool, SampleError> {
        if self.is_done {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(self.buffer.len() + BLOCK_BYTES, 0);
        }
        let n = self.reader.read(&mut self.buffer[self.end..])?;
        self.end += n;
        self.is_done = n == 0;
        Ok(n > 0)
    }

    /// The range of the next record without its line end, and whether it holds a quote.
    fn next_range(&mut self) -> Result<Option<(usize, usize, bool)>, SampleError> {
        self.line += self.lines_of_last;
        self.lines_of_last = 0;
        let mut scanned = 0;
        let mut has_quote = false;
        let mut is_open = false;
        loop {
            let rest = &self.buffer[self.start + scanned..self.end];
            match memchr::memchr2(b'\n', b'"', rest) {
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
                    scanned = self.end - self.start;
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
                        let (from, to) = (self.start, self.end);
                        self.start = self.end;
                        return Ok((from < to).then_some((from, to, has_quote)));
                    }
                }
            }
        }
    }

    /// The next line as it stands, for the header.
    fn raw(&mut self) -> Result<Option<Vec<u8>>, SampleError> {
        let range = self.next_range()?;
        Ok(range.map(|(from, to, _)| self.buffer[from..to].trim_ascii_end().to_vec()))
    }

    /// The names of the columns, after a byte order mark or a line `sep=;`.
    pub(super) fn header(&mut self) -> Result<Vec<String>, SampleError> {
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
        Ok(names)
    }

    /// The next record that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Fields<'_>>, SampleError> {
        loop {
            let Some((from, mut to, has_quote)) = self.next_range()? else { return Ok(None) };
            if to > from && self.buffer[to - 1] == b'\r' {
                to -= 1;
            }
            if from == to {
                continue;
            }
            self.ends.clear();
            if has_quote {
                self.split_quoted(from, to);
                return Ok(Some(Fields { bytes: &self.unquoted, ends: &self.ends, gap: 0, line: self.line }));
            }
            let record = &self.buffer[from..to];
            self.ends.extend(memchr::memchr_iter(self.delimiter, record));
            self.ends.push(record.len());
            return Ok(Some(Fields {
                bytes: &self.buffer[from..to],
                ends: &self.ends,
                gap: 1,
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
