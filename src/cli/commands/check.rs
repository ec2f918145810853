//! `amends check`: every problem, nothing written.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::CheckArgs;
use crate::cli::commands::register::read_register;
use crate::cli::commands::workspace;
use crate::run;

/// Checks a workspace.
pub(super) fn check(args: &CheckArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let bar = terminal.reading();
    let mut loaded = run::load(&folder, &|read| bar.tell(read));
    bar.end();
    // What was issued before may be what `run` stumbles over.
    if let Some(month) = args.period
        && let Err(exit) = read_register(&args.dir, month, &mut loaded, terminal)
    {
        return exit;
    }
    let report = run::check(&loaded, args.period);
    terminal.show(&report.diags, &loaded.sources);
    let counts: Vec<String> = report.counts.iter().map(|(n, what)| format!("{n} {what}")).collect();
    terminal.say(&format!("read {} files: {}", report.files, counts.join(", ")));
    if let (Some(horizon), Some(month)) = (report.horizon, args.period) {
        terminal.say(&format!(
            "for {} the evidence must cover {} to {}, and what is under way at either end",
            month.words(),
            horizon.start(),
            horizon.end()
        ));
    }
    match Terminal::tally(&report.diags, report.files) {
        Some(tally) => terminal.say(&format!("{tally}; nothing was written")),
        None => terminal.say("no problems; nothing was written"),
    }
    if report.diags.has_errors() { Exit::Data } else { Exit::Done }
}
