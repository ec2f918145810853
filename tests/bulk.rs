//! Large exports: the likely row against the general way, every order of rows, rows that disagree, and what
//! odd bytes do in the middle of a fast stretch.

use amends::ingest::samples::Compaction;
use amends::ingest::samples::Rules;
use amends::ingest::samples::SampleError;
use amends::ingest::samples::SampleSpec;
use amends::ingest::samples::SampleState;
use amends::ingest::samples::StateTable;
use amends::ingest::samples::TimeFormat;
use amends::ingest::samples::compact_csv;
use amends::ingest::samples::csv_pieces;
use amends::model::Conflicts;
use amends::time::Instant;
use proptest::prelude::*;
use std::io::Cursor;
use std::io::Read;

const START_MS: i64 = 1_772_323_200_000; // 2026-03-01T00:00:00Z

fn spec() -> SampleSpec {
    let mut states = StateTable::default();
    states.insert("ok", SampleState::Up);
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

fn open(bytes: &[u8]) -> impl Fn() -> std::io::Result<Box<dyn Read + Send>> {
    let bytes = Cursor::new(bytes.to_vec());
    move || Ok(Box::new(bytes.clone()) as Box<dyn Read + Send>)
}

fn read(text: &[u8]) -> Result<Compaction, SampleError> {
    compact_csv(&open(text), &spec(), &|_| ())
}

fn read_by(text: &str, conflicts: Conflicts) -> Compaction {
    let rules = Rules { conflicts, ..spec().rules() };
    csv_pieces(&open(text.as_bytes()), &spec(), rules, &|_| ()).expect("it reads").whole(rules)
}

/// A regular export: every minute a row of each of three monitors, in two orders of the columns. Only the
/// first order allows a row to be foreseen.
struct Export {
    rows: Vec<[String; 5]>,
}

impl Export {
    fn new(minutes: i64) -> Self {
        let row = |minute: i64, m: i64| {
            let time = Instant(START_MS + minute * 60_000 + m * 7_000).to_string();
            let state = if (minute + 31 * m) % 97 < 4 { "fail" } else { "ok" };
            [time, format!("m{m}"), format!("p{}", m % 2), state.to_owned(), (minute * 40 % 2500).to_string()]
        };
        Export { rows: (0..minutes).flat_map(|minute| (0..3).map(move |m| row(minute, m))).collect() }
    }

    fn foreseen(&self) -> String {
        let row = |[t, m, p, s, ms]: &[String; 5]| format!("{t},{m},note,{p},{s},{ms},end\n");
        ["time,check,note,probe,status,ms,end\n".to_owned()]
            .into_iter()
            .chain(self.rows.iter().map(row))
            .collect()
    }

    fn general(&self) -> String {
        let row = |[t, m, p, s, ms]: &[String; 5]| format!("{s},note,{m},{p},{ms},{t},end\n");
        ["status,note,check,probe,ms,time,end\n".to_owned()]
            .into_iter()
            .chain(self.rows.iter().map(row))
            .collect()
    }
}

/// What happens to a cell: nothing that a tool has not done yet.
fn spoil(cell: &str, how: u8) -> String {
    match how {
        0 => format!("\"{cell}\""),
        1 => format!("{cell} "),
        2 => String::new(),
        3 => format!("{cell}\0"),
        4 => format!("\"{cell}\nx\""),
        5 => cell.replace('Z', "+00:00"),
        6 => cell.replace("00:0", "25:0"),
        7 => cell.to_uppercase(),
        _ => format!("{cell},more"),
    }
}

/// Everything but the values of rejected rows of another width, which begin with another cell.
fn told(c: &Compaction) -> impl PartialEq + std::fmt::Debug {
    let rejects: Vec<_> = c.rejects.iter().map(|r| (r.line, r.column, r.reason.clone())).collect();
    (c.series.clone(), c.counts, c.conflicts, c.covers, rejects)
}

proptest! {
    #![proptest_config(crate::properties::config(48))]

    /// The likely row is what the general way makes of it, wherever the export is spoilt, whatever comes
    /// late, twice, or in another order.
    #[test]
    fn the_likely_row_says_what_the_general_way_says(
        spoilt in prop::collection::vec((any::<prop::sample::Index>(), 0..5_usize, 0..9_u8), 0..12),
        moved in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
        twice in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
        minutes in 1..1_400_i64,
        is_backwards in any::<bool>(),
        ends in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut export = Export::new(minutes);
        for (row, cell, how) in spoilt {
            let row = row.index(export.rows.len());
            export.rows[row][cell] = spoil(&export.rows[row][cell], how);
        }
        for (from, to) in moved {
            let (from, to) = (from.index(export.rows.len()), to.index(export.rows.len()));
            let row = export.rows.remove(from);
            export.rows.insert(to, row);
        }
        for (from, to) in twice {
            let mut row = export.rows[from.index(export.rows.len())].clone();
            row[3] = "slow".to_owned();
            export.rows.insert(to.index(export.rows.len()), row);
        }
        if is_backwards {
            export.rows.reverse();
        }
        let [foreseen, general] = [export.foreseen(), export.general()].map(|t| t.replace('\n', ends));
        let [foreseen, general] = [foreseen, general].map(|t| read(t.as_bytes()).expect("it reads"));
        prop_assert_eq!(foreseen.counts.read, foreseen.counts.accepted + foreseen.counts.duplicates + foreseen.counts.rejected);
        prop_assert_eq!(told(&foreseen), told(&general));
    }

    /// Whatever the rule for rows that disagree, what comes out does not hang on how late they come.
    #[test]
    fn rows_that_disagree_by_every_rule(
        rows in prop::collection::vec((0..40_i64, 0..3_usize), 1..160),
        rule in prop::sample::select(vec![Conflicts::Worst, Conflicts::First, Conflicts::Last, Conflicts::Refuse]),
    ) {
        let words = ["ok", "slow", "fail"];
        let states = [SampleState::Up, SampleState::Degraded, SampleState::Down];
        let mut text = "time,check,status\n".to_owned();
        for (minute, state) in &rows {
            text.push_str(&format!("{},a,{}\n", Instant(START_MS + minute * 60_000), words[*state]));
        }
        let c = read_by(&text, rule);
        let mut expected = Vec::new();
        let (mut conflicts, mut refused) = (0, 0);
        for minute in 0..40 {
            let told: Vec<usize> = rows.iter().filter(|(m, _)| *m == minute).map(|(_, s)| *s).collect();
            let Some(first) = told.first() else { continue };
            let different: std::collections::BTreeSet<usize> = told.iter().copied().collect();
            conflicts += different.len() as u64 - 1;
            let state = match rule {
                Conflicts::Worst => states[*told.iter().max().unwrap()],
                Conflicts::First => states[*first],
                Conflicts::Last => states[*told.last().unwrap()],
                Conflicts::Refuse if different.len() > 1 => SampleState::Unknown,
                Conflicts::Refuse => states[*first],
            };
            if rule == Conflicts::Refuse {
                refused += told.iter().filter(|s| *s != first).count();
            }
            expected.push((START_MS + minute * 60_000, state));
        }
        let samples: Vec<(i64, SampleState)> = c.series[0].runs.iter()
            .flat_map(|r| (0..40).map(|m| START_MS + m * 60_000).filter(|t| (r.first_ms..=r.last_ms).contains(t)).map(|t| (t, r.state)))
            .filter(|(t, _)| expected.iter().any(|(e, _)| e == t))
            .collect();
        prop_assert_eq!(samples, expected);
        prop_assert_eq!((c.conflicts, c.rejects.len()), (conflicts, refused));
        prop_assert_eq!(c.counts.read, c.counts.accepted + c.counts.duplicates + c.counts.rejected);
    }
}

#[test]
fn a_refused_row_names_both_lines() {
    let c = read_by(
        "time,check,status\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:01:00Z,a,ok\n2026-03-01T00:00:00Z,a,fail\n",
        Conflicts::Refuse,
    );
    assert_eq!((c.rejects[0].line, c.rejects[0].value.as_str()), (4, "down"));
    assert_eq!(c.rejects[0].reason, "line 2 says `up` of the same monitor and instant");
    assert_eq!(c.series[0].runs[0].state, SampleState::Unknown);
    assert_eq!((c.counts.accepted, c.counts.rejected, c.counts.duplicates), (2, 1, 0));
}

/// A rejected row at the instant of a good one: the good one counts as a row, and nobody knows.
#[test]
fn a_rejected_row_is_no_duplicate() {
    let c = read(b"time,check,status\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:00:00Z,a,perhaps\n")
        .expect("it reads");
    assert_eq!((c.counts.accepted, c.counts.rejected, c.counts.duplicates, c.conflicts), (1, 1, 0, 0));
    assert_eq!(c.series[0].runs[0].state, SampleState::Unknown);
}

/// Rows just inside and just outside of what the window can put in order, and very late ones.
#[test]
fn late_rows_are_never_lost() {
    for late in [1, 127, 383, 384, 385, 511, 512, 513, 700, 2_000] {
        let mut rows: Vec<i64> = (0..2_500).filter(|m| *m != 5).collect();
        rows.insert(5 + late, 5);
        let mut text = "time,check,status\n".to_owned();
        for m in rows {
            text.push_str(&format!("{},a,ok\n", Instant(START_MS + m * 60_000)));
        }
        let c = read(text.as_bytes()).expect("it reads");
        let runs: Vec<(i64, u64)> =
            c.series[0].runs.iter().map(|r| (r.first_ms - START_MS, r.count)).collect();
        assert_eq!(runs, [(0, 2_500)], "{late} rows late");
        assert_eq!(c.counts.accepted, 2_500);
    }
}
