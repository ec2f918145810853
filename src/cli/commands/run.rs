//! `amends run`: a month, published whole or not at all.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::args::RunArgs;
use crate::cli::commands::workspace;
use crate::io::publish;
use crate::money::Money;
use crate::run;
use crate::run::Request;
use crate::run::Summary;
use std::path::Path;

/// Closes a month and publishes it.
pub(super) fn run(args: &RunArgs, terminal: &mut Terminal) -> Exit {
    let folder = match workspace(&args.dir, terminal) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let bar = terminal.progress("rows");
    let loaded = run::load(&folder, &|rows| bar.set_position(rows));
    bar.finish_and_clear();
    let request = Request { month: args.period, issued_on: args.issued_on, as_of: args.as_of };
    let bar = terminal.progress("customers");
    let closed = run::close(&loaded, &request, &|n| bar.inc(n));
    bar.finish_and_clear();
    let files = loaded.sources.iter().count();
    terminal.show(&closed.diags, &loaded.sources);
    if let Some(mistake) = &closed.mistake {
        terminal.fail(&format!("this is our mistake, not yours: {mistake}; nothing was written"));
        return Exit::Mistake;
    }
    if closed.diags.has_errors() {
        let tally = Terminal::tally(&closed.diags, files).unwrap_or_default();
        terminal.say(&format!("{tally}; nothing was written: published runs are as they were"));
        return Exit::Data;
    }
    let out = args.out.clone().unwrap_or_else(|| args.dir.join("out"));
    match publish(&out, &args.period.to_string(), &closed.summary.run_id, &closed.artefacts) {
        Ok(folder) => {
            report(terminal, &closed.summary, &folder, closed.artefacts.len());
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
        "run {}: {} customers, {} affected\n  {}\n  {}\n  {}\n  {} letters, {} incidents with postmortems, {} files\n",
        s.run_id,
        s.customers,
        s.affected,
        amounts(&s.credits, "credits owed"),
        amounts(&s.goodwill, "goodwill gifts"),
        amounts(&s.awaiting, "credits awaiting a claim"),
        s.letters,
        s.postmortems,
        files,
    ));
    if s.doubts > 0 {
        terminal.data(&format!(
            "  {} results are in doubt between the bounds of the evidence (shown above)\n",
            s.doubts
        ));
    }
    let at = folder.display();
    terminal.data(&format!(
        "  ledger     {at}/ledger/credits.csv\n  letters    {at}/customers/*/letter.pdf\n  reports    {at}/customers/*/sla-report.pdf\n  incidents  {at}/incidents/*/postmortem.pdf\n  manifest   {at}/manifest.json\n"
    ));
    for (document, reasons) in &s.held {
        terminal.data(&format!("  HELD       {at}/{document}: {}\n", reasons.join("; ")));
    }
}
