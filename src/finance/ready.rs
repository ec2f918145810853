//! Postings with what a target calls everything: customer, account, tax code. Nothing is guessed.

use crate::credit::RowKind;
use crate::finance::Posting;
use crate::finance::Problem;
use crate::finance::Stamp;
use crate::finance::texts;
use crate::model::CustomerId;
use crate::model::FinanceTarget;
use crate::model::KnownBy;
use crate::model::LedgerId;
use crate::model::Target;
use crate::money::Exact;
use crate::money::format_percent;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// The rows of `ledger_ids.csv` by target and customer.
pub type LedgerIds = BTreeMap<(Target, CustomerId), LedgerId>;

/// A posting in the words of a target.
pub(super) struct Ready<'a> {
    /// The posting.
    pub(super) posting: &'a Posting,
    /// Who gets it: the target's id.
    pub(super) id: &'a str,
    /// Who gets it: the exact name.
    pub(super) name: &'a str,
    /// On what it is booked: account, item, coupon; empty where the target decides.
    pub(super) book: &'a str,
    /// The tax code, where the target takes one.
    pub(super) tax_code: Option<&'a str>,
    /// Both words of an issued document; empty in a preview.
    pub(super) number: &'a str,
    /// The idempotency key; empty in a preview.
    pub(super) key: &'a str,
}

/// `20%` for 1/5.
pub(super) fn percent(rate: &Exact) -> String {
    format_percent(rate).replace('\u{a0}', "")
}

/// Every posting ready to be written.
///
/// # Errors
/// Everything that is missing and everything that would be misread.
pub(super) fn ready<'a>(
    target: &'a FinanceTarget,
    ids: &'a LedgerIds,
    postings: &'a [Posting],
    stamp: Stamp,
) -> Result<Vec<Ready<'a>>, Vec<Problem>> {
    let mut problems: BTreeSet<Problem> = BTreeSet::new();
    settings(target, postings, &mut problems);
    let mut all = Vec::with_capacity(postings.len());
    for posting in postings {
        let ready = one(target, ids, posting, stamp, &mut problems);
        texts::check(target, &ready, &mut problems);
        all.push(ready);
    }
    if problems.is_empty() { Ok(all) } else { Err(problems.into_iter().collect()) }
}

/// What the settings lack for these postings.
fn settings(target: &FinanceTarget, postings: &[Posting], problems: &mut BTreeSet<Problem>) {
    let any = |kind: RowKind| postings.iter().any(|p| p.kind == kind);
    if let Some([credit, goodwill]) = target.target.book_keys() {
        if any(RowKind::Credit) && target.book.is_none() {
            problems.insert(Problem::no_key(credit, "on which credits are booked", "\"…\""));
        }
        if any(RowKind::Goodwill) && target.goodwill_book.is_none() {
            problems.insert(Problem::no_key(goodwill, "on which goodwill is booked", "\"…\""));
        }
    }
    if postings.is_empty() {
        return;
    }
    if target.target.is_double_entry() && target.contra_account.is_none() {
        problems.insert(Problem::no_key("contra_account", "what customers owe you", "\"…\""));
    }
    if target.target.needs_date_order() && target.date_order.is_none() {
        let example = "\"day-month-year\"  # or \"month-day-year\", \"year-month-day\"";
        problems.insert(Problem::no_key("date_order", "in which dates are read", example));
    }
    if target.target.is_double_entry() {
        let books = [&target.book, &target.goodwill_book];
        let sides = [&target.contra_account, &target.tax_account];
        let same = |account: &&Option<String>| account.is_some() && sides.contains(account);
        if let Some(Some(account)) = books.into_iter().find(same) {
            let why = "it stands on both sides of an entry, which would book nothing";
            problems.insert(Problem::misread("account", account, "the settings", why));
        }
    }
}

fn one<'a>(
    target: &'a FinanceTarget,
    ids: &'a LedgerIds,
    posting: &'a Posting,
    stamp: Stamp,
    problems: &mut BTreeSet<Problem>,
) -> Ready<'a> {
    let who = &posting.credit_to;
    let row = ids.get(&(target.target, who.id.clone()));
    let (id, name) = (row.and_then(|r| r.id.as_deref()), row.and_then(|r| r.name.as_deref()));
    let known = match target.target.knows_by() {
        Some(KnownBy::Id) => id,
        Some(KnownBy::Name) => name,
        None => Some(""),
    };
    if let (None, Some(by)) = (known, target.target.knows_by()) {
        problems.insert(Problem::no_customer(target.target, who.id.as_str(), by.column()));
    }
    let book = match posting.kind {
        RowKind::Credit => &target.book,
        RowKind::Goodwill => &target.goodwill_book,
    };
    let (number, key) = match stamp {
        Stamp::NotIssued => ("", ""),
        Stamp::Issued => {
            let (number, key) = (posting.number.as_deref(), posting.key.as_deref());
            if number.is_none() || key.is_none() {
                let why = "it has no document number or no key, and was never issued";
                problems.insert(Problem::misread("credit", &posting.credit_id, "the register", why));
            }
            (number.unwrap_or(""), key.unwrap_or(""))
        }
    };
    Ready {
        posting,
        id: id.unwrap_or(""),
        name: name.unwrap_or(&who.name),
        book: book.as_deref().unwrap_or(""),
        tax_code: tax_code(target, posting, problems),
        number,
        key,
    }
}

/// The tax code of a posting, and whether one is missing.
fn tax_code<'a>(
    target: &'a FinanceTarget,
    posting: &Posting,
    problems: &mut BTreeSet<Problem>,
) -> Option<&'a str> {
    let rate = posting.billed.rate.as_ref();
    let by_rate = |rate: &Exact| target.tax_codes.iter().find(|(r, _)| r == rate).map(|(_, c)| c.as_str());
    let found = match rate {
        Some(rate) if !target.tax_codes.is_empty() => by_rate(rate),
        _ => target.tax_code.as_deref(),
    };
    let missing = |rate: &Exact| {
        let what = format!("for the rate {} that was billed", percent(rate));
        Problem::no_key("tax_codes", &what, &format!("{{ \"{}\" = \"…\" }}", percent(rate)))
    };
    let is_needed = match target.target {
        Target::Xero => true,
        // A credit note without a tax rate would take the net amount off an invoice with tax.
        Target::Stripe => posting.billed.invoice_id.is_some() && rate.is_some_and(|r| !r.is_zero()),
        Target::QuickBooks => rate.is_some() && !target.tax_codes.is_empty(),
        _ => false,
    };
    if found.is_none() && is_needed {
        problems.insert(match rate {
            Some(rate) => missing(rate),
            None => Problem::no_key("tax_code", "of what has no rate on a bill", "\"…\""),
        });
    }
    found
}
