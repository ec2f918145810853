//! Rows of a credit table, and the search for holes, overlaps and contradictions in it.

use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Credit;
use crate::sla::Range;
use crate::sla::formula::Unit;
use crate::source::Span;

/// A row of a credit table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// For which values.
    pub range: Range,
    /// What it gives.
    pub credit: Credit,
    /// Which of several tables of the text it belongs to.
    pub table: Option<String>,
    /// The clause.
    pub clause: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of fault that a published text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// No row applies.
    Hole,
    /// Several rows apply.
    Overlap,
    /// Two sentences disagree.
    Conflict,
    /// A rule is needed and not stated.
    Unstated,
    /// A row that nothing can reach.
    Unreachable,
}

impl FindingKind {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            FindingKind::Hole => "hole",
            FindingKind::Overlap => "overlap",
            FindingKind::Conflict => "conflict",
            FindingKind::Unstated => "unstated",
            FindingKind::Unreachable => "unreachable",
        }
    }
}

/// Something wrong with the text itself: what, and the rows concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind.
    pub kind: FindingKind,
    /// What is so: `between 99.0 % and 99.9 % no row applies`.
    pub what: String,
    /// The rows concerned.
    pub spans: Vec<Span>,
}

/// Every hole and overlap of a table, by exact interval.
///
/// The edges cut the domain into points and open gaps between them; each must lie in exactly one row. That is
/// exhaustive, because a row can't begin or end anywhere else. The domain of uptime ends at the commitment; that of
/// time begins above nought; of counts only the rows themselves are compared.
pub fn check_bands(bands: &[Band], commitment: &Exact) -> Vec<Finding> {
    let mut names: Vec<(&str, Option<&str>)> =
        bands.iter().map(|b| (b.range.on.as_str(), b.table.as_deref())).collect();
    names.sort_unstable();
    names.dedup();
    if bands.is_empty() {
        names.push(("uptime", None));
    }
    let mut findings = Vec::new();
    for (name, table) in names {
        let rows: Vec<&Band> =
            bands.iter().filter(|b| b.range.on == name && b.table.as_deref() == table).collect();
        Check { rows, commitment, is_uptime: name == "uptime" }.run(&mut findings);
    }
    findings
}

struct Check<'a> {
    rows: Vec<&'a Band>,
    commitment: &'a Exact,
    is_uptime: bool,
}

impl Check<'_> {
    fn run(&self, findings: &mut Vec<Finding>) {
        let mut edges: Vec<Exact> = vec![Exact::zero()];
        if self.is_uptime {
            edges.push(self.commitment.clone());
        }
        for band in &self.rows {
            edges.extend(band.range.low.iter().chain(&band.range.high).map(|e| e.at.clone()));
        }
        edges.sort();
        edges.dedup();
        let half = Exact::ratio(1, 2).unwrap_or_else(Exact::one);
        let is_time = self.rows.first().is_some_and(|b| b.range.unit == Unit::TIME);
        for (i, edge) in edges.iter().enumerate() {
            let needed = match (self.is_uptime, is_time) {
                (true, _) => edge < self.commitment,
                (_, true) => !edge.is_zero(),
                _ => false,
            };
            let words = match self.is_uptime && !needed {
                true => format!("at {}, where the commitment is kept,", self.show(edge)),
                false => format!("at exactly {}", self.show(edge)),
            };
            self.judge(edge, &words, needed, findings);
            let middle = match edges.get(i + 1) {
                Some(next) => edge.plus(next).times(&half),
                None => edge.plus(&Exact::one()),
            };
            let (words, needed) = match edges.get(i + 1) {
                Some(next) => {
                    let words = format!("between {} and {}", self.show(edge), self.show(next));
                    (words, if self.is_uptime { middle < *self.commitment } else { is_time })
                }
                None => (format!("above {}", self.show(edge)), !self.is_uptime && is_time),
            };
            self.judge(&middle, &words, needed, findings);
        }
    }

    fn show(&self, value: &Exact) -> String {
        self.rows.first().map_or_else(|| format_percent(value), |band| band.range.show(value))
    }

    fn judge(&self, at: &Exact, words: &str, needed: bool, findings: &mut Vec<Finding>) {
        let rows: Vec<&&Band> = self.rows.iter().filter(|b| b.range.contains(at)).collect();
        let spans = rows.iter().map(|b| b.span).collect();
        let pays = rows.iter().any(|b| b.credit != Credit::Nothing);
        let add = |kind, what| findings.push(Finding { kind, what, spans });
        match rows.len() {
            0 if needed => add(FindingKind::Hole, format!("{words} no row applies")),
            n if n > 1 => add(FindingKind::Overlap, format!("{words} {n} rows apply")),
            1 if self.is_uptime && !needed && pays => {
                add(FindingKind::Conflict, format!("{words} a row still pays"));
            }
            _ => {}
        }
    }
}
