//! Allowances: so much maintenance does not count, the earliest first; what is beyond it does.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::sla::AllowancePer;
use crate::sla::ExclusionWindow;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::time::Elapsed;
use crate::time::Zone;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Windows cut to what the allowances of a policy leave of them: the earliest first, each stretch of time once.
pub fn within_allowances(policy: &Policy, zone: Zone, windows: Vec<ExclusionWindow>) -> Vec<ExclusionWindow> {
    let mut kept = windows;
    for rule in &policy.exclude {
        let Some(allowance) = rule.allowance else { continue };
        let (mut mine, others): (Vec<ExclusionWindow>, Vec<ExclusionWindow>) =
            kept.into_iter().partition(|w| w.class == rule.class);
        kept = others;
        mine.sort_by_key(|w| (w.interval.start(), w.interval.end()));
        let mut account = Account { most: allowance.time, used: BTreeMap::new(), taken: Vec::new() };
        let mut seen = IntervalSet::empty();
        for window in mine {
            let fresh = IntervalSet::from(window.interval).difference(&seen);
            seen = seen.union(&fresh);
            for part in fresh.iter() {
                let allowed = match allowance.per {
                    AllowancePer::Calendar(kind) => account.of_calendar(kind, zone, part),
                    AllowancePer::Any(length) => account.of_any(length, part),
                };
                kept.extend(
                    allowed.into_iter().map(|interval| ExclusionWindow { interval, ..window.clone() }),
                );
            }
        }
    }
    kept
}

/// What of an allowance is used up.
struct Account {
    most: Elapsed,
    /// By the first day of the stretch of the calendar.
    used: BTreeMap<NaiveDate, Elapsed>,
    /// What was allowed so far, in order.
    taken: Vec<Interval>,
}

impl Account {
    /// What is allowed of a part, each stretch of the calendar by itself.
    fn of_calendar(&mut self, kind: PeriodKind, zone: Zone, part: Interval) -> Vec<Interval> {
        let mut allowed = Vec::new();
        let mut t = part.start();
        while t < part.end() {
            let day = zone.civil(t).date();
            let days = kind.containing(day, day);
            let here = days.interval(zone).map_or(part.end(), |stretch| stretch.end()).min(part.end());
            let used = self.used.entry(days.first).or_default();
            let left = self.most.less(*used).max(Elapsed::ZERO);
            *used = used.plus(here.since(t));
            allowed.extend(Interval::new(t, t.plus(left).min(here)));
            t = here;
        }
        allowed
    }

    /// What is allowed of a part, so that no stretch of some length holds more than the allowance.
    fn of_any(&mut self, length: Elapsed, part: Interval) -> Vec<Interval> {
        let mut allowed: Vec<Interval> = Vec::new();
        let mut t = part.start();
        while t < part.end() {
            let from = t.less(length);
            self.taken.retain(|i| i.end() > from);
            let in_window = |i: &Interval| Interval::new(i.start().max(from), i.end());
            let used =
                self.taken.iter().filter_map(in_window).fold(Elapsed::ZERO, |sum, i| sum.plus(i.length()));
            let free = match self.taken.first() {
                _ if used < self.most => self.most.less(used),
                // What leaves the stretch at its far end makes room at this one.
                Some(first) if first.start() <= from => first.end().since(from),
                Some(first) => {
                    t = first.start().plus(length);
                    continue;
                }
                None => break,
            };
            let Some(next) = Interval::new(t, t.plus(free).min(part.end())) else { break };
            t = next.end();
            match self.taken.last_mut().zip(allowed.last_mut()).filter(|(last, _)| last.end() == next.start())
            {
                Some((last, shown)) => {
                    *last = Interval::new(last.start(), next.end()).unwrap_or(next);
                    *shown = Interval::new(shown.start(), next.end()).unwrap_or(next);
                }
                None => {
                    self.taken.push(next);
                    allowed.push(next);
                }
            }
        }
        allowed
    }
}
