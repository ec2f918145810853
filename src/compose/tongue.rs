//! In which language a document is written, and the prose of people in it. A document is in one language as a whole:
//! where one text is missing in the reader's language, all of it is in the language of the workspace.

use crate::compose::PeriodFacts;
use crate::compose::terms;
use crate::credit::LedgerRow;
use crate::language::Language;
use crate::language::Languages;
use crate::language::nearest;
use crate::model::Customer;
use crate::model::DataLoss;
use crate::model::Incident;
use crate::model::PublicProse;
use crate::model::ServiceId;
use crate::model::Translated;
use crate::model::Workspace;
use std::collections::BTreeSet;

/// A language with the way to the prose of people in it.
#[derive(Clone, Copy, Debug)]
pub struct Tongue<'t> {
    /// Its words.
    pub language: &'t Language,
    /// Whether it is the language of the workspace, in which prose is written first.
    pub is_own: bool,
}

impl<'t> Tongue<'t> {
    /// Documents of the house: English words around the prose of the workspace.
    pub fn in_house() -> Tongue<'static> {
        Tongue { language: Language::english(), is_own: true }
    }

    /// The language of the workspace; English where there are no words for it.
    pub fn own(facts: &PeriodFacts<'t>) -> Tongue<'t> {
        Tongue::of_workspace(facts.workspace, facts.languages)
    }

    /// The same without the facts of a period.
    pub fn of_workspace(w: &Workspace, languages: &'t Languages) -> Tongue<'t> {
        let tag = &w.settings.defaults.language;
        Tongue { language: languages.get(tag).unwrap_or(Language::english()), is_own: true }
    }

    /// The language of a reader; that of the workspace where there are no words for it.
    pub fn of(facts: &PeriodFacts<'t>, reader: &Customer) -> Tongue<'t> {
        let own = Tongue::own(facts);
        match facts.languages.get(&reader.language) {
            Some(language) if language.tag() != own.language.tag() => Tongue { language, is_own: false },
            _ => own,
        }
    }

    /// What is missing where there are no words for a reader's language at all.
    pub(super) fn unknown(facts: &PeriodFacts<'_>, reader: &Customer) -> Option<String> {
        let tag = &reader.language;
        facts.languages.get(tag).is_none().then(|| format!("all words: there is no `languages/{tag}.ftl`"))
    }

    /// Words of the workspace in this language.
    pub fn words<'w>(&self, text: &'w Translated) -> Option<&'w str> {
        match self.is_own {
            true => text.own.as_deref(),
            false => nearest(&text.others, self.language.tag()).map(String::as_str),
        }
    }

    /// The prose of an incident in this language.
    pub fn prose<'w>(&self, incident: &'w Incident) -> Option<&'w PublicProse> {
        match self.is_own {
            true => Some(&incident.public),
            false => nearest(&incident.public_translations, self.language.tag()),
        }
    }

    /// The title of an incident.
    pub fn title<'w>(&self, incident: &'w Incident) -> &'w str {
        let translated = self.prose(incident).map(|p| p.title.trim()).filter(|title| !title.is_empty());
        translated.unwrap_or(&incident.title)
    }

    /// What is said of lost data: which it was.
    pub fn lost<'w>(&self, incident: &'w Incident, own: &'w str) -> &'w str {
        let translated = self.prose(incident).map(|p| p.data_loss.trim()).filter(|text| !text.is_empty());
        if self.is_own { own.trim() } else { translated.unwrap_or(own.trim()) }
    }

    /// Where the words of an incident for customers belong in this language: `cause` stands under [public.de], and in a
    /// table in a column of its own.
    pub(super) fn place_of(&self, incident: &Incident, key: &str) -> String {
        let (tag, id) = (self.language.tag(), &incident.id);
        match (incident.is_table, key) {
            (false, _) => format!("`{key}` under [public.{tag}] of {id}"),
            (true, "title") => format!("`title.{tag}` of {id}"),
            (true, key) => format!("`text.{tag}` of `public-{}` of {id}", key.replace('_', "-")),
        }
    }

    /// What of an incident is written in the language of the workspace and not in this one, by its keys.
    pub fn lacks_of(&self, incident: &Incident) -> Vec<String> {
        if self.is_own {
            return Vec::new();
        }
        let (tag, id) = (self.language.tag(), &incident.id);
        let none = PublicProse::default();
        let (own, here) = (&incident.public, self.prose(incident).unwrap_or(&none));
        let mut pairs = vec![
            ("title", incident.title.as_str(), here.title.as_str()),
            ("what_happened", &own.what_happened, &here.what_happened),
            ("consequence", &own.consequence, &here.consequence),
            ("cause", &own.cause, &here.cause),
            ("prevention", &own.prevention, &here.prevention),
        ];
        if let DataLoss::Yes(what) = &incident.data_loss.value {
            pairs.push(("data_loss", what, &here.data_loss));
        }
        let is_missing = |own: &str, here: &str| !own.trim().is_empty() && here.trim().is_empty();
        let missing = pairs.into_iter().filter(|(_, own, here)| is_missing(own, here));
        let mut lacks: Vec<String> = missing.map(|(key, _, _)| self.place_of(incident, key)).collect();
        let actions = incident.actions.iter().filter_map(|a| Some((a.public_text.own.as_ref()?, a)));
        let untranslated = actions.filter(|(_, a)| self.words(&a.public_text).is_none());
        lacks.extend(untranslated.map(|(own, _)| format!("`public_text_in.{tag}` of “{own}” in {id}")));
        lacks
    }

    /// What one letter needs and does not have in this language.
    pub(super) fn lacks(
        &self,
        facts: &PeriodFacts<'_>,
        incidents: &[&Incident],
        services: &BTreeSet<&ServiceId>,
        rows: &[&LedgerRow],
    ) -> Vec<String> {
        if self.is_own {
            return Vec::new();
        }
        let tag = self.language.tag();
        let mut lacks: Vec<String> = incidents.iter().flat_map(|i| self.lacks_of(i)).collect();
        for service in services.iter().filter_map(|id| facts.workspace.services.get(*id)) {
            if service.purpose.own.is_some() && self.words(&service.purpose).is_none() {
                lacks.push(format!("`use_in.{tag}` of the service {}", service.id));
            }
        }
        for row in rows.iter().filter(|row| terms::is_goodwill(row)) {
            let Some(decision) = &row.decision else { continue };
            if decision.reason.own.is_some() && self.words(&decision.reason).is_none() {
                lacks.push(format!("`reason.{tag}` in {}", row.workings.sources.join(", ")));
            }
        }
        let documents = &facts.workspace.settings.documents;
        let choices = [
            (&documents.credit_appears, "credit_appears_in", rows.iter().any(|r| terms::is_owed(r))),
            (&documents.goodwill_appears, "goodwill_appears_in", rows.iter().any(|r| terms::is_goodwill(r))),
        ];
        for (text, key, is_used) in choices {
            if is_used && text.own.is_some() && self.words(text).is_none() {
                lacks.push(format!("`{key}.{tag}` under [documents]"));
            }
        }
        lacks
    }
}
