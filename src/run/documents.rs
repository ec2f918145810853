//! The documents of a period: contexts through templates to every form.
//!
//! Customers are rendered in parallel, each from a view that holds only their own facts, and collected
//! in order, so that any number of threads gives the same files.

use crate::compose;
use crate::compose::CustomerView;
use crate::compose::IncidentView;
use crate::compose::LettersMade;
use crate::compose::PeriodFacts;
use crate::compose::PublicIncident;
use crate::compose::Tongue;
use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::language::Language;
use crate::language::Languages;
use crate::model::LanguageFallback;
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
use crate::run::Fallback;
use crate::run::LanguageUse;
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
use std::collections::BTreeSet;

/// The forms of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
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
    /// Letters in the language of the workspace instead of the reader's.
    pub fallbacks: Vec<Fallback>,
    /// The words of each letter by customer, one space apart, with the tag of its language: for the control against the
    /// ledger.
    pub letter_texts: Vec<(String, String, String)>,
}

impl Documents {
    /// In which languages letters were written.
    pub(super) fn languages(&self, languages: &Languages) -> Vec<LanguageUse> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, tag, _) in &self.letter_texts {
            *counts.entry(tag).or_default() += 1;
        }
        let told = |(tag, letters): (&str, usize)| {
            let language = languages.get(tag)?;
            let (tag, name) = (tag.to_owned(), language.name());
            Some(LanguageUse { tag, name, letters, reviewed_by: language.reviewed_by() })
        };
        counts.into_iter().filter_map(told).collect()
    }
}

/// For the month summary: a language and how many letters are in it.
fn shown(used: LanguageUse) -> (String, usize, Option<String>) {
    (used.name, used.letters, used.reviewed_by)
}

/// For the month summary: whose letter is in another language, and what was missing.
fn missing(fallback: &Fallback) -> (String, String) {
    (fallback.customer.clone(), format!("`{}`: {}", fallback.language, fallback.missing.join(", ")))
}

pub(super) struct Press<'a> {
    /// The templates of each language that is needed, by its tag.
    templates: BTreeMap<String, Templates>,
    engine: PdfEngine,
    issued_on: NaiveDate,
    pub(super) loaded: &'a Loaded,
    pub(super) outputs: &'a Outputs<'a>,
}

pub(super) type Figures = BTreeMap<String, Figure>;

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
            let made = press.customer(view, facts);
            progress(1);
            made
        })
        .collect();
    let views = compose::incident_views(facts);
    let accounts: Vec<Result<Documents, Diagnostic>> =
        views.par_iter().map(|v| press.incident(v, facts)).collect();
    let mut all = Documents::default();
    for made in made.into_iter().chain(accounts).chain(press.covers(facts)) {
        match made {
            Ok(some) => {
                all.held.extend(some.held);
                all.fallbacks.extend(some.fallbacks);
                all.letter_texts.extend(some.letter_texts);
                all.letters += some.letters;
                all.postmortems += some.postmortems;
            }
            Err(diagnostic) => diags.push(diagnostic),
        }
    }
    if let Err(diagnostic) = press.summary(facts, &all) {
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
    let own = Tongue::own(facts).language;
    let readers = facts.workspace.customers.values().map(|c| Tongue::of(facts, c).language);
    let translated = facts.workspace.incidents.values().flat_map(|i| i.public_translations.keys());
    let translated = translated.filter_map(|tag| facts.languages.get(tag));
    let wanted = readers.chain(translated).chain([own, Language::english()]);
    let wanted: BTreeMap<&str, &Language> = wanted.map(|language| (language.tag(), language)).collect();
    let (mut templates, mut good) = (BTreeMap::new(), true);
    for (tag, language) in wanted {
        match set_of(&sources, language) {
            Ok(set) => {
                templates.insert(tag.to_owned(), set);
            }
            Err(problems) => {
                good = false;
                problems.iter().for_each(|p| diags.push(template_problem(p, loaded)));
            }
        }
    }
    if !good {
        return None;
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
    Some(Press { templates, engine, issued_on: facts.issued_on, loaded, outputs })
}

/// The kinds of documents, by the names of their templates and schemas.
const KINDS: [&str; 9] = [
    "letter",
    "sla-report",
    "month-summary",
    "postmortem",
    "postmortem-public",
    "brief",
    "partner-cover",
    "notice",
    "notice-short",
];
/// What a language has templates of its own for: everything that customers read.
const TRANSLATED: [&str; 5] = [
    "letter.md.hbs",
    "sla-report.md.hbs",
    "postmortem-public.md.hbs",
    "partials/windows.md.hbs",
    "partials/workings.md.hbs",
];

/// The templates of a language: those in its folder (`de/letter.md.hbs`), and for the rest those outside of all folders.
fn set_of(
    sources: &BTreeMap<String, String>,
    language: &Language,
) -> Result<Templates, Vec<TemplateProblem>> {
    let folder = format!("{}/", language.tag());
    let is_shared = |name: &str| !name.contains('/') || name.starts_with("partials/");
    let shared = sources.iter().filter(|(name, _)| is_shared(name));
    let mut set: BTreeMap<String, String> = shared.map(|(n, t)| (n.clone(), t.clone())).collect();
    let own = sources.iter().filter_map(|(name, text)| Some((name.strip_prefix(&folder)?, text)));
    let own: BTreeMap<String, String> = own.map(|(name, text)| (name.to_owned(), text.clone())).collect();
    if language.tag() != Language::english().tag() {
        let missing = TRANSLATED.iter().filter(|name| !own.contains_key(**name));
        let missing: Vec<TemplateProblem> = missing
            .map(|name| TemplateProblem {
                template: format!("{folder}{name}"),
                line: None,
                column: None,
                message: format!("it is not there, and documents in {} need it", language.name()),
            })
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
    }
    let translated: BTreeSet<String> = own.keys().cloned().collect();
    set.extend(own);
    let named = |mut problem: TemplateProblem| {
        if translated.contains(&problem.template) {
            problem.template = format!("{folder}{}", problem.template);
        }
        problem
    };
    let named_all = |all: Vec<TemplateProblem>| all.into_iter().map(named).collect::<Vec<_>>();
    let templates = Templates::compile(&set, language).map_err(named_all)?;
    let unknown = KINDS.iter().filter_map(|kind| Some((kind, schema(kind)?)));
    let unknown =
        unknown.flat_map(|(kind, s)| templates.check_paths(&format!("{kind}.md.hbs"), s.as_value()));
    let unknown: Vec<TemplateProblem> = unknown.collect();
    if unknown.is_empty() { Ok(templates) } else { Err(named_all(unknown)) }
}

impl Press<'_> {
    /// The templates of a language.
    fn templates(&self, language: &Language) -> Option<&Templates> {
        self.templates.get(language.tag())
    }

    fn customer<'f>(
        &self,
        view: &CustomerView<'f>,
        facts: &PeriodFacts<'f>,
    ) -> Result<Documents, Diagnostic> {
        let mut made = Documents::default();
        let folder = format!("customers/{}", view.customer.id);
        if view.gets_letter() {
            let mut holds = compose::letter_holds(view);
            if !view.lacks.is_empty() {
                let reader = view.partner.unwrap_or(view.customer);
                if view.settings.documents.fallback == LanguageFallback::Hold {
                    let lacks = view.lacks.join(", ");
                    holds.push(format!(
                        "It should be in `{}`, and this is missing: {lacks}.",
                        reader.language
                    ));
                }
                made.fallbacks.push(Fallback {
                    customer: view.customer.id.to_string(),
                    language: reader.language.clone(),
                    missing: view.lacks.clone(),
                });
            }
            let mark = if holds.is_empty() { "DRAFT" } else { "HELD" };
            let context = compose::letter(view, Some(mark));
            let path = format!("{folder}/letter");
            let figures = compose::letter_figures(view);
            let (document, files) = self.files(
                ("letter.md.hbs", view.language),
                &context,
                &figures,
                &path,
                &[Form::Pdf, Form::Html, Form::Markdown],
            )?;
            files.into_iter().for_each(|file| self.outputs.put(file));
            made.letters = 1;
            let text = squeeze(&crate::render::text::to_text(&document));
            made.letter_texts.push((view.customer.id.to_string(), view.language.tag().to_owned(), text));
            if !holds.is_empty() {
                made.held.push((path, holds));
            }
        }
        let view = &view.in_readers_language(facts);
        let report = compose::sla_report(view);
        let figures = compose::report_figures(view);
        let path = format!("{folder}/sla-report");
        let (_, files) =
            self.files(("sla-report.md.hbs", view.language), &report, &figures, &path, &[Form::Pdf])?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        self.outputs.put(Artefact::new(format!("{path}.csv"), sla_report_csv(view)));
        Ok(made)
    }

    fn summary(&self, facts: &PeriodFacts<'_>, made: &Documents) -> Result<(), Diagnostic> {
        let letters = LettersMade {
            held: &made.held,
            languages: made.languages(&self.loaded.languages).into_iter().map(shown).collect(),
            fallbacks: made.fallbacks.iter().map(missing).collect(),
        };
        let context = compose::month_summary(facts, &self.loaded.evidence, &letters);
        let all = [Form::Pdf, Form::Html, Form::Markdown];
        let none = Figures::new();
        let (_, files) = self.files(
            ("month-summary.md.hbs", Language::english()),
            &context,
            &none,
            "month-summary",
            &all,
        )?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        Ok(())
    }

    fn incident(&self, view: &IncidentView<'_>, facts: &PeriodFacts<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { postmortems: 1, ..Documents::default() };
        let folder = format!("incidents/{}", view.incident.id);
        let all = [Form::Pdf, Form::Html, Form::Markdown];
        let context = compose::postmortem(view, Some("DRAFT"));
        let figures = compose::postmortem_figures(view);
        let (_, files) = self.files(
            ("postmortem.md.hbs", Language::english()),
            &context,
            &figures,
            &format!("{folder}/postmortem"),
            &all,
        )?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        self.brief(view, facts)?;
        let holds = compose::public_postmortem_holds(view);
        let mark = if holds.is_empty() { "DRAFT" } else { "HELD" };
        for tongue in tongues(facts, view) {
            let public = PublicIncident::new(view, tongue);
            let context = compose::public_postmortem(&public, Some(mark));
            let name = match tongue.is_own {
                true => "postmortem-public".to_owned(),
                false => format!("postmortem-public.{}", tongue.language.tag()),
            };
            let path = format!("{folder}/{name}");
            let figures = compose::public_postmortem_figures(&public);
            let template = ("postmortem-public.md.hbs", tongue.language);
            let (_, files) = self.files(template, &context, &figures, &path, &all)?;
            files.into_iter().for_each(|file| self.outputs.put(file));
            if !holds.is_empty() {
                made.held.push((path, holds.clone()));
            }
        }
        Ok(made)
    }

    /// One document in several forms.
    pub(super) fn files(
        &self,
        (template, language): (&str, &Language),
        context: &impl Serialize,
        figures: &Figures,
        path: &str,
        forms: &[Form],
    ) -> Result<(Document, Vec<Artefact>), Diagnostic> {
        let wrong = |message: String| {
            Diagnostic::error(Code::TemplateProblem, format!("`{path}` cannot be written: {message}"))
                .note("the other documents would go out without it, so nothing is published")
        };
        let Some(templates) = self.templates(language) else {
            return Err(wrong(format!("there are no templates in {}", language.name())));
        };
        let markdown = templates.render(template, context);
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

/// The languages of the public account of an incident: that of the workspace, and every one in which all of it is written.
fn tongues<'t>(facts: &PeriodFacts<'t>, view: &IncidentView<'_>) -> Vec<Tongue<'t>> {
    let own = Tongue::own(facts);
    let tags = view.incident.public_translations.keys();
    let others = tags.filter_map(|tag| facts.languages.get(tag));
    let others = others.map(|language| Tongue { language, is_own: false });
    let whole =
        others.filter(|t| t.language.tag() != own.language.tag() && t.lacks_of(view.incident).is_empty());
    [own].into_iter().chain(whole).collect()
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

pub(super) fn template_problem(problem: &TemplateProblem, loaded: &Loaded) -> Diagnostic {
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
