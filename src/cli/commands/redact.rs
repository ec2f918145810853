//! `amends redact`: a workspace that reckons the same and names nobody.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::audit_args::RedactArgs;
use crate::cli::commands::workspace;
use crate::io::write_new_folder;
use crate::run;
use crate::run::RedactAsked;
use crate::run::RedactProblem;

/// How many left-out files are named.
const MOST_NAMED: usize = 8;

/// Writes a redacted workspace.
pub(super) fn redact(args: &RedactArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let bar = terminal.reading();
    let loaded = run::load(&folder, &|read| bar.tell(read));
    bar.end();
    let asked = RedactAsked { salt: args.salt.clone(), scale: args.scale };
    match run::redact(&folder, &loaded, &asked) {
        Ok(redacted) => match write_new_folder(&args.out, &redacted.files) {
            Ok(()) => {
                let (n, out) = (redacted.files.len(), args.out.display());
                terminal.data(&format!(
                    "wrote {n} files to {out}; amounts are {} times what they were\n",
                    redacted.scale
                ));
                for path in redacted.left_out.iter().take(MOST_NAMED) {
                    terminal.data(&format!("  left out  {path}\n"));
                }
                if let Some(more) = redacted.left_out.len().checked_sub(MOST_NAMED).filter(|n| *n > 0) {
                    terminal.data(&format!("  left out  and {more} more\n"));
                }
                terminal.say("look through it before you send it: times, regions, countries and dates are as they were");
                Exit::Done
            }
            Err(error) => {
                terminal.fail(&error.to_string());
                Exit::World
            }
        },
        Err(RedactProblem::Errors) => {
            terminal.show(&loaded.diags, &loaded.sources);
            terminal.say("a workspace can be redacted when it has no errors");
            Exit::Data
        }
        Err(RedactProblem::Monitoring(files)) => {
            terminal.fail("these monitoring files cannot be written anew, so nothing was written");
            for (path, why) in files {
                terminal.say(&format!("  {path}: {why}"));
            }
            terminal.say(
                "help: take their sources out of a copy of the workspace, or compact them to CSV by hand",
            );
            Exit::Data
        }
        Err(RedactProblem::Leaks(found)) => {
            terminal.fail("names or ids would still stand in what is written, so nothing was written");
            for (path, name) in found {
                terminal.say(&format!("  {path}: `{name}`"));
            }
            terminal.say(
                "help: an id that is also a word of ours, such as a region, must be renamed in a copy first",
            );
            Exit::Data
        }
        Err(RedactProblem::Broken(why)) => {
            terminal.fail(&format!(
                "this is our mistake, not yours: the result cannot be read ({why}); nothing was written"
            ));
            Exit::Mistake
        }
    }
}
