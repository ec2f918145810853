//! `manifest.json`: what went in, what came out, and that the rows add up.

use crate::compose::PeriodFacts;
use crate::finance::Totals;
use crate::money::Currency;
use crate::money::Money;
use crate::run::Archive;
use crate::run::Contexts;
use crate::run::Extras;
use crate::run::KeepInputs;
use crate::run::Loaded;
use crate::run::ProofSummary;
use crate::run::Request;
use crate::run::Summary;
use crate::run::edits;
use crate::run::finance::Preview;
use crate::run::papers::ListedPaper;
use crate::run::papers::Paper;
use crate::run::shelf::Output as Kept;
use crate::source::hex;
use crate::time::tz_database_version;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Manifest {
    schema: u32,
    tool: String,
    time_zone_data: &'static str,
    run: String,
    period: String,
    issued_on: String,
    as_of: String,
    request: Asked,
    evidence_cut_by_as_of: usize,
    inputs: Vec<Input>,
    evidence: Vec<EvidenceCount>,
    counts: Counts,
    control_totals: BTreeMap<String, String>,
    goodwill_totals: BTreeMap<String, String>,
    awaiting_claim_totals: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    issued_before_totals: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    issued_beyond_owed_totals: BTreeMap<String, String>,
    register: Option<RegisterHead>,
    documents: Vec<ListedPaper>,
    finance_totals: BTreeMap<&'static str, FinanceTotals>,
    letter_languages: Vec<UsedLanguage>,
    other_language_than_the_readers: Vec<OtherLanguage>,
    held: Vec<Held>,
    wording: Wording,
    letters_without_mail_address: Vec<String>,
    outputs: Vec<Output>,
}

/// The register as the run read it: how many entries, and the hash of the last.
#[derive(Serialize)]
struct RegisterHead {
    entries: u64,
    sha256: String,
}

/// What was asked for beside the period: with the inputs, all that it takes to make the run again.
#[derive(Serialize)]
struct Asked {
    as_of: Option<String>,
    archive: bool,
    context: bool,
    keep_inputs: bool,
}

/// What the preview of a target comes to, by reading its files again.
#[derive(Serialize)]
struct FinanceTotals {
    credits: BTreeMap<String, String>,
    goodwill: BTreeMap<String, String>,
}

fn finance_totals(previews: &[Preview]) -> BTreeMap<&'static str, FinanceTotals> {
    let of = |t: &Totals| FinanceTotals {
        credits: totals(t.credits.clone()),
        goodwill: totals(t.goodwill.clone()),
    };
    previews.iter().map(|p| (p.target, of(&p.totals))).collect()
}

#[derive(Serialize)]
struct UsedLanguage {
    language: String,
    letters: usize,
    reviewed_by: Option<String>,
}

#[derive(Serialize)]
struct OtherLanguage {
    customer: String,
    language: String,
    missing: Vec<String>,
}

#[derive(Serialize)]
struct Input {
    path: String,
    sha256: String,
}

#[derive(Serialize)]
struct EvidenceCount {
    source: String,
    path: String,
    read: u64,
    accepted: u64,
    duplicates: u64,
    rejected: u64,
    conflicts: u64,
    first: Option<String>,
    last: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    customers: usize,
    affected: usize,
    credits: usize,
    goodwill: usize,
    awaiting_claim: usize,
    letters: usize,
    #[serde(skip_serializing_if = "is_nought")]
    follow_ups: usize,
    mail_drafts: usize,
    postmortems: usize,
    doubts: usize,
}

#[derive(Serialize)]
struct Held {
    document: String,
    reasons: Vec<String>,
}

/// What was found in the words of letters and public postmortems.
#[derive(Serialize)]
struct Wording {
    documents: usize,
    errors: usize,
    warnings_open: usize,
    warnings_accepted: usize,
    open_by_rule: BTreeMap<&'static str, usize>,
    lists: Vec<WordingList>,
    accepted: Vec<AcceptedWarning>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edited: Vec<EditedParagraph>,
}

/// A paragraph of a letter in a person's own words.
#[derive(Serialize)]
struct EditedParagraph {
    document: String,
    by: String,
    on: String,
    reason: String,
    was: String,
    text: String,
    at: String,
}

#[derive(Serialize)]
struct WordingList {
    language: String,
    reviewed_by: Option<String>,
}

#[derive(Serialize)]
struct AcceptedWarning {
    document: String,
    rule: &'static str,
    words: String,
    sentence: String,
    by: String,
    on: String,
    reason: String,
}

fn wording(proofs: &ProofSummary, edited: Vec<EditedParagraph>) -> Wording {
    let accepted = proofs.accepted.iter().filter_map(|(document, flag)| {
        let accepted = flag.accepted.clone()?;
        Some(AcceptedWarning {
            document: document.clone(),
            rule: flag.rule.name(),
            words: flag.words.clone(),
            sentence: flag.sentence.clone(),
            by: accepted.by,
            on: accepted.on,
            reason: accepted.reason,
        })
    });
    let list = |(language, by): &(String, String)| WordingList {
        language: language.clone(),
        reviewed_by: (!by.is_empty()).then(|| by.clone()),
    };
    Wording {
        documents: proofs.documents,
        errors: proofs.errors,
        warnings_open: proofs.open.0,
        warnings_accepted: proofs.accepted.len(),
        open_by_rule: proofs.open_by_rule.iter().map(|(rule, n)| (rule.name(), *n)).collect(),
        lists: proofs.lists.iter().map(list).collect(),
        accepted: accepted.collect(),
        edited,
    }
}

/// Who wrote which paragraphs of the letters that there are.
fn edited(facts: &PeriodFacts<'_>, loaded: &Loaded, papers: &[Paper]) -> Vec<EditedParagraph> {
    let mut all = Vec::new();
    for (customer, edits) in edits::of_month(loaded, facts.month) {
        let document = format!("customers/{customer}/letter");
        if papers.iter().any(|paper| paper.path == document) {
            all.extend(edits.for_book().into_iter().map(|edit| EditedParagraph {
                document: document.clone(),
                by: edit.by,
                on: edit.on,
                reason: edit.reason,
                was: edit.was,
                text: edit.text,
                at: edit.at,
            }));
        }
    }
    all
}

#[derive(Serialize)]
struct Output {
    path: String,
    bytes: usize,
    sha256: String,
}

/// The name and version of the tool, as it stands in manifests.
pub(super) fn tool() -> String {
    format!("amends {}", env!("CARGO_PKG_VERSION"))
}

fn inputs(loaded: &Loaded) -> Vec<Input> {
    let mut inputs: Vec<Input> =
        loaded.sources.iter().map(|(_, f)| Input { path: f.path.clone(), sha256: hex(&f.sha256) }).collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

/// Path and digest of every input.
pub(super) fn input_digests(loaded: &Loaded) -> Vec<(String, String)> {
    inputs(loaded).into_iter().map(|input| (input.path, input.sha256)).collect()
}

/// The first twelve digits of the digest of everything that a run depends on.
pub fn run_id(loaded: &Loaded, request: &Request) -> String {
    let mut hasher = Sha256::new();
    hasher.update(tool().as_bytes());
    hasher.update(tz_database_version().as_bytes());
    hasher.update(format!("\n{}\n{}\n{:?}\n", request.month, request.issued_on(), request.as_of).as_bytes());
    for input in inputs(loaded) {
        hasher.update(format!("{} {}\n", input.sha256, input.path).as_bytes());
    }
    // What was approved and issued of this month is an input too; of other months only what is named below.
    if let Some(digest) = &loaded.register.digest {
        hasher.update(format!("{digest} register\n").as_bytes());
    }
    for (customer, months) in &loaded.credited {
        let months: Vec<String> = months.iter().map(ToString::to_string).collect();
        hasher.update(format!("{customer} {}\n", months.join(" ")).as_bytes());
    }
    for (customer, sent) in loaded.sent.values().flatten() {
        let dated = sent.dated.map(|day| format!(" dated {day}")).unwrap_or_default();
        hasher.update(format!("{customer} {} sent{dated}\n", sent.at).as_bytes());
    }
    hex(&hasher.finalize())[..12].to_owned()
}

fn is_nought(count: &usize) -> bool {
    *count == 0
}

fn totals(totals: BTreeMap<Currency, Money>) -> BTreeMap<String, String> {
    totals.into_iter().map(|(c, m)| (c.code().to_owned(), m.digits())).collect()
}

/// The manifest of a run.
pub(super) fn manifest(
    facts: &PeriodFacts<'_>,
    loaded: &Loaded,
    (request, extras): (&Request, Extras),
    (summary, previews): (&Summary, &[Preview]),
    papers: &[Paper],
    kept: &[Kept],
) -> Vec<u8> {
    let settings = &facts.workspace.settings;
    let evidence = loaded.evidence.files.iter().map(|f| EvidenceCount {
        source: settings.monitoring[f.source].id.clone(),
        path: loaded.sources.file(f.file).path.clone(),
        read: f.counts.read,
        accepted: f.counts.accepted,
        duplicates: f.counts.duplicates,
        rejected: f.counts.rejected,
        conflicts: f.conflicts,
        first: f.covers.map(|c| c.0.to_string()),
        last: f.covers.map(|c| c.1.to_string()),
    });
    let manifest = Manifest {
        schema: 1,
        tool: tool(),
        time_zone_data: tz_database_version(),
        run: summary.run_id.clone(),
        period: request.month.to_string(),
        issued_on: facts.issued_on.to_string(),
        as_of: facts.as_of.to_string(),
        request: Asked {
            as_of: request.as_of.map(|at| at.to_string()),
            archive: extras.archive == Archive::Yes,
            context: extras.contexts != Contexts::No,
            keep_inputs: extras.inputs == KeepInputs::Yes,
        },
        evidence_cut_by_as_of: summary.cuts,
        inputs: inputs(loaded),
        evidence: evidence.collect(),
        counts: Counts {
            customers: summary.customers,
            affected: summary.affected,
            credits: summary.credits.0,
            goodwill: summary.goodwill.0,
            awaiting_claim: summary.awaiting.0,
            letters: summary.letters,
            follow_ups: summary.follow_ups,
            mail_drafts: summary.drafts,
            postmortems: summary.postmortems,
            doubts: summary.doubts,
        },
        control_totals: totals(facts.ledger.control_totals()),
        goodwill_totals: totals(facts.ledger.goodwill_totals()),
        awaiting_claim_totals: totals(facts.ledger.awaiting_totals()),
        issued_before_totals: totals(facts.ledger.issued_totals()),
        issued_beyond_owed_totals: totals(facts.ledger.overpaid_totals()),
        register: loaded
            .register
            .head
            .as_ref()
            .map(|(entries, hash)| RegisterHead { entries: *entries, sha256: hash.clone() }),
        documents: papers.iter().map(Paper::listed).collect(),
        finance_totals: finance_totals(previews),
        letter_languages: summary
            .languages
            .iter()
            .map(|l| UsedLanguage {
                language: l.tag.clone(),
                letters: l.letters,
                reviewed_by: l.reviewed_by.clone(),
            })
            .collect(),
        other_language_than_the_readers: summary
            .fallbacks
            .iter()
            .map(|f| OtherLanguage {
                customer: f.customer.clone(),
                language: f.language.clone(),
                missing: f.missing.clone(),
            })
            .collect(),
        held: summary
            .held
            .iter()
            .map(|(document, reasons)| Held { document: document.clone(), reasons: reasons.clone() })
            .collect(),
        wording: wording(&summary.proofs, edited(facts, loaded, papers)),
        letters_without_mail_address: summary.without_mail.clone(),
        outputs: kept
            .iter()
            .map(|k| Output { path: k.path.clone(), bytes: k.bytes, sha256: k.sha256.clone() })
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
