//! The formulas of agreements in the words of a language: names and numbers change, signs stay.

use crate::language::Language;

/// Units that are written alike in all languages.
const UNITS: [&str; 4] = ["ms", "s", "min", "h"];

impl Language {
    /// `99.0 % ≤ uptime < 99.9 %` with the names and marks of the language.
    pub fn formula(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                c if c.is_ascii_digit() => number(rest),
                c if c.is_alphabetic() => word(rest),
                c => c.len_utf8(),
            };
            let (token, after) = rest.split_at(length);
            match first {
                c if c.is_ascii_digit() && after.starts_with("\u{a0}%") => {
                    out.push_str(&self.percentage(&format!("{token}\u{a0}%")));
                    rest = after.trim_start_matches('\u{a0}').trim_start_matches('%');
                    continue;
                }
                c if c.is_ascii_digit() => out.push_str(&self.digits(token)),
                c if c.is_alphabetic() && !UNITS.contains(&token) => out.push_str(&self.name_of(token)),
                _ => out.push_str(token),
            }
            rest = after;
        }
        out
    }

    /// A name of the formulas in words; other names stay as the agreement writes them.
    fn name_of(&self, name: &str) -> String {
        let id = format!("formula-{}", name.replace('_', "-"));
        if self.has(&id) { self.say(&id) } else { name.to_owned() }
    }
}

/// The length of the digits at the beginning, with marks between them.
fn number(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',']).len()
}

/// The length of the name at the beginning.
fn word(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())
}
