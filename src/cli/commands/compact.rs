//! `amends compact`: a partial result of some files of a monitoring source.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::CompactArgs;
use crate::cli::commands::workspace;
use crate::io::LooseFiles;
use crate::io::replace_file;
use crate::run;

/// Reads the files and writes the partial result.
pub(super) fn compact(args: &CompactArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let raw = match LooseFiles::open(&args.files, &args.dir) {
        Ok(raw) => raw,
        Err((path, why)) => {
            terminal.fail(&format!("`{}` cannot be read: {why}", path.display()));
            return Exit::World;
        }
    };
    let bar = terminal.reading();
    let made = run::compact(&folder, &raw, &args.source, args.edge, &|read| bar.tell(read));
    bar.end();
    terminal.show(&made.diags, &made.sources);
    let Some(bytes) = made.bytes else {
        terminal.say("nothing was written");
        return Exit::Data;
    };
    if let Err(why) = replace_file(&args.output, &bytes) {
        terminal.fail(&format!("`{}` cannot be written: {why}", args.output.display()));
        return Exit::World;
    }
    let (rows, rejected) = made.rows;
    terminal.say(&format!(
        "wrote {}: {rows} rows of {} files in {} bytes; {rejected} rows cannot be used, and are named when a month is run",
        args.output.display(),
        args.files.len(),
        bytes.len()
    ));
    Exit::Done
}
