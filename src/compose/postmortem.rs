//! The internal postmortem of one incident.

use crate::compose::IncidentView;
use crate::compose::charts;
use crate::compose::context::PostmortemContext;
use crate::compose::context::postmortem::ActionRow;
use crate::compose::context::postmortem::Cause;
use crate::compose::context::postmortem::CommunicationRow;
use crate::compose::context::postmortem::Lessons;
use crate::compose::context::postmortem::PublicProse;
use crate::compose::context::shared::Figure as FigureRef;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::Window;
use crate::compose::figure::Figure;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::impact;
use crate::compose::metrics;
use crate::compose::reconcile;
use crate::compose::timeline;
use crate::compose::windows;
use crate::compose::words;
use crate::interval::Interval;
use crate::language::Language;
use crate::measure::Origin;
use crate::model::Action;
use crate::model::ActionTerm;
use crate::model::Audience;
use crate::model::Communication;
use crate::model::DataLoss;
use crate::model::Hold;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::Incident;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::time::Zone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// The internal postmortem; `mark` is the word across its margin.
pub fn postmortem(view: &IncidentView<'_>, mark: Option<&str>) -> PostmortemContext {
    let i = view.incident;
    PostmortemContext {
        furniture: sheet(view, mark),
        company: furniture::company(view.settings),
        id: i.id.to_string(),
        title: i.title.clone(),
        severity: severity(i.severity).to_owned(),
        status: status(i.status).to_owned(),
        authors: if i.authors.is_empty() {
            words::NOT_RECORDED.to_owned()
        } else {
            Language::english().list(&i.authors)
        },
        date: Language::english().date(view.issued_on),
        when: when(i),
        link: i.link.clone(),
        hold: i.hold.map(|hold| hold_name(hold).to_owned()),
        zone: furniture::zone(i.zone, Language::english()),
        summary: words::written(&i.internal.summary),
        gist: impact::gist(view),
        impact: impact::impact(view),
        data_loss: match &i.data_loss.value {
            DataLoss::No => "None".to_owned(),
            DataLoss::Yes(what) => format!("Yes: {}", what.trim()),
            DataLoss::Unknown => "Not yet known".to_owned(),
        },
        windows: sorted(i).into_iter().map(|w| window(view, w, i.zone)).collect(),
        reconciliation: reconcile::rows(view),
        timeline: timeline::rows(view),
        chart: charts::incident_timeline(view)
            .map(|f| FigureRef { name: charts::TIMELINE.to_owned(), alt: f.alt }),
        metrics: metrics::metrics(i),
        promises: metrics::promises(i),
        communications: communications(i),
        cause: Cause {
            root: words::recorded(i.cause.root.as_deref()),
            trigger: words::recorded(i.cause.trigger.as_deref()),
            detection: words::recorded(i.cause.detection.as_deref()),
            contributing: i.cause.contributing.clone(),
            supplier: i.cause.supplier.clone(),
        },
        lessons: Lessons {
            went_well: i.lessons.went_well.clone(),
            went_badly: i.lessons.went_badly.clone(),
            lucky: i.lessons.lucky.clone(),
        },
        actions: actions(i),
        open_questions: i.open_questions.clone(),
        public: PublicProse {
            what_happened: words::written(&i.public.what_happened),
            consequence: words::written(&i.public.consequence),
            cause: words::written(&i.public.cause),
            prevention: words::written(&i.public.prevention),
        },
        evidence: evidence(view),
    }
}

/// The figures of a postmortem, by the names that its context uses.
pub fn postmortem_figures(view: &IncidentView<'_>) -> BTreeMap<String, Figure> {
    charts::incident_timeline(view).into_iter().map(|f| (charts::TIMELINE.to_owned(), f)).collect()
}

fn sheet(view: &IncidentView<'_>, mark: Option<&str>) -> Furniture {
    let i = view.incident;
    let sheet = Sheet {
        kind: "postmortem",
        title: format!("{}: {}", i.id, i.title),
        subject: "Internal postmortem. Not for publication.".to_owned(),
        keywords: vec![i.id.to_string(), view.month.to_string(), "internal".to_owned()],
        country: &view.settings.company.country,
        language: Language::english(),
        tag: &view.settings.defaults.language,
        date: view.issued_on,
        mark,
    };
    furniture::furniture(view.settings, sheet)
}

/// The word for how bad an incident is.
pub(super) fn severity(severity: Option<IncidentSeverity>) -> &'static str {
    match severity {
        Some(IncidentSeverity::Minor) => "minor",
        Some(IncidentSeverity::Major) => "major",
        Some(IncidentSeverity::Critical) => "critical",
        None => words::NOT_RECORDED,
    }
}

/// The word for where an incident stands.
pub(super) fn status(status: IncidentStatus) -> &'static str {
    match status {
        IncidentStatus::Open => "open",
        IncidentStatus::Monitoring => "monitoring",
        IncidentStatus::Resolved => "resolved",
    }
}

fn hold_name(hold: Hold) -> &'static str {
    match hold {
        Hold::Legal => "legal",
        Hold::Security => "security",
    }
}

/// The windows of an incident by start.
pub(super) fn sorted(i: &Incident) -> Vec<&Impact> {
    let mut impacts: Vec<&Impact> = i.impacts.iter().collect();
    impacts.sort_by_key(|w| (w.start, w.end.is_none(), w.end));
    impacts
}

/// `11 March 2026, 09:02 to 10:20`; for many windows, from the first start to the last end.
fn when(i: &Incident) -> String {
    let windows = sorted(i);
    let Some(first) = windows.first() else { return words::NOT_RECORDED.to_owned() };
    let start = Language::english().date_time(first.start, i.zone, first.approximate.start);
    if windows.iter().any(|w| w.end.is_none()) {
        return format!("since {start}");
    }
    let last = windows.iter().filter_map(|w| Some((w.end?, w.approximate.end))).max();
    match last {
        Some((end, rough)) => {
            format!("{start} to {}", Language::english().end_after(first.start, end, i.zone, rough))
        }
        None => start,
    }
}

/// A recorded window, with the times of a zone beside UTC. Whether it counts is a question to each agreement, so it is shown as counting.
pub(super) fn window(view: &IncidentView<'_>, w: &Impact, zone: Zone) -> Window {
    let begins = |zone| Language::english().date_time(w.start, zone, w.approximate.start);
    let ends = |zone: Zone| match w.end {
        Some(end) => Language::english().end_after(w.start, end, zone, w.approximate.end),
        None => "not over".to_owned(),
    };
    let whole = w.end.and_then(|end| Interval::new(w.start, end));
    let approximate = w.approximate.start || w.approximate.end;
    Window {
        start_local: begins(zone),
        end_local: ends(zone),
        start_utc: begins(Zone::UTC),
        end_utc: ends(Zone::UTC),
        duration: whole.map_or_else(
            || "not over".to_owned(),
            |i| Language::english().about(approximate, i.length().to_string()),
        ),
        service: windows::service_name(view.services, &w.service),
        place: impact::place_of(Language::english(), view, w),
        partial: w.kind == ImpactKind::Degraded,
        share: w.share.as_ref().map(|share| windows::share_words(Language::english(), share)),
        approximate,
        clock_change: whole.and_then(|i| Language::english().clock_change(i, zone)),
        counted: true,
        excluded: None,
        incident: Some(view.incident.id.to_string()),
        evidence: "incident record".to_owned(),
    }
}

fn communications(i: &Incident) -> Vec<CommunicationRow> {
    let row = |c: &Communication| CommunicationRow {
        utc: Language::english().date_time(c.at, Zone::UTC, false),
        local: Language::english().time_beside(c.at, i.zone, false),
        channel: c.channel.clone(),
        audience: audience(c.audience).to_owned(),
        text: words::one_paragraph(c.text.in_own()),
        promise: metrics::promise_words(i, c),
    };
    i.communications.iter().map(row).collect()
}

fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Customers => "customers",
        Audience::Internal => "internal",
    }
}

fn actions(i: &Incident) -> Vec<ActionRow> {
    let mut actions: Vec<_> = i.actions.iter().collect();
    actions.sort_by_key(|a| (a.term, a.due.is_none(), a.due));
    let row = |a: &Action| ActionRow {
        text: a.text.clone(),
        owner: words::recorded(a.owner.as_deref()),
        ticket: a.ticket.clone().unwrap_or_else(|| words::NONE.to_owned()),
        due: a.due.map_or_else(|| words::NOT_RECORDED.to_owned(), |d| Language::english().date(d)),
        term: match a.term {
            ActionTerm::Immediate => "immediate",
            ActionTerm::Short => "short",
            ActionTerm::Long => "long",
        }
        .to_owned(),
        status: if a.is_done { "done" } else { "open" }.to_owned(),
        public: a.public_text.own.is_some(),
    };
    actions.into_iter().map(row).collect()
}

/// The files that the account rests on: the incident's own first, then those of the monitors.
fn evidence(view: &IncidentView<'_>) -> Vec<String> {
    let own = view.sources.file(view.incident.span.source).path.clone();
    let mut others: BTreeSet<String> = BTreeSet::new();
    for origin in view.outages.iter().flat_map(|o| &o.origins) {
        if let Origin::Monitor { files: (first, last), .. } = view.origins.get(*origin).origin {
            others.extend([first, last].map(|file| view.sources.file(file).path.clone()));
        }
    }
    others.remove(&own);
    [own].into_iter().chain(others).collect()
}
