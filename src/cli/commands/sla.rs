//! `amends sla`: published SLAs and one's own.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::SlaArgs;
use crate::cli::args::SlaCommand;
use crate::cli::commands::policy::Chosen;
use crate::cli::commands::policy::chosen;
use crate::diag::did_you_mean;
use crate::io::write_new_file;
use crate::run::lint;
use crate::run::sla_list;
use crate::run::sla_show;
use crate::run::sla_start;
use crate::sla::PRESETS;
use crate::sla::preset;
use std::path::Path;

/// Lists, shows, checks or begins SLAs.
pub(super) fn sla(args: &SlaArgs, terminal: &mut Terminal) -> Exit {
    match &args.command {
        SlaCommand::List { word } => {
            terminal.data(&sla_list(word.as_deref()));
            Exit::Done
        }
        SlaCommand::Show { sla, toml } => show(sla, *toml, terminal),
        SlaCommand::Lint { slas } => lint_all(slas, terminal),
        SlaCommand::New { path, from } => new(path, from, terminal),
    }
}

fn show(name: &str, toml: bool, terminal: &mut Terminal) -> Exit {
    let Chosen { policy, sources, .. } = match chosen(name, terminal) {
        Ok(chosen) => chosen,
        Err(exit) => return exit,
    };
    if toml {
        terminal.data(&sources.file(policy.span.source).text);
    } else {
        terminal.data(&sla_show(&policy));
    }
    Exit::Done
}

fn lint_all(names: &[String], terminal: &mut Terminal) -> Exit {
    let all: Vec<String> = match names {
        [] => PRESETS.iter().map(|p| p.id.to_owned()).collect(),
        names => names.to_vec(),
    };
    let (mut found, mut with) = (0, 0);
    for name in &all {
        let Chosen { policy, sources, .. } = match chosen(name, terminal) {
            Ok(chosen) => chosen,
            Err(exit) => return exit,
        };
        let diags = lint(&policy);
        found += policy.findings.len();
        with += usize::from(!policy.findings.is_empty());
        terminal.show(&diags, &sources);
    }
    let slas = if all.len() == 1 { "1 SLA".to_owned() } else { format!("{} SLAs", all.len()) };
    let faults = if found == 1 { "1 fault".to_owned() } else { format!("{found} faults") };
    match found {
        0 => terminal.say(&format!("{slas}, nothing to find fault with")),
        _ => terminal.say(&format!(
            "{slas}, {faults} in {with} of them; where facts fall on one, the assessment is undecided"
        )),
    }
    if found == 0 { Exit::Done } else { Exit::Data }
}

fn new(path: &Path, from: &str, terminal: &mut Terminal) -> Exit {
    let Some(preset) = preset(from) else {
        terminal.fail(&format!("there is no preset `{from}`"));
        terminal.say(&format!("help: {}", did_you_mean(from, PRESETS.iter().map(|p| p.id))));
        return Exit::Usage;
    };
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let text = match sla_start(preset, &stem) {
        Ok(text) => text,
        Err(why) => {
            terminal.fail(&why);
            return Exit::Usage;
        }
    };
    match write_new_file(path, &text) {
        Ok(()) => {
            terminal.say(&format!("wrote {}; its id is `{stem}`", path.display()));
            Exit::Done
        }
        Err(why) => {
            terminal.fail(&format!("`{}` cannot be written: {why}", path.display()));
            Exit::World
        }
    }
}
