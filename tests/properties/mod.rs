//! The laws of the algebra as properties, each over many random cases and compared with the oracle.
//!
//! The same cases every time: the seed is fixed. `PROPTEST_CASES=5000 PROPTEST_RNG_SEED=7` looks further.

mod credit;
mod evidence;
mod interval;
mod measure;
mod money;
mod policies;
mod time;

use proptest::test_runner::Config;
use proptest::test_runner::RngSeed;

/// Few enough cases to run at every change, and the same ones each time.
pub(crate) fn config(cases: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    let rng_seed = match asked.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2026),
        fixed => fixed,
    };
    Config { cases, rng_seed, failure_persistence: None, ..asked }
}

/// A module's own words list its laws; each is a test of the same name here.
#[test]
fn every_law_that_a_module_names_is_tested() {
    let tests = [
        include_str!("credit.rs"),
        include_str!("evidence.rs"),
        include_str!("interval.rs"),
        include_str!("measure.rs"),
        include_str!("money.rs"),
        include_str!("policies.rs"),
        include_str!("time.rs"),
    ]
    .concat();
    let modules = [
        include_str!("../../src/credit/mod.rs"),
        include_str!("../../src/interval/mod.rs"),
        include_str!("../../src/measure/mod.rs"),
        include_str!("../../src/money/mod.rs"),
        include_str!("../../src/sla/mod.rs"),
        include_str!("../../src/time/mod.rs"),
    ];
    for module in modules {
        let words = module.lines().take_while(|l| l.starts_with("//!")).collect::<String>();
        let (_, laws) = words.split_once("The laws").expect("a module of the algebra names its laws");
        let names: Vec<&str> =
            laws.split('`').skip(1).step_by(2).filter(|n| n.matches('_').count() > 2).collect();
        assert!(names.len() > 5, "{words}");
        for name in names {
            assert!(tests.contains(&format!("fn {name}(")), "no property is called {name}");
        }
    }
}
