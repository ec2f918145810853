//! What the user typed after `amends sql`.

use crate::cli::args::instant;
use crate::run::sql::Dialect;
use crate::run::sql::Optional;
use crate::run::sql::SqlRequest;
use crate::run::sql::SqlResult;
use crate::run::sql::TimeColumn;
use crate::time::Instant;
use clap::Args;
use clap::ValueEnum;
use std::path::PathBuf;

/// Arguments of `sql`.
#[derive(Debug, Args)]
#[command(after_long_help = SQL_HELP)]
pub struct SqlArgs {
    /// The workspace; only its amends.toml is read
    pub dir: PathBuf,
    /// The engine
    #[arg(long, value_enum, value_name = "ENGINE")]
    pub dialect: SqlDialect,
    /// The id of a `[[monitoring]]` of samples: its columns, states, slow_over and step are the table's
    #[arg(long, value_name = "ID")]
    pub source: String,
    /// The table: a name with its dots, or a table function such as "read_csv('x.csv', all_varchar = true)"
    #[arg(long, value_name = "TABLE")]
    pub table: String,
    /// What the query gives
    #[arg(long, value_enum, default_value = "intervals", value_name = "RESULT")]
    pub result: SqlResultArg,
    /// What the time column holds [default: what the source says under `time`, as a text]
    #[arg(long, value_enum, value_name = "KIND")]
    pub time_column: Option<SqlTime>,
    /// Columns that the table does not have, where the source does not name them
    #[arg(long, value_enum, value_delimiter = ',', value_name = "COLUMN")]
    pub without: Vec<SqlColumn>,
    /// Only rows from this instant on; runs that began before it are cut
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub from: Option<Instant>,
    /// Only rows before this instant; runs that go on after it are cut
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub to: Option<Instant>,
}

const SQL_HELP: &str = "\
Prefer `--result runs`: nothing is decided in the database. The runs come back under the same source with \
`format = \"runs\"` and a `path`; confirmation, quorum, onset and recovery, the low and the high bound and the \
counts of rows are then Amends' own, and results of several months may be read together. Each row of the \
result carries a digest of the rules that it was made by, and a result of other rules is refused.

`--result intervals` decides in the database: its rows come back under a source of their own with \
`format = \"intervals\"` and `time = \"epoch-ms\"`. The bounds of doubt are lost.

Rows that cannot be used are never dropped: they stand in the result, and stop a run unless the source says \
`on_reject = \"continue\"`.";

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SqlDialect {
    /// DuckDB.
    Duckdb,
    /// PostgreSQL, 14 or later.
    Postgres,
    /// ClickHouse.
    Clickhouse,
    /// Apache Spark.
    Spark,
}

/// What a query gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SqlResultArg {
    /// When each monitor was down, degraded or up, after confirmation, quorum and gaps.
    Intervals,
    /// Runs of equal state of each probe, without loss.
    Runs,
}

/// What a time column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SqlTime {
    /// Texts with an offset, as 2026-03-01T09:00:00Z.
    Text,
    /// Instants of the engine, or its times without a zone that are UTC.
    Timestamp,
    /// Seconds since 1970, with or without a fraction.
    EpochS,
    /// Milliseconds since 1970.
    EpochMs,
}

/// A column that a table need not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SqlColumn {
    /// The region that is watched.
    Region,
    /// The place that the check was made from.
    Probe,
    /// The response time.
    Latency,
}

impl SqlArgs {
    /// What is asked for.
    pub fn request(&self) -> SqlRequest {
        SqlRequest {
            dialect: match self.dialect {
                SqlDialect::Duckdb => Dialect::DuckDb,
                SqlDialect::Postgres => Dialect::Postgres,
                SqlDialect::Clickhouse => Dialect::ClickHouse,
                SqlDialect::Spark => Dialect::Spark,
            },
            source: self.source.clone(),
            table: self.table.clone(),
            result: match self.result {
                SqlResultArg::Intervals => SqlResult::Intervals,
                SqlResultArg::Runs => SqlResult::Runs,
            },
            time_column: self.time_column.map(|time| match time {
                SqlTime::Text => TimeColumn::Text,
                SqlTime::Timestamp => TimeColumn::Timestamp,
                SqlTime::EpochS => TimeColumn::EpochS,
                SqlTime::EpochMs => TimeColumn::EpochMs,
            }),
            without: self
                .without
                .iter()
                .map(|column| match column {
                    SqlColumn::Region => Optional::Region,
                    SqlColumn::Probe => Optional::Probe,
                    SqlColumn::Latency => Optional::Latency,
                })
                .collect(),
            from: self.from,
            to: self.to,
        }
    }
}
