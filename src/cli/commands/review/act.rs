//! What the page asks for, done by the commands of the register.

use super::answered;
use super::body;
use super::refused;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::register::Ask;
use crate::cli::commands::register::approve_asked;
use crate::cli::commands::register::hold_asked;
use crate::cli::commands::register::mark_asked;
use crate::cli::commands::register::reject_asked;
use crate::cli::register_args::WhereArgs;
use crate::cli::register_args::name;
use crate::io::Reply;
use crate::io::Request;
use crate::register::DocumentState;
use crate::register::Said;
use crate::run::booking::Choice;
use serde::Deserialize;

/// How long a name or a note may be.
const WORDS_MAX: usize = 2000;

/// The body of a request to act.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The run that the page shows.
    run: String,
    act: Button,
    /// Credits, customers and documents by name.
    names: Vec<String>,
    by: String,
    #[serde(default)]
    note: String,
    /// Whether several were chosen at once: then what cannot be done to one is left out.
    #[serde(default)]
    leaves_out: bool,
    #[serde(default)]
    dry_run: bool,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Button {
    Approve,
    Hold,
    Release,
    Reject,
    Reviewed,
    Sent,
}

/// Does what was asked, or says why not.
pub(super) fn act(place: &WhereArgs, request: &Request) -> Reply {
    let asked = match body::<Asked>(request) {
        Ok(asked) => asked,
        Err(reply) => return reply,
    };
    let (by, note) = match (plain(&asked.by), plain(&asked.note)) {
        (Ok(by), Ok(note)) if !by.is_empty() => (by, note),
        (Err(why), _) | (_, Err(why)) => return refused(400, why),
        _ => return refused(400, "write your name: it stands in the register beside what you do"),
    };
    if asked.names.is_empty() {
        return refused(400, "nothing was chosen");
    }
    if asked.act == Button::Reject && note.is_empty() {
        return refused(400, "write a note: those who meet what you reject will ask why");
    }
    // Only documents are reviewed and sent.
    let only_credits = matches!(asked.act, Button::Reviewed | Button::Sent).then_some(false);
    let ask = Ask {
        place: place.clone(),
        choice: Choice {
            named: asked.names,
            leaves_out: asked.leaves_out,
            only_credits,
            ..Choice::default()
        },
        run: Some(asked.run),
        said: Said { by, note },
        is_dry: asked.dry_run,
    };
    let mut terminal = Terminal::keeping();
    let exit: Exit = match asked.act {
        Button::Approve => approve_asked(&ask, &mut terminal),
        Button::Hold => hold_asked(&ask, false, &mut terminal),
        Button::Release => hold_asked(&ask, true, &mut terminal),
        Button::Reject => reject_asked(&ask, &mut terminal),
        Button::Reviewed => mark_asked(&ask, DocumentState::Reviewed, &mut terminal),
        Button::Sent => mark_asked(&ask, DocumentState::Sent, &mut terminal),
    };
    answered(exit, terminal)
}

/// A name or a note as the command line takes it: its words with single spaces, or nothing.
pub(super) fn plain(text: &str) -> Result<String, &'static str> {
    let text = name(text).unwrap_or_default();
    if text.len() > WORDS_MAX {
        return Err("a name or a note is too long for the register");
    }
    if text.chars().any(char::is_control) {
        return Err("a name or a note holds characters that nobody sees");
    }
    Ok(text)
}
