//! Partial results: any split of a stream says what the whole stream says, and what does not fit is refused.

use crate::memory::Memory;
use amends::diag::Code;
use amends::diag::Severity;
use amends::ingest::evidence::Told;
use amends::run;
use amends::run::Loaded;
use amends::source::Folder;
use amends::time::Elapsed;
use amends::time::Instant;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::io::Cursor;
use std::io::Read;

const START_MS: i64 = 1_772_323_200_000; // 2026-03-01T00:00:00Z
const HEADER: &str = "time,monitor,state,probe\n";

const SETTINGS: &str = "[evidence]\ndecides = \"monitoring\"\nconfirm = 2\ngap_after = \"150s\"\nconflicts = \"worst\"\n\
    unknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\"\nquorum = 1\n\
    [[monitoring]]\nid = \"checks\"\npath = \"monitoring/*\"\nformat = \"samples\"\nstep = \"60s\"\non_reject = \"continue\"\n";

/// A workspace in memory with files that are no texts.
struct Bytes {
    texts: Memory,
    files: BTreeMap<String, Vec<u8>>,
}

impl Bytes {
    fn new(settings: &str) -> Self {
        let texts =
            Memory::new().append("amends.toml", settings).append("services.toml", "monitors = [\"m*\"]\n");
        Bytes { texts, files: BTreeMap::new() }
    }

    fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }
}

impl Folder for Bytes {
    fn list(&self) -> Vec<String> {
        self.texts.list().into_iter().chain(self.files.keys().cloned()).collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().map_or_else(|| self.texts.read(path), Ok)
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(self.read(path)?)))
    }

    fn size(&self, path: &str) -> u64 {
        self.read(path).map_or(0, |b| b.len() as u64)
    }
}

/// Only the files that a person named.
struct Named(BTreeMap<String, Vec<u8>>);

impl Folder for Named {
    fn list(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(self.read(path)?)))
    }

    fn size(&self, path: &str) -> u64 {
        self.0.get(path).map_or(0, |b| b.len() as u64)
    }
}

fn part_by(settings: &str, files: &[(&str, &str)], edge: Option<Elapsed>) -> Vec<u8> {
    let raw = Named(files.iter().map(|(p, t)| ((*p).to_owned(), t.as_bytes().to_vec())).collect());
    let made = run::compact(&Bytes::new(settings), &raw, "checks", edge, &|_| ());
    assert!(!made.diags.has_errors(), "{:#?}", made.diags.sorted());
    made.bytes.expect("a part")
}

fn part(path: &str, text: &str) -> Vec<u8> {
    part_by(SETTINGS, &[(path, text)], None)
}

fn load(folder: &Bytes) -> Loaded {
    run::load(folder, &|_| ())
}

/// Runs as a test looks at them: the monitor and probe, the state, first and last instant and how many samples.
type Runs = Vec<(String, String, i64, i64, u64)>;

fn runs(loaded: &Loaded) -> Runs {
    let mut all = Vec::new();
    for series in &loaded.evidence.series {
        let Told::Samples(list) = &series.told else { panic!("samples") };
        let name = format!("{} {}", series.key.monitor, series.key.probe.as_deref().unwrap_or_default());
        for r in list {
            all.push((
                name.clone(),
                format!("{:?}", r.run.state),
                r.run.first_ms,
                r.run.last_ms,
                r.run.count,
            ));
        }
    }
    all
}

/// The place of the first and the last sample of every run.
fn places(loaded: &Loaded) -> Vec<String> {
    let path = |id| loaded.sources.file(id).path.clone();
    let of = |told: &Told| match told {
        Told::Samples(list) => list
            .iter()
            .map(|r| format!("{}:{} {}:{}", path(r.first), r.run.first_line, path(r.last), r.run.last_line))
            .collect(),
        Told::Statements(_) => Vec::new(),
    };
    loaded.evidence.series.iter().flat_map(|s| of(&s.told)).collect()
}

/// Rows read, accepted, duplicates, rejected, conflicts, over all files.
fn counts(loaded: &Loaded) -> [u64; 5] {
    loaded.evidence.files.iter().fold([0; 5], |sum, f| {
        let c = f.counts;
        let of = [c.read, c.accepted, c.duplicates, c.rejected, f.conflicts];
        assert_eq!(c.read, c.accepted + c.duplicates + c.rejected);
        [0, 1, 2, 3, 4].map(|i| sum[i] + of[i])
    })
}

fn faults(loaded: &Loaded) -> Vec<(Severity, String)> {
    let parts = loaded.diags.sorted().into_iter().filter(|d| d.code == Code::EvidencePart);
    parts.map(|d| (d.severity, d.title.clone())).collect()
}

/// A row every minute of two monitors from two probes, some down, some late by up to an hour, some twice.
fn rows(
    minutes: usize,
    late: &[(prop::sample::Index, i64)],
    twice: &[(prop::sample::Index, i64, bool)],
) -> Vec<String> {
    let mut all: Vec<(i64, usize, String)> = Vec::new();
    for i in 0..minutes * 4 {
        let (minute, series) = ((i / 4) as i64, i % 4);
        let at = Instant(START_MS + minute * 60_000 + series as i64 * 1_000);
        let state = if (minute + 17 * series as i64) % 41 < 3 { "down" } else { "up" };
        all.push((minute * 60, i, format!("{at},m{},{state},p{}\n", series / 2, series % 2)));
    }
    for (which, by) in late {
        let i = which.index(all.len());
        all[i].0 = (i / 4) as i64 * 60 + by * 60;
    }
    for (which, by, is_other) in twice {
        let (_, i, row) = all[which.index(minutes * 4)].clone();
        let seconds = (i / 4) as i64 * 60;
        let row = if *is_other { row.replace(",up,", ",degraded,") } else { row };
        all.push((seconds + by * 60, i, row));
    }
    all.sort();
    all.into_iter().map(|(_, _, row)| row).collect()
}

proptest! {
    #![proptest_config(crate::properties::config(48))]

    #[test]
    fn any_split_of_a_stream_says_what_the_whole_says(
        minutes in 20..700_usize,
        late in prop::collection::vec((any::<prop::sample::Index>(), 1..60_i64), 0..12),
        twice in prop::collection::vec((any::<prop::sample::Index>(), 0..50_i64, any::<bool>()), 0..12),
        count in prop::sample::select(vec![1, 2, 5, 12_usize]),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 11),
    ) {
        let rows = rows(minutes, &late, &twice);
        let whole = load(&Bytes::new(SETTINGS).with("monitoring/all.csv", [HEADER, &rows.concat()].concat()));
        let mut cuts: Vec<usize> = cuts.iter().take(count - 1).map(|c| c.index(rows.len())).collect();
        cuts.extend([0, rows.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let (mut raw, mut parts) = (Bytes::new(SETTINGS), Bytes::new(SETTINGS));
        for (n, cut) in cuts.windows(2).enumerate() {
            let path = format!("monitoring/{n:02}.csv");
            let text = [HEADER, &rows[cut[0]..cut[1]].concat()].concat();
            parts = parts.with(&format!("monitoring/{n:02}.part"), part(&path, &text));
            raw = raw.with(&path, text);
        }
        let (raw, parts) = (load(&raw), load(&parts));
        prop_assert!(!parts.diags.has_errors(), "{:#?}", parts.diags.sorted());
        prop_assert_eq!(runs(&whole), runs(&parts));
        prop_assert_eq!(counts(&whole), counts(&parts));
        prop_assert_eq!((runs(&raw), places(&raw), counts(&raw)), (runs(&parts), places(&parts), counts(&parts)));
    }
}

fn day(day: i64, minutes: std::ops::Range<i64>) -> String {
    let row = |m: i64| format!("{},m0,up,p0\n", Instant(START_MS + (day * 1440 + m) * 60_000));
    [HEADER.to_owned()].into_iter().chain(minutes.map(row)).collect()
}

#[test]
fn the_same_part_is_the_same_bytes_and_one_part_may_hold_many_files() {
    let (a, b) = (day(0, 0..1440), day(1, 0..1440));
    let both = [("monitoring/1.csv", a.as_str()), ("monitoring/2.csv", b.as_str())];
    assert_eq!(part_by(SETTINGS, &both, None), part_by(SETTINGS, &both, None));
    let one = load(&Bytes::new(SETTINGS).with("monitoring/all.part", part_by(SETTINGS, &both, None)));
    let raw = load(&Bytes::new(SETTINGS).with(both[0].0, a.clone()).with(both[1].0, b.clone()));
    assert_eq!((runs(&one), places(&one), counts(&one)), (runs(&raw), places(&raw), counts(&raw)));
    assert_eq!(faults(&one), []);
}

/// A row that cannot be used is named with its file and line, though only the part is there.
#[test]
fn rejects_keep_their_places() {
    let text = format!("{HEADER}2026-03-01T00:00:00Z,m0,up,p0\n2026-03-01T00:01:00Z,m0,perhaps,p0\n");
    let loaded = load(&Bytes::new(SETTINGS).with("monitoring/1.part", part("far/1.csv", &text)));
    let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
    assert!(titles.iter().any(|t| t.contains("a row of `far/1.csv` cannot be used")), "{titles:?}");
    assert_eq!(counts(&loaded)[3], 1);
}

#[test]
fn what_does_not_fit_is_refused() {
    let text = day(0, 0..1440);
    let good = part("monitoring/1.csv", &text);
    let said = |folder: Bytes| faults(&load(&folder));
    let one = |bytes: Vec<u8>| said(Bytes::new(SETTINGS).with("monitoring/1.part", bytes));
    assert_eq!(one(good.clone()), []);
    let is_error = |found: &[(Severity, String)], words: &str| {
        assert!(found.iter().any(|(s, t)| *s == Severity::Error && t.contains(words)), "{found:?}");
    };
    is_error(&one(good[..good.len() / 2].to_vec()), "1.part");
    is_error(&one(b"not a part".to_vec()), "1.part");
    let plain = String::from_utf8(zstd::decode_all(good.as_slice()).unwrap()).unwrap();
    let changed = plain.replace("\"read\":1440,\"accepted\":1440", "\"read\":1441,\"accepted\":1441");
    assert_ne!(plain, changed);
    is_error(&one(zstd::encode_all(changed.as_bytes(), 1).unwrap()), "is torn or was changed");
    let next = plain.replace("\"amends_part\":1", "\"amends_part\":2");
    is_error(&one(zstd::encode_all(next.as_bytes(), 1).unwrap()), "version 2");

    let others = SETTINGS.replace("150s", "151s");
    is_error(&said(Bytes::new(&others).with("monitoring/1.part", good.clone())), "by other rules");
    let renamed = SETTINGS.replace("\"checks\"", "\"other\"");
    is_error(&said(Bytes::new(&renamed).with("monitoring/1.part", good.clone())), "of another source");
    let twice = Bytes::new(SETTINGS).with("monitoring/1.part", good.clone());
    is_error(&said(twice.with("monitoring/2.part", good.clone())), "is read twice");
    let beside = Bytes::new(SETTINGS).with("monitoring/1.part", good.clone());
    is_error(&said(beside.with("monitoring/1.csv", text.clone())), "is read twice");

    // The second day came with two hours of the first: further than an hour of samples can be put together.
    let overlapping = [day(0, 1320..1440), day(1, 0..1440).replace(HEADER, "")].concat();
    let late = Bytes::new(SETTINGS).with("monitoring/1.part", good.clone());
    is_error(
        &said(late.with("monitoring/2.part", part("monitoring/2.csv", &overlapping))),
        "speak of the same time",
    );
    let wide = Some(Elapsed(3 * 3_600_000));
    let [first, second] = [("monitoring/1.csv", &text), ("monitoring/2.csv", &overlapping)]
        .map(|(path, text)| part_by(SETTINGS, &[(path, text)], wide));
    let wide = Bytes::new(SETTINGS).with("monitoring/1.part", first).with("monitoring/2.part", second);
    let loaded = load(&wide);
    assert_eq!(faults(&loaded), []);
    assert_eq!(counts(&loaded), [3000, 2880, 120, 0, 0]);

    let hole = Bytes::new(SETTINGS).with("monitoring/1.part", good);
    let found = said(hole.with("monitoring/3.part", part("monitoring/3.csv", &day(2, 0..1440))));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Severity::Warning);
    assert!(found[0].1.contains("2026-03-01T23:59:00Z to 2026-03-03T00:00:00Z"), "{found:?}");
}

/// A row that comes a file too late stands where it belongs.
#[test]
fn a_row_that_comes_after_midnight_counts_before_it() {
    let first = day(0, 0..1440).replace("2026-03-01T23:50:00Z,m0,up,p0\n", "");
    let second = day(1, 0..1440).replace(HEADER, &format!("{HEADER}2026-03-01T23:50:00Z,m0,up,p0\n"));
    let loaded = load(&Bytes::new(SETTINGS).with("monitoring/1.csv", first).with("monitoring/2.csv", second));
    assert_eq!(runs(&loaded).len(), 1);
    assert_eq!(runs(&loaded)[0].4, 2880);
}

/// Files that unpack to absurd sizes are refused by what they are, not by what memory there is.
#[test]
fn a_file_that_unpacks_to_an_absurd_size_is_refused() {
    let row = [b" ".repeat(999), b"\n".to_vec()].concat();
    let mut zst = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
    std::io::Write::write_all(&mut zst, HEADER.as_bytes()).unwrap();
    for _ in 0..70_000 {
        std::io::Write::write_all(&mut zst, &row).unwrap();
    }
    let loaded = load(&Bytes::new(SETTINGS).with("monitoring/1.csv.zst", zst.finish().unwrap()));
    let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
    assert!(titles.iter().any(|t| t.contains("unpacks to more than 500 times its size")), "{titles:?}");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::copy(&mut std::io::repeat(0).take(8 << 20), &mut gz).unwrap();
    let loaded = load(&Bytes::new(SETTINGS).with("monitoring/1.csv.gz", gz.finish().unwrap()));
    let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
    assert!(titles.iter().any(|t| t.contains("longer than 1 MiB")), "{titles:?}");
}

/// The commands: a month from parts is the month from the files.
#[test]
fn a_month_from_parts_is_the_month_from_the_files() {
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws");
    let amends = |args: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_amends"))
            .args(args)
            .current_dir(dir.path())
            .output();
        let out = out.unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    };
    amends(&["init", "ws"]);
    let file = std::fs::read_dir(ws.join("monitoring")).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    let half = rows.len() / 2;
    std::fs::remove_file(&file).unwrap();
    for (name, rows) in [("monitoring/1.csv", &rows[1..half]), ("monitoring/2.csv", &rows[half..])] {
        std::fs::write(ws.join(name), format!("{}\n{}\n", text.lines().next().unwrap(), rows.join("\n")))
            .unwrap();
    }
    amends(&["run", "ws", "--period", "2026-03", "--out", "whole"]);
    for n in ["1", "2"] {
        let (raw, part) = (format!("ws/monitoring/{n}.csv"), format!("ws/monitoring/{n}.part"));
        amends(&["compact", "ws", "--source", "checks", &raw, "-o", &part]);
        std::fs::remove_file(dir.path().join(raw)).unwrap();
    }
    let settings = std::fs::read_to_string(ws.join("amends.toml")).unwrap();
    std::fs::write(ws.join("amends.toml"), settings.replace("monitoring/*.csv", "monitoring/*.part"))
        .unwrap();
    amends(&["run", "ws", "--period", "2026-03", "--out", "parts"]);
    let read = |out: &str, name: &str| {
        std::fs::read_to_string(dir.path().join(out).join("2026-03").join(name)).unwrap()
    };
    for table in ["ledger/credits.csv", "ledger/outages.csv", "ledger/affected.csv"] {
        assert_eq!(read("whole", table), read("parts", table));
    }
    assert!(read("parts", "ledger/outages.csv").contains("monitoring/1.csv:"), "places name the raw files");
}
