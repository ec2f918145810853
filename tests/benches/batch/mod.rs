//! A batch of letters, always the same for the same number, and what making it takes.

use amends::compose::figure::Anchor;
use amends::compose::figure::Colour;
use amends::compose::figure::Figure;
use amends::compose::figure::Shape;
use amends::render::document::Document;
use amends::render::document::parse;
use amends::render::pdf::PdfEngine;
use amends::render::pdf::Stage;
use amends::render::template::Templates;
use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;
use serde_json::Value;
use serde_json::json;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;
use std::time::Instant;

/// The template and the figure of all letters.
pub struct Batch {
    templates: Templates,
    figures: BTreeMap<String, Figure>,
}

impl Batch {
    pub fn new() -> Batch {
        let sources =
            BTreeMap::from([("letter.md.hbs".to_owned(), include_str!("letter.md.hbs").to_owned())]);
        let templates = Templates::compile(&sources, amends::language::Language::english())
            .expect("the template compiles");
        Batch { templates, figures: BTreeMap::from([("strip".to_owned(), strip())]) }
    }

    pub fn words(&self, context: &Value) -> String {
        self.templates.render("letter.md.hbs", context).expect("the template fits")
    }

    pub fn pdf(&self, engine: &PdfEngine, document: &Document) -> Vec<u8> {
        engine.render(document, &self.figures, (2026, 4, 1)).expect("a PDF")
    }

    /// One letter from its number, adding up what each stage took.
    fn letter(&self, engine: &PdfEngine, number: usize, clock: &mut Clock) -> Vec<u8> {
        let context = context(number);
        clock.start();
        let words = self.words(&context);
        clock.stage("template");
        let document = parse(&words).expect("a document");
        clock.stage("reading");
        let pdf = engine.render_watched(&document, &self.figures, (2026, 4, 1), &mut |stage| {
            clock.stage(match stage {
                Stage::Layout => "layout",
                Stage::Fonts => "fonts",
                Stage::Drawing => "drawing",
                Stage::Serialising => "printpdf",
                Stage::Finishing => "finishing",
                Stage::Saving => "saving",
            });
        });
        pdf.expect("a PDF")
    }
}

/// What the letter to customer `number` sees.
pub fn context(number: usize) -> Value {
    let of = |list: &[&str]| list[number % list.len()].to_owned();
    let first =
        of(&["Zoé", "Luca", "Dana", "Søren", "Íñigo", "Anna", "Jürgen", "Marta", "Paul", "Grace", "Bram"]);
    let last = of(&["Lefèvre", "Brunner", "Whitfield", "Ångström", "Núñez", "Müller", "Castellan"]);
    let service = of(&["Public API", "File Storage", "Reporting"]);
    let (day, start, minutes) = (number % 27 + 1, number % 12 + 8, number % 50 + 10);
    let lasted = format!("1\u{a0}h {minutes}\u{a0}min");
    let (to, utc) = (format!("{:02}:{minutes:02}", start + 1), format!("{start:02}:00"));
    let window = json!({
        "service": service, "start": format!("{day} March 2026, {start:02}:00"), "end": to,
        "utc": format!("{day} March 2026, {utc} – {to}"), "lasted": lasted,
    });
    json!({
        "id": format!("c{number:05}"), "reference": format!("2026-03/c{number:05}"),
        "subject": format!("Interruption of your {service} on {day} March 2026"),
        "logo": r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><circle cx="24" cy="24" r="22" fill="#0b4f8a"/><path d="M24 6l4 14 14 4-14 4-4 14-4-14-14-4 14-4z" fill="#ffffff"/></svg>"##,
        "address": [format!("{last} & Sons {number} Ltd"), format!("{first} {last}"), format!("{number} Market Street"), "Leeds LS1 1AA"],
        "salutation": format!("Dear {first} {last}"), "service": service, "use": "send and read orders", "day": day,
        "lasted": lasted, "to": to, "windows": [window, window],
        "amount": format!("EUR {}.{:02}", number % 900 + 10, number % 100),
        "fee": format!("EUR {}.{}0", number % 9000 + 100, number % 10), "measured": format!("99.{:03} %", number % 800),
    })
}

/// A month of days, one service.
fn strip() -> Figure {
    let text = |x, y, text: String| Shape::Text {
        x,
        y,
        size: 60,
        anchor: Anchor::Middle,
        text,
        bold: false,
        fill: Colour::Muted,
    };
    let days = (0..31).flat_map(|day| {
        let (x, fill) = (200 + day * 45, if day == 10 { Colour::Down } else { Colour::Up });
        [
            Shape::Rect { x, y: 0, w: 44, h: 60, fill: Some(fill), stroke: None },
            text(x + 22, 95, (day + 1).to_string()),
        ]
    });
    let shapes = std::iter::once(text(90, 45, "Public API".to_owned())).chain(days).collect();
    Figure { width: 1600, height: 110, alt: "Available on all days but 11 March".to_owned(), shapes }
}

/// Time by stage.
#[derive(Default)]
struct Clock {
    last: Option<Instant>,
    sums: BTreeMap<&'static str, Duration>,
    order: Vec<&'static str>,
}

impl Clock {
    fn start(&mut self) {
        self.last = Some(Instant::now());
    }

    fn stage(&mut self, name: &'static str) {
        let now = Instant::now();
        let since = self.last.replace(now).map(|last| now - last).unwrap_or_default();
        if !self.sums.contains_key(name) {
            self.order.push(name);
        }
        *self.sums.entry(name).or_default() += since;
    }
}

/// Makes `count` letters on one thread and on all, and says what it took.
pub fn once(count: usize) {
    let batch = Batch::new();
    let engine = PdfEngine::new().expect("fonts");
    let mut clock = Clock::default();
    let (mut bytes, mut largest, mut digest) = (0, 0, Sha256::new());
    drop(batch.letter(&engine, 0, &mut Clock::default()));
    let (cpu, memory) = (cpu_ms(), memory_kb());
    for number in 0..count {
        let pdf = batch.letter(&engine, number, &mut clock);
        (bytes, largest) = (bytes + pdf.len(), largest.max(pdf.len()));
        // Taking a digest of all of them would be counted as their making.
        if number % 10 == 0 {
            digest.update(Sha256::digest(&pdf));
        }
        if number == 0
            && let Ok(path) = std::env::var("AMENDS_LETTER_TO")
        {
            fs::write(path, &pdf).expect("written");
        }
    }
    let cpu = cpu_ms() - cpu;
    println!("{count} letters on one thread: {:.3} CPU ms a letter", cpu as f64 / count as f64);
    for name in &clock.order {
        println!("  {name:10} {:.3} ms", clock.sums[name].as_secs_f64() * 1000.0 / count as f64);
    }
    println!(
        "  {} bytes a letter, at most {largest}; {} KB more memory",
        bytes / count,
        memory_kb() - memory
    );
    let start = Instant::now();
    let digests: Vec<_> = (0..count)
        .into_par_iter()
        .map(|number| {
            let pdf = batch.letter(&engine, number, &mut Clock::default());
            (number % 10 == 0).then(|| Sha256::digest(pdf))
        })
        .collect();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{} letters a second on {} threads",
        (count as f64 / seconds) as u64,
        rayon::current_num_threads()
    );
    let mut again = Sha256::new();
    digests.iter().flatten().for_each(|one| again.update(one));
    assert_eq!(digest.finalize(), again.finalize(), "the number of threads changes the bytes");
    println!("the same bytes");
}

/// What the process has used of its processors, where the system says it; else what has passed.
fn cpu_ms() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok());
    ticks(11).zip(ticks(12)).map_or(0, |(user, system)| (user + system) * 10)
}

/// The most memory that the process has held.
fn memory_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}
