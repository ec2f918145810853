//! `explain`: where any amount, outage or figure comes from, or why there is none.

mod answer;
mod derived;
mod figure;
mod hit;
mod paragraph;
mod reason;
mod subject;

use crate::compose::PeriodFacts;
use crate::diag::Diagnostics;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::edits::LetterEdits;
use crate::run::explain::answer::Answer;
use crate::run::explain::figure::Figure;
use crate::run::explain::subject::Subject;
use crate::run::period::downtime;
use crate::run::period::horizon;
use crate::run::period::period;

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExplainForm {
    /// Steps, indented, with files and lines.
    #[default]
    Tree,
    /// The same for programs, with exact values.
    Json,
    /// A few plain sentences for a reply to the customer, without files and lines.
    Paragraph,
}

/// A question.
#[derive(Clone, Debug)]
pub struct ExplainAsked {
    /// The id of a customer, a credit, a contract line, an outage or an incident.
    pub subject: String,
    /// A figure that was read in a letter to the customer: money, a length of time or a percentage.
    pub figure: Option<String>,
    /// How the answer is written.
    pub form: ExplainForm,
}

/// The answer to "why this amount?".
pub enum Explained {
    /// It, ready to print.
    Text(String),
    /// Nothing is called that; the names that are.
    Unknown(Vec<String>),
    /// The figure cannot be looked for, or is not there; why, and what to do.
    NoFigure {
        /// What is the matter.
        why: String,
        /// What helps.
        help: String,
    },
}

/// Explains a customer, a credit by either of its ids, a contract line, an outage, an incident, or a figure of a
/// customer's letter.
///
/// # Errors
/// The problems of the workspace, when there are any that stop a run.
pub fn explain(loaded: &Loaded, request: &Request, asked: &ExplainAsked) -> Result<Explained, Diagnostics> {
    let mut diags = loaded.diags.clone();
    let span = loaded.workspace.as_ref().and_then(|w| horizon(w, &loaded.policies, request.month));
    let (Some(w), Some(span)) = (&loaded.workspace, span) else { return Err(diags) };
    let (downtime, _) = downtime(w, loaded, request, span, &mut diags);
    if diags.has_errors() {
        return Err(diags);
    }
    match period(
        w,
        (&loaded.policies, &loaded.languages, &loaded.register),
        &loaded.sources,
        &downtime,
        request,
        &mut diags,
    ) {
        Some(facts) => Ok(answered(loaded, &facts, asked)),
        None => Err(diags),
    }
}

fn answered(loaded: &Loaded, facts: &PeriodFacts<'_>, asked: &ExplainAsked) -> Explained {
    let Some(subject) = Subject::find(facts, &asked.subject) else {
        return Explained::Unknown(Subject::known(facts));
    };
    let answer = match &asked.figure {
        None => {
            let edited = match subject {
                Subject::Customer(customer) => LetterEdits::of(loaded, &customer.id, facts.month).told(),
                _ => Vec::new(),
            };
            Answer::about(facts, subject).with_edits(edited)
        }
        Some(text) => {
            let no_figure = |why: String, help: String| Explained::NoFigure { why, help };
            let Some(customer) = subject.customer(facts) else {
                return no_figure(
                    format!("`{}` is no customer and nothing of a customer's", asked.subject),
                    "a figure is looked for in what a customer reads: name the customer".to_owned(),
                );
            };
            let Some(figure) = Figure::parse(text) else {
                return no_figure(
                    format!("`{text}` is no figure"),
                    "write money (`GBP 112.39`), a length of time (`2h24`, `1 h 18 min`) or a percentage (`99.676%`)"
                        .to_owned(),
                );
            };
            match Answer::figure(facts, customer, &figure) {
                Ok(answer) => answer,
                Err(near) => {
                    let help = match near.as_slice() {
                        [] => "there is no figure of that kind".to_owned(),
                        near => format!("near it are {}", near.join(", ")),
                    };
                    let why = format!("no figure of {} in {} is `{text}`", customer.id, facts.month);
                    return no_figure(why, help);
                }
            }
        }
    };
    Explained::Text(match asked.form {
        ExplainForm::Tree => answer.tree(),
        ExplainForm::Json => answer.json(),
        ExplainForm::Paragraph => answer.paragraph,
    })
}
