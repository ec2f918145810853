//! NetSuite: credit memos as CSV, in one file or in three that the external id links; at most 5,000 rows a file.

use crate::finance::FinanceFile;
use crate::finance::Stamp;
use crate::finance::batch::Batch;
use crate::finance::batch::NOT_ISSUED;
use crate::finance::csv_file;
use crate::finance::csv_file::CsvFile;
use crate::finance::ready::Ready;
use crate::model::NetSuiteFiles;
use crate::money::Currency;
use crate::money::Money;
use std::collections::BTreeMap;

const ONE: [&str; 14] = [
    "External ID",
    "Credit #",
    "Customer",
    "Date",
    "Department",
    "Location",
    "Currency",
    "Item",
    "Quantity",
    "Rate",
    "Sale Amount",
    "Apply_Applied",
    "Apply_Payment",
    "Memo",
];
const MEMOS: [&str; 8] =
    ["External ID", "Credit #", "Customer", "Date", "Department", "Location", "Currency", "Memo"];
const ITEMS: [&str; 4] = ["External ID", "Item", "Quantity", "Amount"];
const APPLY: [&str; 3] = ["External ID", "Apply", "Payment"];

/// What links the rows and keeps a memo from being imported twice: the key. Previews have none and say so.
fn external_id(batch: &Batch<'_, '_>, ready: &Ready<'_>) -> String {
    match batch.stamp {
        Stamp::NotIssued => format!("{NOT_ISSUED} {}", ready.posting.credit_id),
        Stamp::Issued => ready.key.to_owned(),
    }
}

/// The invoice that a memo is applied to, unless it is paid, and how much.
fn applied<'p>(ready: &Ready<'p>) -> Option<(&'p str, String)> {
    let invoice = ready.posting.billed.invoice_id.as_deref()?;
    let is_open = ready.posting.billed.paid != Some(true);
    is_open.then(|| (invoice, ready.posting.amount.digits()))
}

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    match batch.target.files {
        NetSuiteFiles::One => one(batch),
        NetSuiteFiles::Three => three(batch),
    }
}

fn one(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let mut file = CsvFile::new(&ONE);
    let (department, location) = places(batch);
    for ready in batch.rows {
        let posting = ready.posting;
        let amount = posting.amount.digits();
        let (invoice, payment) = applied(ready).unwrap_or_default();
        file.row(&[
            &external_id(batch, ready),
            ready.number,
            ready.name,
            &batch.date(posting.booked_on),
            department,
            location,
            posting.amount.currency.code(),
            ready.book,
            "1",
            &amount,
            &amount,
            invoice,
            &payment,
            &batch.words(&posting.description),
        ]);
    }
    vec![batch.file("", "csv", file.bytes())]
}

fn three(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let (mut memos, mut items, mut apply) =
        (CsvFile::new(&MEMOS), CsvFile::new(&ITEMS), CsvFile::new(&APPLY));
    let (department, location) = places(batch);
    for ready in batch.rows {
        let posting = ready.posting;
        let id = external_id(batch, ready);
        memos.row(&[
            &id,
            ready.number,
            ready.name,
            &batch.date(posting.booked_on),
            department,
            location,
            posting.amount.currency.code(),
            &batch.words(&posting.description),
        ]);
        items.row(&[&id, ready.book, "1", &posting.amount.digits()]);
        if let Some((invoice, payment)) = applied(ready) {
            apply.row(&[&id, invoice, &payment]);
        }
    }
    vec![
        batch.file("CreditMemo", "csv", memos.bytes()),
        batch.file(ITEMS_ROLE, "csv", items.bytes()),
        batch.file("CreditMemoApply", "csv", apply.bytes()),
    ]
}

const ITEMS_ROLE: &str = "CreditMemoItems";

fn places<'a>(batch: &Batch<'a, '_>) -> (&'a str, &'a str) {
    (batch.target.department.as_deref().unwrap_or(""), batch.target.location.as_deref().unwrap_or(""))
}

/// Amounts of the file with everything, or of the items; their currency stands with the memos of the same set.
pub(super) fn read(file: &FinanceFile, all: &[FinanceFile]) -> Option<Vec<Money>> {
    if let Some(set) = file.path.strip_suffix(&format!("-{ITEMS_ROLE}.csv")) {
        let memos = all.iter().find(|f| f.path == format!("{set}-CreditMemo.csv"))?;
        let currencies: BTreeMap<String, Currency> = csv_file::rows(&memos.bytes)?
            .into_iter()
            .map(|mut row| Some((row.remove("External ID")?, Currency::from_code(row.get("Currency")?)?)))
            .collect::<Option<_>>()?;
        let item = |row: &BTreeMap<String, String>| {
            let currency = currencies.get(row.get("External ID")?)?;
            Money::parse(row.get("Amount")?, *currency).ok()
        };
        let items: Vec<Money> = csv_file::rows(&file.bytes)?.iter().map(item).collect::<Option<_>>()?;
        // A memo without an item would be booked with nothing.
        return (items.len() == currencies.len()).then_some(items);
    }
    let is_memo = file.path.ends_with("-CreditMemo.csv") || file.path.ends_with("-CreditMemoApply.csv");
    if is_memo {
        return Some(Vec::new());
    }
    csv_file::rows(&file.bytes)?.iter().map(|row| csv_file::amount(row, "Sale Amount", "Currency")).collect()
}

pub(super) const NOTES: &str = "\
Form: CSV, one credit memo a row, one currency a file, at most 5,000 rows a file. With `files = \"three\"` a set of three
files that `External ID` links: CreditMemo, CreditMemoItems, CreditMemoApply.

Sign: positive; NetSuite knows that a credit memo is a credit. Amounts are net of tax.

1. Setup > Import/Export > Import CSV records; type *Transactions*, record *Credit memo*; for three files, *Multiple files
   to upload*, linked by `External ID`.
2. Choose *Add*, not *Add or update*: an `External ID` that NetSuite knows is then refused, so that nothing is booked twice.
3. Customers, item, department and location must match letter by letter. Dates are in the order that `date_order` names,
   which must be that of the user who imports.
4. `Apply_Applied` (or `Apply`) is the internal id of the invoice (column `invoice_id` of bills.csv). It is left empty
   where the invoice is not known or is paid.

Limits: 5,000 rows a file. Source: Oracle's help and guides by others. Not tried on a live account. Tax codes are not
written: NetSuite takes them from the item and the customer.
";
