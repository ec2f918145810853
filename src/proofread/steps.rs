//! The five steps of service recovery: all there, in order, with words in them.

use crate::model::Rule;
use crate::proofread::flag::Flag;
use crate::proofread::text::Text;

/// The steps, in their order.
pub(super) const STEPS: [&str; 5] = ["apologise", "empathise", "restore", "communicate", "follow-up"];

/// What is wrong with the steps of a letter.
pub(super) fn steps(text: &Text, flags: &mut Vec<Flag>) {
    let place = |name: &str| text.steps.iter().position(|step| step.name == name);
    let mut last: Option<(usize, &str)> = None;
    for name in STEPS {
        let Some(at) = place(name) else {
            let other =
                text.steps.iter().map(|step| step.name.as_str()).filter(|other| !STEPS.contains(other));
            let meant = crate::diag::nearest(name, other);
            let meant = meant.map(|other| format!(" (there is `::: step {other}`)")).unwrap_or_default();
            flags.push(Flag::new(Rule::Step, format!("The step `{name}` is missing{meant}")));
            continue;
        };
        if !text.steps.iter().any(|step| step.name == name && step.has_words) {
            flags.push(Flag::new(Rule::Step, format!("The step `{name}` is empty")));
        }
        if let Some((before, earlier)) = last.filter(|(before, _)| at < *before) {
            flags.push(Flag::new(Rule::Step, format!("The step `{name}` stands before `{earlier}`")));
            last = Some((before, earlier));
        } else {
            last = Some((at, name));
        }
    }
}
