//! What a policy owes for a measurement: shares of the base, time of service, money and rights, and in which tier.

mod reading;
mod stepped;
mod table;

pub use reading::Reading;
pub use reading::Undecided;

use crate::credit::case::Case;
use crate::credit::case::Group;
use crate::credit::case::GroupScope;
use crate::credit::pay::Pay;
use crate::credit::remedy::reading::settled;
use crate::credit::remedy::stepped::Stepped;
use crate::credit::remedy::table::gives;
use crate::credit::remedy::table::tables;
use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Band;
use crate::sla::Credit;
use crate::sla::FindingKind;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::formula::FormulaProblem;

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
    if let Some(condition) = policy.breach.as_ref().filter(|_| policy.promises_uptime && below != is_breach) {
        let promised = format_percent(&policy.commitment);
        let (kept, met) = if below { ("missed", "does not hold") } else { ("kept", "holds") };
        let why = format!("the promise of {promised} is {kept}, and “{}” {met}", condition.spoken());
        let paid = for_groups(case, &whole)?;
        return contradiction(case, why, &paid.pay);
    }
    if is_breach {
        return for_groups(case, &whole);
    }
    if let Remedy::Bands(bands) = &policy.remedy
        && let Some(band) = bands
            .iter()
            .find(|b| b.range.on == "uptime" && pays(b) && b.range.contains(&case.measured.uptime))
    {
        let promised = format_percent(&policy.commitment);
        let row = band.range.words();
        let why = format!("the promise of {promised} is kept, and the row “{row}” still pays");
        return contradiction(case, why, &gives(band, &scope)?);
    }
    Ok(Remedied::default())
}

/// Two sentences disagree about whether anything is owed.
fn contradiction(case: &Case<'_>, why: String, pay: &Pay) -> Result<Remedied, FormulaProblem> {
    let readings =
        vec![Reading::new("it is broken", pay.clone()), Reading::new("it is kept", Pay::default())];
    let undecided = Some(Undecided { kind: FindingKind::Conflict, why, readings });
    let Applied { pay, tier, clause, undecided } =
        settled(case, Applied { undecided, ..Applied::default() })?;
    let is_breach = undecided.is_none() && !pay.is_nothing();
    Ok(Remedied { is_breach, pay, tier, clause, parts: Vec::new(), undecided })
}

/// The rule for the period, or for each outage, day or hour, added up.
fn for_groups(case: &Case<'_>, whole: &Group) -> Result<Remedied, FormulaProblem> {
    let policy = case.policy;
    let mut remedied = Remedied { is_breach: true, ..Remedied::default() };
    let groups = case.groups();
    let is_whole = groups.len() == 1 && groups.first() == Some(whole);
    for group in groups {
        let scope = GroupScope { case, group: &group };
        let mut applied = settled(case, rule(case, &scope)?)?;
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
            Ok(Applied { pay, tier: formula.spoken().to_owned(), ..Applied::default() })
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

/// What a row gives, in words.
pub fn credit_words(credit: &Credit) -> String {
    match credit {
        Credit::Nothing => "nothing".to_owned(),
        Credit::Right(right) => right.clone(),
        Credit::Formula(formula) => formula
            .constant()
            .map_or_else(|| formula.spoken().to_owned(), |value| Pay::of(&value).to_string()),
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
