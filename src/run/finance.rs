//! The previews of finance files: what would be booked in each target, marked as not issued.

use crate::compose::PeriodFacts;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::finance;
use crate::finance::FinanceFile;
use crate::finance::Mend;
use crate::finance::PostingRecord;
use crate::finance::Problem;
use crate::finance::ProblemKind;
use crate::finance::Stamp;
use crate::finance::Totals;
use crate::finance::postings;
use crate::finance::read_totals;
use crate::model::FinanceTarget;
use crate::render::xlsx::read_workbook;
use crate::run::Artefact;
use crate::time::Month;
use std::collections::BTreeMap;

/// The preview of one target.
pub(super) struct Preview {
    /// The word of the target.
    pub(super) target: &'static str,
    /// Its files.
    files: Vec<FinanceFile>,
    /// What they come to, by reading them again.
    pub(super) totals: Totals,
}

/// The previews of all targets. What stands in the way goes to `diags`: a fault in a workspace fact.
pub(super) fn previews(facts: &PeriodFacts<'_>, diags: &mut Diagnostics) -> Vec<FinancePreview> {
    let w = facts.workspace;
    if w.settings.finance.is_empty() {
        return Vec::new();
    }
    let postings = postings(&facts.ledger.rows, w, facts.issued_on);
    let mut previews = Vec::new();
    for target in &w.settings.finance {
        match finance::files(target, &w.ledger_ids, &postings, Stamp::NotIssued) {
            Ok(files) => {
                let totals = read_totals(target, &files);
                previews.push(totals.map(|totals| Preview { target: target.target.name(), files, totals }));
            }
            Err(problems) => refuse(facts.month, target, &problems, diags),
        }
    }
    previews
}

/// What the register keeps of each row to book it by, by the short id of the credit.
pub(super) fn bookings(facts: &PeriodFacts<'_>) -> BTreeMap<String, serde_json::Value> {
    let postings = postings(&facts.ledger.rows, facts.workspace, facts.issued_on);
    let kept = postings.iter().filter_map(|posting| {
        Some((posting.short_id.clone(), serde_json::to_value(PostingRecord::from(posting)).ok()?))
    });
    kept.collect()
}

/// A preview, or the path of the file that cannot be read back.
pub(super) type FinancePreview = Result<Preview, String>;

/// Law: the ledger, the workbook and every preview come to the same, by reading the written files again.
pub(super) fn agree(
    facts: &PeriodFacts<'_>,
    previews: &[FinancePreview],
    workbook: &[u8],
) -> Result<(), String> {
    let ledger = Totals { credits: facts.ledger.control_totals(), goodwill: facts.ledger.goodwill_totals() };
    let again = read_workbook(workbook).map(|t| Totals { credits: t.credits, goodwill: t.goodwill });
    if again.as_ref() != Some(&ledger) {
        return Err("the totals read back from ledger/credits.xlsx differ from the ledger".to_owned());
    }
    for preview in previews {
        let preview = preview.as_ref().map_err(|path| {
            format!("the finance preview `{path}` cannot be read back, or does not balance")
        })?;
        if preview.totals != ledger {
            return Err(format!("the finance preview for {} differs from the ledger", preview.target));
        }
    }
    Ok(())
}

/// The files of a preview.
pub(super) fn artefacts(preview: &Preview) -> impl Iterator<Item = Artefact> {
    let path = |f: &FinanceFile| format!("ledger/finance-preview/{}/{}", preview.target, f.path);
    preview.files.iter().map(move |f| Artefact::new(path(f), f.bytes.clone()))
}

/// All that is missing in one message, and all that would be misread in another.
fn refuse(month: Month, target: &FinanceTarget, problems: &[Problem], diags: &mut Diagnostics) {
    let of = |kind: ProblemKind| problems.iter().filter(move |p| p.kind == kind);
    let name = target.target.name();
    let (month, title) = (month.words(), target.target.title());
    let missing: Vec<&str> = of(ProblemKind::Missing).map(|p| p.what.as_str()).collect();
    if !missing.is_empty() {
        let things =
            if missing.len() == 1 { "one thing".to_owned() } else { format!("{} things", missing.len()) };
        let mut diagnostic = Diagnostic::error(
            Code::FinanceMapping,
            format!("{things} missing to book the credits of {month} in {title}"),
        )
        .at(target.span, format!("the settings of {title}"))
        .note(format!("missing: {}", missing.join("; ")))
        .note(
            "an account or a customer that is guessed is found when the books are closed, or by the customer",
        );
        let write = |mend: Mend| {
            let lines = of(ProblemKind::Missing).filter(move |p| p.mend == mend);
            lines.map(|p| p.write.as_str()).collect::<Vec<_>>().join("\n")
        };
        let (settings, rows) = (write(Mend::Settings), write(Mend::LedgerIds));
        if !settings.is_empty() {
            diagnostic =
                diagnostic.help(format!("write under `[finance.{name}]` in amends.toml:\n{settings}"));
        }
        if !rows.is_empty() {
            diagnostic =
                diagnostic.help(format!("add to ledger_ids.csv (columns customer,target,id,name):\n{rows}"));
        }
        diags.push(diagnostic);
    }
    let misread: Vec<&str> = of(ProblemKind::Misread).map(|p| p.what.as_str()).collect();
    if !misread.is_empty() {
        diags.push(
            Diagnostic::error(
                Code::FinanceText,
                format!("{title} would misread what {month} has to book"),
            )
            .at(target.span, format!("the settings of {title}"))
            .note(misread.join("\n"))
            .note("nothing is changed in silence: a name that is altered matches nobody, and a text may be read as a command")
            .help("change the text where it stands; names of customers for a target stand in ledger_ids.csv"),
        );
    }
}
