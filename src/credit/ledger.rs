//! The ledger: one row for each credit and each goodwill. Every amount in any artefact is read from here.

use crate::credit::Changed;
use crate::credit::IssuedBefore;
use crate::language::Language;
use crate::model::CustomerId;
use crate::model::Gift;
use crate::model::IncidentId;
use crate::model::LineId;
use crate::model::SlaId;
use crate::model::Translated;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::money::Rounding;
use crate::money::sums;
use crate::source::hex;
use crate::time::Elapsed;
use crate::time::Month;
use crate::workings::Step;
use chrono::NaiveDate;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// What an SLA owes.
    Credit,
    /// What a person decided to give beside it.
    Goodwill,
}

impl RowKind {
    /// The word in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Credit => "credit",
            RowKind::Goodwill => "goodwill",
        }
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowState {
    /// To be paid.
    Owed,
    /// To be paid when the customer asks in time.
    AwaitingClaim,
    /// Nobody asked in time.
    TooLate,
    /// Too small to be paid.
    BelowMinimum,
    /// Carried over until it passes a sum with others.
    CarriedOver,
    /// Time of service or a right, not money.
    InKind,
    /// Not paid beside another credit for the same time.
    NotCombined,
}

impl RowState {
    /// The word in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            RowState::Owed => "owed",
            RowState::AwaitingClaim => "awaiting-claim",
            RowState::TooLate => "too-late",
            RowState::BelowMinimum => "below-minimum",
            RowState::CarriedOver => "carried-over",
            RowState::InKind => "in-kind",
            RowState::NotCombined => "not-combined",
        }
    }
}

/// What a person decided to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// For which incident.
    pub incident: Option<IncidentId>,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// Why, in words a customer may read.
    pub reason: Translated,
    /// How much, as it was decided.
    pub gift: Gift,
}

/// Affected time behind a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffectedTime {
    /// What counted, rounded down to the millisecond.
    pub total: Elapsed,
    /// The parts that incidents explain, in the order of their ids; the rest under an empty id. Time that two incidents
    /// share stands under both.
    pub by_incident: Vec<(String, Elapsed)>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Readable id: `CR-2026-03-acme-L1-gold`.
    pub id: String,
    /// The same in at most 21 characters.
    pub short_id: String,
    /// The number of the next posting: the short id, and from the second posting on with a number behind it.
    pub number: String,
    /// The month.
    pub month: Month,
    /// Whose.
    pub customer: CustomerId,
    /// Who gets it: the customer, or their partner.
    pub credit_to: CustomerId,
    /// For which contract line; `None` for goodwill on the account.
    pub line: Option<LineId>,
    /// Under which SLA and edition.
    pub sla: Option<(SlaId, String)>,
    /// Exact uptime, and as it is shown.
    pub uptime: Option<(Exact, String)>,
    /// The tier or rule.
    pub tier: String,
    /// What it is a share of.
    pub base: ExactMoney,
    /// The credit before rounding.
    pub exact: ExactMoney,
    /// How it was rounded.
    pub rounding: Rounding,
    /// The credit.
    pub amount: Money,
    /// What rounding left over, in minor units.
    pub residue: Exact,
    /// Credit or goodwill.
    pub kind: RowKind,
    /// Where it stands.
    pub state: RowState,
    /// Affected time behind it; `None` for goodwill.
    pub affected: Option<AffectedTime>,
    /// What was issued before.
    pub issued_before: Money,
    /// The postings that were, the oldest first.
    pub before: Vec<IssuedBefore>,
    /// What has changed since the last of them.
    pub changes: Vec<Changed>,
    /// What is to be issued now; below nought where more was issued than is owed.
    pub difference: Money,
    /// What the letter of this run tells of it as an amount to come: the difference; where nothing has changed since, what
    /// was issued; nothing beside the correction of another row.
    pub to_come: Money,
    /// Number of the invoice, if a bill is known.
    pub invoice: Option<String>,
    /// Time of service and rights that are no money, in words; empty where there are none.
    pub in_kind: String,
    /// Goodwill: what was decided.
    pub decision: Option<Decision>,
    /// The last day for a claim.
    pub claim_by: Option<NaiveDate>,
    /// Why it is what it is.
    pub workings: Step,
    /// The digest of that, once it was asked for.
    pub digest: OnceLock<String>,
}

impl LedgerRow {
    /// SHA-256 of the workings in their exact form.
    pub fn workings_digest(&self) -> String {
        self.digest.get_or_init(|| self.digest_of_workings()).clone()
    }

    fn digest_of_workings(&self) -> String {
        let mut hasher = Sha256::new();
        let english = Language::english();
        self.workings.walk(&mut |depth, step| {
            let clause = step.clause.as_deref().unwrap_or("");
            let line = format!(
                "{depth}\t{}\t{}\t{}\t{clause}\t{}\n",
                english.phrase(&step.what),
                step.value.exact().unwrap_or_else(|| english.value(&step.value)),
                english.phrase(&step.rule),
                step.sources.join(",")
            );
            hasher.update(line.as_bytes());
        });
        hex(&hasher.finalize())
    }

    /// Whether something was issued before and something else is owed now.
    pub fn is_corrected(&self) -> bool {
        !self.before.is_empty() && !self.difference.is_zero()
    }

    /// Whether something is to be booked for it.
    pub fn is_to_book(&self) -> bool {
        self.state == RowState::Owed && self.difference.minor > 0
    }

    /// Whether it is in the control total of credits.
    pub fn is_in_control_total(&self) -> bool {
        self.kind == RowKind::Credit && self.is_to_book()
    }
}

/// The ids of a credit: readable, and at most 21 characters for ledgers with short fields. Both are made
/// from its identity: customer, line, SLA, start of the period.
pub fn credit_ids(kind: &str, month: Month, parts: &[&str]) -> (String, String) {
    let readable = format!("{kind}-{month}-{}", parts.join("-"));
    let identity = format!("{kind}\0{month}\0{}", parts.join("\0"));
    let digest = hex(&Sha256::digest(identity.as_bytes())).to_uppercase();
    (readable, format!("{kind}-{}", &digest[..16]))
}

/// All rows, in the order customer, line, SLA, with credits before goodwill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The rows.
    pub rows: Vec<LedgerRow>,
}

impl Ledger {
    /// Σ of differences to be issued as credits, per currency: the figure that every file must agree with.
    pub fn control_totals(&self) -> BTreeMap<Currency, Money> {
        self.totals(LedgerRow::is_in_control_total)
    }

    /// Σ of what is owed as credits altogether, issued or not, per currency.
    pub fn owed_totals(&self) -> BTreeMap<Currency, Money> {
        sums(
            self.rows
                .iter()
                .filter(|r| r.kind == RowKind::Credit && r.state == RowState::Owed)
                .map(|r| r.amount),
        )
    }

    /// Σ of what was issued before, of credits and goodwill, per currency.
    pub fn issued_totals(&self) -> BTreeMap<Currency, Money> {
        sums(self.rows.iter().filter(|r| !r.before.is_empty()).map(|r| r.issued_before))
    }

    /// Σ of goodwill, per currency.
    pub fn goodwill_totals(&self) -> BTreeMap<Currency, Money> {
        self.totals(|row| {
            row.kind == RowKind::Goodwill && row.state == RowState::Owed && row.difference.minor > 0
        })
    }

    /// Σ of what was issued beyond what is owed, of credits and goodwill, per currency, below nought.
    pub fn overpaid_totals(&self) -> BTreeMap<Currency, Money> {
        self.totals(|row| row.difference.minor < 0)
    }

    /// Σ of what is awaiting a claim, per currency.
    pub fn awaiting_totals(&self) -> BTreeMap<Currency, Money> {
        self.totals(|row| row.state == RowState::AwaitingClaim && row.difference.minor > 0)
    }

    fn totals(&self, wanted: impl Fn(&LedgerRow) -> bool) -> BTreeMap<Currency, Money> {
        sums(self.rows.iter().filter(|r| wanted(r)).map(|r| r.difference))
    }

    /// The rows of a customer; they stand together.
    pub fn of(&self, customer: &CustomerId) -> &[LedgerRow] {
        let from = self.rows.partition_point(|r| r.customer < *customer);
        let rest = self.rows.get(from..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|r| r.customer == *customer)).unwrap_or(&[])
    }
}
