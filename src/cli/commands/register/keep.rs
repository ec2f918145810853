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
use crate::io::read_lines;
use crate::register::Entry;
use crate::run::booking::Verified;
use crate::run::booking::verify_register;
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

fn verify(dir: &Path, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let file = open(dir, terminal)?;
    let mut verified = Verified::default();
    let problem = |problem: RegisterProblem, terminal: &mut Terminal| cannot(&problem, terminal);
    verified.found(file.integrity().map_err(|p| problem(p, terminal))?);
    file.each(&Which::All, &mut |entry| {
        verified.entry(&entry);
        Ok(())
    })
    .map_err(|p| problem(p, terminal))?;
    verified.end();
    terminal.data(&verified.text());
    Ok(if verified.is_whole() { Exit::Done } else { Exit::Data })
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
    let lines = read_lines(from).map_err(|why| {
        terminal.fail(&format!("`{}` cannot be read: {why}", from.display()));
        Exit::World
    })?;
    let mut entries = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        match Entry::read(line) {
            Ok(entry) => entries.push(entry),
            Err(why) => {
                terminal.fail(&format!("{}:{}: {why}; nothing was written", from.display(), n + 1));
                return Err(Exit::Data);
            }
        }
    }
    let verified = verify_register(&entries);
    if !verified.is_whole() {
        terminal.data(&verified.text());
        terminal.fail("these entries are not whole; nothing was written");
        return Err(Exit::Data);
    }
    let mut file = RegisterFile::open(&register_path(dir)).map_err(|problem| cannot(&problem, terminal))?;
    file.import(&entries).map_err(|problem| cannot(&problem, terminal))?;
    terminal.data(&verified.text());
    Ok(Exit::Done)
}
