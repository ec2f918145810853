//! A CSV file as rows whose every cell knows its place.
//!
//! Takes `,` `;` and tab, a byte order mark, a first line `sep=;`, quoted newlines, and columns in any
//! order. Header names are matched without case and surrounding space.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::per_language::PerLanguage;
use crate::ingest::per_language::TextLanguages;
use crate::source::SourceId;
use crate::source::Sources;
use crate::source::Span;
use csv::ReaderBuilder;
use csv::StringRecord;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text, unquoted and trimmed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// 1-based line of its first byte.
    pub line: u64,
    /// The whole row.
    pub span: Span,
    cells: Vec<Cell>,
}

/// A table with its header.
#[derive(Clone, Debug)]
pub struct Table {
    /// Header names as written, trimmed, with their places; empty for a headerless table.
    pub header: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The position of a column, without case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|h| h.text.eq_ignore_ascii_case(name))
    }
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column)
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// The delimiter that the first line uses most.
pub fn sniff_delimiter(first_line: &str) -> u8 {
    let count = |d: char| first_line.matches(d).count();
    let best = [',', ';', '\t'].into_iter().max_by_key(|d| (count(*d), *d == ','));
    best.map_or(b',', |d| d as u8)
}

/// Reads the cells of a CSV text. A broken quote or a row of another width than the header is
/// reported and the row left out.
pub fn read_table(sources: &Sources, source: SourceId, has_header: bool, diags: &mut Diagnostics) -> Table {
    let whole = sources.file(source).text.as_str();
    let first = whole.lines().next().unwrap_or("");
    let (text, offset, delimiter) = match first.strip_prefix("sep=") {
        Some(sep) if sep.trim_end().len() == 1 => {
            let skip = whole.find('\n').map_or(whole.len(), |n| n + 1);
            (&whole[skip..], skip, sep.as_bytes()[0])
        }
        _ => (whole, 0, sniff_delimiter(first)),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut table = Table { header: Vec::new(), rows: Vec::new() };
    let mut record = StringRecord::new();
    let mut width = None;
    let line_offset = u64::from(offset > 0);
    while let Ok(true) = reader.read_record(&mut record) {
        let Some(position) = record.position() else { continue };
        let start = usize::try_from(position.byte()).unwrap_or(0);
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        let raw = &text[start.min(end)..end];
        let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
        let start = start + lead;
        let raw = raw[lead..].trim_end_matches(['\n', '\r']);
        let row_span = Span::new(source, offset + start, offset + start + raw.len());
        let (ranges, open_quote) = cell_ranges(raw, delimiter);
        if let Some(at) = open_quote {
            let at = offset + start + at;
            diags.push(
                Diagnostic::error(Code::CsvShape, "a quote is opened and never closed")
                    .at(Span::new(source, at, at + 1), "opened here")
                    .note("everything after it would be read as one cell, and its rows would be lost")
                    .help("close the quote, or write a quote inside a cell as two: `\"\"`"),
            );
            break;
        }
        let cells: Vec<Cell> = record
            .iter()
            .zip(ranges.iter().chain(std::iter::repeat(&(0, raw.len()))))
            .map(|(text, (from, to))| Cell {
                text: text.trim().to_owned(),
                span: Span::new(source, offset + start + from, offset + start + to),
            })
            .collect();
        if cells.len() == 1 && cells[0].text.is_empty() {
            continue;
        }
        let line = sources.file(source).line_column(row_span.start).0 as u64;
        debug_assert!(line >= line_offset);
        if width.is_none() {
            width = Some(cells.len());
            if has_header {
                table.header = cells;
                continue;
            }
        }
        if has_header && width != Some(cells.len()) {
            let expected = width.unwrap_or(0);
            diags.push(
                Diagnostic::error(Code::CsvShape, format!("this row has {} cells, the header has {expected}", cells.len()))
                    .at(row_span, "another number of cells")
                    .note("with a cell too many or too few every later cell would stand in the wrong column")
                    .help("put a cell that holds the delimiter in quotes; leave empty cells empty, with their delimiters"),
            );
            continue;
        }
        table.rows.push(Row { line, span: row_span, cells });
    }
    table
}

/// The byte range of each cell inside its quotes, and the place of a quote that is never closed.
fn cell_ranges(raw: &str, delimiter: u8) -> (Vec<(usize, usize)>, Option<usize>) {
    let bytes = raw.as_bytes();
    let mut ranges = Vec::new();
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            let mut end = at + 1;
            loop {
                match bytes.get(end) {
                    None => return (ranges, Some(at)),
                    Some(b'"') if bytes.get(end + 1) == Some(&b'"') => end += 2,
                    Some(b'"') => break,
                    Some(_) => end += 1,
                }
            }
            ranges.push((at, end + 1));
            at = end + 1;
            while bytes.get(at).is_some_and(|b| *b != delimiter) {
                at += 1;
            }
        } else {
            let start = at;
            while bytes.get(at).is_some_and(|b| *b != delimiter) {
                at += 1;
            }
            ranges.push((start, at));
        }
        if at >= bytes.len() {
            return (ranges, None);
        }
        at += 1;
    }
}

/// A row of shape `T` and the places of its cells.
pub struct Record<T> {
    /// The cells by name.
    pub row: T,
    /// 1-based line.
    pub line: u64,
    /// The whole row.
    pub span: Span,
    columns: Vec<(String, Span)>,
    /// Column, tag and text of the cells in other languages that are filled.
    translations: Vec<(String, String, String)>,
}

impl<T> Record<T> {
    /// The place of a cell; the whole row where the file has no such column.
    pub fn cell(&self, name: &str) -> Span {
        self.columns.iter().find(|(n, _)| n == name).map_or(self.span, |(_, s)| *s)
    }

    /// What stands beside a column in other languages, by tag.
    pub fn translations(&self, name: &str) -> BTreeMap<String, String> {
        let of = self.translations.iter().filter(|(column, ..)| column == name);
        of.map(|(_, tag, text)| (tag.clone(), text.clone())).collect()
    }
}

/// Reads a CSV file whose columns are the fields of `T`: unknown columns, missing ones and empty cells
/// that must be filled are all reported.
pub fn read_records<T: DeserializeOwned + JsonSchema>(
    sources: &Sources,
    source: SourceId,
    diags: &mut Diagnostics,
) -> Vec<Record<T>> {
    read_translated(sources, source, &TextLanguages::default(), diags)
}

/// The same where texts may stand in other languages too, as the shape of `T` says.
pub fn read_translated<T: DeserializeOwned + JsonSchema>(
    sources: &Sources,
    source: SourceId,
    languages: &TextLanguages,
    diags: &mut Diagnostics,
) -> Vec<Record<T>> {
    let table = read_table(sources, source, true, diags);
    let schema = schemars::schema_for!(T).to_value();
    let empty = serde_json::Map::new();
    let known = schema.get("properties").and_then(Json::as_object).unwrap_or(&empty);
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let per_language = PerLanguage::of(&schema, languages);
    if !check_header(sources, source, &table, (known, &required, &per_language), diags) {
        return Vec::new();
    }
    let names: Vec<String> = table.header.iter().map(|h| h.text.to_ascii_lowercase()).collect();
    let header = StringRecord::from(names.clone());
    let mut records = Vec::new();
    for row in &table.rows {
        let mut complete = true;
        for name in &required {
            let cell = names.iter().position(|n| n == name).and_then(|i| row.cell(i));
            if let Some(cell) = cell.filter(|c| c.text.is_empty()) {
                complete = false;
                let about = known.get(*name).and_then(|s| s.get("description")).and_then(Json::as_str);
                diags.push(
                    Diagnostic::error(Code::CsvEmptyCell, format!("`{name}` is empty"))
                        .at(
                            if cell.span.start == cell.span.end { row.span } else { cell.span },
                            format!("line {}: `{name}` must be filled", row.line),
                        )
                        .help(format!("`{name}`: {}", about.unwrap_or("needed"))),
                );
            }
        }
        let cells = StringRecord::from(row.cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>());
        if !complete {
            continue;
        }
        if let Ok(value) = cells.deserialize::<T>(Some(&header)) {
            let columns = names.iter().cloned().zip(row.cells.iter().map(|c| c.span)).collect();
            let filled = names.iter().zip(&row.cells).filter(|(_, cell)| !cell.text.is_empty());
            let translations = filled.filter_map(|(name, cell)| {
                let (text, tag) = per_language.split(name)?;
                Some((text.to_owned(), tag.to_owned(), cell.text.clone()))
            });
            let translations = translations.collect();
            records.push(Record { row: value, line: row.line, span: row.span, columns, translations });
        }
    }
    records
}

fn check_header(
    sources: &Sources,
    source: SourceId,
    table: &Table,
    (known, required, per_language): (&serde_json::Map<String, Json>, &[&str], &PerLanguage<'_>),
    diags: &mut Diagnostics,
) -> bool {
    let path = &sources.file(source).path;
    let mut good = true;
    let mut seen: Vec<&Cell> = Vec::new();
    for cell in &table.header {
        let name = cell.text.to_ascii_lowercase();
        if let Some(first) = seen.iter().find(|c| c.text.eq_ignore_ascii_case(&name)) {
            good = false;
            diags.push(
                Diagnostic::error(Code::CsvHeader, format!("the column `{name}` stands twice in `{path}`"))
                    .at(cell.span, "again here")
                    .at(first.span, "first here")
                    .help("keep one of the two"),
            );
        }
        seen.push(cell);
        if !known.contains_key(&name) && per_language.split(&name).is_none() {
            good = false;
            diags.push(
                Diagnostic::error(
                    Code::CsvUnknownColumn,
                    format!("`{}` is not a column of `{path}`", cell.text),
                )
                .at(cell.span, "not known")
                .note("a column that is not read would change nothing, and nobody would notice")
                .help(per_language.help(&cell.text, known)),
            );
        }
    }
    let missing: Vec<&str> = required.iter().copied().filter(|name| table.column(name).is_none()).collect();
    if !missing.is_empty() {
        good = false;
        let end = table
            .header
            .last()
            .map_or(Span::new(source, 0, 0), |c| Span { start: table.header[0].span.start, ..c.span });
        diags.push(
            Diagnostic::error(Code::CsvHeader, format!("`{path}` lacks the column {}", list(&missing)))
                .at(end, "the header")
                .help(format!(
                    "the first line names the columns: {}",
                    known.keys().cloned().collect::<Vec<_>>().join(",")
                )),
        );
    }
    good
}

fn list(names: &[&str]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}
