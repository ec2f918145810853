//! Samples to runs: rows a second of the compactor over CSV as it stands and compressed and Parquet,
//! beside the count of line ends and the bare decompression of the same bytes.
//!
//! Measures of whole files, which `cargo bench` leaves out:
//!
//! ```text
//! cargo bench --bench ingest -- --write ROWS FOLDER   a workspace with a file of so many samples (20 million: 1.2 GB)
//! cargo bench --bench ingest -- --measure FILE…       CPU seconds, wall seconds and rows a second of each file
//!                                                     (.csv, .csv.gz, .csv.zst, .parquet), and the
//!                                                     ratio to `wc -l`
//! /usr/bin/time -v amends check FOLDER                the whole program on the same workspace
//! ```

#![allow(missing_docs, clippy::print_stdout)]

mod generate;

use amends::ingest::samples::Compaction;
use amends::ingest::samples::HashingReader;
use amends::ingest::samples::SampleSpec;
use amends::ingest::samples::SampleState;
use amends::ingest::samples::StateTable;
use amends::ingest::samples::TimeFormat;
use amends::ingest::samples::compact_csv;
use amends::ingest::samples::compact_parquet;
use criterion::Criterion;
use criterion::Throughput;
use criterion::criterion_group;
use polars::prelude::ParquetWriter;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

/// The allocator of the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The monitors of the stream, each seen from three regions, and its seed.
const MONITORS: usize = 2_000;
const SEED: u64 = 42;

fn spec() -> SampleSpec {
    let mut states = StateTable::default();
    for (word, state) in [("up", SampleState::Up), ("degraded", SampleState::Up), ("down", SampleState::Down)]
    {
        states.insert(word, state);
    }
    SampleSpec {
        columns: ["timestamp", "monitor_id", "status", "-", "region", "-"].map(str::to_owned),
        time: TimeFormat::Rfc3339,
        zone: None,
        states,
        slow_over_ms: None,
        step_max_ms: 150_000,
    }
}

fn unpacked(name: &str, raw: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    Ok(match name.rsplit('.').next() {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(raw)),
        Some("zst") => Box::new(zstd::stream::read::Decoder::new(raw)?),
        _ => raw,
    })
}

/// Reads a file whole with its digest, as the program does.
fn compact(name: &str, open: &dyn Fn() -> io::Result<Box<dyn Read + Send>>) -> Compaction {
    if name.ends_with(".parquet") {
        let mut bytes = Vec::new();
        open().and_then(|mut r| r.read_to_end(&mut bytes)).expect("it opens");
        return compact_parquet(&bytes, &spec(), &|_| ()).expect("it reads");
    }
    let open = || unpacked(name, Box::new(HashingReader::new(open()?).0));
    compact_csv(&open, &spec(), &|_| ()).expect("it reads")
}

/// The stream as Parquet.
fn parquet(csv: &[u8]) -> Vec<u8> {
    use polars::prelude::Column;
    use polars::prelude::DataFrame;
    let text = std::str::from_utf8(csv).expect("UTF-8");
    let column = |i: usize, name: &str| {
        let cells: Vec<&str> = text.lines().skip(1).filter_map(|row| row.split(',').nth(i)).collect();
        Column::new(name.into(), cells)
    };
    let columns: Vec<Column> = [(0, "timestamp"), (1, "monitor_id"), (2, "region"), (4, "status")]
        .map(|(i, name)| column(i, name))
        .into();
    let mut frame = DataFrame::new(columns[0].len(), columns).expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).with_row_group_size(Some(100_000)).finish(&mut frame).expect("written");
    bytes
}

fn ingest(c: &mut Criterion) {
    const ROWS: u64 = 500_000;
    let mut csv = Vec::new();
    generate::Stream::new(MONITORS, SEED).write(ROWS, &mut csv).expect("written");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(&csv).expect("written");
    let files: [(&str, Vec<u8>); 4] = [
        ("csv.gz", gz.finish().expect("written")),
        ("csv.zst", zstd::encode_all(csv.as_slice(), 3).expect("written")),
        ("parquet", parquet(&csv)),
        ("csv", csv),
    ];
    let mut group = c.benchmark_group("samples, 500,000 rows");
    group.sample_size(10);
    group.throughput(Throughput::Elements(ROWS));
    for (name, bytes) in &files {
        let bytes: &'static [u8] = Box::leak(bytes.clone().into_boxed_slice());
        let open = || Ok(Box::new(Cursor::new(bytes)) as Box<dyn Read + Send>);
        group.bench_function(*name, |b| b.iter(|| compact(name, &open)));
        if name.contains("csv.") {
            group.bench_function(format!("{name}, decompression alone"), |b| {
                b.iter(|| io::copy(&mut unpacked(name, open()?)?, &mut io::sink()));
            });
        }
    }
    let csv = &files[3].1;
    group.bench_function("count of line ends, for comparison", |b| {
        b.iter(|| memchr::memchr_iter(b'\n', csv).count());
    });
    group.finish();
}

/// Processor time of this process and of its children that ended, as Linux tells it.
fn cpu() -> (Duration, Duration) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: Vec<u64> = after.split_whitespace().skip(11).take(4).filter_map(|t| t.parse().ok()).collect();
    let of =
        |i: usize| Duration::from_millis(10 * (ticks.get(i).unwrap_or(&0) + ticks.get(i + 1).unwrap_or(&0)));
    (of(0), of(2))
}

/// Reads each file and says what it took.
fn measure(paths: &[String]) -> io::Result<()> {
    for path in paths {
        let (begun, before) = (Instant::now(), cpu());
        let counted = Command::new("wc").arg("-l").arg(path).output()?;
        let (wall, lines) = (begun.elapsed(), String::from_utf8_lossy(&counted.stdout).trim().to_owned());
        let wc = cpu().1 - before.1;
        println!("wc -l: {:.2} s, {:.2} CPU s ({lines})", wall.as_secs_f64(), wc.as_secs_f64());
        let (begun, before) = (Instant::now(), cpu());
        let read = compact(path, &|| Ok(Box::new(File::open(path)?) as Box<dyn Read + Send>));
        let (wall, used) = (begun.elapsed().as_secs_f64(), (cpu().0 - before.0).as_secs_f64());
        let runs = read.series.iter().flat_map(|s| &s.runs);
        let down = runs.filter(|r| r.state == SampleState::Down && r.count >= 3).count();
        println!(
            "amends: {wall:.2} s, {used:.2} CPU s, {:.1} million rows a second, {:.1} times the CPU of wc -l",
            read.counts.read as f64 / wall / 1e6,
            used / wc.as_secs_f64().max(0.01)
        );
        println!(
            "        {:?}, {} conflicts, {down} confirmed stretches of downtime",
            read.counts, read.conflicts
        );
    }
    Ok(())
}

/// Writes a workspace with a file of so many samples.
fn write(rows: &str, folder: &Path) -> io::Result<()> {
    let rows = rows.parse().map_err(io::Error::other)?;
    generate::write_workspace(folder, generate::STREAM_SETTINGS)?;
    let file = File::create(folder.join("monitoring/stream.csv"))?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    generate::Stream::new(MONITORS, SEED).write(rows, &mut out)?;
    out.flush()
}

criterion_group!(benches, ingest);

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match args.split_first() {
        Some((first, [rows, folder])) if first == "--write" => write(rows, Path::new(folder)),
        Some((first, paths)) if first == "--measure" => measure(paths),
        _ => {
            benches();
            Criterion::default().configure_from_args().final_summary();
            Ok(())
        }
    }
}
