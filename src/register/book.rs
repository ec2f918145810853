//! The state that the entries of a period come to: every credit with its postings, every document with its state.

use crate::money::Currency;
use crate::money::Money;
use crate::money::sums;
use crate::register::Act;
use crate::register::DocumentState;
use crate::register::Entry;
use crate::register::Kind;
use crate::register::PostingState;
use crate::register::Proposal;
use crate::source::hex;
use crate::time::Instant;
use crate::time::Month;
use chrono::NaiveDate;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who, as typed.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What they said about it.
    pub note: String,
}

/// A posting of a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Its number.
    pub number: String,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: PostingState,
    /// The run that proposed it.
    pub run: String,
    /// What was proposed; `None` where what is kept cannot be read.
    pub proposal: Option<Proposal>,
    /// Who approved it; several people where the amount asks for that.
    pub approvals: Vec<Deed>,
    /// When it was issued, and in which batch.
    pub issued: Option<(Deed, String)>,
}

impl Posting {
    /// Whether it counts as given: issued or settled.
    pub fn counts(&self) -> bool {
        matches!(self.state, PostingState::Issued | PostingState::Settled)
    }

    /// Whether it is taken back by nobody: approved, issued or settled.
    pub fn is_live(&self) -> bool {
        self.counts() || self.state == PostingState::Approved
    }

    /// Whether a proposal says the same: the same workings, whichever run they come from.
    pub fn is_of(&self, proposal: Option<&Proposal>) -> bool {
        let digest = |p: &Proposal| (p.workings_digest.clone(), p.number.clone());
        self.proposal.as_ref().map(digest) == proposal.map(digest)
    }

    /// How many different people approved it; a name is the same in any case and with any spaces.
    pub fn approvers(&self) -> usize {
        let names: BTreeSet<String> = self.approvals.iter().map(|deed| name_key(&deed.by)).collect();
        names.len()
    }
}

/// A credit in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Credit or goodwill.
    pub kind: Kind,
    /// Whose.
    pub customer: String,
    /// The month of the run that it belongs to.
    pub period: Month,
    /// Its postings, the oldest first.
    pub postings: Vec<Posting>,
    /// Who holds it.
    pub hold: Option<Deed>,
}

impl Account {
    /// What was issued and not taken back. A credit has one currency.
    pub fn issued(&self) -> Option<Money> {
        let mut sums = self.postings.iter().filter(|p| p.counts()).map(|p| p.amount);
        let first = sums.next()?;
        Some(sums.fold(first, |sum, amount| sum.plus(amount).unwrap_or(sum)))
    }

    /// The posting that is approved and not issued.
    pub fn pending(&self) -> Option<&Posting> {
        self.postings.last().filter(|p| p.state == PostingState::Approved)
    }

    /// The last posting that counts.
    pub fn last_issued(&self) -> Option<&Posting> {
        self.postings.iter().rev().find(|p| p.counts())
    }

    /// Which posting the next one to be issued is, from 1 on: numbers that were ever given out are not given again.
    pub fn next(&self) -> usize {
        1 + self.postings.iter().filter(|p| p.issued.is_some()).count()
    }
}

/// A document in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// A document of a run, or a notice.
    pub kind: Kind,
    /// Whose; empty for public documents.
    pub customer: String,
    /// The digest of the words that the state holds for.
    pub digest: String,
    /// Where these words stand.
    pub state: DocumentState,
    /// Who brought it there.
    pub deed: Deed,
    /// The run whose words were approved last; empty where nobody approved any.
    pub approved_of: String,
    /// Who said last that it went out, whatever its words are by now; none where that was taken back.
    pub sent: Option<Deed>,
    /// Who holds it.
    pub hold: Option<Deed>,
}

/// A letter that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLetter {
    /// When a person said so.
    pub at: Instant,
    /// The run whose words were approved, which is in the archive.
    pub run: String,
    /// The date on it, as the archive has it; none where that cannot be told.
    pub dated: Option<NaiveDate>,
}

/// The state of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Credits and goodwill by short id.
    pub accounts: BTreeMap<String, Account>,
    /// Documents by path.
    pub papers: BTreeMap<String, Paper>,
    /// How many entries the register had when this was read, and the hash of the last.
    pub head: Option<(u64, String)>,
    /// Entries that make no sense after those before them.
    pub broken: Vec<String>,
    /// Digest over the hashes of the entries that a run of the month rests on, which are those that are not about
    /// notices; `None` when there were none.
    pub digest: Option<String>,
}

impl Book {
    /// The state that entries come to; they come in the order of their numbers.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Book {
        let mut book = Book::default();
        entries.into_iter().for_each(|entry| book.add(entry));
        book
    }

    /// Takes in the next entry.
    pub fn add(&mut self, entry: &Entry) {
        // No run says anything of notices.
        if entry.says.kind != Kind::Notice {
            let mut hasher = Sha256::new();
            hasher.update(self.digest.as_deref().unwrap_or_default().as_bytes());
            hasher.update(entry.hash.as_bytes());
            self.digest = Some(hex(&hasher.finalize()));
        }
        let done = match entry.says.kind {
            Kind::Document | Kind::Notice => self.paper(entry),
            Kind::Credit | Kind::Goodwill => self.account(entry),
        };
        if let Err(why) = done {
            self.broken.push(format!("entry {}: {why}", entry.seq));
        }
    }

    /// Where a document with these words stands.
    pub fn state_of(&self, path: &str, digest: &str) -> DocumentState {
        match self.papers.get(path) {
            Some(paper) if paper.digest == digest => paper.state,
            _ => DocumentState::Draft,
        }
    }

    /// The letters that went out, by their customers.
    pub fn sent_letters(&self) -> BTreeMap<String, SentLetter> {
        let letters = self.papers.iter().filter(|(path, _)| path.ends_with("/letter"));
        let sent = |(_, paper): (_, &Paper)| {
            let (at, run) = (paper.sent.as_ref()?.at, paper.approved_of.clone());
            Some((paper.customer.clone(), SentLetter { at, run, dated: None }))
        };
        letters.filter_map(sent).collect()
    }

    /// Σ of what counts as given, per currency, of one kind.
    pub fn issued_totals(&self, kind: Kind) -> BTreeMap<Currency, Money> {
        sums(self.accounts.values().filter(|a| a.kind == kind).filter_map(Account::issued))
    }

    fn account(&mut self, entry: &Entry) -> Result<(), &'static str> {
        let says = &entry.says;
        let deed = Deed { by: says.by.clone(), at: entry.at, note: says.note.clone() };
        let account = self.accounts.entry(says.subject.clone()).or_insert_with(|| Account {
            kind: says.kind,
            customer: says.customer.clone(),
            period: says.period,
            postings: Vec::new(),
            hold: None,
        });
        match says.act {
            Act::Held => account.hold = Some(deed),
            Act::Released => account.hold = None,
            Act::Approved => {
                let amount = says.amount.ok_or("an approval without an amount")?;
                let proposal: Option<Proposal> = serde_json::from_str(&says.detail).ok();
                let again = account.postings.last_mut().filter(|p| {
                    p.state == PostingState::Approved && p.amount == amount && p.is_of(proposal.as_ref())
                });
                if let Some(posting) = again {
                    posting.approvals.push(deed);
                    return Ok(());
                }
                if let Some(before) =
                    account.postings.last_mut().filter(|p| p.state == PostingState::Approved)
                {
                    before.state = PostingState::Replaced;
                }
                account.postings.push(Posting {
                    number: says.posting.clone(),
                    amount,
                    state: PostingState::Approved,
                    run: says.run.clone(),
                    proposal,
                    approvals: vec![deed],
                    issued: None,
                });
            }
            Act::Issued | Act::Settled | Act::Voided => {
                let live = |p: &&mut Posting| p.number == says.posting && p.is_live();
                let posting =
                    account.postings.iter_mut().rev().find(live).ok_or("there is no such posting")?;
                let (from, to) = match says.act {
                    Act::Issued => (&[PostingState::Approved][..], PostingState::Issued),
                    Act::Settled => (&[PostingState::Issued][..], PostingState::Settled),
                    _ => (
                        &[PostingState::Approved, PostingState::Issued, PostingState::Settled][..],
                        PostingState::Voided,
                    ),
                };
                if !from.contains(&posting.state) {
                    return Err("its posting is not where it must be for that");
                }
                if says.amount.is_some_and(|amount| amount != posting.amount) {
                    return Err("its amount is not that of its posting");
                }
                posting.state = to;
                if says.act == Act::Issued {
                    posting.issued = Some((deed, says.batch.clone()));
                }
            }
            Act::Reviewed | Act::Sent => return Err("credits are neither reviewed nor sent"),
        }
        Ok(())
    }

    fn paper(&mut self, entry: &Entry) -> Result<(), &'static str> {
        let says = &entry.says;
        let deed = Deed { by: says.by.clone(), at: entry.at, note: says.note.clone() };
        let digest = serde_json::from_str::<String>(&says.detail).unwrap_or_default();
        let paper = self.papers.entry(says.subject.clone()).or_insert_with(|| Paper {
            kind: says.kind,
            customer: says.customer.clone(),
            digest: digest.clone(),
            state: DocumentState::Draft,
            deed: deed.clone(),
            approved_of: String::new(),
            sent: None,
            hold: None,
        });
        let state = match says.act {
            Act::Held => {
                paper.hold = Some(deed);
                return Ok(());
            }
            Act::Released => {
                paper.hold = None;
                return Ok(());
            }
            Act::Voided => DocumentState::Draft,
            Act::Reviewed => DocumentState::Reviewed,
            Act::Approved => DocumentState::Approved,
            Act::Sent => DocumentState::Sent,
            Act::Issued | Act::Settled => return Err("documents are neither issued nor settled"),
        };
        match says.act {
            Act::Approved => paper.approved_of = says.run.clone(),
            Act::Sent => paper.sent = Some(deed.clone()),
            Act::Voided => paper.sent = None,
            _ => {}
        }
        paper.digest = digest;
        paper.state = state;
        paper.deed = deed;
        Ok(())
    }
}

/// What makes a name the same however it is typed.
pub(super) fn name_key(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
