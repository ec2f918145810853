//! Laws of presets: every edge of every table, outages cut in two, more downtime, caps, and units.

use crate::properties::config;
use amends::credit::Outcome;
use amends::diag::Diagnostics;
use amends::ingest::add_text;
use amends::money::Exact;
use amends::run::assess::Answer;
use amends::run::assess::assess;
use amends::run::assess::read_facts;
use amends::run::assess::read_policy;
use amends::sla::Cap;
use amends::sla::Credit;
use amends::sla::FactUnit;
use amends::sla::FindingKind;
use amends::sla::PRESETS;
use amends::sla::Per;
use amends::sla::Policy;
use amends::sla::Preset;
use amends::sla::Remedy;
use amends::sla::preset;
use amends::source::Sources;
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::LazyLock;

/// June 2026 in UTC, in seconds.
const SECONDS: i64 = 30 * 86_400;

fn policy(text: &str) -> Policy {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let id = add_text(&mut sources, "sla", text.into(), &mut diags).expect("UTF-8");
    read_policy(&sources, id, &mut diags).unwrap_or_else(|| panic!("{diags:#?}"))
}

fn at(second: i64) -> String {
    let (day, rest) = (second.div_euclid(86_400), second.rem_euclid(86_400));
    format!("2026-06-{:02}T{:02}:{:02}:{:02}Z", day + 1, rest / 3_600, rest / 60 % 60, rest % 60)
}

/// Facts with everything that a policy may ask for, each worth one.
fn facts(policy: &Policy, fee: &str, more: &str) -> String {
    let mut text = format!(
        "start = \"2026-06-01T00:00:00Z\"\nend = \"2026-07-01T00:00:00Z\"\nzone = \"UTC\"\nfee = \"{fee} USD\"\n{more}"
    );
    if policy.currency().is_some_and(|c| c.code() != "USD") {
        text = text.replace("USD", policy.currency().expect("a currency").code());
    }
    text.push_str("\n[facts]\n");
    let code = policy.currency().map_or("USD".to_owned(), |c| c.code().to_owned());
    for fact in policy.facts.iter().filter(|f| f.default.is_none()) {
        let value = match fact.unit {
            FactUnit::Number | FactUnit::Share => "1".to_owned(),
            FactUnit::Time => "30d".to_owned(),
            FactUnit::Money => format!("1.00 {code}"),
        };
        let _ = writeln!(text, "{} = \"{value}\"", fact.name);
    }
    text
}

fn answer(policy: &Policy, text: &str) -> Answer {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let id = add_text(&mut sources, "facts", text.into(), &mut diags).expect("UTF-8");
    let facts = read_facts(&sources, id, policy, &mut diags);
    let facts = facts.unwrap_or_else(|| panic!("{}: {text}\n{diags:#?}", policy.id));
    assess(policy, &facts, "").unwrap_or_else(|problem| panic!("{}: {problem:#?}", policy.id))
}

fn outages(list: &[(i64, i64)]) -> String {
    let one = |(from, to): &(i64, i64)| {
        let (from, to) =
            (at(*from), if *to == SECONDS { "2026-07-01T00:00:00Z".to_owned() } else { at(*to) });
        format!("{{ start = \"{from}\", end = \"{to}\", reported_at = \"{from}\" }}")
    };
    let all: Vec<String> = list.iter().map(one).collect();
    format!("outage = [{}]\n", all.join(", "))
}

fn under_outages(policy: &Policy, list: &[(i64, i64)]) -> Answer {
    answer(policy, &facts(policy, "1000.00", &outages(list)))
}

static POLICIES: LazyLock<Vec<Policy>> =
    LazyLock::new(|| PRESETS.iter().map(|p: &Preset| policy(p.text)).collect());

/// Presets that outages in June decide.
fn by_outages() -> Vec<&'static Policy> {
    POLICIES.iter().filter(|p| p.is_by_outages()).collect()
}

/// A side of a range as a test reads it: the bound in millionths of a percent, and whether it is in the range.
type Bound = Option<(i64, bool)>;

/// All of it, in millionths of a percent.
const FULL: i64 = 100_000_000;

/// `99.0% <= uptime < 99.9%` read a second time, by hand.
fn read(when: &str) -> Option<(Bound, Bound)> {
    let words: Vec<&str> = when.split_whitespace().collect();
    let percent = |text: &str| {
        let digits = text.strip_suffix('%')?;
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        format!("{whole}{fraction:0<6}").parse::<i64>().ok()
    };
    let closed = |sign: &str| sign.ends_with('=');
    match words.as_slice() {
        [low, first, "uptime", second, high] => {
            Some((Some((percent(low)?, closed(first))), Some((percent(high)?, closed(second)))))
        }
        ["uptime", sign, high] => Some((None, Some((percent(high)?, closed(sign))))),
        _ => None,
    }
}

fn holds(range: &(Bound, Bound), value: i64) -> bool {
    let above = range.0.is_none_or(|(low, closed)| low < value || (closed && low == value));
    let below = range.1.is_none_or(|(high, closed)| value < high || (closed && value == high));
    above && below
}

/// At every edge of every table of uptime, a millionth below and a millionth above it: the row that the text has, or
/// undecided where it has none or several that differ.
#[test]
fn every_edge_of_every_table_of_uptime() {
    let (mut edges, mut tables) = (0, 0);
    for p in POLICIES.iter() {
        let Remedy::Bands(_) = &p.remedy else { continue };
        let text = preset(p.id.as_str()).expect("a preset").text;
        let line = |key: &'static str| {
            text.lines().filter_map(move |l| l.strip_prefix(key)?.strip_suffix('"').map(str::to_owned))
        };
        let whens: Vec<String> = line("when = \"").collect();
        let credits: Vec<String> = line("credit = \"").collect();
        let rows: Option<Vec<(Bound, Bound)>> = whens.iter().map(|w| read(w)).collect();
        let Some(rows) = rows.filter(|_| p.per == Per::Period && p.breach.is_none()) else { continue };
        tables += 1;
        let promise = line("uptime = \"")
            .next()
            .and_then(|t| read(&format!("uptime < {t}")))
            .expect("a promise")
            .1
            .expect("a bound")
            .0;
        let mut values: Vec<i64> = rows.iter().flat_map(|(a, b)| [a, b]).flatten().map(|(v, _)| *v).collect();
        values.push(promise);
        for edge in values {
            for value in [edge - 1, edge, edge + 1].into_iter().filter(|v| (0..=FULL).contains(v)) {
                edges += 1;
                let stated = format!("uptime = \"{}.{:06}%\"\n", value / 1_000_000, value % 1_000_000);
                let a = answer(p, &facts(p, "1000.00", &stated));
                let hits: Vec<usize> = (0..rows.len()).filter(|i| holds(&rows[*i], value)).collect();
                let mut gives: Vec<&str> = hits.iter().map(|i| credits[*i].as_str()).collect();
                gives.dedup();
                let is_kept = value >= promise;
                let is_decided = matches!((is_kept, gives.len()), (true, 0) | (false, 1));
                let context = format!("{} at {stated}: rows {hits:?}", p.id);
                assert_eq!(a.outcome != Outcome::Undecided, is_decided, "{context}");
                if !is_decided || is_kept {
                    continue;
                }
                let pay = &a.judged.remedied.pay;
                if let Some(share) =
                    gives[0].strip_suffix('%').filter(|t| t.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
                {
                    let share =
                        Exact::parse(share).expect("a number").over(&Exact::whole(100)).expect("a share");
                    assert_eq!(pay.share, share, "{context}");
                } else if let Some((days, _)) = gives[0].split_once(" day") {
                    let days = Exact::parse(days).expect("days").times(&Exact::whole(86_400_000));
                    assert_eq!(pay.time, days, "{context}");
                }
            }
        }
    }
    assert!(tables >= 40 && edges >= 400, "only {edges} edges of {tables} tables were tried");
}

/// At every edge of every table of time, a second below and a second above it: decided but in the holes that the
/// tool itself finds.
#[test]
fn every_edge_of_every_table_of_time() {
    let mut edges = 0;
    for p in by_outages() {
        let Remedy::Bands(bands) = &p.remedy else { continue };
        let of_time = bands.iter().filter(|b| b.range.on == "downtime");
        let cuts: Vec<i64> = of_time
            .flat_map(|b| b.range.low.iter().chain(&b.range.high))
            .filter_map(|e| e.at.to_i128().map(|ms| i64::try_from(ms / 1_000).expect("seconds")))
            .filter(|s| (2..3 * 86_400).contains(s))
            .collect();
        for cut in cuts {
            for length in [cut - 1, cut, cut + 1] {
                edges += 1;
                let a = under_outages(p, &[(86_400 * 2, 86_400 * 2 + length)]);
                let hits = bands.iter().filter(|b| b.range.contains(&Exact::whole(length * 1_000)));
                let hits: Vec<&Credit> = hits.map(|b| &b.credit).collect();
                let is_whole = matches!(p.per, Per::Period | Per::Outage)
                    && a.judged.measured.affected == Exact::whole(length * 1_000);
                if !is_whole || !a.judged.remedied.is_breach {
                    continue;
                }
                let agree = hits.windows(2).all(|w| w[0] == w[1]) && !hits.is_empty();
                assert_eq!(a.outcome != Outcome::Undecided, agree, "{} after {length} s", p.id);
            }
        }
    }
    assert!(edges >= 60, "only {edges} edges were tried");
}

fn stretches() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let length = prop_oneof![3 => 1..4_000_i64, 1 => 4_000..60_000_i64];
    let one = (0..SECONDS - 60_001, length).prop_map(|(from, length)| (from, from + length));
    proptest::collection::vec(one, 0..5)
}

fn worth(a: &Answer) -> Option<Exact> {
    (a.outcome != Outcome::Undecided).then(|| a.judged.amount.exact.major())
}

proptest! {
    #![proptest_config(config(24))]

    /// An outage is the same whether it is told in one piece or in two that touch.
    #[test]
    fn cutting_an_outage_in_two_changes_nothing(list in stretches(), pick in any::<prop::sample::Index>(), share in 1..100_i64) {
        prop_assume!(!list.is_empty());
        let i = pick.index(list.len());
        let (from, to) = list[i];
        let cut = from + (to - from) * share / 100;
        prop_assume!(cut > from && cut < to);
        let mut pieces = list.clone();
        pieces[i] = (from, cut);
        pieces.push((cut, to));
        for p in by_outages() {
            let (a, b) = (under_outages(p, &list), under_outages(p, &pieces));
            // Each piece has a report of its own; the first of them counts for the whole.
            prop_assert_eq!(&a.judged.measured.affected, &b.judged.measured.affected, "{}", p.id);
            prop_assert_eq!((a.outcome, &a.exact, &a.judged.remedied.pay), (b.outcome, &b.exact, &b.judged.remedied.pay), "{}", p.id);
        }
    }

    /// More downtime is never worth less, under policies that look at the period as a whole.
    #[test]
    fn more_downtime_is_never_worth_less(list in stretches(), more in stretches()) {
        let both: Vec<(i64, i64)> = list.iter().chain(&more).copied().collect();
        for p in by_outages().into_iter().filter(|p| p.per == Per::Period) {
            if let (Some(a), Some(b)) = (worth(&under_outages(p, &list)), worth(&under_outages(p, &both))) {
                prop_assert!(a <= b, "{}: {a} for less, {b} for more", p.id);
            }
        }
    }

    /// No credit is above the cap of its policy, neither exactly nor rounded.
    #[test]
    fn no_credit_is_above_its_cap(list in stretches(), cents in 0..1_000_000_i64) {
        let fee = format!("{}.{:02}", cents / 100, cents % 100);
        for p in by_outages().into_iter().filter(|p| matches!(p.cap, Some(Cap::Share(_)))) {
            let a = answer(p, &facts(p, &fee, &outages(&list)));
            let cap = a.judged.amount.cap.as_ref().expect("a cap");
            prop_assert!(a.judged.amount.exact.minor <= cap.minor, "{}", p.id);
            prop_assert!(a.credit.exact().minor <= cap.minor, "{}", p.id);
        }
    }

    /// A fee ten times as large gives a credit ten times as large, where the credit is a share of it.
    #[test]
    fn credits_scale_with_the_fee(list in stretches()) {
        for p in by_outages().into_iter().filter(|p| p.base.is_none() && p.minimum.is_empty() && p.currency().is_none() && p.facts.is_empty()) {
            let (one, ten) = (answer(p, &facts(p, "100.00", &outages(&list))), answer(p, &facts(p, "1000.00", &outages(&list))));
            prop_assert_eq!(one.exact.minor.times(&Exact::whole(10)), ten.exact.minor, "{}", p.id);
        }
    }
}

/// The same length in another unit is the same policy.
#[test]
fn units_do_not_matter() {
    let table = [
        ("rackspace-managed-cloud", "\"30min\"", "\"1800s\""),
        ("swiftdesigns-au", "\"90min\"", "\"1.5h\""),
        ("vultr", "60min <= downtime <= 119min", "1h <= downtime <= 7140s"),
        ("gmail-isp", "\">= 10min\"", "\">= 600s\""),
        ("google-workspace-monthly", "\"7 days\"", "\"1 week\""),
        ("atlassian-cloud-premium", "99.0%", "99%"),
    ];
    for (id, old, new) in table {
        let text = preset(id).expect("a preset").text;
        assert!(text.contains(old), "{id} has no {old}");
        let (a, b) = (policy(text), policy(&text.replace(old, new)));
        for length in [60, 600, 1_800, 1_801, 3_600, 7_140, 9_000, 30_000, 40_000] {
            let list = [(90_000, 90_000 + length)];
            assert_eq!(
                under_outages(&a, &list).exact,
                under_outages(&b, &list).exact,
                "{id} after {length} s"
            );
        }
    }
}

/// What every preset has, and what the list of them says.
#[test]
fn presets_are_what_they_say() {
    assert!(PRESETS.len() >= 60);
    assert!(PRESETS.windows(2).all(|w| w[0].id < w[1].id), "presets are sorted by id");
    for (p, preset) in POLICIES.iter().zip(PRESETS) {
        assert_eq!(p.id.as_str(), preset.id);
        assert!(p.source_status.is_some(), "{} does not say how its text was read", p.id);
        assert!(
            p.findings.iter().all(|f| f.kind != FindingKind::Unreachable),
            "{} has a row for nothing",
            p.id
        );
    }
}
