//! The documents of a period: contexts through templates to every form.
//!
//! Customers are rendered in parallel, each from a view that holds only their own facts, and collected
//! in order, so that any number of threads gives the same files.

use crate::compose;
use crate::compose::CustomerView;
use crate::compose::DocumentFacts;
use crate::compose::FollowUpLetter;
use crate::compose::IncidentView;
use crate::compose::LettersMade;
use crate::compose::PeriodFacts;
use crate::compose::PublicIncident;
use crate::compose::Tongue;
use crate::compose::context::LetterContext;
use crate::compose::figure::Figure;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::language::Language;
use crate::language::Languages;
use crate::model::Accept;
use crate::model::CustomerId;
use crate::model::Form;
use crate::model::LanguageFallback;
use crate::proofread::Flag;
use crate::register::DocumentState;
use crate::render::document::Document;
use crate::render::document::NewWords;
use crate::render::table::MergeRow;
use crate::render::table::mail_merge_csv;
use crate::render::table::sla_report_csv;
use crate::run::Artefact;
use crate::run::Fallback;
use crate::run::LanguageUse;
use crate::run::Loaded;
use crate::run::accounts::tongues;
use crate::run::accounts::unquoted;
use crate::run::close::squeeze;
use crate::run::context_file;
use crate::run::context_file::CONTEXT_ENDING;
use crate::run::edits;
use crate::run::edits::LetterEdits;
use crate::run::kinds::Kind;
use crate::run::kinds::LETTER;
use crate::run::kinds::MONTH_SUMMARY;
use crate::run::kinds::POSTMORTEM;
use crate::run::kinds::PUBLIC_POSTMORTEM;
use crate::run::kinds::SLA_REPORT;
use crate::run::mail::mail_draft;
use crate::run::papers::Paper;
use crate::run::papers::held_by_people;
use crate::run::papers::mark;
use crate::run::print::Presses;
use crate::run::print::Printer;
use crate::run::print::presses;
use crate::run::print::print;
use crate::run::proofs;
use crate::run::proofs::Desk;
use crate::run::proofs::Proof;
use crate::run::shelf::Outputs;
use crate::run::templates::TemplateSet;
use chrono::NaiveDate;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The documents of a period.
#[derive(Default)]
pub(super) struct Documents {
    /// Held documents with their reasons.
    pub held: Vec<(String, Vec<String>)>,
    /// How many letters.
    pub letters: usize,
    /// How many letters on promised actions.
    pub follow_ups: usize,
    /// How many incidents have postmortems.
    pub postmortems: usize,
    /// Letters in the language of the workspace instead of the reader's.
    pub fallbacks: Vec<Fallback>,
    /// Letters and public postmortems with where they stand in the register.
    pub papers: Vec<Paper>,
    /// The words of each letter by customer, one space apart, with the tag of its language: for the control against the
    /// ledger.
    pub letter_texts: Vec<(String, String, String)>,
    /// What was found in the words of letters and public postmortems, document by document.
    pub proofs: Vec<Proof>,
    /// The lists of words that they were read with, by language, with who reviewed them.
    pub lists: Vec<(String, String)>,
    /// What a mail merge needs of each letter that is fit to send.
    pub merge: Vec<MergeRow>,
    /// The sheet for mail merges, for the control against the ledger.
    pub merge_sheet: Vec<u8>,
    /// How many mail drafts.
    pub drafts: usize,
    /// Letters that are fit to send and have no mail draft, since nobody knows a mail address.
    pub without_mail: Vec<String>,
    /// What is to be told beside.
    pub(super) notes: Vec<Diagnostic>,
}

impl Documents {
    /// In which languages letters were written.
    pub(super) fn languages(&self, languages: &Languages) -> Vec<LanguageUse> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, tag, _) in &self.letter_texts {
            *counts.entry(tag).or_default() += 1;
        }
        let told = |(tag, letters): (&str, usize)| {
            let language = languages.get(tag)?;
            let (tag, name) = (tag.to_owned(), language.name());
            Some(LanguageUse { tag, name, letters, reviewed_by: language.reviewed_by() })
        };
        counts.into_iter().filter_map(told).collect()
    }
}

/// For the month summary: a language and how many letters are in it.
pub(super) fn shown(used: LanguageUse) -> (String, usize, Option<String>) {
    (used.name, used.letters, used.reviewed_by)
}

/// For the month summary: whose letter is in another language, and what was missing.
pub(super) fn missing(fallback: &Fallback) -> (String, String) {
    (fallback.customer.clone(), format!("`{}`: {}", fallback.language, fallback.missing.join(", ")))
}

pub(super) struct Press<'a> {
    pub(super) desk: Desk<'a>,
    /// The templates of each language that is needed, by its tag.
    printers: BTreeMap<String, Printer>,
    pub(super) presses: Arc<Presses>,
    pub(super) forms: &'a [Form],
    pub(super) issued_on: NaiveDate,
    pub(super) loaded: &'a Loaded,
    pub(super) outputs: &'a Outputs<'a>,
    pub(super) contexts: Contexts,
}

/// Whether a run writes what its documents are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contexts {
    /// It does not.
    #[default]
    No,
    /// It does, beside each document.
    Beside,
    /// It does, and no documents.
    Alone,
}

pub(super) type Figures = BTreeMap<String, Figure>;

/// Renders every document, or says what is wrong with templates and texts.
pub(super) fn documents(
    facts: &PeriodFacts<'_>,
    loaded: &Loaded,
    outputs: &Outputs<'_>,
    contexts: Contexts,
    progress: &(dyn Fn(u64) + Sync),
    diags: &mut Diagnostics,
) -> Documents {
    let Some(press) = press(facts, loaded, outputs, contexts, diags) else { return Documents::default() };
    let w = facts.workspace;
    let in_force: Vec<CustomerView<'_>> = w
        .customers
        .values()
        .map(|c| CustomerView::new(facts, c))
        .filter(|v| !v.lines.is_empty() || !v.rows.is_empty())
        .collect();
    let made: Vec<Result<Documents, Diagnostic>> = in_force
        .par_iter()
        .map(|view| {
            let made = press.customer(view, facts);
            progress(1);
            made
        })
        .collect();
    let views = compose::incident_views(facts);
    let accounts: Vec<Result<Documents, Diagnostic>> =
        views.par_iter().map(|v| press.incident(v, facts)).collect();
    let mut all = Documents::default();
    let (mut waiting, letters) = (BTreeSet::new(), made.iter().filter_map(|made| made.as_ref().ok()));
    waiting.extend(letters.flat_map(|made| made.held.iter().map(|(path, _)| path.clone())));
    let follow_ups = press.follow_ups(facts);
    let papers = follow_ups.iter().filter_map(|made| made.as_ref().ok()).flat_map(|made| &made.papers);
    let of_actions: Vec<FollowUpLetter> = papers
        .map(|paper| FollowUpLetter { customer: CustomerId::new(&paper.customer), is_held: paper.is_held })
        .collect();
    let covers = press.covers(facts, &waiting, &of_actions);
    for made in made.into_iter().chain(accounts).chain(covers).chain(follow_ups) {
        match made {
            Ok(some) => {
                all.held.extend(some.held);
                all.fallbacks.extend(some.fallbacks);
                all.letter_texts.extend(some.letter_texts);
                all.papers.extend(some.papers);
                all.letters += some.letters;
                all.follow_ups += some.follow_ups;
                all.merge.extend(some.merge);
                all.without_mail.extend(some.without_mail);
                all.drafts += some.drafts;
                all.postmortems += some.postmortems;
                all.proofs.extend(some.proofs);
                some.notes.into_iter().for_each(|note| diags.push(note));
            }
            Err(diagnostic) => diags.push(diagnostic),
        }
    }
    let written: BTreeSet<&str> = all.letter_texts.iter().map(|(customer, ..)| customer.as_str()).collect();
    let edited = edits::of_month(loaded, facts.month);
    let lost = edited.filter(|(customer, _)| !written.contains(customer.as_str()));
    lost.flat_map(|(customer, edits)| edits.without_letter(customer, facts.month))
        .for_each(|note| diags.push(note));
    press.desk.without_list(&all.proofs).into_iter().for_each(|note| diags.push(note));
    all.lists = press.desk.lists();
    if let Err(diagnostic) = press.summary(facts, &all) {
        diags.push(diagnostic);
    }
    if all.letters > 0 && contexts != Contexts::Alone {
        all.merge_sheet = mail_merge_csv(&all.merge, press.forms);
        outputs.put(Artefact::new("customers/mail-merge.csv", all.merge_sheet.clone()));
    }
    all
}

fn press<'a>(
    facts: &'a PeriodFacts<'_>,
    loaded: &'a Loaded,
    outputs: &'a Outputs<'a>,
    contexts: Contexts,
    diags: &mut Diagnostics,
) -> Option<Press<'a>> {
    let own = Tongue::own(facts).language;
    let readers = facts.workspace.customers.values().map(|c| Tongue::of(facts, c).language);
    let translated = facts.workspace.incidents.values().flat_map(|i| i.public_translations.keys());
    let translated = translated.filter_map(|tag| facts.languages.get(tag));
    let wanted = readers.chain(translated).chain([own, Language::english()]);
    let wanted: BTreeMap<&str, &Language> = wanted.map(|language| (language.tag(), language)).collect();
    let presses = presses(&loaded.fonts, diags)?;
    let (mut printers, mut good) = (BTreeMap::new(), true);
    for (tag, language) in wanted {
        let set = TemplateSet::of(&loaded.templates, tag, language);
        let problems = set.problems(&loaded.sources);
        good &= problems.is_empty();
        problems.into_iter().for_each(|problem| diags.push(problem));
        set.unused(&loaded.sources).into_iter().for_each(|problem| diags.push(problem));
        printers.insert(tag.to_owned(), Printer::new(set, presses.clone()));
    }
    let desk = Desk::new(facts, loaded);
    let forms = facts.workspace.settings.documents.forms.as_slice();
    good.then_some(Press {
        desk,
        printers,
        presses,
        forms,
        issued_on: facts.issued_on,
        loaded,
        outputs,
        contexts,
    })
}

impl Press<'_> {
    fn customer<'f>(
        &self,
        view: &CustomerView<'f>,
        facts: &PeriodFacts<'f>,
    ) -> Result<Documents, Diagnostic> {
        let mut made = Documents::default();
        let folder = format!("customers/{}", view.customer.id);
        if view.gets_letter() {
            let mut holds = compose::letter_holds(view);
            if !view.lacks.is_empty() {
                let reader = view.partner.unwrap_or(view.customer);
                if view.settings.documents.fallback == LanguageFallback::Hold {
                    let lacks = view.lacks.join(", ");
                    holds.push(format!(
                        "It should be in `{}`, and this is missing: {lacks}.",
                        reader.language
                    ));
                }
                made.fallbacks.push(Fallback {
                    customer: view.customer.id.to_string(),
                    language: reader.language.clone(),
                    missing: view.lacks.clone(),
                });
            }
            let (kind, path) = ((&LETTER, view.language), format!("{folder}/letter"));
            holds.extend(held_by_people(&self.loaded.register, &path));
            let edits = LetterEdits::of(self.loaded, &view.customer.id, facts.month);
            let compose = |holds: &[String], state: DocumentState| -> Result<_, Diagnostic> {
                let context = compose::letter(view, mark(view.language, holds, state).as_deref());
                let mut document = self.document(kind, &context, &path)?;
                let edited = edits.apply(&mut document);
                Ok((context, document, edited))
            };
            let was_fit = holds.is_empty();
            let (mut context, mut document, (steps, stale)) = compose(&holds, DocumentState::Draft)?;
            holds.extend(stale);
            let facts = compose::letter_facts(view, &context);
            let decided = (self.desk.of_letter(&view.customer.id), &edits, steps.as_slice());
            self.proof(&path, &document, &facts, decided, &mut holds, &mut made);
            if was_fit && !holds.is_empty() {
                (context, document, _) = compose(&holds, DocumentState::Draft)?;
            }
            let figures = compose::letter_figures(view);
            let text = squeeze(&crate::render::text::to_text(&document, &figures));
            let paper =
                Paper::new(&LETTER, &path, view.customer.id.as_str(), &text, &holds, &self.loaded.register);
            if paper.state >= DocumentState::Approved {
                (context, document, _) = compose(&holds, paper.state)?;
            }
            let files = self.files(&LETTER, &document, &context, &figures, (&path, &edits.words()))?;
            if holds.is_empty() && paper.state != DocumentState::Sent && self.contexts != Contexts::Alone {
                self.sendable(view, &context, (&document, &figures), &files, &mut made)?;
            }
            files.into_iter().for_each(|file| self.outputs.put(file));
            made.letters = 1;
            made.papers.push(paper);
            made.letter_texts.push((view.customer.id.to_string(), view.language.tag().to_owned(), text));
            if !holds.is_empty() {
                made.held.push((path, holds));
            }
        }
        let view = &view.in_readers_language(facts);
        let report = compose::sla_report(view);
        let figures = compose::report_figures(view);
        let path = format!("{folder}/sla-report");
        let document = self.document((&SLA_REPORT, view.language), &report, &path)?;
        self.put(&SLA_REPORT, &document, &report, &figures, &path)?;
        if self.contexts != Contexts::Alone {
            self.outputs.put(Artefact::new(format!("{path}.csv"), sla_report_csv(view)));
        }
        Ok(made)
    }

    fn summary(&self, facts: &PeriodFacts<'_>, made: &Documents) -> Result<(), Diagnostic> {
        let letters = LettersMade {
            held: &made.held,
            languages: made.languages(&self.loaded.languages).into_iter().map(shown).collect(),
            fallbacks: made.fallbacks.iter().map(missing).collect(),
        };
        let context = compose::month_summary(facts, &self.loaded.evidence, &self.loaded.credited, &letters);
        let figures = compose::summary_figures(facts);
        let document = self.document((&MONTH_SUMMARY, Language::english()), &context, "month-summary")?;
        self.put(&MONTH_SUMMARY, &document, &context, &figures, "month-summary")
    }

    fn incident(&self, view: &IncidentView<'_>, facts: &PeriodFacts<'_>) -> Result<Documents, Diagnostic> {
        let mut made = Documents { postmortems: 1, ..Documents::default() };
        made.notes.extend(unquoted(facts, view));
        let folder = format!("incidents/{}", view.incident.id);
        let context = compose::postmortem(view, Some("DRAFT"));
        let figures = compose::postmortem_figures(view);
        let path = format!("{folder}/postmortem");
        let document = self.document((&POSTMORTEM, Language::english()), &context, &path)?;
        self.put(&POSTMORTEM, &document, &context, &figures, &path)?;
        self.brief(view, facts)?;
        for tongue in tongues(facts, view) {
            let mut holds = compose::public_postmortem_holds(view);
            let public = PublicIncident::new(view, tongue);
            let name = match tongue.is_own {
                true => "postmortem-public".to_owned(),
                false => format!("postmortem-public.{}", tongue.language.tag()),
            };
            let (kind, path) = ((&PUBLIC_POSTMORTEM, tongue.language), format!("{folder}/{name}"));
            holds.extend(held_by_people(&self.loaded.register, &path));
            let compose = |holds: &[String], state: DocumentState| -> Result<_, Diagnostic> {
                let mark = mark(tongue.language, holds, state);
                let context = compose::public_postmortem(&public, mark.as_deref());
                let document = self.document(kind, &context, &path)?;
                Ok((context, document))
            };
            let (mut context, mut document) = compose(&holds, DocumentState::Draft)?;
            let told = compose::public_facts(view, &context);
            let decided = (self.desk.of_postmortem(&view.incident.id), &LetterEdits::default(), &[][..]);
            let was_fit = holds.is_empty();
            self.proof(&path, &document, &told, decided, &mut holds, &mut made);
            if was_fit && !holds.is_empty() {
                (context, document) = compose(&holds, DocumentState::Draft)?;
            }
            let figures = compose::public_postmortem_figures(&public);
            let text = squeeze(&crate::render::text::to_text(&document, &figures));
            let paper = Paper::new(&PUBLIC_POSTMORTEM, &path, "", &text, &holds, &self.loaded.register);
            if paper.state >= DocumentState::Approved {
                (context, document) = compose(&holds, paper.state)?;
            }
            self.put(&PUBLIC_POSTMORTEM, &document, &context, &figures, &path)?;
            made.papers.push(paper);
            if !holds.is_empty() {
                made.held.push((path, holds));
            }
        }
        Ok(made)
    }

    /// Reads a document and keeps what is found.
    pub(super) fn proof(
        &self,
        path: &str,
        document: &Document,
        facts: &DocumentFacts<'_>,
        (accepts, edits, steps): (&[Accept], &LetterEdits<'_>, &[Option<String>]),
        holds: &mut Vec<String>,
        made: &mut Documents,
    ) {
        let (mut proof, unused) = self.desk.read(path, document, facts, accepts);
        edits.tell(steps, &mut proof.flags);
        holds.extend(proof.flags.iter().filter(|f| f.is_error()).map(Flag::reason));
        made.notes.extend(unused.into_iter().map(|accept| proofs::unused(path, accept)));
        made.proofs.push(proof);
    }

    /// One document from the template of its kind in a language.
    pub(super) fn document(
        &self,
        (kind, language): (&Kind, &Language),
        context: &impl Serialize,
        path: &str,
    ) -> Result<Document, Diagnostic> {
        let Some(printer) = self.printers.get(language.tag()) else {
            let title = format!("there are no templates in {} for `{path}`", language.name());
            return Err(Diagnostic::error(Code::TemplateProblem, title));
        };
        printer.document(&kind.template(), context, path, &self.loaded.sources)
    }

    /// The mail draft and the row of the mail merge of a letter that is fit to send.
    fn sendable(
        &self,
        view: &CustomerView<'_>,
        context: &LetterContext,
        (document, figures): (&Document, &Figures),
        files: &[Artefact],
        made: &mut Documents,
    ) -> Result<(), Diagnostic> {
        let path = format!("customers/{}/letter", view.customer.id);
        let near = |form: Form| format!("{}/letter.{}", view.customer.id, form.ending());
        let mut paths: BTreeMap<Form, String> =
            self.forms.iter().filter(|f| **f != Form::Eml).map(|f| (*f, near(*f))).collect();
        if self.forms.contains(&Form::Eml) {
            let printed = files.iter().find(|file| file.path.ends_with(".pdf"));
            let pdf = match printed {
                Some(file) => Cow::Borrowed(file.bytes.as_slice()),
                None => {
                    Cow::Owned(print(&self.presses, Form::Pdf, document, figures, self.issued_on, &path)?)
                }
            };
            match mail_draft(view, &context.into(), (document, figures), &pdf) {
                Some(draft) => {
                    paths.insert(Form::Eml, near(Form::Eml));
                    self.outputs.put(Artefact::new(format!("{path}.eml"), draft));
                    made.drafts = 1;
                }
                None => made.without_mail.push(path),
            }
        }
        made.merge.push(MergeRow::new(view, context, paths));
        Ok(())
    }

    /// The forms of a kind that the workspace chose; a PDF where it chose none of them.
    fn forms_of(&self, kind: &Kind) -> Vec<Form> {
        let chosen: Vec<Form> = kind.forms.iter().copied().filter(|form| self.forms.contains(form)).collect();
        if chosen.is_empty() { vec![Form::Pdf] } else { chosen }
    }

    /// Puts a document on the shelf in all its forms, or in none.
    pub(super) fn put(
        &self,
        kind: &Kind,
        document: &Document,
        context: &impl Serialize,
        figures: &Figures,
        path: &str,
    ) -> Result<(), Diagnostic> {
        let files = self.files(kind, document, context, figures, (path, &[]))?;
        files.into_iter().for_each(|file| self.outputs.put(file));
        Ok(())
    }

    /// A document in the forms of its kind, and what it is made of where that is wanted.
    pub(super) fn files(
        &self,
        kind: &Kind,
        document: &Document,
        context: &impl Serialize,
        figures: &Figures,
        (path, edits): (&str, &[NewWords<'_>]),
    ) -> Result<Vec<Artefact>, Diagnostic> {
        let mut files = Vec::new();
        let forms = self.forms_of(kind).into_iter().filter(|form| *form != Form::Eml);
        for form in forms.filter(|_| self.contexts != Contexts::Alone) {
            let bytes = print(&self.presses, form, document, figures, self.issued_on, path)?;
            files.push(Artefact::new(format!("{path}.{}", form.ending()), bytes));
        }
        if self.contexts != Contexts::No {
            let bytes = context_file::write((kind, path), self.issued_on, context, figures, edits);
            let bytes = bytes.map_err(|why| {
                Diagnostic::error(
                    Code::TemplateContext,
                    format!("the data of `{path}` cannot be written: {why}"),
                )
            })?;
            files.push(Artefact::new(format!("{path}{CONTEXT_ENDING}"), bytes));
        }
        Ok(files)
    }
}
