//! `goodwill.csv`, `claims.csv`, `bills.csv`, `facts.csv` and `requests.csv`.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::ingest::TextLanguages;
use crate::ingest::lower::Reader;
use crate::ingest::lower::translated;
use crate::ingest::raw::BillRow;
use crate::ingest::raw::ClaimRow;
use crate::ingest::raw::FactRow;
use crate::ingest::raw::GoodwillRow;
use crate::ingest::raw::RequestRow;
use crate::ingest::read_records;
use crate::ingest::read_translated;
use crate::model::Bill;
use crate::model::Claim;
use crate::model::ContractFact;
use crate::model::CustomerId;
use crate::model::Dispute;
use crate::model::Gift;
use crate::model::Goodwill;
use crate::model::IncidentId;
use crate::model::Line;
use crate::model::LineId;
use crate::model::RequestCount;
use crate::model::ServiceId;
use crate::money::Exact;
use crate::money::Money;
use crate::money::Rounding;
use crate::source::Span;
use crate::source::Spanned;
use crate::time::Instant;
use std::collections::BTreeMap;

fn filled(text: &Option<String>) -> Option<String> {
    text.clone().filter(|t| !t.trim().is_empty())
}

/// What people decided to give.
pub fn goodwill(r: &mut Reader<'_>, languages: &TextLanguages) -> Vec<Goodwill> {
    let mut all = Vec::new();
    for record in read_translated::<GoodwillRow>(r.sources, r.source, languages, r.diags) {
        let row = &record.row;
        let month = r.month(&row.period, record.cell("period"));
        let gift = match (filled(&row.days), filled(&row.percent), filled(&row.amount)) {
            (Some(days), None, None) => {
                r.number(&days, record.cell("days"), "number of days").map(Gift::Days)
            }
            (None, Some(p), None) => r.percent(&p, record.cell("percent"), "goodwill").map(Gift::Percent),
            (None, None, Some(amount)) => {
                let currency = filled(&row.currency).unwrap_or_default();
                let currency = r.currency(&currency, record.cell("currency"));
                currency.and_then(|c| r.money(&amount, c, record.cell("amount"), "goodwill")).map(Gift::Fixed)
            }
            _ => {
                r.push(
                    Diagnostic::error(
                        Code::GoodwillShape,
                        "this row does not say exactly one of days, percent or amount",
                    )
                    .at(record.span, "how much is given?")
                    .help("fill one of the three columns and leave the other two empty"),
                );
                None
            }
        };
        let decided_on = match filled(&row.decided_on) {
            None => Some(None),
            Some(text) => r.date(&text, record.cell("decided_on")).map(Some),
        };
        let (Some(month), Some(gift), Some(decided_on)) = (month, gift, decided_on) else { continue };
        let id = match filled(&row.id) {
            None => None,
            Some(id) => r.id(&id, record.cell("id"), "gift"),
        };
        let customer = (row.customer != "*").then(|| CustomerId::new(row.customer.clone()));
        let incident = filled(&row.incident).map(IncidentId::new);
        let is_same = |g: &&Goodwill| {
            g.month == month
                && g.incident == incident
                && g.id == id
                && (g.customer == customer || g.customer.is_none() || customer.is_none())
        };
        if let Some(first) = all.iter().find(is_same) {
            let whom = if row.customer == "*" { "everybody" } else { &row.customer };
            r.push(
                Diagnostic::error(
                    Code::GoodwillShape,
                    format!("two gifts to {whom} in {month} cannot be told apart"),
                )
                .at(record.span, "this one")
                .at(first.span, "and this one")
                .note("a gift is remembered by its customer, its incident and its id; of two that are the same, one would be given twice or never")
                .help("give each a word of its own in the column `id`"),
            );
            continue;
        }
        all.push(Goodwill {
            month,
            customer,
            incident,
            id,
            gift,
            decided_by: row.decided_by.clone(),
            decided_on,
            reason: translated(Some(row.reason.clone()), record.translations("reason")),
            span: record.span,
        });
    }
    all
}

/// What customers asked for.
pub fn claims(r: &mut Reader<'_>) -> Vec<Claim> {
    let mut all = Vec::new();
    for record in read_records::<ClaimRow>(r.sources, r.source, r.diags) {
        let row = &record.row;
        let month = r.month(&row.period, record.cell("period"));
        let note = filled(&row.dispute_note);
        let disputed_on = match (filled(&row.disputed_on), &note) {
            (None, None) => None,
            // A note without a day is asked for its day.
            (day, _) => r.date(day.as_deref().unwrap_or(""), record.cell("disputed_on")),
        };
        let received_on = match (filled(&row.received_on), disputed_on) {
            (None, Some(_)) => Some(None),
            (day, _) => r.date(day.as_deref().unwrap_or(""), record.cell("received_on")).map(Some),
        };
        let (Some(month), Some(received_on)) = (month, received_on) else { continue };
        all.push(Claim {
            customer: CustomerId::new(row.customer.clone()),
            line: filled(&row.line).map(LineId::new),
            month,
            received_on,
            reference: filled(&row.reference),
            dispute: disputed_on.map(|on| Dispute { on, note: note.unwrap_or_default() }),
            span: record.span,
        });
    }
    all
}

/// What SLAs ask for, by contract line.
pub fn facts(r: &mut Reader<'_>) -> BTreeMap<LineId, Vec<ContractFact>> {
    let mut all: BTreeMap<LineId, Vec<ContractFact>> = BTreeMap::new();
    for record in read_records::<FactRow>(r.sources, r.source, r.diags) {
        let row = &record.row;
        let Some(month) = r.month(&row.period, record.cell("period")) else { continue };
        let of_line = all.entry(LineId::new(row.line.clone())).or_default();
        if let Some(first) = of_line.iter().find(|f| f.month == month && f.name == row.name) {
            r.push(
                Diagnostic::error(
                    Code::IdDuplicate,
                    format!("`{}` of `{}` in {month} is given twice", row.name, row.line),
                )
                .at(record.span, "again here")
                .at(first.value.span, "first here")
                .help("leave one of the two"),
            );
            continue;
        }
        let value = Spanned::new(row.value.clone(), record.cell("value"));
        of_line.push(ContractFact { month, name: row.name.clone(), value });
    }
    all
}

/// Requests and errors by service, in time order.
pub fn requests(r: &mut Reader<'_>) -> BTreeMap<ServiceId, Vec<RequestCount>> {
    let mut all: BTreeMap<ServiceId, Vec<RequestCount>> = BTreeMap::new();
    let mut seen: BTreeMap<(String, Option<String>, Instant), Span> = BTreeMap::new();
    for record in read_records::<RequestRow>(r.sources, r.source, r.diags) {
        let row = &record.row;
        let at = r.instant(&row.start, None, record.cell("start"));
        let mut count = |name: &str, text: &str| {
            let found = text.trim().parse::<u64>().ok();
            if found.is_none() {
                r.push(
                    Diagnostic::error(Code::NumberUnreadable, format!("`{text}` is not a count of {name}"))
                        .at(record.cell(name), "a whole number of nought or more is needed"),
                );
            }
            found
        };
        let (requests, errors) = (count("requests", &row.requests), count("errors", &row.errors));
        let (Some(at), Some(requests), Some(errors)) = (at, requests, errors) else { continue };
        if errors > requests {
            r.push(
                Diagnostic::error(Code::NumberUnreadable, "there are more errors than requests")
                    .at(record.cell("errors"), format!("of {requests} requests"))
                    .note("an error rate above 100 % would be paid for"),
            );
            continue;
        }
        if let Some(first) = seen.insert((row.service.clone(), filled(&row.region), at), record.span) {
            r.push(
                Diagnostic::error(Code::IdDuplicate, format!("`{}` is counted twice for {at}", row.service))
                    .at(record.span, "again here")
                    .at(first, "first here")
                    .note("its requests and errors would be added up")
                    .help("leave one of the two"),
            );
            continue;
        }
        let count = RequestCount { region: filled(&row.region), at, requests, errors };
        all.entry(ServiceId::new(row.service.clone())).or_default().push(count);
    }
    all.values_mut().for_each(|list| list.sort_by_key(|c| c.at));
    all
}

/// What was billed. The currency is that of the contract line.
pub fn bills(r: &mut Reader<'_>, lines: &BTreeMap<LineId, Line>) -> Vec<Bill> {
    let mut all: Vec<Bill> = Vec::new();
    for record in read_records::<BillRow>(r.sources, r.source, r.diags) {
        let row = &record.row;
        let id = LineId::new(row.line.clone());
        let month = r.month(&row.period, record.cell("period"));
        let Some(line) = lines.get(&id) else {
            r.push(
                Diagnostic::error(Code::RefLine, format!("`{id}` is billed and is not a contract line"))
                    .at(record.cell("line"), "not in contracts.csv")
                    .help(did_you_mean(id.as_str(), lines.keys().map(LineId::as_str))),
            );
            continue;
        };
        let net = r.money(&row.net, line.currency, record.cell("net"), "billed amount");
        let (Some(month), Some(net)) = (month, net) else { continue };
        if let Some(first) =
            all.iter().find(|b| b.line == id && b.month == month && b.number == filled(&row.number))
        {
            r.push(
                Diagnostic::error(
                    Code::IdDuplicate,
                    format!("`{id}` is billed twice for {month} under the same number"),
                )
                .at(record.span, "again here")
                .at(first.span, "first here")
                .note("the base of the credit would be doubled")
                .help("keep one of the two, or give the second invoice its own number"),
            );
            continue;
        }
        let tax_rate = match filled(&row.tax_rate) {
            None => Some(None),
            Some(text) => r.percent(&text, record.cell("tax_rate"), "tax rate").map(Some),
        };
        let gross = match filled(&row.gross) {
            None => Some(None),
            Some(text) => r.money(&text, line.currency, record.cell("gross"), "amount with tax").map(Some),
        };
        let paid = match filled(&row.paid).as_deref() {
            None => Some(None),
            Some("yes") => Some(Some(true)),
            Some("no") => Some(Some(false)),
            Some(other) => {
                r.push(
                    Diagnostic::error(
                        Code::TomlValue,
                        format!("`{other}` does not say whether the bill is paid"),
                    )
                    .at(record.cell("paid"), "`yes` or `no`")
                    .note("what is paid is credited to the account, what is not is taken off the bill")
                    .help("write `yes` or `no`, or leave the cell empty when it is not known"),
                );
                None
            }
        };
        let (Some(tax_rate), Some(gross), Some(paid)) = (tax_rate, gross, paid) else { continue };
        if let (Some(rate), Some(gross)) = (&tax_rate, gross) {
            gross_agrees(r, net, rate, gross, record.cell("gross"));
        }
        all.push(Bill {
            line: id,
            month,
            invoice_id: filled(&row.invoice_id),
            number: filled(&row.number),
            net,
            tax_rate,
            gross,
            paid,
            span: record.span,
        });
    }
    all
}

/// Warns of a bill whose net amount, rate and amount with tax do not go together. A minor unit may be rounding.
fn gross_agrees(r: &mut Reader<'_>, net: Money, rate: &Exact, gross: Money, span: Span) {
    let tax = Rounding::HalfUp.round(&net.exact().times(rate)).map(|rounded| rounded.money);
    let Some(expected) = tax.and_then(|tax| net.plus(tax)) else { return };
    let off = expected.minor.abs_diff(gross.minor);
    if off > 1 {
        r.push(
            Diagnostic::warning(
                Code::BillGross,
                format!("the amount with tax is {gross}, and net and rate make {expected}"),
            )
            .at(span, "does not agree with `net` and `tax_rate`")
            .note("the tax of a credit is reckoned by the rate; it would not be a share of the tax that was billed")
            .help("look at the invoice: a row stands for one contract line, not for the whole invoice"),
        );
    }
}
