//! Where words may be broken.

use crate::render::kinsoku;

/// A place inside a word where it may be broken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    /// The byte after which the next line begins.
    pub(super) at: usize,
    /// What it costs.
    pub(super) cost: f32,
    /// Whether a hyphen is set.
    pub(super) hyphen: bool,
}

/// The longest ending of a file's name, in bytes with its dot; it stays with the name.
const LONGEST_ENDING: usize = 8;

/// What it costs to break a part of an address.
const PART: f32 = 400.0;

/// Where a word may be broken without a hyphen: after dashes between letters, along addresses and paths, and
/// between the characters of Chinese and Japanese.
pub(super) fn joints(word: &str) -> Vec<Joint> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    let is_mail = is_mail(word);
    let is_link = is_address(word);
    let is_long = chars.len() > 24 || word.contains("://");
    let ending = word.rfind('.').filter(|dot| word.len() - dot <= LONGEST_ENDING);
    for pair in chars.windows(2) {
        let [(_, before), (at, after)] = pair else {
            continue;
        };
        let (letters_before, letters_after) = (letters_to(word, *at), letters_from(word, *at));
        let cost = match before {
            _ if kinsoku::breaks_between(*before, *after) => Some(0.0),
            '\u{2014}' => Some(10.0),
            '-' | '\u{2013}' if !is_link && letters_before >= 3 && letters_after >= 3 => Some(30.0),
            // The name of a machine begins on the line of what it is reached by.
            '/' if word.get(..*at).is_some_and(|upto| upto.ends_with("://")) => None,
            '/' if after.is_alphanumeric() && (is_long || (letters_before >= 3 && letters_after >= 3)) => {
                Some(20.0)
            }
            // A part of an address that has a meaning of its own, such as an id, is better kept whole.
            '_' | '-' | '@' if is_link && is_long && after.is_alphanumeric() => Some(PART),
            '?' | '&' | '=' | '_' | '-' | '@' | '#' if is_long && after.is_alphanumeric() => Some(40.0),
            c if is_long && !is_mail && *after == '.' && ending != Some(*at) && c.is_alphanumeric() => {
                Some(60.0)
            }
            _ => None,
        };
        found.extend(cost.map(|cost| Joint { at: *at, cost, hyphen: false }));
    }
    found
}

/// Whether a word is an address of the web or of mail, or holds one.
pub(super) fn is_address(word: &str) -> bool {
    is_mail(word) || word.contains("://")
}

fn is_mail(word: &str) -> bool {
    word.contains('@') && !word.contains('/')
}

/// How many letters stand right before the mark that ends at `at`.
fn letters_to(word: &str, at: usize) -> usize {
    word.get(..at).unwrap_or("").chars().rev().skip(1).take_while(|c| c.is_alphabetic()).count()
}

/// How many letters stand right after `at`.
fn letters_from(word: &str, at: usize) -> usize {
    word.get(at..).unwrap_or("").chars().take_while(|c| c.is_alphabetic()).count()
}
