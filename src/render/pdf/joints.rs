//! Where words may be broken.

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

/// Where a word may be broken without a hyphen: after dashes between letters, and along addresses and paths.
pub(super) fn joints(word: &str) -> Vec<Joint> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    let is_long = chars.len() > 24 || word.contains("://");
    for pair in chars.windows(2) {
        let [(_, before), (at, after)] = pair else {
            continue;
        };
        let (letters_before, letters_after) = (letters_to(word, *at), letters_from(word, *at));
        let cost = match before {
            '\u{2014}' => Some(10.0),
            '-' | '\u{2013}' if letters_before >= 3 && letters_after >= 3 => Some(30.0),
            '/' if after.is_alphanumeric() && (is_long || (letters_before >= 3 && letters_after >= 3)) => {
                Some(20.0)
            }
            '?' | '&' | '=' | '_' | '-' | '@' | '#' if is_long && after.is_alphanumeric() => Some(40.0),
            c if is_long && *after == '.' && c.is_alphanumeric() => Some(60.0),
            _ => None,
        };
        found.extend(cost.map(|cost| Joint { at: *at, cost, hyphen: false }));
    }
    found
}

/// How many letters stand right before the mark that ends at `at`.
fn letters_to(word: &str, at: usize) -> usize {
    word.get(..at).unwrap_or("").chars().rev().skip(1).take_while(|c| c.is_alphabetic()).count()
}

/// How many letters stand right after `at`.
fn letters_from(word: &str, at: usize) -> usize {
    word.get(at..).unwrap_or("").chars().take_while(|c| c.is_alphabetic()).count()
}
