//! The letters on promised actions: each read, held or fit like every letter, with a mail draft of its own.

use crate::compose;
use crate::compose::FollowUpView;
use crate::compose::PeriodFacts;
use crate::compose::context::FollowUpContext;
use crate::diag::Diagnostic;
use crate::language::Language;
use crate::model::CustomerId;
use crate::model::Form;
use crate::model::LanguageFallback;
use crate::register::DocumentState;
use crate::render::document::Document;
use crate::render::has_builtin_template;
use crate::run::Artefact;
use crate::run::Contexts;
use crate::run::Fallback;
use crate::run::close::squeeze;
use crate::run::documents::Documents;
use crate::run::documents::Figures;
use crate::run::documents::Press;
use crate::run::edits::LetterEdits;
use crate::run::follow_up::followed;
use crate::run::kinds::FOLLOW_UP;
use crate::run::mail::mail_draft;
use crate::run::papers::Paper;
use crate::run::papers::held_by_people;
use crate::run::papers::mark;
use crate::run::print::print;
use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;
use std::borrow::Cow;

impl Press<'_> {
    /// A letter to each customer who was promised something that this month brings news of.
    pub(super) fn follow_ups(&self, facts: &PeriodFacts<'_>) -> Vec<Result<Documents, Diagnostic>> {
        let has_template = |language: &Language| self.has_follow_up(language);
        let followed: Vec<_> = followed(facts, self.loaded).into_iter().collect();
        let view = |(id, incidents)| {
            let customer = facts.workspace.customers.get(id)?;
            FollowUpView::new(facts, customer, incidents, &has_template)
        };
        followed.into_par_iter().filter_map(view).map(|view| self.follow_up(&view)).collect()
    }

    /// Whether there is a template for it in a language, of our own or of the workspace.
    fn has_follow_up(&self, language: &Language) -> bool {
        let name = format!("{}/{}", language.tag(), FOLLOW_UP.template());
        language.tag() == Language::english().tag()
            || self.loaded.templates.contains_key(&name)
            || has_builtin_template(&name)
    }

    fn follow_up(&self, view: &FollowUpView<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { follow_ups: 1, ..Documents::default() };
        let own = &view.view;
        let mut holds = compose::follow_up_holds(view);
        if !own.lacks.is_empty() {
            let reader = own.partner.unwrap_or(own.customer);
            if own.settings.documents.fallback == LanguageFallback::Hold {
                let lacks = own.lacks.join(", ");
                holds.push(format!("It should be in `{}`, and this is missing: {lacks}.", reader.language));
            }
            made.fallbacks.push(Fallback {
                customer: own.customer.id.to_string(),
                language: reader.language.clone(),
                missing: own.lacks.clone(),
            });
        }
        let (kind, path) = ((&FOLLOW_UP, own.language), path_of(&own.customer.id));
        holds.extend(held_by_people(&self.loaded.register, &path));
        let compose = |holds: &[String], state: DocumentState| -> Result<_, Diagnostic> {
            let context = compose::follow_up(view, mark(own.language, holds, state).as_deref());
            let document = self.document(kind, &context, &path)?;
            Ok((context, document))
        };
        let was_fit = holds.is_empty();
        let (mut context, mut document) = compose(&holds, DocumentState::Draft)?;
        let facts = compose::follow_up_facts(view, &context);
        let decided = (self.desk.of_follow_up(&own.customer.id), &LetterEdits::default(), &[][..]);
        self.proof(&path, &document, &facts, decided, &mut holds, &mut made);
        if was_fit && !holds.is_empty() {
            (context, document) = compose(&holds, DocumentState::Draft)?;
        }
        let text = squeeze(&crate::render::text::to_text(&document, &Figures::new()));
        let customer = own.customer.id.as_str();
        let paper = Paper::new(&FOLLOW_UP, &path, customer, &text, &holds, &self.loaded.register);
        if paper.state >= DocumentState::Approved {
            (context, document) = compose(&holds, paper.state)?;
        }
        let files = self.files(&FOLLOW_UP, &document, &context, &Figures::new(), (&path, &[]))?;
        let is_written = self.contexts != Contexts::Alone && self.forms.contains(&Form::Eml);
        if holds.is_empty() && paper.state != DocumentState::Sent && is_written {
            self.draft(view, (&context, &document), &files, &path, &mut made)?;
        }
        files.into_iter().for_each(|file| self.outputs.put(file));
        made.papers.push(paper);
        if !holds.is_empty() {
            made.held.push((path, holds));
        }
        Ok(made)
    }

    fn draft(
        &self,
        view: &FollowUpView<'_>,
        (context, document): (&FollowUpContext, &Document),
        files: &[Artefact],
        path: &str,
        made: &mut Documents,
    ) -> Result<(), Diagnostic> {
        let none = Figures::new();
        let pdf = match files.iter().find(|file| file.path.ends_with(".pdf")) {
            Some(file) => Cow::Borrowed(file.bytes.as_slice()),
            None => Cow::Owned(print(&self.presses, Form::Pdf, document, &none, self.issued_on, path)?),
        };
        match mail_draft(&view.view, &context.into(), (document, &none), &pdf) {
            Some(draft) => {
                self.outputs.put(Artefact::new(format!("{path}.eml"), draft));
                made.drafts = 1;
            }
            None => made.without_mail.push(path.to_owned()),
        }
        Ok(())
    }
}

/// Where the letter to a customer stands.
fn path_of(customer: &CustomerId) -> String {
    format!("customers/{customer}/follow-up")
}
