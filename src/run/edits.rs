//! The paragraphs of a letter that a person wrote anew: put in place before anything reads the letter, and told of beside it.

use crate::compose::book::BookEdit;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::model::CustomerId;
use crate::model::Edit;
use crate::model::Rule;
use crate::proofread::Flag;
use crate::render::document::Document;
use crate::render::document::NewWords;
use crate::render::document::edit;
use crate::render::document::prose;
use crate::run::Loaded;
use crate::source::flat;
use crate::time::Month;
use std::collections::BTreeSet;

/// The edits of one letter, each with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct LetterEdits<'l> {
    all: Vec<(&'l Edit, String)>,
}

impl<'l> LetterEdits<'l> {
    /// Those of a customer's letter of a month.
    pub(super) fn of(loaded: &'l Loaded, customer: &CustomerId, month: Month) -> Self {
        let all = loaded.edits.get(customer).into_iter().flatten().filter(|edit| edit.period == month);
        LetterEdits { all: all.map(|edit| (edit, loaded.sources.place(edit.span))).collect() }
    }

    /// The words for a document of this letter.
    pub(super) fn words(&self) -> Vec<NewWords<'_>> {
        self.all.iter().map(|(edit, _)| NewWords { was: &edit.was, text: &edit.text }).collect()
    }

    /// Puts the new words into a letter that its template wrote. Says what became of each, for [`LetterEdits::tell`],
    /// and why the letter cannot go out where a paragraph is not there.
    pub(super) fn apply(&self, document: &mut Document) -> (Vec<Option<String>>, Vec<String>) {
        if self.all.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let today = prose(&document.blocks);
        let steps = edit(document, &self.words());
        let gone = self.all.iter().zip(&steps).filter(|(_, step)| step.is_none());
        let holds = gone.map(|((edit, place), _)| stale(edit, place, &today)).collect();
        (steps, holds)
    }

    /// Says in flags which words come from an edit, and which were lost by one. `steps` is what [`LetterEdits::apply`] said.
    pub(super) fn tell(&self, steps: &[Option<String>], flags: &mut [Flag]) {
        for ((edit, place), step) in self.all.iter().zip(steps) {
            let Some(step) = step else { continue };
            let (was, text) = (flat(&edit.was), flat(&edit.text));
            let is_here = |flag: &Flag| match flag.sentence.as_str() {
                "" if flag.rule == Rule::Step => {
                    text.trim().is_empty() && !step.is_empty() && flag.words.contains(&format!("`{step}`"))
                }
                // What is missing now was in the words that are gone.
                "" => lost(&flag.words).any(|words| was.contains(words) && !text.contains(words)),
                sentence => text.contains(sentence),
            };
            for flag in flags.iter_mut().filter(|flag| flag.edit.is_empty() && is_here(flag)) {
                flag.edit = format!("{place}, by {}", edit.by);
            }
        }
    }

    /// For the page of the month.
    pub(super) fn for_book(&self) -> Vec<BookEdit> {
        let told = |(edit, place): &(&Edit, String)| BookEdit {
            was: edit.was.clone(),
            text: edit.text.clone(),
            by: edit.by.clone(),
            on: edit.on.to_string(),
            reason: edit.reason.clone(),
            at: place.clone(),
        };
        self.all.iter().map(told).collect()
    }

    /// Whose words stand where, and why: a sentence for each edit.
    pub(super) fn told(&self) -> Vec<String> {
        let one = |(edit, place): &(&Edit, String)| {
            format!(
                "{} on {}: {}  ← {place}; in the place of “{}”",
                edit.by,
                edit.on,
                edit.reason,
                short(&edit.was)
            )
        };
        self.all.iter().map(one).collect()
    }

    /// One warning for each edit of a letter that nobody gets in this month.
    pub(super) fn without_letter(&self, customer: &CustomerId, month: Month) -> Vec<Diagnostic> {
        let unused = |(edit, _): &(&Edit, String)| {
            Diagnostic::warning(
                Code::WordingEdit,
                format!(
                    "a paragraph of a letter to {customer} is edited, and there is none in {}",
                    month.words()
                ),
            )
            .at(edit.span, "no letter of this month")
            .note("what somebody wrote would be lost without a word")
            .help("take it out, or write the month of the letter that is meant")
        };
        self.all.iter().map(unused).collect()
    }
}

/// Every edit of a month, customer by customer.
pub(super) fn of_month(
    loaded: &Loaded,
    month: Month,
) -> impl Iterator<Item = (&CustomerId, LetterEdits<'_>)> {
    let all = loaded.edits.keys().map(move |customer| (customer, LetterEdits::of(loaded, customer, month)));
    all.filter(|(_, edits)| !edits.all.is_empty())
}

/// The words that a flag misses: an interruption is told by its beginning and its end.
fn lost(words: &str) -> impl Iterator<Item = &str> {
    std::iter::once(words)
        .chain(words.split(" – "))
        .chain(words.split(" to "))
        .chain(words.split(", "))
        .map(str::trim)
        .filter(|w| !w.is_empty())
}

/// Why a letter is held whose paragraph is not there any more.
fn stale(edit: &Edit, place: &str, today: &[String]) -> String {
    let nearest = match nearest(&edit.was, today) {
        Some(words) => format!(
            "The nearest that it has now is “{}”: write it as `was`, or take the edit out.",
            short(words)
        ),
        None => "Take the edit out.".to_owned(),
    };
    format!(
        "{place} edits a paragraph that the letter does not have any more, “{}”. {nearest}",
        short(&edit.was)
    )
}

/// The paragraph that shares most words with another.
fn nearest<'p>(was: &str, today: &'p [String]) -> Option<&'p str> {
    let words = |text: &str| -> BTreeSet<String> { flat(text).split(' ').map(str::to_lowercase).collect() };
    let was = words(was);
    let share = |paragraph: &&String| {
        let other = words(paragraph);
        let (both, all) = (was.intersection(&other).count(), was.union(&other).count());
        both * 1000 / all.max(1)
    };
    // Of several the first.
    let best = today.iter().rev().max_by_key(share)?;
    (share(&best) > 0).then_some(best)
}

/// A paragraph for one line of a message.
fn short(text: &str) -> String {
    const MOST: usize = 200;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST {
        return text;
    }
    let cut: String = text.chars().take(MOST).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before))
}
