//! The documents of a period: contexts through templates to every form.
//!
//! Customers are rendered in parallel, each from a view that holds only their own facts, and collected
//! in order, so that any number of threads gives the same files.

use crate::compose;
use crate::compose::CustomerView;
use crate::compose::DocumentFacts;
use crate::compose::IncidentView;
use crate::compose::PeriodFacts;
use crate::compose::PublicIncident;
use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::model::Accept;
use crate::proofread::Flag;
use crate::render::builtin_templates;
use crate::render::document::Document;
use crate::render::document::parse;
use crate::render::html::to_html;
use crate::render::markdown::to_markdown;
use crate::render::pdf::PdfEngine;
use crate::render::pdf::PdfProblem;
use crate::render::table::sla_report_csv;
use crate::render::template::TemplateProblem;
use crate::render::template::Templates;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::close::squeeze;
use crate::run::proofs;
use crate::run::proofs::Desk;
use crate::run::proofs::Proof;
use crate::run::schema;
use crate::run::shelf::Outputs;
use chrono::Datelike;
use chrono::NaiveDate;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use serde::Serialize;
use std::collections::BTreeMap;

/// The forms of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Pdf,
    Html,
    Markdown,
}

/// Every form.
const ALL_FORMS: [Form; 3] = [Form::Pdf, Form::Html, Form::Markdown];

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
    /// What was found in the words of letters and public postmortems, document by document.
    pub proofs: Vec<Proof>,
    /// The lists of words that they were read with, by language, with who reviewed them.
    pub lists: Vec<(String, String)>,
    /// What is to be told beside.
    notes: Vec<Diagnostic>,
}

struct Press<'a> {
    desk: Desk<'a>,
    templates: Templates,
    engine: PdfEngine,
    issued_on: NaiveDate,
    loaded: &'a Loaded,
    outputs: &'a Outputs<'a>,
}

type Figures = BTreeMap<String, Figure>;

/// Renders every document, or says what is wrong with templates and texts.
pub(super) fn documents(
    facts: &PeriodFacts<'_>,
    loaded: &Loaded,
    outputs: &Outputs<'_>,
    progress: &(dyn Fn(u64) + Sync),
    diags: &mut Diagnostics,
) -> Documents {
    let Some(press) = press(facts, loaded, outputs, diags) else { return Documents::default() };
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
                all.proofs.extend(some.proofs);
                some.notes.into_iter().for_each(|note| diags.push(note));
            }
            Err(diagnostic) => diags.push(diagnostic),
        }
    }
    press.desk.without_list(&all.proofs).into_iter().for_each(|note| diags.push(note));
    all.lists = press.desk.lists();
    if let Err(diagnostic) = press.summary(facts, &all.held) {
        diags.push(diagnostic);
    }
    all
}

fn press<'a>(
    facts: &PeriodFacts<'_>,
    loaded: &'a Loaded,
    outputs: &'a Outputs<'a>,
    diags: &mut Diagnostics,
) -> Option<Press<'a>> {
    let mut sources = builtin_templates();
    sources.extend(loaded.templates.clone());
    let templates = match Templates::compile(&sources) {
        Ok(templates) => templates,
        Err(problems) => {
            problems.iter().for_each(|p| diags.push(template_problem(p, loaded)));
            return None;
        }
    };
    let mut good = true;
    for kind in ["letter", "sla-report", "month-summary", "postmortem", "postmortem-public"] {
        let Some(schema) = schema(kind) else { continue };
        for problem in templates.check_paths(&format!("{kind}.md.hbs"), schema.as_value()) {
            good = false;
            diags.push(template_problem(&problem, loaded));
        }
    }
    let engine = match PdfEngine::new() {
        Ok(engine) => engine,
        Err(problem) => {
            diags.push(Diagnostic::error(
                Code::TemplateProblem,
                format!("the embedded fonts cannot be used: {problem}"),
            ));
            return None;
        }
    };
    let desk = Desk::new(facts, loaded);
    good.then_some(Press { desk, templates, engine, issued_on: facts.issued_on, loaded, outputs })
}

impl Press<'_> {
    fn customer(&self, view: &CustomerView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents::default();
        let folder = format!("customers/{}", view.customer.id);
        if view.gets_letter() {
            let mut holds = compose::letter_holds(view);
            let context = compose::letter(view, Some(mark(&holds)));
            let path = format!("{folder}/letter");
            let mut document = self.document("letter.md.hbs", &context, &path)?;
            let facts = compose::letter_facts(view, &context);
            let accepts = self.desk.of_letter(&view.customer.id);
            if self.proof(&path, &document, &facts, accepts, &mut holds, &mut made) {
                document =
                    self.document("letter.md.hbs", &compose::letter(view, Some(mark(&holds))), &path)?;
            }
            self.put(&document, &compose::letter_figures(view), &path, &ALL_FORMS)?;
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
        let document = self.document("sla-report.md.hbs", &report, &path)?;
        self.put(&document, &figures, &path, &[Form::Pdf])?;
        self.outputs.put(Artefact::new(format!("{path}.csv"), sla_report_csv(view)));
        Ok(made)
    }

    fn summary(&self, facts: &PeriodFacts<'_>, held: &[(String, Vec<String>)]) -> Result<(), Diagnostic> {
        let context = compose::month_summary(facts, &self.loaded.evidence, held);
        let document = self.document("month-summary.md.hbs", &context, "month-summary")?;
        self.put(&document, &Figures::new(), "month-summary", &ALL_FORMS)
    }

    fn incident(&self, view: &IncidentView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { postmortems: 1, ..Documents::default() };
        let folder = format!("incidents/{}", view.incident.id);
        let context = compose::postmortem(view, Some("DRAFT"));
        let path = format!("{folder}/postmortem");
        let document = self.document("postmortem.md.hbs", &context, &path)?;
        self.put(&document, &compose::postmortem_figures(view), &path, &ALL_FORMS)?;
        let mut holds = compose::public_postmortem_holds(view);
        let public = PublicIncident::new(view);
        let context = compose::public_postmortem(&public, Some(mark(&holds)));
        let path = format!("{folder}/postmortem-public");
        let mut document = self.document("postmortem-public.md.hbs", &context, &path)?;
        let facts = compose::public_facts(view, &context);
        let accepts = self.desk.of_postmortem(&view.incident.id);
        if self.proof(&path, &document, &facts, accepts, &mut holds, &mut made) {
            let context = compose::public_postmortem(&public, Some(mark(&holds)));
            document = self.document("postmortem-public.md.hbs", &context, &path)?;
        }
        self.put(&document, &compose::public_postmortem_figures(&public), &path, &ALL_FORMS)?;
        if !holds.is_empty() {
            made.held.push((path, holds));
        }
        Ok(made)
    }

    /// Reads a document and keeps what is found; whether it was fit to be approved and is not any more.
    fn proof(
        &self,
        path: &str,
        document: &Document,
        facts: &DocumentFacts<'_>,
        accepts: &[Accept],
        holds: &mut Vec<String>,
        made: &mut Documents,
    ) -> bool {
        let was_fit = holds.is_empty();
        let (proof, unused) = self.desk.read(path, document, facts, accepts);
        holds.extend(proof.flags.iter().filter(|f| f.is_error()).map(Flag::reason));
        made.notes.extend(unused.into_iter().map(|accept| proofs::unused(path, accept)));
        made.proofs.push(proof);
        was_fit && !holds.is_empty()
    }

    /// One document from its template.
    fn document(&self, template: &str, context: &impl Serialize, path: &str) -> Result<Document, Diagnostic> {
        let markdown = self.templates.render(template, context);
        let markdown = markdown.map_err(|problem| template_problem(&problem, self.loaded))?;
        parse(&markdown).map_err(|p| {
            let message = format!("the template `{template}` gives {p}");
            Diagnostic::error(Code::TemplateProblem, format!("`{path}` cannot be written: {message}"))
                .note("the other documents would go out without it, so nothing is published")
        })
    }

    /// Puts a document on the shelf in several forms: in all of them, or in none.
    fn put(
        &self,
        document: &Document,
        figures: &Figures,
        path: &str,
        forms: &[Form],
    ) -> Result<(), Diagnostic> {
        let mut files = Vec::new();
        for form in forms {
            files.push(match form {
                Form::Html => Artefact::new(format!("{path}.html"), to_html(document, figures)),
                Form::Markdown => Artefact::new(format!("{path}.md"), to_markdown(document, figures)),
                Form::Pdf => {
                    let day = (self.issued_on.year(), self.issued_on.month(), self.issued_on.day());
                    let pdf = self.engine.render(document, figures, day);
                    Artefact::new(format!("{path}.pdf"), pdf.map_err(|p| pdf_problem(path, &p))?)
                }
            });
        }
        files.into_iter().for_each(|file| self.outputs.put(file));
        Ok(())
    }
}

/// The word in the margin.
fn mark(holds: &[String]) -> &'static str {
    if holds.is_empty() { "DRAFT" } else { "HELD" }
}

fn pdf_problem(path: &str, problem: &PdfProblem) -> Diagnostic {
    match problem {
        PdfProblem::MissingGlyph { text, character } => {
            let code = u32::from(*character);
            Diagnostic::error(
                Code::DocumentGlyph,
                format!(
                    "`{path}` holds the character “{character}” (U+{code:04X}), which the fonts cannot print"
                ),
            )
            .note(format!("it stands in: {text}"))
            .note("a letter with an empty box where a name should be is not sent")
            .help("write the text in Latin, Greek or Cyrillic letters")
        }
        other => Diagnostic::error(Code::TemplateProblem, format!("`{path}` cannot be set: {other}")),
    }
}

fn template_problem(problem: &TemplateProblem, loaded: &Loaded) -> Diagnostic {
    let path = format!("report-templates/{}", problem.template);
    let title = format!("the template `{path}` cannot be used: {}", problem.message);
    let diagnostic = Diagnostic::error(Code::TemplateProblem, title)
        .help("the schema of what a template sees: `amends schema letter`");
    match (loaded.sources.find(&path), problem.line) {
        (Some(source), Some(line)) => {
            let excerpt = loaded.sources.file(source).line(line).to_owned();
            let place = crate::diag::Place::Line { source, line: line as u64, column: None, excerpt };
            diagnostic.at_place(place, "on this line")
        }
        _ => diagnostic,
    }
}
