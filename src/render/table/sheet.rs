//! A CSV sheet under construction: cells that are text are made safe for spreadsheets, figures are not touched.

use csv::WriterBuilder;

/// One cell.
pub enum Cell {
    /// Words from a person; made safe.
    Text(String),
    /// A figure, an id of ours, a time: written as it is.
    Plain(String),
}

/// Words from a person.
pub fn text(words: impl Into<String>) -> Cell {
    Cell::Text(words.into())
}

/// A figure, an id of ours, a time.
pub fn plain(value: impl ToString) -> Cell {
    Cell::Plain(value.to_string())
}

impl Cell {
    /// What a program reads that takes text for text: no mark in front, blanks that break.
    pub(in crate::render) fn typed(self) -> String {
        let (Cell::Text(text) | Cell::Plain(text)) = self;
        text.replace('\u{a0}', " ")
    }
}

/// A sheet with a header.
pub struct Sheet {
    writer: csv::Writer<Vec<u8>>,
}

impl Sheet {
    /// A sheet with these columns.
    pub fn new(columns: &[&str]) -> Self {
        let mut sheet = Sheet { writer: WriterBuilder::new().from_writer(Vec::new()) };
        sheet.write(columns.iter().map(|c| (*c).to_owned()));
        sheet
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.write(cells.into_iter().map(|cell| match cell {
            Cell::Text(text) => safe(&text),
            Cell::Plain(text) => text.replace('\u{a0}', " "),
        }));
    }

    fn write(&mut self, cells: impl Iterator<Item = String>) {
        // A writer into memory does not fail; were it to, the row would be missing and the control
        // totals, which are read back from the bytes, would not agree.
        let _ = self.writer.write_record(cells.collect::<Vec<_>>());
    }

    /// The bytes.
    pub fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// A text that a spreadsheet will not take for a formula: one that would be gets an apostrophe in front.
pub fn safe(text: &str) -> String {
    let text = text.replace('\u{a0}', " ");
    if reads_as_formula(&text) { format!("'{text}") } else { text }
}

/// Whether a spreadsheet may take a text for a formula.
pub fn reads_as_formula(text: &str) -> bool {
    let risky = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    risky || text.starts_with(['\t', '\r'])
}
