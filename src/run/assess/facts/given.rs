//! What no clock can tell, and credits under other promises.

use crate::credit::Candidate;
use crate::diag::did_you_mean;
use crate::ingest::raw;
use crate::interval::Interval;
use crate::money::Currency;
use crate::money::Exact;
use crate::run::assess::facts::lower::Lower;
use crate::run::assess::facts::wrong;
use crate::sla::BucketRun;
use crate::sla::FactUnit;
use crate::sla::Given;
use crate::sla::Past;
use crate::sla::Signal;
use crate::source::Span;

impl Lower<'_, '_> {
    pub(super) fn given(
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

    pub(super) fn candidates(&mut self, raw: &raw::RawFacts, currency: Currency) -> Vec<Candidate> {
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
