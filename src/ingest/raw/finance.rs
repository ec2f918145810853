//! `[finance.…]` of `amends.toml` as written: what each finance program has to be told.

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Finance programs that a run writes a preview for. An account is never guessed: what is missing is told as soon as
/// something has to be booked.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFinance {
    /// Stripe.
    #[schemars(with = "Option<RawStripe>")]
    pub stripe: Option<Spanned<RawStripe>>,
    /// Chargebee.
    #[schemars(with = "Option<RawChargebee>")]
    pub chargebee: Option<Spanned<RawChargebee>>,
    /// Lago.
    #[schemars(with = "Option<RawLago>")]
    pub lago: Option<Spanned<RawLago>>,
    /// Xero.
    #[schemars(with = "Option<RawXero>")]
    pub xero: Option<Spanned<RawXero>>,
    /// QuickBooks Online.
    #[schemars(with = "Option<RawQuickBooks>")]
    pub quickbooks: Option<Spanned<RawQuickBooks>>,
    /// NetSuite.
    #[schemars(with = "Option<RawNetSuite>")]
    pub netsuite: Option<Spanned<RawNetSuite>>,
    /// A double-entry journal as CSV.
    #[schemars(with = "Option<RawJournal>")]
    pub journal: Option<Spanned<RawJournal>>,
    /// hledger.
    #[schemars(with = "Option<RawJournal>")]
    pub hledger: Option<Spanned<RawJournal>>,
    /// Beancount.
    #[schemars(with = "Option<RawJournal>")]
    pub beancount: Option<Spanned<RawJournal>>,
}

/// Stripe: credit notes where the invoice is known, customer balance transactions otherwise.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStripe {
    /// Ids of tax rates by rate: `{ "20%" = "txr_…" }`; needed for credit notes on invoices with tax.
    #[serde(default)]
    pub tax_codes: BTreeMap<String, String>,
}

/// Chargebee: promotional credits. There is nothing to set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChargebee {}

/// Lago: coupons of a fixed amount, applied once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLago {
    /// Code of the coupon that credits are given with.
    pub coupon: Option<String>,
    /// Code of the coupon that goodwill is given with.
    pub goodwill_coupon: Option<String>,
}

/// Xero: credit notes as CSV.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawXero {
    /// Code of the account that credits are booked on.
    pub account: Option<String>,
    /// Code of the account that goodwill is booked on.
    pub goodwill_account: Option<String>,
    /// Name of the tax rate in Xero where the bill's rate is not known, or of all where there are no `tax_codes`.
    pub tax_code: Option<String>,
    /// Names of the tax rates by rate: `{ "20%" = "20% (VAT on Income)" }`.
    #[serde(default)]
    pub tax_codes: BTreeMap<String, String>,
    /// The order of dates of your organisation.
    pub date_order: Option<RawDateOrder>,
}

/// QuickBooks Online: credit notes as CSV.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawQuickBooks {
    /// The product or service that credits are given for; it must be there in QuickBooks.
    pub item: Option<String>,
    /// The product or service that goodwill is given for.
    pub goodwill_item: Option<String>,
    /// Tax code where the bill's rate is not known, or of all where there are no `tax_codes`; left empty if it is missing.
    pub tax_code: Option<String>,
    /// Tax codes by rate.
    #[serde(default)]
    pub tax_codes: BTreeMap<String, String>,
    /// The order of dates; the same is chosen at the import.
    pub date_order: Option<RawDateOrder>,
}

/// NetSuite: credit memos as CSV.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawNetSuite {
    /// The item that credits are given for, by its exact name.
    pub item: Option<String>,
    /// The item that goodwill is given for.
    pub goodwill_item: Option<String>,
    /// The order of dates of the user who imports.
    pub date_order: Option<RawDateOrder>,
    /// One file, or three that are linked; one if it is missing.
    pub files: Option<RawNetSuiteFiles>,
    /// The department, by its exact name.
    pub department: Option<String>,
    /// The location, by its exact name.
    pub location: Option<String>,
}

/// Both sides of an entry: a journal as CSV, hledger, Beancount.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawJournal {
    /// The account that credits are booked on (debit): less revenue, or an expense.
    pub account: Option<String>,
    /// The account that goodwill is booked on (debit).
    pub goodwill_account: Option<String>,
    /// The other side (credit): what customers owe you.
    pub contra_account: Option<String>,
    /// The account of the tax on sales (debit), where the bill names the rate; only the net amount is booked if it is missing.
    pub tax_account: Option<String>,
}

/// In which order a date is written.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawDateOrder {
    /// 31/03/2026.
    DayMonthYear,
    /// 03/31/2026.
    MonthDayYear,
    /// 2026-03-31.
    YearMonthDay,
}

/// How many files NetSuite gets.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawNetSuiteFiles {
    /// One, with everything.
    One,
    /// Three: memos, items, applications.
    Three,
}
