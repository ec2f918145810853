//! Samples to runs: the compactor against a slow, obvious one, and every odd file that a tool may write.

use amends::ingest::samples::Compaction;
use amends::ingest::samples::Run;
use amends::ingest::samples::SampleError;
use amends::ingest::samples::SampleSpec;
use amends::ingest::samples::SampleState;
use amends::ingest::samples::StateTable;
use amends::ingest::samples::TimeFormat;
use amends::ingest::samples::compact_csv;
use amends::ingest::samples::compact_parquet;
use amends::time::Zone;
use polars::prelude::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;

const START_MS: i64 = 1_772_323_200_000; // 2026-03-01T00:00:00Z

fn spec() -> SampleSpec {
    let mut states = StateTable::default();
    states.insert("ok", SampleState::Up);
    states.insert("200-399", SampleState::Up);
    states.insert("fail", SampleState::Down);
    states.insert("slow", SampleState::Degraded);
    SampleSpec {
        columns: ["time", "check", "status", "region", "probe", "ms"].map(str::to_owned),
        time: TimeFormat::Rfc3339,
        zone: None,
        states,
        slow_over_ms: Some(2_000),
        step_max_ms: 150_000,
    }
}

fn read_with(spec: &SampleSpec, bytes: &[u8]) -> Result<Compaction, SampleError> {
    let open = || Ok(Box::new(Cursor::new(bytes.to_vec())) as Box<dyn Read + Send>);
    compact_csv(&open, spec, &|_| ())
}

fn read(text: &str) -> Compaction {
    read_with(&spec(), text.as_bytes()).expect("it reads")
}

fn adds_up(c: &Compaction) {
    assert_eq!(c.counts.read, c.counts.accepted + c.counts.duplicates + c.counts.rejected);
}

fn only_runs(c: &Compaction) -> Vec<(SampleState, i64, i64, u64)> {
    assert_eq!(c.series.len(), 1);
    c.series[0].runs.iter().map(|r| (r.state, r.first_ms - START_MS, r.last_ms - START_MS, r.count)).collect()
}

#[test]
fn runs_break_where_the_state_changes_and_where_the_step_is_too_long() {
    let c = read(
        "time,check,status\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:01:00Z,a,ok\n2026-03-01T00:02:00Z,a,fail\n\
         2026-03-01T00:03:00Z,a,ok\n2026-03-01T00:10:00Z,a,ok\n",
    );
    use SampleState::Down;
    use SampleState::Up;
    let expected = vec![
        (Up, 0, 60_000, 2),
        (Down, 120_000, 120_000, 1),
        (Up, 180_000, 180_000, 1),
        (Up, 600_000, 600_000, 1),
    ];
    assert_eq!(only_runs(&c), expected);
    assert_eq!(c.series[0].runs[1].first_line, 4);
    adds_up(&c);
}

#[test]
fn the_same_rows_in_other_clothes() {
    let plain = read("time,check,status\n2026-03-01T00:00:00Z,a b,ok\n2026-03-01T00:01:00Z,a b,fail\n");
    let dressed = [
        "\u{feff}time,check,status\r\n2026-03-01T00:00:00Z,a b,ok\r\n2026-03-01T00:01:00Z,a b,fail\r\n",
        "sep=;\nTime;CHECK; status \n2026-03-01T00:00:00Z;a b;ok\n2026-03-01T00:01:00Z;a b;fail",
        "time\tcheck\tstatus\n2026-03-01T00:00:00Z\ta b\tok\n\n2026-03-01T00:01:00Z\ta b\tFAIL\n",
        "status,time,check\nok,2026-03-01T00:00:00Z,\"a b\"\n\"fail\",2026-03-01T00:01:00+00:00,\"a b\"\n",
        "note,time,check,status\n\"two\nlines, and a comma\",2026-03-01T00:00:00Z,a b,ok\n\"a \"\"quote\"\"\",2026-03-01 01:01+01:00,a b,fail\n",
    ];
    for text in dressed {
        let c = read(text);
        assert_eq!(only_runs(&c), only_runs(&plain), "{text:?}");
        assert_eq!(c.series[0].key, plain.series[0].key, "{text:?}");
    }
}

#[test]
fn lines_are_counted_through_quoted_line_breaks() {
    let c = read(
        "note,time,check,status\n\"two\nlines\",2026-03-01T00:00:00Z,a,ok\nx,2026-03-01T00:01:00Z,a,fail\n",
    );
    let lines: Vec<u64> = c.series[0].runs.iter().map(|r| r.first_line).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn compressed_files_read_the_same() {
    let text = "time,check,status\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:01:00Z,a,fail\n";
    let plain = read(text);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gz, text.as_bytes()).expect("written");
    let gz = gz.finish().expect("finished");
    let open =
        || Ok(Box::new(flate2::read::MultiGzDecoder::new(Cursor::new(gz.clone()))) as Box<dyn Read + Send>);
    assert_eq!(compact_csv(&open, &spec(), &|_| ()).expect("it reads"), plain);
    let zst = zstd::encode_all(text.as_bytes(), 1).expect("written");
    let open =
        || Ok(Box::new(zstd::stream::read::Decoder::new(Cursor::new(zst.clone()))?) as Box<dyn Read + Send>);
    assert_eq!(compact_csv(&open, &spec(), &|_| ()).expect("it reads"), plain);
}

#[test]
fn other_forms_of_time() {
    let forms: [(TimeFormat, Option<&str>, &str); 4] = [
        (TimeFormat::EpochSeconds, None, "1772323200"),
        (TimeFormat::EpochMillis, None, "1772323200000"),
        (TimeFormat::Civil, Some("Europe/Berlin"), "2026-03-01 01:00"),
        (
            TimeFormat::Pattern("%m-%d-%Y %H:%M:%S".to_owned()),
            Some("America/New_York"),
            "02-28-2026 19:00:00",
        ),
    ];
    for (time, zone, text) in forms {
        let spec = SampleSpec { time, zone: zone.and_then(Zone::from_name), ..spec() };
        let c = read_with(&spec, format!("time,check,status\n{text},a,ok\n").as_bytes()).expect("it reads");
        assert_eq!(c.series[0].runs[0].first_ms, START_MS, "{text}");
    }
}

#[test]
fn a_slow_answer_is_degraded() {
    let c = read(
        "time,check,status,ms\n2026-03-01T00:00:00Z,a,ok,120\n2026-03-01T00:01:00Z,a,ok,2000.5\n2026-03-01T00:02:00Z,a,200,2000\n",
    );
    let states: Vec<SampleState> = c.series[0].runs.iter().map(|r| r.state).collect();
    assert_eq!(states, [SampleState::Up, SampleState::Degraded, SampleState::Up]);
}

#[test]
fn each_bad_row_is_a_reject_with_its_place_and_its_step_is_unknown() {
    let c = read(
        "time,check,status,ms\n2026-03-01T00:00:00Z,a,ok,1\nyesterday,a,ok,1\n2026-03-01T00:02:00Z,a,perhaps,1\n\
         2026-03-01 00:03,a,ok,1\n2026-03-01T00:04:00Z,,ok,1\n2026-03-01T00:05:00Z,a,ok,fast\n1026-03-01T00:06:00Z,a,ok,1\na,b\n\
         2026-03-01T00:07:00Z,a,ok,1\n",
    );
    adds_up(&c);
    let rejects: Vec<(u64, Option<&str>)> = c.rejects.iter().map(|r| (r.line, r.column)).collect();
    let expected = [
        (3, Some("time")),
        (4, Some("state")),
        (5, Some("time")),
        (6, Some("monitor")),
        (7, Some("latency")),
        (8, Some("time")),
        (9, None),
    ];
    assert_eq!(rejects, expected);
    assert_eq!((c.counts.read, c.counts.accepted, c.counts.rejected), (9, 2, 7));
    let up: u64 = c.series[0].runs.iter().filter(|r| r.state == SampleState::Up).map(|r| r.count).sum();
    assert_eq!(up, 2, "a rejected row never counts as up");
}

#[test]
fn doubles_are_counted_and_of_two_that_disagree_the_worse_counts() {
    let c = read(
        "time,check,status\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:01:00Z,a,fail\n\
         2026-03-01T00:01:00Z,a,ok\n",
    );
    adds_up(&c);
    assert_eq!((c.counts.duplicates, c.conflicts), (2, 1));
    assert_eq!(c.series[0].runs[1].state, SampleState::Down);
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let fail = |text: &[u8]| read_with(&spec(), text).expect_err("it does not read");
    assert!(matches!(fail(b""), SampleError::Empty));
    assert!(matches!(fail(b"time,check,status\n"), SampleError::Empty));
    assert!(
        matches!(fail(b"when,check,status\nx,y,z\n"), SampleError::Columns { missing, .. } if missing == ["time"])
    );
    let open = b"time,check,status\n2026-03-01T00:00:00Z,\"a,ok\n2026-03-01T00:01:00Z,a,ok\n";
    assert!(matches!(fail(open), SampleError::OpenQuote { line: 2 }));
}

/// Two hundred megabytes without a line end are refused after the first.
#[test]
fn a_line_without_end_is_refused_in_bounded_memory() {
    let head = Cursor::new(b"time,check,status\n2026-03-01T00:00:00Z,a,ok\n".to_vec());
    let open =
        || Ok(Box::new(head.clone().chain(std::io::repeat(b'x').take(200 << 20))) as Box<dyn Read + Send>);
    assert!(matches!(compact_csv(&open, &spec(), &|_| ()), Err(SampleError::RecordTooLong { line: 3 })));
}

/// The slow way: everything in memory, sorted, one after the other.
fn oracle(rows: &[(String, i64, SampleState)]) -> BTreeMap<String, Vec<(SampleState, i64, i64, u64)>> {
    let mut all: BTreeMap<String, BTreeMap<i64, SampleState>> = BTreeMap::new();
    for (monitor, at, state) in rows {
        let worst = all.entry(monitor.clone()).or_default().entry(*at).or_insert(*state);
        *worst = (*worst).max(*state);
    }
    let mut out = BTreeMap::new();
    for (monitor, samples) in all {
        let mut runs: Vec<(SampleState, i64, i64, u64)> = Vec::new();
        for (at, state) in samples {
            match runs.last_mut().filter(|r| r.0 == state && at - r.2 <= 150_000) {
                Some(run) => (run.2, run.3) = (at, run.3 + 1),
                None => runs.push((state, at, at, 1)),
            }
        }
        out.insert(monitor, runs);
    }
    out
}

fn row_text(monitor: &str, at: i64, state: SampleState) -> String {
    let time = amends::time::Instant(at);
    let word = match state {
        SampleState::Down => "fail",
        SampleState::Degraded => "slow",
        _ => "ok",
    };
    format!("{time},{monitor},{word}\n")
}

proptest! {
    #![proptest_config(crate::properties::config(64))]

    /// Any order of rows, any doubles, rows later than the window: the same runs as the slow way.
    #[test]
    fn any_order_gives_the_runs_of_the_slow_way(
        seeds in prop::collection::vec((0..3usize, 0..4_000i64, 0..10u8), 1..1_500),
        is_sorted in any::<bool>(),
    ) {
        let mut rows: Vec<(String, i64, SampleState)> = seeds
            .iter()
            .map(|(m, minute, s)| {
                let state = match s { 0 => SampleState::Down, 1 => SampleState::Degraded, _ => SampleState::Up };
                (format!("m{m}"), START_MS + minute * 60_000, state)
            })
            .collect();
        if is_sorted {
            rows.sort_by_key(|r| r.1);
        }
        let mut text = "time,check,status\n".to_owned();
        rows.iter().for_each(|(m, at, s)| text.push_str(&row_text(m, *at, *s)));
        let c = read(&text);
        adds_up(&c);
        let runs = |r: &Run| (r.state, r.first_ms, r.last_ms, r.count);
        let got: BTreeMap<String, Vec<_>> =
            c.series.iter().map(|s| (s.key.monitor.clone(), s.runs.iter().map(runs).collect())).collect();
        prop_assert_eq!(got, oracle(&rows));
    }
}

/// Parquet in every type a tool may write: the same runs as CSV.
#[test]
fn parquet_reads_like_csv() {
    let text = "time,check,status,region\n2026-03-01T00:00:00Z,a,ok,eu\n2026-03-01T00:01:00Z,a,fail,eu\n2026-03-01T00:02:00Z,a,ok,eu\n";
    let expected = read(text);
    let ms: Vec<i64> = (0..3).map(|i| START_MS + i * 60_000).collect();
    let utc = TimeZone::opt_try_new(Some("UTC")).expect("UTC");
    let stamps = Int64Chunked::from_vec("time".into(), ms.clone()).into_datetime(TimeUnit::Milliseconds, utc);
    let texts: Vec<String> = ms.iter().map(|m| amends::time::Instant(*m).to_string()).collect();
    let micros = Int64Chunked::from_vec("time".into(), ms.iter().map(|m| m * 1000).collect());
    let civil = micros.into_datetime(TimeUnit::Microseconds, None);
    let columns: Vec<(Column, TimeFormat, Option<Zone>)> = vec![
        (stamps.into_series().into(), TimeFormat::Rfc3339, None),
        (Column::new("time".into(), texts), TimeFormat::Rfc3339, None),
        (Column::new("time".into(), ms.clone()), TimeFormat::EpochMillis, None),
        (civil.into_series().into(), TimeFormat::Civil, Some(Zone::UTC)),
    ];
    for (time, format, zone) in columns {
        let kind = time.dtype().clone();
        let mut frame = DataFrame::new(
            3,
            vec![
                Column::new("status".into(), ["ok", "fail", "ok"]),
                time,
                Column::new("Check".into(), ["a", "a", "a"]),
                Column::new("region".into(), ["eu", "eu", "eu"]),
            ],
        )
        .expect("a frame");
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes).with_row_group_size(Some(2)).finish(&mut frame).expect("written");
        let spec = SampleSpec { time: format, zone, ..spec() };
        let c = compact_parquet(&bytes, &spec, &|_| ()).expect("it reads");
        assert_eq!(only_runs(&c), only_runs(&expected), "{kind}");
        assert_eq!(c.series[0].key, expected.series[0].key);
        adds_up(&c);
    }
}

#[test]
fn parquet_that_is_none_says_so() {
    assert!(matches!(compact_parquet(b"PAR1 nonsense", &spec(), &|_| ()), Err(SampleError::Parquet(_))));
}
