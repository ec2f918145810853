//! `claims.csv`: what must be claimed until when, sorted by day, with what to send and where, and what is disputed.

use crate::compose::ClaimLine;
use crate::compose::PeriodFacts;
use crate::compose::claims;
use crate::compose::dispute_words;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;

const COLUMNS: [&str; 15] = [
    "last_day",
    "state",
    "customer",
    "customer_name",
    "line",
    "service",
    "sla_id",
    "credit_id",
    "currency",
    "credit_minor",
    "credit",
    "received_on",
    "send_to",
    "quote",
    "dispute",
];

/// One row for each contract line whose SLA asks for a claim and gives a credit, and for each disputed one.
pub fn claims_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&COLUMNS);
    let day = |day: Option<chrono::NaiveDate>| plain(day.map(|d| d.to_string()).unwrap_or_default());
    for claim in claims(facts) {
        let ClaimLine { assessment: a, row, disputes } = &claim;
        let disputes: Vec<String> = disputes.iter().filter_map(|c| dispute_words(c)).collect();
        sheet.row([
            day(claim.last_day()),
            plain(claim.state()),
            plain(&a.line.customer),
            text(&a.customer.name),
            plain(&a.line.id),
            plain(&a.line.service),
            plain(&a.policy.id),
            plain(row.map_or("", |r| r.id.as_str())),
            plain(a.line.currency),
            plain(row.map(|r| r.amount.minor.to_string()).unwrap_or_default()),
            plain(row.map(|r| r.amount.digits()).unwrap_or_default()),
            day(claim.received_on()),
            text(&facts.workspace.settings.contact.email),
            plain(format!("{}/{}", facts.month, a.line.customer)),
            text(disputes.join("; ")),
        ]);
    }
    sheet.bytes()
}
