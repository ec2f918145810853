//! Prose of two kinds that can't be mixed up: what stays inside, and what customers may read.

use std::collections::BTreeMap;

/// Words for our own people. There is no way from here to a public document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InternalProse {
    /// The summary, Markdown subset.
    pub summary: String,
    /// What people can do meanwhile, for those who answer customers, Markdown subset; empty when nothing was written.
    pub workaround: String,
}

/// Words for customers, Markdown subset; an empty text was not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicProse {
    /// The title, in a translation; the incident has its own.
    pub title: String,
    /// What happened, in plain words.
    pub what_happened: String,
    /// What the reader's people could not do, now and permanently.
    pub consequence: String,
    /// The cause in plain words.
    pub cause: String,
    /// What prevents a recurrence.
    pub prevention: String,
    /// Which data was lost, in a translation; the incident says it in its own language.
    pub data_loss: String,
}

/// Words in the language of the workspace and, by tag, in others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translated {
    /// In the language of the workspace; `None` when nothing was written.
    pub own: Option<String>,
    /// In other languages.
    pub others: BTreeMap<String, String>,
}

impl Translated {
    /// The words in the language of the workspace; empty when nothing was written.
    pub fn in_own(&self) -> &str {
        self.own.as_deref().unwrap_or_default()
    }
}

impl PublicProse {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        [&self.what_happened, &self.consequence, &self.cause, &self.prevention]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}
