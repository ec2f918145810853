//! The register: what people approve, issue, hold and void; late evidence as a difference; and what must never happen to it.

use crate::memory::MONTH;
use crate::memory::Memory;
use crate::memory::PLAIN_SLA;
use crate::memory::Window;
use crate::properties::config;
use amends::model::ApprovalRules;
use amends::money::Currency;
use amends::money::Money;
use amends::register::Book;
use amends::register::Decision;
use amends::register::Entry;
use amends::register::GENESIS;
use amends::register::PostingState;
use amends::register::Proposal;
use amends::register::Said;
use amends::register::approve_credits;
use amends::register::issue;
use amends::register::read_proposals;
use amends::register::void;
use amends::run;
use amends::run::Artefact;
use amends::run::Closed;
use amends::run::Request;
use amends::run::booking::verify_register;
use amends::time::Instant;
use amends::time::Month;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A register in memory, and the clock that its entries are written by.
#[derive(Default)]
struct Register {
    entries: Vec<Entry>,
}

impl Register {
    fn book(&self) -> Book {
        let mut book = Book::of(&self.entries);
        book.head = self.entries.last().map(|e| (e.seq, e.hash.clone()));
        book
    }

    fn write(&mut self, decision: Decision) -> Decision {
        for draft in &decision.drafts {
            let before = self.entries.last().map_or(GENESIS.to_owned(), |e| e.hash.clone());
            let seq = self.entries.len() as u64 + 1;
            let at = Instant(1_775_000_000_000 + i64::try_from(seq).unwrap() * 1000);
            self.entries.push(Entry::after(&before, seq, at, "tests", draft.clone()));
        }
        decision
    }

    /// Runs the month; nothing may be wrong.
    fn run(&self, memory: &Memory) -> Closed {
        let closed = self.try_run(memory);
        assert!(!closed.diags.has_errors(), "{:#?}", closed.diags.sorted());
        assert_eq!(closed.mistake, None);
        closed
    }

    fn try_run(&self, memory: &Memory) -> Closed {
        let mut loaded = memory.load();
        loaded.register = self.book();
        let month = Month::parse(MONTH).unwrap();
        run::close(&loaded, &Request { month, issued_on: None, as_of: None }, &|_| ())
    }

    fn approve(&mut self, proposals: &[Proposal], by: &str) -> Decision {
        let all: Vec<&Proposal> = proposals.iter().collect();
        let run = ("run", proposals);
        let decision = approve_credits(&self.book(), &all, run, &said(by), &ApprovalRules::default());
        self.write(decision)
    }

    fn issue_all(&mut self) -> Decision {
        let book = self.book();
        let ids: Vec<&str> = book.accounts.keys().map(String::as_str).collect();
        let decision = issue(&book, &ids, None, "batch", &said("Fin"), &ApprovalRules::default());
        self.write(decision)
    }

    /// What was issued and not voided.
    fn issued(&self) -> BTreeMap<Currency, i128> {
        let mut sums = BTreeMap::new();
        for money in self.book().accounts.values().filter_map(|a| a.issued()) {
            *sums.entry(money.currency).or_insert(0) += money.minor;
        }
        sums
    }
}

fn said(by: &str) -> Said {
    Said { by: by.to_owned(), note: "because".to_owned() }
}

fn file<'c>(closed: &'c Closed, path: &str) -> &'c Artefact {
    closed.artefacts.iter().find(|a| a.path == path).unwrap_or_else(|| panic!("{path} is not there"))
}

fn text(closed: &Closed, path: &str) -> String {
    String::from_utf8(file(closed, path).bytes.clone()).unwrap()
}

fn proposals(closed: &Closed) -> Vec<Proposal> {
    read_proposals(&file(closed, "ledger/proposals.jsonl").bytes).unwrap()
}

/// The plain SLA with two tiers.
fn tiers() -> String {
    let two = "[[band]]\nwhen = \"99% <= uptime < 99.9%\"\ncredit = \"10%\"\n[[band]]\nwhen = \"uptime < 99%\"\ncredit = \"25%\"";
    PLAIN_SLA.replace("[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"", two)
}

fn down(minutes: usize) -> Memory {
    let memory =
        Memory::new().sla(tiers()).append("amends.toml", "[documents]\nforms = [\"md\", \"html\"]\n");
    memory.incident("INC-7", &[Window::down(600, 600 + minutes * 60)])
}

fn only(minor: i128) -> BTreeMap<Currency, i128> {
    [(Currency::from_code("EUR").unwrap(), minor)].into()
}

#[test]
fn late_evidence_gives_the_difference_with_its_workings() {
    let mut register = Register::default();
    let first = register.run(&down(72));
    register.approve(&proposals(&first), "Ann");
    register.issue_all();
    assert_eq!(register.issued(), only(1_000));

    let later = register.run(&down(600));
    let all = proposals(&later);
    let [proposal] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(proposal.difference().unwrap().minor, 1_500);
    assert_eq!(proposal.issued_before().unwrap().minor, 1_000);
    assert_eq!(proposal.owed().unwrap().minor, 2_500);
    assert!(proposal.number.len() <= 21 && proposal.number.ends_with("-2"), "{}", proposal.number);
    let workings = text(&later, "ledger/credits.json").replace('\u{a0}', " ");
    for said in ["issued before", "affected time then", "1 h 12 min", "share of the base then", "INC-7"] {
        assert!(workings.contains(said), "{said}");
    }
    let letter = text(&later, "customers/acme/letter.md");
    for said in
        ["we credited EUR 10.00", "In all it is EUR 25.00: **EUR 15.00** more", "gives 25 %, not 10 %"]
    {
        assert!(letter.replace('\u{a0}', " ").contains(said), "{said}:\n{letter}");
    }
    register.approve(&all, "Ann");
    register.issue_all();
    assert_eq!(register.issued(), only(2_500));
    assert!(proposals(&register.run(&down(600))).is_empty());
    assert!(verify_register(&register.entries).is_whole());
}

#[test]
fn what_was_issued_and_nothing_has_changed_gives_the_same_letter() {
    let mut register = Register::default();
    let first = register.run(&down(72));
    register.approve(&proposals(&first), "Ann");
    register.issue_all();
    let again = register.run(&down(72));
    for path in ["customers/acme/letter.md", "customers/acme/letter.html"] {
        assert_eq!(text(&first, path), text(&again, path));
    }
    assert!(proposals(&again).is_empty());
}

#[test]
fn too_much_given_is_reported_and_left_to_a_person() {
    let mut register = Register::default();
    register.approve(&proposals(&register.run(&down(600))), "Ann");
    register.issue_all();
    for (minutes, owed) in [(72, "EUR 10.00"), (1, "EUR 0.00")] {
        let later = register.run(&down(minutes));
        assert!(proposals(&later).is_empty());
        let overpaid: Vec<String> = later.summary.overpaid.iter().map(Money::to_string).collect();
        assert_eq!(overpaid.len(), 1, "{overpaid:?}");
        let (_, reasons) =
            later.summary.held.iter().find(|(path, _)| path == "customers/acme/letter").unwrap();
        let letter = text(&later, "customers/acme/letter.md");
        assert!(!letter.contains("too little"), "what was too much is not called too little: {letter}");
        let reasons = reasons.join(" ").replace('\u{a0}', " ");
        assert!(
            reasons.contains("EUR 25.00 was issued") && reasons.contains(&format!("{owed} is owed")),
            "{reasons}"
        );
    }
    // A person takes it back; then the right amount is proposed as a whole, under a number of its own.
    let book = register.book();
    let id = book.accounts.keys().next().unwrap().clone();
    register.write(void(&book, &[&id], &[], &said("Ann")));
    let all = proposals(&register.run(&down(72)));
    assert_eq!(all[0].difference().unwrap().minor, 1_000);
    assert!(all[0].number.ends_with("-2"), "a number is never given out twice: {}", all[0].number);
}

#[test]
fn management_hears_of_customers_who_were_let_down_again_and_again() {
    let summary = |rule: &str, months: &[&str]| {
        let mut loaded = down(72).append("amends.toml", rule).load();
        let months = months.iter().map(|m| Month::parse(m).unwrap()).collect();
        loaded.credited = [("acme".to_owned(), months)].into();
        let month = Month::parse(MONTH).unwrap();
        let closed = run::close(&loaded, &Request { month, issued_on: None, as_of: None }, &|_| ());
        text(&closed, "month-summary.md")
    };
    let rule = "[escalation]\nmissed = 3\nwithin = 6\n";
    let told = summary(rule, &["2025-11", "2026-01"]);
    assert!(told.contains("3 or more of the last 6 months"), "{told}");
    assert!(told.contains("| Acme Ltd | 3 | November 2025, January 2026, March 2026 |"), "{told}");
    for (rule, months) in [(rule, &["2026-01"][..]), ("", &["2025-11", "2026-01"])] {
        assert!(!summary(rule, months).contains("again and again"));
    }
}

#[test]
fn a_renaming_without_a_word_stops_the_run() {
    let mut register = Register::default();
    register.approve(&proposals(&register.run(&down(72))), "Ann");
    register.issue_all();
    let renamed = down(72).contracts(&["L9,acme,svc,gold,100.00,EUR,monthly,2025-01-01,"]);
    let closed = register.try_run(&renamed);
    assert!(closed.diags.has_errors() && closed.artefacts.is_empty());
    let said = format!("{:?}", closed.diags.sorted());
    assert!(said.contains("does not know the contract line `L1`") && said.contains("renamed_from"), "{said}");
}

#[test]
fn an_sla_put_right_counts_what_was_issued_under_the_other() {
    let mut register = Register::default();
    register.approve(&proposals(&register.run(&down(72))), "Ann");
    register.issue_all();
    let silver = tiers().replace("\"gold\"", "\"silver\"").replace("10%", "30%");
    let memory = down(72)
        .file("slas/silver.toml", silver)
        .contracts(&["L1,acme,svc,silver,100.00,EUR,monthly,2025-01-01,"]);
    let all = proposals(&register.run(&memory));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].difference().unwrap().minor, 2_000);
    register.approve(&all, "Ann");
    register.issue_all();
    assert_eq!(register.issued(), only(3_000));
    assert!(proposals(&register.run(&memory)).is_empty());
}

#[test]
fn two_people_approve_what_is_large() {
    let euro = Currency::from_code("EUR").unwrap();
    let rules = ApprovalRules { two_people_from: [(euro, Money { currency: euro, minor: 1_000 })].into() };
    let mut register = Register::default();
    let all = proposals(&register.run(&down(72)));
    let by = |register: &mut Register, who: &str| {
        let chosen: Vec<&Proposal> = all.iter().collect();
        let decision = approve_credits(&register.book(), &chosen, ("run", &all), &said(who), &rules);
        register.write(decision)
    };
    assert_eq!(by(&mut register, "Ann Lee").drafts.len(), 1);
    assert_eq!(by(&mut register, " ann  LEE ").drafts.len(), 0, "the same person twice is one person");
    let book = register.book();
    let id = book.accounts.keys().next().unwrap().as_str();
    let refused = issue(&book, &[id], None, "batch", &said("Fin"), &rules);
    assert!(
        refused.drafts.is_empty() && refused.refusals[0].why.contains("2 different people"),
        "{refused:?}"
    );
    assert_eq!(by(&mut register, "Bo Ek").drafts.len(), 1);
    let book = register.book();
    let id = book.accounts.keys().next().unwrap().as_str();
    assert_eq!(issue(&book, &[id], None, "batch", &said("Fin"), &rules).drafts.len(), 1);
}

#[test]
fn an_approval_of_what_changed_since_is_refused() {
    let mut register = Register::default();
    let (old, new) = (proposals(&register.run(&down(72))), proposals(&register.run(&down(600))));
    register.approve(&old, "Ann");
    // The newer proposal replaces what was approved and not issued.
    register.approve(&new, "Ann");
    let states: Vec<PostingState> =
        register.book().accounts.values().flat_map(|a| a.postings.iter().map(|p| p.state)).collect();
    assert_eq!(states, [PostingState::Replaced, PostingState::Approved]);
    let book = register.book();
    let ids: Vec<&str> = book.accounts.keys().map(String::as_str).collect();
    let stale = issue(&book, &ids, Some(&old), "batch", &said("Fin"), &ApprovalRules::default());
    assert!(stale.drafts.is_empty() && stale.refusals[0].why.contains("published now"), "{stale:?}");
    register.issue_all();
    let late = register.approve(&old, "Ann");
    assert!(late.drafts.is_empty() && late.refusals[0].why.contains("run again"), "{late:?}");
    assert_eq!(register.issued(), only(2_500));
}

/// What happens between two looks at the month.
#[derive(Clone, Debug)]
enum Happens {
    Outage(usize),
    Fee(u32),
    Rename,
    Reorder,
    Approve,
    Issue,
    Void,
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        3 => (1_usize..800).prop_map(Happens::Outage),
        1 => (50_u32..400).prop_map(Happens::Fee),
        1 => Just(Happens::Rename),
        1 => Just(Happens::Reorder),
        4 => Just(Happens::Approve),
        4 => Just(Happens::Issue),
        1 => Just(Happens::Void),
    ]
}

/// The workspace as it is after all that.
struct World {
    minutes: usize,
    fee: u32,
    names: (usize, bool),
}

impl World {
    fn memory(&self) -> Memory {
        let (generation, is_reversed) = self.names;
        let name = |first: &str| match generation {
            0 => (first.to_owned(), String::new()),
            n => (format!("{first}-{n}"), first.to_owned()),
        };
        let (customer, was) = name("acme");
        let (line, line_was) = name("L1");
        let (fee, minutes) = (self.fee, self.minutes);
        let customers =
            [format!("{customer},Acme Ltd,en-GB,UTC,GB,{was}"), "other,Other Ltd,en-GB,UTC,GB,".to_owned()];
        let mut rows = [
            format!("{line},{customer},svc,gold,{fee}.00,EUR,monthly,2025-01-01,,{line_was}"),
            "M1,other,svc,gold,70.00,EUR,monthly,2025-01-01,,".to_owned(),
        ];
        let mut gifts = [
            format!("{MONTH},{customer},INC-7,2.00,EUR,Ann,sorry"),
            format!("{MONTH},other,INC-7,3.00,EUR,Ann,sorry"),
        ];
        if is_reversed {
            rows.reverse();
            gifts.reverse();
        }
        down(minutes)
            .file(
                "customers.csv",
                format!("id,name,language,time_zone,country,renamed_from\n{}\n", customers.join("\n")),
            )
            .file(
                "contracts.csv",
                format!(
                    "line,customer,service,sla,fee,currency,billing,start,end,renamed_from\n{}\n",
                    rows.join("\n")
                ),
            )
            .file(
                "goodwill.csv",
                format!("period,customer,incident,amount,currency,decided_by,reason\n{}\n", gifts.join("\n")),
            )
    }
}

proptest! {
    #![proptest_config(config(12))]

    /// Whatever is run again, renamed, put in another order, approved or voided: what stands as issued for a credit is
    /// what a run said is owed when its last posting was approved, and never more than the most that ever was.
    #[test]
    fn nothing_is_ever_issued_twice(story in proptest::collection::vec(happens(), 4..14)) {
        let mut register = Register::default();
        let mut world = World { minutes: 60, fee: 100, names: (0, false) };
        let mut most: BTreeMap<String, i128> = BTreeMap::new();
        for step in story {
            match step {
                Happens::Outage(minutes) => world.minutes = minutes,
                Happens::Fee(fee) => world.fee = fee,
                Happens::Rename => world.names.0 += 1,
                Happens::Reorder => world.names.1 = !world.names.1,
                Happens::Approve => {
                    let all = proposals(&register.run(&world.memory()));
                    for p in &all {
                        let owed = p.owed().unwrap().minor;
                        let best = most.entry(p.short_id.clone()).or_default();
                        *best = owed.max(*best);
                    }
                    prop_assert!(register.approve(&all, "Ann").refusals.is_empty());
                }
                Happens::Issue => {
                    register.issue_all();
                    prop_assert!(register.issue_all().drafts.is_empty(), "a second time gives nothing");
                }
                Happens::Void => {
                    let book = register.book();
                    if let Some((id, account)) = book.accounts.iter().next() {
                        let numbers: Vec<&str> = account.postings.iter().map(|p| p.number.as_str()).collect();
                        register.write(void(&book, &[id], &numbers, &said("Ann")));
                    }
                }
            }
            let book = register.book();
            prop_assert!(book.broken.is_empty(), "{:?}", book.broken);
            prop_assert_eq!(book.accounts.len() <= 4, true, "one account a credit: {:?}", book.accounts.keys());
            for (id, account) in &book.accounts {
                let issued = account.issued().map_or(0, |m| m.minor);
                prop_assert!(issued <= most[id], "{id}: {issued} of {}", most[id]);
            }
            prop_assert!(verify_register(&register.entries).is_whole());
        }
    }
}
