//! A diagnostic to lines with the reader's own text underlined, or to one line of JSON.

use crate::diag::Diagnostic;
use crate::diag::Label;
use crate::diag::Place;
use crate::diag::Severity;
use crate::source::SourceId;
use crate::source::Sources;
use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use annotate_snippets::renderer::DecorStyle;
use serde_json::json;

/// Draws a diagnostic for people.
pub fn draw(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group =
        level.primary_title(&*diagnostic.title).id(diagnostic.code.name()).elements(Vec::<Origin<'_>>::new());
    let mut done: Vec<SourceId> = Vec::new();
    for label in &diagnostic.labels {
        match &label.place {
            Place::Span(span) if !done.contains(&span.source) => {
                done.push(span.source);
                let file = sources.file(span.source);
                let all = diagnostic
                    .labels
                    .iter()
                    .enumerate()
                    .filter_map(|(i, l)| annotation(i, l, span.source, file.text.len()));
                group = group.element(Snippet::source(&*file.text).path(&*file.path).annotations(all));
            }
            Place::Span(_) => {}
            Place::Line { source, line, excerpt, .. } => {
                let path = &*sources.file(*source).path;
                let shown: String = excerpt.chars().take(240).collect();
                let end = shown.len();
                let at = AnnotationKind::Primary.span(0..end).label(&*label.text);
                let start = usize::try_from(*line).unwrap_or(1);
                group = group.element(Snippet::source(shown).line_start(start).path(path).annotation(at));
            }
            Place::File(source) => {
                group = group.element(Origin::path(&*sources.file(*source).path));
                if !label.text.is_empty() {
                    group = group.element(Level::NOTE.message(&*label.text));
                }
            }
        }
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(&**note));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(&**help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).term_width(120).render(&[group])
}

fn annotation(index: usize, label: &Label, source: SourceId, length: usize) -> Option<Annotation<'_>> {
    let Place::Span(span) = &label.place else { return None };
    if span.source != source {
        return None;
    }
    let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
    let (start, end) = (span.start as usize, (span.end as usize).max(span.start as usize));
    Some(kind.span(start.min(length)..end.min(length)).label(&*label.text))
}

/// One line of JSON for machines.
pub fn draw_json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let places: Vec<serde_json::Value> = diagnostic
        .labels
        .iter()
        .map(|label| match &label.place {
            Place::Span(span) => {
                let file = sources.file(span.source);
                let (line, column) = file.line_column(span.start);
                let (end_line, end_column) = file.line_column(span.end);
                json!({ "file": file.path, "line": line, "column": column, "end_line": end_line, "end_column": end_column, "label": label.text })
            }
            Place::Line { source, line, column, excerpt } => {
                json!({ "file": sources.file(*source).path, "line": line, "column_name": column, "read": excerpt, "label": label.text })
            }
            Place::File(source) => json!({ "file": sources.file(*source).path, "label": label.text }),
        })
        .collect();
    json!({
        "severity": diagnostic.severity.word(),
        "code": diagnostic.code.name(),
        "title": diagnostic.title,
        "places": places,
        "notes": diagnostic.notes,
        "help": diagnostic.help,
    })
    .to_string()
}
