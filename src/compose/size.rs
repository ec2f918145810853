//! The size of a letter, in proportion to what its reader went through: rules that everybody can read and change.
//!
//! A rule is a condition in the language of SLAs: `affected >= 8h or credit >= 25%`. A letter is executive where that rule
//! holds, else short where that one does, else standard.

use crate::compose::CustomerView;
use crate::compose::terms;
use crate::credit::LedgerRow;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::did_you_mean;
use crate::model::DataLoss;
use crate::model::LetterSizes;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::sla::formula::Condition;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::source::Spanned;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// Letters of the first size where the workspace has no rule: a working day, a quarter of the fees, or lost data.
pub const EXECUTIVE: &str = "affected >= 8h or credit >= 25% or data_lost >= 1";
/// Short letters where the workspace has no rule: half an hour, less than a tenth of the fees, nothing lost.
pub const SHORT: &str = "affected <= 30min and credit < 10% and data_lost < 1";

/// What a rule can ask for, each with its meaning.
pub const NAMES: [(&str, &str); 5] = [
    ("affected", "time for which something was interrupted, overlaps once"),
    ("outages", "how many interruptions there were"),
    ("incidents", "how many incidents"),
    ("credit", "credits as a share of the fees that they are shares of"),
    ("data_lost", "1 where data was lost, else 0"),
];

/// How much a letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterSize {
    /// A few sentences and the workings.
    Short,
    /// The five steps in full.
    Standard,
    /// The same, from the top of the house.
    Executive,
}

impl LetterSize {
    /// The word that templates compare with.
    pub fn name(self) -> &'static str {
        match self {
            LetterSize::Short => "short",
            LetterSize::Standard => "standard",
            LetterSize::Executive => "executive",
        }
    }
}

/// What one customer went through, under the names of [`NAMES`].
pub(super) struct Impact {
    affected: Elapsed,
    outages: usize,
    incidents: usize,
    credit: Exact,
    is_data_lost: bool,
}

impl Impact {
    /// Of a customer with so much affected time in so many interruptions.
    pub(super) fn new(view: &CustomerView<'_>, affected: Elapsed, outages: usize) -> Impact {
        let is_lost = |i: &&crate::model::Incident| matches!(i.data_loss.value, DataLoss::Yes(_));
        Impact {
            affected,
            outages,
            incidents: view.incidents.len(),
            credit: share(&view.rows),
            is_data_lost: view.incidents.iter().any(is_lost),
        }
    }
}

/// Credits over the bases they are shares of, in the currency in which that is most.
fn share(rows: &[&LedgerRow]) -> Exact {
    let mut sums: BTreeMap<Currency, (ExactMoney, ExactMoney)> = BTreeMap::new();
    let counted = |row: &&&LedgerRow| terms::is_owed(row) || terms::is_awaiting(row);
    for row in rows.iter().filter(counted) {
        let zero = || ExactMoney::zero(row.amount.currency);
        let (credit, base) = sums.entry(row.amount.currency).or_insert_with(|| (zero(), zero()));
        *credit = credit.plus(&row.amount.exact()).unwrap_or_else(|| credit.clone());
        *base = base.plus(&row.base).unwrap_or_else(|| base.clone());
    }
    let shares = sums.values().filter_map(|(credit, base)| credit.minor.over(&base.minor));
    shares.max().unwrap_or_else(Exact::zero)
}

impl Scope for Impact {
    fn get(&self, name: &str) -> Option<Quantity> {
        Some(match name {
            "affected" => Quantity::elapsed(self.affected),
            "outages" => Quantity::number(Exact::whole(self.outages)),
            "incidents" => Quantity::number(Exact::whole(self.incidents)),
            "credit" => Quantity::number(self.credit.clone()),
            "data_lost" => Quantity::number(Exact::whole(i64::from(self.is_data_lost))),
            _ => return None,
        })
    }
}

/// The size of a letter under the rules of the workspace.
pub(super) fn size(rules: &LetterSizes, impact: &Impact) -> LetterSize {
    let holds = |own: &Option<Spanned<String>>, built_in: &str| {
        let text = own.as_ref().map_or(built_in, |rule| rule.value.as_str());
        Condition::parse(text).ok().and_then(|rule| rule.holds(impact).ok()).unwrap_or(false)
    };
    match () {
        () if holds(&rules.executive, EXECUTIVE) => LetterSize::Executive,
        () if holds(&rules.short, SHORT) => LetterSize::Short,
        () => LetterSize::Standard,
    }
}

/// What is wrong with the rules of a workspace.
pub fn check_sizes(rules: &LetterSizes) -> Vec<Diagnostic> {
    let own = [("executive", &rules.executive), ("short", &rules.short)];
    let written = own.into_iter().filter_map(|(key, rule)| Some((key, rule.as_ref()?)));
    written.filter_map(|(key, rule)| wrong(key, rule)).collect()
}

fn wrong(key: &str, rule: &Spanned<String>) -> Option<Diagnostic> {
    let names = || NAMES.iter().map(|(name, _)| *name);
    let known = names().collect::<Vec<_>>().join(", ");
    let problem = |what: String| {
        Diagnostic::error(
            Code::TomlValue,
            format!("the rule `{key}` for the size of letters cannot be used: {what}"),
        )
        .at(rule.span, "this rule")
        .note("without it nobody could say how long a letter must be")
        .help(format!("it may ask for {known}, for instance `{EXECUTIVE}`"))
    };
    let condition = match Condition::parse(&rule.value) {
        Ok(condition) => condition,
        Err(error) => return Some(problem(error.to_string())),
    };
    if let Some(unknown) = condition.names().into_iter().find(|name| !names().any(|known| known == *name)) {
        return Some(problem(format!("`{unknown}` is not known here")).help(did_you_mean(unknown, names())));
    }
    let nothing = Impact {
        affected: Elapsed::ZERO,
        outages: 0,
        incidents: 0,
        credit: Exact::zero(),
        is_data_lost: false,
    };
    condition.holds(&nothing).err().map(|error| problem(error.to_string()))
}
