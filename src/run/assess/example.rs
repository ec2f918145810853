//! Facts for worked examples: one outage in a month of thirty days, for a round fee.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::model::Approximate;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::run::assess::Facts;
use crate::sla::Given;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::time::Elapsed;
use crate::time::Zone;
use chrono::NaiveDate;

/// June 2026, or the period that holds it, and a fee of 1,000.
pub fn example(policy: &Policy) -> Option<Facts> {
    let zone = match policy.zone {
        PolicyZone::Fixed(zone) => zone,
        PolicyZone::Customer => Zone::UTC,
    };
    let day = NaiveDate::from_ymd_opt(2026, 6, 30)?;
    let days = policy.period.containing(day, NaiveDate::from_ymd_opt(2026, 6, 1)?);
    let period = days.interval(zone)?;
    let currency = policy.currency().or_else(|| Currency::from_code("EUR"))?;
    Some(Facts {
        period,
        period_words: days.words(),
        zone,
        reader_zone: zone,
        in_force: IntervalSet::from(period),
        fee: Some(ExactMoney::from_major(&Exact::whole(1_000), currency)),
        bill: Vec::new(),
        currency,
        pieces: Pieces::default(),
        origins: Origins::default(),
        windows: Vec::new(),
        given: Given::default(),
        candidates: Vec::new(),
        claimed_on: Vec::new(),
        as_of: None,
    })
}

impl Facts {
    /// One outage of this length from noon of the second day on, or from the start where it is longer than that leaves.
    pub(in crate::run) fn one_outage(&mut self, length: Elapsed) {
        let noon = self.period.start().plus(Elapsed(36 * 3_600_000));
        let start = if noon.plus(length) <= self.period.end() { noon } else { self.period.start() };
        let stretch = Interval::new(start, start.plus(length));
        (self.pieces, self.origins) = (Pieces::default(), Origins::default());
        let Some(stretch) = stretch else { return };
        let origin = self.origins.add(OriginFacts {
            origin: Origin::Incident { incident: IncidentId::new("example"), impact: 0 },
            kind: ImpactKind::Down,
            share: None,
            excluded: None,
            approximate: Approximate::default(),
            reported_at: None,
            place: String::new(),
            whole: Some(stretch),
            only_names: false,
        });
        self.pieces.push(stretch, origin);
    }
}
