//! The commands that write into the register, and those that look at it.

mod approve;
mod ask;
mod hold;
mod issue;
mod keep;
mod look;
mod reject;
mod settle;

pub(super) use approve::approve;
pub(super) use approve::approve_asked;
pub(super) use approve::mark;
pub(super) use approve::mark_asked;
pub(super) use ask::Ask;
pub(super) use hold::hold;
pub(super) use hold::hold_asked;
pub(super) use issue::issue;
pub(super) use keep::register;
pub(super) use look::history;
pub(super) use look::status;
pub(super) use reject::reject_asked;
pub(super) use settle::settle;
pub(super) use settle::void;

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::workspace;
use crate::cli::register_args::SaidArgs;
use crate::cli::register_args::WhereArgs;
use crate::io::DiskFolder;
use crate::io::RegisterFile;
use crate::io::RegisterProblem;
use crate::io::account;
use crate::io::issued_on;
use crate::io::now;
use crate::model::Settings;
use crate::register::Book;
use crate::register::Decision;
use crate::register::Draft;
use crate::register::Entry;
use crate::register::Refusal;
use crate::register::Said;
use crate::register::SentLetter;
use crate::run;
use crate::run::Loaded;
use crate::run::booking::Choice;
use crate::run::booking::Published;
use crate::run::booking::read_published;
use crate::run::booking::told;
use crate::time::Month;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

/// The register of a workspace.
pub(super) fn register_path(dir: &Path) -> PathBuf {
    dir.join("register.db")
}

/// Says why a register cannot be used.
pub(super) fn cannot(problem: &RegisterProblem, terminal: &mut Terminal) -> Exit {
    terminal.fail(&problem.to_string());
    if problem.is_of_the_world() { Exit::World } else { Exit::Data }
}

/// Reads what was approved and issued of a month into what was loaded.
pub(super) fn read_register(
    dir: &Path,
    period: crate::time::Month,
    loaded: &mut Loaded,
    terminal: &mut Terminal,
) -> Result<(), Exit> {
    read_register_as_of(dir, period, u64::MAX, loaded, terminal)
}

/// The same as it was when the register had so many entries.
pub(super) fn read_register_as_of(
    dir: &Path,
    period: crate::time::Month,
    entries: u64,
    loaded: &mut Loaded,
    terminal: &mut Terminal,
) -> Result<(), Exit> {
    let read = RegisterFile::look(&register_path(dir)).and_then(|file| {
        let Some(file) = file else { return Ok(()) };
        loaded.register = file.book_as_of(period, entries)?;
        if let Some(rule) = loaded.workspace.as_ref().and_then(|w| w.settings.escalation) {
            let first = (1..rule.within).fold(period, |month, _| month.before());
            loaded.credited = file.credited(first, period, entries)?;
        }
        for month in run::months_followed_up(loaded, period) {
            let mut letters = file.sent_letters(month, entries)?;
            date(&mut letters, &dir.join("archive"), month);
            loaded.sent.insert(month, letters);
        }
        Ok(())
    });
    read.map_err(|problem| cannot(&problem, terminal))
}

/// Gives letters that went out the date that stands on them, as far as their runs are in the archive.
fn date(letters: &mut BTreeMap<String, SentLetter>, archive: &Path, month: Month) {
    let mut dates: BTreeMap<String, Option<NaiveDate>> = BTreeMap::new();
    for letter in letters.values_mut() {
        letter.dated = match dates.get(&letter.run) {
            Some(known) => *known,
            None => {
                let found = issued_on(archive, &month.to_string(), &letter.run);
                dates.insert(letter.run.clone(), found);
                found
            }
        };
    }
}

/// The settings of a workspace, without which no rule of approval is known.
pub(super) fn settings(dir: &Path, terminal: &mut Terminal) -> Result<Settings, Exit> {
    let folder = workspace(dir, terminal)?;
    let (settings, sources, diags) = run::load_settings(&folder);
    if diags.has_errors() || settings.is_none() {
        terminal.show(&diags, &sources);
        terminal.say("nothing was written: the rules of approval stand in amends.toml, which cannot be read");
        return Err(Exit::Data);
    }
    settings.ok_or(Exit::Data)
}

/// What people wrote in a workspace, without its evidence.
fn facts(dir: &Path, terminal: &mut Terminal) -> Result<Loaded, Exit> {
    let loaded = run::load_facts(&workspace(dir, terminal)?);
    if loaded.diags.has_errors() {
        terminal.show(&loaded.diags, &loaded.sources);
        terminal.say(
            "nothing was written: how finance books, and who approves, stands in files that have faults",
        );
        return Err(Exit::Data);
    }
    Ok(loaded)
}

/// The published run of a month.
pub(super) fn published(
    place: &WhereArgs,
    terminal: &mut Terminal,
) -> Result<(Published, DiskFolder, PathBuf), Exit> {
    let path = place.out().join(place.period.to_string());
    let read = DiskFolder::open(&path)
        .map_err(|why| {
            format!(
                "there is no published run: `{}` cannot be read ({why}); `amends run` makes one",
                path.display()
            )
        })
        .and_then(|folder| read_published(&folder).map(|published| (published, folder)));
    match read {
        Ok((mut published, folder)) => {
            published.hold_changed(&workspace(&place.dir, terminal)?);
            Ok((published, folder, path))
        }
        Err(why) => {
            terminal.fail(&format!("{why}; nothing was written"));
            Err(Exit::Data)
        }
    }
}

impl SaidArgs {
    fn said(&self) -> Said {
        Said { by: self.by.clone(), note: self.note.clone() }
    }
}

/// What a command decided, before it is told.
struct Outcome {
    decision: Decision,
    unknown: Vec<(String, String)>,
}

impl Outcome {
    /// Named things that cannot be done, and names that nothing has, stop all of it.
    fn stops(&self, choice: &Choice) -> bool {
        !self.unknown.is_empty() || choice.is_by_name() && !self.decision.refusals.is_empty()
    }
}

/// Looks at what the entries come to before they are final, and may still stop it.
type LastLook<'l> = &'l dyn Fn(&Book, &[Entry]) -> Result<(), RegisterProblem>;

/// The state of a month now, nothing written.
fn book_now((dir, period): (&Path, crate::time::Month), terminal: &mut Terminal) -> Result<Book, Exit> {
    let book =
        RegisterFile::look(&register_path(dir)).and_then(|file| file.map(|f| f.book(period)).transpose());
    Ok(book.map_err(|problem| cannot(&problem, terminal))?.unwrap_or_default())
}

/// Decides on the state of a month, writes what follows in one transaction, and tells it. `before_commit` runs when all
/// is written and not yet final.
fn write(
    (dir, period): (&Path, crate::time::Month),
    choice: &Choice,
    is_dry: bool,
    decide: &dyn Fn(&Book) -> Outcome,
    before_commit: LastLook<'_>,
    terminal: &mut Terminal,
) -> Result<(Exit, Vec<Entry>), Exit> {
    let (outcome, entries) = if is_dry {
        (decide(&book_now((dir, period), terminal)?), Vec::new())
    } else {
        let outcome = RegisterFile::open(&register_path(dir)).and_then(|mut file| {
            let done = file.write(
                period,
                now(),
                &account(),
                |book| {
                    let mut outcome = decide(book);
                    let drafts = match outcome.stops(choice) {
                        true => Vec::new(),
                        false => std::mem::take(&mut outcome.decision.drafts),
                    };
                    (outcome, drafts)
                },
                before_commit,
            )?;
            if let Some(older) = file.was_of_version() {
                terminal.say(&format!("register.db was of version {older} and is of version {} now: only this Amends and newer ones read it", RegisterFile::VERSION));
            }
            Ok(done)
        });
        match outcome {
            Ok(done) => done,
            Err(problem) => return Err(cannot(&problem, terminal)),
        }
    };
    let stops = outcome.stops(choice);
    for (name, help) in &outcome.unknown {
        terminal.fail(&format!("nothing is called `{name}` here"));
        terminal.say(&format!("help: {help}"));
    }
    if stops {
        for Refusal { subject, why } in &outcome.decision.refusals {
            terminal.fail(&format!("{subject}: {why}"));
        }
        terminal.say("nothing was written");
        return Err(Exit::Data);
    }
    let drafts: Vec<&Draft> = match is_dry {
        true => outcome.decision.drafts.iter().collect(),
        false => entries.iter().map(|e| &e.says).collect(),
    };
    terminal.data(&told(&drafts, &outcome.decision.refusals, &outcome.decision.unchanged, is_dry));
    if is_dry {
        terminal.say("this was a dry run: nothing was written");
    }
    Ok((Exit::Done, entries))
}
