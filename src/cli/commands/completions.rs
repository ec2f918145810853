//! `amends completions`: what a shell needs to complete commands.

use crate::cli::Cli;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::CompletionsArgs;
use clap::CommandFactory;

/// Prints completions.
pub(super) fn completions(args: &CompletionsArgs, terminal: &mut Terminal) -> Exit {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "amends", &mut bytes);
    terminal.data(&String::from_utf8_lossy(&bytes));
    Exit::Done
}
