//! What was issued taken from what is owed: the difference of each ledger row, and what became of credits that no row is
//! about any more.

use crate::credit::Changed;
use crate::credit::IssuedBefore;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::credit::difference_workings;
use crate::model::CustomerId;
use crate::model::LineId;
use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::money::Rounding;
use crate::register::Account;
use crate::register::Book;
use crate::register::Kind;
use crate::register::Posting;
use crate::register::Proposal;
use crate::register::basis::Basis;
use crate::register::posting_number;
use crate::time::Elapsed;
use crate::time::Month;
use crate::time::Zone;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What a run knows of the credits that it has no rows for.
pub struct Known<'k> {
    /// The month of the run.
    pub month: Month,
    /// The company's zone, for the days of what was issued.
    pub zone: Zone,
    /// Short ids of credits whose SLA does not decide what is owed: nothing is taken from them.
    pub undecided: &'k BTreeSet<String>,
    /// The customer who has this id today, or had it before a renaming.
    pub customer: &'k dyn Fn(&str) -> Option<CustomerId>,
    /// The contract line that has this id today, or had it before a renaming.
    pub line: &'k dyn Fn(&str) -> Option<LineId>,
}

/// Why what was issued cannot be held against what is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// It was issued to a customer or for a line that the workspace does not know: its readable id, the amount, and what
    /// is not known.
    Unknown(String, Money, String),
    /// It was issued in another currency than it is owed in: its readable id, what was issued, the currency now.
    Currency(String, Money, Currency),
}

/// Takes what was issued from every row, and adds rows for what was issued and is owed no more.
///
/// # Errors
/// Each credit for which that cannot be done.
pub fn settle_with(book: &Book, rows: &mut Vec<LedgerRow>, known: &Known<'_>) -> Result<(), Vec<Clash>> {
    let mut clashes = Vec::new();
    let mut left: Vec<(&String, &Account)> = Vec::new();
    // What each row was issued under: its own account, and those of SLAs that were put right since.
    let mut of_row: Vec<Vec<&Account>> = rows.iter().map(|_| Vec::new()).collect();
    for (id, account) in book.accounts.iter().filter(|(_, a)| a.issued().is_some()) {
        match rows.iter().position(|row| row.short_id == *id) {
            Some(at) => of_row[at].push(account),
            None if known.undecided.contains(id) => {}
            None => left.push((id, account)),
        }
    }
    let mut added = Vec::new();
    for (id, account) in left {
        match successor(rows, account, known) {
            Some(at) => of_row[at].push(account),
            None => match gone(id, account, known) {
                Ok(row) => added.extend(row.map(|row| (row, account))),
                Err(clash) => clashes.push(clash),
            },
        }
    }
    for (row, accounts) in rows.iter_mut().zip(&of_row) {
        if let Err(clash) = take(row, accounts, book, known.zone) {
            clashes.push(clash);
        }
    }
    for (mut row, account) in added {
        if let Err(clash) = take(&mut row, &[account], book, known.zone) {
            clashes.push(clash);
        }
        rows.push(row);
    }
    let corrected: BTreeSet<CustomerId> =
        rows.iter().filter(|r| r.is_corrected()).map(|r| r.customer.clone()).collect();
    for row in rows.iter_mut().filter(|r| !r.before.is_empty()) {
        row.to_come = match (row.difference.is_zero(), corrected.contains(&row.customer)) {
            (false, _) => row.difference,
            (true, false) => row.issued_before,
            (true, true) => Money::zero(row.amount.currency),
        };
    }
    if clashes.is_empty() { Ok(()) } else { Err(clashes) }
}

fn last_proposal(account: &Account) -> Option<&Proposal> {
    account.last_issued()?.proposal.as_ref()
}

/// The row that stands in the place of a credit: the same line of the same customer under another SLA.
fn successor(rows: &[LedgerRow], account: &Account, known: &Known<'_>) -> Option<usize> {
    let proposal = last_proposal(account).filter(|_| account.kind == Kind::Credit)?;
    let customer = (known.customer)(&proposal.customer)?;
    let line = (known.line)(proposal.line.as_ref()?)?;
    rows.iter().position(|row| {
        row.kind == RowKind::Credit && row.customer == customer && row.line.as_ref() == Some(&line)
    })
}

/// A row for what was issued and is owed no more; `None` where the register no longer says what it was.
fn gone(id: &str, account: &Account, known: &Known<'_>) -> Result<Option<LedgerRow>, Clash> {
    let Some(issued) = account.issued() else { return Ok(None) };
    let proposal = last_proposal(account);
    let name = proposal.map_or(id, |p| p.credit_id.as_str()).to_owned();
    let unknown = |what: String| Err(Clash::Unknown(name.clone(), issued, what));
    let Some(customer) = (known.customer)(&account.customer) else {
        return unknown(format!("the customer `{}`", account.customer));
    };
    let line = match proposal.and_then(|p| p.line.as_ref()) {
        None => None,
        Some(line) => match (known.line)(line) {
            Some(line) => Some(line),
            None => return unknown(format!("the contract line `{line}`")),
        },
    };
    let currency = issued.currency;
    let zero = Money::zero(currency);
    let credit_to = proposal.and_then(|p| (known.customer)(&p.credit_to)).unwrap_or_else(|| customer.clone());
    let sla = proposal.and_then(|p| Some((SlaId::new(p.sla.clone()?), p.sla_version.clone()?)));
    Ok(Some(LedgerRow {
        id: name,
        short_id: id.to_owned(),
        number: id.to_owned(),
        month: known.month,
        customer,
        credit_to,
        line,
        sla,
        uptime: None,
        tier: String::new(),
        base: ExactMoney::zero(currency),
        exact: ExactMoney::zero(currency),
        rounding: Rounding::HalfUp,
        amount: zero,
        residue: Exact::zero(),
        kind: if account.kind == Kind::Goodwill { RowKind::Goodwill } else { RowKind::Credit },
        state: RowState::Owed,
        affected: None,
        issued_before: zero,
        before: Vec::new(),
        changes: Vec::new(),
        difference: zero,
        to_come: zero,
        invoice: None,
        in_kind: String::new(),
        decision: None,
        claim_by: None,
        workings: Step::new("step-credit", Value::Money(zero)).rule(Phrase::new("nothing-owed-now")),
        digest: OnceLock::new(),
    }))
}

/// Takes what was issued under some accounts from what a row says is owed.
fn take(row: &mut LedgerRow, accounts: &[&Account], book: &Book, zone: Zone) -> Result<(), Clash> {
    if let Some(account) = book.accounts.get(&row.short_id) {
        row.number = posting_number(&row.short_id, account.next());
    }
    let mut postings: Vec<&Posting> =
        accounts.iter().flat_map(|a| &a.postings).filter(|p| p.counts()).collect();
    postings.sort_by_key(|p| (p.issued.as_ref().map(|(deed, _)| deed.at), p.number.clone()));
    let Some(last) = postings.last() else { return Ok(()) };
    let currency = row.amount.currency;
    let mut issued = Money::zero(currency);
    for posting in &postings {
        let other = || Clash::Currency(row.id.clone(), posting.amount, currency);
        issued = issued.plus(posting.amount).ok_or_else(other)?;
    }
    let owed = match row.state {
        RowState::Owed | RowState::AwaitingClaim => row.amount,
        _ => Money::zero(currency),
    };
    row.issued_before = issued;
    row.difference = owed.minus(issued).unwrap_or(Money::zero(currency));
    // What was given does not wait for a claim.
    if row.state == RowState::AwaitingClaim && row.difference.minor <= 0 {
        row.state = RowState::Owed;
    }
    row.before = postings
        .iter()
        .map(|p| IssuedBefore {
            number: p.number.clone(),
            on: p.issued.as_ref().map_or(row.month.first_day(), |(deed, _)| zone.civil(deed.at).date()),
            amount: p.amount,
        })
        .collect();
    if row.difference.is_zero() {
        return Ok(());
    }
    row.changes = last.proposal.as_ref().map(|p| changes(p, row)).unwrap_or_default();
    let now = std::mem::replace(&mut row.workings, Step::new("step-credit", Value::Money(owed)));
    row.workings = difference_workings(row.difference, now, &row.before, &row.changes);
    row.digest = OnceLock::new();
    Ok(())
}

/// What is another figure in a row than in what was proposed and issued before.
fn changes(then: &Proposal, row: &LedgerRow) -> Vec<Changed> {
    let now = Basis::of(row);
    let mut all = Vec::new();
    let ms = |n: Option<i64>| Elapsed(n.unwrap_or(0));
    if then.basis.affected_ms != now.affected_ms && row.affected.is_some() {
        all.push(Changed::Affected(ms(then.basis.affected_ms), ms(now.affected_ms)));
        let ids: BTreeSet<&String> = then
            .basis
            .incidents
            .iter()
            .chain(&now.incidents)
            .map(|(id, _)| id)
            .filter(|id| !id.is_empty())
            .collect();
        for id in ids {
            let of = |basis: &Basis| ms(basis.incidents.iter().find(|(i, _)| i == id).map(|(_, t)| *t));
            let (was, is) = (of(&then.basis), of(&now));
            if was != is {
                all.push(Changed::OfIncident(id.clone(), was, is));
            }
        }
    }
    let share = |basis: &Basis| Exact::parse(&basis.exact)?.over(&Exact::parse(&basis.base)?);
    if let (Some(was), Some(is)) = (share(&then.basis), share(&now)) {
        let is_plain = |share: &Exact| share.to_decimal(6).is_some();
        if was != is && is_plain(&was) && is_plain(&is) {
            all.push(Changed::Share(was, is));
        }
    }
    if let Some(was) =
        Exact::parse(&then.basis.base).filter(|was| *was != row.base.minor && !row.base.minor.is_zero())
    {
        let was = ExactMoney { currency: row.base.currency, minor: was };
        all.push(Changed::Base(was, row.base.clone()));
    }
    let named = |id: &str, version: &str| format!("{id} {version}");
    let was = then.sla.as_deref().zip(then.sla_version.as_deref()).map(|(id, v)| named(id, v));
    let is = row.sla.as_ref().map(|(id, version)| named(id.as_str(), version));
    if let Some((was, is)) = was.zip(is).filter(|(was, is)| was != is) {
        all.push(Changed::Sla(was, is));
    }
    all
}
