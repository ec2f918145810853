//! `format = "auto"`: which formats a file shows itself to be, by its first bytes, keys, columns or lines, and why. One is
//! taken and said; two are refused, and so is none. Layouts that nobody has verified are never taken.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::TEXT_BYTES_MAX;
use crate::ingest::evidence::Preset;
use crate::ingest::evidence::open::opened;
use crate::ingest::evidence::samples::is_database;
use crate::ingest::evidence::shapes::COLUMNS;
use crate::ingest::evidence::shapes::KEYS;
use crate::ingest::evidence::shapes::LISTS;
use crate::ingest::evidence::states::column_name;
use crate::ingest::evidence::told::empty;
use crate::ingest::evidence::upptime;
use crate::ingest::evidence::uptimerobot;
use crate::ingest::sniff_delimiter;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::io::Read;

/// How much of a file is looked at.
const HEAD_BYTES: u64 = 1024 * 1024;

/// A format that fits.
struct Fit {
    name: &'static str,
    format: Format,
    why: String,
}

/// What the files of a source were taken for.
#[derive(Default)]
pub(super) struct Taken {
    formats: BTreeMap<String, Format>,
    said: BTreeMap<(&'static str, String), Vec<String>>,
}

impl Taken {
    /// The source as it would be if it named the format of a file, or nothing where that cannot be told.
    pub(super) fn take(
        &mut self,
        folder: &dyn Folder,
        sources: &mut Sources,
        source: &MonitoringSource,
        path: &str,
        diags: &mut Diagnostics,
    ) -> Option<MonitoringSource> {
        let mut head = Vec::new();
        let mut read = opened(folder, path);
        let mut more = |head: &mut Vec<u8>, bytes: u64| match &mut read {
            Ok(reader) => reader.take(bytes).read_to_end(head).map_err(|e| e.to_string()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = more(&mut head, HEAD_BYTES) {
            diags.push(
                Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {error}"))
                    .at(source.path_span, "named here"),
            );
            return None;
        }
        let text = |head: &[u8]| String::from_utf8_lossy(head).trim_start_matches('\u{feff}').to_owned();
        let mut beginning = text(&head);
        if beginning.trim().is_empty() {
            let id = sources.add(path, "");
            empty(path, id, source, diags);
            return None;
        }
        let mut fits = fits(path, &head, &beginning, source);
        // A key of JSON may stand behind a long list.
        if fits.is_empty() && is_json(&beginning) && more(&mut head, TEXT_BYTES_MAX).is_ok() {
            beginning = text(&head);
            fits = self::fits(path, &head, &beginning, source);
        }
        match (fits.len(), fits.pop()) {
            (1, Some(fit)) => {
                let mut named = MonitoringSource { format: fit.format, ..source.clone() };
                if fit.name == "uptime-kuma" {
                    Preset::UptimeKuma.fill(&mut named);
                }
                self.formats.insert(path.to_owned(), fit.format);
                self.said.entry((fit.name, fit.why)).or_default().push(path.to_owned());
                Some(named)
            }
            (0, _) | (_, None) => {
                diags.push(none(path, source));
                None
            }
            (_, Some(last)) => {
                fits.push(last);
                diags.push(several(path, source, &fits));
                None
            }
        }
    }

    /// The format that a file was taken for.
    pub(super) fn format(&self, path: &str, source: &MonitoringSource) -> Format {
        self.formats.get(path).copied().unwrap_or(source.format)
    }

    /// Says what was taken for what, and why.
    pub(super) fn say(&self, source: &MonitoringSource, diags: &mut Diagnostics) {
        for ((name, why), paths) in &self.said {
            let Some(first) = paths.first() else { continue };
            let whose = match paths.len() {
                1 => format!("`{first}` is read"),
                2 => format!("`{first}` and another file are read"),
                n => format!("`{first}` and {} other files are read", n - 1),
            };
            diags.push(
                Diagnostic::notice(Code::EvidenceAuto, format!("{whose} as `{name}`: {why}"))
                    .at(source.path_span, "named here, with `format = \"auto\"`"),
            );
        }
    }
}

fn several(path: &str, source: &MonitoringSource, fits: &[Fit]) -> Diagnostic {
    let names: Vec<String> = fits.iter().map(|fit| format!("`{}`", fit.name)).collect();
    let mut diagnostic =
        Diagnostic::error(Code::EvidenceAuto, format!("`{path}` could be {}", names.join(" or ")))
            .at(source.path_span, "named here, with `format = \"auto\"`");
    for fit in fits {
        diagnostic = diagnostic.note(format!("`{}`: {}", fit.name, fit.why));
    }
    let first = fits.first().map_or("samples", |fit| fit.name);
    diagnostic.help(format!("say which it is: `format = \"{first}\"`"))
}

fn none(path: &str, source: &MonitoringSource) -> Diagnostic {
    let mut names: Vec<&str> = KEYS.iter().chain(&LISTS).chain(&COLUMNS).map(|(name, ..)| *name).collect();
    names.extend(["samples", "transitions", "intervals", "nagios-log"]);
    names.sort_unstable();
    names.dedup();
    Diagnostic::error(Code::EvidenceAuto, format!("`{path}` looks like no export that Amends knows"))
        .at(source.path_span, "named here, with `format = \"auto\"`")
        .note(format!("it was compared with {}", names.join(", ")))
        .help("name its `format`; a table of any other tool is `samples`, `transitions` or `intervals` with `columns = { … }`")
}

/// Every format that a file shows itself to be, each once.
fn fits(path: &str, head: &[u8], text: &str, source: &MonitoringSource) -> Vec<Fit> {
    let mut all: Vec<Fit> = Vec::new();
    let mut add = |name: &'static str, format: Format, why: String| {
        if !all.iter().any(|fit| fit.name == name) {
            all.push(Fit { name, format, why });
        }
    };
    if head.starts_with(b"SQLite format 3\0") && is_database(path) {
        add("uptime-kuma", Format::Samples, "it is a SQLite database".to_owned());
        return all;
    }
    if head.starts_with(b"PAR1") && path.ends_with(".parquet") {
        add("samples", Format::Samples, "it is a Parquet file".to_owned());
        return all;
    }
    let text = text.trim_start();
    if is_json(text) {
        for (name, format, keys, why) in KEYS.iter().chain(&LISTS) {
            if keys.iter().all(|key| has_key(text, key)) {
                add(name, *format, (*why).to_owned());
            }
        }
        return all;
    }
    let first = text.lines().next().unwrap_or("");
    let stamp = first.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map(|(stamp, _)| stamp);
    if stamp.is_some_and(|stamp| !stamp.is_empty() && stamp.bytes().all(|b| b.is_ascii_digit())) {
        add("nagios-log", Format::NagiosLog, "its lines begin with seconds in brackets".to_owned());
    }
    if upptime::is_history(text) {
        add("upptime", Format::Upptime, "it has `status:` and `lastUpdated:`".to_owned());
    }
    if upptime::is_log(text) {
        add(
            "upptime",
            Format::Upptime,
            "its lines are a time and the subject of a commit of Upptime".to_owned(),
        );
    }
    if uptimerobot::is_headerless(first) {
        add(
            "uptimerobot",
            Format::UptimeRobot,
            "its lines begin with Up, Down, Started or Paused".to_owned(),
        );
    }
    table(text, source, &mut add);
    all
}

/// JSON, and not the log of Nagios, which begins with a bracket as well.
fn is_json(text: &str) -> bool {
    let mut rest = text.chars().filter(|c| !c.is_whitespace());
    match rest.next() {
        Some('{') => true,
        Some('[') => matches!(rest.next(), Some('{' | '[' | ']' | '"')),
        _ => false,
    }
}

/// Whether a text of JSON has a key.
fn has_key(text: &str, key: &str) -> bool {
    let quoted = format!("\"{key}\"");
    text.match_indices(&quoted).any(|(at, _)| text[at + quoted.len()..].trim_start().starts_with(':'))
}

/// The formats of a table, by its header.
fn table(text: &str, source: &MonitoringSource, add: &mut dyn FnMut(&'static str, Format, String)) {
    let mut lines = text.lines();
    let mut header = lines.next().unwrap_or("");
    let mut delimiter = sniff_delimiter(header);
    if let Some([own]) = header.strip_prefix("sep=").map(|sep| sep.trim_end().as_bytes()) {
        delimiter = *own;
        header = lines.next().unwrap_or("");
    }
    let cells = |line: &str| -> Vec<String> {
        let parts = line.split(char::from(delimiter));
        parts.map(|cell| cell.trim().trim_matches('"').trim().to_owned()).collect()
    };
    let names = cells(header);
    let has = |name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    for (name, format, columns, why) in &COLUMNS {
        if columns.iter().all(|column| has(column)) {
            add(name, *format, (*why).to_owned());
        }
    }
    let own = |meaning: &'static str| column_name(source, meaning);
    let quoted = |meanings: &[&'static str]| {
        meanings.iter().map(|m| format!("`{}`", own(m))).collect::<Vec<_>>().join(", ")
    };
    let row = ["time", "monitor", "state"];
    let stretch = ["start", "end", "monitor", "state"];
    if row.iter().all(|m| has(own(m))) {
        add(
            "samples",
            Format::Samples,
            format!("its columns are {}, and each row may be a check", quoted(&row)),
        );
        let why = format!("its columns are {}, and each row may be a change", quoted(&row));
        add("transitions", Format::Transitions, why);
    } else if names.first().is_some_and(|n| n == "Time") && names.len() > 1 {
        let is_value = |cell: &String| {
            cell.is_empty()
                || cell == "null"
                || cell.parse::<i64>().is_ok()
                || crate::money::Exact::parse(cell).is_some()
        };
        if lines.next().is_some_and(|line| cells(line).iter().skip(1).all(is_value)) {
            add(
                "grafana",
                Format::Grafana,
                "its first column is `Time`, and the others hold values".to_owned(),
            );
        }
    }
    if stretch.iter().all(|m| has(own(m))) {
        add("intervals", Format::Intervals, format!("its columns are {}", quoted(&stretch)));
    }
}
