//! Escapes values so that they stay words wherever they stand in a Markdown text.

/// Escapes a value: every ASCII punctuation mark loses its meaning, white space becomes single spaces, and
/// characters that show nothing (controls, directional overrides) are dropped.
pub fn escape_markdown(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + value.len() / 4);
    let mut space = false;
    for c in value.chars() {
        if c.is_whitespace() && !is_fixed_space(c) {
            space = !out.is_empty();
            continue;
        }
        if is_unseen(c) {
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        if c.is_ascii_punctuation() && !matches!(c, ',' | '?' | '%' | '@' | '/' | ';') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Spaces with a width of their own, which a writer chose.
fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Whether a character shows nothing and only misleads.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
