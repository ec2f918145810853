//! What the silence of records means. By itself nothing; where a source says which stretch its records cover, what none of
//! them speaks of was up, except where a record that could not be used, or a page that is missing, may have spoken.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::transitions::Doubt;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use std::collections::BTreeMap;

/// What the files of a source leave open.
#[derive(Default)]
pub(super) struct Silence {
    about: BTreeMap<SeriesKey, LineRef>,
    /// The first file that tells of outages and nothing else.
    outages_only: Option<SourceId>,
    doubts: Vec<Doubt>,
    /// The first file that says that there is another page, and whether there is a last page.
    more: Option<SourceId>,
    has_last_page: bool,
    /// The earliest record of all pages.
    oldest: Option<Instant>,
}

impl Silence {
    /// What one file leaves open.
    pub(super) fn add(&mut self, records: &mut Records, file: SourceId) {
        for key in std::mem::take(&mut records.about) {
            self.about.entry(key).or_insert(LineRef { file, line: 1 });
        }
        // Readers of tables name no doubts of their own.
        if records.counts.rejected > 0 && records.is_table {
            self.doubts.push(Doubt { monitor: None, since: None, until: None });
        }
        self.doubts.append(&mut records.doubts);
        if records.tells_outages_only {
            self.outages_only = self.outages_only.or(Some(file));
            let starts = records.rows.values().flatten().map(|(interval, _)| interval.start());
            self.oldest = starts.chain(self.oldest).min();
            self.has_last_page |= !records.has_more;
            self.more = self.more.or(records.has_more.then_some(file));
        }
    }

    /// A state other than up that ran out without a new record may have gone on: `hold` ends what is known of it, and
    /// does not mend it.
    pub(super) fn ran_out(&mut self, changed: &[MonitorSeries]) {
        for series in changed {
            let Told::Statements(list) = &series.told else { continue };
            for (i, one) in list.iter().enumerate().filter(|(_, s)| s.state != SampleState::Up) {
                let next = list.get(i + 1).map(|next| next.interval.start());
                let (monitor, since) = (Some(series.key.monitor.clone()), Some(one.interval.end()));
                if next != since {
                    self.doubts.push(Doubt { monitor, since, until: next });
                }
            }
        }
    }

    /// Says what the silence of the records leaves open.
    pub(super) fn say(&mut self, source: &MonitoringSource, diags: &mut Diagnostics) {
        if let (Some(file), None) = (self.outages_only, source.covers) {
            diags.push(outages_only(file, source));
        }
        self.pages(source, diags);
    }

    /// A list of which every page names another lacks its last one: what is older than its records is not in it.
    fn pages(&mut self, source: &MonitoringSource, diags: &mut Diagnostics) {
        let Some(file) = self.more.filter(|_| !self.has_last_page) else { return };
        let is_before = |covers: Interval| self.oldest.is_some_and(|oldest| oldest <= covers.start());
        if source.covers.is_some_and(is_before) {
            return;
        }
        self.doubts.push(Doubt { monitor: None, since: None, until: self.oldest });
        let oldest = match self.oldest {
            Some(oldest) => format!("what happened before {oldest} is not in it"),
            None => "nothing that happened is in it".to_owned(),
        };
        diags.push(
            Diagnostic::warning(
                Code::EvidenceHorizon,
                format!("the answers of `{}` say that there is another page, and it is not there", source.id),
            )
            .at_place(Place::File(file), oldest)
            .at(source.path_span, "named here")
            .note("outages on that page would go unpaid; their time is unknown")
            .help("save every page as a file of its own, and name them all with a pattern: `monitoring/incidents-*.json`"),
        );
    }

    /// The time of each monitor of which no record speaks, within what the source covers, is up.
    pub(super) fn fill(&self, series: &mut Vec<MonitorSeries>, index: usize, covers: Interval) {
        let mut keys: BTreeMap<SeriesKey, LineRef> = self.about.clone();
        let mut told: BTreeMap<SeriesKey, (usize, IntervalSet)> = BTreeMap::new();
        for (i, one) in series.iter().enumerate() {
            let Told::Statements(list) = &one.told else { continue };
            if let Some(first) = list.first() {
                keys.entry(one.key.clone()).or_insert(first.at);
            }
            let set: IntervalSet = list.iter().map(|s| s.interval).collect();
            let (_, all) = told.entry(one.key.clone()).or_insert((i, IntervalSet::empty()));
            *all = all.union(&set);
        }
        let doubtful = self.doubtful();
        for (key, at) in keys {
            let mut sure = IntervalSet::from(covers);
            for whose in [None, Some(key.monitor.as_str())] {
                if let Some(doubtful) = doubtful.get(&whose) {
                    sure = sure.difference(doubtful);
                }
            }
            let here = told.get(&key);
            if let Some((_, spoken)) = here {
                sure = sure.difference(spoken);
            }
            let (start_slack, end_slack) = (Elapsed::ZERO, Elapsed::ZERO);
            let up = |interval| Statement { state: SampleState::Up, interval, start_slack, end_slack, at };
            let up: Vec<Statement> = sure.iter().map(up).collect();
            match here.and_then(|(i, _)| series.get_mut(*i)).map(|s| &mut s.told) {
                Some(Told::Statements(list)) => {
                    list.extend(up);
                    list.sort_by_key(|s| s.interval);
                }
                _ => series.push(MonitorSeries { source: index, key, told: Told::Statements(up) }),
            }
        }
    }

    /// The time of which nobody knows, by monitor.
    fn doubtful(&self) -> BTreeMap<Option<&str>, IntervalSet> {
        let mut stretches: BTreeMap<Option<&str>, Vec<Interval>> = BTreeMap::new();
        for doubt in &self.doubts {
            let (since, until) = (doubt.since.unwrap_or(Instant::MIN), doubt.until.unwrap_or(Instant::MAX));
            stretches.entry(doubt.monitor.as_deref()).or_default().extend(Interval::new(since, until));
        }
        stretches.into_iter().map(|(whose, list)| (whose, list.into_iter().collect())).collect()
    }
}

/// What is said of records that tell nothing but outages.
fn outages_only(file: SourceId, source: &MonitoringSource) -> Diagnostic {
    Diagnostic::notice(
        Code::EvidenceHorizon,
        format!("the records of `{}` tell of outages only; what lies between them is unknown", source.id),
    )
    .at_place(Place::File(file), "nothing in it says when a monitor was up")
    .at(source.path_span, "named here")
    .help("say which stretch the export covers: `covers = \"2026-03-01/2026-04-01\"`; within it, what no record speaks of was up")
}
