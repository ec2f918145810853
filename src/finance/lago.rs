//! Lago: a coupon of a fixed amount, applied once.
//!
//! A credit note of Lago must name the fees of the invoice, which bills.csv does not know. Fields of
//! `POST /api/v1/applied_coupons` as documented by Lago.

use crate::finance::FinanceFile;
use crate::finance::batch::Batch;
use crate::finance::ready::Ready;
use crate::finance::requests;
use crate::finance::requests::Request;
use crate::finance::requests::minor;
use crate::money::Money;
use serde_json::json;

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let bytes = requests::lines(batch.rows.iter().map(|ready| request(batch, ready)));
    vec![batch.file("", "jsonl", bytes)]
}

fn request(batch: &Batch<'_, '_>, ready: &Ready<'_>) -> Request {
    let posting = ready.posting;
    let body = json!({
        "applied_coupon": {
            "external_customer_id": ready.id,
            "coupon_code": ready.book,
            "amount_cents": minor(posting.amount),
            "amount_currency": posting.amount.currency.code(),
            "frequency": "once",
        }
    });
    Request::new(batch, ready, "/api/v1/applied_coupons".to_owned(), body)
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Money>> {
    requests::read(bytes, |body| body.get("applied_coupon")?.get("amount_cents")?.as_i64())
}

pub(super) const NOTES: &str = "\
Form: one request a line (JSON). `path` and `body` say what to send.

Sign: positive is a credit to the customer. Amounts are whole minor units (cents, pence, yen), net of tax.

1. In Lago, make one coupon of a fixed amount for credits and one for goodwill; their codes are `coupon` and
   `goodwill_coupon` of `[finance.lago]`. Each line applies one of them with an amount of its own, once; what an
   invoice does not use up stays for the next.
2. No header for an idempotency key is known for Lago: a file that is sent twice credits twice. Look at the coupons
   applied to a customer before you send again.
3. `ledger_ids.csv` names the customers by their external ids.

A credit note of Lago has to name the fees of the invoice; bills.csv does not know them, so no credit notes are written.
Source: Lago's API reference; the fields were compared with Lago's published schema. Not tried on a live account. Whether a coupon may be applied to a customer twice depends on
how it was made (`reusable`).
";
