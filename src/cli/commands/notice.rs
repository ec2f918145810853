//! `amends notice`: a message to the public about one incident.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::workspace;
use crate::cli::notice_args::NoticeArgs;
use crate::io::replace_file;
use crate::run;
use crate::run::NoticeProblem;

/// Writes the notice, or says why there is none.
pub(super) fn notice(args: &NoticeArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let loaded = run::load_facts(&folder);
    let noticed = match run::notice(&loaded, &args.asked()) {
        Ok(noticed) => noticed,
        Err(problem) => {
            let exit = match problem {
                NoticeProblem::Data(diags) => {
                    terminal.show(&diags, &loaded.sources);
                    Exit::Data
                }
                NoticeProblem::Unknown { what, help } => {
                    terminal.fail(&what);
                    terminal.say(&format!("help: {help}"));
                    Exit::Usage
                }
                NoticeProblem::Refused { what, help } => {
                    terminal.fail(&what);
                    terminal.say(&format!("help: {help}"));
                    Exit::Data
                }
            };
            terminal.say("no notice was written");
            return exit;
        }
    };
    match args.file() {
        None => terminal.data(&noticed.text),
        Some(path) => {
            if let Err(why) = replace_file(path, noticed.text.as_bytes()) {
                terminal.fail(&format!("`{}` cannot be written: {why}", path.display()));
                return Exit::World;
            }
            terminal.say(&format!("wrote {}", path.display()));
        }
    }
    for warning in &noticed.warnings {
        terminal.warn(warning);
    }
    terminal.say(&format!("\nonce it is sent, add this to {}:\n\n{}", noticed.file, noticed.record));
    Exit::Done
}
