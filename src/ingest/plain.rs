//! What was written on a page as plain text: HTML and Markdown lose their marks, and nothing of them can run or load.

use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::TagEnd;

/// The words of a text of a status page, one line a paragraph.
pub fn plain_text(text: &str) -> String {
    let markdown = without_tags(text);
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(&markdown, Options::empty()) {
        match event {
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak | Event::Rule => out.push('\n'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::BlockQuote(_),
            ) => out.push('\n'),
            _ => {}
        }
    }
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The text between HTML tags; scripts and styles are left out with what they hold.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let Some(end) = tag.find('>') else {
            // Nothing closes any more: every mark from here on is a mark.
            out.push_str(&tag.replace('<', "&lt;"));
            return out;
        };
        if !is_tag {
            // A mark that opens nothing is a mark; as HTML it would be read again below.
            out.push_str("&lt;");
            rest = &tag[1..];
            continue;
        }
        let name: String =
            tag[1..end].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let name = name.to_ascii_lowercase();
        rest = &tag[end + 1..];
        match name.trim_matches('/') {
            hidden @ ("script" | "style") if !name.starts_with('/') => {
                rest = after_closing(rest, hidden);
            }
            "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4" => {
                out.push_str("\n\n")
            }
            _ => {}
        }
    }
    out.push_str(rest);
    out
}

/// What follows `</name>`; nothing, when it is never closed.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(found) = text[at..].find("</") {
        let start = at + found + 2;
        let closes = text.get(start..start + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        if closes {
            return text[start..].find('>').map_or("", |end| &text[start + end + 1..]);
        }
        at = start;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn marks_go_and_words_stay() {
        for (written, plain) in [
            ("We are **investigating** slow `API` calls.", "We are investigating slow API calls."),
            ("<p>Down.<br />Now <b>up</b> &amp; fine</p>", "Down.\nNow up & fine"),
            ("# Summary\n\nAll [well](https://x.example).\n* one\n* two", "Summary\nAll well.\none\ntwo"),
            ("a <script>alert('<b>')</script> b", "a b"),
            ("a <SCRIPT src=x>never closed", "a"),
            ("a <style>p{}</STYLE >b", "a b"),
            ("5 < 6 and <3", "5 < 6 and <3"),
            ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
            ("<<b>b>x", "<b>x"),
            ("![image](http://x.example/pixel.png)", "image"),
            ("<a href=\"javascript:alert(1)\">here</a>", "here"),
            ("", ""),
            ("<!-- hidden -->shown <", "shown <"),
            ("</script", "</script"),
            ("<style></styl", ""),
            ("<script>é</é", ""),
        ] {
            assert_eq!(plain_text(written), plain, "{written}");
        }
    }
}
