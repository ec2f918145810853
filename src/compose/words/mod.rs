//! The words of documents: dates, times, lengths, lists, zones, places. English, all in one place, so that
//! other languages can stand beside it.

mod clock;
mod countries;
mod days;
mod lists;
mod reasons;

pub use clock::clock_change;
pub use clock::date_time;
pub use clock::end_after;
pub use clock::is_utc;
pub use clock::on_day;
pub use clock::time;
pub use clock::time_beside;
pub use clock::zone_name;
pub use countries::country;
pub use countries::region;
pub use days::date;
pub use days::days;
pub use days::days_of;
pub use days::span_of_days;
pub use lists::capital;
pub use lists::count;
pub use lists::grouped;
pub use lists::list;
pub use lists::number;
pub use lists::times;
pub use reasons::decides;
pub use reasons::excluded_time;
pub use reasons::exclusion;
pub use reasons::witness;

/// What stands where nothing is known.
pub const NOT_RECORDED: &str = "not recorded";

/// What stands where there is no time, no amount, nothing.
pub const NONE: &str = "none";

/// `about 14:02` when a value is only roughly known.
pub fn about(is_approximate: bool, text: String) -> String {
    if is_approximate { format!("about {text}") } else { text }
}

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

#[cfg(test)]
mod tests;
