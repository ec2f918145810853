//! Where a value stands in a JSON text, by its path. The text has been found to be JSON before.

use std::fmt::Write;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// To the value under a name.
    Name(String),
    /// To an entry of a list.
    Index(usize),
}

/// A path as people write it: `context.lines[2].amount`.
pub(super) fn words(path: &[Key]) -> String {
    let mut out = String::new();
    for key in path {
        let _ = match key {
            Key::Name(name) if out.is_empty() => write!(out, "{name}"),
            Key::Name(name) => write!(out, ".{name}"),
            Key::Index(index) => write!(out, "[{index}]"),
        };
    }
    out
}

/// The bytes of the value at a path: all of a text or number, the first bracket of a list or object. The nearest
/// value around it where there is nothing at the path.
pub(super) fn place(text: &str, path: &[Key]) -> Option<(usize, usize)> {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    cursor.space();
    let mut best = cursor.shown();
    for key in path {
        let is_found = match key {
            Key::Name(name) => cursor.enter_name(text, name),
            Key::Index(index) => cursor.enter_index(*index),
        };
        if !is_found {
            break;
        }
        best = cursor.shown();
    }
    text.get(best.0..best.1).map(|_| best)
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// What is underlined of the value that begins here.
    fn shown(&self) -> (usize, usize) {
        let mut end = Cursor { bytes: self.bytes, at: self.at };
        if matches!(end.peek(), Some(b'{' | b'[')) {
            end.at += 1
        } else {
            end.skip()
        }
        (self.at, end.at)
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek().filter(|b| *b != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }

    /// Goes behind the value that begins here.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' | b',' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b if b.is_ascii_whitespace() && depth == 0 => return,
                _ => self.at += 1,
            }
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                return;
            }
        }
    }

    /// Goes to the value under a name; stays where there is none.
    fn enter_name(&mut self, text: &str, name: &str) -> bool {
        let home = self.at;
        if self.peek() != Some(b'{') {
            return false;
        }
        self.at += 1;
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                break;
            }
            self.string();
            let key = text.get(start..self.at).and_then(|raw| serde_json::from_str::<String>(raw).ok());
            self.space();
            self.at += 1;
            self.space();
            if key.as_deref() == Some(name) {
                return true;
            }
            self.skip();
            if !self.comma() {
                break;
            }
        }
        self.at = home;
        false
    }

    fn enter_index(&mut self, index: usize) -> bool {
        let home = self.at;
        if self.peek() != Some(b'[') {
            return false;
        }
        self.at += 1;
        self.space();
        for _ in 0..index {
            self.skip();
            if !self.comma() {
                self.at = home;
                return false;
            }
        }
        true
    }

    /// Goes behind the next comma, if one comes.
    fn comma(&mut self) -> bool {
        self.space();
        let is_comma = self.peek() == Some(b',');
        self.at += usize::from(is_comma);
        self.space();
        is_comma
    }
}
