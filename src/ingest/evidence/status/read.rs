//! One file to its incidents: which of the shapes it has, and whether it holds all that there was.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::states::cell_instant;
use crate::ingest::evidence::states::time_format;
use crate::ingest::evidence::status::exported::Export;
use crate::ingest::evidence::status::gcp;
use crate::ingest::evidence::status::pagerduty;
use crate::ingest::evidence::status::statuspage;
use crate::ingest::evidence::status::words::Tool;
use crate::ingest::read_table;
use crate::ingest::sniff_delimiter;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::TimeProblem;
use crate::time::Zone;
use crate::time::parse_instant;
use serde_json::Value;

/// Why a file does not hold all that there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum CutOff {
    /// Exactly as many rows as a report has at most.
    Rows(usize),
    /// The answer says itself that there is more.
    More,
}

impl CutOff {
    /// The message.
    pub(in crate::ingest) fn diagnostic(self, path: &str, file: SourceId) -> Diagnostic {
        let (title, label) = match self {
            CutOff::Rows(rows) => (
                format!("`{path}` has exactly {rows} rows, which is where PagerDuty cuts a report off"),
                "the rest is surely missing",
            ),
            CutOff::More => (format!("`{path}` is not the whole answer"), "it says `\"more\": true`"),
        };
        let help = match self {
            CutOff::Rows(_) => {
                "export month by month (or week by week), put the files side by side, and name them together: `path = \"monitoring/pagerduty-*.csv\"`"
            }
            CutOff::More => {
                "ask for the following pages too (`starting_after`), put the files side by side, and name them together"
            }
        };
        Diagnostic::error(Code::EvidenceHorizon, title)
            .at_place(Place::File(file), label)
            .note("incidents that are not in it would count for nobody")
            .help(help)
    }
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Unread {
    /// It is something else.
    NotIt(String),
    /// Its times name no zone, and nobody else does: the line and the time.
    NoZone(u64, String),
}

impl From<String> for Unread {
    fn from(why: String) -> Self {
        Unread::NotIt(why)
    }
}

/// The message for times by the clock of an account that nobody named.
pub(in crate::ingest) fn no_zone(path: &str, file: SourceId, line: u64, time: &str) -> Diagnostic {
    let place = Place::Line { source: file, line, column: None, excerpt: time.to_owned() };
    Diagnostic::error(Code::TimeNoZone, format!("the times in `{path}` name no zone"))
        .at_place(place, "by the clock of the PagerDuty account; which one is it?")
        .note("hours of affected time, and with them credits, would differ by the distance of the zones")
        .help("name the zone of the account on a source in amends.toml: `format = \"pagerduty\"` and `zone = \"Europe/London\"`")
}

/// Reads a file of a tool. `source` says how times and states are written, if there is one; `zone` is the zone of
/// times without an offset.
///
/// # Errors
/// Why it is not such a file.
pub(in crate::ingest) fn read(
    tool: Tool,
    sources: &Sources,
    file: SourceId,
    (source, zone): (Option<&MonitoringSource>, Option<Zone>),
    diags: &mut Diagnostics,
) -> Result<(Export, Option<CutOff>), Unread> {
    let text = sources.file(file).text.as_str();
    let is_json = text.trim_start().starts_with(['{', '[']);
    match tool {
        Tool::PagerDuty if !is_json => report(sources, file, (source, zone), diags),
        Tool::PagerDuty => answer(text, (source, zone)),
        Tool::Gcp => Ok((google(text)?, None)),
        Tool::Statuspage => Ok((page(text)?, None)),
    }
}

/// Reads a JSON file of a status page or of the analytics of PagerDuty, whichever its keys say.
///
/// # Errors
/// Why it is none of them.
pub(in crate::ingest) fn read_page(text: &str) -> Result<(Export, Option<CutOff>), Unread> {
    let whole: Value = serde_json::from_str(text).map_err(|e| format!("it is not JSON: {e}"))?;
    let first = match &whole {
        Value::Array(list) => list.first(),
        _ => None,
    };
    let has = |value: Option<&Value>, key: &str| value.is_some_and(|v| v.get(key).is_some());
    let is_page = has(Some(&whole), "incidents")
        || has(Some(&whole), "scheduled_maintenances")
        || has(first, "incident_updates")
        || has(first, "component_impacts");
    let is_google = has(first, "begin") && has(first, "external_desc");
    let is_pager = has(whole.get("data").and_then(|d| d.get(0)), "seconds_to_resolve");
    // Large files are not held twice.
    drop(whole);
    if is_page {
        Ok((page(text)?, None))
    } else if is_google {
        Ok((google(text)?, None))
    } else if is_pager {
        answer(text, (None, None))
    } else {
        Err(Unread::NotIt("its keys are those of no status page or pager that is known: Statuspage and incident.io have `incidents`, Google Cloud a list with `begin` and `external_desc`, PagerDuty's analytics `data` with `seconds_to_resolve`".to_owned()))
    }
}

/// Whether the first line of a CSV file is that of a report of PagerDuty.
pub(in crate::ingest) fn is_pager_header(text: &str) -> bool {
    let line = text.lines().find(|line| !line.starts_with("sep=")).unwrap_or("");
    let delimiter = char::from(sniff_delimiter(line));
    pagerduty::is_header(line.split(delimiter).map(|name| name.trim().trim_matches('"')))
}

fn report(
    sources: &Sources,
    file: SourceId,
    (source, zone): (Option<&MonitoringSource>, Option<Zone>),
    diags: &mut Diagnostics,
) -> Result<(Export, Option<CutOff>), Unread> {
    let table = read_table(sources, file, true, diags);
    if let Some((line, time)) = pagerduty::first_time(&table)
        && zone.is_none()
        && matches!(parse_instant(time, None), Err(TimeProblem::NoZone))
    {
        return Err(Unread::NoZone(line, time.to_owned()));
    }
    let list = pagerduty::rows(&table, &|words| clock(words, source, zone))?;
    let rows = list.len();
    let cut = (rows == pagerduty::ROWS_MAX).then_some(CutOff::Rows(rows));
    Ok((Export { tool: Tool::PagerDuty, zone, list }, cut))
}

fn clock(
    words: &str,
    source: Option<&MonitoringSource>,
    zone: Option<Zone>,
) -> Result<crate::time::Instant, String> {
    if let Some(source) = source {
        return cell_instant(words, source, &time_format(source));
    }
    parse_instant(words, zone).map_err(|problem| match problem {
        TimeProblem::Civil(_, zone) => {
            format!("a wall-clock time that does not exist, or exists twice, in {zone}")
        }
        _ => "not a time".to_owned(),
    })
}

fn answer(
    text: &str,
    (source, zone): (Option<&MonitoringSource>, Option<Zone>),
) -> Result<(Export, Option<CutOff>), Unread> {
    let list = records(text, &["data"])?;
    let more = serde_json::from_str::<Value>(text).ok().and_then(|v| v.get("more")?.as_bool());
    let list = list.iter().map(|record| pagerduty::answer(record, &|words| clock(words, source, zone)));
    let export = Export { tool: Tool::PagerDuty, zone, list: list.collect() };
    Ok((export, more.filter(|more| *more).map(|_| CutOff::More)))
}

fn google(text: &str) -> Result<Export, String> {
    let list = objects(text, &[])?;
    let zone = None;
    Ok(Export { tool: Tool::Gcp, zone, list: list.iter().map(gcp::incident).collect() })
}

/// The list under some keys; the file itself where there are none.
fn objects(text: &str, path: &[&str]) -> Result<Vec<Record>, String> {
    if path.is_empty() && !text.trim_start().starts_with('[') {
        return Err("it is not a list of incidents".to_owned());
    }
    records(text, path)
}

fn page(text: &str) -> Result<Export, String> {
    if text.trim_start().starts_with('[') {
        let names = statuspage::Names::new();
        let list = records(text, &[])?;
        let list = list.iter().map(|r| statuspage::incident(r, &names, false)).collect();
        return Ok(Export { tool: Tool::Statuspage, zone: None, list });
    }
    let whole: Value = serde_json::from_str(text).map_err(|e| format!("it is not JSON: {e}"))?;
    let mut names = statuspage::Names::new();
    statuspage::names(whole.get("components"), &mut names);
    let zone = whole.get("page").and_then(|p| p.get("time_zone")?.as_str()).and_then(Zone::from_name);
    let keys = [("incidents", false), ("scheduled_maintenances", true)];
    let found: Vec<_> = keys.into_iter().filter(|(key, _)| whole.get(*key).is_some()).collect();
    if found.is_empty() {
        return Err("it has neither `incidents` nor `scheduled_maintenances`".to_owned());
    }
    drop(whole);
    let mut list = Vec::new();
    for (key, is_planned) in found {
        let read = objects(text, &[key])?;
        list.extend(read.iter().map(|r| statuspage::incident(r, &names, is_planned)));
    }
    Ok(Export { tool: Tool::Statuspage, zone, list })
}
