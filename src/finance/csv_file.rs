//! A CSV file and back. Texts were checked before, so nothing is changed on the way.

use crate::money::Currency;
use crate::money::Money;
use csv::WriterBuilder;
use std::collections::BTreeMap;

/// A file under construction.
pub(super) struct CsvFile {
    writer: csv::Writer<Vec<u8>>,
}

impl CsvFile {
    /// A file with these columns.
    pub(super) fn new(columns: &[&str]) -> Self {
        let mut file = CsvFile { writer: WriterBuilder::new().from_writer(Vec::new()) };
        file.row(columns);
        file
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: &[&str]) {
        // A writer into memory does not fail; were it to, the totals that are read back would not agree.
        let _ = self.writer.write_record(cells);
    }

    /// The bytes.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// The rows of a written file, each cell under the name of its column.
pub(super) fn rows(bytes: &[u8]) -> Option<Vec<BTreeMap<String, String>>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().ok()?.clone();
    let cells = |record: csv::StringRecord| {
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| record.ok().map(cells)).collect()
}

/// The amount of a cell and the currency of another.
pub(super) fn amount(row: &BTreeMap<String, String>, amount: &str, currency: &str) -> Option<Money> {
    let currency = Currency::from_code(row.get(currency)?)?;
    Money::parse(row.get(amount)?, currency).ok()
}
