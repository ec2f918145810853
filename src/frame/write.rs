//! Tables to Parquet: the same bytes for the same table.

use crate::frame::FrameError;
use polars::prelude::*;

/// A column to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Texts, or nothing.
    Text(Vec<Option<String>>),
    /// UTC milliseconds.
    Instant(Vec<i64>),
    /// Whole numbers.
    Whole(Vec<i64>),
}

/// A table as Parquet.
///
/// # Errors
/// Columns of different lengths.
pub fn write_parquet(columns: Vec<(&str, Written)>) -> Result<Vec<u8>, FrameError> {
    let rows = columns.first().map_or(0, |(_, cells)| match cells {
        Written::Text(all) => all.len(),
        Written::Instant(all) | Written::Whole(all) => all.len(),
    });
    let mut all = Vec::with_capacity(columns.len());
    for (name, cells) in columns {
        all.push(match cells {
            Written::Text(texts) => Column::new(name.into(), texts),
            Written::Whole(numbers) => Column::new(name.into(), numbers),
            Written::Instant(ms) => {
                let utc = TimeZone::opt_try_new(Some("UTC"))?;
                let stamps = Int64Chunked::from_vec(name.into(), ms);
                stamps.into_datetime(TimeUnit::Milliseconds, utc).into_series().into()
            }
        });
    }
    let mut frame = DataFrame::new(rows, all)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).set_parallel(false).finish(&mut frame)?;
    Ok(bytes)
}
