//! The middle of every query, instants to runs, and the result that gives the runs as they are.

use crate::ingest::samples::RUN_COLUMNS;
use crate::ingest::samples::SampleState;
use crate::run::sql::Plan;
use crate::run::sql::rows::number;

/// The order of a series; only instants, and later only the ends of runs, pass through it.
const SERIES: &str = "(PARTITION BY m, r, p ORDER BY t)";

/// The sum up to and with a row.
const UP_TO_HERE: &str = "(PARTITION BY m, r, p ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";

/// The steps up to `runs`: series, state, first and last instant, samples, rows; the last instant of the run before and
/// the first of the run after, -1 where there is none. A row without a time is a run by itself at -1.
pub(super) fn runs(plan: &Plan) -> String {
    let gap = plan.rules.step_max_ms;
    format!(
        "-- Neighbours in time. LAG and LEAD say what stands where there is none: engines differ in that.
neighbours AS (
  SELECT
    m, r, p, t, s, told_rows, bad_rows, spare_rows, quarrels,
    LAG(t, 1, -1) OVER {SERIES} AS before_t,
    LAG(s, 1, -1) OVER {SERIES} AS before_s,
    LEAD(t, 1, -1) OVER {SERIES} AS after_t,
    LEAD(s, 1, -1) OVER {SERIES} AS after_s,
    CAST(ROW_NUMBER() OVER {SERIES} AS BIGINT) AS nth,
    CAST(SUM(told_rows) OVER {UP_TO_HERE} AS BIGINT) AS sum_rows,
    CAST(SUM(bad_rows) OVER {UP_TO_HERE} AS BIGINT) AS sum_bad,
    CAST(SUM(spare_rows) OVER {UP_TO_HERE} AS BIGINT) AS sum_spare,
    CAST(SUM(quarrels) OVER {UP_TO_HERE} AS BIGINT) AS sum_quarrels
  FROM instants
),
-- Where runs begin and end: another state, or a neighbour too far away.
edges AS (
  SELECT
    *,
    CASE WHEN before_t >= 0 AND before_s = s AND t - before_t <= {gap} THEN 0 ELSE 1 END AS is_first,
    CASE WHEN t >= 0 AND after_t >= 0 AND after_s = s AND after_t - t <= {gap} THEN 0 ELSE 1 END AS is_last
  FROM neighbours
),
ends AS (
  SELECT *
  FROM edges
  WHERE is_first = 1 OR is_last = 1
),
pairs AS (
  SELECT
    *,
    LEAD(t, 1, -1) OVER {SERIES} AS end_t,
    LEAD(after_t, 1, -1) OVER {SERIES} AS end_after_t,
    LEAD(nth, 1, -1) OVER {SERIES} AS end_nth,
    LEAD(sum_rows, 1, -1) OVER {SERIES} AS end_rows,
    LEAD(sum_bad, 1, -1) OVER {SERIES} AS end_bad,
    LEAD(sum_spare, 1, -1) OVER {SERIES} AS end_spare,
    LEAD(sum_quarrels, 1, -1) OVER {SERIES} AS end_quarrels
  FROM ends
),
runs AS (
  SELECT
    m, r, p, s, t AS first_t, before_t,
    CASE WHEN is_last = 1 THEN t ELSE end_t END AS last_t,
    CASE WHEN is_last = 1 THEN after_t ELSE end_after_t END AS next_t,
    CASE WHEN is_last = 1 THEN 1 ELSE end_nth - nth + 1 END AS n,
    CASE WHEN is_last = 1 THEN told_rows ELSE end_rows - sum_rows + told_rows END AS run_rows,
    CASE WHEN is_last = 1 THEN bad_rows ELSE end_bad - sum_bad + bad_rows END AS run_bad,
    CASE WHEN is_last = 1 THEN spare_rows ELSE end_spare - sum_spare + spare_rows END AS run_spare,
    CASE WHEN is_last = 1 THEN quarrels ELSE end_quarrels - sum_quarrels + quarrels END AS run_quarrels
  FROM pairs
  WHERE is_first = 1
)"
    )
}

/// The result for `format = "runs"`.
pub(super) fn result(plan: &Plan) -> String {
    let d = plan.dialect;
    let mut state = "CASE WHEN m = '' THEN 'no-monitor' WHEN first_t < 0 THEN 'no-time'".to_owned();
    for one in SampleState::ALL {
        state.push_str(&format!(" WHEN s = {} THEN '{}'", number(one), one.name()));
    }
    state.push_str(" END");
    let digest = format!("'{}'", plan.rules.digest());
    let values = [
        "m",
        "r",
        "p",
        state.as_str(),
        "first_t",
        "last_t",
        "n",
        "run_rows",
        "run_spare",
        "run_bad",
        "run_quarrels",
        digest.as_str(),
    ];
    let columns: Vec<String> = values
        .iter()
        .zip(RUN_COLUMNS)
        .map(|(value, name)| format!("  {value} AS {}", d.identifier(name)))
        .collect();
    format!("\nSELECT\n{}\nFROM runs\nORDER BY m, r, p, first_t\n", columns.join(",\n"))
}
