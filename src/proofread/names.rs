//! Names that have no place in a document: other customers, our own people, machines.
//!
//! One matcher of the names of all customers is built for a run. What it finds counts where it stands by itself,
//! is not part of the reader's own or the partner's name, and does not stand in what the document must name anyway
//! (the company, services, agreements, addresses). A name of several words, written as the customer writes it, is that
//! customer; so is a single word that can be nothing else: with a digit, a sign or a capital inside, or with a capital
//! in the middle of a sentence. A word that begins a sentence, stands in a language that gives every noun a capital, or is
//! written in small letters may be an ordinary word: it is a warning. So is a name that the reader's own name holds.
//!
//! A name in Han or kana has neither capitals nor spaces around it. Four characters are that customer, and so are three that
//! no character of their own script touches; two or three within a longer word are a warning, unless an honorific or a form of
//! company stands beside them. One character is a part of other words everywhere: it is not looked for.

use crate::compose::DocumentFacts;
use crate::model::Rule;
use crate::proofread::figures::at;
use crate::proofread::flag::Flag;
use crate::proofread::text::Place;
use crate::proofread::text::Sentence;
use crate::proofread::text::Text;
use crate::proofread::text::small;
use crate::source::flat;
use crate::source::is_han;
use crate::source::is_hiragana;
use crate::source::is_katakana;
use crate::source::is_unspaced;
use crate::source::is_whole;
use crate::source::words;
use std::ops::Range;

/// The names of all customers, ready to be looked for.
///
/// A name can begin only where a word does. So each word of a text is looked up among the first words of the names;
/// a table of bits, by a digest of the word, spares most of the look-ups. An automaton over ten thousand names
/// took ten times as long to build and to run. Of a name that begins in Han or hiragana the first two characters
/// are the first word: one of them stands in every sentence.
pub struct Names {
    /// First word in small letters, what stands before it in the name, the name in small letters, the name; sorted.
    entries: Vec<Entry>,
    /// Which digests first words have.
    bits: Vec<u64>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    first: String,
    offset: usize,
    lower: String,
    name: String,
}

/// How many digests there are.
const DIGESTS: usize = 1 << 16;

/// FNV-1a over the bytes of a word, folded.
fn digest(word: &str) -> usize {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = word.bytes().fold(0x811c_9dc5, mix);
    (hash ^ (hash >> 16)) as usize % DIGESTS
}

/// What a name that begins at each word of a text is looked up by.
fn keys(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    words(text).map(|word| {
        let rest = text.get(word.start..).unwrap_or("");
        let is_one = rest.starts_with(|c: char| is_unspaced(c) && !is_katakana(c));
        let more = rest.chars().nth(1).filter(|_| is_one).map_or(0, char::len_utf8);
        word.start..word.end + more
    })
}

/// The entries whose names a text begins with; their names are sorted.
///
/// The last name that does not come after the text either begins it, or says how much of the text a shorter
/// name can be. So thousands of names with the same first word cost no more than one.
fn beginning<'e>(mut entries: &'e [Entry], text: &str) -> Vec<&'e Entry> {
    let mut found = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((last, earlier)) =
        entries.get(..entries.partition_point(|e| e.lower.as_bytes() <= rest)).and_then(<[Entry]>::split_last)
    {
        let shared = last.lower.bytes().zip(rest).take_while(|(a, b)| a == *b).count();
        if shared == last.lower.len() {
            found.push(last);
        }
        rest = rest.get(..shared).unwrap_or(rest);
        entries = earlier;
    }
    found
}

impl Names {
    /// A matcher of these names.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let entry = |name: &str| {
            let name = flat(name).trim().to_owned();
            let lower = small(&name);
            let first = keys(&lower).next()?;
            let (offset, word) = (first.start, lower.get(first)?.to_owned());
            // Signs around one kanji make it no more of a name.
            let is_unspaced = name.contains(is_unspaced);
            let letters = name.chars().filter(|c| c.is_alphanumeric() || !is_unspaced).count();
            (letters > 1).then_some(Entry { first: word, offset, lower, name })
        };
        let mut entries: Vec<Entry> = names.into_iter().filter_map(entry).collect();
        entries.sort();
        entries.dedup();
        let mut bits = vec![0; DIGESTS / 64];
        for at in entries.iter().map(|e| digest(&e.first)) {
            if let Some(word) = bits.get_mut(at / 64) {
                *word |= 1_u64 << (at % 64);
            }
        }
        Names { entries, bits }
    }

    /// Where names stand by themselves and in no longer name.
    fn matches(&self, text: &Text) -> Vec<(Range<usize>, &str)> {
        let lower = text.lower.as_str();
        let mut all: Vec<(Range<usize>, &str)> = Vec::new();
        for range in keys(lower) {
            let Some(word) = lower.get(range.clone()) else { continue };
            let at = digest(word);
            if self.bits.get(at / 64).is_none_or(|bits| bits & (1 << (at % 64)) == 0) {
                continue;
            }
            let from = self.entries.partition_point(|e| e.first.as_str() < word);
            let mut same = self.entries.get(from..).unwrap_or(&[]);
            // Once for each length of what stands before the first word.
            while let Some(offset) = same.first().filter(|e| e.first == word).map(|e| e.offset) {
                let to = same.partition_point(|e| e.first == word && e.offset == offset);
                let (these, others) = same.split_at_checked(to).unwrap_or((same, &[]));
                same = others;
                let Some(start) = range.start.checked_sub(offset) else { continue };
                for entry in beginning(these, lower.get(start..).unwrap_or("")) {
                    let place = start..start + entry.lower.len();
                    if is_whole(lower, &place) {
                        all.push((place, &entry.name));
                    }
                }
            }
        }
        all.sort_by_key(|(r, _)| (r.start, std::cmp::Reverse(r.end)));
        let mut reach: Option<Range<usize>> = None;
        all.retain(|(range, _)| {
            // Two customers whose names differ in capitals only stand in one place.
            let is_covered = reach.as_ref().is_some_and(|last| last != range && last.end >= range.end);
            if !is_covered {
                reach = Some(range.clone());
            }
            !is_covered
        });
        all
    }
}

/// Flags names of other customers. `known` may stand anywhere.
pub(super) fn customers(
    text: &Text,
    facts: &DocumentFacts<'_>,
    names: &Names,
    known: &[String],
    nouns_have_capitals: bool,
    flags: &mut Vec<Flag>,
) {
    let found = names.matches(text);
    let own: Vec<String> = facts.own_names.iter().map(|n| small(flat(n).trim())).collect();
    let is_own = |name: &str| own.contains(&small(name));
    let mut allowed: Option<String> = None;
    for (range, name) in &found {
        if is_own(name) {
            continue;
        }
        let allowed = allowed.get_or_insert_with(|| {
            let all = facts.names.iter().copied().chain(known.iter().map(String::as_str));
            all.map(|n| flat(n) + "\n").collect()
        });
        if stands_in(allowed, name) {
            continue;
        }
        let within_own = own.iter().any(|mine| stands_in(mine, &small(name)));
        let Some(sentence) = text.at(range.start) else { continue };
        if !within_own && is_meant(text, sentence, range, name, nouns_have_capitals) {
            flags.push(at(text, Rule::CustomerName, range.clone()));
        } else if within_own || name.contains(' ') || text.plain.get(range.clone()) == Some(name) {
            flags.push(at(text, Rule::NameUnsure, range.clone()));
        }
    }
}

/// Abbreviations that stand in letters and mean no customer.
const ABBREVIATIONS: [&str; 9] = ["UTC", "GMT", "SLA", "API", "CEO", "COO", "CTO", "VAT", "PDF"];

/// Whether words can only be the customer's name.
fn is_meant(
    text: &Text,
    sentence: &Sentence,
    range: &Range<usize>,
    name: &str,
    nouns_have_capitals: bool,
) -> bool {
    if text.plain.get(range.clone()) != Some(name) || ABBREVIATIONS.contains(&name) {
        return false;
    }
    if name.contains(is_unspaced) {
        return is_meant_unspaced(text, range, name);
    }
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut words = name.split(' ');
    let (first, more) = (words.next().unwrap_or(""), words.next().is_some());
    let inside = first.chars().skip(1);
    if inside.clone().any(|c| c.is_uppercase() || c.is_ascii_digit())
        && inside.clone().any(char::is_alphabetic)
    {
        return true;
    }
    if more {
        // `Blue Water`, not `for all`.
        return name.split(' ').filter(|w| is_capital(w)).count() > 1 || name.contains(['&', '.', '-']);
    }
    let before = text.plain.get(sentence.range.start..range.start).unwrap_or("");
    // Before a particle stands no ordinary word with a capital.
    let is_japanese = text.plain.get(range.end..).is_some_and(|rest| rest.starts_with(is_unspaced));
    let begins = !is_japanese
        && (before.is_empty()
            || before.ends_with(['|', '"', '(', ':'])
            || before.ends_with("| ")
            || before.ends_with(": "));
    is_capital(first) && !begins && !nouns_have_capitals && first.chars().count() > 2
}

/// What stands behind the name of a customer, and before or behind that of a company.
const HONORIFICS: [&str; 6] = ["様", "さま", "さん", "御中", "殿", "社"];
const COMPANIES: [&str; 4] = ["株式会社", "有限会社", "合同会社", "（株）"];

/// Whether a name in Han or kana can only be the customer's.
fn is_meant_unspaced(text: &Text, range: &Range<usize>, name: &str) -> bool {
    let before = text.plain.get(..range.start).unwrap_or("");
    let after = text.plain.get(range.end..).unwrap_or("");
    let goes_on =
        |c: Option<char>, next: Option<char>| c.zip(next).is_some_and(|(c, n)| is_han(c) && is_han(n));
    let is_part = goes_on(before.chars().next_back(), name.chars().next())
        || goes_on(name.chars().next_back(), after.chars().next())
        || name.chars().all(is_hiragana);
    let honoured = after.strip_prefix(' ').unwrap_or(after);
    let company = |form: &&str| honoured.starts_with(*form) || before.trim_end_matches(' ').ends_with(*form);
    // `様々` and `社会` honour nobody.
    let ends = |rest: &str| !rest.starts_with(is_han);
    let is_long = match name.chars().filter(|c| c.is_alphanumeric()).count() {
        0..3 => false,
        3 => !is_part,
        _ => true,
    };
    is_long
        || HONORIFICS.iter().any(|word| honoured.strip_prefix(word).is_some_and(ends))
        || COMPANIES.iter().any(company)
}

/// Whether words stand by themselves in a text.
fn stands_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| is_whole(text, &(at..at + found.len())))
}

/// Flags our own people, who stand in records and neither sign nor answer.
pub(super) fn people(text: &Text, facts: &DocumentFacts<'_>, flags: &mut Vec<Flag>) {
    for name in &facts.people {
        // A team whose name stands in somebody's office, or one of those who sign and answer.
        if facts.names.iter().chain(&facts.own_names).any(|known| stands_in(known, name)) {
            continue;
        }
        let name = flat(name);
        // One kanji is a part of other words.
        if name.chars().count() < 2 {
            continue;
        }
        let spoken = text.plain.match_indices(name.as_str()).map(|(start, found)| start..start + found.len());
        let spoken = spoken.filter(|r| is_whole(&text.plain, r));
        for range in spoken.filter(|r| text.at(r.start).is_some_and(|s| s.place.is_speech())) {
            flags.push(at(text, Rule::Person, range));
        }
    }
}

/// Flags names of machines, settings and tickets.
pub(super) fn code_names(text: &Text, facts: &DocumentFacts<'_>, flags: &mut Vec<Flag>) {
    let told = [Place::Subject, Place::Body];
    for sentence in &text.sentences {
        if !(told.contains(&sentence.place) || matches!(sentence.place, Place::Step(_))) {
            continue;
        }
        let mut start = sentence.range.start;
        // East Asian letters and marks part words as spaces do.
        let parts = |c: char| matches!(c, ' ' | '|' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        for word in text.of(sentence).split_inclusive(parts) {
            let bare = word.trim_end_matches(parts);
            let token = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
            let offset = word.find(token).unwrap_or(0);
            let range = start + offset..start + offset + token.len();
            start += word.len();
            let is_address = word.contains('@') || word.contains("://") || token.starts_with("www.");
            if token.len() < 3 || is_address || !is_code(token, facts) {
                continue;
            }
            if !facts.stated.iter().any(|known| known.contains(token)) {
                flags.push(at(text, Rule::CodeName, range));
            }
        }
    }
}

fn is_code(token: &str, facts: &DocumentFacts<'_>) -> bool {
    let bytes = token.as_bytes();
    if !bytes.iter().any(|b| matches!(b, b'_' | b'-' | b'.' | b':' | b'(')) {
        return false;
    }
    let between = |mark: u8| {
        bytes.windows(3).any(|w| w[1] == mark && [w[0], w[2]].iter().all(u8::is_ascii_alphanumeric))
    };
    if between(b'_') || token.contains("::") || token.ends_with("()") || facts.ids.contains(token) {
        return true;
    }
    is_host(token) || is_ticket(token)
}

/// `db-12.eu.prod`, `10.0.0.1`, `queue.internal`.
fn is_host(token: &str) -> bool {
    let labels: Vec<&str> = token.split('.').collect();
    let named = |l: &&str| {
        !l.is_empty() && l.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if labels.len() < 2 || !labels.iter().all(named) {
        return false;
    }
    let numbers = labels.iter().filter(|l| l.bytes().all(|b| b.is_ascii_digit())).count();
    if numbers == labels.len() {
        return labels.len() == 4 && labels.iter().all(|l| l.parse::<u8>().is_ok());
    }
    let last = labels.last().copied().unwrap_or("");
    let inside = ["internal", "local", "lan", "corp", "intra", "svc", "prod", "staging"].contains(&last);
    let first = labels.first().copied().unwrap_or("");
    let machine =
        first.contains(|c: char| c.is_ascii_digit()) && first.contains(|c: char| c.is_ascii_lowercase());
    inside || (machine && labels.len() > 2)
}

/// `OPS-1234`, `INC-2026-031`; not `UTF-8` and not `SHA-256 `.
fn is_ticket(token: &str) -> bool {
    let Some((letters, numbers)) = token.split_once('-') else { return false };
    let digits = numbers.bytes().filter(u8::is_ascii_digit).count();
    (2..=10).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && letters != "SHA"
        && letters != "ISO"
        && numbers.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && digits > 2
}
