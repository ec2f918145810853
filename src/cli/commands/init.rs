//! `amends init`: a commented workspace that runs as it is.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::InitArgs;
use crate::io::write_new_folder;
use crate::run::scaffold;

/// Writes the workspace; a file that is already there is never overwritten.
pub(super) fn init(args: &InitArgs, terminal: &mut Terminal) -> Exit {
    let files = scaffold();
    match write_new_folder(&args.dir, &files) {
        Ok(()) => {
            let dir = args.dir.display();
            terminal.say(&format!("wrote {} files to {dir}", files.len()));
            terminal.say(&format!(
                "next: amends check {dir} --period 2026-03, then amends run {dir} --period 2026-03"
            ));
            Exit::Done
        }
        Err(error) => {
            terminal.fail(&error.to_string());
            Exit::World
        }
    }
}
