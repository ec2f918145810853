//! `check`: every problem, nothing written, and which stretch of time the evidence must cover.

use crate::compose;
use crate::diag::Diagnostics;
use crate::interval::Interval;
use crate::measure::Downtime;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::accounts::unquoted;
use crate::run::finance;
use crate::run::period::horizon;
use crate::run::period::period;
use crate::run::period::warn_horizon;
use crate::run::templates::TemplateSet;
use crate::time::Month;

/// What `check` found.
pub struct CheckReport {
    /// Every problem.
    pub diags: Diagnostics,
    /// How many files were read.
    pub files: usize,
    /// Counts of the facts: customers, contract lines, services, SLAs, incidents, rows of evidence.
    pub counts: [(usize, &'static str); 6],
    /// For a month: the stretch of UTC that the evidence must cover.
    pub horizon: Option<Interval>,
}

/// Checks a loaded workspace, and a month of it if one is named.
pub fn check(loaded: &Loaded, month: Option<Month>) -> CheckReport {
    let mut diags = loaded.diags.clone();
    // The built-in templates are whole; those of the workspace may not be.
    if !loaded.templates.is_empty() {
        let set = TemplateSet::new(&loaded.templates);
        set.problems(&loaded.sources).into_iter().for_each(|problem| diags.push(problem));
        set.unused(&loaded.sources).into_iter().for_each(|problem| diags.push(problem));
    }
    let mut span = None;
    if let (Some(w), Some(month)) = (&loaded.workspace, month) {
        span = horizon(w, &loaded.policies, month);
        if let Some(span) = span {
            let downtime = Downtime::new(w, &loaded.evidence, &loaded.sources, span, &mut diags);
            warn_horizon(w, &downtime, span, month, &mut diags);
            let request = Request { month, issued_on: None, as_of: None };
            if !diags.has_errors() {
                let facts = period(
                    w,
                    (&loaded.policies, &loaded.languages, &loaded.register),
                    &loaded.sources,
                    &downtime,
                    &request,
                    &mut diags,
                );
                if let Some(facts) = facts {
                    finance::previews(&facts, &mut diags);
                    let views = compose::incident_views(&facts);
                    views.iter().filter_map(|v| unquoted(&facts, v)).for_each(|note| diags.push(note));
                }
            }
        }
    }
    let of = |n: Option<usize>| n.unwrap_or(0);
    let w = loaded.workspace.as_ref();
    let rows: u64 = loaded.evidence.files.iter().map(|f| f.counts.read).sum();
    let counts = [
        (of(w.map(|w| w.customers.len())), "customers"),
        (of(w.map(|w| w.lines.len())), "contract lines"),
        (of(w.map(|w| w.services.len())), "services"),
        (loaded.policies.len(), "SLAs"),
        (of(w.map(|w| w.incidents.len())), "incidents"),
        (usize::try_from(rows).unwrap_or(usize::MAX), "rows of evidence"),
    ];
    CheckReport { diags, files: loaded.sources.iter().count(), counts, horizon: span }
}
