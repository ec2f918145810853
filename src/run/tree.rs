//! Workings as lines of text.

use crate::language::Language;
use crate::workings::Step;
use std::fmt::Write;

/// Value, what it is, rule, clause and sources, indented by depth.
pub(super) fn tree(step: &Step, out: &mut String) {
    step.walk(&mut |depth, step| {
        let indent = "   ".repeat(depth);
        let english = Language::english();
        let (value, what) = (english.value(&step.value), english.phrase(&step.what));
        let rule = english.phrase(&step.rule);
        let clause = step.clause.as_ref().map(|c| format!("  [{c}]")).unwrap_or_default();
        let rule = if rule.is_empty() { rule } else { format!(": {rule}") };
        let sources = if step.sources.is_empty() {
            String::new()
        } else {
            format!("  ← {}", step.sources.join(", "))
        };
        let _ = writeln!(out, "  {indent}{value}  {what}{rule}{clause}{sources}");
    });
}
