//! Entries as rows: read from tables of either version, written into those of the newest.

use crate::io::db::RegisterProblem;
use crate::io::db::register::tables::File;
use crate::io::db::register::tables::what_is;
use crate::money::Currency;
use crate::money::Money;
use crate::register::Act;
use crate::register::Draft;
use crate::register::Entry;
use crate::register::Kind;
use crate::time::Instant;
use crate::time::Month;
use rusqlite::Connection;
use rusqlite::Row;
use rusqlite::params;

/// Which entries are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'w> {
    /// All of them.
    All,
    /// Those of a period, without what they rest on: enough to add up.
    Light(Month),
    /// Those of a period.
    Period(Month),
    /// Those whose subject, posting, customer or batch is called so, and those about what lies below
    /// it: the documents of a folder, the notices of an incident.
    Named(&'w str),
}

/// The last entry up to a number: number, time and hash.
pub(super) fn last(
    connection: &Connection,
    up_to: u64,
) -> Result<Option<(u64, Instant, String)>, RegisterProblem> {
    if what_is(connection)? == File::Empty {
        return Ok(None);
    }
    let sql = "SELECT seq, at_ms, hash FROM entries WHERE seq <= ?1 ORDER BY seq DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([i64::try_from(up_to).unwrap_or(i64::MAX)])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((row.get::<_, i64>(0)?.unsigned_abs(), Instant(row.get(1)?), row.get(2)?)))
}

/// The months that there are entries of, as they are written.
pub(super) fn periods(connection: &Connection) -> Result<Vec<String>, RegisterProblem> {
    if what_is(connection)? == File::Empty {
        return Ok(Vec::new());
    }
    // One step through the index for each month.
    let sql = "WITH RECURSIVE months (period) AS (
                 SELECT min(period) FROM entries
                 UNION ALL
                 SELECT (SELECT min(e.period) FROM entries e WHERE e.period > months.period)
                 FROM months WHERE months.period IS NOT NULL
               )
               SELECT period FROM months WHERE period IS NOT NULL";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Reads entries in the order of their numbers.
pub(super) fn each(
    connection: &Connection,
    which: &Which<'_>,
    visit: &mut dyn FnMut(Entry) -> Result<(), RegisterProblem>,
) -> Result<(), RegisterProblem> {
    let (detail, more) = match (what_is(connection)?, which) {
        (File::Empty, _) => return Ok(()),
        (_, Which::Light(_)) => ("''", ""),
        (File::Register(1), _) => ("e.detail", ""),
        (File::Register(_), _) => ("ifnull(d.detail, '')", "LEFT JOIN details d ON d.seq = e.seq"),
    };
    let (condition, names) = match which {
        Which::All => ("", Vec::new()),
        Which::Light(month) | Which::Period(month) => ("WHERE e.period = ?1", vec![month.to_string()]),
        Which::Named(name) => (
            "WHERE ?1 IN (e.subject, e.posting, e.customer, e.batch) \
             OR substr(e.subject, 1, length(?2)) = ?2 OR substr(e.subject, 1, length(?3)) = ?3",
            vec![(*name).to_owned(), format!("notices/{name}/"), format!("{name}/")],
        ),
    };
    let sql = format!(
        "SELECT e.seq, e.at_ms, e.act, e.kind, e.subject, e.posting, e.period, e.customer, e.currency, e.amount_minor, \
                e.run, e.batch, e.said_by, e.account, e.note, {detail}, e.hash \
         FROM entries e {more} {condition} ORDER BY e.seq"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(names))?;
    while let Some(row) = rows.next()? {
        visit(entry(row)?)?;
    }
    Ok(())
}

fn entry(row: &Row<'_>) -> Result<Entry, RegisterProblem> {
    let seq: i64 = row.get(0)?;
    let damaged = |what: &str| RegisterProblem::Damaged(format!("entry {seq} {what}"));
    let text = |at: usize| row.get::<_, String>(at);
    let amount = match (row.get::<_, Option<String>>(8)?, row.get::<_, Option<i64>>(9)?) {
        (Some(currency), Some(minor)) => {
            let currency =
                Currency::from_code(&currency).ok_or_else(|| damaged("has a currency that nobody knows"))?;
            Some(Money { currency, minor: i128::from(minor) })
        }
        _ => None,
    };
    Ok(Entry {
        seq: seq.unsigned_abs(),
        at: Instant(row.get(1)?),
        account: text(13)?,
        says: Draft {
            act: Act::named(&text(2)?)
                .ok_or_else(|| damaged("says that something was done that nobody knows"))?,
            kind: Kind::named(&text(3)?).ok_or_else(|| damaged("is of a kind that nobody knows"))?,
            subject: text(4)?,
            posting: text(5)?,
            period: Month::parse(&text(6)?).ok_or_else(|| damaged("has a period that is no month"))?,
            customer: text(7)?,
            amount,
            run: text(10)?,
            batch: text(11)?,
            by: text(12)?,
            note: text(14)?,
            detail: text(15)?,
        },
        hash: text(16)?,
    })
}

/// Writes an entry into tables of the newest version.
pub(super) fn insert(connection: &Connection, e: &Entry) -> Result<(), RegisterProblem> {
    let sql = "INSERT INTO entries VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)";
    let mut statement = connection.prepare_cached(sql)?;
    let too_large = || RegisterProblem::World("a figure is larger than a register can keep".to_owned());
    let minor = match e.says.amount {
        None => None,
        Some(money) => Some(i64::try_from(money.minor).map_err(|_| too_large())?),
    };
    let seq = i64::try_from(e.seq).map_err(|_| too_large())?;
    statement.execute(params![
        seq,
        e.at.0,
        e.says.act.name(),
        e.says.kind.name(),
        e.says.subject,
        e.says.posting,
        e.says.period.to_string(),
        e.says.customer,
        e.says.amount.map(|m| m.currency.code().to_owned()),
        minor,
        e.says.run,
        e.says.batch,
        e.says.by,
        e.account,
        e.says.note,
        e.hash,
    ])?;
    if !e.says.detail.is_empty() {
        let mut statement = connection.prepare_cached("INSERT INTO details VALUES (?1, ?2)")?;
        statement.execute(params![seq, e.says.detail])?;
    }
    Ok(())
}
