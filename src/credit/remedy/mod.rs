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
use crate::sla::Band;
use crate::sla::Credit;
use crate::sla::FindingKind;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::formula::FormulaProblem;
use crate::workings::Arg;
use crate::workings::Phrase;

/// What is owed, before caps on the period, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remedied {
    /// Whether the promise was broken.
    pub is_breach: bool,
    /// What is owed.
    pub pay: Pay,
    /// The tier or rule that applied; empty when nothing is owed.
    pub tier: Phrase,
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
    /// By which rule.
    pub tier: Phrase,
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
        let id = if below { "promise-missed-condition-not" } else { "promise-kept-condition-holds" };
        let why = Phrase::new(id)
            .with("promised", Arg::Share(policy.commitment.clone()))
            .with("condition", Phrase::Formula(condition.spoken().to_owned()));
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
        let why = Phrase::new("promise-kept-row-pays")
            .with("promised", Arg::Share(policy.commitment.clone()))
            .with("row", Phrase::Formula(band.range.words().to_owned()));
        return contradiction(case, why, &gives(band, &scope)?);
    }
    Ok(Remedied::default())
}

/// Two sentences disagree about whether anything is owed.
fn contradiction(case: &Case<'_>, why: Phrase, pay: &Pay) -> Result<Remedied, FormulaProblem> {
    let readings = vec![
        Reading::new(Phrase::new("reading-broken"), pay.clone()),
        Reading::new(Phrase::new("reading-kept"), Pay::default()),
    ];
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
        remedied.tier = Phrase::new("parts-that-give")
            .with("per", Phrase::new(policy.per.message()))
            .with("paying", paying)
            .with("n", remedied.parts.len());
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
            Ok(Applied { pay, tier: Phrase::Formula(formula.spoken().to_owned()), ..Applied::default() })
        }
        Remedy::Linear { of, factor } => {
            let period = case.measured.denominator.0;
            let share = case.time(scope.group, *of).over(&Exact::whole(period)).unwrap_or_else(Exact::zero);
            let of = Phrase::new(of_message(*of));
            let tier = match *factor == Exact::one() {
                true => Phrase::new("in-proportion").with("of", of),
                false => Phrase::new("in-proportion-times")
                    .with("of", of)
                    .with("factor", Arg::Decimal(factor.clone())),
            };
            Ok(Applied { pay: Pay::share(share.times(factor)), tier, ..Applied::default() })
        }
        Remedy::Step { of, unit, per_unit, round, first_free } => {
            Stepped { case, scope, of: *of, unit, per_unit, first_free: first_free.as_ref() }.apply(*round)
        }
    }
}

/// What a row gives.
pub fn credit_phrase(credit: &Credit) -> Phrase {
    match credit {
        Credit::Nothing => Phrase::new("nothing"),
        Credit::Right(right) => Phrase::quoted(right),
        Credit::Formula(formula) => formula
            .constant()
            .map_or_else(|| Phrase::Formula(formula.spoken().to_owned()), |value| Pay::of(&value).phrase()),
    }
}

/// What a step or a proportion is of, as the name of a message.
fn of_message(of: RemedyOf) -> &'static str {
    match of {
        RemedyOf::Downtime => "of-affected-time",
        RemedyOf::Excess => "of-excess",
        RemedyOf::Shortfall => "of-shortfall",
    }
}
