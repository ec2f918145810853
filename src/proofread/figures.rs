//! What is said: every amount, time and date of a document beside those that the facts know.

use crate::compose::DocumentFacts;
use crate::model::Rule;
use crate::money::Currency;
use crate::proofread::amounts;
use crate::proofread::amounts::amounts;
use crate::proofread::dates::clocks;
use crate::proofread::dates::dates;
use crate::proofread::flag::Flag;
use crate::proofread::text::Text;
use crate::source::flat;
use std::collections::BTreeSet;

/// Compares what a document says with the facts. `known` are texts whose figures stand in the templates for good.
pub(super) fn figures(
    text: &Text,
    facts: &DocumentFacts<'_>,
    known: &[String],
    used: &BTreeSet<Currency>,
    flags: &mut Vec<Flag>,
) {
    let stated: String = joined(facts.stated.iter().copied().chain(known.iter().map(String::as_str)));
    let prose: String = joined(facts.prose.iter().copied());
    said_amounts(text, facts, [&stated, &prose], used, flags);
    said_dates(text, facts, [&stated, &prose], flags);
    said_times(text, [&stated, &prose], flags);
}

/// Texts one a line, as plain as those of a document.
fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut all = String::new();
    for text in texts {
        all.push_str(&flat(text));
        all.push('\n');
    }
    all
}

fn said_amounts(
    text: &Text,
    facts: &DocumentFacts<'_>,
    [stated, prose]: [&str; 2],
    used: &BTreeSet<Currency>,
    flags: &mut Vec<Flag>,
) {
    let said = amounts(&text.plain, used);
    let readings =
        |text: &str| amounts(text, used).into_iter().flat_map(|a| a.readings).collect::<BTreeSet<_>>();
    let mut known = readings(stated);
    known.extend(facts.amounts.iter().map(|m| amounts::reading(*m)));
    let written = readings(prose);
    for amount in &said {
        if amount.readings.iter().any(|r| known.contains(r)) {
            continue;
        }
        // What people wrote about an incident, or stands in an account without money, cannot be compared.
        let is_letter = facts.is_letter || facts.is_follow_up;
        let is_unsure = !is_letter || amount.readings.iter().any(|r| written.contains(r));
        let rule = if is_unsure { Rule::FigureUnsure } else { Rule::Amount };
        flags.push(at(text, rule, amount.range.clone()));
    }
    let said: BTreeSet<_> = said.into_iter().flat_map(|a| a.readings).collect();
    for money in facts.amounts.iter().filter(|m| !said.contains(&amounts::reading(**m))) {
        flags.push(Flag::new(Rule::AmountMissing, money.to_string().replace('\u{a0}', " ")));
    }
}

fn said_dates(text: &Text, facts: &DocumentFacts<'_>, sources: [&str; 2], flags: &mut Vec<Flag>) {
    let said = dates(&text.plain);
    if said.is_empty() {
        return;
    }
    let read = sources.iter().flat_map(|s| dates(s)).flat_map(|d| d.readings);
    // A date that is known may be said without its year.
    let known: BTreeSet<_> = read.flat_map(|(y, m, d)| [(y, m, d), (0, m, d)]).collect();
    for date in said.into_iter().filter(|d| !d.readings.iter().any(|r| known.contains(r))) {
        // A letter on promises is about dates, wherever they stand.
        let tells = facts.is_follow_up || text.at(date.range.start).is_some_and(|s| s.place.tells());
        flags.push(at(text, if tells { Rule::Date } else { Rule::FigureUnsure }, date.range));
    }
}

fn said_times(text: &Text, sources: [&str; 2], flags: &mut Vec<Flag>) {
    let said = clocks(&text.plain);
    if said.is_empty() {
        return;
    }
    let known: BTreeSet<_> = sources.iter().flat_map(|s| clocks(s)).flat_map(|c| c.readings).collect();
    for clock in said.into_iter().filter(|c| !c.readings.iter().any(|r| known.contains(r))) {
        let tells = text.at(clock.range.start).is_some_and(|s| s.place.tells() || s.is_row);
        flags.push(at(text, if tells { Rule::Window } else { Rule::FigureUnsure }, clock.range));
    }
}

/// A flag for words of the text.
pub(super) fn at(text: &Text, rule: Rule, range: std::ops::Range<usize>) -> Flag {
    let words = text.plain.get(range.clone()).unwrap_or("").to_owned();
    let mut flag = Flag::new(rule, words);
    if let Some(sentence) = text.at(range.start) {
        flag.sentence = text.of(sentence).to_owned();
        flag.place = sentence.place.name().to_owned();
    }
    flag
}
