//! Phrases in the words of a language.

use crate::language::Language;
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Value;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentValue;

impl Language {
    /// A phrase in words.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        match phrase {
            Phrase::Empty => String::new(),
            Phrase::Quoted(words) => words.clone(),
            Phrase::Formula(text) => self.formula(text),
            Phrase::Just(arg) => self.arg_words(arg),
            Phrase::Listed(all) => self.list(&all.iter().map(|p| self.phrase(p)).collect::<Vec<_>>()),
            Phrase::Message(id, args) if args.is_empty() => self.say(id),
            Phrase::Message(id, args) => {
                let mut given = FluentArgs::with_capacity(args.len());
                for (name, value) in args {
                    given.set(*name, self.arg(value));
                }
                self.format(id, Some(&given))
            }
        }
    }

    fn arg<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Count(n) => FluentValue::from(*n),
            Arg::Text(text) => FluentValue::from(text.as_str()),
            other => FluentValue::from(self.arg_words(other)),
        }
    }

    fn arg_words(&self, arg: &Arg) -> String {
        match arg {
            Arg::Count(n) => self.digits(&n.to_string()),
            Arg::Text(text) => text.clone(),
            Arg::Money(money) => self.money(*money),
            Arg::ExactMoney(money) => self.exact_money(money),
            Arg::Share(ratio) => self.share(ratio),
            Arg::Decimal(value) => self.decimal(value),
            Arg::Elapsed(elapsed) => self.elapsed(*elapsed),
            Arg::Day(day) => self.date(*day),
            Arg::DayOfMonth(at, zone) => self.day_and_month(zone.civil(*at).date()),
            Arg::Clock(at, zone) => self.clock(*at, *zone),
            Arg::Days(first, last) => self.period(*first, *last),
            Arg::Phrase(phrase) => self.phrase(phrase),
        }
    }

    /// A value of the workings.
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Money(money) => self.money(*money),
            Value::ExactMoney(money) => self.exact_money(money),
            Value::Percent(ratio, thresholds) => self.percent_down(ratio, 3, thresholds),
            Value::Share(ratio) => self.share(ratio),
            Value::Elapsed(elapsed) => self.elapsed(*elapsed),
            Value::Count(n) => self.digits(&n.to_string()),
            Value::Phrase(phrase) => self.phrase(phrase),
        }
    }
}
