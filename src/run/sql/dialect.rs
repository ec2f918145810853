//! What differs between engines: how names and texts are quoted, and the few expressions that standard SQL lacks.

/// An engine whose SQL is written. Each was executed, and its outages were those of our own reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// PostgreSQL, 14 or later.
    Postgres,
    /// ClickHouse.
    ClickHouse,
    /// Apache Spark.
    Spark,
}

/// The white space that is no part of a cell: space, tab, line feed, form feed, carriage return.
const SPACES: [u32; 4] = [9, 10, 12, 13];

impl Dialect {
    /// All dialects.
    pub const ALL: [Dialect; 4] = [Dialect::DuckDb, Dialect::Postgres, Dialect::ClickHouse, Dialect::Spark];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::DuckDb => "duckdb",
            Dialect::Postgres => "postgres",
            Dialect::ClickHouse => "clickhouse",
            Dialect::Spark => "spark",
        }
    }

    /// A name, quoted.
    pub(super) fn identifier(self, name: &str) -> String {
        match self {
            Dialect::DuckDb | Dialect::Postgres => format!("\"{}\"", name.replace('"', "\"\"")),
            Dialect::ClickHouse => format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")),
            Dialect::Spark => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// A text, quoted.
    pub(super) fn literal(self, text: &str) -> String {
        let backslashes = || text.replace('\\', "\\\\").replace('\'', "\\'");
        match self {
            Dialect::DuckDb => format!("'{}'", text.replace('\'', "''")),
            // What a backslash means in a plain literal is a setting of the server; in `E''` it is fixed.
            Dialect::Postgres if text.contains('\\') => {
                format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
            }
            Dialect::Postgres => format!("'{}'", text.replace('\'', "''")),
            Dialect::ClickHouse | Dialect::Spark => format!("'{}'", backslashes()),
        }
    }

    /// Why a name or text cannot be written for this engine at all.
    pub(super) fn fault(self, text: &str) -> Option<&'static str> {
        if text.chars().any(char::is_control) {
            return Some("it holds a control character");
        }
        if self == Dialect::Spark && text.contains("${") {
            return Some("Spark would put a variable in place of `${`");
        }
        None
    }

    /// The end of a step whose results the next ones use often. PostgreSQL would otherwise put the whole of a step in
    /// place of each use of it, and work it out again and again.
    pub(super) fn fence(self) -> &'static str {
        match self {
            Dialect::Postgres => "\n  OFFSET 0",
            _ => "",
        }
    }

    /// A column as a text without space around it; nothing is an empty text.
    pub(super) fn text(self, column: &str) -> String {
        let chars: Vec<String> = SPACES.iter().map(|n| format!("chr({n})")).collect();
        let chars = chars.join(" || ");
        match self {
            // A column, or the whole database, may be told to take capital and small letters for the same.
            Dialect::DuckDb => {
                format!("trim(coalesce(CAST({column} AS VARCHAR), ''), ' ' || {chars}) COLLATE \"C\"")
            }
            Dialect::Postgres => {
                format!("btrim(coalesce(CAST({column} AS TEXT), ''), ' ' || {chars}) COLLATE \"C\"")
            }
            Dialect::ClickHouse => {
                format!("trim(BOTH ' \\t\\n\\f\\r' FROM coalesce(toString({column}), ''))")
            }
            Dialect::Spark => {
                format!("trim(BOTH ' ' || {chars} FROM coalesce(CAST({column} AS STRING), ''))")
            }
        }
    }

    /// A whole number as a text.
    pub(super) fn as_text(self, number: &str) -> String {
        match self {
            Dialect::DuckDb | Dialect::Postgres => format!("CAST({number} AS VARCHAR)"),
            Dialect::ClickHouse => format!("toString({number})"),
            Dialect::Spark => format!("CAST({number} AS STRING)"),
        }
    }

    /// A text with its capital letters made small. `pairs` are capital letters beyond A to Z with their small ones:
    /// what an engine's own function makes of letters depends on its locale.
    pub(super) fn small(self, text: &str, pairs: &[(char, char)]) -> String {
        let mut large: String = ('A'..='Z').collect();
        let mut small: String = ('a'..='z').collect();
        large.extend(pairs.iter().map(|(l, _)| l));
        small.extend(pairs.iter().map(|(_, s)| s));
        let name = match self {
            Dialect::ClickHouse if !pairs.is_empty() => "translateUTF8",
            _ => "translate",
        };
        format!("{name}({text}, {}, {})", self.literal(&large), self.literal(&small))
    }

    /// Whether a text as a whole is of a form: characters, sets of characters, groups, `?`, `*`, `+`, `{}` only.
    pub(super) fn is_of_form(self, text: &str, form: &str) -> String {
        match self {
            Dialect::DuckDb => format!("regexp_full_match({text}, '{form}')"),
            Dialect::Postgres => format!("{text} ~ '^({form})$'"),
            Dialect::ClickHouse => format!("match({text}, '^({form})$')"),
            // There `$` also stands before a line end of any alphabet.
            Dialect::Spark => format!("{text} RLIKE '(?s)^({form})(?!.)'"),
        }
    }

    /// A whole number of at least 0 by another, what is left cut off.
    pub(super) fn divided(self, number: &str, by: i64) -> String {
        match self {
            Dialect::DuckDb => format!("({number}) // {by}"),
            Dialect::Postgres => format!("({number}) / {by}"),
            Dialect::ClickHouse => format!("intDiv({number}, {by})"),
            Dialect::Spark => format!("({number}) DIV {by}"),
        }
    }

    /// The milliseconds since 1970 of a column of instants, or of times in UTC. A column of texts must fail.
    pub(super) fn milliseconds(self, column: &str) -> String {
        match self {
            // `epoch_ms` rounds.
            Dialect::DuckDb => format!("epoch_us({column}) // 1000"),
            Dialect::Postgres => format!("CAST(floor(EXTRACT(EPOCH FROM {column}) * 1000) AS BIGINT)"),
            // `toMillisecond` refuses texts.
            Dialect::ClickHouse => format!(
                "intDiv(toUnixTimestamp64Milli(toDateTime64({column}, 3, 'UTC')), 1000) * 1000 + toMillisecond({column})"
            ),
            // Times without a zone are read in the zone of the session.
            Dialect::Spark => format!(
                "CASE WHEN current_timezone() IN ('UTC', 'Etc/UTC', 'GMT', 'Z', '+00:00') THEN unix_millis({column}) ELSE -1 END"
            ),
        }
    }
}
