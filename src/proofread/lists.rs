//! The lists of words, compiled once for each language that a run writes in.

use crate::diag::Diagnostics;
use crate::ingest::lower;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::read_toml;
use crate::model::Rule;
use crate::model::WordList;
use crate::proofread::text::small;
use crate::source::Sources;
use crate::source::flat;
use aho_corasick::AhoCorasick;
use aho_corasick::AhoCorasickKind;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;

const BUILTIN: [(&str, &str); 9] = [
    ("de", include_str!("../../report-templates/wording/de.toml")),
    ("en", include_str!("../../report-templates/wording/en.toml")),
    ("es", include_str!("../../report-templates/wording/es.toml")),
    ("fr", include_str!("../../report-templates/wording/fr.toml")),
    ("it", include_str!("../../report-templates/wording/it.toml")),
    ("ja", include_str!("../../report-templates/wording/ja.toml")),
    ("nl", include_str!("../../report-templates/wording/nl.toml")),
    ("pl", include_str!("../../report-templates/wording/pl.toml")),
    ("pt", include_str!("../../report-templates/wording/pt.toml")),
];

/// Language and text of the lists that come with the program.
pub fn builtin_wording() -> &'static [(&'static str, &'static str)] {
    &BUILTIN
}

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// It breaks the rule with this number of the list.
    Breaks(usize),
    /// It says that a rule's words are meant otherwise.
    Excepts(usize),
    /// It apologises.
    Sorry,
    /// It owns a failure.
    Owned,
    /// It is for those for whom a letter is not enough.
    Recourse,
}

/// A list, ready to be looked for.
pub(super) struct Compiled {
    /// The list.
    pub list: WordList,
    /// Abbreviations in small letters.
    pub abbreviations: Vec<String>,
    /// All phrases at once.
    pub matcher: Option<AhoCorasick>,
    /// What each phrase is for, and whether any ending may follow.
    pub uses: Vec<(Use, bool)>,
}

impl Compiled {
    fn new(list: WordList) -> Self {
        let mut phrases: Vec<String> = Vec::new();
        let mut uses = Vec::new();
        let mut add = |words: &[String], what: Use| {
            for words in words {
                let words = small(flat(words).trim());
                let stem = words.strip_suffix('*');
                uses.push((what, stem.is_some()));
                phrases.push(stem.unwrap_or(&words).to_owned());
            }
        };
        add(&list.sorry, Use::Sorry);
        add(&list.owned, Use::Owned);
        add(&list.recourse, Use::Recourse);
        for (n, rule) in list.rules.iter().enumerate() {
            add(&rule.words, Use::Breaks(n));
            add(&rule.except, Use::Excepts(n));
        }
        let abbreviations = list.abbreviations.iter().map(|a| a.to_lowercase()).collect();
        Compiled { abbreviations, matcher: matcher(&phrases), uses, list }
    }

    /// The rule with a number.
    pub(super) fn rule(&self, n: usize) -> Option<Rule> {
        self.list.rules.get(n).map(|rule| rule.rule)
    }
}

/// A full table of states: some hundreds of phrases fit in it, and it is run over every document.
fn matcher(phrases: &[String]) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(phrases).ok()
}

/// All lists of a run: those of the workspace before those that come with the program.
pub struct Lists {
    own: BTreeMap<String, WordList>,
    ready: BTreeMap<String, OnceLock<Option<Arc<Compiled>>>>,
}

impl Lists {
    /// The lists of a workspace over the built-in ones.
    pub fn new(own: &BTreeMap<String, WordList>) -> Self {
        let languages = own.keys().map(String::as_str).chain(BUILTIN.iter().map(|(name, _)| *name));
        Lists { own: own.clone(), ready: languages.map(|l| (l.to_lowercase(), OnceLock::new())).collect() }
    }

    /// The list of a language: of `pt-BR`, or else of `pt`.
    pub(super) fn of(&self, language: &str) -> Option<&Compiled> {
        let tag = language.to_lowercase();
        let primary = tag.split('-').next().unwrap_or("");
        let known = [tag.as_str(), primary].into_iter().find(|name| self.ready.contains_key(*name))?;
        let list = || {
            let own = self.own.iter().find(|(name, _)| name.to_lowercase() == known);
            match own {
                Some((_, list)) => Some(Arc::new(Compiled::new(list.clone()))),
                None => shared(known),
            }
        };
        self.ready.get(known)?.get_or_init(list).as_deref()
    }

    /// Whether there is a list for a language.
    pub fn knows(&self, language: &str) -> bool {
        self.of(language).is_some()
    }

    /// The languages that were read in, with who reviewed each list; nobody while the text is empty.
    pub fn used(&self) -> Vec<(String, String)> {
        let ready = self.ready.iter().filter_map(|(name, list)| Some((name, list.get()?.as_ref()?)));
        ready.map(|(name, list)| (name.clone(), list.list.reviewed_by.clone())).collect()
    }
}

/// The lists that come with the program, made ready for reading once.
static SHARED: [OnceLock<Option<Arc<Compiled>>>; BUILTIN.len()] = [const { OnceLock::new() }; BUILTIN.len()];

/// A list that comes with the program, ready for reading.
fn shared(language: &str) -> Option<Arc<Compiled>> {
    let index = BUILTIN.iter().position(|(name, _)| *name == language)?;
    SHARED.get(index)?.get_or_init(|| builtin(language).map(Compiled::new).map(Arc::new)).clone()
}

/// A list that comes with the program; that each can be read is a test.
fn builtin(language: &str) -> Option<WordList> {
    let (name, text) = BUILTIN.iter().find(|(name, _)| *name == language)?;
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let id = sources.add(format!("wording/{name}.toml"), *text);
    let raw = read_toml::<raw::RawWording>(&sources, id, &mut diags)?;
    let list = lower::word_list(&mut Reader::new(&sources, id, &mut diags), raw, name);
    (!diags.has_errors()).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::BUILTIN;
    use super::builtin;

    #[test]
    fn every_list_that_comes_with_the_program_can_be_read() {
        for (name, _) in BUILTIN {
            let list = builtin(name).expect(name);
            assert_eq!(list.rules.len(), 10, "{name} leaves a rule out");
            assert!(!list.sorry.is_empty() && !list.owned.is_empty() && !list.recourse.is_empty(), "{name}");
            for rule in &list.rules {
                let filled = !rule.why.is_empty() && !rule.instead.is_empty() && !rule.words.is_empty();
                assert!(filled, "{name}: {:?} has no reason or no words", rule.rule);
            }
        }
    }
}
