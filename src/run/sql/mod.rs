//! `sql`: the query that compacts the samples of a source inside the database that holds them, from the same rules as
//! our own reader. What SQL does not do exactly is refused by name.

mod dialect;
mod intervals;
mod plan;
mod rows;
mod runs;
mod table;
mod times;

pub use dialect::Dialect;
pub use plan::Optional;
pub use plan::Refusal;
pub use plan::SqlRequest;
pub use plan::SqlResult;
pub use plan::TimeColumn;

use crate::model::Settings;
use crate::model::UnknownCountsAs;
use plan::Plan;
use plan::plan;

/// The query, with what it was made from as comments on top.
///
/// # Errors
/// Everything that stands in the way.
pub fn sql(settings: &Settings, request: &SqlRequest) -> Result<String, Vec<Refusal>> {
    let plan = plan(settings, request)?;
    let mut out = head(&plan);
    out.push_str(&rows::instants(&plan));
    out.push_str(&runs::runs(&plan));
    out.push_str(&match plan.result {
        SqlResult::Runs => runs::result(&plan),
        SqlResult::Intervals => intervals::result(&plan),
    });
    Ok(out)
}

/// What the query is, the rules that it was made from, how to run it, and how its result comes back.
fn head(plan: &Plan) -> String {
    let mut lines = vec![
        format!(
            "amends {}, dialect {}, result {}, source {}",
            env!("CARGO_PKG_VERSION"),
            plan.dialect.name(),
            plan.result.name(),
            plan.source
        ),
        "made from these rules of amends.toml; when one of them changes, make the query again".to_owned(),
    ];
    lines.extend(plan.rules.lines().into_iter().map(|line| format!("  {line}")));
    if plan.result == SqlResult::Intervals {
        lines.push(format!(
            "  confirm {}, quorum {}, onset {}, recovery {}, step {} ms, unknown counts as {}",
            plan.confirm,
            plan.quorum,
            plan::onset_name(plan.onset),
            plan::recovery_name(plan.recovery),
            plan.step_ms,
            if plan.unknown == UnknownCountsAs::Up { "up" } else { "down" }
        ));
    }
    let instant = |t: Option<crate::time::Instant>| t.map_or_else(|| "open".to_owned(), |t| t.to_string());
    lines.push(format!(
        "  time column: {}; rows from {} to {}",
        plan.time.name(),
        instant(plan.from),
        instant(plan.to)
    ));
    lines.push("session time zone: UTC; all times are milliseconds since 1970".to_owned());
    lines.push("save the result as CSV with a header line; it comes back as".to_owned());
    lines.push(match plan.result {
        SqlResult::Runs => format!("  the source {} with format = \"runs\" and its path", plan.source),
        SqlResult::Intervals => {
            "  a source of its own with format = \"intervals\" and time = \"epoch-ms\"".to_owned()
        }
    });
    lines.iter().map(|line| format!("-- {line}\n")).collect()
}
