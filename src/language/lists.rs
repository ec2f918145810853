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

/// The sound a word begins with, as far as a language changes the word before it: Spanish says `e` for `y` before an
/// `i` that no other vowel follows, with or without a silent `h`. `i` or `other`.
fn first_sound(word: &str) -> &'static str {
    let mut letters = word.chars().flat_map(char::to_lowercase).peekable();
    letters.next_if_eq(&'h');
    match (letters.next(), letters.next()) {
        (Some('i' | 'í'), Some('a' | 'e' | 'o' | 'á' | 'é' | 'ó')) => "other",
        (Some('i' | 'í'), _) => "i",
        _ => "other",
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
        let last = last.as_ref();
        self.say_with("list-last", &[("a", &start), ("b", last), ("sound", first_sound(last))])
    }

    /// `a, b, c`, where nothing joins the last.
    pub fn in_a_row<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.joined_by("list-more", items)
    }

    /// `a; b; c`, for parts that have commas of their own.
    pub fn apart<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.joined_by("list-apart", items)
    }

    fn joined_by<T: AsRef<str>>(&self, id: &str, items: &[T]) -> String {
        let Some((first, rest)) = items.split_first() else { return String::new() };
        let join = |all: String, item: &T| self.say_with(id, &[("a", &all), ("b", item.as_ref())]);
        rest.iter().fold(first.as_ref().to_owned(), join)
    }

    /// `about 14:02` when a value is only roughly known.
    pub fn about(&self, is_approximate: bool, text: String) -> String {
        if is_approximate { self.say_with("about", &[("value", &text)]) } else { text }
    }
}
