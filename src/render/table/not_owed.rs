//! `not-owed.csv`: every customer to whom no credit is owed, with the reason and the margin, so that
//! support can answer.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::in_kind;
use crate::credit::Assessment;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::language::Language;
use crate::money::format_percent_down;
use crate::render::table::sheet::Cell;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;
use crate::time::Elapsed;

/// The columns of what is not owed.
pub(in crate::render) const NOT_OWED: [&str; 11] = [
    "customer",
    "customer_name",
    "line",
    "service",
    "sla_id",
    "reason",
    "commitment",
    "uptime_shown",
    "allowed",
    "affected",
    "margin",
];

/// One row for each contract line of each customer without a credit that is owed.
pub fn not_owed_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&NOT_OWED);
    not_owed(facts, &mut |cells| sheet.row(cells));
    sheet.bytes()
}

/// What is not owed, row by row.
pub(in crate::render) fn not_owed(facts: &PeriodFacts<'_>, row: &mut dyn FnMut(Vec<Cell>)) {
    for customer in facts.workspace.customers.values() {
        let rows = facts.ledger.of(&customer.id);
        let owed = rows.iter().any(|r| r.kind == RowKind::Credit && r.state == RowState::Owed);
        if owed {
            continue;
        }
        let mut any = false;
        for result in facts.lines_of(&customer.id) {
            any = true;
            let line = result.line();
            let Verdict { reason, commitment, uptime, allowed, affected, margin } = Verdict::of(result);
            row(vec![
                plain(&customer.id),
                text(&customer.name),
                plain(&line.id),
                plain(&line.service),
                plain(result.assessment().map_or("", |a| a.policy.id.as_str())),
                text(reason),
                plain(commitment),
                plain(uptime),
                plain(allowed),
                plain(affected),
                plain(margin),
            ]);
        }
        if !any {
            let empty = || plain("");
            let reason = text("no contract line was in force in the period");
            row(vec![
                plain(&customer.id),
                text(&customer.name),
                empty(),
                empty(),
                empty(),
                reason,
                empty(),
                empty(),
                empty(),
                empty(),
                empty(),
            ]);
        }
    }
}

/// What a contract line came to, in words; what does not apply is empty.
pub struct Verdict {
    /// Why nothing is owed, or what is.
    pub reason: String,
    /// The promised level.
    pub commitment: String,
    /// The measured one, rounded down.
    pub uptime: String,
    /// How much affected time the promise allows.
    pub allowed: String,
    /// How much there was.
    pub affected: String,
    /// `6 h 2 min to spare`, or `8 min too much`.
    pub margin: String,
}

impl Verdict {
    /// The verdict about a contract line.
    pub fn of(result: &LineResult<'_>) -> Self {
        match result {
            LineResult::Assessed(a) => assessed(a),
            LineResult::Unpromised { measured, is_free, .. } => {
                let affected = Elapsed(i64::try_from(measured.affected.floor()).unwrap_or(i64::MAX));
                let reason = if *is_free { "free plan: there is no fee" } else { "no SLA was agreed" };
                Verdict {
                    reason: reason.to_owned(),
                    commitment: String::new(),
                    uptime: String::new(),
                    allowed: String::new(),
                    affected: affected.to_string(),
                    margin: String::new(),
                }
            }
        }
    }
}

fn assessed(a: &Assessment<'_>) -> Verdict {
    let edges = std::slice::from_ref(&a.policy.commitment);
    let reason = match a.outcome {
        Outcome::Met if a.measured.segments.is_empty() => "not affected".to_owned(),
        Outcome::Met => "the commitment was kept".to_owned(),
        Outcome::NothingOwed => "missed, and by the rules of the SLA nothing is owed".to_owned(),
        Outcome::BelowMinimum => format!("the credit of exactly {} does not pass the minimum", a.exact),
        Outcome::AwaitingClaim => match a.claim.day() {
            Some(day) => format!("{} when claimed by {day}", a.credit),
            None => format!("{} when claimed", a.credit),
        },
        Outcome::TooLate => "was not claimed in time".to_owned(),
        Outcome::CarriedOver => {
            format!("exactly {} is carried over until the agreed sum is reached", a.exact)
        }
        Outcome::Owed => "owed".to_owned(),
        Outcome::InKind => format!("no money: {}", in_kind(Language::english(), a)),
        Outcome::ToDate => "the period is not over".to_owned(),
        Outcome::Undecided => match &a.remedied.undecided {
            Some(undecided) => format!("undecided: {}", Language::english().phrase(&undecided.why)),
            None => "undecided".to_owned(),
        },
    };
    let (allowed, affected) = (a.allowance(), a.affected());
    let margin = if a.outcome == Outcome::Met {
        format!("{} to spare", allowed.less(affected))
    } else {
        format!("{} too much", affected.less(allowed))
    };
    Verdict {
        reason,
        commitment: format_percent_down(&a.policy.commitment, 1, edges),
        uptime: format_percent_down(&a.measured.uptime, 3, edges),
        allowed: allowed.to_string(),
        affected: affected.to_string(),
        margin,
    }
}
