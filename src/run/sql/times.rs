//! The steps from the time of a row to whole milliseconds since 1970. Texts are taken apart and reckoned with whole
//! numbers, for engines differ in what they read and round.

use crate::run::sql::Plan;
use crate::run::sql::TimeColumn;

/// The steps from `told`, the last of which is `timed`.
pub(super) fn times(plan: &Plan) -> String {
    let d = plan.dialect;
    let kept = "m0, r0, p0, w0, l0";
    let fence = d.fence();
    let mut out = String::new();
    match plan.time {
        TimeColumn::Timestamp => {
            out.push_str(&format!(
                "timed AS (
  SELECT x0 AS v0, {kept}
  FROM told{fence}
),
"
            ));
        }
        TimeColumn::EpochS | TimeColumn::EpochMs => {
            let fits = d.is_of_form("x0", "[0-9]{1,15}([.][0-9]+)?");
            let value = match plan.time {
                TimeColumn::EpochMs => "CAST(n0 AS BIGINT)".to_owned(),
                _ => "CAST(n0 AS BIGINT) * 1000 + CAST(substr(substr(f0, 2) || '000', 1, 3) AS BIGINT)"
                    .to_owned(),
            };
            out.push_str(&format!(
                "-- Numbers since 1970: the whole part, and the fraction with its dot.
shaped AS (
  SELECT CASE WHEN {fits} THEN x0 ELSE '0' END AS z0, {kept}
  FROM told{fence}
),
parted AS (
  SELECT
    substr(z0, 1, position('.' IN (z0 || '.')) - 1) AS n0,
    substr(z0, position('.' IN (z0 || '.'))) AS f0,
    {kept}
  FROM shaped{fence}
),
timed AS (
  SELECT {value} AS v0, {kept}
  FROM parted{fence}
),
",
            ));
        }
        TimeColumn::Text => {
            let civil = "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?";
            let offset = "[+-][0-9]{2}:[0-9]{2}";
            let fits = |end: &str| d.is_of_form("x0", &format!("{civil}{end}"));
            let in_utc = match plan.is_utc_without_offset {
                true => format!("\n      WHEN {} THEN x0 || '+00:00'", fits("")),
                false => String::new(),
            };
            let whole = |from: u32, length: u32| format!("CAST(substr(z0, {from}, {length}) AS BIGINT)");
            let end =
                |from: i32, length: u32| format!("CAST(substr(z0, length(z0) - {from}, {length}) AS BIGINT)");
            out.push_str(&format!(
                "-- Times with an offset; what is not of the form becomes 1970, which no sample may speak of.
shaped AS (
  SELECT
    CASE
      WHEN {} THEN substr(x0, 1, length(x0) - 1) || '+00:00'
      WHEN {} THEN x0{in_utc}
      ELSE '1970-01-01T00:00:00+00:00'
    END AS z0,
    {kept}
  FROM told{fence}
),
",
                fits("[Zz]"),
                fits(offset),
            ));
            out.push_str(&format!(
                "parted AS (
  SELECT
    {} AS year0, {} AS month0, {} AS day0,
    {} AS hour0, {} AS minute0, {} AS second0,
    CAST(substr(substr(substr(z0, 1, length(z0) - 6), 21) || '000', 1, 3) AS BIGINT) AS milli0,
    substr(z0, length(z0) - 5, 1) AS sign0, {} AS offset_hour0, {} AS offset_minute0,
    {kept}
  FROM shaped{fence}
),
",
                whole(1, 4),
                whole(6, 2),
                whole(9, 2),
                whole(12, 2),
                whole(15, 2),
                whole(18, 2),
                end(4, 2),
                end(1, 2),
            ));
            // Years begin in March, so that the day which may be missing is their last.
            out.push_str(&format!(
                "moved AS (
  SELECT
    *,
    year0 - CASE WHEN month0 > 2 THEN 0 ELSE 1 END AS year1,
    month0 + CASE WHEN month0 > 2 THEN -3 ELSE 9 END AS month1,
    CASE
      WHEN month0 IN (4, 6, 9, 11) THEN 30
      WHEN month0 <> 2 THEN 31
      WHEN year0 % 4 = 0 AND (year0 % 100 <> 0 OR year0 % 400 = 0) THEN 29
      ELSE 28
    END AS days0
  FROM parted{fence}
),
timed AS (
  SELECT
    CASE
      WHEN month0 BETWEEN 1 AND 12 AND day0 BETWEEN 1 AND days0 AND hour0 < 24 AND minute0 < 60 AND second0 < 60
        AND offset_hour0 < 24 AND offset_minute0 < 60
      THEN (365 * year1 + {} - {} + {} + {} + day0 - 719469) * 86400000
        + hour0 * 3600000 + minute0 * 60000 + second0 * 1000 + milli0
        - CASE WHEN sign0 = '-' THEN -1 ELSE 1 END * (offset_hour0 * 60 + offset_minute0) * 60000
      ELSE -1
    END AS v0,
    {kept}
  FROM moved{fence}
),
",
                d.divided("year1", 4),
                d.divided("year1", 100),
                d.divided("year1", 400),
                d.divided("153 * month1 + 2", 5),
            ));
        }
    }
    out
}
