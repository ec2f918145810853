//! A workspace of any size in memory, always the same for the same figures; and a stream of samples of any
//! length for a file, as a busy tool writes it.

#![allow(dead_code, missing_docs, unused_imports)]

mod stream;

pub use stream::Stream;

use amends::source::Folder;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// A folder in memory.
pub struct Memory {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Folder for Memory {
    fn list(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).map(|b| b.to_vec()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        let bytes = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(Arc::clone(bytes))))
    }

    fn size(&self, path: &str) -> u64 {
        self.files.get(path).map_or(0, |b| b.len() as u64)
    }
}

/// A small deterministic generator of numbers (splitmix64).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Numbers(seed)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.any() % n
    }

    /// A number between two, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// True as often as so many times in ten million.
    pub fn chance(&mut self, in_ten_million: u64) -> bool {
        u128::from(self.any() >> 11) * 10_000_000 < u128::from(in_ten_million) << 53
    }

    fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// One sample a minute of `monitors` monitors for `minutes` minutes of March 2026. Every third monitor (the
/// first of each service) has two outages.
pub fn samples(monitors: usize, minutes: u64) -> String {
    let mut numbers = Numbers::new(7);
    let outages: Vec<Vec<(u64, u64)>> = (0..monitors)
        .map(|m| {
            (0..if m % 3 == 0 { 2 } else { 0 })
                .map(|_| {
                    let start = numbers.below(minutes.max(2) - 1);
                    (start, start + 3 + numbers.below(120))
                })
                .collect()
        })
        .collect();
    let mut text = String::with_capacity(40 * monitors * minutes as usize);
    text.push_str("time,check,status\n");
    for t in 0..minutes {
        let (day, hour, minute) = (t / 1440 + 1, t / 60 % 24, t % 60);
        for (m, down) in outages.iter().enumerate() {
            let status = if down.iter().any(|(a, b)| *a <= t && t < *b) { "fail" } else { "ok" };
            let (service, n) = (m / 3, m % 3);
            let _ = writeln!(
                text,
                "2026-03-{day:02}T{hour:02}:{minute:02}:{:02}Z,s{service:03}-{n},{status}",
                m % 60
            );
        }
    }
    text
}

/// What reads a [`Stream`]: a quorum of two regions of three, three failures in a row, a gap after 150 s.
pub const STREAM_SETTINGS: &str = r#"
[evidence]
decides = "monitoring"
confirm = 3
gap_after = "150s"
conflicts = "worst"
unknown_counts_as = "up"
onset = "first-failure"
recovery = "first-success"
quorum = 2

[[monitoring]]
id = "stream"
path = "monitoring/*"
format = "samples"
step = "60s"
columns = { time = "timestamp", monitor = "monitor_id", probe = "region", state = "status" }
states = { up = ["up", "degraded"], down = ["down"] }
"#;

/// Writes the workspace of a service whose monitors write a [`Stream`], without the stream.
pub fn write_workspace(folder: &Path, evidence: &str) -> io::Result<()> {
    let is_ours = |path: &str| {
        !path.starts_with("incidents/") && !path.starts_with("monitoring/") && path != "goodwill.csv"
    };
    for file in amends::run::scaffold().iter().filter(|f| is_ours(&f.path)) {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        let mut bytes = file.bytes.clone();
        if file.path == "amends.toml" {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            bytes = [text.split("[evidence]").next().unwrap_or_default(), evidence].concat().into_bytes();
        } else if file.path == "services.toml" {
            bytes = b"schema = 1\n[[service]]\nid = \"shop\"\nname = \"Online Shop\"\nuse = \"take orders in their shop\"\nmonitors = [\"mon-*\"]\n".to_vec();
        }
        std::fs::write(path, bytes)?;
    }
    std::fs::create_dir_all(folder.join("monitoring"))
}

/// A workspace of `customers` with three services each, and a month of samples.
pub fn workspace(customers: usize, services: usize, minutes: u64) -> Memory {
    let mut numbers = Numbers::new(1);
    let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    for file in amends::run::scaffold() {
        if file.path == "amends.toml" || file.path == "slas/standard.toml" {
            files.insert(file.path, file.bytes.into());
        }
    }
    let settings =
        String::from_utf8_lossy(&files["amends.toml"]).replace("15min", "150s").replace("5min", "60s");
    files.insert("amends.toml".to_owned(), settings.into_bytes().into());
    let mut text = "schema = 1\n".to_owned();
    for s in 0..services {
        let _ = write!(
            text,
            "[[service]]\nid = \"s{s:03}\"\nname = \"Service {s}\"\nuse = \"use service {s}\"\nmonitors = [\"s{s:03}-*\"]\n"
        );
    }
    files.insert("services.toml".to_owned(), text.into_bytes().into());
    let mut people =
        "id,name,contact,salutation,email,language,time_zone,address,country,channel\n".to_owned();
    let mut lines = "line,customer,service,sla,fee,currency,billing,start,end\n".to_owned();
    let zones = ["Europe/London", "Europe/Berlin", "America/New_York", "Asia/Tokyo"];
    let currencies = ["GBP", "EUR", "USD"];
    for c in 0..customers {
        let zone = zones[numbers.below(4) as usize];
        let _ = writeln!(
            people,
            "c{c:05},Customer {c} Ltd,Dana Buyer,Dear Ms Buyer,dana@c{c}.example,en-GB,{zone},{c} Market Street | Leeds LS1 1AA,GB,letter"
        );
        let first = numbers.below(services as u64) as usize;
        for k in 0..3 {
            let (service, fee) = ((first + k) % services, 100 + numbers.below(4900));
            let currency = currencies[numbers.below(3) as usize];
            let _ = writeln!(
                lines,
                "L{c:05}-{k},c{c:05},s{service:03},standard,{fee}.00,{currency},monthly,2025-01-01,"
            );
        }
    }
    files.insert("customers.csv".to_owned(), people.into_bytes().into());
    files.insert("contracts.csv".to_owned(), lines.into_bytes().into());
    files.insert("monitoring/all.csv".to_owned(), samples(services * 3, minutes).into_bytes().into());
    Memory { files }
}
