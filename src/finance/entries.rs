//! The sides of an entry in double-entry bookkeeping.

use crate::finance::Posting;
use crate::finance::batch::Batch;
use crate::finance::ready::Ready;
use crate::money::Currency;
use crate::money::Money;

/// One side: a debit is above nought, a credit below.
pub(super) struct Side<'a> {
    /// The account.
    pub(super) account: &'a str,
    /// How much.
    pub(super) amount: Money,
}

/// Debit what the credit is booked on, debit the tax where it is known and has an account, credit what the customer
/// owes us. The sum is nought.
pub(super) fn sides<'a>(batch: &Batch<'a, '_>, ready: &Ready<'a>) -> Vec<Side<'a>> {
    let posting: &Posting = ready.posting;
    let contra = batch.target.contra_account.as_deref().unwrap_or("");
    let net = Side { account: ready.book, amount: posting.amount };
    let tax = batch.target.tax_account.as_deref().zip(posting.advice());
    match tax {
        Some((account, advice)) if !advice.tax.is_zero() => {
            let tax = Side { account, amount: advice.tax };
            vec![net, tax, Side { account: contra, amount: less(advice.gross) }]
        }
        _ => vec![net, Side { account: contra, amount: less(posting.amount) }],
    }
}

fn less(amount: Money) -> Money {
    Money { minor: -amount.minor, ..amount }
}

/// The debits on the account `book` among sides read back: each its account, its signed digits and its currency.
/// `None` when one of them cannot be read, or when all together do not come to nought.
pub(super) fn debits<'t>(
    sides: impl Iterator<Item = Option<(&'t str, &'t str, &'t str)>>,
    book: &str,
) -> Option<Vec<Money>> {
    let mut all = Vec::new();
    let mut balance: i128 = 0;
    for side in sides {
        let (account, digits, currency) = side?;
        let currency = Currency::from_code(currency)?;
        let (is_credit, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
        let amount = Money::parse(digits, currency).ok()?;
        balance += if is_credit { -amount.minor } else { amount.minor };
        if account == book && !is_credit {
            all.push(amount);
        }
    }
    (balance == 0).then_some(all)
}
