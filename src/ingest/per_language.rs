//! Columns of a table that may stand once more for each language: `reason.de` beside `reason`.
//!
//! Which columns these are stands in the shape of the row, as `patternProperties` of its schema. A column that no document
//! would ever read is refused like any other that is not known: a language without words, or that of the workspace.

use crate::diag::did_you_mean;
use crate::diag::nearest;
use serde_json::Map;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The languages that texts of tables can be in, by their tags in small letters.
#[derive(Clone, Debug, Default)]
pub struct TextLanguages {
    /// That of the workspace, whose texts stand in the columns without a tag.
    pub own: String,
    /// The others that there are words for.
    pub others: BTreeSet<String>,
}

impl TextLanguages {
    /// The languages of these tags beside that of the workspace. A text in `de` serves `de-at` too.
    pub fn new<'t>(own: &str, tags: impl IntoIterator<Item = &'t str>) -> TextLanguages {
        let mut others = BTreeSet::new();
        for tag in tags.into_iter().filter(|tag| *tag != own) {
            let mut rest = tag;
            others.insert(rest.to_owned());
            while let Some((wider, _)) = rest.rsplit_once('-') {
                others.insert(wider.to_owned());
                rest = wider;
            }
        }
        TextLanguages { own: own.to_owned(), others }
    }

    /// What to write instead of a tag in small letters that no document is in; `named` is how a tag stands in the file.
    pub(super) fn instead(&self, tag: &str, named: impl Fn(&str) -> String) -> String {
        let wide = tag.split(['-', '_']).next().unwrap_or_default();
        if wide == self.own {
            return format!(
                "leave it out: the text without a tag is in the language of the workspace, `{wide}`"
            );
        }
        if self.others.contains(wide) {
            return format!("did you mean `{}`?", named(wide));
        }
        let all: Vec<String> = self.others.iter().map(|tag| named(tag)).collect();
        match nearest(tag, self.others.iter().map(String::as_str)).filter(|_| tag.len() > 2) {
            Some(near) => format!("did you mean `{}`?", named(near)),
            None => format!("there are words for these languages: {}", all.join(", ")),
        }
    }
}

/// The columns of one table that have a form for each language.
pub(super) struct PerLanguage<'p> {
    texts: Vec<&'p str>,
    languages: &'p TextLanguages,
}

impl<'p> PerLanguage<'p> {
    /// As the schema of its rows says: `^reason\.…` stands for all of `reason`.
    pub(super) fn of(schema: &'p Json, languages: &'p TextLanguages) -> Self {
        let patterns =
            schema.get("patternProperties").and_then(Json::as_object).into_iter().flat_map(Map::keys);
        let texts = patterns.filter_map(|pattern| Some(pattern.strip_prefix('^')?.split_once("\\.")?.0));
        PerLanguage { texts: texts.collect(), languages }
    }

    /// The column without a tag and the tag, of a name in small letters.
    pub(super) fn split<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let (text, tag) = name.split_once('.')?;
        (self.texts.contains(&text) && self.languages.others.contains(tag)).then_some((text, tag))
    }

    /// What to write instead of a name that is no column.
    pub(super) fn help(&self, name: &str, known: &Map<String, Json>) -> String {
        let lower = name.to_ascii_lowercase();
        let all =
            |text: &str| self.languages.others.iter().map(|tag| format!("{text}.{tag}")).collect::<Vec<_>>();
        if let Some((text, tag)) = lower.split_once('.').filter(|(text, _)| self.texts.contains(text)) {
            return self.languages.instead(tag, |tag| format!("{text}.{tag}"));
        }
        let of_languages: Vec<String> = self.texts.iter().flat_map(|text| all(text)).collect();
        let columns = || known.keys().map(String::as_str);
        match nearest(name, columns().chain(of_languages.iter().map(String::as_str))) {
            Some(near) => format!("did you mean `{near}`?"),
            None => did_you_mean(name, columns()),
        }
    }
}
