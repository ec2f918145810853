//! Parquet files by row group: columns as texts, times as instants, whatever types they were written in.

use polars::prelude::*;
use std::io::Cursor;

/// A time as the file holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeCell<'a> {
    /// An instant: UTC milliseconds.
    Instant(i64),
    /// A whole number: seconds or milliseconds since 1970, by the source's settings.
    Number(i64),
    /// A date-time without a zone: milliseconds since 1970 on the wall clock.
    Civil(i64),
    /// A text.
    Text(&'a str),
    /// Nothing.
    Null,
}

/// The cells of one row, in the order that was asked for; a column that is missing or null is empty.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// 1-based row of the file.
    pub row: u64,
    /// The first column that was asked for.
    pub time: TimeCell<'a>,
    /// The others.
    pub texts: &'a [&'a str],
}

/// Why a Parquet file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// Columns that are needed and missing, and those that are there.
    Columns(Vec<String>, Vec<String>),
    /// What polars says.
    Polars(String),
}

impl From<PolarsError> for FrameError {
    fn from(error: PolarsError) -> Self {
        FrameError::Polars(error.to_string().lines().next().unwrap_or_default().to_owned())
    }
}

/// Reads a Parquet file and hands every row to `each`. `columns` are the names that are wanted, the
/// time first; the first `needed` of them must be there.
///
/// # Errors
/// Missing columns, or a file that cannot be understood.
pub fn read_parquet(
    bytes: &[u8],
    columns: &[&str],
    needed: usize,
    each: &mut dyn FnMut(Cells<'_>),
) -> Result<u64, FrameError> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let metadata = reader.get_metadata()?.clone();
    let schema = reader.schema()?;
    let found: Vec<String> = schema.iter_names().map(|n| n.to_string()).collect();
    let named = |wanted: &str| found.iter().find(|n| n.trim().eq_ignore_ascii_case(wanted)).cloned();
    let names: Vec<Option<String>> = columns.iter().map(|c| named(c)).collect();
    let missing: Vec<String> = (0..needed.min(columns.len()))
        .filter(|i| names[*i].is_none())
        .map(|i| columns[i].to_owned())
        .collect();
    if !missing.is_empty() {
        return Err(FrameError::Columns(missing, found));
    }
    let mut present: Vec<String> = names.iter().flatten().cloned().collect();
    present.sort();
    present.dedup();
    let mut rows_read = 0;
    for (offset, rows) in slices(metadata.row_groups.iter().map(|group| group.num_rows())) {
        let mut reader = ParquetReader::new(Cursor::new(bytes));
        reader.set_metadata(metadata.clone());
        let frame = reader
            .with_columns(Some(present.clone()))
            .with_slice(Some((offset, rows)))
            .set_rechunk(true)
            .finish()?;
        slice_rows(&frame, &names, offset, each)?;
        rows_read = offset + rows;
    }
    Ok(rows_read as u64)
}

/// Rows that are read at once, when the file's own groups are smaller, and when they are larger.
const ROWS_AT_LEAST: usize = 1 << 17;
const ROWS_AT_MOST: usize = 1 << 20;

/// Stretches of rows: whole groups where that can be, small ones together, large ones in parts.
fn slices(groups: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for mut rows in groups {
        match all.last_mut() {
            Some((_, last)) if *last + rows <= ROWS_AT_LEAST => {
                *last += rows;
                continue;
            }
            _ => {}
        }
        let mut offset = all.last().map_or(0, |(offset, rows)| offset + rows);
        while rows > 0 {
            let part = rows.min(ROWS_AT_MOST);
            all.push((offset, part));
            (offset, rows) = (offset + part, rows - part);
        }
    }
    all
}

fn slice_rows(
    frame: &DataFrame,
    names: &[Option<String>],
    offset: usize,
    each: &mut dyn FnMut(Cells<'_>),
) -> Result<(), FrameError> {
    let time = match names.first() {
        Some(Some(name)) => frame.column(name)?.as_materialized_series().clone(),
        _ => return Ok(()),
    };
    let times = Times::new(&time)?;
    let mut texts: Vec<Option<StringChunked>> = Vec::new();
    for name in names.iter().skip(1) {
        texts.push(match name {
            None => None,
            Some(name) => Some(as_text(frame.column(name)?.as_materialized_series())?),
        });
    }
    // Each column is one piece of memory, so that its cells can be walked through without a search.
    let mut columns: Vec<Option<_>> =
        texts.iter().map(|c| c.as_ref().map(|c| c.downcast_as_array().iter())).collect();
    let mut cells: Vec<&str> = vec![""; texts.len()];
    for row in 0..frame.height() {
        for (cell, column) in cells.iter_mut().zip(&mut columns) {
            if let Some(column) = column {
                *cell = column.next().flatten().unwrap_or("");
            }
        }
        each(Cells { row: (offset + row) as u64 + 1, time: times.get(row), texts: &cells });
    }
    Ok(())
}

/// A column as texts in one piece of memory, whatever it was written as.
fn as_text(series: &Series) -> Result<StringChunked, FrameError> {
    let text = match series.dtype() {
        DataType::String => series.str()?.clone(),
        _ => series.cast(&DataType::String)?.str()?.clone(),
    };
    Ok(text.rechunk().into_owned())
}

/// The time column in one of the forms that it may have; instants and wall-clock times with how many of
/// their units make a millisecond.
enum Times {
    Instant(Int64Chunked, i64),
    Civil(Int64Chunked, i64),
    Number(Int64Chunked),
    Text(StringChunked),
}

impl Times {
    fn new(series: &Series) -> Result<Self, FrameError> {
        Ok(match series.dtype() {
            DataType::Datetime(unit, zone) => {
                let per_ms = match unit {
                    TimeUnit::Nanoseconds => 1_000_000,
                    TimeUnit::Microseconds => 1_000,
                    TimeUnit::Milliseconds => 1,
                };
                let physical = series.to_physical_repr().i64()?.rechunk().into_owned();
                match zone {
                    Some(_) => Times::Instant(physical, per_ms),
                    None => Times::Civil(physical, per_ms),
                }
            }
            kind if kind.is_integer() => Times::Number(series.cast(&DataType::Int64)?.i64()?.clone()),
            _ => Times::Text(as_text(series)?),
        })
    }

    fn get(&self, row: usize) -> TimeCell<'_> {
        let ms = |value: i64, per_ms: i64| if per_ms == 1 { value } else { value.div_euclid(per_ms) };
        let found = match self {
            Times::Instant(all, per_ms) => all.get(row).map(|t| TimeCell::Instant(ms(t, *per_ms))),
            Times::Civil(all, per_ms) => all.get(row).map(|t| TimeCell::Civil(ms(t, *per_ms))),
            Times::Number(all) => all.get(row).map(TimeCell::Number),
            Times::Text(all) => all.get(row).map(TimeCell::Text),
        };
        found.unwrap_or(TimeCell::Null)
    }
}
