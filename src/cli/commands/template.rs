//! `amends template`: the templates of documents, listed, checked, copied, and documents made again.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::workspace;
use crate::cli::template_args::RenderArgs;
use crate::cli::template_args::TemplateArgs;
use crate::cli::template_args::TemplateCommand;
use crate::diag::Diagnostics;
use crate::io::DiskFolder;
use crate::io::link_in_the_way;
use crate::io::place_file;
use crate::io::read_input;
use crate::run;
use crate::run::Artefact;
use crate::run::OwnTemplates;
use crate::run::templates::Again;
use crate::run::templates::check_templates;
use crate::run::templates::eject as ejected;
use crate::run::templates::list_templates;
use crate::run::templates::render_again;
use crate::time::Month;
use std::path::Path;
use std::path::PathBuf;

/// Does what the command says.
pub(super) fn template(args: &TemplateArgs, terminal: &mut Terminal) -> Exit {
    let done = match &args.command {
        TemplateCommand::List { dir } => list(dir.as_deref(), terminal),
        TemplateCommand::Check { dir, period } => check(dir.as_deref(), *period, terminal),
        TemplateCommand::Eject { dir, names, force } => eject(dir, names, *force, terminal),
        TemplateCommand::Render(args) => render(args, terminal),
    };
    done.unwrap_or_else(|exit| exit)
}

/// The templates of a workspace, and the workspace itself.
fn own(dir: Option<&Path>, terminal: &mut Terminal) -> Result<(OwnTemplates, Option<DiskFolder>), Exit> {
    let Some(dir) = dir else { return Ok((OwnTemplates::default(), None)) };
    let folder = workspace(dir, terminal)?;
    Ok((run::load_templates(&folder), Some(folder)))
}

fn list(dir: Option<&Path>, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let (own, _) = own(dir, terminal)?;
    terminal.show(&own.diags, &own.sources);
    terminal.data(&list_templates(&own.texts, &own.others));
    Ok(if own.diags.has_errors() { Exit::Data } else { Exit::Done })
}

fn check(dir: Option<&Path>, period: Option<Month>, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let (own, folder) = own(dir, terminal)?;
    let bar = terminal.reading();
    let loaded = folder.map(|folder| run::load(&folder, &|read| bar.tell(read)));
    bar.end();
    let is_workspace = loaded.is_some();
    let report = check_templates(&own.texts, &own.sources, loaded, period);
    let mut diags = own.diags;
    diags.extend(report.diags);
    terminal.show(&diags, &own.sources);
    let templates = format!("{} templates and partials, {} of them yours", report.templates, report.own);
    let examples = match report.month {
        Some(month) => format!("among them those of {}", month.words()),
        None if is_workspace => {
            "none of them the workspace's: `amends check DIR --period YYYY-MM` says why it does not run"
                .to_owned()
        }
        None => "made from the example workspace".to_owned(),
    };
    let examples = format!("rendered {} documents, {examples}", report.rendered);
    match Terminal::tally(&diags, own.sources.iter().count()) {
        Some(tally) => terminal.say(&format!("{tally}; {templates}; {examples}")),
        None => terminal.say(&format!("no problems in {templates}; {examples}")),
    }
    Ok(if diags.has_errors() { Exit::Data } else { Exit::Done })
}

fn eject(dir: &Path, names: &[String], force: bool, terminal: &mut Terminal) -> Result<Exit, Exit> {
    workspace(dir, terminal)?;
    let files = ejected(names).map_err(|(name, help)| {
        terminal.fail(&format!("there is no built-in template `{name}`"));
        terminal.say(&format!("help: {help}"));
        Exit::Usage
    })?;
    for file in files.asked.iter().chain(&files.needed) {
        if let Some(link) = link_in_the_way(dir, &file.path) {
            terminal.fail(&format!("`{}` is a link, and nothing is written through one", link.display()));
            return Err(Exit::World);
        }
    }
    let there = |file: &&Artefact| dir.join(&file.path).exists();
    let in_the_way: Vec<&Artefact> = files.asked.iter().filter(there).collect();
    if !in_the_way.is_empty() && !force {
        for file in &in_the_way {
            terminal.fail(&format!(
                "`{}` is already there, and is not overwritten",
                dir.join(&file.path).display()
            ));
        }
        terminal.say("help: name only templates that you do not have yet, or write over yours with --force");
        terminal.say("nothing was written");
        return Err(Exit::World);
    }
    for file in &in_the_way {
        terminal.say(&format!("writing over {}", dir.join(&file.path).display()));
    }
    for file in files.needed.iter().filter(there) {
        terminal.say(&format!("keeping {}, which is there already", dir.join(&file.path).display()));
    }
    let new: Vec<&Artefact> =
        files.asked.iter().chain(files.needed.iter().filter(|file| !there(file))).collect();
    for file in &new {
        let path = dir.join(&file.path);
        if let Err(why) = place_file(&path, &file.bytes) {
            terminal.fail(&format!("`{}` cannot be written: {why}", path.display()));
            return Err(Exit::World);
        }
        terminal.data(&format!("{}\n", path.display()));
    }
    let dir = dir.display();
    terminal.say(&format!(
        "wrote {} templates; they are in force from now on, and say what the built-in ones say",
        new.len()
    ));
    terminal.say(&format!(
        "next: change a sentence, then amends template check {dir}, then amends run {dir} --period YYYY-MM"
    ));
    Ok(Exit::Done)
}

fn render(args: &RenderArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let (mut own, _) = own(args.dir.as_deref(), terminal)?;
    let path = args.context.display().to_string();
    let bytes = read_input(&args.context).map_err(|why| {
        terminal.fail(&format!("`{path}` cannot be read: {why}"));
        Exit::World
    })?;
    let mut diags = std::mem::take(&mut own.diags);
    let context = run::read_context(&mut own.sources, &path, bytes, &mut diags);
    let Some(context) = context.filter(|_| !diags.has_errors()) else {
        return Ok(stop(&diags, &own, terminal));
    };
    let again = Again { context: &context, own: &own, template: args.template.as_deref(), forms: &args.form };
    let files = render_again(&again, &own.sources, &mut diags).map_err(|(name, help)| {
        terminal.fail(&format!("there is no template `{name}`"));
        terminal.say(&format!("help: {help}"));
        Exit::Usage
    })?;
    if diags.has_errors() {
        return Ok(stop(&diags, &own, terminal));
    }
    terminal.show(&diags, &own.sources);
    for file in files {
        let path: PathBuf = args.out.join(&file.path);
        if let Err(why) = place_file(&path, &file.bytes) {
            terminal.fail(&format!("`{}` cannot be written: {why}", path.display()));
            return Err(Exit::World);
        }
        terminal.data(&format!("{}\n", path.display()));
    }
    Ok(Exit::Done)
}

/// Shows what keeps a document from being made.
fn stop(diags: &Diagnostics, own: &OwnTemplates, terminal: &mut Terminal) -> Exit {
    terminal.show(diags, &own.sources);
    let tally = Terminal::tally(diags, own.sources.iter().count()).unwrap_or_default();
    terminal.say(&format!("{tally}; nothing was written"));
    Exit::Data
}
