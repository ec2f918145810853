//! A context through its template to bytes in a form, and what can go wrong on the way, as diagnostics.

use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::model::Form;
use crate::render::document::Document;
use crate::render::document::DocumentProblem;
use crate::render::document::parse;
use crate::render::docx::DocxEngine;
use crate::render::html::to_html;
use crate::render::markdown::to_markdown;
use crate::render::pdf::FontFile;
use crate::render::pdf::PdfEngine;
use crate::render::pdf::PdfProblem;
use crate::render::template::Origin;
use crate::render::template::TemplateProblem;
use crate::render::template::Templates;
use crate::render::template::Tracer;
use crate::render::text::to_text;
use crate::run::kinds::Kind;
use crate::run::templates::TemplateSet;
use crate::source::Sources;
use crate::source::Span;
use chrono::Datelike;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;

/// The folder of the templates, in a workspace and in messages.
pub(super) const FOLDER: &str = "report-templates/";

/// The presses for pages, which all languages share.
pub(super) struct Presses {
    pdf: PdfEngine,
    docx: DocxEngine,
}

/// The presses, with the fonts of a workspace.
pub(super) fn presses(fonts: &[FontFile], diags: &mut Diagnostics) -> Option<Arc<Presses>> {
    let pdf = PdfEngine::with_fonts(fonts).map_err(|problem| format!("the fonts cannot be used: {problem}"));
    let docx = DocxEngine::new().map_err(|problem| problem.to_string());
    match (pdf, docx) {
        (Ok(pdf), Ok(docx)) => Some(Arc::new(Presses { pdf, docx })),
        (Err(title), _) | (_, Err(title)) => {
            diags.push(Diagnostic::error(Code::TemplateProblem, title));
            None
        }
    }
}

/// Templates that were compiled, and the press for pages.
pub(super) struct Printer {
    /// The compiled templates.
    pub templates: Templates,
    /// Their texts by name: the built-in ones and, in their place, those of the workspace.
    pub texts: BTreeMap<String, String>,
    /// The files of those that a language has of its own, by the names of their templates.
    files: BTreeMap<String, String>,
    presses: Arc<Presses>,
    tracer: OnceLock<Tracer>,
}

impl Printer {
    /// A printer with templates that compiled.
    pub(super) fn new(set: TemplateSet, presses: Arc<Presses>) -> Self {
        let TemplateSet { templates, texts, files, .. } = set;
        Printer { templates, texts, files, presses, tracer: OnceLock::new() }
    }

    /// The file of a template.
    pub(super) fn file<'n>(&'n self, name: &'n str) -> &'n str {
        self.files.get(name).map_or(name, String::as_str)
    }

    /// The document that a template makes of a context; `path` names it in messages.
    pub(super) fn document(
        &self,
        template: &str,
        context: &impl Serialize,
        path: &str,
        sources: &Sources,
    ) -> Result<Document, Diagnostic> {
        let markdown = self.templates.render(template, context);
        let markdown = markdown.map_err(|problem| {
            let problem = TemplateProblem { template: self.file(&problem.template).to_owned(), ..problem };
            template_problem(&problem, sources, Kind::of_template(template))
                .note(format!("`{path}` cannot be written with it"))
        })?;
        parse(&markdown).map_err(|problem| self.document_problem(template, context, path, sources, &problem))
    }

    /// A document in a form.
    pub(super) fn form(
        &self,
        form: Form,
        document: &Document,
        figures: &BTreeMap<String, Figure>,
        issued_on: NaiveDate,
        path: &str,
    ) -> Result<Vec<u8>, Diagnostic> {
        print(&self.presses, form, document, figures, issued_on, path)
    }

    /// What is wrong with a text, at the line of the template that it comes from.
    pub(super) fn document_problem(
        &self,
        template: &str,
        context: &impl Serialize,
        path: &str,
        sources: &Sources,
        problem: &DocumentProblem,
    ) -> Diagnostic {
        let tracer = self.tracer.get_or_init(|| Tracer::new(&self.texts));
        let lines = tracer.lines(template, context);
        let origin = lines.get(problem.line.saturating_sub(1)).cloned().flatten();
        let origin = origin.map(|(name, line)| (self.file(&name).to_owned(), line));
        let template = self.file(template);
        let title = format!("the template `{FOLDER}{template}` makes a broken document: {}", problem.message);
        let diagnostic = Diagnostic::error(Code::TemplateProblem, title);
        at_origin(diagnostic, origin.as_ref(), sources).note(format!("this shows in `{path}`"))
    }
}

/// Year, month and day.
fn day(issued_on: NaiveDate) -> (i32, u32, u32) {
    (issued_on.year(), issued_on.month(), issued_on.day())
}

/// A document in a form.
pub(super) fn print(
    presses: &Presses,
    form: Form,
    document: &Document,
    figures: &BTreeMap<String, Figure>,
    issued_on: NaiveDate,
    path: &str,
) -> Result<Vec<u8>, Diagnostic> {
    Ok(match form {
        Form::Html => to_html(document, figures).into(),
        Form::Markdown => to_markdown(document, figures).into(),
        Form::Text => to_text(document, figures).into(),
        Form::Pdf => {
            let printed = presses.pdf.render(document, figures, day(issued_on));
            printed.map_err(|problem| pdf_problem(path, &problem))?
        }
        Form::Docx => presses.docx.render(document, figures, day(issued_on)).map_err(|problem| {
            Diagnostic::error(Code::TemplateProblem, format!("`{path}` cannot be written: {problem}"))
        })?,
        // The draft of a mail is made of the other forms.
        Form::Eml => Vec::new(),
    })
}

/// Adds the line of a template, if it is one of the workspace's; a built-in one is named.
fn at_origin(diagnostic: Diagnostic, origin: Option<&Origin>, sources: &Sources) -> Diagnostic {
    let Some((file, line)) = origin else { return diagnostic };
    let path = format!("{FOLDER}{file}");
    match sources.find(&path) {
        Some(source) => {
            let (start, end) = sources.file(source).line_range(*line);
            let text = sources.file(source).line(*line);
            let indent = text.len() - text.trim_start().len();
            let end = (start + text.trim_end().len()).min(end).max(start + indent);
            diagnostic.at(Span::new(source, start + indent, end), "from this line")
        }
        None => diagnostic.note(format!("it comes from line {line} of the built-in `{file}`")),
    }
}

/// What the pages cannot print.
pub(super) fn pdf_problem(path: &str, problem: &PdfProblem) -> Diagnostic {
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
        PdfProblem::MissingFigure { name } => Diagnostic::error(
            Code::TemplateProblem,
            format!("`{path}` shows a figure `{name}`, and this document has none of that name"),
        ),
        other => Diagnostic::error(Code::TemplateProblem, format!("`{path}` cannot be set: {other}")),
    }
}

/// What is wrong with a template, with the braces in question underlined.
pub(super) fn template_problem(
    problem: &TemplateProblem,
    sources: &Sources,
    kind: Option<&Kind>,
) -> Diagnostic {
    let path = format!("{FOLDER}{}", problem.template);
    let title = format!("the template `{path}` cannot be used: {}", problem.message);
    let diagnostic = Diagnostic::error(Code::TemplateProblem, title);
    let diagnostic = match kind {
        Some(kind) => diagnostic.help(format!("what the template sees: `amends schema {}`", kind.name)),
        None => diagnostic,
    };
    let Some(source) = sources.find(&path) else { return diagnostic };
    let file = sources.file(source);
    let Some(line) = problem.line else { return diagnostic.at_place(Place::File(source), "") };
    let (start, _) = file.line_range(line);
    let rest = file.text.get(start..).unwrap_or("");
    let column = problem.column.unwrap_or(1).saturating_sub(1);
    let from = start + rest.chars().take(column).map(char::len_utf8).sum::<usize>();
    let tag = file.text.get(from..).unwrap_or("");
    let end = match tag.find("}}") {
        Some(end) if tag.starts_with("{{") => from + end + 2,
        _ => from + tag.lines().next().map_or(0, str::len),
    };
    diagnostic.at(Span::new(source, from.min(file.text.len()), end.min(file.text.len())), "here")
}
