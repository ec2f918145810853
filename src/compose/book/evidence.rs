//! What the figures rest on: files and their rows, rejects, the two accounts, doubts.

use crate::compose::PeriodFacts;
use crate::compose::book::incidents::outage;
use crate::compose::book::shape::DoubtRow;
use crate::compose::book::shape::EvidencePage;
use crate::compose::book::shape::FileRow;
use crate::compose::book::shape::Named;
use crate::compose::book::shape::RejectRow;
use crate::compose::rules::evidence_rules;
use crate::compose::summary;
use crate::compose::words;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::language::Language;
use crate::language::grouped;
use crate::measure::Finding;
use crate::source::hex;

/// The most rows of a table; the files beside the page have them all.
const SHOWN: usize = 500;
/// How many digits of a digest stand beside a file.
const DIGITS: usize = 12;

/// What the figures rest on.
pub(super) fn evidence_page(facts: &PeriodFacts<'_>, evidence: &Evidence) -> EvidencePage {
    let w = facts.workspace;
    let mut accounts = summary::in_month(facts);
    let agreeing = accounts.iter().filter(|r| r.finding == Finding::Agrees).count();
    accounts.sort_by_key(|r| r.finding == Finding::Agrees);
    let in_doubt = || facts.lines.iter().filter_map(|l| l.assessment()).filter(|a| a.doubt.is_some());
    let doubt = |a| {
        let d = summary::doubt(facts, a, a.doubt.as_ref()?);
        let customer = a.customer.id.to_string();
        Some(DoubtRow {
            customer,
            name: d.customer,
            line: d.line,
            least: d.least,
            chosen: d.chosen,
            most: d.most,
        })
    };
    let rejects = rejects(facts, evidence);
    let rejected: u64 = evidence.files.iter().map(|f| f.counts.rejected).sum();
    let mut inputs: Vec<Named> =
        facts.sources.iter().map(|(_, file)| named(&file.path, &file.sha256)).collect();
    inputs.sort_by(|a, b| a.id.cmp(&b.id));
    let compared = facts.compared(evidence);
    EvidencePage {
        rules: evidence_rules(Language::english(), &w.settings, w.services.values()),
        files: evidence.files.iter().map(|file| counted(facts, file)).collect(),
        rejects_more: rejected.saturating_sub(rejects.len() as u64),
        rejects,
        reconciliation: accounts.iter().take(SHOWN).map(|r| summary::stretch(facts, r)).collect(),
        reconciliation_more: accounts.len().saturating_sub(SHOWN),
        agreeing,
        disagreeing: accounts.len() - agreeing,
        choices: summary::choices(facts),
        totals: compared.iter().take(SHOWN).filter_map(|c| summary::total(facts, evidence, c)).collect(),
        doubts: in_doubt().take(SHOWN).filter_map(doubt).collect(),
        doubts_more: in_doubt().count().saturating_sub(SHOWN),
        unknown: summary::unknown(facts),
        outages: facts
            .outages
            .iter()
            .filter(|o| o.incidents.is_empty())
            .take(SHOWN)
            .map(|o| outage(facts, o))
            .collect(),
        inputs_more: inputs.len().saturating_sub(SHOWN),
        inputs: inputs.into_iter().take(SHOWN).collect(),
    }
}

fn named(path: &str, digest: &[u8]) -> Named {
    Named { id: path.to_owned(), name: hex(digest).chars().take(DIGITS).collect() }
}

fn counted(facts: &PeriodFacts<'_>, file: &EvidenceFile) -> FileRow {
    let row = summary::file(facts, file);
    let accepted = grouped(file.counts.accepted);
    FileRow {
        source: row.source,
        path: row.path,
        read: row.read,
        accepted: if file.counts.accepted == 0 { words::NONE.to_owned() } else { accepted },
        duplicates: row.duplicates,
        rejected: row.rejected,
        covers: row.covers,
    }
}

fn rejects(facts: &PeriodFacts<'_>, evidence: &Evidence) -> Vec<RejectRow> {
    let of_file = |file: &EvidenceFile| {
        let path = facts.sources.file(file.file).path.clone();
        let one = move |r: &EvidenceReject| RejectRow {
            at: format!("{path}:{}", r.line),
            column: r.column.clone().unwrap_or_default(),
            value: r.value.chars().take(SHOWN).collect(),
            reason: r.reason.clone(),
        };
        file.rejects.iter().map(one).collect::<Vec<_>>()
    };
    evidence.files.iter().flat_map(of_file).take(SHOWN).collect()
}
