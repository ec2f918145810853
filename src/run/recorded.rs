//! What the manifest of a published run says, read back: what was asked, what went in, what came out.

use crate::run::Archive;
use crate::run::Contexts;
use crate::run::Extras;
use crate::run::KeepInputs;
use crate::run::Request;
use crate::source::Folder;
use crate::time::Month;
use crate::time::parse_date;
use crate::time::parse_instant;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name of the manifest in the folder of a run.
pub const MANIFEST: &str = "manifest.json";

/// A run as its manifest records it.
#[derive(Clone, Debug, Deserialize)]
pub struct Recorded {
    /// The tool and its version.
    pub tool: String,
    /// The version of the time zone data.
    pub time_zone_data: String,
    /// The id.
    pub run: String,
    /// The month.
    pub period: String,
    /// The date on documents.
    pub issued_on: String,
    /// As of when deadlines were judged.
    pub as_of: String,
    request: Option<RecordedRequest>,
    inputs: Vec<Listed>,
    outputs: Vec<Listed>,
    /// Credits to be issued, by currency.
    #[serde(default)]
    pub control_totals: BTreeMap<String, String>,
    /// Goodwill, by currency.
    #[serde(default)]
    pub goodwill_totals: BTreeMap<String, String>,
    /// What waits for a claim, by currency.
    #[serde(default)]
    pub awaiting_claim_totals: BTreeMap<String, String>,
    #[serde(default)]
    held: Vec<RecordedHeld>,
    register: Option<RecordedRegister>,
}

/// The register as the run read it.
#[derive(Clone, Debug, Deserialize)]
struct RecordedRegister {
    entries: u64,
    sha256: String,
}

/// What was asked for beside the period.
#[derive(Clone, Debug, Deserialize)]
struct RecordedRequest {
    as_of: Option<String>,
    archive: bool,
    context: bool,
    keep_inputs: bool,
}

#[derive(Clone, Debug, Deserialize)]
struct Listed {
    path: String,
    sha256: String,
}

#[derive(Clone, Debug, Deserialize)]
struct RecordedHeld {
    document: String,
    reasons: Vec<String>,
}

impl Recorded {
    /// The month, and how many entries the register had when the run read it; `None` when it had none.
    pub fn register(&self) -> Option<(Month, u64)> {
        Some((Month::parse(&self.period)?, self.register.as_ref()?.entries))
    }

    /// The hash of the last of these entries.
    pub fn register_hash(&self) -> Option<&str> {
        self.register.as_ref().map(|register| register.sha256.as_str())
    }

    /// Reads the manifest of a run's folder.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(folder: &dyn Folder) -> Result<Recorded, String> {
        let bytes = folder.read(MANIFEST).map_err(|why| format!("its {MANIFEST} cannot be read: {why}"))?;
        serde_json::from_slice(&bytes).map_err(|why| format!("its {MANIFEST} is not one of ours: {why}"))
    }

    /// Path to digest of what went in.
    pub fn inputs(&self) -> BTreeMap<&str, &str> {
        self.inputs.iter().map(|l| (l.path.as_str(), l.sha256.as_str())).collect()
    }

    /// Path to digest of what came out.
    pub fn outputs(&self) -> BTreeMap<&str, &str> {
        self.outputs.iter().map(|l| (l.path.as_str(), l.sha256.as_str())).collect()
    }

    /// Document to the reasons why it was held.
    pub fn held(&self) -> BTreeMap<&str, &[String]> {
        self.held.iter().map(|h| (h.document.as_str(), h.reasons.as_slice())).collect()
    }

    /// The request that makes the same run again. What else a run depends on one day belongs here, and into the
    /// manifest.
    ///
    /// # Errors
    /// What the manifest does not say.
    pub fn again(&self) -> Result<(Request, Extras), String> {
        let lacks = |what: &str| format!("its {MANIFEST} does not say {what}");
        let asked = self.request.as_ref().ok_or_else(|| lacks("what was asked for"))?;
        let as_of = match &asked.as_of {
            None => None,
            Some(text) => Some(parse_instant(text, None).map_err(|_| lacks("as of when it was made"))?),
        };
        let request = Request {
            month: Month::parse(&self.period).ok_or_else(|| lacks("its period"))?,
            issued_on: Some(parse_date(&self.issued_on).ok_or_else(|| lacks("the date on its documents"))?),
            as_of,
        };
        let extras = Extras {
            archive: if asked.archive { Archive::Yes } else { Archive::No },
            contexts: if asked.context { Contexts::Beside } else { Contexts::No },
            inputs: if asked.keep_inputs { KeepInputs::Yes } else { KeepInputs::No },
        };
        Ok((request, extras))
    }
}

/// What became of a path between two lists of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is in the second list only.
    New,
    /// It is in the first list only.
    Gone,
    /// It is in both, with different bytes.
    Changed,
}

impl Change {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Gone => "gone",
            Change::Changed => "changed",
        }
    }
}

/// What differs between two lists of digests, by path.
pub fn changes(was: &BTreeMap<&str, &str>, is: &BTreeMap<&str, &str>) -> Vec<(String, Change)> {
    let mut all: Vec<(String, Change)> = Vec::new();
    for (path, digest) in was {
        match is.get(path) {
            None => all.push(((*path).to_owned(), Change::Gone)),
            Some(now) if now != digest => all.push(((*path).to_owned(), Change::Changed)),
            Some(_) => {}
        }
    }
    let new = is.keys().filter(|path| !was.contains_key(*path));
    all.extend(new.map(|path| ((*path).to_owned(), Change::New)));
    all.sort();
    all
}
