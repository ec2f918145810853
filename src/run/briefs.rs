//! The brief for support agents with each incident, and the cover list for each partner.

use crate::compose;
use crate::compose::FollowUpLetter;
use crate::compose::IncidentView;
use crate::compose::PartnerView;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::diag::Diagnostic;
use crate::language::Language;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::register::DocumentState;
use crate::render::has_builtin_template;
use crate::run::documents::Documents;
use crate::run::documents::Figures;
use crate::run::documents::Press;
use crate::run::kinds::BRIEF;
use crate::run::kinds::COVER;
use crate::run::papers::mark;
use std::collections::BTreeSet;

impl Press<'_> {
    /// The brief for support agents, in English.
    pub(super) fn brief(&self, view: &IncidentView<'_>, facts: &PeriodFacts<'_>) -> Result<(), Diagnostic> {
        let context = compose::brief(view, facts);
        let path = format!("incidents/{}/brief", view.incident.id);
        let document = self.document((&BRIEF, Language::english()), &context, &path)?;
        self.put(&BRIEF, &document, &context, &Figures::new(), &path)
    }

    /// The cover lists of all partners whose customers get letters, about the month or on promised actions.
    pub(super) fn covers(
        &self,
        facts: &PeriodFacts<'_>,
        held: &BTreeSet<String>,
        follow_ups: &[FollowUpLetter],
    ) -> Vec<Result<Documents, Diagnostic>> {
        let w = facts.workspace;
        let partners: BTreeSet<&CustomerId> =
            w.customers.values().filter_map(|c| c.partner.as_ref()).map(|(id, _)| id).collect();
        let partners = partners.into_iter().filter_map(|id| w.customers.get(id));
        partners.map(|partner| self.cover(facts, partner, held, follow_ups)).collect()
    }

    fn cover(
        &self,
        facts: &PeriodFacts<'_>,
        partner: &Customer,
        held: &BTreeSet<String>,
        follow_ups: &[FollowUpLetter],
    ) -> Result<Documents, Diagnostic> {
        let mut made = Documents::default();
        let tongue = self.tongue_of_cover(facts, partner);
        let is_held = |id: &CustomerId| held.contains(&format!("customers/{id}/letter"));
        let Some(view) = PartnerView::new(facts, partner, tongue, &is_held, follow_ups) else {
            return Ok(made);
        };
        let held = view.held();
        let mark = mark(view.language, &held, DocumentState::Draft);
        let Some(context) = compose::cover(&view, mark.as_deref()) else { return Ok(made) };
        let path = format!("customers/{}/cover", partner.id);
        let document = self.document((&COVER, view.language), &context, &path)?;
        self.put(&COVER, &document, &context, &Figures::new(), &path)?;
        if !held.is_empty() {
            made.held.push((path, vec![format!("It goes with letters that are held: {}.", held.join(", "))]));
        }
        Ok(made)
    }

    /// The partner's language where it has a cover list of its own, else the workspace's, else English.
    fn tongue_of_cover<'f>(&self, facts: &PeriodFacts<'f>, partner: &Customer) -> Tongue<'f> {
        let english = Tongue { language: Language::english(), is_own: false };
        let wanted = [Tongue::of(facts, partner), Tongue::own(facts)];
        let is_there = |tongue: &Tongue<'_>| {
            let tag = tongue.language.tag();
            let name = format!("{tag}/{}", COVER.template());
            tag == Language::english().tag()
                || self.loaded.templates.contains_key(&name)
                || has_builtin_template(&name)
        };
        wanted.into_iter().find(is_there).unwrap_or(english)
    }
}
