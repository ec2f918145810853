//! Paragraphs of a letter as the page edits them: kept in `letters/<customer>.toml`, seen when the month is run again.

use super::act::plain;
use super::body;
use super::files::Files;
use super::json;
use super::refused;
use super::said;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::RunArgs;
use crate::cli::commands::register::published;
use crate::cli::commands::register::settings;
use crate::cli::commands::run::run;
use crate::cli::register_args::WhereArgs;
use crate::io::DiskFolder;
use crate::io::Reply;
use crate::io::Request;
use crate::io::link_in_the_way;
use crate::io::now;
use crate::io::place_file;
use crate::model::CustomerId;
use crate::model::id_problem;
use crate::run::Archive;
use crate::run::Contexts;
use crate::run::KeepInputs;
use crate::run::LetterDesk;
use crate::run::NewEdit;
use crate::run::Recorded;
use crate::run::booking::Published;
use crate::run::letter_path;
use crate::run::with_edit;
use crate::source::Folder;
use serde::Deserialize;
use std::sync::Mutex;
use std::sync::TryLockError;

/// How long the words of a paragraph may be when they come in; the file's own limit is told in characters.
const LONGEST: usize = 64 << 10;
/// How long a customer's file may be.
const FILE_MAX: u64 = 4 << 20;

/// The body of a request to keep an edit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The run that the page shows.
    run: String,
    customer: String,
    /// The digest of the customer's file when the page read it.
    digest: String,
    /// The paragraph as the template wrote it.
    was: String,
    text: String,
    by: String,
    reason: String,
}

/// The body of a request to run the month again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Again {}

/// A letter of the published run, and the customer's file as it stands.
struct Letter {
    run: Published,
    file: String,
    bytes: Option<Vec<u8>>,
    desk: LetterDesk,
}

/// Edits of the letters of one month.
pub(super) struct Edits<'r> {
    place: &'r WhereArgs,
    files: &'r Files,
    /// One edit is kept at a time.
    pen: &'r Mutex<()>,
    /// One run is made at a time.
    mill: &'r Mutex<()>,
}

impl<'r> Edits<'r> {
    /// Those of a month; of two that write at once, one waits.
    pub(super) fn new(
        place: &'r WhereArgs,
        files: &'r Files,
        pen: &'r Mutex<()>,
        mill: &'r Mutex<()>,
    ) -> Self {
        Edits { place, files, pen, mill }
    }

    /// The paragraphs of a customer's letter.
    pub(super) fn paragraphs(&self, customer: &str) -> Reply {
        match self.letter(customer) {
            Ok(letter) => json(200, serde_json::to_vec(&letter.desk).unwrap_or_default()),
            Err(reply) => reply,
        }
    }

    fn letter(&self, customer: &str) -> Result<Letter, Reply> {
        let mut terminal = Terminal::keeping();
        let read = published(self.place, &mut terminal);
        let (run, _, _) = read.map_err(|exit| super::answered(exit, terminal))?;
        let document = format!("customers/{customer}/letter");
        let is_known = run.papers.iter().any(|paper| paper.path == document && paper.customer == customer);
        if !is_known || id_problem(customer).is_some() {
            return Err(refused(409, "the run has no letter to this customer; nothing was written"));
        }
        let html = self.files.text(&format!("{document}.html"))?;
        let file = letter_path(&CustomerId::new(customer));
        let bytes = self.file(&file)?;
        let edited: Vec<_> = run.edited.iter().filter(|edit| edit.document == document).collect();
        let desk = LetterDesk::of((&html, &edited), &file, bytes.as_deref(), self.place.period)
            .map_err(|why| refused(409, &format!("{why}; nothing was written")))?;
        Ok(Letter { run, file, bytes, desk })
    }

    /// The bytes of a customer's file; `None` where there is none.
    fn file(&self, file: &str) -> Result<Option<Vec<u8>>, Reply> {
        let cannot = |why: &str| Err(refused(409, &format!("{file} {why}; nothing was written")));
        if link_in_the_way(&self.place.dir, file).is_some() {
            return cannot("is a link, or lies behind one");
        }
        let path = self.place.dir.join(file);
        match path.metadata() {
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(why) => cannot(&format!("cannot be read: {why}")),
            Ok(meta) if !meta.is_file() => cannot("is no file"),
            Ok(meta) if meta.len() > FILE_MAX => cannot("is larger than any file that a person writes"),
            Ok(_) => match std::fs::read(&path) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(why) => cannot(&format!("cannot be read: {why}")),
            },
        }
    }

    /// Keeps an edit, or says why not.
    pub(super) fn keep(&self, request: &Request) -> Reply {
        let asked = match body::<Asked>(request) {
            Ok(asked) => asked,
            Err(reply) => return reply,
        };
        let (by, reason) = match (plain(&asked.by), plain(&asked.reason)) {
            (Err(why), _) | (_, Err(why)) => return refused(400, why),
            (Ok(by), _) if by.is_empty() => {
                return refused(400, "write your name: it stands beside what you write");
            }
            (_, Ok(reason)) if reason.is_empty() => {
                return refused(400, "write why: whoever approves the letter will ask");
            }
            (Ok(by), Ok(reason)) => (by, reason),
        };
        if asked.text.len() > LONGEST || asked.was.len() > LONGEST {
            return refused(400, "nobody reads a paragraph of that length; nothing was written");
        }
        self.kept(&asked, by, reason).unwrap_or_else(|reply| reply)
    }

    fn kept(&self, asked: &Asked, by: String, reason: String) -> Result<Reply, Reply> {
        let _pen = self.pen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut terminal = Terminal::keeping();
        let settings = settings(&self.place.dir, &mut terminal);
        let zone = settings.map_err(|exit| super::answered(exit, terminal))?.defaults.zone;
        let letter = self.letter(&asked.customer)?;
        let file = &letter.file;
        if letter.run.run != asked.run {
            let why = "the month was run again since you looked: load the page again; nothing was written";
            return Err(refused(409, why));
        }
        if letter.desk.digest != asked.digest {
            let why = "has changed since you opened the letter: open it again; nothing was written";
            return Err(refused(409, &format!("{file} {why}")));
        }
        if !letter.desk.has(&asked.was) {
            return Err(refused(409, "the letter has no such paragraph; nothing was written"));
        }
        let new = NewEdit {
            period: self.place.period,
            was: asked.was.clone(),
            text: asked.text.replace("\r\n", "\n"),
            by,
            reason,
            on: zone.civil(now()).date(),
        };
        let text = with_edit(file, letter.bytes.as_deref(), &new)
            .map_err(|why| refused(409, &format!("{why}; nothing was written")))?;
        place_file(&self.place.dir.join(file), text.as_bytes())
            .map_err(|why| refused(503, &format!("{file} cannot be written: {why}; nothing was written")))?;
        let (dir, period) = (self.place.dir.display(), self.place.period);
        Ok(said(
            200,
            &format!(
                "kept in {file}. The letter says it when the month is run again, here or by `amends run {dir} --period {period}`; until then it cannot be approved\n"
            ),
        ))
    }

    /// Runs the month again as it was asked for the last time.
    pub(super) fn run_again(&self, request: &Request) -> Reply {
        if let Err(reply) = body::<Again>(request) {
            return reply;
        }
        let _mill = match self.mill.try_lock() {
            Ok(mill) => mill,
            Err(TryLockError::Poisoned(mill)) => mill.into_inner(),
            Err(TryLockError::WouldBlock) => {
                return refused(409, "the month is being run at this moment: wait for it");
            }
        };
        match self.last() {
            Ok(args) => {
                let mut terminal = Terminal::keeping();
                let exit: Exit = run(&args, &mut terminal);
                super::answered(exit, terminal)
            }
            Err(why) => refused(
                409,
                &format!("{why}: run the month on the command line, `amends run`; nothing was written"),
            ),
        }
    }

    /// What was asked for when the published run was made.
    fn last(&self) -> Result<RunArgs, String> {
        let place = self.place;
        let folder = DiskFolder::open(&place.out().join(place.period.to_string()));
        let folder = folder.map_err(|why| format!("the published run cannot be read: {why}"))?;
        let recorded =
            Recorded::read(&folder as &dyn Folder).map_err(|why| format!("of the published run, {why}"))?;
        let (request, extras) = recorded.again().map_err(|why| format!("of the published run, {why}"))?;
        Ok(RunArgs {
            dir: place.dir.clone(),
            period: place.period,
            what_if: Vec::new(),
            out: place.out.clone(),
            archive: extras.archive == Archive::Yes,
            context: extras.contexts == Contexts::Beside,
            keep_inputs: extras.inputs == KeepInputs::Yes,
            issued_on: request.issued_on,
            as_of: request.as_of,
        })
    }
}
