//! `amends man`: the manual page.

use crate::cli::Cli;
use crate::cli::Exit;
use crate::cli::Terminal;
use clap::CommandFactory;

/// Prints the manual page in roff.
pub(super) fn man(terminal: &mut Terminal) -> Exit {
    let mut bytes = Vec::new();
    match clap_mangen::Man::new(Cli::command()).render(&mut bytes) {
        Ok(()) => {
            terminal.data(&String::from_utf8_lossy(&bytes));
            Exit::Done
        }
        Err(error) => {
            terminal.fail(&error.to_string());
            Exit::World
        }
    }
}
