//! `amends sql`: the query that compacts the samples of a source inside a database.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::workspace;
use crate::cli::sql_args::SqlArgs;
use crate::run::load_settings;
use crate::run::sql;

/// Prints the query, or everything that stands in its way.
pub(super) fn sql(args: &SqlArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let (settings, sources, diags) = load_settings(&folder);
    terminal.show(&diags, &sources);
    let Some(settings) = settings.filter(|_| !diags.has_errors()) else {
        terminal.say("no query was written");
        return Exit::Data;
    };
    match sql::sql(&settings, &args.request()) {
        Ok(query) => {
            terminal.data(&query);
            Exit::Done
        }
        Err(refusals) => {
            for refusal in refusals {
                terminal.fail(&refusal.what);
                terminal.say(&format!("help: {}", refusal.help));
            }
            terminal.say("no query was written");
            Exit::Data
        }
    }
}
