//! Workings as lines of text.

use crate::workings::Step;
use std::fmt::Write;

/// Value, what it is, rule, clause and sources, indented by depth.
pub(super) fn tree(step: &Step, out: &mut String) {
    step.walk(&mut |depth, step| {
        let indent = "   ".repeat(depth);
        let value = step.value.to_string();
        let clause = step.clause.as_ref().map(|c| format!("  [{c}]")).unwrap_or_default();
        let rule = if step.rule.is_empty() { String::new() } else { format!(": {}", step.rule) };
        let sources = if step.sources.is_empty() {
            String::new()
        } else {
            format!("  ← {}", step.sources.join(", "))
        };
        let _ = writeln!(out, "  {indent}{value}  {}{rule}{clause}{sources}", step.what);
    });
}
