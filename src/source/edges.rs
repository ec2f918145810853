//! Where a word ends.
//!
//! In most scripts a word ends where no letter or digit follows. Han and kana have no spaces: a name stands right before
//! its particle (`Acmeの`), an amount right after its noun (`合計EUR 5.00`). Whoever waits there for something that is no
//! letter finds nothing in a Japanese or Chinese text. So Han and hiragana have an edge on either side, and so
//! has katakana where it meets anything else. Katakana beside katakana has none: foreign words and most names are written
//! in it from end to end, and `ハーバー` is no part of the name `ハーバーライト`.

use std::ops::Range;

/// Below this character there is none of these scripts.
const FIRST: char = '\u{3005}';

/// A letter of a script that is written without spaces: Han, hiragana or katakana.
pub fn is_unspaced(c: char) -> bool {
    c >= FIRST && (is_han(c) || is_hiragana(c) || is_katakana(c))
}

/// Chinese characters, with the marks that stand for one.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

/// The syllables in which particles and endings are written.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}')
}

/// The syllables of foreign words, wide or narrow, with the mark of a long vowel; the dot between two words is none of them.
pub fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether words that end in `inner` end there, when `outer` is what stands next to them (on either side).
pub fn is_edge(inner: char, outer: char) -> bool {
    if !outer.is_alphanumeric() {
        return true;
    }
    if inner < FIRST && outer < FIRST {
        return false;
    }
    let unspaced = is_unspaced(inner) || is_unspaced(outer);
    unspaced && !(is_katakana(inner) && is_katakana(outer))
}

/// Whether a stretch of text stands by itself: no word goes on at either end.
pub fn is_whole(text: &str, range: &Range<usize>) -> bool {
    begins_at(text, range.start) && ends_at(text, range.end)
}

/// Whether what begins at a byte of a text begins there as a word.
pub fn begins_at(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    is_parted(after.chars().next(), before.chars().next_back())
}

/// Whether what ends at a byte of a text ends there as a word.
pub fn ends_at(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    is_parted(before.chars().next_back(), after.chars().next())
}

fn is_parted(inner: Option<char>, outer: Option<char>) -> bool {
    match (inner, outer) {
        (Some(inner), Some(outer)) => is_edge(inner, outer),
        (None, Some(outer)) => !outer.is_alphanumeric(),
        (_, None) => true,
    }
}

/// The words of a text: where each begins and ends. A Han character or hiragana is a word by itself, as nothing says where
/// the word that it belongs to ends.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(char::is_alphanumeric)?;
        rest = start + word(text.get(start..)?);
        Some(start..rest)
    })
}

/// How many bytes the word at the beginning of a text has.
fn word(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, mut last)) = chars.next() else { return 0 };
    for (at, c) in chars {
        if is_edge(last, c) {
            return at;
        }
        last = c;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::is_whole;
    use super::words;

    #[test]
    fn words_end_where_their_script_ends_them() {
        let all = |text: &'static str| words(text).map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(all("It's 5 o'clock, Zoë."), ["It", "s", "5", "o", "clock", "Zoë"]);
        assert_eq!(all("合計EUR 5.00を"), ["合", "計", "EUR", "5", "00", "を"]);
        assert_eq!(
            all("ハーバー・ライト様のサーバー3台"),
            ["ハーバー", "ライト", "様", "の", "サーバー", "3", "台"]
        );
        assert_eq!(all("𠮷野家々"), ["𠮷", "野", "家", "々"]);
    }

    #[test]
    fn a_stretch_is_whole_where_no_word_goes_on() {
        for (text, words, whole) in [
            ("Acmeの", "Acme", true),
            ("株式会社Acme", "Acme", true),
            ("Acmeson", "Acme", false),
            ("ハーバーライトの", "ハーバーライト", true),
            ("ハーバーライトの", "ハーバー", false),
            ("スーパーハーバー", "ハーバー", false),
            ("5ノードで", "ノード", true),
            ("ﾊｰﾊﾞｰﾗｲﾄ", "ﾊｰﾊﾞｰ", false),
            ("북해도를", "북해도", false),
        ] {
            let at = text.find(words).expect("there");
            assert_eq!(is_whole(text, &(at..at + words.len())), whole, "{words} in {text}");
        }
    }
}
