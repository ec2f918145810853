//! The templates in force: the built-in ones, and in their place those of the workspace.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::did_you_mean;
use crate::diag::nearest;
use crate::language::Language;
use crate::render::builtin_templates;
use crate::render::document::Class;
use crate::render::document::STEPS;
use crate::render::document::order_faults;
use crate::render::template::TemplateProblem;
use crate::render::template::Templates;
use crate::run::kinds::KINDS;
use crate::run::kinds::Kind;
use crate::run::print::FOLDER;
use crate::run::print::template_problem;
use crate::source::Sources;
use crate::source::Span;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What a language has templates of its own for: everything that customers read.
const TRANSLATED: [&str; 5] = [
    "letter.md.hbs",
    "sla-report.md.hbs",
    "postmortem-public.md.hbs",
    "partials/windows.md.hbs",
    "partials/workings.md.hbs",
];

/// Whether a file is in no folder of a language.
fn is_shared(name: &str) -> bool {
    !name.contains('/') || name.starts_with("partials/")
}

/// The files of a language by their names without its folder, and for the rest those outside of all folders.
fn in_force(all: &BTreeMap<String, String>, folder: &str) -> BTreeMap<String, String> {
    let shared = all.iter().filter(|(name, _)| is_shared(name));
    let mut texts: BTreeMap<String, String> = shared.map(|(n, t)| (n.clone(), t.clone())).collect();
    let own = all.iter().filter_map(|(name, text)| Some((name.strip_prefix(folder)?, text)));
    texts.extend(own.map(|(name, text)| (name.to_owned(), text.clone())));
    texts
}

/// The tags of the languages beside English that have a folder of templates, built in or of the workspace.
pub(in crate::run) fn folders(own: &BTreeMap<String, String>) -> BTreeSet<String> {
    let all = builtin_templates();
    let tag = |name: &String| name.split_once('/').map(|(tag, _)| tag.to_owned());
    all.keys().chain(own.keys()).filter(|name| !is_shared(name)).filter_map(tag).collect()
}

/// The templates of a workspace in one language.
pub struct TemplateSet {
    /// Those that could be read, compiled.
    pub(in crate::run) templates: Templates,
    /// The texts by name.
    pub(in crate::run) texts: BTreeMap<String, String>,
    /// The names of the built-in ones.
    pub(in crate::run) builtin: BTreeMap<String, String>,
    /// The names of the workspace's own.
    pub(in crate::run) own: BTreeSet<String>,
    /// The files of those that a language has of its own, by the names that they have in the set.
    pub(in crate::run) files: BTreeMap<String, String>,
    compile: Vec<TemplateProblem>,
}

impl TemplateSet {
    /// The built-in templates with a workspace's own laid over them, in English.
    pub fn new(own: &BTreeMap<String, String>) -> Self {
        TemplateSet::of(own, Language::english().tag(), Language::english())
    }

    /// The templates of a language: those in the folder of its tag (`de/letter.md.hbs`) in front of those outside of
    /// all folders.
    pub fn of(own: &BTreeMap<String, String>, tag: &str, language: &Language) -> Self {
        let folder = format!("{tag}/");
        let all = builtin_templates();
        let builtin = in_force(&all, &folder);
        let mut texts: BTreeMap<String, String> = builtin.clone();
        // A translation that is built in is nearer than a text of the workspace in another language.
        let translated = |name: &String| all.contains_key(&format!("{folder}{name}"));
        let shared = own.iter().filter(|(name, _)| is_shared(name) && !translated(name));
        texts.extend(shared.map(|(name, text)| (name.clone(), text.clone())));
        let mine = own.iter().filter_map(|(name, text)| Some((name.strip_prefix(&folder)?, text)));
        texts.extend(mine.map(|(name, text)| (name.to_owned(), text.clone())));
        let is_own = |name: &&String| {
            own.contains_key(&format!("{folder}{name}")) || (own.contains_key(*name) && !translated(name))
        };
        let files: BTreeMap<String, String> = texts
            .keys()
            .map(|name| (name.clone(), format!("{folder}{name}")))
            .filter(|(_, file)| own.contains_key(file) || all.contains_key(file))
            .collect();
        let own: BTreeSet<String> = texts.keys().filter(is_own).cloned().collect();
        let (templates, mut compile) = Templates::read(&texts, language);
        if tag != Language::english().tag() {
            let missing = TRANSLATED.iter().filter(|name| !files.contains_key(**name));
            compile.extend(missing.map(|name| TemplateProblem {
                template: format!("{folder}{name}"),
                line: None,
                column: None,
                message: format!("it is not there, and documents in `{tag}` need it"),
            }));
        }
        TemplateSet { templates, texts, builtin, own, files, compile }
    }

    /// The file of a template of this set.
    pub(in crate::run) fn file(&self, name: &str) -> String {
        self.files.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The files of all templates of this set.
    pub(in crate::run) fn in_force(&self) -> BTreeSet<String> {
        self.texts.keys().map(|name| self.file(name)).collect()
    }

    /// Those of them that are the workspace's own.
    pub(in crate::run) fn owned(&self) -> BTreeSet<String> {
        self.own.iter().map(|name| self.file(name)).collect()
    }

    /// A problem with the name of the file instead of that of the template.
    fn in_file(&self, problem: &TemplateProblem) -> TemplateProblem {
        TemplateProblem { template: self.file(&problem.template), ..problem.clone() }
    }

    /// Whether something asks for a template: a kind of document, or another template that is asked for. The
    /// built-in ones count as asked for.
    pub(in crate::run) fn is_used(&self, name: &str) -> bool {
        self.builtin.contains_key(name)
            || Kind::of_template(name).is_some()
            || self.texts.keys().any(|top| {
                (self.builtin.contains_key(top) || Kind::of_template(top).is_some())
                    && self.templates.needs(top).contains(name)
            })
    }

    /// The names that a template may have been meant to have.
    pub(in crate::run) fn meant(&self, name: &str) -> String {
        let stem =
            |name: &str| name.rsplit('/').next().and_then(|file| file.split('.').next()).map(str::to_owned);
        let near = nearest(name, self.builtin.keys().map(String::as_str));
        let near = near.or_else(|| {
            let stems: BTreeMap<String, &str> =
                self.builtin.keys().filter_map(|file| Some((stem(file)?, file.as_str()))).collect();
            stems.get(nearest(&stem(name)?, stems.keys().map(String::as_str))?).copied()
        });
        match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "no built-in template has a name like that".to_owned(),
        }
    }

    /// Everything that is wrong before anything is rendered: syntax, helpers, partials, names that the data does not
    /// have. Each problem once, whichever documents it concerns.
    pub(in crate::run) fn problems(&self, sources: &Sources) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut problems: Vec<Diagnostic> = self
            .compile
            .iter()
            .map(|problem| template_problem(&self.in_file(problem), sources, None))
            .collect();
        for kind in KINDS {
            let template = kind.template();
            if self.compile.iter().any(|problem| problem.template == template) {
                continue;
            }
            for problem in self.templates.check_paths(&template, kind.schema().as_value()) {
                if seen.insert((
                    problem.template.clone(),
                    problem.line,
                    problem.column,
                    problem.message.clone(),
                )) {
                    problems.push(template_problem(&self.in_file(&problem), sources, Some(kind)));
                }
            }
        }
        problems
    }

    /// What keeps one template from being compiled.
    pub(in crate::run) fn problems_of(&self, template: &str, sources: &Sources) -> Vec<Diagnostic> {
        let needs = self.templates.needs(template);
        let concerns = |p: &&TemplateProblem| p.template == template || needs.contains(&p.template);
        self.compile
            .iter()
            .filter(concerns)
            .map(|p| template_problem(&self.in_file(p), sources, None))
            .collect()
    }

    /// What keeps one kind from being rendered.
    pub(in crate::run) fn problems_with(&self, kind: &Kind, sources: &Sources) -> Vec<Diagnostic> {
        let template = kind.template();
        let mut problems = self.problems_of(&template, sources);
        if problems.is_empty() {
            let unknown = self.templates.check_paths(&template, kind.schema().as_value());
            problems.extend(unknown.iter().map(|p| template_problem(&self.in_file(p), sources, Some(kind))));
        }
        problems
    }

    /// The kinds that nothing keeps from being rendered.
    pub(in crate::run) fn sound(&self) -> Vec<&'static Kind> {
        let is_sound = |kind: &&&Kind| {
            let template = kind.template();
            let needs = self.templates.needs(&template);
            let concerns =
                |problem: &TemplateProblem| problem.template == template || needs.contains(&problem.template);
            !self.compile.iter().any(concerns)
                && self.templates.check_paths(&template, kind.schema().as_value()).is_empty()
        };
        KINDS.iter().filter(is_sound).copied().collect()
    }

    /// Templates of the workspace that nothing asks for, as warnings.
    pub(in crate::run) fn unused(&self, sources: &Sources) -> Vec<Diagnostic> {
        let unused = self.own.iter().filter(|name| !self.is_used(name));
        let warning = |name: &String| {
            let path = format!("{FOLDER}{}", self.file(name));
            let diagnostic =
                Diagnostic::warning(Code::TemplateUnused, format!("nothing asks for the template `{path}`"))
                    .note("what it says stands in no document; where it was to replace a built-in one, that one is used")
                    .help(self.meant(name))
                    .help("`amends template list DIR` shows every template and who asks for it");
            match sources.find(&path) {
                Some(source) => diagnostic.at_place(Place::File(source), ""),
                None => diagnostic,
            }
        };
        unused.map(warning).collect()
    }

    /// What the lines of the workspace's own templates show: blocks that do not exist, the steps of a letter.
    pub(in crate::run) fn block_faults(&self, sources: &Sources) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for name in &self.own {
            let path = format!("{FOLDER}{}", self.file(name));
            let Some(source) = sources.find(&path) else { continue };
            let text = &sources.file(source).text;
            let fault = |message: &str, start: usize, end: usize, label: &str| {
                Diagnostic::error(Code::TemplateProblem, format!("in the template `{path}` {message}"))
                    .at(Span::new(source, start, end), label)
            };
            let mut steps: Vec<(&str, usize, usize)> = Vec::new();
            let mut open: Vec<(usize, usize)> = Vec::new();
            let mut at = 0;
            for whole in text.split_inclusive('\n') {
                let line = whole.trim_end();
                let (start, end) = (at, at + line.len());
                at += whole.len();
                let Some(rest) = line.strip_prefix(":::").map(|rest| rest.trim_start_matches(':').trim())
                else {
                    continue;
                };
                if rest.is_empty() {
                    if open.pop().is_none() {
                        faults.push(fault("this `:::` closes nothing", start, end, "no block is open here"));
                    }
                    continue;
                }
                open.push((start, end));
                let (class, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                let known = Class::ALL.iter().map(|(name, _)| *name);
                if Class::named(class).is_none() && !class.contains("{{") {
                    faults.push(
                        fault(&format!("there is no block `{class}`"), start, end, "not known")
                            .help(did_you_mean(class, known)),
                    );
                }
                if class == "step" {
                    steps.push((argument.trim(), start, end));
                }
            }
            for (start, end) in open {
                let help = "end it with `:::` alone on a line";
                faults.push(fault("this block is never closed", start, end, "opened here").help(help));
            }
            let Some(_) = Kind::of_template(name).filter(|kind| kind.has_steps) else { continue };
            for message in order_faults(steps.iter().map(|(step, _, _)| *step)) {
                let problem =
                    Diagnostic::error(Code::TemplateProblem, format!("in the template `{path}` {message}"));
                let named = steps.iter().find(|(step, _, _)| message.contains(&format!("`{step}`")));
                let problem = match named {
                    Some((_, start, end)) => problem.at(Span::new(source, *start, *end), "here"),
                    None => problem.at_place(Place::File(source), ""),
                };
                let help =
                    format!("a letter has the blocks `::: step …` in this order: {}", STEPS.join(", "));
                let note = "a letter in which a step is missing, empty or out of order is held";
                faults.push(problem.note(note).help(help));
            }
        }
        faults
    }
}
