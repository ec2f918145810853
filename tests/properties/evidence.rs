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
         onset = \"{onset}\"\nrecovery = \"{recovery}\"\nquorum = {quorum}\nconflicts = \"worst\"\n\
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

/// Stretches in seconds: shorter to look at than a `bool` for each, when something differs.
type Stretches = Vec<(usize, usize)>;

fn stretch(i: Interval) -> (usize, usize) {
    (second(i.start()), second(i.end()))
}

/// What a workspace makes of its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Read {
    low: Stretches,
    chosen: Stretches,
    high: Stretches,
    known: Option<Stretches>,
    outages: Stretches,
}

fn read(memory: &Memory) -> Read {
    let loaded = memory.load();
    let horizon = between(0, SECONDS);
    let downtime = downtime(&loaded, horizon);
    let down = downtime.of_line(line(&loaded));
    let stretches = |set: &IntervalSet| set.iter().map(stretch).collect::<Stretches>();
    let under = |reading| stretches(&down.under(reading).set());
    Read {
        low: under(Reading::Low),
        chosen: under(Reading::Chosen),
        high: under(Reading::High),
        known: down.known.as_ref().map(stretches),
        outages: outages(&downtime, horizon).iter().map(|o| stretch(o.interval)).collect(),
    }
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
        let found = read(&workspace(rules, quorum, "up", &[&rows(&monitors)]));
        let chosen = expected(&monitors, rules, quorum);
        let low = expected(&monitors, Rules { onset: Edge::Inside, recovery: Edge::Inside, ..rules }, quorum);
        let high = expected(&monitors, Rules { onset: Edge::Outside, recovery: Edge::Outside, ..rules }, quorum);
        prop_assert!(low.iter().zip(&chosen).zip(&high).all(|((l, c), h)| l <= c && c <= h));
        let known = oracle::stretches(&known(&monitors, rules));
        let [low, chosen, high] = [low, chosen, high].map(|ticks| oracle::stretches(&ticks));
        prop_assert_eq!(found, Read { low, chosen: chosen.clone(), high, known: Some(known), outages: chosen });
    }

    #[test]
    fn silence_counts_as_down_only_where_no_monitor_spoke(monitors in monitors(), rules in rules()) {
        let monitors = spoken(monitors);
        prop_assume!(!monitors.is_empty());
        let found = read(&workspace(rules, 1, "down", &[&rows(&monitors)]));
        let all = oracle::join(&expected(&monitors, rules, 1), &known(&monitors, rules), |down, known| down || !known);
        prop_assert_eq!(found.chosen, oracle::stretches(&all));
    }

    #[test]
    fn rows_in_another_order_or_twice_say_the_same(monitors in monitors(), rules in rules(), quorum in 1..3_usize, turn in any::<prop::sample::Index>()) {
        let mut rows = rows(&spoken(monitors));
        prop_assume!(!rows.is_empty());
        let before = read(&workspace(rules, quorum, "up", &[&rows]));
        let turn = turn.index(rows.len());
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
        let mut rows = rows(&[vec![samples]]);
        for (which, state) in doubles {
            let i = which.index(worst.len());
            worst[i].1 = worst[i].1.max(state);
            rows.push(format!("{},m0,{},p0\n", at(worst[i].0), state.word()));
        }
        let found = read(&workspace(rules, 1, "up", &[&rows]));
        prop_assert_eq!(found.chosen, oracle::stretches(&oracle::probe_down(SECONDS, &worst, rules)));
    }

    #[test]
    fn a_probe_has_one_voice_in_any_number_of_files(monitors in monitors(), rules in rules(), quorum in 1..4_usize) {
        let rows = rows(&spoken(monitors));
        prop_assume!(!rows.is_empty());
        let whole = read(&workspace(rules, quorum, "up", &[&rows]));
        // The same export twice, a file for each probe, and two patterns that name the same monitor.
        prop_assert_eq!(&whole, &read(&workspace(rules, quorum, "up", &[&rows, &rows])));
        let of = |probe: &str| rows.iter().filter(|r| r.contains(probe)).cloned().collect::<Vec<_>>();
        let files = ["p0", "p1", "p2"].map(of);
        let files: Vec<&[String]> = files.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(&whole, &read(&workspace(rules, quorum, "up", &files)));
        let twice = workspace(rules, quorum, "up", &[&rows]);
        let services = "schema = 1\n[[service]]\nid = \"svc\"\nname = \"Service\"\nmonitors = [\"m*\", \"m0\", \"?0\"]\n";
        if rows.iter().any(|r| r.contains(",m0,")) {
            prop_assert_eq!(&whole, &read(&twice.file("services.toml", services)));
        }
    }

    #[test]
    fn of_records_that_overlap_the_worst_counts(records in vec((0..70_usize, 1..25_usize, state()), 1..10)) {
        let seconds = |(start, length, state): (usize, usize, State)| (start * 60, (start + length) * 60, state);
        let records: Vec<(usize, usize, State)> = records.into_iter().map(seconds).collect();
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
        let found = read(&memory);
        let worst = |t: usize| records.iter().filter(|(a, b, _)| *a <= t && t < *b).map(|(_, _, s)| *s).max();
        // A record may reach beyond the hour.
        let all = |is: &dyn Fn(State) -> bool| (0..6000).map(|t| worst(t).is_some_and(is)).collect::<Ticks>();
        let down = oracle::stretches(&all(&State::fails));
        prop_assert_eq!((&found.low, &found.chosen, &found.high), (&down, &down, &down));
        prop_assert_eq!(found.known, Some(oracle::stretches(&all(&|s| s != State::Unknown))));
    }

    #[test]
    fn a_transition_holds_until_the_next_one_or_as_long_as_it_may(changes in vec((0..70_usize, state()), 1..12), hold in prop::sample::select(vec![60, 300, 900, 86_400_usize])) {
        let mut changes: Vec<(usize, State)> = changes.into_iter().map(|(t, s)| (t * 60, s)).collect();
        changes.sort();
        changes.dedup_by_key(|(t, _)| *t);
        let rows: Vec<String> = changes.iter().map(|(t, s)| format!("{},m0,{}\n", at(*t), s.word())).collect();
        let rules = Rules { confirm: 1, gap: 60, step: 60, onset: Edge::Inside, recovery: Edge::Outside };
        let format = format!("\"transitions\"\nhold = \"{hold}s\"");
        let settings = settings(rules, 1, "up").replace("\"samples\"", &format).replace("step = \"60s\"\n", "");
        let memory = Memory::new()
            .append("amends.toml", &settings)
            .append("services.toml", "monitors = [\"m*\"]\n")
            .file("monitoring/0.csv", format!("time,monitor,state\n{}", rows.concat()));
        let found = read(&memory);
        let said = |t: usize| changes.iter().rfind(|(from, _)| *from <= t).filter(|(from, _)| t < from + hold);
        let all = |is: &dyn Fn(State) -> bool| (0..91_000).map(|t| said(t).is_some_and(|(_, s)| is(*s))).collect::<Ticks>();
        prop_assert_eq!(found.chosen, oracle::stretches(&all(&State::fails)));
        prop_assert_eq!(found.known, Some(oracle::stretches(&all(&|s| s != State::Unknown))));
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
    assert_eq!(forwards.chosen, oracle::stretches(&oracle::probe_down(SECONDS, &samples, rules)));
}
