//! QuickBooks Online: credit notes as CSV, columns mapped by hand.

use crate::finance::FinanceFile;
use crate::finance::batch::Batch;
use crate::finance::csv_file;
use crate::finance::csv_file::CsvFile;
use crate::money::Money;

const COLUMNS: [&str; 12] = [
    "Credit Memo No",
    "Customer",
    "Credit Memo Date",
    "Product/Service",
    "Description",
    "Qty",
    "Rate",
    "Amount",
    "Tax Code",
    "Currency",
    "Invoice",
    "Memo",
];

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let mut file = CsvFile::new(&COLUMNS);
    for ready in batch.rows {
        let posting = ready.posting;
        let amount = posting.amount.digits();
        file.row(&[
            ready.number,
            ready.name,
            &batch.date(posting.booked_on),
            ready.book,
            &batch.words(&posting.description),
            "1",
            &amount,
            &amount,
            ready.tax_code.unwrap_or(""),
            posting.amount.currency.code(),
            posting.billed.number.as_deref().unwrap_or(""),
            &batch.words(&posting.credit_id),
        ]);
    }
    vec![batch.file("", "csv", file.bytes())]
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Money>> {
    csv_file::rows(bytes)?.iter().map(|row| csv_file::amount(row, "Amount", "Currency")).collect()
}

pub(super) const NOTES: &str = "\
Form: CSV, one credit note a row, one currency a file.

Sign: positive; QuickBooks knows that a credit note is a credit. Amounts are net of tax.

1. Gear > Import data > Credit notes. Map the columns by hand; `Invoice` is for you, it has no field.
2. Choose the form of dates that `date_order` names.
3. Customers and the product or service must exist under exactly these names: customers come from `ledger_ids.csv`, the
   product from `item` of `[finance.quickbooks]`.
4. Apply each credit note to its invoice after the import.

Limits: number 21 characters, description 4,000. QuickBooks may limit the rows of a file; the number is not known to us,
so files are not split. Source: help pages of Intuit and field lists of import tools. Not tried on a live company.
";
