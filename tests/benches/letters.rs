//! Letters: template to words, words to a document, a document to a tagged PDF, stage by stage.
//!
//! Without more it is a benchmark of each stage. With `AMENDS_LETTERS=10000` it writes so many letters to different
//! customers once on one thread and once on all, and says what that took.

#![allow(missing_docs, clippy::print_stdout)]

mod batch;

use amends::render::document::parse;
use amends::render::pdf::PdfEngine;
use batch::Batch;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;
use std::hint::black_box;

fn stages(c: &mut Criterion) {
    let batch = Batch::new();
    let engine = PdfEngine::new().expect("fonts");
    let mut group = c.benchmark_group("letters");
    group.sample_size(20);
    let contexts: Vec<_> = (0..200).map(batch::context).collect();
    let texts: Vec<_> = contexts.iter().map(|context| batch.words(context)).collect();
    let documents: Vec<_> = texts.iter().map(|text| parse(text).expect("a document")).collect();
    group.bench_function("200 through the template", |b| {
        b.iter(|| contexts.iter().for_each(|context| drop(black_box(batch.words(context)))));
    });
    group.bench_function("200 read as documents", |b| {
        b.iter(|| texts.iter().for_each(|text| drop(black_box(parse(text)))));
    });
    group.bench_function("200 as PDF", |b| {
        b.iter(|| documents.iter().for_each(|document| drop(black_box(batch.pdf(&engine, document)))));
    });
    group.finish();
}

fn run(c: &mut Criterion) {
    match std::env::var("AMENDS_LETTERS").ok().and_then(|count| count.parse().ok()) {
        Some(count) => batch::once(count),
        None => stages(c),
    }
}

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

criterion_group!(benches, run);
criterion_main!(benches);
