//! Looks at a template before it is parsed: the parser calls itself for each block and bracket that stands inside
//! another, so that a text that is deep enough would end the program.

use crate::render::template::survey::DEEPEST;

/// How deep a text may look and still be parsed. What lies between this and [`DEEPEST`] is told with more care
/// afterwards, when it is known what is a block and what is only a word.
const PARSED: usize = DEEPEST * 4;

/// Where a text is too deep to be parsed, as an offset in bytes, and what is too deep.
pub(super) fn too_deep(text: &str) -> Option<(usize, String)> {
    let mut blocks: usize = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("{{")) {
        let start = at + found;
        let tag = text.get(start..)?.trim_start_matches('{');
        let inside = tag.trim_start_matches('~');
        let (end, is_comment) = match inside.strip_prefix('!') {
            Some(comment) if comment.starts_with("--") => (tag.find("--}}"), true),
            Some(_) => (tag.find("}}"), true),
            None => (tag.find("}}"), false),
        };
        let length = end.unwrap_or(tag.len());
        if !is_comment {
            blocks = match inside.chars().next() {
                Some('#') => blocks + 1,
                Some('^')
                    if inside.get(1..).is_some_and(|rest| !rest.trim_start().starts_with(['}', '~'])) =>
                {
                    blocks + 1
                }
                Some('/') => blocks.saturating_sub(1),
                _ => blocks,
            };
            if blocks > PARSED {
                return Some((start, format!("more than {DEEPEST} blocks stand inside one another")));
            }
            if brackets(tag.get(..length)?) > PARSED {
                return Some((start, format!("more than {DEEPEST} brackets stand inside one another")));
            }
        }
        at = text.len() - tag.len() + length;
        at = text.len().min(at.max(start + 2));
    }
    None
}

/// How deep brackets stand inside one another at most.
fn brackets(tag: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in tag.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn what_is_deep_is_told_before_it_is_parsed() {
        let deep = |n: usize| "{{#if a}}".repeat(n) + &"{{/if}}".repeat(n);
        assert_eq!(too_deep(&deep(96)), None);
        assert_eq!(too_deep(&deep(97)).map(|(at, _)| at), Some(96 * 9));
        assert_eq!(too_deep(&deep(1).repeat(10_000)), None, "one after the other is not deep");
        assert!(too_deep(&"{{~#if a}}".repeat(97)).is_some());
        assert!(too_deep(&"{{^if a}}".repeat(97)).is_some());
        assert_eq!(too_deep(&"{{#if a}}x{{^}}y{{/if}}".repeat(200)), None, "an else is no block");
        assert_eq!(too_deep(&"{{!-- {{#if a}} --}}{{! {{#if }}".repeat(200)), None, "a comment is no block");
        assert!(too_deep(&format!("{{{{#if {}a{}}}}}", "(not ".repeat(97), ")".repeat(97))).is_some());
        assert_eq!(too_deep("{{"), None);
        assert_eq!(too_deep("{{{{{{ä"), None);
    }
}
