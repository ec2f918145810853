//! What a measurement is told beside downtime: facts, buckets of requests, earlier periods.

use crate::money::Exact;
use crate::sla::formula::Quantity;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// Equal buckets that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketRun {
    /// How many.
    pub count: u64,
    /// Requests in each.
    pub requests: Exact,
    /// Errors in each.
    pub errors: Exact,
}

/// An earlier period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Its uptime.
    pub uptime: Exact,
    /// Its affected time in milliseconds, where it is known.
    pub downtime: Option<Exact>,
}

/// What no clock can tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Facts by name.
    pub values: BTreeMap<String, Quantity>,
    /// The uptime that somebody states, for instance the provider's report; it stands for every measurement.
    pub uptime: Option<Exact>,
    /// Requests and errors from the start of the period on.
    pub buckets: Vec<BucketRun>,
    /// Earlier periods, the oldest first.
    pub history: Vec<Past>,
}

/// What requests come to.
pub(super) struct Counted {
    /// The uptime that they give, where they give it directly.
    pub(super) uptime: Option<Exact>,
    /// The time of the buckets that count as down.
    pub(super) down: Elapsed,
}

/// Requests in buckets as uptime or as downtime.
pub(super) fn requests(
    rule: &crate::sla::Requests,
    min_run: Option<crate::sla::MinRun>,
    given: &Given,
    period: Elapsed,
) -> Counted {
    use crate::sla::Aggregate;
    let counted: u64 = given.buckets.iter().map(|b| b.count).sum();
    let whole = u64::try_from(period.0 / rule.bucket.0.max(1)).unwrap_or(0).max(counted);
    let rate = |b: &BucketRun| b.errors.over(&b.requests);
    let up = |down: Option<Exact>| Some(Exact::one().minus(&down.unwrap_or_else(Exact::zero)));
    let nothing = Elapsed::ZERO;
    match rule.aggregate {
        Aggregate::Mean => {
            let sum = given.buckets.iter().fold(Exact::zero(), |sum, b| match rate(b) {
                Some(rate) => sum.plus(&rate.times(&Exact::whole(b.count))),
                None => sum,
            });
            let busy: u64 = given.buckets.iter().filter(|b| !b.requests.is_zero()).map(|b| b.count).sum();
            let buckets = if rule.idle_is_up { whole } else { busy };
            Counted { uptime: up(sum.over(&Exact::whole(buckets))), down: nothing }
        }
        Aggregate::Total => {
            let total = |of: fn(&BucketRun) -> &Exact| {
                let add = |sum: Exact, b: &BucketRun| sum.plus(&of(b).times(&Exact::whole(b.count)));
                given.buckets.iter().fold(Exact::zero(), add)
            };
            Counted { uptime: up(total(|b| &b.errors).over(&total(|b| &b.requests))), down: nothing }
        }
        Aggregate::Time => {
            let is_down = |b: &BucketRun| {
                let enough = b.requests >= rule.min_requests;
                let error = rule.error.as_ref();
                enough && rate(b).zip(error).is_some_and(|(rate, (op, bound))| op.passes(&rate, bound))
            };
            let (mut down, mut run) = (0_i64, 0_i64);
            let mut close = |run: &mut i64| {
                let length = Elapsed(std::mem::take(run));
                if min_run.is_none_or(|min| min.op.passes(&length, &min.length)) {
                    down = down.saturating_add(length.0);
                }
            };
            for bucket in &given.buckets {
                if is_down(bucket) {
                    let count = i64::try_from(bucket.count).unwrap_or(i64::MAX);
                    run = run.saturating_add(rule.bucket.0.saturating_mul(count));
                } else {
                    close(&mut run);
                }
            }
            close(&mut run);
            Counted { uptime: None, down: Elapsed(down) }
        }
    }
}
