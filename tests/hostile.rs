//! Names, prose and files that mean harm: a diagnostic or a safe output, never a panic.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

/// A copy of the gallery's base workspace, changed, and `run`.
fn run(change: impl Fn(&Path)) -> (tempfile::TempDir, Output) {
    let dir = tempfile::tempdir().expect("a folder");
    let ws = dir.path().join("ws");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/base"), &ws);
    change(&ws);
    let output = Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(["run", "ws", "--period", "2026-03"])
        .current_dir(dir.path())
        .output()
        .expect("it runs");
    let code = output.status.code().expect("no signal ended it");
    assert!([0, 1, 3].contains(&code), "exit {code}: {}", String::from_utf8_lossy(&output.stderr));
    (dir, output)
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target)
        } else {
            fs::copy(&path, &target).map(|_| ()).expect("copied")
        }
    }
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "{from} stands in {}", path.display());
    fs::write(path, text.replace(from, to)).expect("written");
}

#[test]
fn names_that_mean_harm_come_out_as_text() {
    let names = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "a\u{0301}\u{0323} Åse",
        "| a | b |",
        "::: credit",
        "`x` *y* _z_ [l](javascript:alert(1))",
        "{{company.name}} {{{x}}}",
        "+++",
        "Line\nBcc: all@example.com",
        "\\",
    ];
    for name in names {
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        let (dir, output) = run(|ws| edit(&ws.join("customers.csv"), "Acme Ltd", &quoted));
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let out = dir.path().join("ws/out/2026-03");
        let csv = fs::read_to_string(out.join("ledger/credits.csv")).expect("the ledger");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        for record in reader.records() {
            let record = record.expect("a row");
            let text = |cell: &str| cell.trim_start().starts_with(['=', '+', '@']);
            assert!(!record.iter().any(text), "{name}: a formula in {record:?}");
        }
        let html = fs::read_to_string(out.join("customers/acme/letter.html")).expect("the letter");
        assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{name}");
        let letter = fs::read_to_string(out.join("customers/acme/letter.md")).expect("the letter");
        assert!(!letter.contains("\nBcc:"), "{name}");
    }
}

#[test]
fn right_to_left_and_emoji_names_are_refused_by_name() {
    for name in ["עברית", "العربية", "日本語", "Acme 🚀"] {
        let (_dir, output) = run(|ws| edit(&ws.join("customers.csv"), "Acme Ltd", name));
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code() == Some(1) && text.contains("document::missing-glyph"),
            "{name}: {text}"
        );
    }
}

#[test]
fn broken_and_bottomless_files_stop_with_a_message() {
    let settings = |ws: &Path, file: &str| edit(&ws.join("amends.toml"), "monitoring/checks.csv", file);
    let zeros = |ws: &Path| {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let block = vec![0_u8; 1 << 20];
        (0..256).for_each(|_| std::io::Write::write_all(&mut gz, &block).expect("written"));
        fs::write(ws.join("monitoring/z.csv.gz"), gz.finish().expect("finished")).expect("written");
        settings(ws, "monitoring/z.csv.gz");
    };
    let cut = |ws: &Path| {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let text = fs::read(ws.join("monitoring/checks.csv")).expect("bytes");
        (0..2_000).for_each(|_| std::io::Write::write_all(&mut gz, &text).expect("written"));
        let mut bytes = gz.finish().expect("finished");
        bytes.truncate(bytes.len() / 2);
        fs::write(ws.join("monitoring/z.csv.gz"), bytes).expect("written");
        settings(ws, "monitoring/z.csv.gz");
    };
    let zst = |ws: &Path| {
        fs::write(ws.join("monitoring/z.csv.zst"), b"(\xb5/\xfd not really").expect("written");
        settings(ws, "monitoring/z.csv.zst");
    };
    let parquet = |ws: &Path| {
        fs::write(ws.join("monitoring/z.parquet"), b"PAR1....PAR1").expect("written");
        settings(ws, "monitoring/z.parquet");
    };
    let wide = |ws: &Path| {
        let text = format!("time,check,status{}\n2026-03-01T00:00:00Z,shop-web,ok\n", ",x".repeat(500_000));
        fs::write(ws.join("monitoring/checks.csv"), text).expect("written");
    };
    let nul = |ws: &Path| {
        fs::write(ws.join("contracts.csv"), b"line,customer\0,service\n\0\0\0,\xff\xfe").expect("written");
    };
    let deep = |ws: &Path| {
        fs::write(ws.join("services.toml"), format!("x = {}1{}", "[".repeat(5_000), "]".repeat(5_000)))
            .expect("written");
    };
    type Change<'a> = (&'a str, &'a dyn Fn(&Path));
    let changes: [Change; 7] = [
        ("a bomb of zeros", &zeros),
        ("a cut gzip", &cut),
        ("a broken zstd", &zst),
        ("no Parquet", &parquet),
        ("half a million columns", &wide),
        ("nul bytes", &nul),
        ("five thousand brackets", &deep),
    ];
    for (what, change) in changes {
        let (dir, output) = run(change);
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{what}: {}", text.chars().take(2_000).collect::<String>());
        assert!(text.contains("error["), "{what}: {text}");
        assert!(!dir.path().join("ws/out").exists(), "{what}: something was written");
    }
}
