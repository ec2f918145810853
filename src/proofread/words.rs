//! The rules that are lists of words, and sentences that are too long.

use crate::compose::DocumentFacts;
use crate::model::Rule;
use crate::proofread::figures::at;
use crate::proofread::flag::Flag;
use crate::proofread::lists::Compiled;
use crate::proofread::lists::Use;
use crate::proofread::text::Text;
use crate::proofread::text::small;
use crate::source::begins_at;
use crate::source::ends_at;
use crate::source::flat;
use crate::source::is_unspaced;
use crate::source::words as words_of;
use std::ops::Range;

/// Where the words of a list stand in a text.
#[derive(Default)]
pub(super) struct Found {
    /// Words that apologise.
    pub sorry: Vec<Range<usize>>,
    /// Words that own a failure.
    pub owned: Vec<Range<usize>>,
    /// Words for those for whom it is not enough.
    pub recourse: Vec<Range<usize>>,
    /// Words that break a rule, with its number in the list.
    breaks: Vec<(usize, Range<usize>)>,
}

/// Looks for all words of a list at once.
pub(super) fn find(text: &Text, list: &Compiled) -> Found {
    let mut found = Found::default();
    let mut excepts: Vec<(usize, Range<usize>)> = Vec::new();
    let Some(matcher) = &list.matcher else { return found };
    let lower = &text.lower;
    for m in matcher.find_overlapping_iter(lower) {
        let Some((what, is_stem)) = list.uses.get(m.pattern().as_usize()).copied() else { continue };
        let mut range = m.range();
        if !begins_at(lower, range.start) {
            continue;
        }
        if is_stem {
            while let Some(c) =
                lower.get(range.end..).and_then(|t| t.chars().next()).filter(|_| !ends_at(lower, range.end))
            {
                range.end += c.len_utf8();
            }
        } else if !ends_at(lower, range.end) {
            continue;
        }
        match what {
            Use::Breaks(n) => found.breaks.push((n, range)),
            Use::Excepts(n) => excepts.push((n, range)),
            Use::Sorry => found.sorry.push(range),
            Use::Owned => found.owned.push(range),
            Use::Recourse => found.recourse.push(range),
        }
    }
    found.breaks = uncovered(found.breaks, excepts);
    found
}

/// Of the words that break a rule those that no longer phrase of the same rule holds, and no phrase in which they
/// are meant otherwise.
fn uncovered(
    breaks: Vec<(usize, Range<usize>)>,
    excepts: Vec<(usize, Range<usize>)>,
) -> Vec<(usize, Range<usize>)> {
    let marked = excepts.into_iter().map(|(n, r)| (n, r, false));
    let mut all: Vec<(usize, Range<usize>, bool)> =
        marked.chain(breaks.into_iter().map(|(n, r)| (n, r, true))).collect();
    // What begins first and ends last comes first, so that whatever covers words stands before them.
    all.sort_by_key(|(n, r, is_break)| (*n, r.start, std::cmp::Reverse(r.end), *is_break));
    let mut reach: Option<(usize, usize)> = None;
    let mut kept = Vec::new();
    for (n, range, is_break) in all {
        let is_covered = reach.is_some_and(|(rule, end)| rule == n && end >= range.end);
        if !is_covered {
            reach = Some((n, range.end));
            if is_break {
                kept.push((n, range));
            }
        }
    }
    kept
}

/// Whether words stand in what the agreement calls a reason why time does not count.
fn is_reason(text: &Text, facts: &DocumentFacts<'_>, range: &Range<usize>) -> bool {
    facts.reasons.iter().map(|reason| small(reason)).filter(|reason| !reason.is_empty()).any(|reason| {
        let mut places = text.lower.match_indices(reason.as_str());
        places.any(|(at, found)| at <= range.start && range.end <= at + found.len())
    })
}

/// Flags what a list names.
pub(super) fn words(
    text: &Text,
    facts: &DocumentFacts<'_>,
    list: &Compiled,
    found: &Found,
    flags: &mut Vec<Flag>,
) {
    for (n, range) in &found.breaks {
        let (Some(rule), Some(source)) = (list.rule(*n), list.list.rules.get(*n)) else { continue };
        let Some(sentence) = text.at(range.start) else { continue };
        // Tables hold data, and in a public account what was said at the time.
        let is_speech = sentence.place.is_speech() && !sentence.is_row;
        if rule != Rule::NoReply && !is_speech {
            continue;
        }
        if rule == Rule::Blame && is_reason(text, facts, range) {
            continue;
        }
        // The account of an incident may use the words of the trade; and the reader knows what a service is called.
        if rule == Rule::Jargon
            && (!(facts.is_letter || facts.is_follow_up)
                || is_name(facts, text.lower.get(range.clone()).unwrap_or("")))
        {
            continue;
        }
        let flag = at(text, rule, range.clone());
        flags.push(Flag { why: source.why.clone(), instead: source.instead.clone(), ..flag });
    }
    links(text, list, flags);
    for sentence in text.sentences.iter().filter(|s| s.place.is_speech() && !s.is_row) {
        let words = text.of(sentence);
        let (count, most, what) = match list.list.sentence_characters {
            Some(most) => (characters(words), most, "characters"),
            None => {
                let words = words.split(' ').filter(|w| w.contains(char::is_alphanumeric));
                (words.count(), list.list.sentence_words, "words")
            }
        };
        if count > most {
            let mut flag = at(text, Rule::LongSentence, sentence.range.clone());
            flag.words = format!("{count} {what}");
            flags.push(flag);
        }
    }
}

/// How many characters a sentence without spaces has; a word in other letters and a number count as one.
fn characters(sentence: &str) -> usize {
    let length = |word: &str| if word.starts_with(is_unspaced) { word.chars().count() } else { 1 };
    words_of(sentence).filter_map(|range| sentence.get(range)).map(length).sum()
}

/// Addresses that nobody reads, behind links too.
fn links(text: &Text, list: &Compiled, flags: &mut Vec<Flag>) {
    let Some(rule) = list.list.rules.iter().find(|r| r.rule == Rule::NoReply) else { return };
    for link in text.links.iter().filter(|link| link.to_ascii_lowercase().starts_with("mailto:")) {
        let to = link.get("mailto:".len()..).unwrap_or("");
        let lower = to.to_ascii_lowercase();
        let hits =
            rule.words.iter().any(|w| !w.contains(' ') && lower.contains(small(w).trim_end_matches('*')));
        if hits && !text.plain.contains(to) {
            let flag = Flag::new(Rule::NoReply, to);
            flags.push(Flag { why: rule.why.clone(), instead: rule.instead.clone(), ..flag });
        }
    }
}

/// Whether words stand in the name of a service or agreement.
fn is_name(facts: &DocumentFacts<'_>, words: &str) -> bool {
    facts.names.iter().any(|name| small(&flat(name)).contains(words))
}
