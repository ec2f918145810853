//! What a policy owes for a measurement: shares of the base, time of service, money and rights, and in which tier.

use crate::credit::case::Case;
use crate::credit::case::Group;
use crate::credit::case::GroupScope;
use crate::credit::pay::Pay;
use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Band;
use crate::sla::Credit;
use crate::sla::FindingKind;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::sla::formula::Formula;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::formula::Unit;

/// A result that the text does not decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The fault of the text.
    pub kind: FindingKind,
    /// What the text leaves open.
    pub why: String,
    /// What each reading would give, in words.
    pub readings: Vec<String>,
}

/// What is owed, before caps on the period, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remedied {
    /// Whether the promise was broken.
    pub is_breach: bool,
    /// What is owed.
    pub pay: Pay,
    /// The tier or rule that applied, in words; empty when nothing is owed.
    pub tier: String,
    /// The clause of the row, if it has its own.
    pub clause: Option<String>,
    /// Where it is reckoned for each outage, day or hour: what each gave.
    pub parts: Vec<(Group, Applied)>,
    /// Set where the text does not decide; then nothing else counts.
    pub undecided: Option<Undecided>,
}

/// What the rule gave for one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// What is owed.
    pub pay: Pay,
    /// In words.
    pub tier: String,
    /// The clause of the row.
    pub clause: Option<String>,
    /// Set where the text does not decide.
    pub undecided: Option<Undecided>,
}

/// Applies the remedy.
///
/// # Errors
/// A fact that the policy needs and that is not given.
pub fn remedy(case: &Case<'_>) -> Result<Remedied, FormulaProblem> {
    let policy = case.policy;
    let whole = case.whole();
    let scope = GroupScope { case, group: &whole };
    let below = case.measured.uptime < policy.commitment;
    let is_breach = match &policy.breach {
        Some(condition) => condition.holds(&scope)?,
        None => below,
    };
    let mut remedied = Remedied { is_breach, ..Remedied::default() };
    if let Some(condition) = policy.breach.as_ref().filter(|_| policy.promises_uptime && below != is_breach) {
        let promised = format_percent(&policy.commitment);
        let (kept, met) = if below { ("missed", "does not hold") } else { ("kept", "holds") };
        remedied.undecided = Some(Undecided {
            kind: FindingKind::Conflict,
            why: format!("the promise of {promised} is {kept}, and “{}” {met}", condition.text()),
            readings: vec!["something is owed".to_owned(), "nothing is owed".to_owned()],
        });
        return Ok(remedied);
    }
    if !is_breach {
        if let Remedy::Bands(bands) = &policy.remedy
            && let Some(band) = bands
                .iter()
                .find(|b| b.range.on == "uptime" && pays(b) && b.range.contains(&case.measured.uptime))
        {
            remedied.undecided = Some(Undecided {
                kind: FindingKind::Conflict,
                why: format!(
                    "the promise of {} is kept, and the row “{}” still pays",
                    format_percent(&policy.commitment),
                    band.range.words()
                ),
                readings: vec!["nothing is owed".to_owned(), credit_words(&band.credit)],
            });
        }
        return Ok(remedied);
    }
    let groups = case.groups();
    let is_whole = groups.len() == 1 && groups.first() == Some(&whole);
    for group in groups {
        let scope = GroupScope { case, group: &group };
        let mut applied = rule(case, &scope)?;
        if let Some(cap) = &policy.cap_each {
            applied.pay = case.limit(applied.pay, &cap.eval(&scope)?)?;
        }
        if let Some(undecided) = &applied.undecided {
            remedied.undecided = Some(undecided.clone());
        }
        remedied.pay = remedied.pay.plus(&applied.pay);
        if is_whole {
            remedied.tier = applied.tier;
            remedied.clause = applied.clause;
        } else {
            remedied.parts.push((group, applied));
        }
    }
    if !is_whole {
        let paying = remedied.parts.iter().filter(|(_, applied)| !applied.pay.is_nothing()).count();
        remedied.tier =
            format!("for {}: {paying} of {} give something", policy.per.words(), remedied.parts.len());
    }
    Ok(remedied)
}

fn pays(band: &Band) -> bool {
    band.credit != Credit::Nothing
}

fn rule(case: &Case<'_>, scope: &GroupScope<'_>) -> Result<Applied, FormulaProblem> {
    match &case.policy.remedy {
        Remedy::None => Ok(Applied::default()),
        Remedy::Bands(bands) => tables(bands, scope),
        Remedy::Formula(formula) => {
            let pay = Pay::of(&formula.eval(scope)?);
            Ok(Applied { pay, tier: formula.text().to_owned(), ..Applied::default() })
        }
        Remedy::Linear { of, factor } => {
            let period = case.measured.denominator.0;
            let share = case.time(scope.group, *of).over(&Exact::whole(period)).unwrap_or_else(Exact::zero);
            let tier = format!("in proportion to {}{}", of_words(*of), times(factor));
            Ok(Applied { pay: Pay::share(share.times(factor)), tier, ..Applied::default() })
        }
        Remedy::Step { of, unit, per_unit, round, first_free } => {
            Stepped { case, scope, of: *of, unit, per_unit, first_free: first_free.as_ref() }.apply(*round)
        }
    }
}

/// Steps of time or of uptime.
struct Stepped<'a> {
    case: &'a Case<'a>,
    scope: &'a GroupScope<'a>,
    of: RemedyOf,
    unit: &'a Quantity,
    per_unit: &'a Formula,
    first_free: Option<&'a Formula>,
}

impl Stepped<'_> {
    fn apply(&self, round: Option<StepRound>) -> Result<Applied, FormulaProblem> {
        let free = self.first_free.map(|f| f.eval(self.scope)).transpose()?;
        let of = self.case.time(self.scope.group, self.of);
        let rest = of.minus(&free.as_ref().map_or_else(Exact::zero, |f| f.amount.clone()));
        if rest.is_negative() {
            return Ok(Applied::default());
        }
        let steps = rest.over(&self.unit.amount).unwrap_or_else(Exact::zero);
        let each = Pay::of(&self.per_unit.eval(self.scope)?);
        let full = each.times(&Exact::whole(steps.floor()));
        let begun = each.times(&Exact::whole(steps.ceil()));
        let free = free.filter(|f| !f.amount.is_zero());
        let free = free.map_or_else(String::new, |free| format!(" after the first {free}"));
        let unit = if self.of == RemedyOf::Shortfall {
            format_percent(&self.unit.amount)
        } else {
            self.unit.to_string()
        };
        let per = credit_words(&Credit::Formula(self.per_unit.clone()));
        let words = |count: String, kind: &str| {
            format!("{count} × {per}, for each {kind}{unit} of {}{free}", of_words(self.of))
        };
        let (pay, tier) = match round {
            Some(StepRound::Floor) => (full, words(steps.floor().to_string(), "full ")),
            Some(StepRound::Ceil) => (begun, words(steps.ceil().to_string(), "begun ")),
            None if full == begun => (full, words(steps.floor().to_string(), "")),
            None => {
                let readings = vec![
                    format!("full steps only: {full}"),
                    format!("a step that has begun counts: {begun}"),
                    format!("in proportion: {}", each.times(&steps)),
                ];
                let why =
                    format!("the text pays {per} for each {unit} and does not say what a part of one gives");
                let undecided = Some(Undecided { kind: FindingKind::Unstated, why, readings });
                return Ok(Applied { undecided, ..Applied::default() });
            }
        };
        Ok(Applied { pay, tier, ..Applied::default() })
    }
}

/// All tables of the text, which must agree.
fn tables(bands: &[Band], scope: &GroupScope<'_>) -> Result<Applied, FormulaProblem> {
    let mut names: Vec<Option<&str>> = bands.iter().map(|b| b.table.as_deref()).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    let mut found: Vec<(Option<&str>, Applied)> = Vec::new();
    for name in names {
        let rows: Vec<&Band> = bands.iter().filter(|b| b.table.as_deref() == name).collect();
        found.push((name, table(&rows, scope)?));
    }
    let mut found = found.into_iter();
    let Some((first_name, first)) = found.next() else { return Ok(Applied::default()) };
    for (name, other) in found {
        if other.pay != first.pay || other.undecided.is_some() != first.undecided.is_some() {
            let reading = |name: Option<&str>, applied: &Applied| {
                let gives = match &applied.undecided {
                    Some(undecided) => undecided.why.clone(),
                    None => applied.pay.to_string(),
                };
                format!("{}: {gives}", name.unwrap_or("table"))
            };
            let readings = vec![reading(first_name, &first), reading(name, &other)];
            let why = "the tables of the text do not agree".to_owned();
            let undecided = Some(Undecided { kind: FindingKind::Conflict, why, readings });
            return Ok(Applied { undecided, ..Applied::default() });
        }
    }
    Ok(first)
}

/// The row of one table that applies.
fn table(rows: &[&Band], scope: &GroupScope<'_>) -> Result<Applied, FormulaProblem> {
    let mut hits: Vec<(&Band, Pay)> = Vec::new();
    let mut on: Vec<(String, Quantity)> = Vec::new();
    for band in rows {
        let name = &band.range.on;
        let value = scope.get(name).ok_or_else(|| FormulaProblem::Unknown(name.clone()))?;
        if value.unit != band.range.unit
            && !band.range.low.iter().chain(&band.range.high).all(|e| e.at.is_zero())
        {
            return Err(FormulaProblem::Units(format!("{} beside {}", value.unit, band.range.unit)));
        }
        if band.range.contains(&value.amount) {
            let pay = match &band.credit {
                Credit::Nothing => Pay::default(),
                Credit::Right(right) => Pay::right(right),
                Credit::Formula(formula) => Pay::of(&formula.eval(scope)?),
            };
            hits.push((band, pay));
        }
        if !on.iter().any(|(known, _)| known == name) {
            on.push((name.clone(), value));
        }
    }
    let Some((band, pay)) = hits.first() else {
        let must_pay = on.iter().any(|(name, value)| name == "uptime" || value.unit == Unit::TIME);
        let is_nought = on.iter().all(|(name, value)| name != "uptime" && value.amount.is_zero());
        if !must_pay || is_nought {
            return Ok(Applied::default());
        }
        let show = |(name, value): &(String, Quantity)| match rows.iter().find(|b| b.range.on == *name) {
            Some(band) => format!("{name} = {}", band.range.show(&value.amount)),
            None => format!("{name} = {value}"),
        };
        let at: Vec<String> = on.iter().map(show).collect();
        let why = format!("no row of the table applies at {}", at.join(", "));
        let readings = neighbours(rows, &on);
        let undecided = Some(Undecided { kind: FindingKind::Hole, why, readings });
        return Ok(Applied { undecided, ..Applied::default() });
    };
    if hits.iter().any(|(_, other)| other != pay) {
        let readings = hits.iter().map(|(b, pay)| format!("{}: {pay}", b.range.words())).collect();
        let why = format!("{} rows of the table apply", hits.len());
        let undecided = Some(Undecided { kind: FindingKind::Overlap, why, readings });
        return Ok(Applied { undecided, ..Applied::default() });
    }
    Ok(Applied { pay: pay.clone(), tier: band.range.words(), clause: band.clause.clone(), undecided: None })
}

/// The rows on both sides of a hole.
fn neighbours(rows: &[&Band], on: &[(String, Quantity)]) -> Vec<String> {
    let mut readings = Vec::new();
    for (name, value) in on {
        let mine = || rows.iter().filter(|b| b.range.on == *name);
        let under = mine().filter(|b| b.range.high.as_ref().is_some_and(|e| e.at <= value.amount));
        let over = mine().filter(|b| b.range.low.as_ref().is_some_and(|e| e.at >= value.amount));
        let low = under
            .max_by(|a, b| a.range.high.as_ref().map(|e| &e.at).cmp(&b.range.high.as_ref().map(|e| &e.at)));
        let high =
            over.min_by(|a, b| a.range.low.as_ref().map(|e| &e.at).cmp(&b.range.low.as_ref().map(|e| &e.at)));
        for band in low.into_iter().chain(high) {
            readings.push(format!("as in {}: {}", band.range.words(), credit_words(&band.credit)));
        }
    }
    if readings.len() < 2 {
        readings.push("nothing".to_owned());
    }
    readings
}

/// What a row gives, in words.
pub fn credit_words(credit: &Credit) -> String {
    match credit {
        Credit::Nothing => "nothing".to_owned(),
        Credit::Right(right) => right.clone(),
        Credit::Formula(formula) => {
            formula.constant().map_or_else(|| formula.text().to_owned(), |value| Pay::of(&value).to_string())
        }
    }
}

fn of_words(of: RemedyOf) -> &'static str {
    match of {
        RemedyOf::Downtime => "affected time",
        RemedyOf::Excess => "affected time beyond what the commitment allows",
        RemedyOf::Shortfall => "uptime below the commitment",
    }
}

fn times(factor: &Exact) -> String {
    if *factor == Exact::one() {
        return String::new();
    }
    format!(", {} times", factor.to_decimal(6).unwrap_or_else(|| factor.to_string()))
}
