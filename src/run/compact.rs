//! A partial result: some files of a monitoring source, read now and put together with others when a month
//! is closed.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::evidence::Progress;
use crate::ingest::evidence::make_part;
use crate::ingest::samples::write_part;
use crate::model::Conflicts;
use crate::model::Format;
use crate::run::load::load_settings;
use crate::source::Folder;
use crate::source::Sources;
use crate::time::Elapsed;

/// What the files came to.
pub struct Compacted {
    /// The bytes of the partial result; `None` when there is an error.
    pub bytes: Option<Vec<u8>>,
    /// Rows read, and of them rejected.
    pub rows: (u64, u64),
    /// All files.
    pub sources: Sources,
    /// Every problem.
    pub diags: Diagnostics,
}

/// Compacts files of a source of a workspace. `raw` holds the files, which need not lie in the workspace.
pub fn compact(
    workspace: &dyn Folder,
    raw: &dyn Folder,
    source: &str,
    edge: Option<Elapsed>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Compacted {
    let (settings, mut sources, mut diags) = load_settings(workspace);
    let Some(settings) = settings else { return failed(sources, diags) };
    let Some(found) = settings.monitoring.iter().find(|s| s.id == source) else {
        let ids: Vec<String> = settings.monitoring.iter().map(|s| format!("`{}`", s.id)).collect();
        diags.push(
            Diagnostic::error(
                Code::EvidencePart,
                format!("`amends.toml` has no monitoring source `{source}`"),
            )
            .help(format!("sources there: {}", ids.join(", "))),
        );
        return failed(sources, diags);
    };
    if found.format != Format::Samples {
        diags.push(
            Diagnostic::error(Code::EvidencePart, format!("the source `{source}` does not hold samples"))
                .at(found.span, "this source")
                .help("only `samples` come to partial results; exports of records are small enough to be read whole"),
        );
        return failed(sources, diags);
    }
    let index = settings.monitoring.iter().position(|s| s.id == source).unwrap_or(0);
    let rules = settings.rules_of(index);
    let rules =
        rules.map_or((0, Conflicts::Worst), |r| (r.gap_after.0, r.conflicts.unwrap_or(Conflicts::Worst)));
    let part = make_part(raw, &mut sources, found, rules, edge, &raw.list(), &mut diags, progress);
    let rows = part.iter().flat_map(|p| &p.files).fold((0, 0), |(rows, rejected), f| {
        (rows + f.pieces.counts.read, rejected + f.pieces.counts.rejected)
    });
    let bytes = part.and_then(|part| write_part(&part).ok());
    Compacted { bytes, rows, sources, diags }
}

fn failed(sources: Sources, diags: Diagnostics) -> Compacted {
    Compacted { bytes: None, rows: (0, 0), sources, diags }
}
