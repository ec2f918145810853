-- amends VERSION, dialect spark, result runs, source probes
-- made from these rules of amends.toml; when one of them changes, make the query again
--   columns: time "at", monitor "check", state "status", region "region", probe "probe", latency "ms"
--   states: "fail" down, "it's" down, "maint" maintenance, "ok" up, "paused" unknown, "slow" degraded, "störung" down, 200-399 up, 500-599 down
--   an up sample slower than 2000 ms is degraded
--   of samples of one series at one instant the worst counts
--   runs break where neighbours are more than 150000 ms apart
--   time column: text; rows from open to open
-- session time zone: UTC; all times are milliseconds since 1970
-- save the result as CSV with a header line; it comes back as
--   the source probes with format = "runs" and its path
WITH
-- The cells as texts without space around them.
told AS (
  SELECT
    trim(BOTH ' ' || chr(9) || chr(10) || chr(12) || chr(13) FROM coalesce(CAST(`at` AS STRING), '')) AS x0,
    trim(BOTH ' ' || chr(9) || chr(10) || chr(12) || chr(13) FROM coalesce(CAST(`check` AS STRING), '')) AS m0,
    trim(BOTH ' ' || chr(9) || chr(10) || chr(12) || chr(13) FROM coalesce(CAST(`region` AS STRING), '')) AS r0,
    trim(BOTH ' ' || chr(9) || chr(10) || chr(12) || chr(13) FROM coalesce(CAST(`probe` AS STRING), '')) AS p0,
    translate(trim(BOTH ' ' || chr(9) || chr(10) || chr(12) || chr(13) FROM coalesce(CAST(`status` AS STRING), '')), 'ABCDEFGHIJKLMNOPQRSTUVWXYZÖ', 'abcdefghijklmnopqrstuvwxyzö') AS w0,
    trim(BOTH ' ' || chr(9) || chr(10) || chr(12) || chr(13) FROM coalesce(CAST(`ms` AS STRING), '')) AS l0
  FROM `monitoring`.`samples`
),
-- Times with an offset; what is not of the form becomes 1970, which no sample may speak of.
shaped AS (
  SELECT
    CASE
      WHEN x0 RLIKE '(?s)^([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?[Zz])(?!.)' THEN substr(x0, 1, length(x0) - 1) || '+00:00'
      WHEN x0 RLIKE '(?s)^([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?[+-][0-9]{2}:[0-9]{2})(?!.)' THEN x0
      ELSE '1970-01-01T00:00:00+00:00'
    END AS z0,
    m0, r0, p0, w0, l0
  FROM told
),
parted AS (
  SELECT
    CAST(substr(z0, 1, 4) AS BIGINT) AS year0, CAST(substr(z0, 6, 2) AS BIGINT) AS month0, CAST(substr(z0, 9, 2) AS BIGINT) AS day0,
    CAST(substr(z0, 12, 2) AS BIGINT) AS hour0, CAST(substr(z0, 15, 2) AS BIGINT) AS minute0, CAST(substr(z0, 18, 2) AS BIGINT) AS second0,
    CAST(substr(substr(substr(z0, 1, length(z0) - 6), 21) || '000', 1, 3) AS BIGINT) AS milli0,
    substr(z0, length(z0) - 5, 1) AS sign0, CAST(substr(z0, length(z0) - 4, 2) AS BIGINT) AS offset_hour0, CAST(substr(z0, length(z0) - 1, 2) AS BIGINT) AS offset_minute0,
    m0, r0, p0, w0, l0
  FROM shaped
),
moved AS (
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
  FROM parted
),
timed AS (
  SELECT
    CASE
      WHEN month0 BETWEEN 1 AND 12 AND day0 BETWEEN 1 AND days0 AND hour0 < 24 AND minute0 < 60 AND second0 < 60
        AND offset_hour0 < 24 AND offset_minute0 < 60
      THEN (365 * year1 + (year1) DIV 4 - (year1) DIV 100 + (year1) DIV 400 + (153 * month1 + 2) DIV 5 + day0 - 719469) * 86400000
        + hour0 * 3600000 + minute0 * 60000 + second0 * 1000 + milli0
        - CASE WHEN sign0 = '-' THEN -1 ELSE 1 END * (offset_hour0 * 60 + offset_minute0) * 60000
      ELSE -1
    END AS v0,
    m0, r0, p0, w0, l0
  FROM moved
),
-- What each row says: time, state, whether it is slow; -1 is what cannot be read.
judged AS (
  SELECT
    CASE WHEN m0 <> '' AND v0 >= 631152000000 AND v0 < 7258118400000 THEN v0 ELSE -1 END AS t1,
    m0 AS m1,
    CASE WHEN m0 = '' THEN '' ELSE r0 END AS r1,
    CASE WHEN m0 = '' THEN '' ELSE p0 END AS p1,
    CASE
      WHEN w0 IN ('ok') THEN 0
      WHEN w0 IN ('maint') THEN 1
      WHEN w0 IN ('paused') THEN 2
      WHEN w0 IN ('slow') THEN 3
      WHEN w0 IN ('fail', 'it\'s', 'störung') THEN 4
      WHEN CAST(CASE WHEN w0 RLIKE '(?s)^([0-9]{1,18})(?!.)' THEN w0 ELSE '-1' END AS BIGINT) BETWEEN 200 AND 399 THEN 0
      WHEN CAST(CASE WHEN w0 RLIKE '(?s)^([0-9]{1,18})(?!.)' THEN w0 ELSE '-1' END AS BIGINT) BETWEEN 500 AND 599 THEN 4
      ELSE -1
    END AS c1,
    CASE
      WHEN l0 = '' OR l0 RLIKE '(?s)^(-[0-9]+([.][0-9]+)?)(?!.)' THEN 0
      WHEN NOT l0 RLIKE '(?s)^([0-9]{1,15}([.][0-9]+)?)(?!.)' THEN -1
      WHEN CAST(CASE WHEN l0 RLIKE '(?s)^([0-9]{1,15}([.][0-9]+)?)(?!.)' THEN substr(l0, 1, position('.' IN (l0 || '.')) - 1) ELSE '0' END AS BIGINT) > 2000 THEN 1
      WHEN CAST(CASE WHEN l0 RLIKE '(?s)^([0-9]{1,15}([.][0-9]+)?)(?!.)' THEN substr(l0, 1, position('.' IN (l0 || '.')) - 1) ELSE '0' END AS BIGINT) = 2000 AND l0 RLIKE '(?s)^([0-9]+[.]0*[1-9][0-9]*)(?!.)' THEN 1
      ELSE 0
    END AS g1
  FROM timed
),
-- A row that cannot be used makes its instant unknown, never up.
samples AS (
  SELECT
    m1, r1, p1, t1,
    CAST(CASE WHEN t1 < 0 OR c1 < 0 OR g1 < 0 THEN 2 WHEN c1 = 0 AND g1 = 1 THEN 3 ELSE c1 END AS BIGINT) AS s1,
    CAST(CASE WHEN t1 < 0 OR c1 < 0 OR g1 < 0 THEN 1 ELSE 0 END AS BIGINT) AS u1
  FROM judged
),
-- Of rows about one instant the worst counts.
instants AS (
  SELECT
    m1 AS m, r1 AS r, p1 AS p, t1 AS t,
    MAX(s1) AS s,
    CAST(COUNT(*) AS BIGINT) AS told_rows,
    CAST(SUM(u1) AS BIGINT) AS bad_rows,
    CAST(CASE WHEN COUNT(*) - SUM(u1) > 1 THEN COUNT(*) - SUM(u1) - 1 ELSE 0 END AS BIGINT) AS spare_rows,
    CAST(CASE WHEN COUNT(*) > SUM(u1) THEN MAX(CASE WHEN s1 = 0 AND u1 = 0 THEN 1 ELSE 0 END) + MAX(CASE WHEN s1 = 1 AND u1 = 0 THEN 1 ELSE 0 END) + MAX(CASE WHEN s1 = 2 AND u1 = 0 THEN 1 ELSE 0 END) + MAX(CASE WHEN s1 = 3 AND u1 = 0 THEN 1 ELSE 0 END) + MAX(CASE WHEN s1 = 4 AND u1 = 0 THEN 1 ELSE 0 END) - 1 ELSE 0 END AS BIGINT) AS quarrels
  FROM samples
  GROUP BY m1, r1, p1, t1
),
-- Neighbours in time. LAG and LEAD say what stands where there is none: engines differ in that.
neighbours AS (
  SELECT
    m, r, p, t, s, told_rows, bad_rows, spare_rows, quarrels,
    LAG(t, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS before_t,
    LAG(s, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS before_s,
    LEAD(t, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS after_t,
    LEAD(s, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS after_s,
    CAST(ROW_NUMBER() OVER (PARTITION BY m, r, p ORDER BY t) AS BIGINT) AS nth,
    CAST(SUM(told_rows) OVER (PARTITION BY m, r, p ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS sum_rows,
    CAST(SUM(bad_rows) OVER (PARTITION BY m, r, p ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS sum_bad,
    CAST(SUM(spare_rows) OVER (PARTITION BY m, r, p ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS sum_spare,
    CAST(SUM(quarrels) OVER (PARTITION BY m, r, p ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS sum_quarrels
  FROM instants
),
-- Where runs begin and end: another state, or a neighbour too far away.
edges AS (
  SELECT
    *,
    CASE WHEN before_t >= 0 AND before_s = s AND t - before_t <= 150000 THEN 0 ELSE 1 END AS is_first,
    CASE WHEN t >= 0 AND after_t >= 0 AND after_s = s AND after_t - t <= 150000 THEN 0 ELSE 1 END AS is_last
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
    LEAD(t, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_t,
    LEAD(after_t, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_after_t,
    LEAD(nth, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_nth,
    LEAD(sum_rows, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_rows,
    LEAD(sum_bad, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_bad,
    LEAD(sum_spare, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_spare,
    LEAD(sum_quarrels, 1, -1) OVER (PARTITION BY m, r, p ORDER BY t) AS end_quarrels
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
)
SELECT
  m AS `monitor`,
  r AS `region`,
  p AS `probe`,
  CASE WHEN m = '' THEN 'no-monitor' WHEN first_t < 0 THEN 'no-time' WHEN s = 0 THEN 'up' WHEN s = 1 THEN 'maintenance' WHEN s = 2 THEN 'unknown' WHEN s = 3 THEN 'degraded' WHEN s = 4 THEN 'down' END AS `state`,
  first_t AS `first`,
  last_t AS `last`,
  n AS `samples`,
  run_rows AS `rows`,
  run_spare AS `duplicates`,
  run_bad AS `rejected`,
  run_quarrels AS `conflicts`,
  '6d42f7ffffb7' AS `rules`
FROM runs
ORDER BY m, r, p, first_t
