//! Rows of a credit table, and the check that they leave no hole and no overlap.

use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Range;
use crate::source::Span;

/// A row of a credit table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// For which uptime.
    pub range: Range,
    /// The share of the base.
    pub credit: Exact,
    /// The clause.
    pub clause: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// Something wrong with a table: what, and the rows concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandProblem {
    /// What is so: `from 99.0 % to 99.9 % no row applies`.
    pub what: String,
    /// The rows concerned.
    pub spans: Vec<Span>,
}

/// Every hole and overlap between nought and the commitment, by exact interval.
///
/// The table's edges cut the domain into points and open gaps between them; each must lie in exactly
/// one row. That is exhaustive, because a row can't begin or end anywhere else.
pub fn check_bands(bands: &[Band], commitment: &Exact) -> Vec<BandProblem> {
    let mut edges: Vec<Exact> = vec![Exact::zero(), commitment.clone()];
    for band in bands {
        edges.extend(band.range.low.iter().chain(&band.range.high).map(|e| e.at.clone()));
    }
    edges.sort();
    edges.dedup();
    let percent = |e: &Exact| format_percent(e);
    let mut problems = Vec::new();
    let half = Exact::ratio(1, 2).unwrap_or_else(Exact::one);
    for (i, edge) in edges.iter().enumerate() {
        if edge < commitment {
            judge(bands, edge, &format!("at exactly {}", percent(edge)), true, &mut problems);
        } else {
            judge(
                bands,
                edge,
                &format!("at {}, where the commitment is kept,", percent(edge)),
                false,
                &mut problems,
            );
        }
        if let Some(next) = edges.get(i + 1) {
            let middle = edge.plus(next).times(&half);
            let words = format!("between {} and {}", percent(edge), percent(next));
            judge(bands, &middle, &words, middle < *commitment, &mut problems);
        }
    }
    problems
}

fn judge(bands: &[Band], at: &Exact, words: &str, needed: bool, problems: &mut Vec<BandProblem>) {
    let rows: Vec<&Band> = bands.iter().filter(|b| b.range.contains(at)).collect();
    let spans = rows.iter().map(|b| b.span).collect();
    match (rows.len(), needed) {
        (0, true) => problems.push(BandProblem { what: format!("{words} no row applies"), spans }),
        (n, true) if n > 1 => problems.push(BandProblem { what: format!("{words} {n} rows apply"), spans }),
        (n, false) if n > 0 => {
            problems.push(BandProblem { what: format!("{words} a row still pays"), spans })
        }
        _ => {}
    }
}
