//! The lines that differ between two texts.

use serde::Serialize;

/// Beyond this many lines between the first and the last difference they are not paired with each other.
const MOST_PAIRED: usize = 2_000;

/// A line that is in one text only, or stands for another.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct LineChange {
    /// Its number in the first text, and the line; `None` when it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<(usize, String)>,
    /// Its number in the second text, and the line; `None` when it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is: Option<(usize, String)>,
}

/// What differs, in order: a line that was replaced stands beside the one in its place.
pub(super) fn changed_lines(was: &str, is: &str) -> Vec<LineChange> {
    let (a, b): (Vec<&str>, Vec<&str>) = (was.lines().collect(), is.lines().collect());
    let first = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = |lines: &[&str]| lines.len() - first;
    let most = rest(&a).min(rest(&b));
    let last = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(first..a.len() - last).unwrap_or(&[]), b.get(first..b.len() - last).unwrap_or(&[]));
    let kept = if a.len().max(b.len()) > MOST_PAIRED { Vec::new() } else { common(a, b) };
    let mut changes = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (to_a, to_b) in kept.into_iter().chain([(a.len(), b.len())]) {
        let numbered = |lines: &[&str], at: usize| lines.get(at).map(|l| (first + at + 1, (*l).to_owned()));
        while i < to_a || j < to_b {
            let was = (i < to_a).then(|| numbered(a, i)).flatten();
            let is = (j < to_b).then(|| numbered(b, j)).flatten();
            (i, j) = (i + usize::from(was.is_some()), j + usize::from(is.is_some()));
            changes.push(LineChange { was, is });
        }
        (i, j) = (to_a + 1, to_b + 1);
    }
    changes
}

/// The pairs of a longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            lengths[i * width + j] = match a[i] == b[j] {
                true => lengths[(i + 1) * width + j + 1] + 1,
                false => lengths[(i + 1) * width + j].max(lengths[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(was: Option<(usize, &str)>, is: Option<(usize, &str)>) -> LineChange {
        let own = |side: Option<(usize, &str)>| side.map(|(n, text)| (n, text.to_owned()));
        LineChange { was: own(was), is: own(is) }
    }

    #[test]
    fn lines_that_moved_are_no_change() {
        let found = changed_lines("a\nb\nc\nd\n", "a\nnew\nb\nC\nd\n");
        assert_eq!(found, [change(None, Some((2, "new"))), change(Some((3, "c")), Some((4, "C")))]);
        assert_eq!(changed_lines("a\n", "a\n"), []);
        assert_eq!(changed_lines("a\na\n", "a\n"), [change(Some((2, "a")), None)]);
        assert_eq!(changed_lines("", "x"), [change(None, Some((1, "x")))]);
    }
}
