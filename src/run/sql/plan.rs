//! What a query is made from, and everything that stands in its way.

use crate::diag::did_you_mean;
use crate::ingest::evidence::RunRules;
use crate::model::Confirm;
use crate::model::Conflicts;
use crate::model::Edge;
use crate::model::EvidenceRules;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::model::Settings;
use crate::model::UnknownCountsAs;
use crate::run::sql::Dialect;
use crate::run::sql::table::table;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;

/// What the time column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeColumn {
    /// Texts with an offset.
    Text,
    /// Instants of the engine, or its times without a zone that are UTC.
    Timestamp,
    /// Seconds since 1970.
    EpochS,
    /// Milliseconds since 1970.
    EpochMs,
}

impl TimeColumn {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimeColumn::Text => "text",
            TimeColumn::Timestamp => "timestamp",
            TimeColumn::EpochS => "epoch-s",
            TimeColumn::EpochMs => "epoch-ms",
        }
    }
}

/// What the query gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SqlResult {
    /// When each monitor was down, degraded or up.
    Intervals,
    /// Runs of equal state of each probe.
    Runs,
}

impl SqlResult {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            SqlResult::Intervals => "intervals",
            SqlResult::Runs => "runs",
        }
    }
}

/// A column that a table need not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optional {
    /// The region that is watched.
    Region,
    /// The place that the check was made from.
    Probe,
    /// The response time.
    Latency,
}

impl Optional {
    const ALL: [Optional; 3] = [Optional::Region, Optional::Probe, Optional::Latency];

    /// The name on the command line and in `columns`.
    pub fn name(self) -> &'static str {
        match self {
            Optional::Region => "region",
            Optional::Probe => "probe",
            Optional::Latency => "latency",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlRequest {
    /// The engine.
    pub dialect: Dialect,
    /// The id of the source.
    pub source: String,
    /// The table: a name, or a function of the engine.
    pub table: String,
    /// What the query gives.
    pub result: SqlResult,
    /// What the time column holds, where it is not what the source says.
    pub time_column: Option<TimeColumn>,
    /// Columns that the table does not have.
    pub without: Vec<Optional>,
    /// Only rows from here on.
    pub from: Option<Instant>,
    /// Only rows before this.
    pub to: Option<Instant>,
}

/// Something that stands in the way of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What it is.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// All that a query is made from.
pub(super) struct Plan {
    pub(super) dialect: Dialect,
    pub(super) result: SqlResult,
    pub(super) source: String,
    pub(super) table: String,
    pub(super) rules: RunRules,
    pub(super) time: TimeColumn,
    /// Whether a text without an offset is UTC.
    pub(super) is_utc_without_offset: bool,
    pub(super) from: Option<Instant>,
    pub(super) to: Option<Instant>,
    pub(super) confirm: u64,
    pub(super) quorum: usize,
    pub(super) onset: Edge,
    pub(super) recovery: Edge,
    pub(super) unknown: UnknownCountsAs,
    pub(super) step_ms: i64,
}

/// The name of a rule of onset in settings.
pub(super) fn onset_name(edge: Edge) -> &'static str {
    match edge {
        Edge::Inside => "first-failure",
        Edge::Outside => "last-success",
        Edge::Midpoint => "midpoint",
    }
}

/// The name of a rule of recovery in settings.
pub(super) fn recovery_name(edge: Edge) -> &'static str {
    match edge {
        Edge::Inside => "last-failure",
        Edge::Outside => "first-success",
        Edge::Midpoint => "midpoint",
    }
}

/// Collects what stands in the way.
#[derive(Default)]
struct Refusals(Vec<Refusal>);

impl Refusals {
    fn push(&mut self, what: impl Into<String>, help: impl Into<String>) {
        self.0.push(Refusal { what: what.into(), help: help.into() });
    }
}

/// The plan of a query.
pub(super) fn plan(settings: &Settings, request: &SqlRequest) -> Result<Plan, Vec<Refusal>> {
    let mut refused = Refusals::default();
    let found = settings.monitoring.iter().position(|s| s.id == request.source);
    let source = found.and_then(|index| settings.monitoring.get(index));
    let (Some(source), Some(evidence)) = (source, found.and_then(|index| settings.rules_of(index))) else {
        let known = settings.monitoring.iter().map(|s| s.id.as_str());
        refused.push(
            format!("no `[[monitoring]]` of amends.toml is called `{}`", request.source.escape_debug()),
            did_you_mean(&request.source, known),
        );
        return Err(refused.0);
    };
    // Every rule is named here, so that a new one cannot be overlooked: it is translated below, or refused.
    let EvidenceRules {
        decides: _,
        confirm,
        gap_after,
        unknown,
        onset,
        recovery,
        quorum,
        conflicts,
        degraded_share: _,
        span: _,
    } = evidence;
    let MonitoringSource {
        id,
        path: _,
        format,
        zone,
        on_reject: _,
        columns: _,
        time,
        states: _,
        slow_over,
        step,
        hold: _,
        covers: _,
        blind: _,
        soft_counts: _,
        rules: own,
        span: _,
        path_span: _,
    } = source;
    if !matches!(format, Format::Samples | Format::Runs) {
        refused.push(
            format!("`{id}` is no source of samples"),
            "a query compacts samples: rows of time, monitor and state; write `format = \"samples\"`, or `\"runs\"` when only its result comes back",
        );
        return Err(refused.0);
    }
    check_rules(conflicts, confirm, own.degraded_share.is_some(), request.result, &mut refused);
    let rules = RunRules::of(source, gap_after.0, conflicts.unwrap_or(Conflicts::Worst));
    check_columns(&rules, slow_over.is_some(), request, &mut refused);
    check_names(&rules, request.dialect, &mut refused);
    let time = time_column(id, time.as_deref(), *zone, request.time_column, &mut refused);
    let table = table(&request.table, request.dialect).map_err(|why| {
        refused.push(
            format!("`{}` is not a table: {why}", request.table.escape_debug()),
            "name the table (`samples`, `monitoring.samples`, `\"odd name\"`), or a table function such as `read_csv('x.csv', all_varchar = true)`",
        );
    });
    if let (Some(from), Some(to)) = (request.from, request.to)
        && from >= to
    {
        refused.push("`--to` is not after `--from`", "the rows from `--from` on and before `--to` are taken");
    }
    let (Ok(table), true) = (table, refused.0.is_empty()) else { return Err(refused.0) };
    Ok(Plan {
        dialect: request.dialect,
        result: request.result,
        source: id.clone(),
        table,
        rules,
        time,
        is_utc_without_offset: *zone == Some(Zone::UTC),
        from: request.from,
        to: request.to,
        confirm: confirm.failures,
        quorum,
        onset,
        recovery,
        unknown,
        step_ms: step.unwrap_or(Elapsed::ZERO).0,
    })
}

/// Rules that a query does not do, or not exactly, or that would be lost on the way.
fn check_rules(
    conflicts: Option<Conflicts>,
    confirm: Confirm,
    has_own_share: bool,
    result: SqlResult,
    refused: &mut Refusals,
) {
    let decided = result == SqlResult::Intervals;
    let runs = "take `--result runs`: Amends then applies the rule itself";
    match conflicts {
        Some(Conflicts::Worst) => {}
        // Runs carry how many rows disagree, and the run of the month stops if any do.
        None if !decided => {}
        None => refused.push(
            "no rule says which of two rows counts that disagree",
            "write `conflicts = \"worst\"`, or take `--result runs`, which tells whether any do",
        ),
        Some(Conflicts::First) => refused.push(
            "`conflicts = \"first\"`: the rows of a table stand in no order",
            "only `conflicts = \"worst\"` can be kept in a query",
        ),
        Some(Conflicts::Last) => refused.push(
            "`conflicts = \"last\"`: the rows of a table stand in no order",
            "only `conflicts = \"worst\"` can be kept in a query",
        ),
        Some(Conflicts::Refuse) => refused.push(
            "`conflicts = \"refuse\"` is not done in a query",
            "take the rule away and `--result runs`: the month then stops when rows disagree; or write `conflicts = \"worst\"`",
        ),
    }
    if decided && confirm.within.is_some() {
        refused.push("`confirm = { failures, within }` is not done in a query", runs);
    }
    if decided && has_own_share {
        refused.push(
            "the source's own `degraded_share` would be lost: intervals are a source of their own",
            runs,
        );
    }
}

/// Whether there is a region, a probe, a latency must be said: two regions in one series would be wrong money.
fn check_columns(rules: &RunRules, is_slow_bound: bool, request: &SqlRequest, refused: &mut Refusals) {
    for (column, named) in Optional::ALL.into_iter().zip(&rules.optional) {
        let (name, is_without) = (column.name(), request.without.contains(&column));
        if column == Optional::Latency && !is_slow_bound {
            continue;
        }
        if named.is_none() && !is_without {
            refused.push(
                format!("`{}` does not say which column is the {name}", request.source),
                format!("write `{name} = \"…\"` under its `columns`, or `--without {name}` when the table has none"),
            );
        }
        if let (Some(named), true) = (named, is_without) {
            refused.push(
                format!(
                    "`--without {name}`, and `{}` names the column `{}`",
                    request.source,
                    named.escape_debug()
                ),
                "take one of the two away",
            );
        }
    }
}

/// Names of columns and words for states must be such that the engine reads them as they are.
fn check_names(rules: &RunRules, dialect: Dialect, refused: &mut Refusals) {
    let columns = rules.needed.iter().chain(rules.optional.iter().flatten());
    for name in columns {
        let why = dialect.fault(name).or_else(|| name.is_empty().then_some("it is empty"));
        if let Some(why) = why {
            refused.push(
                format!("the column `{}` cannot be named in a query: {why}", name.escape_debug()),
                "give it another name in a view of the table",
            );
        }
    }
    for (word, _) in rules.states.words() {
        if let Some(why) = dialect.fault(word) {
            refused.push(
                format!("the word `{}` of `states` cannot stand in a query: {why}", word.escape_debug()),
                "translate it in a view of the table",
            );
        }
    }
}

/// What the time column holds.
fn time_column(
    id: &str,
    time: Option<&str>,
    zone: Option<Zone>,
    asked: Option<TimeColumn>,
    refused: &mut Refusals,
) -> TimeColumn {
    let said = match time {
        None | Some("rfc3339") => TimeColumn::Text,
        Some("epoch-s") => TimeColumn::EpochS,
        Some("epoch-ms") => TimeColumn::EpochMs,
        Some("civil") if zone == Some(Zone::UTC) => TimeColumn::Text,
        // A native column has no form; of texts in a form of their own only the offset can be relied on.
        Some(_) if asked.is_some_and(|asked| asked != TimeColumn::Text) => TimeColumn::Text,
        Some(form) => {
            refused.push(
                format!("`{id}` has times of the form `{}`, which a query cannot read exactly", form.escape_debug()),
                "say `--time-column timestamp` when the table holds instants, or times in UTC, as such; texts need an offset, as `2026-03-01T09:00:00+01:00`",
            );
            TimeColumn::Text
        }
    };
    asked.unwrap_or(said)
}
