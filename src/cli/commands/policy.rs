//! The SLA that a command is about: a preset by its id, or a file.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::diag::Diagnostics;
use crate::diag::did_you_mean;
use crate::ingest::add_text;
use crate::io::read_input;
use crate::run::assess::read_policy;
use crate::sla::INCOMPLETE;
use crate::sla::PRESETS;
use crate::sla::Policy;
use crate::sla::preset;
use crate::source::Sources;
use std::path::Path;

/// An SLA with the text that it was read from.
pub(super) struct Chosen {
    /// The SLA.
    pub policy: Policy,
    /// Its file.
    pub sources: Sources,
    /// What was found on the way.
    pub diags: Diagnostics,
}

/// Finds and reads an SLA, or says why it cannot be used.
pub(super) fn chosen(name: &str, terminal: &mut Terminal) -> Result<Chosen, Exit> {
    let mut sources = Sources::default();
    let mut diags = Diagnostics::default();
    let (path, bytes) = match preset(name) {
        Some(preset) => (format!("preset {name}"), preset.text.as_bytes().to_vec()),
        None => (name.to_owned(), from_file(name, terminal)?),
    };
    let id = add_text(&mut sources, &path, bytes, &mut diags);
    let policy = id.and_then(|id| read_policy(&sources, id, &mut diags));
    match policy.filter(|_| !diags.has_errors()) {
        Some(policy) => Ok(Chosen { policy, sources, diags }),
        None => {
            terminal.show(&diags, &sources);
            Err(Exit::Data)
        }
    }
}

fn from_file(name: &str, terminal: &mut Terminal) -> Result<Vec<u8>, Exit> {
    if let Some((_, missing)) = INCOMPLETE.iter().find(|(id, _)| *id == name) {
        terminal.fail(&format!("`{name}` is no preset: too little of its text is known; missing: {missing}"));
        terminal.say("help: write it as a file of your own: `amends sla new`");
        return Err(Exit::Usage);
    }
    let path = Path::new(name);
    let looks_like_file = name.contains(['/', '\\', '.']) || path.exists();
    if !looks_like_file {
        terminal.fail(&format!("there is no preset `{name}`, and no such file"));
        terminal.say(&format!(
            "help: {}\nhelp: `amends sla list` lists all presets",
            did_you_mean(name, PRESETS.iter().map(|p| p.id))
        ));
        return Err(Exit::Usage);
    }
    read_input(path).map_err(|why| {
        terminal.fail(&format!("`{name}` cannot be read: {why}"));
        Exit::World
    })
}
