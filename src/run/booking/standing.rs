//! Where every credit and every document of a published run stands: what the page of `review` shows beside each.

use crate::model::ApprovalRules;
use crate::money::Money;
use crate::register::Account;
use crate::register::Book;
use crate::register::Deed;
use crate::register::DocumentState;
use crate::register::Proposal;
use crate::register::PublishedPaper;
use crate::run::booking::Published;
use crate::run::booking::told::plain;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where everything of a run stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The run.
    run: String,
    /// Its month.
    period: String,
    /// Credits and goodwill by short id.
    credits: BTreeMap<String, CreditStanding>,
    /// Documents by path.
    documents: BTreeMap<String, PaperStanding>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct CreditStanding {
    /// `proposed`, `waiting` for another person, `approved`, `outdated`, `issued`, `settled`, `voided`.
    state: &'static str,
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    /// Who approved it.
    by: Vec<String>,
    /// How many people it needs.
    needs: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<Said>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PaperStanding {
    /// `draft`, `reviewed`, `approved`, `sent`.
    state: &'static str,
    customer: String,
    /// Who brought it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Said>,
    /// Why the run holds it.
    held: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<Said>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Said {
    by: String,
    at: String,
    note: String,
}

impl Said {
    fn of(deed: &Deed) -> Said {
        Said { by: deed.by.clone(), at: deed.at.to_string(), note: deed.note.clone() }
    }
}

impl Standing {
    /// What a register says of a run. What the register knows of the month and the run does not propose is there too.
    pub fn of(run: &Published, book: &Book, rules: &ApprovalRules) -> Standing {
        let mut credits: BTreeMap<String, CreditStanding> = book
            .accounts
            .iter()
            .map(|(id, account)| (id.clone(), credit(None, Some(account), rules)))
            .collect();
        for proposal in &run.proposals {
            let account = book.accounts.get(&proposal.short_id);
            credits.insert(proposal.short_id.clone(), credit(Some(proposal), account, rules));
        }
        let documents = run.papers.iter().map(|paper| (paper.path.clone(), document(paper, book)));
        Standing { run: run.run.clone(), period: run.period.clone(), credits, documents: documents.collect() }
    }

    /// As JSON.
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

fn credit(proposal: Option<&Proposal>, account: Option<&Account>, rules: &ApprovalRules) -> CreditStanding {
    let pending = account.and_then(Account::pending);
    let proposed = proposal.and_then(Proposal::difference);
    let last = account.and_then(Account::last_issued);
    let amount: Option<Money> = proposed.or(pending.or(last).map(|posting| posting.amount));
    let state = match (pending, proposal) {
        (Some(posting), Some(_)) if !posting.is_of(proposal) => "outdated",
        (Some(_), None) => "outdated",
        (Some(posting), _) if posting.approvers() < rules.people_for(posting.amount) => "waiting",
        (Some(posting), _) => posting.state.name(),
        // The run that proposed what was issued since proposes it still.
        (None, Some(p)) => last
            .filter(|posting| posting.number == p.number)
            .map_or("proposed", |posting| posting.state.name()),
        (None, None) => last.map_or("voided", |posting| posting.state.name()),
    };
    CreditStanding {
        state,
        customer: proposal.map(|p| &p.customer).or(account.map(|a| &a.customer)).cloned().unwrap_or_default(),
        amount: amount.map(plain),
        by: pending.iter().flat_map(|posting| posting.approvals.iter().map(|deed| deed.by.clone())).collect(),
        needs: amount.map_or(1, |amount| rules.people_for(amount)),
        hold: account.and_then(|a| a.hold.as_ref()).map(Said::of),
    }
}

fn document(paper: &PublishedPaper, book: &Book) -> PaperStanding {
    let state = book.state_of(&paper.path, &paper.digest);
    let known = book.papers.get(&paper.path);
    PaperStanding {
        state: state.name(),
        customer: paper.customer.clone(),
        by: known.filter(|_| state != DocumentState::Draft).map(|p| Said::of(&p.deed)),
        held: paper.held.clone(),
        hold: known.and_then(|p| p.hold.as_ref()).map(Said::of),
    }
}
