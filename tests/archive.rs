//! The archive of a run: the timeline as CSV and as Parquet says the same, always in the same bytes, and the
//! manifest lists it.

use amends::io::DiskFolder;
use amends::run;
use amends::run::Archive;
use amends::run::Artefact;
use amends::run::Extras;
use amends::run::MemoryShelf;
use amends::run::Request;
use amends::time::Instant;
use amends::time::Month;
use polars::prelude::*;
use std::io::Cursor;
use std::path::Path;

fn closed(archive: Archive) -> Vec<Artefact> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/northstar");
    let loaded = run::load(&DiskFolder::open(&folder).expect("a folder"), &|_| ());
    let month = Month::parse("2026-03").expect("a month");
    let request = Request { month, issued_on: None, as_of: None };
    let shelf = MemoryShelf::default();
    let closed = run::close_with(&loaded, &request, &shelf, Extras { archive, ..Extras::default() }, &|_| ());
    assert!(closed.is_whole(), "{:#?}", closed.diags.sorted());
    shelf.into_files()
}

fn find<'a>(files: &'a [Artefact], path: &str) -> &'a [u8] {
    &files.iter().find(|f| f.path == path).expect("it is there").bytes
}

#[test]
fn csv_and_parquet_say_the_same() {
    let files = closed(Archive::Yes);
    let csv = String::from_utf8(find(&files, "evidence/timeline.csv").to_vec()).expect("UTF-8");
    let parquet = find(&files, "evidence/timeline.parquet").to_vec();
    let frame = ParquetReader::new(Cursor::new(&parquet)).finish().expect("it reads");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    assert_eq!(header, frame.get_column_names().iter().map(|n| n.to_string()).collect::<Vec<_>>());
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    assert_eq!(rows.len(), frame.height());
    assert!(rows.iter().any(|r| &r[4] == "down"));
    for (n, row) in rows.iter().enumerate() {
        for (i, name) in header.iter().enumerate() {
            let cell = frame.column(name).expect("a column").get(n).expect("a cell");
            let text = match cell {
                AnyValue::Null => String::new(),
                AnyValue::Datetime(ms, TimeUnit::Milliseconds, _) => Instant(ms).to_string(),
                AnyValue::Int64(number) => number.to_string(),
                other => other.get_str().expect("a text").to_owned(),
            };
            assert_eq!(text, &row[i], "row {n}, {name}");
        }
        let [start, end] = [2, 3].map(|i| amends::time::parse_instant(&row[i], None).expect("an instant").0);
        assert_eq!((end - start).to_string(), &row[5]);
    }
    let manifest = String::from_utf8(find(&files, "manifest.json").to_vec()).expect("UTF-8");
    assert!(manifest.contains("evidence/timeline.csv") && manifest.contains("evidence/timeline.parquet"));
    assert_eq!(parquet, find(&closed(Archive::Yes), "evidence/timeline.parquet"));
}

#[test]
fn a_run_without_archive_has_no_timeline() {
    assert!(!closed(Archive::No).iter().any(|f| f.path.contains("timeline")));
}
