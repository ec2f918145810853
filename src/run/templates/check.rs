//! Every problem of a workspace's templates, found by reading them and by rendering them with examples.

use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Label;
use crate::diag::Place;
use crate::language::Language;
use crate::language::Languages;
use crate::model::Form;
use crate::render::document::Block;
use crate::render::document::DocumentProblem;
use crate::render::document::parse;
use crate::render::document::step_faults;
use crate::render::document::table_faults;
use crate::render::text::to_text;
use crate::run::Loaded;
use crate::run::close::squeeze;
use crate::run::context_file::Context;
use crate::run::kinds::Kind;
use crate::run::kinds::LETTER;
use crate::run::print::FOLDER;
use crate::run::print::Printer;
use crate::run::print::presses;
use crate::run::print::template_problem;
use crate::run::templates::TemplateSet;
use crate::run::templates::examples::from_scaffold;
use crate::run::templates::examples::from_workspace;
use crate::run::templates::examples::last_month;
use crate::run::templates::set::folders;
use crate::run::templates::variants::variants;
use crate::source::Sources;
use crate::time::Month;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a check of templates found.
pub struct TemplateReport {
    /// Every problem.
    pub diags: Diagnostics,
    /// How many templates and partials are in force, in all languages.
    pub templates: usize,
    /// How many of them are the workspace's own.
    pub own: usize,
    /// How many documents were rendered, made-up ones among them.
    pub rendered: usize,
    /// The month of the workspace whose documents were among them; none where the workspace does not run.
    pub month: Option<Month>,
}

/// Checks templates. `loaded` is the whole workspace, if it is to lend its documents as examples, of this month or of
/// that of its last incident.
pub fn check_templates(
    own: &BTreeMap<String, String>,
    sources: &Sources,
    loaded: Option<Loaded>,
    month: Option<Month>,
) -> TemplateReport {
    let fonts = loaded.as_ref().map_or_else(Vec::new, |loaded| loaded.fonts.clone());
    let mut diags = Diagnostics::default();
    let languages = Languages::builtin();
    let set = TemplateSet::new(own);
    set.problems(sources).into_iter().for_each(|problem| diags.push(problem));
    let blocks = set.block_faults(sources);
    let has_block_faults = !blocks.is_empty();
    blocks.into_iter().for_each(|problem| diags.push(problem));
    set.unused(sources).into_iter().for_each(|problem| diags.push(problem));
    let mut files = set.in_force();
    let mut owned = set.owned();
    for tag in folders(own) {
        let language = languages.get(&tag).unwrap_or(Language::english());
        let translated = TemplateSet::of(own, &tag, language);
        translated.problems(sources).into_iter().for_each(|problem| diags.push(problem));
        translated.block_faults(sources).into_iter().for_each(|problem| diags.push(problem));
        files.extend(translated.in_force());
        owned.extend(translated.owned());
    }
    let sound = set.sound();
    let mut report =
        TemplateReport { diags, templates: files.len(), own: owned.len(), rendered: 0, month: None };
    let Some(presses) = presses(&fonts, &mut report.diags) else { return report };
    let printer = Printer::new(set, presses);
    let scaffold = from_scaffold();
    let mut documents: Vec<(Context, bool)> = Vec::new();
    for kind in &sound {
        let first = scaffold.iter().find(|context| context.kind.name == kind.name);
        for (name, data) in first.map(|c| variants(&c.data, kind.schema().as_value())).unwrap_or_default() {
            let figures = BTreeMap::new();
            let issued_on = first.map(|c| c.issued_on).unwrap_or_default();
            documents
                .push((Context { kind, document: name, issued_on, data, figures, edits: Vec::new() }, false));
        }
    }
    documents.extend(scaffold.into_iter().map(|context| (context, true)));
    if let Some((mut loaded, month)) = loaded.and_then(|l| month.or_else(|| last_month(&l)).map(|m| (l, m))) {
        let real = from_workspace(&mut loaded, month);
        report.month = (!real.is_empty()).then_some(month);
        documents.splice(0..0, real.into_iter().map(|context| (context, true)));
    }
    documents.retain(|(context, _)| sound.iter().any(|kind| kind.name == context.kind.name));
    report.rendered = documents.len();
    let trial = Trial { printer: &printer, sources, has_block_faults };
    let found: Vec<Vec<Diagnostic>> =
        documents.par_iter().map(|(context, is_real)| trial.problems(context, *is_real)).collect();
    merge(found.into_iter().flatten(), &mut report.diags);
    report
}

/// Keeps each problem once, and says in how many more documents it shows.
fn merge(found: impl Iterator<Item = Diagnostic>, diags: &mut Diagnostics) {
    type Key = (Code, String, Vec<Label>);
    let mut kept: Vec<(Key, Diagnostic, usize)> = Vec::new();
    for problem in found {
        let key = (problem.code, problem.title.clone(), problem.labels.clone());
        match kept.iter_mut().find(|(other, _, _)| *other == key) {
            Some((_, _, more)) => *more += 1,
            None => kept.push((key, problem, 0)),
        }
    }
    for (_, problem, more) in kept {
        diags.push(match more {
            0 => problem,
            1 => problem.note("and in one more document"),
            n => problem.note(format!("and in {n} more documents")),
        });
    }
}

struct Trial<'a> {
    printer: &'a Printer,
    sources: &'a Sources,
    has_block_faults: bool,
}

impl Trial<'_> {
    /// What is wrong with one document. Of a made-up one only the text is looked at: its figures do not exist, and what
    /// is absent in it may be all that a step has to say.
    fn problems(&self, context: &Context, is_real: bool) -> Vec<Diagnostic> {
        let template = context.kind.template();
        let (data, path) = (&context.data, context.document.as_str());
        let text = match self.printer.templates.render(&template, data) {
            Ok(text) => text,
            Err(problem) => {
                let diagnostic = template_problem(&problem, self.sources, Some(context.kind));
                return vec![diagnostic.note(format!("this shows in `{path}`"))];
            }
        };
        let placed = |problem: &DocumentProblem| {
            self.printer.document_problem(&template, data, path, self.sources, problem)
        };
        let mut problems: Vec<Diagnostic> = table_faults(&text).iter().map(placed).collect();
        let document = match parse(&text) {
            Ok(document) => document,
            Err(_) if self.has_block_faults => return problems, // said already, with its place
            Err(problem) => {
                problems.push(placed(&problem));
                return problems;
            }
        };
        if !is_real {
            return problems;
        }
        if context.kind.has_steps && !self.has_block_faults {
            let faults = step_faults(&document.blocks);
            problems
                .extend(faults.iter().map(|f| step_fault(self.printer, &template, path, self.sources, f)));
        }
        problems.extend(self.missing_amounts(context, &squeeze(&to_text(&document, &context.figures))));
        let unknown = unknown_figures(&document.blocks, &context.figures);
        let is_drawn = unknown.is_empty();
        problems.extend(unknown.into_iter().map(|name| {
            let line =
                text.lines().position(|line| line.contains(&format!("(figure:{name})"))).unwrap_or(0) + 1;
            let known: Vec<&str> = context.figures.keys().map(String::as_str).collect();
            let message = format!("there is no figure `{name}`");
            placed(&DocumentProblem { line, message }).help(crate::diag::did_you_mean(&name, known))
        }));
        for form in context.kind.forms.iter().filter(|form| is_drawn && **form != Form::Eml) {
            match self.printer.form(*form, &document, &context.figures, context.issued_on, path) {
                Ok(_) => {}
                Err(problem) => problems.push(problem),
            }
        }
        problems
    }

    /// Amounts that a letter's reader is owed and that the letter leaves out.
    fn missing_amounts(&self, context: &Context, text: &str) -> Vec<Diagnostic> {
        if context.kind.name != LETTER.name {
            return Vec::new();
        }
        let list = |key: &str| context.data.get(key).and_then(Value::as_array).into_iter().flatten();
        let is_owed = |line: &&Value| line.get("outcome").and_then(Value::as_str) == Some("owed");
        let amounts =
            list("owed_totals").chain(list("lines").filter(is_owed).filter_map(|line| line.get("amount")));
        let missing = amounts.filter_map(Value::as_str).find(|amount| !text.contains(&squeeze(amount)));
        let Some(missing) = missing else { return Vec::new() };
        let path = format!("{FOLDER}{}", LETTER.template());
        let title = format!("the template `{path}` leaves out an amount that is owed");
        let problem = Diagnostic::error(Code::TemplateProblem, title)
            .note(format!("`{}` does not say {missing}", context.document))
            .note("what the ledger books must stand in the letter, each line and the total, or the letter is held");
        vec![match self.sources.find(&path) {
            Some(source) => problem.at_place(Place::File(source), "the letter is made from this template"),
            None => problem,
        }]
    }
}

/// A fault of a letter's steps, at the line where the step begins.
pub(super) fn step_fault(
    printer: &Printer,
    template: &str,
    path: &str,
    sources: &Sources,
    fault: &str,
) -> Diagnostic {
    let kind = Kind::of_template(template).map_or("letter", |kind| kind.name);
    let title = format!("in the {kind} by the template `{FOLDER}{template}` {fault}");
    let diagnostic = Diagnostic::error(Code::TemplateProblem, title)
        .note(format!("this shows in `{path}`"))
        .note("a letter in which a step is missing, empty or out of order is held");
    let step = fault.split('`').nth(1).unwrap_or("");
    let text = printer.texts.get(template).map(String::as_str).unwrap_or("");
    let line = text.lines().position(|line| line.starts_with(":::") && line.trim_end().ends_with(step));
    match (sources.find(&format!("{FOLDER}{template}")), line) {
        (Some(source), Some(line)) => {
            let (start, _) = sources.file(source).line_range(line + 1);
            let end = start + sources.file(source).line(line + 1).len();
            diagnostic.at(crate::source::Span::new(source, start, end), "this step")
        }
        _ => diagnostic,
    }
}

fn unknown_figures(blocks: &[Block], figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let mut unknown = Vec::new();
    for block in blocks {
        match block {
            Block::Figure { name, .. } if !figures.contains_key(name) => unknown.push(name.clone()),
            Block::Div { blocks, .. } | Block::Quote(blocks) => {
                unknown.extend(unknown_figures(blocks, figures))
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| unknown.extend(unknown_figures(item, figures)));
            }
            _ => {}
        }
    }
    unknown
}
