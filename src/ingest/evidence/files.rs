//! The files that each source names, found, read and settled together.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::open::matching;
use crate::ingest::evidence::progress::Progress;
use crate::ingest::evidence::progress::Tick;
use crate::ingest::evidence::reading::Desk;
use crate::ingest::evidence::reading::Reading;
use crate::ingest::evidence::told::report;
use crate::ingest::evidence::told::unsettled;
use crate::model::MonitoringSource;
use crate::model::Settings;
use crate::source::Folder;
use crate::source::Sources;

/// Reads every file of every source. Rejects stop the run unless their source says `continue`.
pub fn read_evidence(
    folder: &dyn Folder,
    sources: &mut Sources,
    settings: &Settings,
    diags: &mut Diagnostics,
    progress: &(dyn Fn(Progress) + Sync),
) -> Evidence {
    let mut evidence = Evidence::default();
    let list = folder.list();
    let paths = settings.monitoring.iter().flat_map(|s| matching(&list, s).unwrap_or_default());
    let tick = Tick::new(paths.map(|p| folder.size(p)).sum());
    let mut desk = Desk { folder, sources, diags, tick: &tick, progress };
    for (index, source) in settings.monitoring.iter().enumerate() {
        let Some(paths) = named(&list, source, desk.diags) else { continue };
        let rules = settings.rules_of(index);
        let step_max = rules.as_ref().map_or(0, |rules| rules.gap_after.0);
        let stated = rules.and_then(|rules| rules.conflicts);
        let mut reading = Reading::new((index, source), (step_max, stated), &paths, &mut desk);
        for path in paths {
            reading.file(path, &mut desk);
        }
        let (read, formats) = reading.finish(&mut desk);
        for file in &read.files {
            let format = formats.format(&desk.sources.file(file.file).path, source);
            report(file, (source.on_reject, format), desk.sources, desk.diags);
            if stated.is_none() && file.conflicts > 0 {
                desk.diags.push(unsettled(file, source, desk.sources));
            }
        }
        formats.say(source, desk.diags);
        evidence.append(read);
    }
    evidence
}

/// The files that a source names.
fn named<'l>(
    list: &'l [String],
    source: &MonitoringSource,
    diags: &mut Diagnostics,
) -> Option<Vec<&'l String>> {
    let Some(paths) = matching(list, source) else {
        diags.push(
            Diagnostic::error(Code::FileMissing, format!("`{}` is not a file name or pattern", source.path))
                .at(source.path_span, "cannot be read as a pattern"),
        );
        return None;
    };
    if paths.is_empty() {
        diags.push(
            Diagnostic::error(Code::FileMissing, format!("no file matches `{}`", source.path))
                .at(source.path_span, "nothing there")
                .note(format!(
                    "without it the evidence of `{}` would be missing and outages would go unpaid",
                    source.id
                ))
                .help("put the export there, or correct the path; `*` stands for any part of a name"),
        );
    }
    Some(paths)
}
