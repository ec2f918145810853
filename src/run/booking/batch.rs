//! The files of a batch: what was issued together, for finance to book.
//!
//! `issued.csv` is made from the register alone; the files for finance programs also from what the workspace says of these
//! programs now. The same batch gives the same bytes for as long as that stays the same.

use crate::finance;
use crate::finance::LedgerIds;
use crate::finance::PostingRecord;
use crate::finance::Stamp;
use crate::finance::Totals;
use crate::model::Settings;
use crate::money::Currency;
use crate::money::Money;
use crate::money::sums;
use crate::register::Book;
use crate::register::Kind;
use crate::register::Posting;
use crate::render::table::Sheet;
use crate::render::table::plain;
use crate::render::table::text;
use crate::run::Artefact;
use crate::time::Month;
use crate::time::Zone;
use serde::Serialize;
use std::collections::BTreeMap;

/// What was issued together.
pub struct Batch<'b> {
    /// Its number.
    pub number: String,
    /// Its postings, in the order of their numbers.
    pub postings: Vec<(Kind, &'b Posting)>,
}

/// The number of the batch that comes next in a month.
pub fn next_batch(book: &Book, period: Month) -> String {
    let prefix = format!("{period}-");
    let batches = book.accounts.values().flat_map(|a| &a.postings).filter_map(|p| p.issued.as_ref());
    let last = batches.filter_map(|(_, batch)| batch.strip_prefix(&prefix)?.parse::<u32>().ok()).max();
    format!("{prefix}{:02}", last.unwrap_or(0) + 1)
}

/// The key by which a system that books knows a posting again, so that it books it once.
pub fn idempotency_key(number: &str) -> String {
    format!("amends-{number}")
}

impl<'b> Batch<'b> {
    /// A batch of a book; `None` when there is none of that number.
    pub fn of(book: &'b Book, number: &str) -> Option<Batch<'b>> {
        let is_of = |p: &&Posting| p.issued.as_ref().is_some_and(|(_, batch)| batch == number);
        let mut postings: Vec<(Kind, &Posting)> = book
            .accounts
            .values()
            .flat_map(|a| a.postings.iter().filter(is_of).map(|p| (a.kind, p)))
            .collect();
        postings.sort_by(|a, b| a.1.number.cmp(&b.1.number));
        (!postings.is_empty()).then(|| Batch { number: number.to_owned(), postings })
    }

    /// Σ by currency of one kind.
    pub fn totals(&self, kind: Kind) -> BTreeMap<Currency, Money> {
        sums(self.postings.iter().filter(|(k, _)| *k == kind).map(|(_, posting)| posting.amount))
    }

    /// The files of the batch, after their sums were read back and compared with the register.
    ///
    /// # Errors
    /// What a finance program lacks or would misread; figures that do not agree, which is a mistake of ours.
    pub fn files(&self, settings: &Settings, ids: &LedgerIds) -> Result<Vec<Artefact>, BatchProblem> {
        let zone = settings.defaults.zone;
        let mistake = |what: &str| BatchProblem::Mistake(what.to_owned());
        let issued = Artefact::new("issued.csv", self.csv(zone));
        let read = read_totals(&issued.bytes).ok_or_else(|| mistake("issued.csv cannot be read back"))?;
        let own: BTreeMap<(String, String), i128> = [Kind::Credit, Kind::Goodwill]
            .into_iter()
            .flat_map(|kind| {
                self.totals(kind)
                    .into_iter()
                    .map(move |(c, m)| ((kind.name().to_owned(), c.code().to_owned()), m.minor))
            })
            .collect();
        if read != own {
            return Err(mistake("the sums read back from issued.csv differ from the register"));
        }
        let totals = |kind: Kind| -> BTreeMap<String, String> {
            self.totals(kind).into_iter().map(|(c, m)| (c.code().to_owned(), m.digits())).collect()
        };
        let postings = self.bookings(zone)?;
        let own = Totals { credits: self.totals(Kind::Credit), goodwill: self.totals(Kind::Goodwill) };
        let (mut files, mut targets) = (vec![issued], BTreeMap::new());
        for target in &settings.finance {
            let name = target.target.name();
            let made = finance::files(target, ids, &postings, Stamp::Issued);
            let made = made.map_err(|problems| {
                BatchProblem::Refused(problems.iter().map(|p| format!("{name}: {}", p.what)).collect())
            })?;
            if finance::read_totals(target, &made).as_ref() != Ok(&own) {
                return Err(mistake(&format!(
                    "the sums read back from the files for {name} differ from the register"
                )));
            }
            targets.insert(name, made.len());
            files.extend(made.into_iter().map(|f| Artefact::new(format!("{name}/{}", f.path), f.bytes)));
        }
        let manifest = BatchManifest {
            schema: 1,
            batch: &self.number,
            postings: self.postings.len(),
            control_totals: totals(Kind::Credit),
            goodwill_totals: totals(Kind::Goodwill),
            files_by_target: targets,
        };
        let mut bytes = serde_json::to_vec_pretty(&manifest).map_err(|why| mistake(&why.to_string()))?;
        bytes.push(b'\n');
        files.push(Artefact::new("batch.json", bytes));
        Ok(files)
    }

    /// What finance programs book, with numbers, keys and the day of issue.
    fn bookings(&self, zone: Zone) -> Result<Vec<finance::Posting>, BatchProblem> {
        let mut all = Vec::new();
        for (_, posting) in &self.postings {
            let kept = posting.proposal.as_ref().and_then(|p| p.booking.clone());
            let record: Option<PostingRecord> = kept.and_then(|value| serde_json::from_value(value).ok());
            let booked = record.and_then(|record| record.posting().ok());
            let (Some(mut booked), Some((deed, _))) = (booked, &posting.issued) else {
                let what = format!(
                    "what was approved as {} does not say how it is booked; approve it from a new run",
                    posting.number
                );
                return Err(BatchProblem::Refused(vec![what]));
            };
            booked.number = Some(posting.number.clone());
            booked.key = Some(idempotency_key(&posting.number));
            booked.amount = posting.amount;
            booked.booked_on = zone.civil(deed.at).date();
            all.push(booked);
        }
        Ok(all)
    }

    fn csv(&self, zone: Zone) -> Vec<u8> {
        let mut sheet = Sheet::new(&[
            "number",
            "idempotency_key",
            "issued_on",
            "kind",
            "credit_id",
            "period",
            "customer",
            "credit_to",
            "line",
            "sla_id",
            "sla_version",
            "currency",
            "amount_minor",
            "amount",
            "owed_altogether",
            "issued_before",
            "workings_digest",
            "run",
            "approved_by",
            "issued_by",
        ]);
        for (kind, posting) in &self.postings {
            let Some((deed, _)) = &posting.issued else { continue };
            let of = |get: &dyn Fn(&crate::register::Proposal) -> String| {
                posting.proposal.as_ref().map_or_else(String::new, get)
            };
            let money = |m: Option<Money>| m.map(|m| m.digits()).unwrap_or_default();
            let approved: Vec<&str> = posting.approvals.iter().map(|deed| deed.by.as_str()).collect();
            sheet.row([
                plain(&posting.number),
                plain(idempotency_key(&posting.number)),
                plain(zone.civil(deed.at).date()),
                plain(kind.name()),
                plain(of(&|p| p.credit_id.clone())),
                plain(of(&|p| p.period.clone())),
                plain(of(&|p| p.customer.clone())),
                plain(of(&|p| p.credit_to.clone())),
                plain(of(&|p| p.line.clone().unwrap_or_default())),
                plain(of(&|p| p.sla.clone().unwrap_or_default())),
                text(of(&|p| p.sla_version.clone().unwrap_or_default())),
                plain(posting.amount.currency),
                plain(posting.amount.minor),
                plain(posting.amount.digits()),
                plain(of(&|p| money(p.owed()))),
                plain(of(&|p| money(p.issued_before()))),
                plain(of(&|p| p.workings_digest.clone())),
                plain(&posting.run),
                text(approved.join("; ")),
                text(&deed.by),
            ]);
        }
        sheet.bytes()
    }
}

/// Why a batch has no files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchProblem {
    /// What is missing for a finance program, or would be misread by one.
    Refused(Vec<String>),
    /// Figures that do not agree.
    Mistake(String),
}

#[derive(Serialize)]
struct BatchManifest<'m> {
    schema: u32,
    batch: &'m str,
    postings: usize,
    control_totals: BTreeMap<String, String>,
    goodwill_totals: BTreeMap<String, String>,
    files_by_target: BTreeMap<&'static str, usize>,
}

/// Σ of minor units by kind and currency, read back.
fn read_totals(csv: &[u8]) -> Option<BTreeMap<(String, String), i128>> {
    let mut reader = csv::Reader::from_reader(csv);
    let header = reader.headers().ok()?.clone();
    let at = |name: &str| header.iter().position(|h| h == name);
    let (kind, currency, minor) = (at("kind")?, at("currency")?, at("amount_minor")?);
    let mut totals = BTreeMap::new();
    for record in reader.records() {
        let record = record.ok()?;
        let key = (record.get(kind)?.to_owned(), record.get(currency)?.to_owned());
        *totals.entry(key).or_insert(0) += record.get(minor)?.parse::<i128>().ok()?;
    }
    Some(totals)
}
