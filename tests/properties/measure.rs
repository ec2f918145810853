//! Laws of measuring: `sla::measure` on random incidents, maintenance and policies, second by second.

use crate::memory::Memory;
use crate::memory::Window;
use crate::memory::at;
use crate::memory::between;
use crate::memory::downtime;
use crate::memory::line;
use crate::memory::second;
use crate::oracle;
use crate::oracle::Impact;
use crate::oracle::Ticks;
use crate::properties::config;
use amends::interval::IntervalSet;
use amends::measure::Reading;
use amends::model::ExclusionClass;
use amends::money::Exact;
use amends::run::Loaded;
use amends::sla::Comparator;
use amends::sla::Counted;
use amends::sla::Degraded;
use amends::sla::Evidence;
use amends::sla::Exclude;
use amends::sla::Given;
use amends::sla::Measured;
use amends::sla::MinRun;
use amends::sla::Notice;
use amends::sla::PartPeriod;
use amends::sla::Policy;
use amends::sla::exclusion_windows;
use amends::sla::measure;
use amends::time::Elapsed;
use amends::time::Zone;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write;

/// Three hours, one second at a time.
const SECONDS: usize = 10_800;

/// Moments on a coarse grid, so that windows touch and coincide, and some in between.
fn moment() -> impl Strategy<Value = usize> {
    prop_oneof![3 => (0..36_usize).prop_map(|n| n * 300), 1 => 0..SECONDS - 1]
}

fn stretch() -> impl Strategy<Value = (usize, usize)> {
    let length = prop_oneof![3 => (1..10_usize).prop_map(|n| n * 300), 1 => 1..3000_usize];
    (moment(), length).prop_map(|(start, length)| (start, (start + length).min(SECONDS)))
}

fn window() -> impl Strategy<Value = Window> {
    let share = prop::option::weighted(0.4, 1..=100_u64);
    (stretch(), prop::bool::weighted(0.3), share, prop::bool::weighted(0.3)).prop_map(
        |((start, end), is_degraded, share, is_claimed)| Window {
            start,
            end,
            is_degraded,
            share,
            is_claimed,
        },
    )
}

/// A row of `maintenance.csv`; `notice` is how long before its start it was announced, if at all.
#[derive(Clone, Debug)]
struct Work {
    start: usize,
    end: usize,
    is_emergency: bool,
    notice: Option<usize>,
}

fn work() -> impl Strategy<Value = Work> {
    let notice = prop::option::weighted(0.8, prop::sample::select(vec![0, 3599, 3600, 3601, 86_400_usize]));
    (stretch(), prop::bool::weighted(0.2), notice).prop_map(|((start, end), is_emergency, notice)| Work {
        start,
        end,
        is_emergency,
        notice,
    })
}

/// What the policy says, and over which stretch it is asked.
#[derive(Clone, Debug)]
struct Rules {
    degraded: Degraded,
    min_run: Option<(Comparator, usize)>,
    excludes_third_party: bool,
    excludes_maintenance: bool,
    part_period: PartPeriod,
    period: (usize, usize),
    terms: Vec<(usize, usize)>,
}

fn rules() -> impl Strategy<Value = Rules> {
    let degraded = prop::sample::select(vec![Degraded::Ignore, Degraded::Full, Degraded::Share]);
    let op = prop::sample::select(vec![Comparator::AtLeast, Comparator::MoreThan]);
    let min_run = prop::option::of((op, prop::sample::select(vec![1, 300, 600, 900, 901, 1800_usize])));
    let part = prop::sample::select(vec![PartPeriod::AssumeUp, PartPeriod::ExistingTime]);
    let period = (0..6000_usize, 600..SECONDS).prop_map(|(a, l)| (a, (a + l).min(SECONDS)));
    let terms = prop_oneof![Just(vec![(0, SECONDS)]), vec(stretch(), 0..4)];
    (degraded, min_run, any::<bool>(), any::<bool>(), part, period, terms).prop_map(
        |(degraded, min_run, third, works, part_period, period, terms)| Rules {
            degraded,
            min_run,
            excludes_third_party: third,
            excludes_maintenance: works,
            part_period,
            period,
            terms,
        },
    )
}

/// The notice that the policy wants, in seconds.
const NOTICE: usize = 3600;

fn workspace(windows: &[Window], works: &[Work]) -> Memory {
    let mut rows = "service,start,end,announced_at,kind\n".to_owned();
    for w in works {
        // A time of announcement may lie before the month.
        let told = w.notice.map(|n| at(w.start).less(Elapsed::seconds(i64::try_from(n).unwrap())));
        let told = told.map(|t| t.to_string()).unwrap_or_default();
        let kind = if w.is_emergency { "emergency" } else { "planned" };
        let _ = writeln!(rows, "svc,{},{},{told},{kind}", at(w.start), at(w.end));
    }
    Memory::new().incidents(windows).file("maintenance.csv", rows)
}

fn policy(loaded: &Loaded, rules: &Rules) -> Policy {
    let mut policy = loaded.policies.values().next().unwrap().clone();
    let exclude = |class, notice: Option<Elapsed>| Exclude {
        class,
        notice: notice.map(Notice::Time),
        only_within: None,
        allowance: None,
        clause: None,
    };
    policy.degraded = rules.degraded;
    policy.part_period = rules.part_period;
    policy.min_run = rules
        .min_run
        .map(|(op, length)| MinRun { op, length: Elapsed::seconds(i64::try_from(length).unwrap()) });
    if rules.excludes_third_party {
        policy.exclude.push(exclude(ExclusionClass::ThirdParty, None));
    }
    if rules.excludes_maintenance {
        let notice = Elapsed::seconds(i64::try_from(NOTICE).unwrap());
        policy.exclude.push(exclude(ExclusionClass::Maintenance, Some(notice)));
    }
    policy
}

fn measured(memory: &Memory, rules: &Rules) -> Measured {
    let loaded = memory.load();
    let downtime = downtime(&loaded, between(0, SECONDS));
    let (line, policy) = (line(&loaded), policy(&loaded, rules));
    let windows = exclusion_windows(
        downtime.workspace(),
        line,
        &policy,
        (Zone::UTC, between(0, SECONDS)),
        &loaded.sources,
    );
    let in_force: IntervalSet = rules.terms.iter().map(|(a, b)| between(*a, *b)).collect();
    let period = between(rules.period.0, rules.period.1);
    let down = downtime.of_line(line);
    let evidence = Evidence {
        pieces: down.under(Reading::Chosen),
        origins: &downtime.origins,
        windows: &windows,
        period,
        in_force: &in_force,
        zone: Zone::UTC,
        given: &Given::default(),
    };
    measure(&policy, evidence).unwrap()
}

/// What the oracle sees: the weight of each second, and whether it lies in the period and under contract.
fn seen(windows: &[Window], works: &[Work], rules: &Rules) -> (Vec<u64>, Ticks) {
    let weight = |w: &Window| match (rules.degraded, w.is_degraded) {
        (Degraded::Share, _) => w.share.unwrap_or(100),
        (Degraded::Ignore, true) => 0,
        _ => 100,
    };
    let impacts: Vec<Impact> = windows
        .iter()
        .map(|w| Impact {
            start: w.start,
            end: w.end,
            weight: weight(w),
            claimed: w.is_claimed && rules.excludes_third_party,
        })
        .collect();
    let told = |w: &&Work| !w.is_emergency && w.notice.is_some_and(|n| n >= NOTICE);
    let excluded: Vec<(usize, usize)> =
        works.iter().filter(|_| rules.excludes_maintenance).filter(told).map(|w| (w.start, w.end)).collect();
    let weights = oracle::weights(&impacts, &oracle::paint(SECONDS, &excluded));
    let within = oracle::join(
        &oracle::paint(SECONDS, &[rules.period]),
        &oracle::paint(SECONDS, &rules.terms),
        |a, b| a && b,
    );
    (weights, within)
}

fn passes(rules: &Rules) -> impl Fn(usize) -> bool {
    let rule = rules.min_run;
    move |length| match rule {
        None => true,
        Some((Comparator::AtLeast, min)) => length >= min,
        Some((Comparator::MoreThan, min)) => length > min,
    }
}

/// Milliseconds from hundredths of seconds.
fn ms(hundredths: u64) -> Exact {
    Exact::whole(hundredths).times(&Exact::whole(10))
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn measuring_is_counting_seconds(windows in vec(window(), 0..8), works in vec(work(), 0..4), rules in rules()) {
        let m = measured(&workspace(&windows, &works), &rules);
        let (weights, within) = seen(&windows, &works, &rules);
        prop_assert_eq!(&m.affected, &ms(oracle::affected(&weights, passes(&rules), &within)));

        let counted: Vec<(usize, usize)> = m
            .segments
            .iter()
            .filter(|s| s.counted == Counted::Yes)
            .map(|s| (second(s.interval.start()), second(s.interval.end())))
            .collect();
        let long = oracle::long_enough(&weights.iter().map(|w| *w > 0).collect::<Ticks>(), passes(&rules));
        prop_assert_eq!(oracle::paint(SECONDS, &counted), oracle::join(&long, &within, |a, b| a && b));

        let seconds = match rules.part_period {
            PartPeriod::AssumeUp => rules.period.1 - rules.period.0,
            PartPeriod::ExistingTime => oracle::count(&within),
        };
        prop_assert_eq!(m.denominator, Elapsed::seconds(i64::try_from(seconds).unwrap()));
        let whole = Exact::whole(m.denominator.0);
        let down = m.affected.over(&whole).unwrap_or_else(Exact::zero);
        prop_assert_eq!(m.uptime, Exact::one().minus(&down));
    }

    #[test]
    fn every_stretch_lies_in_the_term_and_is_told_once(windows in vec(window(), 0..8), works in vec(work(), 0..4), rules in rules()) {
        let m = measured(&workspace(&windows, &works), &rules);
        for s in &m.segments {
            let inside = m.in_force.clip(s.interval).length();
            prop_assert_eq!(inside, s.interval.length());
            prop_assert!(!s.origins.is_empty());
            prop_assert!(s.weight <= Exact::one() && !s.weight.is_negative());
        }
        prop_assert!(m.segments.windows(2).all(|w| w[0].interval.end() <= w[1].interval.start()));
        prop_assert!(m.affected <= m.affected_all);
        prop_assert!(m.uptime_all <= m.uptime && m.uptime <= Exact::one() && !m.uptime_all.is_negative());
        let told = m.segments.iter().fold(Elapsed::ZERO, |sum, s| sum.plus(s.interval.length()));
        let down: Vec<(usize, usize)> = windows.iter().map(|w| (w.start, w.end)).collect();
        let (_, within) = seen(&windows, &works, &rules);
        let all = oracle::join(&oracle::paint(SECONDS, &down), &within, |a, b| a && b);
        prop_assert_eq!(told, Elapsed::seconds(i64::try_from(oracle::count(&all)).unwrap()));
    }

    #[test]
    fn cutting_an_incident_in_two_that_touch_changes_nothing(windows in vec(window(), 1..6), works in vec(work(), 0..4), rules in rules(), which in any::<prop::sample::Index>(), cut in 1..3000_usize, same_incident in any::<bool>()) {
        let i = which.index(windows.len());
        let whole = &windows[i];
        prop_assume!(whole.end - whole.start > 1);
        let middle = whole.start + 1 + cut % (whole.end - whole.start - 1);
        let first = Window { end: middle, ..whole.clone() };
        let second = Window { start: middle, ..whole.clone() };
        let mut others = windows.clone();
        others.remove(i);
        let before = measured(&workspace(&windows, &works), &rules);
        let cut = if same_incident {
            workspace(&others, &works).incident("I-99", &[first, second])
        } else {
            workspace(&others, &works).incident("I-98", &[first]).incident("I-99", &[second])
        };
        let after = measured(&cut, &rules);
        prop_assert_eq!(before.affected, after.affected);
        prop_assert_eq!(before.affected_all, after.affected_all);
        prop_assert_eq!(before.uptime, after.uptime);
    }

    #[test]
    fn the_order_of_incidents_and_windows_changes_nothing(windows in vec(window(), 0..6).prop_flat_map(|w| (Just(w.clone()), Just(w).prop_shuffle())), works in vec(work(), 0..4).prop_flat_map(|w| (Just(w.clone()), Just(w).prop_shuffle())), rules in rules()) {
        let before = measured(&workspace(&windows.0, &works.0), &rules);
        let after = measured(&workspace(&windows.1, &works.1), &rules);
        let together = workspace(&[], &works.0).incident("one", &windows.1);
        prop_assert_eq!(&before.affected, &after.affected);
        prop_assert_eq!(&before.affected_all, &after.affected_all);
        prop_assert_eq!(&before.affected, &measured(&together, &rules).affected);
    }

    #[test]
    fn adding_an_exclusion_never_adds_affected_time(windows in vec(window(), 1..6), works in vec(work(), 0..3), more in work(), rules in rules(), which in any::<prop::sample::Index>()) {
        let before = measured(&workspace(&windows, &works), &rules);
        let mut works = works;
        works.push(more);
        let maintained = measured(&workspace(&windows, &works), &rules);
        prop_assert!(maintained.affected <= before.affected);
        let mut windows = windows;
        let i = which.index(windows.len());
        windows[i].is_claimed = true;
        let claimed = measured(&workspace(&windows, &works), &rules);
        prop_assert!(claimed.affected <= maintained.affected);
    }

    #[test]
    fn more_downtime_never_means_less_affected_time(windows in vec(window(), 0..6), works in vec(work(), 0..3), more in window(), rules in rules()) {
        let before = measured(&workspace(&windows, &works), &rules);
        let mut windows = windows;
        windows.push(more);
        let after = measured(&workspace(&windows, &works), &rules);
        prop_assert!(before.affected <= after.affected);
    }

    #[test]
    fn what_the_policy_ignores_changes_nothing(windows in vec(window(), 0..6), ignored in window(), rules in rules()) {
        let rules = Rules { degraded: Degraded::Ignore, ..rules };
        let before = measured(&workspace(&windows, &[]), &rules);
        let mut windows = windows;
        windows.push(Window { is_degraded: true, ..ignored });
        let after = measured(&workspace(&windows, &[]), &rules);
        prop_assert_eq!(before.affected, after.affected);
    }
}
