//! `rejects.csv`: every row of evidence that could not be used, with its place and reason.

use crate::ingest::evidence::Evidence;
use crate::model::Settings;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;
use crate::source::Sources;

/// The rejects of all files. Of a file with very many the first ones are listed and the others counted.
pub fn rejects_csv(evidence: &Evidence, settings: &Settings, sources: &Sources) -> Vec<u8> {
    let mut sheet = Sheet::new(&["source", "file", "line", "column", "value", "reason"]);
    for file in &evidence.files {
        let source = settings.monitoring.get(file.source).map_or("", |s| s.id.as_str());
        let path = &sources.file(file.file).path;
        for reject in &file.rejects {
            sheet.row([
                plain(source),
                text(path),
                plain(reject.line),
                text(reject.column.as_deref().unwrap_or("")),
                text(&reject.value),
                text(&reject.reason),
            ]);
        }
        let listed = file.rejects.len() as u64;
        if file.counts.rejected > listed {
            let more = format!("and {} more rows like these", file.counts.rejected - listed);
            sheet.row([plain(source), text(path), plain(""), plain(""), plain(""), text(more)]);
        }
    }
    sheet.bytes()
}
