//! `amends.toml` to settings.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::evidence::Preset;
use crate::ingest::evidence::no_hold;
use crate::ingest::lower::Reader;
use crate::ingest::lower::approval::approval;
use crate::ingest::lower::approval::escalation;
use crate::ingest::lower::approval::goodwill_rules;
use crate::ingest::lower::evidence_rules::OwnRules;
use crate::ingest::lower::evidence_rules::rules;
use crate::ingest::lower::evidence_rules::source_rules;
use crate::ingest::lower::finance::finance;
use crate::ingest::lower::forms::forms;
use crate::ingest::lower::mail::mail;
use crate::ingest::lower::translated;
use crate::ingest::raw;
use crate::interval::Hours;
use crate::interval::Interval;
use crate::model::Company;
use crate::model::Contact;
use crate::model::Credits;
use crate::model::Defaults;
use crate::model::Documents;
use crate::model::FollowUp;
use crate::model::Format;
use crate::model::LanguageFallback;
use crate::model::LetterSizes;
use crate::model::MonitoringSource;
use crate::model::OnReject;
use crate::model::Settings;
use crate::model::Signatory;
use crate::model::UpdateEvery;
use crate::money::Currency;
use crate::source::Span;
use crate::source::Spanned;
use crate::time::Elapsed;
use crate::time::Zone;

/// The settings. The logo is still the name of its file; `lower` has no disk.
pub fn settings(r: &mut Reader<'_>, raw: raw::RawSettings) -> Option<Settings> {
    r.schema(raw.schema);
    let company = company(r, raw.company);
    let defaults = defaults(r, &raw.defaults);
    let signatories: Vec<Signatory> = raw
        .signatory
        .into_iter()
        .map(|s| Signatory {
            id: s.id,
            name: s.name,
            title: translated(Some(s.title), s.title_in),
            email: s.email.map(|m| mail(r, m)),
        })
        .collect();
    let documents = documents(r, raw.documents, &signatories);
    let (approval, goodwill) = (approval(r, raw.approval), goodwill_rules(r, raw.goodwill));
    let escalation = raw.escalation.as_ref().and_then(|rule| escalation(r, rule));
    let has_rules = raw.evidence.is_some();
    let evidence = raw.evidence.and_then(|e| rules(r, e));
    let mut seen: Vec<(String, Span)> = Vec::new();
    let mut monitoring = Vec::new();
    for item in raw.monitoring {
        let span = r.span(item.span());
        let source = monitoring_source(r, item.into_inner(), span)?;
        if let Some((_, first)) = seen.iter().find(|(id, _)| *id == source.id) {
            r.push(
                Diagnostic::error(
                    Code::IdDuplicate,
                    format!("two monitoring sources are called `{}`", source.id),
                )
                .at(source.span, "again here")
                .at(*first, "first here")
                .help("give each source a name of its own"),
            );
        }
        seen.push((source.id.clone(), source.span));
        monitoring.push(source);
    }
    if let (false, Some(first)) = (has_rules, monitoring.first()) {
        r.push(
            Diagnostic::error(Code::EvidenceRules, "there is monitoring and no `[evidence]` that says how to read it")
                .at(first.span, "this source needs rules")
                .note("how many failures make an outage, and what silence means, decides how long it was")
                .help("[evidence]\ndecides = \"union\"\nconfirm = 2\ngap_after = \"5min\"\nunknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\""),
        );
    }
    let contact = Contact {
        name: raw.contact.name,
        role: translated(raw.contact.role, raw.contact.role_in),
        email: mail(r, raw.contact.email),
        phone: raw.contact.phone,
        hours: translated(raw.contact.hours, raw.contact.hours_in),
    };
    let finance = finance(r, raw.finance);
    let proactive = raw.credits.proactive.filter(|said| *said.get_ref()).map(|said| r.span(said.span()));
    let credits = Credits { proactive };
    Some(Settings {
        company,
        contact,
        defaults: defaults?,
        documents: documents?,
        approval,
        goodwill,
        escalation,
        evidence,
        monitoring,
        finance,
        credits,
    })
}

fn company(r: &mut Reader<'_>, raw: raw::RawCompany) -> Company {
    if let Some(accent) = &raw.accent {
        let text = accent.get_ref();
        let hex = text.strip_prefix('#').filter(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()));
        if hex.is_none() {
            let span = r.span(accent.span());
            r.push(
                Diagnostic::error(Code::TomlValue, format!("`{text}` is not a colour"))
                    .at(span, "six hexadecimal digits are needed")
                    .help("write for instance `accent = \"#0b4f8a\"`"),
            );
        }
    }
    Company {
        legal_name: raw.legal_name.unwrap_or_else(|| raw.name.clone()),
        name: raw.name,
        address: raw.address,
        country: raw.country,
        email: mail(r, raw.email),
        phone: raw.phone,
        website: raw.website,
        status_page: raw.status_page,
        registration: raw.registration,
        logo: raw.logo.map(toml::Spanned::into_inner),
        accent: raw.accent.map(toml::Spanned::into_inner),
    }
}

fn defaults(r: &mut Reader<'_>, raw: &raw::RawDefaults) -> Option<Defaults> {
    let span = r.span(raw.time_zone.span());
    let zone: Option<Zone> = r.zone(raw.time_zone.get_ref(), span);
    let span = r.span(raw.currency.span());
    let currency: Option<Currency> = r.currency(raw.currency.get_ref(), span);
    Some(Defaults { zone: zone?, language: raw.language.clone(), currency: currency? })
}

fn documents(r: &mut Reader<'_>, raw: raw::RawDocuments, signatories: &[Signatory]) -> Option<Documents> {
    let mut named = |id: &Option<raw::Text>| match id {
        None => Some(None),
        Some(id) => {
            let found = signatories.iter().find(|s| s.id == *id.get_ref());
            if found.is_none() {
                let span = r.span(id.span());
                r.push(
                    Diagnostic::error(
                        Code::RefSource,
                        format!("no `[[signatory]]` is called `{}`", id.get_ref()),
                    )
                    .at(span, "not known")
                    .help(did_you_mean(id.get_ref(), signatories.iter().map(|s| s.id.as_str()))),
                );
            }
            found.map(Some)
        }
    };
    let (chosen, executive) = (named(&raw.signatory), named(&raw.executive_signatory));
    let rule = |text: Option<raw::Text>| {
        text.map(|text| Spanned { span: r.span(text.span()), value: text.into_inner() })
    };
    let sizes =
        LetterSizes { executive: rule(raw.letter_size.executive), short: rule(raw.letter_size.short) };
    if signatories.is_empty() {
        let whole = r.span(0..0);
        r.push(
            Diagnostic::error(Code::TomlMissingKey, "there is no `[[signatory]]`")
                .at(whole, "a letter needs somebody who signs it")
                .help("[[signatory]]\nid = \"ceo\"\nname = \"…\"\ntitle = \"Chief Executive\""),
        );
    }
    let forms = forms(r, raw.forms.as_ref());
    let (business_hours, update_every) =
        (business_hours(r, raw.business_hours), update_every(r, &raw.update_every));
    let signatory = chosen?.or(signatories.first())?;
    Some(Documents {
        business_hours: business_hours?,
        update_every: update_every?,
        executive_signatory: executive?.unwrap_or(signatory).clone(),
        signatory: signatory.clone(),
        sizes,
        goodwill_appears: translated(raw.goodwill_appears, raw.goodwill_appears_in),
        credit_appears: translated(raw.credit_appears, raw.credit_appears_in),
        fallback: match raw.language_fallback {
            None | Some(raw::RawLanguageFallback::Workspace) => LanguageFallback::Workspace,
            Some(raw::RawLanguageFallback::Hold) => LanguageFallback::Hold,
        },
        follow_up: match raw.follow_up {
            None | Some(raw::RawFollowUp::Sent) => FollowUp::Sent,
            Some(raw::RawFollowUp::Hit) => FollowUp::Hit,
            Some(raw::RawFollowUp::Off) => FollowUp::Off,
        },
        page: raw.page.map(|p| match p {
            raw::RawPage::A4 => "A4".to_owned(),
            raw::RawPage::Letter => "Letter".to_owned(),
        }),
        forms,
    })
}

/// When readers of notices are at work, where nobody says otherwise.
const BUSINESS_HOURS: &str = "Mon-Fri 08:00-18:00";

fn business_hours(r: &mut Reader<'_>, text: Option<raw::Text>) -> Option<Hours> {
    let Some(text) = text else { return Hours::parse(BUSINESS_HOURS) };
    let found = Hours::parse(text.get_ref());
    if found.is_none() {
        let span = r.span(text.span());
        r.push(
            Diagnostic::error(Code::TomlValue, format!("`{}` are not hours of the week", text.get_ref()))
                .at(span, "days and times are needed")
                .help("write for instance `business_hours = \"Mon-Fri 08:00-18:00; Sat 09:00-12:00\"`"),
        );
    }
    found
}

fn update_every(r: &mut Reader<'_>, raw: &raw::RawUpdateEvery) -> Option<UpdateEvery> {
    let mut length = |text: &Option<raw::Text>, usual: i64| match text {
        None => Some(Elapsed::seconds(usual * 60)),
        Some(text) => {
            let span = r.span(text.span());
            let found = r.elapsed(text.get_ref(), span)?;
            if found < Elapsed::seconds(60) {
                r.push(
                    Diagnostic::error(Code::TimeDuration, "updates cannot follow each other so quickly")
                        .at(span, "at least `1min`"),
                );
                return None;
            }
            Some(found)
        }
    };
    let (critical, major, minor) =
        (length(&raw.critical, 30), length(&raw.major, 60), length(&raw.minor, 240));
    Some(UpdateEvery { critical: critical?, major: major?, minor: minor? })
}

fn monitoring_source(r: &mut Reader<'_>, raw: raw::RawMonitoring, span: Span) -> Option<MonitoringSource> {
    let mut length = |text: &Option<raw::Text>| match text {
        None => Some(None),
        Some(t) => {
            let at = r.span(t.span());
            r.elapsed(t.get_ref(), at).map(Some)
        }
    };
    let (slow_over, step, hold) = (length(&raw.slow_over), length(&raw.step), length(&raw.hold));
    let zone = match &raw.zone {
        None => Some(None),
        Some(z) => {
            let at = r.span(z.span());
            r.zone(z.get_ref(), at).map(Some)
        }
    };
    let blind: Vec<Interval> =
        raw.blind.iter().filter_map(|text| stretch(r, text, zone.flatten(), "blind")).collect();
    let covers = match &raw.covers {
        None => Some(None),
        Some(text) => stretch(r, text, zone.flatten(), "covers").map(Some),
    };
    let (format, preset) = format(raw.format);
    let c = raw.columns;
    let columns = [
        ("time", c.time),
        ("start", c.start),
        ("end", c.end),
        ("monitor", c.monitor),
        ("service", c.service),
        ("state", c.state),
        ("region", c.region),
        ("probe", c.probe),
        ("latency", c.latency),
    ];
    let s = raw.states;
    let states = [
        ("up", s.up),
        ("down", s.down),
        ("degraded", s.degraded),
        ("maintenance", s.maintenance),
        ("unknown", s.unknown),
    ];
    let (path, id) = (raw.path.get_ref().clone(), raw.id.get_ref().clone());
    let (path_span, id_span) = (r.span(raw.path.span()), r.span(raw.id.span()));
    if path.contains("..") || path.starts_with('/') || path.contains('\\') || path.contains(':') {
        r.push(
            Diagnostic::error(Code::FileName, format!("`{path}` leads out of the workspace"))
                .at(path_span, "only files inside the workspace are read")
                .help("copy the export into the workspace, for instance into `monitoring/`"),
        );
    }
    let id = r.id(&id, id_span, "monitoring source");
    // What a repository of Upptime holds needs it or not, and a file that is looked at first is not known yet.
    if format.needs_hold() && format != Format::Upptime && raw.hold.is_none() {
        r.push(no_hold(span));
    }
    if let (true, Some(text)) = (format.is_sampled(), &raw.covers) {
        let at = r.span(text.span());
        r.push(
            Diagnostic::error(Code::TomlValue, "`covers` says nothing about samples")
                .at(at, "for records of outages only")
                .note("samples say themselves when a monitor was up; their silence is judged by `gap_after`")
                .help("take the line out"),
        );
    }
    let own = OwnRules {
        confirm: raw.confirm.as_ref(),
        gap_after: raw.gap_after.as_ref(),
        onset: raw.onset,
        recovery: raw.recovery,
        quorum: raw.quorum.as_ref(),
        conflicts: raw.conflicts,
        degraded_share: raw.degraded_share.as_ref(),
    };
    let rules = source_rules(r, &own);
    if format == Format::NagiosLog && raw.soft_states.is_none() {
        r.push(
            Diagnostic::error(
                Code::TomlMissingKey,
                "a log of Nagios needs `soft_states`: whether a state counts that is still tried again",
            )
            .at(span, "do soft states count?")
            .note("Nagios checks again before it calls a failure hard; that time is down, or is not, by your rule")
            .help("write `soft_states = \"ignore\"` (as Nagios does in its own reports) or `soft_states = \"count\"`"),
        );
    }
    let mut source = MonitoringSource {
        id: id?,
        path,
        format,
        zone: zone?,
        on_reject: match raw.on_reject {
            Some(raw::RawOnReject::Continue) => OnReject::Continue,
            _ => OnReject::Stop,
        },
        columns: columns.into_iter().filter_map(|(k, v)| v.map(|v| (k.to_owned(), v))).collect(),
        time: raw.time,
        states: states.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
        slow_over: slow_over?,
        step: step?,
        hold: hold?,
        soft_counts: raw.soft_states == Some(raw::RawSoftStates::Count),
        rules: rules?,
        covers: covers?,
        blind,
        span,
        path_span,
    };
    if let Some(preset) = preset {
        preset.fill(&mut source);
        if let Some(warning) = preset.warning(&source) {
            r.push(warning);
        }
    }
    Some(source)
}

/// The format and the preset of columns that a word means.
fn format(raw: raw::RawFormat) -> (Format, Option<Preset>) {
    let format = match raw {
        raw::RawFormat::Samples => Format::Samples,
        raw::RawFormat::Runs => Format::Runs,
        raw::RawFormat::Transitions => Format::Transitions,
        raw::RawFormat::Intervals => Format::Intervals,
        raw::RawFormat::Uptimerobot => Format::UptimeRobot,
        raw::RawFormat::UptimerobotApi => Format::UptimeRobotApi,
        raw::RawFormat::Pingdom => Format::Pingdom,
        raw::RawFormat::Statuscake => Format::StatusCake,
        raw::RawFormat::NagiosLog => Format::NagiosLog,
        raw::RawFormat::ZabbixEvents => Format::ZabbixEvents,
        raw::RawFormat::Prometheus => Format::Prometheus,
        raw::RawFormat::Grafana => Format::Grafana,
        raw::RawFormat::BetterStack => Format::BetterStack,
        raw::RawFormat::Upptime => Format::Upptime,
        raw::RawFormat::NagiosAvail => Format::NagiosAvail,
        raw::RawFormat::Icinga => Format::Icinga,
        raw::RawFormat::ZabbixSli => Format::ZabbixSli,
        raw::RawFormat::DatadogSlo => Format::DatadogSlo,
        raw::RawFormat::DatadogCorrections => Format::DatadogCorrections,
        raw::RawFormat::Cloudwatch => Format::CloudWatch,
        raw::RawFormat::Auto => Format::Auto,
        raw::RawFormat::Statuspage => Format::Statuspage,
        raw::RawFormat::GcpStatus => Format::GcpStatus,
        raw::RawFormat::Pagerduty => Format::PagerDuty,
        raw::RawFormat::UptimeKuma => return (Format::Samples, Some(Preset::UptimeKuma)),
        raw::RawFormat::Site24x7 => return (Format::Intervals, Some(Preset::Site24x7)),
        raw::RawFormat::Opsgenie => return (Format::Intervals, Some(Preset::Opsgenie)),
        raw::RawFormat::Jira => return (Format::Intervals, Some(Preset::Jira)),
    };
    (format, None)
}

/// Two days or two instants with a stroke between them, as ISO 8601 writes an interval.
fn stretch(r: &mut Reader<'_>, text: &raw::Text, zone: Option<Zone>, key: &str) -> Option<Interval> {
    let span = r.span(text.span());
    let Some((from, to)) = text.get_ref().split_once('/') else {
        r.push(
            Diagnostic::error(Code::TimeUnreadable, format!("`{}` is not a stretch of time", text.get_ref()))
                .at(span, "a start, a stroke and an end are needed")
                .help(format!(
                    "write for instance `{key} = \"2026-03-01/2026-04-01\"`; the second day is not included"
                )),
        );
        return None;
    };
    let mut end = |text: &str| match (crate::time::parse_date(text), zone) {
        (Some(day), Some(zone)) => Some(zone.start_of_day(day)),
        (Some(_), None) => {
            r.push(
                Diagnostic::error(
                    Code::TimeNoZone,
                    format!("the day `{}` begins at another time in every zone", text.trim()),
                )
                .at(span, "in which zone?")
                .help(
                    "add `zone = \"Europe/London\"` to the source, or write instants: `2026-03-01T00:00:00Z`",
                ),
            );
            None
        }
        (None, zone) => r.instant(text, zone, span),
    };
    let (start, end) = (end(from), end(to));
    let (start, end) = (start?, end?);
    let found = Interval::new(start, end);
    if found.is_none() {
        r.push(
            Diagnostic::error(Code::IntervalBackwards, format!("`{}` ends before it starts", text.get_ref()))
                .at(span, "the end must be after the start")
                .help("the second day is not included: one day is `2026-03-01/2026-03-02`"),
        );
    }
    found
}
