//! What a letter or a public postmortem must say and may say, as plain data: what its rendered text is compared with.
//!
//! Everything is borrowed from the context that the document was made from and from the ledger's rows, so that
//! the document is compared with the facts and not with itself.

use crate::compose::CustomerView;
use crate::compose::FollowUpView;
use crate::compose::IncidentView;
use crate::compose::context::FollowUpContext;
use crate::compose::context::LetterContext;
use crate::compose::context::PublicPostmortemContext;
use crate::compose::context::letter::LetterIncident;
use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::PublicAction;
use crate::compose::terms;
use crate::credit::LedgerRow;
use crate::model::Incident;
use crate::model::ServiceId;
use crate::money::Money;
use crate::money::sums;
use std::collections::BTreeSet;

/// An interruption as a document must tell it: each text as it is formatted in the document's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowFact<'f> {
    /// Its service, for messages.
    pub service: &'f str,
    /// Start and end in the reader's zone.
    pub local: (&'f str, &'f str),
    /// Start and end in UTC; the same where the reader's zone is UTC.
    pub utc: (&'f str, &'f str),
}

/// The facts of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts<'f> {
    /// Whether it is a letter, with the five steps.
    pub is_letter: bool,
    /// Whether it tells what became of promised actions: such a document has no amounts of its own.
    pub is_follow_up: bool,
    /// Whether it must apologise, as a promised date was not kept.
    pub owes_apology: bool,
    /// Dates of promises that must be said.
    pub promises: Vec<&'f str>,
    /// Texts that were made from facts: every amount, time and date in them is known.
    pub stated: Vec<&'f str>,
    /// Why time does not count, in the terms of the agreement: they blame nobody.
    pub reasons: Vec<&'f str>,
    /// Texts that people wrote for readers: their times and dates are known, their amounts are not the ledger's.
    pub prose: Vec<&'f str>,
    /// Names that may stand in the document: the reader's, the partner's, ours, of services and agreements.
    pub names: Vec<&'f str>,
    /// The customer's own names.
    pub own_names: Vec<&'f str>,
    /// The affected services.
    pub services: &'f [String],
    /// What people could not do.
    pub uses: Vec<&'f str>,
    /// The interruptions.
    pub windows: Vec<WindowFact<'f>>,
    /// The name of the reader's zone, where there are times.
    pub zone: Option<&'f str>,
    /// Amounts of the ledger that must be said, each once.
    pub amounts: Vec<Money>,
    /// How each amount comes about.
    pub hows: Vec<&'f str>,
    /// When and where amounts appear.
    pub appears: Vec<&'f str>,
    /// Last days for a claim.
    pub claim_days: Vec<&'f str>,
    /// What must be said about data.
    pub data_loss: Vec<&'f str>,
    /// Promised measures without a date.
    pub undated: Vec<&'f str>,
    /// Whether nothing is known of what was done or will be done about what happened.
    pub no_prevention: bool,
    /// Name and address of who answers.
    pub contact: Option<(&'f str, &'f str)>,
    /// The address for those for whom a letter is not enough.
    pub recourse: Option<&'f str>,
    /// Our own people, who stand in records and not in letters.
    pub people: BTreeSet<&'f str>,
    /// Ids of services and components, where they differ from their names.
    pub ids: BTreeSet<&'f str>,
}

/// The facts of the letter to a customer.
pub fn letter_facts<'f>(view: &'f CustomerView<'f>, c: &'f LetterContext) -> DocumentFacts<'f> {
    let mut f = DocumentFacts { is_letter: true, services: &c.service_names, ..DocumentFacts::default() };
    f.stated = vec![
        &c.date,
        &c.reference,
        &c.subject,
        &c.period,
        &c.affected_time,
        &c.each_lasted,
        &c.when,
        &c.credit_appears,
        &c.zone.name,
    ];
    f.stated.extend(c.restored.as_deref());
    f.stated.extend(c.owed_totals.iter().chain(&c.awaiting_totals).map(String::as_str));
    if let Some(correction) = &c.correction {
        f.stated.push(&correction.on);
        let totals = [&correction.before, &correction.now, &correction.added, &correction.reasons];
        f.stated.extend(totals.into_iter().flatten().map(String::as_str));
    }
    f.stated.extend(c.strip.iter().map(|s| s.alt.as_str()));
    f.stated.extend(c.recipient.address.iter().map(String::as_str));
    sender(&mut f, &c.company, &c.contact);
    for s in &c.services {
        f.stated.push(&s.affected_time);
        f.uses.extend(s.use_phrase.as_deref());
        f.names.push(&s.name);
        f.names.extend(s.place.as_deref());
    }
    for w in &c.windows {
        f.stated.extend(
            [&w.start_local, &w.end_local, &w.start_utc, &w.end_utc, &w.duration].map(String::as_str),
        );
        f.stated.extend([&w.clock_change, &w.excluded].into_iter().flatten().map(String::as_str));
        f.names.push(&w.service);
        f.windows.push(WindowFact {
            service: &w.service,
            local: (&w.start_local, &w.end_local),
            utc: (&w.start_utc, &w.end_utc),
        });
    }
    f.zone = (!c.windows.is_empty()).then_some(&c.zone.name);
    for l in &c.lines {
        f.names.push(&l.service);
        f.names.extend(l.sla.as_deref());
        f.stated.extend([&l.period, &l.affected_time].map(String::as_str));
        let told =
            [&l.how, &l.amount, &l.claim_by, &l.minimum, &l.in_kind, &l.excluded, &l.margin, &l.allowed];
        f.stated.extend(told.into_iter().flatten().map(String::as_str));
        f.reasons.extend(l.excluded.as_deref());
        f.stated.extend(l.readings.iter().map(String::as_str));
        f.prose.extend(l.interpretation.as_deref());
        if ["owed", "awaiting-claim"].contains(&l.outcome.as_str()) {
            f.hows.extend(l.how.as_deref());
        }
        if l.outcome == "awaiting-claim" {
            f.claim_days.extend(l.claim_by.as_deref());
        }
    }
    for g in &c.goodwill {
        f.stated.extend([&g.amount, &g.what, &g.appears].map(String::as_str));
        f.stated.extend(g.decided_on.as_deref());
        f.prose.push(&g.reason);
        f.names.push(&g.decided_by);
        f.appears.push(&g.appears);
    }
    for step in c.workings.iter().flat_map(|w| &w.lines) {
        f.stated.extend([&step.label, &step.value, &step.why].map(String::as_str));
        f.stated.extend(step.clause.as_deref());
    }
    f.stated.extend(c.workings.iter().map(|w| w.title.as_str()));
    c.incidents.iter().for_each(|i| prose(&mut f, i));
    f.no_prevention =
        !c.incidents.is_empty() && c.incidents.iter().all(|i| i.prevention.is_none() && i.actions.is_empty());
    f.data_loss = c.data_loss.iter().map(String::as_str).collect();
    f.prose.extend(&f.data_loss);
    if c.owed {
        f.appears.push(&c.credit_appears);
    }
    f.amounts = amounts(&view.rows);
    f.recourse = Some(c.signatory.email.as_deref().unwrap_or(&c.contact.name));
    f.own_names = vec![&c.customer.name, &c.recipient.name];
    f.names.extend([&c.signatory.name, &c.signatory.title].map(String::as_str));
    f.names.extend(c.recipient.contact.as_deref());
    f.names.extend(c.recipient.address.iter().map(String::as_str));
    f.names.extend([c.recipient.country.as_str(), &c.period, &c.date, &c.recipient.salutation, &c.zone.name]);
    view.incidents.iter().for_each(|i| people(&mut f, i));
    ids(&mut f, view.services.keys());
    f
}

/// The facts of the letter on promised actions.
pub fn follow_up_facts<'f>(view: &'f FollowUpView<'f>, c: &'f FollowUpContext) -> DocumentFacts<'f> {
    let mut f = DocumentFacts { is_follow_up: true, owes_apology: c.late, ..DocumentFacts::default() };
    f.stated = vec![&c.date, &c.reference, &c.subject, &c.period];
    f.stated.extend(c.recipient.address.iter().map(String::as_str));
    sender(&mut f, &c.company, &c.contact);
    for i in &c.incidents {
        f.prose.extend([i.id.as_str(), &i.title]);
        f.stated.push(&i.when);
        f.stated.extend(i.letter_date.as_deref());
        for a in &i.actions {
            f.prose.push(&a.text);
            f.prose.extend(a.because.as_deref());
            let dates = [&a.promised, &a.done_on, &a.new_due].into_iter().flatten().map(String::as_str);
            f.stated.extend(dates.clone());
            f.promises.extend(dates);
            if a.state == "under-way" {
                f.undated.push(&a.text);
            }
        }
    }
    f.recourse = Some(c.signatory.email.as_deref().unwrap_or(&c.contact.name));
    f.own_names = vec![&c.customer.name, &c.recipient.name];
    f.names.extend([&c.signatory.name, &c.signatory.title].map(String::as_str));
    f.names.extend(c.recipient.contact.as_deref());
    f.names.extend(c.recipient.address.iter().map(String::as_str));
    f.names.extend([c.recipient.country.as_str(), &c.period, &c.date, &c.recipient.salutation]);
    view.incidents.iter().for_each(|followed| people(&mut f, followed.incident));
    ids(&mut f, view.view.services.keys());
    f
}

/// The facts of the public account of an incident.
pub fn public_facts<'f>(view: &'f IncidentView<'f>, c: &'f PublicPostmortemContext) -> DocumentFacts<'f> {
    let mut f = DocumentFacts { services: &c.service_names, ..DocumentFacts::default() };
    f.stated = vec![&c.id, &c.date, &c.when, &c.affected_time, &c.zone.name];
    f.stated.extend(c.restored.as_deref());
    f.stated.extend(c.chart.iter().map(|s| s.alt.as_str()));
    sender(&mut f, &c.company, &c.contact);
    for w in &c.windows {
        f.stated.extend(
            [&w.start_local, &w.end_local, &w.start_utc, &w.end_utc, &w.duration].map(String::as_str),
        );
        f.names.push(&w.service);
        f.windows.push(WindowFact {
            service: &w.service,
            local: (&w.start_local, &w.end_local),
            utc: (&w.start_utc, &w.end_utc),
        });
    }
    for row in &c.timeline {
        f.stated.extend([&row.utc, &row.local].map(String::as_str));
        f.prose.push(&row.text);
    }
    f.prose.push(&c.title);
    f.prose.extend(
        [&c.what_happened, &c.consequence, &c.cause, &c.prevention].into_iter().flatten().map(String::as_str),
    );
    actions(&mut f, &c.actions);
    f.no_prevention = c.prevention.is_none() && c.actions.is_empty();
    f.data_loss = vec![&c.data_loss];
    f.prose.push(&c.data_loss);
    f.names.extend(c.service_names.iter().map(String::as_str));
    f.names.push(&c.zone.name);
    people(&mut f, view.incident);
    ids(&mut f, view.services.keys());
    f
}

fn sender<'f>(f: &mut DocumentFacts<'f>, company: &'f Company, contact: &'f Contact) {
    f.stated.extend(company.address.iter().map(String::as_str));
    f.stated.extend([&company.phone, &contact.phone].map(String::as_str));
    f.stated.extend([&company.registration, &contact.hours].into_iter().flatten().map(String::as_str));
    f.names.extend([&company.name, &company.legal_name, &contact.name].map(String::as_str));
    f.names.extend(company.address.iter().map(String::as_str));
    f.names.extend(
        [&company.registration, &contact.role, &contact.hours].into_iter().flatten().map(String::as_str),
    );
    f.contact = Some((&contact.name, &contact.email));
}

fn prose<'f>(f: &mut DocumentFacts<'f>, i: &'f LetterIncident) {
    f.prose.extend([i.id.as_str(), &i.title]);
    f.prose.extend(
        [&i.what_happened, &i.consequence, &i.cause, &i.prevention].into_iter().flatten().map(String::as_str),
    );
    actions(f, &i.actions);
}

fn actions<'f>(f: &mut DocumentFacts<'f>, actions: &'f [PublicAction]) {
    for a in actions {
        f.prose.push(&a.text);
        f.stated.extend(a.due.as_deref());
        if a.due.is_none() && !a.done {
            f.undated.push(&a.text);
        }
    }
}

/// Those who wrote the record of an incident. Owners of actions are mostly teams, whose names are words like others.
fn people<'f>(f: &mut DocumentFacts<'f>, i: &'f Incident) {
    f.people.extend(i.authors.iter().map(String::as_str).filter(|name| name.contains(' ')));
}

fn ids<'f>(f: &mut DocumentFacts<'f>, services: impl Iterator<Item = &'f ServiceId>) {
    // An id without a mark in it is a word like another.
    f.ids.extend(services.map(ServiceId::as_str).filter(|id| id.contains(['-', '_', '.'])));
}

/// Amounts to be paid, to be claimed and given: of each row, and in all.
fn amounts(rows: &[&LedgerRow]) -> Vec<Money> {
    let mut all = BTreeSet::new();
    for wanted in [terms::is_owed, terms::is_awaiting, terms::is_goodwill] {
        let wanted = || rows.iter().filter(|row| wanted(row));
        all.extend(wanted().map(|row| if row.decision.is_some() { row.to_come } else { row.amount }));
        // Gifts are never added up.
        if !wanted().any(|row| row.decision.is_some()) {
            all.extend(sums(wanted().map(|row| row.to_come)).into_values());
        }
    }
    all.into_iter().filter(|m| !m.is_zero()).collect()
}
