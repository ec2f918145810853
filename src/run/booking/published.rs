//! A published run, read back: what it proposes, and which documents it made.

use crate::register::Kind;
use crate::register::Proposal;
use crate::register::PublishedPaper;
use crate::register::read_proposals;
use crate::run::accepted::LETTERS;
use crate::run::close::PROPOSALS;
use crate::run::papers::ListedPaper;
use crate::run::recorded::MANIFEST;
use crate::source::Folder;
use crate::source::hex;
use serde::Deserialize;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;

/// What a manifest says that an approval rests on.
#[derive(Deserialize)]
struct Manifest {
    run: String,
    period: String,
    documents: Vec<ListedPaper>,
    held: Vec<Held>,
    inputs: Vec<Output>,
    outputs: Vec<Output>,
    #[serde(default)]
    wording: Wording,
}

#[derive(Default, Deserialize)]
struct Wording {
    #[serde(default)]
    edited: Vec<PublishedEdit>,
}

/// A paragraph of a letter that the run has in a person's own words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PublishedEdit {
    /// The letter.
    pub document: String,
    /// As the template wrote it.
    pub was: String,
    /// As the letter says it.
    pub text: String,
}

#[derive(Deserialize)]
struct Held {
    document: String,
    reasons: Vec<String>,
}

#[derive(Deserialize)]
struct Output {
    path: String,
    sha256: String,
}

/// The file that names all others of a folder, and its digest: the same folder has the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seal {
    /// Its path in the folder.
    pub file: &'static str,
    /// Its SHA-256 in hex.
    pub sha256: String,
}

impl Seal {
    /// The seal of a folder whose file has these bytes.
    pub(super) fn new(file: &'static str, bytes: &[u8]) -> Seal {
        Seal { file, sha256: hex(&Sha256::digest(bytes)) }
    }

    /// Whether the file has these bytes.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.sha256 == hex(&Sha256::digest(bytes))
    }
}

/// A published run. The empty one proposes nothing and has no documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Its id.
    pub run: String,
    /// Its month, as written.
    pub period: String,
    /// What it proposes to be booked.
    pub proposals: Vec<Proposal>,
    /// Its documents that people approve.
    pub papers: Vec<PublishedPaper>,
    /// The digests of its files, by path.
    pub outputs: BTreeMap<String, String>,
    /// What its folder is known by.
    pub seal: Seal,
    /// The digests of what people decided about letters, by path: `letters/acme.toml`.
    letter_files: BTreeMap<String, String>,
    /// Paragraphs that its letters have in people's own words.
    pub edited: Vec<PublishedEdit>,
}

impl Published {
    /// Files of a document that are not as the run wrote them.
    pub fn changed_files(&self, folder: &dyn Folder, path: &str) -> Vec<String> {
        let path = format!("{path}.");
        let files = self.outputs.range(path.clone()..).map(|(file, _)| file);
        let files = files.take_while(|file| file.starts_with(&path));
        files.filter(|file| !self.is_as_written(folder, file)).cloned().collect()
    }

    /// Holds the letters about which people decided something since the run: what they would approve is not what was made.
    pub fn hold_changed(&mut self, workspace: &dyn Folder) {
        let files = workspace.list().into_iter().filter(|path| path.starts_with(LETTERS));
        let digest =
            |path: &str| workspace.read(path).map(|bytes| hex(&Sha256::digest(bytes))).unwrap_or_default();
        let with_digest = |path: String| {
            let digest = digest(&path);
            (path, digest)
        };
        let now: BTreeMap<String, String> = files.map(with_digest).collect();
        for paper in &mut self.papers {
            let file = format!("{LETTERS}{}.toml", paper.customer);
            if paper.path == format!("customers/{}/letter", paper.customer)
                && now.get(&file) != self.letter_files.get(&file)
            {
                paper.held.push(format!(
                    "{file} has changed since the run {}: run the month again, and look at the letter that it makes",
                    self.run
                ));
            }
        }
    }

    fn is_as_written(&self, folder: &dyn Folder, path: &str) -> bool {
        folder.read(path).is_ok_and(|bytes| self.wrote(path, &bytes))
    }

    /// Whether a file of the run has these bytes.
    pub fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        self.outputs.get(path).is_some_and(|digest| *digest == hex(&Sha256::digest(bytes)))
    }
}

/// Reads the folder of a published run.
///
/// # Errors
/// Why nothing can be approved from it.
pub fn read_published(folder: &dyn Folder) -> Result<Published, String> {
    let bytes = folder.read(MANIFEST).map_err(|why| {
        format!("there is no published run: manifest.json cannot be read ({why}); `amends run` makes one")
    })?;
    let manifest: Manifest = serde_json::from_slice(&bytes)
        .map_err(|why| format!("manifest.json is not that of this Amends ({why}); run again"))?;
    let mut published = Published {
        run: manifest.run,
        period: manifest.period,
        proposals: Vec::new(),
        papers: Vec::new(),
        outputs: manifest.outputs.into_iter().map(|o| (o.path, o.sha256)).collect(),
        seal: Seal::new(MANIFEST, &bytes),
        letter_files: manifest
            .inputs
            .into_iter()
            .filter(|input| input.path.starts_with(LETTERS))
            .map(|input| (input.path, input.sha256))
            .collect(),
        edited: manifest.wording.edited,
    };
    if !published.is_as_written(folder, PROPOSALS) {
        return Err(format!("{PROPOSALS} is not as the run {} wrote it; run again", published.run));
    }
    let bytes = folder.read(PROPOSALS).map_err(|why| format!("{PROPOSALS} cannot be read: {why}"))?;
    published.proposals = read_proposals(&bytes).map_err(|why| format!("{PROPOSALS}: {why}"))?;
    let mut held: BTreeMap<String, Vec<String>> =
        manifest.held.into_iter().map(|h| (h.document, h.reasons)).collect();
    published.papers = manifest
        .documents
        .into_iter()
        .map(|d| PublishedPaper {
            kind: Kind::Document,
            held: held.remove(&d.document).unwrap_or_default(),
            path: d.document,
            customer: d.customer,
            digest: d.words_sha256,
        })
        .collect();
    Ok(published)
}
