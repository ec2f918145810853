//! What a command of a person comes to: the entries that it writes, or why it must not.
//!
//! Nothing here reads a clock or a disk: the book that it is held against is read in the same transaction that writes
//! the entries.

use crate::model::ApprovalRules;
use crate::money::Money;
use crate::register::Account;
use crate::register::Act;
use crate::register::Book;
use crate::register::DocumentState;
use crate::register::Draft;
use crate::register::Kind;
use crate::register::Posting;
use crate::register::PostingState;
use crate::register::Proposal;
use crate::register::book::name_key;
use crate::register::posting_number;
use crate::time::Month;
use std::collections::BTreeMap;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// To what: a credit's id, a posting's number, a document's path.
    pub subject: String,
    /// Why, in words for people.
    pub why: String,
}

/// What a command comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The entries to be written.
    pub drafts: Vec<Draft>,
    /// What must not be done.
    pub refusals: Vec<Refusal>,
    /// What is so already.
    pub unchanged: Vec<String>,
}

impl Decision {
    /// Adds what another decision comes to.
    pub fn add(&mut self, other: Decision) {
        self.drafts.extend(other.drafts);
        self.refusals.extend(other.refusals);
        self.unchanged.extend(other.unchanged);
    }

    fn refuse(&mut self, subject: impl Into<String>, why: impl Into<String>) {
        self.refusals.push(Refusal { subject: subject.into(), why: why.into() });
    }
}

/// A person and what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who, as typed.
    pub by: String,
    /// Why, or a reference; may be empty.
    pub note: String,
}

/// A document of a published run, or a notice that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedPaper {
    /// Which of the two.
    pub kind: Kind,
    /// Its path without an ending: `customers/acme/letter`.
    pub path: String,
    /// Whose; empty for public documents.
    pub customer: String,
    /// The digest of its words.
    pub digest: String,
    /// Why the run holds it; empty when it does not, and for notices.
    pub held: Vec<String>,
}

/// Approves some of the proposals of a run.
pub fn approve_credits(
    book: &Book,
    chosen: &[&Proposal],
    (run, proposals): (&str, &[Proposal]),
    said: &Said,
    rules: &ApprovalRules,
) -> Decision {
    let mut decision = Decision::default();
    for proposal in chosen {
        let id = &proposal.credit_id;
        match approval(book, proposal, proposals, said, rules) {
            Ok(Some((amount, period))) => decision.drafts.push(Draft {
                act: Act::Approved,
                kind: proposal.kind(),
                subject: proposal.short_id.clone(),
                posting: proposal.number.clone(),
                period,
                customer: proposal.customer.clone(),
                amount: Some(amount),
                run: run.to_owned(),
                batch: String::new(),
                by: said.by.clone(),
                note: said.note.clone(),
                detail: serde_json::to_string(proposal).unwrap_or_default(),
            }),
            Ok(None) => decision.unchanged.push(id.clone()),
            Err(why) => decision.refuse(id, why),
        }
    }
    decision
}

/// The amount and month of an approval; `None` when it stands already.
fn approval(
    book: &Book,
    proposal: &Proposal,
    run: &[Proposal],
    said: &Said,
    rules: &ApprovalRules,
) -> Result<Option<(Money, Month)>, String> {
    let period = Month::parse(&proposal.period).ok_or("its period is no month")?;
    let (Some(amount), Some(before)) = (proposal.difference(), proposal.issued_before()) else {
        return Err("its amount cannot be kept: a register holds whole numbers of 64 bits".to_owned());
    };
    if amount.minor <= 0 {
        return Err(format!("there is nothing to give: the difference is {amount}"));
    }
    let issued = issued_now(book, proposal).unwrap_or(Money::zero(amount.currency));
    if issued != before {
        return Err(format!(
            "{issued} is issued, and the run that proposes {amount} knew of {before}: run again, then approve what is left"
        ));
    }
    if let Some(other) = rival(book, proposal, run) {
        return Err(format!(
            "{other} is approved for the same line and not issued, and the run does not propose it any more: void it first"
        ));
    }
    let Some(account) = book.accounts.get(&proposal.short_id) else { return Ok(Some((amount, period))) };
    if let Some(hold) = &account.hold {
        return Err(held_by(hold));
    }
    if proposal.number != posting_number(&proposal.short_id, account.next()) {
        return Err("its number was given out since the run: run again".to_owned());
    }
    match account.pending().filter(|posting| posting.is_of(Some(proposal))) {
        Some(posting) => {
            let is_mine = posting.approvals.iter().any(|deed| name_key(&deed.by) == name_key(&said.by));
            let is_enough = posting.approvers() >= rules.people_for(amount);
            Ok((!is_mine && !is_enough).then_some((amount, period)))
        }
        None => Ok(Some((amount, period))),
    }
}

/// What counts as issued now of what a proposal is the difference to: its own postings, and those that it names.
fn issued_now(book: &Book, proposal: &Proposal) -> Option<Money> {
    let own = |id: &String, number: &String| *id == proposal.short_id || proposal.before.contains(number);
    let postings = book.accounts.iter().flat_map(|(id, a)| a.postings.iter().map(move |p| (id, p)));
    let mut counted = postings.filter(|(id, p)| p.counts() && own(id, &p.number)).map(|(_, p)| p.amount);
    let first = counted.next()?;
    Some(counted.fold(first, |sum, amount| sum.plus(amount).unwrap_or(sum)))
}

/// An approved posting for the same contract line under another SLA that the run does not propose.
fn rival<'b>(book: &'b Book, proposal: &Proposal, run: &[Proposal]) -> Option<&'b str> {
    let line = proposal.line.as_ref()?;
    let pending = book.accounts.iter().filter_map(|(id, account)| Some((id, account.pending()?)));
    let mut rivals = pending.filter(|(id, posting)| {
        let of = posting.proposal.as_ref();
        **id != proposal.short_id
            && of.is_some_and(|p| p.customer == proposal.customer && p.line.as_ref() == Some(line))
            && !run.iter().any(|p| p.short_id == **id)
    });
    rivals.next().map(|(_, posting)| posting.number.as_str())
}

fn held_by(hold: &crate::register::Deed) -> String {
    let why = if hold.note.is_empty() { String::new() } else { format!(": {}", hold.note) };
    format!("{} holds it since {}{why}", hold.by, hold.at)
}

/// Brings documents of a run, or notices, to a state. `run` is what made them.
pub fn approve_documents(
    book: &Book,
    period: Month,
    papers: &[&PublishedPaper],
    to: DocumentState,
    run: &str,
    said: &Said,
) -> Decision {
    let mut decision = Decision::default();
    let act = match to {
        DocumentState::Draft => Act::Voided,
        DocumentState::Reviewed => Act::Reviewed,
        DocumentState::Approved => Act::Approved,
        DocumentState::Sent => Act::Sent,
    };
    for paper in papers {
        let is = book.state_of(&paper.path, &paper.digest);
        let hold = book.papers.get(&paper.path).and_then(|p| p.hold.as_ref());
        if is >= to && to != DocumentState::Draft && paper.held.is_empty() {
            decision.unchanged.push(paper.path.clone());
        } else if let Some(hold) = hold {
            decision.refuse(&paper.path, held_by(hold));
        } else if !paper.held.is_empty() && to != DocumentState::Draft {
            decision.refuse(&paper.path, format!("the run holds it: {}", paper.held.join(" ")));
        } else if to == DocumentState::Sent && is != DocumentState::Approved {
            let changed = book.papers.get(&paper.path).is_some_and(|p| p.state >= DocumentState::Approved);
            let why = match changed {
                true => "its words have changed since it was approved: it is a draft again",
                false => "nobody has approved it",
            };
            decision.refuse(&paper.path, why);
        } else {
            decision.drafts.push(Draft {
                act,
                kind: paper.kind,
                subject: paper.path.clone(),
                posting: String::new(),
                period,
                customer: paper.customer.clone(),
                amount: None,
                run: run.to_owned(),
                batch: String::new(),
                by: said.by.clone(),
                note: said.note.clone(),
                detail: serde_json::to_string(&paper.digest).unwrap_or_default(),
            });
        }
    }
    decision
}

/// An entry about a posting.
fn about(act: Act, id: &str, account: &Account, posting: &Posting, said: &Said) -> Draft {
    Draft {
        act,
        kind: account.kind,
        subject: id.to_owned(),
        posting: posting.number.clone(),
        period: account.period,
        customer: account.customer.clone(),
        amount: Some(posting.amount),
        run: posting.run.clone(),
        batch: String::new(),
        by: said.by.clone(),
        note: said.note.clone(),
        detail: String::new(),
    }
}

/// Issues what is approved. What is chosen and has nothing approved is refused; so is what the run that is published
/// now proposes otherwise (`published` is `None` when there is no run to compare with).
pub fn issue(
    book: &Book,
    chosen: &[&str],
    published: Option<&[Proposal]>,
    batch: &str,
    said: &Said,
    rules: &ApprovalRules,
) -> Decision {
    let mut decision = Decision::default();
    let proposed: Option<BTreeMap<&str, &Proposal>> =
        published.map(|all| all.iter().map(|p| (p.short_id.as_str(), p)).collect());
    for id in chosen {
        let Some(account) = book.accounts.get(*id) else {
            decision.refuse(*id, "nobody has approved it");
            continue;
        };
        let Some(posting) = account.pending() else {
            match account.last_issued() {
                Some(_) => decision.unchanged.push((*id).to_owned()),
                None => decision.refuse(*id, "nobody has approved it"),
            }
            continue;
        };
        let needed = rules.people_for(posting.amount);
        if let Some(hold) = &account.hold {
            decision.refuse(*id, held_by(hold));
        } else if posting.approvers() < needed {
            let who: Vec<&str> = posting.approvals.iter().map(|deed| deed.by.as_str()).collect();
            let why = format!(
                "{} needs the approval of {needed} different people, and only {} gave it",
                posting.amount,
                who.join(", ")
            );
            decision.refuse(*id, why);
        } else if let Some(why) = proposed.as_ref().and_then(|all| outdated(posting, all.get(id).copied())) {
            decision.refuse(*id, why);
        } else if posting.proposal.is_none() {
            decision.refuse(
                *id,
                "what was approved cannot be read in the register; `amends register verify` says more",
            );
        } else {
            let draft = about(Act::Issued, id, account, posting, said);
            decision.drafts.push(Draft { batch: batch.to_owned(), ..draft });
        }
    }
    decision
}

/// Why what was approved is not what the published run proposes; `None` when it is.
fn outdated(posting: &Posting, proposed: Option<&Proposal>) -> Option<String> {
    if posting.is_of(proposed) {
        return None;
    }
    let now = match proposed.and_then(Proposal::difference) {
        Some(money) => format!("proposes {money}"),
        None => "proposes nothing".to_owned(),
    };
    Some(format!(
        "{} was approved, and the run that is published now {now}: approve that, or void this",
        posting.amount
    ))
}

/// Notes that issued postings stand in the customer's account.
pub fn settle(book: &Book, chosen: &[&str], said: &Said) -> Decision {
    let mut decision = Decision::default();
    for id in chosen {
        let Some(account) = book.accounts.get(*id) else {
            decision.refuse(*id, "the register does not know it");
            continue;
        };
        let issued: Vec<&Posting> =
            account.postings.iter().filter(|p| p.state == PostingState::Issued).collect();
        if issued.is_empty() {
            match account.postings.iter().any(|p| p.state == PostingState::Settled) {
                true => decision.unchanged.push((*id).to_owned()),
                false => decision.refuse(*id, "nothing of it is issued"),
            }
        }
        for posting in issued {
            decision.drafts.push(about(Act::Settled, id, account, posting, said));
        }
    }
    decision
}

/// Takes postings back. `numbers` names postings; an id with several of them needs a number.
pub fn void(book: &Book, chosen: &[&str], numbers: &[&str], said: &Said) -> Decision {
    let mut decision = Decision::default();
    for id in chosen {
        let Some(account) = book.accounts.get(*id) else {
            decision.refuse(*id, "the register does not know it");
            continue;
        };
        let live: Vec<&Posting> = account.postings.iter().filter(|p| p.is_live()).collect();
        let named: Vec<&Posting> =
            live.iter().copied().filter(|p| numbers.contains(&p.number.as_str())).collect();
        let taken = if named.is_empty() { &live } else { &named };
        match taken.as_slice() {
            [] => decision.unchanged.push((*id).to_owned()),
            [_, _, ..] if named.is_empty() => {
                let all: Vec<&str> = live.iter().map(|p| p.number.as_str()).collect();
                decision.refuse(*id, format!("it has several postings; say which: {}", all.join(", ")));
            }
            taken => {
                decision.drafts.extend(taken.iter().map(|p| about(Act::Voided, id, account, p, said)));
            }
        }
    }
    decision
}
