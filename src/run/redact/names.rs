//! Pseudonyms: the same for the same id and salt, and of no use to find the id.

use crate::source::hex;
use sha2::Digest;
use sha2::Sha256;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A customer or partner.
    Customer,
    /// A contract line.
    Line,
    /// A service.
    Service,
    /// A part of a service.
    Component,
    /// An SLA of the workspace.
    Sla,
    /// A stacking group of SLAs.
    Group,
    /// An incident.
    Incident,
    /// A monitoring source.
    Source,
    /// A monitor.
    Monitor,
    /// A place that a monitor checks from.
    Probe,
    /// Words: they have no pseudonym, and must not stand anywhere.
    Name,
}

impl Kind {
    fn prefix(self) -> &'static str {
        match self {
            Kind::Customer => "c",
            Kind::Line => "l",
            Kind::Service => "s",
            Kind::Component => "p",
            Kind::Sla => "a",
            Kind::Group => "g",
            Kind::Incident => "i",
            Kind::Source => "m",
            Kind::Monitor => "w",
            Kind::Probe => "o",
            Kind::Name => "n",
        }
    }
}

/// Makes pseudonyms.
pub(super) struct Names {
    salt: String,
}

impl Names {
    pub(super) fn new(salt: String) -> Self {
        Names { salt }
    }

    /// The pseudonym of an id; nothing stays nothing, and `*` means all.
    pub(super) fn of(&self, kind: Kind, original: &str) -> String {
        if original.is_empty() || original == "*" {
            return original.to_owned();
        }
        let digest = Sha256::digest(format!("{}\0{}\0{original}", self.salt, kind.prefix()).as_bytes());
        let digits = hex(&digest);
        format!("{}{}", kind.prefix(), digits.get(..12).unwrap_or(&digits))
    }
}
