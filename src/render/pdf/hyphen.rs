//! Where a word may be hyphenated, by language.

use hypher::Lang;

/// The longest word the patterns take, in bytes.
const LONGEST: usize = 40;

/// How a language hyphenates: its patterns, and how many letters stay before and after a hyphen at least.
///
/// The patterns of English allow two letters before a hyphen and those of most others two after it; that is right by
/// the letter and hard to read, so most keep three.
const LANGUAGES: [(&str, Lang, usize, usize); 8] = [
    ("en", Lang::English, 3, 3),
    ("de", Lang::German, 2, 3),
    // A French syllable with a mute e does not go to the next line.
    ("fr", Lang::French, 2, 3),
    ("es", Lang::Spanish, 2, 3),
    ("pt", Lang::Portuguese, 2, 3),
    ("nl", Lang::Dutch, 2, 3),
    ("it", Lang::Italian, 2, 3),
    ("pl", Lang::Polish, 2, 3),
];

/// The byte positions at which a word may be broken with a hyphen.
///
/// Only lower-case words of seven letters or more are broken (in German also nouns), never names in capitals, words
/// with digits, or addresses. Of words joined by an apostrophe the longer one is broken.
pub(super) fn breaks(word: &str, language: &str) -> Vec<usize> {
    let tag = language.get(..2).unwrap_or("").to_ascii_lowercase();
    let Some((_, lang, least_before, least_after)) = LANGUAGES.iter().find(|(known, ..)| *known == tag)
    else {
        return Vec::new();
    };
    let parts = word.split(['\u{2019}', '\'']).map(|part| part.trim_matches(|c: char| !c.is_alphabetic()));
    let Some(core) = parts.max_by_key(|part| part.len()) else {
        return Vec::new();
    };
    if core.len() > LONGEST {
        return Vec::new();
    }
    let mut letters = core.chars();
    let Some(first) = letters.next() else {
        return Vec::new();
    };
    let capitals_break = matches!(lang, Lang::German);
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
    for syllable in hypher::hyphenate(core, *lang) {
        at += syllable.len();
        let (before, after) =
            (word.get(start..at).unwrap_or(""), word.get(at..start + core.len()).unwrap_or(""));
        if before.chars().count() >= *least_before && after.chars().count() >= *least_after {
            found.push(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::breaks;

    fn shown(word: &str, language: &str) -> String {
        let mut text = word.to_owned();
        breaks(word, language).into_iter().rev().for_each(|at| text.insert(at, '-'));
        text
    }

    #[test]
    fn words_are_broken_as_their_language_breaks_them() {
        let words = [
            ("en-GB", "responsibility", "respon-si-bil-ity"),
            ("de-DE", "Dienstleistung", "Dienst-leis-tung"),
            ("fr-FR", "l\u{2019}interruption,", "l\u{2019}in-ter-rup-tion,"),
            ("es", "disponibilidad", "dis-po-ni-bi-li-dad"),
            ("pt-PT", "disponibilidade", "dis-po-ni-bi-li-dade"),
            ("nl", "beschikbaarheid", "be-schik-baar-heid"),
            ("it", "dell\u{2019}interruzione", "dell\u{2019}in-ter-ru-zione"),
            ("pl", "dost\u{119}pno\u{15b}\u{107}", "do-st\u{119}p-no\u{15b}\u{107}"),
        ];
        let wrong: Vec<String> = words
            .into_iter()
            .map(|(language, word, broken)| (shown(word, language), broken))
            .filter(|(found, broken)| found != broken)
            .map(|(found, _)| found)
            .collect();
        assert_eq!(wrong, [""; 0]);
        for (language, word) in
            [("en", "letter"), ("en", "Northstar"), ("en", "INC-2026"), ("xx", "responsibility")]
        {
            assert_eq!(shown(word, language), word);
        }
    }
}
