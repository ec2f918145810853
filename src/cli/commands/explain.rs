//! `amends explain`: where an amount, an outage or a figure comes from.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::register::read_register;
use crate::cli::commands::workspace;
use crate::cli::explain_args::ExplainArgs;
use crate::diag::did_you_mean;
use crate::run;
use crate::run::Explained;
use crate::run::Request;

/// Explains a subject.
pub(super) fn explain(args: &ExplainArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let mut loaded = run::load(&folder, &|_| ());
    if let Err(exit) = read_register(&args.dir, args.period, &mut loaded, terminal) {
        return exit;
    }
    let request = Request { month: args.period, issued_on: None, as_of: args.as_of };
    match run::explain(&loaded, &request, &args.asked()) {
        Err(diags) => {
            terminal.show(&diags, &loaded.sources);
            terminal.say("an amount can be explained when the workspace has no errors");
            Exit::Data
        }
        Ok(Explained::Text(text)) => {
            terminal.data(&text);
            Exit::Done
        }
        Ok(Explained::Unknown(known)) => {
            terminal.fail(&format!("nothing that {} knows is called `{}`", args.period, args.subject));
            terminal.say(&format!("help: {}", did_you_mean(&args.subject, known.iter().map(String::as_str))));
            Exit::Usage
        }
        Ok(Explained::NoFigure { why, help }) => {
            terminal.fail(&why);
            terminal.say(&format!("help: {help}"));
            Exit::Usage
        }
    }
}
