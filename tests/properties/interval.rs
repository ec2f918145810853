//! The laws that `interval` names in its own words, each against one `bool` per millisecond.

use crate::oracle;
use crate::oracle::Ticks;
use crate::properties::config;
use amends::interval::Interval;
use amends::interval::IntervalSet;
use amends::interval::sweep;
use amends::time::Elapsed;
use amends::time::Instant;
use proptest::collection::vec;
use proptest::prelude::*;

/// A small world, so that stretches meet, touch and coincide all the time.
const TICKS: usize = 120;

type Stretch = (usize, usize);

fn stretch() -> impl Strategy<Value = Stretch> {
    (0..TICKS - 1, 1..25_usize).prop_map(|(start, length)| (start, (start + length).min(TICKS)))
}

fn some() -> impl Strategy<Value = Vec<Stretch>> {
    vec(stretch(), 0..12)
}

fn interval((start, end): Stretch) -> Interval {
    let at = |t: usize| Instant(i64::try_from(t).unwrap());
    Interval::new(at(start), at(end)).unwrap()
}

fn set(stretches: &[Stretch]) -> IntervalSet {
    stretches.iter().copied().map(interval).collect()
}

fn ticks(set: &IntervalSet) -> Ticks {
    let at = |t: Instant| usize::try_from(t.0).unwrap();
    let stretches: Vec<Stretch> = set.iter().map(|i| (at(i.start()), at(i.end()))).collect();
    oracle::paint(TICKS, &stretches)
}

fn length(ticks: &[bool]) -> Elapsed {
    Elapsed(i64::try_from(oracle::count(ticks)).unwrap())
}

/// Sorted, apart, and nothing empty.
fn is_tidy(set: &IntervalSet) -> bool {
    let all: Vec<Interval> = set.iter().collect();
    all.iter().all(|i| i.start() < i.end()) && all.windows(2).all(|w| w[0].end() < w[1].start())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_set_is_sorted_and_apart(a in some(), b in some(), w in stretch()) {
        let (x, y) = (set(&a), set(&b));
        prop_assert_eq!(ticks(&x), oracle::paint(TICKS, &a));
        prop_assert_eq!(x.len(), oracle::stretches(&ticks(&x)).len());
        prop_assert_eq!(x.is_empty(), a.is_empty());
        let made = [x.union(&y), x.intersection(&y), x.difference(&y), x.clip(interval(w)), x];
        for set in made {
            prop_assert!(is_tidy(&set), "{:?}", set);
        }
    }

    #[test]
    fn union_is_what_either_covers(a in some(), b in some(), c in some()) {
        let (x, y, z) = (set(&a), set(&b), set(&c));
        prop_assert_eq!(ticks(&x.union(&y)), oracle::join(&ticks(&x), &ticks(&y), |p, q| p || q));
        prop_assert_eq!(x.union(&y), y.union(&x));
        prop_assert_eq!(x.union(&y).union(&z), x.union(&y.union(&z)));
        prop_assert_eq!(x.union(&x), x);
    }

    #[test]
    fn intersection_is_what_both_cover(a in some(), b in some()) {
        let (x, y) = (set(&a), set(&b));
        prop_assert_eq!(ticks(&x.intersection(&y)), oracle::join(&ticks(&x), &ticks(&y), |p, q| p && q));
        prop_assert_eq!(x.intersection(&y), y.intersection(&x));
        prop_assert_eq!(x.intersection(&x), x);
    }

    #[test]
    fn difference_is_what_only_the_first_covers(a in some(), b in some()) {
        let (x, y) = (set(&a), set(&b));
        prop_assert_eq!(ticks(&x.difference(&y)), oracle::join(&ticks(&x), &ticks(&y), |p, q| p && !q));
        prop_assert!(x.difference(&y).intersection(&y).is_empty());
        prop_assert_eq!(x.difference(&y).union(&x.intersection(&y)), x);
    }

    #[test]
    fn lengths_of_union_and_intersection_add_up(a in some(), b in some()) {
        let (x, y) = (set(&a), set(&b));
        let both = x.union(&y).length().plus(x.intersection(&y).length());
        prop_assert_eq!(both, x.length().plus(y.length()));
        prop_assert_eq!(x.length(), length(&ticks(&x)));
    }

    #[test]
    fn clipping_then_measuring_is_measuring_the_clip(a in some(), b in some(), w in stretch()) {
        let (x, y, window) = (set(&a), set(&b), interval(w));
        let inside = oracle::join(&ticks(&x), &oracle::paint(TICKS, &[w]), |p, q| p && q);
        prop_assert_eq!(x.clip(window).length(), length(&inside));
        prop_assert_eq!(ticks(&x.clip(window)), inside);
        prop_assert_eq!(x.clip(window), x.intersection(&IntervalSet::from(window)));
        prop_assert_eq!(x.union(&y).clip(window), x.clip(window).union(&y.clip(window)));
    }

    #[test]
    fn the_complement_of_the_complement_is_the_same(a in some()) {
        let all = IntervalSet::from(interval((0, TICKS)));
        let x = set(&a);
        prop_assert_eq!(all.difference(&all.difference(&x)), x);
    }

    #[test]
    fn a_sweep_names_exactly_the_labels_that_cover(labelled in vec((stretch(), 0..4_u8), 0..12)) {
        let given: Vec<(Interval, u8)> = labelled.iter().map(|(s, l)| (interval(*s), *l)).collect();
        let segments = sweep(&given);
        for t in 0..TICKS {
            let mut expected: Vec<u8> =
                labelled.iter().filter(|((a, b), _)| *a <= t && t < *b).map(|(_, l)| *l).collect();
            expected.sort_unstable();
            expected.dedup();
            let at = Instant(i64::try_from(t).unwrap());
            let found: Vec<&Vec<u8>> =
                segments.iter().filter(|s| s.interval.contains(at)).map(|s| &s.labels).collect();
            prop_assert!(found.len() <= 1, "two segments at {}", t);
            prop_assert_eq!(found.first().copied().cloned().unwrap_or_default(), expected, "at {}", t);
        }
        for pair in segments.windows(2) {
            prop_assert!(pair[0].interval.end() <= pair[1].interval.start());
            let touch = pair[0].interval.end() == pair[1].interval.start();
            prop_assert!(!touch || pair[0].labels != pair[1].labels, "neighbours with equal labels");
        }
        prop_assert!(segments.iter().all(|s| !s.labels.is_empty()));
    }
}
