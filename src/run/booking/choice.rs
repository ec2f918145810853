//! What a command is about: named credits, customers and documents, or all that a filter leaves.

use crate::diag::did_you_mean;
use crate::money::Money;
use crate::register::Book;
use crate::register::Kind;
use crate::register::Posting;
use crate::register::Proposal;
use crate::register::PublishedPaper;
use std::collections::BTreeSet;

/// What a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Names: a credit's id, long or short, a posting's number, a customer's id, a document's path.
    pub named: Vec<String>,
    /// Everything, or everything that the filters leave.
    pub all: bool,
    /// Only credits (`Some(true)`) or only documents (`Some(false)`).
    pub only_credits: Option<bool>,
    /// Only this currency.
    pub currency: Option<String>,
    /// Only this SLA.
    pub sla: Option<String>,
    /// Only amounts up to this one.
    pub up_to: Option<Money>,
    /// Whether what cannot be done to one that is named is left out, as it is when a filter chose it.
    pub leaves_out: bool,
}

/// What a choice comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen<T> {
    /// What was chosen.
    pub some: Vec<T>,
    /// Names that nothing has, each with what may have been meant.
    pub unknown: Vec<(String, String)>,
}

impl Choice {
    /// Whether a person named things one by one: then what cannot be done to one of them stops all.
    pub fn is_by_name(&self) -> bool {
        !self.named.is_empty() && !self.leaves_out
    }

    fn takes(&self, kind: Kind) -> bool {
        let is_credit = matches!(kind, Kind::Credit | Kind::Goodwill);
        self.only_credits.is_none_or(|credits| credits == is_credit)
    }

    fn filters(&self, currency: &str, sla: Option<&str>, amount: Option<Money>) -> bool {
        let below =
            |most: &Money| amount.is_some_and(|a| a.currency == most.currency && a.minor <= most.minor);
        self.currency.as_ref().is_none_or(|c| c == currency)
            && self.sla.as_ref().is_none_or(|wanted| Some(wanted.as_str()) == sla)
            && self.up_to.as_ref().is_none_or(below)
    }

    /// Whether documents are meant too: they have no amounts to filter by.
    pub(super) fn takes_papers(&self) -> bool {
        let has_amount_filter = self.currency.is_some() || self.sla.is_some() || self.up_to.is_some();
        self.takes(Kind::Document) && !has_amount_filter
    }

    /// What was named; a page may name thousands.
    fn names(&self) -> BTreeSet<&str> {
        self.named.iter().map(String::as_str).collect()
    }

    /// The proposals and documents of a published run that are meant.
    pub fn of_run<'p>(
        &self,
        proposals: &'p [Proposal],
        papers: &'p [PublishedPaper],
    ) -> (Vec<&'p Proposal>, Chosen<&'p PublishedPaper>) {
        let named = self.names();
        let is_named = |names: &[&str]| self.all || names.iter().any(|name| named.contains(name));
        let credit_names = |p: &'p Proposal| [p.credit_id.as_str(), &p.short_id, &p.number, &p.customer];
        let paper_names = |p: &'p PublishedPaper| [p.path.as_str(), &p.customer];
        let credits = proposals.iter().filter(|p| {
            self.takes(p.kind())
                && is_named(&credit_names(p))
                && self.filters(&p.currency, p.sla.as_deref(), p.difference())
        });
        let documents = papers.iter().filter(|p| self.takes_papers() && is_named(&paper_names(p)));
        let known: BTreeSet<&str> =
            proposals.iter().flat_map(credit_names).chain(papers.iter().flat_map(paper_names)).collect();
        (credits.collect(), Chosen { some: documents.collect(), unknown: self.unknown(&known) })
    }

    /// The credits of a book that are meant, by short id; `wanted` says which of their postings count.
    pub fn of_book<'b>(&self, book: &'b Book, wanted: &dyn Fn(&Posting) -> bool) -> Chosen<&'b str> {
        let named = self.names();
        let mut known = BTreeSet::new();
        let mut some = Vec::new();
        for (id, account) in &book.accounts {
            let readable =
                account.postings.iter().filter_map(|p| p.proposal.as_ref()).map(|p| p.credit_id.as_str());
            let numbers = account.postings.iter().map(|p| p.number.as_str());
            let names: Vec<&str> =
                readable.chain(numbers).chain([id.as_str(), account.customer.as_str()]).collect();
            let fits = |p: &&Posting| {
                let sla = p.proposal.as_ref().and_then(|p| p.sla.as_deref());
                wanted(p) && self.filters(p.amount.currency.code(), sla, Some(p.amount))
            };
            let by_name = names.iter().any(|name| named.contains(name));
            if self.takes(account.kind) && (by_name || self.all && account.postings.iter().any(|p| fits(&p)))
            {
                some.push(id.as_str());
            }
            known.extend(names);
        }
        Chosen { some, unknown: self.unknown(&known) }
    }

    fn unknown(&self, known: &BTreeSet<&str>) -> Vec<(String, String)> {
        let missing = self.named.iter().filter(|name| !known.contains(name.as_str()));
        missing
            .map(|name| {
                let near = did_you_mean(name, known.iter().copied());
                (name.clone(), near)
            })
            .collect()
    }
}
