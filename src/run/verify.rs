//! `verify`: a published run made again from its inputs, and every byte compared.

use crate::run::Artefact;
use crate::run::Change;
use crate::run::Loaded;
use crate::run::MANIFEST;
use crate::run::Recorded;
use crate::run::Shelf;
use crate::run::changes;
use crate::run::close_with;
use crate::run::manifest::input_digests;
use crate::run::manifest::tool;
use crate::source::Folder;
use crate::source::hex;
use crate::time::tz_database_version;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::sync::Mutex;
use std::sync::PoisonError;

/// What verification found.
#[derive(Debug, Serialize)]
pub struct Verified {
    schema: u32,
    /// The run.
    pub run: String,
    /// The period.
    pub period: String,
    /// How many files were compared with what the inputs come to; nought when that could not be done.
    pub compared: usize,
    /// What is not as it was when the run was made, and why nothing can be said because of it.
    pub cannot: Vec<String>,
    /// Another version of the tool, or of its time zone data.
    pub versions: Vec<String>,
    /// Inputs that are not what they were.
    pub inputs: Vec<Odd>,
    /// Files of the folder that are not what the manifest names.
    pub files: Vec<Odd>,
    /// Files that come out otherwise when they are made again.
    pub differing: Vec<Odd>,
}

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Odd {
    /// Its path.
    pub path: String,
    /// What is the matter.
    pub what: String,
}

impl Odd {
    fn new(path: impl Into<String>, what: impl Into<String>) -> Odd {
        Odd { path: path.into(), what: what.into() }
    }
}

impl Verified {
    /// Whether every byte is what the inputs come to, and nothing else is there.
    pub fn is_true(&self) -> bool {
        let all = [&self.inputs, &self.files, &self.differing];
        self.compared > 0 && self.cannot.is_empty() && all.iter().all(|odd| odd.is_empty())
    }
}

/// Makes a run again from its workspace and compares it with what was published.
pub fn verify(
    published: &dyn Folder,
    recorded: &Recorded,
    loaded: &Loaded,
    progress: &(dyn Fn(u64) + Sync),
) -> Verified {
    let mut found = Verified {
        schema: 1,
        run: recorded.run.clone(),
        period: recorded.period.clone(),
        compared: 0,
        cannot: Vec::new(),
        versions: versions(recorded),
        inputs: inputs(recorded, loaded),
        files: files(published, recorded),
        differing: Vec::new(),
    };
    if recorded.register_hash() != loaded.register.head.as_ref().map(|(_, hash)| hash.as_str()) {
        found.inputs.push(Odd::new("register.db", "its entries are not those that the run read"));
    }
    let (request, extras) = match recorded.again() {
        Ok(again) => again,
        Err(why) => {
            found.cannot.push(why);
            return found;
        }
    };
    if !found.inputs.is_empty() {
        found
            .cannot
            .push("its inputs are not what they were, so what they come to says nothing about it".to_owned());
        return found;
    }
    let shelf = Beside { published, seen: Mutex::default() };
    let closed = close_with(loaded, &request, &shelf, extras, progress);
    if !closed.is_whole() {
        let why = closed.mistake.or(closed.world);
        let why = why.unwrap_or_else(|| "the workspace has errors; `amends check` shows them".to_owned());
        found.cannot.push(format!("the run cannot be made again: {why}"));
        return found;
    }
    let seen = shelf.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.compared = seen.len();
    let there: BTreeSet<String> = published.list().into_iter().collect();
    found.differing = seen.iter().filter_map(|(path, odd)| Some(Odd::new(path, odd.clone()?))).collect();
    let not_made =
        recorded.outputs().into_keys().filter(|path| there.contains(*path) && !seen.contains_key(*path));
    found.differing.extend(not_made.map(|path| Odd::new(path, "the inputs do not make it")));
    found.differing.sort();
    found
}

fn versions(recorded: &Recorded) -> Vec<String> {
    let mut odd = Vec::new();
    if recorded.tool != tool() {
        odd.push(format!("it was made by {}, and this is {}", recorded.tool, tool()));
    }
    if recorded.time_zone_data != tz_database_version() {
        odd.push(format!(
            "its time zones are those of {}, and these are of {}",
            recorded.time_zone_data,
            tz_database_version()
        ));
    }
    odd
}

fn inputs(recorded: &Recorded, loaded: &Loaded) -> Vec<Odd> {
    let now = input_digests(loaded);
    let now: BTreeMap<&str, &str> =
        now.iter().map(|(path, digest)| (path.as_str(), digest.as_str())).collect();
    let odd = |(path, change): (String, Change)| {
        let what = match change {
            Change::New => "it was not there when the run was made",
            Change::Gone => "it is not there any more",
            Change::Changed => "it has changed since",
        };
        Odd::new(path, what)
    };
    changes(&recorded.inputs(), &now).into_iter().map(odd).collect()
}

/// The folder beside its manifest.
fn files(published: &dyn Folder, recorded: &Recorded) -> Vec<Odd> {
    let named = recorded.outputs();
    let there: BTreeSet<String> = published.list().into_iter().filter(|path| path != MANIFEST).collect();
    let mut odd: Vec<Odd> = Vec::new();
    for path in &there {
        match (named.get(path.as_str()), published.read(path)) {
            (None, _) => odd.push(Odd::new(path, "the manifest does not name it")),
            (Some(_), Err(why)) => odd.push(Odd::new(path, format!("it cannot be read: {why}"))),
            (Some(digest), Ok(bytes)) if hex(&Sha256::digest(&bytes)) != **digest => {
                odd.push(Odd::new(path, "its bytes are not those that the manifest names"));
            }
            (Some(_), Ok(_)) => {}
        }
    }
    let missing = named.into_keys().filter(|path| !there.contains(*path));
    odd.extend(missing.map(|path| Odd::new(path, "it is missing")));
    odd.extend(published.links("").into_iter().map(|path| Odd::new(path, "it is a link")));
    odd.sort();
    odd
}

/// A shelf that keeps nothing and compares each file with the published one.
struct Beside<'a> {
    published: &'a dyn Folder,
    seen: Mutex<BTreeMap<String, Option<String>>>,
}

impl Shelf for Beside<'_> {
    fn put(&self, made: Artefact) -> io::Result<()> {
        let odd = match self.published.read(&made.path) {
            Ok(bytes) if bytes == made.bytes => None,
            Ok(bytes) => Some(difference(&bytes, &made.bytes)),
            Err(_) => Some("the inputs make it, and it is missing".to_owned()),
        };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(made.path, odd);
        Ok(())
    }
}

/// How much of two lines is shown from a little before where they differ.
const SHOWN: usize = 60;
const SHOWN_BEFORE: usize = 16;

/// Where two files first differ.
fn difference(was: &[u8], is: &[u8]) -> String {
    match (std::str::from_utf8(was), std::str::from_utf8(is)) {
        (Ok(was), Ok(is)) => {
            let at = was.lines().zip(is.lines()).take_while(|(a, b)| a == b).count();
            let line = |text: &'_ str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
            let (was, is) = (line(was), line(is));
            let same = was.chars().zip(is.chars()).take_while(|(a, b)| a == b).count();
            let shown = |line: &str| {
                line.chars().skip(same.saturating_sub(SHOWN_BEFORE)).take(SHOWN).collect::<String>()
            };
            format!("line {}: it says `{}`, and the inputs come to `{}`", at + 1, shown(&was), shown(&is))
        }
        _ => format!("its {} bytes are not the {} that the inputs come to", was.len(), is.len()),
    }
}
