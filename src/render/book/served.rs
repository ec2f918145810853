//! The same page as `amends review` serves it: with the part that asks the server and acts, and a policy that lets it.
//!
//! The page on disk stays as it is and asks nobody for anything.

use super::SCRIPT;
use super::digest;
use super::script_of;

const REVIEW: &str = include_str!("assets/review.js");
const EDIT: &str = include_str!("assets/edit.js");
const REVIEW_STYLE: &str = include_str!("assets/review.css");
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// A page to be served, and what it may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedBook {
    /// The page.
    pub html: String,
    /// Its Content-Security-Policy, for the header too.
    pub policy: String,
}

/// A published page as it is served; `None` when another version of Amends made it, whose parts this one does not know.
pub fn served_book(page: &str) -> Option<ServedBook> {
    let (before, rest) = page.split_once(POLICY)?;
    let (policy, rest) = rest.split_once("\">")?;
    let (head, rest) = rest.split_once("<style>")?;
    let (style, rest) = rest.split_once("</style>")?;
    let script = script_of(&SCRIPT);
    let (body, end) = rest.rsplit_once(&format!("<script>{script}</script>"))?;
    // What acts stands before what starts the page.
    let (start, others) = SCRIPT.split_last()?;
    let parts: Vec<&str> = others.iter().copied().chain([REVIEW, EDIT, *start]).collect();
    let (acting, styled) = (script_of(&parts), format!("{style}{REVIEW_STYLE}"));
    if !policy.contains(&digest(&script)) || !policy.contains(&digest(style)) {
        return None;
    }
    let policy = policy
        .replace(&digest(&script), &digest(&acting))
        .replace(&digest(style), &digest(&styled))
        .replace("frame-src 'self' file:", "frame-src 'self'; connect-src 'self'");
    let html = [
        before,
        POLICY,
        &policy,
        "\">",
        head,
        "<style>",
        &styled,
        "</style>",
        body,
        "<script>",
        &acting,
        "</script>",
        end,
    ]
    .concat();
    Some(ServedBook { html, policy: format!("{policy}; frame-ancestors 'none'") })
}
