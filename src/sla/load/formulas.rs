//! Formulas and conditions of a policy: read, and checked for names and units before any fact is known.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::money::Currency;
use crate::money::Exact;
use crate::sla::FactRule;
use crate::sla::FactUnit;
use crate::sla::formula::Condition;
use crate::sla::formula::Formula;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::ParseProblem;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::formula::Unit;
use crate::source::Span;

/// What the measurement itself tells, with its unit.
pub(in crate::sla) const MEASURED: [(&str, FactUnit); 10] = [
    ("uptime", FactUnit::Number),
    ("downtime", FactUnit::Time),
    ("longest", FactUnit::Time),
    ("outages", FactUnit::Number),
    ("period", FactUnit::Time),
    ("excess", FactUnit::Time),
    ("shortfall", FactUnit::Number),
    ("allowed", FactUnit::Time),
    ("service_time", FactUnit::Time),
    ("fee", FactUnit::Money),
];

/// So much of a formula is shown in a message.
const SHOWN: usize = 100;

/// The kinds of value that a place in a policy takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A share, a time or money.
    Credit,
    /// A length of time.
    Time,
    /// A plain number.
    Number,
    /// Money.
    Money,
}

impl Wanted {
    fn takes(self, unit: Unit) -> bool {
        let is_money = unit.time == 0 && unit.money.is_some();
        match self {
            Wanted::Credit => unit == Unit::NUMBER || unit == Unit::TIME || is_money,
            Wanted::Time => unit == Unit::TIME,
            Wanted::Number => unit == Unit::NUMBER,
            Wanted::Money => is_money,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Wanted::Credit => "a share, a time or money",
            Wanted::Time => "a time",
            Wanted::Number => "a plain number",
            Wanted::Money => "money",
        }
    }
}

/// Every name has the value one here: only units are looked at.
struct Ones<'a> {
    facts: &'a [FactRule],
    currency: Currency,
}

impl Scope for Ones<'_> {
    fn get(&self, name: &str) -> Option<Quantity> {
        let measured = MEASURED.iter().find(|(n, _)| *n == name).map(|(_, unit)| *unit);
        let unit = measured.or_else(|| self.facts.iter().find(|f| f.name == name).map(|f| f.unit))?;
        let unit = match unit {
            FactUnit::Number | FactUnit::Share => Unit::NUMBER,
            FactUnit::Time => Unit::TIME,
            FactUnit::Money => Unit::money(self.currency),
        };
        Some(Quantity { amount: Exact::one(), unit })
    }
}

fn wrong(r: &mut Reader<'_>, text: &str, span: Span, problem: &ParseProblem) {
    let at = problem.at.min(text.len());
    let (before, after) = text.split_at(at);
    let shown = |text: &str| -> String {
        if text.chars().count() <= SHOWN {
            text.to_owned()
        } else {
            text.chars().take(SHOWN).chain(['…']).collect()
        }
    };
    r.push(
        Diagnostic::error(Code::SlaFormula, format!("`{}` cannot be read: {problem}", shown(text)))
            .at(span, format!("after `{}`, at `{}`", shown(before), shown(after)))
            .note("what this SLA owes could not be reckoned")
            .help("numbers, `5%`, `30min`, `3 days`, `10.34 GBP`, names, `+ - * /`, brackets, min, max, floor, ceil, round(x, places)"),
    );
}

/// The dry run over units; the value does not matter.
fn check<T>(
    r: &mut Reader<'_>,
    facts: &[FactRule],
    span: Span,
    text: &str,
    eval: impl Fn(&dyn Scope) -> Result<T, FormulaProblem>,
) -> Option<Option<T>> {
    let currency = text
        .split(|c: char| !c.is_ascii_alphabetic())
        .find_map(Currency::from_code)
        .or_else(|| Currency::from_code("EUR"))?;
    match eval(&Ones { facts, currency }) {
        Ok(value) => Some(Some(value)),
        Err(FormulaProblem::ByNought | FormulaProblem::TooLarge | FormulaProblem::Impossible(_)) => {
            Some(None)
        }
        Err(FormulaProblem::Unknown(name)) => {
            let known = MEASURED.iter().map(|(n, _)| *n).chain(facts.iter().map(|f| f.name.as_str()));
            r.push(
                Diagnostic::error(Code::SlaFormula, format!("nobody says what `{name}` is"))
                    .at(span, format!("`{text}` uses it"))
                    .help(did_you_mean(&name, known))
                    .help(format!(
                        "or declare it: [[fact]]\nname = \"{name}\"\nkind = \"number\"\nabout = \"what it is\""
                    )),
            );
            None
        }
        Err(FormulaProblem::Units(what)) => {
            r.push(
                Diagnostic::error(Code::SlaFormula, format!("the units in `{text}` do not fit"))
                    .at(span, what)
                    .help("a time over a time is a share; a share of money is money: `5% * fee + 3 USD * outages`"),
            );
            None
        }
    }
}

/// Reads a formula and checks that it gives what its place takes.
pub(super) fn formula(
    r: &mut Reader<'_>,
    facts: &[FactRule],
    text: &raw::Text,
    wanted: Wanted,
) -> Option<Formula> {
    let span = r.span(text.span());
    let text = text.get_ref();
    let formula = match Formula::parse(text) {
        Ok(formula) => formula,
        Err(problem) => {
            wrong(r, text, span, &problem);
            return None;
        }
    };
    let value = check(r, facts, span, text, |scope| formula.eval(scope))?;
    if let Some(value) = value.filter(|value| !wanted.takes(value.unit)) {
        r.push(
            Diagnostic::error(Code::SlaFormula, format!("`{text}` gives {}", value.unit))
                .at(span, format!("{} is needed here", wanted.words())),
        );
        return None;
    }
    if wanted != Wanted::Number && formula.constant().is_some_and(|value| value.amount.is_negative()) {
        r.push(
            Diagnostic::error(Code::SlaFormula, format!("`{text}` is below nought"))
                .at(span, "nothing that is owed, and no time, can be negative"),
        );
        return None;
    }
    Some(formula)
}

/// Reads a condition.
pub(super) fn condition(r: &mut Reader<'_>, facts: &[FactRule], text: &raw::Text) -> Option<Condition> {
    let span = r.span(text.span());
    let text = text.get_ref();
    match Condition::parse(text) {
        Ok(condition) => check(r, facts, span, text, |scope| condition.holds(scope)).map(|_| condition),
        Err(problem) => {
            wrong(r, text, span, &problem);
            None
        }
    }
}

/// The facts that a policy declares.
pub(super) fn facts(r: &mut Reader<'_>, raw: Vec<toml::Spanned<raw::RawFact>>) -> Option<Vec<FactRule>> {
    let mut facts: Vec<FactRule> = Vec::new();
    let mut good = true;
    for item in raw {
        let raw = item.into_inner();
        let span = r.span(raw.name.span());
        let name = raw.name.into_inner();
        let is_word = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let taken = MEASURED.iter().any(|(n, _)| *n == name) || facts.iter().any(|f| f.name == name);
        if !is_word || taken {
            let title = if taken {
                format!("the name `{name}` is taken")
            } else {
                format!("`{name}` is no name for a fact")
            };
            r.push(
                Diagnostic::error(Code::SlaFormula, title)
                    .at(span, "this fact")
                    .help("use small letters, digits and `_`, for instance `affected_share`"),
            );
            good = false;
            continue;
        }
        let (unit, wanted) = match raw.kind {
            raw::RawFactKind::Number => (FactUnit::Number, Wanted::Number),
            raw::RawFactKind::Share => (FactUnit::Share, Wanted::Number),
            raw::RawFactKind::Time => (FactUnit::Time, Wanted::Time),
            raw::RawFactKind::Money => (FactUnit::Money, Wanted::Money),
        };
        let default = match &raw.default {
            None => None,
            // Nought has every unit.
            Some(text) if text.get_ref().trim() == "0" => Some(Quantity::number(Exact::zero())),
            Some(text) => {
                let value = formula(r, &[], text, wanted)
                    .and_then(|f| f.eval(&Ones { facts: &[], currency: Currency::from_code("EUR")? }).ok());
                good &= value.is_some();
                value
            }
        };
        facts.push(FactRule { name, unit, about: raw.about, default });
    }
    good.then_some(facts)
}
