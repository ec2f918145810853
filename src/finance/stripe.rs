//! Stripe: a credit note where the invoice is known, a customer balance transaction otherwise.
//!
//! Fields of `POST /v1/credit_notes` and `POST /v1/customers/:id/balance_transactions` as documented by Stripe.

use crate::finance::FinanceFile;
use crate::finance::batch::Batch;
use crate::finance::ready::Ready;
use crate::finance::requests;
use crate::finance::requests::Request;
use crate::finance::requests::minor;
use crate::money::Money;
use serde_json::Value as Json;
use serde_json::json;

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let bytes = requests::lines(batch.rows.iter().map(|ready| request(batch, ready)));
    vec![batch.file("", "jsonl", bytes)]
}

fn request(batch: &Batch<'_, '_>, ready: &Ready<'_>) -> Request {
    let posting = ready.posting;
    let request = match &posting.billed.invoice_id {
        Some(invoice) => {
            Request::new(batch, ready, "/v1/credit_notes".to_owned(), credit_note(ready, invoice))
        }
        None => {
            let body = json!({
                // Negative is a credit to the customer.
                "amount": -minor(posting.amount),
                "currency": posting.amount.currency.code().to_lowercase(),
                "description": posting.description,
                "metadata": metadata(ready),
            });
            Request::new(batch, ready, format!("/v1/customers/{}/balance_transactions", ready.id), body)
        }
    };
    request.keyed_by("Idempotency-Key")
}

fn credit_note(ready: &Ready<'_>, invoice: &str) -> Json {
    let posting = ready.posting;
    let mut line = json!({
        "type": "custom_line_item",
        "description": posting.description,
        "quantity": 1,
        "unit_amount": minor(posting.amount),
    });
    if let Some(code) = ready.tax_code {
        line["tax_rates"] = json!([code]);
    }
    let mut body = json!({
        "invoice": invoice,
        "lines": [line],
        "memo": posting.description,
        "reason": "product_unsatisfactory",
        "email_type": "none",
        "metadata": metadata(ready),
    });
    // What a paid invoice is credited with must be said, with tax: it goes to the customer's balance.
    if posting.billed.paid == Some(true) {
        let gross = match ready.tax_code {
            Some(_) => posting.advice().map_or(posting.amount, |advice| advice.gross),
            None => posting.amount,
        };
        body["credit_amount"] = json!(minor(gross));
    }
    body
}

fn metadata(ready: &Ready<'_>) -> Json {
    let posting = ready.posting;
    json!({
        "credit_id": posting.credit_id,
        "document_number": ready.number,
        "kind": posting.kind.name(),
        "period": posting.month.to_string(),
        "contract_line": posting.line.as_ref().map_or("", |l| l.as_str()),
        "sla": posting.sla.as_ref().map_or("", |(id, _)| id.as_str()),
        "workings_sha256": posting.workings,
    })
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Money>> {
    requests::read(bytes, |body| match body.get("lines") {
        Some(lines) => {
            let each = lines
                .as_array()?
                .iter()
                .map(|line| line.get("unit_amount")?.as_i64()?.checked_mul(line.get("quantity")?.as_i64()?));
            each.sum()
        }
        None => body.get("amount")?.as_i64()?.checked_neg(),
    })
}

pub(super) const NOTES: &str = "\
Form: one request a line (JSON). `path`, `idempotency_key` and `body` say what to send; Stripe takes the body as form
fields, which its libraries make of it.

Sign: the amounts of credit notes are positive; the amount of a customer balance transaction is negative, which is a
credit to the customer. Amounts are whole minor units (cents, pence, yen), net of tax.

1. A credit whose invoice is known (column `invoice_id` of bills.csv, `in_…`) is a credit note, everything else a
   customer balance transaction. `ledger_ids.csv` names the customers (`cus_…`).
2. Send each line with its `idempotency_key` in the header `Idempotency-Key`. Stripe forgets keys after a day or more:
   before a file is sent again later, search for the `credit_id` in the metadata.
3. A paid invoice: `credit_amount` puts the credit, with tax, on the customer's balance. Stripe refuses a credit note
   whose `credit_amount` is not what is left after the invoice was reduced, for instance when the bill was paid in
   part, or when Stripe rounds the tax otherwise.
4. Tax: a credit note carries the tax rate of `tax_codes`, which must be one that is added to the net amount (exclusive). A customer balance transaction knows no tax; it lowers what
   is due including tax.

Limits: description 350 characters. ISK, MGA and UGX are refused here, because Stripe counts them otherwise.
Source: Stripe's API reference; the fields were compared with Stripe's published schema. Not tried on a live account.
";
