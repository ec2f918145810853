//! A double-entry journal as CSV: two or three rows a posting.

use crate::finance::FinanceFile;
use crate::finance::Stamp;
use crate::finance::batch::Batch;
use crate::finance::batch::NOT_ISSUED;
use crate::finance::csv_file;
use crate::finance::csv_file::CsvFile;
use crate::finance::entries::sides;
use crate::money::Money;

const COLUMNS: [&str; 14] = [
    "status",
    "date",
    "document_number",
    "account",
    "debit",
    "credit",
    "currency",
    "description",
    "kind",
    "customer",
    "customer_name",
    "contract_line",
    "invoice",
    "credit_id",
];

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let mut file = CsvFile::new(&COLUMNS);
    let status = if batch.stamp == Stamp::NotIssued { NOT_ISSUED } else { "issued" };
    for ready in batch.rows {
        let posting = ready.posting;
        for side in sides(batch, ready) {
            let (mut debit, mut credit) = (String::new(), String::new());
            if side.amount.minor > 0 {
                debit = side.amount.digits();
            } else {
                credit = Money { minor: -side.amount.minor, ..side.amount }.digits();
            }
            file.row(&[
                status,
                &posting.booked_on.to_string(),
                ready.number,
                side.account,
                &debit,
                &credit,
                side.amount.currency.code(),
                &posting.description,
                posting.kind.name(),
                posting.credit_to.id.as_str(),
                ready.name,
                posting.line.as_ref().map_or("", |l| l.as_str()),
                posting.billed.number.as_deref().unwrap_or(""),
                &posting.credit_id,
            ]);
        }
    }
    vec![batch.file("", "csv", file.bytes())]
}

/// The debits of an account; every entry must come to nought.
pub(super) fn read(bytes: &[u8], book: &str) -> Option<Vec<Money>> {
    let mut all = Vec::new();
    let mut balance: i128 = 0;
    for row in csv_file::rows(bytes)? {
        let is_debit = !row.get("debit")?.is_empty();
        let side = csv_file::amount(&row, if is_debit { "debit" } else { "credit" }, "currency")?;
        balance += if is_debit { side.minor } else { -side.minor };
        if row.get("account")? == book {
            all.push(side);
        }
    }
    (balance == 0).then_some(all)
}

pub(super) const NOTES: &str = "\
Form: CSV, two rows an entry, three where the tax is booked too. One currency a file.

Sign: no signs; the column says which side. `account` (or `goodwill_account`) is debited with the net amount,
`tax_account` with the tax where bills.csv names the rate, `contra_account` is credited with both.

1. Import the rows with the same `document_number` as one entry. Dates are year-month-day.
2. Where no `tax_account` is set, or the bill names no rate, only the net amount is booked.

This is no program's own form: map the columns in yours.
";
