//! The sides of an entry in double-entry bookkeeping.

use crate::finance::Posting;
use crate::finance::batch::Batch;
use crate::finance::ready::Ready;
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
