//! `letters/*.toml`, `follow-ups/*.toml`, `postmortems/*.toml` and `report-templates/wording/*.toml` as written.

use crate::ingest::raw::Text;
use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;

/// What people decided about the letters to one customer: `letters/<customer>.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLetterFile {
    /// Version of the format; 1.
    pub schema: i64,
    /// Warnings about the wording that a person takes upon themselves.
    #[serde(default)]
    #[schemars(with = "Vec<RawAccept>")]
    pub accept: Vec<toml::Spanned<RawAccept>>,
    /// Paragraphs of prose that a person wrote anew.
    #[serde(default)]
    #[schemars(with = "Vec<RawParagraph>")]
    pub paragraph: Vec<toml::Spanned<RawParagraph>>,
}

/// What people decided about the letter on promised actions to one customer, `follow-ups/<customer>.toml`, or about the
/// public postmortem of one incident, `postmortems/<incident>.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAcceptFile {
    /// Version of the format; 1.
    pub schema: i64,
    /// Warnings about the wording that a person takes upon themselves.
    #[serde(default)]
    #[schemars(with = "Vec<RawAccept>")]
    pub accept: Vec<toml::Spanned<RawAccept>>,
}

/// A warning that a person accepts. What can be proved wrong cannot be accepted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAccept {
    /// The rule, as `flags.csv` names it: `hedge`.
    #[schemars(with = "String")]
    pub rule: Text,
    /// Words that the flagged words hold, as `flags.csv` has them: `may have been`.
    #[schemars(with = "String")]
    pub words: Text,
    /// Who accepts it: first and last name.
    #[schemars(with = "String")]
    pub by: Text,
    /// Why it may stand.
    #[schemars(with = "String")]
    pub reason: Text,
    /// When it was decided.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: TimeText,
}

/// A paragraph of a letter in a person's own words. Tables, headings, amounts in boxes and the annex cannot be edited.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawParagraph {
    /// The month of the letter: `2026-03`. Letters of other months are left alone.
    #[schemars(with = "String", extend("pattern" = "^[0-9]{4}-[0-9]{2}$"))]
    pub period: Text,
    /// The words of the paragraph as the template wrote it. When the letter does not have it any more, it is held.
    #[schemars(with = "String")]
    pub was: Text,
    /// The new words: plain text, in which marks of Markdown and HTML are only characters. An empty line makes two
    /// paragraphs; no words at all leave the paragraph out.
    #[schemars(with = "String")]
    pub text: Text,
    /// Who wrote it: first and last name.
    #[schemars(with = "String")]
    pub by: Text,
    /// Why.
    #[schemars(with = "String")]
    pub reason: Text,
    /// When.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: TimeText,
}

/// The words of a language that rendered documents are read against.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWording {
    /// Version of the format; 1.
    pub schema: i64,
    /// The language, as the name of the file has it: `en`, or `pt-BR`.
    #[schemars(with = "String")]
    pub language: Text,
    /// The native speaker who reviewed the list; empty while nobody has.
    pub reviewed_by: String,
    /// What ends with a dot and ends no sentence: `e.g.`, `Dr.`
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words that apologise: `sorry`, `apologi*`.
    #[schemars(with = "Vec<String>")]
    pub sorry: Vec<Text>,
    /// Words that own a failure: `our failure`.
    #[schemars(with = "Vec<String>")]
    pub owned: Vec<Text>,
    /// Words for those for whom a letter is not enough: `not enough`.
    #[schemars(with = "Vec<String>")]
    pub recourse: Vec<Text>,
    /// Amounts, times and dates that stand in your templates for good: `EUR 10,000.00`, `09:00`, `1 January 2026`.
    #[serde(default)]
    pub known_figures: Vec<String>,
    /// Names that may stand in documents though a customer has the same.
    #[serde(default)]
    pub known_names: Vec<String>,
    /// The most words that a sentence may have; 45 where it is not given.
    pub sentence_words: Option<u32>,
    /// In a language without spaces between words, the most characters that a sentence may have, in the place of `sentence_words`. A
    /// word in other letters and a number count as one.
    pub sentence_characters: Option<u32>,
    /// Somebody else is blamed.
    pub blame: Option<RawWordRule>,
    /// A person is named as a cause.
    pub person_cause: Option<RawWordRule>,
    /// Words that only engineers know.
    pub jargon: Option<RawWordRule>,
    /// Guesses about something that we know.
    pub hedge: Option<RawWordRule>,
    /// Apologies on a condition.
    pub conditional_apology: Option<RawWordRule>,
    /// Words in the place of an apology that nobody makes.
    pub non_apology: Option<RawWordRule>,
    /// Numbers of people without the number.
    pub vague_count: Option<RawWordRule>,
    /// Promises without a time.
    pub vague_promise: Option<RawWordRule>,
    /// Failures made small.
    pub minimising: Option<RawWordRule>,
    /// Addresses that nobody reads.
    pub no_reply: Option<RawWordRule>,
}

/// A list of words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWordRule {
    /// Why it matters, one sentence.
    pub why: String,
    /// What to write instead, one sentence.
    pub instead: String,
    /// Words and phrases, in small letters or not; a `*` at the end stands for any ending.
    #[schemars(with = "Vec<String>")]
    pub words: Vec<Text>,
    /// Phrases in which the words are meant otherwise.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub except: Vec<Text>,
}
