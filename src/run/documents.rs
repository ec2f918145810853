//! The documents of a period: contexts through templates to every form.
//!
//! Customers are rendered in parallel, each from a view that holds only their own facts, and collected
//! in order, so that any number of threads gives the same files.

use crate::compose;
use crate::compose::CustomerView;
use crate::compose::IncidentView;
use crate::compose::PeriodFacts;
use crate::compose::PublicIncident;
use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::render::document::Document;
use crate::render::document::step_faults;
use crate::render::table::sla_report_csv;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::close::squeeze;
use crate::run::context_file;
use crate::run::context_file::CONTEXT_ENDING;
use crate::run::kinds::Kind;
use crate::run::kinds::LETTER;
use crate::run::kinds::MONTH_SUMMARY;
use crate::run::kinds::POSTMORTEM;
use crate::run::kinds::PUBLIC_POSTMORTEM;
use crate::run::kinds::SLA_REPORT;
use crate::run::print::Printer;
use crate::run::shelf::Outputs;
use crate::run::templates::TemplateSet;
use chrono::NaiveDate;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use serde::Serialize;
use std::collections::BTreeMap;

/// The documents of a period.
#[derive(Default)]
pub(super) struct Documents {
    /// Held documents with their reasons.
    pub held: Vec<(String, Vec<String>)>,
    /// How many letters and postmortems.
    pub letters: usize,
    /// How many incidents have postmortems.
    pub postmortems: usize,
    /// The words of each letter by customer, one space apart, for the control against the ledger.
    pub letter_texts: Vec<(String, String)>,
}

struct Press<'a> {
    printer: Printer,
    issued_on: NaiveDate,
    loaded: &'a Loaded,
    outputs: &'a Outputs<'a>,
    contexts: Contexts,
}

/// Whether a run writes what its documents are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contexts {
    /// It does not.
    #[default]
    No,
    /// It does, beside each document.
    Beside,
    /// It does, and no documents.
    Alone,
}

type Figures = BTreeMap<String, Figure>;

/// Renders every document, or says what is wrong with templates and texts.
pub(super) fn documents(
    facts: &PeriodFacts<'_>,
    loaded: &Loaded,
    outputs: &Outputs<'_>,
    contexts: Contexts,
    progress: &(dyn Fn(u64) + Sync),
    diags: &mut Diagnostics,
) -> Documents {
    let Some(press) = press(facts, loaded, outputs, contexts, diags) else { return Documents::default() };
    let w = facts.workspace;
    let in_force: Vec<CustomerView<'_>> = w
        .customers
        .values()
        .map(|c| CustomerView::new(facts, c))
        .filter(|v| !v.lines.is_empty() || !v.rows.is_empty())
        .collect();
    let made: Vec<Result<Documents, Diagnostic>> = in_force
        .par_iter()
        .map(|view| {
            let made = press.customer(view);
            progress(1);
            made
        })
        .collect();
    let views = compose::incident_views(facts);
    let accounts: Vec<Result<Documents, Diagnostic>> = views.par_iter().map(|v| press.incident(v)).collect();
    let mut all = Documents::default();
    for made in made.into_iter().chain(accounts) {
        match made {
            Ok(some) => {
                all.held.extend(some.held);
                all.letter_texts.extend(some.letter_texts);
                all.letters += some.letters;
                all.postmortems += some.postmortems;
            }
            Err(diagnostic) => diags.push(diagnostic),
        }
    }
    if let Err(diagnostic) = press.summary(facts, &all.held) {
        diags.push(diagnostic);
    }
    all
}

fn press<'a>(
    facts: &PeriodFacts<'_>,
    loaded: &'a Loaded,
    outputs: &'a Outputs<'a>,
    contexts: Contexts,
    diags: &mut Diagnostics,
) -> Option<Press<'a>> {
    let set = TemplateSet::new(&loaded.templates);
    let problems = set.problems(&loaded.sources);
    if !problems.is_empty() {
        problems.into_iter().for_each(|problem| diags.push(problem));
        return None;
    }
    set.unused(&loaded.sources).into_iter().for_each(|problem| diags.push(problem));
    let printer = Printer::new(set.templates, set.texts, diags)?;
    Some(Press { printer, issued_on: facts.issued_on, loaded, outputs, contexts })
}

impl Press<'_> {
    fn customer(&self, view: &CustomerView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents::default();
        let folder = format!("customers/{}", view.customer.id);
        if view.gets_letter() {
            let mut holds = compose::letter_holds(view);
            let mark = if holds.is_empty() { "DRAFT" } else { "HELD" };
            let context = compose::letter(view, Some(mark));
            let path = format!("{folder}/letter");
            let figures = compose::letter_figures(view);
            let (mut document, mut files) = self.files(&LETTER, &context, &figures, &path)?;
            let faults = step_faults(&document.blocks);
            if !faults.is_empty() {
                holds.push(format!("Its template is not whole: {}.", faults.join("; ")));
                let held = compose::letter(view, Some("HELD"));
                (document, files) = self.files(&LETTER, &held, &figures, &path)?;
            }
            files.into_iter().for_each(|file| self.outputs.put(file));
            made.letters = 1;
            let text = squeeze(&crate::render::text::to_text(&document));
            made.letter_texts.push((view.customer.id.to_string(), text));
            if !holds.is_empty() {
                made.held.push((path, holds));
            }
        }
        let report = compose::sla_report(view);
        let figures = compose::report_figures(view);
        let path = format!("{folder}/sla-report");
        let (_, files) = self.files(&SLA_REPORT, &report, &figures, &path)?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        if self.contexts != Contexts::Alone {
            self.outputs.put(Artefact::new(format!("{path}.csv"), sla_report_csv(view)));
        }
        Ok(made)
    }

    fn summary(&self, facts: &PeriodFacts<'_>, held: &[(String, Vec<String>)]) -> Result<(), Diagnostic> {
        let context = compose::month_summary(facts, &self.loaded.evidence, held);
        let (_, files) = self.files(&MONTH_SUMMARY, &context, &Figures::new(), "month-summary")?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        Ok(())
    }

    fn incident(&self, view: &IncidentView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { postmortems: 1, ..Documents::default() };
        let folder = format!("incidents/{}", view.incident.id);
        let context = compose::postmortem(view, Some("DRAFT"));
        let figures = compose::postmortem_figures(view);
        let (_, files) = self.files(&POSTMORTEM, &context, &figures, &format!("{folder}/postmortem"))?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        let holds = compose::public_postmortem_holds(view);
        let public = PublicIncident::new(view);
        let mark = if holds.is_empty() { "DRAFT" } else { "HELD" };
        let context = compose::public_postmortem(&public, Some(mark));
        let path = format!("{folder}/postmortem-public");
        let figures = compose::public_postmortem_figures(&public);
        let (_, files) = self.files(&PUBLIC_POSTMORTEM, &context, &figures, &path)?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        if !holds.is_empty() {
            made.held.push((path, holds));
        }
        Ok(made)
    }

    /// One document in the forms of its kind, and what it is made of where that is wanted.
    fn files(
        &self,
        kind: &Kind,
        context: &impl Serialize,
        figures: &Figures,
        path: &str,
    ) -> Result<(Document, Vec<Artefact>), Diagnostic> {
        let sources = &self.loaded.sources;
        let document = self.printer.document(&kind.template(), context, path, sources)?;
        let mut files = Vec::new();
        for form in kind.forms.iter().filter(|_| self.contexts != Contexts::Alone) {
            let bytes = self.printer.form(*form, &document, figures, self.issued_on, path)?;
            files.push(Artefact::new(format!("{path}.{}", form.ending()), bytes));
        }
        if self.contexts != Contexts::No {
            let bytes = context_file::write(kind, path, self.issued_on, context, figures);
            let bytes = bytes.map_err(|why| {
                Diagnostic::error(
                    Code::TemplateContext,
                    format!("the data of `{path}` cannot be written: {why}"),
                )
            })?;
            files.push(Artefact::new(format!("{path}{CONTEXT_ENDING}"), bytes));
        }
        Ok((document, files))
    }
}
