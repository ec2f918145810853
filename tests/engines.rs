//! Queries of `amends sql`: what they look like for each engine, what is refused, that names cannot break out of them,
//! and how their result is read. `tests/engines/run` runs them on the engines themselves.

use crate::memory::Memory;
use amends::ingest::evidence::RunRules;
use amends::ingest::evidence::Told;
use amends::ingest::samples::SampleState;
use amends::model::Conflicts;
use amends::run::Loaded;
use amends::run::load_settings;
use amends::run::sql::Dialect;
use amends::run::sql::Optional;
use amends::run::sql::SqlRequest;
use amends::run::sql::SqlResult;
use amends::run::sql::TimeColumn;
use amends::run::sql::sql;
use amends::time::parse_instant;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const EVIDENCE: &str = "\n[evidence]\ndecides = \"monitoring\"\nconfirm = 3\nquorum = 2\ngap_after = \"150s\"\n\
unknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"midpoint\"\nconflicts = \"worst\"\n";

const SOURCE: &str = "[[monitoring]]\nid = \"probes\"\npath = \"monitoring/export.csv\"\nformat = \"samples\"\n\
columns = { time = \"at\", monitor = \"check\", state = \"status\", region = \"region\", probe = \"probe\", latency = \"ms\" }\n\
slow_over = \"2s\"\nstep = \"60s\"\n[monitoring.states]\nup = [\"ok\", \"200-399\"]\n\
down = [\"fail\", \"störung\", \"it's\", \"500-599\"]\ndegraded = [\"slow\"]\nmaintenance = [\"maint\"]\nunknown = [\"paused\"]\n";

fn request(dialect: Dialect, result: SqlResult) -> SqlRequest {
    SqlRequest {
        dialect,
        source: "probes".to_owned(),
        table: "monitoring.samples".to_owned(),
        result,
        time_column: None,
        without: Vec::new(),
        from: None,
        to: None,
    }
}

/// The query of a source, or what stands in its way.
fn query(source: &str, request: &SqlRequest) -> Result<String, Vec<String>> {
    let memory = Memory::new().append("amends.toml", EVIDENCE).append("amends.toml", source);
    let (settings, _, diags) = load_settings(&memory);
    assert!(!diags.has_errors(), "{:#?}", diags.sorted());
    let settings = settings.expect("settings");
    sql(&settings, request).map_err(|all| all.into_iter().map(|refusal| refusal.what).collect())
}

fn each(mut look: impl FnMut(Dialect, SqlResult)) {
    for dialect in Dialect::ALL {
        for result in [SqlResult::Runs, SqlResult::Intervals] {
            look(dialect, result);
        }
    }
}

/// Every query as it stands in `tests/engines`; `AMENDS_BLESS=1` stores what is written now. A change here is to be run
/// on the engines before it lands.
#[test]
fn golden_queries() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engines");
    let mut wrong = Vec::new();
    each(|dialect, result| {
        let text = query(SOURCE, &request(dialect, result)).expect("a query");
        let text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        let path = folder.join(format!("{}-{}.sql", dialect.name(), result.name()));
        if std::env::var_os("AMENDS_BLESS").is_some() {
            fs::write(&path, text).expect("written");
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            wrong.push(path);
        }
    });
    assert!(wrong.is_empty(), "differ (AMENDS_BLESS=1 stores them; then tests/engines/run): {wrong:?}");
}

/// What is left of a query when comments, texts and quoted names are taken out by the rules of its engine.
fn bare(dialect: Dialect, query: &str) -> String {
    let has_backslashes = matches!(dialect, Dialect::ClickHouse | Dialect::Spark);
    let mut out = String::new();
    let mut chars = query.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '-' if chars.peek() == Some(&'-') => {
                chars.by_ref().find(|c| *c == '\n');
            }
            '\'' | '"' | '`' => {
                let is_escaped = (c == '\'' && (has_backslashes || out.ends_with('E')))
                    || (c == '`' && dialect == Dialect::ClickHouse);
                loop {
                    match chars.next().expect("a quote is closed") {
                        '\\' if is_escaped => {
                            chars.next();
                        }
                        // In Spark two texts side by side are one text without the quotes between them.
                        q if q == c && chars.peek() == Some(&c) && !(c == '\'' && has_backslashes) => {
                            chars.next();
                        }
                        q if q == c => break,
                        _ => {}
                    }
                }
                out.push_str(if c == '\'' { "<text>" } else { "<name>" });
            }
            _ => out.push(c),
        }
    }
    out
}

/// The rules of `data.md` that keep a query the same on every engine.
#[test]
fn queries_keep_to_what_all_engines_do_alike() {
    each(|dialect, result| {
        let mut request = request(dialect, result);
        for time in [TimeColumn::Text, TimeColumn::Timestamp, TimeColumn::EpochS, TimeColumn::EpochMs] {
            request.time_column = Some(time);
            let text = query(SOURCE, &request).expect("a query");
            assert!(text.starts_with("-- amends "), "{text}");
            assert!(text.contains("-- session time zone: UTC"), "{text}");
            assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text}");
            let bare = bare(dialect, &text);
            let large = bare.to_uppercase();
            for word in ["QUALIFY", " WINDOW ", ";", "FLOAT", "DOUBLE", "NOW(", "CURRENT_TIMESTAMP", "LIMIT"]
            {
                assert!(!large.contains(word), "{word} in {text}");
            }
            for (at, name) in large.match_indices("LAG(").chain(large.match_indices("LEAD(")) {
                let inside = &large[at + name.len()..];
                let inside = &inside[..inside.find(')').expect("closed")];
                assert_eq!(
                    inside.matches(',').count(),
                    2,
                    "{name}{inside}) says nothing of the edge:\n{text}"
                );
            }
            for (at, _) in large.match_indices(") OVER (") {
                let call = large[..at].rsplit(['\n', ' ']).next().unwrap_or_default().to_owned();
                let frame = &large[at..];
                let frame = &frame[..frame[8..].find(')').expect("closed") + 8];
                let is_sum = large[..at].rfind("SUM(") > large[..at].rfind(',');
                assert!(!is_sum || frame.contains("ROWS BETWEEN"), "{call}{frame}");
            }
            assert_eq!(bare.matches('(').count(), bare.matches(')').count(), "{text}");
        }
    });
}

/// Names and words that would end a text, a name, a comment or the query.
#[test]
fn hostile_names_do_not_break_out() {
    let hostile = [
        "x\"; DROP TABLE a; --",
        "x'; DROP TABLE a; --",
        "x`; DROP TABLE a; --",
        "x\\'; DROP TABLE a; --",
        "x\\\"; DROP TABLE a; --",
        "x\\`; DROP TABLE a; --",
        "x\\\\'''; DROP TABLE a; /*",
        "x*/; DROP TABLE a; --",
        "$$; DROP TABLE a; --",
        "x\u{2028}; DROP TABLE a; --",
    ];
    let basic = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    each(|dialect, result| {
        for name in hostile {
            let source = SOURCE
                .replace("\"check\"", &format!("\"{}\"", basic(name)))
                .replace("\"status\"", &format!("\"{}\"", basic(name)))
                .replace("\"fail\"", &format!("\"{}\"", basic(name)));
            let mut request = request(dialect, result);
            let quoted = format!("a.\"{}\"", name.replace('"', "\"\""));
            let function = format!("read_csv('{}')", name.replace('\'', "''"));
            for table in [quoted, function] {
                request.table = table;
                let text = query(&source, &request).expect("a query");
                let rest = bare(dialect, &text);
                assert!(!rest.contains("DROP") && !rest.contains(';'), "{name} breaks out:\n{rest}\n{text}");
            }
        }
        for name in ["a\u{0}b", "a\nb", "a\rb", "a\u{85}b"] {
            let escaped: String = name
                .chars()
                .map(|c| if c.is_control() { format!("\\u{:04X}", c as u32) } else { c.to_string() })
                .collect();
            for key in ["\"check\"", "\"fail\""] {
                let source = SOURCE.replace(key, &format!("\"{escaped}\""));
                let refused = query(&source, &request(dialect, result)).expect_err("refused");
                assert!(refused[0].contains("control character"), "{refused:?}");
            }
            let request = SqlRequest { table: name.to_owned(), ..request(dialect, result) };
            assert!(query(SOURCE, &request).is_err());
        }
    });
    let spark = request(Dialect::Spark, SqlResult::Runs);
    let refused = query(&SOURCE.replace("\"fail\"", "\"${env:HOME}\""), &spark).expect_err("refused");
    assert!(refused[0].contains("variable"), "{refused:?}");
}

#[test]
fn tables_are_names_or_functions() {
    let from = |dialect, table: &str| {
        let request = SqlRequest { table: table.to_owned(), ..request(dialect, SqlResult::Runs) };
        query(SOURCE, &request).map(|text| {
            let at = text.find("  FROM ").expect("a table") + 7;
            text[at..].lines().next().unwrap_or_default().to_owned()
        })
    };
    let fine = [
        (Dialect::DuckDb, "samples", "\"samples\""),
        (Dialect::DuckDb, "my table", "\"my table\""),
        (Dialect::DuckDb, "lake.main.samples", "\"lake\".\"main\".\"samples\""),
        (
            Dialect::DuckDb,
            "read_csv('a''b.csv', all_varchar = true)",
            "read_csv('a''b.csv', all_varchar = true)",
        ),
        (
            Dialect::DuckDb,
            "read_parquet(['a.parquet', 'b/*.parquet'])",
            "read_parquet(['a.parquet', 'b/*.parquet'])",
        ),
        (Dialect::Postgres, "public.\"Odd.Name\"", "\"public\".\"Odd.Name\""),
        (Dialect::ClickHouse, "file('a\\b.csv', CSVWithNames)", "file('a\\\\b.csv', CSVWithNames)"),
        (Dialect::Spark, "csv.`/data/a.b.csv`", "`csv`.`/data/a.b.csv`"),
    ];
    for (dialect, table, expected) in fine {
        assert_eq!(from(dialect, table).as_deref(), Ok(expected));
    }
    for table in [
        "",
        "a.",
        "f(",
        "f(')",
        "f(1))",
        "f(1) WHERE 1",
        "f(1); DROP TABLE a",
        "f(1 -- 2\n)",
        "f((SELECT 1) + 2)",
        "f(1]",
        "\"a\"(1)",
        "a b(1)",
        "\"a",
    ] {
        assert!(from(Dialect::DuckDb, table).is_err(), "{table}");
    }
}

#[test]
fn what_sql_does_not_do_exactly_is_refused_by_name() {
    let refused = |source: &str, change: &dyn Fn(&mut SqlRequest)| {
        let mut request = request(Dialect::DuckDb, SqlResult::Runs);
        change(&mut request);
        query(source, &request).expect_err("refused").join("\n")
    };
    let as_it_is = |_: &mut SqlRequest| ();
    let pattern = SOURCE.replace("slow_over", "time = \"%m-%d-%Y %H:%M:%S\"\nzone = \"UTC\"\nslow_over");
    assert!(refused(&pattern, &as_it_is).contains("`%m-%d-%Y %H:%M:%S`"));
    let civil = SOURCE.replace("slow_over", "time = \"civil\"\nzone = \"Europe/Berlin\"\nslow_over");
    assert!(refused(&civil, &as_it_is).contains("`civil`"));
    assert!(refused(&civil, &|r| r.time_column = Some(TimeColumn::Text)).contains("`civil`"));
    let native =
        SqlRequest { time_column: Some(TimeColumn::Timestamp), ..request(Dialect::DuckDb, SqlResult::Runs) };
    assert!(query(&civil, &native).is_ok());
    assert!(
        query(&civil.replace("Europe/Berlin", "UTC"), &request(Dialect::DuckDb, SqlResult::Runs)).is_ok()
    );
    let no_columns = SOURCE.replace(", region = \"region\", probe = \"probe\", latency = \"ms\"", "");
    let said = refused(&no_columns, &as_it_is);
    for column in ["region", "probe", "latency"] {
        assert!(said.contains(&format!("which column is the {column}")), "{said}");
    }
    let without = SqlRequest {
        without: vec![Optional::Region, Optional::Probe, Optional::Latency],
        ..request(Dialect::DuckDb, SqlResult::Runs)
    };
    assert!(query(&no_columns, &without).is_ok());
    assert!(refused(SOURCE, &|r| r.without = vec![Optional::Region]).contains("--without region"));
    assert!(refused(SOURCE, &|r| r.source = "probe".to_owned()).contains("called `probe`"));
    let records = SOURCE.replace("\"samples\"", "\"intervals\"");
    assert!(refused(&records, &as_it_is).contains("no source of samples"));
    let backwards = |r: &mut SqlRequest| {
        r.from = parse_instant("2026-03-02T00:00:00Z", None).ok();
        r.to = parse_instant("2026-03-01T00:00:00Z", None).ok();
    };
    assert!(refused(SOURCE, &backwards).contains("`--to` is not after"));
}

/// Rules of evidence that a query does not keep are named, not overlooked.
#[test]
fn rules_that_a_query_does_not_keep_are_refused_by_name() {
    let said = |rule: &str, result: SqlResult| {
        let source = SOURCE.replace("step = \"60s\"", &format!("step = \"60s\"\n{rule}"));
        query(&source, &request(Dialect::ClickHouse, result)).err().unwrap_or_default().join("\n")
    };
    let (runs, intervals) = (SqlResult::Runs, SqlResult::Intervals);
    for result in [runs, intervals] {
        for rule in ["first", "last", "refuse"] {
            let line = format!("conflicts = \"{rule}\"");
            assert!(said(&line, result).contains(&format!("`{line}`")), "{line}");
        }
    }
    let within = "confirm = { failures = 3, within = \"10min\" }";
    assert_eq!(said(within, runs), "");
    assert!(said(within, intervals).contains("within"));
    assert_eq!(said("degraded_share = \"50%\"", runs), "");
    assert!(said("degraded_share = \"50%\"", intervals).contains("degraded_share"));
    // What a source has of its own goes before the rules of the workspace.
    let own =
        SOURCE.replace("step = \"60s\"", "step = \"60s\"\ngap_after = \"7min\"\nconfirm = 9\nquorum = 8");
    let text = query(&own, &request(Dialect::DuckDb, intervals)).expect("a query");
    assert!(
        text.contains("more than 420000 ms apart")
            && text.contains("n >= 9")
            && text.contains("all_any >= 8")
    );
    // Without a rule the runs tell how many rows disagree, and the month stops; intervals would not.
    let memory = |conflicts: &str| {
        let evidence = EVIDENCE.replace("conflicts = \"worst\"\n", conflicts);
        Memory::new().append("amends.toml", &evidence).append("amends.toml", SOURCE)
    };
    let none = load_settings(&memory("")).0.expect("settings");
    assert!(sql(&none, &request(Dialect::DuckDb, runs)).is_ok());
    let refused = sql(&none, &request(Dialect::DuckDb, intervals)).expect_err("refused");
    assert!(refused[0].what.contains("no rule says which of two rows counts"));
}

/// Without a rule for rows that disagree, a result that tells of such rows stops the run; under another rule than the
/// one that the runs were made by, they are refused.
#[test]
fn runs_keep_to_the_rule_for_rows_that_disagree() {
    let memory = with_runs("r.csv", "", "a,,,up,1772323200000,1772323260000,2,3,1,0,1");
    let under = |line: &str| {
        let settings = with_settings(&memory).replace("conflicts = \"worst\"\n", line);
        memory.clone().file("amends.toml", settings).load_as_it_is()
    };
    assert!(!under("conflicts = \"worst\"\n").diags.has_errors());
    assert!(said(&under("")).contains("says two things about one time"));
    assert!(said(&under("conflicts = \"first\"\n")).contains("it was made by the rules"));
}

const HEADER: &str =
    "monitor,region,probe,state,first,last,samples,rows,duplicates,rejected,conflicts,rules\n";

/// A workspace with a file of runs, whose rows end with the digest of its rules.
fn with_runs(name: &str, settings: &str, rows: &str) -> Memory {
    let source = SOURCE
        .replace("\"samples\"", "\"runs\"")
        .replace("monitoring/export.csv", "monitoring/*")
        .replace("slow_over", &format!("{settings}\nslow_over"));
    let memory = Memory::new().append("amends.toml", EVIDENCE).append("amends.toml", &source);
    let rows: String = rows.lines().map(|row| format!("{row},{}\n", digest(&memory))).collect();
    memory.file(&format!("monitoring/{name}"), format!("{HEADER}{rows}"))
}

fn digest(memory: &Memory) -> String {
    let settings = load_settings(memory).0.expect("settings");
    RunRules::of(&settings.monitoring[0], 150_000, Conflicts::Worst).digest()
}

/// Monitor, state, first, last, count, first and last line of every run.
fn told(loaded: &Loaded) -> Vec<(String, SampleState, i64, i64, u64, u64, u64)> {
    let mut all = Vec::new();
    for series in &loaded.evidence.series {
        let Told::Samples(runs) = &series.told else { continue };
        let key = &series.key;
        let name = format!(
            "{}/{}/{}",
            key.monitor,
            key.region.as_deref().unwrap_or(""),
            key.probe.as_deref().unwrap_or("")
        );
        all.extend(runs.iter().map(|r| {
            let run = &r.run;
            (name.clone(), run.state, run.first_ms, run.last_ms, run.count, run.first_line, run.last_line)
        }));
    }
    all
}

fn said(loaded: &Loaded) -> String {
    loaded.diags.sorted().iter().map(|d| format!("{d:?}\n")).collect()
}

#[test]
fn runs_are_samples_again_with_the_place_in_the_result() {
    let loaded = with_runs(
        "r.csv",
        "",
        "\"a \"\"b\"\"\",eu,p1,up,1772323200000,1772323260000,2,3,1,0,1\n\
         \"a \"\"b\"\"\",eu,p1,down,1772323320000,1772323320000,1,1,0,0,0\n\
         z,,,unknown,1772323200000,1772323200000,1,1,0,0,0",
    )
    .load_as_it_is();
    assert!(!loaded.diags.has_errors(), "{}", said(&loaded));
    assert_eq!(
        told(&loaded),
        [
            ("a \"b\"/eu/p1".to_owned(), SampleState::Up, 1_772_323_200_000, 1_772_323_260_000, 2, 2, 2),
            ("a \"b\"/eu/p1".to_owned(), SampleState::Down, 1_772_323_320_000, 1_772_323_320_000, 1, 3, 3),
            ("z//".to_owned(), SampleState::Unknown, 1_772_323_200_000, 1_772_323_200_000, 1, 4, 4),
        ]
    );
    let file = &loaded.evidence.files[0];
    let c = file.counts;
    assert_eq!([c.read, c.accepted, c.duplicates, c.rejected, file.conflicts], [5, 4, 1, 0, 1]);
}

/// Results of neighbouring months are read together, in one file or in two.
#[test]
fn runs_that_meet_are_one() {
    let (first, second) = (
        "a,,,down,1772323200000,1772323260000,2,2,0,0,0",
        "a,,,down,1772323410000,1772323470000,2,2,0,0,0\na,,,down,1772323620001,1772323620001,1,1,0,0,0",
    );
    let whole = with_runs("r.csv", "", &format!("{second}\n{first}")).load_as_it_is();
    let runs: Vec<(i64, u64)> = told(&whole).iter().map(|r| (r.3, r.4)).collect();
    assert_eq!(runs, [(1_772_323_470_000, 4), (1_772_323_620_001, 1)]);
    let memory = with_runs("r1.csv", "", first);
    let rows: String = second.lines().map(|row| format!("{row},{}\n", digest(&memory))).collect();
    let apart = memory.file("monitoring/r2.csv", format!("{HEADER}{rows}")).load_as_it_is();
    let runs: Vec<(i64, u64)> = told(&apart).iter().map(|r| (r.3, r.4)).collect();
    assert_eq!(runs, [(1_772_323_470_000, 4), (1_772_323_620_001, 1)]);
}

#[test]
fn rows_that_a_query_could_not_use_stop_the_run_or_are_listed() {
    let rows = "a,,,unknown,1772323200000,1772323260000,2,3,0,2,0\n,,,no-monitor,-1,-1,1,4,0,4,0";
    let stopped = with_runs("r.csv", "", rows).load_as_it_is();
    assert!(stopped.diags.has_errors());
    let listed = with_runs("r.csv", "on_reject = \"continue\"", rows).load_as_it_is();
    assert!(!listed.diags.has_errors(), "{}", said(&listed));
    let file = &listed.evidence.files[0];
    let c = file.counts;
    assert_eq!([c.read, c.accepted, c.duplicates, c.rejected], [7, 1, 0, 6]);
    let listed: Vec<(u64, &str)> = file.rejects.iter().map(|r| (r.line, r.value.as_str())).collect();
    assert_eq!(listed, [(2, "2"), (3, "4")]);
}

/// A file that is not as a query gives it is refused as a whole, whatever the source says of rejects.
#[test]
fn damaged_results_are_refused() {
    let good = "a,,,up,1772323200000,1772323260000,2,2,0,0,0";
    for (row, why) in [
        ("a,,,no-time,-1,-1,1,12,0,12,0", "12 rows of `a` have no time"),
        ("a,,,fine,1772323200000,1772323260000,2,2,0,0,0", "`fine` is not a state"),
        ("a,,,up,1772323260000,1772323200000,2,2,0,0,0", "cannot be"),
        ("a,,,up,1772323200,1772323260,2,2,0,0,0", "cannot be"),
        ("a,,,up,1772323200000,1772323200000,2,2,0,0,0", "cannot be"),
        ("a,,,up,1772323200000,1772323260000,1,1,0,0,0", "cannot be"),
        ("a,,,up,1772323200000,1772323260000,2,1,0,0,0", "do not add up"),
        ("a,,,up,1772323200000,1772323260000,2,2,0,3,0", "do not add up"),
        ("a,,,up,1772323200000,1772323260000,2.0,2,0,0,0", "`samples` is `2.0`"),
        ("a,,,up,1772323200000,1772323260000,2,-2,0,0,0", "`rows` is -2"),
        ("a,,,up,1772323200000,1772323260000,2,99999999999999999999,0,0,0", "not a whole number"),
        (",,,up,1772323200000,1772323260000,2,2,0,0,0", "names no monitor"),
        ("a,,up,1772323200000,1772323260000,2,2,0,0,0", "the row has 11 cells"),
        ("a,,,up,1772323260000,1772323320000,2,2,0,0,0", "overlaps the one on line 2"),
        (good, "overlaps the one on line 2"),
    ] {
        let loaded =
            with_runs("r.csv", "on_reject = \"continue\"", &format!("{good}\n{row}")).load_as_it_is();
        let said = said(&loaded);
        assert!(loaded.diags.has_errors() && said.contains(why), "{row}: {said}");
        assert!(loaded.evidence.series.is_empty(), "{row}");
    }
    let memory = with_runs("r.csv", "", good);
    let stale = memory
        .clone()
        .append("amends.toml", "")
        .file("amends.toml", with_settings(&memory).replace("gap_after = \"150s\"", "gap_after = \"151s\""));
    assert!(said(&stale.load_as_it_is()).contains("it was made by the rules"));
    let no_header = memory.file("monitoring/r.csv", format!("{good}\n"));
    assert!(said(&no_header.load_as_it_is()).contains("a file of runs has a column"));
}

fn with_settings(memory: &Memory) -> String {
    use amends::source::Folder;
    String::from_utf8(memory.read("amends.toml").expect("settings")).expect("UTF-8")
}

/// Samples that are read here, written as runs and read again, tell the same.
#[test]
fn runs_of_our_own_reader_read_the_same() {
    let mut samples = "at,check,region,probe,status,ms\n".to_owned();
    for minute in 0..600_i64 {
        for (probe, seed) in [("p1", 7), ("p2", 11), ("", 13)] {
            let state = match (minute * seed) % 37 {
                0..3 => "fail",
                3 => "slow",
                4 => "maint",
                5 => continue,
                _ => "ok",
            };
            let ms = 1_772_323_200_000 + minute * 60_000 + seed;
            let at = amends::time::Instant(ms);
            let slow = if (minute + seed) % 41 == 0 { "2000.5" } else { "12" };
            let _ = writeln!(samples, "{at},api,,{probe},{state},{slow}");
            if minute % 50 == 0 {
                let _ = writeln!(samples, "{at},api,,{probe},paused,");
            }
        }
    }
    let own = Memory::new()
        .append("amends.toml", EVIDENCE)
        .append("amends.toml", SOURCE)
        .file("monitoring/export.csv", samples)
        .load_as_it_is();
    let mut rows = String::new();
    for series in &own.evidence.series {
        let Told::Samples(runs) = &series.told else { continue };
        for SampleLine { state, first, last, count } in runs.iter().map(|r| SampleLine {
            state: r.run.state.name(),
            first: r.run.first_ms,
            last: r.run.last_ms,
            count: r.run.count,
        }) {
            let probe = series.key.probe.as_deref().unwrap_or("");
            let _ = writeln!(rows, "api,,{probe},{state},{first},{last},{count},{count},0,0,0");
        }
    }
    let again = with_runs("r.csv", "", &rows).load_as_it_is();
    assert!(!again.diags.has_errors(), "{}", said(&again));
    let without_lines = |loaded: &Loaded| -> Vec<_> {
        told(loaded)
            .into_iter()
            .map(|(name, state, first, last, n, _, _)| (name, state, first, last, n))
            .collect()
    };
    assert!(without_lines(&own).len() > 100);
    assert_eq!(without_lines(&own), without_lines(&again));
}

struct SampleLine {
    state: &'static str,
    first: i64,
    last: i64,
    count: u64,
}
