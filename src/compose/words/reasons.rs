//! Why time does not count, and which evidence decides.

use crate::language::Language;
use crate::model::Decides;
use crate::model::Witness;
use crate::sla::Counted;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// Why a window does not count: `maintenance announced in advance (clause B.4)`; `None` when it counts.
pub fn exclusion(language: &Language, counted: &Counted) -> Option<String> {
    let id = match counted {
        Counted::Yes => return None,
        Counted::Excluded { class, clause, .. } => {
            let what = language.say(&format!("excluded-{}", class.name()));
            return Some(match clause {
                Some(clause) => language.say_with("with-clause", &[("what", &what), ("clause", clause)]),
                None => what,
            });
        }
        other => format!("excluded-{}", kind(other)),
    };
    Some(language.say(&id))
}

/// `1 h 23 min of maintenance announced in advance and 3 min of …`; `None` when all time counts.
pub fn excluded_time<'a>(
    language: &Language,
    segments: impl Iterator<Item = (&'a Counted, Elapsed)>,
) -> Option<String> {
    let mut sums: BTreeMap<&'static str, Elapsed> = BTreeMap::new();
    for (counted, length) in segments {
        let of = match counted {
            Counted::Yes => continue,
            Counted::Excluded { class, .. } => class.name(),
            other => kind(other),
        };
        let sum = sums.entry(of).or_default();
        *sum = sum.plus(length);
    }
    let told = |(of, time): (&&str, &Elapsed)| {
        language.say_with(&format!("time-{of}"), &[("time", &language.elapsed(*time))])
    };
    let parts: Vec<String> = sums.iter().map(told).collect();
    (!parts.is_empty()).then(|| language.list(&parts))
}

/// The end of the names of the messages about a reason that is no exclusion.
fn kind(counted: &Counted) -> &'static str {
    match counted {
        Counted::Yes => "",
        Counted::Excluded { class, .. } => class.name(),
        Counted::TooShort => "too-short",
        Counted::PartOfUnit => "part-of-unit",
        Counted::Unreported => "unreported",
        Counted::Grace => "grace",
        Counted::Degraded => "degraded",
    }
}

/// Which evidence decided.
pub fn decides(rule: &Decides) -> String {
    let english = Language::english();
    match rule {
        Decides::Union => "both together".to_owned(),
        Decides::Monitoring => "monitoring".to_owned(),
        Decides::Incidents => "incident record".to_owned(),
        Decides::Intersection => "what both have".to_owned(),
        Decides::Ranked(list) => list.iter().map(|w| witness(english, w)).collect::<Vec<_>>().join(", then "),
    }
}

/// A voice in a ranking.
pub fn witness(language: &Language, witness: &Witness) -> String {
    match witness {
        Witness::Source(id) => id.clone(),
        Witness::Monitoring => language.say("source-monitoring"),
        Witness::Incidents => language.say("source-incidents"),
    }
}
