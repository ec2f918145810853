//! The JSON Schema of each file of a workspace, made from the shapes that read it.

use crate::ingest::raw;
use schemars::Schema;
use schemars::schema_for;

/// Names of the schemas, each with the file that it describes.
pub const SCHEMAS: &[(&str, &str)] = &[
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
    ("fact", "a row of facts.csv"),
    ("request", "a row of requests.csv"),
    ("timeline", "a row of incidents/*.csv"),
    ("letter", "what the letter's template sees"),
    ("sla-report", "what the SLA report's template sees"),
    ("month-summary", "what the month summary's template sees"),
    ("postmortem", "what the postmortem's template sees"),
    ("postmortem-public", "what the public postmortem's template sees"),
    ("brief", "what the template of the support brief sees"),
    ("partner-cover", "what the template of a partner's cover list sees"),
    ("notice", "what the template of a notice sees"),
    ("notice-short", "what the template of a notice's short form sees"),
];

/// The schema with this name.
pub fn schema(name: &str) -> Option<Schema> {
    use crate::compose::context;
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
        "fact" => schema_for!(raw::FactRow),
        "request" => schema_for!(raw::RequestRow),
        "timeline" => schema_for!(raw::TimelineRow),
        "letter" => schema_for!(context::LetterContext),
        "sla-report" => schema_for!(context::ReportContext),
        "month-summary" => schema_for!(context::SummaryContext),
        "postmortem" => schema_for!(context::PostmortemContext),
        "postmortem-public" => schema_for!(context::PublicPostmortemContext),
        "brief" => schema_for!(context::BriefContext),
        "partner-cover" => schema_for!(context::CoverContext),
        "notice" | "notice-short" => schema_for!(context::NoticeContext),
        _ => return None,
    })
}
