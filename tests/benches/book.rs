//! The review book of a generated month: what it costs beyond the run, and how large it is.
//!
//! `AMENDS_BOOK=10000` says for how many customers; `AMENDS_BOOK_TO=FILE` keeps the page to be looked at. It fails when the
//! page is larger than was promised.

#![allow(missing_docs, clippy::print_stdout)]

mod generate;

use amends::run;
use amends::run::Artefact;
use amends::run::Request;
use amends::run::Shelf;
use amends::time::Month;
use std::io;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

/// The most that a page for 10,000 customers may have.
const MOST: usize = 10 << 20;

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Takes the files of a run and looks at the clock with each; the page is made between two of them.
struct Watch {
    last: Mutex<(Instant, Duration)>,
    page: Mutex<Option<(Artefact, Duration, Duration)>>,
}

impl Shelf for Watch {
    fn put(&self, artefact: Artefact) -> io::Result<()> {
        let now = (Instant::now(), processor()?);
        let mut last = self.last.lock().expect("one at a time");
        if artefact.path == "index.html" {
            *self.page.lock().expect("one at a time") = Some((artefact, now.0 - last.0, now.1 - last.1));
        }
        *last = now;
        Ok(())
    }
}

/// The processor's time of this process so far, in ticks of ten milliseconds.
fn processor() -> io::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}

fn main() {
    let customers = std::env::var("AMENDS_BOOK").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let folder = generate::workspace(customers, 15, 44_640);
    let request = Request { month: Month::parse("2026-03").expect("a month"), issued_on: None, as_of: None };
    let loaded = run::load(&folder, &|_| ());
    let start = (Instant::now(), processor().expect("a Linux"));
    let watch = Watch { last: Mutex::new(start), page: Mutex::new(None) };
    let closed = run::close_onto(&loaded, &request, &watch, &|_| ());
    assert!(closed.is_whole(), "{:?}", closed.diags.sorted().first());
    let all = processor().expect("a Linux") - start.1;
    let (page, wall, cpu) = watch.page.into_inner().expect("one at a time").expect("a page");
    println!(
        "{customers} customers: the book took {wall:.2?} ({cpu:.2?} of the processor; the whole run {all:.2?}) and has {:.2} MB",
        page.bytes.len() as f64 / f64::from(1 << 20)
    );
    if let Ok(file) = std::env::var("AMENDS_BOOK_TO") {
        std::fs::write(file, &page.bytes).expect("written");
    }
    assert!(page.bytes.len() <= MOST, "the page is larger than was promised");
}
