//! Monitoring files of the formats that can be written anew: states and times stay, names become pseudonyms.

use crate::diag::Diagnostics;
use crate::ingest::Table;
use crate::ingest::add_text;
use crate::ingest::evidence::text_bytes;
use crate::ingest::read_table;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::redact::names::Kind;
use crate::run::redact::names::Names;
use crate::source::Folder;
use crate::source::Sources;

/// What a source is called and where its files lie now.
pub(super) struct NewSource {
    pub(super) id: String,
    pub(super) path: String,
    /// Columns by meaning: each is called what it means.
    pub(super) columns: Vec<String>,
}

type Refused = Vec<(String, String)>;

/// Every file of every source, or those that cannot be rewritten and why.
pub(super) fn evidence(
    folder: &dyn Folder,
    loaded: &Loaded,
    names: &Names,
) -> Result<(Vec<Artefact>, Vec<NewSource>), Refused> {
    let (mut files, mut sources, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let Some(w) = &loaded.workspace else { return Ok((files, sources)) };
    for (index, source) in w.settings.monitoring.iter().enumerate() {
        let id = names.of(Kind::Source, &source.id);
        let paths: Vec<&str> = loaded
            .evidence
            .files
            .iter()
            .filter(|f| f.source == index)
            .map(|f| loaded.sources.file(f.file).path.as_str())
            .collect();
        for (n, path) in paths.iter().enumerate() {
            match rewritten(folder, source, path, names) {
                Ok(bytes) => files.push(Artefact::new(format!("monitoring/{id}-{n:05}.csv"), bytes)),
                Err(why) => refused.push(((*path).to_owned(), why)),
            }
        }
        let columns = source.columns.iter().map(|(meaning, _)| meaning.clone()).collect();
        sources.push(NewSource { path: format!("monitoring/{id}-*.csv"), id, columns });
    }
    if refused.is_empty() { Ok((files, sources)) } else { Err(refused) }
}

fn rewritten(
    folder: &dyn Folder,
    source: &MonitoringSource,
    path: &str,
    names: &Names,
) -> Result<Vec<u8>, String> {
    let is_csv = ![".parquet", ".ndjson", ".part", ".json", ".db"].iter().any(|ending| path.contains(ending));
    let columns: Vec<(String, String)> = match source.format {
        Format::Samples | Format::Transitions | Format::Intervals if is_csv => source.columns.clone(),
        Format::UptimeRobot if is_csv => ["Event", "Monitor", "Date-Time", "Duration", "Duration (in mins.)"]
            .map(|name| (name.to_owned(), name.to_owned()))
            .to_vec(),
        _ => {
            return Err(
                "only CSV of samples, transitions, intervals and UptimeRobot can be written anew".to_owned()
            );
        }
    };
    let bytes = text_bytes(folder, path).map_err(|why| why.to_string())?;
    let bytes = bytes.ok_or_else(|| "it is too large".to_owned())?;
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let text = add_text(&mut sources, path, bytes, &mut diags).ok_or_else(|| "it is no text".to_owned())?;
    let table = read_table(&sources, text, true, &mut diags);
    written(&table, &columns, names).ok_or_else(|| "its columns are not all there".to_owned())
}

/// The wanted columns under their meanings.
fn written(table: &Table, columns: &[(String, String)], names: &Names) -> Option<Vec<u8>> {
    let optional = ["Duration", "Duration (in mins.)"];
    let mut there: Vec<(usize, &str)> = Vec::new();
    for (meaning, name) in columns {
        match table.column(name) {
            Some(column) => there.push((column, meaning)),
            None if optional.contains(&name.as_str()) => {}
            None => return None,
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(there.iter().map(|(_, meaning)| *meaning)).ok()?;
    for row in &table.rows {
        let cells = there.iter().map(|(column, meaning)| {
            let text = row.cell(*column).map_or("", |c| c.text.as_str());
            match *meaning {
                "monitor" | "Monitor" => names.of(Kind::Monitor, text),
                "service" => names.of(Kind::Service, text),
                "probe" => names.of(Kind::Probe, text),
                _ => text.to_owned(),
            }
        });
        writer.write_record(cells).ok()?;
    }
    writer.into_inner().ok()
}
