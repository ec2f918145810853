//! The messages of a language, read and checked once.

use crate::language::numbers::NumberStyle;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The languages that come with Amends, by their tags; English first, with which all are compared.
const BUILTIN: &[(&str, &str)] = &[
    ("en", include_str!("../../report-templates/languages/en.ftl")),
    ("de", include_str!("../../report-templates/languages/de.ftl")),
    ("es", include_str!("../../report-templates/languages/es.ftl")),
    ("fr", include_str!("../../report-templates/languages/fr.ftl")),
    ("it", include_str!("../../report-templates/languages/it.ftl")),
    ("ja", include_str!("../../report-templates/languages/ja.ftl")),
    ("nl", include_str!("../../report-templates/languages/nl.ftl")),
    ("pl", include_str!("../../report-templates/languages/pl.ftl")),
    ("pt", include_str!("../../report-templates/languages/pt.ftl")),
];

static ENGLISH: LazyLock<Language> = LazyLock::new(|| {
    let (tag, text) = BUILTIN.first().copied().unwrap_or(("en", ""));
    Language::read(tag, &[text]).unwrap_or_else(|_| Language::empty(tag))
});

/// Tag to text of the languages that come with Amends.
pub fn builtin_languages() -> BTreeMap<String, String> {
    BUILTIN.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect()
}

/// What is wrong with a file of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageProblem {
    /// The tag of the language.
    pub tag: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

/// One language.
pub struct Language {
    tag: String,
    bundle: FluentBundle<FluentResource>,
    pub(super) numbers: NumberStyle,
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Language").field(&self.tag).finish()
    }
}

impl Language {
    /// English, the language that every other one is compared with.
    pub fn english() -> &'static Language {
        &ENGLISH
    }

    /// A language without words.
    fn empty(tag: &str) -> Language {
        let bundle = FluentBundle::new_concurrent(vec![identifier(tag)]);
        Language { tag: tag.to_owned(), bundle, numbers: NumberStyle::default() }
    }

    /// Reads the messages of a language; what a later text says replaces what an earlier one said.
    fn read(tag: &str, texts: &[&str]) -> Result<Language, Vec<LanguageProblem>> {
        let mut language = Language::empty(tag);
        language.bundle.set_use_isolating(false);
        for text in texts {
            let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
                let problem = |error: &fluent_syntax::parser::ParserError| LanguageProblem {
                    tag: tag.to_owned(),
                    line: Some(line_of(text, error.pos.start)),
                    message: format!("it cannot be read here: {}", error.kind),
                };
                errors.iter().map(problem).collect::<Vec<_>>()
            })?;
            language.bundle.add_resource_overriding(resource);
        }
        language.numbers = NumberStyle::of(&language);
        Ok(language)
    }

    /// Its tag: `de`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Its name in itself: `Deutsch`.
    pub fn name(&self) -> String {
        self.say("language-name")
    }

    /// Who, at home in the language, has read it all; `None` when nobody has yet.
    pub fn reviewed_by(&self) -> Option<String> {
        Some(self.say("reviewed-by")).filter(|name| !name.trim().is_empty())
    }

    /// A message without values.
    pub fn say(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message with values.
    pub fn say_with(&self, id: &str, args: &[(&'static str, &str)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, *value);
        }
        self.format(id, Some(&given))
    }

    /// A message with the number of a day, which some languages write otherwise for the first.
    pub(super) fn say_day(&self, id: &str, day: u32, args: &[(&'static str, &str)]) -> String {
        self.say_number(id, ("day", day), args)
    }

    /// A message with an hour, before which some languages say something else at one o'clock.
    pub(super) fn say_hour(&self, id: &str, hour: u32, args: &[(&'static str, &str)]) -> String {
        self.say_number(id, ("hour", hour), args)
    }

    fn say_number(&self, id: &str, number: (&'static str, u32), args: &[(&'static str, &str)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len() + 1);
        given.set(number.0, number.1);
        for (name, value) in args {
            given.set(*name, *value);
        }
        self.format(id, Some(&given))
    }

    /// A message with a number by which it chooses its form, and other values.
    pub fn say_count(&self, id: &str, n: usize, args: &[(&'static str, &str)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len() + 1);
        given.set("n", n);
        for (name, value) in args {
            given.set(*name, *value);
        }
        self.format(id, Some(&given))
    }

    /// A message; its id where the language does not have it, which the check of the files rules out.
    pub(super) fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else { return id.to_owned() };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }

    /// Whether there is a message of that name.
    pub(super) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

/// All languages of a run. Those that come with Amends are read once.
#[derive(Clone, Debug)]
pub struct Languages(BTreeMap<String, Arc<Language>>);

static TOGETHER: LazyLock<Languages> = LazyLock::new(|| {
    let read =
        |(tag, text): &(&str, &str)| Some(((*tag).to_owned(), Arc::new(Language::read(tag, &[text]).ok()?)));
    Languages(BUILTIN.iter().filter_map(read).collect())
});

/// What every language must say: the English messages.
static MODEL: LazyLock<Messages> =
    LazyLock::new(|| BUILTIN.first().map(|(_, text)| Messages::of(&[text])).unwrap_or_default());

impl Languages {
    /// The languages that come with Amends.
    pub fn builtin() -> Languages {
        TOGETHER.clone()
    }

    /// The built-in languages with what a workspace says otherwise, and its own languages: tag to text.
    ///
    /// # Errors
    /// Every problem of every file: what cannot be read, and what differs from the English messages.
    pub fn new(own: &BTreeMap<String, String>) -> Result<Languages, Vec<LanguageProblem>> {
        let Languages(mut all) = Languages::builtin();
        let mut problems = Vec::new();
        for (tag, text) in own {
            let ours = BUILTIN.iter().filter(|(known, _)| known == tag).map(|(_, text)| *text);
            let texts: Vec<&str> = ours.chain([text.as_str()]).collect();
            match Language::read(tag, &texts) {
                Ok(language) => {
                    problems.extend(Messages::of(&texts).compared(&MODEL, tag));
                    all.insert(tag.clone(), Arc::new(language));
                }
                Err(more) => problems.extend(more),
            }
        }
        if problems.is_empty() { Ok(Languages(all)) } else { Err(problems) }
    }

    /// The language of a tag: `de-AT` is `de` where there is nothing nearer.
    pub fn get(&self, tag: &str) -> Option<&Language> {
        nearest(&self.0, tag).map(Arc::as_ref)
    }

    /// All of them, by tag.
    pub fn iter(&self) -> impl Iterator<Item = &Language> {
        self.0.values().map(Arc::as_ref)
    }
}

/// What stands under the tag of a language, or under the nearest wider one: `de-AT` finds `de`.
pub fn nearest<'m, T>(by_tag: &'m BTreeMap<String, T>, tag: &str) -> Option<&'m T> {
    let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
    let mut rest = tag.as_str();
    loop {
        if let Some(found) = by_tag.get(rest) {
            return Some(found);
        }
        rest = rest.rsplit_once('-')?.0;
    }
}

fn identifier(tag: &str) -> LanguageIdentifier {
    tag.parse().unwrap_or_default()
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).bytes().filter(|b| *b == b'\n').count() + 1
}

/// The messages of a file with the values that stand in each.
#[derive(Default)]
struct Messages(BTreeMap<String, BTreeSet<String>>);

/// Messages that only some languages need.
const OPTIONAL: &[&str] = &["month-of-date-", "number-"];

/// Values that a message can use although the English one does not.
const BESIDE: &[(&str, &[&str])] = &[
    ("day-and-month", &["year"]),
    ("day-alone", &["month", "year"]),
    ("fee-part", &["n"]),
    ("list-last", &["sound"]),
    ("on-days", &["n"]),
    ("time-on-date", &["hour"]),
    ("zone-name", &["key"]),
];

impl Messages {
    fn of(texts: &[&str]) -> Messages {
        let mut all = BTreeMap::new();
        let parsed = texts.iter().map(|text| match fluent_syntax::parser::parse(*text) {
            Ok(resource) | Err((resource, _)) => resource,
        });
        for entry in parsed.flat_map(|resource| resource.body) {
            let ast::Entry::Message(message) = &entry else { continue };
            let mut names = BTreeSet::new();
            if let Some(pattern) = &message.value {
                variables(pattern, &mut names);
            }
            all.insert(message.id.name.to_owned(), names);
        }
        Messages(all)
    }

    /// What differs from the model.
    fn compared(&self, model: &Messages, tag: &str) -> Vec<LanguageProblem> {
        let problem = |message: String| LanguageProblem { tag: tag.to_owned(), line: None, message };
        let is_optional = |id: &str| OPTIONAL.iter().any(|start| id.starts_with(start));
        let mut problems = Vec::new();
        for (id, wanted) in &model.0 {
            match self.0.get(id) {
                None if !is_optional(id) => problems.push(problem(format!("the message `{id}` is missing"))),
                Some(found) => {
                    let beside =
                        BESIDE.iter().find(|(known, _)| known == id).map_or(&[][..], |(_, names)| names);
                    let unknown = found.difference(wanted).filter(|name| !beside.contains(&name.as_str()));
                    for name in unknown {
                        problems.push(problem(format!("the message `{id}` has no value `${name}`")));
                    }
                }
                None => {}
            }
        }
        for id in self.0.keys().filter(|id| !model.0.contains_key(*id) && !is_optional(id)) {
            problems.push(problem(format!("nothing uses the message `{id}`")));
        }
        problems
    }
}

fn variables(pattern: &ast::Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            of_expression(expression, into);
        }
    }
}

fn of_expression(expression: &ast::Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => of_inline(inline, into),
        ast::Expression::Select { selector, variants } => {
            of_inline(selector, into);
            variants.iter().for_each(|variant| variables(&variant.value, into));
        }
    }
}

fn of_inline(inline: &ast::InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => of_expression(expression, into),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|inner| of_inline(inner, into));
        }
        _ => {}
    }
}
