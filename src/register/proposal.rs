//! What a run proposes to be booked, as it stands in `ledger/proposals.jsonl` and, once approved, in the register.

use crate::credit::Ledger;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::money::Currency;
use crate::money::Money;
use crate::register::Kind;
use crate::register::basis::Basis;
use serde::Deserialize;
use serde::Serialize;

/// A credit or goodwill that a run proposes: the whole of it, or the difference to what was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Its readable id.
    pub credit_id: String,
    /// Its short id, by which the register knows it.
    pub short_id: String,
    /// The number of this posting: the short id, and from the second posting on with a number behind it.
    pub number: String,
    /// `credit` or `goodwill`.
    pub kind: String,
    /// The month of the run.
    pub period: String,
    /// Whose.
    pub customer: String,
    /// Who gets it.
    pub credit_to: String,
    /// For which contract line; absent for goodwill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Under which SLA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sla: Option<String>,
    /// Which edition of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sla_version: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// What is owed altogether, in minor units.
    pub owed_minor: String,
    /// What was issued before, in minor units.
    pub issued_before_minor: String,
    /// The numbers of the postings that this was.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub before: Vec<String>,
    /// What is proposed, in minor units.
    pub difference_minor: String,
    /// What rounding left over, in minor units.
    pub residue: String,
    /// SHA-256 of the workings.
    pub workings_digest: String,
    /// What the amount rests on, to be compared with later.
    pub basis: Basis,
    /// What a finance file says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking: Option<serde_json::Value>,
}

impl Proposal {
    /// The proposal of a row; `None` where nothing is to be booked.
    pub fn of(row: &LedgerRow, booking: Option<serde_json::Value>) -> Option<Proposal> {
        row.is_to_book().then(|| Proposal { booking, ..Self::record(row) })
    }

    /// What the register would keep of a row, whether or not anything is to be booked.
    pub fn record(row: &LedgerRow) -> Proposal {
        Proposal {
            credit_id: row.id.clone(),
            short_id: row.short_id.clone(),
            number: row.number.clone(),
            kind: row.kind.name().to_owned(),
            period: row.month.to_string(),
            customer: row.customer.to_string(),
            credit_to: row.credit_to.to_string(),
            line: row.line.as_ref().map(ToString::to_string),
            sla: row.sla.as_ref().map(|(id, _)| id.to_string()),
            sla_version: row.sla.as_ref().map(|(_, version)| version.clone()),
            currency: row.amount.currency.to_string(),
            owed_minor: row.amount.minor.to_string(),
            issued_before_minor: row.issued_before.minor.to_string(),
            before: row.before.iter().map(|posting| posting.number.clone()).collect(),
            difference_minor: row.difference.minor.to_string(),
            residue: row.residue.to_string(),
            workings_digest: row.workings_digest(),
            basis: Basis::of(row),
            booking: None,
        }
    }

    /// The kind of its entries.
    pub fn kind(&self) -> Kind {
        if self.kind == RowKind::Goodwill.name() { Kind::Goodwill } else { Kind::Credit }
    }

    fn money(&self, minor: &str) -> Option<Money> {
        let currency = Currency::from_code(&self.currency)?;
        // The register keeps whole numbers of 64 bits.
        let minor = minor.parse::<i64>().ok()?;
        Some(Money { currency, minor: i128::from(minor) })
    }

    /// What is proposed; `None` when the figure cannot be read or kept.
    pub fn difference(&self) -> Option<Money> {
        self.money(&self.difference_minor)
    }

    /// What is owed altogether.
    pub fn owed(&self) -> Option<Money> {
        self.money(&self.owed_minor)
    }

    /// What was issued before, as the run knew it.
    pub fn issued_before(&self) -> Option<Money> {
        self.money(&self.issued_before_minor)
    }
}

/// `ledger/proposals.jsonl`: what `approve` takes, a proposal on each line.
pub fn proposals_jsonl(
    ledger: &Ledger,
    booking: &dyn Fn(&LedgerRow) -> Option<serde_json::Value>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    for proposal in ledger.rows.iter().filter_map(|row| Proposal::of(row, booking(row))) {
        // A proposal is text and whole numbers; it always can be written.
        let _ = serde_json::to_writer(&mut bytes, &proposal);
        bytes.push(b'\n');
    }
    bytes
}

/// Reads what [`proposals_jsonl`] wrote.
///
/// # Errors
/// The first line that cannot be read, and why.
pub fn read_proposals(bytes: &[u8]) -> Result<Vec<Proposal>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let read =
        |(n, line): (usize, &str)| serde_json::from_str(line).map_err(|why| format!("line {}: {why}", n + 1));
    text.lines().enumerate().map(read).collect()
}

/// The number of a credit's posting: at most 21 characters, the same for the same credit and place.
pub fn posting_number(short_id: &str, nth: usize) -> String {
    match nth {
        0 | 1 => short_id.to_owned(),
        2..=9 => format!("{short_id}-{nth}"),
        _ => {
            let identity = format!("{short_id}\0{nth}");
            let digest = crate::source::hex(&<sha2::Sha256 as sha2::Digest>::digest(identity.as_bytes()));
            let prefix = short_id.split('-').next().unwrap_or("CR");
            format!("{prefix}-{}", digest[..16].to_uppercase())
        }
    }
}
