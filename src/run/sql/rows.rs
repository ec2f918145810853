//! The first half of every query: rows of a table to one state for each instant of each series.
//!
//! Every step has names of its own, for in some engines a name that is given hides the column it was made of. Times
//! are whole milliseconds since 1970, and -1 where a row has none that can be read; states are whole numbers from best
//! to worst. A text is made into a number only after its form was seen to be right.

use crate::ingest::samples::SampleState;
use crate::run::sql::Dialect;
use crate::run::sql::Plan;
use crate::run::sql::TimeColumn;
use crate::run::sql::times::times;
use crate::time::TIMES_MS;
use std::collections::BTreeSet;

/// The first and the last millisecond that a sample may speak of, as everywhere in Amends: 1990 and 2200.
const TIMES: (i64, i64) = (TIMES_MS.start, TIMES_MS.end);

/// The number of a state.
pub(super) fn number(state: SampleState) -> usize {
    SampleState::ALL.iter().position(|s| *s == state).unwrap_or(SampleState::ALL.len())
}

/// `WITH` and the steps up to `instants`: series, instant, worst state, rows, bad rows, spare rows, quarrels.
pub(super) fn instants(plan: &Plan) -> String {
    let d = plan.dialect;
    let rules = &plan.rules;
    let fence = d.fence();
    let column = |name: &String| d.text(&d.identifier(name));
    let [time, monitor, state] = &rules.needed;
    let [region, probe, latency] = &rules.optional;
    let optional = |name: &Option<String>| name.as_ref().map_or_else(|| "''".to_owned(), column);
    let latency = latency.as_ref().filter(|_| rules.slow_over_ms.is_some());
    let x = match plan.time {
        TimeColumn::Timestamp => {
            format!("CAST(coalesce({}, -1) AS BIGINT)", d.milliseconds(&d.identifier(time)))
        }
        _ => column(time),
    };
    let words = rules.states.words().flat_map(|(word, _)| word.chars());
    let pairs: Vec<(char, char)> = words.filter_map(capital).collect::<BTreeSet<_>>().into_iter().collect();
    let mut out = format!(
        "WITH
-- The cells as texts without space around them.
told AS (
  SELECT
    {x} AS x0,
    {} AS m0,
    {} AS r0,
    {} AS p0,
    {} AS w0,
    {} AS l0
  FROM {}{fence}
),
",
        column(monitor),
        optional(region),
        optional(probe),
        d.small(&column(state), &pairs),
        latency.map_or_else(|| "''".to_owned(), column),
        plan.table,
    );
    out.push_str(&times(plan));
    let slow = match rules.slow_over_ms {
        Some(over) if latency.is_some() => slow(d, over),
        _ => "0".to_owned(),
    };
    let mut wanted = Vec::new();
    wanted.extend(plan.from.map(|t| format!("v0 >= {}", t.0)));
    wanted.extend(plan.to.map(|t| format!("v0 < {}", t.0)));
    let wanted = match wanted.is_empty() {
        true => String::new(),
        // A time that cannot be read lies in every stretch.
        false => format!("\n  WHERE v0 < {} OR v0 >= {} OR ({})", TIMES.0, TIMES.1, wanted.join(" AND ")),
    };
    out.push_str(&format!(
        "-- What each row says: time, state, whether it is slow; -1 is what cannot be read.
judged AS (
  SELECT
    CASE WHEN m0 <> '' AND v0 >= {} AND v0 < {} THEN v0 ELSE -1 END AS t1,
    m0 AS m1,
    CASE WHEN m0 = '' THEN '' ELSE r0 END AS r1,
    CASE WHEN m0 = '' THEN '' ELSE p0 END AS p1,
    {} AS c1,
    {slow} AS g1
  FROM timed{wanted}{fence}
),
",
        TIMES.0,
        TIMES.1,
        state_of_word(plan),
    ));
    let (up, unknown, degraded) =
        (number(SampleState::Up), number(SampleState::Unknown), number(SampleState::Degraded));
    out.push_str(&format!(
        "-- A row that cannot be used makes its instant unknown, never up.
samples AS (
  SELECT
    m1, r1, p1, t1,
    CAST(CASE WHEN t1 < 0 OR c1 < 0 OR g1 < 0 THEN {unknown} WHEN c1 = {up} AND g1 = 1 THEN {degraded} ELSE c1 END AS BIGINT) AS s1,
    CAST(CASE WHEN t1 < 0 OR c1 < 0 OR g1 < 0 THEN 1 ELSE 0 END AS BIGINT) AS u1
  FROM judged{fence}
),
",
    ));
    let kinds: Vec<String> = (0..SampleState::ALL.len())
        .map(|n| format!("MAX(CASE WHEN s1 = {n} AND u1 = 0 THEN 1 ELSE 0 END)"))
        .collect();
    out.push_str(&format!(
        "-- Of rows about one instant the worst counts.
instants AS (
  SELECT
    m1 AS m, r1 AS r, p1 AS p, t1 AS t,
    MAX(s1) AS s,
    CAST(COUNT(*) AS BIGINT) AS told_rows,
    CAST(SUM(u1) AS BIGINT) AS bad_rows,
    CAST(CASE WHEN COUNT(*) - SUM(u1) > 1 THEN COUNT(*) - SUM(u1) - 1 ELSE 0 END AS BIGINT) AS spare_rows,
    CAST(CASE WHEN COUNT(*) > SUM(u1) THEN {} - 1 ELSE 0 END AS BIGINT) AS quarrels
  FROM samples
  GROUP BY m1, r1, p1, t1
),
",
        kinds.join(" + "),
    ));
    out
}

/// The capital of a small letter beyond A to Z, if it is one letter and its small letter is this one.
fn capital(small: char) -> Option<(char, char)> {
    let mut upper = small.to_uppercase();
    let (large, more) = (upper.next()?, upper.next());
    let back: String = large.to_lowercase().collect();
    (!small.is_ascii() && more.is_none() && large != small && back == small.to_string())
        .then_some((large, small))
}

/// The number of the state that a word means, -1 for none. Words go before ranges of codes.
fn state_of_word(plan: &Plan) -> String {
    let d = plan.dialect;
    let states = &plan.rules.states;
    let mut out = "CASE".to_owned();
    for state in SampleState::ALL {
        let words: Vec<String> =
            states.words().filter(|(_, s)| *s == state).map(|(word, _)| d.literal(word)).collect();
        if !words.is_empty() {
            out.push_str(&format!("\n      WHEN w0 IN ({}) THEN {}", words.join(", "), number(state)));
        }
    }
    let code =
        format!("CAST(CASE WHEN {} THEN w0 ELSE '-1' END AS BIGINT)", d.is_of_form("w0", "[0-9]{1,18}"));
    for (low, high, state) in states.ranges() {
        out.push_str(&format!("\n      WHEN {code} BETWEEN {low} AND {high} THEN {}", number(*state)));
    }
    out.push_str("\n      ELSE -1\n    END");
    out
}

/// Whether a latency is above the bound: 1 or 0, and -1 when it is no number.
fn slow(d: Dialect, over_ms: i64) -> String {
    let is_number = d.is_of_form("l0", "[0-9]{1,15}([.][0-9]+)?");
    let whole = format!(
        "CAST(CASE WHEN {is_number} THEN substr(l0, 1, position('.' IN (l0 || '.')) - 1) ELSE '0' END AS BIGINT)"
    );
    format!(
        "CASE
      WHEN l0 = '' OR {} THEN 0
      WHEN NOT {is_number} THEN -1
      WHEN {whole} > {over_ms} THEN 1
      WHEN {whole} = {over_ms} AND {} THEN 1
      ELSE 0
    END",
        d.is_of_form("l0", "-[0-9]+([.][0-9]+)?"),
        d.is_of_form("l0", "[0-9]+[.]0*[1-9][0-9]*"),
    )
}
