//! Text of a PDF: operators of a page and objects of a file, written as they stand in it.

use lopdf::Dictionary;
use lopdf::Object;
use lopdf::ObjectId;

/// How many parts of a point numbers are written in.
const PARTS: i64 = 1_000;

/// Text as it stands in the file; all of it is ASCII.
#[derive(Default)]
pub(super) struct Ink {
    text: String,
}

impl Ink {
    /// What was written since the last call, if anything was.
    pub(super) fn take(&mut self) -> Option<String> {
        (!self.text.is_empty()).then(|| std::mem::take(&mut self.text))
    }

    /// Operators and operands as they are.
    pub(super) fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A whole number.
    pub(super) fn whole(&mut self, value: usize) {
        let mut digits = [0_u8; 20];
        let (mut left, mut at) = (value, digits.len());
        for (index, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0' + (left % 10) as u8;
            (left, at) = (left / 10, index);
            if left == 0 {
                break;
            }
        }
        self.text.extend(digits.iter().skip(at).map(|digit| char::from(*digit)));
    }

    /// A number, to the thousandth.
    pub(super) fn number(&mut self, value: f32) {
        let parts = (f64::from(value) * PARTS as f64).round() as i64;
        if parts < 0 {
            self.text.push('-');
        }
        let parts = parts.abs();
        self.whole((parts / PARTS) as usize);
        let mut rest = parts % PARTS;
        if rest > 0 {
            self.text.push('.');
        }
        let mut unit = PARTS / 10;
        while rest > 0 {
            self.text.push(char::from(b'0' + (rest / unit) as u8));
            (rest, unit) = (rest % unit, unit / 10);
        }
    }

    /// Numbers, each followed by a space.
    pub(super) fn numbers(&mut self, values: &[f32]) {
        for value in values {
            self.number(*value);
            self.text.push(' ');
        }
    }

    /// The number of a glyph, inside a literal string.
    pub(super) fn glyph(&mut self, number: u16) {
        for byte in number.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.text.extend(['\\', char::from(byte)]),
                b'\r' => self.text.push_str("\\r"),
                0x80.. => {
                    let digit = |shift: u8| char::from(b'0' + ((byte >> shift) & 7));
                    self.text.extend(['\\', digit(6), digit(3), digit(0)]);
                }
                plain => self.text.push(char::from(plain)),
            }
        }
    }

    /// How much is written.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What is written.
    pub(super) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// A reference to an object.
    pub(super) fn reference(&mut self, id: ObjectId) {
        self.whole(id.0 as usize);
        self.put(" 0 R");
    }

    /// Words: ASCII as it is, anything else in UTF-16.
    pub(super) fn words(&mut self, text: &str) {
        if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
            return self.literal(text.as_bytes());
        }
        self.put("<FEFF");
        text.encode_utf16().flat_map(u16::to_be_bytes).for_each(|byte| self.hex(byte));
        self.put(">");
    }

    /// A string of ASCII characters.
    fn literal(&mut self, bytes: &[u8]) {
        self.put("(");
        for byte in bytes {
            if matches!(byte, b'(' | b')' | b'\\') {
                self.put("\\");
            }
            self.text.push(char::from(*byte));
        }
        self.put(")");
    }

    /// Any bytes as a string.
    fn string(&mut self, bytes: &[u8]) {
        if bytes.iter().all(|b| (b' '..=b'~').contains(b)) {
            return self.literal(bytes);
        }
        self.put("<");
        bytes.iter().for_each(|byte| self.hex(*byte));
        self.put(">");
    }

    fn hex(&mut self, byte: u8) {
        for digit in [byte >> 4, byte & 15] {
            self.text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
        }
    }

    /// A name.
    pub(super) fn name(&mut self, name: &[u8]) {
        self.put("/");
        for byte in name {
            if byte.is_ascii_alphanumeric() || b"+-_.".contains(byte) {
                self.text.push(char::from(*byte));
            } else {
                self.put("#");
                self.hex(*byte);
            }
        }
    }

    /// A dictionary.
    pub(super) fn dictionary(&mut self, dictionary: &Dictionary) {
        self.put("<<");
        for (key, value) in dictionary {
            self.name(key);
            self.put(" ");
            self.object(value);
        }
        self.put(">>");
    }

    /// Any object but a stream; of that, its dictionary.
    pub(super) fn object(&mut self, object: &Object) {
        match object {
            Object::Null => self.put("null"),
            Object::Boolean(value) => self.put(if *value { "true" } else { "false" }),
            Object::Integer(value) => self.put(&value.to_string()),
            Object::Real(value) => self.number(*value),
            Object::Name(name) => self.name(name),
            Object::String(bytes, _) => self.string(bytes),
            Object::Array(list) => {
                self.put("[");
                for (index, item) in list.iter().enumerate() {
                    if index > 0 {
                        self.put(" ");
                    }
                    self.object(item);
                }
                self.put("]");
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary),
            Object::Stream(stream) => self.dictionary(&stream.dict),
            Object::Reference(id) => self.reference(*id),
        }
    }
}
