//! The terminal: arguments, drawing of diagnostics, progress, exit codes; one file per command.

mod args;
mod audit_args;
pub mod commands;
mod draw;
mod exit;
mod explain_args;
mod notice_args;
mod register_args;
mod review_args;
mod sql_args;
mod template_args;
mod terminal;

pub use args::Cli;
pub use args::Command;
pub use args::MessageFormat;
pub use draw::draw;
pub use exit::Exit;
pub use terminal::Terminal;

use clap::Parser;

/// Runs the command line and gives back the exit code.
pub fn main() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Done };
        }
    };
    let mut terminal = Terminal::new(cli.message_format, cli.color);
    commands::dispatch(&cli.command, &mut terminal)
}
