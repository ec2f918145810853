//! The slow and obvious second implementation that the fast one is compared with.
//!
//! Time is one `bool` (or one weight) per tick; money is a fraction of two big whole numbers that is
//! never shortened. Nothing here is clever, nothing here calls `amends`, and nothing here may be made
//! faster at the price of a second look.

use num_bigint::BigInt;

/// One answer per tick.
pub(crate) type Ticks = Vec<bool>;

/// Whether any stretch `[start, end)` covers the tick.
pub(crate) fn paint(length: usize, stretches: &[(usize, usize)]) -> Ticks {
    (0..length).map(|t| stretches.iter().any(|(start, end)| *start <= t && t < *end)).collect()
}

/// Tick by tick, what `rule` makes of two answers.
pub(crate) fn join(a: &[bool], b: &[bool], rule: impl Fn(bool, bool) -> bool) -> Ticks {
    a.iter().zip(b).map(|(a, b)| rule(*a, *b)).collect()
}

/// How many ticks answer yes.
pub(crate) fn count(ticks: &[bool]) -> usize {
    ticks.iter().filter(|t| **t).count()
}

/// The stretches of ticks that answer yes.
pub(crate) fn stretches(ticks: &[bool]) -> Vec<(usize, usize)> {
    let at = |t: usize| ticks.get(t).copied().unwrap_or(false);
    let starts = (0..ticks.len()).filter(|t| at(*t) && (*t == 0 || !at(*t - 1)));
    let ends = (1..=ticks.len()).filter(|t| at(*t - 1) && !at(*t));
    starts.zip(ends).collect()
}

/// Only those stretches whose length passes.
pub(crate) fn long_enough(ticks: &[bool], passes: impl Fn(usize) -> bool) -> Ticks {
    let kept: Vec<(usize, usize)> = stretches(ticks).into_iter().filter(|(a, b)| passes(b - a)).collect();
    paint(ticks.len(), &kept)
}

/// A window of impact: `weight` is in hundredths, 0 where the policy ignores it; `claimed` is true where
/// its incident says that it should not count and the policy excludes that class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Impact {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) weight: u64,
    pub(crate) claimed: bool,
}

/// What of each tick counts, in hundredths, before the run-length test: the heaviest impact, unless an
/// exclusion covers the tick, or every impact that has weight is claimed.
pub(crate) fn weights(impacts: &[Impact], excluded: &[bool]) -> Vec<u64> {
    let weight = |t: usize| {
        let here: Vec<&Impact> =
            impacts.iter().filter(|i| i.weight > 0 && i.start <= t && t < i.end).collect();
        if excluded[t] || here.iter().all(|i| i.claimed) {
            return 0;
        }
        here.iter().map(|i| i.weight).max().unwrap_or(0)
    };
    (0..excluded.len()).map(weight).collect()
}

/// Affected time in hundredths of ticks: weights → run-length test → clip → sum.
pub(crate) fn affected(weights: &[u64], passes: impl Fn(usize) -> bool, within: &[bool]) -> u64 {
    let counted: Ticks = weights.iter().map(|w| *w > 0).collect();
    let long = long_enough(&counted, passes);
    (0..weights.len()).filter(|t| long[*t] && within[*t]).map(|t| weights[t]).sum()
}

/// What a sample says, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    Up,
    Maintenance,
    Unknown,
    Degraded,
    Down,
}

impl State {
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Up => "up",
            State::Maintenance => "maintenance",
            State::Unknown => "unknown",
            State::Degraded => "degraded",
            State::Down => "down",
        }
    }

    pub(crate) fn fails(self) -> bool {
        self >= State::Degraded
    }
}

/// Where between two samples a change of state is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Inside,
    Outside,
    Midpoint,
}

/// The rules of evidence for one probe; lengths in ticks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    pub(crate) confirm: usize,
    pub(crate) gap: usize,
    pub(crate) step: usize,
    pub(crate) onset: Edge,
    pub(crate) recovery: Edge,
}

/// When a probe says that its monitor is down. `samples` are in time order, one per instant.
pub(crate) fn probe_down(length: usize, samples: &[(usize, State)], rules: Rules) -> Ticks {
    let linked = |i: usize| samples[i + 1].0 - samples[i].0 <= rules.gap;
    let same = |i: usize| linked(i) && samples[i].1 == samples[i + 1].1;
    let confirmed = |i: usize| {
        let (mut first, mut last) = (i, i);
        while first > 0 && same(first - 1) {
            first -= 1;
        }
        while last + 1 < samples.len() && same(last) {
            last += 1;
        }
        samples[i].1.fails() && last - first + 1 >= rules.confirm
    };
    let mut down = vec![false; length];
    let mut mark = |from: usize, to: usize| down[from..to.min(length)].iter_mut().for_each(|t| *t = true);
    for i in 0..samples.len() {
        let (at, _) = samples[i];
        let next = samples.get(i + 1).map(|(t, _)| *t);
        let silence = next.map_or(at + rules.step, |next| next.min(at + rules.step));
        let next = next.filter(|_| linked(i));
        // What comes after sample i: more of the same, a change, or silence.
        let until = next.unwrap_or(silence);
        if confirmed(i) && next.is_some() && same(i) {
            mark(at, until);
        } else if confirmed(i) {
            match rules.recovery {
                Edge::Inside => {}
                Edge::Outside => mark(at, until),
                Edge::Midpoint => mark(at, at + (until - at) / 2),
            }
        }
        // What came before sample i + 1, when that one begins a failure.
        if let Some(next) = next.filter(|_| confirmed(i + 1) && !same(i)) {
            match rules.onset {
                Edge::Inside => {}
                Edge::Outside => mark(at, next),
                Edge::Midpoint => mark(at + (next - at) / 2, next),
            }
        }
    }
    down
}

/// When a probe speaks at all: from each sample that knows to the next one, or for one step.
pub(crate) fn probe_knows(length: usize, samples: &[(usize, State)], rules: Rules) -> Ticks {
    let mut known = vec![false; length];
    for (i, (at, state)) in samples.iter().enumerate() {
        let until = match samples.get(i + 1) {
            Some((next, _)) if next - at <= rules.gap => *next,
            Some((next, _)) => *next.min(&(at + rules.step)),
            None => at + rules.step,
        };
        if *state != State::Unknown {
            known[*at..until.min(length)].iter_mut().for_each(|t| *t = true);
        }
    }
    known
}

/// Down where at least `quorum` probes say so, or all of them when there are fewer.
pub(crate) fn quorum(probes: &[Ticks], quorum: usize) -> Ticks {
    let needed = quorum.min(probes.len());
    let length = probes.first().map_or(0, Vec::len);
    (0..length).map(|t| probes.iter().filter(|p| p[t]).count() >= needed).collect()
}

/// A fraction that is never shortened; the denominator is positive.
#[derive(Clone, Debug)]
pub(crate) struct Fraction {
    pub(crate) n: BigInt,
    pub(crate) d: BigInt,
}

/// Ways of rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    HalfUp,
    HalfEven,
    Down,
    Up,
}

impl Fraction {
    pub(crate) fn new(n: impl Into<BigInt>, d: impl Into<BigInt>) -> Self {
        let (n, d) = (n.into(), d.into());
        if d < BigInt::from(0) { Fraction { n: -n, d: -d } } else { Fraction { n, d } }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Fraction::new(&self.n * &other.d + &other.n * &self.d, &self.d * &other.d)
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Fraction::new(&self.n * &other.d - &other.n * &self.d, &self.d * &other.d)
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Fraction::new(&self.n * &other.n, &self.d * &other.d)
    }

    pub(crate) fn is_below(&self, other: &Self) -> bool {
        &self.n * &other.d < &other.n * &self.d
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        &self.n * &other.d == &other.n * &self.d
    }

    pub(crate) fn floor(&self) -> BigInt {
        let cut = &self.n / &self.d; // towards nought
        if &cut * &self.d > self.n { cut - 1 } else { cut }
    }

    /// One of the two whole neighbours, by the rule's own words.
    pub(crate) fn round(&self, way: Way) -> BigInt {
        let below = self.floor();
        if &below * &self.d == self.n {
            return below;
        }
        let above = &below + 1;
        let negative = self.n < BigInt::from(0);
        let to_below = &self.n - &below * &self.d;
        let to_above = &above * &self.d - &self.n;
        let (near_nought, far) = if negative { (&above, &below) } else { (&below, &above) };
        let tie = match way {
            Way::Down => return near_nought.clone(),
            Way::Up => return far.clone(),
            Way::HalfUp => far.clone(),
            Way::HalfEven if (&below % 2) == BigInt::from(0) => below.clone(),
            Way::HalfEven => above.clone(),
        };
        if to_below == to_above {
            tie
        } else if to_below < to_above {
            below
        } else {
            above
        }
    }
}
