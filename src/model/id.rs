//! Ids that can't be mixed up, and the characters that an id may have.

use std::fmt;

macro_rules! ids {
    ($($name:ident, $about:literal;)*) => { $(
        #[doc = $about]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// An id from its text.
            pub fn new(text: impl Into<String>) -> Self {
                $name(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )* };
}

ids! {
    CustomerId, "A customer.";
    ServiceId, "A service.";
    LineId, "A contract line: stable, never used again for something else.";
    SlaId, "An SLA.";
    IncidentId, "An incident.";
}

const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];

/// Why a text can't be an id, or `None` when it can. Ids become names of files and folders, so they
/// are letters, digits, `-`, `_` and `.`, at most 64, and begin with a letter or a digit.
pub fn id_problem(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("it is empty");
    }
    if text.len() > 64 {
        return Some("it is longer than 64 characters");
    }
    if !text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Some("it does not begin with a letter or a digit");
    }
    if !text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
        return Some("only the letters a to z, digits, `-`, `_` and `.` can stand in a file name safely");
    }
    if text.contains("..") || text.ends_with('.') {
        return Some("two dots, or a dot at the end, would be read as part of a path");
    }
    if text.eq_ignore_ascii_case("mail-merge.csv") {
        return Some("a file of every run is called so");
    }
    let stem = text.split('.').next().unwrap_or(text).to_ascii_lowercase();
    RESERVED.contains(&stem.as_str()).then_some("it is a reserved file name on some systems")
}
