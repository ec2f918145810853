//! What a run writes, and what it says about it.

use crate::money::Money;
use crate::run::ProofSummary;

/// A file to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// Path inside `out/<period>/`.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Artefact {
    /// A file from bytes or text.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Artefact { path: path.into(), bytes: bytes.into() }
    }
}

/// How many letters were written in a language, and who has read its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageUse {
    /// Its tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// How many letters.
    pub letters: usize,
    /// Who, at home in it, has read all its words; `None` when nobody has.
    pub reviewed_by: Option<String>,
}

/// A letter in the language of the workspace instead of its reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// The customer.
    pub customer: String,
    /// The language of the reader.
    pub language: String,
    /// What was missing in it.
    pub missing: Vec<String>,
}

/// The run in figures, for the last lines on the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Customers with a contract line in the period.
    pub customers: usize,
    /// Those with affected time.
    pub affected: usize,
    /// Credits to be issued, how many and how much per currency.
    pub credits: (usize, Vec<Money>),
    /// Goodwill, how many and how much per currency.
    pub goodwill: (usize, Vec<Money>),
    /// Credits that wait for a claim.
    pub awaiting: (usize, Vec<Money>),
    /// What was issued before of what is owed, per currency; credits are then what is left.
    pub issued: Vec<Money>,
    /// What was issued beyond what is owed, per currency, below nought.
    pub overpaid: Vec<Money>,
    /// Letters written.
    pub letters: usize,
    /// Letters on promised actions of earlier months.
    pub follow_ups: usize,
    /// Mail drafts written.
    pub drafts: usize,
    /// Letters that are fit to send and have no mail draft: nobody knows a mail address.
    pub without_mail: Vec<String>,
    /// Postmortems written.
    pub postmortems: usize,
    /// Documents that are held, with the reasons.
    pub held: Vec<(String, Vec<String>)>,
    /// In which languages letters were written.
    pub languages: Vec<LanguageUse>,
    /// Letters in the language of the workspace instead of the reader's.
    pub fallbacks: Vec<Fallback>,
    /// Results in doubt.
    pub doubts: usize,
    /// Results that the text of their SLA does not decide.
    pub undecided: usize,
    /// Stretches of evidence that an explicit `--as-of` cut or took away.
    pub cuts: usize,
    /// The finance targets that a preview was written for.
    pub targets: Vec<&'static str>,
    /// What was found in the words of letters and public postmortems.
    pub proofs: ProofSummary,
    /// First twelve digits of the digest of all inputs.
    pub run_id: String,
}
