//! What people accepted about a document, and the lists of words.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::raw::Text;
use crate::ingest::raw::time_words;
use crate::model::Accept;
use crate::model::Rule;
use crate::model::WordList;
use crate::model::WordRule;

/// Words of a sentence where a list does not say how many it may have: half as much again as the 25 to 30 from
/// which guides to plain language call a sentence hard, because amounts and times count as words here.
const SENTENCE_WORDS: usize = 45;

/// The accepted warnings of one document.
pub fn accepts(r: &mut Reader<'_>, raw: Vec<toml::Spanned<raw::RawAccept>>) -> Vec<Accept> {
    raw.into_iter().filter_map(|a| accept(r, a)).collect()
}

fn accept(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawAccept>) -> Option<Accept> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    let at = r.span(raw.on.span());
    let on = r.date(&time_words(&raw.on), at);
    let mut filled = true;
    for (key, text) in [("words", &raw.words), ("by", &raw.by), ("reason", &raw.reason)] {
        if text.get_ref().trim().is_empty() {
            filled = false;
            let at = r.span(text.span());
            r.push(
                Diagnostic::error(Code::WordingAccept, format!("an accepted warning without `{key}`"))
                    .at(at, "empty")
                    .note("who accepted what, and why, is printed in the manifest")
                    .help("words = the flagged words, by = first and last name, reason = one sentence"),
            );
        }
    }
    let rule = rule(r, &raw.rule)?;
    let text = |t: Text| t.into_inner().trim().to_owned();
    let accept =
        Accept { rule, words: text(raw.words), by: text(raw.by), reason: text(raw.reason), on: on?, span };
    filled.then_some(accept)
}

fn rule(r: &mut Reader<'_>, text: &Text) -> Option<Rule> {
    let at = r.span(text.span());
    let name = text.get_ref().trim();
    match Rule::named(name) {
        Some(rule) if rule.is_error() => {
            r.push(
                Diagnostic::error(Code::WordingAccept, format!("a flag of `{name}` cannot be accepted"))
                    .at(at, "this rule tells of what can be proved")
                    .note("the letter contradicts the ledger or the facts, or lacks what every letter must say")
                    .help("mend the template or the fact; a figure that stands in a template for good is named in `known_figures` of the word list"),
            );
            None
        }
        Some(rule) => Some(rule),
        None => {
            let known = Rule::ALL.iter().filter(|rule| !rule.is_error()).map(|rule| rule.name());
            r.push(
                Diagnostic::error(Code::WordingAccept, format!("`{name}` is not a rule"))
                    .at(at, "not known")
                    .help(did_you_mean(name, known)),
            );
            None
        }
    }
}

/// The words of one language; `name` is the language that the name of the file says.
pub fn word_list(r: &mut Reader<'_>, raw: raw::RawWording, name: &str) -> WordList {
    r.schema(raw.schema);
    if raw.language.get_ref() != name {
        let at = r.span(raw.language.span());
        r.push(
            Diagnostic::error(
                Code::WordingList,
                format!("the file is named `{name}.toml` and its language is `{}`", raw.language.get_ref()),
            )
            .at(at, "another language")
            .help(format!("write `language = \"{name}\"`, or give the file the other name")),
        );
    }
    let lists = [
        (Rule::Blame, raw.blame),
        (Rule::PersonCause, raw.person_cause),
        (Rule::Jargon, raw.jargon),
        (Rule::Hedge, raw.hedge),
        (Rule::ConditionalApology, raw.conditional_apology),
        (Rule::NonApology, raw.non_apology),
        (Rule::VagueCount, raw.vague_count),
        (Rule::VaguePromise, raw.vague_promise),
        (Rule::Minimising, raw.minimising),
        (Rule::NoReply, raw.no_reply),
    ];
    let mut rules = Vec::new();
    for (rule, list) in lists {
        let Some(list) = list else { continue };
        rules.push(WordRule {
            rule,
            why: list.why,
            instead: list.instead,
            words: phrases(r, list.words),
            except: phrases(r, list.except),
        });
    }
    WordList {
        language: raw.language.into_inner(),
        reviewed_by: raw.reviewed_by,
        abbreviations: raw.abbreviations,
        sorry: phrases(r, raw.sorry),
        owned: phrases(r, raw.owned),
        recourse: phrases(r, raw.recourse),
        known_figures: raw.known_figures,
        known_names: raw.known_names,
        sentence_words: raw.sentence_words.map_or(SENTENCE_WORDS, |n| n as usize),
        sentence_characters: raw.sentence_characters.map(|n| n as usize),
        rules,
    }
}

fn phrases(r: &mut Reader<'_>, texts: Vec<Text>) -> Vec<String> {
    let mut all = Vec::new();
    for text in texts {
        let words = text.get_ref().trim();
        let stem = words.strip_suffix('*').unwrap_or(words);
        if stem.contains('*') || !stem.chars().any(char::is_alphanumeric) {
            let at = r.span(text.span());
            r.push(
                Diagnostic::error(Code::WordingList, format!("`{words}` is not a word or phrase"))
                    .at(at, "no letters, or a `*` before the end")
                    .note("it would match everywhere, or nowhere")
                    .help("write a phrase as it stands in letters; one `*` at its end stands for any ending"),
            );
            continue;
        }
        all.push(words.to_owned());
    }
    all
}
