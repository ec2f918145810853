//! `reconciliation.csv` and `choices.csv`: monitors beside incidents, and what it would cost if other evidence decided.

use crate::compose::ChoiceCost;
use crate::compose::PeriodFacts;
use crate::ingest::evidence::Evidence;
use crate::money::Currency;
use crate::money::Money;
use crate::render::table::affected::seconds;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

const COLUMNS: [&str; 13] = [
    "service",
    "region",
    "start_utc",
    "end_utc",
    "incidents",
    "sources",
    "agreed_seconds",
    "only_monitoring_seconds",
    "only_incidents_seconds",
    "decides",
    "counted_seconds",
    "approximate",
    "finding",
];

/// One row for each stretch of downtime in either account.
pub fn reconciliation_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let settings = &facts.workspace.settings;
    let mut sheet = Sheet::new(&COLUMNS);
    for r in &facts.reconciled {
        let incidents: Vec<&str> = r.incidents.iter().map(|i| i.as_str()).collect();
        let sources: Vec<&str> =
            r.sources.iter().filter_map(|s| settings.monitoring.get(*s)).map(|m| m.id.as_str()).collect();
        let service = facts.workspace.services.get(&r.service);
        let decides = service.map_or_else(String::new, |s| facts.downtime.decides_for(s).name());
        sheet.row([
            plain(&r.service),
            plain(r.region.as_deref().unwrap_or("")),
            plain(r.whole.start()),
            plain(r.whole.end()),
            plain(incidents.join(" ")),
            plain(sources.join(" ")),
            plain(seconds(r.agreed)),
            plain(seconds(r.only_monitoring)),
            plain(seconds(r.only_incidents)),
            plain(decides),
            plain(seconds(r.counted)),
            plain(if r.is_approximate { "yes" } else { "" }),
            plain(r.finding.name()),
        ]);
    }
    sheet.bytes()
}

/// One row for each rule of which evidence decides, and each currency.
pub fn choices_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&[
        "decides",
        "in_force",
        "currency",
        "credits_owed_minor",
        "credits_awaiting_claim_minor",
        "difference_minor",
        "lines_with_credit",
    ]);
    let in_force = facts.choices.iter().find(|c| c.is_in_force);
    let currencies: BTreeSet<Currency> = facts.lines.iter().map(|l| l.line().currency).collect();
    for choice in &facts.choices {
        for currency in &currencies {
            let of = |totals: &BTreeMap<Currency, Money>| totals.get(currency).map_or(0, |m| m.minor);
            let sum = |c: &ChoiceCost| of(&c.owed) + of(&c.awaiting);
            let difference = sum(choice) - in_force.map_or(0, sum);
            sheet.row([
                plain(&choice.choice),
                plain(if choice.is_in_force { "yes" } else { "" }),
                plain(currency),
                plain(of(&choice.owed)),
                plain(of(&choice.awaiting)),
                plain(difference),
                plain(choice.lines.get(currency).copied().unwrap_or(0)),
            ]);
        }
    }
    sheet.bytes()
}

/// One row for each figure of a tool and each service that it is about.
pub fn totals_csv(facts: &PeriodFacts<'_>, evidence: &Evidence) -> Vec<u8> {
    let mut sheet = Sheet::new(&[
        "source",
        "monitor",
        "service",
        "region",
        "from_utc",
        "to_utc",
        "stated_down_seconds",
        "measured_down_seconds",
        "difference_seconds",
        "stated_unknown_seconds",
        "stated_outages",
        "place",
    ]);
    let settings = &facts.workspace.settings;
    for c in facts.compared(evidence) {
        let Some(total) = evidence.totals.get(c.total) else { continue };
        sheet.row([
            plain(settings.monitoring.get(total.source).map_or("", |m| m.id.as_str())),
            text(&total.monitor),
            plain(&c.service),
            plain(c.region.as_deref().unwrap_or("")),
            plain(c.period.start()),
            plain(c.period.end()),
            plain(seconds(total.down)),
            plain(seconds(c.measured)),
            plain(seconds(total.down.less(c.measured))),
            plain(total.unknown.map(seconds).unwrap_or_default()),
            plain(total.outages.map(|n| n.to_string()).unwrap_or_default()),
            text(format!("{}:{}", facts.sources.file(total.at.file).path, total.at.line)),
        ]);
    }
    sheet.bytes()
}
