//! Databases of other tools, opened to be read and never written: the heartbeats of Uptime Kuma as CSV.
//!
//! A file is opened as one that nobody changes: nothing is locked, and nothing is written beside it. A copy that was
//! taken without what its write-ahead log holds would lack the newest rows, so a log that lies beside it is refused.

use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;
use std::io;
use std::io::Read;
use std::path::Path;

/// How many rows are held at a time.
const BATCH: i64 = 4_096;

/// Rows after one, in the order in which they were written. A text is cut where no honest one is longer.
const ROWS: &str = "SELECT rowid, monitor_id, CAST(status AS TEXT), substr(time, 1, 64) \
                    FROM heartbeat WHERE rowid > ?1 ORDER BY rowid LIMIT ?2";

/// The table `heartbeat` as CSV with a header. A monitor is called by its name where the database has one, and by its
/// number otherwise; two of one name are told apart by their numbers.
///
/// # Errors
/// What is not such a database, in words for people.
pub fn heartbeats(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(&log).is_ok_and(|meta| meta.len() > 0) {
        return Err(invalid(
            "a write-ahead log lies beside it, which holds rows that it lacks: make a whole copy with `sqlite3 kuma.db \".backup copy.db\"`",
        ));
    }
    let mut head = [0; 16];
    let is_database =
        std::fs::File::open(path)?.read_exact(&mut head).is_ok() && head == *b"SQLite format 3\0";
    if !is_database {
        return Err(invalid("it is not a SQLite database"));
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path)?, flags).map_err(broken)?;
    connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON").map_err(broken)?;
    if !has_table(&connection, "heartbeat")? {
        return Err(invalid("it has no table `heartbeat`: it is not the database of Uptime Kuma"));
    }
    let names = if has_table(&connection, "monitor")? { names(&connection)? } else { BTreeMap::new() };
    let buffer = b"time,monitor_id,status\n".to_vec();
    Ok(Box::new(Heartbeats { connection, names, last: i64::MIN, buffer, at: 0, is_done: false }))
}

fn invalid(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

fn broken(error: rusqlite::Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the database says: {error}"))
}

/// A path as a file that nobody changes.
fn uri(path: &Path) -> io::Result<String> {
    let path = path.to_str().ok_or_else(|| invalid("its name is not UTF-8 text"))?;
    let escaped = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23").replace('\\', "/");
    Ok(format!("file:{escaped}?mode=ro&immutable=1"))
}

/// Whether there is a table of its own, and not a view that could compute for ever.
fn has_table(connection: &Connection, name: &str) -> io::Result<bool> {
    let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?1 AND rootpage > 0";
    let count: i64 = connection.query_row(sql, [name], |row| row.get(0)).map_err(broken)?;
    Ok(count > 0)
}

fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(n) => n.to_string(),
        ValueRef::Real(n) => n.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The names of monitors by their numbers.
fn names(connection: &Connection) -> io::Result<BTreeMap<String, String>> {
    let mut statement = connection.prepare("SELECT id, substr(name, 1, 512) FROM monitor").map_err(broken)?;
    let mut rows = statement.query([]).map_err(broken)?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(row) = rows.next().map_err(broken)? {
        let id = text(row.get_ref(0).map_err(broken)?);
        let name = text(row.get_ref(1).map_err(broken)?).trim().to_owned();
        if !name.is_empty() {
            *used.entry(name.clone()).or_default() += 1;
            names.insert(id, name);
        }
    }
    for (id, name) in &mut names {
        if used.get(name).is_some_and(|n| *n > 1) {
            *name = format!("{name} ({id})");
        }
    }
    Ok(names)
}

/// Rows of heartbeats, read as their bytes are asked for.
struct Heartbeats {
    connection: Connection,
    names: BTreeMap<String, String>,
    last: i64,
    buffer: Vec<u8>,
    at: usize,
    is_done: bool,
}

impl Heartbeats {
    /// The next rows.
    fn fill(&mut self) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut count = 0;
        let mut statement = self.connection.prepare_cached(ROWS).map_err(broken)?;
        let mut rows = statement.query([self.last, BATCH]).map_err(broken)?;
        while let Some(row) = rows.next().map_err(broken)? {
            self.last = row.get(0).map_err(broken)?;
            let cell = |at: usize| row.get_ref(at).map(text).map_err(broken);
            let id = cell(1)?;
            let monitor = self.names.get(&id).unwrap_or(&id);
            writer.write_record([&cell(3)?, monitor, &cell(2)?])?;
            count += 1;
        }
        self.is_done = count < BATCH;
        self.buffer = writer.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
        self.at = 0;
        Ok(())
    }
}

impl Read for Heartbeats {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.buffer.len() && !self.is_done {
            self.fill()?;
        }
        let rest = &self.buffer[self.at..];
        let n = rest.len().min(into.len());
        into[..n].copy_from_slice(&rest[..n]);
        self.at += n;
        Ok(n)
    }
}
