//! What a person is told when a file of samples cannot be read as a whole.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::ingest::evidence::told::not_its_format;
use crate::ingest::samples::SampleError;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::source::SourceId;

/// The message for a file that cannot be read.
pub(super) fn problem(
    error: SampleError,
    path: &str,
    file: SourceId,
    source: &MonitoringSource,
) -> Diagnostic {
    let on = |line: u64| Place::Line { source: file, line, column: None, excerpt: String::new() };
    match error {
        SampleError::Columns { missing, .. } if source.format == Format::Runs => {
            let names = missing.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            not_its_format(path, file, source, &format!("a file of runs has a column {names}"))
                .help("save the result of `amends sql --result runs` as CSV with its header line, as it is")
        }
        SampleError::Runs { line, row, why, help } => {
            let place = Place::Line { source: file, line, column: None, excerpt: row };
            Diagnostic::error(Code::EvidenceShape, format!("`{path}` is not what its source says: {why}"))
                .at_place(place, "this row")
                .at(source.path_span, "named here")
                .note("what a database has compacted counts only when nothing of it is missing or doubtful")
                .help(help)
        }
        SampleError::Columns { missing, found } => {
            let names = missing.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            let place = Place::Line { source: file, line: 1, column: None, excerpt: found.join(",") };
            Diagnostic::error(Code::CsvHeader, format!("`{path}` has no column {names}"))
                .at_place(place, "the header")
                .at(source.span, format!("the source `{}`", source.id))
                .help("say which column is what: columns = { time = \"…\", monitor = \"…\", state = \"…\" }")
        }
        SampleError::RecordTooLong { line } => {
            Diagnostic::error(Code::FileTooLarge, format!("a record of `{path}` is longer than 1 MiB"))
                .at_place(on(line), "this record goes on and on")
                .note("no honest row is that long; reading on could take all memory")
                .help("export the file again; if it is one long line, its line ends were lost")
        }
        SampleError::OpenQuote { line } => {
            Diagnostic::error(Code::CsvShape, format!("a quote in `{path}` is opened and never closed"))
                .at_place(on(line), "opened on this line")
                .note("everything after it would be read as one cell, and its rows would be lost")
                .help("close the quote, or write a quote inside a cell as two: `\"\"`")
        }
        SampleError::TooManySeries { line } => {
            Diagnostic::error(Code::EvidenceShape, format!("`{path}` names more than a million monitors"))
                .at_place(on(line), "the first that is too many")
                .at(source.span, format!("the source `{}`", source.id))
                .note("nobody watches so many: a column that differs in every row was taken for the monitor")
                .help("say which column names the monitor: columns = { monitor = \"…\" }")
        }
        SampleError::JsonList => {
            Diagnostic::error(Code::EvidenceShape, format!("`{path}` is one JSON list, not one object a line"))
                .at_place(on(1), "begins with `[`")
                .note("a list must be held in memory as a whole; lines are read at any size")
                .help("write it as lines: `jq -c '.[]' list.json > samples.ndjson`")
        }
        SampleError::Utf16 => {
            Diagnostic::error(Code::FileEncoding, format!("`{path}` is written in UTF-16"))
                .at_place(Place::File(file), "two bytes for every character")
                .help("save it as UTF-8: in a spreadsheet choose \"CSV UTF-8\", or `iconv -f UTF-16 -t UTF-8`")
        }
        SampleError::Parquet(why) => {
            Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read as Parquet: {why}"))
                .at(source.path_span, "named here")
                .help("export it again; a file that was cut off has no table of contents")
        }
        SampleError::Io(why) => Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {why}"))
            .at(source.path_span, "named here")
            .help("if it is compressed, the ending must say how: `.gz` or `.zst`; a file that was cut off must be exported again"),
        SampleError::Empty => Diagnostic::error(Code::EvidenceEmpty, format!("`{path}` has no rows")),
    }
}
