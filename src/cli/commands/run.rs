//! `amends run`: a month, published whole or not at all.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::RunArgs;
use crate::cli::commands::register::read_register;
use crate::cli::commands::what_if::what_if;
use crate::cli::commands::workspace;
use crate::io::Staging;
use crate::money::Money;
use crate::run;
use crate::run::Archive;
use crate::run::Contexts;
use crate::run::Extras;
use crate::run::KeepInputs;
use crate::run::ProofSummary;
use crate::run::Request;
use crate::run::Summary;
use std::path::Path;

/// How many held documents are named on the terminal.
const HELD_SHOWN: usize = 10;

/// Closes a month and publishes it.
pub(super) fn run(args: &RunArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let bar = terminal.reading();
    let mut loaded = run::load(&folder, &|read| bar.tell(read));
    bar.end();
    if let Err(exit) = read_register(&args.dir, args.period, &mut loaded, terminal) {
        return exit;
    }
    let request = Request { month: args.period, issued_on: args.issued_on, as_of: args.as_of };
    if !args.what_if.is_empty() {
        return what_if(loaded, &args.what_if, &request, terminal);
    }
    let out = args.out.clone().unwrap_or_else(|| args.dir.join("out"));
    let staging = match Staging::new(&out, &run::run_id(&loaded, &request)) {
        Ok(staging) => staging,
        Err(error) => {
            terminal.fail(&format!("{error}; published runs are as they were"));
            return Exit::World;
        }
    };
    let bar = terminal.progress("customers");
    let extras = Extras {
        archive: if args.archive { Archive::Yes } else { Archive::No },
        contexts: if args.context { Contexts::Beside } else { Contexts::No },
        inputs: if args.keep_inputs { KeepInputs::Yes } else { KeepInputs::No },
    };
    let closed = run::close_with(&loaded, &request, &staging, extras, &|n| bar.inc(n));
    bar.finish_and_clear();
    let files = loaded.sources.iter().count();
    terminal.show(&closed.diags, &loaded.sources);
    if let Some(mistake) = &closed.mistake {
        terminal.fail(&format!("this is our mistake, not yours: {mistake}; nothing was written"));
        return Exit::Mistake;
    }
    if let Some(why) = &closed.world {
        terminal.fail(&format!("{why}; nothing was published, and published runs are as they were"));
        return Exit::World;
    }
    if !closed.is_whole() {
        let tally = Terminal::tally(&closed.diags, files).unwrap_or_default();
        terminal.say(&format!("{tally}; nothing was written: published runs are as they were"));
        return Exit::Data;
    }
    match staging.publish(&args.period.to_string()) {
        Ok(folder) => {
            report(terminal, &closed.summary, &folder, closed.files);
            Exit::Done
        }
        Err(error) => {
            terminal.fail(&format!("{error}; published runs are as they were"));
            Exit::World
        }
    }
}

fn report(terminal: &mut Terminal, s: &Summary, folder: &Path, files: usize) {
    let amounts = |(n, totals): &(usize, Vec<Money>), what: &str| match n {
        0 => format!("no {what}"),
        n => {
            let totals: Vec<String> = totals.iter().map(|m| m.to_string().replace('\u{a0}', " ")).collect();
            format!("{n} {what}: {}", totals.join(" + "))
        }
    };
    terminal.data(&format!(
        "run {}: {} customers, {} affected\n  {}\n  {}\n  {}\n  {} letters, {} mail drafts, {} incidents with postmortems, {} files\n",
        s.run_id,
        s.customers,
        s.affected,
        amounts(&s.credits, "credits owed"),
        amounts(&s.goodwill, "goodwill gifts"),
        amounts(&s.awaiting, "credits awaiting a claim"),
        s.letters,
        s.drafts,
        s.postmortems,
        files,
    ));
    if s.follow_ups > 0 {
        let letters = if s.follow_ups == 1 { "letter" } else { "letters" };
        terminal.data(&format!("  {} {letters} on what was promised in earlier months\n", s.follow_ups));
    }
    let sums = |all: &[Money]| {
        all.iter().map(|m| m.to_string().replace('\u{a0}', " ")).collect::<Vec<_>>().join(" + ")
    };
    if !s.issued.is_empty() {
        terminal.data(&format!("  issued before: {}; what is owed above is what is left\n", sums(&s.issued)));
    }
    if !s.overpaid.is_empty() {
        terminal.data(&format!(
            "  issued beyond what is owed: {}; a person decides what becomes of it (`amends void`, or leave it)\n",
            sums(&s.overpaid)
        ));
    }
    let files: Vec<&str> =
        ["ledger", "letters", "workbook"].into_iter().chain(s.targets.iter().copied()).collect();
    let totals = if s.credits.1.is_empty() { "nothing to issue".to_owned() } else { sums(&s.credits.1) };
    terminal.data(&format!("  control total: {totals}, the same in {} (read back)\n", files.join(", ")));
    if s.doubts > 0 {
        terminal.data(&format!(
            "  {} results are in doubt between the bounds of the evidence (shown above)\n",
            s.doubts
        ));
    }
    if s.undecided > 0 {
        terminal.data(&format!(
            "  {} results are not decided by the text of their SLA; their letters are held\n",
            s.undecided
        ));
    }
    if s.cuts > 0 {
        terminal.data(&format!("  {} stretches of evidence lie after --as-of and were cut\n", s.cuts));
    }
    wording(terminal, &s.proofs);
    let at = folder.display();
    terminal.data(&format!(
        "  book       {at}/index.html\n  ledger     {at}/ledger/credits.csv\n  letters    {at}/customers/*/letter.*\n  reports    {at}/customers/*/sla-report.pdf\n  incidents  {at}/incidents/*/postmortem.*\n  summary    {at}/month-summary.*\n  manifest   {at}/manifest.json\n"
    ));
    if !s.targets.is_empty() {
        terminal.data(&format!(
            "  finance    {at}/ledger/finance-preview/{{{}}}  (NOT ISSUED)\n",
            s.targets.join(",")
        ));
    }
    for other in s.fallbacks.iter().take(HELD_SHOWN) {
        terminal.data(&format!(
            "  NOT IN `{}`  the letter to {}, which lacks {}\n",
            other.language,
            other.customer,
            other.missing.join(", ")
        ));
    }
    if let Some(more) = s.fallbacks.len().checked_sub(HELD_SHOWN).filter(|n| *n > 0) {
        terminal.data(&format!("  and {more} more letters in another language than the reader's\n"));
    }
    if !s.without_mail.is_empty() {
        terminal.data(&format!(
            "  {} letters have no mail draft, because nobody knows a mail address; manifest.json names them\n",
            s.without_mail.len()
        ));
    }
    for (document, reasons) in s.held.iter().take(HELD_SHOWN) {
        terminal.data(&format!("  HELD       {at}/{document}: {}\n", reasons.join(" ")));
    }
    if let Some(more) = s.held.len().checked_sub(HELD_SHOWN).filter(|n| *n > 0) {
        terminal.data(&format!(
            "  HELD       and {more} more documents; manifest.json names them with their reasons\n"
        ));
    }
}

/// Warnings about the wording that nobody has accepted: how many, and the first of them.
fn wording(terminal: &mut Terminal, proofs: &ProofSummary) {
    let accepted = match proofs.accepted.len() {
        0 => String::new(),
        n => format!(", {n} accepted"),
    };
    let (open, documents) = proofs.open;
    if open == 0 {
        if !accepted.is_empty() {
            terminal.data(&format!("  no open warnings about the wording{accepted}\n"));
        }
        return;
    }
    let (s, ds) = (if open == 1 { "" } else { "s" }, if documents == 1 { "" } else { "s" });
    terminal.data(&format!(
        "  {open} warning{s} about the wording of {documents} document{ds}{accepted}; flags.csv has them all, with what to write instead\n"
    ));
    for (document, flag) in &proofs.first {
        terminal.data(&format!("  wording    {document}: {} “{}”\n", flag.rule.name(), flag.words));
    }
    if let Some(more) = open.checked_sub(proofs.first.len()).filter(|n| *n > 0) {
        terminal.data(&format!("  wording    and {more} more\n"));
    }
}
