//! Exports of status pages and pagers in `incidents/` to incidents, and their union with what people wrote about them.
//!
//! An export knows times, states and what was said. It does not know whether data was lost, and its words were not
//! written for a letter: so data loss is unknown and nothing stands under `[public]`, which holds the letters until
//! somebody writes `incidents/ID.toml`. What that file says wins; what it does not list is taken from the export.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::status;
use crate::ingest::evidence::status::Export;
use crate::ingest::evidence::status::Exported;
use crate::ingest::evidence::status::Said;
use crate::ingest::evidence::status::Tool;
use crate::ingest::evidence::status::Unread;
use crate::ingest::lower::Reader;
use crate::ingest::lower::exported_impacts::Watched;
use crate::ingest::lower::exported_impacts::impacts;
use crate::ingest::lower::exported_updates::communications;
use crate::ingest::lower::exported_updates::events;
use crate::ingest::lower::incidents::check_incident;
use crate::ingest::plain_text;
use crate::ingest::samples::SampleState;
use crate::model::Cause;
use crate::model::DataLoss;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::InternalProse;
use crate::model::Lessons;
use crate::model::MonitoringSource;
use crate::model::PublicProse;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Settings;
use crate::model::id_problem;
use crate::source::SourceId;
use crate::source::Sources;
use crate::source::Span;
use crate::source::Spanned;
use crate::time::Zone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Whether a CSV file in `incidents/` is the report of a pager and no timeline.
pub fn is_pager_report(text: &str) -> bool {
    status::is_pager_header(text)
}

/// Adds the incidents of these files to those that people wrote.
pub fn exported_incidents(
    sources: &Sources,
    files: &[SourceId],
    (settings, services): (&Settings, &BTreeMap<ServiceId, Service>),
    all: &mut BTreeMap<IncidentId, Incident>,
    diags: &mut Diagnostics,
) {
    let read = |id: &SourceId| Some((*id, open(sources, *id, settings, diags)?));
    let exports: Vec<(SourceId, Export)> = files.iter().filter_map(read).collect();
    let chosen = status::newest(&exports);
    let written: BTreeSet<IncidentId> = all.keys().cloned().collect();
    for (f, (file, export)) in exports.iter().enumerate() {
        let source = source_of(settings, export.tool);
        let watched = Watched { settings, services, tool: export.tool, source };
        let mut found = Found::default();
        for (i, one) in export.list.iter().enumerate() {
            if chosen.contains(&(f, i)) {
                let mut r = Reader::new(sources, *file, diags);
                if let Some(draft) = draft(&mut r, export, one, &watched) {
                    found.keep(&mut r, all, &written, draft);
                }
            }
        }
        found.report(sources, *file, diags);
    }
}

/// The source that says how files of a tool are written: its zone and its words for states hold for timelines too.
fn source_of(settings: &Settings, tool: Tool) -> Option<&MonitoringSource> {
    settings.monitoring.iter().find(|source| Tool::of(source.format) == Some(tool))
}

fn open(sources: &Sources, id: SourceId, settings: &Settings, diags: &mut Diagnostics) -> Option<Export> {
    let file = sources.file(id);
    let read = if file.path.ends_with(".csv") {
        let source = source_of(settings, Tool::PagerDuty);
        status::read(Tool::PagerDuty, sources, id, (source, source.and_then(|s| s.zone)), diags)
    } else {
        status::read_page(&file.text)
    };
    match read {
        Ok((export, cut)) => {
            if let Some(cut) = cut {
                diags.push(cut.diagnostic(&file.path, id));
            }
            Some(export)
        }
        Err(Unread::NoZone(line, time)) => {
            diags.push(status::no_zone(&file.path, id, line, &time));
            None
        }
        Err(Unread::NotIt(why)) => {
            diags.push(
                Diagnostic::error(Code::EvidenceShape, format!("`{}` is not understood: {why}", file.path))
                    .at_place(Place::File(id), "the whole file")
                    .note("the incidents in it would be missing from postmortems and letters")
                    .help("export it again, or write the incident as `incidents/ID.toml`"),
            );
            None
        }
    }
}

/// An incident of an export, and what could not be said of it.
struct Draft {
    incident: Incident,
    /// Components that belong to no service.
    strangers: BTreeSet<String>,
    /// The page says itself that nothing was hit.
    is_harmless: bool,
}

/// An id of a tool as an id of ours.
fn slug(id: &str) -> String {
    let fine = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let mut text: String = id.trim().chars().map(fine).collect();
    while text.contains("..") {
        text = text.replace("..", ".");
    }
    let mut text: String = text.trim_matches(['-', '.', '_']).chars().take(64).collect();
    text.truncate(text.trim_end_matches('.').len());
    if id_problem(&text).is_some() {
        format!("x-{}", text.chars().take(60).collect::<String>())
    } else {
        text
    }
}

fn draft(r: &mut Reader<'_>, export: &Export, one: &Exported, watched: &Watched<'_>) -> Option<Draft> {
    let span = r.span(one.byte..one.byte + 1);
    if let Some(fault) = &one.fault {
        let place = Place::Line {
            source: r.source,
            line: one.line,
            column: Some(fault.column.clone()),
            excerpt: format!("{} {}", one.id, one.title),
        };
        r.push(
            Diagnostic::error(Code::EvidenceReject, format!("an incident cannot be used: {}", fault.reason))
                .at_place(place, format!("`{}` is `{}`", fault.column, fault.value))
                .note("its timeline, and perhaps somebody's credit, would be wrong")
                .help("mend it in the file, or export it again"),
        );
        return None;
    }
    let states: Vec<Option<SampleState>> = one
        .stretches
        .iter()
        .map(|s| match status::state_of(export.tool, watched.source, &s.words) {
            Ok(Said::State(state)) => Some(state),
            Ok(Said::Nothing) => None,
            Err(reason) => {
                let word = s.words.join(" ");
                r.push(
                    Diagnostic::error(
                        Code::EvidenceReject,
                        format!("a state of `{}` cannot be used: {reason}", s.part),
                    )
                    .at(span, format!("in this incident: `{word}`"))
                    .note("whether the component was hit could not be told")
                    .help("map the word under `states` of a source of this format in amends.toml"),
                );
                None
            }
        })
        .collect();
    let is_hit = |s: &Option<SampleState>| matches!(s, Some(SampleState::Degraded | SampleState::Down));
    // Planned work that hit nothing is no incident; it stands in maintenance.csv.
    if one.plan.is_some() && !states.iter().any(is_hit) {
        return None;
    }
    let (impacts, strangers) = impacts(one, &states, watched, span);
    let title = plain_text(&one.title).split_whitespace().collect::<Vec<_>>().join(" ");
    let id = slug(&one.id);
    let incident = Incident {
        title: if title.is_empty() { id.clone() } else { title },
        id: IncidentId::new(id),
        severity: one.severity,
        status: one.status,
        zone: export.zone.unwrap_or(Zone::UTC),
        data_loss: Spanned::new(DataLoss::Unknown, span),
        hold: None,
        authors: Vec::new(),
        link: one.link.clone(),
        events: events(export.tool, one, &impacts, span),
        impacts,
        communications: communications(export.tool, one, span),
        cause: Cause::default(),
        lessons: Lessons::default(),
        actions: Vec::new(),
        open_questions: Vec::new(),
        internal: InternalProse::default(),
        public: PublicProse::default(),
        public_translations: BTreeMap::new(),
        is_table: false,
        span,
    };
    Some(Draft { incident, strangers, is_harmless: one.is_harmless })
}

/// What a file came to, for its messages.
#[derive(Default)]
struct Found {
    /// Incidents with windows of impact that nobody wrote about.
    alone: Vec<(IncidentId, Span)>,
    /// Incidents with a window that was not over when they were exported.
    open: Vec<(IncidentId, Span)>,
    /// Incidents without a window of impact.
    without_impact: Vec<(IncidentId, Span)>,
    strangers: BTreeMap<String, Span>,
}

impl Found {
    fn keep(
        &mut self,
        r: &mut Reader<'_>,
        all: &mut BTreeMap<IncidentId, Incident>,
        written: &BTreeSet<IncidentId>,
        draft: Draft,
    ) {
        let Draft { incident, strangers, is_harmless } = draft;
        let (id, span) = (incident.id.clone(), incident.span);
        let own_windows = all.get(&id).is_some_and(|known| !known.impacts.is_empty());
        if !own_windows {
            if incident.impacts.is_empty() && !is_harmless {
                self.without_impact.push((id.clone(), span));
            }
            if incident.impacts.iter().any(|w| w.end.is_none()) {
                self.open.push((id.clone(), span));
            }
            for name in strangers {
                self.strangers.entry(name).or_insert(span);
            }
        }
        match all.get_mut(&id) {
            Some(known) if written.contains(&id) => complete(r, known, incident),
            Some(known) => r.push(
                Diagnostic::error(Code::IdDuplicate, format!("two incidents have the id `{id}`"))
                    .at(span, "again here")
                    .at(known.span, "first here")
                    .note("one of the two would be lost")
                    .help("take one of the two files away, or give its incident another id"),
            ),
            None => {
                if !incident.impacts.is_empty() {
                    self.alone.push((id.clone(), span));
                }
                all.insert(id, incident);
            }
        }
    }

    fn report(self, sources: &Sources, file: SourceId, diags: &mut Diagnostics) {
        let path = &sources.file(file).path;
        if let Some((first, span)) = self.alone.first() {
            let count = self.alone.len();
            diags.push(
                Diagnostic::warning(
                    Code::IncidentDataLoss,
                    format!("`{path}` cannot say whether data was lost: {}", ids(&self.alone)),
                )
                .at(*span, if count == 1 { "this incident" } else { "the first of them" })
                .note("letters about it are held until a person says whether data was lost, and what happened in words for customers")
                .help(format!(
                    "write `incidents/{first}.toml`: schema = 1, then [incident] with id = \"{first}\", title, status and data_loss, and [public] with what_happened; times and windows are taken from the export"
                )),
            );
        }
        if let Some((_, span)) = self.open.first() {
            diags.push(
                Diagnostic::warning(
                    Code::IncidentOpenEnd,
                    format!("`{path}` was exported before it was over: {}", ids(&self.open)),
                )
                .at(*span, "a component of it was still hit")
                .note("it counts as going on: every customer of the service goes on collecting affected time")
                .help("export it again once it is over"),
            );
        }
        if let Some((first, span)) = self.without_impact.first() {
            diags.push(
                Diagnostic::warning(
                    Code::IncidentDataLoss,
                    format!(
                        "`{path}` does not say which service was hit, and when: {}",
                        ids(&self.without_impact)
                    ),
                )
                .at(*span, "no component of a service with a state")
                .note("without a window of impact nobody gets a credit, a letter or a postmortem for it")
                .help(format!(
                    "write the windows as [[impact]] in `incidents/{first}.toml`, or take the incident out"
                )),
            );
        }
        if let Some((_, span)) = self.strangers.first_key_value() {
            let names: Vec<String> = self.strangers.keys().take(5).map(|n| format!("`{n}`")).collect();
            let more = self.strangers.len().saturating_sub(5);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            diags.push(
                Diagnostic::warning(
                    Code::EvidenceUnwatched,
                    format!("no service is called, or watched by, {}{more} of `{path}`", names.join(", ")),
                )
                .at(*span, "the first incident that names one of them")
                .note("what happened to them counts for nobody")
                .help(
                    "name the component under `monitors` of the service that it belongs to, if there is one",
                ),
            );
        }
    }
}

/// `a, b, c and 4 more`.
fn ids(list: &[(IncidentId, Span)]) -> String {
    let shown: Vec<String> = list.iter().take(3).map(|(id, _)| format!("`{id}`")).collect();
    match list.len().saturating_sub(3) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// What a person wrote wins; what they left out is taken from the export.
fn complete(r: &mut Reader<'_>, known: &mut Incident, export: Incident) {
    known.severity = known.severity.or(export.severity);
    known.link = known.link.take().or(export.link);
    if known.impacts.is_empty() {
        known.impacts = export.impacts;
    }
    if known.events.is_empty() {
        known.events = export.events;
    }
    if known.communications.is_empty() {
        known.communications = export.communications;
    }
    check_incident(r, known);
}
