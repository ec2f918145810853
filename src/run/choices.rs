//! What a month would cost if other evidence decided: the price of the quarrel between monitors and incidents.

use crate::compose::ChoiceCost;
use crate::compose::PeriodFacts;
use crate::credit::Ledger;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::diag::Diagnostics;
use crate::model::Decides;
use crate::model::SlaId;
use crate::register::Book;
use crate::run::Request;
use crate::run::period::period;
use crate::sla::Policy;
use std::collections::BTreeMap;

/// The rules in a word, in the order of the tables.
const WORDS: [Decides; 4] = [Decides::Union, Decides::Monitoring, Decides::Incidents, Decides::Intersection];

/// What each rule would cost. Nothing to tell where there are no incidents or no monitoring.
pub(super) fn choices(
    facts: &PeriodFacts<'_>,
    policies: &BTreeMap<SlaId, Policy>,
    request: &Request,
) -> Vec<ChoiceCost> {
    let w = facts.workspace;
    let is_ranked = matches!(w.settings.decides(), Decides::Ranked(_));
    let is_alone = w.incidents.is_empty() && !is_ranked;
    if w.settings.evidence.is_none() || w.settings.monitoring.is_empty() || is_alone {
        return Vec::new();
    }
    let has_own = w.services.values().any(|s| s.decides.is_some());
    let in_force = w.settings.decides();
    let as_set = |choice: String| cost(choice, true, &facts.ledger);
    let mut all: Vec<ChoiceCost> = Vec::new();
    if has_own || matches!(in_force, Decides::Ranked(_)) {
        all.push(as_set("as set".to_owned()));
    }
    for choice in WORDS {
        if !has_own && choice == *in_force {
            all.push(as_set(choice.name()));
            continue;
        }
        let downtime = facts.downtime.if_decided_by(choice.clone());
        // What this says of problems was said of the run itself.
        let mut unsaid = Diagnostics::default();
        let other = period(
            w,
            (policies, facts.languages, &Book::default()),
            facts.sources,
            &downtime,
            request,
            &mut unsaid,
        );
        all.extend(other.map(|other| cost(choice.name(), false, &other.ledger)));
    }
    all
}

fn cost(choice: String, is_in_force: bool, ledger: &Ledger) -> ChoiceCost {
    let pays = |state| matches!(state, RowState::Owed | RowState::AwaitingClaim);
    let mut lines = BTreeMap::new();
    let rows = ledger.rows.iter().filter(|r| r.kind == RowKind::Credit && pays(r.state));
    for row in rows.filter(|r| r.amount.minor > 0) {
        *lines.entry(row.amount.currency).or_insert(0) += 1;
    }
    ChoiceCost { choice, is_in_force, owed: ledger.owed_totals(), awaiting: ledger.awaiting_totals(), lines }
}
