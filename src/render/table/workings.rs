//! Workings as JSON: words in English, and the exact value of every step beside them.

use crate::language::Language;
use crate::workings::Step;
use serde::Serialize;

/// A step of the workings with all steps below it.
#[derive(Serialize)]
pub struct JsonStep {
    what: String,
    value: String,
    exact: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<JsonStep>,
}

impl JsonStep {
    /// A step and those below it.
    pub fn new(step: &Step) -> Self {
        let english = Language::english();
        let value = english.value(&step.value);
        JsonStep {
            what: english.phrase(&step.what),
            exact: step.value.exact().unwrap_or_else(|| value.clone()),
            value,
            rule: english.phrase(&step.rule),
            clause: step.clause.clone(),
            sources: step.sources.clone(),
            steps: step.steps.iter().map(JsonStep::new).collect(),
        }
    }
}
