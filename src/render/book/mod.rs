//! The page of a month as one HTML file: its data, its style and its script inside, and no request to anywhere.
//!
//! What the page may do stands in its Content-Security-Policy: run this script, use this style, show files beside it in a
//! frame. Data is inert: JSON in elements that are no script, which the script sets as text and never as HTML.

mod colour;
mod pack;
mod served;

use crate::compose::book::Front;
use crate::render::html::escaped;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use colour::accents;
use sha2::Digest;
use sha2::Sha256;
use std::fmt::Write;

pub use pack::Packed;
pub use pack::pack;
pub use served::ServedBook;
pub use served::served_book;

const SHELL: &str = include_str!("assets/shell.html");
const STYLE: &str = include_str!("assets/book.css");
/// The script, in the order in which its parts build on each other.
const SCRIPT: [&str; 9] = [
    include_str!("assets/core.js"),
    include_str!("assets/draw.js"),
    include_str!("assets/table.js"),
    include_str!("assets/month.js"),
    include_str!("assets/customers.js"),
    include_str!("assets/incidents.js"),
    include_str!("assets/money.js"),
    include_str!("assets/evidence.js"),
    include_str!("assets/start.js"),
];

/// The data of a page, but for what it shows first.
pub struct BookParts {
    /// The rows of the list of customers.
    pub customers: Packed,
    /// The rows of the ledger.
    pub ledger: Packed,
    /// The pages of customers, so many a part.
    pub pages: Vec<Packed>,
}

/// The page; `accent` is the brand's colour, `#rrggbb`.
///
/// # Errors
/// What serde says when the data cannot be written; that is a mistake of ours.
pub fn book_html(front: &Front, parts: &BookParts, accent: Option<&str>) -> serde_json::Result<Vec<u8>> {
    let script = script_of(&SCRIPT);
    let style = STYLE.replace("/* ACCENTS */", &accents(accent));
    let mut data = String::new();
    element(&mut data, "front", "application/json", &inert(&pack::straight(serde_json::to_string(front)?)));
    element(&mut data, "customers", "text/plain", &parts.customers.0);
    element(&mut data, "ledger", "text/plain", &parts.ledger.0);
    for (n, page) in parts.pages.iter().enumerate() {
        element(&mut data, &format!("pages-{n}"), "text/plain", &page.0);
    }
    let title = pack::straight(format!("{}, {}", front.month, front.company));
    let value = |name: &str| match name {
        "POLICY" => policy(&script, &style),
        "TITLE" => escaped(&title),
        "MONTH" => escaped(&front.month),
        "COMPANY" => escaped(&pack::straight(front.company.clone())),
        "STYLE" => style.clone(),
        "SCRIPT" => script.clone(),
        _ => data.clone(),
    };
    // In one pass, so that no value is looked at for a name of ours.
    let mut page = String::with_capacity(SHELL.len() + style.len() + script.len() + data.len());
    let mut pieces = SHELL.split("[[");
    page.push_str(pieces.next().unwrap_or_default());
    for (name, rest) in pieces.filter_map(|piece| piece.split_once("]]")) {
        page.push_str(&value(name));
        page.push_str(rest);
    }
    Ok(page.into_bytes())
}

/// The parts of a script as one, whose names nothing else sees.
fn script_of(parts: &[&str]) -> String {
    format!("\"use strict\";\n(() => {{\n{}}})();\n", parts.join("\n"))
}

/// What the page may do. Files are opened from disk, where Chromium takes `'self'` for any file; `file:` says the same to Firefox.
fn policy(script: &str, style: &str) -> String {
    let (script, style) = (digest(script), digest(style));
    format!(
        "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; frame-src 'self' file:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// JSON without a character that HTML could take for the end of the element.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn element(out: &mut String, id: &str, kind: &str, text: &str) {
    // Writing into a string does not fail.
    let _ = writeln!(out, "<script type=\"{kind}\" id=\"data-{id}\">{text}</script>");
}
