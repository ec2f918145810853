//! The documents of a period: contexts through templates to every form.
//!
//! Customers are rendered in parallel, each from a view that holds only their own facts, and collected
//! in order, so that any number of threads gives the same files.

use crate::compose;
use crate::compose::CustomerView;
use crate::compose::IncidentView;
use crate::compose::PeriodFacts;
use crate::compose::PublicIncident;
use crate::compose::context::LetterContext;
use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::model::Form;
use crate::render::builtin_templates;
use crate::render::document::Document;
use crate::render::document::parse;
use crate::render::docx::DocxEngine;
use crate::render::html::to_html;
use crate::render::markdown::to_markdown;
use crate::render::pdf::PdfEngine;
use crate::render::pdf::PdfProblem;
use crate::render::table::MergeRow;
use crate::render::table::mail_merge_csv;
use crate::render::table::sla_report_csv;
use crate::render::template::TemplateProblem;
use crate::render::template::Templates;
use crate::render::text::to_text;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::close::squeeze;
use crate::run::mail::mail_draft;
use crate::run::schema;
use crate::run::shelf::Outputs;
use chrono::Datelike;
use chrono::NaiveDate;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use serde::Serialize;
use std::borrow::Cow;
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
    /// What a mail merge needs of each letter that is fit to send.
    pub merge: Vec<MergeRow>,
    /// The sheet for mail merges, for the control against the ledger.
    pub merge_sheet: Vec<u8>,
    /// How many mail drafts.
    pub drafts: usize,
    /// Letters that are fit to send and have no mail draft, since nobody knows a mail address.
    pub without_mail: Vec<String>,
}

struct Press<'a> {
    templates: Templates,
    engine: PdfEngine,
    docx: DocxEngine,
    forms: &'a [Form],
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
                all.merge.extend(some.merge);
                all.without_mail.extend(some.without_mail);
                all.letters += some.letters;
                all.drafts += some.drafts;
                all.postmortems += some.postmortems;
            }
            Err(diagnostic) => diags.push(diagnostic),
        }
    }
    if let Err(diagnostic) = press.summary(facts, &all.held) {
        diags.push(diagnostic);
    }
    if all.letters > 0 {
        all.merge_sheet = mail_merge_csv(&all.merge, press.forms);
        outputs.put(Artefact::new("customers/mail-merge.csv", all.merge_sheet.clone()));
    }
    all
}

fn press<'a>(
    facts: &'a PeriodFacts<'_>,
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
    let docx = match DocxEngine::new() {
        Ok(engine) => engine,
        Err(problem) => {
            diags.push(Diagnostic::error(Code::TemplateProblem, problem.to_string()));
            return None;
        }
    };
    let forms = facts.workspace.settings.documents.forms.as_slice();
    good.then_some(Press { templates, engine, docx, forms, issued_on: facts.issued_on, loaded, outputs })
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
            let (document, files) = self.files("letter.md.hbs", &context, &figures, &path, self.forms)?;
            if holds.is_empty() {
                self.sendable(view, &context, (&document, &figures), &files, &mut made)?;
            }
            files.into_iter().for_each(|file| self.outputs.put(file));
            made.letters = 1;
            let text = squeeze(&to_text(&document, &figures));
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

    /// The mail draft and the row of the mail merge of a letter that is fit to send.
    fn sendable(
        &self,
        view: &CustomerView<'_>,
        context: &LetterContext,
        (document, figures): (&Document, &Figures),
        files: &[Artefact],
        made: &mut Documents,
    ) -> Result<(), Diagnostic> {
        let path = format!("customers/{}/letter", view.customer.id);
        let near = |form: Form| format!("{}/letter.{}", view.customer.id, form.ending());
        let mut paths: BTreeMap<Form, String> =
            self.forms.iter().filter(|f| **f != Form::Eml).map(|f| (*f, near(*f))).collect();
        if self.forms.contains(&Form::Eml) {
            let printed = files.iter().find(|file| file.path.ends_with(".pdf"));
            let pdf = match printed {
                Some(file) => Cow::Borrowed(file.bytes.as_slice()),
                None => Cow::Owned(self.print(document, figures, &path)?),
            };
            match mail_draft(view, context, (document, figures), &pdf) {
                Some(draft) => {
                    paths.insert(Form::Eml, near(Form::Eml));
                    self.outputs.put(Artefact::new(format!("{path}.eml"), draft));
                    made.drafts = 1;
                }
                None => made.without_mail.push(path),
            }
        }
        made.merge.push(MergeRow::new(view, context, paths));
        Ok(())
    }

    /// The forms of postmortems and of the month summary: those of letters that are not for mail, a PDF where none is.
    fn account_forms(&self) -> Vec<Form> {
        let forms = self.forms.iter().copied().filter(|form| !matches!(form, Form::Eml | Form::Text));
        let forms: Vec<Form> = forms.collect();
        if forms.is_empty() { vec![Form::Pdf] } else { forms }
    }

    fn summary(&self, facts: &PeriodFacts<'_>, held: &[(String, Vec<String>)]) -> Result<(), Diagnostic> {
        let context = compose::month_summary(facts, &self.loaded.evidence, held);
        let none = Figures::new();
        let (_, files) =
            self.files("month-summary.md.hbs", &context, &none, "month-summary", &self.account_forms())?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        Ok(())
    }

    fn incident(&self, view: &IncidentView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { postmortems: 1, ..Documents::default() };
        let folder = format!("incidents/{}", view.incident.id);
        let all = self.account_forms();
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
            let bytes = match form {
                Form::Html => to_html(&document, figures).into_bytes(),
                Form::Markdown => to_markdown(&document, figures).into_bytes(),
                Form::Text => to_text(&document, figures).into_bytes(),
                Form::Pdf => self.print(&document, figures, path)?,
                Form::Docx => {
                    let docx = self.docx.render(&document, figures, self.day());
                    docx.map_err(|problem| wrong(problem.to_string()))?
                }
                Form::Eml => continue,
            };
            files.push(Artefact::new(format!("{path}.{}", form.ending()), bytes));
        }
        Ok((document, files))
    }

    /// A document as a PDF.
    fn print(&self, document: &Document, figures: &Figures, path: &str) -> Result<Vec<u8>, Diagnostic> {
        self.engine.render(document, figures, self.day()).map_err(|problem| pdf_problem(path, &problem))
    }

    /// The date of all documents: year, month, day.
    fn day(&self) -> (i32, u32, u32) {
        (self.issued_on.year(), self.issued_on.month(), self.issued_on.day())
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
