//! The sheets of the workbook.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::TaxAdvice;
use crate::language::Language;
use crate::model::Bill;
use crate::model::LineId;
use crate::money::Currency;
use crate::money::Money;
use crate::money::format_percent;
use crate::money::format_percent_down;
use crate::render::table;
use crate::render::xlsx::cells::Cell;
use crate::render::xlsx::cells::Column;
use crate::render::xlsx::cells::Formats;
use crate::render::xlsx::cells::Page;
use crate::time::Elapsed;
use crate::time::Month;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeMap;

fn text(words: impl ToString) -> Cell {
    Cell::Text(words.to_string().replace('\u{a0}', " "))
}

/// The sheet that control totals are read back from; the names of its columns are those of `read`.
pub(super) const CREDITS: [Column; 26] = [
    Column::One("credit_id", 34),
    Column::One("short_id", 22),
    Column::One("period", 9),
    Column::One("customer", 16),
    Column::One("customer_name", 30),
    Column::One("credit_to", 16),
    Column::One("line", 10),
    Column::One("sla_id", 14),
    Column::One("sla_version", 10),
    Column::One("uptime", 12),
    Column::One("tier", 30),
    Column::One("currency", 9),
    Column::Money("base", "base_exact"),
    Column::Money("credit", "credit_exact"),
    Column::Money("issued_before", "issued_before_exact"),
    Column::Money("difference", "difference_exact"),
    Column::One("kind", 10),
    Column::One("state", 14),
    Column::One("in_kind", 20),
    Column::One("claim_by", 11),
    Column::One("invoice", 16),
    Column::One("advice_tax_rate", 12),
    Column::Money("advice_tax", "advice_tax_exact"),
    Column::Money("advice_gross", "advice_gross_exact"),
    Column::One("decided_by", 18),
    Column::One("workings_digest", 20),
];

pub(super) fn credits(
    facts: &PeriodFacts<'_>,
    sheet: &mut Worksheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, "credits", &CREDITS, formats)?;
    let bills = facts.workspace.bills_by_line();
    for row in &facts.ledger.rows {
        page.row(credit(facts, row, &bills));
    }
    page.end()
}

fn credit(facts: &PeriodFacts<'_>, row: &LedgerRow, bills: &BTreeMap<(&LineId, Month), &Bill>) -> Vec<Cell> {
    let name = facts.workspace.customers.get(&row.customer).map_or("", |c| c.name.as_str());
    let (sla, version) = row.sla.as_ref().map_or(("", ""), |(id, v)| (id.as_str(), v.as_str()));
    let bill = row.line.as_ref().and_then(|line| bills.get(&(line, row.month)));
    let rate = bill.and_then(|b| b.tax_rate.as_ref()).filter(|_| row.is_to_book());
    let advice = rate.and_then(|rate| TaxAdvice::of(row.difference, rate));
    let money = |amount: Option<Money>| amount.map_or(Cell::NoMoney, Cell::Money);
    vec![
        text(&row.id),
        text(&row.short_id),
        text(row.month),
        text(&row.customer),
        text(name),
        text(&row.credit_to),
        text(row.line.as_ref().map_or("", |l| l.as_str())),
        text(sla),
        text(version),
        text(row.uptime.as_ref().map_or("", |(_, shown)| shown.as_str())),
        text(&row.tier),
        text(row.amount.currency),
        Cell::Fraction(row.base.clone()),
        Cell::Money(row.amount),
        Cell::Money(row.issued_before),
        Cell::Money(row.difference),
        text(row.kind.name()),
        text(row.state.name()),
        text(&row.in_kind),
        text(row.claim_by.map(|d| d.to_string()).unwrap_or_default()),
        text(row.invoice.as_deref().unwrap_or("")),
        text(advice.as_ref().map(|a| format_percent(&a.rate)).unwrap_or_default()),
        money(advice.as_ref().map(|a| a.tax)),
        money(advice.as_ref().map(|a| a.gross)),
        text(row.decision.as_ref().map_or("", |d| d.by.as_str())),
        text(row.workings_digest()),
    ]
}

const LINES: [Column; 14] = [
    Column::One("customer", 16),
    Column::One("customer_name", 30),
    Column::One("line", 10),
    Column::One("service", 16),
    Column::One("region", 10),
    Column::One("sla_id", 14),
    Column::One("period_from", 12),
    Column::One("period_to", 12),
    Column::One("commitment", 12),
    Column::One("uptime", 12),
    Column::One("uptime_exact", 18),
    Column::One("affected", 16),
    Column::One("outcome", 16),
    Column::Money("credit", "credit_exact"),
];

/// Every contract line in force, kept promises among them.
pub(super) fn lines(
    facts: &PeriodFacts<'_>,
    sheet: &mut Worksheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, "lines", &LINES, formats)?;
    for result in &facts.lines {
        let line = result.line();
        let name = facts.workspace.customers.get(&line.customer).map_or("", |c| c.name.as_str());
        let mut cells = vec![
            text(&line.customer),
            text(name),
            text(&line.id),
            text(&line.service),
            text(line.region.as_deref().unwrap_or("")),
        ];
        match result {
            LineResult::Assessed(a) => {
                let edges = std::slice::from_ref(&a.policy.commitment);
                cells.extend([
                    text(&a.policy.id),
                    text(a.days.first),
                    text(a.days.last()),
                    text(format_percent_down(&a.policy.commitment, 1, edges)),
                    text(format_percent_down(&a.measured.uptime, 3, edges)),
                    text(&a.measured.uptime),
                    text(a.affected()),
                    text(outcome(a.outcome)),
                    Cell::Money(a.credit),
                ]);
            }
            LineResult::Unpromised { measured, .. } => {
                let affected = Elapsed(i64::try_from(measured.affected.floor()).unwrap_or(i64::MAX));
                let none = || text("");
                cells.extend([none(), none(), none(), none(), none(), none()]);
                cells.extend([text(affected), text("nothing was promised"), Cell::NoMoney]);
            }
        }
        page.row(cells);
    }
    page.end()
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NothingOwed => "missed, nothing owed",
        Outcome::BelowMinimum => "below minimum",
        Outcome::CarriedOver => "carried over",
        Outcome::Owed => "owed",
        Outcome::AwaitingClaim => "awaiting claim",
        Outcome::TooLate => "too late",
        Outcome::InKind => "in kind",
        Outcome::Undecided => "undecided",
        Outcome::ToDate => "not over",
    }
}

pub(super) fn outages(
    facts: &PeriodFacts<'_>,
    sheet: &mut Worksheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let columns = table::OUTAGES.map(|name| Column::One(name, 20));
    let mut page = Page::new(sheet, "outages", &columns, formats)?;
    table::outages(facts, &mut |cells| page.row(cells.into_iter().map(typed)));
    page.end()
}

pub(super) fn not_owed(
    facts: &PeriodFacts<'_>,
    sheet: &mut Worksheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let columns = table::NOT_OWED.map(|name| Column::One(name, 20));
    let mut page = Page::new(sheet, "not owed", &columns, formats)?;
    table::not_owed(facts, &mut |cells| page.row(cells.into_iter().map(typed)));
    page.end()
}

fn typed(cell: table::Cell) -> Cell {
    Cell::Text(cell.typed())
}

const TOTALS: [Column; 4] = [
    Column::One("what", 34),
    Column::One("currency", 9),
    Column::One("rows", 8),
    Column::Money("total", "total_exact"),
];

/// Totals by currency: no two kinds and no two currencies in one.
pub(super) fn totals(
    facts: &PeriodFacts<'_>,
    sheet: &mut Worksheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, "totals by currency", &TOTALS, formats)?;
    let ledger = &facts.ledger;
    let mut block = |what: &str, sums: BTreeMap<Currency, Money>, is_in: &dyn Fn(&LedgerRow) -> bool| {
        for (currency, sum) in sums {
            let rows = ledger.rows.iter().filter(|r| r.amount.currency == currency && is_in(r)).count();
            let rows = i64::try_from(rows).unwrap_or(i64::MAX);
            page.row([text(what), text(currency), Cell::Count(rows), Cell::Money(sum)]);
        }
    };
    block("credits to be issued", ledger.control_totals(), &LedgerRow::is_in_control_total);
    block("goodwill to be issued", ledger.goodwill_totals(), &|r| r.is_to_book() && !r.is_in_control_total());
    block("credits awaiting a claim", ledger.awaiting_totals(), &|r| {
        r.state == crate::credit::RowState::AwaitingClaim
    });
    page.end()
}

const WORKINGS: [Column; 8] = [
    Column::One("credit_id", 34),
    Column::One("depth", 7),
    Column::One("what", 30),
    Column::One("value", 24),
    Column::One("exact", 24),
    Column::One("rule", 60),
    Column::One("clause", 16),
    Column::One("sources", 40),
];

/// The workings of every row, step by step.
pub(super) fn workings(
    facts: &PeriodFacts<'_>,
    sheet: &mut Worksheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, "workings", &WORKINGS, formats)?;
    let english = Language::english();
    for row in &facts.ledger.rows {
        row.workings.walk(&mut |depth, step| {
            page.row([
                text(&row.id),
                Cell::Count(i64::try_from(depth).unwrap_or(i64::MAX)),
                text(english.phrase(&step.what)),
                text(english.value(&step.value)),
                text(step.value.exact().unwrap_or_default()),
                text(english.phrase(&step.rule)),
                text(step.clause.as_deref().unwrap_or("")),
                text(step.sources.join(", ")),
            ]);
        });
    }
    page.end()
}
