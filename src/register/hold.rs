//! Holding credits and documents, and releasing them.

use crate::register::Act;
use crate::register::Book;
use crate::register::Decision;
use crate::register::Draft;
use crate::register::Kind;
use crate::register::Said;
use crate::time::Month;

/// What is held or released: a credit by its short id, a document or a notice by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holdable {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its id or path.
    pub subject: String,
    /// Whose.
    pub customer: String,
}

/// Holds things, or releases them.
pub fn hold(book: &Book, period: Month, chosen: &[&Holdable], is_release: bool, said: &Said) -> Decision {
    let mut decision = Decision::default();
    for one in chosen {
        let holds = match one.kind {
            Kind::Document | Kind::Notice => book.papers.get(&one.subject).and_then(|p| p.hold.as_ref()),
            Kind::Credit | Kind::Goodwill => book.accounts.get(&one.subject).and_then(|a| a.hold.as_ref()),
        };
        if holds.is_some() != is_release {
            decision.unchanged.push(one.subject.clone());
            continue;
        }
        let detail = match one.kind {
            Kind::Document | Kind::Notice => {
                let digest = book.papers.get(&one.subject).map_or("", |p| p.digest.as_str());
                serde_json::to_string(digest).unwrap_or_default()
            }
            Kind::Credit | Kind::Goodwill => String::new(),
        };
        decision.drafts.push(Draft {
            act: if is_release { Act::Released } else { Act::Held },
            kind: one.kind,
            subject: one.subject.clone(),
            posting: String::new(),
            period,
            customer: one.customer.clone(),
            amount: None,
            run: String::new(),
            batch: String::new(),
            by: said.by.clone(),
            note: said.note.clone(),
            detail,
        });
    }
    decision
}
