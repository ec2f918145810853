//! The binary: exit code in, exit code out.

use std::process::ExitCode;

/// Documents are made of many small pieces; the allocator of the platform takes a third of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(amends::cli::main().code())
}
