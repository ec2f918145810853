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
    let mut offset = 0;
    for group in &metadata.row_groups {
        let rows = group.num_rows();
        let frame = ParquetReader::new(Cursor::new(bytes))
            .with_columns(Some(present.clone()))
            .with_slice(Some((offset, rows)))
            .set_rechunk(true)
            .finish()?;
        group_rows(&frame, &names, offset, each)?;
        offset += rows;
    }
    Ok(offset as u64)
}

fn group_rows(
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
            Some(name) => {
                Some(frame.column(name)?.as_materialized_series().cast(&DataType::String)?.str()?.clone())
            }
        });
    }
    let mut cells: Vec<&str> = vec![""; texts.len()];
    for row in 0..frame.height() {
        for (cell, column) in cells.iter_mut().zip(&texts) {
            *cell = column.as_ref().and_then(|c| c.get(row)).unwrap_or("");
        }
        each(Cells { row: (offset + row) as u64 + 1, time: times.get(row), texts: &cells });
    }
    Ok(())
}

/// The time column in one of the forms that it may have.
enum Times {
    Instant(Int64Chunked),
    Civil(Int64Chunked),
    Number(Int64Chunked),
    Text(StringChunked),
}

impl Times {
    fn new(series: &Series) -> Result<Self, FrameError> {
        Ok(match series.dtype() {
            DataType::Datetime(_, zone) => {
                let is_utc = zone.is_some();
                let ms = series.cast(&DataType::Datetime(TimeUnit::Milliseconds, zone.clone()))?;
                let ms = ms.to_physical_repr().i64()?.clone();
                if is_utc { Times::Instant(ms) } else { Times::Civil(ms) }
            }
            DataType::String => Times::Text(series.str()?.clone()),
            kind if kind.is_integer() => Times::Number(series.cast(&DataType::Int64)?.i64()?.clone()),
            _ => Times::Text(series.cast(&DataType::String)?.str()?.clone()),
        })
    }

    fn get(&self, row: usize) -> TimeCell<'_> {
        let found = match self {
            Times::Instant(all) => all.get(row).map(TimeCell::Instant),
            Times::Civil(all) => all.get(row).map(TimeCell::Civil),
            Times::Number(all) => all.get(row).map(TimeCell::Number),
            Times::Text(all) => all.get(row).map(TimeCell::Text),
        };
        found.unwrap_or(TimeCell::Null)
    }
}
