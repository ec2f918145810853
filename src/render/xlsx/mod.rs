//! The ledger as a workbook: credits, lines, outages, what is not owed, totals by currency, workings.
//!
//! For people; programs read the CSV and JSON beside it. Texts are typed as text, so that none is taken for a formula.
//! Every amount is a number with the format of its currency and, in the next column, an exact text. No clock: the
//! workbook is dated noon UTC of the day on the documents.

mod cells;
mod pages;
mod read;

pub use read::WorkbookTotals;
pub use read::read_workbook;

use crate::compose::PeriodFacts;
use crate::money::Currency;
use cells::Formats;
use chrono::Datelike;
use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeSet;

/// The workbook.
///
/// # Errors
/// What the writer says; a mistake of ours, as every limit of the form is kept.
pub fn workbook(facts: &PeriodFacts<'_>) -> Result<Vec<u8>, String> {
    build(facts).map_err(|error| error.to_string())
}

fn build(facts: &PeriodFacts<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = facts.issued_on;
    let (year, month, of_month) = (day.year().unsigned_abs() as u16, day.month() as u8, day.day() as u8);
    let noon = ExcelDateTime::from_ymd(year, month, of_month)?.and_hms(12, 0, 0)?;
    let company = &facts.workspace.settings.company;
    book.set_properties(
        &DocProperties::new()
            .set_title(format!("Credits of {}", facts.month.words()))
            .set_company(&company.legal_name)
            .set_creation_datetime(&noon),
    );
    let currencies: BTreeSet<Currency> = facts
        .ledger
        .rows
        .iter()
        .map(|row| row.amount.currency)
        .chain(facts.lines.iter().map(|l| l.line().currency))
        .collect();
    let formats = Formats::new(currencies.into_iter());
    pages::credits(facts, book.add_worksheet(), &formats)?;
    pages::lines(facts, book.add_worksheet(), &formats)?;
    pages::outages(facts, book.add_worksheet(), &formats)?;
    pages::not_owed(facts, book.add_worksheet(), &formats)?;
    pages::totals(facts, book.add_worksheet(), &formats)?;
    pages::workings(facts, book.add_worksheet(), &formats)?;
    book.save_to_buffer()
}
