//! Requests for an API, one JSON object a line: what to send where, and under which key.

use crate::finance::Stamp;
use crate::finance::batch::Batch;
use crate::finance::batch::NOT_ISSUED;
use crate::finance::ready::Ready;
use crate::money::Currency;
use crate::money::Money;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value as Json;

/// One request. `body` is what the API takes; the rest is for whoever sends it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    /// `issued`, or `NOT ISSUED` in a preview.
    pub(super) status: String,
    /// Credit or goodwill.
    pub(super) kind: String,
    /// Readable id.
    pub(super) credit_id: String,
    /// Number of the document.
    pub(super) document_number: Option<String>,
    /// ISO 4217.
    pub(super) currency: String,
    /// Always `POST`.
    pub(super) method: String,
    /// Below the address of the API.
    pub(super) path: String,
    /// The header that carries the key; `None` where none is known.
    pub(super) idempotency_header: Option<String>,
    /// The key.
    pub(super) idempotency_key: Option<String>,
    /// What is sent.
    pub(super) body: Json,
}

impl Request {
    /// A request for a posting.
    pub(super) fn new(batch: &Batch<'_, '_>, ready: &Ready<'_>, path: String, body: Json) -> Self {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Request {
            status: if batch.stamp == Stamp::NotIssued { NOT_ISSUED } else { "issued" }.to_owned(),
            kind: ready.posting.kind.name().to_owned(),
            credit_id: ready.posting.credit_id.clone(),
            document_number: filled(ready.number),
            currency: ready.posting.amount.currency.to_string(),
            method: "POST".to_owned(),
            path,
            idempotency_header: None,
            idempotency_key: filled(ready.key),
            body,
        }
    }

    /// The same with the header that carries its key.
    pub(super) fn keyed_by(mut self, header: &str) -> Self {
        self.idempotency_header = Some(header.to_owned());
        self
    }
}

/// Minor units as JSON counts; amounts beyond that were refused before.
pub(super) fn minor(amount: Money) -> i64 {
    i64::try_from(amount.minor).unwrap_or(i64::MAX)
}

/// The bytes of requests.
pub(super) fn lines(requests: impl Iterator<Item = Request>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for request in requests {
        bytes.extend(serde_json::to_vec(&request).unwrap_or_default());
        bytes.push(b'\n');
    }
    bytes
}

/// The amounts of written requests: `amount` says what a body comes to, in minor units.
pub(super) fn read(bytes: &[u8], amount: impl Fn(&Json) -> Option<i64>) -> Option<Vec<Money>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let one = |line: &str| {
        let request: Request = serde_json::from_str(line).ok()?;
        let currency = Currency::from_code(&request.currency)?;
        Some(Money { currency, minor: amount(&request.body)?.into() })
    };
    text.lines().map(one).collect()
}
