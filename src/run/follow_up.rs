//! Who is told what became of promised actions: which incidents of earlier months have news, whom they hit then, and
//! whose letter went out.

use crate::compose::FollowUpDays;
use crate::compose::Followed;
use crate::compose::PeriodFacts;
use crate::compose::is_news;
use crate::compose::letter_day;
use crate::compose::months_before;
use crate::compose::promised;
use crate::compose::standing;
use crate::credit::AssessmentFacts;
use crate::diag::Diagnostics;
use crate::interval::Interval;
use crate::language::days_of;
use crate::measure::Downtime;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::FollowUp;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::Line;
use crate::model::Workspace;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::period::horizon;
use crate::run::period::line_results;
use crate::sla::Counted;
use crate::time::Month;
use chrono::NaiveDate;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// The months whose letters promised something that a month brings news of.
pub fn months_followed_up(loaded: &Loaded, month: Month) -> BTreeSet<Month> {
    let Some(w) = &loaded.workspace else { return BTreeSet::new() };
    let span = FollowUpDays::new(month, letter_day(month));
    incidents_with_news(w, month, span).into_values().flatten().collect()
}

/// Incidents of earlier months with news of a promised action, with these months.
fn incidents_with_news(
    w: &Workspace,
    month: Month,
    span: FollowUpDays,
) -> BTreeMap<&IncidentId, BTreeSet<Month>> {
    let mut found = BTreeMap::new();
    if w.settings.documents.follow_up == FollowUp::Off {
        return found;
    }
    for incident in w.incidents.values() {
        let months = months_before(incident, month);
        let Some(last) = months.last() else { continue };
        let news = |a| standing(a, span, letter_day(*last)).is_some_and(|s| is_news(&s, span));
        if promised(incident).any(news) {
            found.insert(&incident.id, months);
        }
    }
    found
}

/// By customer: the incidents after which they were promised something that this month brings news of.
pub(super) fn followed<'w>(
    facts: &PeriodFacts<'w>,
    loaded: &'w Loaded,
) -> BTreeMap<&'w CustomerId, Vec<Followed<'w>>> {
    let w = facts.workspace;
    let span = FollowUpDays::new(facts.month, facts.issued_on);
    let mut by_month: BTreeMap<Month, BTreeSet<&IncidentId>> = BTreeMap::new();
    for (id, months) in incidents_with_news(w, facts.month, span) {
        for month in months {
            by_month.entry(month).or_default().insert(id);
        }
    }
    let mut all: BTreeMap<&CustomerId, BTreeMap<&IncidentId, Followed<'w>>> = BTreeMap::new();
    for (month, ids) in by_month {
        let of_register = loaded.sent.get(&month);
        let sent = |c: &Customer| {
            let letters = of_register?;
            letters.get(c.id.as_str()).or_else(|| letters.get(c.root().as_str()))
        };
        let is_wanted = |c: &Customer| w.settings.documents.follow_up == FollowUp::Hit || sent(c).is_some();
        for (customer, id, days) in hits(w, loaded, month, &ids, &is_wanted) {
            let (Some(customer), Some(incident)) = (w.customers.get(&customer), w.incidents.get(&id)) else {
                continue;
            };
            let letter = sent(customer).map(|sent| FirstLetter {
                on: w.settings.defaults.zone.civil(sent.at).date(),
                dated: sent.dated,
            });
            let told = followed_up(incident, month, span, days, letter);
            if !told.actions.iter().any(|(_, standing)| is_news(standing, span)) {
                continue;
            }
            // The letter of the last month is the one that is remembered.
            let own = all.entry(&customer.id).or_default();
            let before = own.remove(&incident.id).map(|f| f.days).unwrap_or_default();
            let days = before.into_iter().chain(told.days).collect();
            own.insert(&incident.id, Followed { days, ..told });
        }
    }
    all.into_iter().map(|(id, own)| (id, own.into_values().collect())).collect()
}

/// The letter that made the promise.
#[derive(Clone, Copy)]
struct FirstLetter {
    /// When it went out, in the company's zone.
    on: NaiveDate,
    /// The date on it, where that is known: what was done by then, it said itself.
    dated: Option<NaiveDate>,
}

fn followed_up(
    incident: &Incident,
    month: Month,
    span: FollowUpDays,
    days: BTreeSet<NaiveDate>,
    letter: Option<FirstLetter>,
) -> Followed<'_> {
    let told_until = letter.and_then(|letter| letter.dated).unwrap_or(letter_day(month));
    let stands = |a| Some((a, standing(a, span, told_until)?));
    Followed {
        incident,
        days,
        letter_on: letter.map(|letter| letter.on),
        actions: promised(incident).filter_map(stands).collect(),
        is_complete: promised(incident).all(|a| span.has_seen_done(a)),
    }
}

/// Whom incidents hit in an earlier month, measured again from the evidence, and on which days in their zone; and those
/// who were given goodwill for them.
fn hits<'w>(
    w: &'w Workspace,
    loaded: &'w Loaded,
    month: Month,
    ids: &BTreeSet<&'w IncidentId>,
    is_wanted: &(dyn Fn(&Customer) -> bool + Sync),
) -> Vec<(CustomerId, IncidentId, BTreeSet<NaiveDate>)> {
    let customers = w.customers.values().filter(|c| is_wanted(c));
    let customers: BTreeSet<&CustomerId> = customers.map(|c| &c.id).collect();
    let Some(span) = horizon(w, &loaded.policies, month).filter(|_| !customers.is_empty()) else {
        return Vec::new();
    };
    // What is to be said about this evidence, the run of that month said.
    let downtime = Downtime::new(w, &loaded.evidence, &loaded.sources, span, &mut Diagnostics::default());
    let as_of = Request { month, issued_on: None, as_of: None }.as_of(w.settings.defaults.zone);
    let facts = AssessmentFacts { downtime: &downtime, sources: &loaded.sources, month, as_of };
    let lines: Vec<&Line> = w.lines.values().filter(|l| customers.contains(&l.customer)).collect();
    let of_line = |line: &&'w Line| hits_of_line(w, loaded, facts, line, ids);
    let mut found: BTreeMap<(&CustomerId, &IncidentId), BTreeSet<NaiveDate>> = BTreeMap::new();
    for (line, id, days) in lines.par_iter().flat_map_iter(of_line).collect::<Vec<_>>() {
        found.entry((&line.customer, id)).or_default().extend(days);
    }
    let gifts = w.goodwill.iter().filter(|g| g.month == month);
    for (customer, id) in gifts.filter_map(|g| Some((g.customer.as_ref()?, g.incident.as_ref()?))) {
        if let Some(id) = ids.get(id).filter(|_| customers.contains(customer)) {
            found.entry((customer, id)).or_default();
        }
    }
    found.into_iter().map(|((customer, id), days)| (customer.clone(), id.clone(), days)).collect()
}

/// The incidents that hit a line in a month, with the days. Time that the agreement excludes hits nobody, unless there is
/// nothing else; a letter tells of it then.
fn hits_of_line<'w>(
    w: &'w Workspace,
    loaded: &'w Loaded,
    facts: AssessmentFacts<'_, '_>,
    line: &'w Line,
    ids: &BTreeSet<&'w IncidentId>,
) -> Vec<(&'w Line, &'w IncidentId, BTreeSet<NaiveDate>)> {
    let Some(customer) = w.customers.get(&line.customer) else { return Vec::new() };
    let origins = &facts.downtime.origins;
    let touched = facts.downtime.of_line(line);
    let is_one = |origin| origins.get(origin).incident().and_then(|id| ids.get(id)).copied();
    if !touched.chosen.iter().any(|(_, origin)| is_one(origin).is_some()) {
        return Vec::new();
    }
    let mut hit: BTreeMap<&IncidentId, Vec<Interval>> = BTreeMap::new();
    for result in line_results(w, facts, &loaded.policies, line).into_iter().flatten() {
        let told =
            result.measured().segments.iter().filter(|s| !matches!(s.counted, Counted::Excluded { .. }));
        for segment in told {
            for id in segment.origins.iter().filter_map(|origin| is_one(*origin)) {
                hit.entry(id).or_default().push(segment.interval);
            }
        }
    }
    hit.into_iter().map(|(id, stretches)| (line, id, days_of(&stretches, customer.zone))).collect()
}
