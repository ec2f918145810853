//! Single values of facts: instants, dates, amounts, shares.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Money;
use crate::run::assess::facts::wrong;
use crate::sla::Policy;
use crate::time::Instant;
use crate::time::Zone;
use crate::time::parse_date;
use chrono::NaiveDate;

/// Reads facts, and remembers whether any of them could not be read.
pub(super) struct Lower<'r, 'a> {
    pub(super) r: &'r mut Reader<'a>,
    pub(super) policy: &'r Policy,
    pub(super) zone: Zone,
    /// The zone of times without an offset, if one is given.
    pub(super) local: Option<Zone>,
    pub(super) is_good: bool,
}

impl Lower<'_, '_> {
    /// Keeps what was read, or remembers that something was not.
    pub(super) fn keep<T>(&mut self, value: Option<T>) -> Option<T> {
        self.is_good &= value.is_some();
        value
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.is_good = false;
        self.r.push(diagnostic);
    }

    /// A date, which is its first instant, or an instant.
    pub(super) fn moment(&mut self, text: Option<&raw::TimeText>, zone: Zone) -> Option<Instant> {
        let text = text?;
        let words = raw::time_words(text);
        if let Some(day) = parse_date(&words) {
            return Some(zone.start_of_day(day));
        }
        let read = self.r.time(text, self.local);
        self.keep(read)
    }

    pub(super) fn date(&mut self, text: &raw::TimeText) -> Option<NaiveDate> {
        let at = self.r.span(text.span());
        let read = self.r.date(&raw::time_words(text), at);
        self.keep(read)
    }

    /// The currency that the facts are in.
    pub(super) fn currency(&mut self, raw: &raw::RawFacts) -> Currency {
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
    pub(super) fn money(&mut self, text: &raw::Text, currency: Currency) -> Option<Money> {
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

    pub(super) fn percent(&mut self, text: &raw::Text, what: &str) -> Option<Exact> {
        let at = self.r.span(text.span());
        let read = self.r.percent(text.get_ref(), at, what);
        self.keep(read)
    }
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
