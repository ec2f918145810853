//! Samples as JSON, one object a line: the keys are the columns.

use crate::frame::Cells;
use crate::frame::TimeCell;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::Rules;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::blocks::Blocks;
use crate::ingest::samples::cells::Reading;
use crate::ingest::samples::csv::Open;
use crate::ingest::samples::csv::PROGRESS_ROWS;
use crate::ingest::samples::csv::in_passes;
use crate::ingest::samples::records::Records;
use serde_json::Map;
use serde_json::Value;
use std::borrow::Cow;
use std::io::Read;

/// Compacts a stream of JSON objects, one a line, in bounded memory.
///
/// # Errors
/// What makes the file as a whole unreadable; bad rows are rejects in the result.
pub fn ndjson_pieces(
    open: &Open<'_>,
    spec: &SampleSpec,
    rules: Rules,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Pieces, SampleError> {
    in_passes(open, rules, &mut |stream, compactor| pass(stream, spec, compactor, progress))
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
        let mut reading = Reading::new(spec);
        let mut rows = 0;
        while let Some((text, line)) = records.line()? {
            let text = if rows == 0 { text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text) } else { text };
            if rows == 0 && text.starts_with(b"[") {
                return Err(SampleError::JsonList);
            }
            let object: Result<Map<String, Value>, _> = serde_json::from_slice(text);
            rows = compactor.row();
            if rows.is_multiple_of(PROGRESS_ROWS) {
                progress(rows);
            }
            match object {
                Ok(object) => {
                    if rows == 1 {
                        has_columns(&object, spec)?;
                    }
                    row(&object, spec, line, &mut reading, compactor);
                }
                Err(why) => {
                    let value = String::from_utf8_lossy(text).chars().take(80).collect();
                    let reason = format!("not a JSON object: {}", kind_of(&why));
                    let reject = RowReject { line, column: None, value, reason };
                    compactor.reject(reject, b"", b"", b"", None);
                }
            }
            compactor.verdict()?;
        }
        if rows > 0 { Ok(()) } else { Err(SampleError::Empty) }
    })
}

/// What is wrong with a line that is no object, without the place within it.
fn kind_of(why: &serde_json::Error) -> &'static str {
    match why.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        serde_json::error::Category::Data => "it is another value",
        _ => "it breaks the grammar",
    }
}

fn find<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v))
}

/// The first object has what every row needs.
fn has_columns(object: &Map<String, Value>, spec: &SampleSpec) -> Result<(), SampleError> {
    let missing: Vec<String> =
        spec.columns[..3].iter().filter(|name| find(object, name).is_none()).cloned().collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(SampleError::Columns { missing, found: object.keys().cloned().collect() })
}

fn row(
    object: &Map<String, Value>,
    spec: &SampleSpec,
    line: u64,
    reading: &mut Reading<'_>,
    compactor: &mut Compactor,
) {
    let text = |column: usize| -> Cow<'_, str> {
        match find(object, &spec.columns[column]) {
            None | Some(Value::Null) => Cow::Borrowed(""),
            Some(Value::String(text)) => Cow::Borrowed(text.trim()),
            Some(other) => Cow::Owned(other.to_string()),
        }
    };
    let cells = [1, 2, 3, 4, 5].map(text);
    let written = text(0);
    let time = match find(object, &spec.columns[0]) {
        None | Some(Value::Null) => TimeCell::Null,
        Some(Value::Number(n)) => n.as_i64().map_or(TimeCell::Text(&written), TimeCell::Number),
        Some(_) => TimeCell::Text(&written),
    };
    let texts = [&*cells[0], &*cells[1], &*cells[2], &*cells[3], &*cells[4]];
    reading.row(Cells { row: line, time, texts: &texts }, compactor);
}
