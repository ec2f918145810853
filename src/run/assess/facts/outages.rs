//! Outages and windows of facts.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::raw;
use crate::interval::Interval;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::model::Approximate;
use crate::model::ExclusionClaim;
use crate::model::ExclusionClass;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::model::MaintenanceKind;
use crate::run::assess::facts::lower::Lower;
use crate::run::assess::facts::wrong;
use crate::sla::Clock;
use crate::sla::ExclusionWindow;
use crate::sla::allowed_windows;
use crate::sla::within_allowances;
use crate::source::Span;

impl Lower<'_, '_> {
    pub(super) fn stretch(
        &mut self,
        start: &raw::TimeText,
        end: &raw::TimeText,
        at: Span,
    ) -> Option<Interval> {
        let zone = self.local;
        let (from, to) = (self.r.time(start, zone), self.r.time(end, zone));
        let (from, to) = (self.keep(from)?, self.keep(to)?);
        let stretch = Interval::new(from, to);
        if stretch.is_none() {
            let end_at = self.r.span(end.span());
            self.push(
                Diagnostic::error(Code::IntervalBackwards, "this ends before it starts")
                    .at(end_at, "not after its start")
                    .at(at, "this stretch"),
            );
        }
        stretch
    }

    pub(super) fn outages(&mut self, raw: &raw::RawFacts) -> (Pieces, Origins) {
        let (mut pieces, mut origins) = (Pieces::default(), Origins::default());
        for (i, item) in raw.outage.iter().enumerate() {
            let at = self.r.span(item.span());
            let outage = item.get_ref();
            let Some(stretch) = self.stretch(&outage.start, &outage.end, at) else { continue };
            let share = outage.share.as_ref().and_then(|text| {
                let at = self.r.span(text.span());
                let read = self.r.share(text.get_ref(), at);
                self.keep(read)
            });
            let reported_at = self.moment(outage.reported_at.as_ref(), self.zone);
            if self.policy.clock == Clock::Reported && outage.reported_at.is_none() {
                self.push(
                    wrong("this SLA counts from when the customer reported an outage, and that is not given")
                        .at(at, "this outage")
                        .help("reported_at = \"2026-03-02T10:20:00Z\"   # or `--outage START/END@REPORTED`"),
                );
            }
            let class = outage.cause.map(|cause| match cause {
                raw::RawOutageCause::Customer => ExclusionClass::Customer,
                raw::RawOutageCause::ThirdParty => ExclusionClass::ThirdParty,
                raw::RawOutageCause::ForceMajeure => ExclusionClass::ForceMajeure,
            });
            let origin = origins.add(OriginFacts {
                origin: Origin::Incident {
                    incident: IncidentId::new(format!("outage-{}", i + 1)),
                    impact: 0,
                },
                kind: if share.is_some() { ImpactKind::Degraded } else { ImpactKind::Down },
                share,
                excluded: class.map(|class| ExclusionClaim { class, reason: String::new() }),
                approximate: Approximate::default(),
                reported_at,
                place: self.r.place(at),
                whole: Some(stretch),
                only_names: false,
            });
            pieces.push(stretch, origin);
        }
        (pieces, origins)
    }

    pub(super) fn windows(&mut self, raw: &raw::RawFacts) -> Vec<ExclusionWindow> {
        let mut windows = Vec::new();
        for item in &raw.maintenance {
            let at = self.r.span(item.span());
            let window = item.get_ref();
            let Some(stretch) = self.stretch(&window.start, &window.end, at) else { continue };
            let announced = self.moment(window.announced_at.as_ref(), self.zone);
            let kind = if window.emergency { MaintenanceKind::Emergency } else { MaintenanceKind::Planned };
            windows.extend(allowed_windows(
                self.policy,
                self.zone,
                kind,
                stretch,
                announced,
                &self.r.place(at),
            ));
        }
        within_allowances(self.policy, self.zone, windows)
    }
}
