//! One source while its files are read: each file through the reader of its format, then what all of them say together.

use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::conflict::Settled;
use crate::ingest::evidence::conflict::settle_counts;
use crate::ingest::evidence::conflict::settle_rows;
use crate::ingest::evidence::dispatch::pages;
use crate::ingest::evidence::dispatch::records;
use crate::ingest::evidence::dispatch::sampled;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::join::join_changes;
use crate::ingest::evidence::join::join_runs;
use crate::ingest::evidence::parts;
use crate::ingest::evidence::progress::Progress;
use crate::ingest::evidence::progress::Tick;
use crate::ingest::evidence::runs;
use crate::ingest::evidence::samples;
use crate::ingest::evidence::samples::evidence_file;
use crate::ingest::evidence::samples::join_files;
use crate::ingest::evidence::silence::Silence;
use crate::ingest::evidence::sniff::Taken;
use crate::ingest::evidence::status;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::Joining;
use crate::ingest::samples::Rules;
use crate::ingest::samples::SeriesKey;
use crate::model::Conflicts;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// What reading needs of the outside, and where it says what it found.
pub(super) struct Desk<'d> {
    pub(super) folder: &'d dyn Folder,
    pub(super) sources: &'d mut Sources,
    pub(super) diags: &'d mut Diagnostics,
    pub(super) tick: &'d Tick,
    pub(super) progress: &'d (dyn Fn(Progress) + Sync),
}

/// One source while its files are read.
pub(super) struct Reading<'r> {
    index: usize,
    source: &'r MonitoringSource,
    step_max: i64,
    rule: Conflicts,
    sample_rules: Rules,
    taken: Taken,
    pages: BTreeMap<String, (Records, SourceId)>,
    samples: Vec<MonitorSeries>,
    joining: Joining,
    /// Parts that other machines made, with the files that each speaks for.
    made: Vec<(SourceId, Vec<SourceId>)>,
    changes: BTreeMap<SeriesKey, Vec<Change>>,
    rows: BTreeMap<SeriesKey, Vec<Labelled>>,
    silence: Silence,
    read: Evidence,
}

impl<'r> Reading<'r> {
    /// Nothing read yet. Where no rule for rows that disagree is stated, the run stops in the end if there are any.
    pub(super) fn new(
        (index, source): (usize, &'r MonitoringSource),
        (step_max, stated): (i64, Option<Conflicts>),
        paths: &[&String],
        desk: &mut Desk<'_>,
    ) -> Self {
        let rule = stated.unwrap_or(Conflicts::Worst);
        let sample_rules = samples::rules((step_max, rule), paths.len());
        Reading {
            index,
            source,
            step_max,
            rule,
            sample_rules,
            taken: Taken::default(),
            pages: pages(desk.folder, desk.sources, source, paths, desk.diags),
            samples: Vec::new(),
            joining: Joining::new(sample_rules),
            made: Vec::new(),
            changes: BTreeMap::new(),
            rows: BTreeMap::new(),
            silence: Silence::default(),
            read: Evidence::default(),
        }
    }

    /// Reads one file.
    pub(super) fn file(&mut self, path: &str, desk: &mut Desk<'_>) {
        if self.source.format != Format::Auto {
            return self.of_format(path, self.source, desk);
        }
        let found = self.taken.take(desk.folder, desk.sources, self.source, path, desk.diags);
        let Some(named) = found else { return };
        if status::Tool::of(named.format).is_some() {
            let found = pages(desk.folder, desk.sources, &named, &[&path.to_owned()], desk.diags);
            self.pages.extend(found);
        }
        self.of_format(path, &named, desk);
    }

    fn of_format(&mut self, path: &str, source: &MonitoringSource, desk: &mut Desk<'_>) {
        match source.format {
            Format::Samples if path.ends_with(parts::ENDING) => self.part(path, source, desk),
            Format::Samples => self.bulk(path, source, desk),
            Format::Runs => self.runs(path, source, desk),
            format if format.is_sampled() => {
                let bounds = (self.step_max, self.index);
                let read = sampled(desk.folder, desk.sources, source, bounds, path, desk.diags);
                let Some((series, file)) = read else { return };
                self.samples.extend(series);
                self.read.files.push(file);
            }
            format if status::Tool::of(format).is_some() => {
                let Some((records, id)) = self.pages.remove(path) else { return };
                self.records(records, id);
            }
            _ => {
                let read = records(desk.folder, desk.sources, source, (self.step_max, path), desk.diags);
                let Some((records, id)) = read else { return };
                self.records(records, id);
            }
        }
    }

    fn part(&mut self, path: &str, source: &MonitoringSource, desk: &mut Desk<'_>) {
        let rules = (self.step_max, self.rule);
        let read = parts::read(desk.folder, desk.sources, source, rules, path, desk.diags);
        desk.tick.done(desk.folder.size(path));
        let Some((part, id)) = read else { return };
        self.joining.keep(part.edge_ms);
        let mut ids = Vec::new();
        for file in part.files {
            let id = desk.sources.add_with_digest(&file.path, "", file.sha256);
            self.read.files.push(evidence_file(&file.pieces, self.index, id));
            self.joining.add(file.pieces, id);
            ids.push(id);
        }
        self.made.push((id, ids));
    }

    fn bulk(&mut self, path: &str, source: &MonitoringSource, desk: &mut Desk<'_>) {
        let (tick, progress) = (desk.tick, desk.progress);
        let told = |rows: u64| progress(tick.of(rows));
        let rules = self.sample_rules;
        let read =
            samples::read(desk.folder, desk.sources, source, rules, path, desk.diags, &told, &tick.bytes);
        tick.done(desk.folder.size(path));
        let Some((pieces, id)) = read else { return };
        self.read.files.push(evidence_file(&pieces, self.index, id));
        self.joining.add(pieces, id);
    }

    fn runs(&mut self, path: &str, source: &MonitoringSource, desk: &mut Desk<'_>) {
        let (tick, progress) = (desk.tick, desk.progress);
        let told = |rows: u64| progress(tick.of(rows));
        let (rules, place) = ((self.step_max, self.rule), (path, self.index));
        let read = runs::read(desk.folder, desk.sources, source, rules, place, desk.diags, &told);
        tick.done(desk.folder.size(path));
        let Some((series, file)) = read else { return };
        self.samples.extend(series);
        self.read.files.push(file);
    }

    /// The records of one file. They are settled with those of the other files.
    fn records(&mut self, mut records: Records, id: SourceId) {
        let index = self.index;
        if let Some(compaction) = records.samples {
            let (series, file) = samples::outcome(compaction, index, id);
            self.samples.extend(series);
            self.read.files.push(file);
            return;
        }
        records.settle_lost(id);
        self.read.files.push(file_of(&records, index, id));
        self.silence.add(&mut records, id);
        for (key, list) in records.changes {
            self.changes.entry(key).or_default().extend(list);
        }
        for (key, list) in records.rows {
            self.rows.entry(key).or_default().extend(list);
        }
        let read = &mut self.read;
        read.planned.extend(records.planned.into_iter().map(|p| PlannedWork { source: index, ..p }));
        read.totals.extend(records.totals.into_iter().map(|t| StatedTotal { source: index, ..t }));
        read.counts.extend(records.requests.into_iter().map(|c| StatedCount { source: index, ..c }));
    }

    /// What all files say together, and which formats they were taken for.
    pub(super) fn finish(mut self, desk: &mut Desk<'_>) -> (Evidence, Taken) {
        let (index, source, rule) = (self.index, self.source, self.rule);
        let mut read = self.read;
        read.series.extend(join_runs(self.samples, self.step_max));
        let joined = self.joining.finish();
        if !self.made.is_empty() {
            let step_max = Elapsed(self.step_max);
            let apart = &joined.apart;
            parts::check(&self.made, &read.files, apart, source, step_max, desk.sources, desk.diags);
        }
        read.series.extend(join_files(joined, index, &mut read.files, desk.sources));
        let mut settled = Settled::default();
        let mut told: Vec<MonitorSeries> = Vec::new();
        for (key, rows) in self.rows {
            let list = settle_rows(rows, rule, &mut settled);
            told.push(MonitorSeries { source: index, key, told: Told::Statements(list) });
        }
        let changed = join_changes(self.changes, source, (index, rule), &mut settled);
        self.silence.ran_out(&changed);
        told.extend(changed);
        read.counts = settle_counts(read.counts, rule, &mut settled);
        settled.count_in(&mut read.files);
        self.silence.say(source, desk.diags);
        if let Some(covers) = source.covers {
            self.silence.fill(&mut told, index, covers);
            for total in &mut read.totals {
                total.period.get_or_insert(covers);
            }
        }
        read.series.extend(told);
        (read, self.taken)
    }
}

/// What a file came to, before its rows are compared with those of other files.
fn file_of(records: &Records, index: usize, id: SourceId) -> EvidenceFile {
    let rows = || records.rows.values().flatten().map(|(interval, _)| *interval);
    let changes = || records.changes.values().flatten().map(|c| c.at);
    let starts = rows().map(|r| r.start()).chain(changes());
    let ends = rows().map(|r| r.end()).chain(changes());
    EvidenceFile {
        source: index,
        file: id,
        counts: records.counts,
        conflicts: 0,
        covers: starts.min().zip(ends.max()),
        rejects: records.rejects.clone(),
    }
}
