//! `affected.csv`: every stretch of downtime under every contract line, counted or not, and why.
//! `outages.csv`: the outages of every service and place.

use crate::compose::PeriodFacts;
use crate::measure::OriginId;
use crate::measure::Outage;
use crate::model::Customer;
use crate::model::ImpactKind;
use crate::render::table::sheet::Cell;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;
use crate::sla::Counted;
use crate::sla::MeasuredSegment;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;

const AFFECTED: [&str; 18] = [
    "customer",
    "line",
    "service",
    "region",
    "sla_id",
    "outage",
    "incident",
    "start",
    "end",
    "start_local",
    "end_local",
    "zone",
    "seconds",
    "share",
    "counted",
    "exclusion",
    "clause",
    "source",
];

/// Whole seconds, with the milliseconds after a dot where there are some.
pub(super) fn seconds(length: Elapsed) -> String {
    match length.0 % 1000 {
        0 => (length.0 / 1000).to_string(),
        ms => format!("{}.{ms:03}", length.0 / 1000),
    }
}

/// RFC 3339 with the offset of a zone.
pub(super) fn local(at: Instant, zone: Zone) -> String {
    zone.format(at, "%Y-%m-%dT%H:%M:%S%:z")
}

fn outage_ids<'f>(facts: &'f PeriodFacts<'_>, segment: &MeasuredSegment) -> Vec<&'f str> {
    let shares = |o: &&Outage| {
        o.interval.meets(segment.interval) && segment.origins.iter().any(|origin| o.origins.contains(origin))
    };
    facts.outages.iter().filter(shares).map(|o| o.id.as_str()).collect()
}

pub(super) fn places(facts: &PeriodFacts<'_>, origins: &[OriginId]) -> String {
    let mut all: Vec<&str> = origins.iter().map(|o| facts.downtime.origins.get(*o).place.as_str()).collect();
    all.dedup();
    all.join(" ")
}

pub(super) fn incidents(facts: &PeriodFacts<'_>, origins: &[OriginId]) -> String {
    let mut all: Vec<&str> = origins
        .iter()
        .filter_map(|o| facts.downtime.origins.get(*o).incident())
        .map(|i| i.as_str())
        .collect();
    all.sort_unstable();
    all.dedup();
    all.join(" ")
}

/// What counts, in the words of the ledger: yes or no, the exclusion or reason, the clause.
pub(super) fn counted(segment: &MeasuredSegment) -> (&'static str, &'static str, String) {
    match &segment.counted {
        Counted::Yes => ("yes", "", String::new()),
        Counted::Excluded { class, clause, .. } => ("no", class.name(), clause.clone().unwrap_or_default()),
        Counted::TooShort => ("no", "too-short", String::new()),
        Counted::PartOfUnit => ("no", "part-of-unit", String::new()),
        Counted::Unreported => ("no", "unreported", String::new()),
        Counted::Grace => ("no", "grace", String::new()),
        Counted::Degraded => ("no", "degraded", String::new()),
    }
}

/// Every stretch of downtime under every contract line.
pub fn affected_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&AFFECTED);
    for result in &facts.lines {
        let line = result.line();
        let Some(customer): Option<&Customer> = facts.workspace.customers.get(&line.customer) else {
            continue;
        };
        let sla = result.assessment().map_or("", |a| a.policy.id.as_str());
        for s in &result.measured().segments {
            let (yes, exclusion, clause) = counted(s);
            sheet.row([
                plain(&line.customer),
                plain(&line.id),
                plain(&line.service),
                plain(line.region.as_deref().unwrap_or("")),
                plain(sla),
                plain(outage_ids(facts, s).join(" ")),
                plain(incidents(facts, &s.origins)),
                plain(s.interval.start()),
                plain(s.interval.end()),
                plain(local(s.interval.start(), customer.zone)),
                plain(local(s.interval.end(), customer.zone)),
                plain(customer.zone),
                plain(seconds(s.interval.length())),
                plain(&s.weight),
                plain(yes),
                plain(exclusion),
                text(clause),
                text(places(facts, &s.origins)),
            ]);
        }
    }
    sheet.bytes()
}

/// The columns of the outages.
pub(in crate::render) const OUTAGES: [&str; 13] = [
    "outage",
    "service",
    "region",
    "start",
    "end",
    "seconds",
    "seconds_low",
    "seconds_high",
    "kind",
    "share",
    "incidents",
    "approximate",
    "source",
];

/// The outages of the period.
pub fn outages_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&OUTAGES);
    outages(facts, &mut |cells| sheet.row(cells));
    sheet.bytes()
}

/// The outages of the period, row by row.
pub(in crate::render) fn outages(facts: &PeriodFacts<'_>, row: &mut dyn FnMut(Vec<Cell>)) {
    for o in &facts.outages {
        let origins: Vec<OriginId> = o.origins.iter().copied().collect();
        let all = || facts.downtime.origins.deciding(&origins);
        let mut shares: Vec<String> =
            all().filter_map(|f| f.share.as_ref()).map(ToString::to_string).collect();
        shares.dedup();
        let approximate = match (all().any(|f| f.approximate.start), all().any(|f| f.approximate.end)) {
            (true, true) => "both",
            (true, false) => "start",
            (false, true) => "end",
            (false, false) => "",
        };
        row(vec![
            plain(&o.id),
            plain(&o.service),
            plain(o.region.as_deref().unwrap_or("")),
            plain(o.interval.start()),
            plain(o.interval.end()),
            plain(seconds(o.interval.length())),
            plain(seconds(o.bounds.0)),
            plain(seconds(o.bounds.1)),
            plain(if o.kind == ImpactKind::Down { "down" } else { "degraded" }),
            plain(shares.join(" ")),
            plain(incidents(facts, &origins)),
            plain(approximate),
            text(places(facts, &origins)),
        ]);
    }
}
