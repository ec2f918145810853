//! Who reads a notice: the zones of the customers who are hit, and when they are at work.

use crate::interval::Hours;
use crate::interval::Interval;
use crate::language::is_utc;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::Impact;
use crate::model::Workspace;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::Offset;
use chrono::TimeZone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// More groups of zones than these are not written into a notice; UTC stands for the others.
const MOST_ZONES: usize = 5;
/// More names than these do not stand for one group of zones.
const MOST_NAMES: usize = 3;
/// How far ahead a close of business is looked for.
const AHEAD: Elapsed = Elapsed(8 * 86_400_000);

/// Zones that have the same time at all instants that a notice names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readers {
    /// The zones by number of customers, the most first; not more than a few.
    pub zones: Vec<Zone>,
    /// How many customers.
    pub customers: usize,
}

/// The zones of the customers who have one of the places that are hit under contract, with how many they are.
pub(super) fn zones_of(w: &Workspace, at: Instant, impacts: &[Impact]) -> BTreeMap<Zone, usize> {
    let mut hit: BTreeSet<&CustomerId> = BTreeSet::new();
    for line in w.lines.values() {
        let Some(customer) = w.customers.get(&line.customer) else { continue };
        let today = customer.zone.civil(at).date();
        if !line.terms.iter().any(|t| t.start <= today && t.end.is_none_or(|end| today < end)) {
            continue;
        }
        let is_hit = |i: &Impact| {
            let in_region =
                line.region.as_ref().is_none_or(|r| i.regions.is_empty() || i.regions.contains(r));
            i.service == line.service
                && in_region
                && (i.customers.is_empty() || i.customers.contains(&line.customer))
        };
        if impacts.iter().any(is_hit) {
            hit.insert(&line.customer);
        }
    }
    let mut zones = BTreeMap::new();
    for customer in hit.into_iter().filter_map(|id| w.customers.get(id)) {
        let Customer { zone, .. } = customer;
        *zones.entry(*zone).or_insert(0) += 1;
    }
    if zones.is_empty() {
        zones.insert(w.settings.defaults.zone, 0);
    }
    zones
}

/// The zones in a handful of groups, from west to east; UTC is left out, because a notice names it anyway.
pub(super) fn groups(zones: &BTreeMap<Zone, usize>, instants: &[Instant]) -> Vec<Readers> {
    let mut by_offset: BTreeMap<Vec<i32>, Vec<(Zone, usize)>> = BTreeMap::new();
    for (zone, n) in zones.iter().filter(|(zone, _)| !is_utc(**zone)) {
        let offset =
            |at: &Instant| zone.tz().offset_from_utc_datetime(&at.utc().naive_utc()).fix().local_minus_utc();
        by_offset.entry(instants.iter().map(offset).collect()).or_default().push((*zone, *n));
    }
    let mut groups: Vec<(Vec<i32>, Readers)> = Vec::new();
    for (offsets, mut zones) in by_offset {
        zones.sort_by_key(|(zone, n)| (std::cmp::Reverse(*n), *zone));
        let customers = zones.iter().map(|(_, n)| n).sum();
        let zones = zones.into_iter().map(|(zone, _)| zone).take(MOST_NAMES).collect();
        groups.push((offsets, Readers { zones, customers }));
    }
    groups.sort_by_key(|(offsets, readers)| (std::cmp::Reverse(readers.customers), offsets.clone()));
    groups.truncate(MOST_ZONES);
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    groups.into_iter().map(|(_, readers)| readers).collect()
}

/// The first time after `at` at which readers in a zone go home, and when they come back after it.
pub(super) fn close_of_business(
    hours: &Hours,
    zone: Zone,
    at: Instant,
) -> Option<(Instant, Option<Instant>)> {
    let work = hours.within(Interval::new(at, at.plus(AHEAD))?, zone, &[]);
    let mut stretches = work.iter();
    let close = stretches.next()?.end();
    // Who never goes home has no close of business.
    if close == at.plus(AHEAD) {
        return None;
    }
    Some((close, stretches.next().map(Interval::start)))
}
