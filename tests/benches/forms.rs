//! One letter in each of its forms: what a form costs on one core, templates and reading apart.

#![allow(missing_docs)]

use amends::compose::figure::Anchor;
use amends::compose::figure::Colour;
use amends::compose::figure::Figure;
use amends::compose::figure::Shape;
use amends::compose::figure::Stroke;
use amends::render::document::parse;
use amends::render::docx::DocxEngine;
use amends::render::html::to_html;
use amends::render::mail::Draft;
use amends::render::mail::Mailbox;
use amends::render::mail::to_eml;
use amends::render::markdown::to_markdown;
use amends::render::pdf::PdfEngine;
use amends::render::text::to_text;
use chrono::NaiveDate;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;
use std::collections::BTreeMap;

const DAY: (i32, u32, u32) = (2026, 4, 1);

/// A strip of a month, with a tick and a number for each day.
fn strip() -> BTreeMap<String, Figure> {
    let text = |x: i32, y: i32, size: i32, text: String| Shape::Text {
        x,
        y,
        size,
        anchor: Anchor::Middle,
        text,
        bold: false,
        fill: Colour::Muted,
    };
    let fill = |x, w, colour| Shape::Rect { x, y: 0, w, h: 56, fill: Some(colour), stroke: None };
    let mut shapes = vec![fill(360, 1_240, Colour::Up), fill(771, 4, Colour::Down)];
    for day in 0..31 {
        let x = 360 + day * 40;
        let stroke = Stroke::solid(Colour::Rule, 10);
        shapes.push(Shape::Line { x1: x, y1: 56, x2: x, y2: 62, stroke });
        shapes.push(text(x + 20, 82, 65, (day + 1).to_string()));
    }
    shapes.push(text(100, 30, 80, "Public API, Europe".to_owned()));
    shapes.push(text(500, 110, 65, "available, interrupted, degraded".to_owned()));
    let alt = "March 2026, day by day: interrupted on 11 March for 1 h 18 min".to_owned();
    BTreeMap::from([("strip".to_owned(), Figure { width: 1_600, height: 120, alt, shapes })])
}

fn forms(c: &mut Criterion) {
    let document = parse(include_str!("letter.md")).expect("a document");
    let figures = strip();
    let pdf = PdfEngine::new().expect("fonts");
    let docx = DocxEngine::new().expect("a typeface");
    let printed = pdf.render(&document, &figures, DAY).expect("a PDF");
    let draft = Draft {
        from: Mailbox { name: "Maya Okafor", address: "maya.okafor@northstar.example" },
        to: Mailbox { name: "Eleanor Finch", address: "eleanor.finch@harbourlight.example" },
        subject: &document.front.title,
        date: NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day"),
        document: &document,
        figures: &figures,
        file: "letter",
        pdf: &printed,
    };
    let mut group = c.benchmark_group("form of a letter");
    group.bench_function("pdf", |b| b.iter(|| pdf.render(&document, &figures, DAY).expect("a PDF").len()));
    group.bench_function("docx", |b| b.iter(|| docx.render(&document, &figures, DAY).expect("a DOCX").len()));
    group.bench_function("eml", |b| b.iter(|| to_eml(&draft).expect("a mail").len()));
    group.bench_function("html", |b| b.iter(|| to_html(&document, &figures).len()));
    group.bench_function("txt", |b| b.iter(|| to_text(&document, &figures).len()));
    group.bench_function("md", |b| b.iter(|| to_markdown(&document, &figures).len()));
    group.finish();
}

criterion_group!(benches, forms);
criterion_main!(benches);
