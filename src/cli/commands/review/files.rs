//! The files of the published run: those that its manifest names, as the run wrote them.

use super::refused;
use crate::io::DiskFolder;
use crate::io::Reply;
use crate::io::link_in_the_way;
use crate::render::book::served_book;
use crate::run::MANIFEST;
use crate::run::booking::Published;
use crate::run::booking::read_published;
use crate::source::Folder;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

const PAGE: &str = "index.html";

/// What is not a page of ours may show itself and nothing more: no script, no form, no way to this address.
const SHOWN: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox";
/// Viewers of PDF are a part of the browser, and do not run in a sandbox.
const PRINTED: &str = "frame-ancestors 'none'";

/// A published run as it was read last, for as long as its manifest stays the same.
struct Seen {
    manifest: Vec<u8>,
    run: Published,
    /// The page as it is served, once it was asked for.
    page: Option<Reply>,
}

/// The files of a published run.
pub(super) struct Files {
    root: PathBuf,
    seen: Mutex<Option<Seen>>,
}

impl Files {
    /// Those in the folder of a run.
    pub(super) fn of(root: PathBuf) -> Files {
        Files { root, seen: Mutex::new(None) }
    }

    /// The review book, able to act.
    pub(super) fn page(&self) -> Reply {
        self.with(|folder, seen| {
            if let Some(page) = &seen.page {
                return page.clone();
            }
            let Some(bytes) = self.as_written(folder, seen, PAGE) else {
                return changed(PAGE, &seen.run.run);
            };
            let Some(page) = std::str::from_utf8(&bytes).ok().and_then(served_book) else {
                return refused(409, "index.html was made by another version of Amends: run the month again");
            };
            let reply = Reply {
                status: 200,
                kind: "text/html; charset=utf-8",
                policy: page.policy,
                is_file: false,
                body: Arc::new(page.html.into_bytes()),
            };
            seen.page = Some(reply.clone());
            reply
        })
    }

    /// A file of the run, by the path of an address.
    pub(super) fn file(&self, path: &str) -> Reply {
        let Some(path) = decoded(path) else { return Reply::empty(404) };
        self.with(|folder, seen| {
            if path == MANIFEST {
                return shown(&path, seen.manifest.clone());
            }
            if !seen.run.outputs.contains_key(&path) {
                return Reply::empty(404);
            }
            match self.as_written(folder, seen, &path) {
                Some(bytes) => shown(&path, bytes),
                None => changed(&path, &seen.run.run),
            }
        })
    }

    /// The text of a file of the run.
    pub(super) fn text(&self, path: &str) -> Result<String, Reply> {
        let reply = self.file(path);
        match (reply.status, String::from_utf8(reply.body.to_vec())) {
            (200, Ok(text)) => Ok(text),
            (404, _) => {
                Err(refused(409, &format!("the run has no {path}, in which paragraphs could be read")))
            }
            _ => Err(reply),
        }
    }

    /// The bytes of a file, if they are what the run wrote and no link leads elsewhere.
    fn as_written(&self, folder: &DiskFolder, seen: &Seen, path: &str) -> Option<Vec<u8>> {
        if link_in_the_way(&self.root, path).is_some() {
            return None;
        }
        let bytes = folder.read(path).ok()?;
        seen.run.wrote(path, &bytes).then_some(bytes)
    }

    /// The run that is published now. A month that was run again is read again.
    fn with(&self, answer: impl FnOnce(&DiskFolder, &mut Seen) -> Reply) -> Reply {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let read = DiskFolder::open(&self.root).and_then(|folder| Ok((folder.read(MANIFEST)?, folder)));
        let (manifest, folder) = match read {
            Ok(read) => read,
            Err(why) => {
                *seen = None;
                return refused(409, &format!("there is no published run: {why}; `amends run` makes one"));
            }
        };
        if seen.as_ref().is_none_or(|seen| seen.manifest != manifest) {
            *seen = match read_published(&folder) {
                Ok(run) => Some(Seen { manifest, run, page: None }),
                Err(why) => {
                    *seen = None;
                    return refused(409, &why);
                }
            };
        }
        seen.as_mut().map_or_else(|| Reply::empty(404), |seen| answer(&folder, seen))
    }
}

fn changed(path: &str, run: &str) -> Reply {
    refused(409, &format!("`{path}` is not as the run {run} wrote it: run the month again"))
}

fn shown(path: &str, bytes: Vec<u8>) -> Reply {
    let (kind, policy, is_file) = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => ("text/html; charset=utf-8", SHOWN, false),
        Some("pdf") => ("application/pdf", PRINTED, false),
        Some("csv" | "md" | "txt" | "json" | "jsonl" | "ics" | "eml" | "toml") => {
            ("text/plain; charset=utf-8", SHOWN, false)
        }
        _ => ("application/octet-stream", SHOWN, true),
    };
    Reply { status: 200, kind, policy: policy.to_owned(), is_file, body: Arc::new(bytes) }
}

/// The path of an address with its `%41` read; `None` for what is no path of a file of a run.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?
            }
            byte => byte,
        });
    }
    let path = String::from_utf8(bytes).ok()?;
    let is_plain =
        path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains(['\\', '\0']);
    is_plain.then_some(path)
}
