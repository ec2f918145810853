//! The database of Uptime Kuma: both of its schemas, and what is not one.

use amends::ingest::evidence::Told;
use amends::ingest::samples::SampleState;
use amends::io::DiskFolder;
use amends::run;
use amends::run::Loaded;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

const V1: &str = "CREATE TABLE heartbeat (id INTEGER PRIMARY KEY, important BOOLEAN, monitor_id INTEGER, status SMALLINT, msg TEXT, time DATETIME, ping INTEGER, duration INTEGER, down_count INTEGER);";
const V2: &str = "CREATE TABLE heartbeat (id INTEGER PRIMARY KEY, important BOOLEAN, monitor_id INTEGER, status SMALLINT, msg TEXT, time DATETIME, end_time DATETIME, ping INTEGER, duration INTEGER, down_count INTEGER, retries INTEGER, response TEXT);";
const ROWS: &str = "INSERT INTO heartbeat (monitor_id, status, msg, time) VALUES
    (1, 1, '200 - OK', '2026-03-02 10:00:00.120'), (2, 1, 'x,\"y\"', '2026-03-02 10:00:01.000'),
    (1, 0, 'timeout', '2026-03-02 10:01:00.250'), (3, 1, 'ok', '2026-03-02 10:00:00'),
    (1, 1, 'ok', '2026-03-02 10:02:00.000'), (1, 3, 'work', '2026-03-02 10:03:00.000'),
    (1, 9, 'new', '2026-03-02 10:04:00.000'), (1, 1, 'ok', NULL);";
const MONITORS: &str = "CREATE TABLE monitor (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO monitor VALUES (1, 'Shop, \"front\"'), (2, 'Twin'), (4, 'Twin');";

fn database(path: &Path, sql: &[&str]) {
    let connection = Connection::open(path).expect("made");
    sql.iter().for_each(|sql| connection.execute_batch(sql).expect(sql));
}

/// The base of the gallery with one source of heartbeats, whose file is made here.
fn loaded(make: impl Fn(&Path)) -> Loaded {
    let dir = tempfile::tempdir().expect("a folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/base");
    for name in ["customers.csv", "contracts.csv", "services.toml", "slas/gold.toml"] {
        let to = dir.path().join(name);
        fs::create_dir_all(to.parent().expect("a folder")).expect("made");
        fs::copy(base.join(name), to).expect("copied");
    }
    let settings = fs::read_to_string(base.join("amends.toml")).expect("a text");
    let settings = settings.split("[[monitoring]]").next().expect("a part");
    let source = "[[monitoring]]\nid = \"kuma\"\npath = \"monitoring/kuma #1?.db\"\nformat = \"uptime-kuma\"\non_reject = \"continue\"\n";
    fs::write(dir.path().join("amends.toml"), format!("{settings}{source}").replace("#1?", "#1%"))
        .expect("written");
    fs::create_dir(dir.path().join("monitoring")).expect("made");
    make(&dir.path().join("monitoring/kuma #1%.db"));
    let before = fs::read_dir(dir.path().join("monitoring")).expect("a folder").count();
    let loaded = run::load(&DiskFolder::open(dir.path()).expect("opened"), &|_| ());
    let after = fs::read_dir(dir.path().join("monitoring")).expect("a folder").count();
    assert_eq!(before, after, "nothing is written beside the database");
    loaded
}

fn monitors(loaded: &Loaded) -> Vec<(&str, Vec<SampleState>)> {
    let states = |told: &Told| match told {
        Told::Samples(runs) => runs.iter().map(|r| r.run.state).collect(),
        Told::Statements(_) => panic!("samples"),
    };
    loaded.evidence.series.iter().map(|s| (s.key.monitor.as_str(), states(&s.told))).collect()
}

fn refused(loaded: &Loaded) -> String {
    let diags = loaded.diags.sorted();
    let found = diags.iter().find(|d| d.code.name() == "evidence::not-its-format");
    found.unwrap_or_else(|| panic!("{diags:#?}")).title.clone()
}

#[test]
fn heartbeats_of_both_schemas_are_called_by_the_names_of_their_monitors() {
    for schema in [V1, V2] {
        let loaded = loaded(|path| database(path, &[schema, ROWS, MONITORS]));
        assert_eq!(
            monitors(&loaded),
            [
                ("3", vec![SampleState::Up]),
                (
                    "Shop, \"front\"",
                    vec![
                        SampleState::Up,
                        SampleState::Down,
                        SampleState::Up,
                        SampleState::Maintenance,
                        SampleState::Unknown
                    ]
                ),
                ("Twin (2)", vec![SampleState::Up]),
            ],
            "{:#?}",
            loaded.diags
        );
        let file = &loaded.evidence.files[0];
        assert_eq!((file.counts.read, file.counts.accepted, file.counts.rejected), (8, 6, 2));
        let path = &loaded.sources.file(file.file).path;
        assert_eq!(path, "monitoring/kuma #1%.db");
        assert_ne!(loaded.sources.file(file.file).sha256, [0; 32]);
    }
}

#[test]
fn more_rows_than_are_held_at_a_time_are_all_read() {
    let many = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
        INSERT INTO heartbeat (monitor_id, status, time) SELECT 1, i % 5 > 0, datetime(1772409600 + i * 60, 'unixepoch') FROM n;";
    let loaded = loaded(|path| database(path, &[V1, many]));
    let file = &loaded.evidence.files[0];
    assert_eq!((file.counts.read, file.counts.accepted), (10_000, 10_000));
    assert_eq!(monitors(&loaded)[0].0, "1");
}

#[test]
fn what_is_not_such_a_database_says_what_it_is_instead() {
    let text = refused(&loaded(|path| fs::write(path, "time,monitor_id,status\n").expect("written")));
    assert!(text.ends_with("it is not a SQLite database"), "{text}");
    let other = refused(&loaded(|path| database(path, &["CREATE TABLE t (a)"])));
    assert!(other.ends_with("it is not the database of Uptime Kuma"), "{other}");
    // A view could compute for ever.
    let view = "CREATE VIEW heartbeat AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n) SELECT i AS monitor_id, 1 AS status, i AS time FROM n";
    let endless = refused(&loaded(|path| database(path, &[view])));
    assert!(endless.ends_with("it is not the database of Uptime Kuma"), "{endless}");
    let columns = refused(&loaded(|path| database(path, &["CREATE TABLE heartbeat (a)"])));
    assert!(columns.contains("no such column"), "{columns}");
    let log = refused(&loaded(|path| {
        database(path, &[V1, ROWS]);
        fs::write(path.with_extension("db-wal"), "rows").expect("written");
    }));
    assert!(log.contains("write-ahead log"), "{log}");
    let cut = loaded(|path| {
        database(path, &[V1, ROWS]);
        let bytes = fs::read(path).expect("bytes");
        fs::write(path, &bytes[..bytes.len() / 2]).expect("written");
    });
    assert!(cut.diags.has_errors());
    let empty = loaded(|path| database(path, &[V1]));
    assert!(empty.diags.sorted().iter().any(|d| d.code.name() == "evidence::empty"));
}

/// Bytes that are changed anywhere in a database: a message or the rows that are left, and an end.
#[test]
fn a_broken_database_does_no_harm() {
    let dir = tempfile::tempdir().expect("a folder");
    let whole = dir.path().join("whole.db");
    database(&whole, &[V2, ROWS, MONITORS]);
    let bytes = fs::read(&whole).expect("bytes");
    for step in [97, 193, 389, 769, 1_543] {
        for first in 16..22 {
            let mut broken = bytes.clone();
            broken.iter_mut().skip(first).step_by(step).for_each(|byte| *byte ^= 0x55);
            let loaded = loaded(|path| fs::write(path, &broken).expect("written"));
            for file in &loaded.evidence.files {
                let c = file.counts;
                assert_eq!(c.read, c.accepted + c.duplicates + c.rejected);
            }
            assert!(loaded.diags.has_errors() || !loaded.evidence.files.is_empty());
        }
    }
}
