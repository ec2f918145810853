//! `[[action]]` of an incident to what is done about it, with dates that follow from each other.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::lower::translated;
use crate::ingest::raw;
use crate::ingest::raw::TimeText;
use crate::ingest::raw::time_words;
use crate::model::Action;
use crate::model::ActionTerm;
use crate::model::Late;
use crate::source::Span;
use chrono::NaiveDate;

/// One action; `began` is the day on which its incident began.
pub(super) fn action(
    r: &mut Reader<'_>,
    raw: toml::Spanned<raw::RawAction>,
    began: Option<NaiveDate>,
) -> Option<Action> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    let due = dated(r, raw.due.as_ref())?;
    let done_on = dated(r, raw.done_on.as_ref())?;
    let is_done = raw.status == raw::RawActionStatus::Done;
    if let Some((on, at)) = done_on {
        check_done(r, (on, at), is_done, began);
    }
    let mut late: Vec<Late> = Vec::new();
    let mut last = due;
    for again in raw.late {
        let again = again.into_inner();
        let (new_due, at) = dated(r, Some(&again.new_due))??;
        check_new_due(r, (new_due, at), last, span);
        last = Some((new_due, at));
        late.push(Late { new_due, because: translated(again.because, again.because_in) });
    }
    Some(Action {
        text: raw.text,
        public_text: translated(raw.public_text, raw.public_text_in),
        owner: raw.owner,
        ticket: raw.ticket,
        due: due.map(|(day, _)| day),
        term: match raw.term {
            raw::RawTerm::Immediate => ActionTerm::Immediate,
            raw::RawTerm::Short => ActionTerm::Short,
            raw::RawTerm::Long => ActionTerm::Long,
        },
        is_done,
        done_on: done_on.map(|(day, _)| day),
        late,
        span,
    })
}

/// A date with its place; `None` where it cannot be read.
fn dated(r: &mut Reader<'_>, text: Option<&TimeText>) -> Option<Option<(NaiveDate, Span)>> {
    let Some(text) = text else { return Some(None) };
    let span = r.span(text.span());
    Some(Some((r.date(&time_words(text), span)?, span)))
}

fn check_done(r: &mut Reader<'_>, (on, at): (NaiveDate, Span), is_done: bool, began: Option<NaiveDate>) {
    if !is_done {
        r.push(
            Diagnostic::error(
                Code::IncidentAction,
                format!("an action was done on {on}, and its status is open"),
            )
            .at(at, "done, or not?")
            .note("customers who were promised it would be told that it is done, or that it is late")
            .help("write `status = \"done\"`, or take `done_on` out until it is"),
        );
    }
    if let Some(began) = began.filter(|began| on < *began) {
        r.push(
            Diagnostic::error(
                Code::IncidentAction,
                format!("an action was done on {on}, before its incident began"),
            )
            .at(at, format!("the incident began on {began}"))
            .note("customers would be told that we had mended it before it broke")
            .help("check the year and the month of `done_on`"),
        );
    }
}

fn check_new_due(
    r: &mut Reader<'_>,
    (new_due, at): (NaiveDate, Span),
    before: Option<(NaiveDate, Span)>,
    action: Span,
) {
    let problem = Diagnostic::error;
    match before {
        None => r.push(
            problem(Code::IncidentAction, "an action is late that was promised for no day".to_owned())
                .at(at, "late against which date?")
                .at(action, "this action has no `due`")
                .note("the letter would tell customers of a delay and could not say of what")
                .help("write the date that customers were told as `due`; where they were told none, write the new one there and take `late` out"),
        ),
        Some((due, place)) if new_due <= due => r.push(
            problem(Code::IncidentAction, format!("the new date {new_due} is not after the one that it takes the place of"))
                .at(at, "the new date")
                .at(place, format!("{due} was promised before it"))
                .note("customers would be told of a delay that is none")
                .help("`due` keeps the first date; each `[[action.late]]` puts it off once more"),
        ),
        Some(_) => {}
    }
}
