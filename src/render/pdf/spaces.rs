//! Spaces: at which a line may be broken, and which words stay together.

use std::borrow::Cow;

/// Spaces at which a line may be broken.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{2002}'..='\u{2006}' | '\u{2008}'..='\u{200a}')
}

/// Characters that only steer the setting and are not drawn.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Words as they are set: French has narrow spaces that hold before `: ; ! ?` and inside its quotation marks.
pub(super) fn as_set<'a>(text: &'a str, language: &str) -> Cow<'a, str> {
    let is_french = language.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("fr"));
    if !is_french || text.is_ascii() && !text.contains([':', ';', '!', '?']) {
        return text.into();
    }
    let mut set = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut last = None;
    while let Some(c) = chars.next() {
        let is_wide = matches!(c, ' ' | '\u{a0}');
        let holds = matches!(chars.peek(), Some(':' | ';' | '!' | '?' | '\u{bb}')) || last == Some('\u{ab}');
        set.push(if is_wide && holds { '\u{202f}' } else { c });
        last = Some(c);
    }
    set.into()
}

/// Whether the words on both sides of a space belong on one line: a number and its unit, the parts of a date, an
/// amount and its currency, a title and a name, a dash and what is before it.
pub(super) fn is_tied(before: &str, after: &str, language: &str) -> bool {
    let ends = |c: char| is_space(c) || matches!(c, '\u{a0}' | '\u{202f}');
    let last = before.rsplit(ends).next().unwrap_or("").trim_start_matches(['(', '\u{201c}', '\u{ab}']);
    let next = after.split(ends).next().unwrap_or("");
    let unit = next.trim_end_matches([',', '.', ';', ':', ')', '!', '?']);
    if matches!(next, "\u{2013}" | "\u{2014}") {
        return true;
    }
    let starts_number = next.starts_with(|c: char| c.is_ascii_digit());
    let is_day =
        (1..=2).contains(&last.trim_end_matches('.').len()) && all_digits(last.trim_end_matches('.'));
    let is_number = last.ends_with(|c: char| c.is_ascii_digit());
    (is_number && (UNITS.contains(&unit) || is_code(unit)))
        || (is_code(last) && starts_number)
        || (is_day && (is_month(unit) || (next == "de" && is_iberian(language))))
        || (last == "de" && is_iberian(language) && (is_month(unit) || (unit.len() == 4 && all_digits(unit))))
        || (is_month(last) && unit.len() == 4 && all_digits(unit))
        || TITLES.contains(&last)
        || (is_short_word_that_leads(last, language))
        || (opens(before) && last.chars().count() <= 3)
}

/// Spanish and Portuguese say `29 de marzo de 2026`.
fn is_iberian(language: &str) -> bool {
    language.get(..2).is_some_and(|tag| matches!(tag, "es" | "pt"))
}

/// Whether the last word begins a parenthesis.
fn opens(before: &str) -> bool {
    before.rsplit(is_space).next().unwrap_or("").starts_with('(')
}

/// In Polish, Czech and Slovak a word of one letter never ends a line.
fn is_short_word_that_leads(word: &str, language: &str) -> bool {
    let leads = language.get(..2).is_some_and(|tag| matches!(tag, "pl" | "cs" | "sk"));
    leads && word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

/// Three or four capitals: a currency, a zone.
fn is_code(word: &str) -> bool {
    (3..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn all_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    word.len() >= 3 && MONTHS.contains(&word)
}

/// Units that stay with the number before them.
const UNITS: [&str; 19] = [
    "%", "\u{2030}", "\u{20ac}", "\u{a3}", "$", "z\u{142}", "K\u{10d}", "h", "min", "s", "ms", "d", "GB",
    "MB", "TB", "Uhr", "a.m", "p.m", "r",
];

/// Words that stay with what follows them.
const TITLES: [&str; 23] = [
    "\u{a7}", "No", "No.", "Nr.", "Art.", "Mr", "Ms", "Mrs", "Dr", "Dr.", "Mr.", "Ms.", "Mrs.", "M.", "Mme",
    "Sr.", "Sra.", "Prof.", "godz.", "nr", "pkt", "ul.", "al.",
];

/// The months in the languages that documents are written in.
const MONTHS: [&str; 83] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Januar",
    "Februar",
    "M\u{e4}rz",
    "Mai",
    "Juni",
    "Juli",
    "Oktober",
    "Dezember",
    "janvier",
    "f\u{e9}vrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "ao\u{fb}t",
    "septembre",
    "octobre",
    "novembre",
    "d\u{e9}cembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "wrze\u{15b}nia",
    "pa\u{17a}dziernika",
    "listopada",
    "grudnia",
    "janeiro",
    "fevereiro",
    "mar\u{e7}o",
    "maio",
    "dezembro",
];

#[cfg(test)]
mod tests {
    use super::as_set;
    use super::is_tied;

    #[test]
    fn words_that_belong_together_stay_on_a_line() {
        let tied = |before, after| is_tied(before, after, "en");
        for (before, after) in [
            ("On 11", "March 2026"),
            ("On 11 March", "2026 one"),
            ("On 11\u{a0}March", "2026, 00:40"),
            ("am 11.", "Oktober"),
            ("of EUR", "640.00 for"),
            ("at 04:50", "CEST"),
            ("00:40", "\u{2013} 02:25"),
            ("runs out (by", "15"),
            ("99.9", "% of"),
            ("Dear Ms", "Kim"),
        ] {
            assert!(tied(before, after), "{before} | {after}");
        }
        for (before, after) in
            [("March", "one"), ("the", "API"), ("in 2026", "one"), ("may", "2026"), ("I", "am")]
        {
            assert!(!tied(before, after), "{before} | {after}");
        }
        assert!(is_tied("i", "tak", "pl") && !is_tied("i", "tak", "it"));
    }

    #[test]
    fn french_marks_have_narrow_spaces_that_hold() {
        assert_eq!(
            as_set("Vrai ? Oui : \u{ab} non \u{bb} !", "fr-FR"),
            "Vrai\u{202f}? Oui\u{202f}: \u{ab}\u{202f}non\u{202f}\u{bb}\u{202f}!"
        );
        assert_eq!(as_set("\u{ab}\u{a0}a\u{a0}\u{bb}", "fr"), "\u{ab}\u{202f}a\u{202f}\u{bb}");
        assert_eq!(as_set("Vrai ? 08:15", "de"), "Vrai ? 08:15");
    }
}
