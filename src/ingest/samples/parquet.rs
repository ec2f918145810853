//! Parquet samples: the same columns and words as CSV, through `frame`.

use crate::frame::Cells;
use crate::frame::FrameError;
use crate::frame::read_parquet;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::Rules;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::cells::Reading;
use crate::ingest::samples::csv::PROGRESS_ROWS;

/// Compacts a Parquet file.
///
/// # Errors
/// What makes the file as a whole unreadable; bad rows are rejects in the result.
pub fn compact_parquet(
    bytes: &[u8],
    spec: &SampleSpec,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Compaction, SampleError> {
    Ok(parquet_pieces(bytes, spec, spec.rules(), progress)?.whole(spec.rules()))
}

/// The same, with the samples near the ends of each series one by one.
///
/// # Errors
/// As [`compact_parquet`].
pub fn parquet_pieces(
    bytes: &[u8],
    spec: &SampleSpec,
    rules: Rules,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Pieces, SampleError> {
    let mut compactor = Compactor::with_rules(rules);
    pass(bytes, spec, &mut compactor, progress)?;
    while compactor.needs_second_pass() {
        compactor.begin_second_pass();
        pass(bytes, spec, &mut compactor, progress)?;
    }
    Ok(compactor.pieces())
}

fn pass(
    bytes: &[u8],
    spec: &SampleSpec,
    compactor: &mut Compactor,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(), SampleError> {
    let columns: Vec<&str> = spec.columns.iter().map(String::as_str).collect();
    let mut reading = Reading::new(spec);
    let mut each = |cells: Cells<'_>| {
        let n = compactor.row();
        if n.is_multiple_of(PROGRESS_ROWS) {
            progress(n);
        }
        reading.row(cells, compactor);
    };
    let rows = read_parquet(bytes, &columns, 3, &mut each).map_err(|error| match error {
        FrameError::Columns(missing, found) => SampleError::Columns { missing, found },
        FrameError::Polars(why) => SampleError::Parquet(why),
    })?;
    compactor.verdict()?;
    if rows == 0 { Err(SampleError::Empty) } else { Ok(()) }
}
