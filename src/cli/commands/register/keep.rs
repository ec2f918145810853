//! `amends register verify|export|import`.

use super::cannot;
use super::register_path;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::RegisterArgs;
use crate::cli::register_args::RegisterCommand;
use crate::io::LineWriter;
use crate::io::RegisterFile;
use crate::io::RegisterProblem;
use crate::io::Which;
use crate::io::lines_of;
use crate::register::Book;
use crate::register::Entry;
use crate::run::booking::Verified;
use std::path::Path;

/// Looks after the register itself.
pub(in crate::cli::commands) fn register(args: &RegisterArgs, terminal: &mut Terminal) -> Exit {
    let done = match &args.command {
        RegisterCommand::Verify { dir } => verify(dir, terminal),
        RegisterCommand::Export { dir, to } => export(dir, to.as_deref(), terminal),
        RegisterCommand::Import { dir, from } => import(dir, from, terminal),
    };
    done.unwrap_or_else(|exit| exit)
}

fn open(dir: &Path, terminal: &mut Terminal) -> Result<RegisterFile, Exit> {
    match RegisterFile::look(&register_path(dir)) {
        Ok(Some(file)) => Ok(file),
        Ok(None) => {
            terminal.fail(&format!("`{}` has no register", dir.display()));
            Err(Exit::Data)
        }
        Err(problem) => Err(cannot(&problem, terminal)),
    }
}

/// Reads a file of exported entries, entry by entry.
fn each_entry(
    from: &Path,
    terminal: &mut Terminal,
    visit: &mut dyn FnMut(&Entry) -> Result<(), Exit>,
) -> Result<(), Exit> {
    let lines = lines_of(from).map_err(|why| {
        terminal.fail(&format!("`{}` cannot be read: {why}", from.display()));
        Exit::World
    })?;
    for (n, line) in lines.enumerate() {
        let read = line.map_err(|why| why.to_string()).and_then(|line| Entry::read(&line));
        match read {
            Ok(entry) => visit(&entry)?,
            Err(why) => {
                terminal.fail(&format!("{}:{}: {why}; nothing was written", from.display(), n + 1));
                return Err(Exit::Data);
            }
        }
    }
    Ok(())
}

fn verify(dir: &Path, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let file = open(dir, terminal)?;
    let verified = verify_file(&file, terminal)?;
    terminal.data(&verified.text());
    Ok(if verified.is_whole() { Exit::Done } else { Exit::Data })
}

fn verify_file(file: &RegisterFile, terminal: &mut Terminal) -> Result<Verified, Exit> {
    let mut verified = Verified::default();
    let problem = |problem: RegisterProblem, terminal: &mut Terminal| cannot(&problem, terminal);
    verified.found(file.integrity().map_err(|p| problem(p, terminal))?);
    file.each(&Which::All, &mut |entry| {
        verified.entry(&entry);
        Ok(())
    })
    .map_err(|p| problem(p, terminal))?;
    for month in file.periods().map_err(|p| problem(p, terminal))? {
        let mut book = Book::default();
        file.each(&Which::Light(month), &mut |entry| {
            book.add(&entry);
            Ok(())
        })
        .map_err(|p| problem(p, terminal))?;
        verified.book(&book);
    }
    verified.end();
    Ok(verified)
}

fn export(dir: &Path, to: Option<&Path>, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let file = open(dir, terminal)?;
    let world = |why: std::io::Error, terminal: &mut Terminal| {
        terminal.fail(&format!("the export cannot be written: {why}"));
        Exit::World
    };
    let mut out = LineWriter::to(to).map_err(|why| world(why, terminal))?;
    let written = file.each(&Which::All, &mut |entry| {
        out.line(&entry.line()).map_err(|why| RegisterProblem::World(why.to_string()))
    });
    written.map_err(|problem| cannot(&problem, terminal))?;
    out.end().map_err(|why| world(why, terminal))?;
    Ok(Exit::Done)
}

fn import(dir: &Path, from: &Path, terminal: &mut Terminal) -> Result<Exit, Exit> {
    // Twice over the file: it is looked at as a whole before the first entry is written.
    let mut verified = Verified::default();
    each_entry(from, terminal, &mut |entry| {
        verified.entry(entry);
        Ok(())
    })?;
    if !verified.is_whole() {
        terminal.data(&verified.text());
        terminal.fail("these entries are not whole; nothing was written");
        return Err(Exit::Data);
    }
    let mut file = RegisterFile::open(&register_path(dir)).map_err(|problem| cannot(&problem, terminal))?;
    let written = file.import(&mut |insert| {
        let mut problem = None;
        let done = each_entry(from, terminal, &mut |entry| {
            insert(entry).map_err(|why| {
                problem = Some(why);
                Exit::World
            })
        });
        match (done, problem) {
            (Ok(()), _) => Ok(()),
            (Err(_), Some(why)) => Err(why),
            (Err(_), None) => Err(RegisterProblem::World("the file changed while it was read".to_owned())),
        }
    });
    written.map_err(|problem| cannot(&problem, terminal))?;
    let verified = verify_file(&file, terminal)?;
    terminal.data(&verified.text());
    Ok(Exit::Done)
}
