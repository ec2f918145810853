//! The binary: exit code in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(amends::cli::main().code())
}
