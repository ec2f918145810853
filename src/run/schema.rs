//! The JSON Schema of each file of a workspace, made from the shapes that read it.

use crate::compose::book::Book;
use crate::ingest::raw;
use crate::run::context_file::ContextFile;
use crate::run::kinds::KINDS;
use crate::run::kinds::Kind;
use schemars::Schema;
use schemars::schema_for;

/// Names of the schemas, each with what it describes.
pub fn schemas() -> Vec<(&'static str, &'static str)> {
    FILES.iter().copied().chain(KINDS.iter().map(|kind| (kind.name, kind.sees))).collect()
}

const FILES: &[(&str, &str)] = &[
    ("settings", "amends.toml"),
    ("services", "services.toml"),
    ("sla", "slas/*.toml"),
    ("facts", "the facts of `amends assess`"),
    ("incident", "incidents/*.toml"),
    ("customer", "a row of customers.csv"),
    ("contract", "a row of contracts.csv"),
    ("maintenance", "a row of maintenance.csv"),
    ("goodwill", "a row of goodwill.csv"),
    ("claim", "a row of claims.csv"),
    ("bill", "a row of bills.csv"),
    ("ledger-id", "a row of ledger_ids.csv"),
    ("fact", "a row of facts.csv"),
    ("request", "a row of requests.csv"),
    ("timeline", "a row of incidents/*.csv"),
    ("context", "the file that `amends run --context` writes beside a document"),
    ("book", "the data of the review book, index.html"),
    ("letter-file", "letters/*.toml"),
    ("accept", "follow-ups/*.toml and postmortems/*.toml"),
    ("wording", "report-templates/wording/*.toml"),
];

/// The schema with this name.
pub fn schema(name: &str) -> Option<Schema> {
    Some(match name {
        "settings" => schema_for!(raw::RawSettings),
        "services" => schema_for!(raw::RawServices),
        "sla" => schema_for!(raw::RawSla),
        "facts" => schema_for!(raw::RawFacts),
        "incident" => schema_for!(raw::RawIncident),
        "customer" => schema_for!(raw::CustomerRow),
        "contract" => schema_for!(raw::ContractRow),
        "maintenance" => schema_for!(raw::MaintenanceRow),
        "goodwill" => schema_for!(raw::GoodwillRow),
        "claim" => schema_for!(raw::ClaimRow),
        "bill" => schema_for!(raw::BillRow),
        "ledger-id" => schema_for!(raw::LedgerIdRow),
        "fact" => schema_for!(raw::FactRow),
        "request" => schema_for!(raw::RequestRow),
        "timeline" => schema_for!(raw::TimelineRow),
        "letter-file" => schema_for!(raw::RawLetterFile),
        "accept" => schema_for!(raw::RawAcceptFile),
        "wording" => schema_for!(raw::RawWording),
        "book" => schema_for!(Book),
        "context" => schema_for!(ContextFile),
        other => return Kind::named(other).map(Kind::schema),
    })
}
