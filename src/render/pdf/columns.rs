//! How the width of a table is shared among its columns, and where numbers have their decimal mark.

/// The part of a table that one word may claim for its column.
const WIDEST_WORD: f32 = 0.3;

/// What a column needs, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// Its width without any break.
    pub(super) natural: f32,
    /// The width of its widest word.
    pub(super) least: f32,
}

/// Shares `width` among columns: narrow ones get what they need, wide ones share the rest.
pub(super) fn share(needs: &[Need], width: f32) -> Vec<f32> {
    let natural: f32 = needs.iter().map(|n| n.natural).sum();
    if natural <= width {
        return grown(needs, width - natural);
    }
    // A word so wide that it would crowd out the other columns is broken instead.
    let bound = (width * WIDEST_WORD).max(width / needs.len().max(1) as f32);
    let needs: Vec<Need> = needs.iter().map(|n| Need { least: n.least.min(bound), ..*n }).collect();
    let least: f32 = needs.iter().map(|n| n.least).sum();
    if least >= width {
        // Even the words do not fit: the widest columns give way and break inside words.
        let mut widths: Vec<f32> = needs.iter().map(|n| n.least).collect();
        let cap = level(&widths, width);
        widths.iter_mut().for_each(|w| *w = w.min(cap));
        return widths;
    }
    // Raise a common bound until the columns, none narrower than its words, fill the width.
    let (mut low, mut high) = (0.0, width);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        let sum: f32 = needs.iter().map(|n| n.natural.min(middle).max(n.least)).sum();
        if sum > width { high = middle } else { low = middle }
    }
    needs.iter().map(|n| n.natural.min(low).max(n.least)).collect()
}

/// What is left over goes to all columns alike, so that the gaps between them look equal.
fn grown(needs: &[Need], rest: f32) -> Vec<f32> {
    let each = rest / needs.len().max(1) as f32;
    needs.iter().map(|n| n.natural + each).collect()
}

/// The bound that, laid over all widths, makes them fit.
fn level(widths: &[f32], width: f32) -> f32 {
    let (mut low, mut high) = (0.0, width);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if widths.iter().map(|w| w.min(middle)).sum::<f32>() > width { high = middle } else { low = middle }
    }
    low
}

/// The byte at which a number has its decimal mark, or ends where it has none; nothing where it is no number.
pub(super) fn decimal_mark(text: &str) -> Option<usize> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    if text.get(..start)?.chars().filter(|c| c.is_alphabetic()).count() > 3 {
        return None;
    }
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\'' | '\u{2019}');
    let tail = text.get(start..)?;
    let number = tail.get(..tail.find(|c| !is_part(c)).unwrap_or(tail.len()))?;
    let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let rest = tail.get(number.len()..)?;
    let is_words = rest.chars().filter(|c| c.is_alphabetic()).count() > 3;
    if is_words || rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let whole = start + number.len();
    let Some(mark) = number.rfind(['.', ',']) else {
        return Some(whole);
    };
    let digits = number.len() - mark - 1;
    let other = if number.get(mark..)?.starts_with('.') { ',' } else { '.' };
    let is_decimal = digits != 3 || number.get(..mark)?.contains(other) || number.get(..mark)? == "0";
    Some(if is_decimal { start + mark } else { whole })
}
