//! Whether the customer must ask, and until when.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::sla::Anchor;
use crate::sla::Claim;
use crate::sla::ClaimStep;
use crate::sla::Deadline;
use crate::source::Span;
use crate::time::Elapsed;

pub(super) fn claim(r: &mut Reader<'_>, raw: &raw::RawClaim, id_span: Span) -> Option<Claim> {
    if raw.automatic {
        return Some(Claim::Automatic);
    }
    let (Some(within), Some(anchor)) = (&raw.within, raw.anchor) else {
        r.push(
            Diagnostic::error(Code::SlaRule, "this SLA must be claimed, and it is not said until when")
                .at(id_span, "the claim rule of this SLA")
                .note("a letter must tell the customer the last day")
                .help("[claim]\nautomatic = false\nwithin = \"30d\"\nanchor = \"period-end\""),
        );
        return None;
    };
    let at = r.span(within.span());
    let length = deadline(r, within.get_ref(), at);
    let also: Option<Vec<ClaimStep>> = raw
        .also
        .iter()
        .map(|step| {
            let at = r.span(step.within.span());
            let length = deadline(r, step.within.get_ref(), at)?;
            Some(ClaimStep { what: step.what.clone(), length, anchor: anchor_of(step.anchor) })
        })
        .collect();
    Some(Claim::Within { length: length?, anchor: anchor_of(anchor), also: also? })
}

fn anchor_of(raw: raw::RawAnchor) -> Anchor {
    match raw {
        raw::RawAnchor::PeriodEnd => Anchor::PeriodEnd,
        raw::RawAnchor::IncidentEnd => Anchor::IncidentEnd,
        raw::RawAnchor::IncidentStart => Anchor::IncidentStart,
    }
}

/// `30d`, `72h`, `5 business days`, `2 months`.
fn deadline(r: &mut Reader<'_>, text: &str, at: Span) -> Option<Deadline> {
    let (number, unit) = text.trim().split_once(' ').unwrap_or((text, ""));
    let number: Option<u32> = number.parse().ok().filter(|n| (1..=1_000).contains(n));
    match (number, unit.trim()) {
        (Some(n), "business day" | "business days") => Some(Deadline::BusinessDays(n)),
        (Some(n), "month" | "months") => Some(Deadline::Months(n)),
        (Some(n), "day" | "days") => Some(Deadline::Time(Elapsed(i64::from(n) * 86_400_000))),
        _ => r.elapsed(text, at).map(Deadline::Time),
    }
}
