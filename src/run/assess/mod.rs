//! `assess`: one SLA held against the facts of one period, without a workspace.

mod answer;
mod example;
mod facts;
mod flags;
mod json;
mod text;

pub use answer::Answer;
pub use answer::assess;
pub use example::example;
pub use facts::Facts;
pub use flags::Flags;
pub use json::answer_json;
pub use text::answer_text;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::read_toml;
use crate::sla;
use crate::sla::Policy;
use crate::source::SourceId;
use crate::source::Sources;

/// Reads an SLA from a file.
pub fn read_policy(sources: &Sources, id: SourceId, diags: &mut Diagnostics) -> Option<Policy> {
    let raw = read_toml::<raw::RawSla>(sources, id, diags)?;
    sla::policy(&mut Reader::new(sources, id, diags), raw)
}

/// Reads facts for a policy from a file in TOML.
pub fn read_facts(
    sources: &Sources,
    id: SourceId,
    policy: &Policy,
    diags: &mut Diagnostics,
) -> Option<Facts> {
    let raw = read_toml::<raw::RawFacts>(sources, id, diags)?;
    facts::facts(&mut Reader::new(sources, id, diags), &raw, policy)
}

/// JSON as the TOML that says the same, so that there is one reader of facts.
///
/// # Errors
/// What cannot be read, or has no counterpart in TOML.
pub fn json_as_toml(text: &str) -> Result<String, Diagnostic> {
    let wrong = |what: String| {
        Diagnostic::error(Code::AssessFact, format!("the facts cannot be read as JSON: {what}"))
            .help("`amends schema facts` prints what may stand in them")
    };
    let value: serde_json::Value = serde_json::from_str(text).map_err(|e| wrong(e.to_string()))?;
    toml::to_string(&value).map_err(|e| wrong(e.to_string()))
}
