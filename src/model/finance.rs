//! Where credits are booked: the finance programs, what they call our customers, and on what they book.

use crate::model::CustomerId;
use crate::money::Exact;
use crate::source::Span;

/// A finance program, or a form of file that several of them read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Stripe: requests for its API.
    Stripe,
    /// Chargebee: requests for its API.
    Chargebee,
    /// Lago: requests for its API.
    Lago,
    /// Xero: CSV of credit notes.
    Xero,
    /// QuickBooks Online: CSV of credit notes.
    QuickBooks,
    /// NetSuite: CSV of credit memos.
    NetSuite,
    /// A double-entry journal as CSV.
    Journal,
    /// A journal for hledger.
    Hledger,
    /// A ledger for Beancount.
    Beancount,
}

impl Target {
    /// All of them, in the order of the documentation.
    pub const ALL: [Target; 9] = [
        Target::Stripe,
        Target::Chargebee,
        Target::Lago,
        Target::Xero,
        Target::QuickBooks,
        Target::NetSuite,
        Target::Journal,
        Target::Hledger,
        Target::Beancount,
    ];

    /// The word in settings, tables and folders.
    pub fn name(self) -> &'static str {
        match self {
            Target::Stripe => "stripe",
            Target::Chargebee => "chargebee",
            Target::Lago => "lago",
            Target::Xero => "xero",
            Target::QuickBooks => "quickbooks",
            Target::NetSuite => "netsuite",
            Target::Journal => "journal",
            Target::Hledger => "hledger",
            Target::Beancount => "beancount",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Target::Stripe => "Stripe",
            Target::Chargebee => "Chargebee",
            Target::Lago => "Lago",
            Target::Xero => "Xero",
            Target::QuickBooks => "QuickBooks Online",
            Target::NetSuite => "NetSuite",
            Target::Journal => "a double-entry journal",
            Target::Hledger => "hledger",
            Target::Beancount => "Beancount",
        }
    }

    /// The target with this word.
    pub fn named(name: &str) -> Option<Target> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// By what it knows a customer: its own id, the exact name, or neither, because no customer is looked up.
    pub fn knows_by(self) -> Option<KnownBy> {
        match self {
            Target::Stripe | Target::Chargebee | Target::Lago => Some(KnownBy::Id),
            Target::Xero | Target::QuickBooks | Target::NetSuite => Some(KnownBy::Name),
            Target::Journal | Target::Hledger | Target::Beancount => None,
        }
    }

    /// The keys that say on what credits and goodwill are booked; `None` where the program decides itself.
    pub fn book_keys(self) -> Option<[&'static str; 2]> {
        match self {
            Target::Stripe | Target::Chargebee => None,
            Target::Lago => Some(["coupon", "goodwill_coupon"]),
            Target::QuickBooks | Target::NetSuite => Some(["item", "goodwill_item"]),
            Target::Xero | Target::Journal | Target::Hledger | Target::Beancount => {
                Some(["account", "goodwill_account"])
            }
        }
    }

    /// Whether both sides of an entry are written, so that a contra account is needed.
    pub fn is_double_entry(self) -> bool {
        matches!(self, Target::Journal | Target::Hledger | Target::Beancount)
    }

    /// Whether dates are written in an order that the user must name.
    pub fn needs_date_order(self) -> bool {
        matches!(self, Target::Xero | Target::QuickBooks | Target::NetSuite)
    }
}

/// By what a target knows a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// By an id of its own.
    Id,
    /// By the name, letter by letter.
    Name,
}

impl KnownBy {
    /// The column of `ledger_ids.csv`.
    pub fn column(self) -> &'static str {
        match self {
            KnownBy::Id => "id",
            KnownBy::Name => "name",
        }
    }
}

/// In which order a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31/03/2026.
    DayMonthYear,
    /// 03/31/2026.
    MonthDayYear,
    /// 2026-03-31.
    YearMonthDay,
}

/// How many files NetSuite gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NetSuiteFiles {
    /// One, with everything.
    #[default]
    One,
    /// Three that are linked by the external id: memos, items, applications.
    Three,
}

/// `[finance.<target>]` of `amends.toml`. What is missing is told when something has to be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinanceTarget {
    /// Which.
    pub target: Target,
    /// On what credits are booked: an account, an item or a coupon.
    pub book: Option<String>,
    /// The same for goodwill.
    pub goodwill_book: Option<String>,
    /// The other side of the entry: what customers owe us.
    pub contra_account: Option<String>,
    /// On what the tax is booked; where there is none, only the net amount is.
    pub tax_account: Option<String>,
    /// The tax code of postings whose rate is not known, or of all where there are no codes by rate.
    pub tax_code: Option<String>,
    /// Tax codes by rate.
    pub tax_codes: Vec<(Exact, String)>,
    /// In which order dates are written.
    pub date_order: Option<DateOrder>,
    /// NetSuite: one file or three.
    pub files: NetSuiteFiles,
    /// NetSuite: the department.
    pub department: Option<String>,
    /// NetSuite: the location.
    pub location: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl FinanceTarget {
    /// A target of which nothing is said yet.
    pub fn new(target: Target, span: Span) -> Self {
        FinanceTarget {
            target,
            book: None,
            goodwill_book: None,
            contra_account: None,
            tax_account: None,
            tax_code: None,
            tax_codes: Vec::new(),
            date_order: None,
            files: NetSuiteFiles::One,
            department: None,
            location: None,
            span,
        }
    }
}

/// A row of `ledger_ids.csv`: what a target calls a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerId {
    /// Who.
    pub customer: CustomerId,
    /// In which target.
    pub target: Target,
    /// The target's own id.
    pub id: Option<String>,
    /// The name in the target, letter by letter.
    pub name: Option<String>,
    /// Where the row stands.
    pub span: Span,
}
