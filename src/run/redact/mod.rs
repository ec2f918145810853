//! `redact`: a workspace that reckons the same and names nobody, to be shown to people who help.
//!
//! Every file is written anew from what is known to be harmless; nothing is copied and then crossed out. Ids and names
//! become pseudonyms, amounts are multiplied by one whole number, prose is dropped, and what was written is searched for
//! every original name and id before it is given away.

mod evidence;
mod incidents;
mod names;
mod scale;
mod settings;
mod slas;
mod tables;

use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::manifest::input_digests;
use crate::run::redact::names::Kind;
use crate::run::redact::names::Names;
use crate::run::redact::scale::Scale;
use crate::source::Folder;
use crate::source::is_whole;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeSet;

/// What stands where words were left out.
const LEFT_OUT: &str = "Left out.";

/// How to redact.
#[derive(Clone, Debug, Default)]
pub struct RedactAsked {
    /// What pseudonyms are made with; the same salt gives the same pseudonyms. Derived from the workspace without one.
    pub salt: Option<String>,
    /// The whole number that amounts are multiplied by. Derived from the salt without one.
    pub scale: Option<u32>,
}

/// A workspace without names.
pub struct Redacted {
    /// Its files.
    pub files: Vec<Artefact>,
    /// Files of the original that have no counterpart.
    pub left_out: Vec<String>,
    /// What amounts were multiplied by.
    pub scale: u32,
}

/// Why a workspace cannot be redacted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedactProblem {
    /// It has errors, so that it is not known what its files mean.
    Errors,
    /// Monitoring files that cannot be rewritten, each with the reason.
    Monitoring(Vec<(String, String)>),
    /// A name or id of the original that would still stand in a file: (path, name).
    Leaks(Vec<(String, String)>),
    /// The result could not be read again: our mistake.
    Broken(String),
}

/// Redacts a workspace without errors.
///
/// # Errors
/// Why it cannot be.
pub fn redact(folder: &dyn Folder, loaded: &Loaded, asked: &RedactAsked) -> Result<Redacted, RedactProblem> {
    let Some(w) = loaded.workspace.as_ref().filter(|_| !loaded.diags.has_errors()) else {
        return Err(RedactProblem::Errors);
    };
    let salt = asked.salt.clone().unwrap_or_else(|| derived_salt(loaded));
    let names = Names::new(salt.clone());
    let scale = Scale(asked.scale.filter(|n| *n > 0).unwrap_or_else(|| derived_scale(&salt)));
    let mut files = tables::tables(loaded, &names, scale);
    let (slas, own) = slas::slas(loaded, &names, scale);
    files.extend(slas);
    tables::map_slas(&mut files, &own, &names);
    files.extend(incidents::incidents(w, &names));
    let (monitoring, sources) =
        evidence::evidence(folder, loaded, &names).map_err(RedactProblem::Monitoring)?;
    files.extend(monitoring);
    files.extend(settings::settings(loaded, &names, &sources));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let leaks = leaks(loaded, &files);
    if !leaks.is_empty() {
        return Err(RedactProblem::Leaks(leaks));
    }
    again(&files)?;
    let kept = ["amends.toml", "services.toml"].into_iter().chain(tables::names());
    let kept: BTreeSet<&str> = kept.collect();
    let is_left_out = |path: &String| {
        let rewritten = ["slas/", "incidents/", "monitoring/"].iter().any(|f| path.starts_with(f));
        !kept.contains(path.as_str()) && !rewritten
    };
    let left_out = folder.list().into_iter().filter(is_left_out).collect();
    Ok(Redacted { files, left_out, scale: scale.0 })
}

/// From what is in the workspace: the same input gives the same pseudonyms, and nobody else can guess them.
fn derived_salt(loaded: &Loaded) -> String {
    let mut hasher = Sha256::new();
    for (path, digest) in input_digests(loaded) {
        hasher.update(format!("{path} {digest}\n").as_bytes());
    }
    crate::source::hex(&hasher.finalize())
}

/// 3 to 18.
fn derived_scale(salt: &str) -> u32 {
    3 + u32::from(Sha256::digest(format!("scale\0{salt}").as_bytes())[0] % 16)
}

/// What was written must be a workspace without errors.
fn again(files: &[Artefact]) -> Result<(), RedactProblem> {
    let files = files.iter().map(|f| (f.path.clone(), f.bytes.clone())).collect();
    let folder = crate::source::MemoryFolder { files };
    let loaded = crate::run::load(&folder, &|_| ());
    match loaded.diags.sorted().into_iter().find(|d| d.severity == crate::diag::Severity::Error) {
        Some(problem) => Err(RedactProblem::Broken(problem.title.clone())),
        None => Ok(()),
    }
}

/// Names of formats and the like that ids of the original may happen to be.
const OUR_WORDS: [&str; 12] = [
    "samples",
    "transitions",
    "intervals",
    "uptimerobot",
    "time",
    "start",
    "end",
    "monitor",
    "state",
    "service",
    "name",
    "id",
];

/// Every name and id of the original that still stands in a file.
fn leaks(loaded: &Loaded, files: &[Artefact]) -> Vec<(String, String)> {
    let originals = originals(loaded);
    let mut found = Vec::new();
    for file in files {
        let text = String::from_utf8_lossy(&file.bytes);
        for (kind, original) in &originals {
            let stands = match kind {
                Kind::Name => text.contains(original.as_str()),
                _ => stands_alone(&text, original) && !OUR_WORDS.contains(&original.as_str()),
            };
            if stands {
                found.push((file.path.clone(), original.clone()));
            }
        }
    }
    found
}

/// Whether an id stands in a text as a word of its own.
fn stands_alone(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, found)| {
        let end = at + found.len();
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(end..).unwrap_or(""));
        is_whole(text, &(at..end)) && !before.ends_with(['_', '-']) && !after.starts_with(['_', '-'])
    })
}

/// Every name, mail address and id of a workspace.
fn originals(loaded: &Loaded) -> BTreeSet<(Kind, String)> {
    let mut all: BTreeSet<(Kind, String)> = BTreeSet::new();
    let Some(w) = &loaded.workspace else { return all };
    let mut name = |text: &str| {
        if !text.trim().is_empty() {
            all.insert((Kind::Name, text.to_owned()));
        }
    };
    let company = &w.settings.company;
    [&company.name, &company.legal_name, &company.email].into_iter().for_each(|t| name(t));
    [&w.settings.contact.name, &w.settings.contact.email].into_iter().for_each(|t| name(t));
    for customer in w.customers.values() {
        name(&customer.name);
        customer.contact.iter().for_each(|t| name(t));
        customer.email.iter().for_each(|t| name(t));
    }
    w.goodwill.iter().for_each(|g| name(&g.decided_by));
    w.incidents.values().for_each(|i| name(&i.title));
    for service in w.services.values() {
        name(&service.name);
    }
    let mut id = |kind: Kind, text: &str| {
        all.insert((kind, text.to_owned()));
    };
    w.customers.keys().for_each(|i| id(Kind::Customer, i.as_str()));
    w.lines.keys().for_each(|i| id(Kind::Line, i.as_str()));
    w.services.keys().for_each(|i| id(Kind::Service, i.as_str()));
    w.services.values().flat_map(|s| &s.components).for_each(|c| id(Kind::Component, &c.id));
    w.incidents.keys().for_each(|i| id(Kind::Incident, i.as_str()));
    w.settings.monitoring.iter().for_each(|s| id(Kind::Source, &s.id));
    loaded.evidence.series.iter().for_each(|s| id(Kind::Monitor, &s.key.monitor));
    slas::own_ids(loaded).into_iter().for_each(|i| id(Kind::Sla, &i));
    all
}
