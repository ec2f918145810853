//! A workspace in memory, written from a few values: what properties and tables run the real pipeline on.

use amends::credit::Assessment;
use amends::credit::AssessmentFacts;
use amends::credit::assess;
use amends::diag::Diagnostics;
use amends::interval::Interval;
use amends::measure::Downtime;
use amends::model::Line;
use amends::model::LineId;
use amends::run;
use amends::run::Loaded;
use amends::source::Folder;
use amends::time::Instant;
use amends::time::Month;
use amends::time::Zone;
use amends::time::parse_instant;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::io::Read;

/// The month of every workspace made here.
pub(crate) const MONTH: &str = "2026-03";

const SETTINGS: &str = r#"schema = 1
[company]
name = "Example"
address = ["1 Example Street"]
country = "GB"
email = "care@example.com"
[contact]
name = "Alex Reader"
email = "alex@example.com"
[[signatory]]
id = "ceo"
name = "Sam Founder"
title = "Chief Executive"
[defaults]
time_zone = "UTC"
language = "en-GB"
currency = "EUR"
"#;

const SERVICES: &str = "schema = 1\n[[service]]\nid = \"svc\"\nname = \"Service\"\n";

const CUSTOMERS: &str = "id,name,contact,salutation,email,language,time_zone,address,country,channel
acme,Acme Ltd,Dana Buyer,Dear Ms Buyer,dana@acme.example,en-GB,UTC,1 Street | Leeds,GB,letter
";

const CONTRACTS: &str = "line,customer,service,sla,fee,currency,billing,start,end\n";

/// An SLA with nothing but a promise of 99.9 % and one row that pays.
pub(crate) const PLAIN_SLA: &str = r#"schema = 1
[sla]
id = "gold"
version = "1"
name = "Gold"
[commitment]
uptime = "99.9%"
[period]
kind = "calendar-month"
zone = "UTC"
part_period = "existing-time"
[remedy]
kind = "bands"
[[band]]
when = "uptime < 99.9%"
credit = "10%"
[base]
proration = "by-day"
[claim]
automatic = true
"#;

/// A window of an incident, in seconds after [`origin`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) is_degraded: bool,
    /// In hundredths.
    pub(crate) share: Option<u64>,
    /// Its incident says that a third party did it.
    pub(crate) is_claimed: bool,
}

impl Window {
    pub(crate) fn down(start: usize, end: usize) -> Self {
        Window { start, end, is_degraded: false, share: None, is_claimed: false }
    }
}

/// The files of a workspace.
#[derive(Clone, Debug)]
pub(crate) struct Memory(BTreeMap<String, String>);

impl Folder for Memory {
    fn list(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).map(|t| t.clone().into_bytes()).ok_or(io::ErrorKind::NotFound.into())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }

    fn size(&self, path: &str) -> u64 {
        self.0.get(path).map_or(0, |t| t.len() as u64)
    }
}

impl Memory {
    /// One customer with one line at EUR 100.00 under [`PLAIN_SLA`], and nothing that ever went wrong.
    pub(crate) fn new() -> Self {
        let files = [
            ("amends.toml", SETTINGS),
            ("services.toml", SERVICES),
            ("customers.csv", CUSTOMERS),
            ("slas/gold.toml", PLAIN_SLA),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        Memory(files.into_iter().collect()).contracts(&["L1,acme,svc,gold,100.00,EUR,monthly,2025-01-01,"])
    }

    /// The settings of every workspace made here.
    pub(crate) fn settings() -> &'static str {
        SETTINGS
    }

    /// With a file.
    pub(crate) fn file(mut self, path: &str, text: impl Into<String>) -> Self {
        self.0.insert(path.to_owned(), text.into());
        self
    }

    /// Without a file.
    pub(crate) fn delete(mut self, path: &str) -> Self {
        self.0.remove(path);
        self
    }

    /// With text at the end of a file.
    pub(crate) fn append(mut self, path: &str, text: &str) -> Self {
        self.0.entry(path.to_owned()).or_default().push_str(text);
        self
    }

    /// With these rows of `contracts.csv`.
    pub(crate) fn contracts<T: AsRef<str>>(self, rows: &[T]) -> Self {
        let rows: String = rows.iter().map(|r| format!("{}\n", r.as_ref())).collect();
        self.file("contracts.csv", format!("{CONTRACTS}{rows}"))
    }

    /// With this SLA under the id `gold`.
    pub(crate) fn sla(self, text: impl Into<String>) -> Self {
        self.file("slas/gold.toml", text)
    }

    /// With an incident.
    pub(crate) fn incident(self, id: &str, windows: &[Window]) -> Self {
        let mut text = format!(
            "schema = 1\n[incident]\nid = \"{id}\"\ntitle = \"t\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n"
        );
        for w in windows {
            let kind = if w.is_degraded { "degraded" } else { "down" };
            let (start, end) = (at(w.start), at(w.end));
            let _ = writeln!(
                text,
                "[[impact]]\nservice = \"svc\"\nstart = \"{start}\"\nend = \"{end}\"\nkind = \"{kind}\""
            );
            if let Some(share) = w.share {
                let _ = writeln!(text, "share = \"{share}%\"");
            }
            if w.is_claimed {
                text.push_str("excluded = { class = \"third-party\", reason = \"r\" }\n");
            }
        }
        self.file(&format!("incidents/{id}.toml"), text)
    }

    /// With one incident for each window.
    pub(crate) fn incidents(self, windows: &[Window]) -> Self {
        let all = windows.iter().enumerate();
        all.fold(self, |memory, (i, w)| memory.incident(&format!("I-{i:02}"), std::slice::from_ref(w)))
    }

    /// What is read of it, with all its problems.
    pub(crate) fn load_as_it_is(&self) -> Loaded {
        run::load(self, &|_| ())
    }

    /// Reads it; a workspace of a test has no faults.
    pub(crate) fn load(&self) -> Loaded {
        let loaded = run::load(self, &|_| ());
        assert!(!loaded.diags.has_errors(), "{:#?}\n{:#?}", loaded.diags.sorted(), self.0);
        loaded
    }
}

/// The first instant of the month.
pub(crate) fn origin() -> Instant {
    parse_instant("2026-03-01T00:00:00Z", None).unwrap()
}

/// The instant so many seconds after [`origin`].
pub(crate) fn at(seconds: usize) -> Instant {
    Instant(origin().0 + i64::try_from(seconds).unwrap() * 1000)
}

/// Seconds after [`origin`]; a stretch of a test begins and ends on whole ones.
pub(crate) fn second(t: Instant) -> usize {
    assert_eq!((t.0 - origin().0) % 1000, 0, "{t} is not a whole second");
    usize::try_from((t.0 - origin().0) / 1000).unwrap()
}

/// The stretch between two seconds.
pub(crate) fn between(start: usize, end: usize) -> Interval {
    Interval::new(at(start), at(end)).unwrap()
}

/// The downtime of a workspace, with `horizon` as the stretch in which silence means something.
pub(crate) fn downtime(loaded: &Loaded, horizon: Interval) -> Downtime<'_> {
    let mut diags = Diagnostics::default();
    let workspace = loaded.workspace.as_ref().unwrap();
    let downtime = Downtime::new(workspace, &loaded.evidence, &loaded.sources, horizon, &mut diags);
    assert!(!diags.has_errors(), "{:#?}", diags.sorted());
    downtime
}

/// The contract line `L1`.
pub(crate) fn line(loaded: &Loaded) -> &Line {
    &loaded.workspace.as_ref().unwrap().lines[&LineId::new("L1")]
}

/// What every contract line comes to in the month, in the order of the lines.
pub(crate) fn assessed<R>(memory: &Memory, look: impl Fn(&Assessment<'_>) -> R) -> Vec<R> {
    let month = Month::parse(MONTH).unwrap();
    assessed_as_of(memory, month, month.end(Zone::UTC), look)
}

/// The same for another month, with claims judged as of an instant.
pub(crate) fn assessed_as_of<R>(
    memory: &Memory,
    month: Month,
    as_of: Instant,
    look: impl Fn(&Assessment<'_>) -> R,
) -> Vec<R> {
    let loaded = memory.load();
    let workspace = loaded.workspace.as_ref().unwrap();
    let horizon = run::horizon(workspace, &loaded.policies, month).unwrap();
    let downtime = downtime(&loaded, horizon);
    let facts = AssessmentFacts { downtime: &downtime, sources: &loaded.sources, month, as_of };
    let policy = |id: &_| loaded.policies.get(id);
    workspace
        .lines
        .values()
        .flat_map(|line| assess(facts, line, &policy))
        .map(|a| look(&a.unwrap()))
        .collect()
}
