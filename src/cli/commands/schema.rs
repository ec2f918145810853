//! `amends schema`: the JSON Schema of a workspace file or of a template's data.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::SchemaArgs;
use crate::diag::did_you_mean;
use crate::run;

/// Prints a schema, or the list of them.
pub(super) fn schema(args: &SchemaArgs, terminal: &mut Terminal) -> Exit {
    let Some(name) = &args.name else {
        for (name, about) in run::schemas() {
            terminal.data(&format!("{name:<18} {about}\n"));
        }
        return Exit::Done;
    };
    match run::schema(name) {
        Some(schema) => {
            let text = serde_json::to_string_pretty(schema.as_value()).unwrap_or_default();
            terminal.data(&format!("{text}\n"));
            Exit::Done
        }
        None => {
            terminal.fail(&format!("there is no schema called `{name}`"));
            terminal.say(&format!("help: {}", did_you_mean(name, run::schemas().iter().map(|(n, _)| *n))));
            Exit::Usage
        }
    }
}
