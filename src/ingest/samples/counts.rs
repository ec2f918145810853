//! What became of the rows: accepted, double, rejected; and what stops the reading of a file.

/// How many rows a file had, and what became of them: read = accepted + duplicates + rejected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows read, without the header.
    pub read: u64,
    /// Rows that count.
    pub accepted: u64,
    /// Rows about an instant that another row of the same series had told of.
    pub duplicates: u64,
    /// Rows that could not be used.
    pub rejected: u64,
}

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReject {
    /// 1-based line (CSV) or row (Parquet).
    pub line: u64,
    /// What the column is for: time, monitor, state, latency.
    pub column: Option<&'static str>,
    /// What was read.
    pub value: String,
    /// Why it cannot be used.
    pub reason: String,
}

/// Why a file of samples cannot be read at all.
#[derive(Debug)]
pub enum SampleError {
    /// The world.
    Io(std::io::Error),
    /// Not a single row.
    Empty,
    /// Columns that are missing, and those that are there.
    Columns {
        /// Their names.
        missing: Vec<String>,
        /// The header as it was read.
        found: Vec<String>,
    },
    /// A record longer than any honest one: the line on which it begins.
    RecordTooLong {
        /// 1-based line.
        line: u64,
    },
    /// A quote that is never closed: the line on which it opens.
    OpenQuote {
        /// 1-based line.
        line: u64,
    },
    /// More monitors than anybody has: the line of the first that is too many.
    TooManySeries {
        /// 1-based line.
        line: u64,
    },
    /// A JSON list where one object a line is read.
    JsonList,
    /// Two bytes a character.
    Utf16,
    /// A file of runs that is not what a query of `amends sql` gives.
    Runs {
        /// 1-based line.
        line: u64,
        /// What was read there.
        row: String,
        /// What is the matter.
        why: String,
        /// What to do.
        help: String,
    },
    /// A Parquet file that cannot be understood.
    Parquet(String),
}

impl From<std::io::Error> for SampleError {
    fn from(error: std::io::Error) -> Self {
        SampleError::Io(error)
    }
}
