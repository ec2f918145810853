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

/// A part of a cell that is not broken, and the space before it.
pub(super) type Chunk = (f32, f32);

/// Whether all columns fit without a break.
pub(super) fn fit(needs: &[Need], width: f32) -> bool {
    needs.iter().map(|n| n.natural).sum::<f32>() <= width
}

/// Shares `width` among columns that fit: each gets what it needs, and as much of the rest as any other.
pub(super) fn spread(needs: &[Need], width: f32) -> Vec<f32> {
    let natural: f32 = needs.iter().map(|n| n.natural).sum();
    grown(needs, width - natural)
}

/// Shares `width` among columns that do not fit, so that the rows together are as low as can be; `rows` holds the
/// cells of some rows.
pub(super) fn share(needs: &[Need], rows: &[Vec<Vec<Chunk>>], width: f32) -> Vec<f32> {
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
    let mut widths: Vec<f32> = needs.iter().map(|n| n.least).collect();
    let mut rest = width - least;
    let step = (rest / STEPS).max(1.0);
    let mut lines: Vec<Vec<usize>> = rows.iter().map(|row| lines_of(row, &widths)).collect();
    while rest >= step {
        // The column that saves most lines for its width gets it.
        let mut best: Option<(f32, usize, f32)> = None;
        for (column, width) in widths.iter().enumerate() {
            for more in
                [1.0, 2.0, 4.0, 8.0, 16.0].map(|steps| steps * step).into_iter().filter(|m| *m <= rest)
            {
                let saved = saved(rows, &lines, column, width + more) / more;
                if saved > best.map_or(0.0, |(most, ..)| most) {
                    best = Some((saved, column, more));
                }
            }
        }
        let Some((_, column, more)) = best else { break };
        if let Some(width) = widths.get_mut(column) {
            *width += more;
        }
        rest -= more;
        lines = rows.iter().map(|row| lines_of(row, &widths)).collect();
    }
    let each = rest / widths.len().max(1) as f32;
    widths.iter().map(|width| width + each).collect()
}

/// In how many steps the width is shared.
const STEPS: f32 = 60.0;

/// What a line less of one cell is worth where the row stays as high, beside a line less of the row.
const CELL: f32 = 0.3;

/// How many lines the rows lose if a column is so wide.
fn saved(rows: &[Vec<Vec<Chunk>>], lines: &[Vec<usize>], column: usize, width: f32) -> f32 {
    let mut saved = 0.0;
    for (row, lines) in rows.iter().zip(lines) {
        let most = lines.iter().copied().max().unwrap_or(0);
        let others =
            lines.iter().enumerate().filter(|(at, _)| *at != column).map(|(_, n)| *n).max().unwrap_or(0);
        let before = lines.get(column).copied().unwrap_or(0);
        let own = if before > 1 { row.get(column).map_or(0, |cell| count(cell, width)) } else { before };
        saved += most.saturating_sub(own.max(others)) as f32 + before.saturating_sub(own) as f32 * CELL;
    }
    saved
}

fn lines_of(row: &[Vec<Chunk>], widths: &[f32]) -> Vec<usize> {
    row.iter().zip(widths).map(|(cell, width)| count(cell, *width)).collect()
}

/// How many lines of a width a cell takes.
fn count(cell: &[Chunk], width: f32) -> usize {
    let (mut lines, mut x) = (1, 0.0);
    for (space, chunk) in cell {
        if x > 0.0 && x + space + chunk > width + 0.01 {
            lines += 1;
            x = 0.0;
        }
        x += if x > 0.0 { space + chunk } else { *chunk };
        if *chunk > width {
            lines += (chunk / width.max(1.0)) as usize;
        }
    }
    lines
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
    // Lengths of time are of several parts; they end at the right.
    let is_time = matches!(rest.trim(), "h" | "min" | "s" | "d");
    if is_words || is_time || rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let whole = start + number.len();
    let Some(mark) = number.rfind(['.', ',']) else {
        return Some(whole);
    };
    let digits = number.len() - mark - 1;
    let other = if number.get(mark..)?.starts_with('.') { ',' } else { '.' };
    let is_decimal = digits != 3
        || rest.contains(['%', '\u{2030}'])
        || number.get(..mark)?.contains(other)
        || number.get(..mark)? == "0";
    Some(if is_decimal { start + mark } else { whole })
}

#[cfg(test)]
mod tests {
    use super::Need;
    use super::decimal_mark;
    use super::share;

    #[test]
    fn the_column_that_saves_lines_gets_the_width() {
        let words = |count: usize| vec![(3.0, 20.0); count];
        let rows: Vec<_> = (0..4).map(|_| vec![words(2), words(12), words(1)]).collect();
        let need = |count: usize| Need { natural: count as f32 * 23.0 - 3.0, least: 20.0 };
        let widths = share(&[need(2), need(12), need(1)], &rows, 200.0);
        assert!((widths.iter().sum::<f32>() - 200.0).abs() < 0.1, "{widths:?}");
        assert!(widths[1] > 110.0 && widths[0] >= 20.0 && widths[2] >= 20.0, "{widths:?}");
        let narrow = share(&[need(9), need(9)], &[vec![words(9), words(9)]], 30.0);
        assert!(narrow.iter().sum::<f32>() <= 30.1, "{narrow:?}");
    }

    #[test]
    fn lengths_of_time_have_no_decimal_mark() {
        assert_eq!(decimal_mark("6\u{a0}h"), None);
        assert_eq!(decimal_mark("EUR\u{a0}1,234.50"), Some("EUR\u{a0}1,234".len()));
        assert_eq!(decimal_mark("99.825\u{a0}%"), Some(2));
    }
}
