//! One document, read against its facts.

use crate::compose::DocumentFacts;
use crate::money::Currency;
use crate::proofread::Lists;
use crate::proofread::Names;
use crate::proofread::contents::contents;
use crate::proofread::figures::figures;
use crate::proofread::flag::Flag;
use crate::proofread::names;
use crate::proofread::steps::steps;
use crate::proofread::text::Text;
use crate::proofread::words;
use crate::render::document::Document;
use std::collections::BTreeSet;

/// Reads a rendered document. `used` are the currencies of the workspace.
///
/// A language without a list of words gets the checks that need none.
pub fn proofread(
    document: &Document,
    facts: &DocumentFacts<'_>,
    lists: &Lists,
    names: &Names,
    used: &BTreeSet<Currency>,
) -> Vec<Flag> {
    let list = lists.of(&document.front.lang);
    let abbreviations = list.map(|l| l.abbreviations.as_slice()).unwrap_or_default();
    let (known_figures, known_names) =
        list.map(|l| (l.list.known_figures.as_slice(), l.list.known_names.as_slice())).unwrap_or_default();
    let text = Text::new(document, abbreviations);
    let mut flags = Vec::new();
    if facts.is_letter {
        steps(&text, &mut flags);
    }
    let found = list.map(|list| words::find(&text, list));
    contents(&text, facts, found.as_ref(), &mut flags);
    figures(&text, facts, known_figures, used, &mut flags);
    let is_german = document.front.lang.to_lowercase().starts_with("de");
    names::customers(&text, facts, names, known_names, is_german, &mut flags);
    names::people(&text, facts, &mut flags);
    names::code_names(&text, facts, &mut flags);
    if let (Some(list), Some(found)) = (list, &found) {
        words::words(&text, facts, list, found, &mut flags);
    }
    once(flags)
}

/// The same words in the same sentence are told once; errors come first, then rule by rule as they stand.
fn once(mut flags: Vec<Flag>) -> Vec<Flag> {
    let mut seen = BTreeSet::new();
    flags.retain(|f| seen.insert((f.rule, f.place.clone(), f.sentence.clone(), f.words.clone())));
    flags.sort_by_key(|f| !f.is_error());
    flags
}
