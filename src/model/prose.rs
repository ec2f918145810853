//! Prose of two kinds that can't be mixed up: what stays inside, and what customers may read.

/// Words for our own people. There is no way from here to a public document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InternalProse {
    /// The summary, Markdown subset.
    pub summary: String,
}

/// Words for customers, Markdown subset; an empty text was not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicProse {
    /// What happened, in plain words.
    pub what_happened: String,
    /// What the reader's people could not do, now and permanently.
    pub consequence: String,
    /// The cause in plain words.
    pub cause: String,
    /// What prevents a recurrence.
    pub prevention: String,
}

impl PublicProse {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        [&self.what_happened, &self.consequence, &self.cause, &self.prevention]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}
