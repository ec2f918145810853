//! What a person is told of a file of evidence: empty, of another format, with rows that cannot be used or that disagree.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::model::OnReject;
use crate::source::SourceId;
use crate::source::Sources;

/// The message for rows that disagree where no rule says which of them counts.
pub(super) fn unsettled(file: &EvidenceFile, source: &MonitoringSource, sources: &Sources) -> Diagnostic {
    let path = &sources.file(file.file).path;
    let times = if file.conflicts == 1 { "one time".to_owned() } else { format!("{} times", file.conflicts) };
    Diagnostic::error(Code::EvidenceConflict, format!("`{path}` says two things about {times}"))
        .at_place(Place::File(file.file), "rows of one monitor that disagree about the same time")
        .at(source.span, format!("the source `{}` has no rule for that", source.id))
        .note("whether that time was down would depend on a guess, and with it perhaps somebody's credit")
        .help("write `conflicts = \"worst\"`, `\"first\"`, `\"last\"` or `\"refuse\"` here or under [evidence]; with `refuse` such rows are rejects and their time is unknown")
}

/// The message for a file of another format.
pub(super) fn not_its_format(path: &str, id: SourceId, source: &MonitoringSource, why: &str) -> Diagnostic {
    Diagnostic::error(Code::EvidenceShape, format!("`{path}` is not what its source says: {why}"))
        .at_place(Place::File(id), "the whole file")
        .at(source.path_span, "named here")
        .note("what it saw would be missing, and outages would go unpaid")
        .help("export it again, or name its `format`: `amends schema settings` lists them")
}

/// The message for a file without rows.
pub(super) fn empty(path: &str, id: SourceId, source: &MonitoringSource, diags: &mut Diagnostics) {
    diags.push(
        Diagnostic::error(Code::EvidenceEmpty, format!("`{path}` has no rows"))
            .at_place(Place::File(id), "nothing but a header, or nothing at all")
            .at(source.path_span, "named here")
            .note("an empty export proves neither that a service was up nor that it was down")
            .help("export it again, or take the file out of the source"),
    );
}

/// Rejects become diagnostics: the first three in full, the others as a count.
pub(super) fn report(
    file: &EvidenceFile,
    (on_reject, format): (OnReject, Format),
    sources: &Sources,
    diags: &mut Diagnostics,
) {
    let path = &sources.file(file.file).path;
    let make = |title: String| {
        match on_reject {
        OnReject::Stop => Diagnostic::error(Code::EvidenceReject, title)
            .help("mend the row in the export, or write `on_reject = \"continue\"`: the rejects are then listed, and their time is unknown"),
        OnReject::Continue => Diagnostic::warning(Code::EvidenceReject, title),
    }
    };
    for reject in file.rejects.iter().take(3) {
        let line = usize::try_from(reject.line).unwrap_or(1);
        // A sample of Prometheus is named by its number: all of them may stand on one line.
        let text = match format {
            Format::Prometheus => "",
            _ => sources.file(file.file).line(line),
        };
        // Of a text that is all on one line only what was read there helps.
        let is_long = text.len() > LINE_BYTES && !reject.value.is_empty();
        let excerpt = match text {
            "" => reject.value.clone(),
            _ if is_long => reject.value.clone(),
            text => text.chars().take(LINE_BYTES).collect(),
        };
        let place =
            Place::Line { source: file.file, line: reject.line, column: reject.column.clone(), excerpt };
        diags.push(
            make(format!("a row of `{path}` cannot be used: {}", reject.reason))
                .at_place(place, reject_label(reject))
                .note(match on_reject {
                    OnReject::Stop => {
                        "what a monitor saw at that time would be lost, and with it perhaps somebody's credit"
                    }
                    OnReject::Continue => {
                        "it is listed in evidence/rejects.csv, and what it may have said is unknown"
                    }
                }),
        );
    }
    // A row of runs speaks for many rows of a table.
    let count = if format == Format::Runs { file.rejects.len() as u64 } else { file.counts.rejected };
    let more = count.saturating_sub(3);
    if more > 0 {
        diags.push(make(format!("and {more} more rows of `{path}` like these")).at_place(
            Place::File(file.file),
            format!("{} of {} rows cannot be used", file.counts.rejected, file.counts.read),
        ));
    }
}

/// No line that a person reads is longer.
const LINE_BYTES: usize = 1_000;

fn reject_label(reject: &EvidenceReject) -> String {
    match &reject.column {
        Some(column) => format!("`{column}` is `{}`", reject.value.chars().take(60).collect::<String>()),
        None => "this row".to_owned(),
    }
}
