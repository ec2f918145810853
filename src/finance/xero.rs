//! Xero: credit notes as CSV, at most 500 a file.

use crate::finance::FinanceFile;
use crate::finance::batch::Batch;
use crate::finance::csv_file;
use crate::finance::csv_file::CsvFile;
use crate::money::Money;

const COLUMNS: [&str; 11] = [
    "*ContactName",
    "EmailAddress",
    "*CreditNoteNumber",
    "Reference",
    "*CreditNoteDate",
    "*Description",
    "*Quantity",
    "*UnitAmount",
    "*AccountCode",
    "*TaxType",
    "Currency",
];

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let mut file = CsvFile::new(&COLUMNS);
    for ready in batch.rows {
        let posting = ready.posting;
        let reference = posting.billed.number.as_deref().unwrap_or(&posting.credit_id);
        file.row(&[
            ready.name,
            posting.credit_to.mail.as_deref().unwrap_or(""),
            ready.number,
            reference,
            &batch.date(posting.booked_on),
            &batch.words(&posting.description),
            "1",
            &posting.amount.digits(),
            ready.book,
            ready.tax_code.unwrap_or(""),
            posting.amount.currency.code(),
        ]);
    }
    vec![batch.file("", "csv", file.bytes())]
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Money>> {
    csv_file::rows(bytes)?.iter().map(|row| csv_file::amount(row, "*UnitAmount", "Currency")).collect()
}

pub(super) const NOTES: &str = "\
Form: CSV, one credit note a row, one currency a file, at most 500 rows a file.

Sign: positive; Xero knows that a credit note is a credit. Amounts are net: choose *Tax Exclusive* at the import.

1. Business > Invoices > Credit notes > Import.
2. Choose the order of dates that `date_order` names; it must be that of your organisation.
3. Contact names must match letter by letter, or Xero makes new contacts: they come from `ledger_ids.csv`.
4. `Reference` is the number of the invoice, where bills.csv knows it, and the id of the credit otherwise. Allocate each
   credit note to its invoice after the import.
5. A credit note number can be used once: the same file imported twice is refused by its numbers.

Limits: 500 rows a file. Source: guides by others; the columns were not checked against Xero itself. If the template
that Xero offers today has other headings, copy the columns under them.
";
