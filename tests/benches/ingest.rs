//! Samples to runs: rows a second of the compactor, over CSV as it stands and compressed.

#![allow(missing_docs)]

mod generate;

use amends::ingest::samples::SampleSpec;
use amends::ingest::samples::SampleState;
use amends::ingest::samples::StateTable;
use amends::ingest::samples::TimeFormat;
use amends::ingest::samples::compact_csv;
use criterion::Criterion;
use criterion::Throughput;
use criterion::criterion_group;
use criterion::criterion_main;
use std::io::Cursor;
use std::io::Read;

fn spec() -> SampleSpec {
    let mut states = StateTable::default();
    states.insert("ok", SampleState::Up);
    states.insert("fail", SampleState::Down);
    SampleSpec {
        columns: ["time", "check", "status", "region", "probe", "latency"].map(str::to_owned),
        time: TimeFormat::Rfc3339,
        zone: None,
        states,
        slow_over_ms: None,
        step_max_ms: 150_000,
    }
}

fn ingest(c: &mut Criterion) {
    let text: &'static str = Box::leak(generate::samples(45, 4_464).into_boxed_str());
    let rows = text.lines().count() as u64 - 1;
    let mut group = c.benchmark_group("samples");
    group.sample_size(10);
    group.throughput(Throughput::Elements(rows));
    group.bench_function("csv, 200,000 rows", |b| {
        b.iter(|| {
            let open = || Ok(Box::new(Cursor::new(text.as_bytes())) as Box<dyn Read + Send>);
            compact_csv(&open, &spec(), &|_| ()).expect("it reads")
        });
    });
    group.bench_function("count of line ends, for comparison", |b| {
        b.iter(|| memchr::memchr_iter(b'\n', text.as_bytes()).count());
    });
    group.finish();
}

criterion_group!(benches, ingest);
criterion_main!(benches);
