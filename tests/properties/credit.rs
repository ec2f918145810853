//! Laws of credits: random contracts, policies and outages, against a second reckoning in fractions and
//! one `bool` per minute.

use crate::memory::Memory;
use crate::memory::PLAIN_SLA;
use crate::memory::Window;
use crate::memory::assessed;
use crate::oracle;
use crate::oracle::Fraction;
use crate::oracle::Ticks;
use crate::oracle::Way;
use crate::properties::config;
use amends::credit::Assessment;
use amends::credit::Outcome;
use amends::money::Exact;
use num_bigint::BigInt;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write;

/// Minutes of March 2026 in UTC.
const MINUTES: usize = 31 * 24 * 60;

/// Stretches of downtime, in minutes of the month.
fn outages() -> impl Strategy<Value = Vec<(usize, usize)>> {
    let length = prop_oneof![3 => 1..60_usize, 2 => 60..900_usize, 1 => 900..9000_usize];
    let one = (0..MINUTES - 1, length).prop_map(|(start, l)| (start, (start + l).min(MINUTES)));
    vec(one, 0..5)
}

/// Of which time a linear or stepwise remedy is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Downtime,
    Excess,
}

#[derive(Clone, Debug)]
enum Remedy {
    /// Steps below the commitment, in hundredths of a percent of uptime, and the credits in percent.
    Bands {
        commitment: u32,
        below: Vec<(u32, u32)>,
        is_closed_below: bool,
    },
    Linear {
        of: Of,
        tenths: u32,
    },
    Step {
        of: Of,
        minutes: usize,
        per_unit: u32,
        is_ceil: bool,
        free: usize,
    },
}

#[derive(Clone, Debug)]
struct Terms {
    remedy: Remedy,
    cap: Option<u32>,
    rounding: Way,
    minimum: Option<(bool, u64)>,
    assumes_up: bool,
    is_full: bool,
}

fn remedy() -> impl Strategy<Value = Remedy> {
    let of = || prop::sample::select(vec![Of::Downtime, Of::Excess]);
    // Credits that grow as uptime falls: a table that is monotone.
    let bands = (9000..10_000_u32, vec((1..900_u32, 1..30_u32), 1..5), any::<bool>()).prop_map(
        |(commitment, steps, is_closed_below)| {
            let mut below = Vec::new();
            let (mut edge, mut credit) = (commitment, 0);
            for (down, more) in steps {
                credit += more;
                below.push((edge, credit));
                edge -= down;
            }
            Remedy::Bands { commitment, below, is_closed_below }
        },
    );
    let linear = (of(), 1..100_u32).prop_map(|(of, tenths)| Remedy::Linear { of, tenths });
    let unit = prop::sample::select(vec![1, 15, 30, 60, 1440_usize]);
    let step =
        (of(), unit, 1..20_u32, any::<bool>(), prop::sample::select(vec![0, 15, 43, 600_usize])).prop_map(
            |(of, minutes, per_unit, is_ceil, free)| Remedy::Step { of, minutes, per_unit, is_ceil, free },
        );
    prop_oneof![2 => bands, 1 => linear, 1 => step]
}

fn terms() -> impl Strategy<Value = Terms> {
    let way = prop::sample::select(vec![Way::HalfUp, Way::HalfEven, Way::Down, Way::Up]);
    let minimum =
        prop::option::weighted(0.4, (any::<bool>(), prop::sample::select(vec![0_u64, 1, 100, 5000])));
    (remedy(), prop::option::of(0..120_u32), way, minimum, any::<bool>(), prop::bool::weighted(0.3)).prop_map(
        |(remedy, cap, rounding, minimum, assumes_up, is_full)| Terms {
            remedy,
            cap,
            rounding,
            minimum,
            assumes_up,
            is_full,
        },
    )
}

/// `9990` hundredths of a percent is `99.90%`.
fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The commitment in hundredths of a percent.
fn commitment(remedy: &Remedy) -> u32 {
    match remedy {
        Remedy::Bands { commitment, .. } => *commitment,
        _ => 9990,
    }
}

fn sla(t: &Terms) -> String {
    let of = |of: &Of| if *of == Of::Downtime { "downtime" } else { "excess" };
    let mut remedy = String::new();
    match &t.remedy {
        Remedy::Bands { below, is_closed_below, .. } => {
            remedy.push_str("kind = \"bands\"\n");
            let (low, high) = if *is_closed_below { ("<=", "<") } else { ("<", "<=") };
            for (i, (edge, credit)) in below.iter().enumerate() {
                // The first row ends just below the commitment, whichever way the others are closed.
                let high = if i == 0 { "<" } else { high };
                let lower = below.get(i + 1).map(|(next, _)| format!("{} {low} ", percent(*next)));
                let when = format!("{}uptime {high} {}", lower.unwrap_or_default(), percent(*edge));
                let _ = writeln!(remedy, "[[band]]\nwhen = \"{when}\"\ncredit = \"{credit}%\"");
            }
        }
        Remedy::Linear { of: time, tenths } => {
            let _ = writeln!(
                remedy,
                "kind = \"linear\"\nof = \"{}\"\nfactor = \"{}.{}\"",
                of(time),
                tenths / 10,
                tenths % 10
            );
        }
        Remedy::Step { of: time, minutes, per_unit, is_ceil, free } => {
            let round = if *is_ceil { "ceil" } else { "floor" };
            let _ = writeln!(
                remedy,
                "kind = \"step\"\nof = \"{}\"\nunit = \"{minutes}min\"\nper_unit = \"{per_unit}%\"\nround = \"{round}\"\nfirst_free = \"{free}min\"",
                of(time)
            );
        }
    }
    let mut limits = "[limits]\n".to_owned();
    if let Some(cap) = t.cap {
        let _ = writeln!(limits, "cap = \"{cap}%\"");
    }
    if let Some((is_at_least, cents)) = t.minimum {
        let op = if is_at_least { ">=" } else { ">" };
        let _ = writeln!(limits, "minimum = [\"{op} {}.{:02} EUR\"]", cents / 100, cents % 100);
    }
    let rounding = match t.rounding {
        Way::HalfUp => "half-up",
        Way::HalfEven => "half-even",
        Way::Down => "down",
        Way::Up => "up",
    };
    let part = if t.assumes_up { "assume-up" } else { "existing-time" };
    let proration = if t.is_full { "full" } else { "by-day" };
    format!(
        "schema = 1\n[sla]\nid = \"gold\"\nversion = \"1\"\nname = \"Gold\"\n[commitment]\nuptime = \"{}\"\n\
         [period]\nkind = \"calendar-month\"\nzone = \"UTC\"\npart_period = \"{part}\"\n[remedy]\n{remedy}\
         [base]\nproration = \"{proration}\"\n{limits}[rounding]\nmode = \"{rounding}\"\n[claim]\nautomatic = true\n",
        percent(commitment(&t.remedy))
    )
}

/// Days in force: `start..end` as days of March 2026, 1 to 32.
#[derive(Clone, Copy, Debug)]
struct Contract {
    cents: u64,
    start: usize,
    end: usize,
}

fn contract() -> impl Strategy<Value = Contract> {
    let days = prop_oneof![2 => Just((1, 32)), 1 => (1..31_usize, 1..31_usize).prop_map(|(a, l)| (a, (a + l).min(32)))];
    let cents = prop_oneof![1 => 0..300_u64, 3 => 300..10_000_000_u64];
    (cents, days).prop_map(|(cents, (start, end))| Contract { cents, start, end })
}

fn row(line: &str, c: Contract) -> String {
    let end = if c.end == 32 { "2026-04-01".to_owned() } else { format!("2026-03-{:02}", c.end) };
    format!(
        "{line},acme,svc,gold,{}.{:02},EUR,monthly,2026-03-{:02},{end}",
        c.cents / 100,
        c.cents % 100,
        c.start
    )
}

fn workspace(t: &Terms, contracts: &[Contract], outages: &[(usize, usize)]) -> Memory {
    let windows: Vec<Window> = outages.iter().map(|(a, b)| Window::down(a * 60, b * 60)).collect();
    let rows: Vec<String> = contracts.iter().map(|c| row("L1", *c)).collect();
    Memory::new().sla(sla(t)).contracts(&rows).incidents(&windows)
}

/// What matters of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Owed {
    base: Exact,
    share: Exact,
    exact: Exact,
    minor: i128,
    residue: Exact,
    outcome: Outcome,
    uptime: Exact,
}

fn owed(a: &Assessment<'_>) -> Owed {
    Owed {
        base: a.base.amount.minor.clone(),
        share: a.remedied.pay.share.clone(),
        exact: a.exact.minor.clone(),
        minor: a.credit.minor,
        residue: a.residue.clone(),
        outcome: a.outcome,
        uptime: a.measured.uptime.clone(),
    }
}

fn one(memory: &Memory) -> Owed {
    assessed(memory, owed).pop().unwrap()
}

fn is(exact: &Exact, fraction: &Fraction) -> bool {
    exact.numerator() * &fraction.d == &fraction.n * exact.denominator()
}

fn whole(n: usize) -> Fraction {
    Fraction::new(n, 1)
}

/// The share of the base by the oracle, and whether the commitment was missed.
fn share(t: &Terms, down: usize, minutes: usize) -> (Fraction, bool) {
    let uptime = whole(1).minus(&Fraction::new(down, minutes));
    let edge = |hundredths: u32| Fraction::new(hundredths, 10_000);
    let promised = edge(commitment(&t.remedy));
    let nothing = whole(0);
    if !uptime.is_below(&promised) {
        return (nothing, false);
    }
    let allowed = whole(1).minus(&promised).times(&whole(minutes));
    let time = |of: Of| if of == Of::Downtime { whole(down) } else { whole(down).minus(&allowed) };
    let share = match &t.remedy {
        Remedy::Bands { below, is_closed_below, .. } => {
            // The last row whose upper edge the uptime has fallen through.
            let fell = |(i, (at, _)): &(usize, &(u32, u32))| {
                uptime.is_below(&edge(*at)) || (*i > 0 && !is_closed_below && uptime.is(&edge(*at)))
            };
            let credit = below.iter().enumerate().rfind(fell).map(|(_, (_, credit))| *credit);
            Fraction::new(credit.unwrap_or(0), 100)
        }
        Remedy::Linear { of, tenths } => {
            time(*of).times(&Fraction::new(1, minutes)).times(&Fraction::new(*tenths, 10))
        }
        Remedy::Step { of, minutes: unit, per_unit, is_ceil, free } => {
            let rest = time(*of).minus(&whole(*free));
            let mut steps = 0_usize;
            // Count steps one by one: full ones, or those that have begun.
            while whole(steps * unit).is_below(&rest)
                && (*is_ceil || !rest.is_below(&whole((steps + 1) * unit)))
            {
                steps += 1;
            }
            Fraction::new(*per_unit, 100).times(&whole(steps))
        }
    };
    (share, true)
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_credit_is_what_a_second_reckoning_says(t in terms(), c in contract(), outages in outages()) {
        let found = one(&workspace(&t, &[c], &outages));
        let term = oracle::paint(MINUTES, &[((c.start - 1) * 1440, (c.end - 1) * 1440)]);
        let down: Ticks = oracle::join(&oracle::paint(MINUTES, &outages), &term, |a, b| a && b);
        let minutes = if t.assumes_up { MINUTES } else { oracle::count(&term) };
        let (share, missed) = share(&t, oracle::count(&down), minutes);
        let days = if t.is_full { 31 } else { c.end - c.start };
        let base = Fraction::new(c.cents, 1).times(&Fraction::new(days, 31));
        prop_assert!(is(&found.base, &base));
        prop_assert!(is(&found.share, &share), "{} is not {:?}", found.share, share);

        let mut exact = base.times(&share);
        let cap = t.cap.map(|cap| base.times(&Fraction::new(cap, 100)));
        if let Some(cap) = cap.as_ref().filter(|cap| cap.is_below(&exact)) {
            exact = cap.clone();
        }
        prop_assert!(is(&found.exact, &exact));
        let mut minor = exact.round(t.rounding);
        if let Some(cap) = cap.filter(|cap| cap.is_below(&Fraction::new(minor.clone(), 1))) {
            minor = cap.floor();
        }
        let nought = BigInt::from(0);
        let passes = t.minimum.is_none_or(|(is_at_least, cents)| {
            let bound = Fraction::new(cents, 1);
            bound.is_below(&exact) || (is_at_least && bound.is(&exact))
        });
        let outcome = match (missed, minor == nought, passes) {
            (false, _, _) => Outcome::Met,
            (true, true, _) => Outcome::NothingOwed,
            (true, false, false) => Outcome::BelowMinimum,
            (true, false, true) => Outcome::Owed,
        };
        prop_assert_eq!(found.outcome, outcome);
        let paid = if outcome == Outcome::Owed { minor } else { nought };
        prop_assert_eq!(BigInt::from(found.minor), paid);
    }

    #[test]
    fn an_exact_credit_is_the_base_times_the_share(t in terms(), c in contract(), outages in outages()) {
        let free = one(&workspace(&Terms { cap: None, ..t.clone() }, &[c], &outages));
        prop_assert_eq!(&free.exact, &free.base.times(&free.share));
        let found = one(&workspace(&t, &[c], &outages));
        prop_assert!(found.exact <= free.exact);
        if found.outcome == Outcome::Owed {
            prop_assert_eq!(Exact::whole(found.minor).plus(&found.residue), found.exact);
        } else {
            prop_assert_eq!((found.minor, found.residue), (0, Exact::zero()));
        }
    }

    #[test]
    fn a_credit_never_exceeds_its_cap(t in terms(), cap in 0..60_u32, c in contract(), outages in outages()) {
        let found = one(&workspace(&Terms { cap: Some(cap), ..t }, &[c], &outages));
        let limit = found.base.times(&Exact::ratio(cap, 100).unwrap());
        prop_assert!(Exact::whole(found.minor) <= limit, "{} is more than {}", found.minor, limit);
    }

    #[test]
    fn more_downtime_never_means_less_credit(t in terms(), c in contract(), outages in outages(), more in outages()) {
        let less = one(&workspace(&t, &[c], &outages));
        let all: Vec<(usize, usize)> = outages.into_iter().chain(more).collect();
        let most = one(&workspace(&t, &[c], &all));
        prop_assert!(most.uptime <= less.uptime);
        prop_assert!(less.exact <= most.exact && less.minor <= most.minor, "{} and then {}", less.minor, most.minor);
    }

    #[test]
    fn splitting_a_term_at_an_equal_fee_changes_nothing(t in terms(), cents in 0..10_000_000_u64, at in 2..32_usize, again in 2..32_usize, outages in outages()) {
        let t = Terms { is_full: false, ..t };
        let term = |start, end| Contract { cents, start, end };
        let whole = one(&workspace(&t, &[term(1, 32)], &outages));
        let mut edges = vec![1, at, again, 32];
        edges.sort_unstable();
        edges.dedup();
        let parts: Vec<Contract> = edges.windows(2).map(|e| term(e[0], e[1])).collect();
        prop_assert_eq!(whole, one(&workspace(&t, &parts, &outages)));
    }

    #[test]
    fn the_order_of_rows_and_files_changes_nothing(t in terms(), contracts in vec(contract(), 1..4).prop_flat_map(|c| (Just(c.iter().copied().enumerate().collect::<Vec<_>>()), Just(c.into_iter().enumerate().collect::<Vec<_>>()).prop_shuffle())), outages in outages()) {
        let book = |contracts: &[(usize, Contract)], outages: &[(usize, usize)]| {
            let rows: Vec<String> = contracts.iter().map(|(n, c)| row(&format!("L{n}"), *c)).collect();
            let memory = workspace(&t, &[], outages).contracts(&rows);
            assessed(&memory, |a| (a.line.id.clone(), owed(a), a.workings.value.clone()))
        };
        let backwards: Vec<(usize, usize)> = outages.iter().rev().copied().collect();
        prop_assert_eq!(book(&contracts.0, &outages), book(&contracts.1, &backwards));
    }

    #[test]
    fn a_customer_with_no_downtime_is_owed_nothing(t in terms(), c in contract()) {
        let found = one(&workspace(&t, &[c], &[]));
        prop_assert_eq!((found.outcome, found.minor, found.uptime), (Outcome::Met, 0, Exact::one()));
    }
}

/// The SLA that other tests start from loads as the oracle's terms would write it.
#[test]
fn the_plain_sla_is_one_of_these() {
    let below = vec![(9990, 10)];
    let remedy = Remedy::Bands { commitment: 9990, below, is_closed_below: true };
    let t =
        Terms { remedy, cap: None, rounding: Way::HalfUp, minimum: None, assumes_up: false, is_full: false };
    let c = Contract { cents: 10_000, start: 1, end: 32 };
    let written = one(&workspace(&t, &[c], &[(0, 100)]));
    assert_eq!(written, one(&workspace(&t, &[c], &[(0, 100)]).sla(PLAIN_SLA)));
    assert_eq!(written.minor, 1000);
}
