//! The mail draft of a letter: from the person who signs, to the recipient.

use crate::compose::CustomerView;
use crate::compose::context::FollowUpContext;
use crate::compose::context::LetterContext;
use crate::compose::context::shared::Company;
use crate::compose::context::shared::Signatory;
use crate::compose::figure::Figure;
use crate::render::document::Document;
use crate::render::mail::Draft;
use crate::render::mail::Mailbox;
use crate::render::mail::to_eml;
use std::collections::BTreeMap;

/// What a mail takes from the letter in it.
pub(super) struct Head<'l> {
    signatory: &'l Signatory,
    company: &'l Company,
    subject: &'l str,
    reference: &'l str,
}

impl<'l> From<&'l LetterContext> for Head<'l> {
    fn from(c: &'l LetterContext) -> Self {
        Head { signatory: &c.signatory, company: &c.company, subject: &c.subject, reference: &c.reference }
    }
}

impl<'l> From<&'l FollowUpContext> for Head<'l> {
    fn from(c: &'l FollowUpContext) -> Self {
        Head { signatory: &c.signatory, company: &c.company, subject: &c.subject, reference: &c.reference }
    }
}

/// The draft, or nothing where nobody knows the recipient's address. A letter to a partner goes to the partner's.
pub(super) fn mail_draft(
    view: &CustomerView<'_>,
    letter: &Head<'_>,
    (document, figures): (&Document, &BTreeMap<String, Figure>),
    pdf: &[u8],
) -> Option<Vec<u8>> {
    let to = view.partner.unwrap_or(view.customer);
    // Who signs writes; without an address of their own the company does.
    let from = match &letter.signatory.email {
        Some(address) => Mailbox { name: &letter.signatory.name, address },
        None => Mailbox { name: &letter.company.name, address: &letter.company.email },
    };
    to_eml(&Draft {
        from,
        to: Mailbox { name: to.contact.as_ref().unwrap_or(&to.name), address: to.email.as_ref()? },
        subject: letter.subject,
        date: view.issued_on,
        document,
        figures,
        file: &format!("{} {}", letter.company.name, letter.reference.replace('/', " ")),
        pdf,
    })
}
