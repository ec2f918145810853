//! The algebra: union, difference and sweep of sets as large as a bad year.

#![allow(missing_docs)]

mod generate;

use amends::interval::Interval;
use amends::interval::IntervalSet;
use amends::interval::sweep;
use amends::time::Instant;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;

fn stretches(n: u64, seed: u64) -> Vec<Interval> {
    let mut numbers = generate::Numbers::new(seed);
    let mut one = || {
        let start = 1_772_236_800_000 + numbers.below(31_536_000_000) as i64;
        Interval::new(Instant(start), Instant(start + 1 + numbers.below(7_200_000) as i64))
    };
    (0..n).filter_map(|_| one()).collect()
}

fn algebra(c: &mut Criterion) {
    let (a, b) = (stretches(10_000, 1), stretches(10_000, 2));
    let (set_a, set_b): (IntervalSet, IntervalSet) =
        (a.iter().copied().collect(), b.iter().copied().collect());
    let labelled: Vec<(Interval, u32)> = a.iter().chain(&b).copied().zip(0..).collect();
    let mut group = c.benchmark_group("intervals");
    group.bench_function("union of 10,000 in any order", |x| {
        x.iter(|| a.iter().copied().collect::<IntervalSet>())
    });
    group.bench_function("difference", |x| x.iter(|| set_a.difference(&set_b)));
    group.bench_function("intersection", |x| x.iter(|| set_a.intersection(&set_b)));
    group.sample_size(10);
    group.bench_function("sweep of 20,000 labels", |x| x.iter(|| sweep(&labelled)));
    group.finish();
}

criterion_group!(benches, algebra);
criterion_main!(benches);
