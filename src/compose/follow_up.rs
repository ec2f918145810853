//! The letter on promised actions: what we said we would do after an incident, and what has become of it.

use crate::compose::CustomerView;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::compose::context::FollowUpContext;
use crate::compose::context::follow_up::FollowUpAction;
use crate::compose::context::follow_up::FollowUpIncident;
use crate::compose::context::shared::Furniture;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::held::hold_words;
use crate::compose::standing::Standing;
use crate::language::Language;
use crate::model::Action;
use crate::model::Customer;
use crate::model::Incident;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// An incident after which a customer was promised something.
#[derive(Clone, Debug)]
pub struct Followed<'f> {
    /// The incident.
    pub incident: &'f Incident,
    /// The days on which it hit the customer, in their zone; empty where only a gift was given for it.
    pub days: BTreeSet<NaiveDate>,
    /// When the letter with the promises was sent, by the register.
    pub letter_on: Option<NaiveDate>,
    /// What was promised and where it stands.
    pub actions: Vec<(&'f Action, Standing<'f>)>,
    /// Whether all that was promised is done.
    pub is_complete: bool,
}

/// What one customer hears of promised actions.
pub struct FollowUpView<'v> {
    /// The customer, the partner, the language.
    pub view: CustomerView<'v>,
    /// The incidents, by start.
    pub incidents: Vec<Followed<'v>>,
}

impl<'v> FollowUpView<'v> {
    /// The view of one customer; `None` where all of the incidents hit them in this month too, so that its letter says how
    /// things stand. `has_template` says whether there is a template for it in a language.
    pub fn new(
        facts: &'v PeriodFacts<'v>,
        customer: &'v Customer,
        incidents: Vec<Followed<'v>>,
        has_template: &dyn Fn(&Language) -> bool,
    ) -> Option<Self> {
        let view = CustomerView::new(facts, customer);
        let is_told = |f: &Followed<'_>| view.incidents.iter().any(|i| i.id == f.incident.id);
        let mut incidents: Vec<Followed<'v>> = incidents.into_iter().filter(|f| !is_told(f)).collect();
        incidents.sort_by_key(|f| (f.incident.impacts.iter().map(|x| x.start).min(), f.incident.id.clone()));
        if incidents.is_empty() {
            return None;
        }
        let reader = view.partner.unwrap_or(customer);
        let wanted = Tongue::of(facts, reader);
        let mut lacks: Vec<String> = incidents.iter().flat_map(|f| lacks(wanted, f)).collect();
        lacks.extend(Tongue::unknown(facts, reader));
        if !has_template(wanted.language) {
            lacks.push(format!("the template `{}/follow-up.md.hbs`", wanted.language.tag()));
        }
        let mut tongue = if lacks.is_empty() { wanted } else { Tongue::own(facts) };
        if !has_template(tongue.language) {
            tongue = Tongue::in_house();
        }
        let view =
            CustomerView { tongue, language: tongue.language, lacks, issued_on: facts.issued_on, ..view };
        Some(FollowUpView { view, incidents })
    }
}

/// What is written in the language of the workspace and not in this one, by its keys.
fn lacks(tongue: Tongue<'_>, followed: &Followed<'_>) -> Vec<String> {
    if tongue.is_own {
        return Vec::new();
    }
    let (tag, incident) = (tongue.language.tag(), followed.incident);
    let mut lacks = Vec::new();
    if tongue.prose(incident).is_none_or(|prose| prose.title.trim().is_empty()) {
        lacks.push(tongue.place_of(incident, "title"));
    }
    for (action, standing) in &followed.actions {
        let own = action.public_text.own.as_deref().unwrap_or_default();
        if tongue.words(&action.public_text).is_none() {
            lacks.push(format!("`public_text_in.{tag}` of “{own}” in {}", incident.id));
        }
        if let Standing::Late { because: Some(because), .. } = standing
            && because.own.is_some()
            && tongue.words(because).is_none()
        {
            lacks.push(format!("`because_in.{tag}` of “{own}” in {}", incident.id));
        }
    }
    lacks
}

/// Why the letter is held; empty when it is fit to be approved.
pub fn follow_up_holds(view: &FollowUpView<'_>) -> Vec<String> {
    let issued_on = view.view.issued_on;
    let mut holds = Vec::new();
    for followed in &view.incidents {
        let incident = followed.incident;
        let named = format!("{} ({})", incident.id, incident.title);
        if let Some(hold) = incident.hold {
            holds.push(format!("{named}: {}.", hold_words(hold)));
        }
        for (action, standing) in &followed.actions {
            let Standing::Late { promised, new_due, .. } = standing else { continue };
            let own = action.public_text.own.as_deref().unwrap_or_default();
            match new_due {
                None => holds.push(format!(
                    "{named}: “{own}” was promised for {promised} and is late, and nobody says for when now (`[[action.late]]` with `new_due`, or `done_on`)."
                )),
                Some(day) if *day < issued_on && !action.is_done => holds.push(format!(
                    "{named}: “{own}” was put off to {day}, a day that has gone by too at the date of this letter, and it is not done."
                )),
                Some(_) => {}
            }
        }
    }
    holds
}

/// The letter; `mark` is the word across its margin.
pub fn follow_up(view: &FollowUpView<'_>, mark: Option<&str>) -> FollowUpContext {
    let (own, language) = (&view.view, view.view.language);
    let subject = match own.partner {
        Some(_) => language.say_with("subject-follow-up-of-customer", &[("customer", &own.customer.name)]),
        None => language.say("subject-follow-up"),
    };
    let incidents: Vec<FollowUpIncident> = view.incidents.iter().map(|f| incident(own, f)).collect();
    let is_late = |a: &FollowUpAction| a.state == "late" || a.done_late;
    FollowUpContext {
        furniture: sheet(view, &subject, mark),
        company: furniture::company(own.settings),
        contact: furniture::contact(own.settings, own.tongue),
        signatory: furniture::signatory(&own.settings.documents.signatory, own.tongue),
        recipient: furniture::recipient(own),
        customer: furniture::customer(own),
        on_behalf_of: own.partner.map(|_| own.customer.name.clone()),
        date: language.date(own.issued_on),
        reference: reference(own),
        subject,
        period: language.month(own.month),
        late: incidents.iter().flat_map(|i| &i.actions).any(is_late),
        complete: view.incidents.iter().all(|f| f.is_complete),
        incidents,
    }
}

/// Another one than that of the letter of the same month.
fn reference(view: &CustomerView<'_>) -> String {
    format!("{}/F", furniture::reference(view))
}

fn sheet(view: &FollowUpView<'_>, subject: &str, mark: Option<&str>) -> Furniture {
    let own = &view.view;
    let (reader, language) = (own.partner.unwrap_or(own.customer), own.language);
    let mut keywords = vec![reference(own), own.month.to_string()];
    keywords.extend(view.incidents.iter().map(|f| f.incident.id.to_string()));
    let sheet = Sheet {
        kind: "letter",
        title: subject.to_owned(),
        subject: language
            .say_with("letter-about", &[("name", &reader.name), ("month", &language.month(own.month))]),
        keywords,
        country: &reader.country,
        language,
        tag: &reader.language,
        date: own.issued_on,
        mark,
    };
    furniture::furniture(own.settings, sheet)
}

fn incident(view: &CustomerView<'_>, followed: &Followed<'_>) -> FollowUpIncident {
    let language = view.language;
    let mut actions: Vec<_> = followed.actions.iter().collect();
    actions.sort_by_key(|(action, _)| (action.due.is_none(), action.due));
    FollowUpIncident {
        id: followed.incident.id.to_string(),
        title: view.tongue.title(followed.incident).to_owned(),
        when: language.days(&followed.days),
        letter_date: followed.letter_on.map(|day| language.date(day)),
        link: followed.incident.link.clone(),
        actions: actions.into_iter().map(|(action, standing)| told(view, action, standing)).collect(),
    }
}

fn told(view: &CustomerView<'_>, action: &Action, standing: &Standing<'_>) -> FollowUpAction {
    let (tongue, language) = (view.tongue, view.language);
    let text = tongue.words(&action.public_text).unwrap_or_default().to_owned();
    let blank = FollowUpAction {
        text,
        state: String::new(),
        promised: None,
        done_on: None,
        done_late: false,
        new_due: None,
        because: None,
    };
    let date = |day: &NaiveDate| language.date(*day);
    match standing {
        Standing::Done { on, promised } => FollowUpAction {
            state: "done".to_owned(),
            promised: promised.as_ref().map(date),
            done_on: Some(date(on)),
            done_late: promised.is_some_and(|day| *on > day),
            ..blank
        },
        Standing::Late { promised, new_due, because } => FollowUpAction {
            state: "late".to_owned(),
            promised: Some(date(promised)),
            new_due: new_due.as_ref().map(date),
            because: because.and_then(|words| tongue.words(words)).map(str::to_owned),
            ..blank
        },
        Standing::NotDue(day) => {
            FollowUpAction { state: "not-due".to_owned(), promised: Some(date(day)), ..blank }
        }
        Standing::UnderWay => FollowUpAction { state: "under-way".to_owned(), ..blank },
    }
}
