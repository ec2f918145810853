//! Terms of agreements one by one, through the facts of an assessment: notice, hours, allowances, order of exclusions,
//! reports, deadlines, what is carried over, doubt that goes one way.

use amends::credit::Outcome;
use amends::diag::Diagnostics;
use amends::ingest::add_text;
use amends::run::assess::Answer;
use amends::run::assess::assess;
use amends::run::assess::read_facts;
use amends::run::assess::read_policy;
use amends::source::Sources;
use amends::time::Elapsed;

/// 99.9 % of a month in UTC, 10 % of the fee below it, and `terms` beside it.
fn sla(head: &str, terms: &str, claim: &str) -> String {
    format!(
        "schema = 1\n[sla]\nid = \"x\"\nversion = \"1\"\nname = \"X\"\n{head}\n[commitment]\nuptime = \"99.9%\"\n[period]\nkind = \"calendar-month\"\nzone = \"Europe/Berlin\"\npart_period = \"existing-time\"\n{terms}\n[remedy]\nkind = \"bands\"\n[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n[base]\nproration = \"full\"\n[claim]\n{claim}\n"
    )
}

fn answer(sla: &str, facts: &str) -> Answer {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let id = add_text(&mut sources, "sla", sla.into(), &mut diags).expect("UTF-8");
    let policy = read_policy(&sources, id, &mut diags).unwrap_or_else(|| panic!("{sla}\n{diags:#?}"));
    let text = format!("period = \"2026-06\"\nzone = \"Europe/Berlin\"\nfee = \"100.00 EUR\"\n{facts}");
    let id = add_text(&mut sources, "facts", text.into(), &mut diags).expect("UTF-8");
    let facts = read_facts(&sources, id, &policy, &mut diags).unwrap_or_else(|| panic!("{diags:#?}"));
    assess(&policy, &facts, "").expect("an answer")
}

fn minutes(answer: &Answer) -> i64 {
    let ms = answer.judged.measured.affected.to_i128().expect("whole milliseconds");
    Elapsed(i64::try_from(ms).expect("a length")).whole_seconds() / 60
}

const AUTOMATIC: &str = "automatic = true";

/// Minutes that count of outages under some terms.
fn counted(terms: &str, facts: &str) -> i64 {
    minutes(&answer(&sla("", terms, AUTOMATIC), facts))
}

fn outage(start: &str, end: &str) -> String {
    format!("[[outage]]\nstart = \"{start}\"\nend = \"{end}\"\n")
}

fn work(start: &str, end: &str, announced: &str) -> String {
    format!("[[maintenance]]\nstart = \"{start}\"\nend = \"{end}\"\nannounced_at = \"{announced}\"\n")
}

#[test]
fn notice_in_time_and_in_business_days() {
    // Maintenance on Tuesday 9 June, 10:00 to 11:00, inside an outage of two hours.
    let facts = |announced: &str| {
        outage("2026-06-09 10:00", "2026-06-09 12:00")
            + &work("2026-06-09 10:00", "2026-06-09 11:00", announced)
    };
    let rule = |notice: &str| format!("[[exclude]]\nclass = \"maintenance\"\nnotice = \"{notice}\"\n");
    let table = [
        ("24h", "2026-06-08 10:00", 60),
        ("24h", "2026-06-08 10:01", 120),
        // Two full business days lie between Thursday and Tuesday: Friday and Monday.
        ("2 business days", "2026-06-04 23:00", 60),
        ("2 business days", "2026-06-05 08:00", 120),
        ("1 business day", "2026-06-05 08:00", 60),
        ("1 business day", "2026-06-06 08:00", 60), // Saturday: Monday is in between
        ("1 business day", "2026-06-08 08:00", 120),
    ];
    for (notice, announced, expected) in table {
        assert_eq!(counted(&rule(notice), &facts(announced)), expected, "{notice}, announced {announced}");
    }
}

#[test]
fn maintenance_counts_outside_of_its_hours() {
    let rule = "[[exclude]]\nclass = \"maintenance\"\nonly_within = \"Mon-Sun 22:00-06:00\"\n";
    let facts = outage("2026-06-09 20:00", "2026-06-10 08:00")
        + &work("2026-06-09 20:00", "2026-06-10 08:00", "2026-06-01 08:00");
    // Two hours before 22:00 and two after 06:00 count; the eight between do not.
    assert_eq!(counted(rule, &facts), 240);
}

#[test]
fn what_is_beyond_an_allowance_counts() {
    let rule = "[[exclude]]\nclass = \"maintenance\"\nallowance = \"3h\"\nallowance_per = \"month\"\n";
    let two = |day: u32| (format!("2026-06-{day:02} 10:00"), format!("2026-06-{day:02} 12:00"));
    let facts: String = [9, 16]
        .map(|day| {
            let (from, to) = two(day);
            outage(&from, &to) + &work(&from, &to, "2026-06-01 08:00")
        })
        .concat();
    assert_eq!(counted(rule, &facts), 60, "three of four hours are allowed");
    // The same window twice uses the allowance once.
    let (from, to) = two(9);
    let twice =
        outage(&from, &to) + &work(&from, &to, "2026-06-01 08:00") + &work(&from, &to, "2026-06-01 08:00");
    assert_eq!(counted(rule, &twice), 0);
}

#[test]
fn an_allowance_of_any_two_weeks_slides() {
    let rule = "[[exclude]]\nclass = \"maintenance\"\nallowance = \"6h\"\nallowance_per = \"14d\"\n";
    let works = |list: &[(&str, &str)]| -> String {
        list.iter().map(|(from, to)| outage(from, to) + &work(from, to, "2026-05-01 08:00")).collect()
    };
    let table: [(&[(&str, &str)], i64); 4] = [
        (&[("2026-06-01 00:00", "2026-06-01 06:00")], 0),
        // The six hours of the 1st are used up until the 15th.
        (&[("2026-06-01 00:00", "2026-06-01 06:00"), ("2026-06-10 00:00", "2026-06-10 02:00")], 120),
        // From the 15th on each minute that leaves makes room for one: all six hours again.
        (&[("2026-06-01 00:00", "2026-06-01 06:00"), ("2026-06-15 00:00", "2026-06-15 06:00")], 0),
        (&[("2026-06-01 00:00", "2026-06-01 06:00"), ("2026-06-14 22:00", "2026-06-15 03:00")], 120),
    ];
    for (list, expected) in table {
        assert_eq!(counted(rule, &works(list)), expected, "{list:?}");
    }
}

#[test]
fn time_outside_of_the_hours_of_service_does_not_count() {
    let rule = "[service_time]\nhours = \"Mon-Fri 08:00-18:00; Sat 09:00-12:30\"\nholidays = [2026-06-10]\n";
    let table = [
        ("2026-06-09 07:00", "2026-06-09 09:00", 60), // Tuesday
        ("2026-06-09 17:00", "2026-06-10 18:00", 60), // Wednesday is a holiday
        ("2026-06-13 12:00", "2026-06-15 08:30", 60), // half an hour on Saturday, and on Monday
        ("2026-06-14 00:00", "2026-06-15 00:00", 0),  // Sunday
    ];
    for (from, to, expected) in table {
        assert_eq!(counted(rule, &outage(from, to)), expected, "{from} to {to}");
    }
}

#[test]
fn uptime_can_be_divided_by_the_hours_of_service() {
    let terms = "measured_over = \"service_time\"\n[service_time]\nhours = \"Mon-Fri 08:00-18:00\"\n";
    let a = answer(&sla("", terms, AUTOMATIC), &outage("2026-06-09 10:00", "2026-06-09 12:12"));
    // 22 working days of ten hours; 2 h 12 min are a hundredth.
    assert_eq!(a.judged.measured.uptime.to_string(), "99/100");
}

#[test]
fn exclusions_before_or_after_the_length_of_an_outage_is_looked_at() {
    // Sixty minutes with forty of maintenance in the middle: two pieces of ten, or one whole of sixty.
    let facts = outage("2026-06-09 10:00", "2026-06-09 11:00")
        + &work("2026-06-09 10:10", "2026-06-09 10:50", "2026-06-01 08:00");
    let rule = |order: &str| {
        format!(
            "[detect]\nmin_run = \">= 15min\"\nexclusions = \"{order}\"\n[[exclude]]\nclass = \"maintenance\"\n"
        )
    };
    assert_eq!(counted(&rule("before-min-run"), &facts), 0);
    assert_eq!(counted(&rule("after-min-run"), &facts), 20);
}

#[test]
fn an_outage_counts_from_the_report_on() {
    let rule = "[detect]\nclock = \"reported\"\n";
    let reported =
        |at: &str| format!("{}reported_at = \"{at}\"\n", outage("2026-06-09 10:00", "2026-06-09 11:00"));
    assert_eq!(counted(rule, &reported("2026-06-09 10:20")), 40);
    assert_eq!(counted(rule, &reported("2026-06-09 09:00")), 60);
    assert_eq!(counted(rule, &reported("2026-06-09 12:00")), 0);
}

#[test]
fn of_several_deadlines_the_first_is_the_last_day() {
    let claim = "automatic = false\nwithin = \"30d\"\nanchor = \"period-end\"\n[[claim.also]]\nwhat = \"give notice\"\nwithin = \"5 business days\"\nanchor = \"incident-end\"\n";
    let a = answer(&sla("", "", claim), &outage("2026-06-09 10:00", "2026-06-09 12:00"));
    assert_eq!(a.claim.day().expect("a day").to_string(), "2026-06-16");
    assert_eq!(a.outcome, Outcome::AwaitingClaim);
}

#[test]
fn credits_are_carried_over_until_they_reach_a_sum() {
    let terms = "[limits]\nhold_until = \">= 25.00 EUR\"\n";
    let facts = |carried: &str| {
        format!(
            "facts = {{ carried_over = \"{carried} EUR\" }}\n{}",
            outage("2026-06-09 10:00", "2026-06-09 12:00")
        )
    };
    let a = answer(&sla("", terms, AUTOMATIC), &facts("14.99"));
    assert_eq!((a.outcome, a.credit.minor), (Outcome::CarriedOver, 0));
    let a = answer(&sla("", terms, AUTOMATIC), &facts("15.00"));
    assert_eq!((a.outcome, a.credit.minor), (Outcome::Owed, 2500));
}

#[test]
fn doubt_goes_the_way_that_the_interpretation_says() {
    let bands = |head: &str| {
        sla(head, "", AUTOMATIC).replace(
            "[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n",
            "[[band]]\nwhen = \"99% < uptime < 99.9%\"\ncredit = \"10%\"\n[[band]]\nwhen = \"uptime < 99%\"\ncredit = \"25%\"\n",
        )
    };
    let facts = outage("2026-06-09 10:00", "2026-06-09 17:12"); // 7 h 12 min: exactly 99 %
    assert_eq!(answer(&bands(""), &facts).outcome, Outcome::Undecided);
    let read = |way: &str| format!("interpretation = \"Read so.\"\nin_doubt = \"{way}\"\n");
    assert_eq!(answer(&bands(&read("for-the-customer")), &facts).credit.minor, 2500);
    assert_eq!(answer(&bands(&read("for-the-provider")), &facts).credit.minor, 1000);
}

/// What is wrong with a text: the kinds, in order.
fn faults(text: &str) -> Vec<String> {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let id = add_text(&mut sources, "sla", text.into(), &mut diags).expect("UTF-8");
    let policy = read_policy(&sources, id, &mut diags).unwrap_or_else(|| panic!("{text}\n{diags:#?}"));
    policy.findings.iter().map(|f| format!("{}: {}", f.kind.word(), f.what).replace('\u{a0}', " ")).collect()
}

#[test]
fn faults_of_a_text_are_found() {
    let band = "[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n";
    let of = |terms: &str, rows: &str| sla("", terms, AUTOMATIC).replace(band, rows);
    let row = |when: &str, credit: &str| format!("[[band]]\nwhen = \"{when}\"\ncredit = \"{credit}\"\n");
    assert_eq!(faults(&of("", band)), Vec::<String>::new());
    let table = [
        (
            of("", &row("uptime < 99%", "10%")),
            vec!["hole: at exactly 99 % no row applies", "hole: between 99 % and 99.9 % no row applies"],
        ),
        (
            of("", &(row("99% <= uptime < 99.9%", "5%") + &row("uptime <= 99%", "10%"))),
            vec!["overlap: at exactly 99 % 2 rows apply"],
        ),
        (
            of("", &row("uptime <= 99.9%", "10%")),
            vec!["conflict: at 99.9 %, where the commitment is kept, a row still pays"],
        ),
        (
            of(
                "",
                &(row("downtime <= 1h", "nothing")
                    + &row("1h < downtime <= 800h", "5%")
                    + &row("downtime > 800h", "10%")),
            ),
            vec!["unreachable: nothing can be as long as 800 h"],
        ),
        (
            of("", &row("uptime < 99.9%", "5.00 EUR")).replace("[claim]", "[limits]\ncap = \"50%\"\n[claim]"),
            vec!["unstated: the cap is a share, and the text does not say of what"],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(faults(&text), expected, "{text}");
    }
    let breach = sla("", "", AUTOMATIC)
        .replace("uptime = \"99.9%\"\n", "uptime = \"99.9%\"\nbreach = \"downtime > 1h\"\n");
    assert!(faults(&breach)[0].starts_with("conflict: after an outage of "), "{:?}", faults(&breach));
}

#[test]
fn a_share_of_errors_at_the_bound_is_not_above_it() {
    let rule = |sign: &str| {
        format!(
            "[detect]\nsignal = \"requests\"\nbucket = \"1min\"\naggregate = \"sum-of-time\"\nidle = \"up\"\nerror = \"{sign} 5%\"\n"
        )
    };
    let facts = |errors: u32| format!("bucket = [{{ count = 60, requests = 1000, errors = {errors} }}]\n");
    assert_eq!(counted(&rule(">"), &facts(50)), 0);
    assert_eq!(counted(&rule(">"), &facts(51)), 60);
    assert_eq!(counted(&rule(">="), &facts(50)), 60);
}

/// What is said of facts that cannot be used; nothing where they can.
fn refused(id: &str, facts: &str) -> Vec<String> {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let text = amends::sla::preset(id).expect("a preset").text;
    let sla = add_text(&mut sources, "sla", text.into(), &mut diags).expect("UTF-8");
    let policy = read_policy(&sources, sla, &mut diags).expect("a policy");
    let facts = add_text(&mut sources, "facts", facts.into(), &mut diags).expect("UTF-8");
    if let Some(facts) = read_facts(&sources, facts, &policy, &mut diags) {
        match assess(&policy, &facts, "") {
            Ok(_) => return Vec::new(),
            Err(problem) => diags.push(problem),
        }
    }
    diags.sorted().iter().map(|d| d.title.clone()).collect()
}

#[test]
fn facts_that_say_nothing_under_an_sla_are_refused() {
    let june = "period = \"2026-06\"\nfee = \"100.00 USD\"\n";
    let one = "outage = [{ start = \"2026-06-10T00:00:00Z\", end = \"2026-06-12T01:00:00Z\" }]\n";
    let buckets = "bucket = [{ count = 100, requests = 10, errors = 10 }]\n";
    let table: [(&str, String, &str); 12] = [
        ("vultr", format!("{june}uptime = \"99.5%\"\n"), "looks at single outages"),
        ("notion", format!("{june}zone = \"UTC\"\nuptime = \"90%\"\n"), "looks at single outages"),
        ("aws-lambda", format!("{june}{one}"), "is not measured by outages"),
        ("aws-lambda", june.to_owned(), "is measured by requests, and none are given"),
        ("aws-ec2-region", format!("{june}{buckets}"), "is not measured by requests"),
        ("aws-ec2-region", format!("{june}uptime = \"99.9%\"\n{one}"), "which of them counts?"),
        ("aws-ec2-region", format!("{june}uptime = \"120%\"\n"), "more than all of the time"),
        (
            "aws-ec2-region",
            format!("{june}in_force_from = \"2026-06-20\"\nin_force_until = \"2026-06-20\"\n"),
            "no time of the period is under contract",
        ),
        (
            "aws-ec2-region",
            format!("{june}outage = [{{ start = \"2026-06-10 00:00\", end = \"2026-06-12 01:00\" }}]\n"),
            "zone",
        ),
        (
            "rollernet-power",
            format!("{june}{one}[facts]\namps = \"-20\"\namp_credit = \"20 USD\"\n"),
            "cannot be `amps`",
        ),
        (
            "cloudflare-business",
            format!("{june}{one}[facts]\naffected_share = \"150%\"\n"),
            "cannot be `affected_share`",
        ),
        (
            "m365-user-minutes",
            format!("{june}[facts]\nuser_minutes = \"100\"\naffected_user_minutes = \"200\"\n"),
            "an uptime of",
        ),
    ];
    for (id, facts, expected) in table {
        let said = refused(id, &facts);
        assert!(said.iter().any(|s| s.contains(expected)), "{id}: {said:?}\n{facts}");
    }
}

#[test]
fn an_allowance_is_by_the_calendar_however_a_window_is_written() {
    let rule = "[[exclude]]\nclass = \"maintenance\"\nallowance = \"2h\"\n";
    let told = "2026-05-01 08:00";
    // Across midnight of the month's end in Berlin: two hours of each month are allowed.
    let whole =
        outage("2026-05-31 23:00", "2026-06-01 04:00") + &work("2026-05-31 23:00", "2026-06-01 04:00", told);
    let split = outage("2026-05-31 23:00", "2026-06-01 04:00")
        + &work("2026-05-31 23:00", "2026-06-01 00:00", told)
        + &work("2026-06-01 00:00", "2026-06-01 04:00", told);
    assert_eq!(counted(rule, &whole), 120);
    assert_eq!(counted(rule, &split), 120);
}

#[test]
fn the_longest_outage_of_a_day_is_the_longest_within_it() {
    let text = sla("", "", AUTOMATIC)
        .replace("kind = \"bands\"\n[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n", "kind = \"bands\"\nper = \"day\"\n[[band]]\nwhen = \"longest < 30min\"\ncredit = \"nothing\"\n[[band]]\nwhen = \"longest >= 30min\"\ncredit = \"5%\"\n");
    // One hour before midnight and 20 min after it, twice in a row: the day between has 20 + 20 min, none of 30.
    let facts =
        outage("2026-06-01 23:00", "2026-06-02 00:20") + &outage("2026-06-02 23:40", "2026-06-03 01:00");
    assert_eq!(answer(&text, &facts).credit.minor, 1_000);
}

#[test]
fn a_table_pays_in_one_currency() {
    let band = "[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n";
    let rows = "[[band]]\nwhen = \"99% <= uptime < 99.9%\"\ncredit = \"5.00 EUR\"\n[[band]]\nwhen = \"uptime < 99%\"\ncredit = \"9.00 USD\"\n";
    let text = sla("", "", AUTOMATIC).replace(band, rows);
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let id = add_text(&mut sources, "sla", text.into(), &mut diags).expect("UTF-8");
    assert!(read_policy(&sources, id, &mut diags).is_none());
    assert_eq!(diags.sorted()[0].title, "this table pays in EUR and in USD");
}

#[test]
fn a_claim_before_the_period_is_none() {
    let claim = "automatic = false\nwithin = \"30d\"\nanchor = \"period-end\"\n";
    let facts =
        |day: &str| format!("claimed_on = [{day}]\n{}", outage("2026-06-09 10:00", "2026-06-09 12:00"));
    assert_eq!(answer(&sla("", "", claim), &facts("2025-01-01")).outcome, Outcome::AwaitingClaim);
    assert_eq!(answer(&sla("", "", claim), &facts("2026-06-10")).outcome, Outcome::Owed);
}

#[test]
fn formulas_of_any_length_are_read_or_refused_at_once() {
    let long = format!("uptime{}", " + uptime".repeat(30_000));
    let digits = "9".repeat(1_000_000);
    let deep = "(".repeat(50_000);
    let product = (0..1_000).map(|i| format!("0.{i}23456789012345")).collect::<Vec<_>>().join(" * ");
    for text in [long, digits, deep, product] {
        assert!(amends::sla::formula::Formula::parse(&text).is_err());
        assert!(amends::sla::formula::Condition::parse(&format!("{text} > 1")).is_err());
    }
    assert_eq!(amends::money::Exact::parse(&"9".repeat(1_000_000)), None);
}
