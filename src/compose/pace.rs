//! How quickly we acted over the incidents of a month: median beside mean, and every single length, because of few incidents
//! a mean says little.

use crate::compose::IncidentView;
use crate::compose::context::summary::SummaryMetric;
use crate::compose::metrics;
use crate::model::Incident;
use crate::time::Elapsed;

/// The metrics of the incidents that are over, and how many are not. Two incidents are the fewest to be summed up.
pub(super) fn pace(views: &[IncidentView<'_>]) -> (Vec<SummaryMetric>, u32) {
    let is_over = |i: &&Incident| i.impacts.iter().all(|w| w.end.is_some());
    let all = || views.iter().map(|view| view.incident);
    let over: Vec<&Incident> = all().filter(is_over).collect();
    let open = u32::try_from(all().count() - over.len()).unwrap_or(u32::MAX);
    if over.len() < 2 {
        return (Vec::new(), open);
    }
    let lengths: Vec<_> = over.iter().map(|incident| metrics::lengths(incident)).collect();
    let names: Vec<&str> = lengths.first().into_iter().flatten().map(|(name, _)| *name).collect();
    let of = |at: usize| -> Vec<Elapsed> {
        let mut known: Vec<Elapsed> = lengths.iter().filter_map(|all| all.get(at)?.1).collect();
        known.sort_unstable();
        known
    };
    let metric = |(at, name): (usize, &str)| {
        let known = of(at);
        let (median, mean) = (median(&known)?, mean(&known)?);
        Some(SummaryMetric {
            name: name.to_owned(),
            median: words(median),
            mean: words(mean),
            lengths: known.iter().map(|length| words(*length)).collect::<Vec<_>>().join(", "),
            recorded: u32::try_from(known.len()).unwrap_or(u32::MAX),
            missing: u32::try_from(over.len() - known.len()).unwrap_or(u32::MAX),
        })
    };
    (names.into_iter().enumerate().filter_map(metric).collect(), open)
}

fn words(length: Elapsed) -> String {
    if length == Elapsed::ZERO { "at once".to_owned() } else { length.to_string() }
}

/// The middle one of sorted lengths; half-way between the two in the middle, in whole seconds, where there are two.
fn median(sorted: &[Elapsed]) -> Option<Elapsed> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get((sorted.len() - 1) / 2)?;
    Some(seconds((lower.0 + upper.0) / 2))
}

fn mean(lengths: &[Elapsed]) -> Option<Elapsed> {
    let count = i64::try_from(lengths.len()).ok().filter(|n| *n > 0)?;
    Some(seconds(lengths.iter().map(|l| l.0).sum::<i64>() / count))
}

/// Whole seconds, rounded down.
fn seconds(ms: i64) -> Elapsed {
    Elapsed(ms - ms.rem_euclid(1000))
}

#[cfg(test)]
mod tests {
    use super::Elapsed;
    use super::mean;
    use super::median;

    #[test]
    fn one_long_incident_moves_the_mean_and_not_the_median() {
        let minutes = |all: &[i64]| all.iter().map(|m| Elapsed(m * 60_000)).collect::<Vec<_>>();
        let three = minutes(&[5, 6, 100]);
        assert_eq!((median(&three), mean(&three)), (Some(Elapsed(360_000)), Some(Elapsed(2_220_000))));
        let four = minutes(&[1, 2, 5, 8]);
        assert_eq!(median(&four), Some(Elapsed(210_000)));
        assert_eq!((median(&[]), mean(&[])), (None, None));
    }
}
