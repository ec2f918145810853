//! Where a word may be hyphenated, by language.

/// The longest word the patterns take, in bytes.
const LONGEST: usize = 40;

/// The byte positions at which a word may be broken with a hyphen.
///
/// Only lower-case words of seven letters or more are broken (in German also nouns), never names in capitals, words
/// with digits, or addresses.
pub(super) fn breaks(word: &str, language: &str) -> Vec<usize> {
    let Some(lang) = language_of(language) else {
        return Vec::new();
    };
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    if core.len() > LONGEST {
        return Vec::new();
    }
    let mut letters = core.chars();
    let Some(first) = letters.next() else {
        return Vec::new();
    };
    let capitals_break = matches!(lang, hypher::Lang::German);
    if core.chars().count() < 7
        || (first.is_uppercase() && !capitals_break)
        || !letters.all(char::is_lowercase)
    {
        return Vec::new();
    }
    let Some(start) = word.find(core) else {
        return Vec::new();
    };
    let mut at = start;
    let mut found = Vec::new();
    for syllable in hypher::hyphenate(core, lang) {
        at += syllable.len();
        let (before, after) =
            (word.get(start..at).unwrap_or(""), word.get(at..start + core.len()).unwrap_or(""));
        if before.chars().count() >= 3 && after.chars().count() >= 3 {
            found.push(at);
        }
    }
    found
}

fn language_of(tag: &str) -> Option<hypher::Lang> {
    match tag.get(..2)? {
        "en" => Some(hypher::Lang::English),
        "de" => Some(hypher::Lang::German),
        "fr" => Some(hypher::Lang::French),
        _ => None,
    }
}
