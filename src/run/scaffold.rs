//! `init`: a commented workspace that runs as it is.

use crate::run::Artefact;
use crate::time::Elapsed;
use crate::time::Instant;
use std::fmt::Write;

const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("scaffold/gitignore")),
    ("README.md", include_str!("scaffold/README.md")),
    ("amends.toml", include_str!("scaffold/amends.toml")),
    ("contracts.csv", include_str!("scaffold/contracts.csv")),
    ("customers.csv", include_str!("scaffold/customers.csv")),
    ("goodwill.csv", include_str!("scaffold/goodwill.csv")),
    ("incidents/2026-03-12-shop.toml", include_str!("scaffold/incidents/2026-03-12-shop.toml")),
    ("maintenance.csv", include_str!("scaffold/maintenance.csv")),
    ("services.toml", include_str!("scaffold/services.toml")),
    ("slas/standard.toml", include_str!("scaffold/slas/standard.toml")),
];

/// The files of a new workspace.
pub fn scaffold() -> Vec<Artefact> {
    let mut files: Vec<Artefact> = FILES.iter().map(|(path, text)| Artefact::new(*path, *text)).collect();
    files.push(Artefact::new("monitoring/checks-2026-03.csv", checks()));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// A check every five minutes from 28 February to 2 April 2026, failing while the example's incident
/// lasts and once by itself, which `confirm = 2` does not take for an outage.
fn checks() -> String {
    let mut text = "time,check,status\n".to_owned();
    let (mut at, end) = (Instant(1_772_236_800_000), Instant(1_775_088_000_000));
    let down = Instant(1_773_306_600_000)..Instant(1_773_311_100_000);
    let alone = Instant(1_773_741_600_000);
    while at < end {
        let status = if down.contains(&at) || at == alone { "fail" } else { "ok" };
        let _ = writeln!(text, "{at},shop-home,{status}");
        at = at.plus(Elapsed::seconds(300));
    }
    text
}
