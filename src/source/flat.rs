//! Texts made comparable: as a reader sees them, not as they were typed.

/// Text with one space between words, straight quotation marks, plain hyphens, narrow letters and digits, and nothing unseen.
///
/// Wide letters and digits, which East Asian keyboards write, are the same to a reader: `ＥＵＲ　９９９．００` is `EUR 999.00`.
pub fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for (at, c) in text.char_indices() {
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
            '\u{ff01}'..='\u{ff5e}' => narrow(c, &out, text.get(at + c.len_utf8()..).unwrap_or("")),
            '￥' => '¥',
            '￡' => '£',
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

/// A wide letter, digit or dollar as a narrow one; so is a mark of punctuation between two digits. Elsewhere it ends
/// sentences and opens brackets, and stays.
fn narrow(c: char, before: &str, after: &str) -> char {
    let Some(plain) = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32) else { return c };
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let joins = matches!(plain, '.' | ',' | ':' | '/' | '-');
    let within = || before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(is_digit);
    if plain.is_ascii_alphanumeric() || plain == '$' || (joins && within()) { plain } else { c }
}

#[cfg(test)]
mod tests {
    use super::flat;

    #[test]
    fn wide_figures_are_figures() {
        assert_eq!(flat("ＥＵＲ　９９９．００、１２：３４に"), "EUR 999.00、12:34に");
        assert_eq!(flat("２０２６年３月１２日：（Ａ）３．"), "2026年3月12日：（A）3．");
        assert_eq!(flat("￥１，０００！"), "¥1,000！");
    }
}
