//! Hostile exports: every seed of the corpus, and a fixed set of changes to each, through the whole reading of a
//! workspace. No panic, counts that add up, and an end in reasonable time.
//!
//! `tests/fuzz/corpus/<format>/` holds small exports of a format, `any/` what is none. A new seed needs nothing but its
//! file.

use crate::memory::MONTH;
use crate::memory::Memory;
use amends::run;
use amends::run::Loaded;
use amends::source::Folder;
use amends::time::Month;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

/// A workspace whose one export is bytes.
struct Bytes {
    memory: Memory,
    path: String,
    bytes: Vec<u8>,
}

impl Folder for Bytes {
    fn list(&self) -> Vec<String> {
        let mut list = self.memory.list();
        list.push(self.path.clone());
        list.sort();
        list
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == self.path { Ok(self.bytes.clone()) } else { self.memory.read(path) }
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }

    fn size(&self, path: &str) -> u64 {
        self.read(path).map_or(0, |bytes| bytes.len() as u64)
    }
}

/// The workspace with an export of a format.
fn workspace(format: &str, name: &str) -> Bytes {
    let source = format!(
        "\n[evidence]\ndecides = \"monitoring\"\nconfirm = 1\ngap_after = \"5min\"\nunknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\"\n[[monitoring]]\nid = \"export\"\npath = \"monitoring/{name}\"\non_reject = \"continue\"\nformat = \"{format}\"\nhold = \"1h\"\nzone = \"Europe/Berlin\"\n"
    );
    let memory = Memory::new().append("amends.toml", &source);
    Bytes { memory, path: format!("monitoring/{name}"), bytes: Vec::new() }
}

fn load(workspace: &Bytes) -> Loaded {
    let loaded = run::load(workspace, &|_| ());
    for file in &loaded.evidence.files {
        let c = file.counts;
        assert_eq!(c.read, c.accepted + c.duplicates + c.rejected, "the counts add up");
        assert!(file.rejects.len() as u64 <= c.rejected, "every reject is counted");
    }
    let told = !loaded.evidence.files.is_empty() || loaded.diags.has_errors();
    assert!(told, "a file that was not read is named");
    loaded
}

/// The seeds of the corpus by format.
fn seeds() -> BTreeMap<String, Vec<(String, Vec<u8>)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut all: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for folder in fs::read_dir(root).expect("the corpus") {
        let folder = folder.expect("an entry").path();
        for seed in fs::read_dir(&folder).expect("a folder") {
            let seed = seed.expect("an entry").path();
            let bytes = fs::read(&seed).expect("bytes");
            all.entry(name(&folder)).or_default().push((name(&seed), bytes));
        }
    }
    all.values_mut().for_each(|list| list.sort());
    all
}

/// Numbers that come in no order and always the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }
}

/// A fixed set of changes to a seed.
fn mutations(seed: &[u8]) -> Vec<Vec<u8>> {
    let mut numbers = Numbers(seed.len() as u64);
    let mut all = vec![seed.to_vec(), Vec::new()];
    let every = (seed.len() / 16).max(1);
    all.extend((0..seed.len()).step_by(every).map(|at| seed[..at].to_vec()));
    for _ in 0..16 {
        let mut flipped = seed.to_vec();
        for _ in 0..3 {
            let at = numbers.next(seed.len());
            if let Some(byte) = flipped.get_mut(at) {
                *byte ^= 1 << numbers.next(8);
            }
        }
        all.push(flipped);
    }
    for with in
        [b"\"".as_slice(), b"\0", b"\xff", b",", b";", b"}", b"\n\n", b"-", b"99999999999999999999", b"1e308"]
    {
        let mut inserted = seed.to_vec();
        let at = numbers.next(seed.len());
        inserted.splice(at..at, with.iter().copied());
        all.push(inserted);
    }
    // Each digit a nine, and each a nought: times and lengths beyond all bounds.
    for digit in [b'9', b'0'] {
        all.push(seed.iter().map(|b| if b.is_ascii_digit() { digit } else { *b }).collect());
    }
    let lines: Vec<&[u8]> = seed.split_inclusive(|b| *b == b'\n').collect();
    all.push(lines.iter().flat_map(|line| [*line, *line].concat()).collect());
    all.push(lines.iter().rev().flat_map(|line| line.to_vec()).collect());
    all.push([seed, seed].concat());
    all.push([&b"\xef\xbb\xbf"[..], seed].concat());
    all.push(seed.iter().flat_map(|b| if *b == b'\n' { vec![b'\r', b'\n'] } else { vec![*b] }).collect());
    let middle = seed.len() / 2;
    all.push([&seed[..middle], &vec![b'x'; 200_000], &seed[middle..]].concat());
    all.push([&seed[..middle], "[".repeat(20_000).as_bytes(), &seed[middle..]].concat());
    all.push([&seed[..middle], "{\"a\":".repeat(20_000).as_bytes(), &seed[middle..]].concat());
    all
}

#[test]
fn no_seed_and_no_change_to_one_makes_a_reader_panic_or_lose_count() {
    let seeds = seeds();
    let formats: Vec<&String> = seeds.keys().filter(|format| *format != "any").collect();
    let start = Instant::now();
    let mut slowest = (Duration::ZERO, String::new());
    let sampled = ["samples", "uptime-kuma", "prometheus", "grafana", "cloudwatch"];
    let mut loads = 0;
    let mut replay = |format: &str, name: &str, bytes: Vec<u8>| {
        let began = Instant::now();
        let mut workspace = workspace(format, name);
        // Every other time the source says what it covers.
        loads += 1;
        if loads % 2 == 0 && !sampled.contains(&format) {
            workspace.memory = workspace.memory.append("amends.toml", "covers = \"2026-03-01/2026-04-01\"\n");
        }
        workspace.bytes = bytes;
        let loaded = load(&workspace);
        run::check(&loaded, Month::parse(MONTH));
        slowest = slowest.clone().max((began.elapsed(), format!("{format}/{name}")));
    };
    for format in &formats {
        for (name, seed) in &seeds[*format] {
            mutations(seed).into_iter().for_each(|bytes| replay(format, name, bytes));
        }
        for (name, seed) in &seeds["any"] {
            replay(format, name, seed.clone());
        }
    }
    assert!(slowest.0 < Duration::from_secs(20), "{} took {:?}", slowest.1, slowest.0);
    assert!(start.elapsed() < Duration::from_secs(900), "all of it took {:?}", start.elapsed());
}

/// The formats that `auto` may take; the others were never verified, or are tables that fit two.
#[test]
fn auto_tells_every_seed_apart_and_reads_it_as_its_format_does() {
    let said = |loaded: &Loaded| -> Vec<String> {
        let diags = loaded.diags.sorted();
        let auto = diags.iter().filter(|d| d.code.name() == "evidence::auto");
        auto.map(|d| d.title.clone()).collect()
    };
    for (format, list) in seeds() {
        for (name, seed) in list {
            let mut auto = workspace("auto", &name);
            auto.bytes = seed.clone();
            let auto = load(&auto);
            match format.as_str() {
                "any" => assert!(auto.diags.has_errors(), "any/{name}: {:#?}", auto.diags),
                "samples" | "transitions" => {
                    let both = format!("`monitoring/{name}` could be `samples` or `transitions`");
                    assert_eq!(said(&auto), [both]);
                }
                "site24x7" | "opsgenie" | "jira" => {
                    assert_eq!(
                        said(&auto),
                        [format!("`monitoring/{name}` looks like no export that Amends knows")]
                    );
                }
                _ => {
                    let mut own = workspace(&format, &name);
                    own.bytes = seed;
                    let own = load(&own);
                    let said = said(&auto);
                    assert!(
                        said.len() == 1 && said[0].contains(&format!("is read as `{format}`: ")),
                        "{said:?}"
                    );
                    assert_eq!(auto.evidence, own.evidence, "{format}/{name}");
                    assert!(
                        own.evidence.files[0].counts.accepted > 0,
                        "{format}/{name} says nothing: {:#?}",
                        own.diags
                    );
                }
            }
        }
    }
}
