//! The public postmortem of one incident, from a type that has nothing internal to give away.

use crate::compose::IncidentView;
use crate::compose::Tongue;
use crate::compose::charts;
use crate::compose::charts::Bar;
use crate::compose::charts::Mark;
use crate::compose::context::PublicPostmortemContext;
use crate::compose::context::public::PublicTimelineRow;
use crate::compose::context::public::PublicWindow;
use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Figure as FigureRef;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::PublicAction;
use crate::compose::figure::Figure;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::impact::place_of;
use crate::compose::letter::public_actions;
use crate::compose::postmortem::sorted;
use crate::compose::windows;
use crate::compose::words;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::language::days_of;
use crate::model::Approximate;
use crate::model::Audience;
use crate::model::DataLoss;
use crate::model::EventKind;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::IncidentStatus;
use crate::model::PublicProse;
use crate::time::Instant;
use crate::time::Zone;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the public may know of an incident.
///
/// Invariant: every field is a copy of something meant for readers: the title, the `[public]` prose, windows
/// under display names, messages whose audience is the public, actions with a public wording, the statement on data loss,
/// dates. It holds no reference to the incident, no internal prose, no event text, no customer, no contract, no money,
/// no monitor and no file name; so nothing made from it can show one.
pub struct PublicIncident<'v> {
    /// Page and sender.
    furniture: Furniture,
    /// Who writes.
    company: Company,
    /// Whom to ask.
    contact: Contact,
    /// The language of the account.
    language: &'v Language,
    /// The company's zone.
    zone: Zone,
    /// Id.
    id: String,
    /// Title.
    title: String,
    /// Whether it is over.
    status: IncidentStatus,
    /// The four public texts.
    prose: PublicProse,
    /// Windows under display names, by start.
    windows: Vec<Stretch>,
    /// When it was noticed.
    noticed: Option<(Instant, bool)>,
    /// Messages to the public, in order of time; without words where there are none in this language.
    messages: Vec<(Instant, Option<String>)>,
    /// Actions with public wording.
    actions: Vec<PublicAction>,
    /// The statement on data loss.
    data_loss: String,
    /// Date of the document.
    issued_on: NaiveDate,
}

/// A window under its display name.
struct Stretch {
    service: String,
    place: Option<String>,
    start: Instant,
    end: Option<Instant>,
    is_partial: bool,
    share: Option<String>,
    approximate: Approximate,
}

impl<'v> PublicIncident<'v> {
    /// Takes from an incident what the public may know.
    pub fn new(view: &IncidentView<'_>, tongue: Tongue<'v>) -> Self {
        let (i, language) = (view.incident, tongue.language);
        let stretch = |w: &Impact| Stretch {
            service: windows::service_name(view.services, &w.service),
            place: place_of(language, view, w),
            start: w.start,
            end: w.end,
            is_partial: w.kind == ImpactKind::Degraded,
            share: w.share.as_ref().map(|share| windows::share_words(language, share)),
            approximate: w.approximate,
        };
        let public = i.communications.iter().filter(|c| c.audience == Audience::Public);
        let detected = i.events.iter().find(|e| e.kind == EventKind::Detected);
        PublicIncident {
            language,
            furniture: sheet(view, language, tongue.title(i)),
            company: furniture::company(view.settings),
            contact: furniture::contact(view.settings, tongue),
            zone: view.settings.defaults.zone,
            id: i.id.to_string(),
            title: tongue.title(i).to_owned(),
            status: i.status,
            prose: tongue.prose(i).cloned().unwrap_or_default(),
            windows: sorted(i).into_iter().map(stretch).collect(),
            noticed: detected.map(|e| (e.at, e.approximate)),
            messages: public.map(|c| (c.at, tongue.words(&c.text).map(words::one_paragraph))).collect(),
            actions: public_actions(tongue, i, view.issued_on),
            data_loss: match &i.data_loss.value {
                DataLoss::No => language.say("no-data-lost-at-all"),
                DataLoss::Yes(what) => tongue.lost(i, what).to_owned(),
                DataLoss::Unknown => language.say("data-loss-unknown"),
            },
            issued_on: view.issued_on,
        }
    }

    fn stretches(&self) -> Vec<Interval> {
        self.windows.iter().filter_map(|w| Interval::new(w.start, w.end?)).collect()
    }

    fn is_open(&self) -> bool {
        self.windows.iter().any(|w| w.end.is_none())
    }

    /// The latest end, with whether it is only roughly known; `None` while a window is open.
    fn end(&self) -> Option<(Instant, bool)> {
        if self.is_open() {
            None
        } else {
            self.windows.iter().filter_map(|w| Some((w.end?, w.approximate.end))).max()
        }
    }

    fn affected_time(&self) -> String {
        if self.is_open() {
            return self.language.say("time-not-over");
        }
        let rough = self.windows.iter().any(|w| w.approximate.start || w.approximate.end);
        let length = self.stretches().into_iter().collect::<IntervalSet>().length();
        self.language.about(rough, self.language.elapsed(length))
    }

    fn when(&self) -> String {
        match self.windows.first() {
            Some(first) if self.is_open() => {
                let when = self.language.on_day(first.start, self.zone, first.approximate.start);
                self.language.say_with("since", &[("when", &when)])
            }
            _ => self.language.days(&days_of(&self.stretches(), self.zone)),
        }
    }
}

/// The public postmortem; `mark` is the word across its margin.
pub fn public_postmortem(incident: &PublicIncident<'_>, mark: Option<&str>) -> PublicPostmortemContext {
    let (zone, language) = (incident.zone, incident.language);
    let mut service_names: Vec<String> = Vec::new();
    for w in &incident.windows {
        if !service_names.contains(&w.service) {
            service_names.push(w.service.clone());
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    PublicPostmortemContext {
        furniture: Furniture { mark: mark.map(str::to_owned), ..incident.furniture.clone() },
        company: incident.company.clone(),
        contact: incident.contact.clone(),
        id: incident.id.clone(),
        title: incident.title.clone(),
        status: language.say(match incident.status {
            IncidentStatus::Open => "status-open",
            IncidentStatus::Monitoring => "status-monitoring",
            IncidentStatus::Resolved => "status-resolved",
        }),
        resolved: incident.status == IncidentStatus::Resolved,
        date: language.date(incident.issued_on),
        when: incident.when(),
        zone: furniture::zone(zone, language),
        affected_time: incident.affected_time(),
        service_count: count(service_names.len()),
        service_names,
        restored: incident.end().map(|(at, rough)| language.on_day(at, zone, rough)),
        interruptions: count(incident.stretches().into_iter().collect::<IntervalSet>().len().max(1)),
        what_happened: words::written(&incident.prose.what_happened),
        consequence: words::written(&incident.prose.consequence),
        cause: words::written(&incident.prose.cause),
        prevention: words::written(&incident.prose.prevention),
        data_loss: incident.data_loss.clone(),
        windows: incident.windows.iter().map(|w| window(language, w, zone)).collect(),
        timeline: timeline(incident),
        actions: incident.actions.clone(),
        chart: chart(incident).map(|f| FigureRef { name: charts::TIMELINE.to_owned(), alt: f.alt }),
    }
}

/// The figures of a public postmortem, by the names that its context uses.
pub fn public_postmortem_figures(incident: &PublicIncident<'_>) -> BTreeMap<String, Figure> {
    chart(incident).into_iter().map(|f| (charts::TIMELINE.to_owned(), f)).collect()
}

fn sheet(view: &IncidentView<'_>, language: &Language, title: &str) -> Furniture {
    let i = view.incident;
    let sheet = Sheet {
        kind: "postmortem",
        title: title.to_owned(),
        subject: language.say_with("account-about", &[("id", i.id.as_str())]),
        keywords: vec![i.id.to_string()],
        country: &view.settings.company.country,
        language,
        tag: &view.settings.defaults.language,
        date: view.issued_on,
        mark: None,
    };
    furniture::furniture(view.settings, sheet)
}

fn window(language: &Language, w: &Stretch, zone: Zone) -> PublicWindow {
    let begins = |zone| language.date_time(w.start, zone, w.approximate.start);
    let ends = |zone| match w.end {
        Some(end) => language.end_after(w.start, end, zone, w.approximate.end),
        None => language.say("not-over"),
    };
    let rough = w.approximate.start || w.approximate.end;
    let length = w.end.map(|end| language.about(rough, language.elapsed(end.since(w.start))));
    PublicWindow {
        service: w.service.clone(),
        place: w.place.clone(),
        start_local: begins(zone),
        end_local: ends(zone),
        start_utc: begins(Zone::UTC),
        end_utc: ends(Zone::UTC),
        duration: length.unwrap_or_else(|| language.say("not-over")),
        kind: match (w.is_partial, &w.share) {
            (false, _) => language.say("window-down"),
            (true, Some(share)) => language.say_with("window-partial-share", &[("share", share)]),
            (true, None) => language.say("window-partial"),
        },
        approximate: rough,
    }
}

/// Milestones in general words, and the public messages: in the words of their time, or that there was one.
fn timeline(incident: &PublicIncident<'_>) -> Vec<PublicTimelineRow> {
    let language = incident.language;
    let mut entries: Vec<(Instant, u8, bool, String)> = Vec::new();
    if let Some(first) = incident.windows.first() {
        let partial = incident.windows.iter().all(|w| w.is_partial);
        let began = if partial { "told-disruption-began" } else { "told-interruption-began" };
        entries.push((first.start, 0, first.approximate.start, language.say(began)));
    }
    if let Some((at, rough)) = incident.noticed {
        entries.push((at, 1, rough, language.say("told-noticed")));
    }
    if let Some((at, rough)) = incident.end() {
        entries.push((at, 2, rough, language.say("told-restored")));
    }
    let wrote = |text: &Option<String>| match text {
        Some(text) => language.say_with("told-wrote", &[("text", text)]),
        None => language.say("told-message"),
    };
    entries.extend(incident.messages.iter().map(|(at, text)| (*at, 3, false, wrote(text))));
    entries.sort();
    let row = |(at, _, rough, text): (Instant, u8, bool, String)| PublicTimelineRow {
        utc: language.date_time(at, Zone::UTC, rough),
        local: language.time_beside(at, incident.zone, rough),
        text,
    };
    entries.into_iter().map(row).collect()
}

/// The drawing of the timeline.
fn chart(incident: &PublicIncident<'_>) -> Option<Figure> {
    let language = incident.language;
    let last = incident.messages.last().map(|(at, _)| *at);
    let bar = |w: &Stretch| {
        Some(Bar {
            label: w
                .place
                .as_ref()
                .map_or_else(|| w.service.clone(), |place| format!("{}, {place}", w.service)),
            interval: Interval::new(w.start, w.end.or(last)?)?,
            is_partial: w.is_partial,
        })
    };
    let bars: Vec<Bar> = incident.windows.iter().filter_map(bar).collect();
    let noticed = incident.noticed.map(|(at, is_approximate)| Mark {
        at,
        is_approximate,
        text: language.say("mark-noticed"),
    });
    let restored = incident.end().map(|(at, is_approximate)| Mark {
        at,
        is_approximate,
        text: language.say("mark-restored"),
    });
    let marks: Vec<Mark> = noticed.into_iter().chain(restored).collect();
    let messages: Vec<Instant> = incident.messages.iter().map(|(at, _)| *at).collect();
    charts::timeline(language, &incident.title, &bars, &marks, &messages)
}
