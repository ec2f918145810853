//! The row of a credit table that applies, and what is so when none does, or several.

use crate::credit::case::GroupScope;
use crate::credit::pay::Pay;
use crate::credit::remedy::Applied;
use crate::credit::remedy::Reading;
use crate::credit::remedy::Undecided;
use crate::sla::Band;
use crate::sla::Credit;
use crate::sla::FindingKind;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::formula::Unit;
use crate::workings::Phrase;

/// All tables of the text, which must agree.
pub(super) fn tables(bands: &[Band], scope: &GroupScope<'_>) -> Result<Applied, FormulaProblem> {
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
                let name = name.map_or_else(|| Phrase::new("the-table"), Phrase::quoted);
                match &applied.undecided {
                    Some(undecided) => {
                        let words = Phrase::new("reading-gives")
                            .with("reading", name)
                            .with("pay", undecided.why.clone());
                        Reading { words, pay: None }
                    }
                    None => Reading::new(name, applied.pay.clone()),
                }
            };
            let readings = vec![reading(first_name, &first), reading(name, &other)];
            let why = Phrase::new("tables-do-not-agree");
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
            hits.push((band, gives(band, scope)?));
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
        let at = Phrase::Formula(at.join(", "));
        let why = Phrase::new("no-row-applies").with("at", at);
        let readings = neighbours(rows, &on, scope)?;
        let undecided = Some(Undecided { kind: FindingKind::Hole, why, readings });
        return Ok(Applied { undecided, ..Applied::default() });
    };
    if hits.iter().any(|(_, other)| other != pay) {
        let readings = hits
            .iter()
            .map(|(b, pay)| Reading::new(Phrase::Formula(b.range.words().to_owned()), pay.clone()))
            .collect();
        let why = Phrase::new("several-rows-apply").with("n", hits.len());
        let undecided = Some(Undecided { kind: FindingKind::Overlap, why, readings });
        return Ok(Applied { undecided, ..Applied::default() });
    }
    Ok(Applied {
        pay: pay.clone(),
        tier: Phrase::Formula(band.range.words().to_owned()),
        clause: band.clause.clone(),
        undecided: None,
    })
}

/// What a row gives.
pub(super) fn gives(band: &Band, scope: &GroupScope<'_>) -> Result<Pay, FormulaProblem> {
    Ok(match &band.credit {
        Credit::Nothing => Pay::default(),
        Credit::Right(right) => Pay::right(right),
        Credit::Formula(formula) => Pay::of(&formula.eval(scope)?),
    })
}

/// The rows on both sides of a hole.
fn neighbours(
    rows: &[&Band],
    on: &[(String, Quantity)],
    scope: &GroupScope<'_>,
) -> Result<Vec<Reading>, FormulaProblem> {
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
            let row = Phrase::Formula(band.range.words().to_owned());
            readings.push(Reading::new(Phrase::new("reading-as-in").with("row", row), gives(band, scope)?));
        }
    }
    if readings.len() < 2 {
        readings.push(Reading::new(Phrase::new("reading-no-row"), Pay::default()));
    }
    Ok(readings)
}
