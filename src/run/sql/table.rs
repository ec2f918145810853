//! The table that a query reads: a name with its parts, or a table function of the engine such as
//! `read_csv('x.csv', all_varchar = true)`. It is taken apart and written anew, so that nothing in it is more than a
//! name or an argument.

use crate::run::sql::Dialect;
use std::iter::Peekable;
use std::str::CharIndices;

/// The table as SQL.
///
/// # Errors
/// Why the text is neither.
pub(super) fn table(text: &str, dialect: Dialect) -> Result<String, String> {
    if let Some(why) = dialect.fault(text) {
        return Err(why.to_owned());
    }
    let mut reader = Reader { text, dialect, chars: text.char_indices().peekable() };
    let path = reader.path()?;
    if reader.peek().is_none() {
        let parts: Vec<String> = path.iter().map(|part| dialect.identifier(&part.name)).collect();
        return Ok(parts.join("."));
    }
    // A function: its name must be plain, for quoted it would be another.
    if let Some(part) = path.iter().find(|part| part.is_quoted || !is_plain(&part.name)) {
        return Err(format!("`{}` is not the name of a function", part.name));
    }
    let name: Vec<&str> = path.iter().map(|part| part.name.as_str()).collect();
    let arguments = reader.arguments()?;
    match reader.peek() {
        None => Ok(format!("{}{arguments}", name.join("."))),
        Some(c) => Err(format!("`{c}` stands after the closing bracket")),
    }
}

fn is_plain(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    first && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

struct Part {
    name: String,
    is_quoted: bool,
}

struct Reader<'a> {
    text: &'a str,
    dialect: Dialect,
    chars: Peekable<CharIndices<'a>>,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn next(&mut self) -> Option<char> {
        self.chars.next().map(|(_, c)| c)
    }

    /// Names with dots between them, up to a bracket or the end.
    fn path(&mut self) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        loop {
            let part = match self.peek() {
                Some(quote @ ('"' | '`')) => {
                    self.next();
                    Part { name: self.quoted(quote)?, is_quoted: true }
                }
                _ => {
                    let mut name = String::new();
                    while let Some(c) = self.peek().filter(|c| !matches!(c, '.' | '(' | '"' | '`')) {
                        name.push(c);
                        self.next();
                    }
                    Part { name, is_quoted: false }
                }
            };
            if part.name.is_empty() {
                return Err("a name is empty".to_owned());
            }
            parts.push(part);
            match self.peek() {
                Some('.') => {
                    self.next();
                }
                None | Some('(') => return Ok(parts),
                Some(c) => return Err(format!("`{c}` stands after a name; put a dot between names")),
            }
        }
    }

    /// The rest of a quoted text; the quote itself is written twice.
    fn quoted(&mut self, quote: char) -> Result<String, String> {
        let mut text = String::new();
        while let Some(c) = self.next() {
            if c != quote {
                text.push(c);
            } else if self.peek() == Some(quote) {
                text.push(c);
                self.next();
            } else {
                return Ok(text);
            }
        }
        Err(format!("a `{quote}` is opened and never closed"))
    }

    /// The arguments of a function: texts, numbers, words, and what stands between them.
    fn arguments(&mut self) -> Result<String, String> {
        let mut out = String::new();
        let mut open = Vec::new();
        while let Some((at, c)) = self.chars.next() {
            match c {
                '\'' => {
                    let text = self.quoted('\'')?;
                    out.push_str(&self.dialect.literal(&text));
                }
                '"' | '`' => {
                    let name = self.quoted(c)?;
                    out.push_str(&self.dialect.identifier(&name));
                }
                '(' | '[' | '{' => {
                    open.push(c);
                    out.push(c);
                }
                ')' | ']' | '}' => {
                    let opened = open.pop();
                    if !matches!((opened, c), (Some('('), ')') | (Some('['), ']') | (Some('{'), '}')) {
                        return Err(format!("`{c}` closes no bracket"));
                    }
                    out.push(c);
                    if open.is_empty() {
                        return Ok(out);
                    }
                }
                ' ' | ',' | '=' | ':' | '>' | '.' | '_' => out.push(c),
                _ if c.is_ascii_alphanumeric() => out.push(c),
                _ => return Err(format!("`{}` is not an argument", &self.text[at..at + c.len_utf8()])),
            }
        }
        Err("a bracket is opened and never closed".to_owned())
    }
}
