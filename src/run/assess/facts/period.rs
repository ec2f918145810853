//! The period of facts, and facts that say nothing under the SLA.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::interval::Interval;
use crate::run::assess::facts::lower::Lower;
use crate::run::assess::facts::wrong;
use crate::sla::PeriodKind;
use crate::sla::Signal;
use crate::source::Span;
use crate::time::Month;

impl Lower<'_, '_> {
    pub(super) fn period(&mut self, raw: &raw::RawFacts, whole: Span) -> Option<(Interval, String)> {
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
    pub(super) fn fits(&mut self, raw: &raw::RawFacts, whole: Span) {
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
}
