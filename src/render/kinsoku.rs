//! Lines of Chinese and Japanese: they break between characters, except where a mark may not begin or end a line
//! (JIS X 4051 and the Requirements for Japanese Text Layout call this kinsoku).

/// Whether a line may be broken between two characters of which at least one is Chinese or Japanese.
pub(in crate::render) fn breaks_between(before: char, after: char) -> bool {
    (is_ideographic(before) || is_ideographic(after))
        && !ENDS_NO_LINE.contains(before)
        && !BEGINS_NO_LINE.contains(after)
        && !is_mark(after)
        && !holds(before)
        && !holds(after)
}

/// Whether the end of a line in a text that people wrote, between these two characters, is a space: Chinese and Japanese
/// have none between their words.
pub(in crate::render) fn is_spaced(before: Option<char>, after: Option<char>) -> bool {
    !(before.is_some_and(is_ideographic) && after.is_some_and(is_ideographic))
}

/// Han, kana, bopomofo and the full forms beside them. Korean has spaces between its words and is not among them.
pub(in crate::render) fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{31ff}' | '\u{3220}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that stand on the character before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Spaces and joiners at which no line is broken.
fn holds(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2011}' | '\u{2060}')
}

/// Closing brackets, stops, small kana, repetition and length marks.
const BEGINS_NO_LINE: &str = "\u{3001}\u{3002}\u{ff0c}\u{ff0e}\u{30fb}\u{ff1a}\u{ff1b}\u{ff1f}\u{ff01}\u{ff09}\u{ff3d}\u{ff5d}\u{3015}\u{3009}\u{300b}\u{300d}\u{300f}\u{3011}\u{3017}\u{3019}\u{301f}\u{ff60}\u{ff61}\u{ff63}\u{ff64}\u{ff65}\
ー々〻ヽヾゝゞぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰﾞﾟ\
\u{301c}\u{ff5e}\u{2025}\u{2026}\u{2014}\u{2013}\u{2010}\u{30a0}\u{ff05}\u{2030}\u{2103}\u{b0}\u{2032}\u{2033}\u{2019}\u{201d}\u{bb}),.!?:;]}%/";

/// Opening brackets and marks of money.
const ENDS_NO_LINE: &str = "\u{ff08}\u{ff3b}\u{ff5b}\u{3014}\u{3008}\u{300a}\u{300c}\u{300e}\u{3010}\u{3016}\u{3018}\u{301d}\u{ff5f}\u{ff62}\u{2018}\u{201c}\u{ab}\u{ffe5}\u{ff04}\u{ffe1}([{\u{a5}$\u{a3}\u{20ac}\u{2116}";

#[cfg(test)]
mod tests {
    use super::breaks_between;

    #[test]
    fn marks_stay_with_what_they_belong_to() {
        for (before, after) in [('東', '京'), ('は', 'A'), ('年', '3'), ('」', '東'), ('。', '次')] {
            assert!(breaks_between(before, after), "{before}{after}");
        }
        for (before, after) in [
            ('京', '。'),
            ('「', '東'),
            ('サ', 'ー'),
            ('し', 'ょ'),
            ('額', '%'),
            ('￥', '3'),
            ('a', 'b'),
            ('年', '\u{a0}'),
        ] {
            assert!(!breaks_between(before, after), "{before}{after}");
        }
    }
}
