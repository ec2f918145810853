//! `[finance.…]` and `ledger_ids.csv`: where credits are booked.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::raw::LedgerIdRow;
use crate::ingest::read_records;
use crate::model::CustomerId;
use crate::model::DateOrder;
use crate::model::FinanceTarget;
use crate::model::LedgerId;
use crate::model::NetSuiteFiles;
use crate::model::Target;
use crate::money::Exact;
use crate::source::Span;
use std::collections::BTreeMap;
use toml::Spanned;

/// The targets that are set up, in the order of the documentation.
pub(super) fn finance(r: &mut Reader<'_>, raw: raw::RawFinance) -> Vec<FinanceTarget> {
    let mut all = Vec::new();
    if let Some((span, raw)) = opened(r, raw.stripe) {
        let tax_codes = tax_codes(r, raw.tax_codes, span);
        all.push(FinanceTarget { tax_codes, ..FinanceTarget::new(Target::Stripe, span) });
    }
    if let Some((span, raw::RawChargebee {})) = opened(r, raw.chargebee) {
        all.push(FinanceTarget::new(Target::Chargebee, span));
    }
    if let Some((span, raw)) = opened(r, raw.lago) {
        all.push(FinanceTarget {
            book: filled(raw.coupon),
            goodwill_book: filled(raw.goodwill_coupon),
            ..FinanceTarget::new(Target::Lago, span)
        });
    }
    if let Some((span, raw)) = opened(r, raw.xero) {
        all.push(FinanceTarget {
            book: filled(raw.account),
            goodwill_book: filled(raw.goodwill_account),
            tax_code: filled(raw.tax_code),
            tax_codes: tax_codes(r, raw.tax_codes, span),
            date_order: raw.date_order.map(date_order),
            ..FinanceTarget::new(Target::Xero, span)
        });
    }
    if let Some((span, raw)) = opened(r, raw.quickbooks) {
        all.push(FinanceTarget {
            book: filled(raw.item),
            goodwill_book: filled(raw.goodwill_item),
            tax_code: filled(raw.tax_code),
            tax_codes: tax_codes(r, raw.tax_codes, span),
            date_order: raw.date_order.map(date_order),
            ..FinanceTarget::new(Target::QuickBooks, span)
        });
    }
    if let Some((span, raw)) = opened(r, raw.netsuite) {
        all.push(FinanceTarget {
            book: filled(raw.item),
            goodwill_book: filled(raw.goodwill_item),
            date_order: raw.date_order.map(date_order),
            files: match raw.files {
                Some(raw::RawNetSuiteFiles::Three) => NetSuiteFiles::Three,
                _ => NetSuiteFiles::One,
            },
            department: filled(raw.department),
            location: filled(raw.location),
            ..FinanceTarget::new(Target::NetSuite, span)
        });
    }
    let journals =
        [(Target::Journal, raw.journal), (Target::Hledger, raw.hledger), (Target::Beancount, raw.beancount)];
    for (target, raw) in journals {
        let Some((span, raw)) = opened(r, raw) else { continue };
        all.push(FinanceTarget {
            book: filled(raw.account),
            goodwill_book: filled(raw.goodwill_account),
            contra_account: filled(raw.contra_account),
            tax_account: filled(raw.tax_account),
            ..FinanceTarget::new(target, span)
        });
    }
    all
}

fn opened<T>(r: &Reader<'_>, raw: Option<Spanned<T>>) -> Option<(Span, T)> {
    raw.map(|raw| (r.span(raw.span()), raw.into_inner()))
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|t| !t.trim().is_empty())
}

fn date_order(raw: raw::RawDateOrder) -> DateOrder {
    match raw {
        raw::RawDateOrder::DayMonthYear => DateOrder::DayMonthYear,
        raw::RawDateOrder::MonthDayYear => DateOrder::MonthDayYear,
        raw::RawDateOrder::YearMonthDay => DateOrder::YearMonthDay,
    }
}

fn tax_codes(r: &mut Reader<'_>, raw: BTreeMap<String, String>, span: Span) -> Vec<(Exact, String)> {
    let mut all: Vec<(Exact, String)> = Vec::new();
    for (rate, code) in raw {
        let Some(exact) = r.percent(&rate, span, "tax rate in `tax_codes`") else { continue };
        if all.iter().any(|(known, _)| *known == exact) {
            r.push(
                Diagnostic::error(Code::IdDuplicate, format!("`tax_codes` names the rate `{rate}` twice"))
                    .at(span, "in this table")
                    .note("which of the two codes a credit gets would be chance")
                    .help("leave one of the two"),
            );
            continue;
        }
        all.push((exact, code));
    }
    all
}

/// What targets call our customers.
pub fn ledger_ids(r: &mut Reader<'_>) -> BTreeMap<(Target, CustomerId), LedgerId> {
    let mut all: BTreeMap<(Target, CustomerId), LedgerId> = BTreeMap::new();
    for record in read_records::<LedgerIdRow>(r.sources, r.source, r.diags) {
        let row = record.row;
        let Some(target) = Target::named(row.target.trim()) else {
            r.push(
                Diagnostic::error(
                    Code::RefSource,
                    format!("`{}` is not a finance program that Amends writes for", row.target),
                )
                .at(record.span, "this row")
                .note("what it says would be read by nobody")
                .help(did_you_mean(row.target.trim(), Target::ALL.iter().map(|t| t.name()))),
            );
            continue;
        };
        let customer = CustomerId::new(row.customer);
        let key = (target, customer.clone());
        if let Some(first) = all.get(&key) {
            r.push(
                Diagnostic::error(
                    Code::IdDuplicate,
                    format!("`{customer}` stands twice in ledger_ids.csv for {}", target.name()),
                )
                .at(record.span, "again here")
                .at(first.span, "first here")
                .note("a credit would be booked for one of the two, by chance")
                .help("leave one of the two rows"),
            );
            continue;
        }
        all.insert(
            key,
            LedgerId { customer, target, id: filled(row.id), name: filled(row.name), span: record.span },
        );
    }
    all
}
