//! `incidents/*.toml` to incidents.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::lower::actions::action;
use crate::ingest::lower::translated;
use crate::ingest::raw;
use crate::model::Approximate;
use crate::model::Audience;
use crate::model::Cause;
use crate::model::Communication;
use crate::model::CustomerId;
use crate::model::DataLoss;
use crate::model::Event;
use crate::model::EventKind;
use crate::model::ExclusionClaim;
use crate::model::ExclusionClass;
use crate::model::Hold;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::model::InternalProse;
use crate::model::Lessons;
use crate::model::PublicProse;
use crate::model::ServiceId;
use crate::source::Spanned;
use crate::time::Zone;

/// One incident.
pub fn incident(r: &mut Reader<'_>, raw: raw::RawIncident) -> Option<Incident> {
    r.schema(raw.schema);
    let head = raw.incident;
    let span = r.span(head.id.span());
    let id = r.id(head.id.get_ref(), span, "incident");
    let zone: Option<Zone> = match &head.zone {
        None => None,
        Some(name) => {
            let at = r.span(name.span());
            Some(r.zone(name.get_ref(), at)?)
        }
    };
    let data_loss = data_loss(r, &head);
    let status = match head.status {
        raw::RawStatus::Open => IncidentStatus::Open,
        raw::RawStatus::Monitoring => IncidentStatus::Monitoring,
        raw::RawStatus::Resolved => IncidentStatus::Resolved,
    };
    let impacts: Vec<Impact> = raw.impact.into_iter().filter_map(|i| impact(r, i, zone)).collect();
    let mut events: Vec<Event> = raw.event.into_iter().filter_map(|e| event(r, e, zone)).collect();
    let mut communications: Vec<Communication> =
        raw.communication.into_iter().filter_map(|c| communication(r, c, zone)).collect();
    events.sort_by_key(|e| e.at);
    communications.sort_by_key(|c| c.at);
    let first = impacts.iter().map(|i| i.start).min();
    let began = first.map(|start| zone.unwrap_or(Zone::UTC).civil(start).date());
    let actions = raw.action.into_iter().filter_map(|a| action(r, a, began)).collect();
    let public = raw.public.map(|p| p.into_inner()).unwrap_or_default();
    let words = |w: [Option<String>; 4]| {
        let [what_happened, consequence, cause, prevention] = w.map(Option::unwrap_or_default);
        PublicProse { what_happened, consequence, cause, prevention, ..PublicProse::default() }
    };
    let public_translations = public
        .translations
        .into_iter()
        .map(|(tag, w)| {
            let prose = words([w.what_happened, w.consequence, w.cause, w.prevention]);
            let (title, data_loss) = (w.title.unwrap_or_default(), w.data_loss.unwrap_or_default());
            (tag.to_ascii_lowercase(), PublicProse { title, data_loss, ..prose })
        })
        .collect();
    let incident = Incident {
        id: IncidentId::new(id?),
        title: head.title.split_whitespace().collect::<Vec<_>>().join(" "),
        severity: head.severity.map(|s| match s {
            raw::RawSeverity::Minor => IncidentSeverity::Minor,
            raw::RawSeverity::Major => IncidentSeverity::Major,
            raw::RawSeverity::Critical => IncidentSeverity::Critical,
        }),
        status,
        zone: zone.unwrap_or(Zone::UTC),
        data_loss: data_loss?,
        hold: head.hold.map(|h| match h {
            raw::RawHold::Legal => Hold::Legal,
            raw::RawHold::Security => Hold::Security,
        }),
        authors: head.authors,
        link: head.link,
        impacts,
        events,
        communications,
        cause: Cause {
            root: raw.cause.root,
            trigger: raw.cause.trigger,
            detection: raw.cause.detection,
            contributing: raw.cause.contributing,
            supplier: raw.cause.supplier,
        },
        lessons: Lessons {
            went_well: raw.lessons.went_well,
            went_badly: raw.lessons.went_badly,
            lucky: raw.lessons.lucky,
        },
        actions,
        open_questions: raw.open_questions.list,
        internal: InternalProse {
            summary: raw.internal.summary.unwrap_or_default(),
            workaround: raw.internal.workaround.unwrap_or_default(),
        },
        public: words([public.what_happened, public.consequence, public.cause, public.prevention]),
        public_translations,
        is_table: false,
        span,
    };
    check_incident(r, &incident);
    Some(incident)
}

fn data_loss(r: &mut Reader<'_>, head: &raw::RawIncidentHead) -> Option<Spanned<DataLoss>> {
    let span = r.span(head.data_loss.span());
    let value = match (head.data_loss.get_ref(), &head.data_loss_note) {
        (raw::RawDataLoss::No, _) => DataLoss::No,
        (raw::RawDataLoss::Unknown, _) => DataLoss::Unknown,
        (raw::RawDataLoss::Yes, Some(note)) if !note.trim().is_empty() => DataLoss::Yes(note.clone()),
        (raw::RawDataLoss::Yes, _) => {
            r.push(
                Diagnostic::error(Code::IncidentDataLoss, "data was lost, and it is not said what")
                    .at(span, "what was lost?")
                    .note("a customer whose data is gone must be told which")
                    .help("add `data_loss_note = \"…\"` in words for the customer"),
            );
            return None;
        }
    };
    Some(Spanned::new(value, span))
}

fn impact(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawImpact>, zone: Option<Zone>) -> Option<Impact> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    let start = r.time(&raw.start, zone);
    let end = match &raw.end {
        None => Some(None),
        Some(end) => r.time(end, zone).map(Some),
    };
    let share = match &raw.share {
        None => Some(None),
        Some(text) => {
            let at = r.span(text.span());
            r.share(text.get_ref(), at).map(Some)
        }
    };
    let reported_at = match &raw.reported_at {
        None => Some(None),
        Some(text) => r.time(text, zone).map(Some),
    };
    let (start, end) = (start?, end?);
    if let (Some(end), Some(raw_end)) = (end, &raw.end)
        && end <= start
    {
        let (end_span, start_span) = (r.span(raw_end.span()), r.span(raw.start.span()));
        r.push(
            Diagnostic::error(Code::IntervalBackwards, "this window of impact ends before it starts")
                .at(end_span, format!("{end} is not after {start}"))
                .at(start_span, "starts here")
                .note("affected time would be nought or negative")
                .help("check the dates, and the offsets if there are any"),
        );
        return None;
    }
    let approximate = match raw.approximate {
        None => Approximate::default(),
        Some(raw::RawApproximate::Start) => Approximate { start: true, end: false },
        Some(raw::RawApproximate::End) => Approximate { start: false, end: true },
        Some(raw::RawApproximate::Both) => Approximate { start: true, end: true },
    };
    Some(Impact {
        service: ServiceId::new(raw.service.get_ref().clone()),
        regions: raw.regions.iter().map(|t| t.get_ref().clone()).collect(),
        component: raw.component.as_ref().map(|t| t.get_ref().clone()),
        customers: raw.customers.iter().map(|t| CustomerId::new(t.get_ref().clone())).collect(),
        start,
        end,
        kind: match raw.kind {
            raw::RawImpactKind::Down => ImpactKind::Down,
            raw::RawImpactKind::Degraded => ImpactKind::Degraded,
        },
        share: share?,
        approximate,
        excluded: raw.excluded.map(|e| ExclusionClaim { class: exclusion_class(e.class), reason: e.reason }),
        reported_at: reported_at?,
        span,
    })
}

/// The class in the model.
pub fn exclusion_class(raw: raw::RawExclusionClass) -> ExclusionClass {
    match raw {
        raw::RawExclusionClass::Maintenance => ExclusionClass::Maintenance,
        raw::RawExclusionClass::EmergencyMaintenance => ExclusionClass::EmergencyMaintenance,
        raw::RawExclusionClass::Customer => ExclusionClass::Customer,
        raw::RawExclusionClass::ThirdParty => ExclusionClass::ThirdParty,
        raw::RawExclusionClass::ForceMajeure => ExclusionClass::ForceMajeure,
    }
}

fn event(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawEvent>, zone: Option<Zone>) -> Option<Event> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    Some(Event {
        at: r.time(&raw.at, zone)?,
        approximate: raw.approximate,
        kind: match raw.kind {
            raw::RawEventKind::Started => EventKind::Started,
            raw::RawEventKind::Detected => EventKind::Detected,
            raw::RawEventKind::Acknowledged => EventKind::Acknowledged,
            raw::RawEventKind::Identified => EventKind::Identified,
            raw::RawEventKind::Mitigated => EventKind::Mitigated,
            raw::RawEventKind::Resolved => EventKind::Resolved,
            raw::RawEventKind::Action => EventKind::Action,
            raw::RawEventKind::Note => EventKind::Note,
        },
        text: raw.text,
        source: raw.source,
        span,
    })
}

fn communication(
    r: &mut Reader<'_>,
    raw: toml::Spanned<raw::RawCommunication>,
    zone: Option<Zone>,
) -> Option<Communication> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    let next_update = match &raw.next_update {
        None => None,
        Some(text) => Some(r.time(text, zone)?),
    };
    Some(Communication {
        at: r.time(&raw.at, zone)?,
        channel: raw.channel,
        audience: match raw.audience {
            raw::RawAudience::Public => Audience::Public,
            raw::RawAudience::Customers => Audience::Customers,
            raw::RawAudience::Internal => Audience::Internal,
        },
        text: translated(Some(raw.text), raw.text_in),
        next_update,
        span,
    })
}

/// What must hold within one incident, whichever format it came in.
pub(super) fn check_incident(r: &mut Reader<'_>, incident: &Incident) {
    if incident.status == IncidentStatus::Resolved {
        for impact in incident.impacts.iter().filter(|i| i.end.is_none()) {
            r.push(
                Diagnostic::error(
                    Code::IncidentOpenEnd,
                    format!("`{}` is resolved, and this window of impact has no end", incident.id),
                )
                .at(impact.span, "when did it end?")
                .note("every customer of the service would go on collecting affected time")
                .help("add `end`, or set `status = \"open\"` while it goes on"),
            );
        }
    }
    let first = |kind: EventKind| incident.events.iter().find(|e| e.kind == kind);
    let milestones = [
        EventKind::Started,
        EventKind::Detected,
        EventKind::Acknowledged,
        EventKind::Mitigated,
        EventKind::Resolved,
    ];
    let present: Vec<&Event> = milestones.into_iter().filter_map(first).collect();
    for pair in present.windows(2) {
        if pair[1].at < pair[0].at {
            r.push(
                Diagnostic::error(
                    Code::IncidentOrder,
                    format!(
                        "`{}` was {} before it had {}",
                        incident.id,
                        pair[1].kind.word(),
                        pair[0].kind.word()
                    ),
                )
                .at(pair[1].span, format!("{} at {}", pair[1].kind.word(), pair[1].at))
                .at(pair[0].span, format!("{} at {}", pair[0].kind.word(), pair[0].at))
                .note("times to detect, mitigate and resolve would be negative in the postmortem")
                .help("check the times and their zone"),
            );
        }
    }
    let internal = PublicProse {
        what_happened: incident.internal.summary.clone(),
        consequence: incident.internal.workaround.clone(),
        ..PublicProse::default()
    };
    let prose = [&incident.public, &internal].into_iter().chain(incident.public_translations.values());
    for text in prose.flat_map(|p| [&p.what_happened, &p.consequence, &p.cause, &p.prevention]) {
        if let Some(why) = unsafe_prose(text) {
            r.push(
                Diagnostic::error(Code::IncidentProse, format!("the prose of `{}` holds {why}", incident.id))
                    .at(incident.span, "in this incident")
                    .note("letters are read in mail programs and browsers; nothing in them may run or load")
                    .help("prose may have paragraphs, lists, emphasis, code and http, https or mailto links"),
            );
        }
    }
    if incident.public.what_happened.trim().is_empty() {
        r.push(
            Diagnostic::warning(
                Code::IncidentPublic,
                format!("`{}` has no words for customers", incident.id),
            )
            .at(incident.span, "no `[public] what_happened`")
            .note("letters about it are held until somebody writes them")
            .help("[public]\nwhat_happened = \"\"\"…\"\"\""),
        );
    }
}

fn unsafe_prose(text: &str) -> Option<String> {
    use pulldown_cmark::Event as Md;
    use pulldown_cmark::Tag;
    let link = |url: &str| {
        let lower = url.trim().to_ascii_lowercase();
        let fine = ["http://", "https://", "mailto:"].iter().any(|p| lower.starts_with(p));
        (!fine).then(|| format!("a link to `{url}`"))
    };
    pulldown_cmark::Parser::new(text).find_map(|event| match event {
        Md::Html(_) | Md::InlineHtml(_) => Some("HTML".to_owned()),
        Md::Start(Tag::Image { .. }) => Some("an image".to_owned()),
        Md::Start(Tag::Link { dest_url, .. }) => link(&dest_url),
        _ => None,
    })
}

/// Whether prose is of the safe subset.
pub fn safe_prose(text: &str) -> bool {
    unsafe_prose(text).is_none()
}
