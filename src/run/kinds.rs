//! The kinds of documents: for each its name, its template, what the template sees, and the forms it is written in.
//!
//! This is the one table of them; whatever goes through all templates goes through it.

use crate::compose::context;
use crate::model::Form;
use schemars::Schema;
use schemars::schema_for;

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// Its name, also that of its schema and of its files.
    pub name: &'static str,
    /// What its template makes.
    pub makes: &'static str,
    /// What its schema is of, in the list of schemas.
    pub sees: &'static str,
    /// The type of what its template sees.
    pub context: &'static str,
    /// The forms that it can have; `[documents] forms` chooses among them.
    pub forms: &'static [Form],
    /// Whether it must hold the five steps of service recovery.
    pub has_steps: bool,
    schema: fn() -> Schema,
}

impl Kind {
    /// The name of its template.
    pub fn template(&self) -> String {
        format!("{}.md.hbs", self.name)
    }

    /// The JSON Schema of what its template sees.
    pub fn schema(&self) -> Schema {
        (self.schema)()
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().copied().find(|kind| kind.name == name)
    }

    /// The kind that a template makes; none for a partial, and for a template that nothing asks for.
    pub fn of_template(name: &str) -> Option<&'static Kind> {
        Self::named(name.strip_suffix(".md.hbs")?)
    }
}

/// The forms of what goes out.
const LETTER_FORMS: &[Form] = &Form::ALL;
/// The forms of what is read in the house and on the web.
const ACCOUNT_FORMS: &[Form] = &[Form::Pdf, Form::Html, Form::Markdown, Form::Docx];

/// The letter to one customer.
pub static LETTER: Kind = Kind {
    name: "letter",
    makes: "the letter to one customer, or to the partner on a customer's behalf",
    sees: "what the letter's template sees",
    context: "LetterContext",
    forms: LETTER_FORMS,
    has_steps: true,
    schema: || schema_for!(context::LetterContext),
};

/// The letter on promised actions to one customer.
pub static FOLLOW_UP: Kind = Kind {
    name: "follow-up",
    makes: "the letter on what became of promised actions, to one customer or to the partner on a customer's behalf",
    sees: "what the template of the letter on promised actions sees",
    context: "FollowUpContext",
    forms: LETTER_FORMS,
    has_steps: false,
    schema: || schema_for!(context::FollowUpContext),
};

/// The SLA report for one customer.
pub static SLA_REPORT: Kind = Kind {
    name: "sla-report",
    makes: "promised and delivered, per customer",
    sees: "what the SLA report's template sees",
    context: "ReportContext",
    forms: &[Form::Pdf],
    has_steps: false,
    schema: || schema_for!(context::ReportContext),
};

/// The summary of the month.
pub static MONTH_SUMMARY: Kind = Kind {
    name: "month-summary",
    makes: "the month for management",
    sees: "what the month summary's template sees",
    context: "SummaryContext",
    forms: ACCOUNT_FORMS,
    has_steps: false,
    schema: || schema_for!(context::SummaryContext),
};

/// The internal account of an incident.
pub static POSTMORTEM: Kind = Kind {
    name: "postmortem",
    makes: "the internal account of an incident",
    sees: "what the postmortem's template sees",
    context: "PostmortemContext",
    forms: ACCOUNT_FORMS,
    has_steps: false,
    schema: || schema_for!(context::PostmortemContext),
};

/// The public account of an incident.
pub static PUBLIC_POSTMORTEM: Kind = Kind {
    name: "postmortem-public",
    makes: "the public account of an incident, without money, customers and internal prose",
    sees: "what the public postmortem's template sees",
    context: "PublicPostmortemContext",
    forms: ACCOUNT_FORMS,
    has_steps: false,
    schema: || schema_for!(context::PublicPostmortemContext),
};

/// The brief for support agents.
pub static BRIEF: Kind = Kind {
    name: "brief",
    makes: "the brief for support agents, with each incident",
    sees: "what the template of the support brief sees",
    context: "BriefContext",
    forms: ACCOUNT_FORMS,
    has_steps: false,
    schema: || schema_for!(context::BriefContext),
};

/// The cover list of a partner.
pub static COVER: Kind = Kind {
    name: "partner-cover",
    makes: "the list that goes to a partner with the letters about their end customers",
    sees: "what the template of a partner's cover list sees",
    context: "CoverContext",
    forms: ACCOUNT_FORMS,
    has_steps: false,
    schema: || schema_for!(context::CoverContext),
};

/// A notice to the public.
pub static NOTICE: Kind = Kind {
    name: "notice",
    makes: "a notice during or after an incident, by `amends notice`",
    sees: "what the template of a notice sees",
    context: "NoticeContext",
    forms: &[Form::Html, Form::Markdown],
    has_steps: false,
    schema: || schema_for!(context::NoticeContext),
};

/// The short form of a notice.
pub static NOTICE_SHORT: Kind = Kind {
    name: "notice-short",
    makes: "the short form of a notice, for a status page",
    sees: "what the template of a notice's short form sees",
    context: "NoticeContext",
    forms: &[Form::Text],
    has_steps: false,
    schema: || schema_for!(context::NoticeContext),
};

/// Every kind.
pub static KINDS: [&Kind; 10] = [
    &LETTER,
    &FOLLOW_UP,
    &SLA_REPORT,
    &MONTH_SUMMARY,
    &POSTMORTEM,
    &PUBLIC_POSTMORTEM,
    &BRIEF,
    &COVER,
    &NOTICE,
    &NOTICE_SHORT,
];
