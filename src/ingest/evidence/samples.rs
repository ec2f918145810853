//! `samples`: a state at an instant, every so often.

use crate::diag::Diagnostics;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::states::cell_instant;
use crate::ingest::evidence::states::column_name;
use crate::ingest::evidence::states::state_table;
use crate::ingest::evidence::states::time_format;
use crate::ingest::samples::RowCounts;
use crate::ingest::samples::Run;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::Sources;
use crate::time::Instant;
use std::collections::BTreeMap;

pub(super) fn read(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    step_max: i64,
    index: usize,
    path: &str,
    diags: &mut Diagnostics,
    progress: &(dyn Fn(u64) + Sync),
) -> Option<(Vec<MonitorSeries>, EvidenceFile)> {
    let raw = folder.open(path).ok()?;
    let reader: Box<dyn std::io::Read> = match path.rsplit('.').next() {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(raw)),
        Some("zst") => Box::new(zstd::stream::read::Decoder::new(raw).ok()?),
        _ => raw,
    };
    let bytes = folder.read(path).ok()?;
    let digest: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(&bytes).into();
    let id = sources.add_with_digest(path, "", digest);
    let mut rd = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
    let header = rd.headers().ok()?.clone();
    let at = |m: &str| {
        header.iter().position(|h| {
            h.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(column_name(source, m))
        })
    };
    let (t, m, s) = (at("time")?, at("monitor")?, at("state")?);
    let (rg, pr, lt) = (at("region"), at("probe"), at("latency"));
    let (states, format) = (state_table(source), time_format(source));
    let mut counts = RowCounts::default();
    let mut rejects = Vec::new();
    let mut all: BTreeMap<SeriesKey, Vec<(i64, SampleState, u64)>> = BTreeMap::new();
    for rec in rd.records() {
        let Ok(rec) = rec else { continue };
        counts.read += 1;
        if counts.read % 65536 == 0 {
            progress(counts.read);
        }
        let line = rec.position().map_or(0, |p| p.line());
        let g = |i: usize| rec.get(i).unwrap_or("").trim().to_owned();
        let opt = |i: Option<usize>| i.map(g).filter(|x| !x.is_empty());
        let key = SeriesKey { monitor: g(m), region: opt(rg), probe: opt(pr) };
        let time = match cell_instant(&g(t), source, &format) {
            Ok(x) => x,
            Err(reason) => {
                counts.rejected += 1;
                rejects.push(EvidenceReject {
                    line,
                    column: Some(column_name(source, "time").to_owned()),
                    value: g(t),
                    reason,
                });
                continue;
            }
        };
        let mut state = match states.lookup(&g(s)) {
            Some(x) => x,
            None => {
                counts.rejected += 1;
                rejects.push(EvidenceReject {
                    line,
                    column: Some(column_name(source, "state").to_owned()),
                    value: g(s),
                    reason: "a word for a state that the source does not name".into(),
                });
                SampleState::Unknown
            }
        };
        if let (Some(over), Some(l)) = (source.slow_over, opt(lt)) {
            if state == SampleState::Up
                && crate::money::Exact::parse(&l).is_some_and(|v| v > crate::money::Exact::whole(over.0))
            {
                state = SampleState::Degraded;
            }
        }
        all.entry(key).or_default().push((time.0, state, line));
    }
    if counts.read == 0 {
        super::files::empty(path, id, source, diags);
        return None;
    }
    let mut conflicts = 0;
    let mut series = Vec::new();
    let mut covers: Option<(Instant, Instant)> = None;
    for (key, mut list) in all {
        list.sort();
        let mut runs: Vec<Run> = Vec::new();
        let mut kept: Vec<(i64, SampleState, u64)> = Vec::new();
        for x in list {
            match kept.last_mut().filter(|l| l.0 == x.0) {
                Some(l) => {
                    counts.duplicates += 1;
                    if l.1 != x.1 {
                        conflicts += 1;
                        *l = x;
                    }
                }
                None => kept.push(x),
            }
        }
        for (t, state, line) in kept {
            covers =
                Some(covers.map_or((Instant(t), Instant(t)), |c| (c.0.min(Instant(t)), c.1.max(Instant(t)))));
            match runs.last_mut().filter(|r| r.state == state && t - r.last_ms <= step_max) {
                Some(r) => {
                    r.last_ms = t;
                    r.count += 1;
                    r.last_line = line;
                }
                None => runs.push(Run {
                    state,
                    first_ms: t,
                    last_ms: t,
                    count: 1,
                    first_line: line,
                    last_line: line,
                }),
            }
        }
        series.push(MonitorSeries { source: index, file: id, key, told: Told::Samples(runs) });
    }
    counts.accepted = counts.read - counts.duplicates - counts.rejected;
    Some((series, EvidenceFile { source: index, file: id, counts, conflicts, covers, rejects }))
}
