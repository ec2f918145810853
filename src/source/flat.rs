//! Texts made comparable: as a reader sees them, not as they were typed.

/// Text with one space between words, straight quotation marks, plain hyphens, and nothing unseen.
pub fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_ascii_graphic() {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push(c);
            continue;
        }
        let c = match c {
            '’' | '‘' | 'ʼ' | '‛' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '‑' | '‐' => '-',
            '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{ad}' => continue,
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == ' ' {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    if space && !out.is_empty() {
        out.push(' ');
    }
    out
}
