//! The file that holds all that one document is made of, so that it can be made again: data, figures, date.

use crate::compose::figure::Figure;
use crate::compose::figure::Shape;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::diag::did_you_mean;
use crate::ingest::add_text;
use crate::render::document::NewWords;
use crate::run::fit::fit;
use crate::run::json_place::Key;
use crate::run::json_place::place;
use crate::run::json_place::words;
use crate::run::kinds::KINDS;
use crate::run::kinds::Kind;
use crate::source::SourceId;
use crate::source::Sources;
use crate::source::Span;
use crate::time::parse_date;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The version of this format. What the data of a kind holds is compared with its own schema, name by name.
pub const CONTEXT_VERSION: u64 = 1;

/// How the name of such a file ends.
pub const CONTEXT_ENDING: &str = ".context.json";

/// No length of a figure is greater: two metres, in tenths of a millimetre.
const LONGEST: i32 = 20_000;

/// How many places of one file are named at most.
const SHOWN: usize = 40;

/// Everything that one document is made of. `amends template render` makes the document from it again.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContextFile {
    /// The version of this format: 1.
    pub schema: u64,
    /// The kind of document: `letter`, `follow-up`, `sla-report`, `postmortem` and so on.
    pub kind: String,
    /// The document that the run made from it, without its ending: `customers/acme/letter`.
    pub document: String,
    /// The date on documents, as year-month-day; a PDF carries it in its properties.
    pub issued_on: String,
    /// What the template sees: `amends schema KIND` says what may stand here.
    pub context: Value,
    /// The drawings that the template can name as `figure:NAME`. Lengths are tenths of a millimetre.
    pub figures: BTreeMap<String, Figure>,
    /// Paragraphs that a person wrote anew; they take their place after the template.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<ContextEdit>,
}

/// Other words for a paragraph of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContextEdit {
    /// The words of the paragraph as the template writes it.
    pub was: String,
    /// The new ones: plain text, an empty line makes two paragraphs.
    pub text: String,
}

/// A context file that was read and fits its kind.
pub struct Context {
    /// The kind of document.
    pub kind: &'static Kind,
    /// The document that it was made for.
    pub document: String,
    /// The date on documents.
    pub issued_on: NaiveDate,
    /// What the template sees.
    pub data: Value,
    /// The drawings.
    pub figures: BTreeMap<String, Figure>,
    /// Paragraphs that a person wrote anew.
    pub edits: Vec<ContextEdit>,
}

/// The bytes of a context file.
///
/// # Errors
/// What cannot be written as JSON; data of ours always can.
pub(super) fn write(
    (kind, document): (&Kind, &str),
    issued_on: NaiveDate,
    context: &impl Serialize,
    figures: &BTreeMap<String, Figure>,
    edits: &[NewWords<'_>],
) -> Result<Vec<u8>, String> {
    let file = ContextFile {
        schema: CONTEXT_VERSION,
        kind: kind.name.to_owned(),
        document: document.to_owned(),
        issued_on: issued_on.to_string(),
        context: serde_json::to_value(context).map_err(|why| why.to_string())?,
        figures: figures.clone(),
        edits: edits
            .iter()
            .map(|new| ContextEdit { was: new.was.to_owned(), text: new.text.to_owned() })
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|why| why.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a context file, or says everything that does not fit.
pub fn read_context(
    sources: &mut Sources,
    path: &str,
    bytes: Vec<u8>,
    diags: &mut Diagnostics,
) -> Option<Context> {
    let source = add_text(sources, path, bytes, diags)?;
    let text = sources.file(source).text.as_str();
    let reading = Reading { source, path, text };
    let (context, problems) = reading.read();
    problems.into_iter().for_each(|problem| diags.push(problem));
    context
}

struct Reading<'a> {
    source: SourceId,
    path: &'a str,
    text: &'a str,
}

impl Reading<'_> {
    fn read(&self) -> (Option<Context>, Vec<Diagnostic>) {
        let whole: Value = match serde_json::from_str(self.text) {
            Ok(value) => value,
            Err(error) => return (None, vec![self.no_json(&error)]),
        };
        if let Some(problem) = self.other_version(&whole) {
            return (None, vec![problem]);
        }
        let shape = schemars::schema_for!(ContextFile);
        let known: Vec<&str> =
            ["schema", "kind", "document", "issued_on", "context", "figures", "edits"].to_vec();
        debug_assert!(known.iter().all(|name| shape.pointer(&format!("/properties/{name}")).is_some()));
        let mut problems = Vec::new();
        for name in whole.as_object().into_iter().flat_map(|object| object.keys()) {
            if !known.contains(&name.as_str()) {
                let title = format!("`{}` has a key `{name}` that means nothing", self.path);
                let at = [Key::Name(name.clone())];
                problems.push(self.problem(title, &at, "not known").help(did_you_mean(name, known.clone())));
            }
        }
        let kind = self.kind(&whole, &mut problems);
        let issued_on = self.issued_on(&whole, &mut problems);
        let document = self.word(&whole, "document", &mut problems);
        let figures = self.figures(&whole, &mut problems);
        let edits = self.edits(&whole, &mut problems);
        if let (Some(kind), Some(data)) = (kind, whole.get("context")) {
            self.data(kind, data, &mut problems);
        } else if whole.get("context").is_none() {
            problems.push(self.problem(
                format!("`{}` has no `context`", self.path),
                &[],
                "it must stand here",
            ));
        }
        let context = (|| {
            problems.is_empty().then_some(())?;
            let data = whole.get("context")?.clone();
            Some(Context {
                kind: kind?,
                document: document?.to_owned(),
                issued_on: issued_on?,
                data,
                figures: figures?,
                edits: edits?,
            })
        })();
        (context, problems)
    }

    fn problem(&self, title: String, at: &[Key], label: &str) -> Diagnostic {
        let diagnostic = Diagnostic::error(Code::TemplateContext, title);
        match place(self.text, at) {
            Some((start, end)) => diagnostic.at(Span::new(self.source, start, end), label),
            None => diagnostic.at_place(Place::File(self.source), label),
        }
    }

    fn no_json(&self, error: &serde_json::Error) -> Diagnostic {
        let before: usize =
            self.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let at = (before + error.column().saturating_sub(1)).min(self.text.len());
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        Diagnostic::error(Code::TemplateContext, format!("`{}` is not JSON: {error}", self.path))
            .at(Span::new(self.source, at, at), "up to here it can be read")
            .help("`amends run … --context` writes such files; give it one as it was written")
    }

    /// A file that is none of ours, or one of another version.
    fn other_version(&self, whole: &Value) -> Option<Diagnostic> {
        let again = "make it again with this program: `amends run … --context`";
        match whole.get("schema") {
            None => Some(
                self.problem(
                    format!("`{}` is not the context of a document", self.path),
                    &[],
                    "it has no `schema`",
                )
                .help("`amends run … --context` writes one beside each document: `letter.context.json`"),
            ),
            Some(version) if version.as_u64() == Some(CONTEXT_VERSION) => None,
            Some(version) => {
                let title = format!(
                    "`{}` is written for version {version} of the format, and this program reads version {CONTEXT_VERSION}",
                    self.path
                );
                Some(self.problem(title, &[Key::Name("schema".to_owned())], "another version").help(again))
            }
        }
    }

    fn word<'v>(&self, whole: &'v Value, key: &str, problems: &mut Vec<Diagnostic>) -> Option<&'v str> {
        let word = whole.get(key).and_then(Value::as_str);
        if word.is_none() {
            let at = [Key::Name(key.to_owned())];
            let title = format!("`{}` does not say its `{key}`", self.path);
            problems.push(self.problem(title, &at, "a text is needed"));
        }
        word
    }

    fn kind(&self, whole: &Value, problems: &mut Vec<Diagnostic>) -> Option<&'static Kind> {
        let name = self.word(whole, "kind", problems)?;
        let kind = Kind::named(name);
        if kind.is_none() {
            let at = [Key::Name("kind".to_owned())];
            let known = KINDS.iter().map(|kind| kind.name);
            problems.push(
                self.problem(format!("there is no kind of document `{name}`"), &at, "not known")
                    .help(did_you_mean(name, known)),
            );
        }
        kind
    }

    fn issued_on(&self, whole: &Value, problems: &mut Vec<Diagnostic>) -> Option<NaiveDate> {
        let word = self.word(whole, "issued_on", problems)?;
        let date = parse_date(word);
        if date.is_none() {
            let at = [Key::Name("issued_on".to_owned())];
            let title = format!("the date of the document, `{word}`, cannot be read");
            problems
                .push(self.problem(title, &at, "not a date").help("write it as year-month-day: 2026-04-01"));
        }
        date
    }

    fn data(&self, kind: &Kind, data: &Value, problems: &mut Vec<Diagnostic>) {
        let schema = kind.schema();
        let misfits = fit(data, schema.as_value());
        for misfit in misfits.iter().take(SHOWN) {
            let mut at = vec![Key::Name("context".to_owned())];
            at.extend(misfit.at.iter().cloned());
            let title = format!("`{}` does not fit the {}: {}", words(&at), kind.name, misfit.message);
            let mut problem = self.problem(title, &at, "here");
            if let Some(help) = &misfit.help {
                problem = problem.help(help.clone());
            }
            problems.push(
                problem.help(format!("what may stand there: `amends schema {}`", kind.name)).note(
                    "a file from another version of the program may hold other data; `amends run … --context` makes it again",
                ),
            );
        }
        if misfits.len() > SHOWN {
            let more = misfits.len() - SHOWN;
            problems.push(Diagnostic::error(
                Code::TemplateContext,
                format!("`{}` has {more} more places that do not fit", self.path),
            ));
        }
    }

    fn edits(&self, whole: &Value, problems: &mut Vec<Diagnostic>) -> Option<Vec<ContextEdit>> {
        let Some(all) = whole.get("edits") else { return Some(Vec::new()) };
        match serde_json::from_value(all.clone()) {
            Ok(edits) => Some(edits),
            Err(why) => {
                let at = [Key::Name("edits".to_owned())];
                problems.push(self.problem(format!("the edits cannot be read: {why}"), &at, "here"));
                None
            }
        }
    }

    fn figures(&self, whole: &Value, problems: &mut Vec<Diagnostic>) -> Option<BTreeMap<String, Figure>> {
        let key = Key::Name("figures".to_owned());
        let Some(all) = whole.get("figures").and_then(Value::as_object) else {
            let title = format!("`{}` does not say its `figures`", self.path);
            problems.push(self.problem(title, &[key], "a table of drawings is needed; it may be empty"));
            return None;
        };
        let mut figures = BTreeMap::new();
        for (name, value) in all {
            let at = [key.clone(), Key::Name(name.clone())];
            match serde_json::from_value::<Figure>(value.clone()) {
                Ok(figure) if is_sane(&figure) => {
                    figures.insert(name.clone(), figure);
                }
                Ok(_) => {
                    let title = format!("the figure `{name}` has a length beyond two metres, or none at all");
                    problems.push(self.problem(title, &at, "here"));
                }
                Err(why) => {
                    problems.push(self.problem(
                        format!("the figure `{name}` cannot be drawn: {why}"),
                        &at,
                        "here",
                    ));
                }
            }
        }
        Some(figures)
    }
}

/// Whether every length is one that a page could have.
fn is_sane(figure: &Figure) -> bool {
    let near = |all: &[i32]| all.iter().all(|v| (-LONGEST..=LONGEST).contains(v));
    let line = |width: Option<i32>| width.is_none_or(|w| (0..=LONGEST).contains(&w));
    let size = |all: &[i32]| all.iter().all(|v| (1..=LONGEST).contains(v));
    size(&[figure.width, figure.height])
        && figure.shapes.iter().all(|shape| match shape {
            Shape::Rect { x, y, w, h, stroke, .. } => {
                near(&[*x, *y, *w, *h]) && *w >= 0 && *h >= 0 && line(stroke.map(|s| s.width))
            }
            Shape::Line { x1, y1, x2, y2, stroke } => near(&[*x1, *y1, *x2, *y2]) && line(Some(stroke.width)),
            Shape::Circle { x, y, r, stroke, .. } => {
                near(&[*x, *y, *r]) && *r >= 0 && line(stroke.map(|s| s.width))
            }
            Shape::Text { x, y, size: type_size, .. } => near(&[*x, *y]) && size(&[*type_size]),
        })
}
