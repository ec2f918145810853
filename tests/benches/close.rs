//! A whole month: load and close of generated workspaces, PDFs of letters and reports included.

#![allow(missing_docs)]

mod generate;

use amends::run;
use amends::run::Request;
use amends::time::Month;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;

fn close(c: &mut Criterion) {
    let month = Month::parse("2026-03").expect("a month");
    let request = Request { month, issued_on: None, as_of: None };
    let mut group = c.benchmark_group("close");
    group.sample_size(10);
    for customers in [100, 1_000] {
        let folder = generate::workspace(customers, 15, 44_640);
        group.bench_function(format!("{customers} customers, 2 million samples"), |b| {
            b.iter(|| {
                let loaded = run::load(&folder, &|_| ());
                let closed = run::close(&loaded, &request, &|_| ());
                assert!(!closed.artefacts.is_empty(), "{:?}", closed.diags.sorted().first());
                closed.artefacts.len()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, close);
criterion_main!(benches);
