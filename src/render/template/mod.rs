//! Templates: Handlebars over Markdown, made so that a value can never become markup.
//!
//! A template is compiled once and rendered many times. `{{value}}` is escaped for Markdown, `{{prose value}}` lets
//! a safe subset of Markdown through, `{{toml value}}` writes a quoted string for the front matter. `{{{ }}}` does
//! not exist. [`Templates::check_paths`] compares every path with the JSON Schema of the context beforehand.

mod depth;
mod escape;
mod helpers;
mod paths;
mod prose;
mod schema;
mod survey;
mod trace;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::io::Write;

use handlebars::Context;
use handlebars::Handlebars;
use handlebars::RenderError;
use handlebars::Template;
use serde::Serialize;

use crate::language::Language;

pub use escape::escape_markdown;
pub use prose::sanitise_prose;
pub use trace::Origin;
pub use trace::Tracer;

/// The largest document a template may make, in bytes.
const LARGEST: usize = 8 * 1024 * 1024;

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The name of the template.
    pub template: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The column, from 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for TemplateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.template)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for TemplateProblem {}

/// A compiled set of templates.
pub struct Templates {
    registry: Handlebars<'static>,
    sources: BTreeMap<String, Template>,
    /// The name of the file of each template.
    files: BTreeMap<String, String>,
    /// What each template includes.
    includes: survey::Includes,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.sources.keys()).finish()
    }
}

impl Templates {
    /// Compiles texts by name. A name like `letter.md.hbs` stays as it is; `partials/letterhead.md.hbs` is the
    /// partial `letterhead`. Lists and plurals are those of `language`.
    ///
    /// # Errors
    /// Every problem found: syntax, `{{{ }}}`, unknown helpers and partials, partials that include themselves.
    pub fn compile(
        sources: &BTreeMap<String, String>,
        language: &Language,
    ) -> Result<Templates, Vec<TemplateProblem>> {
        let (templates, problems) = Templates::read(sources, language);
        if problems.is_empty() { Ok(templates) } else { Err(problems) }
    }

    /// Reads what can be read, with every problem found; a template with a problem may not render.
    pub fn read(
        sources: &BTreeMap<String, String>,
        language: &Language,
    ) -> (Templates, Vec<TemplateProblem>) {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.set_prevent_indent(true);
        registry.register_escape_fn(escape_markdown);
        helpers::register(&mut registry, language);
        let (mut parsed, mut files) = (BTreeMap::new(), BTreeMap::new());
        let mut problems = Vec::new();
        for (name, text) in sources {
            let key = registered_name(name);
            if let Some(other) = files.insert(key.clone(), name.clone()) {
                problems.push(problem(name, &format!("`{other}` is named `{key}` too")));
            }
            if let Some((at, message)) = depth::too_deep(text) {
                problems.push(at_offset(name, text, at, message));
                continue;
            }
            match Template::compile_with_name(text, name.clone()) {
                Ok(template) => {
                    parsed.insert(key, template);
                }
                Err(error) => problems.push(syntax(name, &error)),
            }
        }
        let known: BTreeSet<&str> = files.keys().map(String::as_str).collect();
        let (faults, includes) = survey::survey(&parsed, &known);
        problems.extend(in_files(faults, &files));
        for (name, template) in &parsed {
            registry.register_template(name, template.clone());
        }
        (Templates { registry, sources: parsed, files, includes }, problems)
    }

    /// The files of the partials that a template includes, and of those that they include.
    pub fn needs(&self, name: &str) -> BTreeSet<String> {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let start = registered_name(name);
        let mut ahead: Vec<&str> = vec![&start];
        while let Some(next) = ahead.pop() {
            for inner in self.includes.get(next).into_iter().flat_map(|all| all.keys()) {
                if reached.insert(inner) {
                    ahead.push(inner);
                }
            }
        }
        reached.into_iter().filter_map(|key| self.files.get(key)).cloned().collect()
    }

    /// Renders a template with a context into the text of a document.
    ///
    /// # Errors
    /// An unknown template, a value the context lacks, or a document beyond the largest size.
    pub fn render(&self, name: &str, context: &impl Serialize) -> Result<String, TemplateProblem> {
        let key = registered_name(name);
        let mut out = Bounded(Vec::with_capacity(8192));
        let context = Context::wraps(context).map_err(|error| problem(name, &error.to_string()))?;
        match self.registry.render_with_context_to_write(&key, &context, &mut out) {
            Ok(()) => String::from_utf8(out.0).map_err(|_| problem(name, "the text is not UTF-8")),
            Err(_) if out.0.len() >= LARGEST => Err(problem(name, "the document grows beyond 8 MiB")),
            Err(error) => Err(in_file(failure(&key, &error), &self.files)),
        }
    }

    /// Compares every path of a template, and of the partials it includes, with the JSON Schema of its context.
    ///
    /// The schema is one as `schemars` makes it: `properties`, `items`, `$defs` and `$ref`, `anyOf` with null.
    pub fn check_paths(&self, name: &str, schema: &serde_json::Value) -> Vec<TemplateProblem> {
        let problems = paths::check(&self.sources, &registered_name(name), schema);
        in_files(problems, &self.files)
    }

    /// The names of all templates; a partial has its short name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }
}

/// Problems with the names of files instead of those of partials.
fn in_files(problems: Vec<TemplateProblem>, files: &BTreeMap<String, String>) -> Vec<TemplateProblem> {
    problems.into_iter().map(|problem| in_file(problem, files)).collect()
}

fn in_file(problem: TemplateProblem, files: &BTreeMap<String, String>) -> TemplateProblem {
    match files.get(&problem.template) {
        Some(file) => TemplateProblem { template: file.clone(), ..problem },
        None => problem,
    }
}

/// `partials/letterhead.md.hbs` is registered as `letterhead`.
fn registered_name(name: &str) -> String {
    match name.strip_prefix("partials/") {
        Some(rest) => {
            rest.strip_suffix(".md.hbs").or_else(|| rest.strip_suffix(".hbs")).unwrap_or(rest).to_owned()
        }
        None => name.to_owned(),
    }
}

fn problem(template: &str, message: &str) -> TemplateProblem {
    TemplateProblem { template: template.to_owned(), line: None, column: None, message: message.to_owned() }
}

fn at_offset(name: &str, text: &str, at: usize, message: String) -> TemplateProblem {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    TemplateProblem { template: name.to_owned(), line: Some(line), column: Some(column), message }
}

fn syntax(name: &str, error: &handlebars::TemplateError) -> TemplateProblem {
    let (line, column) = error.pos().map_or((None, None), |(l, c)| (Some(l), Some(c)));
    TemplateProblem { template: name.to_owned(), line, column, message: error.reason().to_string() }
}

fn failure(name: &str, error: &RenderError) -> TemplateProblem {
    use handlebars::RenderErrorReason as Reason;
    let message = match error.reason() {
        Reason::MissingVariable(Some(path)) => format!("the context has no `{path}`"),
        other => other.to_string(),
    };
    let template = error.template_name.clone().unwrap_or_else(|| name.to_owned());
    TemplateProblem { template, line: error.line_no, column: error.column_no, message }
}

/// Collects what is written, up to the largest size.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST {
            self.0.resize(LARGEST, b' ');
            return Err(io::Error::other("too large"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
