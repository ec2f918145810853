//! One file per command, and the table that finds them.

mod assess;
mod check;
mod compact;
mod completions;
mod diff;
mod explain;
mod init;
mod man;
mod notice;
mod policy;
mod register;
mod redact;
mod review;
mod run;
mod schema;
mod sla;
mod sql;
mod template;
mod verify;
mod what_if;

use crate::cli::Command;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::io::DiskFolder;
use std::path::Path;

/// Does what the command says.
pub fn dispatch(command: &Command, terminal: &mut Terminal) -> Exit {
    match command {
        Command::Init(args) => init::init(args, terminal),
        Command::Check(args) => check::check(args, terminal),
        Command::Compact(args) => compact::compact(args, terminal),
        Command::Run(args) => run::run(args, terminal),
        Command::Notice(args) => notice::notice(args, terminal),
        Command::Review(args) => review::review(args, terminal),
        Command::Approve(args) => register::approve(args, terminal),
        Command::Mark(args) => register::mark(args, terminal),
        Command::Issue(args) => register::issue(args, terminal),
        Command::Settle(args) => register::settle(args, terminal),
        Command::Void(args) => register::void(args, terminal),
        Command::Hold(args) => register::hold(args, terminal),
        Command::Status(args) => register::status(args, terminal),
        Command::History(args) => register::history(args, terminal),
        Command::Register(args) => register::register(args, terminal),
        Command::Explain(args) => explain::explain(args, terminal),
        Command::Diff(args) => diff::diff(args, terminal),
        Command::Redact(args) => redact::redact(args, terminal),
        Command::Verify(args) => verify::verify(args, terminal),
        Command::Assess(args) => assess::assess(args, terminal),
        Command::Sla(args) => sla::sla(args, terminal),
        Command::Sql(args) => sql::sql(args, terminal),
        Command::Template(args) => template::template(args, terminal),
        Command::Schema(args) => schema::schema(args, terminal),
        Command::Completions(args) => completions::completions(args, terminal),
        Command::Man => man::man(terminal),
    }
}

/// Opens the workspace, or says why it can't be.
fn workspace(dir: &Path, terminal: &mut Terminal) -> Result<DiskFolder, Exit> {
    DiskFolder::open(dir).map_err(|why| {
        terminal.fail(&format!("`{}` cannot be read: {why}", dir.display()));
        terminal.say("help: name the folder of a workspace; `amends init DIR` writes a new one");
        Exit::World
    })
}
