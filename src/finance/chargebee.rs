//! Chargebee: promotional credits, because they are applied before tax, and the credit is net.
//!
//! Fields of `POST /api/v2/promotional_credits/add` as documented by Chargebee.

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
        "customer_id": ready.id,
        "amount": minor(posting.amount),
        "currency_code": posting.amount.currency.code(),
        "description": posting.description,
        "credit_type": "general",
        "reference": posting.credit_id,
    });
    Request::new(batch, ready, "/api/v2/promotional_credits/add".to_owned(), body)
        .keyed_by("chargebee-idempotency-key")
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Money>> {
    requests::read(bytes, |body| body.get("amount")?.as_i64())
}

pub(super) const NOTES: &str = "\
Form: one request a line (JSON). `path`, `idempotency_key` and `body` say what to send; Chargebee takes the body as
form fields, which its libraries make of it.

Sign: positive is a credit to the customer. Amounts are whole minor units (cents, pence, yen), net of tax.

1. Every line is a promotional credit. Chargebee takes it off the next invoices of all of the customer's subscriptions
   before tax, so that the tax follows by itself. An invoice that was issued already is not changed.
2. Send each line with its `idempotency_key` in the header `chargebee-idempotency-key`. Chargebee remembers keys for a
   short time only (30 minutes by its documentation): before a file is sent again later, look for the `reference`.
3. `ledger_ids.csv` names the customers.

Limits: customer id 50 characters, description 250, reference 500, key 100.
Source: Chargebee's API documentation; the fields were compared with Chargebee's published schema. A header for bulk import was not found, so there is no CSV. Not tried on a live site.
";
