//! `amends review`: the review book in a browser, with buttons that do what `approve`, `hold` and `void` do.
//!
//! Only this machine reaches it, only with the token of its address, and only its own page may act. It serves what the
//! manifest of the published run names, as the run wrote it, and nothing else.

mod act;
mod edit;
mod files;

use super::register::cannot;
use super::register::published;
use super::register::register_path;
use super::register::settings;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::WhereArgs;
use crate::cli::review_args::ReviewArgs;
use crate::io::Door;
use crate::io::RegisterFile;
use crate::io::Reply;
use crate::io::Request;
use crate::io::token;
use crate::run::booking::Standing;
use edit::Edits;
use files::Files;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::sync::Mutex;

/// Serves the review book of a month until it is ended.
pub(super) fn review(args: &ReviewArgs, terminal: &mut Terminal) -> Exit {
    try_review(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_review(args: &ReviewArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let place = &args.place;
    settings(&place.dir, terminal)?;
    let (run, _, folder) = published(place, terminal)?;
    let door = Door::open(args.port).map_err(|why| {
        terminal.fail(&format!("port {} of this machine cannot be opened: {why}", args.port));
        terminal.say("help: leave --port out, and a free one is taken");
        Exit::World
    })?;
    let token = token().map_err(|why| {
        terminal.fail(&format!("the system gives no random number for the address: {why}"));
        Exit::World
    })?;
    terminal.data(&format!("http://127.0.0.1:{}/{token}/\n", door.port()));
    terminal.say(&format!(
        "this is the run {} of {}: open the address in a browser of this machine. Who has the address can approve; it ends with Ctrl-C",
        run.run, place.period
    ));
    let files = Files::of(folder);
    let review = Review {
        place: place.clone(),
        door: &door,
        token,
        files,
        pen: Mutex::default(),
        mill: Mutex::default(),
    };
    door.serve(&|request| review.answer(request));
    Ok(Exit::Done)
}

/// What answers.
struct Review<'d> {
    place: WhereArgs,
    door: &'d Door,
    token: String,
    files: Files,
    /// Held while an edit of a letter is kept.
    pen: Mutex<()>,
    /// Held while the month is run.
    mill: Mutex<()>,
}

impl Review<'_> {
    fn answer(&self, request: &Request) -> Reply {
        let Some(path) = self.door.is_for(request).then(|| self.below_token(&request.path)).flatten() else {
            return Reply::empty(404);
        };
        match (request.method.as_str(), path) {
            ("GET", "" | "index.html") => self.files.page(),
            ("GET", "status") => self.status(),
            ("POST", _) if !is_own_page(request) => refused(403, "only the page of this address may act"),
            ("POST", "act") => act::act(&self.place, request),
            ("POST", "edit") => self.edits().keep(request),
            ("POST", "run") => self.edits().run_again(request),
            ("GET", path) => match path.strip_prefix("edit/") {
                Some(customer) => self.edits().paragraphs(customer),
                None => self.files.file(path),
            },
            _ => Reply::empty(405),
        }
    }

    fn edits(&self) -> Edits<'_> {
        Edits::new(&self.place, &self.files, &self.pen, &self.mill)
    }

    /// What stands behind the token; every byte of it is compared, so that the time tells nothing.
    fn below_token<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (said, rest) = path.strip_prefix('/')?.split_once('/')?;
        let differ = said.bytes().zip(self.token.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
        (said.len() == self.token.len() && differ == 0).then_some(rest)
    }

    fn status(&self) -> Reply {
        let mut terminal = Terminal::keeping();
        match self.standing(&mut terminal) {
            Ok(standing) => json(200, standing.json()),
            Err(exit) => answered(exit, terminal),
        }
    }

    fn standing(&self, terminal: &mut Terminal) -> Result<Standing, Exit> {
        let rules = settings(&self.place.dir, terminal)?.approval;
        let (run, _, _) = published(&self.place, terminal)?;
        let file = RegisterFile::look(&register_path(&self.place.dir));
        let book = file.and_then(|file| file.map(|f| f.book(self.place.period)).transpose());
        let book = book.map_err(|problem| cannot(&problem, terminal))?.unwrap_or_default();
        Ok(Standing::of(&run, &book, &rules))
    }
}

/// What a page sends: JSON of one shape.
fn body<T: DeserializeOwned>(request: &Request) -> Result<T, Reply> {
    let is_json = request.kind.as_ref().is_some_and(|kind| {
        kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    });
    if !is_json {
        return Err(refused(415, "what is to be done is told as JSON"));
    }
    serde_json::from_slice(&request.body)
        .map_err(|why| refused(400, &format!("what is to be done cannot be read: {why}")))
}

/// Whether a request comes from the page that is served here, and from no other.
fn is_own_page(request: &Request) -> bool {
    request.origin.as_ref().is_some_and(|origin| *origin == format!("http://{}", request.host))
        && request.site.as_ref().is_none_or(|site| site == "same-origin")
}

fn json(status: u16, body: Vec<u8>) -> Reply {
    Reply { status, kind: "application/json", body: Arc::new(body), ..Reply::default() }
}

/// What a command said, by how it ended.
fn answered(exit: Exit, terminal: Terminal) -> Reply {
    let status = match exit {
        Exit::Done => 200,
        Exit::Usage => 400,
        Exit::Data => 409,
        Exit::World | Exit::Mistake => 503,
    };
    said(status, &terminal.said())
}

fn refused(status: u16, why: &str) -> Reply {
    said(status, &format!("error: {why}\n"))
}

fn said(status: u16, words: &str) -> Reply {
    json(status, serde_json::json!({ "done": status == 200, "said": words }).to_string().into_bytes())
}
