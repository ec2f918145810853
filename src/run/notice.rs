//! `notice`: a message to the public about one incident, from the workspace alone.

use crate::compose;
use crate::compose::AfterHours;
use crate::compose::NextUpdate;
use crate::compose::Notice;
use crate::compose::NoticeKind;
use crate::compose::NoticeRefusal;
use crate::compose::NoticeRequest;
use crate::compose::Tongue;
use crate::compose::context::NoticeContext;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::did_you_mean;
use crate::language::Language;
use crate::model::Hold;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::render::document::Block;
use crate::render::document::Document;
use crate::render::document::parse;
use crate::render::document::plain;
use crate::render::has_builtin_template;
use crate::render::html::to_html;
use crate::render::markdown::to_markdown;
use crate::render::template::Templates;
use crate::run::Loaded;
use crate::run::kinds::NOTICE;
use crate::run::kinds::NOTICE_SHORT;
use crate::run::print::template_problem;
use crate::run::templates::TemplateSet;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;

/// How many characters headline and body of the short form have at most together.
pub(super) const SHORT: usize = 280;
/// The template of the whole notice and that of its short form.
const TEMPLATES: [&str; 2] = ["notice.md.hbs", "notice-short.md.hbs"];

/// A form of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeForm {
    /// Short, for a status page: the headline on the first line, then the body.
    Text,
    /// The whole notice.
    Markdown,
    /// The whole notice as a page of its own.
    Html,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeAsked {
    /// The id of the incident.
    pub incident: String,
    /// What it is for.
    pub kind: NoticeKind,
    /// As of when.
    pub at: Instant,
    /// What it says of the next update.
    pub next_update: NextUpdate,
    /// The language; that of the workspace if it is not given.
    pub language: Option<String>,
    /// The form.
    pub form: NoticeForm,
}

/// A notice that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// The notice.
    pub text: String,
    /// What its writer should know before it is sent.
    pub warnings: Vec<String>,
    /// What keeps the record, for the incident's file.
    pub record: String,
    /// The incident's file.
    pub file: String,
}

/// Why there is no notice.
pub enum NoticeProblem {
    /// The workspace or a template has errors.
    Data(Diagnostics),
    /// No such incident or language.
    Unknown {
        /// What was asked for.
        what: String,
        /// What there is.
        help: String,
    },
    /// There is nothing of that kind to be said at that time, or it may not be said.
    Refused {
        /// Why.
        what: String,
        /// What to do.
        help: String,
    },
}

/// Writes a notice.
///
/// # Errors
/// Why there is none.
pub fn notice(loaded: &Loaded, asked: &NoticeAsked) -> Result<Noticed, NoticeProblem> {
    let made = make(loaded, asked)?;
    let text = made.text(asked.form, None, loaded)?;
    Ok(Noticed { text, warnings: made.warnings, record: made.record, file: made.file })
}

/// A notice before it has a form.
pub(super) struct Made<'l> {
    /// Its incident.
    pub incident: &'l Incident,
    /// The language that it is in.
    pub language: &'l Language,
    /// Whether that is the language of the workspace.
    pub is_own: bool,
    /// The short form.
    pub short: String,
    /// What its writer should know before it is sent.
    pub warnings: Vec<String>,
    /// What keeps the record, for the incident's file.
    pub record: String,
    /// The incident's file.
    pub file: String,
    context: NoticeContext,
    templates: Templates,
}

impl Made<'_> {
    /// The whole notice; `mark` is the word in the margin of what is not approved.
    pub(super) fn document(&self, mark: Option<&str>, loaded: &Loaded) -> Result<Document, NoticeProblem> {
        let mut context = self.context.clone();
        context.furniture.mark = mark.map(str::to_owned);
        let mut document = document(&self.templates, TEMPLATES[0], &context, loaded)?;
        // A template of the workspace may have no place for it.
        document.front.mark = mark.unwrap_or_default().to_owned();
        Ok(document)
    }

    /// The notice in a form.
    pub(super) fn text(
        &self,
        form: NoticeForm,
        mark: Option<&str>,
        loaded: &Loaded,
    ) -> Result<String, NoticeProblem> {
        Ok(match (form, mark) {
            (NoticeForm::Text, None) => format!("{}\n", self.short),
            (NoticeForm::Text, Some(mark)) => format!("[{mark}]\n{}\n", self.short),
            (NoticeForm::Markdown, _) => to_markdown(&self.document(mark, loaded)?, &BTreeMap::new()),
            (NoticeForm::Html, _) => to_html(&self.document(mark, loaded)?, &BTreeMap::new()),
        })
    }
}

/// Makes a notice.
pub(super) fn make<'l>(loaded: &'l Loaded, asked: &NoticeAsked) -> Result<Made<'l>, NoticeProblem> {
    let workspace = loaded.workspace.as_ref().filter(|_| !loaded.diags.has_errors());
    let Some(workspace) = workspace else {
        let mut errors = loaded.diags.clone();
        errors.retain(|d| d.severity == crate::diag::Severity::Error);
        return Err(NoticeProblem::Data(errors));
    };
    let Some(incident) = workspace.incidents.get(&IncidentId::new(&asked.incident)) else {
        let known = workspace.incidents.keys().map(IncidentId::as_str);
        return Err(NoticeProblem::Unknown {
            what: format!("no incident is called `{}`", asked.incident),
            help: did_you_mean(&asked.incident, known),
        });
    };
    if let Some(hold) = incident.hold {
        let (who, key) = match hold {
            Hold::Legal => ("a lawyer", "legal"),
            Hold::Security => ("the security team", "security"),
        };
        return Err(NoticeProblem::Refused {
            what: format!("{} is held: {who} must release it before anything is said in public", incident.id),
            help: format!("once it is released, take the line `hold = \"{key}\"` out of its file"),
        });
    }
    let (tongue, mut warnings) = tongue(loaded, incident, asked)?;
    let request = NoticeRequest {
        workspace,
        incident,
        tongue,
        kind: asked.kind,
        at: asked.at,
        next_update: asked.next_update,
    };
    let notice = compose::notice(&request).map_err(|refusal| refused(&refusal, incident, asked))?;
    warnings.extend(told_warnings(&notice, asked));
    let templates = templates(loaded, tongue.language)?;
    let short = short(&templates, &notice.context, loaded)?;
    let own = Tongue::of_workspace(workspace, &loaded.languages);
    let is_own = tongue.language.tag() == own.language.tag();
    let in_own = if is_own { None } else { in_language_of_workspace(&request, own, loaded) };
    let words = match &in_own {
        None => (short.as_str(), None),
        Some(own) => (own.as_str(), Some((tongue.language.tag(), short.as_str()))),
    };
    Ok(Made {
        incident,
        language: tongue.language,
        is_own,
        record: record(&notice, asked.at, words),
        short,
        warnings,
        file: loaded.sources.file(incident.span.source).path.clone(),
        context: notice.context,
        templates,
    })
}

/// The language that was asked for, where a whole notice can be written in it; else that of the workspace, else English.
fn tongue<'l>(
    loaded: &'l Loaded,
    incident: &Incident,
    asked: &NoticeAsked,
) -> Result<(Tongue<'l>, Vec<String>), NoticeProblem> {
    let Some(w) = &loaded.workspace else { return Err(NoticeProblem::Data(loaded.diags.clone())) };
    let own = Tongue::of_workspace(w, &loaded.languages);
    let wanted = match &asked.language {
        None => own,
        Some(tag) => match loaded.languages.get(tag) {
            Some(language) if language.tag() == own.language.tag() => own,
            Some(language) => Tongue { language, is_own: false },
            None => {
                let known: Vec<&str> = loaded.languages.iter().map(Language::tag).collect();
                return Err(NoticeProblem::Unknown {
                    what: format!("there are no words in the language `{tag}`"),
                    help: format!("the languages are: {}", known.join(", ")),
                });
            }
        },
    };
    let mut warnings = Vec::new();
    let english = Language::english();
    let plain = Tongue { language: english, is_own: own.language.tag() == english.tag() };
    for (tongue, next) in [(wanted, own), (own, plain)] {
        let mut lacks = lacking_templates(tongue.language, loaded);
        lacks.extend(compose::notice_lacks(w, incident, tongue, asked.kind, asked.at));
        if lacks.is_empty() {
            return Ok((tongue, warnings));
        }
        if next.language.tag() != tongue.language.tag() {
            warnings.push(format!(
                "the notice is in {} instead of {}, which lacks {}",
                next.language.name(),
                tongue.language.name(),
                lacks.join(", ")
            ));
        }
    }
    Ok((plain, warnings))
}

/// The templates in a language. Faults of those that make no notice do not keep anybody from saying what must be said now.
fn templates(loaded: &Loaded, language: &Language) -> Result<Templates, NoticeProblem> {
    let set = TemplateSet::of(&loaded.templates, language.tag(), language);
    let mut diags = Diagnostics::default();
    for kind in [&NOTICE, &NOTICE_SHORT] {
        set.problems_with(kind, &loaded.sources).into_iter().for_each(|problem| diags.push(problem));
    }
    if diags.has_errors() { Err(NoticeProblem::Data(diags)) } else { Ok(set.templates) }
}

/// The templates of notices that a language does not have; English has those outside of all folders.
fn lacking_templates(language: &Language, loaded: &Loaded) -> Vec<String> {
    if language.tag() == Language::english().tag() {
        return Vec::new();
    }
    let names = [&NOTICE, &NOTICE_SHORT].map(|kind| format!("{}/{}", language.tag(), kind.template()));
    let is_there = |name: &String| loaded.templates.contains_key(name) || has_builtin_template(name);
    names.into_iter().filter(|name| !is_there(name)).map(|name| format!("report-templates/{name}")).collect()
}

fn refused(refusal: &NoticeRefusal, incident: &Incident, asked: &NoticeAsked) -> NoticeProblem {
    let (id, at) = (&incident.id, asked.at);
    let (what, help) = match refusal {
        NoticeRefusal::NothingYet => (
            format!("at {at} nothing is known of {id}: no window of impact has begun"),
            "give a later --at, or add the `[[impact]]` that people see".to_owned(),
        ),
        NoticeRefusal::NothingNow => (
            format!("at {at} nothing is hit by {id} any more"),
            "--kind update says what has recovered, --kind resolved that it is over".to_owned(),
        ),
        NoticeRefusal::NotOver(names) => (
            format!("at {at} {id} is not over: {} is still hit", Language::english().list(names)),
            "--kind update says what has recovered; give `end` to the windows that are over".to_owned(),
        ),
        NoticeRefusal::PromiseBefore => (
            format!("the next update cannot come before the notice of {at}"),
            "give a later --next-update, or `none`".to_owned(),
        ),
    };
    NoticeProblem::Refused { what, help }
}

fn told_warnings(notice: &Notice, asked: &NoticeAsked) -> Vec<String> {
    let english = Language::english();
    let mut warnings = Vec::new();
    for (made, due, by) in &notice.missed {
        let utc = |at: Instant| english.end_after(*made, at, Zone::UTC, false);
        warnings.push(format!(
            "a promise was missed: the message of {} UTC promised the next one by {}; it was {} late. Say so, and that you are sorry",
            english.date_time(*made, Zone::UTC, false),
            utc(*due),
            english.elapsed(*by)
        ));
    }
    match (asked.kind, notice.is_first) {
        (NoticeKind::Identified, false) => {
            warnings
                .push("something was said before: --kind update would say what has changed since".to_owned());
        }
        (NoticeKind::Update, true) => {
            warnings.push("nothing was said before: --kind identified is the first message".to_owned());
        }
        _ => {}
    }
    if let Some(promise) = notice.next_update {
        let mut groups: BTreeMap<(Instant, Instant), Vec<AfterHours>> = BTreeMap::new();
        for late in &notice.after_hours {
            groups.entry((late.close, late.better)).or_default().push(*late);
        }
        warnings.extend(groups.values().filter_map(|late| after_hours(late, promise)));
    }
    warnings.into_iter().map(|w| w.replace('\u{a0}', " ")).collect()
}

/// A promise that readers in zones with the same close of business would wait for in vain.
fn after_hours(late: &[AfterHours], promise: Instant) -> Option<String> {
    let (english, first) = (Language::english(), late.first()?);
    let zones: Vec<String> = late.iter().map(|late| english.zone_name(late.zone)).collect();
    Some(format!(
        "the next update, promised by {}, {}, comes after close of business there ({}); better: --next-update {}",
        english.date_time(promise, first.zone, false),
        english.list(&zones),
        english.end_after(promise, first.close, first.zone, false),
        first.better
    ))
}

/// The short form with as much in it as there is room for.
fn short(templates: &Templates, context: &NoticeContext, loaded: &Loaded) -> Result<String, NoticeProblem> {
    let mut shortest = String::new();
    for room in (0..=4).rev() {
        let context = NoticeContext { room, ..context.clone() };
        let document = document(templates, TEMPLATES[1], &context, loaded)?;
        let paragraphs = document.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(words) | Block::Heading { inlines: words, .. } => Some(plain(words)),
            _ => None,
        });
        let paragraphs: Vec<String> =
            paragraphs.map(|p| p.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        shortest = paragraphs.join("\n");
        if shortest.chars().count() <= SHORT {
            break;
        }
    }
    Ok(shortest)
}

fn document(
    templates: &Templates,
    name: &str,
    context: &NoticeContext,
    loaded: &Loaded,
) -> Result<Document, NoticeProblem> {
    let wrong = |diagnostic: Diagnostic| {
        let mut diags = Diagnostics::default();
        diags.push(diagnostic);
        NoticeProblem::Data(diags)
    };
    let markdown = templates
        .render(name, context)
        .map_err(|p| wrong(template_problem(&p, &loaded.sources, Some(&NOTICE))))?;
    parse(&markdown).map_err(|p| {
        wrong(Diagnostic::error(Code::TemplateProblem, format!("the template `{name}` gives {p}")))
    })
}

/// The short form in the language of the workspace, for the record of a notice in another one; `None` where that language
/// has no notices that could be written now.
fn in_language_of_workspace(request: &NoticeRequest<'_>, own: Tongue<'_>, loaded: &Loaded) -> Option<String> {
    if !lacking_templates(own.language, loaded).is_empty() {
        return None;
    }
    let notice = compose::notice(&NoticeRequest { tongue: own, ..*request }).ok()?;
    short(&templates(loaded, own.language).ok()?, &notice.context, loaded).ok()
}

/// The communication as it stands in the incident's file: its words in the language of the workspace, and what was written in
/// another one.
fn record(notice: &Notice, at: Instant, (text, other): (&str, Option<(&str, &str)>)) -> String {
    let quoted = |words: &str| toml::Value::String(words.replace('\n', ". "));
    let mut record = format!(
        "[[communication]]\nat = \"{at}\"\nchannel = \"status page\"\naudience = \"public\"\ntext = {}\n",
        quoted(text)
    );
    if let Some((tag, words)) = other {
        record.push_str(&format!("text_in = {{ {tag} = {} }}\n", quoted(words)));
    }
    if let Some(next) = notice.next_update {
        record.push_str(&format!("next_update = \"{next}\"\n"));
    }
    record
}
