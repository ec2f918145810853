//! Two trees of workings, node by node: the first step that differs with none below it that does.

use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeSet;

/// A step as `credits.json` has it.
#[derive(Deserialize)]
pub(super) struct WrittenStep {
    what: String,
    value: String,
    exact: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    clause: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    steps: Vec<WrittenStep>,
}

/// A step that differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Leaf {
    /// The names of the steps above it and its own: `credit › base › fee`.
    pub(super) path: String,
    /// What it said; empty when it is new.
    pub(super) was: String,
    /// What it says; empty when it is gone.
    pub(super) is: String,
    /// `file:line` of what it rested on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sources_was: Vec<String>,
    /// `file:line` of what it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sources_is: Vec<String>,
}

impl WrittenStep {
    /// Value and rule in words.
    fn words(&self) -> String {
        let clause = self.clause.as_ref().map(|c| format!(" [{c}]")).unwrap_or_default();
        let rule = if self.rule.is_empty() { String::new() } else { format!(": {}", self.rule) };
        format!("{}{rule}{clause}", self.value).replace('\u{a0}', " ")
    }

    /// Where it stands is no difference: a line that moved says the same.
    fn says_the_same(&self, other: &WrittenStep) -> bool {
        (&self.exact, &self.value, &self.rule, &self.clause)
            == (&other.exact, &other.value, &other.rule, &other.clause)
    }

    /// Every `file:line` of the tree.
    pub(super) fn sources(&self) -> BTreeSet<&str> {
        let own = self.sources.iter().map(String::as_str);
        own.chain(self.steps.iter().flat_map(WrittenStep::sources)).collect()
    }
}

/// The first difference, as deep as it goes.
pub(super) fn first_difference(was: &WrittenStep, is: &WrittenStep) -> Option<Leaf> {
    go(was, is, &was.what, (&was.sources, &is.sources))
}

fn go(was: &WrittenStep, is: &WrittenStep, path: &str, above: (&[String], &[String])) -> Option<Leaf> {
    // A step without sources of its own rests on what the step above rests on.
    let sources_was = if was.sources.is_empty() { above.0 } else { &was.sources };
    let sources_is = if is.sources.is_empty() { above.1 } else { &is.sources };
    let mut paired: Vec<bool> = vec![false; is.steps.len()];
    let mut lone: Option<&WrittenStep> = None;
    for step in &was.steps {
        // The same step first, then one of the same name.
        let free = |at: &usize| !paired.get(*at).copied().unwrap_or(true);
        let same = (0..is.steps.len())
            .filter(free)
            .find(|at| is.steps[*at].what == step.what && is.steps[*at].says_the_same(step));
        let named = || (0..is.steps.len()).filter(free).find(|at| is.steps[*at].what == step.what);
        let Some(at) = same.or_else(named) else {
            lone = lone.or(Some(step));
            continue;
        };
        paired[at] = true;
        let path = format!("{path} › {}", step.what);
        if let Some(leaf) = go(step, &is.steps[at], &path, (sources_was, sources_is)) {
            return Some(leaf);
        }
    }
    if let Some(step) = lone {
        return Some(Leaf {
            path: format!("{path} › {}", step.what),
            was: step.words(),
            is: String::new(),
            sources_was: step.sources().into_iter().map(str::to_owned).collect(),
            sources_is: Vec::new(),
        });
    }
    if let Some((step, _)) = is.steps.iter().zip(&paired).find(|(_, paired)| !**paired) {
        return Some(Leaf {
            path: format!("{path} › {}", step.what),
            was: String::new(),
            is: step.words(),
            sources_was: Vec::new(),
            sources_is: step.sources().into_iter().map(str::to_owned).collect(),
        });
    }
    (!was.says_the_same(is)).then(|| Leaf {
        path: path.to_owned(),
        was: was.words(),
        is: is.words(),
        sources_was: sources_was.to_vec(),
        sources_is: sources_is.to_vec(),
    })
}
