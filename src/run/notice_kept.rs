//! A notice that is kept: all its forms and what they were made from, to be approved like a letter.
//!
//! `notices/<incident>/<time>-<kind>/` below the folder of the runs. It is a document like those of a run, but rests on
//! none: a notice goes out within minutes, and its month is over long after.

use crate::register::Book;
use crate::register::DocumentState;
use crate::render::text::to_text;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::NoticeAsked;
use crate::run::NoticeForm;
use crate::run::NoticeProblem;
use crate::run::Noticed;
use crate::run::manifest::input_digests;
use crate::run::manifest::tool;
use crate::run::notice::Made;
use crate::run::notice::make;
use crate::run::papers::held_by_people;
use crate::run::papers::mark;
use crate::source::hex;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use crate::time::tz_database_version;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;

/// What the paths of all notices begin with.
pub(super) const NOTICES: &str = "notices/";
/// The file that says what a notice is and what it was made from.
pub(super) const NOTICE_MANIFEST: &str = "notice.json";
/// The forms and their files.
const FORMS: [(NoticeForm, &str); 3] = [
    (NoticeForm::Text, "notice.txt"),
    (NoticeForm::Markdown, "notice.md"),
    (NoticeForm::Html, "notice.html"),
];

/// What `notice.json` says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoticeManifest {
    schema: u32,
    tool: String,
    time_zone_data: String,
    /// The first digits of the digest of all that the notice depends on.
    pub notice: String,
    /// Its path.
    pub document: String,
    incident: String,
    kind: String,
    at: String,
    /// The month of its time, in UTC.
    pub period: String,
    language: String,
    next_update: String,
    /// SHA-256 of its words: what an approval holds for.
    pub words_sha256: String,
    state: String,
    inputs: Vec<File>,
    /// Its forms.
    pub outputs: Vec<File>,
}

/// A file with its digest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// Its path.
    pub path: String,
    /// Its SHA-256 in hex.
    pub sha256: String,
}

/// A notice to be kept.
pub struct KeptDraft {
    /// The notice in the form that was asked for, and what its writer should know.
    pub noticed: Noticed,
    /// Its path: what people call it.
    pub document: String,
    /// The month that its entries in the register belong to.
    pub period: Month,
    /// Where it stands.
    pub state: DocumentState,
    /// Who holds it, and why.
    pub held: Option<String>,
    /// All files of its folder.
    pub files: Vec<Artefact>,
}

/// The month that the entries about a notice of a time belong to: that of its time in UTC, in which its path says it.
pub fn notice_month(at: Instant) -> Month {
    Month::of(Zone::UTC.civil(at).date())
}

/// Writes a notice as a document; `register` is the state of the month of its time.
///
/// # Errors
/// Why there is none.
pub fn keep_notice(
    loaded: &Loaded,
    asked: &NoticeAsked,
    register: &Book,
) -> Result<KeptDraft, NoticeProblem> {
    let made = make(loaded, asked)?;
    let document = path(&made, asked);
    let words = format!("{}\n\n{}", made.short, to_text(&made.document(None, loaded)?, &BTreeMap::new()));
    let words_sha256 = hex(&Sha256::digest(words.as_bytes()));
    let held = held_by_people(register, &document);
    let state = match held {
        None => register.state_of(&document, &words_sha256),
        Some(_) => DocumentState::Draft,
    };
    let word = mark(made.language, held.as_slice(), state);
    let mut files = Vec::new();
    for (form, file) in FORMS {
        let text = made.text(form, word.as_deref(), loaded)?;
        files.push(Artefact::new(file, text.into_bytes()));
    }
    let period = notice_month(asked.at);
    let inputs = input_digests(loaded);
    let manifest = NoticeManifest {
        schema: 1,
        tool: tool(),
        time_zone_data: tz_database_version().to_owned(),
        notice: id(&document, asked, &inputs),
        document: document.clone(),
        incident: made.incident.id.to_string(),
        kind: asked.kind.name().to_owned(),
        at: asked.at.to_string(),
        period: period.to_string(),
        language: made.language.tag().to_owned(),
        next_update: asked.next_update.name(),
        words_sha256,
        state: state.name().to_owned(),
        inputs: inputs.into_iter().map(|(path, sha256)| File { path, sha256 }).collect(),
        outputs: files
            .iter()
            .map(|f| File { path: f.path.clone(), sha256: hex(&Sha256::digest(&f.bytes)) })
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    files.push(Artefact::new(NOTICE_MANIFEST, bytes));
    let text = made.text(asked.form, word.as_deref(), loaded)?;
    let noticed = Noticed { text, warnings: made.warnings, record: made.record, file: made.file };
    Ok(KeptDraft { noticed, document, period, state, held, files })
}

/// `notices/INC-7/20260310T091200Z-identified`; a language that is not that of the workspace stands behind it.
fn path(made: &Made<'_>, asked: &NoticeAsked) -> String {
    let time = Zone::UTC.format(asked.at, "%Y%m%dT%H%M%SZ");
    let tag = if made.is_own { String::new() } else { format!("-{}", made.language.tag()) };
    format!("{NOTICES}{}/{time}-{}{tag}", made.incident.id, asked.kind.name())
}

/// The first twelve digits of the digest of everything that a notice depends on.
fn id(document: &str, asked: &NoticeAsked, inputs: &[(String, String)]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(tool().as_bytes());
    hasher.update(tz_database_version().as_bytes());
    let request = format!("\n{document}\n{}\n{}\n", asked.at, asked.next_update.name());
    hasher.update(request.as_bytes());
    for (path, sha256) in inputs {
        hasher.update(format!("{sha256} {path}\n").as_bytes());
    }
    hex(&hasher.finalize())[..12].to_owned()
}
