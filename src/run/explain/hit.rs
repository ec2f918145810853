//! What an outage or an incident did: to which customers, on which contract lines, and what came of it.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::whole_stretches;
use crate::language::Language;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::measure::Outage;
use crate::model::ImpactKind;
use crate::model::Incident;
use crate::money::Exact;
use crate::run::explain::derived::line_title;
use crate::run::explain::derived::service_name;
use crate::run::explain::reason;
use crate::sla::Counted;
use crate::sla::MeasuredSegment;
use crate::time::Zone;

/// Whether a stretch under a contract line is a part of an outage.
pub(super) fn is_part(outage: &Outage, segment: &MeasuredSegment) -> bool {
    outage.interval.meets(segment.interval) && segment.origins.iter().any(|o| outage.origins.contains(o))
}

/// The title and the facts of an outage.
pub(super) fn outage(facts: &PeriodFacts<'_>, outage: &Outage) -> (String, Vec<String>) {
    let english = Language::english();
    let place = outage.region.as_ref().map(|r| format!(" in {r}")).unwrap_or_default();
    let (start, end) = (outage.interval.start(), outage.interval.end());
    let title = format!(
        "{}{place}, {} to {} UTC: {}   {}",
        service_name(facts, &outage.service),
        english.date_time(start, Zone::UTC, false),
        english.date_time(end, Zone::UTC, false),
        english.elapsed(outage.interval.length()),
        outage.id
    );
    let origins: Vec<OriginId> = outage.origins.iter().copied().collect();
    let mut notes = vec![match outage.kind {
        ImpactKind::Down => "it was down".to_owned(),
        ImpactKind::Degraded => "it worked badly".to_owned(),
    }];
    if outage.bounds.0 != outage.bounds.1 {
        notes.push(format!(
            "the evidence proves {} and allows {}",
            english.elapsed(outage.bounds.0),
            english.elapsed(outage.bounds.1)
        ));
    }
    let place = |o: &OriginFacts| o.place.clone();
    let deciding: Vec<String> = facts.downtime.origins.deciding(&origins).map(place).collect();
    notes.push(format!("known from: {}", deciding.join(", ")));
    if outage.incidents.is_empty() {
        notes.push("no incident describes it".to_owned());
    }
    for id in &outage.incidents {
        let Some(incident) = facts.workspace.incidents.get(id) else { continue };
        notes.push(format!(
            "described by {id} “{}”  ← {}",
            incident.title,
            facts.sources.place(incident.span)
        ));
    }
    (title, notes)
}

/// One contract line that was hit.
pub(super) struct LineHit<'f> {
    /// The result.
    pub result: &'f LineResult<'f>,
    /// Its title.
    pub title: String,
    /// What counted, what did not and why, and what is owed.
    pub notes: Vec<String>,
}

/// Every contract line with a stretch that is wanted.
pub(super) fn lines<'f>(
    facts: &'f PeriodFacts<'f>,
    wanted: &dyn Fn(&MeasuredSegment) -> bool,
) -> Vec<LineHit<'f>> {
    let mut hits = Vec::new();
    for result in &facts.lines {
        let of: Vec<MeasuredSegment> =
            result.measured().segments.iter().filter(|s| wanted(s)).cloned().collect();
        if of.is_empty() {
            continue;
        }
        let of = whole_stretches(&of);
        let mut notes: Vec<String> = of.iter().map(|s| stretch(facts, result, s)).collect();
        match row_of(facts, result) {
            Some(row) => notes.push(format!("{} {} ({})", row.id, row.amount, row.state.name())),
            None => notes.extend(reason::why_not(result, None).into_iter().take(1)),
        }
        let title = format!("{}: {}", result.line().customer, line_title(facts, result));
        hits.push(LineHit { result, title, notes });
    }
    hits
}

/// `6 h counted: 17 March 13:00:00 to 19:00:00 UTC; weighted 2/5`.
fn stretch(facts: &PeriodFacts<'_>, result: &LineResult<'_>, s: &MeasuredSegment) -> String {
    let english = Language::english();
    let zone = facts.workspace.customers.get(&result.line().customer).map_or(Zone::UTC, |c| c.zone);
    let clock = |at| english.clock(at, zone);
    let when = format!(
        "{} to {} {}",
        clock(s.interval.start()),
        clock(s.interval.end()),
        zone.abbreviation(s.interval.end())
    );
    let time = english.elapsed(s.interval.length());
    match &s.counted {
        Counted::Yes if s.weight == Exact::one() => format!("{time} counted: {when}"),
        Counted::Yes => format!("{time} counted: {when}; weighted {}", english.share(&s.weight)),
        other => {
            let clause = match other {
                Counted::Excluded { clause: Some(clause), .. } => format!("  [{clause}]"),
                _ => String::new(),
            };
            format!("{time} not counted: {when}; {}{clause}", english.say(reason::message(other)))
        }
    }
}

/// The credit of a result.
pub(super) fn row_of<'f>(facts: &'f PeriodFacts<'_>, result: &LineResult<'_>) -> Option<&'f LedgerRow> {
    let a = result.assessment()?;
    facts.ledger.of(&a.line.customer).iter().find(|r| {
        r.kind == RowKind::Credit
            && r.line.as_ref() == Some(&a.line.id)
            && r.sla.as_ref().is_some_and(|(sla, _)| *sla == a.policy.id)
    })
}

/// Whether a stretch comes from a window of an incident.
pub(super) fn is_of(facts: &PeriodFacts<'_>, incident: &Incident, segment: &MeasuredSegment) -> bool {
    segment.origins.iter().any(|o| facts.downtime.origins.get(*o).incident() == Some(&incident.id))
}
