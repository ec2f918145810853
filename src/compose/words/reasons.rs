//! Why time does not count, and which evidence decides.

use crate::compose::words::list;
use crate::model::Decides;
use crate::model::ExclusionClass;
use crate::model::Witness;
use crate::sla::Counted;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// Why a window does not count: `maintenance announced in advance (clause B.4)`; `None` when it counts.
pub fn exclusion(counted: &Counted) -> Option<String> {
    match counted {
        Counted::Yes => None,
        Counted::Excluded { class, clause, .. } => {
            let clause = clause.as_deref().map(|c| format!(" (clause {c})")).unwrap_or_default();
            Some(format!("{}{clause}", class_words(*class)))
        }
        Counted::TooShort => Some("the agreement does not count interruptions as short as this".to_owned()),
        Counted::PartOfUnit => Some("the agreement counts only whole minutes or hours".to_owned()),
        Counted::Unreported => Some("the agreement counts from when you reported it".to_owned()),
        Counted::Grace => Some("the agreement counts only what comes after a time for repair".to_owned()),
        Counted::Degraded => {
            Some("the agreement does not count time in which a service works only in part".to_owned())
        }
    }
}

/// `1 h 23 min of maintenance announced in advance and 3 min of …`; `None` when all time counts.
pub fn excluded_time<'a>(segments: impl Iterator<Item = (&'a Counted, Elapsed)>) -> Option<String> {
    let mut sums: BTreeMap<&'static str, Elapsed> = BTreeMap::new();
    for (counted, length) in segments {
        let of = match counted {
            Counted::Yes => continue,
            Counted::Excluded { class, .. } => class_time(*class),
            Counted::TooShort => "in interruptions too short to count",
            Counted::PartOfUnit => "in parts of a minute or hour, which do not count",
            Counted::Unreported => "before it was reported",
            Counted::Grace => "within the time for repair",
            Counted::Degraded => "in which the service worked in part",
        };
        let sum = sums.entry(of).or_default();
        *sum = sum.plus(length);
    }
    let parts: Vec<String> = sums.iter().map(|(of, time)| format!("{time} {of}")).collect();
    (!parts.is_empty()).then(|| list(&parts))
}

fn class_words(class: ExclusionClass) -> &'static str {
    match class {
        ExclusionClass::Maintenance => "maintenance announced in advance",
        ExclusionClass::EmergencyMaintenance => "emergency maintenance",
        ExclusionClass::Customer => "the cause lay on your side",
        ExclusionClass::ThirdParty => "the cause lay with a third party",
        ExclusionClass::ForceMajeure => "force majeure",
        ExclusionClass::OutsideServiceTime => "outside of the agreed hours of service",
    }
}

fn class_time(class: ExclusionClass) -> &'static str {
    match class {
        ExclusionClass::Maintenance => "of maintenance announced in advance",
        ExclusionClass::EmergencyMaintenance => "of emergency maintenance",
        ExclusionClass::Customer => "for which the cause lay on your side",
        ExclusionClass::ThirdParty => "for which the cause lay with a third party",
        ExclusionClass::ForceMajeure => "of force majeure",
        ExclusionClass::OutsideServiceTime => "outside of the agreed hours of service",
    }
}

/// Which evidence decided.
pub fn decides(rule: &Decides) -> String {
    match rule {
        Decides::Union => "both together".to_owned(),
        Decides::Monitoring => "monitoring".to_owned(),
        Decides::Incidents => "incident record".to_owned(),
        Decides::Intersection => "what both have".to_owned(),
        Decides::Ranked(list) => list.iter().map(witness).collect::<Vec<_>>().join(", then "),
    }
}

/// A voice in a ranking.
pub fn witness(witness: &Witness) -> String {
    match witness {
        Witness::Source(id) => id.clone(),
        Witness::Monitoring => "monitoring".to_owned(),
        Witness::Incidents => "incident record".to_owned(),
    }
}
