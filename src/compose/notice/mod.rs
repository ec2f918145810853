//! Notices: what the public is told of an incident while it goes on and when it is over, as far as it is known then.

mod known;
mod promise;
mod readers;
mod through;

use crate::compose::Tongue;
use crate::compose::context::NoticeContext;
use crate::compose::context::notice::NoticeHit;
use crate::compose::context::notice::NoticeZone;
use crate::compose::context::shared::Furniture;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::metrics;
use crate::compose::metrics::Promise;
use crate::compose::notice::through::Hit;
use crate::compose::windows;
use crate::compose::words;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::model::Audience;
use crate::model::Communication;
use crate::model::DataLoss;
use crate::model::EventKind;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::Incident;
use crate::model::ServiceId;
use crate::model::Workspace;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

pub use promise::AfterHours;

/// What a notice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// The first word: something is hit.
    Identified,
    /// What has changed.
    Update,
    /// It is over.
    Resolved,
}

impl NoticeKind {
    /// The word on the command line and in templates.
    pub fn name(self) -> &'static str {
        match self {
            NoticeKind::Identified => "identified",
            NoticeKind::Update => "update",
            NoticeKind::Resolved => "resolved",
        }
    }
}

/// What is said of the next update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextUpdate {
    /// What the severity asks for.
    Proposed,
    /// Nothing is promised.
    Unpromised,
    /// This is promised.
    At(Instant),
}

impl NextUpdate {
    /// The word for it in a manifest: that on the command line, or `proposed`.
    pub fn name(self) -> String {
        match self {
            NextUpdate::Proposed => "proposed".to_owned(),
            NextUpdate::Unpromised => "none".to_owned(),
            NextUpdate::At(when) => when.to_string(),
        }
    }
}

/// What a notice is made from.
#[derive(Clone, Copy, Debug)]
pub struct NoticeRequest<'a> {
    /// The facts of the workspace.
    pub workspace: &'a Workspace,
    /// The incident.
    pub incident: &'a Incident,
    /// The language of the notice.
    pub tongue: Tongue<'a>,
    /// What it is for.
    pub kind: NoticeKind,
    /// As of when; what happened later is not known.
    pub at: Instant,
    /// What it says of the next update.
    pub next_update: NextUpdate,
}

/// A notice, and what its writer should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What the templates see.
    pub context: NoticeContext,
    /// What it promises.
    pub next_update: Option<Instant>,
    /// Readers for whom the promise lies after their close of business.
    pub after_hours: Vec<AfterHours>,
    /// Earlier promises that were not kept: when they were made, for when, and by how much they are or were missed.
    pub missed: Vec<(Instant, Instant, Elapsed)>,
    /// Whether anything was said before.
    pub is_first: bool,
}

/// Why there is no such notice at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeRefusal {
    /// No window of impact had begun.
    NothingYet,
    /// Nothing is hit any more, at the time of a notice that says what is.
    NothingNow,
    /// Something is still hit, at the time of a notice that it is over: its display names.
    NotOver(Vec<String>),
    /// The next update would come before the notice.
    PromiseBefore,
}

/// The notice of an incident.
///
/// # Errors
/// Why it cannot be written at that time.
pub fn notice(request: &NoticeRequest<'_>) -> Result<Notice, NoticeRefusal> {
    let (w, at, kind) = (request.workspace, request.at, request.kind);
    let known = known::known_at(request.incident, at);
    let hits = through::hits(w, &known.impacts);
    let public = Public { w, tongue: request.tongue, hits: &hits };
    let open: Vec<&Hit> = hits.iter().filter(|h| h.window.end.is_none()).collect();
    match kind {
        _ if hits.is_empty() => return Err(NoticeRefusal::NothingYet),
        NoticeKind::Identified if open.is_empty() => return Err(NoticeRefusal::NothingNow),
        NoticeKind::Resolved if !open.is_empty() => {
            return Err(NoticeRefusal::NotOver(public.names(&open)));
        }
        _ => {}
    }
    let impacts: Vec<Impact> = hits.iter().map(|h| h.window.clone()).collect();
    let zones = readers::zones_of(w, at, &impacts);
    let documents = &w.settings.documents;
    let next_update = match (request.next_update, kind) {
        (NextUpdate::At(when), _) if when <= at => return Err(NoticeRefusal::PromiseBefore),
        (NextUpdate::At(when), _) => Some(when),
        (NextUpdate::Unpromised, _) | (NextUpdate::Proposed, NoticeKind::Resolved) => None,
        (NextUpdate::Proposed, _) => Some(promise::proposal(documents, known.severity, &zones, at)),
    };
    let after_hours = match (next_update, kind) {
        (Some(when), NoticeKind::Identified | NoticeKind::Update) => {
            promise::after_hours(documents, &zones, at, when)
        }
        _ => Vec::new(),
    };
    let outside: Vec<&Communication> =
        known.communications.iter().filter(|c| c.audience != Audience::Internal).collect();
    let last_said = outside.iter().map(|c| c.at).max();
    let is_whole = kind == NoticeKind::Resolved && known::is_whole_at(request.incident, at);
    let told = Told { known: &known, open: &open, zones: &zones, last_said, next_update, is_whole };
    Ok(Notice {
        context: public.context(request, &told),
        next_update,
        after_hours,
        missed: missed(&known, &outside, at),
        is_first: last_said.is_none(),
    })
}

/// Promises that had been missed by a time, with how late the word came or is.
fn missed(known: &Incident, outside: &[&Communication], at: Instant) -> Vec<(Instant, Instant, Elapsed)> {
    let missed = outside.iter().filter_map(|made| {
        let due = made.next_update?;
        match metrics::promise(known, made)? {
            Promise::Late(_, by) => Some((made.at, due, by)),
            Promise::NeverKept if due < at => Some((made.at, due, at.since(due))),
            Promise::Kept | Promise::NeverKept => None,
        }
    });
    missed.collect()
}

/// What is known and decided, for the context.
struct Told<'t> {
    known: &'t Incident,
    open: &'t [&'t Hit],
    zones: &'t BTreeMap<Zone, usize>,
    last_said: Option<Instant>,
    next_update: Option<Instant>,
    /// Whether prose, data loss and link may be told.
    is_whole: bool,
}

/// Display names and words for what is hit.
struct Public<'p> {
    w: &'p Workspace,
    tongue: Tongue<'p>,
    hits: &'p [Hit],
}

impl Public<'_> {
    fn context(&self, request: &NoticeRequest<'_>, told: &Told<'_>) -> NoticeContext {
        let (language, kind, at) = (self.tongue.language, request.kind, request.at);
        let ended = |since: Option<Instant>| -> Vec<&Hit> {
            let is_new = |h: &&Hit| h.window.end.is_some_and(|end| since.is_none_or(|said| end > said));
            self.hits.iter().filter(is_new).collect()
        };
        let recovered = ended(if kind == NoticeKind::Resolved { None } else { told.last_said });
        let newly: Vec<&Hit> = match told.last_said {
            Some(said) => told.open.iter().copied().filter(|h| h.window.start > said).collect(),
            None => Vec::new(),
        };
        let about: Vec<&Hit> = match (kind, told.open.is_empty()) {
            (NoticeKind::Resolved, _) | (_, true) => self.hits.iter().collect(),
            _ => told.open.to_vec(),
        };
        let found = told.known.events.iter().find(|e| e.kind == EventKind::Identified).map(|e| e.at);
        let found_since = found.is_some_and(|f| told.last_said.is_some_and(|said| f > said));
        let taken_on =
            [EventKind::Detected, EventKind::Acknowledged, EventKind::Identified, EventKind::Action];
        let since = about.iter().map(|h| (h.window.start, !h.window.approximate.start)).min();
        let is_over = told.open.is_empty();
        let until = about.iter().filter_map(|h| Some((h.window.end?, h.window.approximate.end))).max();
        let until = until.filter(|_| is_over);
        let names = self.names(&about);
        let runs: IntervalSet =
            about.iter().filter_map(|h| Interval::new(h.window.start, h.window.end?)).collect();
        let rough = about.iter().any(|h| h.window.approximate.start || h.window.approximate.end);
        let utc = |at| language.date_time(at, Zone::UTC, false);
        let prose = self.tongue.prose(request.incident).filter(|_| told.is_whole);
        let times =
            Times { since: since.map(|(at, exact)| (at, !exact)), until, next_update: told.next_update };
        NoticeContext {
            furniture: self.sheet(request, &names),
            company: furniture::company(&self.w.settings),
            contact: furniture::contact(&self.w.settings, self.tongue),
            kind: kind.name().to_owned(),
            id: request.incident.id.to_string(),
            at_utc: utc(at),
            name_count: u32::try_from(names.len()).unwrap_or(u32::MAX),
            names,
            partial: about.iter().all(|h| h.window.kind == ImpactKind::Degraded),
            since_utc: times.since.map(|(at, rough)| language.date_time(at, Zone::UTC, rough)),
            until_utc: times.until_words(language, Zone::UTC),
            lasted: is_over.then(|| language.about(rough, language.elapsed(runs.length()))),
            interruptions: u32::try_from(runs.len()).unwrap_or(u32::MAX),
            hit: told.open.iter().map(|h| self.hit(h)).collect(),
            working: self.working(at),
            at_work: told.known.events.iter().any(|e| taken_on.contains(&e.kind)),
            cause_found: found.is_some(),
            last_said_utc: told.last_said.map(utc),
            unchanged: newly.is_empty() && recovered.is_empty() && !found_since,
            newly_hit: newly.into_iter().map(|h| self.hit(h)).collect(),
            recovered: recovered.into_iter().map(|h| self.hit(h)).collect(),
            cause_found_since: found_since,
            zones: times.in_zones(language, told.zones),
            next_update_utc: told.next_update.map(utc),
            what_happened: prose.and_then(|p| words::written(&p.what_happened)),
            consequence: prose.and_then(|p| words::written(&p.consequence)),
            data_loss: if told.is_whole { self.data_loss(request.incident) } else { None },
            data_lost: told.is_whole && matches!(request.incident.data_loss.value, DataLoss::Yes(_)),
            link: request.incident.link.clone().filter(|_| told.is_whole),
            room: 4,
        }
    }

    fn sheet(&self, request: &NoticeRequest<'_>, names: &[String]) -> Furniture {
        let (language, settings) = (self.tongue.language, &self.w.settings);
        let sheet = Sheet {
            kind: "report",
            title: format!("{} ({})", language.list(names), request.incident.id),
            subject: request.incident.id.to_string(),
            keywords: vec![request.incident.id.to_string()],
            country: &settings.company.country,
            language,
            tag: &settings.defaults.language,
            date: settings.defaults.zone.civil(request.at).date(),
            mark: None,
        };
        furniture::furniture(settings, sheet)
    }

    /// Service and place of each, once, in order of time.
    fn names(&self, hits: &[&Hit]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for hit in hits {
            let name = windows::service_name(&self.w.services, &hit.window.service);
            let named = |place: String| {
                self.tongue.language.say_with("name-and-place", &[("name", &name), ("place", &place)])
            };
            let name = self.place(&hit.window).map_or(name.clone(), named);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn place(&self, window: &Impact) -> Option<String> {
        let language = self.tongue.language;
        let regions: Vec<String> = window.regions.iter().map(|r| language.region(r)).collect();
        let component = window.component.as_deref();
        let component = windows::place_name(language, &self.w.services, &window.service, component, None);
        let regions = (!regions.is_empty()).then(|| language.list(&regions));
        let parts: Vec<String> = component.into_iter().chain(regions).collect();
        (!parts.is_empty()).then(|| language.in_a_row(&parts))
    }

    fn use_of(&self, service: &ServiceId) -> Option<String> {
        self.w.services.get(service).and_then(|s| self.tongue.words(&s.purpose)).map(str::to_owned)
    }

    fn hit(&self, hit: &Hit) -> NoticeHit {
        let (language, w) = (self.tongue.language, &hit.window);
        let length = w.end.map(|end| language.elapsed(end.since(w.start)));
        NoticeHit {
            service: windows::service_name(&self.w.services, &w.service),
            place: self.place(w),
            partial: w.kind == ImpactKind::Degraded,
            some: !w.customers.is_empty(),
            through: hit.through.as_ref().map(|id| windows::service_name(&self.w.services, id)),
            use_phrase: self.use_of(&w.service),
            since_utc: language.date_time(w.start, Zone::UTC, w.approximate.start),
            until_utc: w.end.map(|end| language.end_after(w.start, end, Zone::UTC, w.approximate.end)),
            lasted: length.map(|l| language.about(w.approximate.start || w.approximate.end, l)),
        }
    }

    /// The uses of services that no incident touches at a time.
    fn working(&self, at: Instant) -> Vec<String> {
        let mut touched: BTreeSet<ServiceId> = BTreeSet::new();
        for incident in self.w.incidents.values() {
            let known = known::known_at(incident, at);
            let hits = through::hits(self.w, &known.impacts);
            touched.extend(hits.into_iter().filter(|h| h.window.end.is_none()).map(|h| h.window.service));
        }
        let others = self.w.services.keys().filter(|id| !touched.contains(*id));
        others.filter_map(|id| self.use_of(id)).collect()
    }

    /// The statement on data loss; what was lost only in this language.
    fn data_loss(&self, incident: &Incident) -> Option<String> {
        let language = self.tongue.language;
        match &incident.data_loss.value {
            DataLoss::No => Some(language.say("no-data-lost-at-all")),
            DataLoss::Yes(what) => {
                let here = if self.tongue.is_own {
                    Some(what)
                } else {
                    self.tongue.prose(incident).map(|p| &p.data_loss)
                };
                here.and_then(|text| words::written(text))
            }
            DataLoss::Unknown => Some(language.say("data-loss-unknown")),
        }
    }
}

/// The times that a notice names.
struct Times {
    since: Option<(Instant, bool)>,
    until: Option<(Instant, bool)>,
    next_update: Option<Instant>,
}

impl Times {
    fn until_words(&self, language: &Language, zone: Zone) -> Option<String> {
        let ((start, _), (end, rough)) = (self.since?, self.until?);
        Some(language.end_after(start, end, zone, rough))
    }

    fn in_zones(&self, language: &Language, zones: &BTreeMap<Zone, usize>) -> Vec<NoticeZone> {
        let instants = [self.since.map(|(at, _)| at), self.until.map(|(at, _)| at), self.next_update];
        let instants: Vec<Instant> = instants.into_iter().flatten().collect();
        let mut all = Vec::new();
        for readers in readers::groups(zones, &instants) {
            let Some(zone) = readers.zones.first().copied() else { continue };
            all.push(NoticeZone {
                names: readers.zones.iter().map(|z| language.zone_name(*z)).collect(),
                since: self.since.map(|(at, rough)| language.date_time(at, zone, rough)),
                until: self.until_words(language, zone),
                next_update: self.next_update.map(|at| language.date_time(at, zone, false)),
                next_update_beside: self.next_update.map(|at| language.time_beside(at, zone, false)),
            });
        }
        all
    }
}

/// What a notice needs and does not have in a language, by its keys.
pub fn notice_lacks(
    w: &Workspace,
    incident: &Incident,
    tongue: Tongue<'_>,
    kind: NoticeKind,
    at: Instant,
) -> Vec<String> {
    if tongue.is_own {
        return Vec::new();
    }
    let tag = tongue.language.tag();
    let mut lacks: Vec<String> = Vec::new();
    if kind == NoticeKind::Resolved && known::is_whole_at(incident, at) {
        let here = tongue.prose(incident);
        let is_written = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let own = &incident.public;
        let lost = match &incident.data_loss.value {
            DataLoss::Yes(what) => what.as_str(),
            DataLoss::No | DataLoss::Unknown => "",
        };
        let needed = [
            ("what_happened", own.what_happened.as_str(), here.map(|p| p.what_happened.as_str())),
            ("consequence", &own.consequence, here.map(|p| p.consequence.as_str())),
            ("data_loss", lost, here.map(|p| p.data_loss.as_str())),
        ];
        let missing = needed.into_iter().filter(|(_, own, here)| is_written(Some(own)) && !is_written(*here));
        lacks.extend(missing.map(|(key, _, _)| tongue.place_of(incident, key)));
    }
    let hits = through::hits(w, &known::known_at(incident, at).impacts);
    let services: BTreeSet<&ServiceId> = hits.iter().map(|h| &h.window.service).collect();
    let services = services.into_iter().filter_map(|id| w.services.get(id));
    let silent = services.filter(|s| s.purpose.own.is_some() && tongue.words(&s.purpose).is_none());
    lacks.extend(silent.map(|s| format!("`use_in.{tag}` of the service {}", s.id)));
    lacks
}
