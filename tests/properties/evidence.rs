//! Laws of monitoring evidence: samples become downtime by confirmation, edges, gaps and quorum, as one
//! `bool` per second says.

use crate::memory::Memory;
use crate::memory::at;
use crate::memory::between;
use crate::memory::downtime;
use crate::memory::line;
use crate::memory::second;
use crate::oracle;
use crate::oracle::Edge;
use crate::oracle::Rules;
use crate::oracle::State;
use crate::oracle::Ticks;
use crate::properties::config;
use amends::interval::Interval;
use amends::interval::IntervalSet;
use amends::measure::Reading;
use amends::measure::outages;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write;

/// An hour of samples, and room for the last one's step.
const SECONDS: usize = 4800;

/// Samples of one probe in time order, one per instant, on even seconds so that half-way is a second too.
type Probe = Vec<(usize, State)>;

fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        6 => Just(State::Up),
        6 => Just(State::Down),
        2 => Just(State::Degraded),
        1 => Just(State::Unknown),
        1 => Just(State::Maintenance),
    ]
}

/// Runs of states with a sample about every minute, some late and some missing.
fn probe() -> impl Strategy<Value = Probe> {
    let run = (state(), vec((0..15_usize, prop::bool::weighted(0.15)), 1..7));
    vec(run, 1..14).prop_map(|runs| {
        let samples = runs.into_iter().flat_map(|(state, run)| run.into_iter().map(move |s| (state, s)));
        let placed = samples.enumerate().filter(|(_, (_, (_, missing)))| !missing);
        let timed = placed.map(|(n, (state, (late, _)))| (60 * n + 2 * late, state));
        timed.take_while(|(t, _)| *t < 3600).collect()
    })
}

fn edge() -> impl Strategy<Value = Edge> {
    prop::sample::select(vec![Edge::Inside, Edge::Outside, Edge::Midpoint])
}

fn rules() -> impl Strategy<Value = Rules> {
    let gap = prop::sample::select(vec![60, 90, 120, 300, 86_400_usize]);
    (1..4_usize, gap, prop::sample::select(vec![2, 60, 300_usize]), edge(), edge())
        .prop_map(|(confirm, gap, step, onset, recovery)| Rules { confirm, gap, step, onset, recovery })
}

/// A monitor is watched by its probes.
fn monitors() -> impl Strategy<Value = Vec<Vec<Probe>>> {
    vec(vec(probe(), 1..4), 1..3)
}

fn settings(rules: Rules, quorum: usize, unknown: &str) -> String {
    let onset = match rules.onset {
        Edge::Inside => "first-failure",
        Edge::Outside => "last-success",
        Edge::Midpoint => "midpoint",
    };
    let recovery = match rules.recovery {
        Edge::Inside => "last-failure",
        Edge::Outside => "first-success",
        Edge::Midpoint => "midpoint",
    };
    format!(
        "[evidence]\ndecides = \"monitoring\"\nconfirm = {}\ngap_after = \"{}s\"\nunknown_counts_as = \"{unknown}\"\n\
         onset = \"{onset}\"\nrecovery = \"{recovery}\"\nquorum = {quorum}\n\
         [[monitoring]]\nid = \"checks\"\npath = \"monitoring/*.csv\"\nformat = \"samples\"\nstep = \"{}s\"\n",
        rules.confirm, rules.gap, rules.step
    )
}

const HEADER: &str = "time,monitor,state,probe\n";

/// A row for each sample, in time order over all probes, as a tool exports them.
fn rows(monitors: &[Vec<Probe>]) -> Vec<String> {
    let mut all: Vec<(usize, String)> = Vec::new();
    for (m, probes) in monitors.iter().enumerate() {
        for (p, samples) in probes.iter().enumerate() {
            all.extend(samples.iter().map(|(t, s)| (*t, format!("{},m{m},{},p{p}\n", at(*t), s.word()))));
        }
    }
    all.sort();
    all.into_iter().map(|(_, row)| row).collect()
}

fn workspace(rules: Rules, quorum: usize, unknown: &str, files: &[&[String]]) -> Memory {
    let memory = Memory::new()
        .append("amends.toml", &settings(rules, quorum, unknown))
        .append("services.toml", "monitors = [\"m*\"]\n");
    files.iter().enumerate().filter(|(_, rows)| !rows.is_empty()).fold(memory, |memory, (i, rows)| {
        memory.file(&format!("monitoring/{i}.csv"), format!("{HEADER}{}", rows.concat()))
    })
}

fn ticks(set: &IntervalSet) -> Ticks {
    let stretches: Vec<(usize, usize)> =
        set.iter().map(|i: Interval| (second(i.start()), second(i.end()))).collect();
    oracle::paint(SECONDS, &stretches)
}

/// What the workspace makes of it: downtime under the three readings, known time, and the outages.
fn read(memory: &Memory) -> ([Ticks; 3], Option<Ticks>, Vec<(usize, usize)>) {
    let loaded = memory.load();
    let horizon = between(0, SECONDS);
    let downtime = downtime(&loaded, horizon);
    let down = downtime.of_line(line(&loaded));
    let readings = [Reading::Low, Reading::Chosen, Reading::High].map(|r| ticks(&down.under(r).set()));
    let found = outages(&downtime, horizon);
    let found = found.iter().map(|o| (second(o.interval.start()), second(o.interval.end()))).collect();
    (readings, down.known.as_ref().map(ticks), found)
}

/// Down where the quorum of the probes of any monitor says so.
fn expected(monitors: &[Vec<Probe>], rules: Rules, quorum: usize) -> Ticks {
    let monitor = |probes: &Vec<Probe>| {
        let told: Vec<Ticks> = probes.iter().map(|p| oracle::probe_down(SECONDS, p, rules)).collect();
        oracle::quorum(&told, quorum)
    };
    let none = vec![false; SECONDS];
    monitors.iter().map(monitor).fold(none, |all, m| oracle::join(&all, &m, |a, b| a || b))
}

fn known(monitors: &[Vec<Probe>], rules: Rules) -> Ticks {
    let probes = monitors.iter().flatten().map(|p| oracle::probe_knows(SECONDS, p, rules));
    probes.fold(vec![false; SECONDS], |all, p| oracle::join(&all, &p, |a, b| a || b))
}

/// Probes of which not one sample is missing altogether: an export names no probe that never spoke.
fn spoken(monitors: Vec<Vec<Probe>>) -> Vec<Vec<Probe>> {
    let probes = |m: Vec<Probe>| m.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
    monitors.into_iter().map(probes).filter(|m| !m.is_empty()).collect()
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn samples_become_the_downtime_of_every_second(monitors in monitors(), rules in rules(), quorum in 1..4_usize) {
        let monitors = spoken(monitors);
        prop_assume!(!monitors.is_empty());
        let ([low, chosen, high], knows, found) = read(&workspace(rules, quorum, "up", &[&rows(&monitors)]));
        let all = expected(&monitors, rules, quorum);
        prop_assert_eq!(&chosen, &all);
        let least = Rules { onset: Edge::Inside, recovery: Edge::Inside, ..rules };
        prop_assert_eq!(&low, &expected(&monitors, least, quorum), "the least");
        let most = Rules { onset: Edge::Outside, recovery: Edge::Outside, ..rules };
        prop_assert_eq!(&high, &expected(&monitors, most, quorum), "the most");
        prop_assert_eq!(knows, Some(known(&monitors, rules)), "known time");
        prop_assert_eq!(found, oracle::stretches(&all), "outages");
        prop_assert!(low.iter().zip(&chosen).zip(&high).all(|((l, c), h)| l <= c && c <= h));
    }

    #[test]
    fn silence_counts_as_down_only_where_no_monitor_spoke(monitors in monitors(), rules in rules()) {
        let monitors = spoken(monitors);
        prop_assume!(!monitors.is_empty());
        let ([_, chosen, _], _, _) = read(&workspace(rules, 1, "down", &[&rows(&monitors)]));
        let silent: Ticks = known(&monitors, rules).iter().map(|k| !k).collect();
        prop_assert_eq!(chosen, oracle::join(&expected(&monitors, rules, 1), &silent, |a, b| a || b));
    }

    #[test]
    fn rows_in_another_order_or_twice_say_the_same(monitors in monitors(), rules in rules(), quorum in 1..3_usize, seed in any::<prop::sample::Index>()) {
        let mut rows = rows(&spoken(monitors));
        prop_assume!(!rows.is_empty());
        let before = read(&workspace(rules, quorum, "up", &[&rows]));
        let turn = seed.index(rows.len());
        rows.rotate_left(turn);
        rows.reverse();
        let again: Vec<String> = rows.iter().step_by(3).cloned().collect();
        rows.extend(again);
        prop_assert_eq!(before, read(&workspace(rules, quorum, "up", &[&rows])));
    }

    #[test]
    fn of_samples_at_one_instant_the_worst_counts(samples in probe(), doubles in vec((any::<prop::sample::Index>(), state()), 1..6), rules in rules()) {
        prop_assume!(!samples.is_empty());
        let mut worst = samples.clone();
        let mut rows = rows(&[vec![samples.clone()]]);
        for (which, state) in doubles {
            let i = which.index(worst.len());
            worst[i].1 = worst[i].1.max(state);
            rows.push(format!("{},m0,{},p0\n", at(worst[i].0), state.word()));
        }
        let ([_, chosen, _], _, _) = read(&workspace(rules, 1, "up", &[&rows]));
        prop_assert_eq!(chosen, oracle::probe_down(SECONDS, &worst, rules));
    }

    #[test]
    fn an_export_cut_into_two_files_says_the_same(monitors in monitors(), rules in rules(), quorum in 1..4_usize, cut in any::<prop::sample::Index>()) {
        let rows = rows(&spoken(monitors));
        prop_assume!(rows.len() > 1);
        let (first, second) = rows.split_at(1 + cut.index(rows.len() - 1));
        let whole = read(&workspace(rules, quorum, "up", &[&rows]));
        prop_assert_eq!(whole, read(&workspace(rules, quorum, "up", &[first, second])));
    }

    #[test]
    fn of_records_that_overlap_the_worst_counts(records in vec((0..70_usize, 1..25_usize, state()), 1..10)) {
        let records: Vec<(usize, usize, State)> =
            records.into_iter().map(|(start, length, s)| (start * 60, (start + length) * 60, s)).collect();
        let mut text = "start,end,monitor,state\n".to_owned();
        for (start, end, state) in &records {
            let _ = writeln!(text, "{},{},m0,{}", at(*start), at(*end), state.word());
        }
        let rules = Rules { confirm: 1, gap: 60, step: 60, onset: Edge::Inside, recovery: Edge::Outside };
        let settings = settings(rules, 1, "up").replace("\"samples\"", "\"intervals\"");
        let memory = Memory::new()
            .append("amends.toml", &settings)
            .append("services.toml", "monitors = [\"m*\"]\n")
            .file("monitoring/0.csv", text);
        let ([low, chosen, high], knows, _) = read(&memory);
        let worst = |t: usize| records.iter().filter(|(a, b, _)| *a <= t && t < *b).map(|(_, _, s)| *s).max();
        let length = chosen.len();
        prop_assert_eq!(&chosen, &(0..length).map(|t| worst(t).is_some_and(State::fails)).collect::<Ticks>());
        prop_assert_eq!((&low, &high), (&chosen, &chosen));
        let told = |t: usize| worst(t).is_some_and(|s| s != State::Unknown);
        prop_assert_eq!(knows, Some((0..length).map(told).collect::<Ticks>()));
    }
}

/// More samples than the compactor's window, newest first, so that it must read the file again.
#[test]
fn an_export_that_runs_backwards_says_the_same() {
    let rules = Rules { confirm: 2, gap: 60, step: 2, onset: Edge::Inside, recovery: Edge::Outside };
    let state = |n: usize| if n % 97 < 5 { State::Down } else { State::Up };
    let samples: Probe = (0..2000).map(|n| (2 * n, state(n))).collect();
    let mut rows = rows(&[vec![samples.clone()]]);
    let forwards = read(&workspace(rules, 1, "up", &[&rows]));
    rows.reverse();
    assert_eq!(forwards, read(&workspace(rules, 1, "up", &[&rows])));
    assert_eq!(forwards.0[1], oracle::probe_down(SECONDS, &samples, rules));
}
