//! `amends diff`: what changed between two published runs, and why.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::audit_args::AuditForm;
use crate::cli::audit_args::DiffArgs;
use crate::diag::did_you_mean;
use crate::io::DiskFolder;
use crate::io::published_runs;
use crate::run;
use crate::run::MANIFEST;
use crate::run::Published;
use crate::run::Recorded;
use crate::source::Folder;
use std::path::Path;

/// Compares two runs.
pub(super) fn diff(args: &DiffArgs, terminal: &mut Terminal) -> Exit {
    let mut runs = Vec::new();
    for name in [&args.was, &args.is] {
        match find(name, &args.workspace, terminal) {
            Ok(run) => runs.push(run),
            Err(exit) => return exit,
        }
    }
    let [was, is] = runs.as_slice() else { return Exit::Mistake };
    let workspace =
        DiskFolder::open(&args.workspace).ok().filter(|_| args.workspace.join("amends.toml").is_file());
    let workspace = workspace.as_ref().map(|folder| folder as &dyn Folder);
    let was = Published { folder: &was.0, recorded: &was.1 };
    let is = Published { folder: &is.0, recorded: &is.1 };
    match run::diff(&was, &is, workspace) {
        Ok(found) => {
            match args.format {
                AuditForm::Text => terminal.data(&found.text()),
                AuditForm::Json => {
                    let text = serde_json::to_string_pretty(&found).unwrap_or_default();
                    terminal.data(&format!("{text}\n"));
                }
            }
            Exit::Done
        }
        Err(why) => {
            terminal.fail(&why);
            Exit::Data
        }
    }
}

/// A run by its folder, or by its id among those of the workspace.
fn find(name: &str, workspace: &Path, terminal: &mut Terminal) -> Result<(DiskFolder, Recorded), Exit> {
    let opened = |path: &Path| {
        let folder = DiskFolder::open_whole(path).ok()?;
        Some((Recorded::read(&folder), folder))
    };
    let path = Path::new(name);
    if path.join(MANIFEST).is_file() {
        return match opened(path) {
            Some((Ok(recorded), folder)) => Ok((folder, recorded)),
            Some((Err(why), _)) => {
                terminal.fail(&format!("`{name}` is not a published run: {why}"));
                Err(Exit::Data)
            }
            None => Err(Exit::World),
        };
    }
    let mut known = Vec::new();
    for path in published_runs(workspace) {
        let Some((Ok(recorded), folder)) = opened(&path) else { continue };
        if recorded.run == name {
            return Ok((folder, recorded));
        }
        known.push(recorded.run);
    }
    terminal.fail(&format!("no published run is called `{name}`, and it is no folder with a {MANIFEST}"));
    terminal.say(&format!("help: {}", did_you_mean(name, known.iter().map(String::as_str))));
    Err(Exit::Usage)
}
