//! Lists, and words for what is roughly known.

use crate::language::Language;

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

impl Language {
    /// `a`, `a and b`, `a, b and c`.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let Some((last, rest)) = items.split_last() else { return String::new() };
        let Some((first, middle)) = rest.split_first() else { return last.as_ref().to_owned() };
        let start = middle.iter().fold(first.as_ref().to_owned(), |all, item| {
            self.say_with("list-more", &[("a", &all), ("b", item.as_ref())])
        });
        self.say_with("list-last", &[("a", &start), ("b", last.as_ref())])
    }

    /// `about 14:02` when a value is only roughly known.
    pub fn about(&self, is_approximate: bool, text: String) -> String {
        if is_approximate { self.say_with("about", &[("value", &text)]) } else { text }
    }
}
