//! A document made again from the file that holds what it is made of.

use crate::diag::Diagnostics;
use crate::language::Language;
use crate::model::Form;
use crate::render::document::NewWords;
use crate::render::document::edit;
use crate::render::document::step_faults;
use crate::run::Artefact;
use crate::run::Context;
use crate::run::OwnTemplates;
use crate::run::print::Printer;
use crate::run::print::presses;
use crate::run::print::template_problem;
use crate::run::templates::TemplateSet;
use crate::source::Sources;
use serde_json::Value;

/// What a document is made again with.
pub struct Again<'a> {
    /// The context file.
    pub context: &'a Context,
    /// What the workspace has of its own.
    pub own: &'a OwnTemplates,
    /// Another template for it than that of its kind, without its ending.
    pub template: Option<&'a str>,
    /// The forms; those that a run writes where there are none.
    pub forms: &'a [Form],
}

/// The files of the document, named for its template.
///
/// # Errors
/// A template that is not there, with the one that may have been meant.
pub fn render_again(
    again: &Again<'_>,
    sources: &Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<Artefact>, (String, String)> {
    let kind = again.context.kind;
    let tag = again.context.data.pointer("/furniture/language").and_then(Value::as_str).unwrap_or("en");
    let language = again.own.languages.get(tag).unwrap_or(Language::english());
    let set = TemplateSet::of(&again.own.texts, language.tag(), language);
    let short = again.template.map_or(kind.name, |name| name.strip_suffix(".md.hbs").unwrap_or(name));
    let template = format!("{short}.md.hbs");
    if !set.texts.contains_key(&template) || template.starts_with("partials/") {
        let known = set.texts.keys().filter(|name| !name.starts_with("partials/"));
        let known = known.map(|name| name.strip_suffix(".md.hbs").unwrap_or(name));
        return Err((template, crate::diag::did_you_mean(short, known)));
    }
    let mut problems = set.problems_of(&template, sources);
    problems.extend(
        set.templates
            .check_paths(&template, kind.schema().as_value())
            .iter()
            .map(|problem| template_problem(problem, sources, Some(kind))),
    );
    if !problems.is_empty() {
        problems.into_iter().for_each(|problem| diags.push(problem));
        return Ok(Vec::new());
    }
    let Some(presses) = presses(&again.own.fonts, diags) else { return Ok(Vec::new()) };
    let printer = Printer::new(set, presses);
    let context = again.context;
    let mut document = match printer.document(&template, &context.data, &context.document, sources) {
        Ok(document) => document,
        Err(problem) => {
            diags.push(problem);
            return Ok(Vec::new());
        }
    };
    let edits: Vec<NewWords<'_>> =
        context.edits.iter().map(|e| NewWords { was: &e.was, text: &e.text }).collect();
    edit(&mut document, &edits);
    if kind.has_steps {
        for fault in step_faults(&document.blocks) {
            diags.push(super::check::step_fault(&printer, &template, &context.document, sources, &fault));
        }
    }
    let forms = if again.forms.is_empty() { kind.forms } else { again.forms };
    let forms = forms.iter().filter(|form| **form != Form::Eml);
    let stem = short.rsplit('/').next().unwrap_or(short);
    let mut files = Vec::new();
    for form in forms {
        match printer.form(*form, &document, &context.figures, context.issued_on, &context.document) {
            Ok(bytes) => files.push(Artefact::new(format!("{stem}.{}", form.ending()), bytes)),
            Err(problem) => diags.push(problem),
        }
    }
    Ok(files)
}
