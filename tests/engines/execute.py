"""Runs queries on an engine.

    python3 execute.py ENGINE DATA.csv ODD.csv QUERIES RESULTS

Each QUERIES/*.sql is run over tables `samples` and `odd` of the rows of the two files, and its result stands as CSV under the same
name in RESULTS. Exit code 77 means that the engine is not here.
"""

import csv
import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

COLUMNS = ["at", "at_s", "at_ms", "check", "region", "probe", "status", "ms", "note"]
MISSING = 77
# A name that ends every kind of quote, for the column of times once more.
HOSTILE = "a't \"x\" `y` \\z; --"
IN_DOUBLE = '"' + HOSTILE.replace('"', '""') + '"'
IN_BACKTICKS = "`" + HOSTILE.replace("`", "``") + "`"
ESCAPED = "`" + HOSTILE.replace("\\", "\\\\").replace("`", "\\`") + "`"


def missing(engine, why):
    print(f"skipped {engine}: {why}")
    sys.exit(MISSING)


def write(path, names, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)


def duckdb(data, odd):
    try:
        import duckdb as engine
    except ImportError:
        missing("duckdb", "no Python package `duckdb`")
    print(f"DuckDB {engine.__version__}")
    # Somebody's session need not be in UTC, and may take capital and small letters for the same.
    connection = engine.connect()
    connection.execute("SET TimeZone = 'America/New_York'")
    connection.execute("SET default_collation = 'NOCASE'")
    connection.execute(
        f"""CREATE TABLE samples AS SELECT * REPLACE (CAST(at_s AS DECIMAL(20, 6)) AS at_s, CAST(at_ms AS BIGINT) AS at_ms),
        make_timestamptz(CAST(replace(at_s, '.', '') AS BIGINT)) AS at_tz,
        make_timestamp(CAST(replace(at_s, '.', '') AS BIGINT)) AS at_utc
        , "at" AS {IN_DOUBLE} FROM read_csv('{data}', all_varchar = true)"""
    )
    connection.execute(f"CREATE TABLE odd AS FROM read_csv('{odd}', all_varchar = true)")

    def run(query, result):
        cursor = connection.execute(query)
        write(result, [column[0] for column in cursor.description], cursor.fetchall())

    return run


def clickhouse(data, odd):
    try:
        import chdb
        from chdb.session import Session
    except ImportError:
        missing("clickhouse", "no Python package `chdb`")
    folder = tempfile.mkdtemp()
    session = Session(folder)
    version = session.query("SELECT version()", "CSV").bytes().decode().strip().strip('"')
    print(f"ClickHouse {version} (chdb {chdb.__version__})")
    columns = ", ".join(f"`{name}` String" for name in COLUMNS)
    session.query("CREATE DATABASE bench")
    session.query("USE bench")
    session.query(
        f"""CREATE TABLE samples ENGINE = MergeTree ORDER BY tuple() AS SELECT
        `at`, toDecimal64(`at_s`, 6) AS at_s, toInt64(`at_ms`) AS at_ms, `check`, `region`,
        nullIf(`probe`, '') AS probe, `status`, nullIf(`ms`, '') AS ms,
        fromUnixTimestamp64Micro(toInt64(replaceAll(input.`at_s`, '.', '')), 'Asia/Tokyo') AS at_tz,
        fromUnixTimestamp64Micro(toInt64(replaceAll(input.`at_s`, '.', '')), 'UTC') AS at_utc
        , `at` AS {ESCAPED} FROM file('{data}', CSVWithNames, '{columns}') AS input"""
    )
    session.query(f"CREATE TABLE odd ENGINE = Memory AS SELECT * FROM file('{odd}', CSVWithNames, '{columns}')")

    def run(query, result):
        pathlib.Path(result).write_bytes(session.query(query, "CSVWithNames").bytes())

    return run


def spark(data, odd):
    if not shutil.which("java"):
        missing("spark", "no Java")
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError:
        missing("spark", "no Python package `pyspark`")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    print(f"Spark {pyspark.__version__}, Java {java_version(session)}, local[2]")
    reader = session.read.option("header", True).option("escape", '"').option("multiLine", True)
    reader = reader.option("ignoreLeadingWhiteSpace", False).option("ignoreTrailingWhiteSpace", False)
    reader.csv(data).createOrReplaceTempView("raw_samples")
    reader.csv(odd).createOrReplaceTempView("odd")
    session.sql(
        f"""CREATE TEMPORARY VIEW samples AS SELECT `at`, CAST(at_s AS DECIMAL(20, 6)) AS at_s,
        CAST(at_ms AS BIGINT) AS at_ms, `check`, `region`, `probe`, `status`, `ms`,
        timestamp_micros(CAST(replace(at_s, '.', '') AS BIGINT)) AS at_tz,
        CAST(timestamp_micros(CAST(replace(at_s, '.', '') AS BIGINT)) AS TIMESTAMP_NTZ) AS at_utc,
        `at` AS {IN_BACKTICKS} FROM raw_samples"""
    )
    session.sql("CACHE TABLE samples")

    def run(query, result):
        frame = session.sql(query)
        write(result, frame.columns, (tuple(row) for row in frame.toLocalIterator()))

    return run


def java_version(session):
    return session.sparkContext._jvm.java.lang.System.getProperty("java.version")


def postgres(data, odd):
    folders = [os.path.dirname(os.path.realpath(shutil.which("initdb") or ""))]
    folders += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    needed = ["initdb", "pg_ctl", "postgres", "psql"]
    whole = [folder for folder in folders if all(os.path.exists(os.path.join(folder, name)) for name in needed)]
    if not whole:
        missing("postgres", "no folder with " + ", ".join(needed))
    program = lambda name: os.path.join(whole[0], name)
    # A server must not run as root; where we are, it runs as the user that the package made.
    owner = {}
    home = tempfile.mkdtemp()
    if os.geteuid() == 0:
        try:
            shutil.chown(home, "postgres")
        except LookupError:
            missing("postgres", "root may not run it, and there is no user `postgres`")
        owner = {"user": "postgres", "extra_groups": []}
    os.chmod(home, 0o755)
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": home, **owner}
    cluster = os.path.join(home, "data")
    subprocess.run([program("initdb"), "-D", cluster, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"], **quiet)
    options = f"-k {home} -c listen_addresses='' -c fsync=off -c timezone=America/New_York -c jit=off"
    subprocess.run([program("pg_ctl"), "-D", cluster, "-w", "-o", options, "-l", f"{home}/log", "start"], **quiet)
    stop = lambda: subprocess.run([program("pg_ctl"), "-D", cluster, "-m", "immediate", "stop"], **quiet)
    base = [program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", home, "-d", "postgres"]
    base += ["-U", "postgres"] if owner else []

    def psql(text, *more, out=subprocess.DEVNULL):
        environment = {**os.environ, "PGCLIENTENCODING": "UTF8"}
        subprocess.run([*base, *more], input=text.encode(), check=True, stdout=out, env=environment)

    try:
        version = subprocess.run([program("postgres"), "--version"], capture_output=True, check=True)
        print(version.stdout.decode().strip())
        columns = ", ".join(f'"{name}" TEXT' for name in COLUMNS)
        psql(
            f"""CREATE TABLE loaded ({columns});
            \\copy loaded FROM '{data}' WITH (FORMAT csv, HEADER)
            CREATE TABLE samples AS SELECT "at", CAST(at_s AS NUMERIC) AS at_s, CAST(at_ms AS BIGINT) AS at_ms,
            "check", region, probe, status, ms,
            TIMESTAMPTZ 'epoch' + CAST(replace(at_s, '.', '') AS BIGINT) * INTERVAL '1 microsecond' AS at_tz,
            TIMESTAMP '1970-01-01' + CAST(replace(at_s, '.', '') AS BIGINT) * INTERVAL '1 microsecond' AS at_utc
            , "at" AS {IN_DOUBLE} FROM loaded;
            CREATE TABLE odd ({columns});
            \\copy odd FROM '{odd}' WITH (FORMAT csv, HEADER)
            """
        )
    except subprocess.CalledProcessError:
        stop()
        raise

    def run(query, result):
        with open(result, "wb") as out:
            psql(query, "--csv", out=out)

    run.stop = stop
    return run


def main():
    engine, data, odd, queries, results = sys.argv[1:6]
    run = {"duckdb": duckdb, "postgres": postgres, "clickhouse": clickhouse, "spark": spark}[engine](data, odd)
    try:
        for path in sorted(glob.glob(os.path.join(queries, "*.sql"))):
            name = pathlib.Path(path).stem
            start = time.monotonic()
            run(pathlib.Path(path).read_text(encoding="utf-8"), os.path.join(results, f"{name}.csv"))
            print(f"  {name}: {time.monotonic() - start:.2f} s")
    finally:
        getattr(run, "stop", lambda: None)()


main()
