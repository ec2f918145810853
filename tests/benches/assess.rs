//! Assessments of mixed presets: a month each, with up to 200 outages.

#![allow(missing_docs)]

mod generate;

use amends::credit::judge;
use amends::diag::Diagnostics;
use amends::ingest::add_text;
use amends::interval::Interval;
use amends::interval::IntervalSet;
use amends::measure::Origin;
use amends::measure::OriginFacts;
use amends::measure::Origins;
use amends::measure::Pieces;
use amends::model::Approximate;
use amends::model::ImpactKind;
use amends::model::IncidentId;
use amends::money::Currency;
use amends::money::Exact;
use amends::money::ExactMoney;
use amends::run::assess::read_policy;
use amends::sla::Clock;
use amends::sla::Evidence;
use amends::sla::Given;
use amends::sla::PRESETS;
use amends::sla::Policy;
use amends::source::Sources;
use amends::time::Elapsed;
use amends::time::Month;
use amends::time::Zone;
use criterion::Criterion;
use criterion::Throughput;
use criterion::criterion_group;
use criterion::criterion_main;
use generate::Numbers;

/// The allocator of the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Presets that outages alone decide.
fn policies() -> Vec<Policy> {
    let mut sources = Sources::default();
    let mut diags = Diagnostics::default();
    let mut all = Vec::new();
    for preset in PRESETS {
        let id = add_text(&mut sources, preset.id, preset.text.into(), &mut diags).expect("UTF-8");
        let policy = read_policy(&sources, id, &mut diags).expect("a preset");
        let is_decided = policy.facts.iter().all(|f| f.default.is_some());
        if is_decided && policy.is_by_outages() && policy.clock == Clock::Detected {
            all.push(policy);
        }
    }
    all
}

/// Up to 200 outages of up to an hour.
fn outages(numbers: &mut Numbers, period: Interval) -> (Pieces, Origins) {
    let (mut pieces, mut origins) = (Pieces::default(), Origins::default());
    for i in 0..=numbers.below(200) {
        let start =
            period.start().plus(Elapsed::seconds(i64::try_from(numbers.below(2_500_000)).expect("small")));
        let length = Elapsed::seconds(1 + i64::try_from(numbers.below(3_600)).expect("small"));
        let stretch = Interval::new(start, start.plus(length)).expect("a stretch");
        let origin = origins.add(OriginFacts {
            origin: Origin::Incident { incident: IncidentId::new(format!("I-{i}")), impact: 0 },
            kind: ImpactKind::Down,
            share: None,
            excluded: None,
            approximate: Approximate::default(),
            reported_at: None,
            place: String::new(),
            whole: Some(stretch),
            only_names: false,
        });
        pieces.push(stretch, origin);
    }
    (pieces, origins)
}

fn assess(c: &mut Criterion) {
    let policies = policies();
    let month = Month::parse("2026-06").expect("a month");
    let period = Interval::new(month.start(Zone::UTC), month.end(Zone::UTC)).expect("a period");
    let in_force = IntervalSet::from(period);
    let given = Given::default();
    let fee = ExactMoney::from_major(&Exact::whole(1_000), Currency::from_code("USD").expect("a currency"));
    let mut numbers = Numbers::new(7);
    let evidence: Vec<(Pieces, Origins)> = (0..64).map(|_| outages(&mut numbers, period)).collect();
    const COUNT: usize = 100_000;
    let mut group = c.benchmark_group("assess");
    group.sample_size(10);
    group.throughput(Throughput::Elements(COUNT as u64));
    group.bench_function("100,000 assessments of mixed presets, up to 200 outages each", |b| {
        b.iter(|| {
            let mut owed = 0_usize;
            for i in 0..COUNT {
                let (pieces, origins) = &evidence[i % evidence.len()];
                let policy = &policies[i % policies.len()];
                let evidence = Evidence {
                    pieces,
                    origins,
                    windows: &[],
                    period,
                    in_force: &in_force,
                    zone: Zone::UTC,
                    given: &given,
                };
                owed += usize::from(judge(policy, evidence, &fee).is_ok_and(|j| !j.amount.money.is_zero()));
            }
            owed
        });
    });
    group.finish();
}

criterion_group!(benches, assess);
criterion_main!(benches);
