//! `contracts.csv` to contract lines with their successive terms.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::Record;
use crate::ingest::lower::Reader;
use crate::ingest::raw::ContractRow;
use crate::ingest::read_records;
use crate::model::Billing;
use crate::model::CustomerId;
use crate::model::Line;
use crate::model::LineId;
use crate::model::ServiceId;
use crate::model::SlaId;
use crate::model::Term;
use std::collections::BTreeMap;

/// The contract lines by id.
pub fn contracts(r: &mut Reader<'_>) -> BTreeMap<LineId, Line> {
    let mut all: BTreeMap<LineId, Line> = BTreeMap::new();
    for record in read_records::<ContractRow>(r.sources, r.source, r.diags) {
        let Some(line) = contract_line(r, &record) else { continue };
        match all.get_mut(&line.id) {
            None => {
                all.insert(line.id.clone(), line);
            }
            Some(known) => {
                if known.customer != line.customer
                    || known.service != line.service
                    || known.region != line.region
                    || known.currency != line.currency
                {
                    r.push(
                        Diagnostic::error(
                            Code::ContractMixed,
                            format!(
                                "the line `{}` changes its customer, service, region or currency",
                                line.id
                            ),
                        )
                        .at(record.span, "this term")
                        .at(known.terms[0].span, "an earlier term of the same line")
                        .note("a line is what a credit is remembered by; it must not become another thing")
                        .help("give the new thing a line id of its own"),
                    );
                    continue;
                }
                known.renamed_from = known.renamed_from.take().or(line.renamed_from);
                known.terms.extend(line.terms);
            }
        }
    }
    for line in all.values_mut() {
        line.terms.sort_by_key(|t| t.start);
        for pair in line.terms.windows(2) {
            if pair[0].end.is_none_or(|end| end > pair[1].start) {
                r.push(
                    Diagnostic::error(
                        Code::ContractOverlap,
                        format!("two terms of `{}` are in force at once", line.id),
                    )
                    .at(pair[1].span, format!("begins on {}", pair[1].start))
                    .at(
                        pair[0].span,
                        match pair[0].end {
                            Some(end) => format!("ends before {end}"),
                            None => "has no end".to_owned(),
                        },
                    )
                    .note("the days that both cover would be paid for twice")
                    .help(format!(
                        "end the earlier term with `{}` (the first day no longer in force)",
                        pair[1].start
                    )),
                );
            }
        }
    }
    all
}

fn contract_line(r: &mut Reader<'_>, record: &Record<ContractRow>) -> Option<Line> {
    let row = &record.row;
    let filled = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    let id = r.id(&row.line, record.cell("line"), "contract line");
    let currency = r.currency(&row.currency, record.cell("currency"));
    let fee = currency.and_then(|c| r.money(&row.fee, c, record.cell("fee"), "fee"));
    let start = r.date(&row.start, record.cell("start"));
    let end = match filled(&row.end) {
        None => Some(None),
        Some(text) => r.date(&text, record.cell("end")).map(Some),
    };
    let billing = match row.billing.as_str() {
        "monthly" => Some(Billing::Monthly),
        "quarterly" => Some(Billing::Quarterly),
        "annual" => Some(Billing::Annual),
        other => {
            r.push(
                Diagnostic::error(Code::TomlValue, format!("`{other}` is not a way of billing"))
                    .at(record.cell("billing"), "how often is the fee due?")
                    .help("write `monthly`, `quarterly` or `annual`"),
            );
            None
        }
    };
    let quantity = match filled(&row.quantity) {
        None => Some(None),
        Some(text) => match text.parse::<i64>() {
            Ok(n) if n >= 0 => Some(Some(n)),
            _ => {
                r.push(
                    Diagnostic::error(Code::NumberUnreadable, format!("`{text}` is not a quantity"))
                        .at(record.cell("quantity"), "a whole number is needed"),
                );
                None
            }
        },
    };
    let (start, end) = (start?, end?);
    if let Some(end) = end.filter(|end| *end <= start) {
        r.push(
            Diagnostic::error(
                Code::IntervalBackwards,
                format!("the term of `{}` ends before it starts", row.line),
            )
            .at(record.cell("end"), format!("{end} is not after {start}"))
            .at(record.cell("start"), "starts here")
            .help("`end` is the first day no longer in force"),
        );
        return None;
    }
    let term = Term {
        sla: filled(&row.sla).map(SlaId::new),
        fee: fee?,
        billing: billing?,
        start,
        end,
        plan: filled(&row.plan),
        quantity: quantity?,
        span: record.span,
        fee_span: record.cell("fee"),
    };
    Some(Line {
        id: LineId::new(id?),
        customer: CustomerId::new(row.customer.clone()),
        service: ServiceId::new(row.service.clone()),
        region: filled(&row.region),
        currency: currency?,
        terms: vec![term],
        renamed_from: filled(&row.renamed_from).map(LineId::new),
    })
}
