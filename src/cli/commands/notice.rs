//! `amends notice`: a message to the public about one incident.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::commands::register::read_register;
use crate::cli::commands::workspace;
use crate::cli::notice_args::NoticeArgs;
use crate::io::publish_folder;
use crate::io::replace_file;
use crate::register::DocumentState;
use crate::run;
use crate::run::KeptDraft;
use crate::run::Loaded;
use crate::run::NoticeProblem;
use crate::run::Noticed;

/// Writes the notice, or says why there is none.
pub(super) fn notice(args: &NoticeArgs, terminal: &mut Terminal) -> Exit {
    try_notice(args, terminal).unwrap_or_else(|exit| exit)
}

fn try_notice(args: &NoticeArgs, terminal: &mut Terminal) -> Result<Exit, Exit> {
    let folder = workspace(&args.dir, terminal)?;
    let mut loaded = run::load_facts(&folder);
    let (noticed, kept) = if args.keep {
        read_register(&args.dir, run::notice_month(args.at), &mut loaded, terminal)?;
        let kept = run::keep_notice(&loaded, &args.asked(), &loaded.register);
        let kept = kept.map_err(|problem| refused(problem, &loaded, terminal))?;
        let folder = args.place().join(&kept.document);
        publish_folder(&folder, &kept.files).map_err(|why| {
            terminal.fail(&format!("{why}; the notice was not kept"));
            Exit::World
        })?;
        (kept.noticed.clone(), Some(kept))
    } else {
        let noticed = run::notice(&loaded, &args.asked());
        (noticed.map_err(|problem| refused(problem, &loaded, terminal))?, None)
    };
    show(args, &noticed, terminal)?;
    for warning in &noticed.warnings {
        terminal.warn(warning);
    }
    if let Some(kept) = &kept {
        tell(args, kept, terminal);
    }
    terminal.say(&format!("\nonce it is sent, add this to {}:\n\n{}", noticed.file, noticed.record));
    Ok(Exit::Done)
}

/// Prints the notice, or writes it into its file.
fn show(args: &NoticeArgs, noticed: &Noticed, terminal: &mut Terminal) -> Result<(), Exit> {
    let Some(path) = args.file() else {
        terminal.data(&noticed.text);
        return Ok(());
    };
    replace_file(path, noticed.text.as_bytes()).map_err(|why| {
        terminal.fail(&format!("`{}` cannot be written: {why}", path.display()));
        Exit::World
    })?;
    terminal.say(&format!("wrote {}", path.display()));
    Ok(())
}

/// Says where a notice was kept, where it stands, and what comes next.
fn tell(args: &NoticeArgs, kept: &KeptDraft, terminal: &mut Terminal) {
    let KeptDraft { document, period, state, held, .. } = kept;
    let state = held.as_deref().unwrap_or(state.name());
    terminal.say(&format!("\nkept in {}: {state}", args.place().join(document).display()));
    let out = match &args.keep_in {
        Some(out) => format!(" --out {}", out.display()),
        None => String::new(),
    };
    let place = format!("{} --period {period}{out} {document}", args.dir.display());
    match (held, kept.state) {
        (Some(_), _) => terminal.say(&format!("next: `amends hold {place} --release --by NAME`")),
        (None, DocumentState::Draft | DocumentState::Reviewed) => {
            terminal.say(&format!("next: `amends approve {place} --by NAME`"));
        }
        (None, DocumentState::Approved) => {
            terminal.say(&format!("next: send it, and `amends mark {place} --as sent --by NAME`"));
        }
        (None, DocumentState::Sent) => {}
    }
}

/// Says why there is no notice.
fn refused(problem: NoticeProblem, loaded: &Loaded, terminal: &mut Terminal) -> Exit {
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
    exit
}
