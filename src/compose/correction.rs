//! What a letter says of an amount that an earlier one told otherwise.

use crate::compose::CustomerView;
use crate::compose::context::letter::LetterCorrection;
use crate::compose::windows;
use crate::credit::Changed;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::language::Language;
use crate::money::Money;
use crate::money::sums;

/// The correction that a letter is; `None` where nothing was issued before, or no more than that is owed now: that too
/// much was given is for a person to say.
pub(super) fn correction(view: &CustomerView<'_>) -> Option<LetterCorrection> {
    let corrected = |kind: RowKind| -> Vec<&LedgerRow> {
        let is_more = |row: &&LedgerRow| row.is_corrected() && row.difference.minor > 0;
        view.rows.iter().copied().filter(|row| row.kind == kind).filter(is_more).collect()
    };
    // Gifts are told of for themselves, unless there is nothing else.
    let rows = [corrected(RowKind::Credit), corrected(RowKind::Goodwill)]
        .into_iter()
        .find(|rows| !rows.is_empty())?;
    let on = rows.iter().flat_map(|row| &row.before).map(|issued| issued.on).max()?;
    let language = view.language;
    Some(LetterCorrection {
        on: language.date(on),
        before: totals(language, rows.iter().map(|row| row.issued_before)),
        now: totals(language, rows.iter().map(|row| row.amount)),
        added: totals(language, rows.iter().map(|row| row.difference)),
        reasons: rows.iter().flat_map(|row| reasons(view, row)).collect(),
    })
}

fn totals(language: &Language, amounts: impl Iterator<Item = Money>) -> Vec<String> {
    sums(amounts).values().map(|sum| language.money(*sum)).collect()
}

/// Why a row has another amount, in sentences.
fn reasons(view: &CustomerView<'_>, row: &LedgerRow) -> Vec<String> {
    let language = view.language;
    if row.kind == RowKind::Goodwill {
        return vec![language.say("correction-gift")];
    }
    let line = view.lines.iter().map(|l| l.line()).find(|l| Some(&l.id) == row.line.as_ref());
    let service = line.map_or_else(|| row.id.clone(), |l| windows::service_name(view.services, &l.service));
    let say = |id: &str, was: &str, now: &str| {
        language.say_with(id, &[("service", &service), ("before", was), ("now", now)])
    };
    let sentence = |change: &Changed| match change {
        Changed::Affected(was, now) => {
            Some(say("correction-time", &language.elapsed(*was), &language.elapsed(*now)))
        }
        Changed::Share(was, now) => Some(say("correction-share", &language.share(was), &language.share(now))),
        Changed::Base(was, now) => {
            Some(say("correction-base", &language.exact_money(was), &language.exact_money(now)))
        }
        Changed::Sla(..) => Some(say("correction-agreement", "", "")),
        // The parts of the time are in the annex.
        Changed::OfIncident(..) => None,
    };
    let all: Vec<String> = row.changes.iter().filter_map(sentence).collect();
    if all.is_empty() { vec![say("correction-other", "", "")] } else { all }
}
