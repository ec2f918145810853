//! Finance files: what they hold is what the postings say, whoever reads them; what a program would misread is refused.
//!
//! `tests/golden-finance` holds the files of every target for a few postings, issued and not; `AMENDS_BLESS=1` stores
//! what is written now. hledger and Beancount read theirs with their own checkers, where those are on the PATH.

use amends::credit::RowKind;
use amends::finance::Billed;
use amends::finance::FinanceFile;
use amends::finance::LedgerIds;
use amends::finance::NUMBER_MAX;
use amends::finance::Party;
use amends::finance::Posting;
use amends::finance::PostingRecord;
use amends::finance::Problem;
use amends::finance::ProblemKind;
use amends::finance::Stamp;
use amends::finance::Totals;
use amends::finance::files;
use amends::finance::read_totals;
use amends::model::CustomerId;
use amends::model::DateOrder;
use amends::model::FinanceTarget;
use amends::model::LedgerId;
use amends::model::LineId;
use amends::model::NetSuiteFiles;
use amends::model::SlaId;
use amends::model::Target;
use amends::money::Currency;
use amends::money::Exact;
use amends::money::Money;
use amends::source::Sources;
use amends::source::Span;
use amends::time::Month;
use amends::time::parse_date;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

fn span() -> Span {
    Span::new(Sources::default().add("amends.toml", ""), 0, 0)
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect("a currency")
}

fn rates() -> [Exact; 3] {
    ["0", "1/5", "19/100"].map(|r| Exact::parse(r).expect("a ratio"))
}

/// A target of which everything is said.
fn target(target: Target) -> FinanceTarget {
    let is_beancount = target == Target::Beancount;
    let word = |words: [&str; 2]| Some(words[usize::from(is_beancount)].to_owned());
    let codes = rates().into_iter().zip(["tax_0", "tax_20", "tax_19"].map(str::to_owned));
    FinanceTarget {
        book: word(["revenue:less sla credits", "Income:SLA-Credits"]),
        goodwill_book: word(["expenses:goodwill", "Expenses:Goodwill"]),
        contra_account: word(["assets:receivable", "Assets:Receivable"]),
        tax_account: word(["liabilities:vat", "Liabilities:VAT"]),
        tax_code: Some("none".to_owned()),
        tax_codes: codes.collect(),
        date_order: Some(DateOrder::DayMonthYear),
        ..FinanceTarget::new(target, span())
    }
}

/// Every target, NetSuite in both ways.
fn targets() -> Vec<FinanceTarget> {
    let mut all: Vec<FinanceTarget> = Target::ALL.into_iter().map(target).collect();
    all.push(FinanceTarget { files: NetSuiteFiles::Three, ..target(Target::NetSuite) });
    all
}

fn named(customer: &str, name: &str) -> LedgerIds {
    let row = |target: Target| {
        let customer = CustomerId::new(customer);
        let (id, name) = (Some(format!("cus_{customer}")), Some(name.to_owned()));
        ((target, customer.clone()), LedgerId { customer, target, id, name, span: span() })
    };
    Target::ALL.into_iter().map(row).collect()
}

fn ids(postings: &[Posting]) -> LedgerIds {
    postings.iter().flat_map(|p| named(p.credit_to.id.as_str(), &p.credit_to.name)).collect()
}

fn party(id: &str, name: &str) -> Party {
    Party { id: CustomerId::new(id), name: name.to_owned(), mail: Some(format!("{id}@example.com")) }
}

/// An issued credit.
fn posting(n: usize, amount: Money) -> Posting {
    Posting {
        number: Some(format!("CN-2026-{n:05}")),
        key: Some(format!("amends-2026-03-{n}")),
        credit_id: format!("CR-2026-03-acme-L{n}-gold"),
        short_id: format!("CR-{n:016X}"),
        kind: RowKind::Credit,
        month: Month::parse("2026-03").expect("a month"),
        customer: party("acme", "Acme Ltd"),
        credit_to: party("acme", "Acme Ltd"),
        line: Some(LineId::new(format!("L{n}"))),
        service: Some("Public API".to_owned()),
        sla: Some((SlaId::new("gold"), "2026-01".to_owned())),
        amount,
        booked_on: parse_date("2026-04-01").expect("a date"),
        billed: Billed::default(),
        description: format!("SLA credit for 2026-03, Public API, line L{n}, SLA gold edition 2026-01"),
        workings: "0".repeat(64),
    }
}

fn euros(n: usize, minor: i128) -> Posting {
    posting(n, Money { currency: currency("EUR"), minor })
}

/// A few postings that show what there is: a bill with tax, a paid one, a partner, yen, goodwill.
fn some() -> Vec<Posting> {
    let with_bill = |paid: Option<bool>, n: usize| Posting {
        billed: Billed {
            invoice_id: Some(format!("in_{n}")),
            number: Some(format!("INV-{n}")),
            net: Some(Money { currency: currency("EUR"), minor: 98_000 }),
            rate: Some(rates()[2].clone()),
            gross: Some(Money { currency: currency("EUR"), minor: 116_620 }),
            paid,
        },
        ..euros(n, 19_601)
    };
    vec![
        with_bill(Some(true), 1),
        with_bill(Some(false), 2),
        Posting {
            customer: party("pennant", "Pennant \"Dental\" Group"),
            credit_to: party("tidewell", "Tidewell, Managed IT Ltd"),
            ..euros(3, 3_200)
        },
        posting(4, Money { currency: currency("JPY"), minor: 9_877 }),
        Posting {
            kind: RowKind::Goodwill,
            line: None,
            service: None,
            sla: None,
            credit_id: "GW-2026-03-acme-1-EUR".to_owned(),
            description: "Goodwill for 2026-03".to_owned(),
            ..euros(5, 2_500)
        },
    ]
}

fn text(file: &FinanceFile) -> String {
    String::from_utf8(file.bytes.clone()).expect("UTF-8")
}

fn folder(target: &FinanceTarget) -> String {
    let three = if target.files == NetSuiteFiles::Three { "-three" } else { "" };
    format!("{}{three}", target.target.name())
}

#[test]
fn the_files_of_every_target_are_as_stored() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-finance");
    let bless = std::env::var_os("AMENDS_BLESS").is_some();
    if bless && root.exists() {
        fs::remove_dir_all(&root).expect("the old files go");
    }
    let postings = some();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    let mut wrong = Vec::new();
    for target in targets() {
        for (stamp, name) in [(Stamp::Issued, "issued"), (Stamp::NotIssued, "preview")] {
            for file in files(&target, &ids(&postings), &postings, stamp).expect("nothing is missing") {
                let path = root.join(folder(&target)).join(name).join(&file.path);
                if bless {
                    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
                    fs::write(&path, &file.bytes).expect("written");
                } else if fs::read(&path).ok().as_ref() != Some(&file.bytes) {
                    wrong.push(format!("{}:\n{}", path.display(), text(&file)));
                }
                seen.insert(path);
            }
        }
    }
    for stored in all_files(&root) {
        assert!(seen.contains(&stored), "{} is stored, and nothing produced it", stored.display());
    }
    assert!(wrong.is_empty(), "AMENDS_BLESS=1 stores what is now:\n{}", wrong.join("\n"));
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { all.extend(all_files(&path)) } else { all.push(path) }
    }
    all
}

fn a_rate() -> impl Strategy<Value = Option<Exact>> {
    prop_oneof![Just(None), (0..3usize).prop_map(|n| Some(rates()[n].clone()))]
}

fn a_posting() -> impl Strategy<Value = Posting> {
    let amount = (prop_oneof![Just("EUR"), Just("JPY"), Just("KWD"), Just("USD")], 1..10_000_000_000_000i128);
    let billed = (any::<bool>(), any::<bool>(), a_rate(), any::<Option<bool>>());
    (any::<bool>(), amount, billed, 0..100_000usize).prop_map(|(is_gift, (code, minor), bill, n)| {
        // Stripe takes dinars in tens of fils.
        let minor = if code == "KWD" { minor * 10 } else { minor };
        let (has_id, has_number, rate, paid) = bill;
        Posting {
            kind: if is_gift { RowKind::Goodwill } else { RowKind::Credit },
            billed: Billed {
                invoice_id: has_id.then(|| format!("in_{n}")),
                number: has_number.then(|| format!("INV-{n}")),
                net: None,
                rate,
                gross: None,
                paid,
            },
            ..posting(n, Money { currency: currency(code), minor })
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Law: what is read back from the files of a target is what the postings come to, credits and goodwill apart.
    #[test]
    fn files_say_what_the_postings_say(mut postings in prop::collection::vec(a_posting(), 0..12)) {
        // One credit has one id.
        for (n, posting) in postings.iter_mut().enumerate() {
            posting.key = Some(format!("key-{n}"));
            posting.credit_id = format!("CR-{n}");
        }
        let expected = Totals::of(&postings).expect("it fits");
        for target in targets() {
            for stamp in [Stamp::Issued, Stamp::NotIssued] {
                let written = files(&target, &ids(&postings), &postings, stamp);
                let written = written.map_err(|p| TestCaseError::fail(format!("{p:#?}")))?;
                let again = read_totals(&target, &written).map_err(TestCaseError::fail)?;
                prop_assert_eq!(&again, &expected, "{:?}", target.target);
            }
        }
    }

    /// Law: a posting that is kept as JSON is the same when it is read.
    #[test]
    fn a_posting_is_read_as_it_was_kept(posting in a_posting(), is_issued in any::<bool>()) {
        let posting = if is_issued { posting } else { Posting { number: None, key: None, ..posting } };
        let kept = serde_json::to_string(&PostingRecord::from(&posting)).expect("JSON");
        let read: PostingRecord = serde_json::from_str(&kept).expect("JSON");
        prop_assert_eq!(read.posting(), Ok(posting));
    }
}

/// The tax of a credit is rounded once, half up, and net + tax = gross.
#[test]
fn a_half_of_tax_is_rounded_up() {
    let rate = Exact::parse("1/5").expect("a ratio");
    let posting = Posting { billed: Billed { rate: Some(rate), ..Billed::default() }, ..euros(1, 12) };
    // 20 % of 0.12 is 2.4 cents; of 0.125 it would be half a cent more.
    assert_eq!(posting.advice().map(|a| (a.tax.minor, a.gross.minor)), Some((2, 14)));
    let half = Posting {
        billed: Billed { rate: Some(Exact::parse("1/8").expect("a ratio")), ..Billed::default() },
        ..euros(1, 12)
    };
    assert_eq!(half.advice().map(|a| (a.tax.minor, a.gross.minor)), Some((2, 14)), "1.5 cents are 2");
}

/// Rows of each file of a target for so many postings.
fn rows(target: &FinanceTarget, n: usize) -> Vec<usize> {
    let postings: Vec<Posting> = (0..n).map(|n| euros(n, 100)).collect();
    let written = files(target, &ids(&postings[..1]), &postings, Stamp::Issued).expect("written");
    let again = read_totals(target, &written).expect("read");
    assert_eq!(again.credits[&currency("EUR")].minor, 100 * i128::try_from(n).expect("few"));
    let tables = written.iter().filter(|f| f.path.starts_with("credits"));
    tables.map(|f| text(f).lines().count() - 1).collect()
}

#[test]
fn files_are_split_where_a_target_takes_no_more() {
    assert_eq!(rows(&target(Target::Xero), 500), [500]);
    assert_eq!(rows(&target(Target::Xero), 1_001), [500, 500, 1]);
    assert_eq!(rows(&target(Target::NetSuite), 5_001), [5_000, 1]);
    let three = FinanceTarget { files: NetSuiteFiles::Three, ..target(Target::NetSuite) };
    assert_eq!(rows(&three, 5_001), [5_000, 5_000, 0, 1, 1, 0]);
    assert_eq!(rows(&target(Target::QuickBooks), 5_001), [5_001]);
}

fn refused(target: &FinanceTarget, ids: &LedgerIds, posting: Posting) -> Vec<Problem> {
    files(target, ids, &[posting], Stamp::Issued).err().unwrap_or_default()
}

/// What a program would misread is refused; what it reads well stands in the file letter by letter.
#[test]
fn hostile_names_are_refused_or_kept_as_they_are() {
    let formula = [Target::Xero, Target::QuickBooks, Target::NetSuite, Target::Journal].as_slice();
    let cases: [(&str, &[Target]); 10] = [
        ("=HYPERLINK(\"https://bad.example\")", &[formula, &[Target::Hledger]].concat()),
        ("+44 Ltd", formula),
        ("＝1+1", formula),
        ("Acme\nLtd", &[formula, &[Target::Hledger, Target::Beancount]].concat()),
        ("Acme; 2026-04-01 open", &[Target::Hledger]),
        ("Acme | Sons", &[Target::Hledger]),
        ("(CODE) Acme", &[Target::Hledger]),
        ("Acme \"The\" Ltd \\ Co", &[]),
        ("Acme, \"Quoted\", Ltd", &[]),
        ("Плава Река д.о.о.", &[]),
    ];
    for (name, bad) in &cases {
        for target in targets() {
            let posting = Posting { credit_to: party("acme", name), ..euros(1, 100) };
            let problems = refused(&target, &named("acme", name), posting.clone());
            let is_bad = bad.contains(&target.target);
            assert_eq!(!problems.is_empty(), is_bad, "{name:?} for {:?}: {problems:?}", target.target);
            assert!(problems.iter().all(|p| p.kind == ProblemKind::Misread));
            if is_bad || target.target.knows_by() == Some(amends::model::KnownBy::Id) {
                continue;
            }
            let written = files(&target, &named("acme", name), &[posting], Stamp::Issued).expect("written");
            let whole: String = written.iter().filter(|f| f.path.starts_with("credits")).map(text).collect();
            let doubled = name.replace('"', "\"\"");
            let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
            let is_there = [*name, &doubled, &escaped].iter().any(|form| whole.contains(*form));
            assert!(is_there, "{name:?} is not in the files for {:?}:\n{whole}", target.target);
        }
    }
}

#[test]
fn a_blank_that_nobody_sees_matches_nobody() {
    for target in targets().into_iter().filter(|t| t.target.knows_by().is_some()) {
        let mut ids = named("acme", "Acme Ltd ");
        ids.values_mut().for_each(|row| row.id = Some(" cus_acme".to_owned()));
        let problems = refused(&target, &ids, euros(1, 100));
        assert_eq!(problems.len(), 1, "{:?}: {problems:?}", target.target);
    }
}

#[test]
fn numbers_and_keys_are_needed_and_have_a_longest() {
    for target in targets() {
        let ids = named("acme", "Acme Ltd");
        let without = Posting { number: None, ..euros(1, 100) };
        assert!(!refused(&target, &ids, without).is_empty(), "{:?}", target.target);
        let longest = Posting { number: Some("9".repeat(NUMBER_MAX)), ..euros(1, 100) };
        assert!(refused(&target, &ids, longest).is_empty(), "{:?}", target.target);
        let longer = Posting { number: Some("9".repeat(NUMBER_MAX + 1)), ..euros(1, 100) };
        assert!(!refused(&target, &ids, longer).is_empty(), "{:?}", target.target);
        assert!(!refused(&target, &ids, euros(1, 0)).is_empty(), "{:?}", target.target);
    }
}

#[test]
fn texts_that_are_too_long_are_refused() {
    let long = |n: usize| Posting { description: "x".repeat(n), ..euros(1, 100) };
    let ids = named("acme", "Acme Ltd");
    for (of, longest) in [(Target::Chargebee, 250), (Target::Stripe, 350), (Target::QuickBooks, 4_000)] {
        assert!(refused(&target(of), &ids, long(longest)).is_empty(), "{of:?}");
        assert!(!refused(&target(of), &ids, long(longest + 1)).is_empty(), "{of:?}");
    }
}

#[test]
fn stripe_does_not_count_every_currency_as_iso_does() {
    let of = |code: &str, minor| posting(1, Money { currency: currency(code), minor });
    let ids = named("acme", "Acme Ltd");
    let is_refused = |code: &str, minor| !refused(&target(Target::Stripe), &ids, of(code, minor)).is_empty();
    assert!(is_refused("ISK", 100) && is_refused("UGX", 100) && is_refused("KWD", 1_234));
    assert!(!is_refused("KWD", 1_230) && !is_refused("JPY", 1));
}

/// Everything that is missing is told at once, and nothing is taken from elsewhere.
#[test]
fn all_that_is_missing_is_told_at_once() {
    let empty = |of: Target| FinanceTarget::new(of, span());
    for (of, expected) in [
        (Target::Stripe, 3),
        (Target::Chargebee, 2),
        (Target::Lago, 4),
        (Target::Xero, 7),
        (Target::QuickBooks, 5),
        (Target::NetSuite, 5),
        (Target::Journal, 3),
        (Target::Hledger, 3),
        (Target::Beancount, 3),
    ] {
        let problems = files(&empty(of), &LedgerIds::new(), &some(), Stamp::Issued).expect_err("refused");
        let told: BTreeMap<&str, ProblemKind> = problems.iter().map(|p| (p.what.as_str(), p.kind)).collect();
        let missing = told.values().filter(|k| **k == ProblemKind::Missing).count();
        assert_eq!(missing, expected, "{of:?}: {told:#?}");
    }
}

/// A credit that would stand on both sides of an entry books nothing.
#[test]
fn one_account_cannot_be_both_sides() {
    for of in [Target::Journal, Target::Hledger, Target::Beancount] {
        let mut settings = target(of);
        settings.contra_account.clone_from(&settings.goodwill_book);
        assert!(!refused(&settings, &named("acme", "Acme Ltd"), euros(1, 100)).is_empty(), "{of:?}");
    }
}

/// Every field of a request is one that the API documents.
#[test]
fn requests_have_documented_fields_only() {
    let credit_note = ["invoice", "lines", "memo", "reason", "email_type", "metadata", "credit_amount"];
    let line = ["type", "description", "quantity", "unit_amount", "tax_rates"];
    let balance = ["amount", "currency", "description", "metadata"];
    let chargebee = ["customer_id", "amount", "currency_code", "description", "credit_type", "reference"];
    let lago = ["external_customer_id", "coupon_code", "amount_cents", "amount_currency", "frequency"];
    let keys = |json: &serde_json::Value| -> Vec<String> {
        json.as_object().expect("an object").keys().cloned().collect()
    };
    for of in [Target::Stripe, Target::Chargebee, Target::Lago] {
        let postings = some();
        let mut requests = 0;
        for file in files(&target(of), &ids(&postings), &postings, Stamp::Issued).expect("written") {
            for request in text(&file).lines().filter(|_| file.path.ends_with(".jsonl")) {
                let request: serde_json::Value = serde_json::from_str(request).expect("JSON");
                requests += 1;
                let body = &request["body"];
                let (found, known): (Vec<String>, &[&str]) = match request["path"].as_str().expect("a path") {
                    "/v1/credit_notes" => {
                        let lines = body["lines"].as_array().expect("lines");
                        assert!(keys(&lines[0]).iter().all(|k| line.contains(&k.as_str())));
                        // What a paid invoice is credited with carries the tax: 196.01 + 37.24.
                        let paid = body.get("credit_amount").and_then(serde_json::Value::as_i64);
                        assert_eq!(paid, (body["invoice"] == "in_1").then_some(23_325));
                        (keys(body), &credit_note)
                    }
                    "/api/v2/promotional_credits/add" => (keys(body), &chargebee),
                    "/api/v1/applied_coupons" => (keys(&body["applied_coupon"]), &lago),
                    path => {
                        assert!(path.ends_with("/balance_transactions"), "{path}");
                        assert!(body["amount"].as_i64().expect("minor units") < 0, "a credit is negative");
                        (keys(body), &balance)
                    }
                };
                assert!(found.iter().all(|k| known.contains(&k.as_str())), "{found:?}");
                let is_keyed = request["idempotency_key"].as_str().is_some_and(|k| !k.is_empty());
                assert!(is_keyed, "{request}");
            }
        }
        assert_eq!(requests, postings.len(), "{of:?}");
    }
}

/// A preview carries no number and no key anywhere, and says what it is in every file and name.
#[test]
fn a_preview_cannot_be_taken_for_what_is_issued() {
    let postings = some();
    for target in targets() {
        for file in files(&target, &ids(&postings), &postings, Stamp::NotIssued).expect("written") {
            let words = text(&file);
            assert!(file.path.starts_with("NOT-ISSUED") || file.path == "IMPORT.md", "{}", file.path);
            assert!(
                !words.contains("CN-2026-") && !words.contains("amends-2026-03-"),
                "{}:\n{words}",
                file.path
            );
            let is_empty = words.lines().count() == 1 && file.path.ends_with(".csv");
            assert!(words.contains("NOT ISSUED") || is_empty, "{}:\n{words}", file.path);
        }
    }
}

/// Runs a checker on a file; `None` where it is not on the PATH.
fn checked(program: &str, args: &[&str], folder: &Path, file: &str) -> Option<(bool, String)> {
    let run = Command::new(program).args(args).arg(file).current_dir(folder).output();
    match run {
        Ok(out) => {
            let said =
                format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
            Some((out.status.success(), said))
        }
        Err(_) => {
            let note = format!("SKIPPED: `{program}` is not on the PATH, so its files were not read by it\n");
            std::io::Write::write_all(&mut std::io::stderr(), note.as_bytes()).expect("said");
            None
        }
    }
}

/// Writes the files of a target, with names that are hard to write, into a folder.
fn on_disk(of: Target, folder: &Path) -> Vec<FinanceFile> {
    let mut postings = some();
    postings.push(Posting {
        credit_to: party("acme", "Müller & Söhne \"GmbH\" \\ 東京, #tag ^link"),
        ..euros(6, 1)
    });
    postings.push(posting(7, Money { currency: currency("KWD"), minor: 1_234 }));
    postings.iter_mut().for_each(|p| p.customer = p.credit_to.clone());
    let settings = target(of);
    let mut written = Vec::new();
    for stamp in [Stamp::Issued, Stamp::NotIssued] {
        written.extend(files(&settings, &LedgerIds::new(), &postings, stamp).expect("written"));
    }
    for file in &written {
        fs::write(folder.join(&file.path), &file.bytes).expect("written");
    }
    written.retain(|f| f.path.ends_with(".journal") || f.path.ends_with(".beancount"));
    written
}

#[test]
fn hledger_reads_its_files() {
    let dir = tempfile::tempdir().expect("a folder");
    for file in on_disk(Target::Hledger, dir.path()) {
        let Some((is_fine, said)) = checked("hledger", &["check", "-f"], dir.path(), &file.path) else {
            return;
        };
        assert!(is_fine, "{}: {said}\n{}", file.path, text(&file));
        let book =
            if file.path.contains("goodwill") { "expenses:goodwill" } else { "revenue:less sla credits" };
        let args = ["balance", book, "-N", "--layout=bare", "-O", "csv", "-f"];
        let Some((_, said)) = checked("hledger", &args, dir.path(), &file.path) else { return };
        let totals = read_totals(&target(Target::Hledger), std::slice::from_ref(&file)).expect("read");
        let mut sums = totals.credits.into_values().chain(totals.goodwill.into_values());
        let digits = sums.next().expect("one currency").digits();
        assert!(said.contains(&format!("\"{digits}\"")), "{}: {digits} is not in {said}", file.path);
    }
}

#[test]
fn beancount_reads_its_files() {
    let dir = tempfile::tempdir().expect("a folder");
    for file in on_disk(Target::Beancount, dir.path()) {
        let accounts = ["Income:SLA-Credits", "Expenses:Goodwill", "Assets:Receivable", "Liabilities:VAT"];
        let opened: String = accounts.iter().map(|a| format!("2020-01-01 open {a}\n")).collect();
        fs::write(dir.path().join("main.beancount"), format!("include \"{}\"\n{opened}", file.path))
            .expect("written");
        let Some((is_fine, said)) = checked("bean-check", &[], dir.path(), "main.beancount") else { return };
        assert!(is_fine, "{}: {said}\n{}", file.path, text(&file));
    }
}
