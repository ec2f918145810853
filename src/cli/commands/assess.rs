//! `amends assess`: the calculator for one SLA and the facts of one period.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::AssessArgs;
use crate::cli::commands::policy::Chosen;
use crate::cli::commands::policy::chosen;
use crate::diag::Diagnostics;
use crate::ingest::add_text;
use crate::io::read_input;
use crate::run::assess;
use crate::source::SourceId;
use crate::source::Sources;

/// Assesses.
pub(super) fn assess(args: &AssessArgs, terminal: &mut Terminal) -> Exit {
    let Chosen { policy, mut sources, mut diags } = match chosen(&args.sla, terminal) {
        Ok(chosen) => chosen,
        Err(exit) => return exit,
    };
    let facts = match facts_text(args, &mut sources, &mut diags, terminal) {
        Ok(id) => id,
        Err(exit) => return exit,
    };
    let read = facts.and_then(|id| assess::read_facts(&sources, id, &policy, &mut diags));
    let place = sources.place(policy.span);
    let answer = read.as_ref().map(|facts| assess::assess(&policy, facts, &place));
    match (read.as_ref(), answer) {
        (Some(facts), Some(Ok(answer))) => {
            terminal.show(&diags, &sources);
            if args.json {
                let json = assess::answer_json(&policy, facts, &answer);
                terminal.data(&format!("{json:#}\n"));
            } else {
                terminal.data(&assess::answer_text(&policy, facts, &answer));
            }
            Exit::Done
        }
        (_, answer) => {
            if let Some(Err(problem)) = answer {
                diags.push(problem);
            }
            terminal.show(&diags, &sources);
            terminal.say("nothing was reckoned");
            Exit::Data
        }
    }
}

/// The facts as a source: a file, or what the flags say.
fn facts_text(
    args: &AssessArgs,
    sources: &mut Sources,
    diags: &mut Diagnostics,
    terminal: &mut Terminal,
) -> Result<Option<SourceId>, Exit> {
    let Some(path) = &args.facts else {
        return match args.flags.as_typed().toml() {
            Ok(text) => Ok(add_text(sources, "the flags", text.into_bytes(), diags)),
            Err(problems) => {
                problems.iter().for_each(|problem| terminal.fail(problem));
                Err(Exit::Usage)
            }
        };
    };
    let bytes = read_input(path).map_err(|why| {
        terminal.fail(&format!("`{}` cannot be read: {why}", path.display()));
        Exit::World
    })?;
    let name = path.display().to_string();
    let is_json = bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    if !is_json {
        return Ok(add_text(sources, &name, bytes, diags));
    }
    let text = String::from_utf8_lossy(&bytes);
    match assess::json_as_toml(&text) {
        Ok(text) => Ok(add_text(sources, &format!("{name} as TOML"), text.into_bytes(), diags)),
        Err(problem) => {
            diags.push(problem);
            Ok(None)
        }
    }
}
