//! The prose of a letter as its page says it: what [`super::to_html`] wrote, read back.

use crate::render::document::Class;

/// Elements that nothing closes.
const VOID: [&str; 4] = ["br", "hr", "img", "meta"];

/// The words of every paragraph of prose of a letter that was written as HTML here, in reading order. Of other pages
/// nothing is certain.
pub fn prose_of(html: &str) -> Vec<String> {
    let mut all = Vec::new();
    let Some((_, mut rest)) = html.split_once("<main>") else { return all };
    // Of each element that is open, whether paragraphs in it are prose.
    let mut open: Vec<bool> = Vec::new();
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        if tag == "p" && open.iter().all(|is_prose| *is_prose) {
            let Some((words, after)) = rest.split_once("</p>") else { break };
            all.push(plain(words));
            rest = after;
        } else if tag.starts_with('/') {
            // The end of the letter.
            if open.pop().is_none() {
                break;
            }
        } else {
            let name = tag.split([' ', '\n']).next().unwrap_or(tag);
            if !tag.ends_with('/') && !VOID.contains(&name) {
                open.push(name == "div" && holds_prose(tag));
            }
        }
    }
    all
}

fn holds_prose(tag: &str) -> bool {
    let class = tag.split_once("class=\"").and_then(|(_, rest)| rest.split_once('"'));
    class.and_then(|(name, _)| Class::named(name)).is_some_and(crate::render::document::holds_prose)
}

/// Words without their elements, and as they are.
fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = match tag {
            "br" => {
                words.push(' ');
                after.strip_prefix('\n').unwrap_or(after)
            }
            _ => after,
        };
    }
    words.push_str(rest);
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(words, |words, (name, character)| words.replace(name, character))
}
