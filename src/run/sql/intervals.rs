//! The result as intervals: confirmation, onset and recovery, what a last sample speaks for, and the quorum of probes,
//! as `measure` applies them to samples. Steps here see runs only, so they are small.

use crate::ingest::samples::SampleState;
use crate::model::Edge;
use crate::model::UnknownCountsAs;
use crate::run::sql::Plan;
use crate::run::sql::rows::number;

/// The sums up to and with a row, of a probe and of a monitor.
const OF_PROBE: &str = "(PARTITION BY m, r, p ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
const OF_MONITOR: &str = "(PARTITION BY m, r ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
const ALL_OF_MONITOR: &str =
    "(PARTITION BY m, r ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)";
const PROBE: &str = "(PARTITION BY m, r, p ORDER BY t)";
const MONITOR: &str = "(PARTITION BY m, r ORDER BY t)";

/// The steps after `runs`, and the result for `format = "intervals"`.
pub(super) fn result(plan: &Plan) -> String {
    format!("{}{}{}{}", bounds(plan), marks(plan), voices(), states(plan))
}

/// From when to when a run may have lasted, what of it the rules choose, and until when it speaks.
fn bounds(plan: &Plan) -> String {
    let d = plan.dialect;
    let gap = plan.rules.step_max_ms;
    let speaks = |step: i64| {
        format!(
            "CASE WHEN next_t >= 0 AND (next_t - last_t <= {gap} OR next_t < last_t + {step}) THEN next_t ELSE last_t + {step} END"
        )
    };
    let (outer_end, known_end) = (speaks(plan.step_ms), speaks(plan.step_ms.max(1)));
    let onset = match plan.onset {
        Edge::Inside => "first_t".to_owned(),
        Edge::Outside => "outer_start".to_owned(),
        Edge::Midpoint => format!("first_t - {}", d.divided("first_t - outer_start", 2)),
    };
    let recovery = match plan.recovery {
        Edge::Inside => "last_t".to_owned(),
        Edge::Outside => "outer_end".to_owned(),
        Edge::Midpoint => format!("last_t + {}", d.divided("outer_end - last_t", 2)),
    };
    format!(
        ",
-- From when to when a run may have lasted, and until when it speaks.
bounds AS (
  SELECT
    *,
    CASE WHEN before_t >= 0 AND first_t - before_t <= {gap} THEN before_t ELSE first_t END AS outer_start,
    {outer_end} AS outer_end,
    {known_end} AS known_end
  FROM runs
),
chosen AS (
  SELECT *, {onset} AS down_start, {recovery} AS down_end
  FROM bounds
),
"
    )
}

/// The instants at which a run begins and ends to say something.
fn marks(plan: &Plan) -> String {
    let (unknown, degraded) = (number(SampleState::Unknown), number(SampleState::Degraded));
    let (down, confirm) = (number(SampleState::Down), plan.confirm);
    format!(
        "-- A run begins and ends to be down (1, 2) and known (3, 4); the first of a probe is a voice (5); rows that cannot
-- be used stand at -1 (6).
kinds AS (
  SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
),
marks AS (
  SELECT
    m, r, p,
    CASE k WHEN 1 THEN down_start WHEN 2 THEN down_end WHEN 4 THEN known_end WHEN 6 THEN -1 ELSE first_t END AS t,
    CASE WHEN s = {down} AND k = 1 THEN 1 WHEN s = {down} AND k = 2 THEN -1 ELSE 0 END AS d_down,
    CASE k WHEN 1 THEN 1 WHEN 2 THEN -1 ELSE 0 END AS d_any,
    CASE k WHEN 3 THEN 1 WHEN 4 THEN -1 ELSE 0 END AS d_known,
    CASE k WHEN 5 THEN 1 ELSE 0 END AS d_voice,
    CASE k WHEN 6 THEN run_bad ELSE 0 END AS d_bad
  FROM chosen CROSS JOIN kinds
  WHERE (k IN (1, 2) AND first_t >= 0 AND s >= {degraded} AND n >= {confirm} AND down_end > down_start)
    OR (k IN (3, 4) AND first_t >= 0 AND s <> {unknown})
    OR (k = 5 AND first_t >= 0 AND before_t < 0)
    OR (k = 6 AND run_bad > 0)
),
"
    )
}

/// What each probe says, as changes.
fn voices() -> String {
    format!(
        "-- A probe has one voice, however many of its runs overlap.
probe_marks AS (
  SELECT
    m, r, p, t,
    SUM(d_down) AS e_down, SUM(d_any) AS e_any, SUM(d_known) AS e_known, SUM(d_voice) AS e_voice, SUM(d_bad) AS e_bad
  FROM marks
  GROUP BY m, r, p, t
),
probe_sums AS (
  SELECT
    m, r, p, t, e_voice, e_bad,
    SUM(e_down) OVER {OF_PROBE} AS n_down,
    SUM(e_any) OVER {OF_PROBE} AS n_any,
    SUM(e_known) OVER {OF_PROBE} AS n_known
  FROM probe_marks
),
probe_says AS (
  SELECT
    m, r, p, t, e_voice, e_bad,
    CAST(CASE WHEN n_down > 0 THEN 1 ELSE 0 END AS BIGINT) AS is_down,
    CAST(CASE WHEN n_any > 0 THEN 1 ELSE 0 END AS BIGINT) AS is_any,
    CAST(CASE WHEN n_known > 0 THEN 1 ELSE 0 END AS BIGINT) AS is_known
  FROM probe_sums
),
voices AS (
  SELECT
    m, r, t, e_voice, e_bad,
    is_down - LAG(is_down, 1, 0) OVER {PROBE} AS f_down,
    is_any - LAG(is_any, 1, 0) OVER {PROBE} AS f_any,
    is_known - LAG(is_known, 1, 0) OVER {PROBE} AS f_known
  FROM probe_says
),
monitor_marks AS (
  SELECT
    m, r, t,
    SUM(f_down) AS h_down, SUM(f_any) AS h_any, SUM(f_known) AS h_known, SUM(e_voice) AS h_voice,
    CAST(SUM(e_bad) AS BIGINT) AS h_bad
  FROM voices
  GROUP BY m, r, t
),
monitor_sums AS (
  SELECT
    m, r, t, h_bad,
    SUM(h_down) OVER {OF_MONITOR} AS all_down,
    SUM(h_any) OVER {OF_MONITOR} AS all_any,
    SUM(h_known) OVER {OF_MONITOR} AS all_known,
    SUM(h_voice) OVER {ALL_OF_MONITOR} AS all_voices
  FROM monitor_marks
),
"
    )
}

/// The state of each monitor, and where it changes.
fn states(plan: &Plan) -> String {
    let d = plan.dialect;
    let (up, unknown) = (number(SampleState::Up), number(SampleState::Unknown));
    let (degraded, down) = (number(SampleState::Degraded), number(SampleState::Down));
    let quorum = plan.quorum;
    // Downtime may reach back into time of which nothing is known. Where that counts as down it is left out here: then
    // it is down for silence, whatever the state beside it.
    let silent = match plan.unknown {
        UnknownCountsAs::Up => String::new(),
        UnknownCountsAs::Down => format!("\n      WHEN all_known = 0 THEN {unknown}"),
    };
    let (t, end_t, bad) = (d.as_text("t"), d.as_text("end_t"), d.as_text("h_bad"));
    let [start, end, monitor, region, state] =
        ["start", "end", "monitor", "region", "state"].map(|name| d.identifier(name));
    format!(
        "-- Down when {quorum} of its probes say so, or all of them where there are fewer.
states AS (
  SELECT
    m, r, t, h_bad,
    CAST(CASE{silent}
      WHEN all_any > 0 AND (all_any >= {quorum} OR all_any >= all_voices)
        THEN CASE WHEN all_down > 0 THEN {down} ELSE {degraded} END
      WHEN all_known > 0 THEN {up}
      ELSE {unknown}
    END AS BIGINT) AS s
  FROM monitor_sums
),
changes AS (
  SELECT m, r, t, s, h_bad, LAG(s, 1, {unknown}) OVER {MONITOR} AS before_s
  FROM states
),
turns AS (
  SELECT m, r, t, s, h_bad, LEAD(t, 1, -1) OVER {MONITOR} AS end_t
  FROM changes
  WHERE s <> before_s OR h_bad > 0
)
SELECT
  CASE WHEN h_bad > 0 THEN {bad} || ' rows of the table cannot be used' ELSE {t} END AS {start},
  CASE WHEN h_bad > 0 THEN '' ELSE {end_t} END AS {end},
  CASE WHEN m = '' THEN '(none)' ELSE m END AS {monitor},
  r AS {region},
  CASE WHEN h_bad > 0 THEN 'unusable' WHEN s = {down} THEN 'down' WHEN s = {degraded} THEN 'degraded' ELSE 'up' END AS {state}
FROM turns
WHERE h_bad > 0 OR s <> {unknown}
ORDER BY m, r, t
"
    )
}
