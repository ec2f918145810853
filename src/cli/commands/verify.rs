//! `amends verify`: a published run, made again and compared.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::audit_args::AuditForm;
use crate::cli::audit_args::VerifyArgs;
use crate::cli::commands::register::read_register_as_of;
use crate::cli::commands::workspace;
use crate::io::DiskFolder;
use crate::io::workspace_above;
use crate::run;
use crate::run::Odd;
use crate::run::Recorded;
use crate::run::Verified;

/// Verifies a run.
pub(super) fn verify(args: &VerifyArgs, terminal: &mut Terminal) -> Exit {
    let published = match DiskFolder::open_whole(&args.out) {
        Ok(folder) => folder,
        Err(why) => {
            terminal.fail(&format!("`{}` cannot be read: {why}", args.out.display()));
            terminal.say("help: name the folder of a published run, such as out/2026-03");
            return Exit::World;
        }
    };
    let recorded = match Recorded::read(&published) {
        Ok(recorded) => recorded,
        Err(why) => {
            terminal.fail(&format!("`{}` is not a published run: {why}", args.out.display()));
            return Exit::Data;
        }
    };
    let Some(dir) = args.workspace.clone().or_else(|| workspace_above(&args.out)) else {
        terminal.fail(&format!("no folder above `{}` has an amends.toml", args.out.display()));
        terminal.say("help: say where the inputs are with --workspace DIR");
        return Exit::Usage;
    };
    let folder = match workspace(&dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let bar = terminal.reading();
    let mut loaded = run::load(&folder, &|read| bar.tell(read));
    bar.end();
    // The register goes on; the run is held against what it said then.
    if let Some((period, entries)) = recorded.register()
        && let Err(exit) = read_register_as_of(&dir, period, entries, &mut loaded, terminal)
    {
        return exit;
    }
    let bar = terminal.progress("customers");
    let found = run::verify(&published, &recorded, &loaded, &|n| bar.inc(n));
    bar.finish_and_clear();
    match args.format {
        AuditForm::Text => report(&found, terminal),
        AuditForm::Json => {
            let text = serde_json::to_string_pretty(&found).unwrap_or_default();
            terminal.data(&format!("{text}\n"));
        }
    }
    if found.is_true() { Exit::Done } else { Exit::Data }
}

fn report(found: &Verified, terminal: &mut Terminal) {
    let list = |terminal: &mut Terminal, title: &str, all: &[Odd]| {
        if !all.is_empty() {
            terminal.data(&format!("\n{title}\n"));
        }
        for odd in all {
            terminal.data(&format!("  {}: {}\n", odd.path, odd.what));
        }
    };
    terminal.data(&format!("run {} of {}\n", found.run, found.period));
    for version in &found.versions {
        terminal.data(&format!("  {version}; where bytes differ, that may be why\n"));
    }
    list(terminal, "inputs", &found.inputs);
    list(terminal, "published files", &found.files);
    list(terminal, "made again", &found.differing);
    for why in &found.cannot {
        terminal.data(&format!("\nnot verified: {why}\n"));
    }
    if found.is_true() {
        terminal.data(&format!(
            "  verified: all {} files are what its inputs come to, byte for byte\n",
            found.compared
        ));
    } else if found.cannot.is_empty() {
        terminal.data(&format!(
            "\nNOT what its inputs come to: {} of {} files differ, {} are not what the manifest names\n",
            found.differing.len(),
            found.compared,
            found.files.len()
        ));
    }
}
