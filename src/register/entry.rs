//! One entry of the register, and the line of text that it is exported and hashed as.

use crate::money::Currency;
use crate::money::Money;
use crate::register::Act;
use crate::register::Kind;
use crate::source::hex;
use crate::time::Instant;
use crate::time::Month;
use crate::time::parse_instant;
use serde::Deserialize;
use serde::Serialize;
use serde_json::value::RawValue;
use sha2::Digest;
use sha2::Sha256;
use std::borrow::Cow;

/// What is to be written: an entry without its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What was done.
    pub act: Act,
    /// To what kind of thing.
    pub kind: Kind,
    /// To which: the short id of a credit, the path of a document without its ending.
    pub subject: String,
    /// The number of the posting; empty for documents and holds.
    pub posting: String,
    /// The month of the run.
    pub period: Month,
    /// Whose; empty for public documents.
    pub customer: String,
    /// How much; `None` for documents and holds.
    pub amount: Option<Money>,
    /// The run that it was proposed by; empty for what rests on no run.
    pub run: String,
    /// The batch that it was issued in; empty for everything else.
    pub batch: String,
    /// Who did it, as typed.
    pub by: String,
    /// Why, or a reference.
    pub note: String,
    /// What it rests on, as JSON: the proposal of a credit, the digest of a document's words; empty for everything else.
    pub detail: String,
}

/// An entry of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1 on without a gap.
    pub seq: u64,
    /// When it was written.
    pub at: Instant,
    /// The account of the operating system that it was written under.
    pub account: String,
    /// What it says.
    pub says: Draft,
    /// SHA-256 over the hash of the entry before it and this entry's line, in hex.
    pub hash: String,
}

/// The hash that the first entry rests on.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'l> {
    seq: u64,
    #[serde(borrow)]
    at: Cow<'l, str>,
    #[serde(borrow)]
    act: Cow<'l, str>,
    #[serde(borrow)]
    kind: Cow<'l, str>,
    #[serde(borrow)]
    subject: Cow<'l, str>,
    #[serde(borrow)]
    posting: Cow<'l, str>,
    #[serde(borrow)]
    period: Cow<'l, str>,
    #[serde(borrow)]
    customer: Cow<'l, str>,
    #[serde(borrow)]
    currency: Cow<'l, str>,
    #[serde(borrow)]
    amount_minor: Cow<'l, str>,
    #[serde(borrow)]
    run: Cow<'l, str>,
    #[serde(borrow)]
    batch: Cow<'l, str>,
    #[serde(borrow)]
    by: Cow<'l, str>,
    #[serde(borrow)]
    account: Cow<'l, str>,
    #[serde(borrow)]
    note: Cow<'l, str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    detail: Option<&'l RawValue>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    hash: Option<Cow<'l, str>>,
}

impl Entry {
    /// The entry that follows another one.
    pub fn after(before: &str, seq: u64, at: Instant, account: &str, says: Draft) -> Entry {
        let mut entry = Entry { seq, at, account: account.to_owned(), says, hash: String::new() };
        entry.hash = entry.hash_after(before);
        entry
    }

    /// The hash that it must have after an entry with the hash `before`.
    pub fn hash_after(&self, before: &str) -> String {
        let mut hasher = Sha256::new();
        hasher.update(before.as_bytes());
        hasher.update(b"\n");
        hasher.update(self.text(None).as_bytes());
        hex(&hasher.finalize())
    }

    /// The entry as one line of JSON, with its hash.
    pub fn line(&self) -> String {
        self.text(Some(&self.hash))
    }

    fn text(&self, hash: Option<&str>) -> String {
        let s = &self.says;
        let (at, period) = (self.at.to_string(), s.period.to_string());
        let (currency, minor) = match s.amount {
            Some(money) => (money.currency.code().to_owned(), money.minor.to_string()),
            None => (String::new(), String::new()),
        };
        let line = Line {
            seq: self.seq,
            at: at.into(),
            act: s.act.name().into(),
            kind: s.kind.name().into(),
            subject: (&s.subject).into(),
            posting: (&s.posting).into(),
            period: period.into(),
            customer: (&s.customer).into(),
            currency: currency.into(),
            amount_minor: minor.into(),
            run: (&s.run).into(),
            batch: (&s.batch).into(),
            by: (&s.by).into(),
            account: (&self.account).into(),
            note: (&s.note).into(),
            detail: serde_json::from_str(&s.detail).ok(),
            hash: hash.map(Cow::Borrowed),
        };
        serde_json::to_string(&line).unwrap_or_default()
    }

    /// Reads a line that [`Entry::line`] wrote.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(line: &str) -> Result<Entry, String> {
        let l: Line<'_> = serde_json::from_str(line).map_err(|why| why.to_string())?;
        let amount = match (l.currency.as_ref(), l.amount_minor.as_ref()) {
            ("", "") => None,
            (currency, minor) => {
                let currency =
                    Currency::from_code(currency).ok_or("a currency that ISO 4217 does not know")?;
                let minor = minor.parse().map_err(|_| "an amount that is no whole number of minor units")?;
                Some(Money { currency, minor })
            }
        };
        Ok(Entry {
            seq: l.seq,
            at: parse_instant(&l.at, None).map_err(|_| "a time that cannot be read")?,
            account: l.account.into_owned(),
            says: Draft {
                act: Act::named(&l.act).ok_or_else(|| format!("`{}` is nothing that can be done", l.act))?,
                kind: Kind::named(&l.kind).ok_or_else(|| format!("`{}` is no kind of entry", l.kind))?,
                subject: l.subject.into_owned(),
                posting: l.posting.into_owned(),
                period: Month::parse(&l.period).ok_or("a period that is no month")?,
                customer: l.customer.into_owned(),
                amount,
                run: l.run.into_owned(),
                batch: l.batch.into_owned(),
                by: l.by.into_owned(),
                note: l.note.into_owned(),
                detail: l.detail.map(|raw| raw.get().to_owned()).unwrap_or_default(),
            },
            hash: l.hash.ok_or("it has no hash")?.into_owned(),
        })
    }
}
