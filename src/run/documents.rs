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
    let engine = match PdfEngine::with_fonts(&loaded.fonts) {
        Ok(engine) => engine,
        Err(problem) => {
            diags.push(Diagnostic::error(
                Code::TemplateProblem,
                format!("the fonts cannot be used: {problem}"),
            ));
            return None;
        }
    };
    good.then_some(Press { templates, engine, issued_on: facts.issued_on, loaded, outputs })
}

impl Press<'_> {
    fn customer(&self, view: &CustomerView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents::default();
        let folder = format!("customers/{}", view.customer.id);
        if view.gets_letter() {
            let holds = compose::letter_holds(view);
            let mark = if holds.is_empty() { "DRAFT" } else { "HELD" };
            let context = compose::letter(view, Some(mark));
            let path = format!("{folder}/letter");
            let figures = compose::letter_figures(view);
            let (document, files) = self.files(
                "letter.md.hbs",
                &context,
                &figures,
                &path,
                &[Form::Pdf, Form::Html, Form::Markdown],
            )?;
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
        let (_, files) = self.files("sla-report.md.hbs", &report, &figures, &path, &[Form::Pdf])?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        self.outputs.put(Artefact::new(format!("{path}.csv"), sla_report_csv(view)));
        Ok(made)
    }

    fn summary(&self, facts: &PeriodFacts<'_>, held: &[(String, Vec<String>)]) -> Result<(), Diagnostic> {
        let context = compose::month_summary(facts, &self.loaded.evidence, held);
        let all = [Form::Pdf, Form::Html, Form::Markdown];
        let none = Figures::new();
        let (_, files) = self.files("month-summary.md.hbs", &context, &none, "month-summary", &all)?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        Ok(())
    }

    fn incident(&self, view: &IncidentView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { postmortems: 1, ..Documents::default() };
        let folder = format!("incidents/{}", view.incident.id);
        let all = [Form::Pdf, Form::Html, Form::Markdown];
        let context = compose::postmortem(view, Some("DRAFT"));
        let figures = compose::postmortem_figures(view);
        let (_, files) =
            self.files("postmortem.md.hbs", &context, &figures, &format!("{folder}/postmortem"), &all)?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        let holds = compose::public_postmortem_holds(view);
        let public = PublicIncident::new(view);
        let mark = if holds.is_empty() { "DRAFT" } else { "HELD" };
        let context = compose::public_postmortem(&public, Some(mark));
        let path = format!("{folder}/postmortem-public");
        let figures = compose::public_postmortem_figures(&public);
        let (_, files) = self.files("postmortem-public.md.hbs", &context, &figures, &path, &all)?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        if !holds.is_empty() {
            made.held.push((path, holds));
        }
        Ok(made)
    }

    /// One document in several forms.
    fn files(
        &self,
        template: &str,
        context: &impl Serialize,
        figures: &Figures,
        path: &str,
        forms: &[Form],
    ) -> Result<(Document, Vec<Artefact>), Diagnostic> {
        let wrong = |message: String| {
            Diagnostic::error(Code::TemplateProblem, format!("`{path}` cannot be written: {message}"))
                .note("the other documents would go out without it, so nothing is published")
        };
        let markdown = self.templates.render(template, context);
        let markdown = markdown.map_err(|problem| template_problem(&problem, self.loaded))?;
        let document = parse(&markdown).map_err(|p| wrong(format!("the template `{template}` gives {p}")))?;
        let mut files = Vec::new();
        for form in forms {
            files.push(match form {
                Form::Html => Artefact::new(format!("{path}.html"), to_html(&document, figures)),
                Form::Markdown => Artefact::new(format!("{path}.md"), to_markdown(&document, figures)),
                Form::Pdf => {
                    let day = (self.issued_on.year(), self.issued_on.month(), self.issued_on.day());
                    let pdf = self.engine.render(&document, figures, day);
                    Artefact::new(format!("{path}.pdf"), pdf.map_err(|p| pdf_problem(path, &p))?)
                }
            });
        }
        Ok((document, files))
    }
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
            .help("write the text in Latin, Greek or Cyrillic letters, or name a font of the workspace that has the character:\n[documents]\nfonts = [\"fonts/NotoSansJP-Regular.otf\"]")
        }
        PdfProblem::RightToLeft { text, .. } => Diagnostic::error(
            Code::DocumentGlyph,
            format!(
                "`{path}` holds words that run from right to left, which cannot be set in their right order"
            ),
        )
        .note(format!("they stand in: {text}"))
        .note("a font has these letters, but the lines of a document are laid out from left to right only")
        .help("write these words in Latin letters"),
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
