//! Words that several documents share. What a customer reads comes from a [`Language`](crate::language::Language); documents
//! that stay in the house are in English.

mod count;
mod reasons;

pub use count::count;
pub use reasons::decides;
pub use reasons::excluded_time;
pub use reasons::exclusion;
pub use reasons::witness;

/// What stands where nothing is known.
pub const NOT_RECORDED: &str = "not recorded";

/// What stands where there is no time, no amount, nothing.
pub const NONE: &str = "none";

/// A text, or `None` when nothing was written.
pub fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text, or `not recorded`.
pub fn recorded(text: Option<&str>) -> String {
    text.and_then(written).unwrap_or_else(|| NOT_RECORDED.to_owned())
}

/// A text of several lines as one paragraph of plain text.
pub fn one_paragraph(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `contracts.csv, line 7` from `contracts.csv:7`.
pub fn place(at: &str) -> String {
    match at.rsplit_once(':') {
        Some((file, line)) if !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{file}, line {line}")
        }
        _ => at.to_owned(),
    }
}
