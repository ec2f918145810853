//! Facts as written to facts as they are: times in zones, amounts in currencies, with every problem at once.

use crate::credit::Candidate;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::model::Approximate;
use crate::model::ExclusionClaim;
use crate::model::ExclusionClass;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::model::MaintenanceKind;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::sla::BucketRun;
use crate::sla::Clock;
use crate::sla::ExclusionWindow;
use crate::sla::FactUnit;
use crate::sla::Given;
use crate::sla::Past;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::sla::Signal;
use crate::sla::allowed_windows;
use crate::sla::within_allowances;
use crate::source::Span;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use crate::time::parse_date;
use chrono::NaiveDate;

/// The facts of one period.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The period.
    pub period: Interval,
    /// It in words.
    pub period_words: String,
    /// The zone of the period.
    pub zone: Zone,
    /// The zone in which times are told.
    pub reader_zone: Zone,
    /// The time under contract.
    pub in_force: IntervalSet,
    /// The fee; `None` when nobody said it.
    pub fee: Option<ExactMoney>,
    /// The lines that the fee is the sum of.
    pub bill: Vec<(String, Money)>,
    /// The currency.
    pub currency: Currency,
    /// Stretches of downtime.
    pub pieces: Pieces,
    /// Where they come from.
    pub origins: Origins,
    /// Windows that do not count.
    pub windows: Vec<ExclusionWindow>,
    /// What no clock can tell.
    pub given: Given,
    /// Credits under other promises.
    pub candidates: Vec<Candidate>,
    /// When claims came in.
    pub claimed_on: Vec<NaiveDate>,
    /// As of when claims are judged.
    pub as_of: Option<Instant>,
}

/// Reads facts for a policy; `None` when something is wrong, which is then reported.
pub(super) fn facts(r: &mut Reader<'_>, raw: &raw::RawFacts, policy: &Policy) -> Option<Facts> {
    let whole = r.span(0..0);
    let customer = raw.zone.as_ref().map(|text| {
        let at = r.span(text.span());
        r.zone(text.get_ref(), at)
    });
    let zone = match (policy.zone, customer) {
        (PolicyZone::Fixed(zone), _) => Some(zone),
        (PolicyZone::Customer, Some(zone)) => zone,
        (PolicyZone::Customer, None) => {
            r.push(
                wrong("this SLA is measured in the customer's zone, and no zone is given")
                    .at(whole, "these facts")
                    .help("zone = \"Europe/Berlin\"   # or `--zone Europe/Berlin`"),
            );
            None
        }
    };
    let zone = zone?;
    let reader_zone = customer.flatten().unwrap_or(zone);
    let mut lower = Lower { r, policy, zone, local: customer.flatten(), is_good: true };
    let period = lower.period(raw, whole);
    let from = lower.moment(raw.in_force_from.as_ref(), zone);
    let until = lower.moment(raw.in_force_until.as_ref(), zone);
    let currency = lower.currency(raw);
    let bill: Vec<(String, Option<Money>)> =
        raw.bill.iter().map(|line| (line.what.clone(), lower.money(&line.amount, currency))).collect();
    let fee = raw.fee.as_ref().and_then(|text| lower.money(text, currency));
    let (pieces, origins) = lower.outages(raw);
    let windows = lower.windows(raw);
    let given = lower.given(raw, currency, period.as_ref().map(|(period, _)| *period), whole);
    let candidates = lower.candidates(raw, currency);
    let claimed_on = raw.claimed_on.iter().filter_map(|text| lower.date(text)).collect();
    let as_of = lower.moment(raw.as_of.as_ref(), zone);
    lower.fits(raw, whole);
    let mut is_good = lower.is_good;
    let (period, period_words) = period?;
    let in_force = Interval::new(from.unwrap_or(period.start()), until.unwrap_or(period.end()));
    let in_force = in_force.and_then(|i| i.intersection(period));
    if in_force.is_none() {
        is_good = false;
        r.push(wrong("no time of the period is under contract").at(whole, "these facts").help(
            "`in_force_until` is the day after the last one under contract, and lies after `in_force_from`",
        ));
    }
    let outside = pieces.iter().filter(|(stretch, _)| stretch.intersection(period).is_none()).count();
    if outside > 0 {
        let what = if outside == 1 { "1 outage lies".to_owned() } else { format!("{outside} outages lie") };
        r.push(
            Diagnostic::warning(
                Code::AssessFact,
                format!("{what} outside of the period and count for nothing"),
            )
            .at(whole, format!("the period is {period_words}")),
        );
    }
    let bill: Vec<(String, Money)> = bill.into_iter().filter_map(|(what, m)| Some((what, m?))).collect();
    let billed = bill.iter().fold(Money::zero(currency), |sum, (_, m)| sum.plus(*m).unwrap_or(sum));
    let fee = fee.or_else(|| (!bill.is_empty()).then_some(billed));
    is_good.then(|| Facts {
        period,
        period_words,
        zone,
        reader_zone,
        in_force: in_force.into_iter().collect(),
        fee: fee.map(Money::exact),
        bill,
        currency,
        pieces,
        origins,
        windows,
        given,
        candidates,
        claimed_on,
        as_of,
    })
}

/// The first currency that a text names.
fn named_currency(text: &str) -> Option<Currency> {
    text.split(|c: char| !c.is_ascii_alphabetic()).find_map(Currency::from_code)
}

/// `1000.00 USD`, `USD 1000.00` or `1000.00USD`: the digits and the code.
fn amount(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let code =
        text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| Currency::from_code(word).is_some())?;
    let digits = text.strip_suffix(code).or_else(|| text.strip_prefix(code))?;
    Some((digits.trim(), code))
}

/// A fact that is missing or makes no sense.
pub(super) fn wrong(title: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::AssessFact, title).note("a wrong figure would be told, so nothing is reckoned")
}

struct Lower<'r, 'a> {
    r: &'r mut Reader<'a>,
    policy: &'r Policy,
    zone: Zone,
    /// The zone of times without an offset, if one is given.
    local: Option<Zone>,
    is_good: bool,
}

impl Lower<'_, '_> {
    /// Keeps what was read, or remembers that something was not.
    fn keep<T>(&mut self, value: Option<T>) -> Option<T> {
        self.is_good &= value.is_some();
        value
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.is_good = false;
        self.r.push(diagnostic);
    }

    /// A date, which is its first instant, or an instant.
    fn moment(&mut self, text: Option<&raw::TimeText>, zone: Zone) -> Option<Instant> {
        let text = text?;
        let words = raw::time_words(text);
        if let Some(day) = parse_date(&words) {
            return Some(zone.start_of_day(day));
        }
        let read = self.r.time(text, self.local);
        self.keep(read)
    }

    fn date(&mut self, text: &raw::TimeText) -> Option<NaiveDate> {
        let at = self.r.span(text.span());
        let read = self.r.date(&raw::time_words(text), at);
        self.keep(read)
    }

    fn period(&mut self, raw: &raw::RawFacts, whole: Span) -> Option<(Interval, String)> {
        let words = |days: crate::sla::PeriodDays| days.words();
        if let Some(text) = &raw.period {
            let at = self.r.span(text.span());
            let read = self.r.month(text.get_ref(), at);
            let month: Month = self.keep(read)?;
            let days = self.policy.period.containing(month.first_day(), month.first_day());
            return days
                .interval(self.zone)
                .map(|period| (period, format!("{} in {}", words(days), self.zone)));
        }
        let (start, end) =
            (self.moment(raw.start.as_ref(), self.zone), self.moment(raw.end.as_ref(), self.zone));
        let (Some(start), Some(end)) = (start, end) else {
            if raw.start.is_none() || raw.end.is_none() {
                self.push(
                    wrong("the period is not given")
                        .at(whole, "these facts")
                        .help("period = \"2026-03\"   # or `--period 2026-03`; or `start` and `end`"),
                );
            }
            return None;
        };
        let first = self.zone.civil(start).date();
        let own = self.policy.period.containing(first, first).interval(self.zone);
        let is_free = matches!(self.policy.period, PeriodKind::Rolling(_) | PeriodKind::Anniversary);
        if !is_free && own.is_some_and(|own| own.start() != start || own.end() != end) {
            self.r.push(
                Diagnostic::warning(Code::AssessFact, "this is no period that the SLA is measured over")
                    .at(whole, "from `start` to `end`")
                    .help("`period = \"2026-03\"` takes the one that holds this month"),
            );
        }
        let Some(period) = Interval::new(start, end) else {
            let at = raw.end.as_ref().map_or(whole, |text| self.r.span(text.span()));
            self.push(
                Diagnostic::error(Code::IntervalBackwards, "the period ends before it starts")
                    .at(at, "not after its start")
                    .help("`end` is the day after the last one"),
            );
            return None;
        };
        let show = |t| self.zone.format(t, "%-d\u{a0}%B %Y %H:%M");
        Some((period, format!("{} to {} in {}", show(start), show(end), self.zone)))
    }

    /// Facts that say nothing under this SLA, or say the same thing twice.
    fn fits(&mut self, raw: &raw::RawFacts, whole: Span) {
        let id = self.policy.id.clone();
        let at = |r: &Reader<'_>, text: &Option<raw::Text>| text.as_ref().map_or(whole, |t| r.span(t.span()));
        let uptime_at = at(self.r, &raw.uptime);
        let is_by_requests = matches!(self.policy.signal, Signal::Requests(_));
        if raw.uptime.is_some() {
            if self.policy.looks_at_outages() {
                self.push(
                    wrong(format!(
                        "the SLA `{id}` looks at single outages, and an uptime does not tell them"
                    ))
                    .at(uptime_at, "stated here")
                    .help("give the outages: `--outage START/END`"),
                );
            }
            if !raw.outage.is_empty() || !raw.bucket.is_empty() {
                self.push(
                    wrong("an uptime is stated, and outages or requests are given beside it: which of them counts?")
                        .at(uptime_at, "stated here")
                        .help("leave out the one or the other"),
                );
            }
            return;
        }
        if !raw.bucket.is_empty() && !is_by_requests {
            let place = raw.bucket.first().map_or(whole, |b| self.r.span(b.span()));
            self.push(
                wrong(format!("the SLA `{id}` is not measured by requests"))
                    .at(place, "this would change nothing")
                    .help("give the outages: `--outage START/END`"),
            );
        }
        if !raw.outage.is_empty() && !self.policy.is_by_outages() {
            let place = raw.outage.first().map_or(whole, |o| self.r.span(o.span()));
            let help = if is_by_requests {
                "give requests and errors: `--bucket COUNTxREQUESTS/ERRORS`"
            } else {
                "its uptime comes from facts alone: `amends sla show` says how"
            };
            self.push(
                wrong(format!("the SLA `{id}` is not measured by outages"))
                    .at(place, "this would change nothing")
                    .help(help),
            );
        }
        if is_by_requests && !self.policy.is_by_outages() && raw.bucket.is_empty() && raw.outage.is_empty() {
            self.push(
                wrong(format!("the SLA `{id}` is measured by requests, and none are given"))
                    .at(whole, "these facts")
                    .help("give requests and errors: `--bucket COUNTxREQUESTS/ERRORS`; a month without any is `--bucket 0/0`"),
            );
        }
    }

    /// The currency that the facts are in.
    fn currency(&mut self, raw: &raw::RawFacts) -> Currency {
        let stated = raw.currency.as_ref().map(|text| {
            let at = self.r.span(text.span());
            let read = self.r.currency(text.get_ref(), at);
            self.keep(read)
        });
        let amounts = raw.fee.iter().chain(raw.bill.iter().map(|line| &line.amount));
        let amounts = amounts.chain(raw.facts.values()).chain(raw.candidate.iter().map(|c| &c.amount));
        let of_amounts = amounts.filter_map(|text| named_currency(text.get_ref()));
        let of_policy = self.policy.currency();
        let named = stated.flatten().or_else(|| of_amounts.into_iter().next());
        named.or(of_policy).unwrap_or_else(Currency::none)
    }

    /// `1000.00 USD`.
    fn money(&mut self, text: &raw::Text, currency: Currency) -> Option<Money> {
        let at = self.r.span(text.span());
        let Some((digits, code)) = amount(text.get_ref()) else {
            self.push(
                Diagnostic::error(
                    Code::MoneyUnreadable,
                    format!("`{}` is not an amount with its currency", text.get_ref()),
                )
                .at(at, "digits, then a currency")
                .help("write for instance `1000.00 USD`"),
            );
            return None;
        };
        if code != currency.code() {
            self.push(
                wrong(format!("these facts are in {} and in {code}", currency.code()))
                    .at(at, "another currency")
                    .help("amounts of one assessment are in one currency; no rate is guessed"),
            );
            return None;
        }
        let read = self.r.money(digits, currency, at, "amount");
        self.keep(read)
    }

    fn stretch(&mut self, start: &raw::TimeText, end: &raw::TimeText, at: Span) -> Option<Interval> {
        let zone = self.local;
        let (from, to) = (self.r.time(start, zone), self.r.time(end, zone));
        let (from, to) = (self.keep(from)?, self.keep(to)?);
        let stretch = Interval::new(from, to);
        if stretch.is_none() {
            let end_at = self.r.span(end.span());
            self.push(
                Diagnostic::error(Code::IntervalBackwards, "this ends before it starts")
                    .at(end_at, "not after its start")
                    .at(at, "this stretch"),
            );
        }
        stretch
    }

    fn outages(&mut self, raw: &raw::RawFacts) -> (Pieces, Origins) {
        let (mut pieces, mut origins) = (Pieces::default(), Origins::default());
        for (i, item) in raw.outage.iter().enumerate() {
            let at = self.r.span(item.span());
            let outage = item.get_ref();
            let Some(stretch) = self.stretch(&outage.start, &outage.end, at) else { continue };
            let share = outage.share.as_ref().and_then(|text| {
                let at = self.r.span(text.span());
                let read = self.r.share(text.get_ref(), at);
                self.keep(read)
            });
            let reported_at = self.moment(outage.reported_at.as_ref(), self.zone);
            if self.policy.clock == Clock::Reported && outage.reported_at.is_none() {
                self.push(
                    wrong("this SLA counts from when the customer reported an outage, and that is not given")
                        .at(at, "this outage")
                        .help("reported_at = \"2026-03-02T10:20:00Z\"   # or `--outage START/END@REPORTED`"),
                );
            }
            let class = outage.cause.map(|cause| match cause {
                raw::RawOutageCause::Customer => ExclusionClass::Customer,
                raw::RawOutageCause::ThirdParty => ExclusionClass::ThirdParty,
                raw::RawOutageCause::ForceMajeure => ExclusionClass::ForceMajeure,
            });
            let origin = origins.add(OriginFacts {
                origin: Origin::Incident {
                    incident: IncidentId::new(format!("outage-{}", i + 1)),
                    impact: 0,
                },
                kind: if share.is_some() { ImpactKind::Degraded } else { ImpactKind::Down },
                share,
                excluded: class.map(|class| ExclusionClaim { class, reason: String::new() }),
                approximate: Approximate::default(),
                reported_at,
                place: self.r.place(at),
                whole: Some(stretch),
                only_names: false,
            });
            pieces.push(stretch, origin);
        }
        (pieces, origins)
    }

    fn windows(&mut self, raw: &raw::RawFacts) -> Vec<ExclusionWindow> {
        let mut windows = Vec::new();
        for item in &raw.maintenance {
            let at = self.r.span(item.span());
            let window = item.get_ref();
            let Some(stretch) = self.stretch(&window.start, &window.end, at) else { continue };
            let announced = self.moment(window.announced_at.as_ref(), self.zone);
            let kind = if window.emergency { MaintenanceKind::Emergency } else { MaintenanceKind::Planned };
            windows.extend(allowed_windows(
                self.policy,
                self.zone,
                kind,
                stretch,
                announced,
                &self.r.place(at),
            ));
        }
        within_allowances(self.policy, self.zone, windows)
    }

    fn given(
        &mut self,
        raw: &raw::RawFacts,
        currency: Currency,
        period: Option<Interval>,
        whole: Span,
    ) -> Given {
        let mut given = Given::default();
        for (name, text) in &raw.facts {
            let at = self.r.span(text.span());
            let Some(rule) = self.policy.facts.iter().find(|f| f.name == *name) else {
                let known: Vec<&str> = self.policy.facts.iter().map(|f| f.name.as_str()).collect();
                self.push(
                    wrong(format!("the SLA `{}` has no fact `{name}`", self.policy.id))
                        .at(at, "not asked for")
                        .help(did_you_mean(name, known)),
                );
                continue;
            };
            match rule.read(text.get_ref(), currency) {
                Some(value) => {
                    given.values.insert(name.clone(), value);
                }
                None => {
                    let example = match rule.unit {
                        FactUnit::Number => "`4` or `1/3`".to_owned(),
                        FactUnit::Share => "`2.1%`, no more than `100%`".to_owned(),
                        FactUnit::Time => "`30d` or `90min`".to_owned(),
                        FactUnit::Money => format!("`12.50 {}`", currency.code()),
                    };
                    self.push(
                        wrong(format!("`{}` cannot be `{name}`: {}", text.get_ref(), rule.about))
                            .at(at, "another kind of value is needed")
                            .help(format!("write for instance {example}")),
                    );
                }
            }
        }
        let is_missing = |f: &&crate::sla::FactRule| f.default.is_none() && !raw.facts.contains_key(&f.name);
        let missing: Vec<&crate::sla::FactRule> = self.policy.facts.iter().filter(is_missing).collect();
        if !missing.is_empty() {
            let names: Vec<&str> = missing.iter().map(|f| f.name.as_str()).collect();
            let mut diagnostic = wrong(format!("the SLA `{}` needs {}", self.policy.id, names.join(" and ")))
                .at(whole, "these facts");
            for f in missing {
                diagnostic = diagnostic.help(format!("`--fact {}=…`: {}", f.name, f.about));
            }
            self.push(diagnostic);
        }
        given.uptime = raw.uptime.as_ref().and_then(|text| self.percent(text, "uptime"));
        if given.uptime.as_ref().is_some_and(|uptime| *uptime > Exact::one()) {
            let at = raw.uptime.as_ref().map_or(whole, |text| self.r.span(text.span()));
            self.push(wrong("nothing is up for more than all of the time").at(at, "above 100 %"));
        }
        for item in &raw.bucket {
            let bucket = item.get_ref();
            if bucket.errors > bucket.requests {
                let at = self.r.span(item.span());
                self.push(wrong("there are more errors than requests").at(at, "this bucket"));
            }
            given.buckets.push(BucketRun {
                count: bucket.count.unwrap_or(1),
                requests: Exact::whole(bucket.requests),
                errors: Exact::whole(bucket.errors),
            });
        }
        if let (Signal::Requests(rule), Some(period)) = (&self.policy.signal, period) {
            let count: u64 = given.buckets.iter().map(|b| b.count).fold(0, u64::saturating_add);
            let length = rule.bucket.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX));
            if length > period.length().0 {
                let at = raw.bucket.last().map_or(whole, |b| self.r.span(b.span()));
                self.push(
                    wrong(format!("{count} buckets of {} are longer than the period", rule.bucket))
                        .at(at, "the last of them")
                        .help("buckets count from the start of the period on"),
                );
            }
        }
        for past in &raw.history {
            let uptime = self.percent(&past.uptime, "uptime");
            let downtime = past.downtime.as_ref().and_then(|text| {
                let at = self.r.span(text.span());
                let read = self.r.elapsed(text.get_ref(), at);
                self.keep(read).map(|elapsed| Exact::whole(elapsed.0))
            });
            given.history.extend(uptime.map(|uptime| Past { uptime, downtime }));
        }
        given
    }

    fn percent(&mut self, text: &raw::Text, what: &str) -> Option<Exact> {
        let at = self.r.span(text.span());
        let read = self.r.percent(text.get_ref(), at, what);
        self.keep(read)
    }

    fn candidates(&mut self, raw: &raw::RawFacts, currency: Currency) -> Vec<Candidate> {
        let mut all = Vec::new();
        for candidate in &raw.candidate {
            let Some(money) = self.money(&candidate.amount, currency) else { continue };
            all.push(Candidate { promise: candidate.promise.clone(), amount: money.exact() });
        }
        if !all.is_empty() && self.policy.stack.is_none() {
            let at =
                raw.candidate.first().map_or_else(|| self.r.span(0..0), |c| self.r.span(c.amount.span()));
            self.push(
                wrong(format!("the SLA `{}` has no rule for several credits", self.policy.id))
                    .at(at, "a credit under another promise")
                    .help(
                        "[stack]\ngroup = \"…\"\nrule = \"best\"   # or sum, customer-chooses, one-per-time",
                    ),
            );
        }
        all
    }
}
